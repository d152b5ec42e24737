"""Two runs over one gold set: what became right and what became wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.analysis.scoring import Labels, Mistake, Score

FORM = 1  # of the record; changes where an older one can no longer be compared

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different: of a labelled claim (`missed`, or a field), or of one that was found without a label (`spurious`)."""

    doc_id: str
    claim: str  # the number and the impact
    what: str


@dataclass(slots=True)
class Comparison:
    """Changes from the first run to the second, in the order of the documents; and the measures of both, by name."""

    better: list[Change] = field(default_factory=list)
    worse: list[Change] = field(default_factory=list)
    measures: dict[str, tuple[float, float]] = field(default_factory=dict)
    not_in_both: int = 0  # labels that only one of the runs knows


def record_of(labelled: Labels, result: Score, extractor_version: str) -> Record:
    """A run as plain data, to be kept and compared with a later one. It holds numbers and impacts, but nothing else of the texts."""
    faults: dict[tuple[str, str], list[str]] = {}
    spurious: dict[str, list[list[Any]]] = {}
    for mistake in (*result.mistakes, *result.implicit_mistakes):
        if mistake.labelled:
            faults[mistake.doc_id, mistake.labelled["id"]] = _faults(mistake)
        elif mistake.found:
            claim = mistake.found
            spurious.setdefault(mistake.doc_id, []).append([claim["start"], claim["end"], _name(claim)])
    return {
        "form": FORM,
        "extractor_version": extractor_version,
        "measures": measures_of(result),
        "documents": {
            doc_id: {
                "labels": {
                    label["id"]: {
                        "at": [label["start"], label["end"]],
                        "claim": _name(label),
                        "faults": faults.get((doc_id, label["id"]), []),
                    }
                    for label in labels
                },
                "spurious": sorted(spurious.get(doc_id, [])),
            }
            for doc_id, labels in labelled.items()
        },
    }


def measures_of(result: Score) -> dict[str, float]:
    """All measures of a score under one flat name each: explicit_f1, place, whole."""
    summary = result.summary()
    rates = {f"{kind}_{name}": summary[kind][name] for kind in ("explicit", "implicit") for name in ("precision", "recall", "f1")}
    return {**rates, **summary["fields"], "whole": summary["whole"]}


def compare_runs(before: Record, after: Record) -> Comparison:
    """What changed between two records. Raises ValueError where the first is no record, or one of another form."""
    if not isinstance(before, dict) or before.get("form") != FORM:
        raise ValueError("it is not a saved run of this version; save it again with --save")
    result = Comparison()
    earlier, later = before["documents"], after["documents"]
    for doc_id in (*later, *(doc_id for doc_id in earlier if doc_id not in later)):
        old, new = (documents.get(doc_id, {"labels": {}, "spurious": []}) for documents in (earlier, later))
        keys_old, keys_new = ({_key(label): label for label in side["labels"].values()} for side in (old, new))
        result.not_in_both += len(keys_old.keys() ^ keys_new.keys())
        for key, label in keys_new.items():
            if key in keys_old:
                result.better += _gone(doc_id, label["claim"], keys_old[key]["faults"], label["faults"])
                result.worse += _gone(doc_id, label["claim"], label["faults"], keys_old[key]["faults"])
        if doc_id in earlier and doc_id in later:
            was, now = ({(start, end, claim) for start, end, claim in side["spurious"]} for side in (old, new))
            result.better += [Change(doc_id, claim, "spurious") for _, _, claim in sorted(was - now)]
            result.worse += [Change(doc_id, claim, "spurious") for _, _, claim in sorted(now - was)]
    result.measures = {name: (before["measures"][name], value) for name, value in after["measures"].items() if name in before["measures"]}
    return result


def _gone(doc_id: str, claim: str, faults: list[str], remaining: list[str]) -> Iterator[Change]:
    """The faults that are not among the remaining ones. Of a claim that was or is missed, only that is told: its fields are no change."""
    if "missed" in faults or "missed" in remaining:
        faults = [fault for fault in faults if fault == "missed"]
    for fault in faults:
        if fault not in remaining:
            yield Change(doc_id, claim, fault)


def _faults(mistake: Mistake) -> list[str]:
    return list(mistake.wrong) if mistake.found else ["missed"]


def _name(claim: dict[str, Any]) -> str:
    return f"{claim['number_text']!r} {claim['impact']}"


def _key(label: dict[str, Any]) -> tuple[Any, ...]:
    """What makes a label the same one in both runs, whatever its id."""
    return (*label["at"], label["claim"])
