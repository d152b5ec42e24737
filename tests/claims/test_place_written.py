"""Names that a list joins are one place as written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("Kerala and Assam", "Kerala and Assam"),
        ("Texas, Louisiana, and Florida", "Texas, Louisiana, and Florida"),
        ("Kenya, Uganda and Tanzania", "Kenya, Uganda and Tanzania"),
        ("Lima, Peru,", "Lima"),
        ("Lima, Peru, and Quito", "Lima"),
        ("Lima, Cusco", "Lima"),  # no list without a conjunction
    ],
)
def test_a_list_of_places_stays_together(read: Read, where: str, written: str) -> None:
    assert [c.place_text for c in read(f"Storms in {where} killed 12 people on Monday.")] == [written]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Nine people died in Guitrozou and Petit Duekoui, two villages in the forest.", "Guitrozou and Petit Duekoui"),
        ("Some 9,400 people fled Goma on Monday.", "Goma"),
    ],
)
def test_villages_that_no_list_knows_are_written_as_told(read: Read, text: str, written: str) -> None:
    assert [c.place_text for c in read(text)] == [written]
