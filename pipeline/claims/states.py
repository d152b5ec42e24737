"""States of people that an adjective, a participle or a fixed phrase says: ill, wounded, without power."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import sentence_words, words_before
from pipeline.claims.hits import Hit
from pipeline.claims.inflections import lemma_of
from pipeline.claims.state_phrases import PHRASE_STATES
from pipeline.claims.verb_senses import poisoned, positive_for_drugs
from pipeline.language.document import Document

_LONG_ILL = frozenset("mentally terminally chronically critically gravely seriously".split())  # no case of an outbreak


_LOOK_BACK = 120  # tokens, some paragraphs of news
_OF_WHAT = frozenset("about on as over by when until whether".split())
_POWER = frozenset("power electricity storm outage blackout grid cut substation line customer household hurricane cyclone flood".split())
_PHRASES: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # by their first word
for _phrase in PHRASE_STATES:
    _PHRASES.setdefault(_phrase[0][0], []).append(_phrase)


def state_of(document: Document, i: int) -> str | None:
    """The state of people that an adjective or participle says; None for one that says it of nobody, or of a lasting illness."""
    tokens = document.tokens
    lower = tokens[i].lower
    impact = words.STATES.get(lower)
    if lower in {"ill", "sick"}:
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if following in {"will", "health", "effects", "-"} or (i and tokens[i - 1].lower in _LONG_ILL):
            return None
    if lower == "alive" and [t.lower for t in tokens[max(0, i - 2) : i]] == ["no", "longer"]:
        return "killed"
    if impact == "infected" and lower != "infected" and poisoned(document, i):
        return "injured"
    return impact


def phrase(document: Document, first: int, last: int) -> list[Hit]:
    """Fixed phrases that say a state, between two tokens: `without power`, `in critical condition`."""
    tokens = document.tokens
    last = min(last, len(tokens))
    for start in range(first, last):
        for wanted, impact in _PHRASES.get(tokens[start].lower, ()):
            if tuple(t.lower for t in tokens[start : start + len(wanted)]) == wanted:
                after = tokens[start + len(wanted)].lower if start + len(wanted) < len(tokens) else ""
                if wanted[-1] == "dark" and after in _OF_WHAT and not sentence_words(document, start) & _POWER:
                    return []  # `were kept in the dark about the deal`
                return [] if impact == "infected" and positive_for_drugs(document, start) else [Hit(impact, start, "phrase")]
    return []


def one_of_victims(document: Document, copula: int) -> Hit | None:
    """`A student was one of the victims`: the fate of the group that the subject belongs to."""
    tokens = document.tokens
    for one in tokens[copula].children:
        if tokens[one].lower != "one" or tokens[one].dep != "attr":
            continue
        for group in (g for of in tokens[one].children if tokens[of].lower == "of" for g in tokens[of].children):
            if tokens[group].lemma.lower() in {"victim", "dead", "deceased"}:
                return Hit(fate_of_victims(document, group), group, "attribute")
    return None


def fate_of_victims(document: Document, i: int) -> str:
    """What happened to `the victims`, by the words before: the wounded where only they were told of, else the dead."""
    if document.tokens[i].lemma.lower() != "victim":
        return "killed"
    before = [lemma_of(t) for t in document.tokens[max(0, i - _LOOK_BACK) : i]]
    told = [words.TRANSITIVE.get(w) or words.INTRANSITIVE.get(w) or words.STATES.get(w) or words.COUNTED.get(w) for w in before]
    return "injured" if "injured" in told and "killed" not in told and "fatally" not in before else "killed"


def in_danger(document: Document, condition: int) -> bool:
    """`the condition of two is critical`: whether what is said of the condition tells of the badly hurt or ill."""
    tokens = document.tokens
    above = tokens[tokens[condition].head]
    said = {tokens[c].lower for c in above.children} | {above.lower}
    said |= {tokens[g].lower for c in above.children if tokens[c].dep == "xcomp" for g in tokens[c].children}
    return tokens[condition].dep.startswith("nsubj") and bool(said & {"critical", "serious", "grave", "precarious"})


def are_known(document: Document, victims: int) -> bool:
    """`the families of all 61 victims`, after a crash or an attack: whether deaths were told of before, and no taking of hostages."""
    told = words_before(document, victims) | {t.lemma.lower() for t in document.tokens[:_LEAD]}
    whole = any(document.tokens[c].lower in {"all", "the"} for c in document.tokens[victims].children)
    if sentence_words(document, victims) & _CHEATED:
        return False
    return whole and bool(told & _DEATHS) and not told & words.CAPTIVITY


_CHEATED = frozenset("fraud scam abuse assault rape lawsuit theft hack scheme".split())
_LEAD = 100  # tokens of the title and the first sentences
_DEATHS = frozenset("die kill dead death crash body perish massacre killed disaster".split())
