"""What a place name is there for, whatever claim is asked about: a photograph's caption, another year, a country that takes people in."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from itertools import islice

from pipeline.claims.claim import Claim
from pipeline.claims.inflections import lemma_of
from pipeline.claims.place_phrases import LOCATIVE, marker_of, phrase_head
from pipeline.claims.timing import is_reporting
from pipeline.language.document import Document
from pipeline.language.entity import Mention

_TAIL = 160  # characters at the end of a paragraph that may hold a credit
# `(Ana Silva/Reuters)`, `(Photo: Ana Silva)`, `Image by Ana Silva`: how a caption ends.
_CREDIT = re.compile(
    r"\((?:[^()]{0,80}\b(?:[Pp]hoto|[Ii]mage|[Cc]ourtesy|via AP)\b[^()]{0,80}"
    r"|[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,3} ?/ ?[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,4})\)\W{0,3}\Z"
    r"|(?:\b[Pp]hoto(?:graph)? by|\b[Pp]hoto:|\bImage:|Getty Images|AP Photo)[^.\n]{0,60}\W{0,3}\Z"
)
_OF_CREDITS = ("(", "hoto", "Image")  # each way has one of them
_LONG_AGO = 180  # days before publication from which a time is another story's


def caption_sentences(document: Document) -> set[int]:
    """The sentences of paragraphs that end with a photographer's credit."""
    found: set[int] = set()
    for _, group in itertools.groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        paragraph = list(group)
        end = paragraph[-1].end
        tail = document.text[max(paragraph[0].start, end - _TAIL) : end]
        if any(sign in tail for sign in _OF_CREDITS) and _CREDIT.search(tail):
            found.update(sentence.number for sentence in paragraph)
    return found


def years_before(document: Document) -> dict[int, int]:
    """The year that each sentence of the past tells of, by sentence; what follows in its paragraph without a time of its own goes with it.

    A sentence with a time of the days before publication is of the present, whatever other times it has.
    """
    if document.published is None:
        return {}
    own: dict[int, int] = {}
    present: set[int] = set()
    for time in document.times:
        sentence = document.sentence_at(time.start)
        end = time.period_end or time.period_start
        if sentence is None or end is None or time.kind == "since":
            continue
        if (document.published - end) > dt.timedelta(days=_LONG_AGO):
            own[sentence.number] = end.year
        else:
            present.add(sentence.number)
    found: dict[int, int] = {}
    carried: tuple[int, int] | None = None  # paragraph, year
    for sentence in document.sentences:
        if sentence.number in present:
            carried = None
        elif sentence.number in own:
            carried = sentence.paragraph, own[sentence.number]
        elif carried is not None and carried[0] != sentence.paragraph:
            carried = None
        if carried is not None:
            found[sentence.number] = carried[1]
    return found


# What a country does that takes refugees in, and what they do there.
_RECEIVING = frozenset(
    "admit resettle accept welcome settle host shelter take receive allow let relocate absorb enter arrive reach grant bring".split()
)


def is_host(document: Document, mention: Mention) -> bool:
    """`Canada has admitted`, `resettled in Canada`, `enter Canada`: the country that takes people in."""
    marker = marker_of(document, mention)
    if marker not in {None, "in", "into", "to", "by"}:
        return False
    head = mention.last - 1
    verb = next((t for t in (document.tokens[i] for i in islice(document.ancestors(head), 4)) if t.pos == "VERB"), None)
    return verb is not None and lemma_of(verb) in _RECEIVING


# How people are brought or travel to a place; where they come to harm is elsewhere.
_MOVING = frozenset(
    "fly take rush transport transfer airlift refer convey head travel bind bring ferry escort evacuate drive return send admit".split()
)
_CARE = frozenset("hospital hospitals clinic clinics ward morgue mortuary".split())
_BOUND = re.compile(
    r"\b(?:bound|headed|heading|left|leaving|departed|destined|en route) for (?:the )?$|\b(?:en route|on (?:its|their) way) to $"
)
_BEFORE = 24  # characters
_STEPS = 6  # of the parse between a town and the verb: `taken to a hospital in the town of X`


def is_destination(document: Document, mention: Mention) -> bool:
    """`heading to Leon`, `flown to a hospital in Leon`: where people were bound for."""
    if _is_of_hospital(document, mention) or _BOUND.search(document.text, max(0, mention.start - _BEFORE), mention.start):
        return True
    below = None
    for i in islice(document.ancestors(mention.last - 1), _STEPS):
        token = document.tokens[i]
        if below is not None and below.lower in {"to", "toward", "towards"} and below.dep in {"prep", "dative"}:
            return lemma_of(token) in _MOVING
        below = token
    return False


def _is_of_hospital(document: Document, mention: Mention) -> bool:
    """`sent to hospital in Leon`, where the parse hangs the town on the verb."""
    above = islice(document.ancestors(mention.last - 1), _STEPS)  # a list of towns is a chain as long as itself
    marker = next((i for i in above if document.tokens[i].lower in LOCATIVE), None)
    if marker is None or marker < 2 or marker > mention.first or document.tokens[marker].dep != "prep":
        return False
    return document.tokens[marker - 1].lower in _CARE and "to" in {t.lower for t in document.tokens[max(0, marker - 5) : marker - 1]}


# What events do, whatever happened: `The shooting occurred in Leon`.
_OCCURRING = frozenset({"occur", "happen", "take", "unfold", "erupt", "ensue"})
_TAKES_PLACE = "place"


def is_scene(document: Document, mention: Mention) -> bool:
    """`The attack took place in Leon`, `It happened on Elm Street`: a sentence that tells where the event was."""
    if marker_of(document, mention) not in LOCATIVE:
        return False
    for i in islice(document.ancestors(mention.last - 1), _STEPS):
        token = document.tokens[i]
        if token.pos == "VERB" and lemma_of(token) in _OCCURRING:
            return lemma_of(token) != "take" or any(document.tokens[child].lower == _TAKES_PLACE for child in token.children)
    return False


_CAPITAL = "PPLC"  # GeoNames: where governments sit
_INTENDING = frozenset("plot plan conspire conspiracy threaten threat vow intend intent intention bid scheme want".split())


_SEATS = frozenset({"Geneva", "New York", "The Hague", "Strasbourg"})  # of world bodies, in towns that are no capitals


def is_seat_of_speaker(document: Document, mention: Mention) -> bool:
    """`Officials in Ankara said`, `told the council in Geneva`: the seat of a government or of world bodies where those sit who speak, or
    are spoken to; those of a smaller town speak of what happened there."""
    is_capital = document.entities[mention.entity].feature_code == _CAPITAL
    if not (is_capital or mention.text in _SEATS) or marker_of(document, mention) not in LOCATIVE:
        return False
    for i in islice(document.ancestors(phrase_head(document, mention)), 3):
        token = document.tokens[i]
        if (token.dep == "nsubj" and is_capital) or (token.dep in {"dobj", "dative"} and mention.start > token.start):
            return is_reporting(document, token.head)
    return False


def is_intended(document: Document, mention: Mention) -> bool:
    """`a plot to attack Lugo`, `planned to bomb Lugo`: where something was meant to happen."""
    tokens = document.tokens
    for i in islice(document.ancestors(mention.last - 1), 4):
        if tokens[i].pos == "VERB" and any(tokens[c].lower == "to" and tokens[c].dep == "aux" for c in tokens[i].children):
            intent = tokens[tokens[i].head]
            return lemma_of(intent) in _INTENDING and intent.dep != "nsubj"  # `a bid to free hostages in Lugo left 12 dead`: it was made
    return False


_COUNTRY = 6  # UCDP's code of precision
# Those whose charge ends where their town, county or province does.
_LOCAL = frozenset(
    "governor gov. mayor sheriff police coroner prosecutor prosecutors firefighters fire paramedics deputies councillor council regional "
    "provincial district county municipal city town residents".split()
)


def is_of_authority(document: Document, claim: Claim, mention: Mention) -> bool:
    """`Kherson governor Ana Ruiz said two were killed`, `police in Leon`: a place whose own authorities tell of the claim."""
    source = claim.attribution
    if source is None or source.source_start is None or source.source_end is None:
        return False
    if not source.source_start <= mention.start < source.source_end or (document.entities[mention.entity].precision or 9) >= _COUNTRY:
        return False
    first, last = document.token_span(source.source_start, source.source_end)
    return any(token.lower in _LOCAL for token in document.tokens[first:last])
