"""A text with spans as HTML."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.highlight import Span, highlight

TEXT = "At least 20 people died in Athens."


def test_a_text_without_spans_is_escaped() -> None:
    assert highlight("1 < 2 & 3", []) == "1 &lt; 2 &amp; 3"


def test_a_span_becomes_a_mark_with_its_note_and_its_label_behind_it() -> None:
    found = highlight(TEXT, [Span(0, 11, "claim killed", 'a "note"', "1")])
    assert (
        found
        == '<mark class="claim killed" data-note="a &quot;note&quot;" tabindex="0">At least 20</mark><sup>1</sup> people died in Athens.'
    )


def test_crossing_spans_are_cut_where_they_meet() -> None:
    assert highlight("abcd", [Span(0, 3, "x"), Span(1, 4, "y")]) == (
        '<mark class="x">a</mark><mark class="x y">bc</mark><mark class="y">d</mark>'
    )


def test_the_note_of_the_shortest_span_is_shown() -> None:
    assert 'data-note="short" tabindex="0">b<' in highlight("abc", [Span(0, 3, "x", "long"), Span(1, 2, "y", "short")])


def test_two_claims_on_the_same_words_show_both_notes() -> None:
    found = highlight("dozens", [Span(0, 6, "claim killed", "killed", "1"), Span(0, 6, "claim injured", "injured", "2")])
    assert found == '<mark class="claim killed injured" data-note="killed\n\ninjured" tabindex="0">dozens</mark><sup>1</sup><sup>2</sup>'


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 99)])
def test_a_span_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not lie within"):
        highlight(TEXT, [Span(start, end, "x")])


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(min_size=1, max_size=40))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    return text, [Span(start, end, f"s{number}") for number, (start, end) in enumerate(draw(st.lists(ends, max_size=8)))]


@given(texts_with_spans())
def test_the_text_is_kept_and_every_span_covers_its_words(example: tuple[str, list[Span]]) -> None:
    text, spans = example
    found = highlight(text, spans)
    assert html.unescape(re.sub(r"</?mark[^>]*>", "", found)) == html.unescape(html.escape(text))
    for span in spans:
        pieces = re.findall(rf'<mark class="(?:[^"]* )?{span.classes}(?: [^"]*)?">([^<]*)</mark>', found)
        assert html.unescape("".join(pieces)) == text[span.start : span.end]
