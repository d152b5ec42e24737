"""Why claims were missed, spurious or wrong: the mistakes of a score under their causes, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.analysis.gold import Found, Span
from pipeline.analysis.scoring import Label, Labels, Mistake, Score

LONGEST = 300  # characters of a sentence that are shown

_SHOWN = {"value": ("low", "best", "high"), "period": ("period_start", "period_end")}


def by_cause(result: Score, labelled: Labels, found: Found) -> dict[str, list[Mistake]]:
    """The mistakes under each of their causes, the most frequent cause of each kind first: missed, spurious, wrong field by field.

    A missed claim has one cause: its number was not found, was found without an impact, or was read as another impact. A spurious
    one has the rule that found it, where that is known. A claim that was found stands under each of its fields that are wrong.
    """
    causes: dict[str, list[Mistake]] = {}
    for mistake in (*result.mistakes, *result.implicit_mistakes):
        for cause in _causes(mistake, labelled, found):
            causes.setdefault(cause, []).append(mistake)
    kinds = ("missed", "spurious", "wrong")
    return dict(sorted(causes.items(), key=lambda item: (kinds.index(item[0].split()[0].rstrip(":")), -len(item[1]), item[0])))


def difference(mistake: Mistake, cause: str) -> str:
    """What was labelled and what was found in the field that the cause names; empty for other causes."""
    field = cause.removeprefix("wrong ").split(":")[0]
    if not cause.startswith("wrong ") or not mistake.labelled or not mistake.found:
        return ""
    names = _SHOWN.get(field, (field,))
    labelled, read = (_shown(claim, names) for claim in (mistake.labelled, mistake.found))
    return f"labelled {labelled}" if field == "part_of" else f"labelled {labelled}, found {read}"  # ids of claims tell a reader nothing


def excerpt(mistake: Mistake, found: Found) -> str:
    """The sentence of a mistake with its number in brackets; the number alone where the text is not known."""
    claim = mistake.labelled or mistake.found or {}
    text = found.texts.get(mistake.doc_id)
    start, end = claim["start"], claim["end"]
    if text is None or not 0 <= start < end <= len(text):
        return f"[{claim['number_text']}]"
    around = next((span for span in found.sentences.get(mistake.doc_id, ()) if span[0] <= start < span[1]), (start, end))
    first, last = max(around[0], start - LONGEST // 2), max(min(around[1], end + LONGEST // 2), end)
    cut = ("…" if first > around[0] else "", "…" if last < around[1] else "")
    return " ".join(f"{cut[0]}{text[first:start]}[{text[start:end]}]{text[end:last]}{cut[1]}".split())


def _causes(mistake: Mistake, labelled: Labels, found: Found) -> Iterator[str]:
    label, claim = mistake.labelled, mistake.found
    if label and claim:
        for field in mistake.wrong:
            yield f"wrong {field}: {_how_wrong(field, label, claim)}"
    elif label:
        yield "missed: " + _why_missed(label, mistake.doc_id, found)
    elif claim:
        yield "spurious: " + _why_spurious(claim, labelled.get(mistake.doc_id, ()))


def _why_missed(label: Label, doc_id: str, found: Found) -> str:
    others = {claim["impact"] for claim in found.claims.get(doc_id, ()) if _overlap(label, claim)}
    if others - {label["impact"]}:
        return "number found, other impact"
    if others:
        return "one claim found for two labels"
    if label["implicit"]:
        return "implicit victim"
    numbers: Sequence[Span] = found.numbers.get(doc_id, ())
    met = any(start < label["end"] and label["start"] < end for start, end in numbers)
    return "number found, no impact" if met else "no number found"


def _why_spurious(claim: Label, labels: Sequence[Label]) -> str:
    if any(_overlap(claim, label) and claim["impact"] != label["impact"] for label in labels):
        return "other impact labelled"
    if any(_overlap(claim, label) for label in labels):
        return "second claim for one label"
    what = "implicit" if claim.get("implicit") else "no claim labelled"
    return f"{what}, rule {claim['how']!r}" if claim.get("how") else f"{what}, read as {claim['impact']}"


def _how_wrong(field: str, label: Label, claim: Label) -> str:
    names = _SHOWN.get(field, (field,))
    labelled, read = ([side.get(name) for name in names] for side in (label, claim))
    if field in ("quantifier", "measure", "status"):
        return f"{labelled[0]} read as {read[0]}"
    if not any(value is not None for value in read):
        return "none found"
    return "another" if any(value is not None for value in labelled) else "found where there is none"


def _overlap(one: Label, other: Label) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _shown(claim: Label, names: Sequence[str]) -> str:
    values = [claim.get(name) for name in names]
    return " to ".join("null" if value is None else f"{value:g}" if isinstance(value, float) else str(value) for value in values)
