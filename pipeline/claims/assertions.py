"""Charges without a number: a whole population displaced, forced evacuations, aid obstructed, people tortured."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.claims import impact_words
from pipeline.claims.claim import Claim
from pipeline.language.document import Document

_WHOLE_WORDS = frozenset("entire whole all every most".split())
_POPULATIONS = frozenset("population resident inhabitant people villager civilian family community citizen".split())
_CHARGES = frozenset("accusation allegation charge claim report accuse allege complaint denial".split())
_FORCE_WORDS = frozenset("forced forcible forcibly mass arbitrary extrajudicial indiscriminate".split())
_CHARGED_NOUNS: dict[str, str] = {
    "evacuation": "evacuated",
    "deportation": "evacuated",
    "expulsion": "evacuated",
    "transfer": "evacuated",
    "displacement": "displaced",
    "killing": "killed",
    "execution": "killed",
    "detention": "detained",
    "arrest": "detained",
    "abduction": "abducted",
    "kidnapping": "abducted",
    "torture": "abused",
    "rape": "abused",
    "abuse": "abused",
}
AID_NOUNS = frozenset("aid supply delivery food relief assistance convoy humanitarian operation medicine fuel".split())
OBSTRUCTION_WORDS = frozenset(
    "obstruct block hamper restrict limit impede hinder prevent withhold halt deny_aid restriction obstacle "
    "blockade obstruction limitation loot seize "
    "seizure looting delay cut".split()
)
_OBSTRUCTION_VERBS = frozenset("obstruct block hamper restrict impede hinder withhold delay loot".split())
_CHARGING = _POPULATIONS | _CHARGED_NOUNS.keys() | _OBSTRUCTION_VERBS  # what every charge has


def assertions(document: Document, numeric: list[Claim]) -> Iterator[Claim]:
    """The charges of an article, each once a place in the text; `numeric` are its numeric claims, whose words are not charges again."""
    taken = {(c.trigger, c.impact) for c in numeric}
    for token in document.tokens:
        if token.lemma.lower() not in _CHARGING:
            continue
        claim = _population(document, token.i) or _charged_noun(document, token.i) or _obstruction(document, token.i)
        if claim is not None and (claim.trigger, claim.impact) not in taken - {(claim.trigger, "displaced")}:
            yield claim


def _claim(document: Document, first: int, last: int, impact: str, trigger: int, how: str) -> Claim:
    tokens = document.tokens
    start, end = tokens[first].start, tokens[last].end
    return Claim(
        start=start,
        end=end,
        number_text=document.text[start:end],
        impact=impact,
        sentence=tokens[trigger].sentence,
        trigger=trigger,
        kind="assertion",
        anchor=trigger,
        how=how,
    )


def _population(document: Document, i: int) -> Claim | None:
    """`displaced nearly its entire population`: everyone, or nearly, without a number."""
    tokens = document.tokens
    token = tokens[i]
    if token.lemma.lower() not in _POPULATIONS:
        return None
    modifiers = [c for c in document.subtree(i) if c < i and i - c <= 5]
    if not any(tokens[c].lower in _WHOLE_WORDS for c in modifiers) or any(tokens[c].pos == "NUM" for c in modifiers):
        return None
    above = tokens[token.head]
    impact = impact_words.TRANSITIVE.get(above.lemma.lower())
    if impact is None or above.pos != "VERB" or token.dep not in {"dobj", "nsubjpass"}:
        return None
    return _claim(document, min([*modifiers, i]), i, impact, above.i, "population")


def _charged_noun(document: Document, i: int) -> Claim | None:
    """`forced evacuations`, `accusations of torture`: an act named by a noun, as a charge."""
    tokens = document.tokens
    token = tokens[i]
    impact = _CHARGED_NOUNS.get(token.lemma.lower())
    if impact is None or token.pos != "NOUN":
        return None
    forced = [c for c in token.children if tokens[c].lower in _FORCE_WORDS]
    above = tokens[token.head]
    charged = token.dep == "pobj" and above.lower == "of" and tokens[above.head].lemma.lower() in _CHARGES
    if (not forced and not charged) or any(tokens[c].dep == "nummod" for c in token.children):
        return None
    return _claim(document, min([*forced, i]), i, impact, i, "charge")


def _obstruction(document: Document, i: int) -> Claim | None:
    """`obstructing aid`, `aid has been hampered`."""
    tokens = document.tokens
    token = tokens[i]
    if token.lemma.lower() not in _OBSTRUCTION_VERBS or token.pos != "VERB":
        return None
    for child in token.children:
        if tokens[child].dep in {"dobj", "nsubjpass"} and tokens[child].lemma.lower() in AID_NOUNS:
            first, last = sorted((i, child))
            return _claim(document, first, last, "aid_obstructed", i, "obstruction")
    return None
