"""A text with marked spans as HTML: what a page needs to show where in an article a row was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Span:
    """The characters start..end of a text (code points, end exclusive): CSS classes, a note to hover for, a label set after them."""

    start: int
    end: int
    classes: str
    note: str = ""
    label: str = ""


def highlight(text: str, spans: Iterable[Span]) -> str:
    """The text as HTML with its spans marked; they may nest and cross in any way.

    The text is cut wherever a span starts or ends. Each piece is a `<mark>` with the classes of all spans over it, in the order given,
    and in `data-note` the note of the shortest of them that has one, as the most specific (all notes, where several are as short).
    Labels become `<sup>` after the last character of their span. Line breaks stay: show it with `white-space: pre-wrap`.

    Raises ValueError where a span is empty or does not lie within the text.
    """
    ordered = list(spans)
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for number, span in enumerate(ordered):
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"span {span.start}..{span.end} does not lie within the {len(text)} characters of the text")
        starting.setdefault(span.start, []).append(number)
        ending.setdefault(span.end, []).append(number)

    pieces: list[str] = []
    over: dict[int, Span] = {}  # the spans over the current piece, by their place in the order given
    here = 0
    for there in sorted({*starting, *ending, len(text)}):
        pieces.append(_piece(text[here:there], [over[number] for number in sorted(over)]))
        ended = [over.pop(number) for number in ending.get(there, ())]
        pieces.extend(f"<sup>{escape(span.label)}</sup>" for span in ended if span.label)
        over |= {number: ordered[number] for number in starting.get(there, ())}
        here = there
    return "".join(pieces)


def _piece(text: str, over: list[Span]) -> str:
    if not text or not over:
        return escape(text)
    classes = " ".join(dict.fromkeys(name for span in over for name in span.classes.split()))
    noted = [span for span in over if span.note]
    shortest = min((span.end - span.start for span in noted), default=0)
    note = "\n\n".join(dict.fromkeys(span.note for span in noted if span.end - span.start == shortest))
    attribute = f' data-note="{escape(note)}" tabindex="0"' if note else ""
    return f'<mark class="{escape(classes)}"{attribute}>{escape(text)}</mark>'
