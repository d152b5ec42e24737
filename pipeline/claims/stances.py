"""What speakers do with a claim: they assert it, confirm it, deny it, say that it could not be verified."""

from __future__ import annotations

import bisect
import re

from pipeline.claims.assertions import AID_NOUNS, OBSTRUCTION_WORDS
from pipeline.claims.claim import Claim, Stance
from pipeline.claims.retractions import retraction
from pipeline.language.document import Document, Sentence
from pipeline.language.speech import Attribution

_CHARGE_WORDS = re.compile(r"\b(?:charge|charges|accusation|accusations|allegation|allegations|claim|claims|report|reports)\b", re.I)
_POINTERS = frozenset({"it", "this", "that", "them", "both", "either"})
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "any", "either", "such"})
_CHARGES = frozenset(
    "charge charges accusation accusations allegation allegations claim claims report reports account accounts figure figures toll number "
    "numbers count statement statements information".split()
)
_BACK = 3  # sentences between a claim and the denial or refusal that is about it
_ZERO_REACH = 6  # claims
_OF_SOME = 4  # tokens
_SOME = frozenset({"else", "other", "others", "further", "more", "additional", "among"})
_RECORDING = frozenset({"report", "record", "register", "confirm"})
_NEGATION = re.compile(r"\b(?:no|not|never|nothing|without|n[o']t)\b", re.I)


def stance_of(document: Document, attribution: Attribution, stance: str | None = None) -> Stance | None:
    """The stance that an attribution records; None where it names no speaker."""
    if not attribution.source_text:
        return None
    entity = speaker_entity(document, attribution)
    start = min(x for x in (attribution.source_start, attribution.cue_start, attribution.content_start) if x is not None)
    end = max(x for x in (attribution.source_end, attribution.cue_end, attribution.content_end) if x is not None)
    return Stance(
        stance=stance or attribution.stance,
        delivery=attribution.delivery,
        speaker_text=attribution.source_text,
        start=start,
        end=end,
        speaker_entity=entity,
        claimant_class=claimant_class(document, attribution.source_text, entity),
    )


def speaker_entity(document: Document, attribution: Attribution) -> int | None:
    """The entity that speaks: the person within the words of the source, else the first entity there, else one of that name."""
    if attribution.source_start is not None and attribution.source_end is not None:
        inside = []
        for at in range(bisect.bisect_left(document.mentions, attribution.source_start, key=lambda m: m.start), len(document.mentions)):
            mention = document.mentions[at]
            if mention.start >= attribution.source_end:
                break
            if mention.end <= attribution.source_end and mention.form != "demonym":
                inside.append(mention)
        for mention in inside:
            if mention.kind == "person":
                return mention.entity
        if inside:
            return max(inside, key=lambda m: m.end - m.start).entity
    for number, entity in enumerate(document.entities):
        if attribution.source_text and entity.name and entity.name.casefold() in attribution.source_text.casefold():
            if entity.kind in {"person", "organisation"}:
                return number
    return None


_CLASS_WORDS: tuple[tuple[str, str], ...] = (
    (r"health|hospital|medic|doctor|coroner|paramedic|ambulance|CDC|WHO", "health_authority"),
    (r"\bUN\b|United Nations|UNICEF|UNHCR|OCHA|UNRWA", "un"),
    (r"military|army|militia|militants?|rebels?|forces|troops|brigades|fighters|Taliban|defen[cs]e ministry|IDF", "belligerent"),
    (r"witness|resident|neighbou?r|survivor|relative|father|mother|family|villager|passenger", "witness"),
    (r"news|agency|media|television|reporter|newspaper|reports?|AP|Reuters", "media"),
    (r"observatory|human rights|charity|red cross|red crescent|aid group|activist|monitor", "ngo"),
    (r"minist|police|government|president|governor|mayor|authorit|spokes|prosecut|sheriff|court|department|agency", "government"),
    (r"officials?|source", "unnamed_official"),
)


def claimant_class(document: Document, text: str, entity: int | None) -> str:
    """The class of a source: that of its entity where known, else by the words that name it."""
    if entity is not None and document.entities[entity].claimant_class:
        return document.entities[entity].claimant_class or "other"
    for pattern, name in _CLASS_WORDS:
        if re.search(pattern, text, re.I if name not in {"un"} else 0):
            return name
    return "other"


def add_stances(document: Document, claims: list[Claim]) -> None:
    """Write the stances of every claim: of its own source, then of those who deny, dispute or fail to verify it."""
    for claim in claims:
        if claim.attribution is not None:
            false = retraction(document, claim)
            denied = false is not None and claim.attribution.content_start <= false.start < claim.attribution.content_end
            if not _is_denied_by(document, claim, claim.attribution):
                _add(claim, stance_of(document, claim.attribution, "denies" if denied else None))
    for attribution in document.attributions:
        if attribution.cited:
            for claim in claims:
                if claim.attribution is not None and attribution.content_start <= claim.start and claim.end <= attribution.content_end:
                    _add(claim, stance_of(document, attribution))
        elif attribution.stance in {"denies", "disputes", "not_verified", "declines"}:
            for claim in _targets(document, claims, attribution):
                _add(claim, stance_of(document, attribution))
    for claim in claims:
        if claim.kind == "assertion" and claim.impact == "aid_obstructed":
            _add_aid_accounts(document, claim)


def deny_by_zero(document: Document, claims: list[Claim]) -> None:
    """Add the denial of a figure that another speaker gives near it: `There were no casualties, the army said`. Claims in text order.

    Both stand as asserted. Events and times must have been read: a zero of another event, day or group denies nothing, nor does one within
    quotation marks, where people wish and wonder.
    """
    for at, zero in enumerate(claims):
        if zero.kind != "numeric" or zero.high != 0 or zero.status != "asserted" or zero.delivery != "indirect" or not zero.source_text:
            continue
        if document.tokens[document.tokens[zero.trigger].head].lemma.lower() in _RECORDING:
            continue  # `no deaths were reported`: not yet
        if _is_of_some(document, zero):
            continue
        harms = {"killed", "injured"} if document.tokens[zero.trigger].lemma.lower() == "casualty" else {zero.impact}
        for claim in claims[max(0, at - _ZERO_REACH) : at + _ZERO_REACH + 1]:
            if claim.impact in harms and _meets_zero(claim, zero):
                _add(claim, stance_of(document, zero.attribution, "denies") if zero.attribution is not None else None)


def _is_of_some(document: Document, zero: Claim) -> bool:
    """`no one else was killed`, `no casualties among civilians`: a zero that is not of all."""
    following = document.tokens[document.token_at(zero.start) :][:_OF_SOME]
    return any(token.lower in _SOME for token in following if token.sentence == zero.sentence)


def _meets_zero(claim: Claim, zero: Claim) -> bool:
    """Whether a figure and a zero are two accounts of one thing."""
    if claim.kind != "numeric" or claim.high == 0 or abs(claim.sentence - zero.sentence) > _BACK:
        return False
    if claim.source_text is None or _name(claim) == _name(zero) or claim.status not in {"asserted", "denied", "unverified"}:
        return False
    if claim.place is not None and zero.place is not None and claim.place.entity != zero.place.entity:
        return False  # `12 were killed in Leon. There were no deaths in Lugo`
    return claim.event is zero.event and claim.time is zero.time and zero.victim_group in {None, claim.victim_group}


def _name(claim: Claim) -> str:
    return (claim.source_text or "").lower().removeprefix("the ")


def _is_denied_by(document: Document, claim: Claim, source: Attribution) -> bool:
    """`No one died, the army said, denying that it had shot 18 men`: who denies a figure has not asserted it."""
    inner = (a for a in document.attributions if a.stance == "denies" and a.source_text == source.source_text)
    return any(source.content_start <= a.content_start <= claim.start and claim.end <= a.content_end <= source.content_end for a in inner)


def _add(claim: Claim, stance: Stance | None) -> None:
    if stance is None:
        return
    for known in claim.stances:
        same_speaker = known.speaker_text == stance.speaker_text or (
            stance.speaker_entity is not None and known.speaker_entity == stance.speaker_entity
        )
        if known.stance == stance.stance and same_speaker:
            return
    claim.stances.append(stance)


_MOST = 24  # claims that one denial is held against: a sentence of hundreds of both would grow with their product


def _targets(document: Document, claims: list[Claim], attribution: Attribution) -> list[Claim]:
    """The claims that a denial is about: those inside its words, else the charge of its own sentence that it points back to."""
    inside = [c for c in claims if attribution.content_start <= c.start and c.end <= attribution.content_end]
    if inside:
        return inside[:_MOST]
    sentence = document.sentence_at(attribution.cue_start)
    if sentence is None:
        return []
    if before := _pointed_back_to(document, claims, attribution, sentence):
        return before
    words = document.text[sentence.start : sentence.end]
    if not _CHARGE_WORDS.search(words):
        return []
    here = [
        c
        for c in claims
        if c.kind == "assertion" and sentence.number - 1 <= c.sentence <= sentence.number and c.start < attribution.cue_start
    ]
    return here[-1:]


def _pointed_back_to(document: Document, claims: list[Claim], attribution: Attribution, sentence: Sentence) -> list[Claim]:
    """The claims of another speaker, told shortly before, that "denied it", "could not verify the figures" or "declined to comment" is
    about; none where what is denied is something else (responsibility, involvement)."""
    if attribution.stance != "declines":
        first, last = document.token_span(attribution.cue_end, sentence.end)
        if first < last and document.tokens[first].dep == "mark":
            return []  # `denied that the army was responsible`: the clause says what is denied
        if first + 1 < last and document.tokens[first].dep in {"nsubj", "nsubjpass"}:
            return []  # `denied it had bombed the school`, the same without `that`
        said = [t.lower for t in document.tokens[first : min(last, first + 5)]]
        pointing = bool(said) and said[0] in _POINTERS and document.tokens[first].dep != "det"
        if not said or not (pointing or (set(said) & _CHARGES and set(said[:2]) & _DETERMINERS)):
            return []
    told = [c for c in claims if c.attribution is not None and c.attribution.source_text != attribution.source_text]
    told = [c for c in told if 0 <= sentence.number - c.sentence <= _BACK and c.end <= attribution.cue_start]
    return [c for c in told[-_MOST:] if c.sentence == told[-1].sentence]


def _add_aid_accounts(document: Document, claim: Claim) -> None:
    """Accounts of the same charge within two paragraphs: words of obstruction beside words of aid, affirmed or negated."""
    own = document.sentences[claim.sentence].paragraph
    for attribution in document.attributions:
        sentence = document.sentence_at(attribution.content_start)
        if sentence is None or abs(sentence.paragraph - own) > 2 or attribution.stance not in {"asserts", "confirms", "denies"}:
            continue
        first, last = document.token_span(attribution.content_start, attribution.content_end)
        content = document.tokens[first:last]
        obstructions = [t for t in content if t.lemma.lower() in OBSTRUCTION_WORDS]
        if not obstructions or not any(t.lemma.lower() in AID_NOUNS for t in content):
            continue
        before = document.text[attribution.content_start : obstructions[0].start]
        stance = attribution.stance
        if stance == "asserts" and _NEGATION.search(before[-24:]):
            stance = "denies"
        _add(claim, stance_of(document, attribution, stance))
