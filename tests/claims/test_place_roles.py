"""What the sentence of a place name is about: a photograph, another year, a country that takes people in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.place_roles import caption_sentences, is_destination, is_host, is_scene, years_before
from pipeline.language.document import Document
from pipeline.language.entity import Mention

Annotate = Callable[..., Document]


def named(document: Annotate, text: str, name: str) -> tuple[Document, Mention]:
    """The text as it was read, and its mention with these words."""
    read = document(text)
    return read, next(mention for mention in read.mentions if mention.text == name)


@pytest.mark.parametrize(
    "caption",
    [
        "Volunteers hand out water at a school in Leon. (Ana Silva/Reuters)",
        "Volunteers hand out water in Leon on May 3. (Photo: Ana Silva)",
        "Volunteers hand out water in Leon. (Ana P. Silva/The Leon Herald via AP)",
        "Volunteers hand out water in Leon. Photo by Ana Silva",
    ],
)
def test_a_paragraph_that_ends_with_a_credit_is_a_caption(document: Annotate, caption: str) -> None:
    read = document(f"{caption}\n\nFloods have killed nine people in Peru.")
    captions = caption_sentences(read)
    assert captions
    assert {read.sentences[i].paragraph for i in captions} == {read.sentences[0].paragraph}


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in Peru on Monday (two of them children).",
        "The flight (XY1344/AB1344) left Lima on Monday.",
        "The group (also known as IS/Daesh) claimed the attack in Kirkuk.",
        "Police published a photo of the man. He was last seen in Lima.",
    ],
)
def test_other_paragraphs_are_no_captions(document: Annotate, text: str) -> None:
    assert caption_sentences(document(text)) == set()


def test_a_year_long_ago_goes_on_to_the_end_of_its_paragraph(document: Annotate) -> None:
    text = "A bus fell into a ravine on Monday.\n\nIn 2015 a bus crashed near Cusco. Nine people died.\n\nPolice closed the road."
    read = document(text)
    assert [years_before(read).get(sentence.number) for sentence in read.sentences] == [None, 2015, 2015, None]


def test_what_happened_this_week_is_not_of_the_past(document: Annotate) -> None:
    assert years_before(document("On Monday a bus crashed, the worst accident since one in 2015.")) == {}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Canada has admitted 300 refugees.", "Canada", True),
        ("Some 300 refugees were resettled in Canada.", "Canada", True),
        ("They were allowed to enter Canada.", "Canada", True),
        ("The refugees from Sudan were admitted last year.", "Sudan", False),
        ("Fighting spread in Sudan.", "Sudan", False),
    ],
)
def test_a_host_takes_people_in(document: Annotate, text: str, name: str, expected: bool) -> None:
    read, mention = named(document, text, name)
    assert is_host(read, mention) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Nine people were flown to a hospital in the city of Lima.", "Lima", True),
        ("A convoy heading to Maiduguri was ambushed.", "Maiduguri", True),
        ("Nine people were hurt in Lima.", "Lima", False),
        ("The fire spread to Lima.", "Lima", False),
    ],
)
def test_a_destination_is_where_people_were_bound_for(document: Annotate, text: str, name: str, expected: bool) -> None:
    read, mention = named(document, text, name)
    assert is_destination(read, mention) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shooting happened on Monday in Leon.", True),
        ("The attack took place near Leon.", True),
        ("The accident occurred at a junction in Leon.", True),
        ("The mayor took part in talks in Leon.", False),
        ("Leon has seen it happen before.", False),
    ],
)
def test_a_sentence_may_tell_where_the_event_was(document: Annotate, text: str, expected: bool) -> None:
    read = document(text)
    mention = next(mention for mention in read.mentions if mention.text == "Leon")
    assert is_scene(read, mention) is expected
