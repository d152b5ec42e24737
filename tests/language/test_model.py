"""An article is parsed a paragraph at a time, its dateline apart."""

from __future__ import annotations

import pytest

from pipeline.language.model import load_model, parse

TITLE = "Floods kill 12 in Lima"


@pytest.mark.parametrize("dateline", ["LIMA, Peru (AP)", "LIMA"])
@pytest.mark.parametrize("dash", [" — ", " - ", "— "])
def test_a_dateline_is_no_part_of_the_sentence_after_it(dateline: str, dash: str) -> None:
    story = "At least 12 people died on Monday, police said."
    text = f"{TITLE}\n\n{dateline}{dash}{story}\n\nRoads were closed."
    document = parse(text, load_model(), title_end=len(TITLE), dateline=dateline)
    found = [(sentence.zone, sentence.paragraph, text[sentence.start : sentence.end].rstrip(" —-")) for sentence in document.sentences]
    assert found == [("title", 0, TITLE), ("dateline", 1, dateline), ("body", 1, story.rstrip()), ("body", 2, "Roads were closed.")]


@pytest.mark.parametrize("joint", [". ", "\n", "\n\n"])
def test_a_dateline_may_follow_the_title_set_again_over_the_story(joint: str) -> None:
    text = f"{TITLE}\n\n{TITLE}{joint}LIMA, Peru — Twelve died."
    document = parse(text, load_model(), title_end=len(TITLE), dateline="LIMA, Peru")
    found = [(sentence.zone, text[sentence.start : sentence.end].strip(" —.")) for sentence in document.sentences]
    assert found == [("title", TITLE), ("body", TITLE), ("dateline", "LIMA, Peru"), ("body", "Twelve died")]


def test_what_has_no_dash_after_it_is_no_dateline() -> None:
    text = "LIMA was flooded on Monday."
    assert [sentence.zone for sentence in parse(text, load_model(), dateline="LIMA").sentences] == ["body"]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [("Six Bolivian Soldiers Killed In Ambush", "Soldiers", "soldier"), ("Three Migrants Found Dead as Boats Capsize", "Boats", "Boats")],
)
def test_a_headline_writes_people_with_a_capital(text: str, word: str, lemma: str) -> None:
    document = parse(text, load_model(), title_end=len(text))
    assert [t.lemma for t in document.tokens if t.text == word] == [lemma]


def test_tokens_give_the_text_back() -> None:
    text = f"{TITLE}\n\nLIMA, Peru (AP) — Twelve died.\n\n  Roads\twere closed. "
    document = parse(text, load_model(), title_end=len(TITLE), dateline="LIMA, Peru (AP)")
    assert all(text[token.start : token.end] == token.text for token in document.tokens)
    assert [token.i for token in document.tokens] == list(range(len(document.tokens)))
