"""Base forms of the impact verbs, for where the tagger errs: headlines, capitals, fragments."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.language.document import Token

_IRREGULAR = {
    "slew": "slay",
    "slain": "slay",
    "shot": "shoot",
    "hurt": "hurt",
    "fled": "flee",
    "burnt": "burn",
    "beaten": "beat",
    "struck": "strike",
    "dying": "die",
    "freed": "free",
    "swam": "swim",
}


def _forms(verb: str) -> dict[str, str]:
    """Regular English inflections of a verb, each with its base form."""
    if verb.endswith("e"):
        return {verb + "s": verb, verb + "d": verb, verb[:-1] + "ing": verb}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb[:-1] + "ies": verb, verb[:-1] + "ied": verb, verb + "ing": verb}
    forms = {verb + "s": verb, verb + "ed": verb, verb + "ing": verb}
    if verb[-1] in "bdgmnprt" and verb[-2] in "aeiou" and verb[-3:-2] not in tuple("aeiou"):
        forms |= {verb + verb[-1] + "ed": verb, verb + verb[-1] + "ing": verb}
    if verb[-1] in "shx":
        forms[verb + "es"] = verb
    return forms


BASE_FORMS: dict[str, str] = {}
for _verb in (*words.TRANSITIVE, *words.INTRANSITIVE, *words.STRUCTURE_VERBS):
    BASE_FORMS |= _forms(_verb)
BASE_FORMS |= _IRREGULAR
_KNOWN = frozenset({*words.TRANSITIVE, *words.INTRANSITIVE, *words.STRUCTURE_VERBS})


def lemma_of(token: Token) -> str:
    """The lower-case base form: the model's where it is an impact verb, else that of a listed inflection, else the model's."""
    lemma = token.lemma.lower()
    if lemma in _KNOWN:
        return lemma
    return BASE_FORMS.get(token.lower, lemma)
