"""Copies of one story: syndicated, cut and lightly edited texts found among any number of articles.

Likely pairs come from MinHash signatures (rensa): their bands are joined in SQL, pairs whose signatures agree too little are dropped, and
the rest is judged on the two texts. In a band every article meets the earliest that shares it, the earliest with the same figures, and the
one just before: pairs grow with the articles, not with their square, and follow from the set of articles alone, not from the order in
which they came.
"""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rensa import RMinHash

from pipeline.analysis import credits, told_figures
from pipeline.analysis.credits import Credited
from pipeline.analysis.told_figures import SENTENCE_END, figures_agree, figures_of, tells_another_toll, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import duckdb

# Bands of three values meet with probability 1 - (1 - j^3)^bands at Jaccard likeness j: 0.96 at a half for the whole text. A story cut to
# its first paragraphs is unlike the whole but opens like it, so the opening has bands of its own.
_ROWS = 3
_BANDS = {"whole": 24, "opening": 16}
_OPENING_WORDS = 120
_N_VALUES = {part: bands * _ROWS for part, bands in _BANDS.items()}
# Of the values of two signatures, the share that agrees estimates their likeness; a pair below both is no copy. A text that another holds
# for 0.7 and that is half as long is alike in whole by 0.29; one that is cut to its first paragraphs is alike in its opening.
_LEAST_AGREEING = {"whole": 0.2, "opening": 0.3}
_PAIRS_AT_ONCE = 100_000
_SHINGLE = 3  # words that stand together
_LEAST_WORDS = 25  # shorter texts are alike by chance: of them only the same text is a copy
_SEED = 1
_CODE = hashlib.sha256(
    b"".join(Path(file).read_bytes() for file in (__file__, str(told_figures.__file__), str(credits.__file__)))
).hexdigest()[:10]
SIGNATURE_VERSION = f"{RMinHash.ALGORITHM_VERSION}-{_CODE}"  # of stored bands and judgements; another one makes them anew

COPIED_SHARE = 0.7  # of a copy's word triples stand in the original: what an editor's new headline, opening and ending leave
_CUT_TO = 0.25  # an extract published before the whole is no shorter: a brief that a long report happens to hold is no copy

SIGNATURES = pa.schema(
    [
        ("article_id", pa.string()),
        ("bands", pa.list_(pa.int64())),
        ("figures", pa.int64()),
        ("values", pa.list_(pa.uint16(), sum(_N_VALUES.values()))),  # the last 16 bits of each
        ("publisher", pa.string()),
        ("credits", pa.list_(pa.string())),  # whose story it says that it is (credits.py)
    ]
)


class Verdict(StrEnum):
    """What the later of two articles is to the earlier."""

    COPY = "copy"
    UPDATE = "update"  # the same story with a changed figure
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and which share of the one text stands in the other, from 0 to 1."""

    verdict: Verdict
    score: float


def signatures(article_ids: Sequence[str], bodies: Sequence[str], credited: Sequence[Credited] | None = None) -> pa.Table:
    """The bands of each body (the text without its title), and a hash of the figures in its opening; no bands for short texts.

    `credited`: who published each, and whom it credits, which is stored beside.
    """
    about = credited or [Credited(None, [])] * len(bodies)
    token_lists = [words(body) for body in bodies]
    bands, values = [np.empty((len(bodies), 0), np.int64)], [np.empty((len(bodies), 0), np.uint16)]
    for number, (part, count) in enumerate(_BANDS.items()):
        shown = [tokens if part == "whole" else tokens[:_OPENING_WORDS] for tokens in token_lists]
        made = RMinHash.digests_from_token_sets([_shingles(tokens) or [""] for tokens in shown], num_perm=count * _ROWS, seed=_SEED)
        digests = np.array(made, np.uint64).reshape(len(bodies), count * _ROWS)
        values.append(digests.astype(np.uint16))
        bands.append(_band_keys(digests.reshape(len(bodies), count, _ROWS), number))
    keys = np.concatenate(bands, axis=1).tolist()
    figures = [_hash(" ".join(sorted(set(figures_of(tokens[:_OPENING_WORDS]))))) for tokens in token_lists]
    lists = [row if len(tokens) >= _LEAST_WORDS else [] for row, tokens in zip(keys, token_lists, strict=True)]
    return pa.Table.from_arrays(
        [
            pa.array(article_ids, pa.string()),
            pa.array(lists, pa.list_(pa.int64())),
            pa.array(figures, pa.int64()),
            pa.FixedSizeListArray.from_arrays(pa.array(np.concatenate(values, axis=1).ravel()), sum(_N_VALUES.values())),
            pa.array([one.publisher for one in about], pa.string()),
            pa.array([list(one.credits) for one in about], pa.list_(pa.string())),
        ],
        schema=SIGNATURES,
    )


def candidates(con: duckdb.DuckDBPyConnection, signed: str, articles: str) -> list[tuple[str, str]]:
    """Pairs (later, earlier) of article ids worth judging, in order; see `candidates_query` and `likely_copies`."""
    pairs = con.sql(f"FROM ({candidates_query(signed, articles)}) WHERE earlier IS NOT NULL ORDER BY ALL").to_arrow_table()
    likely = likely_copies(pairs, con.table(signed).to_arrow_table())
    return [(row["article_id"], row["earlier"]) for row in likely.to_pylist()]


def firsts_query(articles: str) -> str:
    """Of a relation of article_id, published_at and text_sha256 the rows that are not exact copies: one is in no pair, since whatever it
    copies its original copies too."""
    return f"FROM {articles} QUALIFY row_number() OVER (PARTITION BY text_sha256 ORDER BY published_at, article_id) = 1"


def candidates_query(signed: str, articles: str, asked: str | None = None) -> str:
    """The query of the pairs that meet in a band: `article_id` of the later and `earlier`, which is null where it meets none.

    `signed` and `articles` name relations: of SIGNATURES, and of article_id, published_at and text_sha256. With `asked`, a relation of
    article_id, only later articles that share a band with one of those are in it: whom others meet does not hang on those.
    """
    touched, shared = "SELECT number FROM firsts", "GROUP BY band HAVING count(*) > 1"
    if asked:
        of_asked = f"SELECT band FROM banded SEMI JOIN (SELECT number FROM firsts SEMI JOIN {asked} USING (article_id)) USING (number)"
        touched, shared = f"SELECT DISTINCT number FROM banded SEMI JOIN ({of_asked}) USING (band)", "SEMI JOIN touched USING (number)"
    return f"""
        WITH firsts AS MATERIALIZED (  -- numbers by age are sorted and joined quicker than ids
            SELECT article_id, CAST(row_number() OVER (ORDER BY published_at, article_id) AS INTEGER) AS number
            FROM ({firsts_query(articles)})
        ),
        banded AS MATERIALIZED (SELECT number, figures, unnest(bands) AS band FROM {signed} JOIN firsts USING (article_id)),
        touched AS MATERIALIZED ({touched}),
        shared AS (SELECT number, figures, band FROM banded SEMI JOIN (SELECT band FROM banded {shared}) USING (band)),
        met AS (
            SELECT number, unnest([first_value(number) OVER in_band, lag(number) OVER in_band,
                min(number) OVER (PARTITION BY band, figures)]) AS earlier
            FROM shared WINDOW in_band AS (PARTITION BY band ORDER BY number)
        )
        SELECT a.article_id, b.article_id AS earlier
        FROM touched LEFT JOIN (SELECT DISTINCT number, earlier FROM met WHERE earlier < number) USING (number)
        JOIN firsts AS a USING (number) LEFT JOIN firsts AS b ON b.number = earlier
        """


def likely_copies(pairs: pa.Table, signed: pa.Table) -> pa.Table:
    """Those of the pairs (article_id, earlier) whose signatures agree enough for a copy, in their order. `signed` are their SIGNATURES."""
    values = np.asarray(pc.list_flatten(signed["values"])).reshape(-1, sum(_N_VALUES.values()))
    kept = [pairs.schema.empty_table()]
    for start in range(0, pairs.num_rows, _PAIRS_AT_ONCE):
        chunk = pairs.slice(start, _PAIRS_AT_ONCE)
        rows = [np.asarray(pc.index_in(chunk[name], signed["article_id"])) for name in ("article_id", "earlier")]
        agree = values[rows[0]] == values[rows[1]]
        whole, opening = agree[:, : _N_VALUES["whole"]].mean(axis=1), agree[:, _N_VALUES["whole"] :].mean(axis=1)
        is_likely = (whole >= _LEAST_AGREEING["whole"]) | (opening >= _LEAST_AGREEING["opening"])
        kept.append(chunk.filter(pa.array(is_likely)))
    return pa.concat_tables(kept)


def judge(later: str, earlier: str) -> Judgement:
    """Whether the body of the later article copies that of the earlier one; linear but for sentences that both changed."""
    new_triples, old_triples = _triples(later), _triples(earlier)
    if not new_triples or not old_triples:
        return Judgement(Verdict.OTHER, 0.0)
    common = len(new_triples & old_triples)
    score = common / len(new_triples)
    if len(old_triples) < len(new_triples) and len(old_triples) >= _CUT_TO * len(new_triples):
        score = max(score, common / len(old_triples))
    if score < COPIED_SHARE:
        return Judgement(Verdict.OTHER, round(score, 3))
    is_update = _changes_figure(later, earlier) or tells_another_toll(later, earlier)
    return Judgement(Verdict.UPDATE if is_update else Verdict.COPY, round(score, 3))


@functools.lru_cache(maxsize=64)  # an article is judged with several others in a row
def _triples(text: str) -> frozenset[str]:
    return frozenset(_shingles(words(text)))


def originals(judged: Mapping[tuple[str, str], Judgement], by_age: Iterable[str]) -> dict[str, tuple[str, float]]:
    """Each article that copies another, with that one (the earliest of those that it was judged a copy of) and the score.

    `judged`: by (later, earlier); `by_age`: all its articles, oldest first. An article that changes a figure of a story is no copy of that
    story's other copies either, though they may have lost the sentence.
    """
    rank = {article: number for number, article in enumerate(by_age)}
    found: dict[str, tuple[str, float]] = {}
    story: dict[str, str] = {}  # of each article, the original that it leads to
    met: dict[str, list[tuple[str, Judgement]]] = {}
    for (later, earlier), judgement in judged.items():
        if judgement.verdict is not Verdict.OTHER:
            met.setdefault(later, []).append((earlier, judgement))
    for article in sorted(met, key=rank.__getitem__):
        changed = {story.get(earlier, earlier) for earlier, judgement in met[article] if judgement.verdict is Verdict.UPDATE}
        copied = [(rank[e], e, j.score) for e, j in met[article] if j.verdict is Verdict.COPY and story.get(e, e) not in changed]
        if copied:
            _, first, score = min(copied)
            found[article] = (first, score)
            story[article] = story.get(first, first)
    return found


def _shingles(tokens: Sequence[str]) -> list[str]:
    return [" ".join(tokens[i : i + _SHINGLE]) for i in range(len(tokens) - _SHINGLE + 1)]


def _band_keys(digests: np.ndarray, salt: int) -> np.ndarray:
    """One 64-bit key a band: the values of its rows, and which band it is, mixed (the multiplier is that of SplitMix64)."""
    keys = np.arange(digests.shape[1], dtype=np.uint64) + np.uint64(1000 * salt)
    for row in range(_ROWS):
        keys = (keys ^ digests[:, :, row]) * np.uint64(0xBF58476D1CE4E5B9)
        keys = keys ^ (keys >> np.uint64(31))
    return np.broadcast_to(keys, digests.shape[:2]).astype(np.int64)


def _hash(text: str) -> int:
    digest = RMinHash.digests_from_token_sets([[text]], num_perm=2, seed=_SEED)[0]
    return (int(digest[0]) << 31) ^ int(digest[1])


def _changes_figure(later: str, earlier: str) -> bool:
    """Whether a sentence of the one stands in the other with other figures."""
    new, old = _sentences(later), _sentences(earlier)
    only_new = [tokens for key, tokens in new.items() if key not in old]
    only_old = [tokens for key, tokens in old.items() if key not in new]
    masked: dict[str, list[frozenset[str]]] = {}  # sentences that differ in nothing but figures meet by equality
    for tokens in only_old:
        masked.setdefault(_masked(tokens), []).append(frozenset(figures_of(tokens)))
    if any(frozenset(figures_of(tokens)) not in figures for tokens in only_new if (figures := masked.get(_masked(tokens)))):
        return True
    rare: dict[str, list[int]] = {}
    for number, tokens in enumerate(only_old):
        for word in set(_plain(tokens)):
            rare.setdefault(word, []).append(number)
    for tokens in only_new:
        plain = set(_plain(tokens))
        met = Counter(number for word in plain if len(rare.get(word, ())) <= 8 for number in rare.get(word, ()))
        if not met:
            continue
        nearest = only_old[min(met, key=lambda number: (-met[number], number))]  # of equals the first: a set has no order
        other = set(_plain(nearest))
        if 2 * len(plain & other) >= len(plain | other) + 2 and not figures_agree(figures_of(tokens), figures_of(nearest)):
            return True
    return False


def _sentences(text: str) -> dict[str, list[str]]:
    found = {}
    for sentence in SENTENCE_END.split(text):
        tokens = words(sentence)
        if len(_plain(tokens)) >= 4:
            found[" ".join(tokens)] = tokens
    return found


def _plain(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if not token[0].isdigit()]


def _masked(tokens: Sequence[str]) -> str:
    return " ".join("#" if token[0].isdigit() else token for token in tokens)
