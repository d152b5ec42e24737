"""Victims whom a pronoun takes up: `A man was waiting for a bus when he was shot`, `Two girls were stabbed. They died on the way`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.claims.claim import Claim
from pipeline.claims.hits import is_passive
from pipeline.claims.impact_words import TRANSITIVE
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import INDEFINITE, is_person
from pipeline.claims.triggers import verb
from pipeline.language.document import Document, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_ONE = frozenset({"he", "him", "she", "her"})
_SEVERAL = frozenset({"they", "them", "both"})
_MALE = frozenset("man boy father son brother husband grandfather policeman fisherman businessman gunman nephew uncle".split())
_FEMALE = frozenset("woman girl mother daughter sister wife grandmother policewoman businesswoman niece aunt".split())
_WHEN = frozenset({"when", "as", "after", "before"})
_TAKEN_UP = frozenset({"killed", "injured", "abducted"})
# Harms of which the outcome is open until somebody is said to have died of them.
_OPEN = frozenset("shoot stab knife slash beat hit strike run attack gore maul burn trample".split())
_PRONOUNCED = frozenset({"pronounce", "declare"})
_DYING = frozenset({"die", "perish", "succumb"})
_UNSURE = frozenset({"would", "could", "may", "might", "will", "should", "if", "not", "n't", "never", "nearly", "almost"})
_REACH = 30  # tokens from a victim to the pronoun in its own sentence
_MANY = 12  # claims of one sentence; more are a list
_OPENING = 6  # tokens of the next sentence in which its subject stands


def taken_up(document: Document, claims: list[Claim]) -> Iterator[Claim]:
    """The claims of those who do something else by their own verb and are harmed in a clause with `when`; `claims` are those found."""
    tokens = document.tokens
    known = {(claim.head, claim.impact) for claim in claims}
    numbers = {q.head: q for q in document.quantities if q.head is not None and q.unit_kind == "person" and q.best and q.best > 1}
    for noun in tokens:
        if noun.dep not in _SUBJECTS or noun.pos not in {"NOUN", "PROPN"} or not is_person(noun):
            continue
        if known & {(noun.i, "killed"), (noun.i, "injured")}:
            continue  # `A man is killed when a car hits him`
        quantity = numbers.get(noun.i)
        article = next((c for c in noun.children if tokens[c].lower in INDEFINITE and c < noun.i), None)
        if (quantity is None and article is None) or (article is not None and noun.tag in {"NNS", "NNPS"}):
            continue
        for harm in (c for c in tokens[noun.head].children if tokens[c].dep == "advcl" and c > noun.head):
            if not any(tokens[c].lower in _WHEN for c in tokens[harm].children if c < harm):
                continue
            for impact, trigger in _harms(document, noun, harm, several=quantity is not None):
                if (noun.i, impact) in known or impact not in _TAKEN_UP:
                    continue
                known.add((noun.i, impact))
                first = tokens[article] if article is not None and quantity is None else None
                yield Claim(
                    start=first.start if first is not None else quantity.start if quantity is not None else noun.start,
                    end=first.end if first is not None else quantity.end if quantity is not None else noun.end,
                    number_text=first.text if first is not None else quantity.number_text if quantity is not None else noun.text,
                    impact=impact,
                    sentence=noun.sentence,
                    trigger=trigger,
                    quantity=quantity,
                    implicit=quantity is None,
                    head=noun.i,
                    anchor=noun.i,
                    how="verb",
                )


def _harms(document: Document, noun: Token, harm: int, *, several: bool) -> list[tuple[str, int]]:
    """What the verb at token `harm` says of the pronoun that takes up a noun, with the token that says it."""
    tokens = document.tokens
    for child in tokens[harm].children:
        pronoun = tokens[child]
        if pronoun.lower not in (_SEVERAL if several else _ONE) or pronoun.i - noun.i > _REACH or not _fits(noun, pronoun):
            continue
        passive = is_passive(document, harm)
        if not (pronoun.dep == "nsubjpass" and passive) and not (pronoun.dep in _OBJECTS and not passive):
            continue
        others = [t for t in tokens[noun.i + 1 : min(child, harm)] if is_person(t) and t.dep != "compound"]
        if any(not (t.head == harm and t.dep == "nsubj" and not passive) for t in others):
            return []  # `A man was fighting with a guard when he was shot`: either
        hits = verb(document, harm, "subject" if passive else "object", child)
        return [(hit.impact, hit.trigger) for hit in hits if hit.how in {"verb", "struck", "frame"} and not hit.weak]
    return []


def _fits(noun: Token, pronoun: Token) -> bool:
    """No woman is taken up by `he`."""
    wrong = {"he": _FEMALE, "him": _FEMALE, "she": _MALE, "her": _MALE}.get(pronoun.lower, frozenset())
    return noun.lemma.lower() not in wrong


def settle_outcomes(document: Document, claims: list[Claim]) -> None:
    """`A guard was shot. He died in hospital`: of those shot or stabbed who are told right after to be dead the claim is of a death."""
    tokens = document.tokens
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for claim in claims:
        found_hurt = claim.how == "treated" and lemma_of(tokens[tokens[claim.trigger].head]) == "find"
        if claim.impact != "injured" or claim.head is None or not (found_hurt or lemma_of(tokens[claim.trigger]) in _OPEN):
            continue
        if claim.sentence + 1 >= len(document.sentences) or document.sentences[claim.sentence].zone == "title":
            continue
        if len(by_sentence[claim.sentence]) > _MANY:
            continue
        number = 1 if claim.implicit else claim.best
        rivals = [c for c in by_sentence[claim.sentence] if c.start != claim.start and c.impact in {"killed", "injured"}]
        if number is None or any((1 if c.implicit else c.best) == number or number > 1 for c in rivals):
            continue
        if _is_told_dead(document, claim.sentence + 1, tokens[claim.head], number):
            claim.impact = "killed"


def _is_told_dead(document: Document, sentence: int, noun: Token, number: float) -> bool:
    """Whether a sentence tells, by its subject, that those named by a noun in the one before are dead."""
    tokens = document.tokens
    first = document.sentences[sentence].first
    last = document.sentences[sentence].last
    for subject in tokens[first : min(first + _OPENING, last)]:
        if subject.dep not in _SUBJECTS:
            continue
        owners = {tokens[c].lower for c in subject.children if tokens[c].dep == "poss"}
        if subject.lemma.lower() == "body" and owners & ({"his", "her"} if number == 1 else {"their"}):
            return True  # `Their bodies were found in a ditch`
        if number == 1:
            named = subject.lower in _ONE and _fits(noun, subject)
        else:
            named = subject.lower == "they" or (subject.lower == "both" and number == 2)
        victim = subject.lemma.lower() in {noun.lemma.lower(), "victim"} and (subject.tag == "NNS") is (number > 1)
        definite = any(tokens[c].lower in {"the", "both", "all"} for c in subject.children)
        own_number = any(tokens[c].tag == "CD" for c in subject.children)
        if not named and not (victim and definite and not own_number):
            return False
        return _dies(document, subject.head)
    return False


def _dies(document: Document, index: int) -> bool:
    """`died`, `were pronounced dead`, `did not survive`."""
    tokens = document.tokens
    lemma = lemma_of(tokens[index])
    words = {tokens[c].lower for c in tokens[index].children}
    if lemma == "survive":
        return bool(words & {"not", "n't"}) and not words & {"would", "could", "may", "might"}
    if words & _UNSURE:
        return False
    dead = any(t.lower == "dead" for t in tokens[index + 1 : index + 3])
    if lemma in _PRONOUNCED:
        return dead and is_passive(document, index)
    return lemma in _DYING or (TRANSITIVE.get(lemma) == "killed" and is_passive(document, index) and "auxpass" in _deps(document, index))


def _deps(document: Document, index: int) -> set[str]:
    return {document.tokens[c].dep for c in document.tokens[index].children}
