"""Whose story a copy says that it is, and which article leads a story."""

from __future__ import annotations

import pytest

from pipeline.analysis.credits import Credited, credits_of, first_by_agency, is_named

STORY = "A ferry sank off the port of Mirel, the coast guard said.\n\nTwelve people died"


@pytest.mark.parametrize(
    ("body", "byline", "dateline"),
    [
        (STORY + ".", "Press Union", None),
        (STORY + ".", "By Ann Example, Press Union", None),
        (STORY + ".", "Ann Example and Bob Sample | Press Union", None),
        (STORY + ".", None, "MIREL (Press Union)"),
        (STORY + ". — Press Union", None, None),
        (STORY + ".\n\n-- Press Union", None, None),
        (STORY + ". (Press Union)", None, None),
        (STORY + ".\n\n(Reporting by Ann Example; Press Union)", None, None),
        (STORY + ".\n\n(With inputs from Press Union)", None, None),
        (STORY + ".\n\nSource: Press Union", None, None),
        (STORY + ".\n\n© 2024 Press Union. All rights are theirs.", None, None),
    ],
)
def test_an_agency_is_credited(body, byline, dateline):
    assert any(is_named(name, "The Press Union") for name in credits_of(body, byline, dateline))


@pytest.mark.parametrize(
    "body",
    [
        STORY + ", the Press Union said.",
        STORY + ".\n\nA driver of the Press Union was among them, colleagues said.",
        "(Press Union) was founded here.\n\n" + STORY + "." + " Nobody else was hurt." * 30,
        STORY + " — two of them children.",
    ],
)
def test_who_is_spoken_of_is_not_credited(body):
    assert not any(is_named(name, "Press Union") for name in credits_of(body, None, None))


@pytest.mark.parametrize(
    ("credit", "publisher", "named"),
    [
        ("Reuters", "reuters.com", True),
        ("Reuters Staff", "Reuters", True),
        ("AFP", "Agence France-Presse", True),
        ("The Associated Press", "AP", True),
        ("AP", "AP News", True),
        ("PTI", "Press Trust of India", True),
        ("Associated Press", "American Prospect", False),
        ("Mirel Post", "Mirel Times", False),
        ("", "Reuters", False),
    ],
)
def test_a_name_and_its_acronym_are_one_publisher(credit, publisher, named):
    assert is_named(credit, publisher) == named


def led(publishers, credits, copies=None):
    about = {article: Credited(publisher, credits.get(article, [])) for article, publisher in publishers.items()}
    return first_by_agency(copies or {"b": ("a", 0.9), "c": ("a", 0.8)}, about, ["a", "b", "c"])


def test_the_agency_that_a_copy_credits_leads_the_story():
    assert led({"a": "Post", "b": "Press Union", "c": "Echo"}, {"a": ["press union"]}) == {"a": ("b", 0.9), "c": ("a", 0.8)}


def test_a_copy_of_a_copy_leads_where_it_is_the_agencys():
    copies = {"b": ("a", 0.9), "c": ("b", 0.8)}
    assert led({"a": "Post", "b": "Echo", "c": "Press Union"}, {"b": ["press union"]}, copies) == {"b": ("a", 0.9), "a": ("c", 0.8)}


@pytest.mark.parametrize(
    ("publishers", "credits"),
    [
        ({"a": "Post", "b": "Echo", "c": "Times"}, {"b": ["press union"]}),  # the agency's own article is not here
        ({"a": "Press Union", "b": "Post", "c": "Echo"}, {"b": ["press union"]}),  # it leads already
        ({"a": "Post", "b": "Press Union", "c": "Echo"}, {"b": ["press union"]}),  # who credits itself is credited by nobody else
        ({"a": None, "b": "Press Union", "c": None}, {"a": []}),
    ],
)
def test_without_a_credited_agency_the_earliest_leads(publishers, credits):
    assert led(publishers, credits) == {"b": ("a", 0.9), "c": ("a", 0.8)}


def test_of_two_credited_agencies_the_earlier_leads():
    assert led({"a": "Post", "b": "Union", "c": "Wire"}, {"a": ["wire", "union"]}) == {"a": ("b", 0.9), "c": ("a", 0.8)}


def test_the_agency_leads_thousands_of_copies():
    papers = [f"paper {number:04}" for number in range(3000)]
    copies = dict.fromkeys(papers[1:], (papers[0], 1.0))
    credited = {paper: Credited(paper.title(), ["ann example", "bob sample"]) for paper in papers}
    assert first_by_agency(copies, credited, papers) == copies
    credited[papers[7]] = Credited(papers[7], ["paper 2999"])
    assert first_by_agency(copies, credited, papers)[papers[0]] == (papers[2999], 1.0)
