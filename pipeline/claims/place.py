"""Where: the place of a claim, from its own words first, then from the event that it belongs to."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from itertools import chain, islice, takewhile

from pipeline.claims.claim import Claim
from pipeline.claims.impact_words import TRANSITIVE
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.claims.place_cues import is_taken_in
from pipeline.claims.place_mentions import is_settlement_of
from pipeline.claims.place_narrowing import most_specific, narrower, striking_verb
from pipeline.claims.place_phrases import LOCATIVE, above_marker, marker_of, phrase_head, type_noun
from pipeline.claims.place_roles import is_destination, is_intended, is_seat_of_speaker
from pipeline.claims.place_tallies import names_figure
from pipeline.claims.timing import is_reporting
from pipeline.language.document import Document, Token
from pipeline.language.entity import Mention
from pipeline.language.reporting_words import CORE_SAY_VERBS

_HYPHENATED = re.compile(r"[-–][^\W\d]")
_PARTED = 0.4  # taken off where a semicolon parts a claim and a place
_HIGHEST = 20  # words of the parse above a claim that are looked at: a chain of `and` may have thousands
_TO_A_SIDE = 16  # mentions of a sentence before a claim, and after it, that are looked at
_DIRECTIONAL = frozenset({"to", "into", "toward", "towards"})
_ORIGIN = frozenset({"from"})
# Who lives or was born where the name before says: `three Leeds residents`.
_DWELLERS = frozenset("resident residents native natives citizen citizens".split())
_COMING = frozenset({"visit", "hail", "come"})
_SEATED = frozenset({"base", "headquarter", "bear", "raise"})  # `rebels based in Chad`, `a trader born in Lugo`
_LIST = 24  # words of a list that are looked at before a name
# What a place does whose people were harmed.
_SUFFERING = frozenset({"have", "lose", "suffer", "see", "mourn", "report", "record", "register", "account"})
BODILY = frozenset({"killed", "injured"})
_HURT_BEFORE = BODILY | {"missing"}  # those who are taken to a hospital were hurt elsewhere, and others are missing elsewhere
ORIGIN_IMPACTS = frozenset({"displaced", "evacuated", "rescued", "abducted", "released"})
# Countries whose short name has no adjective of its own and stands before a noun instead of one.
_LANDS = frozenset("island islands nation nations country state republic kingdom territory archipelago".split())
_WIDE_AREAS = frozenset({"SEA", "OCN", "GULF", "RGN", "CONT", "BAY", "LK"})  # GeoNames
_ADJECTIVAL = frozenset({"US", "U.S.", "UK", "U.K.", "UAE", "EU", "E.U."})
_WAGED = frozenset("invasion offensive attack attacks campaign assault bombardment incursion blockade airstrikes strikes".split())
_LEAVING, _LEFT = frozenset({"displaced", "evacuated"}), frozenset({"flee", "leave", "abandon", "evacuate", "escape", "quit"})
_WHEN = frozenset({"when", "after", "as", "while"})
_ENTERING = frozenset("shoot fight force storm burst break ride drive march crash plough plow smash slam fire fall plunge run tear".split())
_STRIKES = frozenset("strike airstrike raid drone missile bombing bombardment warplane".split())
_TYPE_OF = re.compile(r"(?:the )?(?:city|town|village|state|province|county|region|district|island) of ", re.IGNORECASE)


def is_hyphenated(document: Document, mention: Mention) -> bool:
    """`Iran-backed rebels`, `the Paris-based group`."""
    return _HYPHENATED.match(document.text, mention.end) is not None


def describes_land(document: Document, mention: Mention) -> bool:
    """`the Indian Ocean island`, `the Caribbean nation`: what the land is near or in that the sentence speaks of."""
    following = document.tokens[mention.last] if mention.last < len(document.tokens) else None
    if following is None or following.lower not in _LANDS or mention.form == "demonym":
        return False
    return document.entities[mention.entity].feature_code in _WIDE_AREAS


def is_of_strike(document: Document, mention: Mention) -> bool:
    """`53 dead in US strikes`: who struck, not where."""
    if mention.text not in _ADJECTIVAL or mention.last >= len(document.tokens):
        return False
    words = [token.lemma.lower() for token in document.tokens[mention.last : mention.last + 2]]
    return any(word in _STRIKES for word in words)


def _is_adjectival(document: Document, mention: Mention) -> bool:
    """`US airstrikes`, `Iran-backed`, `Israel-Hamas war`: the name does an adjective's work and says whose, not where."""
    if is_hyphenated(document, mention) or describes_land(document, mention):
        return True
    if mention.text not in _ADJECTIVAL:
        return False
    head = document.tokens[phrase_head(document, mention)]
    return head.dep in {"compound", "amod", "nmod"} and not is_settlement_of(document, mention)


def local_place(document: Document, claim: Claim, candidates: list[Mention], claims: Sequence[Claim]) -> Mention | None:
    """The place that the claim's own sentence states for it: by syntax and order; None where none fits.

    `candidates` are the place mentions of the sentence, `claims` the claims of the article.
    """
    at = bisect.bisect_left(candidates, claim.start, key=lambda m: m.start)
    candidates = candidates[max(0, at - _TO_A_SIDE) : at + _TO_A_SIDE]
    best: tuple[float, Mention] | None = None
    for mention in candidates:
        score = place_score(document, claim, mention, claims)
        if score is not None and (best is None or score > best[0]):
            best = score, mention
    if best is None or best[0] < 0.3:
        return None
    chosen = most_specific(document, best[1], candidates)
    finer = [
        m
        for m in candidates
        if m.form != "demonym"
        and narrower(document, m, chosen)
        and (place_score(document, claim, m, claims) or 0.0) > 0.45
        and _is_wide(document, chosen)
    ]
    return finer[0] if finer else chosen


def _is_wide(document: Document, mention: Mention) -> bool:
    """Whether the place is a country or a province: a finer one named in the same sentence is where it happened."""
    return (document.entities[mention.entity].precision or 0) >= 5


def place_score(document: Document, claim: Claim, mention: Mention, claims: Sequence[Claim]) -> float | None:
    """How well a place of the claim's sentence fits the claim, by syntax and order: about 0 to 1.2, None where its role rules it out."""
    source = _source_span(claim)
    if source and source[0] <= mention.start < source[1] and not _is_whole_source(claim, mention, document):
        return None
    if claim.start <= mention.start and mention.end <= claim.end:
        return None
    above = (islice(document.ancestors(token), _HIGHEST) for token in (claim.anchor, claim.trigger))
    path = {claim.anchor, claim.trigger, *chain.from_iterable(above)}
    score = _role_score(document, claim, mention, path)
    if score is None:
        return None
    low, high = sorted((claim.start, mention.start))
    between = numbers_between(claims, claim, low, high)
    if ";" in document.text[low:high]:
        score -= _PARTED
    if mention.start > claim.start:
        return score + (0.25 if not between else -0.15 * between)
    return score - 0.05 if between else score


def numbers_between(claims: Sequence[Claim], claim: Claim, low: int, high: int) -> int:
    """How many other numbers of the claim's sentence start between two characters; `claims` in text order, at most nine are counted."""
    found: set[int] = set()
    for i in range(bisect.bisect_left(claims, low, key=lambda c: c.start), len(claims)):
        if claims[i].start >= high or len(found) > 8:
            break
        if claims[i].start > low and claims[i].start != claim.start:
            found.add(claims[i].start)
    return len(found)


def _role_score(document: Document, claim: Claim, mention: Mention, path: set[int]) -> float | None:
    """How well a place name of the sentence fits a claim, order aside; None where its role rules it out."""
    marker = marker_of(document, mention)
    if _is_adjectival(document, mention):
        return None
    if names_figure(document, claim, mention):
        return 1.2
    if marker in {"by", "against", "with", "for", "like", "about", "than", "as", "via"}:
        return None
    taken_in = is_taken_in(document, claim)
    if marker in _ORIGIN and (claim.impact not in ORIGIN_IMPACTS or taken_in):
        return None
    head = phrase_head(document, mention)
    if _tells_where(document, head, path):
        return 1.2  # whoever lives or speaks there
    if is_home(document, mention) or is_example(document, mention):
        return None
    token = document.tokens[type_noun(document, head)]
    if _is_of_speaker(document, claim, mention, head, path):
        return None
    if marker in LOCATIVE and _is_told_in(document, mention):
        return None
    if (marker in LOCATIVE and (_is_seat(document, mention) or is_seat_of_speaker(document, mention))) or is_intended(document, mention):
        return None
    if claim.impact in _HURT_BEFORE and marker in LOCATIVE and is_destination(document, mention):
        return None  # `sent to hospital in Kabul`
    if marker in _DIRECTIONAL and claim.impact in BODILY | {"detained"} and not _is_entered(document, mention, path):
        return None  # `flown to Kabul`, `on the way to Kabul`
    if is_dateline(document, mention):
        return 0.25
    above = document.tokens[token.head]
    if marker is None and token.dep in {"compound", "amod", "nmod", "poss"} and (is_person(above) or above.i == claim.head):
        return None  # whose people they are, not where
    if token.dep == "poss" and above.lower in _WAGED:
        return None  # `Russia's invasion of Ukraine`: who wages it
    if token.dep == "dobj" and marker is None and claim.impact in _LEAVING and lemma_of(above) in _LEFT and above.i in path:
        return 1.15  # `9,400 people fled Leon`
    if marker is None and mention.form != "demonym" and _is_struck_then(document, claim, mention, path):
        return 1.15  # `A missile hit Leon, killing six`
    attached = _attachment(document, head, path)
    if token.dep in {"nsubj", "nsubjpass"} and marker is None:
        if _has_nearer_subject(document, claim, token.head):
            return None
        if taken_in and not claim.whole and token.head in path:
            return 1.2  # `Canada admitted 300 refugees`
        if _is_doer(document, token, claim):
            return None
        if lemma_of(above) in _SUFFERING and above.i in path:
            return 1.15  # `Italy reported 12 deaths`
        return 0.55 if attached else None
    if marker in LOCATIVE:
        score = 0.6 + 0.4 * attached
    elif mention.form == "demonym":
        score = 0.4 + 0.4 * attached if attached else 0.0
    elif token.dep in {"compound", "poss", "nmod", "amod"}:
        score = 0.7 * attached
    elif marker in _DIRECTIONAL | {"of"}:
        score = 0.2 + 0.4 * attached
    else:
        score = 0.5 * attached
    return score - 0.012 * min(abs(mention.first - claim.anchor), abs(mention.first - claim.trigger))


def _is_struck_then(document: Document, claim: Claim, mention: Mention, path: set[int]) -> bool:
    """Whether what harmed those who are counted was done to the place: `hit Leon, killing six`, `six died when a quake hit Leon`."""
    verb = striking_verb(document, mention)
    if verb is None or verb in path:
        return verb is not None
    token = document.tokens[verb]
    return (
        token.dep == "advcl"
        and token.head in {claim.trigger, claim.anchor}
        and any(document.tokens[child].lower in _WHEN for child in token.children)
    )


def _is_entered(document: Document, mention: Mention, path: set[int]) -> bool:
    """`Gunmen shot their way into Leon, killing six`: where those who did the harm went in."""
    if marker_of(document, mention) != "into":
        return False
    above = above_marker(document, mention)
    return above is not None and above.i in path and lemma_of(above) in _ENTERING


def _tells_where(document: Document, head: int, path: set[int]) -> bool:
    """`hit Libya, where thousands died`: a place name with the clause of the claim on it."""
    tokens = document.tokens
    clauses = (i for i in tokens[head].children if i in path and tokens[i].dep == "relcl")
    return any(tokens[c].lower == "where" for i in clauses for c in tokens[i].children)


def _is_told_in(document: Document, mention: Mention) -> bool:
    """`a spokesman said in Leon`, `told reporters in Leon`: where somebody spoke, behind the verb."""
    for i in islice(document.ancestors(phrase_head(document, mention)), 1, 4):
        token = document.tokens[i]
        if token.pos in {"VERB", "AUX"}:
            clauses = (c for c in token.children if document.tokens[c].dep == "ccomp")
            says = lemma_of(token) in CORE_SAY_VERBS and is_reporting(document, i)
            return says and i < mention.first and not any(i < c < mention.first for c in clauses)
    return False


def _is_seat(document: Document, mention: Mention) -> bool:
    """`rebels based in Chad`: where those come from who are told of."""
    above = above_marker(document, mention)
    return above is not None and above.dep in {"acl", "advcl"} and lemma_of(above) in _SEATED


def is_home(document: Document, mention: Mention) -> bool:
    """`Ana and Luis Prieto of Lugo`, `three Lugo residents`: whose home it is, not where they were harmed."""
    marker = marker_of(document, mention)
    following = document.tokens[mention.last] if mention.last < len(document.tokens) else None
    if following is not None and following.lower in _DWELLERS and marker not in LOCATIVE:
        return _other_place_beside(document, mention)  # else they were at home: `Shelling killed two Lugo residents`
    above = above_marker(document, mention)
    return marker in {"of", "from"} and above is not None and above.model_label == "PERSON"


def _other_place_beside(document: Document, mention: Mention) -> bool:
    """Whether the sentence of a place name names another place."""
    sentence = document.sentences[mention.sentence]
    mentions = document.mentions
    at = bisect.bisect_left(mentions, sentence.start, key=lambda m: m.start)
    near = takewhile(lambda m: m.start < sentence.end, mentions[at : at + _TO_A_SIDE])
    return any(m.kind in {"place", "facility"} and m.entity != mention.entity and m.form != "demonym" for m in near)


def is_origin(document: Document, mention: Mention) -> bool:
    """`tourists from Ghana`, `a woman visiting from Ghana`."""
    above = above_marker(document, mention)
    return above is not None and marker_of(document, mention) == "from" and (is_person(above) or lemma_of(above) in _COMING)


# Those who come from a scene, and what they come in; rescuers and storms reach the scene itself.
_FLEEING = frozenset("evacuee refugee civilian survivor migrant family people convoy column".split())
_SUBJECT = 30  # tokens from a verb back to its subject


def is_goal(document: Document, mention: Mention) -> bool:
    """`evacuees reached Lugo`, `a convoy of refugees arrived in Lugo`: where those who fled came to, not the scene."""
    for i in islice(document.ancestors(phrase_head(document, mention)), 3):
        verb = document.tokens[i]
        if verb.pos == "VERB":
            subjects = (t for t in document.tokens[max(0, i - _SUBJECT) : i] if t.head == i and t.dep == "nsubj")
            return lemma_of(verb) in ("reach", "arrive") and any(lemma_of(t) in _FLEEING for t in subjects)
    return False


def is_example(document: Document, mention: Mention) -> bool:
    """`in ten provinces, including Lugo, Soria and Teruel`: a few of the places, named for example."""
    tokens = document.tokens
    first = document.sentences[mention.sentence].first
    for i in range(mention.first - 1, max(first, mention.first - _LIST) - 1, -1):
        if tokens[i].lower == "including" or (tokens[i].lower == "as" and i > first and tokens[i - 1].lower == "such"):
            return True
        if tokens[i].lower not in {",", "and", "or", "the"} and tokens[i].pos != "PROPN":
            return False
    return False


def _is_of_speaker(document: Document, claim: Claim, mention: Mention, head: int, path: set[int]) -> bool:
    """`The government in Dodoma denied that ...`: where the one sits who speaks of the claim."""
    for i in islice(document.ancestors(head), 4):
        token = document.tokens[i]
        if token.dep == "nsubj":
            return (
                token.head in path
                and i not in {claim.head, claim.anchor}  # those counted, where the parse makes them speak
                and is_reporting(document, token.head)
                and i != type_noun(document, head)
                and not mention.first <= i < mention.last
            )
    return False


def _is_doer(document: Document, token: Token, claim: Claim) -> bool:
    """Whether a subject did the harm: `Israel has killed 300 and wounded 900`, but not `The quake in Chile killed 300`."""
    verb = document.tokens[token.head]
    lemma = lemma_of(verb)
    if claim.impact == "structures" or verb.pos != "VERB" or lemma in _SUFFERING:
        return False
    return token.head == claim.trigger or (token.dep == "nsubj" and lemma in TRANSITIVE)


def _has_nearer_subject(document: Document, claim: Claim, verb: int) -> bool:
    """Whether a clause within that of a verb tells of the claim: `Chad reported 12 deaths, Mali reported six` is one sentence, and Mali's
    verb may stand above Chad's."""
    nearer = False
    for i in [claim.anchor, *islice(document.ancestors(claim.anchor), _HIGHEST)]:
        if i == verb:
            return nearer
        nearer = nearer or any(document.tokens[child].dep in {"nsubj", "nsubjpass"} for child in document.tokens[i].children)
    return False


def is_dateline(document: Document, mention: Mention) -> bool:
    """Whether the mention stands in a dateline: `KABUL, Afghanistan (AP) -` before the first words of the body."""
    return document.sentences[mention.sentence].zone == "dateline"


def _is_whole_source(claim: Claim, mention: Mention, document: Document) -> bool:
    """`India reported 4,000 cases`, `the city of Lugo in Leon reported`: the place is both the source and where it happened."""
    a = claim.attribution
    if a is None or a.source_start is None or a.source_end is None:
        return False
    if a.source_start >= mention.start - 4:
        return a.source_end <= mention.end
    if _TYPE_OF.fullmatch(document.text, a.source_start, mention.start) is None:
        return False
    return a.source_end <= mention.end or document.text.startswith((" in ", ", "), mention.end)


def _source_span(claim: Claim) -> tuple[int, int] | None:
    a = claim.attribution
    if a is None or a.source_start is None or a.source_end is None:
        return None
    return min(a.source_start, a.cue_start), max(a.source_end, a.cue_end)


def _attachment(document: Document, head: int, path: set[int]) -> float:
    """How closely the place hangs on the claim by the parse: 1 on its noun or verb, less for each step up, 0 elsewhere."""
    for depth, i in enumerate(document.ancestors(head)):
        if i in path:
            return max(0.2, 1.0 - 0.15 * depth)
        if depth > 6:
            break
    return 0.0
