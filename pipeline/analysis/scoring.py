"""Scoring extracted claims against hand-labelled ones.

A claim found matches a labelled one where their number spans overlap and their impact is the same, each matched once, the
largest overlap first. Explicit claims give precision, recall and F1; the fields of the matched pairs give their accuracies;
`whole` is the share of labelled explicit claims found with every field of WHOLE right. Implicit ones (`a child was killed`)
are counted apart: finding one that is not labelled as such costs nothing among the explicit ones.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Label = dict[str, Any]  # one claim in the form of the labels: start, end, impact, low, best, high, place ...
Labels = Mapping[str, Sequence[Label]]  # by document

FIELDS = ("value", "quantifier", "victim_group", "place", "measure", "period", "source", "status", "part_of")
WHOLE = ("value", "place", "period", "source", "status")
GROUPINGS = ("impact", "quantifier", "doc")
BY_PHENOMENON = "phenomenon"  # a grouping that only gold sets with named phenomena allow

_NEEDED = (
    *("id", "start", "end", "number_text", "impact", "quantifier", "low", "best", "high", "victim_group", "place", "measure"),
    *("period_start", "period_end", "source", "status", "part_of", "implicit"),
)
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "s", "and", "in", "for", "to"})
_SAME_SOURCE = 0.5  # share of words that two names of one source have in common at least
_DIGITS = 4


@dataclass(slots=True)
class Tally:
    """How many were found, wrongly found and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return _share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """Share of what is labelled that was found; 0 where nothing is labelled."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    def rates(self) -> dict[str, float]:
        """Precision, recall and F1, rounded to four digits."""
        return {"precision": round(self.precision, _DIGITS), "recall": round(self.recall, _DIGITS), "f1": round(self.f1, _DIGITS)}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A labelled claim that was missed (found is None) or has wrong fields, or a spurious one (labelled is None)."""

    doc_id: str
    labelled: Label | None
    found: Label | None
    wrong: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """`missed`, `spurious` or `wrong` with the names of the fields."""
        if self.found is None:
            return "missed"
        return "spurious" if self.labelled is None else "wrong " + ",".join(self.wrong)


@dataclass(slots=True)
class Score:
    """The measures, and every mistake in the order of the documents."""

    explicit: Tally = field(default_factory=Tally)
    implicit: Tally = field(default_factory=Tally)
    fields_right: Counter[str] = field(default_factory=Counter)
    whole_right: int = 0
    groups: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    mistakes: list[Mistake] = field(default_factory=list)
    implicit_mistakes: list[Mistake] = field(default_factory=list)

    def summary(self, *, grouped: bool = False) -> dict[str, Any]:
        """The measures as plain data, rounded to four digits."""
        found, labelled = self.explicit.right, self.explicit.right + self.explicit.missed
        groups = {
            name: {**tally.rates(), "gold": tally.right + tally.missed, "fp": tally.spurious} for name, tally in sorted(self.groups.items())
        }
        return {
            "explicit": {**self.explicit.rates(), "tp": found, "fp": self.explicit.spurious, "fn": self.explicit.missed},
            "fields": {name: round(_share(self.fields_right[name], found), _DIGITS) for name in FIELDS},
            "whole": round(_share(self.whole_right, labelled), _DIGITS),
            "implicit": {**self.implicit.rates(), "gold": self.implicit.right + self.implicit.missed},
            "groups": groups if grouped else None,
        }


def score(labelled: Labels, found: Labels, by: str | None = None, phenomena: Mapping[str, str] | None = None) -> Score:
    """Score what was found in the labelled documents.

    `by` is one of GROUPINGS, or BY_PHENOMENON with the phenomenon of each document, to part the explicit claims into groups.
    """
    result = Score()
    named = phenomena or {}
    for doc_id, labels in labelled.items():
        claims = found.get(doc_id, ())
        pairs = match(labels, claims)
        found_ids = {labels[i]["id"]: claims[j]["id"] for i, j in pairs.items()}
        whose = named.get(doc_id, "") if by == BY_PHENOMENON else doc_id
        for i, label in enumerate(labels):
            claim = claims[pairs[i]] if i in pairs else None
            _score_label(result, doc_id, label, claim, found_ids, _group(label, whose, by))
        matched = set(pairs.values())
        for j, claim in enumerate(claims):
            if j not in matched:
                _score_spurious(result, doc_id, claim, _group(claim, whose, by))
    return result


def match(labels: Sequence[Label], claims: Sequence[Label]) -> dict[int, int]:
    """Pairs (number of the label: number of the claim): spans overlap and impact agrees, one to one, the largest overlap first."""
    overlaps = [
        (-overlap, i, j)
        for i, label in enumerate(labels)
        for j, claim in enumerate(claims)
        if label["impact"] == claim["impact"] and (overlap := min(label["end"], claim["end"]) - max(label["start"], claim["start"])) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(overlaps):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def compare(label: Label, claim: Label, found_ids: Mapping[str, str]) -> dict[str, bool]:
    """For each of FIELDS whether a matched pair agrees; `found_ids` maps ids of labels to ids of their matches, to judge part_of."""
    whole = label["part_of"]
    return {
        "value": all(_number(label[bound]) == _number(claim.get(bound)) for bound in ("low", "best", "high")),
        "quantifier": label["quantifier"] == claim.get("quantifier"),
        "victim_group": label["victim_group"] == (claim.get("victim_group") or None),
        "place": _same_place(label, claim),
        "measure": label["measure"] == claim.get("measure"),
        "period": all(_day(label[end]) == _day(claim.get(end)) for end in ("period_start", "period_end")),
        "source": _same_source(label["source"], claim.get("source")),
        "status": label["status"] == claim.get("status"),
        "part_of": found_ids.get(whole) == claim.get("part_of") if whole else not claim.get("part_of"),
    }


def load_labels(path: Path) -> dict[str, list[Label]]:
    """The labels of a JSON Lines file with `doc_id` and `claims` on each line, by document.

    Raises ValueError, naming the line, where the file is not of that form; OSError where it cannot be read.
    """
    labels: dict[str, list[Label]] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            claims = record["claims"]
            missing = next(filter(None, ([name for name in _NEEDED if name not in claim] for claim in claims)), None)
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"{path}, line {number}: not an object with `doc_id` and `claims`") from None
        if missing:
            names = ", ".join(map(repr, missing))
            raise ValueError(f"{path}, line {number}: a claim has no {names}; give every field, with null where there is nothing to say")
        labels[str(record["doc_id"])] = claims
    return labels


def claims_found(con: duckdb.DuckDBPyConnection) -> dict[str, list[Label]]:
    """The numeric claims of a warehouse in the form of the labels, by the external id of their article.

    Where two articles have one external id, as versions of a story do, their claims are joined.
    """
    cursor = con.execute(
        """
        select a.external_id as doc_id, c.claim_id as id, c.start_char as start, c.end_char as "end", c.number_text, c.impact,
               c.quantifier, c.value_low as low, c.value_best as best, c.value_high as high, c.victim_text as victim, c.victim_group,
               c.place_text as place, c.place_name, c.measure, c.period_start, c.period_end, c.source_text as source, c.status,
               c.part_of, c.implicit
        from core.claims c join core.articles a using (article_id)
        where c.kind = 'numeric'
        order by a.external_id, a.article_id, c.start_char, c.claim_id
        """
    )
    names = [column[0] for column in cursor.description or ()]
    found: dict[str, list[Label]] = defaultdict(list)
    for values in cursor.fetchall():
        claim = dict(zip(names, values, strict=True))
        found[claim.pop("doc_id")].append(claim)
    return dict(found)


def _score_label(result: Score, doc_id: str, label: Label, claim: Label | None, found_ids: Mapping[str, str], group_name: str) -> None:
    if label["implicit"]:
        result.implicit.right += claim is not None
        result.implicit.missed += claim is None
        if claim is None:
            result.implicit_mistakes.append(Mistake(doc_id, label, None))
        return
    group = result.groups[group_name]
    if claim is None:
        result.explicit.missed += 1
        group.missed += 1
        result.mistakes.append(Mistake(doc_id, label, None))
        return
    result.explicit.right += 1
    group.right += 1
    agree = compare(label, claim, found_ids)
    result.fields_right.update(name for name in FIELDS if agree[name])
    result.whole_right += all(agree[name] for name in WHOLE)
    wrong = tuple(name for name in FIELDS if not agree[name])
    if wrong:
        result.mistakes.append(Mistake(doc_id, label, claim, wrong))


def _score_spurious(result: Score, doc_id: str, claim: Label, group_name: str) -> None:
    if claim.get("implicit"):
        result.implicit.spurious += 1
        result.implicit_mistakes.append(Mistake(doc_id, None, claim))
        return
    result.explicit.spurious += 1
    result.groups[group_name].spurious += 1
    result.mistakes.append(Mistake(doc_id, None, claim))


def _group(claim: Label, whose: str, by: str | None) -> str:
    """The group of a claim; `whose` is what its document counts under."""
    return whose if by in ("doc", BY_PHENOMENON) else str(claim.get(by)) if by else ""


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def _day(value: Any) -> str | None:
    return str(value)[:10] if value not in (None, "") else None


def _fold(text: str | None) -> str:
    """Words in lower case without accents and marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", plain.casefold()).strip()


def _same_place(label: Label, claim: Label) -> bool:
    """Whether one of the claim's names holds the label's name, or is held by it, at whole words; or neither has a place."""
    names = [f" {_fold(claim[key])} " for key in ("place", "place_name") if claim.get(key)]
    if not label["place"] or not names:
        return not label["place"] and not names
    wanted = f" {_fold(label['place'])} "
    return any(wanted in name or name in wanted for name in names)


def _same_source(labelled: str | None, found: str | None) -> bool:
    a, b = _content_words(labelled), _content_words(found)
    if not a or not b:
        return not a and not b
    return len(a & b) / len(a | b) >= _SAME_SOURCE


def _content_words(text: str | None) -> set[str]:
    return set(_fold(text).split()) - _EMPTY_WORDS
