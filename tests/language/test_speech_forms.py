"""Who is named for a figure, in the many forms in which news says so. All sentences are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.claims.source import claim_source
from pipeline.language.annotate import read_text
from pipeline.language.model import load_model


def source_of(text: str, words: str) -> str | None:
    """The source of the words, without a leading article."""
    document = read_text(text, load_model())
    at = text.index(words)
    found = claim_source(document, at, at + len(words))
    return found.source_text.removeprefix("the ").removeprefix("The ") if found and found.source_text else None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # through another outlet
        ("State television quoted the governor as saying 12 people had died.", "governor"),
        ("The governor was quoted by state radio as saying that 12 people had died.", "governor"),
        ("The newspaper, citing the governor, said 12 people had died.", "newspaper"),
        ("12 people have died, the BBC has learned.", "BBC"),
        # inverted and split, with a tail after the verb
        ("“We buried 12 people,” said Jane Roe, the mayor of the town.", "Jane Roe"),
        ("The road, police said, was closed after 12 people died.", "police"),
        ("At least 12 people died, officer John Doe told reporters by telephone.", "officer John Doe"),
        ("At least 12 people died, said an official who spoke on condition of anonymity.", "an official"),
        ("At least 12 people died, governor Jane Roe wrote on her page.", "governor Jane Roe"),
        ("As the ministry said on Monday, 12 people have died.", "ministry"),
        # whose statement it is, after the report
        ("At least 12 people died, a statement from the army said.", "army"),
        ("At least 12 people died, a news release from District Attorney Jane Roe said.", "District Attorney Jane Roe"),
        ("At least 12 people died, ‘Lake Monitor’ reported at the time.", "Lake Monitor"),
        ("Roe was one of 12 men police held after a chase that began in Lyon, a news release from Mayor John Doe said.", "Mayor John Doe"),
        ("The woman was one of 12 people killed, officials said.", "officials"),
        # names with marks in them, and credits of pictures before the report
        ("The party Unity–Free Land said 12 of its members were arrested.", "party Unity–Free Land"),
        ("Save & Rescue International said 12 people died.", "Save & Rescue International"),
        ("(Courtesy photo to WXYZ) Fire officials say 12 people are missing.", "Fire officials"),
        ("The Lake Monitor (LM) said 12 people are missing.", "Lake Monitor (LM)"),
        # names that parsers part, and acronyms that taggers take for pronouns
        ("Doctors Without Borders said it treated 12 wounded.", "Doctors Without Borders"),
        ("Save the Children says 12 children died.", "Save the Children"),
        ("WHO said there were 12 cases.", "WHO"),
        # nouns and verbs of counting
        ("The Red Cross counted 12 dead.", "Red Cross"),
        ("The mayor spoke of 12 dead.", "mayor"),
        ("The ministry gave a toll of 12 dead.", "ministry"),
        ("The ministry listed 12 people as missing.", "ministry"),
        ("Figures from the ministry show that 12 people died.", "Figures from the ministry"),
        ("At least 12 people drowned, per the coast guard.", "coast guard"),
        ("The ministry raised the death toll to 12.", "ministry"),
        ("The mayor revised the number of injured to 12.", "mayor"),
        ("The storm raised the death toll to 12.", None),
        ("The latest deaths put the toll at 12.", None),
        ("Officials have linked 12 deaths to the heat.", "Officials"),
        ("Investigators tied the man to 12 murders.", "Investigators"),
        ("Phoenix has tied 12 deaths to the heat.", None),
        ("The road links the port to a village where 12 people died.", None),
        ("Fire officials knew of 12 injuries.", "Fire officials"),
        ("Everyone here knew one of the 12 people killed.", None),
        ("A bishop from Basra last March put the toll at 12.", "A bishop from Basra"),
        # a verb behind its report that parsers take for another's
        ("The road was blocked, confirmed the mayor, Jane Roe, after 12 people died.", "mayor, Jane Roe"),
        (
            "A bridge was hit, confirmed Interior Ministry spokesman Ivan Petrov, wounding 12 soldiers.",
            "Interior Ministry spokesman Ivan Petrov",
        ),
        ("The men, confirmed members of the gang, killed 12 people.", None),
        # a title with a full stop, which ends no sentence
        ("At least 12 people died, Sgt. Jane Roe said.", "Sgt. Jane Roe"),
        ("At least 12 people died, said London police Const. Jane Roe.", "London police Const. Jane Roe"),
        # all of those who speak, and of whose figures
        ("Local police and hospital officials, who asked not to be named, said 12 people died.", "Local police and hospital officials"),
        ("At least 12 people died, according to state and federal officials.", "state and federal officials"),
        ("At least 12 people died, Ministry of Health figures show.", "Ministry of Health figures"),
        ("On Friday military and hospital sources said 12 people died.", "military and hospital sources"),
        ("► Police in Basra say 12 people died.", "Police in Basra"),
        ("“I saw 12 people die,” said one woman, who did not give her name.", "one woman"),
        ("“I saw 12 people die,” a resident named Omar told reporters.", "a resident named Omar"),
        ("A jury found that the man had killed 12 people.", "A jury"),
        ("The jury found 12 jackets of people who had died.", None),
        ("The man killed 12 people, court records show.", "court records"),
        # a report without a name is whose word it is handed on with
        ("The army confirmed the raid but said early reports indicated 12 people were killed.", "army"),
        ("Early reports said 12 people were killed.", "Early reports"),
        ("The minister said police reported that 12 people were killed.", "police"),
        # clauses by the way
        ("Officers went to a bar, which neighbors said was noisy, and arrested 12 men.", None),
        ("The group, which officials say has killed 12 people, was banned.", "officials"),
        # acts, of which the article tells
        ("The police charged 12 people with theft.", None),
        ("Prosecutors charged two men with killing 12 people.", "Prosecutors"),
        ("Prosecutors charged that two men had killed 12 people.", "Prosecutors"),
        ("At least 12 people were found dead by firefighters.", None),
        ("The company was found by a court to have poisoned 12 people.", "a court"),
        ("The police released video of a man who shot 12 people.", None),
        ("At least 12 people died, said police at the scene.", "police"),
        # across sentences and paragraphs
        ("Governor Jane Roe visited the town. She said 12 people had died.", "Governor Jane Roe"),
        ("The mayor, Jane Roe, wept. “They killed 12 people in one night.”", "mayor, Jane Roe"),
        ("In a statement, the ministry gave details:\n\n“The fire took two days. It killed 12 people.”", "ministry"),
        ("The fire was the worst in years.\n\n“It killed 12 people.\n\n“Nobody came to help,” Jane Roe said.", "Jane Roe"),
        ("A statement from the army said:\n\nThe base was lost. In all 12 soldiers died.", "army"),
        ("“Nobody came to help,” Jane Roe said. “Then we lost 12 men. “It was a bad year.”", "Jane Roe"),
        ("Jane Roe said a boat left at 10 a.m. on Friday. On Friday night 12 bodies were found.", None),
        ("Police chief Jane Roe said the driver was drunk. She said 12 people died.", "Police chief Jane Roe"),
        ("Police said 40 people had died. The attack came days after a bomb killed 12 people in Kabul.", None),
        ("Police said 40 people had died. Another 12 people were wounded.", "Police"),
        ("Jane Roe said five people were hurt. A 12-year-old girl and her sister were killed.", "Jane Roe"),
        # in the article's own voice
        ("Officials say two men are missing. (WXYZ) The storm left 12 people dead.", None),
        ("Rescuers found 12 bodies.", None),
        ("Survivors were taken to hospital and 12 people died.", None),
        ("Survivors described how 12 people were shot.", "Survivors"),
        ("The president condemned the attack that killed 12 people.", None),
        ("The army was hit by an attack, which the police blamed on rebels, and 12 people died.", None),
    ],
)
def test_the_source_of_a_figure(text: str, source: str | None) -> None:
    assert source_of(text, "12") == source


def test_a_quotation_within_a_paragraph_that_is_one_does_not_end_it() -> None:
    text = 'Jane Roe said no.\n\n"We mourn. The “best of us” are gone. They killed 12 people."\n\nShe left.'
    assert source_of(text, "12") == "Jane Roe"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Officials: Bomb kills 12 in market", "Officials"),
        ("Bomb kills 12 in anti-army raid", None),
        ("Bomb kills 12 in market - police", "police"),
    ],
)
def test_a_headline_is_labelled_at_its_ends_also_where_the_page_repeats_it(title: str, source: str | None) -> None:
    text = f"{title}\n\n{title}. A bomb went off on Friday."
    document = read_text(text, load_model(), title_end=len(title))
    for at in (text.index("12"), text.rindex("12")):
        found = claim_source(document, at, at + 2)
        assert (found.source_text if found else None) == source
