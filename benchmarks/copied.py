"""Edited copies of real articles: which are found to be copies, and which not.

    python -m benchmarks.copied [DEV.jsonl] [--markdown] [--errors N]

Each article of a GVA set gets edited copies, published later: one of each kind below. All texts, originals and copies, are then searched
for copies together. Found: copies that lead to their original. Precision: of the edited texts that are called copies, those that are. A
text with a changed figure is no copy: the share found is of those that are not called one.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.gva_warehouse import options_of
from benchmarks.tables import print_table
from pipeline.analysis.copies import candidates, judge, originals, signatures

_INSERTED = (
    "The news came as a shock to many who live nearby.",
    "Calls for a statement were not returned by the time of publication.",
    "This is a developing story and will be brought up to date as more is known.",
    "Neighbours said on the day that they had heard nothing out of the ordinary.",
)
_COUNTED = r"(?=\s+(?:people|men|women|children|others|victims|suspects|shots|officers|teens|teenagers|boys|girls|adults|juveniles)\b)"
_FIGURE = re.compile(rf"\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|[1-9]\d)\b{_COUNTED}")


def _cut(body: str, dice: random.Random) -> str:
    paragraphs = [p for p in body.split("\n") if p.strip()]
    return "\n\n".join(paragraphs[: max(2, round(len(paragraphs) * dice.uniform(0.4, 0.8)))])


def _prefixed(body: str, dice: random.Random) -> str:
    return f"{dice.choice(('LONDON', 'NAIROBI', 'CHICAGO'))} ({dice.choice(('Reuters', 'AP', 'AFP'))}) — {body.lstrip()}"


def _by_another(body: str, dice: random.Random) -> str:
    return f"By {dice.choice(('Jo Ostrander', 'Lin Abara', 'Staff and agencies'))}\n\n{body.lstrip()}"


def _inserted(body: str, dice: random.Random) -> str:
    paragraphs = [p for p in body.split("\n") if p.strip()]
    paragraphs.insert(dice.randrange(1, len(paragraphs) + 1), dice.choice(_INSERTED))
    return "\n\n".join(paragraphs)


def _reworded(body: str, dice: random.Random) -> str:
    """A twentieth of the plain words left out, as a subeditor tightens."""
    return " ".join(w for w in body.split(" ") if not (w.islower() and w.isalpha() and dice.random() < 0.05))


def _all(body: str, dice: random.Random) -> str:
    return _prefixed(_inserted(_cut(body, dice), dice), dice)


def _other_figure(body: str, dice: random.Random) -> str:
    """One figure changed wherever it stands; the same text where there is none."""
    found = [m[0] for m in _FIGURE.finditer(body)]
    if not found:
        return body
    figure = dice.choice(found)
    return re.sub(rf"\b{figure}\b{_COUNTED}", str(dice.randint(21, 59)), body)


def _other_figure_cut(body: str, dice: random.Random) -> str:
    return _prefixed(_cut(_other_figure(body, dice), dice), dice)


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "last paragraphs cut": _cut,
    "agency and place before it": _prefixed,
    "another byline": _by_another,
    "a sentence put in": _inserted,
    "words left out": _reworded,
    "cut, agency before, a sentence put in": _all,
}
UPDATES = {"a figure changed": _other_figure, "a figure changed, cut, agency before": _other_figure_cut}


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the pool: the original that it comes from, and what was done to it (nothing: the original)."""

    name: str
    original: str
    kind: str
    body: str
    published: dt.datetime


def pool(path: Path) -> Iterator[Text]:
    """Every distinct article of the set with its edited copies."""
    dice, seen = random.Random(0), set()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        body = record["text"].strip()
        if body in seen or len(body.split()) < 60 or body.count("\n") < 3:
            continue
        seen.add(body)
        name, published = f"{len(seen):05d}", dt.datetime.fromisoformat(record["published"][:10])
        yield Text(name, name, "", body, published)
        for kind, edit in (KINDS | UPDATES).items():
            edited = edit(body, dice)
            if edited != body and not (kind in UPDATES and not _differs(body, edited)):
                yield Text(f"{name} {kind}", name, kind, edited, published + dt.timedelta(hours=dice.randint(1, 40)))


def _differs(body: str, edited: str) -> bool:
    """Whether a changed figure is still there after the cut."""
    return bool(Counter(re.findall(r"\b\d+\b", edited)) - Counter(re.findall(r"\b\d+\b", body)))


def copies_of(texts: list[Text]) -> dict[str, str]:
    """For every text that is called a copy, the one that it copies."""
    con = duckdb.connect()
    con.register("signed", signatures([text.name for text in texts], [text.body for text in texts]))
    names = [text.name for text in texts]
    con.register("stored", pa.table({"article_id": names, "published_at": [text.published for text in texts], "text_sha256": names}))
    by_name = {text.name: text for text in texts}
    judged = {pair: judge(by_name[pair[0]].body, by_name[pair[1]].body) for pair in candidates(con, "signed", "stored")}
    by_age = [text.name for text in sorted(texts, key=lambda text: (text.published, text.name))]
    return {later: earlier for later, (earlier, _) in originals(judged, by_age).items()}


def root(name: str, above: dict[str, str]) -> str:
    """The story that a text leads to."""
    while name in above:
        name = above[name]
    return name


def main() -> None:
    """Measure and print."""
    options = options_of(__doc__)
    texts = list(pool(options.dev))
    started = time.process_time()
    found = copies_of(texts)
    seconds = time.process_time() - started
    by_name = {text.name: text for text in texts}
    natural = {name: root(name, found) for name in found if not by_name[name].kind}  # originals that copy one another
    story = {text.original: natural.get(text.original, text.original) for text in texts}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        called = text.name in found
        right = called and story[by_name[root(text.name, found)].original] == story[text.original]
        outcome = ("right" if right else "wrong") if called else "none"
        counts[text.kind][outcome] += 1
        wanted = "right" if text.kind in KINDS else "none"
        if text.kind and outcome != wanted and options.errors:
            options.errors -= 1
            print(f"{text.kind}: {outcome}: {text.body[:300]!r}")
    rows = []
    total: Counter[str] = Counter()
    for kind in KINDS:
        total += counts[kind]
        rows.append([kind, f"{counts[kind]['right'] / counts[kind].total():.3f}", "", f"{counts[kind].total():,}"])
    called_wrong = total["wrong"] + sum(counts[kind]["right"] + counts[kind]["wrong"] for kind in UPDATES)
    precision = total["right"] / (total["right"] + called_wrong)
    rows.insert(0, ["copies", f"{total['right'] / total.total():.3f}", f"{precision:.3f}", f"{total.total():,}"])
    rows += [
        [f"no copy: {kind}", f"{counts[kind]['none'] / counts[kind].total():.3f}", "", f"{counts[kind].total():,}"] for kind in UPDATES
    ]
    print_table(["kind of edit", "found", "precision", "texts"], rows, markdown=options.markdown)
    n_originals = sum(not text.kind for text in texts)
    print(f"{len(texts):,} texts in {seconds:.0f} s of processor time; {len(natural)} of {n_originals:,} originals copy another one.")


if __name__ == "__main__":
    main()
