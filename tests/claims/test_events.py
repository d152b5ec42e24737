"""The events of an article and which claim tells of which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim
from pipeline.claims.events import read_context
from pipeline.language.document import Document

Read = Callable[..., list[Claim]]


def events(claims: list[Claim]) -> list[tuple[str, dt.date | None]]:
    return [(claim.event.role, claim.event.date_start) for claim in claims if claim.kind == "numeric" and claim.event is not None]


def test_the_first_claims_tell_of_the_main_event(read: Read) -> None:
    found = events(read("A bomb killed nine people on Monday. Twenty people were injured."))
    assert found == [("main", dt.date(2024, 3, 11))] * 2


def test_an_older_date_sets_a_claim_apart_as_background(read: Read) -> None:
    text = "A bomb killed nine people on Monday.\n\nIn 2011, another bomb killed 30 people in the same market."
    assert events(read(text)) == [("main", dt.date(2024, 3, 11)), ("background", dt.date(2011, 1, 1))]


def test_claims_of_one_background_sentence_share_its_event(read: Read) -> None:
    claims = read("A bomb killed nine people on Monday.\n\nIn 2011, a bomb killed 30 people and injured 90.")
    assert claims[1].event is claims[2].event is not claims[0].event


def test_a_running_total_makes_its_event_ongoing(read: Read) -> None:
    (claim,) = read("The fighting has killed more than 900 people since January.")
    assert claim.event is not None
    assert claim.event.is_ongoing


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels shelled Aleppo on Monday, killing nine people.", "strike"),
        ("Shelling killed nine people in Aleppo on Monday.", "strike"),
        ("Warplanes bombarded Aleppo, killing nine people.", "strike"),
        ("An air raid killed nine people in Aleppo.", "strike"),
        ("Air raids on Aleppo killed nine people.", "strike"),
        ("Air Strikes in Aleppo killed nine people.", "strike"),
        ("An airstrike killed nine people during an army operation in Aleppo.", "strike"),
        ("Nine people were killed by an avalanche, and a rescue operation is under way.", "disaster"),
        ("The killing of nine people by shelling in Aleppo was condemned.", "strike"),
        ("The earthquake that struck Aleppo killed nine people.", "disaster"),
        ("A storm struck the coast near Lima and killed nine people.", "disaster"),
        ("Jets struck a market in Aleppo, killing nine people.", "strike"),
        ("An air strike killed nine people in Aleppo, where the earthquake had left ruins.", "strike"),
        ("A police raid in Lima killed nine people.", "police_action"),
        ("Nine people were killed in a police operation in Lima.", "police_action"),
    ],
)
def test_the_kind_of_an_event_follows_from_the_word_that_names_it(read: Read, text: str, kind: str) -> None:
    claim = next(claim for claim in read(text) if claim.kind == "numeric")
    assert claim.event is not None
    assert claim.event.kind == kind


def test_an_event_is_where_most_of_its_claims_are(read: Read) -> None:
    claims = read("A bus fell into a gorge near Cusco on Monday. Nine people were killed and thirty were hurt, police in Lima said.")
    placed = [claim.place.text for claim in claims if claim.place is not None]
    told = {claim.event.place.text for claim in claims if claim.event is not None and claim.event.place is not None}
    assert told == {max(placed, key=placed.count)} == {"Cusco"}


@pytest.mark.parametrize(
    "aside",
    [
        "A school in Lugo. (Ana Silva/Reuters)",
        "In 2015 a bus crashed in Lugo.",
        "Carlos Ruiz of Lugo saw it.",
        "Tourists from Lugo saw it.",
    ],
)
def test_the_main_event_is_not_where_a_photograph_was_taken_or_someone_lives(document: Callable[..., Document], aside: str) -> None:
    read = document(f"{aside}\n\nA bus fell into a ravine on Monday. The road leads from Cusco.")
    place = read_context(read, []).main_place
    assert place is not None
    assert place.text == "Cusco"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The earthquake that struck Izmir on Tuesday has killed 250 people.", "disaster"),
        ("A storm struck the coast on Tuesday and killed nine people.", "disaster"),
        ("Israel struck a camp in Gaza on Tuesday and killed nine people.", "strike"),
        ("An air strike killed nine people after the storm.", "strike"),
    ],
)
def test_what_a_hazard_strikes_is_no_air_strike(read: Read, text: str, kind: str) -> None:
    (claim,) = read(text)
    assert claim.event is not None
    assert claim.event.kind == kind


@pytest.mark.parametrize(
    ("opening", "n"),
    [
        ("In a separate shooting, a woman was killed on Elm Street.", 2),
        ("In an unrelated incident, two women were killed on Elm Street.", 2),
        ("In another attack on Monday, a woman was killed on Elm Street.", 2),
        ("In a statement, police said a woman was killed too.", 1),
        ("In a second statement, police said a woman was killed too.", 1),
        ("In separate statements, police and doctors said a woman was killed too.", 1),
        ("Two women were wounded in the shooting.", 1),
    ],
)
def test_a_separate_event_of_the_day_is_another_event(read: Read, opening: str, n: int) -> None:
    claims = read(f"A man was shot and killed on Oak Street in Gary, Indiana, on Monday.\n\n{opening}")
    found = {id(claim.event): claim.event for claim in claims if claim.event is not None}
    assert len(found) == n
    assert {event.date_start for event in found.values()} == {dt.date(2024, 3, 11)}
