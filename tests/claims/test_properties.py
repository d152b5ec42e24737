"""What holds of the claims of any text whatever."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.claims.claim import Claim
from pipeline.claims.extract import extract
from pipeline.claims.read import read_claims
from pipeline.claims.rows import article_rows
from pipeline.contracts import table
from pipeline.language.annotate import annotate_many
from pipeline.language.document import Document
from pipeline.reading.article import Article

if TYPE_CHECKING:
    from spacy.language import Language

# Words that rules look for, so that random texts reach them.
WORDS = (
    "people children soldiers homes villagers two 12 1,200 dozens several a an another the no none killed injured wounded died dead "
    "missing abducted freed rescued arrested fled displaced evacuated trapped infected cases destroyed shot and or of them whom those "
    "including among by in at from to with who which after when since on Sunday yesterday Gaza Paris Kenya Israeli police army said "
    "denied reportedly may could would will not death toll rose stood at least more than between 30 40 million percent attack "
    "earthquake war virus outbreak was were have been being left him they it . , ; : - — ( ) “ ” \" ' \n\n"
).split(" ")

texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=40).map(" ".join),
    st.text(max_size=120),
)
days = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))
# The same examples in every run: a failure is one of the code at hand, not of the day.
often = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
unshrunk = settings(often, max_examples=3, phases=[Phase.generate])  # long texts take long to shrink


def claims_of(text: str, nlp: Language, published: dt.date | None, title_end: int = 0) -> tuple[Document, list[Claim]]:
    document = next(annotate_many([(text, {"title_end": title_end, "published": published})], nlp))
    return document, read_claims(document)[0]


def check(document: Document, claims: list[Claim]) -> None:
    """What must hold of the claims of one document."""
    assert [(claim.start, claim.end) for claim in claims] == sorted((claim.start, claim.end) for claim in claims)
    assert len({(claim.start, claim.end, claim.impact, claim.kind) for claim in claims}) == len(claims)
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(document.text)
        assert document.text[claim.start : claim.end] == claim.number_text
        bounds = [bound for bound in (claim.low, claim.best, claim.high) if bound is not None]
        assert bounds == sorted(bounds)
        if claim.period_start and claim.period_end:
            assert claim.period_start <= claim.period_end
        assert 0 <= claim.confidence <= 1
        chain: list[Claim] = []
        whole = claim.whole
        while whole is not None:
            assert whole is not claim, "a part of itself"
            assert len(chain) < len(claims)
            assert any(whole is other for other in claims)
            chain.append(whole)
            whole = whole.whole
        if claim.victim_text:
            assert claim.victim_text in document.text
        if claim.source_text:
            assert claim.source_text in document.text


@often
@given(text=texts, published=st.one_of(st.none(), days))
def test_any_text_has_sound_claims(nlp: Language, text: str, published: dt.date | None) -> None:
    check(*claims_of(text, nlp, published))


@settings(often, max_examples=25)
@given(title=st.lists(st.sampled_from(WORDS[:80]), max_size=8).map(" ".join), body=texts, published=days)
def test_any_title_and_body_give_rows_that_keep_the_contract(nlp: Language, title: str, body: str, published: dt.date) -> None:
    document, claims = claims_of(f"{title}\n\n{body}", nlp, published, title_end=len(title))
    events = read_claims(document)[1]
    rows = article_rows("a" * 20, document, claims, [claim.event for claim in claims if claim.event] or events)
    for name, made in rows.items():
        contract = table(f"core.{name}")
        for row in made:
            assert set(row) == set(contract.column_names)
            for column in contract.columns:
                value = row[column.name]
                assert value is not None or column.nullable, f"{contract.full_name}.{column.name} is null"
                assert value is None or not column.vocabulary or value in column.vocabulary, f"{column.name}: {value!r}"


@settings(often, max_examples=15)
@given(text=texts)
def test_an_article_read_twice_gives_equal_rows(nlp: Language, text: str) -> None:
    moment = dt.datetime(2024, 3, 14, tzinfo=dt.UTC)
    article = Article("x", "f", 0, text, moment, "day", "field")
    first, second = extract([article, article], nlp)
    assert first == second


@unshrunk
@given(words=st.lists(st.sampled_from(WORDS), min_size=300, max_size=400))
def test_long_sentences_have_sound_claims(nlp: Language, words: list[str]) -> None:
    check(*claims_of(" ".join(words), nlp, dt.date(2024, 3, 14)))


def test_a_list_of_hundreds_within_one_another_is_read(nlp: Language) -> None:
    counts = ", including ".join(f"{n} refugees admitted to Canada" for n in range(402, 2, -1))
    check(*claims_of(f"There were {counts}.", nlp, dt.date(2024, 3, 14)))
