"""The quick path through the language model gives what spaCy's own loop gives, token by token."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import layers, model, word_forms
from pipeline.language.document import Document
from pipeline.language.inference import runner
from pipeline.language.model import keep_titles, load_model, model_name, paragraphs, parse_many
from pipeline.language.recognizer import Recognizer

GVA = Path(__file__).parents[2] / ".." / "shared" / "bench" / "gva" / "dev.jsonl"

TEXTS = [
    "At least 40 people were killed when two trains collided near Larissa, Greece, on Tuesday, the fire service said.",
    "There are no survivors. There's been a landslide, and there were children in the school.",
    "Let's go, he said. It ain't over: they're gonna search again, y'all, and nothin' will stop 'em.",
    "FLOODS KILL 12 IN THE NORTH\n\nTwelve people, four children among them, drowned.\nThey  searched \t all night.\n\n   \n\n- 30 hurt",
    "“We’ve seen 1,200 displaced families,” Ms. Adèle N’Diaye of the U.N. refugee agency told reporters — “more are coming.”",
    "He does what he did. Did they have to? They had had enough; she has to do it.",
    "7",
    "…\n\n!!!\n\nOK",
    "\u200bThe\u00a0mayor of São Paulo, \U0001f600 unhurt, thanked  firefighters.\n\n東京 Tokyo",
    "I saw you. You saw it, it saw me; you and I know it.",
]


@pytest.fixture(scope="module")
def plain() -> Any:
    """The model as spaCy loads and runs it."""
    import spacy

    nlp = spacy.load(model_name())
    keep_titles(nlp)
    return nlp


Words = list[tuple[Any, ...]]


def told_plainly(text: str, nlp: Any) -> tuple[Words, list[tuple[int, int]]]:
    """Words (place, text, lemma, tags, label, place of the head, name) and sentences, white space left out, as spaCy gives them."""
    words: Words = []
    sentences = []
    for a, b in paragraphs(text):
        doc = nlp(text[a:b])
        for sentence in doc.sents:
            found = [token for token in sentence if not token.is_space]
            if found:
                sentences.append((a + found[0].idx, a + found[-1].idx + len(found[-1])))
            for t in found:
                head = t.head
                while head.is_space and head.head.i != head.i:
                    head = head.head
                place = a + (t.idx if head.is_space else head.idx)
                words.append((a + t.idx, t.text, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, place, t.ent_type_))
    return words, sentences


def told(document: Document) -> tuple[Words, list[tuple[int, int]]]:
    """The same of a document of ours."""
    tokens = document.tokens
    words = [(t.start, t.text, t.lower, t.lemma, t.pos, t.tag, t.dep, tokens[t.head].start, t.model_label) for t in tokens]
    return words, [(s.start, s.end) for s in document.sentences]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_as_spacy_reads_it(text: str, plain: Any) -> None:
    document = next(parse_many([(text, {"title_end": 0, "published": None})], load_model()))
    assert told(document) == told_plainly(text, plain)
    assert all(document.text[t.start : t.end] == t.text for t in document.tokens)


def test_what_stands_beside_a_text_in_its_batch_does_not_matter(plain: Any) -> None:
    settings = {"title_end": 0, "published": None}
    together = list(parse_many([(text, settings) for text in reversed(TEXTS)], load_model()))
    assert [told(document) for document in reversed(together)] == [told_plainly(text, plain) for text in TEXTS]


def test_words_are_forgotten_and_asked_for_again(plain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_forms, "_MOST_REMEMBERED", 5)
    for text in TEXTS[:3] * 2:
        document = next(parse_many([(text, {"title_end": 0, "published": None})], load_model()))
        assert told(document) == told_plainly(text, plain)
    assert not runner(load_model()).forms._known


def test_a_model_that_met_too_many_words_is_loaded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_model()
    assert load_model() is first
    monkeypatch.setattr(model, "_MOST_WORDS", 0)
    assert load_model() is not first


def test_names_have_the_same_first_and_last_words(plain: Any) -> None:
    texts = [text[a:b] for text in TEXTS for a, b in paragraphs(text)]
    found = [[(name.start, name.end, name.label_) for name in doc.ents] for doc in runner(load_model()).run(texts)]
    assert found == [[(name.start, name.end, name.label_) for name in plain(text).ents] for text in texts]
    assert any(end - start > 1 for names in found for start, end, _ in names)


def test_names_that_are_set_beforehand_are_left_to_spacy(plain: Any) -> None:
    nlp = load_model()
    docs = [nlp.make_doc("Ana Reyes spoke in Lima."), nlp.make_doc("No one heard.")]
    docs[0].set_ents([docs[0].char_span(0, 9, "PERSON")], default="missing")
    recognizer = Recognizer(nlp.get_pipe("ner"), None)
    assert not recognizer.annotate(docs)
    assert [name.text for name in docs[0].ents] == ["Ana Reyes"]


def test_only_recognizers_of_names_are_done_otherwise() -> None:
    assert [name for name, part in load_model().pipeline if Recognizer.supports(part)] == ["ner"]


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_vectors_are_those_of_spacy(component: str, plain: Any) -> None:
    network = plain.get_pipe(component).model
    network = network if component == "tok2vec" else network.get_ref("tok2vec").layers[0]
    vectors = layers.WordVectors.find(plain.get_pipe(component).model)
    assert vectors is not None
    docs = [plain.make_doc(text) for text in TEXTS]
    vectors.look_up(docs)
    expected, found = network.predict(docs), vectors.of(docs)
    assert all(np.allclose(one, other, atol=1e-5) for one, other in zip(expected, found, strict=True))


def test_networks_of_another_build_stay_as_they_are(plain: Any) -> None:
    assert layers.WordVectors.find(plain.get_pipe("tagger").model) is None


def test_rules_over_two_tokens_are_watched_for() -> None:
    forms = runner(load_model()).forms
    assert forms.replaces == {"attribute_ruler", "lemmatizer"}
    forms.of(runner(load_model()).run(["There is hope. Let's go."]))
    assert {"there", "let"} <= {form.lower for form in forms._known.values() if form.opens}


def test_tokens_that_a_rule_reads_together_are_asked_for_together(plain: Any) -> None:
    text = "There's hope. Let's go, they said: there are some who ain't gonna, and there was one who got ta."
    document = next(parse_many([(text, {"title_end": 0, "published": None})], load_model()))
    assert told(document) == told_plainly(text, plain)
    let = next(token for token in document.tokens if token.lower == "'s" and document.tokens[token.i - 1].lower == "let")
    assert let.lemma == "us"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2**64 - 1)), min_size=1, max_size=50))
def test_distinct_rows_stand_for_all(pairs: list[tuple[int, int]]) -> None:
    rows = np.array(pairs, dtype=np.uint64)
    first, which = layers.distinct_rows(rows)
    assert np.array_equal(rows[first][which], rows)
    assert len(first) == len(set(pairs))


@pytest.mark.skipif(not GVA.is_file(), reason="the set lies beside the repository")
def test_articles_are_read_as_spacy_reads_them(plain: Any) -> None:
    with GVA.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(15), strict=False)]
    documents = parse_many([(text, {"title_end": 0, "published": None}) for text in texts], load_model())
    assert [told(document) for document in documents] == [told_plainly(text, plain) for text in texts]
