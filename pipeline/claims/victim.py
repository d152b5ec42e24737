"""Who is counted: the words that name them, and the group, standing and nationality that those words state."""

from __future__ import annotations

import itertools
import re

from pipeline.claims import victim_words as words
from pipeline.claims.claim import Claim
from pipeline.language.document import Document, Token

_LEFT_OUT = frozenset({"more", "further", "additional", '"', "“", "‘", "``"})
_ELIDED_HEADS = frozenset({"other", "others", "more", "them", "those", "which", "whom"})


def victim_text(document: Document, first: int, head: int) -> str:
    """The noun phrase after a number without the number: `Guatemalan children` of `two Guatemalan children`.

    `first` is the first token after the number, `head` the noun that is counted; both inclusive.
    """
    while first < head and document.tokens[first].lower in _LEFT_OUT | {"of", "the"}:
        first += 1
    if first > head:
        first = head
    return document.text[document.tokens[first].start : document.tokens[head].end]


def group_of(document: Document, first: int, head: int) -> str | None:
    """The victim group that the tokens first..head (inclusive) state; None where they state none."""
    tokens = document.tokens
    if (age := _stated_age(document, head)) is not None:
        return "child" if age < 18 else None
    lemmas = [_noun(tokens[i]) for i in range(first, head + 1)]
    lowers = [tokens[i].lower for i in range(first, head + 1)]
    joined = [lemma for lemma in lemmas if lemma not in {"-", "‑"}]  # `hostage-takers`
    for a, b in [*itertools.pairwise(joined), *zip(lowers, lemmas[1:], strict=False)]:
        if (a, b) in words.COMPOUND_GROUPS:
            return words.COMPOUND_GROUPS[a, b] or None
    if lowers[-1] in words.GROUPS:
        return words.GROUPS[lowers[-1]]
    if lemmas[-1] in words.GROUPS:
        return words.GROUPS[lemmas[-1]]
    if lowers[-2:-1] == ["minor"]:
        return None  # `30 minor injuries`
    for lemma, lower in zip(lemmas[-2::-1], lowers[-2::-1], strict=False):
        if group := words.GROUPS.get(lemma) or words.GROUPS.get(lower):
            if group in {"civilian", "child", "woman", "elderly", "prisoner", "migrant", "student"}:
                return group
            if group == "combatant" and lemma in {"taliban", "militant", "rebel", "insurgent"}:
                return group
    return None


def _noun(token: Token) -> str:
    """The lemma of a word in lower case; a plural name (`three Marines`) keeps its ending in the parse."""
    lemma = token.lemma.lower()
    return lemma.removesuffix("s") if token.tag == "NNPS" else lemma


def _stated_age(document: Document, head: int) -> int | None:
    """The age in `17-year-old` where that stands for the person."""
    near = [t for t in document.tokens[max(0, head - 5) : head] if t.text not in {"-", "‑"}]
    if document.tokens[head].lower != "old" or len(near) < 2 or near[-1].lower not in {"year", "month"} or near[-2].lower not in _AGES:
        return None
    return _AGES[near[-2].lower] if near[-1].lower == "year" else 0


_AGES = {str(n): n for n in range(120)} | {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split(), start=1
    )
}


def fill_victim(document: Document, claim: Claim) -> None:
    """Write victim_text, victim_group and victim_status of a claim from its own words."""
    if claim.head is None:
        claim.victim_group = _predicate_group(document, claim)
        if claim.victim_group is None and claim.how == "toll":
            claim.victim_group = _group_of_parts(document, claim.trigger)  # `the number of soldiers killed rose to 12`
        return
    first = claim.quantity.token_last if claim.quantity else claim.head
    if not claim.quantity:
        first = document.token_at(claim.end - 1) + 1
        first = min(first, claim.head)
    if claim.implicit and first == claim.head and document.tokens[first].lower == "old":
        first = max(document.token_at(claim.start), first - 5)  # a headline's `19-year-old`, which is both number and noun
    if first > claim.head or claim.head - first > 12:
        first = claim.head
    token = document.tokens[claim.head]
    if token.pos in {"NUM"} or (token.lower in _ELIDED_HEADS and token.lower != "others"):
        return
    claim.victim_text = victim_text(document, first, claim.head)
    claim.victim_group = group_of(document, first, claim.head)
    if claim.victim_group is None:
        claim.victim_group = _group_of_parts(document, claim.head) or _group_of_portion(document, claim)
    claim.victim_status = words.STATUSES.get(claim.victim_group or "")
    claim.victim_nationality = _nationality(document, first, claim.head)


def _predicate_group(document: Document, claim: Claim) -> str | None:
    """`five were women`, `three of them children`: the group that is said of a number without a noun."""
    tokens = document.tokens
    following = claim.quantity.token_last if claim.quantity else claim.anchor + 1
    if following + 1 < len(tokens) and tokens[following].lower in {"were", "are", "was", "is"}:
        beside = tokens[following + 1 : following + 4]  # `seven were treated by medics`, `Four were hurt. Police ...`
        near = itertools.takewhile(lambda t: t.lower != "by" and t.pos != "PUNCT" and t.sentence == tokens[following].sentence, beside)
        noun = next((t.i for t in near if t.pos in {"NOUN", "PROPN"}), None)
        return group_of(document, following + 1, noun) if noun is not None else None
    attribute = _attribute_of(document, claim.anchor)
    if attribute is not None:
        return group_of(document, attribute, attribute)
    after = claim.quantity.token_last if claim.quantity else claim.anchor + 1
    if after + 2 < len(tokens) and tokens[after].lower == "of" and tokens[after + 1].lower in {"them", "whom", "these", "those"}:
        if claim.best == 1 and (noun := _apposed(document, after + 2)) is not None:
            return group_of(document, after + 2, noun)
        named = itertools.takewhile(lambda t: t.pos in _OF_PHRASE or t.text == "-", tokens[after + 2 : after + 2 + _PHRASE])
        nouns = [t.i for t in named if t.pos in {"NOUN", "PROPN", "ADJ"}]  # `one of them a 12-year-old girl`
        return group_of(document, after + 2, nouns[-1]) if nouns else None
    return None


def _apposed(document: Document, first: int) -> int | None:
    """The noun that `one of them` is said to be: `one of them, a 12-year-old girl, ...`, `one of them that of a girl`."""
    tokens = document.tokens
    before = first - 1
    while first < len(tokens) and tokens[first].lower in {",", "that", "of"}:
        first += 1
    if first - before == 1 or first >= len(tokens) or tokens[first].lower not in {"a", "an"}:
        return None
    named = itertools.takewhile(lambda t: t.pos in _OF_PHRASE or t.text == "-", tokens[first : first + _PHRASE])
    return max((t.i for t in named if t.pos == "NOUN"), default=None)


_OF_PHRASE, _PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"}), 8


def _attribute_of(document: Document, subject: int) -> int | None:
    """The noun that a form of `be` says a subject to be."""
    tokens = document.tokens
    above = tokens[tokens[subject].head]
    if tokens[subject].dep not in {"nsubj", "nsubjpass"} or above.lemma.lower() != "be":
        return None
    if any(subject < c < above.i and tokens[c].dep == tokens[subject].dep for c in above.children):
        return None  # `nine were hurt, two of them badly; four were children`: said of a nearer subject
    return next((c for c in above.children if tokens[c].dep == "attr" and c > subject), None)


def _group_of_portion(document: Document, claim: Claim) -> str | None:
    """`Twelve of the 40 villagers killed were children`."""
    last = claim.quantity.token_last if claim.quantity else len(document.tokens)
    if claim.quantity is None or last >= len(document.tokens) or document.tokens[last].lower != "of":
        return None
    attribute = _attribute_of(document, claim.quantity.token_first) or _attribute_of(document, last - 1)  # `Twenty-two of ...`
    return group_of(document, attribute, attribute) if attribute is not None else None


def _group_of_parts(document: Document, head: int) -> str | None:
    """`deaths of children`, `bodies of nine soldiers`: the group of those named after `of`."""
    tokens = document.tokens
    for child in tokens[head].children:
        if tokens[child].dep == "prep" and tokens[child].lower == "of" and child == head + 1:
            for noun in tokens[child].children:
                if tokens[noun].dep == "pobj":
                    return group_of(document, child + 1, noun)
    return None


def _nationality(document: Document, first: int, head: int) -> str | None:
    """ISO alpha-3 code of the nationality that the noun phrase states."""
    start, end = document.tokens[first].start, document.tokens[head].end
    for mention in document.mentions:
        if mention.form == "demonym" and start <= mention.start and mention.end <= end and 0 <= mention.entity < len(document.entities):
            return document.entities[mention.entity].country_iso3
    return None


def _goes_on(document: Document, before: Claim, claim: Claim) -> bool:
    """Whether a number alone, the subject of its sentence, counts more of those before it: `Forty nurses fell ill. Two have died.`"""
    tokens = document.tokens
    token = tokens[claim.anchor]
    following = tokens[min(claim.anchor + 1, len(tokens) - 1)]
    if token.pos != "NUM" or token.dep not in {"nsubj", "nsubjpass"} or following.pos not in {"AUX", "VERB", "ADV"}:
        return False
    smaller = before.best is not None and claim.best is not None and 1 < claim.best < before.best
    return smaller or (before.impact == claim.impact and claim.best != 1)


_ANOTHER_TIME = re.compile(r"\b(?:(?:day|week|month|year|hour)s? (?:after|before|earlier)|since|when|whereas|while(?! \w+ing\b))\b", re.I)


def carry_group(document: Document, claims: list[Claim]) -> None:
    """A number without a noun counts those of the claim before it: `killed 16 shepherds and injured 30`.

    Takes the claims of an article in text order and fills victim_group and victim_status where the noun is left out.
    """
    for before, claim in itertools.pairwise(claims):
        if claim.head is not None or claim.victim_group or claim.implicit:
            continue
        if claim.number_text.lower() in {"no one", "nobody"}:
            continue  # `Two men were held; nobody was hurt`
        if before.whole is claim:
            continue  # `Two children among five killed`
        if claim.whole is None and _ANOTHER_TIME.search(document.text, before.end, claim.start):
            continue  # `killed six nurses, a day after a bomb left 12 dead`: another event
        source = claim.whole or before.whole or before  # `2,355 civilians, 505 of them children, were killed and 4,862 wounded`
        following = claim.sentence == source.sentence + 1 and (claim.whole is source or _goes_on(document, source, claim))
        near = source.sentence == claim.sentence or following
        if near and source.victim_group and source.low is not None and source.low > 1:
            claim.victim_group = source.victim_group
            claim.victim_status = source.victim_status
