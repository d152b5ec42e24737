"""What a rule finds for a number, and the facts about verbs and nouns that every rule asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.claims import impact_words as words
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.language.document import Document, Token

_WELL_AGAIN = frozenset({"recovered", "cured", "discharged"})
NO_CASES = _WELL_AGAIN | {"recoveries", "discharges", "tests", "samples", "vaccinations"}
_BEFORE = 40  # tokens: about the sentence before
Role = Literal["subject", "object"]


@dataclass(frozen=True, slots=True)
class Hit:
    """An impact found for a number: the token that states it, the rule, and whether a verb's frame would overrule it."""

    impact: str
    trigger: int
    how: str
    weak: bool = False


def noun_lemma(token: Token) -> str:
    """The base form of a noun in lower case; `corpses`, which the model takes for an army's corps, is mended."""
    return "corpse" if token.lower == "corpses" else token.lemma.lower()


def is_structure(token: Token) -> bool:
    """Whether the token names a building."""
    return token.lemma.lower() in words.STRUCTURES


def building_of(document: Document, i: int) -> int:
    """The token of the buildings in `dozens of homes`, where token i is `dozens`; else i."""
    tokens = document.tokens
    of = next((c for c in tokens[i].children if tokens[c].lower == "of" and c > i), None) if tokens[i].lower in _MANY else None
    return next((c for c in tokens[of].children if is_structure(tokens[c])), i) if of is not None else i


def of_life(document: Document, noun: int) -> bool:
    """`no loss of life`: a loss that is a death."""
    after = [t.lower for t in document.tokens[noun + 1 : noun + 4] if t.lower != "human"]
    return document.tokens[noun].lemma.lower() == "loss" and after[:2] in (["of", "life"], ["of", "lives"])


def is_animal(token: Token) -> bool:
    """Whether the token names an animal."""
    return token.lemma.lower() in words.ANIMALS


_CRIMES = frozenset("murder kidnapping rape torture fraud corruption theft abduction murdered censorship".split())
_MANY = frozenset("tens dozens scores hundreds thousands millions handful".split())
_POLICE_VERBS = frozenset({"arrest", "hold", "detain", "charge", "jail", "question"})
_NEVER_PASSIVE = frozenset(
    "arrive die come go survive disappear vanish perish apply".split()
)  # the tagger takes `arrived` for a participle

_ALWAYS_OF_SOMEBODY = frozenset("free release rescue arrest detain jail injure kidnap abduct".split())  # verbs that need an object


def is_passive(document: Document, index: int) -> bool:
    """Whether a verb stands in the passive, by its auxiliary or, for a bare participle after its noun, by its form."""
    token = document.tokens[index]
    if any(document.tokens[c].dep in {"auxpass", "nsubjpass"} for c in token.children):
        return True
    if any(document.tokens[c].lower in {"have", "has", "had", "having", "'ve"} for c in token.children if document.tokens[c].dep == "aux"):
        return False
    if token.lemma.lower() in _NEVER_PASSIVE:
        return False
    if token.tag in {"VBD", "VBN"} and _leaves_out_was(document, index):
        return True
    if token.tag == "VBD" and token.lemma.lower() in _ALWAYS_OF_SOMEBODY and token.end <= document.title_end:
        return not has_object(document, index)  # a headline's `Nine hostages in hijack drama freed`
    return token.tag == "VBN" and not has_object(document, index)


def _leaves_out_was(document: Document, index: int) -> bool:
    """`Two were killed and nine others taken off`, `with six cooks kept as slaves`, `were held and later freed`: a participle without
    `were`, not an active verb."""
    tokens = document.tokens
    token = tokens[index]
    if has_object(document, index) or any(tokens[c].dep == "aux" for c in token.children):
        return False
    above = tokens[token.head]
    if token.dep == "pcomp" and above.lower == "with":
        return True
    if token.dep != "conj" or not any(tokens[c].dep == "auxpass" for c in above.children):
        return False
    return lemma_of(token) in _DONE_TO_SOMEBODY  # `were dragged from a car and shot` as well


_DONE_TO_SOMEBODY = _ALWAYS_OF_SOMEBODY | {
    "whisk",
    "take",
    "drag",
    "wound",
    "kill",
    "shoot",
    "stab",
    "burn",
    "hurt",
    "maim",
    "scald",
    "poison",
    "trample",
    "crush",
    "behead",
    "hang",
    "execute",
    "murder",
    "displace",
    "hospitalise",
    "hospitalize",
}
_INVERTED_REACH = 10  # tokens from a participle to the verb behind it
_BREAKS = frozenset({"nsubj", "nsubjpass", "expl", "mark", "cc", "punct"})


def opens_inversion(document: Document, index: int) -> bool:
    """`killed in the fighting was a reporter`: a participle before `was`, said of the noun that comes after it and of none before."""
    tokens = document.tokens
    if tokens[index].tag != "VBN" or any(tokens[c].dep in {"aux", "auxpass"} and c < index for c in tokens[index].children):
        return False
    last = min(index + _INVERTED_REACH, document.sentences[tokens[index].sentence].last - 1)
    for token in tokens[index + 1 : last]:
        if token.lower in {"was", "were", "is", "are"}:
            return tokens[token.i + 1].tag in {"DT", "CD", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ"}
        if token.dep in _BREAKS or token.pos in {"VERB", "AUX"} or token.tag.startswith("W"):
            return False
    return False


def has_object(document: Document, index: int) -> bool:
    """Whether a verb has a direct object to its right; what comes after `over` in a headline (`three held over 39 deaths`) is none."""
    tokens = document.tokens
    if index + 1 < len(tokens) and tokens[index + 1].lower in {"over", "after"} and tokens[index].lemma.lower() in _POLICE_VERBS:
        return False
    if index + 1 < len(tokens) and tokens[index + 1].lower in {"near", "off"} and tokens[index + 1].dep != "prt":
        return False  # `Six Rescued Off Coast`, `Five Arrested Near Border`
    return any(document.tokens[c].dep in {"dobj", "obj"} and c > index for c in document.tokens[index].children)


def counts_here(document: Document, noun: int, topics: frozenset[str]) -> bool:
    """Whether a noun counts people where it stands: cases and patients only those of a disease, in an article or a phrase on one.

    `900 recovered patients` are ill no more.
    """
    if document.tokens[noun].lemma.lower() in {"coffin", "casket"}:
        return not _stands_ready(document, noun)
    if document.tokens[noun].lemma.lower() == "skeleton":
        return _is_dug_up(document, noun)
    if document.tokens[noun].lemma.lower() == "survivor":
        return not _outlived_abuse(document, noun)
    if document.tokens[noun].lemma.lower() not in words.EPIDEMIC_COUNTED:
        return True
    if any(document.tokens[c].lower in _WELL_AGAIN for c in document.tokens[noun].children):
        return False
    if "epidemic" in topics:
        return True
    return document.tokens[noun].lemma.lower() == "case" and is_disease_case(document, noun)


def _stands_ready(document: Document, coffin: int) -> bool:
    """`waited with 30 coffins`, `ordered 30 caskets`: for those yet to be laid in them."""
    tokens = document.tokens
    above = tokens[tokens[coffin].head]
    if above.lower == "with":
        above = tokens[above.head]
        return above.lemma.lower() in _WAITING
    empty = any(tokens[c].lower in {"empty", "spare", "wooden"} for c in tokens[coffin].children)
    return tokens[coffin].dep in {"dobj", "obj", "nsubjpass"} and (empty or above.lemma.lower() in _MAKING)


def _is_dug_up(document: Document, skeleton: int) -> bool:
    """`unearthed 20 skeletons from the pit`: of people who were buried there, unlike those of whales, in museums."""
    tokens = document.tokens
    sentence = document.sentences[tokens[skeleton].sentence]
    near = {t.lemma.lower() for t in tokens[max(sentence.first, skeleton - 20) : min(sentence.last, skeleton + 20)]}
    before = tokens[skeleton - 1].lemma.lower() if skeleton else ""
    return tokens[skeleton].tag == "NNS" and bool(near & _DIGGING) and not (near | {before}) & (words.ANIMALS | {"dinosaur", "museum"})


def _outlived_abuse(document: Document, survivor: int) -> bool:
    """`52 survivors of domestic abuse`: they were rescued from nothing."""
    of = next((t for t in document.tokens[survivor + 1 : survivor + 2] if t.lower == "of"), None)
    after = document.tokens[survivor + 2 : survivor + 6] if of is not None else []
    before = document.tokens[max(0, survivor - 2) : survivor]
    return any(t.lemma.lower() in _ABUSES for t in [*after, *before])


_WAITING = frozenset("wait await arrive come stand go".split())
_MAKING = frozenset("make build order buy prepare need deliver donate supply bring sell".split())
_DIGGING = frozenset("unearth exhume dig pit grave forensic massacre well bury execution war".split())
_ABUSES = frozenset("rape abuse assault torture trafficking violence harassment cancer stroke holocaust genocide".split())


def of_the_well(document: Document, first: int) -> bool:
    """`the number of cases at 40 and the recoveries at 12`: the figure at a token is that of those who are ill no more, or of tests."""
    tokens = document.tokens
    return first > 1 and tokens[first - 1].pos in {"ADP", "PART"} and tokens[first - 2].lower in NO_CASES


def is_disease_case(document: Document, noun: int) -> bool:
    """`3,670 suspected cases`, `45 cases of measles`: cases of a disease though the article says little of it."""
    tokens = document.tokens
    sentence = document.sentences[tokens[noun].sentence]
    near = tokens[max(0, sentence.first - _BEFORE) : min(sentence.last, noun + _BEFORE)]
    if any(tokens[c].lower in {"confirmed", "suspected", "probable"} for c in tokens[noun].children):
        if not any(t.lemma.lower() in _CRIMES for t in near):
            return True  # `no confirmed case`, after murders, is one more of those
    return any(t.lower in words.DISEASE_WORDS or t.lower in words.NAMED_DISEASES or t.lower == "fever" for t in near)


def is_of_next(document: Document, head: int | None, hits: list[Hit], hit: Hit) -> bool:
    """`Fourteen migrants drowned and 33 were rescued`, where the parse takes both for those rescued: what the noun's own verb does not say
    and stands behind the next number is said of that one."""
    if head is None or hit.trigger <= head:
        return False
    tokens = document.tokens
    own = next((h.trigger for h in hits if h.trigger == head + 1 and tokens[h.trigger].dep == "acl"), None)
    return own is not None and any(
        tokens[c].dep == "conj" and tokens[c].pos == "NUM" and own < c < hit.trigger for c in tokens[head].children
    )


def shot_down(document: Document, head: int | None, hit: Hit) -> bool:
    """`Of 120 drones, 71 were shot down`: no people."""
    trigger = document.tokens[hit.trigger]
    if lemma_of(trigger) != "shoot" or not any(document.tokens[c].lower == "down" for c in trigger.children):
        return False
    return head is None or not is_person(document.tokens[head])


def nearly_done(document: Document, hit: Hit) -> bool:
    """`Two women were nearly killed`, `almost drowned`: they live; `nearly 40 were killed` is said of the number."""
    if hit.impact != "killed" or hit.trigger == 0:
        return False
    before = document.tokens[hit.trigger - 1]
    return before.lower in {"nearly", "almost"} and document.tokens[hit.trigger].pos in {"VERB", "AUX"}
