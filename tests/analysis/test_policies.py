"""The user's lists: whom to trust, and how vague words are read."""

from __future__ import annotations

import pytest

from pipeline.analysis.policies import READING_POLICIES, Trust, read_policies, read_trust
from pipeline.contracts.vocabularies import CLAIMANT_CLASS, VAGUE_POLICY

DAY = "2024-03-05"


def strike(world, name, number, *, published="2024-03-06", **more):
    article = world.article(name, published)
    return world.claim(article, number, when=DAY, event_id=world.event(article, DAY), **more)


def test_trust_ranks_every_class_of_claimant():
    assert {trust.claimant_class for trust in read_trust()} == set(CLAIMANT_CLASS)


def test_the_users_order_of_trust_takes_precedence(tmp_path):
    (tmp_path / "claimant_trust.csv").write_text("rank,claimant,claimant_class\n2,,un\n1,The Ministry,\n")
    assert read_trust([tmp_path]) == [Trust(1, "The Ministry", None), Trust(2, None, "un")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("first,,un", "the rank 'first' is no whole number"),
        ("1,,angels", "no class 'angels'; the classes are belligerent"),
        ("1,,", "give the name of a `claimant` or a `claimant_class`"),
        ("1,The Ministry,un", "one of the two"),
        ("1,,un\n2,,un", "un has a rank already"),
    ],
)
def test_a_bad_line_of_trust_is_named_with_its_remedy(tmp_path, line, says):
    (tmp_path / "claimant_trust.csv").write_text(f"rank,claimant,claimant_class\n{line}\n")
    with pytest.raises(ValueError, match=rf"claimant_trust\.csv, line \d: .*{says}"):
        read_trust([tmp_path])


def test_every_policy_reads_dozens_in_its_own_way():
    read = {p.policy: (p.low, p.best, p.high) for p in read_policies() if p.word == "dozens"}
    assert read == {"literal": (24, None, None), "acled": (12, 12, None), "emdat": (24, 24, None), "exclude": (None, None, None)}
    assert set(read) == set(VAGUE_POLICY) - {"any"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("gut,dozens,1,2,3", f"no policy 'gut'; the policies are {', '.join(READING_POLICIES)}"),
        ("acled,,1,2,3", "the word is empty"),
        ("acled,dozens,twelve,,", "low is no number: 'twelve'"),
        ("acled,dozens,20,10,", "wants bounds from 0 on"),
        ("acled,dozens,nan,,", "low is no number: 'nan'"),
        ("acled,dozens,,,", "wants bounds from 0 on"),
        ("acled,dozens,-1,,", "wants bounds from 0 on"),
    ],
)
def test_a_bad_reading_is_named_with_its_remedy(tmp_path, line, says):
    (tmp_path / "vague_numbers.csv").write_text(f"policy,word,low,best,high\n{line}\n")
    with pytest.raises(ValueError, match=rf"vague_numbers\.csv, line 2: {says}"):
        read_policies([tmp_path])


def test_the_users_readings_take_the_place_of_ours(world, tmp_path, monkeypatch):
    (tmp_path / "vague_numbers.csv").write_text("policy,word,low,best,high\nacled,dozens,13,13,\n")
    monkeypatch.setenv("ASREPORTED_REFERENCE", str(tmp_path))
    strike(world, "a", "dozens")
    assert world.estimate(policy="acled")["median"] == (13, 13, None)


@pytest.mark.parametrize(
    ("policy", "least", "median"),
    [("literal", (24, None, None), (37, 37, 37)), ("acled", (12, 12, None), (12, 12, None)), ("emdat", (24, 24, None), (24, 24, None))],
)
def test_a_policy_sets_the_vague_word_beside_the_numbers(world, policy, least, median):
    strike(world, "a", "dozens")
    strike(world, "b", "37", published="2024-03-07")
    estimate = world.estimate(policy=policy)
    assert (estimate["min"], estimate["median"], estimate["latest"]) == (least, median, (37, 37, 37))


def test_without_vague_words_there_is_one_row_for_all_policies(world):
    strike(world, "a", "12")
    assert {row["policy"] for row in world.mart("estimates")} == {"any"}


def test_a_word_that_a_policy_does_not_read_is_left_out_of_that_policy_alone(world):
    strike(world, "a", "several")
    strike(world, "b", "7")
    policies = {row["policy"]: row["n_claims"] for row in world.mart("estimates")}
    assert policies == {"literal": 2, "acled": 2, "emdat": 1, "exclude": 1}


@pytest.mark.parametrize(("words", "value"), [("tens of thousands", 10000), ("Hundreds", 100), ("hundreds of thousands", 100000)])
def test_the_longest_word_is_read(world, words, value):
    strike(world, "a", words)
    assert world.estimate(policy="acled")["latest"] == (value, value, None)


def test_vague_totals_are_read_too(world):
    world.total(world.article("a", "2024-01-02"), "500", "2024-01-02", source_text="the ministry")
    world.total(world.article("b", "2024-01-03"), "hundreds", "2024-01-03", source_text="aid workers")
    assert world.estimate(subject_kind="toll")["min"] == (500, 500, 500)
    assert world.estimate(subject_kind="toll", policy="emdat")["min"] == (200, 200, None)


def test_a_trusted_claimant_by_name_comes_before_the_classes(world, tmp_path, monkeypatch):
    (tmp_path / "claimant_trust.csv").write_text("rank,claimant,claimant_class\n1,The Mayor,\n2,,media\n")
    monkeypatch.setenv("ASREPORTED_REFERENCE", str(tmp_path))
    strike(world, "a", "9", source_text="the mayor")
    strike(world, "b", "12", published="2024-03-07")
    assert world.estimate()["trusted_latest"] == (9, 9, 9)


def test_the_policies_are_a_table(world):
    rows = {(row["policy"], row["word"]): row["best"] for row in world.mart("policies")}
    assert (rows["acled", "hundreds"], rows["emdat", "hundreds"], rows["exclude", "hundreds"]) == (100, 200, None)
