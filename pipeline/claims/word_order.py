"""Impacts by word order alone, where the parse gives nothing: headlines, fragments, `kills 12`, `12 dead`."""

from __future__ import annotations

import bisect
from itertools import islice, pairwise

from pipeline.claims import impact_words as words
from pipeline.claims.asides import among_whom, past_aside, past_by, past_relative
from pipeline.claims.circumstances import sentence_words
from pipeline.claims.flight import hosts
from pipeline.claims.harm_verbs import sheltered
from pipeline.claims.hits import Hit, has_object, is_structure
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.claims.states import phrase, state_of
from pipeline.claims.taking import by_a_club, rescued_when_freed
from pipeline.claims.triggers import verb
from pipeline.claims.verb_senses import BELIEVING, also_killed, outcome, ran_from
from pipeline.claims.wounds import HARM_NOUNS
from pipeline.language.document import Document

SKIPPED_BEFORE = frozenset(
    "least most about around some nearly almost over more than the an a another other further up to as many of only just all".split()
)
_BETWEEN = frozenset(
    "were was are is be been being have has had also still now reportedly confirmed reported feared believed presumed found left declared "
    "other others more people persons so far to have already remain remained seriously critically severely "
    "badly slightly lightly either both later may might could would will "
    "fall fell went go gone since then , initially - all apparently allegedly".split()
)

_BORE = frozenset({"sustained", "suffered", "received"})
_WOUNDS = frozenset("injury wound burn fracture bruise concussion gunshot inhalation".split())
_LED_OFF = frozenset("whisk whisked drag dragged march marched cart carted herd herded".split())
_IN_VAIN = frozenset("attempted foiled failed thwarted averted".split())
_PARENTS = frozenset("father mother dad mum mom parent grandfather grandmother".split())
_CONDITIONS = frozenset({"critical", "serious"})
_HARM_TOLD = frozenset("dead die kill killed hurt injured wounded shot stabbed crash".split())
_BARE_STATES = frozenset({"dead", "missing", "hurt", "slain", "shot"})
_BARE = frozenset({"die", "flee", "drown", "perish", "survive"})
_CRIMES = frozenset({"murder", "kidnap", "abduct", "stab", "poison", "arrest"})  # nouns or verbs in the same form
_HARMED = frozenset("victim casualty patient survivor person".split())  # `a shooting victim` was shot, a shooting suspect not


_CERTAINTY = frozenset("confirmed probable suspected suspect laboratory-confirmed new active".split())
_BELIEF = 10  # tokens from `of whom` to what is believed
_OWNER = 5  # tokens of the name of an owner before its `'s`
_CASE_REACH = 9  # tokens from the figure to `cases`


def cases_after(document: Document, last: int, topics: frozenset[str]) -> list[Hit]:
    """`5,200 confirmed, probable and suspected cases`, `370 confirmed and 40 probable cases`: the noun after a list of certainties."""
    tokens = document.tokens
    following = tokens[last : last + _CASE_REACH]
    if "epidemic" not in topics or not following or following[0].lower not in _CERTAINTY:
        return []
    joined = False
    for token in following:
        if joined and token.lower in {"cases", "infections", "deaths"}:
            return [Hit("killed" if token.lower == "deaths" else "infected", token.i, "counted")]
        joined = joined or token.lower in {",", "and", "or"}
        named = token.pos == "PROPN" or token.lower in words.DISEASE_WORDS
        if not (named or token.lower in _CERTAINTY or token.lower in {",", "and", "or"} or token.pos == "NUM"):
            return []
    return []


def joined_participle(document: Document, first: int) -> list[Hit]:
    """`The blast killed 62 people and injured scores`, where the parse takes the second verb for an adjective."""
    tokens = document.tokens
    if first < 3 or tokens[first - 2].lower != "and" or tokens[first - 1].tag != "VBN" or tokens[first - 1].dep != "amod":
        return []
    impact = words.TRANSITIVE.get(lemma_of(tokens[first - 1]))
    before = tokens[document.sentences[tokens[first].sentence].first : first - 2]
    if impact is None or not any(t.tag in {"VBD", "VBG", "VBZ"} and words.TRANSITIVE.get(lemma_of(t)) for t in before[-_REACH_BACK:]):
        return []
    return [Hit(impact, first - 1, "verb")]


_REACH_BACK = 12  # tokens from the second verb back to the first


def participle_next(document: Document, last: int) -> list[Hit]:
    """`61,240 wounded`, `eight killed`: a participle right after a bare number says what happened to those it counts."""
    if last >= len(document.tokens) or "\n" in document.text[document.tokens[last - 1].end : document.tokens[last].start]:
        return []
    if [t.lower for t in document.tokens[last : last + 1]] == ["of"] and [t.lower for t in document.tokens[last + 2 : last + 3]] == [
        "fatally"
    ]:
        return [Hit("killed", last + 2, "after")]  # three were shot, one of them fatally
    if _are_fatal(document, last):
        return [Hit("killed", last + 2, "fatal")]
    if believed := _believed_state(document, last):
        return [believed]
    if document.tokens[last].lower == "fatally" and not document.tokens[min(last + 1, len(document.tokens) - 1)].lower.endswith("ed"):
        following = document.tokens[min(last + 1, len(document.tokens) - 1)].lower
        if following not in {"shot", "stabbed", "wounded", "injured", "hurt"}:
            return [Hit("killed", last, "after")]  # six were shot, two fatally
    if document.tokens[last].lower.endswith("ly") and last + 1 < len(document.tokens):
        last += 1
    token = document.tokens[last]
    if token.lower in _CONDITIONS and _tells_condition(document, last):
        return [Hit("injured", last, "after")]
    if token.lower == "in" and (camped := [hit for hit in phrase(document, last, last + 1) if hit.impact == "displaced"]):
        return camped  # `Floods kill 40, 3,000 in relief camps`
    if token.lower in {"without", "with"} and (hits := _in_such_state(document, last)):
        return hits
    if token.lower in _BARE and last + 1 < len(document.tokens):
        return after_number(document, last - 1, last)  # a headline's verb that the tagger takes for a noun
    if (token.lower.endswith("ed") and token.lower not in {"charged", "freed"}) or token.lower in _BARE_STATES:
        return after_number(document, last - 1, last)
    return []


def _are_fatal(document: Document, last: int) -> bool:
    """`90 cases, 12 of them fatal`: the deaths among people counted before; crashes are fatal as well."""
    following = [t.lower for t in document.tokens[last : last + 3]]
    if following not in (["of", "them", "fatal"], ["of", "which", "fatal"]):
        return False
    at = bisect.bisect_left(document.quantities, last - 1, key=lambda q: q.token_first) - 1
    before = document.quantities[at].head if at >= 0 else None
    counted = before is not None and (is_person(document.tokens[before]) or document.tokens[before].lemma.lower() in _ILLS)
    return counted and before is not None and document.tokens[before].sentence == document.tokens[last].sentence


_ILLS = frozenset({"case", "infection", "injury", "poisoning"})


def _believed_state(document: Document, of: int) -> Hit | None:
    """`60 captives, 21 of whom the navy thinks are dead`: the state that somebody believes those to be in."""
    tokens = document.tokens
    near = tokens[of : min(of + _BELIEF, document.sentences[tokens[of].sentence].last)]
    if [t.lower for t in near[:2]] != ["of", "whom"]:
        return None
    for verb_token, copula in pairwise(near):
        if verb_token.lemma.lower() in BELIEVING and copula.lower in {"are", "were", "is", "was"}:
            state = next((t for t in tokens[copula.i + 1 : copula.i + 4] if t.lower not in {"no", "longer", "still", "now"}), None)
            impact = state_of(document, state.i) if state is not None else None
            return Hit(impact, state.i, "after") if impact and state is not None else None
    return None


def _tells_condition(document: Document, condition: int) -> bool:
    """`Five dead, two critical after crash`: the word ends a headline's clause in which harm is told."""
    following = document.tokens[condition + 1 : condition + 2]
    ends = (
        not following
        or following[0].pos in {"ADP", "PUNCT", "SCONJ", "CCONJ"}
        or following[0].sentence != document.tokens[condition].sentence
    )
    return ends and bool(_HARM_TOLD & sentence_words(document, condition))


def _in_such_state(document: Document, preposition: int) -> list[Hit]:
    """`left four dead and nine with gunshot wounds`, `thousands without a roof`: a state told after a bare number."""
    if document.tokens[preposition].lower == "with":
        near = document.tokens[preposition + 1 : preposition + 5]
        return [Hit("injured", preposition, "after")] if any(t.lemma.lower() in HARM_NOUNS for t in near) else []
    return [hit for hit in phrase(document, preposition, preposition + 1) if hit.trigger == preposition]


def adjacent(document: Document, first: int, last: int, head: int | None) -> list[Hit]:
    """Word order alone, where the parse gives nothing: `kills 12`, `12 dead`, `30 people were hurt`."""
    tokens = document.tokens
    sentence = document.sentences[tokens[first].sentence]
    victim = head if head is not None else first
    before = first - 1
    while before >= sentence.first and tokens[before].lower in SKIPPED_BEFORE:
        before -= 1
    if tokens[before].lower == "at" and before + 1 < first and tokens[before + 1].lower in {"least", "most"}:
        before -= 1
    if before >= sentence.first and first - before <= 6:
        token = tokens[before]
        lemma = lemma_of(token)
        if token.lower in {"away", "off"} and before > sentence.first and lemma_of(tokens[before - 1]) in _LED_OFF:
            return [Hit("abducted", before - 1, "before")]
        if token.lower == "dead" and before > sentence.first and lemma_of(tokens[before - 1]) == "shoot":
            return [Hit("killed", before, "before")]  # `police shoot dead three`
        if token.lower in {"housing", "sheltering", "hosting", "shelters"} and head is not None and is_person(tokens[head]):
            return [hit for hit in [sheltered(document, before)] if hit is not None]
        if token.lower == "hosts" and token.tag == "NNS" and (hit := hosts(document, before, victim)) is not None:
            return [hit]
        if lemma in {"shoot", "free"} and tokens[before + 1].lower == "up":
            return []  # `cases shot up to 641`
        if lemma in {"expel", "release"} and by_a_club(document, before, victim):
            return []
        if before > sentence.first and tokens[before - 1].lower in _IN_VAIN:
            return []  # `the attempted murder of two officers`
        impact = "structures" if is_structure(tokens[victim]) and lemma in words.STRUCTURE_VERBS else words.TRANSITIVE.get(lemma)
        if token.lower == "gunshot" and tokens[victim].lemma.lower() in _HARMED:
            impact = "injured"
        if impact and token.pos in {"VERB", "NOUN", "PROPN", "ADJ"} and lemma != "charge":
            if impact == "injured" and before > sentence.first and tokens[before - 1].lower == "fatally":
                impact = "killed"
            if (
                token.tag in {"NN", "NNP", "VBG"}
                and token.dep in {"compound", "nmod", "amod"}
                and tokens[victim].lemma.lower() not in _HARMED
            ):
                return []  # `a shooting suspect`
            if lemma in _CRIMES and token.lower == lemma and tokens[victim].lemma.lower() == "suspect":
                return []  # `Police catch murder suspect`
            if lemma == "free" and rescued_when_freed(document, before):
                impact = "rescued"
            passive = before > sentence.first and tokens[before - 1].lemma.lower() in {"be", "get"}
            if not passive:
                return [Hit(impact, before, "before")]
    if tokens[victim].lemma.lower() == "life":
        for i in range(max(sentence.first, first - 3), first):
            if lemma_of(tokens[i]) in words.LIFE_VERBS:
                return [Hit(words.LIFE_VERBS[lemma_of(tokens[i])], i, "lives")]
    if _is_base(document, first) or (
        head is None and last < len(tokens) and "\n" in document.text[tokens[last - 1].end : tokens[last].start]
    ):
        return []
    after = max(last, (head if head is not None else -1) + 1)
    after = past_aside(document, past_by(document, after), sentence.last)
    after = past_relative(document, after, sentence.last)
    if head is not None and tokens[head].lemma.lower() in _PARENTS:
        after = _past_children(document, after, sentence.last)
    plural = head is not None and tokens[head].tag == "NNS" and tokens[last].lower != "of" and tokens[first].pos == "NUM"
    if plural and after < sentence.last and tokens[after].lower in {"was", "is", "has"}:
        return []  # `a train with 2,000 passengers was stuck`
    if head == first and tokens[first].tag == "NN" and after < sentence.last and tokens[after].lower in {"were", "are", "have"}:
        return []  # `those held on the orders of a warlord were freed`
    steps = 0
    while after < sentence.last and steps < 6 and (tokens[after].lower in _BETWEEN or tokens[after].lower.endswith("ly")):
        after += 1
        steps += 1
    if after < sentence.last and not (lemma_of(tokens[after]) == "release" and _of_something(document, victim, after)):
        hits = after_number(document, victim, after)
        if not hits and steps and (fate := among_whom(document, after)):
            hits = [Hit(fate, after, "among")]
        if not hits and steps and head is None and tokens[after].lower in {"in", "without", "behind"}:
            hits = [hit for hit in phrase(document, after, after + 1) if hit.trigger == after]  # `31,000 were in the dark`
        if not hits and steps and tokens[after].pos in {"VERB", "ADJ"} and tokens[after].head == after:
            hits = verb(document, after, "subject", victim)
        return hits
    return []


def own_state(document: Document, hits: list[Hit], first: int, after: int) -> list[Hit]:
    """`left two dead and three others in the hospital`: the state of a later member of a list is its own, not that of the one before.

    `first` is the number's first token, `after` the token after the noun that it counts.
    """
    tokens = document.tokens
    if tokens[first - 1].text == ";" and (own := [h for h in hits if h.trigger > first]):
        return own  # a headline's `Two nurses freed; four still in the hands of kidnappers`
    hits = _up_to_next_number(document, hits, after)
    if not any(h.trigger < first and h.how in {"state", "adjective"} for h in hits) or tokens[first - 1].lower not in {"and", ","}:
        return hits
    if own := [h for h in hits if h.trigger > first]:
        return own
    words_after = [t.lower for t in tokens[after : after + 3]]
    if words_after[:1] == ["in"] and {"hospital", "hospitals"} & set(words_after[1:]):
        return [Hit("injured", after, "phrase")]
    return hits


def _up_to_next_number(document: Document, hits: list[Hit], after: int) -> list[Hit]:
    """`left one person dead and three missing`: the state after the next number is said of that one."""
    near = [h for h in hits if h.trigger <= after + 1]
    later = {h.trigger for h in hits if h.how == "state" and h.trigger > after + 1}
    later = {i for i in later if any(t.tag == "CD" for t in document.tokens[max(after, i - 2) : i])}
    return [h for h in hits if h.trigger not in later] if near else hits


def _is_base(document: Document, first: int) -> bool:
    """`none of the 379 passengers`, `six of the city's 23 shops`: what follows is said of the number before `of`."""
    tokens = document.tokens
    before = first - 1
    if before > 0 and tokens[before].tag == "POS":
        owner = before - 1
        while owner > max(0, before - _OWNER) and tokens[owner].pos in {"NOUN", "PROPN", "ADJ"}:
            owner -= 1
        before = owner
    while before > 0 and tokens[before].lower in {"the", "its", "their", "his", "her", "those", "all"}:
        before -= 1
    if before < 1 or before == first - 1 or tokens[before].lower not in {"of", "among"}:
        return False
    part = tokens[before - 1]
    return part.pos == "NUM" or part.lower in {
        "none",
        "some",
        "many",
        "most",
        "several",
        "half",
        "few",
        "two-thirds",
        "%",
        "percent",
        "cent",
        "majority",
        "one",
    }


def _past_children(document: Document, i: int, last: int) -> int:
    """The token after `of two`, `-of-three` where that stands at token i; else i."""
    j = i
    while j < min(i + 3, last) and document.tokens[j].lower in {"of", "-", "‑"}:
        j += 1
    return j + 1 if j > i and j < last and document.tokens[j].pos == "NUM" else i


def _fatal(before: str, following: list[str]) -> bool:
    """`fatally shot`, `shot dead`, `shot and killed`."""
    return before == "fatally" or following[:1] == ["dead"] or following in (["and", "killed"], ["to", "death"])


def _of_something(document: Document, victim: int, verb: int) -> bool:
    """`The names of two victims were released`: what is done is done to the thing that they belong to."""
    tokens = document.tokens
    subjects = [c for c in tokens[verb].children if tokens[c].dep in {"nsubj", "nsubjpass"} and c < victim]
    return any(c in islice(document.ancestors(victim), _HIGHEST) and tokens[c].lemma.lower() in _PAPERS for c in subjects)


_HIGHEST = 20  # words of the parse above a victim that are looked at
_PAPERS = frozenset(
    "name identity detail description photo photograph picture image video footage sketch age information statement list record body "
    "condition gender report".split()
)


def _heads_police_news(document: Document, held: int) -> bool:
    """`Two held, third sought in slaying`: a headline's participle, not what captors do."""
    tokens = document.tokens
    following = tokens[held + 1].lower if held + 1 < len(tokens) and tokens[held + 1].start < document.title_end else ""
    title = {t.lemma.lower() for t in tokens[: held + 20] if t.end <= document.title_end}
    return following in {",", "in", "over", "after", "for", ""} and not title & words.CAPTIVITY


def _ends_a_sum(document: Document, joint: int) -> bool:
    """`Five killed, wounded in blast`, `12 killed and injured`: two words of one sum, of which the second ends its clause."""
    tokens = document.tokens
    if joint + 1 >= len(tokens) or tokens[joint].lower not in {",", "and"} or tokens[joint + 1].sentence != tokens[joint].sentence:
        return False
    following = tokens[joint + 2 : joint + 3]
    ends = not following or following[0].sentence != tokens[joint].sentence or following[0].pos in {"ADP", "PUNCT", "SCONJ"}
    return ends and words.TRANSITIVE.get(lemma_of(tokens[joint + 1])) == "injured"


def after_number(document: Document, victim: int, after: int) -> list[Hit]:
    tokens = document.tokens
    token = tokens[after]
    lemma = lemma_of(token)
    if is_structure(tokens[victim]):
        return [Hit("structures", after, "after")] if token.lower in words.STRUCTURE_STATES else []
    if token.lower == "or" or token.lower == "and":
        return []
    if lemma == "drown" and after + 1 < len(tokens) and tokens[after + 1].lower == "out":
        return []  # by music
    if token.lower == "held" and token.end <= document.title_end and _heads_police_news(document, after):
        return [Hit("detained", after, "after")]
    does = lemma in words.TRANSITIVE and has_object(document, after) and tokens[victim].pos != "NUM"  # `another man abducted her`
    if (impact := state_of(document, after)) and not does:
        if impact == "killed" and after + 2 < len(tokens) and tokens[after + 1].lower == "or":
            other = state_of(document, after + 2)
            impact = other if other in {"missing", "injured"} else impact  # `12 dead or missing`: one sum
        return [Hit(impact, after, "after")]
    if token.lower in _BORE and any(t.lemma.lower() in _WOUNDS for t in tokens[after + 1 : after + 4]):
        return [Hit("injured", after, "light_verb")]  # `sustained injuries`, taken for what the injuries are
    if (impact := words.INTRANSITIVE.get(lemma)) and not (impact == "evacuated" and has_object(document, after)):
        return [] if impact == "displaced" and ran_from(document, after, tokens[victim]) else [Hit(impact, after, "after")]
    if token.lower in {"hit", "struck"} and also_killed(document, after):
        return [Hit("killed", after, "after")]  # `Man, 34, struck, killed by car`
    ended = lemma in {"expel", "release"} and by_a_club(document, after, victim)
    impact = None if ended else words.TRANSITIVE.get(lemma)
    second = tokens[after + 2] if after + 2 < len(tokens) and tokens[after + 1].lower == "and" else None
    if second is not None and second.pos == "VERB" and has_object(document, second.i):
        return []  # `a guard of the bank shot and wounded a robber`
    following_words = [t.lower for t in tokens[after + 1 : after + 3]]
    if (
        impact == "injured"
        and not has_object(document, after)
        and (_fatal(tokens[after - 1].lower, following_words) or outcome(document, after, impact) == "killed")
    ):
        return [Hit("killed", after, "after")]
    if impact == "killed" and (following_words[:1] == ["or"] or _ends_a_sum(document, after + 1)):
        other = state_of(document, after + 2) or words.TRANSITIVE.get(lemma_of(tokens[after + 2])) if after + 2 < len(tokens) else None
        impact = other if other in {"injured", "missing"} else impact  # one sum of `killed or injured`
    if impact and token.lower.endswith(("ed", "en", "shot", "hurt", "slain")) and not has_object(document, after):
        following = tokens[after + 1] if after + 1 < len(tokens) and tokens[after + 1].sentence == token.sentence else None
        if following is None or following.pos not in {"DET", "NUM", "PRON", "PROPN"} or following.lower in {"when", "who", "that", "near"}:
            return [Hit(impact, after, "after")]
    return []
