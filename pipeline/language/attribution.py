"""Who says what: which characters of an article are reported speech, whose it is, and what stance the speaker takes."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from pipeline.language import reporting_words as words
from pipeline.language.continuation import continued
from pipeline.language.cue_scope import Cue
from pipeline.language.cues import find_cues
from pipeline.language.document import Document
from pipeline.language.hedges import find_hedges
from pipeline.language.quotes import quotations
from pipeline.language.report_nouns import told_by_nouns
from pipeline.language.speakers import Source, can_speak, is_name, source_at
from pipeline.language.speech import Attribution, Quote

__all__ = ["find_attributions", "find_hedges", "find_quotes", "find_speech"]

_PRONOUN_REACH = 8  # sentences that a pronoun may look back
_LONG_QUOTE = 40  # characters of a quotation that is surely more than a term
_SENTENCE_QUOTE = 20  # characters of one that ends as a sentence does


def find_speech(document: Document) -> tuple[list[Quote], list[Attribution]]:
    """The quotations and the attributions of an article at once; see `find_quotes` and `find_attributions`."""
    return _annotate(document)


def find_quotes(document: Document) -> list[Quote]:
    """The quotations of an article with their speakers, in text order."""
    return _annotate(document)[0]


def find_attributions(document: Document) -> list[Attribution]:
    """All attributions of an article, in the order of their content; spans may nest, and the innermost is the nearest source."""
    return _annotate(document)[1]


# An article that is corrected speaks of itself: no source.
_OWN_VERSION = re.compile(
    r"(?:an? |the |our )?(?:earlier|previous|prior|original|first|initial) (?:version|headline|edition|draft|caption)"
    r"(?: of (?:this|our|the) (?:article|story|report|post|piece|page|headline|caption|dispatch))?$",
    re.I,
)


@dataclass(slots=True)
class _Speaker:
    source: Source
    text: str  # the name; for a pronoun what it stands for
    kind: str
    sentence: int
    speaks: bool = True  # a source, unlike other subjects


def _annotate(document: Document) -> tuple[list[Quote], list[Attribution]]:
    quotes = quotations(document.text)
    cues = find_cues(document)
    speakers = _resolve(document, cues)
    attributions = [_attribution(document, cue, speaker) for cue, speaker in zip(cues, speakers, strict=True)]
    _share_sentences(document, cues, attributions)
    attributions.extend(_give_quotes(document, quotes, cues, speakers, attributions))
    attributions = [a for a in attributions if not (a.source_text and _OWN_VERSION.match(a.source_text))]
    attributions.extend(told_by_nouns(document))
    attributions.extend(continued(document, attributions))
    attributions.extend(_cited(document, attributions))
    attributions.sort(key=lambda a: (a.content_start, -a.content_end))
    return quotes, attributions


# -- names for pronouns --------------------------------------------------------------------------------------------------------------------


def _resolve(document: Document, cues: list[Cue]) -> list[_Speaker]:
    """The speaker of each cue, pronouns replaced by the nearest fitting source or subject before them."""
    found: list[_Speaker] = []
    recent: list[_Speaker] = []  # everything that a pronoun could stand for, in text order
    subjects = _subjects(document)
    surnames: set[str] = set()  # last names of the people who spoke
    upcoming = 0
    for cue in cues:
        sentence = document.tokens[cue.first].sentence
        while upcoming < len(subjects) and subjects[upcoming].source.first < cue.clause_first:
            recent.append(subjects[upcoming])
            upcoming += 1
        source = cue.source
        if source.kind == "pronoun":
            named = _antecedent(document, source, sentence, recent)
            speaker = _Speaker(source, named.text if named else source.text(document), named.kind if named else "pronoun", sentence)
        else:
            # A lone surname that speaks is a person, whatever the model takes it for.
            word = document.tokens[source.last - 1]
            lone = is_name(word) and source.last - source.first == 1 and (source.kind == "other" or word.lower in surnames)
            speaker = _Speaker(source, source.text(document), "person" if lone else source.kind, sentence)
        if speaker.kind == "person" and is_name(document.tokens[source.last - 1]):
            surnames.add(document.tokens[source.last - 1].lower)
        found.append(speaker)
        if speaker.kind != "pronoun":
            recent.append(speaker)
    return found


def _subjects(document: Document) -> list[_Speaker]:
    """The subjects of main clauses, which a later pronoun can stand for."""
    found = []
    for token in document.tokens:
        if token.dep not in ("nsubj", "nsubjpass") or token.pos not in ("NOUN", "PROPN"):
            continue
        if document.tokens[token.head].dep not in ("ROOT", "ccomp", "conj"):
            continue
        source = source_at(document, token.i)
        if source is not None and source.kind in ("person", "body", "many", "report") and can_speak(document, source):
            found.append(_Speaker(source, source.text(document), source.kind, token.sentence, speaks=False))
    return found


def _antecedent(document: Document, pronoun: Source, sentence: int, recent: list[_Speaker]) -> _Speaker | None:
    word = document.tokens[pronoun.head].lower
    if word == "they" and (mourners := _plural_above(document, pronoun)) is not None:
        return mourners
    wanted = {"it": ("body", "report"), "they": ("many", "body")}.get(word, ("person",))
    subject: _Speaker | None = None
    for speaker in reversed(recent[-40:]):
        if sentence - speaker.sentence > _PRONOUN_REACH or (subject is not None and speaker.sentence < subject.sentence):
            break
        if speaker.source.first >= pronoun.first or speaker.kind not in wanted:
            continue
        named = {t.lower.rstrip(".") for t in document.tokens[max(0, speaker.source.first - 1) : speaker.source.last]}
        if (word == "she" and named & words.MALE_NOUNS) or (word == "he" and named & words.FEMALE_NOUNS):
            continue
        if speaker.speaks or speaker.sentence == sentence:
            return speaker
        subject = subject or speaker  # unless somebody speaks of him: "The chief said the driver fled. He said ..."
    return subject


def _plural_above(document: Document, pronoun: Source) -> _Speaker | None:
    """Those of whom the sentence itself tells: "Hundreds of mourners met to remember what they say were 90 victims"."""
    tokens = document.tokens
    verb = tokens[tokens[pronoun.head].head]
    for above in document.ancestors(verb.i):
        subject = next((c for c in tokens[above].children if tokens[c].dep == "nsubj" and c < pronoun.first), None)
        if subject is not None and tokens[above].pos in ("VERB", "AUX"):
            source = source_at(document, subject) if tokens[subject].tag in ("NNS", "NNPS") else None
            return _Speaker(source, source.text(document), "many", verb.sentence, speaks=False) if source is not None else None
    return None


def _cited(document: Document, attributions: list[Attribution]) -> list[Attribution]:
    """Whom a source cites in the sentence of its report: "the radio said, citing the governor"."""
    by_sentence: dict[int, Attribution] = {}
    for attribution in attributions:
        sentence = document.sentence_at(attribution.cue_start)
        if sentence is not None and not attribution.carried and attribution.stance in ("asserts", "confirms"):
            by_sentence.setdefault(sentence.number, attribution)
    found = []
    for token in document.tokens:
        if token.tag != "VBG" or token.lemma not in words.QUOTE_VERBS or token.sentence not in by_sentence:
            continue
        head = next((c for c in token.children if document.tokens[c].dep == "dobj"), None)
        source = source_at(document, head) if head is not None else None
        if source is not None and source.kind != "pronoun":
            last = document.tokens[source.last - 1]
            found.append(
                dataclasses.replace(
                    by_sentence[token.sentence],
                    source_start=document.tokens[source.first].start, source_end=last.end, source_text=source.text(document),
                    cue_start=token.start, cue_end=token.end, cue_text=token.text, stance="asserts", delivery="indirect", cited=True,
                )
            )  # fmt: skip
    return found


# -- contents ------------------------------------------------------------------------------------------------------------------------------


def _attribution(document: Document, cue: Cue, speaker: _Speaker) -> Attribution:
    tokens = document.tokens
    first, last = cue.content_first, max(cue.content_last, cue.content_first + 1)
    last = min(last, len(tokens))
    first = min(first, last - 1)
    if cue.layout != "after":  # the attributing clause at either end is not part of what is reported
        if cue.clause_last >= last - 1 and cue.clause_first > first:
            last = cue.clause_first
        elif cue.clause_first == first and cue.clause_last < last:
            first = cue.clause_last
        while last - 1 > first and tokens[last - 1].text in ",–—-":
            last -= 1
        while first < last - 1 and tokens[first].text in ",–—-":
            first += 1
    return Attribution(
        content_start=tokens[first].start,
        content_end=tokens[last - 1].end,
        source_start=tokens[cue.source.first].start,
        source_end=tokens[cue.source.last - 1].end,
        source_text=speaker.text,
        cue_start=tokens[cue.first].start,
        cue_end=tokens[cue.last - 1].end,
        cue_text=document.text[tokens[cue.first].start : tokens[cue.last - 1].end],
        stance=cue.stance,
        delivery="indirect",
    )


def _share_sentences(document: Document, cues: list[Cue], attributions: list[Attribution]) -> None:
    """Two parentheticals in one sentence ("A, X said, and B, Y said") each take what stands before them."""
    previous: int | None = None
    for number, cue in enumerate(cues):
        if cue.layout == "after" or cue.stance not in ("asserts", "confirms"):
            continue
        if previous is not None and document.tokens[cues[previous].first].sentence == document.tokens[cue.first].sentence:
            earlier = cues[previous]
            if earlier.clause_last < cue.clause_first and earlier.clause_first > earlier.content_first:
                cut = document.tokens[min(earlier.clause_last, len(document.tokens) - 1)].start
                if cut < attributions[number].content_end:
                    attributions[number].content_start = max(attributions[number].content_start, cut)
                attributions[previous].content_end = min(attributions[previous].content_end, cut)
        previous = number


# -- quotes --------------------------------------------------------------------------------------------------------------------------------


def _give_quotes(
    document: Document, quotes: list[Quote], cues: list[Cue], speakers: list[_Speaker], attributions: list[Attribution]
) -> list[Attribution]:
    """Give every quote the speaker of the cue beside it, around it or, where it plainly goes on, before it.

    Returns the attributions of the quoted words themselves.
    """
    text = document.text
    by_start = sorted(range(len(cues)), key=lambda n: document.tokens[cues[n].clause_first].start)
    starts = [document.tokens[cues[n].clause_first].start for n in by_start]
    subjects = {speaker.sentence: speaker for speaker in _subjects(document) if speaker.kind in ("person", "body")}
    found: list[Attribution] = []
    before: Quote | None = None
    pointer = 0
    for quote in quotes:
        while pointer < len(starts) and starts[pointer] < quote.end:
            pointer += 1
        number = None
        if pointer < len(starts) and starts[pointer] - quote.end <= 2 and not text[quote.end : starts[pointer]].strip(" ,"):
            candidate = by_start[pointer]
            if cues[candidate].layout != "after" or text[quote.end - 2] in ",?!":
                number = candidate
        if number is None:
            number = _cue_over(document, quote, by_start[max(0, pointer - 6) : pointer], cues, attributions)
        if number is not None:
            _name(document, quote, cues[number], speakers[number])
            _widen(attributions[number], quote)
            given = attributions[number]
            found.append(dataclasses.replace(given, content_start=quote.start, content_end=quote.end, delivery="quote"))
        elif before is not None and before.speaker_text and _goes_on(document, before, quote):
            quote.speaker_text = before.speaker_text
        elif _stands_alone(document, quote):
            quote.speaker_text = _leading_in(document, quote, subjects)
        if number is None and quote.speaker_text is not None:
            mark = (quote.start, quote.start + 1, document.text[quote.start])
            found.append(Attribution(quote.start, quote.end, None, None, quote.speaker_text, *mark, "asserts", "quote", True))
        before = quote
    found.extend(_backwards(quotes))
    return found


def _backwards(quotes: list[Quote]) -> list[Attribution]:
    """Give the paragraphs of a long quotation the speaker who is named in a later one of them."""
    found = []
    for quote, following in zip(reversed(quotes[:-1]), reversed(quotes[1:]), strict=True):
        if quote.continues and quote.speaker_text is None and following.speaker_text is not None:
            quote.speaker_text = following.speaker_text
            mark = (quote.start, quote.start + 1, "")
            found.append(Attribution(quote.start, quote.end, None, None, quote.speaker_text, *mark, "asserts", "quote", True))
    return found


def _cue_over(document: Document, quote: Quote, candidates: list[int], cues: list[Cue], attributions: list[Attribution]) -> int | None:
    """The innermost cue whose content holds the quote, or which leads into it with a colon or a comma."""
    best = None
    size = 0
    for number in candidates:
        found = attributions[number]
        inside_quote = quote.start <= found.cue_start < quote.end
        lead = document.text[found.cue_end : quote.start]
        leads = found.cue_end <= quote.start and len(lead) < 120 and lead.rstrip()[-1:] in (":", ",") and "." not in lead.rstrip()[:-1]
        holds = found.content_start <= quote.start and (quote.end <= found.content_end or quote.start < found.content_end - 1)
        if inside_quote or not (holds or leads):
            continue
        if cues[number].stance in ("declines", "not_verified"):
            continue
        length = found.content_end - found.content_start
        if best is None or length <= size:
            best, size = number, length
    return best


def _name(document: Document, quote: Quote, cue: Cue, speaker: _Speaker) -> None:
    tokens = document.tokens
    quote.speaker_start = tokens[cue.source.first].start
    quote.speaker_end = tokens[cue.source.last - 1].end
    quote.speaker_text = speaker.text
    quote.mention_text = cue.source.text(document)
    quote.cue_text = document.text[tokens[cue.first].start : tokens[cue.last - 1].end]


def _widen(attribution: Attribution, quote: Quote) -> None:
    """A quotation of several sentences is reported as a whole."""
    attribution.content_start = min(attribution.content_start, quote.start)
    attribution.content_end = max(attribution.content_end, quote.end)


def _goes_on(document: Document, before: Quote, quote: Quote) -> bool:
    """Whether a quote without a cue of its own continues the one before it."""
    first, second = document.sentence_at(before.start), document.sentence_at(quote.start)
    if first is None or second is None:
        return False
    opens_paragraph = second.number == 0 or document.sentences[second.number - 1].paragraph != second.paragraph
    if opens_paragraph:  # print repeats the opening mark in each paragraph of one long quotation; many sites close each
        last = document.sentence_at(before.end - 1) or first
        return before.continues or (quote.start <= second.start + 1 and second.paragraph - last.paragraph <= 1)
    opens_sentence = quote.start <= second.start + 1
    last = document.sentence_at(before.end - 1) or first
    # Only the attributing clause stands between the two.
    return opens_sentence and last.paragraph == second.paragraph and second.number - last.number <= 2


def _stands_alone(document: Document, quote: Quote) -> bool:
    """Whether a quotation is a sentence or more, and no part of one; a term in quotation marks does not count."""
    sentence = document.sentence_at(quote.start)
    if sentence is None or sentence.number == 0 or quote.start > sentence.start + 1:
        return False
    long = quote.end - quote.start >= _LONG_QUOTE
    return long or (quote.end - quote.start >= _SENTENCE_QUOTE and document.text[quote.end - 2] in ".!?")


def _leading_in(document: Document, quote: Quote, subjects: dict[int, _Speaker]) -> str | None:
    """The person whom the sentence before a paragraph of quotation is about: "Doe voiced concern." and then the quotation alone."""
    sentence = document.sentence_at(quote.start)
    if sentence is None or sentence.zone == "title" or document.sentences[sentence.number - 1].zone == "title":
        return None
    speaker = subjects.get(sentence.number - 1)
    if speaker is None or (speaker.kind != "person" and document.text[document.sentences[sentence.number - 1].end - 1] != ":"):
        return None  # a body leads in by a colon only
    return speaker.text
