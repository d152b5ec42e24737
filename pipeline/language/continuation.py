"""Reports that run on: sentences without a cue that plainly continue the report before them."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from pipeline.language import reporting_words as words
from pipeline.language.document import Document, Sentence, Token
from pipeline.language.speakers import name_of_body

if TYPE_CHECKING:
    from pipeline.language.speech import Attribution


_SUPPOSED = frozenset({"estimated", "believed", "thought", "feared", "known", "assumed", "understood"})
# "The attack came days after a bomb killed 12": the article sets one event beside another.
_AFTER_ANOTHER = re.compile(r"\b(?:came|comes|happened|occurred|follow(?:s|ed))\b[^.]{0,40}\b(?:after|ago|earlier|since|before)\b")
_SOME_OF_THEM = re.compile(r";\s+((?:[\w,.-]+\s+){1,4}of (?:them|those|these|whom)\b)")
_LONGEST_ITEM = 100  # characters of a line without a full stop that is an item of a list


def continued(document: Document, attributions: list[Attribution]) -> list[Attribution]:
    """Attributions, marked as carried, for the sentences that continue a report.

    A sentence continues the report before it where it stands in the same paragraph, has no cue, and goes on counting; a report that gave no
    number is not continued, since what follows it is the article's own account as a rule. A paragraph that ends in a colon hands its source
    on to the next paragraph, or to the whole list that follows.
    """
    reports = _by_sentence(document, attributions)
    found = [*_beyond_semicolon(document, attributions)]
    running: Attribution | None = None
    heading: Attribution | None = None
    previous: Sentence | None = None
    for sentence in document.sentences:
        opens = previous is None or previous.paragraph != sentence.paragraph
        if opens and previous is not None:
            heading = _heading(document, previous, reports, heading)
        here = reports.get(sentence.number)
        carried: Attribution | None = None
        if here:
            running = _runs_on(document, sentence, here)
        elif opens and heading is not None:
            carried = running = heading
        elif opens or sentence.zone == "title" or not _continues(document, sentence):
            running = None
        elif running is not None and _is_bystander(running) and _another_acts(document, sentence):
            running = None
        elif running is not None and (_leads(running, document) or _refers_back(document, sentence)):
            carried = running
        if carried is not None:
            found.append(dataclasses.replace(carried, content_start=sentence.start, content_end=sentence.end, carried=True))
        previous = sentence
    return found


def _by_sentence(document: Document, attributions: list[Attribution]) -> dict[int, list[Attribution]]:
    found: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        sentence = document.sentence_at(attribution.cue_start)
        if sentence is not None:
            found.setdefault(sentence.number, []).append(attribution)
    return found


def _beyond_semicolon(document: Document, attributions: list[Attribution]) -> list[Attribution]:
    """Reports that go on after a semicolon with some of those counted: `The firm said 90 homes were hit; about 40 of them burned.`"""
    starts = {a.content_start for a in attributions}
    found = []
    for attribution in attributions:
        rest = _SOME_OF_THEM.match(document.text, attribution.content_end)
        sentence = document.sentence_at(attribution.cue_start)
        if rest is None or sentence is None or rest.end() > sentence.end or not _holds(attribution) or rest.start(1) in starts:
            continue
        found.append(dataclasses.replace(attribution, content_start=rest.start(1), content_end=sentence.end, carried=True))
    return found


def _holds(attribution: Attribution) -> bool:
    return attribution.stance in ("asserts", "confirms") and attribution.source_text is not None


def _heading(
    document: Document, previous: Sentence, reports: dict[int, list[Attribution]], heading: Attribution | None
) -> Attribution | None:
    """The report that a paragraph is introduced by, given the last sentence of the paragraph before it."""
    if document.text[previous.end - 1] == ":" and previous.zone != "title":
        named = [a for a in reports.get(previous.number, []) if _holds(a)]
        return named[-1] if named else None
    return heading if _is_item(document, previous) else None


def _runs_on(document: Document, sentence: Sentence, here: list[Attribution]) -> Attribution | None:
    """The last report of a sentence, where it gives a number."""
    last = here[-1]
    cue = document.token_at(last.cue_start)
    by_the_way = cue >= 0 and document.tokens[cue].dep == "relcl"  # "The suit was filed by nine people who claimed that ..."
    return last if _holds(last) and _counts(document, last) and not by_the_way else None


def _leads(attribution: Attribution, document: Document) -> bool:
    """Whether the cue opened its sentence ("According to X, ..."): such a report runs on more readily than one that ends in ", X said"."""
    sentence = document.sentence_at(attribution.cue_start)
    return sentence is not None and attribution.cue_start <= sentence.start + max(60, (sentence.end - sentence.start) // 3)


def _is_item(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list."""
    if document.text[sentence.start] in "-–—•*·▪●‣" or document.words(sentence)[0].tag in ("LS", ":"):
        return True
    alone = sentence.number + 1 == len(document.sentences) or document.sentences[sentence.number + 1].paragraph != sentence.paragraph
    return alone and sentence.end - sentence.start < _LONGEST_ITEM and document.text[sentence.end - 1].isalnum()


def _refers_back(document: Document, sentence: Sentence) -> bool:
    return bool({t.lower for t in document.words(sentence)[:6]} & words.ANAPHORS)


def _is_bystander(attribution: Attribution) -> bool:
    """Whether a source only tells what he saw, and nothing of what bodies do elsewhere."""
    return any(word.lower() in words.BYSTANDERS for word in (attribution.source_text or "").split())


def _another_acts(document: Document, sentence: Sentence) -> bool:
    """Whether a body does something of its own in a sentence: `A villager said nine had died. The coast guard rescued 40 people.`"""
    tokens = document.words(sentence)
    subjects = [t for t in tokens if t.dep == "nsubj" and document.tokens[t.head].dep == "ROOT" and document.tokens[t.head].pos == "VERB"]
    return any(t.lemma in words.BODY_NOUNS or name_of_body(document, t.i) is not None for t in subjects)


def _counts(document: Document, attribution: Attribution) -> bool:
    """Whether the reported words hold a number that can count something."""
    first, last = document.token_span(attribution.content_start, attribution.content_end)
    return any(_is_count(document.tokens, i) for i in range(first, last))


def _is_count(tokens: list[Token], i: int) -> bool:
    """Whether a token is a number that can count people; an age may stand for one of them."""
    token = tokens[i]
    if token.lower in words.VAGUE_COUNTS:
        return True
    if token.model_label in ("TIME", "DATE", "MONEY", "PERCENT") and not any(t.lower == "old" for t in tokens[i + 1 : i + 5]):
        return False
    year = len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20")
    return token.pos == "NUM" and not year and token.dep in ("nummod", "nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "compound")


def _continues(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence without a cue goes on with the count of the sentence before it."""
    tokens = document.words(sentence)
    if [t.lower for t in tokens[:2]] in (["it", "is"], ["it", "was"]) and any(t.lower in _SUPPOSED for t in tokens[2:4]):
        return False  # "It is estimated that 90 died": by nobody in particular
    opening = {t.lower for t in tokens[:2]}
    if opening & words.TURNS or any(t.text in '“”"(' for t in tokens[:1]):
        return False
    if _AFTER_ANOTHER.search(document.text, sentence.start, sentence.end):
        return False
    return any(_is_count(tokens, i) for i in range(len(tokens))) or _refers_back(document, sentence)
