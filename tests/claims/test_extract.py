"""From articles to rows: the same rows for the same article, however it is read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pipeline.claims.extract import EXTRACTED_TABLES, extract
from pipeline.contracts import table
from pipeline.reading.article import Article
from pipeline.storage.arrow import to_arrow

if TYPE_CHECKING:
    from spacy.language import Language

BODY = (
    "Nine people were killed and 30 hurt when a coach overturned near Cusco, Peru, on Tuesday, police said. Two of the dead were children."
)


def article(text: str = BODY, *, title: str | None = "Coach crash kills nine", name: str = "one", day: int = 14) -> Article:
    return Article(
        external_id=name,
        file_id="f" * 20,
        position=0,
        text=f"{title}\n\n{text}" if title else text,
        title=title,
        published_at=dt.datetime(2024, 3, day, tzinfo=dt.UTC),
        published_precision="day",
        published_basis="field",
        language="en",
    )


def test_every_table_that_is_extracted_is_declared(nlp: Language) -> None:
    (rows,) = extract([article()], nlp)
    assert set(rows) == set(EXTRACTED_TABLES)
    for name in EXTRACTED_TABLES:
        assert table(f"core.{name}").full_name == f"core.{name}"


def test_the_same_article_gives_the_same_rows(nlp: Language) -> None:
    (first,) = extract([article()], nlp)
    (second,) = extract([article()], nlp)
    assert first == second


def test_neighbours_do_not_change_the_rows_of_an_article(nlp: Language) -> None:
    other = article("The council met on Monday. Forty people were arrested in Lyon.", title=None, name="two")
    (alone,) = extract([article()], nlp)
    _, between, _ = extract([other, article(), other], nlp)
    assert between == alone


def test_articles_come_out_in_the_order_in_which_they_went_in(nlp: Language) -> None:
    articles = [article(name=str(number)) for number in range(3)]
    found = [rows["claims"][0]["article_id"] for rows in extract(articles, nlp)]
    assert found == [one.article_id for one in articles]


def test_rows_fit_the_schema_that_is_written(nlp: Language) -> None:
    (rows,) = extract([article()], nlp)
    for name in EXTRACTED_TABLES:
        contract = table(f"core.{name}")
        assert to_arrow(contract, rows[name]).column_names == list(contract.column_names)


def test_no_articles_give_no_rows(nlp: Language) -> None:
    assert list(extract([], nlp)) == []


def test_an_article_without_claims_has_its_sentences_all_the_same(nlp: Language) -> None:
    (rows,) = extract([article("The council met. It voted.", title=None)], nlp)
    assert rows["claims"] == []
    assert [row["text"] for row in rows["sentences"]] == ["The council met.", "It voted."]


def test_the_title_is_read_with_the_text(nlp: Language) -> None:
    (rows,) = extract([article()], nlp)
    zones = {row["sentence_no"]: row["zone"] for row in rows["sentences"]}
    assert zones[rows["claims"][0]["sentence_no"]] == "title"


def test_ids_follow_the_article_not_its_place_in_a_file(nlp: Language) -> None:
    (first,) = extract([article()], nlp)
    (later,) = extract([article(day=15)], nlp)
    assert {row["claim_id"] for row in first["claims"]}.isdisjoint(row["claim_id"] for row in later["claims"])


def test_days_count_from_publication(nlp: Language) -> None:
    (rows,) = extract([article()], nlp)
    killed = next(row for row in rows["claims"] if row["number_text"] == "Nine")
    assert killed["period_start"] == killed["period_end"] == dt.date(2024, 3, 12)
