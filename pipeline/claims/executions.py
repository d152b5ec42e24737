"""Shootings of those who are in the hands of the ones who shoot: `dragged nine men from a bus and shot them`, `shot by their captors`.

Of these the news need not say that they were fatal; of others who are shot the outcome is open.
"""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import sentence_words, words_before
from pipeline.claims.hits import is_passive
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.language.document import Document

# What is done to people before they are shot at will, and what is done so only `out of` or `off` something.
_SEIZING = frozenset("drag haul blindfold bind abduct kidnap behead separate single kneel capture seize".split())
_TAKING_OUT = frozenset("pull take order force lead march bring line pick call single herd drive".split())
_OUT = frozenset("out off from aside away up".split())
_MAKING = frozenset({"make", "force", "order"})
_POSTURES = frozenset({"lie", "kneel", "stand", "undress", "strip"})
_CAPTORS = frozenset("guard captor kidnapper abductor jailer warder executioner".split())
_OWNED = frozenset({"their", "his", "her"})
# Who is only wounded, or hit where it need not kill.
_OUTLIVED = frozenset(
    "wound wounded injure injured injury survive survivor hospital leg legs foot feet knee knees arm arms hand shoulder jaw treat".split()
)
_MASS_KILLINGS = frozenset({"massacre", "slaughter", "execution", "bloodbath"})
_KILLINGS = _MASS_KILLINGS | {"killing", "murder", "homicide", "slaying", "assassination"}
_BY_LAW = frozenset("execution executions executed hanged hang gallows guillotine electrocution condemned".split())
_AFTER = 8  # tokens from the verb to those who shoot
_CHAIN = 4  # verbs joined by `and` that are looked at before it


def is_execution(document: Document, index: int) -> bool:
    """Whether the shooting that the verb at a token tells of is a killing of captives, of the condemned or in a massacre."""
    if sentence_words(document, index) & _OUTLIVED:
        return False
    if _in_massacre(document, index):
        return True
    if lemma_of(document.tokens[index]) != "shoot":
        return False
    return _by_captors(document, index) or _taken_before(document, index) or _by_law(document, index)


def _by_captors(document: Document, index: int) -> bool:
    """`were shot by their guards`, `by a firing squad`."""
    tokens = document.tokens
    last = min(index + _AFTER, document.sentences[tokens[index].sentence].last)
    near = tokens[index + 1 : last]
    by = next((t.i for t in near if t.lower == "by"), None)
    if by is None:
        return False
    doers = tokens[by + 1 : min(by + 5, last)]
    if any(t.lower == "firing" and tokens[t.i + 1].lower in {"squad", "squads"} for t in doers if t.i + 1 < len(tokens)):
        return True
    return any(t.lemma.lower() in _CAPTORS for t in doers) and any(t.lower in _OWNED for t in doers)


def _taken_before(document: Document, index: int) -> bool:
    """`pulled six men out of a bus and shot them`: the verbs that this one is joined with tell how its victims were taken."""
    tokens = document.tokens
    subjects = [c for c in tokens[index].children if tokens[c].dep in {"nsubj", "nsubjpass"}]
    passive = is_passive(document, index)
    if not passive and not _shoots_them(document, index):
        return False
    i = index
    for _ in range(_CHAIN):
        above = tokens[i].head
        if tokens[i].dep not in {"conj", "dep"} or above >= i or tokens[above].pos != "VERB":
            break
        if subjects and not all(tokens[c].pos == "PRON" for c in subjects):
            return False
        i = above
        if _takes(document, i, passive=passive):
            return True
        also = (c for c in tokens[i].children if tokens[c].dep == "conj" and c < index and tokens[c].pos == "VERB")
        if any(_takes(document, c, passive=passive) for c in also):
            return True
    return False


def _shoots_them(document: Document, index: int) -> bool:
    """`shot them`, `shot 30 of them`: those told of before, unlike `shot two guards`, who were not taken."""
    tokens = document.tokens
    for child in tokens[index].children:
        if tokens[child].dep not in {"dobj", "obj"}:
            continue
        owned = [tokens[g].lower for c in tokens[child].children if tokens[c].lower == "of" for g in tokens[c].children]
        return tokens[child].pos == "PRON" or "them" in owned or (tokens[child].pos == "NUM" and not owned)
    return False


def _takes(document: Document, i: int, *, passive: bool) -> bool:
    """Whether the verb at a token says that people are taken hold of, by the same ones or, in the passive, themselves."""
    tokens = document.tokens
    if is_passive(document, i) is not passive:
        return False
    lemma = lemma_of(tokens[i])
    following = {t.lower for t in tokens[i + 1 : i + _AFTER]}
    people = passive or any(
        is_person(tokens[c]) or tokens[c].pos in {"PRON", "NUM"} for c in tokens[i].children if tokens[c].dep in {"dobj", "obj"}
    )
    if lemma in _MAKING and any(t.lemma.lower() in _POSTURES for t in tokens[i + 1 : i + _AFTER]):
        return True
    return people and (lemma in _SEIZING or (lemma in _TAKING_OUT and bool(following & _OUT)))


def _in_massacre(document: Document, index: int) -> bool:
    """`a massacre in which 40 villagers were shot`, `In the latest murder, a clerk was shot`."""
    tokens = document.tokens
    token = tokens[index]
    opening = (g for c in token.children if tokens[c].lower == "in" and c < index for g in tokens[c].children)
    if any(tokens[g].lemma.lower() in _KILLINGS for g in opening):
        return True  # `In the latest murder, a clerk was shot`
    return token.dep == "relcl" and tokens[token.head].lemma.lower() in _MASS_KILLINGS


def _by_law(document: Document, index: int) -> bool:
    """`Four men were shot in Leon last year`, in an article on executions: by the state, where nobody else is said to have done it."""
    tokens = document.tokens
    if not is_passive(document, index) or any(tokens[c].dep == "agent" for c in tokens[index].children):
        return False
    told = sentence_words(document, index) | words_before(document, index)
    return len(told & _BY_LAW) > 1 and not told & (words.CAPTORS | {"police", "soldier", "protest"})
