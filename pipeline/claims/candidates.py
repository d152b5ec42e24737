"""Numbers that can count victims, and the claim that each makes."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator

from pipeline.claims import impact_words
from pipeline.claims.circumstances import STORIES, number_between, sentence_words
from pipeline.claims.claim import Claim
from pipeline.claims.earlier_fates import earlier_fates
from pipeline.claims.hits import Hit, is_animal, is_structure, noun_lemma
from pipeline.claims.impact import impacts
from pipeline.claims.inflections import lemma_of
from pipeline.claims.kept import still_held
from pipeline.claims.labels import is_label
from pipeline.claims.left_out import is_left_out, is_ratio, is_without
from pipeline.claims.persons import is_person, may_be_person, may_live
from pipeline.language.document import Document
from pipeline.language.numbers import Quantity
from pipeline.language.reporting_words import CORE_SAY_VERBS

COUNTING_KINDS = frozenset({"person", "object", "none"})
_BARE_VERBS = frozenset({"die", "flee", "drown", "perish", "survive"})  # taken for nouns in headlines: `300,000 flee`
_PLOT = 20  # tokens from `in which` to what happens in a story
_TITLE = 8  # tokens from the word for a story, over its title, to `in which`
_GETTING_OUT = frozenset({"escape", "abscond", "flee"})
_CONTESTANTS = frozenset("rival opponent challenger contender competitor".split())
PLAYERS = frozenset("player mate teammate team-mate footballer goalkeeper striker defender midfielder coach".split())
STAFF = frozenset("staff employee worker".split())
_MOST_PEOPLE = 1e10  # more than live (8.2 thousand million in 2024, UN World Population Prospects)
_IN_ERROR = frozenset("twice double wrongly mistakenly erroneously incorrectly".split())
_WEAPONS = frozenset("drone missile rocket uav shell jet bomber aircraft warplane bomb mine".split())
_HOLDING = frozenset("hold house accommodate shelter take fit".split())
_ROOM = frozenset("build design intend mean room space equip".split())
_NEWS_OF = frozenset("report word news sign indication confirmation".split())
_FLOWS = frozenset({"abducted", "detained"})
_LEFT = frozenset({"remaining", "last", "final"})
_BADLY = frozenset("badly seriously severely critically gravely".split())
_SEVERE = frozenset({"threatening", "life-threatening", "serious", "seriously", "major", "critical"})


def numeric_claims(document: Document, *, topics: frozenset[str]) -> Iterator[Claim]:
    """A claim for each impact of each number that counts people or buildings, in text order."""
    for quantity in document.quantities:
        if quantity.unit_kind not in COUNTING_KINDS or quantity.is_group_noun or quantity.token_first < 0:
            continue
        if is_label(document, quantity):
            continue
        values = [value for value in (quantity.low, quantity.best, quantity.high) if value is not None]
        if any(value < 0 or (value % 1 and quantity.head is None) for value in values):
            continue  # half a person is an average, and says of whom
        if quantity.best is None and quantity.low is None and quantity.high is None and quantity.quantifier != "vague":
            continue
        if any(value > _MOST_PEOPLE for value in values):
            continue  # nobody's count: a slip of the key, or a scan's
        if is_ratio(document, quantity) or is_without(document, quantity):
            continue
        head = _counted_noun(document, quantity)
        if is_left_out(document, quantity) or (head is None and (_of_animals(document, quantity) or _of_things(document, quantity))):
            continue
        anchor, hits = impacts(document, quantity.token_first, quantity.token_last, head, topics=topics)
        if hits and (_is_fiction(document, quantity) or _is_definition(document, quantity) or _counted_twice(document, anchor)):
            continue
        hits = still_held(document, head, anchor, [*hits, *earlier_fates(document, head, hits)])
        if quantity.is_zero_word and head is not None:
            hits = [*hits, *_none_either(document, head)]
        for hit in hits:
            if _is_none_of_so_many(document, quantity, anchor, hit):
                continue
            if hit.trigger != anchor and _speaks(document, hit.trigger):
                continue  # `12 were shot, survivors said`
            if hit.how == "frame" and hit.impact == "abducted" and head is None:
                continue  # `took two off`
            if _is_of_nearer(document, quantity, anchor) or _acts_alone(document, quantity, hit):
                continue
            if hit.how == "verb" and (_is_tried(document, hit.trigger) or _of_half(document, quantity, head, hit)):
                continue
            if quantity.is_zero_word and (hit.impact == "rescued" or (hit.how == "counted" and _names_people(document, hit))):
                continue  # `no survivors`, `found no one alive`: nothing happened to nobody
            if _is_whole(document, quantity, head, hit) or (head is None and _is_saved_house(document, quantity, hit)):
                continue
            if hit.impact == "abducted" and _took_the_whole(document, quantity, hit):
                continue
            if hit.impact in _FLOWS and _are_left(document, quantity, head, hit):
                continue
            if hit.how in {"counted", "taken"} and (_is_capacity(document, anchor) or _got_out(document, anchor, hit)):
                continue
            if not _victims_fit(document, quantity, head, hit) or (quantity.is_zero_word and _partly_negated(document, hit)):
                continue
            yield Claim(
                start=quantity.start,
                end=quantity.end,
                number_text=quantity.number_text,
                impact=hit.impact,
                sentence=document.tokens[quantity.token_first].sentence,
                trigger=hit.trigger,
                quantity=quantity,
                head=head,
                anchor=anchor,
                how=hit.how,
            )


def _is_none_of_so_many(document: Document, quantity: Quantity, anchor: int, hit: Hit) -> bool:
    """`None of the 90 nurses was hurt`, which none of them was, unlike `was flown out`, which is told of the 90 and negated."""
    following = document.tokens[quantity.token_last : quantity.token_last + 3]
    if quantity.is_zero_word:
        return hit.impact in _HELP and len(following) == 3 and following[0].lower == "of" and following[2].pos == "NUM"
    return hit.impact not in _HELP and hit.how in {"verb", "frame"} and document.tokens[anchor].lower == "none"


_HELP = frozenset({"evacuated", "rescued", "released"})


def _speaks(document: Document, i: int) -> bool:
    """Whether a noun is the subject of a verb of saying."""
    token = document.tokens[i]
    return token.pos == "NOUN" and token.dep == "nsubj" and document.tokens[token.head].lemma.lower() in CORE_SAY_VERBS


def _of_animals(document: Document, quantity: Quantity) -> bool:
    """`found 14 pups and rescued nine of them`, `Six koalas were saved and 30 killed`: those counted just before are animals."""
    tokens = document.tokens
    at = bisect.bisect_left(document.quantities, quantity.token_first, key=lambda q: q.token_first) - 1
    while at >= 0 and document.quantities[at].head is None and document.quantities[at].unit_kind not in COUNTING_KINDS:
        at -= 1  # years, ages and the like
    before = document.quantities[at].head if at >= 0 else None
    if before is None or not (is_animal(tokens[before]) or _is_more_of_weapons(document, quantity, before)):
        return False
    sentence = tokens[quantity.token_first].sentence
    opens = quantity.token_first == document.sentences[sentence].first
    return tokens[before].sentence == sentence or (opens and tokens[before].sentence == sentence - 1)


def _is_more_of_weapons(document: Document, quantity: Quantity, before: int) -> bool:
    """`brought down 40 missiles; another 21 vanished`: more of those counted just before."""
    tokens = document.tokens
    added = tokens[quantity.token_first - 1].lower in {"another", "further", "other"} or tokens[quantity.token_first].lower == "another"
    return added and tokens[before].lemma.lower() in _WEAPONS and tokens[before].sentence == tokens[quantity.token_first].sentence


def _of_things(document: Document, quantity: Quantity) -> bool:
    """`Of the 497 cities in the state, only 50 were not affected`: those counted are the things that the sentence opens with."""
    tokens = document.tokens
    first = document.sentences[tokens[quantity.token_first].sentence].first
    if quantity.token_first - first < 2:
        return False
    opens = tokens[quantity.token_first - 1].text == "," or tokens[quantity.token_first - 2].text == ","
    if tokens[first].lower not in {"of", "among"} or not opens or tokens[quantity.token_first - 1].pos == "PROPN":
        return False
    at = bisect.bisect_left(document.quantities, first, key=lambda q: q.token_first)
    opening = document.quantities[at] if at < len(document.quantities) else quantity
    if opening.token_first >= quantity.token_first or opening.token_first - first > 3 or opening.head is None:
        return False
    return tokens[opening.head].lemma.lower() in impact_words.NON_VICTIMS - impact_words.STRUCTURES and not is_structure(
        tokens[opening.head]
    )


def _is_saved_house(document: Document, quantity: Quantity, hit: Hit) -> bool:
    """`Thirty houses burned down and dozens more were saved`: those counted before are buildings, which nobody rescues."""
    tokens = document.tokens
    at = bisect.bisect_left(document.quantities, quantity.token_first, key=lambda q: q.token_first) - 1
    before = document.quantities[at].head if at >= 0 else None
    if hit.impact != "rescued" or tokens[hit.trigger].lemma.lower() != "save" or before is None:
        return False
    return is_structure(tokens[before]) and tokens[before].sentence == tokens[quantity.token_first].sentence


def _is_fiction(document: Document, quantity: Quantity) -> bool:
    """`The film, in which 14 climbers die, opens on Friday`: what happens in a made-up story."""
    tokens = document.tokens
    first = document.sentences[tokens[quantity.token_first].sentence].first
    before = [t.lower for t in tokens[max(first, quantity.token_first - _PLOT - _TITLE) : quantity.token_first]]
    plot = next((i for i, pair in enumerate(itertools.pairwise(before)) if pair == ("in", "which")), 0)
    return any(word in STORIES for word in before[max(0, plot - _TITLE) : plot])


def _is_definition(document: Document, quantity: Quantity) -> bool:
    """`A disaster is defined as an event that kills ten`: what a word means."""
    tokens = document.tokens
    first = document.sentences[tokens[quantity.token_first].sentence].first
    before = tokens[max(first, quantity.token_first - _PLOT) : quantity.token_first]
    return any(
        (t.lemma.lower() == "define" and t.tag == "VBN" and [n.lower for n in tokens[t.i + 1 : t.i + 2]] == ["as"])
        or t.lemma.lower() == "definition"
        for t in before
    )


def _is_whole(document: Document, quantity: Quantity, head: int | None, hit: Hit) -> bool:
    """`Of 60 people on board, five drowned`: what comes after the comma is said of the part."""
    tokens = document.tokens
    first = document.sentences[tokens[quantity.token_first].sentence].first
    if head is None or quantity.token_first - first > 3 or tokens[first].lower != "of":
        return False
    return any(t.text == "," for t in tokens[head : hit.trigger])


def _is_of_nearer(document: Document, quantity: Quantity, anchor: int) -> bool:
    """`300 were killed and 90 refugees counted, 40 of them in Leon`, where the parse sets the 40 beside the 300: they are of the 90."""
    tokens = document.tokens
    after = [t.lower for t in tokens[quantity.token_last : quantity.token_last + 2]]
    if tokens[anchor].dep != "appos" or after not in (["of", "them"], ["of", "whom"]):
        return False
    return number_between(document, tokens[anchor].head, quantity.token_first, ("person",))


def _acts_alone(document: Document, quantity: Quantity, hit: Hit) -> bool:
    """`One of the skiers rescued in May thanked the pilot`: what one of them does; the word before the verb is said of all."""
    tokens = document.tokens
    first = tokens[quantity.token_first]
    if quantity.best != 1 or first.dep != "nsubj" or tokens[quantity.token_last].lower != "of":
        return False
    return tokens[first.head].pos == "VERB" and first.i < hit.trigger < first.head


def _is_capacity(document: Document, anchor: int) -> bool:
    """`a camp built for 800 refugees`, `can hold 300 inmates`: room for so many, not people who are there."""
    tokens = document.tokens
    above = tokens[tokens[anchor].head]
    if tokens[anchor].lemma.lower() in {"hostage", "captive"}:
        return False  # `The rebels can still hold 40 captives`
    if tokens[anchor].dep in {"dobj", "obj"} and above.lemma.lower() in _HOLDING:
        meant = tokens[above.head].lemma.lower() in _ROOM and any(tokens[c].tag == "TO" for c in above.children)
        return meant or any(tokens[c].lower in {"can", "could"} for c in above.children)
    if tokens[anchor].dep != "pobj" or above.lower not in {"for", "of"}:
        return False
    planned = tokens[above.head].lemma.lower()
    return planned == "capacity" or (above.lower == "for" and planned in _ROOM)


def _took_the_whole(document: Document, quantity: Quantity, hit: Hit) -> bool:
    """`holds 100 of the 250 hostages taken in May`: the participle is said of the whole, not of the part."""
    tokens = document.tokens
    trigger = tokens[hit.trigger]
    if trigger.dep != "acl" or trigger.lemma.lower() != "take":
        return False
    numbers = [c for c in tokens[trigger.head].children if tokens[c].dep == "nummod"]
    return any(not quantity.token_first <= c < quantity.token_last for c in numbers)


def _got_out(document: Document, anchor: int, hit: Hit) -> bool:
    """`Twelve inmates escaped`: they are held no longer."""
    verb = document.tokens[document.tokens[anchor].head]
    is_subject = document.tokens[anchor].dep == "nsubj" and verb.pos == "VERB"
    return hit.impact == "detained" and is_subject and verb.lemma.lower() in _GETTING_OUT


def _are_left(document: Document, quantity: Quantity, head: int | None, hit: Hit) -> bool:
    """`the remaining 24 hostages abducted in May were freed`: those left are not all who were taken."""
    tokens = document.tokens
    trigger = tokens[hit.trigger]
    if head is None or trigger.dep not in {"acl", "relcl"} or trigger.i < head:
        return False
    before = tokens[quantity.token_first - 1].lower if quantity.token_first else ""
    return before in _LEFT or any(tokens[c].lower in _LEFT and tokens[c].dep == "amod" for c in tokens[head].children if c < head)


def _counted_twice(document: Document, anchor: int) -> bool:
    """`two bodies had been counted twice`: an error of the count, which tells of nobody's death."""
    tokens = document.tokens
    verb = tokens[tokens[anchor].head]
    if verb.lemma.lower() not in {"count", "list", "include", "register", "record"} or tokens[anchor].dep not in {"nsubjpass", "dobj"}:
        return False
    return any(tokens[c].lower in _IN_ERROR for c in verb.children)


def _of_half(document: Document, quantity: Quantity, head: int | None, hit: Hit) -> bool:
    """`half the 240 passengers drowned`: what the clause says of half of those counted; `half the 240 people killed` counts the killed."""
    before = [t.lower for t in document.tokens[max(0, quantity.token_first - 2) : quantity.token_first]]
    return before == ["half", "the"] and document.tokens[hit.trigger].head != head


def _none_either(document: Document, noun: int) -> list[Hit]:
    """`No deaths or injuries`: what the second noun of a zero says."""
    tokens = document.tokens
    found = []
    for child in tokens[noun].children:
        impact = impact_words.COUNTED.get(noun_lemma(tokens[child])) if tokens[child].dep == "conj" else None
        if impact and impact != impact_words.COUNTED.get(noun_lemma(tokens[noun])):
            found.append(Hit(impact, child, "counted"))
    return found


def _names_people(document: Document, hit: Hit) -> bool:
    """Whether the noun of a hit says who people are (hostages, survivors), not what happened (deaths, arrests, cases)."""
    return document.tokens[hit.trigger].lemma.lower() in impact_words.WEAK_COUNTED - {"casualty", "case"}


def _partly_negated(document: Document, hit: Hit) -> bool:
    """`none suffered life-threatening injuries`: it does not say that nobody was hurt."""
    near = document.tokens[hit.trigger : hit.trigger + 9]
    before = document.tokens[max(0, hit.trigger - 2) : hit.trigger]
    return hit.impact == "injured" and (any(t.lower in _SEVERE for t in near) or any(t.lower in _BADLY for t in before))


def _counted_noun(document: Document, quantity: Quantity) -> int | None:
    """The noun counted; None where a verb stands between (`a dozen sustained wounds`) or the noun only says how they are held."""
    head = quantity.head
    if head is None:
        return None
    tokens = document.tokens
    if quantity.is_zero_word and tokens[head].lemma.lower() in _NEWS_OF and [t.lower for t in tokens[head + 1 : head + 2]] == ["of"]:
        told = tokens[head + 2 : head + 5]
        return next((t.i for t in told if t.tag in {"NNS", "NN"} and noun_lemma(t) in impact_words.COUNTED), head)  # `no reports of deaths`
    if tokens[quantity.token_last].lower in _BARE_VERBS and head >= quantity.token_last:
        return None
    between = tokens[quantity.token_last : head]
    if tokens[head].lower == "shot" and head + 1 < len(tokens) and tokens[head + 1].lower == "dead":
        return None  # a headline's verb: `Three shot dead at wedding`
    if any(t.pos in {"VERB", "AUX"} and t.tag in {"VBD", "VBZ", "VBP"} and t.dep != "amod" for t in between):
        return None
    if tokens[head].lower in {"hostage", "captive", "prisoner", "home"} and between and is_person(between[-1]):
        return between[-1].i  # `took 12 women hostage`, `sent 12 Malians home`
    return head


def _victims_fit(document: Document, quantity: Quantity, head: int | None, hit: Hit) -> bool:
    """Whether what is counted can suffer the impact: people (or a noun left out) for people's impacts, buildings for theirs."""
    if head is None:
        return hit.impact != "structures"
    token = document.tokens[head]
    if hit.impact == "structures":
        return is_structure(token)
    if hit.impact == "displaced" and token.lower == "arrivals":
        return True  # `registered 900 new arrivals`
    if token.lower == "forces" and hit.impact in {"killed", "injured"} and document.tokens[head - 1].lower == "security":
        return True  # `Twelve security forces were killed`: their members
    if hit.trigger == head or (hit.impact == "affected" and is_structure(token)):
        return True
    verb = lemma_of(document.tokens[hit.trigger])
    if noun_lemma(token) in {"body", "corpse"} and hit.impact != "killed":
        return False  # `retrieved seven bodies`
    if hit.how == "verb" and verb in {"crush", "eliminate"} and token.lemma.lower() in _CONTESTANTS:
        return False  # in sport
    if hit.impact == "released" and token.lemma.lower() in PLAYERS:
        return bool(sentence_words(document, hit.trigger) & impact_words.CAPTIVITY)  # else from their contracts
    if hit.impact == "released" and token.lemma.lower() in STAFF and document.tokens[hit.trigger].lower in {"go", "let"}:
        return False  # `let go 400 staff`: dismissed
    if hit.impact == "held" and hit.how == "verb" and not is_person(token):
        return False
    if hit.how == "verb" and may_live(token, verb, sentence_words(document, hit.trigger)):
        return True
    if verb == "free" and token.pos == "PROPN" and token.end > document.title_end:
        return True  # `nine Acholi were freed`
    if hit.how == "phrase" and token.tag == "NNS" and token.text[:1].isupper() and token.start > document.title_end:
        return True  # `70 Tamils were taken into custody`: a name of a people that no list has
    if hit.how == "verb" and verb in impact_words.NEEDS_PEOPLE_OBJECT:
        return is_person(token) or quantity.unit_kind == "person"
    return may_be_person(token, quantity.unit_kind == "person")


def _is_tried(document: Document, verb: int) -> bool:
    """`tried to kill six others`: what was tried in vain happened to nobody."""
    token = document.tokens[verb]
    return (
        lemma_of(token) == "kill"
        and any(document.tokens[c].tag == "TO" for c in token.children)
        and document.tokens[token.head].lemma.lower() in {"try", "attempt"}
    )
