"""Reporting verbs: whether a verb reports in its clause, with which stance, and for whom."""

from __future__ import annotations

from pipeline.language import reporting_words as words
from pipeline.language.cue_scope import Cue, bounds, clause_end, laid_out, placed
from pipeline.language.denial_scope import denier_beside, end_at_relative
from pipeline.language.document import Document, Token
from pipeline.language.reporting_subjects import accompanying, agent_of, inverted, subject_of
from pipeline.language.speakers import TIME_WORDS, Source, can_speak, is_town, source_at

_NOBODY = frozenset(["neither", "no", "nobody"])  # "neither side said how many had died"


def verb_cue(document: Document, verb: Token, earlier: Cue | None) -> Cue | None:
    """The cue that a reporting verb makes, if it reports here; `earlier` is the cue before it in the article."""
    tokens = document.tokens
    lemma = verb.lemma
    if lemma in words.QUOTE_VERBS and verb.tag == "VBG":
        return None  # "citing two officials": a source's source
    if lemma in words.QUOTE_VERBS and (quoted := _quoted(document, verb)) is not None:
        return quoted
    agent = agent_of(tokens, verb)
    passive = verb.tag == "VBN" and (agent is not None or any(tokens[c].dep in ("auxpass", "nsubjpass") for c in verb.children))
    if passive or (verb.tag == "VBN" and agent is None and verb.lemma in words.SHOW_VERBS):
        found = _passive(document, verb, agent) if agent is not None else _recorded_in(document, verb)
        if found is not None or passive:
            return found
    bare = verb.dep in ("acl", "amod", "relcl") and verb.tag == "VBN" and not any(tokens[c].dep in ("nsubj", "aux") for c in verb.children)
    if bare and inverted(document, verb) is None:
        return None
    if lemma == "point" and not any(tokens[c].lower == "out" for c in verb.children):
        return None
    if lemma in words.ACCUSE_VERBS and verb.dep == "relcl":
        return None  # "an attack which the police blamed on rebels"
    if lemma == "complain" and _is_of_pain(tokens, verb.i):
        return None  # "three riders complained of neck pain"
    if lemma in words.ACCUSE_VERBS and verb.i + 1 < len(tokens) and tokens[verb.i + 1].lower in ("with", "of", "over", "in", "after"):
        return None  # a headline's passive: "Teen charged with", "Clerk accused of"
    goes_on = verb.tag == "VBG" and tokens[verb.i - 1].text in ',”"’' and lemma in words.SAY_VERBS | words.ACCUSE_VERBS
    if goes_on and earlier is not None and tokens[earlier.first].sentence == verb.sentence:
        source: Source | None = earlier.source  # "X said ..., adding": whatever the parser hangs the participle on
    elif (beside := denier_beside(document, verb, earlier)) is not None:
        source = beside
    else:
        head = subject_of(document, verb)
        source = source_at(document, head) if head is not None else None
    if source is not None and source.first <= verb.i < source.head:  # "confirmed Mayor Jane Roe", taken for one noun phrase
        source.first = source.phrase_first = verb.i + 1
    if source is None or (earlier is not None and _is_own_source(document, earlier, source, verb)):
        return None
    if tokens[source.first].lower in _NOBODY or (source.first and tokens[source.first - 1].lower in _NOBODY):
        return None
    stance = stance_of(document, verb)
    if stance is None or not may_report(document, verb, source, stance):
        return None
    cue = laid_out(document, verb, source, stance)
    end_at_relative(document, cue)
    if accompanying(document, verb) is not None:
        cue.content_last = document.sentences[verb.sentence].last  # whatever the parser hangs the participle on
    if lemma == "charge" and cue.layout == "after" and not any(tokens[c].dep == "ccomp" for c in verb.children):
        with_what = _accusation(tokens, verb)
        if with_what is None:
            return None  # "police charged 40 people": an act
        cue.content_first = max(cue.content_first, with_what)  # "charged two men with killing 12": of these alone
    return cue


def _accusation(tokens: list[Token], verb: Token) -> int | None:
    """The preposition that leads from those who are charged to what with."""
    objects = [tokens[c] for c in verb.children if tokens[c].dep == "dobj"]
    return min((c for o in [verb, *objects] for c in o.children if c > verb.i and tokens[c].lower in ("with", "for", "over")), default=None)


_AILMENTS = frozenset(
    "pain pains ache aches headache headaches injury injuries nausea dizziness soreness whiplash symptoms cough breathing".split()
)
_AILMENT_REACH = 6  # tokens after `complain`


def _is_of_pain(tokens: list[Token], complain: int) -> bool:
    """Whether those who complain say that they are hurt or ill: they report nothing of others, unlike `complained of 300 arrests`."""
    following = [t.lower for t in tokens[complain + 1 : complain + _AILMENT_REACH]]
    return following[:1] == ["of"] and bool(_AILMENTS & set(following))


def _is_own_source(document: Document, earlier: Cue, source: Source, verb: Token) -> bool:
    """Whether a source is only its reporter's own: in "the site reported its source said" and "the army said early reports showed" the
    name that the article gives is the site's, the army's."""
    tokens = document.tokens
    if tokens[earlier.first].sentence != verb.sentence or tokens[source.head].lemma not in words.REPORT_NOUNS | {"source"}:
        return False
    if tokens[source.first].lower in ("its", "their", "his", "her"):
        return True
    nameless = source.last == source.head + 1 and all(t.pos == "ADJ" for t in tokens[source.first : source.head])
    return nameless and earlier.layout == "after" and earlier.content_first <= verb.i < earlier.content_last


def _passive(document: Document, verb: Token, agent: int) -> Cue | None:
    """The agent of a passive: "the toll was confirmed by the ministry"."""
    if verb.lemma in words.THINK_VERBS | words.ACCUSE_VERBS | words.PLEDGE_VERBS | words.REVISE_VERBS:
        return None
    if verb.lemma in ("read", "detail", "place", "know"):
        return None
    if verb.lemma == "find" and not any(document.tokens[c].dep == "xcomp" and document.tokens[c].pos != "ADJ" for c in verb.children):
        return None  # "were found dead by firefighters": an act, unlike "were found by the inquiry to have died"
    if verb.lemma in words.PUT_VERBS and not any(document.tokens[c].lower == "at" for c in verb.children):
        return None  # "were put to death by a crowd"
    source = source_at(document, agent)
    if source is None:
        return None
    first, end = bounds(document, verb)
    stance = plain_stance(verb.lemma)
    if verb.lemma in ("tell", "inform"):  # "the president was told by the minister that ..."
        return Cue(verb.i, verb.i + 1, source, stance, "after", source.last, clause_end(document, verb, end), verb.i, source.last)
    return Cue(verb.i, verb.i + 1, source, stance, "around", first, end, verb.i, max(source.last, verb.i + 1))


def issued_by(document: Document, verb: Token) -> Cue | None:
    """Who gave out figures: "a toll provided by officials"."""
    tokens = document.tokens
    agent = agent_of(tokens, verb)
    subject = next((tokens[c] for c in verb.children if tokens[c].dep == "nsubjpass"), tokens[verb.head])
    if agent is None or subject.lemma not in words.FIGURE_NOUNS | words.DATA_NOUNS:
        return None
    source = source_at(document, agent)
    first, end = bounds(document, verb)
    return Cue(verb.i, verb.i + 1, source, "asserts", "around", first, end, verb.i, source.last) if source is not None else None


def _recorded_in(document: Document, verb: Token) -> Cue | None:
    """The records that hold a count: "forty are listed in the registry's records"."""
    tokens = document.tokens
    for child in verb.children:
        if tokens[child].dep != "prep" or tokens[child].lower not in ("in", "on") or verb.lemma not in words.SHOW_VERBS:
            continue
        head = next((c for c in tokens[child].children if tokens[c].lemma in words.DATA_NOUNS), None)
        source = source_at(document, head) if head is not None else None
        if source is not None:
            first, end = bounds(document, verb)
            if any(tokens[c].dep == "nsubjpass" for c in verb.children):
                first = min(document.subtree(verb.i))
            return Cue(verb.i, verb.i + 1, source, "asserts", "around", first, end, verb.i, source.last)
    return None


def _quoted(document: Document, verb: Token) -> Cue | None:
    """The one who is quoted: "state radio quoted the governor as saying", "he was quoted as saying"."""
    tokens = document.tokens
    _, end = bounds(document, verb)
    saying = next(
        (i for i in range(verb.i + 1, min(end - 1, verb.i + 25)) if tokens[i].lower == "as" and tokens[i + 1].lower == "saying"), None
    )
    if saying is None:
        return None
    passive = any(tokens[c].dep in ("nsubjpass", "auxpass") for c in verb.children)
    subject = subject_of(document, verb)
    quoted = subject if passive else next((c for c in verb.children if tokens[c].dep == "dobj" and c < saying), None)
    if not passive and quoted is not None and tokens[quoted].lemma in ("source", "witness", "official") and subject is not None:
        quoted = subject  # "the agency cited a source as saying": the name that the article gives is the agency's
    source = source_at(document, quoted) if quoted is not None else None
    if source is None:
        return None
    return placed(document, verb, source, "asserts", min(source.first, verb.i), saying + 2, after=saying + 2)


def inability_cue(document: Document, token: Token) -> Cue | None:
    """Who could not check: "the agency was unable to verify the figures"."""
    tokens = document.tokens
    negated = token.lemma in ("unable", "impossible") or any(tokens[c].dep == "neg" for c in tokens[token.head].children)
    verb = next((tokens[c] for c in token.children if tokens[c].lemma in words.VERIFY_ACTS and c > token.i), None)
    if not negated or verb is None:
        return None
    head = subject_of(document, tokens[token.head]) if tokens[token.head].pos in ("AUX", "VERB") else None
    source = source_at(document, head) if head is not None else None
    if source is None:
        return None
    cue = placed(document, verb, source, "not_verified", source.first, verb.i + 1, after=verb.i + 1)
    cue.first = token.i
    return cue


def mistagged_denial(document: Document, token: Token) -> Cue | None:
    """Who denies, where the tagger takes a bare relative clause for a compound noun: "a charge the army disputes"."""
    tokens = document.tokens
    if token.dep not in ("appos", "dobj", "attr", "conj") or tokens[token.head].lemma not in words.CHARGE_NOUNS:
        return None
    owner = next((c for c in reversed(token.children) if tokens[c].dep in ("compound", "nmod", "amod", "poss") and c == token.i - 1), None)
    source = source_at(document, owner) if owner is not None else None
    if source is None:
        return None
    while source.first - 1 > token.head and tokens[source.first - 1].head == token.i:
        source.first -= 1  # the article and the adjectives hang on the supposed noun
    first, _ = bounds(document, token)
    stance = "disputes" if token.lower == "disputes" else "denies"
    return Cue(token.i, token.i + 1, source, stance, "before", first, source.first, source.first, token.i + 1)


def plain_stance(lemma: str) -> str:
    """The stance of a verb by its meaning alone."""
    if lemma in words.DENY_VERBS:
        return "denies"
    if lemma in words.DISPUTE_VERBS:
        return "disputes"
    return "confirms" if lemma in words.CONFIRM_VERBS else "asserts"


def stance_of(document: Document, verb: Token) -> str | None:
    """The stance of a verb in its clause; None where negation or mood leaves nothing reported ("did not say how many")."""
    tokens = document.tokens
    lemma = verb.lemma
    modifiers = {tokens[c].lower for c in verb.children if tokens[c].dep in ("neg", "aux")}
    negated = bool(modifiers & {"not", "n't", "n’t", "never"}) or (tokens[verb.i - 1].lower in ("cannot", "never") if verb.i else False)
    if lemma in words.VERIFY_ACTS and (negated or tokens[verb.i - 1].lower == "to") and verb.tag == "VB":
        return "not_verified" if negated else None
    if lemma in words.VERIFY_ACTS and negated:
        return "not_verified"
    if lemma in words.DECLINE_VERBS:
        acts = {tokens[c].lemma for c in verb.children if tokens[c].dep in ("xcomp", "ccomp")}
        return "declines" if acts & words.SPEECH_ACTS else None
    if negated:
        return "declines" if lemma in ("comment", "respond", "reply") else None
    allowed = lemma in words.CONFIRM_VERBS and "would" in modifiers and _only(tokens, verb)
    if not allowed and modifiers & {"would", "should", "must", "could", "may", "might"} and lemma not in words.SAY_VERBS - {"say"}:
        return None
    return plain_stance(lemma)


_HAVING = frozenset({"record", "register", "report"})


def _only(tokens: list[Token], verb: Token) -> bool:
    """`would confirm only one arrest`, `would only say`: told, and no more than that."""
    return any(t.lower == "only" and t.sentence == verb.sentence for t in tokens[max(0, verb.i - 1) : verb.i + 2])


def may_report(document: Document, verb: Token, source: Source, stance: str) -> bool:
    """Whether this verb with this subject and object reports, rather than tells of an act."""
    tokens = document.tokens
    lemma = verb.lemma
    if stance in ("declines", "not_verified"):
        return True
    objects = [tokens[c] for c in verb.children if tokens[c].dep in ("dobj", "attr") and c > verb.i]
    clause = any(tokens[c].dep in ("ccomp", "xcomp") and c > verb.i for c in verb.children)
    gerund = verb.i + 1 < len(tokens) and tokens[verb.i + 1].tag == "VBG"  # "denied blocking aid"
    if not gerund and any(o.lemma in words.OTHER_SENSE_OBJECTS.get(lemma, ()) for o in objects):
        return False
    if lemma in words.PUT_VERBS:
        return can_speak(document, source) and _moves_figure(tokens, verb, objects, "at")
    if lemma in words.ACCUSE_VERBS or stance in ("denies", "disputes"):
        # "a charge the army denies"
        charged = any(tokens[c].dep == "dobj" and tokens[c].lemma in words.CHARGE_NOUNS for c in verb.children)
        return bool(objects) or clause or charged or verb.dep == "relcl"
    if _parenthetical(document, verb, source):
        return True
    if not (can_speak(document, source) or (lemma in words.CORE_SAY_VERBS and clause)):
        return False
    if lemma in words.PLEDGE_VERBS:
        return clause
    if lemma in words.LEARN_VERBS:
        return clause and source.kind == "body" and any(tokens[c].lower in ("has", "have") for c in verb.children)
    if lemma in words.REVISE_VERBS:
        return _moves_figure(tokens, verb, objects, "to")
    if lemma in words.LINK_VERBS:
        return tokens[source.head].model_label != "GPE" and _links_harm(tokens, verb, objects)  # a town's figures are the article's
    if lemma in ("know", "speak"):  # "spoke of 12 dead", "knew of no injuries"
        return any(tokens[c].lower == "of" and c > verb.i for c in verb.children)
    if verb.dep == "relcl" and tokens[verb.head].lemma in words.FIGURE_NOUNS and lemma in words.GIVE_VERBS:
        return True  # "a toll that the ministry confirmed"
    if lemma == "give":
        return any(o.lemma in words.FIGURE_NOUNS | words.ACCOUNT_NOUNS for o in objects)
    if lemma in _HAVING and not clause and is_town(document, source):
        return False  # "Leon reported nine cases": it has them; a country's report is its government's
    told_before = any(tokens[c].dep == "ccomp" for c in verb.children) and tokens[min(source.first, verb.i) - 1].text == ","
    if lemma in words.WEAK_SAY_VERBS and told_before:
        return True  # "two people died, the mayor wrote on the site"
    if lemma in words.SAY_VERBS and (lemma not in words.GIVE_VERBS or not objects or clause):
        return clause or lemma not in words.WEAK_SAY_VERBS or _near_quote(document, verb)
    if lemma in words.THINK_VERBS:
        return clause or (lemma == "estimate" and (told_before or bool(objects)))
    if source.kind == "pronoun" and lemma in words.SHOW_VERBS and clause:
        return tokens[source.head].lower == "it"  # "it found that ..."
    if source.kind == "report" and lemma in words.SHOW_VERBS | words.SAY_VERBS | words.GIVE_VERBS:
        return True
    if lemma in words.RULE_VERBS or (lemma == "find" and tokens[source.head].lemma in words.FINDERS):
        return clause  # "the jury found that ..."
    named_body = tokens[source.head].model_label not in ("GPE", "NORP") or tokens[source.head].lower in words.BODY_NOUNS
    if lemma in words.COUNT_VERBS and source.kind == "body" and named_body:
        return any(_is_counted(tokens, o) for o in objects)
    if lemma == "find" and source.kind == "body" and _in_report(tokens, verb):
        return bool(objects) or clause
    if lemma in words.OBSERVE_VERBS:
        return tokens[source.head].lemma in words.OBSERVERS and (bool(objects) or clause)
    if lemma in words.REACH_VERBS:
        official = any(t.lower in ("official", "government") for t in tokens[source.first : source.head])
        return official and tokens[source.head].lemma in words.TALLY_NOUNS
    if lemma in words.GIVE_VERBS:
        return bool(objects) or clause or any(tokens[c].dep == "prep" and tokens[c].lower == "of" for c in verb.children)
    return False


def _is_counted(tokens: list[Token], noun: Token) -> bool:
    """Whether an object is of what is counted of harm: "40 deaths", "12 dead", "40 journalists killed", "40 killed"."""
    told = noun.lower in {"dead", "wounded", "injured", "missing"} and any(tokens[c].pos == "NUM" for c in noun.children)
    below = [tokens[c] for c in noun.children if c > noun.i]
    fates = any(t.tag == "VBN" and t.lemma in words.COUNTED_FATES for t in below) and any(
        t.pos == "NUM" for t in [noun, *(tokens[c] for c in noun.children)]
    )
    return told or fates or noun.lemma in words.COUNTED_NOUNS


def _in_report(tokens: list[Token], verb: Token) -> bool:
    """ "In a survey published on Monday, the group found 40 journalists in jail", unlike a body that finds the dead."""
    phrases = [tokens[c] for c in verb.children if tokens[c].dep == "prep" and tokens[c].lower == "in"]
    return any(tokens[n].lemma in words.REPORT_NOUNS for phrase in phrases for n in phrase.children)


_COUNTED = frozenset({"dead", "wounded", "injured", "missing", "killed"})
_FIGURE_REACH = 10  # tokens from the noun of a figure to the preposition before it


def _moves_figure(tokens: list[Token], verb: Token, objects: list[Token], preposition: str) -> bool:
    """Whether a toll is put at a number, or raised to one."""
    figures = [o for o in objects if o.lemma in words.FIGURE_NOUNS or o.lower in _COUNTED]
    if not figures:
        return False
    if any(tokens[c].lower == preposition for o in [verb, *objects] for c in o.children):
        return True
    near = tokens[figures[0].i + 1 : figures[0].i + _FIGURE_REACH]  # `the number of people killed at 1,500`: hung on the participle
    return any(t.lower == preposition and t.sentence == verb.sentence and tokens[t.i + 1].pos in ("NUM", "ADV", "ADJ") for t in near)


def _links_harm(tokens: list[Token], verb: Token, objects: list[Token]) -> bool:
    """Whether deaths, cases or crimes are said to belong to something: "linked 12 deaths to the heat", "tied him to three murders"."""
    ends = [c for o in [verb, *objects] for c in o.children if tokens[c].lower in ("to", "with") and c > verb.i]
    linked = [*objects, *(tokens[c] for end in ends for c in tokens[end].children)]
    return bool(ends) and any(t.lemma in words.LINKED_NOUNS for t in linked)


def _near_quote(document: Document, verb: Token) -> bool:
    near = document.tokens[max(0, verb.i - 12) : verb.i + 12]
    return any(t.text in '“”"‘' for t in near)


def _parenthetical(document: Document, verb: Token, source: Source) -> bool:
    tokens = document.tokens
    end = document.sentences[verb.sentence].last
    first, last = min(source.first, verb.i), max(source.last, verb.i + 1)  # "..., confirmed the mayor, ..."
    opened = first > 0 and tokens[first - 1].text in ',”"’—–'
    behind = verb.lemma in words.CONFIRM_VERBS | words.CORE_SAY_VERBS
    return opened and (source.last <= verb.i or behind) and (last >= end or tokens[last].text in ",.;" or _ends_in_day(tokens, last, end))


def _ends_in_day(tokens: list[Token], first: int, end: int) -> bool:
    """Whether only a day stands between a token and the mark that ends the clause: "..., the mayor confirmed on Friday."."""
    while first < end and (tokens[first].lower in TIME_WORDS or tokens[first].lower in {"on", "late", "early"}):
        first += 1
    return first >= end or tokens[first].text in ",.;"
