"""Headers before the story of a text file: none of the story's own words are lost to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.text_reader import split_text

STORY = "A bomb killed five people in the market.\n\nPolice closed the road."
DAY = "2024-12-02"


@pytest.mark.parametrize(
    "content",
    [
        f"Market bombed\n\n date {DAY} {STORY}",
        f"Market bombed\n date {DAY} {STORY}",
        f"Market bombed\ndate: {DAY}\n{STORY}",
        f"Market bombed\ndate: {DAY}\n\n{STORY}",
        f"Market bombed\n\ndate: {DAY}\n\n{STORY}",
        f"Market bombed\n\nPublished: 2 December 2024\n\n{STORY}",
        f"title: Market bombed\n\n date {DAY} {STORY}",
        f"title: Market bombed\ndate: {DAY} {STORY}",
        f"title: Market bombed\npublisher:\ndate: {DAY}\ntext: {STORY}",
        f"---\ntitle: Market bombed\n---\n date {DAY} {STORY}",
        f"---\ntitle: Market bombed\ndate: {DAY}\ntags:\n- bombs\n  - markets\n---\n{STORY}",
        f"---\ntags: [bombs,\n  markets]\n\ntitle: >-\n  Market\n  bombed\n# a comment\ndate: {DAY}\n---\n\n{STORY}",
    ],
)
def test_a_date_and_a_title_in_whatever_order(content: str) -> None:
    fields = split_text(content)
    title = fields["title"] if isinstance(fields["title"], str) else " ".join(fields["title"])
    assert (title, fields["published"] in (DAY, "2 December 2024"), fields["text"]) == ("Market bombed", True, STORY)


def test_headers_after_a_title_line() -> None:
    assert split_text(f"Market bombed\n\ndate: {DAY}\npublisher: The Example\n\n{STORY}") == {
        "title": "Market bombed",
        "published": DAY,
        "publisher": "The Example",
        "text": STORY,
    }


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        (f"date: {DAY}\nPolice said: five were killed\n\n{STORY}", "Police said: five were killed", STORY),
        (f"date: {DAY}\nPolice said: five were killed.\n\n{STORY}", None, f"Police said: five were killed.\n\n{STORY}"),
        (f"date: {DAY}\nSource: The Example\nSource: five were killed.\n\n{STORY}", None, f"Source: five were killed.\n\n{STORY}"),
        (f"Warning: a bomb killed five\ndate: {DAY}\n\n{STORY}", "Warning: a bomb killed five", STORY),
        (f"Warning: five were killed\ndate: {DAY}\ntitle: Bomb\n\n{STORY}", "Bomb", f"Warning: five were killed\n\n{STORY}"),
        (f"title: Bomb\nThe mayor of the town said: five died\ndate: {DAY}", "Bomb", "The mayor of the town said: five died"),
    ],
)
def test_a_line_with_a_colon_is_not_lost(content: str, title: str | None, text: str) -> None:
    fields = split_text(content)
    assert (fields.get("title"), fields["text"]) == (title, text)


def test_a_short_key_between_known_ones_is_a_header() -> None:
    assert split_text(f"title: Bomb\nSection: World\ndate: {DAY}\n\n{STORY}")["text"] == STORY


def test_what_stands_between_rules_is_no_front_matter_if_it_is_a_story() -> None:
    said = "Police said: five were killed"
    for story in (
        f"---\n{said}.\n---\nMore follows.",
        f"---\n{STORY} {said}\n---\nMore follows.",
        f"---\ndate: {DAY}\n{said}.\nMore follows.",
    ):
        fields = split_text(story)
        assert said in fields["text"]
        assert "More follows." in fields["text"]


def test_a_line_of_several_dates_is_left_to_the_search_for_date_lines() -> None:
    text = f"Market bombed\n\nPublished: 2 December 2024 | Updated: 3 December 2024\n\n{STORY}"
    assert "published" not in split_text(text)


@given(st.lists(st.sampled_from(["date: 2024-12-02", "title: T", "Police said: five", "one two three four said: six", "Seven fell.", ""])))
def test_only_short_unknown_headers_between_known_ones_are_lost(lines: list[str]) -> None:
    fields = split_text("\n".join(lines))
    kept = f"{fields.get('title', '')}\n{fields['text']}"
    for line in ("one two three four said: six", "Seven fell."):
        assert kept.count(line) == lines.count(line)
    if lines[:1] == ["Police said: five"] or lines[-1:] == ["Police said: five"]:
        assert "Police said: five" in kept
