"""Reading the sources of the gold: texts with their labels written into them (see README.md for the form)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from words import bounds, quantifier_of, value_of

MEASURES = {"inc": "incident", "per": "period", "cum": "cumulative", "stk": "stock", "chg": "change"}
STATUSES = {"den": "denied", "unv": "unverified", "hyp": "hypothetical", "neg": "negated"}
PUBLISHER = "wire.example"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MARKED = re.compile(r"\{([^{}]+)\}")


class AuthoringError(ValueError):
    """A source that cannot be read or breaks a rule; the message names the place."""


def read_source(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each document of a source file with its labels, in order."""
    phenomenon, number = "", 0
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        lines = block.strip().split("\n")
        if lines[0].startswith("# "):
            phenomenon, number = lines.pop(0)[2:].split(":")[0].strip(), 0
        number += 1
        doc_id = f"{phenomenon.replace('_', '-')}-{number:02d}"
        try:
            yield _document(doc_id, phenomenon, lines)
        except (ValueError, KeyError, IndexError) as error:
            raise AuthoringError(f"{path.name}, {doc_id}: {error!r}") from error


def _document(doc_id: str, phenomenon: str, lines: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    published, *options = [part.strip() for part in lines[0].split(" ; ")]
    default = _options(options)
    title = lines.pop(1)[2:].strip() if lines[1].startswith("T:") else None
    marked = (f"{title}\n\n" if title else "") + "\n\n".join(lines[1:])
    text, claims = "", []
    last = 0
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        rendered, found = _claims(match[1], len(text), default, dt.date.fromisoformat(published))
        text += rendered
        claims += found
    text += marked[last:]
    for number, claim in enumerate(claims, start=1):
        claim["id"] = f"c{number}"
    body_start = text.index("\n\n") + 2 if title else 0
    doc = {"doc_id": doc_id, "publisher": default.get("pub") or PUBLISHER, "published": published}
    if title:
        doc["title"] = text[: body_start - 2]
    return doc | {"text": text[body_start:]}, {"doc_id": doc_id, "phenomenon": phenomenon, "claims": claims}


def _claims(marked: str, start: int, default: dict[str, str], published: dt.date) -> tuple[str, list[dict[str, Any]]]:
    """What stands in the text for a marked number, and its claims: one, or one for each impact."""
    number, _, rest = marked.partition("|")
    of = number.endswith(" of")
    number_text = number.removesuffix(" of")
    rendered = number
    claims = []
    for place, part in enumerate(rest.split("||")):
        label, *options = [piece.strip() for piece in part.split(";")]
        impact, _, victim = label.partition("|")
        own = _options(options)
        words, _, group = (own.get("v") or victim).partition("/")
        if victim and not place:
            rendered += f" {victim.partition('/')[0]}"
        claims.append(_claim(number_text, start, impact, words, group, default, own, published))
    if of and not claims[0]["victim"]:
        raise ValueError(f"{number!r} needs a victim")
    return rendered, claims


def _claim(
    number_text: str, start: int, impact: str, victim: str, group: str, default: dict[str, str], own: dict[str, str], published: dt.date
) -> dict[str, Any]:
    quantifier = own.get("q") or quantifier_of(number_text)
    values = [float(part) for part in own["n"].split("-")] if own.get("n") else value_of(number_text, quantifier)
    low, best, high = bounds(quantifier, values)
    given = default | own
    measure = MEASURES[given.get("m", "inc")]
    # a default day is that of the events; running totals and states have their own unless theirs is written
    own_day = own.get("=") or (default.get("=") if given.get("m", "inc") == default.get("m", "inc") or "m" not in own else None)
    period = _period(own_day, measure, published)
    place = given.get("@", "-")
    source = given.get("src", "-")
    return {
        "id": "",
        "start": start,
        "end": start + len(number_text),
        "number_text": number_text,
        "impact": impact,
        "quantifier": quantifier,
        "low": low,
        "best": best,
        "high": high,
        "victim": victim or None,
        "victim_group": group or None,
        "place": None if place == "-" else place,
        "measure": measure,
        "period_start": period[0],
        "period_end": period[1],
        "source": None if source == "-" else source,
        "status": STATUSES.get(given.get("st", ""), "asserted"),
        "part_of": f"c{own['<']}" if "<" in own else None,
        "implicit": "imp" in own,
    }


def _options(parts: list[str]) -> dict[str, str]:
    """`@Juba`, `=mon`, `<1`, `m:stk`, `imp` and so on, by their sign or name."""
    found: dict[str, str] = {}
    for part in filter(None, parts):
        if part[0] in "@=<":
            found[part[0]] = part[1:]
        else:
            name, _, value = part.partition(":")
            if name not in {"src", "m", "st", "q", "n", "v", "pub", "imp"}:
                raise ValueError(f"no such option: {part!r}")
            found[name] = value
    return found


def _period(written: str | None, measure: str, published: dt.date) -> tuple[str | None, str | None]:
    """First and last day as ISO dates.

    `mon` is the latest Monday up to publication, `y` the day before it, `w` its week up to it, `lw` the week before, `-24h` the
    two days, `2019` and `2019-05` the year and month cut at publication, `A..B` a span with `A..` up to publication, `-` none.
    """
    if written is None:
        written = {"cumulative": "..", "stock": "pub"}.get(measure, "-")
    if written == "-":
        return None, None
    if ".." in written:
        first, _, last = written.partition("..")
        return (_span(first, published)[0] if first else None), _span(last or "pub", published)[1]
    return _span(written, published)


def _span(written: str, published: dt.date) -> tuple[str, str]:
    monday = published - dt.timedelta(published.weekday())
    if written in WEEKDAYS:
        first = last = published - dt.timedelta((published.weekday() - WEEKDAYS.index(written)) % 7)
    elif written == "pub":
        first = last = published
    elif written == "y":
        first = last = published - dt.timedelta(1)
    elif written == "-24h":
        first, last = published - dt.timedelta(1), published
    elif written == "w":
        first, last = monday, published
    elif written == "lw":
        first, last = monday - dt.timedelta(7), monday - dt.timedelta(1)
    elif re.fullmatch(r"\d{4}", written):
        first, last = dt.date(int(written), 1, 1), dt.date(int(written), 12, 31)
    elif re.fullmatch(r"\d{4}-\d\d", written):
        first = dt.date.fromisoformat(f"{written}-01")
        last = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    else:
        first = last = dt.date.fromisoformat(written)
    return first.isoformat(), (min(last, published) if first <= published else last).isoformat()
