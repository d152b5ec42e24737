"""Reporting cues: the words that hand a statement to a source ("said", "according to"), with the source beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.language import reporting_words as words
from pipeline.language.document import Document, Token
from pipeline.language.speakers import TIME_WORDS, Source, is_name, source_at

Layout = Literal["after", "before", "around"]


@dataclass(slots=True)
class Cue:
    """A reporting expression. All numbers are token numbers, `last` and `content_last` exclusive.

    `layout` says where the reported words stand: after the cue ("X said that ..."), before it ("..., X said") or around it.
    """

    first: int
    last: int
    source: Source
    stance: str
    layout: Layout
    content_first: int
    content_last: int
    clause_first: int  # source and cue together
    clause_last: int


def find_cues(document: Document) -> list[Cue]:
    """All reporting cues with a source, in text order."""
    cues: list[Cue] = []
    for token in document.tokens:
        if token.lower == "by":
            cue = _by_count(document, token)
        elif token.lower in ("according", "per"):
            cue = _according_to(document, token)
        elif token.lower == "as" and token.i + 1 < len(document.tokens) and document.tokens[token.i + 1].tag == "VBN":
            cue = None  # "as reported by": the participle is met next
        elif token.text == ":" or (token.text in "–—-" and document.sentences[token.sentence].zone == "title"):
            cue = _label(document, token)
        elif token.lemma in words.ISSUE_VERBS and token.tag == "VBN":
            cue = _issued_by(document, token)
        elif token.lemma in words.REPORTING_VERBS | words.DECLINE_VERBS and token.tag.startswith("V"):
            cue = _verb(document, token, cues[-1] if cues else None)
        elif token.lemma in ("able", "unable", "possible", "impossible"):
            cue = _inability(document, token)
        else:
            cue = None
        if cue is not None:
            cues.append(cue)
    return sorted(cues, key=lambda cue: (cue.clause_first, cue.first))


def _bounds(document: Document, token: Token) -> tuple[int, int]:
    sentence = document.sentences[token.sentence]
    return sentence.first, sentence.last


# -- according to --------------------------------------------------------------------------------------------------------------------------


def _according_to(document: Document, token: Token) -> Cue | None:
    tokens = document.tokens
    first, end = _bounds(document, token)
    i = token.i
    last = i + 2 if token.lower == "according" else i + 1
    if last >= end or (token.lower == "according" and tokens[i + 1].lower != "to"):
        return None
    if token.lower == "per" and not (i == first and is_name(tokens[min(last + 1, end - 1)])):
        return None  # "per day"; a source only where it opens a sentence
    head = _object_head(document, last, end)
    source = source_at(document, head) if head is not None else None
    if source is None:
        return None
    return Cue(i, last, source, "asserts", "around", first, end, i, source.last)


def _object_head(document: Document, start: int, end: int) -> int | None:
    """The head noun of the phrase that begins at token `start`."""
    tokens = document.tokens
    preposition = tokens[start - 1]
    for child in preposition.children:
        if child >= start and tokens[child].dep in ("pobj", "nsubj", "dobj", "pcomp"):
            return child
    i = start
    while i < end and tokens[i].pos in ("DET", "ADJ", "NUM", "PROPN", "NOUN", "PART", "PRON"):
        i += 1
    return i - 1 if i > start else None


def _by_count(document: Document, token: Token) -> Cue | None:
    """"By the ministry's count, 40 died": the owner of the count."""
    tokens = document.tokens
    first, end = _bounds(document, token)
    noun = next((tokens[c] for c in token.children if tokens[c].lemma in words.TALLY_NOUNS), None)
    owner = next((c for c in noun.children if tokens[c].dep == "poss"), None) if noun is not None else None
    if noun is None or owner is None or (token.i != first and tokens[token.i - 1].text != ","):
        return None
    source = source_at(document, owner)
    return Cue(token.i, noun.i + 1, source, "asserts", "around", first, end, token.i, noun.i + 1) if source is not None else None


# -- labels in headlines -------------------------------------------------------------------------------------------------------------------


def _label(document: Document, token: Token) -> Cue | None:
    """"Police: 3 dead in crash", "3 dead in crash - police"."""
    tokens = document.tokens
    first, end = _bounds(document, token)
    if document.sentences[token.sentence].zone != "title":
        return None
    # The title may have been split into several sentences: it is one line.
    while first > 0 and document.sentences[tokens[first - 1].sentence].zone == "title":
        first = document.sentences[tokens[first - 1].sentence].first
    while end < len(tokens) and document.sentences[tokens[end].sentence].zone == "title":
        end = document.sentences[tokens[end].sentence].last
    if token.text == ":" and 0 < token.i - first <= 5 and token.i + 1 < end:
        source = _label_source(document, first, token.i)
        if source is not None:
            return Cue(token.i, token.i + 1, source, "asserts", "after", token.i + 1, end, first, token.i + 1)
    if token.i > first and 0 < end - token.i - 1 <= 5:
        source = _label_source(document, token.i + 1, end)
        if source is not None:
            return Cue(token.i, token.i + 1, source, "asserts", "before", first, token.i, token.i, end)
    return None


def _label_source(document: Document, first: int, last: int) -> Source | None:
    tokens = document.tokens
    head = last - 1
    word = tokens[head]
    known = word.lemma in words.PERSON_NOUNS | words.BODY_NOUNS or word.lower in words.PLURAL_SOURCES | words.SPEAKING_LABELS
    if last - first == 1 and not known:
        known = word.model_label in ("GPE", "ORG", "NORP") or (word.text.isupper() and len(word.text) > 1 and not tokens[0].text.isupper())
    if last - first == 1 and word.lower in words.SPEAKING_LABELS | words.PLURAL_SOURCES:
        return Source(first, last, head, "many")
    if not known or any(t.pos in ("VERB", "NUM", "PUNCT") for t in tokens[first:last]):
        return None
    return Source(first, last, head, "many" if word.lower in words.PLURAL_SOURCES else "body")


# -- verbs ---------------------------------------------------------------------------------------------------------------------------------


def _verb(document: Document, verb: Token, earlier: Cue | None) -> Cue | None:
    tokens = document.tokens
    lemma = verb.lemma
    if lemma in words.QUOTE_VERBS and verb.tag == "VBG":
        return None  # "citing two officials": a source's source
    if lemma in words.QUOTE_VERBS and (quoted := _quoted(document, verb)) is not None:
        return quoted
    agent = _agent(tokens, verb)
    passive = verb.tag == "VBN" and (agent is not None or any(tokens[c].dep in ("auxpass", "nsubjpass") for c in verb.children))
    if passive or (verb.tag == "VBN" and agent is None and verb.lemma in words.SHOW_VERBS):
        found = _passive(document, verb, agent) if agent is not None else _recorded_in(document, verb)
        if found is not None or passive:
            return found
    if verb.dep in ("acl", "amod", "relcl") and verb.tag == "VBN" and not any(tokens[c].dep in ("nsubj", "aux") for c in verb.children):
        return None
    if lemma == "point" and not any(tokens[c].lower == "out" for c in verb.children):
        return None
    goes_on = verb.tag == "VBG" and tokens[verb.i - 1].text in ",”\"’" and lemma in words.SAY_VERBS | words.ACCUSE_VERBS
    if goes_on and earlier is not None and tokens[earlier.first].sentence == verb.sentence:
        source: Source | None = earlier.source  # "X said ..., adding": whatever the parser hangs the participle on
    else:
        head = _subject(document, verb)
        source = source_at(document, head) if head is not None else None
    if source is None or (earlier is not None and _is_own_source(document, earlier, source, verb)):
        return None
    stance = _stance(document, verb)
    if stance is None or not _may_report(document, verb, source, stance):
        return None
    return _laid_out(document, verb, source, stance)


def _is_own_source(document: Document, earlier: Cue, source: Source, verb: Token) -> bool:
    """"The site reported its source said": the name that the article gives is the site's."""
    tokens = document.tokens
    return tokens[source.first].lower in ("its", "their", "his", "her") and tokens[earlier.first].sentence == verb.sentence and (
        source.kind == "report" or tokens[source.head].lemma == "source"
    )


def _agent(tokens: list[Token], verb: Token) -> int | None:
    for child in verb.children:
        if tokens[child].dep == "agent" or (tokens[child].dep == "prep" and tokens[child].lower == "by"):
            for grandchild in tokens[child].children:
                if tokens[grandchild].dep == "pobj" and tokens[grandchild].tag != "VBG":
                    return grandchild
    return None


def _passive(document: Document, verb: Token, agent: int) -> Cue | None:
    """"The toll was confirmed by the ministry", "death tolls provided by officials"."""
    if verb.lemma in words.THINK_VERBS | words.ACCUSE_VERBS | words.PLEDGE_VERBS or verb.lemma in ("read", "detail", "place"):
        return None
    source = source_at(document, agent)
    if source is None:
        return None
    first, end = _bounds(document, verb)
    stance = _plain_stance(verb.lemma)
    if verb.lemma in ("tell", "inform"):  # "the president was told by the minister that ..."
        return Cue(verb.i, verb.i + 1, source, stance, "after", source.last, _clause_end(document, verb, end), verb.i, source.last)
    return Cue(verb.i, verb.i + 1, source, stance, "around", first, end, verb.i, max(source.last, verb.i + 1))


def _issued_by(document: Document, verb: Token) -> Cue | None:
    """"A toll provided by officials": the officials."""
    tokens = document.tokens
    agent = _agent(tokens, verb)
    subject = next((tokens[c] for c in verb.children if tokens[c].dep == "nsubjpass"), tokens[verb.head])
    if agent is None or subject.lemma not in words.FIGURE_NOUNS | words.DATA_NOUNS:
        return None
    source = source_at(document, agent)
    first, end = _bounds(document, verb)
    return Cue(verb.i, verb.i + 1, source, "asserts", "around", first, end, verb.i, source.last) if source is not None else None


def _recorded_in(document: Document, verb: Token) -> Cue | None:
    """"Forty are listed in the registry's records": the records."""
    tokens = document.tokens
    for child in verb.children:
        if tokens[child].dep != "prep" or tokens[child].lower not in ("in", "on") or verb.lemma not in words.SHOW_VERBS:
            continue
        head = next((c for c in tokens[child].children if tokens[c].lemma in words.DATA_NOUNS), None)
        source = source_at(document, head) if head is not None else None
        if source is not None:
            first, end = _bounds(document, verb)
            if any(tokens[c].dep == "nsubjpass" for c in verb.children):
                first = min(document.subtree(verb.i))
            return Cue(verb.i, verb.i + 1, source, "asserts", "around", first, end, verb.i, source.last)
    return None


def _quoted(document: Document, verb: Token) -> Cue | None:
    """"State radio quoted the governor as saying ...", "he was quoted as saying": the source is the one quoted."""
    tokens = document.tokens
    _, end = _bounds(document, verb)
    saying = next((i for i in range(verb.i + 1, min(end - 1, verb.i + 25)) if tokens[i].lower == "as" and tokens[i + 1].lower == "saying"), None)
    if saying is None:
        return None
    passive = any(tokens[c].dep in ("nsubjpass", "auxpass") for c in verb.children)
    subject = _subject(document, verb)
    quoted = subject if passive else next((c for c in verb.children if tokens[c].dep == "dobj" and c < saying), None)
    if not passive and quoted is not None and tokens[quoted].lemma in ("source", "witness", "official") and subject is not None:
        quoted = subject  # "the agency cited a source as saying": the name that the article gives is the agency's
    source = source_at(document, quoted) if quoted is not None else None
    if source is None:
        return None
    return _placed(document, verb, source, "asserts", min(source.first, verb.i), saying + 2, after=saying + 2)


def _subject(document: Document, verb: Token) -> int | None:
    """The head noun of whoever does the reporting."""
    tokens = document.tokens
    token = verb
    for _ in range(4):
        subjects = [c for c in token.children if tokens[c].dep in ("nsubj", "nsubjpass")]
        if subjects:
            nearest = min(subjects, key=lambda c: abs(c - token.i))
            if nearest > token.i and token.i == verb.i and _starts_clause(document, nearest):
                return _before_comma(document, verb)  # "Doe, said the rebels had left": the parser took the next clause's subject
            if tokens[nearest].lower in ("who", "which", "that") and token.dep == "relcl":
                return token.head
            return nearest
        if token.i == verb.i and (near := _beside(document, verb)) is not None:
            return near
        governor = tokens[token.head]
        if governor.i == token.i:
            return None
        if token.dep in ("acl", "relcl") and governor.pos in ("NOUN", "PROPN"):
            if token.tag == "VB":
                return None  # "the intent to admit"
            return _issuing(document, governor)  # "a report estimating that"
        if token.dep in ("conj", "advcl", "xcomp", "pcomp", "ccomp", "dep") and governor.pos in ("VERB", "AUX"):
            if verb.tag == "VBG" and token.dep == "advcl" and governor.lemma not in words.REPORTING_VERBS:
                return None
            if token.dep == "xcomp" and token.tag == "VB" and governor.lemma not in ("go", "continue", "want", "appear", "seem"):
                return None  # "is expected to announce"
            if token.dep == "ccomp" and token.tag != "VBG":
                return None
            token = governor
            continue
        return None
    return None


def _issuing(document: Document, noun: Token) -> int:
    """The head noun of whoever issued a document ("the agency released a report saying"), else the document itself."""
    tokens = document.tokens
    governor = tokens[noun.head]
    if noun.lemma in words.REPORT_NOUNS | words.STATEMENT_NOUNS and noun.dep == "dobj" and governor.lemma in words.ISSUE_VERBS:
        return next((c for c in governor.children if tokens[c].dep == "nsubj"), noun.i)
    return noun.i


def _starts_clause(document: Document, noun: int) -> bool:
    """Whether a verb follows the noun at once, so that it is the subject of a clause of its own."""
    tokens = document.tokens
    end = document.sentences[tokens[noun].sentence].last
    i = noun + 1
    while i < end and tokens[i].pos == "ADV":
        i += 1
    return i < end and tokens[i].pos in ("AUX", "VERB") and tokens[i].tag in ("VBD", "VBZ", "VBP", "MD")


def _before_comma(document: Document, verb: Token) -> int | None:
    """The subject that stands before a comma and the verb: "a tribal leader, John Doe, said", "John Doe, the mayor, said"."""
    tokens = document.tokens
    first, _ = _bounds(document, verb)
    i = verb.i - 1
    if i <= first or tokens[i].text != ",":
        return None
    name_last = i - 1
    while i - 1 >= first and tokens[i - 1].text != ",":
        i -= 1
    if i - 2 >= first and tokens[i - 1].text == "," and tokens[i - 2].pos in ("NOUN", "PROPN"):
        return i - 2  # source_at joins the name after the comma to a description before it
    return name_last if tokens[name_last].pos in ("NOUN", "PROPN") else None


def _beside(document: Document, verb: Token) -> int | None:
    """The subject by position, where the parser found none: "..., said the mayor", "..., the mayor said"."""
    tokens = document.tokens
    first, end = _bounds(document, verb)
    i = verb.i
    if verb.tag == "VBG" or verb.lemma not in words.SAY_VERBS or i <= first:
        return None
    before = tokens[i - 1]
    if before.text in (",", "”", '"', "’") and i + 1 < end:
        j = i + 1
        while j < end and (tokens[j].pos in ("DET", "ADJ", "PROPN", "NOUN", "PART", "PRON") or tokens[j].text == "-"):
            j += 1
        if j > i + 1 and tokens[j - 1].pos in ("NOUN", "PROPN", "PRON") and not _starts_clause(document, j - 1):
            return j - 1
        return _before_comma(document, verb) if verb.dep == "ROOT" else None
    if before.pos in ("PROPN", "NOUN", "PRON") and verb.dep in ("ROOT", "ccomp", "parataxis", "advcl") and before.dep not in ("pobj", "dobj"):
        return before.i
    return None


def _plain_stance(lemma: str) -> str:
    if lemma in words.DENY_VERBS:
        return "denies"
    if lemma in words.DISPUTE_VERBS:
        return "disputes"
    return "confirms" if lemma in words.CONFIRM_VERBS else "asserts"


def _stance(document: Document, verb: Token) -> str | None:
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
    if modifiers & {"would", "should", "must", "could", "may", "might"} and lemma not in words.SAY_VERBS - {"say"}:
        return None
    return _plain_stance(lemma)


def _inability(document: Document, token: Token) -> Cue | None:
    """"The agency was unable to verify the figures", "it was not possible to confirm"."""
    tokens = document.tokens
    negated = token.lemma in ("unable", "impossible") or any(tokens[c].dep == "neg" for c in tokens[token.head].children)
    verb = next((tokens[c] for c in token.children if tokens[c].lemma in words.VERIFY_ACTS and c > token.i), None)
    if not negated or verb is None:
        return None
    head = _subject(document, tokens[token.head]) if tokens[token.head].pos in ("AUX", "VERB") else None
    source = source_at(document, head) if head is not None else None
    if source is None:
        return None
    return _placed(document, verb, source, "not_verified", source.first, verb.i + 1, after=verb.i + 1)


def _may_report(document: Document, verb: Token, source: Source, stance: str) -> bool:
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
        return any(tokens[c].lower == "at" for o in [verb, *objects] for c in o.children) and any(o.lemma in words.FIGURE_NOUNS for o in objects)
    if lemma in words.ACCUSE_VERBS or stance in ("denies", "disputes"):
        return bool(objects) or clause or verb.dep == "relcl"
    if _parenthetical(document, verb, source):
        return True
    if not (_speaks(document, source) or (lemma in words.CORE_SAY_VERBS and clause)):
        return False
    if lemma in words.PLEDGE_VERBS:
        return clause
    if lemma in words.SAY_VERBS and (lemma not in words.GIVE_VERBS or not objects or clause):
        return clause or lemma not in words.WEAK_SAY_VERBS or _near_quote(document, verb)
    if lemma in words.THINK_VERBS:
        return clause or (lemma == "estimate" and bool(objects))
    if source.kind == "report" and lemma in words.SHOW_VERBS | words.SAY_VERBS | words.GIVE_VERBS:
        return True
    if lemma in words.RULE_VERBS:
        return clause
    if lemma in words.OBSERVE_VERBS:
        return tokens[source.head].lemma in words.OBSERVERS and (bool(objects) or clause)
    if lemma in words.REACH_VERBS:
        official = any(t.lower in ("official", "government") for t in tokens[source.first : source.head])
        return official and tokens[source.head].lemma in words.TALLY_NOUNS
    if lemma in words.GIVE_VERBS:
        return bool(objects) or clause or any(tokens[c].dep == "prep" and tokens[c].lower == "of" for c in verb.children)
    return False


def _speaks(document: Document, source: Source) -> bool:
    """Whether the source is someone or something that can speak."""
    if source.kind in ("person", "body", "report", "pronoun"):
        return True
    head = document.tokens[source.head]
    known = words.PERSON_NOUNS | words.BODY_NOUNS | words.PLURAL_SOURCES
    return head.lower in known or head.lemma in known or is_name(head)


def _near_quote(document: Document, verb: Token) -> bool:
    near = document.tokens[max(0, verb.i - 12) : verb.i + 12]
    return any(t.text in "“”\"‘" for t in near)


def _parenthetical(document: Document, verb: Token, source: Source) -> bool:
    tokens = document.tokens
    end = document.sentences[verb.sentence].last
    opened = source.first > 0 and tokens[source.first - 1].text in ",”\"’—–"
    return opened and source.last <= verb.i and (verb.i + 1 >= end or tokens[verb.i + 1].text in ",.")


# -- where the reported words stand --------------------------------------------------------------------------------------------------------


def _laid_out(document: Document, verb: Token, source: Source, stance: str) -> Cue:
    tokens = document.tokens
    end = document.sentences[verb.sentence].last
    clause_first = min(source.first, verb.i)
    last = verb.i + 1
    after = _skip_adjuncts(document, verb, source, max(last, source.last if source.first > verb.i else 0), end)
    cue_first = verb.i
    if tokens[verb.i - 1].lemma in ("to", "have", "be", "not") and verb.i - 1 > source.last and stance == "not_verified":
        cue_first = verb.i - 1
    cue = _placed(document, verb, source, stance, clause_first, max(last, source.last if source.first > verb.i else 0), after)
    cue.first = cue_first
    return cue


def _skip_adjuncts(document: Document, verb: Token, source: Source, start: int, end: int) -> int:
    """The first token after the cue that is neither a time, an addressee nor a medium ("told reporters in Kyiv on Monday")."""
    tokens = document.tokens
    i = start
    if source.first > verb.i and i < end and tokens[i].text == ",":  # said X, the mayor of Y, ...
        j = i + 1
        while j < min(end, i + 25) and tokens[j].text not in ",.;":
            j += 1
        if any(t.dep == "appos" for t in tokens[i + 1 : j]):
            i = j
    while i < end:
        token = tokens[i]
        if token.lower in TIME_WORDS or token.lower in ("late", "early", "earlier", "later", "also", "recently", "last", "week", "month", "year", "this"):
            i += 1
        elif token.dep in ("dobj", "dative", "advmod", "npadvmod", "det", "compound", "poss", "amod", "case") and verb.lemma in ("tell", "inform"):
            if token.pos == "NUM" or (token.dep == "advmod" and token.lower == "how"):
                return i
            i += 1
        elif token.dep == "prep" and token.head == verb.i and token.lower in ("on", "in", "at", "via", "during", "through", "to", "before"):
            j = i + 1
            while j < end and i <= tokens[j].head < j + 6 and tokens[j].head != verb.i and tokens[j].text not in ",:;“\".":
                j += 1
            i = j
        else:
            return i
    return i


def _placed(document: Document, verb: Token, source: Source, stance: str, clause_first: int, clause_last: int, after: int) -> Cue:
    tokens = document.tokens
    first, end = _bounds(document, verb)
    opener = _opener(document, clause_first, first)
    title = document.sentences[verb.sentence].zone == "title"
    stops = after >= end or tokens[after].text in ",.;)—–!?" or (title and after >= end)
    into_quote = after + 1 < end and tokens[after].text in ",:" and tokens[after + 1].text in "“\"‘'"
    if stops and not into_quote and (opener in ",”\"’—–?!)-'…" or title) and clause_first > 0:
        layout: Layout = "around" if after < end - 1 else "before"
        return Cue(verb.i, verb.i + 1, source, stance, layout, first, end, clause_first, max(clause_last, verb.i + 1))
    if verb.dep == "relcl" and stops and source.head != verb.head:  # "a charge that the army denies"
        return Cue(verb.i, verb.i + 1, source, stance, "before", first, clause_first, clause_first, clause_last)
    content_last = _title_end(document) if title else _clause_end(document, verb, end)
    return Cue(verb.i, verb.i + 1, source, stance, "after", max(verb.i + 1, clause_last), content_last, clause_first, clause_last)


def _opener(document: Document, clause_first: int, first: int) -> str:
    """The mark or word before a reporting clause; words of the source's own phrase that the parser left out are passed over."""
    tokens = document.tokens
    i = clause_first - 1
    while i > max(first, clause_first - 9) and tokens[i].pos in ("DET", "ADJ", "NOUN", "PROPN", "PART", "CCONJ"):
        i -= 1
    if i >= 0 and tokens[i].text == ",":
        return ","
    return tokens[clause_first - 1].text if clause_first > 0 else ""


def _title_end(document: Document) -> int:
    """The number of the first token after the title: a title is one line, however the model split it."""
    last = 0
    for sentence in document.sentences:
        if sentence.zone != "title":
            break
        last = sentence.last
    return last


def _clause_end(document: Document, verb: Token, end: int) -> int:
    """Where the clause that the verb governs ends: at the main clause that it leans on, or at a main clause set beside it."""
    tokens = document.tokens
    node = verb.i
    for ancestor in document.ancestors(verb.i):
        if ancestor > verb.i:
            return min(end, max(document.subtree(node)) + 1)
        node = ancestor
    for child in verb.children:
        joined = tokens[child]
        if joined.dep != "conj" or not any(tokens[c].dep in ("nsubj", "nsubjpass") for c in joined.children):
            continue
        start = min(document.subtree(child))
        if start > verb.i + 2 and tokens[start - 1].lower == "but" and tokens[start - 2].text == ",":
            return start - 1
    return end
