"""Which impacts the words around a number say of those it counts."""

from __future__ import annotations

import bisect
from dataclasses import replace

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import next_word
from pipeline.claims.conjuncts import heads_list, is_cut_off, later_conjunct
from pipeline.claims.harm_verbs import after_sudden_harm, in_ward
from pipeline.claims.hits import Hit, Role, has_object, is_of_next, is_passive, is_structure, nearly_done, noun_lemma, of_life, shot_down
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.claims.prepositions import said_by_preposition
from pipeline.claims.shared_objects import said_by_others
from pipeline.claims.states import are_known, fate_of_victims, in_danger, one_of_victims
from pipeline.claims.tolls import bracketed, labelled, moves_toll, nearest_toll, toll, toll_by_order, toll_object, toll_subject
from pipeline.claims.triggers import modifiers, verb
from pipeline.claims.verb_senses import action_impacts, dies_there, joined_by_or, lives_of, predicates, presumed
from pipeline.claims.word_order import adjacent, cases_after, joined_participle, own_state, participle_next
from pipeline.claims.wounds import HARM_NOUNS
from pipeline.language.document import Document
from pipeline.language.numbers import Quantity

_INSIDE_NOUN_PHRASE = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "det", "nmod", "predet", "npadvmod"})
_NUMBER_NOUNS = frozenset(
    "dozen score hundred thousand million billion ten handful number total majority minority group family couple pair trio quartet "
    "none one half third quarter rest remainder most some many several crowd estimate maximum minimum all least member".split()
)
_INCLUDING = frozenset({"including", "like", "namely", "except", "besides"})
_TOLL_PREPOSITIONS = frozenset({"to", "at", "by", "from", "past", "above", "over", "of", "as", "near", "beyond"})
_TRIED = frozenset({"convict", "sentence", "charge", "indict", "accuse"})


def topics_of(document: Document) -> frozenset[str]:
    """What the article tells of, where that gives words an impact: `epidemic` (cases, patients), `migration` (admitted, applied)."""
    disease = migration = 0
    for token in document.tokens:
        disease += (token.lower in words.DISEASE_WORDS) + (token.lower in words.NAMED_DISEASES)
        migration += token.lower in words.MIGRATION_WORDS
    topics = {"epidemic"} if disease >= 2 else set()
    if migration >= 3:
        topics.add("migration")
    return frozenset(topics)


def noun_phrase_top(document: Document, first: int, head: int | None) -> int:
    """The token at which a number hangs in its clause: the noun counted, else the number's own topmost word."""
    tokens = document.tokens
    i = head if head is not None else first
    for _ in range(8):
        token = tokens[i]
        above = tokens[token.head]
        if token.head == i:
            return i
        if token.dep in _INSIDE_NOUN_PHRASE and above.pos in {"NOUN", "PROPN", "NUM", "ADJ", "SYM"} and abs(above.i - i) <= 6:
            if head is not None and above.i > head + 1 and token.dep in {"nummod", "amod"} and tokens[head].pos == "NOUN":
                return i
            i = above.i
            continue
        if token.dep == "pobj" and above.lower == "of" and above.head != above.i:
            upper = tokens[above.head]
            compound = (
                tokens[i].i == head and first < upper.i <= first + 2 and tokens[upper.i - 1].text == "-"
            )  # `twenty-two of the pupils`
            part = upper.lower in words.PORTIONS and upper.i < first
            if upper.lower == "none" and upper.i == first and any(tokens[c].dep == "nummod" for c in tokens[i].children):
                return i  # `none of the 90 nurses left`: said of the 90
            if part or upper.i > above.i or (upper.pos == "NUM" and upper.i != first and not compound):
                return i  # `of the 27 dead, 12 ...`, `two of the five people`: another number
            if upper.lower == "families":
                return i  # `the families of 12 victims`
            if upper.pos == "NUM" or upper.lemma.lower() in _NUMBER_NOUNS or upper.lower in _NUMBER_NOUNS:
                i = upper.i
                continue
        return i
    return i


def impacts(
    document: Document, first: int, last: int, head: int | None, *, topics: frozenset[str], depth: int = 0
) -> tuple[int, list[Hit]]:
    """The clause token (anchor) of the number at tokens first..last, and the impacts said of those it counts.

    `head` is the token of the noun counted, None where it is left out; `depth` the number of steps that led here from other numbers.
    """
    anchor = noun_phrase_top(document, first, head)
    if head is not None and _is_other_thing(document, head):
        return anchor, []
    found: list[Hit] = []
    if joined := joined_participle(document, first):
        return anchor, joined
    if head is None and (
        glued := labelled(document, first, topics)
        or bracketed(document, first, last, topics)
        or cases_after(document, last, topics)
        or participle_next(document, last)
    ):
        return anchor, glued
    if document.tokens[anchor].dep in {"conj", "appos", "dep"}:
        stated = [hit for hit in adjacent(document, first, last, head) if hit.how == "after"]
        if stated:
            return anchor, _settle(document, stated, head, topics)
    if head is not None:
        of_group = document.tokens[min(last, head)].lower == "of"  # `one of the abducted teachers was killed`
        found.extend(replace(h, weak=h.weak or (of_group and h.how == "adjective")) for h in modifiers(document, head, topics=topics))
    if anchor != head:
        found.extend(modifiers(document, anchor, topics=topics))
    group = _partitive(document, anchor, head, topics)
    own = _role(document, anchor, topics, depth)
    hurt_then = not any(hit.impact == "killed" for hit in own)  # `twelve of the injured later died`
    found.extend(replace(hit, weak=not (hit.impact == "injured" and hurt_then)) for hit in group)
    if any(hit.impact == "killed" for hit in group):
        own = [hit for hit in own if hit.impact != "injured"]  # `Five of the dead had been shot`
    if any(hit.impact == "injured" for hit in group):
        own = [hit for hit in own if hit.impact != "evacuated"]  # `Five of the injured were airlifted to Lugo`
    found.extend(own)
    found = [hit for hit in found if not is_of_next(document, head, found, hit)]
    found = _settle(document, found, head, topics)
    if head is not None and found and all(hit.how == "toll" for hit in found):
        stated = [hit for hit in adjacent(document, first, last, head) if hit.how == "after"]
        found = _settle(document, stated, head, topics) or found  # `stands at 443 and 63 people are missing`
    found = nearest_toll(document, own_state(document, found, first, last if head is None else head + 1), first, head, topics)
    if not found:
        found = _settle(document, adjacent(document, first, last, head), head, topics) or toll_by_order(document, first, topics)
    if not found:
        found = _settle(document, later_conjunct(document, anchor, topics), head, topics)
    return anchor, [hit for hit in found if not shot_down(document, head, hit) and not nearly_done(document, hit)]


def _partitive(document: Document, anchor: int, head: int | None, topics: frozenset[str]) -> list[Hit]:
    """`two of those killed`, `250 of the missing`, `five of the 12 dead`: what is said of the group after `of`."""
    tokens = document.tokens
    for child in tokens[anchor].children:
        if tokens[child].lower == "of" and child > anchor and (anchor != head or tokens[anchor].pos in {"NUM", "PRON", "DET"}):
            for group in tokens[child].children:
                if group != head and tokens[group].dep == "pobj":
                    found = modifiers(document, group, topics=topics)
                    if not found and (impact := words.STATES.get(tokens[group].lower) or words.TRANSITIVE.get(lemma_of(tokens[group]))):
                        found = [Hit(impact, group, "partitive")]
                    return found
    return []


def _is_other_thing(document: Document, head: int) -> bool:
    token = document.tokens[head]
    lemma = token.lemma.lower()
    return lemma in words.NON_VICTIMS and lemma not in words.COUNTED and not is_structure(token) and not of_life(document, head)


def _settle(document: Document, hits: list[Hit], head: int | None, topics: frozenset[str]) -> list[Hit]:
    """One hit an impact; a verb's frame overrules what a noun says only by the way; buildings take only their own impact."""
    structure = head is not None and is_structure(document.tokens[head])
    if head is not None and noun_lemma(document.tokens[head]) == "case":
        hits = [hit for hit in hits if hit.how != "lives"]  # a headline's `Cholera claims 40 villagers, 200 cases recorded`
    if "epidemic" in topics:
        hits = [replace(hit, impact="infected") if in_ward(document, hit) else hit for hit in hits]
    fitting = [hit for hit in hits if (hit.impact == "structures") == structure or (structure and hit.impact == "affected")]
    if any(not hit.weak for hit in fitting):
        fitting = [hit for hit in fitting if not hit.weak]
    kept: dict[str, Hit] = {}
    for hit in fitting:
        if hit.impact not in kept or lemma_of(document.tokens[kept[hit.impact].trigger]) in _TRIED:
            kept[hit.impact] = hit  # `a man charged with murder was captured`
    if "killed" in kept and "injured" in kept:
        killed, injured = kept["killed"].trigger, kept["injured"].trigger
        if lemma_of(document.tokens[killed]) == "crush" and kept["injured"].how in {"hospital", "treated", "light_verb"}:
            del kept["killed"]  # `were crushed by a wall and taken to hospital`
        elif (
            killed == injured
            or dies_there(document, killed, injured)
            or kept["injured"].how == "struck"
            or (lemma_of(document.tokens[injured]) in {"shoot", "stab"} and not joined_by_or(document, killed, injured))
            or (kept["injured"].how == "adjective" and kept["killed"].how == "verb")
            or (kept["killed"].how == "action_noun" and document.tokens[injured].dep in {"relcl", "acl"})
        ):
            del kept["injured"]  # `16 wounded people died`: those wounded before; `the death of a boy who was shot`
        elif joined_by_or(document, killed, injured):
            del kept["injured" if lemma_of(document.tokens[injured]) in {"shoot", "stab"} else "killed"]
    if "killed" in kept and "missing" in kept and presumed(document, kept["killed"].trigger):
        del kept["killed"]
    elif "killed" in kept and "missing" in kept and joined_by_or(document, kept["killed"].trigger, kept["missing"].trigger):
        del kept["killed"]
    if len(kept) > 1 and "detained" in kept and lemma_of(document.tokens[kept["detained"].trigger]) in _TRIED:
        del kept["detained"]  # `executed five men convicted of murder`
    if "released" in kept and "held" in kept and kept["held"].how == "taken":
        del kept["held"]  # `freed 23 sailors held by pirates`
    hospital = "injured" in kept and lemma_of(document.tokens[kept["injured"].trigger]).startswith("hospitali")
    if hospital and _of_disease(document, kept["injured"].trigger):
        kept.setdefault("infected", replace(kept.pop("injured"), impact="infected"))
    elif "injured" in kept and _names_wounds(document, kept["injured"]):
        kept.pop("infected", None)  # `patients with fractures`
    elif "epidemic" in topics and "injured" in kept and kept["injured"].how in {"phrase", "hospital", "treated", "frame"}:
        if kept["injured"].how == "treated" and after_sudden_harm(document, kept["injured"].trigger):
            return list(kept.values())
        kept.setdefault("infected", replace(kept.pop("injured"), impact="infected"))
    if head is not None and noun_lemma(document.tokens[head]) in {"body", "corpse"}:
        return [hit for hit in kept.values() if hit.impact == "killed"]
    return list(kept.values())


def _names_wounds(document: Document, hit: Hit) -> bool:
    """Whether the words after a hit name the wounds that are treated."""
    return hit.how == "treated" and any(t.lemma.lower() in HARM_NOUNS for t in document.tokens[hit.trigger : hit.trigger + 6])


def _of_disease(document: Document, i: int) -> bool:
    """Whether the sentence of a token tells of a disease."""
    sentence = document.sentences[document.tokens[i].sentence]
    near = {t.lower for t in document.tokens[max(sentence.first, i - 30) : min(sentence.last, i + 30)]}
    return bool(near & (words.DISEASE_WORDS | words.NAMED_DISEASES))


def _role(document: Document, i: int, topics: frozenset[str], depth: int) -> list[Hit]:
    """What the clause says of the noun phrase at token i, by the role that it plays there."""
    if depth > 6:
        return []
    tokens = document.tokens
    token = tokens[i]
    above = tokens[token.head]
    if token.head == i:
        return []
    if token.dep in {"nsubjpass", "nsubj", "csubj"}:
        if above.dep == "auxpass" and tokens[above.head].tag == "VBN":
            above = tokens[above.head]  # a subject that the parse hangs on the auxiliary
        if is_cut_off(document, i):
            return []
        if above.pos in {"VERB", "AUX", "ADJ"}:
            if above.lower == "go" and tokens[above.head].lemma.lower() == "let":
                return [Hit("released", above.i, "frame")]
            if one_of := one_of_victims(document, above.i):
                return [one_of]
            hits = [h for p in predicates(document, above.i) for h in verb(document, p, "subject", i)]
            hits = hits or _received(document, above.i, "subject", i, topics)
            if above.pos == "ADJ" and (impact := words.STATES.get(above.lower)):
                hits.append(Hit(impact, above.i, "state"))
            return hits
        return modifiers(document, above.i, topics=topics)
    if token.dep in {"dobj", "obj", "oprd", "dative", "ccomp"} and above.pos in {"VERB", "AUX"}:
        if above.lemma.lower() == "include":
            return _group_that_includes(document, above.i, topics)
        if above.lower == "go" and any(tokens[c].lower == "let" for c in above.children):
            return [Hit("released", above.i, "frame")]
        hits = verb(document, above.i, "object", i) + toll_object(document, above.i, i, topics)
        hits += said_by_others(document, above.i, i)
        return hits or _received(document, above.i, "object", i, topics)
    if token.dep == "attr":
        return _attribute(document, i, above.i, topics)
    if token.dep == "conj" and any(h.how == "frame" and h.trigger > i for h in modifiers(document, i, topics=topics)):
        return []  # `118 who were killed and 10 listed as missing`: a fate of its own
    if token.dep in {"conj", "appos", "dep", "parataxis", "nmod"}:
        if above.lemma.lower() == "life":
            named = lemma_of(tokens[above.head]) in words.LIFE_VERBS and any(tokens[c].lower == "of" and c < i for c in above.children)
            return lives_of(document, above.i) if named else []  # `claimed the lives of a mother and two children`
        if above.pos in {"VERB", "AUX"}:
            if token.dep == "conj":
                member = token.pos == "NOUN" or (token.pos == "NUM" and next_word(document, i) == "of")  # `a guard and two of his men`
                return verb(document, above.i, "object", i) if has_object(document, above.i) and above.i < i and member else []
            return verb(document, above.i, "subject" if heads_list(document, i) else "object", i)
        if token.dep == "appos" and noun_lemma(above) in {"body", "corpse"} and next_word(document, i) == "of":
            return [Hit("killed", above.i, "counted")]  # `seven bodies, one of them in uniform`
        return [h for h in modifiers(document, above.i, topics=topics) if h.how != "counted"] + _role(document, above.i, topics, depth + 1)
    if token.dep in {"pobj", "pcomp"}:
        return _prepositional(document, i, above.i, topics, depth)
    if token.dep == "npadvmod" and above.pos == "VERB" and above.i < i and any(t.text == ":" for t in tokens[max(above.i, i - 6) : i]):
        return verb(document, above.i, "subject", i)  # `They died in the cold: at least 37 in one county`
    if token.dep in _INSIDE_NOUN_PHRASE and above.pos in {"NOUN", "PROPN", "NUM"}:
        return modifiers(document, above.i, topics=topics) + _role(document, above.i, topics, depth + 1)
    return []


def _group_that_includes(document: Document, verb_index: int, topics: frozenset[str]) -> list[Hit]:
    """`The people killed included four nurses`, `The dead include ...`: what is said of the subject."""
    tokens = document.tokens
    for child in tokens[verb_index].children:
        if tokens[child].dep == "nsubj":
            if tokens[child].tag in {"WP", "WDT"} and tokens[verb_index].dep == "relcl":
                child = tokens[verb_index].head  # `the survivors, who include six women`
            if tokens[child].lemma.lower() in {"victim", "dead", "deceased"}:
                return [Hit(fate_of_victims(document, child), child, "attribute")]
            if tokens[child].tag == "VBN" and (impact := words.TRANSITIVE.get(lemma_of(tokens[child]))):
                return [Hit(impact, child, "attribute")]  # `The 20 killed included four children`
            listed = tokens[child].lemma.lower() in {"survivor", "hostage"} and tokens[child - 1].lower not in {"freed", "released"}
            found = [hit for hit in modifiers(document, child, topics=topics) if listed or not hit.weak]
            doing = [c for c in tokens[child].children if tokens[c].dep == "acl" and not has_object(document, c)]
            return found or [Hit(i, c, "attribute") for c in doing if (i := words.TRANSITIVE.get(lemma_of(tokens[c])))]
    return []


def _received(document: Document, verb_index: int, role: str, i: int, topics: frozenset[str]) -> list[Hit]:
    """In an article on migration: those admitted, resettled, taken in, who arrive or apply."""
    if "migration" not in topics or document.tokens[verb_index].lemma.lower() not in words.RECEIVING_VERBS:
        return []
    if (
        role == "object"
        or is_passive(document, verb_index)
        or document.tokens[verb_index].lemma.lower() in {"arrive", "apply", "settle", "enter"}
    ):
        return [Hit("displaced", verb_index, "received", weak=document.tokens[i].lemma.lower() in {"application", "claim", "request"})]
    return []


def _prepositional(document: Document, i: int, preposition: int, topics: frozenset[str], depth: int) -> list[Hit]:
    tokens = document.tokens
    word = tokens[preposition].lower
    if tokens[preposition].head == preposition:
        return []
    upper = tokens[tokens[preposition].head]
    if word in {"between", "from"} and upper.lower in _INCLUDING:
        preposition, word = upper.i, upper.lower  # `including between 40 and 60 nurses`
        upper = tokens[upper.head]
    lemma = upper.lemma.lower()
    if word in _INCLUDING:
        if (whole := _number_before(document, preposition)) is not None:
            return impacts(document, whole.token_first, whole.token_last, whole.head, topics=topics, depth=depth + 1)[1]
        if upper.pos in {"VERB", "AUX"}:
            objects = [c for c in upper.children if tokens[c].dep in {"dobj", "nsubjpass", "nsubj", "attr"} and c < i]
            return [hit for c in objects[-1:] for hit in modifiers(document, c, topics=topics) + _role(document, c, topics, depth + 1)]
        return modifiers(document, upper.i, topics=topics) + _role(document, upper.i, topics, depth + 1)
    if word == "of":
        if lemma == "life" and upper.dep in {"dobj", "nsubjpass"} and lemma_of(tokens[upper.head]) in words.LIFE_VERBS:
            return lives_of(document, upper.i)
        if is_structure(tokens[i]) and lemma in {"destruction", "demolition", "loss", "collapse", "razing", "burning"}:
            return [Hit("structures", upper.i, "action_noun")]
        if noun_lemma(upper) in {"body", "corpse"} or (upper.lower in {"remains", "grave", "graves"} and upper.pos == "NOUN"):
            return [Hit("killed", upper.i, "body_of")]
        if lemma in {"shooting", "stabbing", "beating"} and any(tokens[c].lower in {"fatal", "deadly", "death"} for c in upper.children):
            return [Hit("killed", upper.i, "action_noun")]
        if lemma in {"family", "relative"} and noun_lemma(tokens[i]) == "victim" and are_known(document, i):
            return [Hit(fate_of_victims(document, i), upper.i, "body_of")]
        if lemma == "condition" and in_danger(document, upper.i):
            return [Hit("injured", upper.i, "state")]
        if lemma == "throat" and tokens[upper.head].lemma.lower() in {"cut", "slit", "slash"}:
            return [Hit("killed", upper.head, "lives")]  # `slit the throats of two guards`
        if lemma == "survivor":
            return []  # `the last survivor of 9,000 soldiers`: those who did not survive as well
        if lemma == "freedom" and tokens[upper.head].lemma.lower() in {"win", "secure", "gain", "negotiate", "obtain", "buy", "demand"}:
            return [Hit("released", upper.i, "action_noun")]
        if lemma in words.ACTION_NOUNS:
            return [Hit(impact, upper.i, "action_noun") for impact in action_impacts(document, upper.i, preposition)]
        if lemma in words.COUNTED and lemma not in words.EPIDEMIC_COUNTED:
            return [Hit(words.COUNTED[lemma], upper.i, "counted", weak=lemma in words.WEAK_COUNTED and lemma != "body")]
        if lemma in words.TOLL_NOUNS:
            return toll(document, upper.i, topics)
        return [said] if (said := said_by_preposition(document, i, preposition, upper)) else []
    if word == "with" and preposition and tokens[preposition - 1].lower in {"along", "together"}:
        upper = tokens[upper.head] if upper.lower in {"along", "together"} else upper
        apart = upper.lemma.lower() in {"say", "report", "add"} or any(t.text == ";" for t in tokens[i : upper.i])
        if apart and (whole := _number_before(document, preposition)) is not None:
            return impacts(document, whole.token_first, whole.token_last, whole.head, topics=topics, depth=depth + 1)[1]
        with_object = any(
            tokens[c].dep in {"dobj", "obj"} and is_person(tokens[c]) for c in upper.children
        )  # `arrested him along with two`
        role: Role = "object" if with_object and not is_passive(document, upper.i) else "subject"
        return verb(document, upper.i, role, i) if upper.pos in {"VERB", "AUX"} else _role(document, upper.i, topics, depth + 1)
    if said := said_by_preposition(document, i, preposition, upper):
        return [said]
    if word in _TOLL_PREPOSITIONS and upper.pos in {"VERB", "AUX"} and moves_toll(lemma, word):
        return toll_subject(document, upper.i, topics, i)
    if word in _TOLL_PREPOSITIONS and lemma in words.TOLL_NOUNS:
        return toll(document, upper.i, topics)
    return []


def _number_before(document: Document, preposition: int) -> Quantity | None:
    """The last number of people or things before `including`: the parse often hangs the list on another noun."""
    sentence = document.sentences[document.tokens[preposition].sentence]
    at = bisect.bisect_left(document.quantities, preposition, key=lambda q: q.token_first) - 1
    while at >= 0 and document.quantities[at].token_first >= sentence.first:
        quantity = document.quantities[at]
        if quantity.unit_kind in {"person", "object", "none"} and (quantity.head is None or quantity.head < preposition):
            if noun_phrase_top(document, quantity.token_first, quantity.head) < preposition:
                return quantity
        at -= 1
    return None


def _attribute(document: Document, i: int, copula: int, topics: frozenset[str]) -> list[Hit]:
    """`the death toll was 12`, `the victims were two women`, `among the dead were six children`."""
    tokens = document.tokens
    if tokens[copula].dep == "auxpass" and tokens[tokens[copula].head].tag == "VBN":
        return verb(document, tokens[copula].head, "subject", i)  # `Killed in the blast were four girls`
    found = toll_subject(document, copula, topics)
    for child in tokens[copula].children:
        token = tokens[child]
        if token.dep == "prep" and token.lower in {"among", "amongst"}:
            found.extend(verb(document, copula, "subject", child))
        elif token.dep in {"nsubj", "csubj"} and not found:
            if token.lemma.lower() in {"victim", "dead", "deceased"}:
                found.append(Hit(fate_of_victims(document, child), child, "attribute"))
            else:
                found.extend(h for h in modifiers(document, child, topics=topics))
        elif token.dep in {"acl", "relcl", "advcl"} and child > copula and token.tag == "VBN":
            found.extend(verb(document, child, "subject", copula))
    return found
