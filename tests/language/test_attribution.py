"""Reported speech: who is said to say what, and where the report ends."""

from __future__ import annotations

import pytest

from pipeline.language.attribution import find_attributions, find_quotes
from pipeline.language.document import Document
from pipeline.language.hedges import find_hedges
from pipeline.language.model import load_model, parse
from pipeline.language.speech import Attribution


def parsed(text: str, title_end: int = 0) -> Document:
    return parse(text, load_model(), title_end=title_end)


def over(document: Document, words: str) -> list[Attribution]:
    """The attributions whose content holds these words, the shortest first."""
    at = document.text.index(words)
    found = [a for a in find_attributions(document) if a.content_start <= at and at + len(words) <= a.content_end]
    return sorted(found, key=lambda a: a.content_end - a.content_start)


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The ministry said that nine people drowned.", "nine", "The ministry"),
        ("Nine people drowned, the ministry said on Monday.", "Nine", "the ministry"),
        ("Nine people drowned, said Ana Reyes, the mayor of the town.", "Nine", "Ana Reyes"),
        ("The mayor, Ana Reyes, told reporters that nine people drowned.", "nine", "The mayor, Ana Reyes"),
        ("Ana Reyes, a spokeswoman for the port, said nine people drowned.", "nine", "Ana Reyes"),
        ("Nine people drowned in the river, according to local officials.", "Nine", "local officials"),
        ("According to the Lake Monitor, a charity, nine people drowned.", "nine", "the Lake Monitor"),
        ("The Kenyan Red Cross put the toll at nine.", "nine", "The Kenyan Red Cross"),
        ("A statement from the coast guard said nine people drowned.", "nine", "the coast guard"),
        ("In a statement, the coast guard said nine people drowned.", "nine", "the coast guard"),
        ("Hospital officials reported nine deaths.", "nine", "Hospital officials"),
        ("State radio quoted the governor as saying nine people drowned.", "nine", "the governor"),
        ("The governor was quoted as saying nine people drowned.", "nine", "The governor"),
        ("By the ministry's count, nine people drowned.", "nine", "the ministry"),
        ("Nine people were confirmed dead by the company.", "Nine", "the company"),
        ("The Lake Observatory has documented nine deaths.", "nine", "The Lake Observatory"),
        ("Human rights groups complained of nine deaths in custody.", "nine", "Human rights groups"),
        ("Nine people drowned, said Lt. Ana Reyes of the county fire department.", "Nine", "Lt. Ana Reyes"),
        ("The state news agency Tass reported that nine people drowned.", "nine", "Tass"),
        ("On one boat, the crew chief said, nine people drowned.", "nine", "the crew chief"),
        (
            "Nine people drowned near the clinic in Lugo, a trader, Omar Bello, told our correspondent by phone.",
            "Nine",
            "Omar Bello",
        ),
        (
            "A ferry sank, killing nine people on board, the governor of Lugo state, Ana Reyes, said.",
            "nine",
            "Ana Reyes",
        ),
        (
            "A shell hit a bus, killing all nine, the head of the port, Ana Reyes, said on Monday.",
            "nine",
            "the head of the port, Ana Reyes",
        ),
        ("Nine people drowned on Friday, said the convener of the Lake Forum, Omar Bello.", "Nine", "Omar Bello"),
        (
            "Gunmen took nine people off a ferry, state police spokesman Omar Bello confirmed yesterday.",
            "nine",
            "state police spokesman Omar Bello",
        ),
        ("The commission conceded that nine people drowned.", "nine", "The commission"),
        ("The mayor would confirm only one death.", "one", "The mayor"),
        ("The Lake Observatory has documented the abduction of nine farmers.", "nine", "The Lake Observatory"),
        ("The Lake Observatory has counted nine farmers killed since May.", "nine", "The Lake Observatory"),
        ("In a survey published on Monday, the Lake Observatory found nine farmers in jail.", "nine", "the Lake Observatory"),
        ("A mine caved in, killing nine, locals said; the owner insisted that all had fled.", "nine", "locals"),
        ("The owner blamed the rain, with the mayor saying nine people drowned.", "nine", "the mayor"),
        ("Hundreds of mourners met to remember what they say were nine victims.", "nine", "Hundreds of mourners"),
        ("Police spoke. Mourners met to remember what they say were nine victims.", "nine", "Mourners"),
    ],
)
def test_the_source_is_named_as_written_without_what_follows_in_apposition(text: str, words: str, source: str) -> None:
    assert over(parsed(text), words)[0].source_text == source


@pytest.mark.parametrize(
    "text",
    [
        "The flood claimed nine lives.",
        "The group claimed responsibility for the attack that killed nine.",
        "Police found nine bodies.",
        "The ministry did not say how many of the nine were children.",
        "Nine people drowned, and the mayor told residents to leave.",
    ],
)
def test_verbs_of_other_senses_and_other_clauses_report_nothing(text: str) -> None:
    at = "nine" if "nine" in text else "Nine"
    assert [a for a in over(parsed(text), at) if a.stance == "asserts" and a.cue_start > text.index(at)] == []


def test_each_clause_goes_to_its_own_source() -> None:
    document = parsed("The navy said nine people drowned, while the coast guard said 12 were missing.")
    assert over(document, "nine people")[0].source_text == "The navy"
    assert over(document, "12")[0].source_text == "the coast guard"


def test_a_participle_keeps_the_speaker_of_its_sentence() -> None:
    document = parsed("The coast guard said the search went on, adding that 12 people were missing.")
    assert over(document, "12")[0].source_text == "The coast guard"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Police: 9 hurt in crash", "Police"),
        ("Nine hurt in bus crash – police", "police"),
        ("Nine hurt in bus crash, officials say", "officials"),
    ],
)
def test_headlines_name_their_source_in_short(title: str, source: str) -> None:
    document = parsed(title + "\n\nA bus left the road.", title_end=len(title))
    assert over(document, "hurt")[0].source_text == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mayor Ana Reyes visited the port. She said nine people drowned.", "Mayor Ana Reyes"),
        ("The coast guard searched the bay. It said nine people drowned.", "The coast guard"),
        ("Officials searched the bay. They said nine people drowned.", "Officials"),
    ],
)
def test_a_pronoun_stands_for_the_nearest_fitting_name(text: str, source: str) -> None:
    assert over(parsed(text), "nine")[0].source_text == source


def test_a_report_runs_on_into_the_next_count_of_its_paragraph() -> None:
    document = parsed("Minister Ravi Nair said 18 people died. Another 40 were taken to hospital.\n\nThe river rose by 2 metres.")
    assert [a.carried for a in over(document, "40")] == [True]
    assert over(document, "The river") == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied shelling the village.", "denies"),
        ("Rebels shelled the village, a charge the army denies.", "denies"),
        ("Rebels shelled the village, a claim the army disputes.", "disputes"),
        ("The army confirmed that nine soldiers died.", "confirms"),
        ("The agency could not verify the toll of nine.", "not_verified"),
        ("The agency was unable to confirm the toll of nine.", "not_verified"),
        ("The army declined to comment on the deaths.", "declines"),
        ("The mayor said nine people drowned.", "asserts"),
    ],
)
def test_the_cue_gives_the_stance(text: str, stance: str) -> None:
    assert stance in {a.stance for a in find_attributions(parsed(text))}


def test_what_the_relative_clause_denies_stands_before_it() -> None:
    text = "Rebels shelled the village, a charge the army denies."
    (denial,) = [a for a in find_attributions(parsed(text)) if a.stance == "denies"]
    assert text[denial.content_start : denial.content_end] == "Rebels shelled the village, a charge"


def test_quotes_have_the_speaker_beside_them_and_go_on_after_the_cue() -> None:
    document = parsed("Foreign Minister Ana Reyes gave an interview. “We hope for peace,” she said. “But we are not there yet.”")
    first, second = find_quotes(document)
    assert (first.speaker_text, first.mention_text, first.cue_text) == ("Foreign Minister Ana Reyes", "she", "said")
    assert (second.speaker_text, second.mention_text, second.cue_text) == ("Foreign Minister Ana Reyes", None, None)
    assert all(a.delivery == "quote" for a in over(document, "not there yet"))


def test_a_long_quotation_keeps_its_speaker_over_paragraphs() -> None:
    document = parsed("“We saw smoke over the port,” said Ana Reyes. “It grew by the hour.\n\n“Then nine people came ashore.”")
    assert [quote.speaker_text for quote in find_quotes(document)] == ["Ana Reyes"] * 3


def test_a_term_in_quotation_marks_has_no_speaker() -> None:
    (quote,) = find_quotes(parsed("Families moved to the “safe zone” by the sea."))
    assert quote.speaker_text is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nine people reportedly drowned.", "reportedly"),
        ("Nine people are believed to have drowned.", "believed"),
        ("The toll could not be verified.", "verified"),
        ("It was not possible to verify the toll.", "verify"),
    ],
)
def test_reports_without_a_source_leave_a_hedge(text: str, word: str) -> None:
    assert [found for _, _, found in find_hedges(parsed(text))] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "“",
        "said",
        "According to",
        '""""',
        "SAID THE MAYOR: NINE DEAD, OFFICIALS SAY",
        "\u200f\u200e“\u200f”",
        ", said , said , said",
        "( )\n\n:\n\n-",
    ],
)
def test_odd_text_gives_no_error_and_sound_offsets(text: str) -> None:
    document = parsed(text, title_end=min(3, len(text)))
    for found in find_attributions(document):
        assert 0 <= found.content_start < found.content_end <= len(text)
        assert text[found.cue_start : found.cue_end] == found.cue_text
    for quote in find_quotes(document):
        assert 0 <= quote.start < quote.end <= len(text)


def test_the_call_sign_of_a_station_at_the_end_of_a_headline_is_no_source() -> None:
    title = "Nine hurt in bus crash - WXYZ"
    assert over(parsed(title + "\n\nA bus left the road.", title_end=len(title)), "hurt") == []
    title = "Nine hurt in bus crash - UNHCR"
    assert over(parsed(title + "\n\nA bus left the road.", title_end=len(title)), "hurt")[0].source_text == "UNHCR"


def test_who_is_charged_in_a_headline_is_no_source() -> None:
    title = "Teen Charged With Shooting That Killed Nine On West Side"
    assert over(parsed(title + "\n\nIt was late.", title_end=len(title)), "Nine") == []


@pytest.mark.parametrize(
    "text",
    [
        "The suit was filed by nine people who claimed that 20 guards beat them. The raid on the plant led to 239 arrests.",
        "According to the website, 75 farmers were killed last week. It is estimated that 90,000 people are trapped.",
        "Three riders complained of neck pain, and two were treated.",
    ],
)
def test_a_side_remark_a_guess_of_nobody_and_a_pain_are_no_reports(text: str) -> None:
    document = parsed(text)
    last = [t.text for t in document.tokens if t.text in {"239", "90,000", "two"}][-1]
    assert over(document, last) == []


def test_a_report_runs_on_into_a_further_count() -> None:
    document = parsed("According to the website, 75 farmers were killed last week. Some 90 others were wounded.")
    assert over(document, "90")[0].source_text == "the website"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The army denied a report by Amnesty that nine people died.", "Amnesty"),
        ("The mayor's statement that nine people died surprised residents.", "The mayor"),
        ("Officials disputed a claim from the rebels that nine soldiers died.", "the rebels"),
    ],
)
def test_a_noun_of_reporting_says_who_reports(text: str, source: str) -> None:
    assert over(parsed(text), "nine")[0].source_text == source


@pytest.mark.parametrize(
    "text",
    ["The claim by nine families was rejected.", "A report by the agency on nine deaths is due.", "The court's report delayed nine cases."],
)
def test_a_noun_of_reporting_without_what_it_tells_is_no_source(text: str) -> None:
    assert over(parsed(text), "nine") == []


def test_a_disease_before_a_colon_is_no_speaker() -> None:
    title = "Cholera: 37 dead in Kano"
    assert find_attributions(parsed(f"{title}\n\nText.", len(title))) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A strike killed 68 migrants, the Houthi-run health ministry said.", "the Houthi-run health ministry"),
        ("The attack killed 68 soldiers, the Iran-backed group said.", "the Iran-backed group"),
        ("A strike killed 68 migrants, Houthi-run TV said.", "Houthi-run TV"),
    ],
)
def test_a_body_is_run_by_somebody_and_speaks(text: str, source: str) -> None:
    assert over(parsed(text), "68")[0].source_text == source
