"""Copies of one story, and what is none: an update, another story, a brief that a long report holds."""

from __future__ import annotations

import datetime as dt
import random

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.copies import Judgement, Verdict, candidates, candidates_query, judge, likely_copies, originals, signatures
from pipeline.analysis.told_figures import words

STORY = """A ferry with pilgrims sank off the port of Mirel before dawn on Tuesday, killing at least 12 people, the coast guard said.

Rescuers pulled 45 survivors from the water and took them to the two hospitals of the town, where doctors treated them for the cold.

The vessel had left the island an hour before and carried more passengers than its papers allow, an official of the harbour said.

Fishermen who heard the cries launched their own boats. "We took whom we could," said one of them on the quay.

The government promised an inquiry and sent divers from the capital, who are expected on Wednesday."""
OTHER = """A fire broke out in a textile mill in the suburb of Harun on Monday night and burned for nine hours before crews put it out.

The owner said that no one had been in the building, since the late shift ended at ten. Neighbours were told to keep their windows shut
because of the smoke, and the road to the airport stayed closed until noon while engineers looked at the walls that still stand."""


WORDS = [f"{one}{other}a" for one in "bdfgklmnprst" for other in "aeiou"]


def verdict(later, earlier=STORY):
    return judge(later, earlier).verdict


@pytest.mark.parametrize(
    "edited",
    [
        STORY,
        STORY[: STORY.index("The vessel")],
        f"MIREL (Press Union) - {STORY}",
        f"By Ann Example\n\n{STORY}",
        STORY.replace("Fishermen", "Relatives waited at the gate of the harbour all day.\n\nFishermen"),
        STORY.replace("12 people", "twelve people").replace("Tuesday", "tuesday"),
    ],
)
def test_an_editor_leaves_a_copy(edited):
    assert verdict(edited) is Verdict.COPY


@pytest.mark.parametrize(
    ("old", "new"), [("12 people", "31 people"), ("killing at least 12 people", "killing at least 60 people"), ("45", "52")]
)
def test_a_changed_figure_is_an_update(old, new):
    assert verdict(STORY.replace(old, new)) is Verdict.UPDATE
    assert verdict(f"MIREL (Press Union) - {STORY.replace(old, new)[: STORY.index('Fishermen')]}") is Verdict.UPDATE


LEAD, BACKGROUND = STORY.split("\n\n", 1)


@pytest.mark.parametrize(
    "lead",
    [
        "The death toll from the sinking of a pilgrim ferry near Mirel climbed to 19 on Tuesday evening, officials said.",
        "Divers found more bodies, and the number of pilgrims who died when their boat went down at Mirel reached 27.",
        "The toll of the Mirel sinking rose from 12 to nineteen, the coast guard said.",
        "Nineteen pilgrims are now known to have been killed at Mirel. The toll was earlier put at 12.",
        "The sinking of a ferry off Mirel killed two hundred pilgrims.",
    ],
)
def test_a_new_lead_with_another_toll_is_an_update_though_all_else_is_kept(lead):
    assert verdict(f"{lead}\n\n{BACKGROUND}") is Verdict.UPDATE


@pytest.mark.parametrize(
    "lead",
    [
        "Twelve people died when a boat full of pilgrims went down near Mirel on Tuesday, officials said.",
        "A dozen pilgrims lost their lives at Mirel, 30 kilometres from the capital, the coast guard said on Tuesday.",
        "At least 12 people, seven of them women, died on Tuesday when a ferry went down near Mirel.",
        "A ferry with pilgrims went down near Mirel on Tuesday.",
        "A ferry with pilgrims went down near Mirel on Tuesday. In 2016 a ferry fire there killed 80.",
        "A ferry with pilgrims went down near Mirel on Tuesday. Nearly 90 people were hurt on the same route.",
        "The captain, 44, died with eleven others when a ferry sank near Mirel, killing 12 in all.",
    ],
)
def test_a_new_lead_with_the_same_toll_or_none_leaves_a_copy(lead):
    assert verdict(f"{lead}\n\n{BACKGROUND}") is Verdict.COPY


def test_a_figure_left_out_of_the_lead_leaves_a_copy():
    more = f"{STORY}\n\nSeven more are said to have been killed on the rocks."
    assert verdict(f"{STORY}\n\nThe port stays closed.", more.replace("at least 12 people", "pilgrims")) is Verdict.COPY


def test_numbers_of_two_words_are_one():
    assert words("Twenty-five of ninety-one") == ["25", "of", "91"]
    assert verdict(STORY.replace("12 people", "Twenty-five people"), STORY.replace("12 people", "25 people")) is Verdict.COPY


def test_a_sentence_with_a_figure_left_out_and_another_put_in_leaves_a_copy():
    whole = f"{STORY}\n\nFour of the crew were arrested at the quay."
    assert verdict(f"{STORY}\n\nNine relatives were hurt in a scuffle at the gate.", whole) is Verdict.COPY


def test_a_time_of_day_or_a_date_is_no_figure():
    stamped = "Updated on March 5, 2024 at 10:21 by the desk of the paper\n\n" + STORY
    assert verdict(stamped.replace("March 5, 2024 at 10:21", "March 6, 2024 at 11:40"), stamped) is Verdict.COPY


def test_another_story_is_no_copy_nor_is_a_report_that_holds_a_brief():
    assert verdict(OTHER) is Verdict.OTHER
    long_report = " ".join(f"{OTHER} Part {chr(97 + n)} of the report tells of the mill's year {chr(97 + n)}{n}." for n in range(6))
    brief = STORY[: STORY.index("Rescuers")]
    assert verdict(f"{brief}\n\n{long_report}", brief) is Verdict.OTHER


def test_an_extract_published_first_is_of_one_story_with_the_whole():
    assert verdict(STORY, STORY[: STORY.index("Fishermen")]) is Verdict.COPY


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_are_judged_and_a_text_copies_itself_or_is_too_short(one, other):
    assert 0 <= judge(one, other).score <= 1
    assert judge(one, one).verdict is (Verdict.COPY if len(words(one)) >= 3 else Verdict.OTHER)


def found_pairs(articles):
    con = duckdb.connect()
    con.register("signed", signatures([name for name, *_ in articles], [body for *_, body in articles]))
    columns = {
        "article_id": [name for name, *_ in articles],
        "published_at": [dt.datetime.fromisoformat(day) for _, day, _ in articles],
        "text_sha256": [body for *_, body in articles],
    }
    con.register("articles", pa.table(columns))
    return candidates(con, "signed", "articles")


def test_likely_pairs_lead_back_in_time_and_leave_other_stories_alone():
    articles = [("a", "2024-03-06", STORY[: STORY.index("The vessel")]), ("b", "2024-03-05", STORY), ("c", "2024-03-05", OTHER)]
    assert found_pairs(articles) == found_pairs(articles[::-1]) == [("a", "b")]


def test_years_1_and_9999_and_short_texts_are_no_trouble():
    assert found_pairs([("a", "0001-01-01", STORY), ("b", "9999-12-31", f"By Ann Example\n\n{STORY}"), ("c", "9999-12-31", "Short.")]) == [
        ("b", "a")
    ]


def test_a_story_run_by_many_is_compared_with_few():
    articles = [(f"a{n:03d}", "2024-03-05", f"{STORY} Edition {n}.") for n in range(60)]
    pairs = found_pairs(articles)
    assert {later for later, _ in pairs} == {name for name, *_ in articles[1:]}
    assert len(pairs) < 60 * 10


def test_a_copy_of_an_update_leads_to_the_update():
    copy, update = Judgement(Verdict.COPY, 0.9), Judgement(Verdict.UPDATE, 0.9)
    judged = {("cut", "first"): copy, ("new", "first"): update, ("new", "cut"): copy, ("echo", "first"): update, ("echo", "new"): copy}
    assert originals(judged, ["first", "cut", "new", "echo"]) == {"cut": ("first", 0.9), "echo": ("new", 0.9)}


def test_of_the_pairs_that_meet_only_those_with_like_signatures_are_read():
    cut, prefixed = STORY[: STORY.index("Fishermen")], f"MIREL (Press Union) - {STORY}"
    signed = signatures(["story", "cut", "prefixed", "other"], [STORY, cut, prefixed, OTHER])
    pairs = pa.table({"article_id": ["cut", "prefixed", "other"], "earlier": ["story"] * 3})
    assert likely_copies(pairs, signed)["article_id"].to_pylist() == ["cut", "prefixed"]
    assert likely_copies(pairs.slice(0, 0), signed).num_rows == 0


def test_whom_others_meet_does_not_hang_on_what_is_asked():
    choose = random.Random(1)
    sentences = [f"{word} {' '.join(choose.choices(WORDS, k=12))}." for word in "abcdefghijkl"]
    texts = [" ".join(choose.sample(sentences, 5)) for _ in range(60)]
    articles = pa.table(
        {
            "article_id": [f"{number:02}" for number in range(60)],
            "published_at": [dt.datetime(2024, 5, choose.randint(1, 28)) for _ in range(60)],
            "text_sha256": texts,
        }
    )
    con = duckdb.connect()
    con.register("signed", signatures(articles["article_id"].to_pylist(), texts))
    con.register("articles", articles)
    con.register("rest", articles.slice(1))
    con.register("first", articles.slice(0, 1))
    before, now, asked = (
        set(con.sql(query).fetchall())
        for query in (
            candidates_query("signed", "rest"),
            candidates_query("signed", "articles"),
            candidates_query("signed", "articles", "first"),
        )
    )
    touched = {later for later, _ in asked}
    assert 1 < len(touched) < 60
    assert asked == {pair for pair in now if pair[0] in touched}
    assert {pair for pair in before if pair[0] not in touched} == now - asked
