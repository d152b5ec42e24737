"""Where those who fled came to is not the scene. All sentences are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.claims.place import is_goal
from pipeline.language.entities import find_entities
from pipeline.language.model import load_model, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A first convoy of refugees reached Nairobi on Monday.", True),
        ("The evacuees arrived in Nairobi on Monday.", True),
        ("The storm reached Nairobi on Monday, killing three.", False),
        ("Rescuers reached Nairobi on Monday and found nine bodies.", False),
        ("Nine evacuees died in Nairobi.", False),
    ],
)
def test_only_those_who_fled_have_a_goal(text: str, expected: bool) -> None:
    document = parse(text, load_model())
    find_entities(document)
    mention = next(m for m in document.mentions if m.text == "Nairobi")
    assert is_goal(document, mention) == expected
