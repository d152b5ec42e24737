"""Quotation marks: which stretches of a text are quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.quotes import quotations


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotations(text)]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“We are safe,” she said.", ["“We are safe,”"]),
        ('"We are safe," she said. "For now."', ['"We are safe,"', '"For now."']),
        ("«We are safe», she said.", ["«We are safe»"]),
        ("‘We are safe,’ she said.", ["‘We are safe,’"]),
        ("'We are safe,' she said.", ["'We are safe,'"]),
        ("He called it “a ‘dirty’ war”.", ["“a ‘dirty’ war”"]),  # one stretch: the outer marks
        ("The workers’ homes and the village’s well were hit.", []),
        ("The workers' homes in the '90s weren't safe.", []),
        ("‘The workers’ homes are gone,’ he said.", ["‘The workers’ homes are gone,’"]),
        ('\u200f"We are safe,"\u200f she said.', ['"We are safe,"']),
        ("He stood 6'2\" tall.", []),
    ],
)
def test_marks_of_all_kinds_delimit_quotations(text: str, stretches: list[str]) -> None:
    assert quoted(text) == stretches


def test_an_open_mark_ends_with_its_paragraph() -> None:
    text = "“We are safe, he said.\n\nThe town is quiet.\n\nSo is the “port”."
    assert quoted(text) == ["“We are safe, he said.", "“port”"]


def test_a_stray_mark_inside_a_paragraph_quotes_nothing() -> None:
    assert quoted('The town" is quiet, he said.\n\nSo is the port.') == []


def test_a_long_quotation_opens_again_in_each_paragraph() -> None:
    text = "“The first day was calm.\n\n“The second was not.”"
    first, second = quotations(text)
    assert (first.continues, second.continues) == (True, False)


@given(st.text(alphabet="ab ,.\n“”‘’'\"«»\u200f", max_size=80))
def test_quotations_lie_in_order_within_one_paragraph(text: str) -> None:
    end = 0
    for quote in quotations(text):
        assert end <= quote.start < quote.end <= len(text)
        assert "\n\n" not in text[quote.start : quote.end]
        end = quote.end
