"""Texts of one publisher and id: versions of one article, or two articles that share an id by mistake."""

from __future__ import annotations

import pytest

FIRE = "A fire killed two people in a warehouse of Quito, Ecuador, on Tuesday, the mayor Ines Alarcon said."
FIRE_LATER = "The blaze in the Quito warehouse has killed five, Alarcon said on Wednesday. Ecuador sent firefighters to help."
FERRY = "A ferry sank off Zamboanga on Tuesday and 12 passengers drowned, the coastguard of Mindanao said."
FERRY_LATER = "Divers off Zamboanga found more of the drowned; the ferry had been overloaded, coastguards in Mindanao said."


def tell(world, name, text, number, *, published="2024-03-06", publisher="The Post", external_id="7", place="Town"):
    article = world.article(name, published, text=text, publisher=publisher, external_id=external_id)
    return world.claim(article, number, when="2024-03-05", place=place, event_id=world.event(article, "2024-03-05", kind="accident"))


def issues(world, check):
    return {row["row_key"]: row for row in world.mart("issues") if row["check_name"] == check}


def chosen(world):
    return {row["chosen_claim_id"] for row in world.mart("estimates")} - {None}


def test_two_articles_of_one_id_both_count_and_an_issue_tells_of_them(world):
    claims = {tell(world, "a", FIRE, "2", place="Quito"), tell(world, "b", FERRY, "12", place="Zamboanga")}
    assert chosen(world) == claims
    assert issues(world, "superseded_version") == {}
    (issue,) = issues(world, "shared_id").values()
    assert (issue["row_key"], issue["severity"]) == ("b", "warning")
    assert "another article than a, which has the same id" in issue["detail"]


def test_the_country_alone_in_common_makes_no_version(world):
    flood = "A river burst its banks near Cuenca, Ecuador, on Tuesday and swept away 12 farmers, the civil defence said."
    claims = {tell(world, "a", FIRE, "2", place="Quito"), tell(world, "b", flood, "12", place="Cuenca")}
    assert chosen(world) == claims
    assert set(issues(world, "shared_id")) == {"b"}


def test_a_rewritten_version_replaces_the_one_before(world):
    tell(world, "a", FIRE, "2", place="Quito")
    newest = tell(world, "b", FIRE_LATER, "5", place="Quito", published="2024-03-07")
    assert chosen(world) == {newest}
    assert issues(world, "shared_id") == {}
    assert set(issues(world, "superseded_version")) == {"a"}


def test_each_of_two_articles_of_one_id_has_its_versions(world):
    tell(world, "a", FIRE, "2", place="Quito")
    tell(world, "b", FERRY, "12", place="Zamboanga", published="2024-03-07")
    newest = {
        tell(world, "c", FIRE_LATER, "5", place="Quito", published="2024-03-08"),
        tell(world, "d", FERRY_LATER, "20", place="Zamboanga", published="2024-03-09"),
    }
    assert chosen(world) == newest
    assert set(issues(world, "superseded_version")) == {"a", "b"}
    assert set(issues(world, "shared_id")) == {"b"}


@pytest.mark.parametrize("other", [{"publisher": "The Times"}, {"external_id": "8"}])
def test_another_publisher_or_id_is_no_issue(world, other):
    tell(world, "a", FIRE, "2", place="Quito")
    tell(world, "b", FERRY, "12", place="Zamboanga", **other)
    assert issues(world, "shared_id") == {}


def test_texts_without_telling_words_are_taken_for_versions(world):
    tell(world, "a", "Two people died.", "2")
    tell(world, "b", "Three people died.", "3", published="2024-03-07")
    assert issues(world, "shared_id") == {}
