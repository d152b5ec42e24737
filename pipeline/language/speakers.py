"""Who a report comes from: the noun phrase that names a source, what kind of source it is, and whom a pronoun stands for."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.language import reporting_words as words
from pipeline.language.document import Document, Token

if TYPE_CHECKING:
    from pipeline.language.entity import Mention

_LEFT = frozenset(["det", "compound", "amod", "poss", "nmod", "nummod", "case", "predet", "quantmod", "punct", "advmod", "npadvmod"])
_INNER_PREPOSITIONS = frozenset(["of", "in", "at", "for", "from", "on", "with", "to", "near", "by", "within", "into"])
_LEANING = frozenset(["cc", "conj", "prep", "pobj", "compound", "amod"])
_LONGEST_MODIFIER = 6  # tokens from its own noun on
_LONGEST = 16  # tokens; longer phrases are parser slips
_COUNTRY = 6  # UCDP's code of precision
_NO_OPENING = frozenset(["PUNCT", "ADP", "CCONJ", "SCONJ", "ADV"])
_DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight"]
)
_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)
TIME_WORDS = _DAYS | _MONTHS


@dataclass(slots=True)
class Source:
    """The words that name a source: token numbers (`last` exclusive), and the kind of source that they name.

    `phrase_first` is where the whole noun phrase begins, of which the name may be the end only ("a statement from the ministry").
    """

    first: int
    last: int
    head: int
    kind: str  # person body many report other pronoun
    phrase_first: int = -1

    def __post_init__(self) -> None:
        if self.phrase_first < 0:
            self.phrase_first = self.first

    def text(self, document: Document) -> str:
        """The words as the article writes them."""
        return document.text[document.tokens[self.first].start : document.tokens[self.last - 1].end]


def is_name(token: Token) -> bool:
    """Whether the token is part of a proper name."""
    return token.pos == "PROPN" or token.tag in ("NNP", "NNPS")


def source_at(document: Document, head: int) -> Source | None:
    """The source whose noun phrase is headed by a token; None where it cannot be one (first persons, dates, numbers alone)."""
    tokens = document.tokens
    token = tokens[head]
    agency = token.text == "WHO" and (head == 0 or tokens[head - 1].text not in (",", "WHO"))  # the World Health Organization
    one_of = token.lower == "one" and head + 1 < len(tokens) and tokens[head + 1].lower == "of"  # "one of the survivors"
    if (token.lower in words.OWN_VOICE and not (agency or one_of)) or token.lower in TIME_WORDS or not token.text[0].isalnum():
        return None
    if (token.pos == "PRON" and not agency) or token.lower in words.PRONOUNS_PERSON | words.PRONOUNS_BODY | words.PRONOUNS_MANY:
        known = token.lower in words.PRONOUNS_PERSON | words.PRONOUNS_BODY | words.PRONOUNS_MANY
        return Source(head, head + 1, head, "pronoun") if known else None
    first, last = _whole_name(document, *_edges(document, head), head)
    if last < len(tokens) and tokens[last].lower in words.TITLE_ABBREVIATIONS:  # "London police Const. Kim Flett", taken for two phrases
        while last < len(tokens) and is_name(tokens[last]):
            last += 1
        head = last - 1
    while first < head and _is_mark(tokens[first]):
        first += 1
    first = _with_office(document, _with_compound(tokens, first, last))
    outer = first
    first, last = _with_apposed_name(document, first, last, head)
    first, last = _issuer(document, first, last, head)
    kind = "person" if one_of else kind_of(document, first, last, head)
    end = _list_end(document, last, head)
    return Source(first, end, head, kind if end == last else "many", min(outer, first))


def _with_compound(tokens: list[Token], first: int, last: int) -> int:
    """Where a phrase begins with the compound before it: `Iran-backed rebels`, `the Houthi-run health ministry`."""
    parted = first > 2 and tokens[first - 2].text == "-" and first <= tokens[first - 1].head < last
    if parted and tokens[first - 3].end == tokens[first - 2].start and tokens[first - 2].end == tokens[first - 1].start:
        first -= 3
        if first > 0 and tokens[first - 1].dep == "det" and first <= tokens[first - 1].head < last:
            first -= 1
    while first > 0 and tokens[first - 1].end == tokens[first].start and "-" in (tokens[first - 1].text, tokens[first].text):
        first -= 1
    return first


def _with_office(document: Document, first: int) -> int:
    """Where a name begins with the office right before it that the parser hangs elsewhere: "a bus, state police spokesman Jan Roe said"."""
    tokens = document.tokens
    start = document.sentences[tokens[first].sentence].first
    if first == start or not is_name(tokens[first]) or tokens[first - 1].pos != "NOUN" or tokens[first - 1].lemma not in words.PERSON_NOUNS:
        return first
    begin = first
    while begin > start and first - begin < _LONGEST_MODIFIER and tokens[begin - 1].pos in ("NOUN", "PROPN", "ADJ"):
        begin -= 1
    return begin if begin == start or tokens[begin - 1].pos in ("PUNCT", "DET") else first


def _list_end(document: Document, last: int, head: int) -> int:
    """The end of a list of three or more that the phrase up to `last` opens: "residents, activists and medical staff"."""
    tokens = document.tokens
    if last >= len(tokens) or tokens[last].text != "," or tokens[head].dep not in ("nsubj", "pobj"):
        return last
    members = [head]
    while following := [c for c in tokens[members[-1]].children if tokens[c].dep == "conj" and c > last]:
        members.append(following[0])
    named = all(tokens[m].pos in ("NOUN", "PROPN") for m in members)
    return max(last, members[-1] + 1) if named and len(members) > 2 and members[-1] - head < _LONGEST else last


def name_of_body(document: Document, token: int) -> Mention | None:
    """The mention of an organisation by a name of several words that covers the token; None where there is none."""
    at = bisect.bisect_right(document.mentions, token, key=lambda m: m.first)
    for mention in document.mentions[max(0, at - 3) : at]:
        if mention.kind == "organisation" and mention.form == "name" and mention.first <= token < mention.last > mention.first + 1:
            return mention
    return None


def is_town(document: Document, source: Source) -> bool:
    """Whether a source is headed by the name of a town, a district or a province itself, unlike `police in Lugo`."""
    at = bisect.bisect_right(document.mentions, source.head, key=lambda m: m.first)
    near = [m for m in document.mentions[max(0, at - 3) : at] if m.kind == "place" and m.form == "name" and m.first <= source.head < m.last]
    return any((document.entities[m.entity].precision or 0) < _COUNTRY for m in near)


def _is_known_person(document: Document, token: int) -> bool:
    """Whether the token stands in a name that is a person's by what the whole article tells."""
    at = bisect.bisect_right(document.mentions, token, key=lambda m: m.first)
    return any(m.kind == "person" and m.form == "name" and m.first <= token < m.last for m in document.mentions[max(0, at - 3) : at])


def _whole_name(document: Document, first: int, last: int, head: int) -> tuple[int, int]:
    """The phrase with all of the organisation's name that its head stands in, and of the person's that it ends in: parsers part
    "Doctors Without Borders"."""
    name = name_of_body(document, head)
    if name is not None:
        opens = name.first - 1 if name.first and document.tokens[name.first - 1].lower == "the" else name.first
        first, last = min(first, opens), max(last, name.last)
    at = bisect.bisect_left(document.mentions, last, key=lambda m: m.first)
    ends = [m.last for m in document.mentions[max(0, at - 2) : at] if m.kind == "person" and m.form == "name" and m.first < last < m.last]
    return first, max([last, *ends])


def can_speak(document: Document, source: Source) -> bool:
    """Whether the source is someone or something that can speak."""
    if source.kind in ("person", "body", "report", "pronoun"):
        return True
    head = document.tokens[source.head]
    known = words.PERSON_NOUNS | words.BODY_NOUNS | words.PLURAL_SOURCES
    return head.lower in known or head.lemma in known or is_name(head)


def kind_of(document: Document, first: int, last: int, head: int) -> str:
    """person, body, many (a plural), report (a document or figures) or other, for a noun phrase."""
    token = document.tokens[head]
    if name_of_body(document, head) is not None or token.text == "WHO":
        return "body"
    if token.tag == "NNS" or token.lower in words.PLURAL_SOURCES or any(t.dep == "conj" for t in document.tokens[head + 1 : last]):
        return "report" if token.lemma in words.REPORT_NOUNS and token.lower not in words.PLURAL_SOURCES else "many"
    if token.lower in words.PERSON_NOUNS or token.lemma in words.PERSON_NOUNS:
        return "person"
    if token.lower in words.BODY_NOUNS or token.lemma in words.BODY_NOUNS:
        return "body"
    if token.lemma in words.REPORT_NOUNS:
        return "report"
    names = [t for t in document.tokens[first:last] if is_name(t)]
    if not is_name(token):
        return "person" if token.model_label == "PERSON" and token.text[0].isupper() else "other"
    if _is_known_person(document, head):
        return "person"
    titled = {t.lower for t in document.tokens[first:head]} & words.PERSON_NOUNS
    if titled or any(t.model_label == "PERSON" for t in names):
        return "person"
    if names and (token.model_label in ("ORG", "GPE", "NORP", "FAC", "LOC") or token.text.isupper()):
        return "body"
    earlier = {t.lower for t in document.tokens[max(0, first - 3) : last]}
    if names and earlier & words.PERSON_NOUNS:
        return "person"
    return "person" if len(names) >= 2 else "other"


def _edges(document: Document, head: int) -> tuple[int, int]:
    """Token numbers (first, last exclusive) of the noun phrase around its head, cut at commas, appositions and relative clauses."""
    tokens = document.tokens
    sentence = document.sentences[tokens[head].sentence]
    first = head
    while first > max(sentence.first, head - _LONGEST) and _joins_left(tokens, first - 1, first, head):
        first -= 1
    while first < head and (tokens[first].pos in _NO_OPENING or tokens[first].dep in ("advmod", "npadvmod")):
        first += 1
    last = head + 1
    limit = min(sentence.last, head + _LONGEST)
    if head >= sentence.last - 2 and sentence.last < len(tokens) and (tokens[head].lower.rstrip(".") + ".") in words.TITLE_ABBREVIATIONS:
        last, limit = sentence.last, min(sentence.last + 4, len(tokens))  # "said Lt. | Jane Doe": the splitter stopped at the full stop
    if is_name(tokens[head]):
        while last < limit and (_goes_on_naming(tokens, last) or is_name(tokens[last])) and tokens[last].lower not in TIME_WORDS:
            last += 1
    elif tokens[head].lemma in words.OUTLET_NOUNS and last < limit and is_name(tokens[last]) and tokens[last].lower not in TIME_WORDS:
        first = last  # "the newspaper Haaretz"
        while last < limit and is_name(tokens[last]) and tokens[last].lower not in TIME_WORDS:
            last += 1
        return first, last
    if is_name(tokens[head]):  # "state news agency Tass"
        first = next((i + 1 for i in range(head - 1, first - 1, -1) if tokens[i].lemma in words.OUTLET_NOUNS), first)
    if not _names_person(tokens, first, head):
        last = _with_modifiers(document, head, last, limit)
    while last > head + 1 and _trails(tokens, last - 1):
        last -= 1
    if last < limit - 2 and tokens[last].text == "(" and tokens[last + 2].text == ")" and is_name(tokens[last + 1]):
        last += 3  # the Red Cross (ICRC)
    return first, last


def _is_mark(token: Token) -> bool:
    """Whether a token has neither letter nor digit, whatever the tagger takes it for."""
    return not any(character.isalnum() for character in token.text)


def _goes_on_naming(tokens: list[Token], i: int) -> bool:
    """Whether a token within a name joins what follows: a particle, a hyphen, "&" and a dash without blanks before a further name."""
    if tokens[i].lower in ("al", "bin", "ibn", "de", "van", "von", "-"):
        return True
    if i + 1 == len(tokens) or not is_name(tokens[i + 1]):
        return False
    return tokens[i].text == "&" or (
        tokens[i].text == "–" and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
    )


def _trails(tokens: list[Token], i: int) -> bool:
    """Whether a token at the end of a noun phrase is none of it: a particle, a mark, a time ("last March")."""
    token = tokens[i]
    if token.tag == "POS" or token.pos in ("ADV", "ADP", "PUNCT", "DET") or token.lower in TIME_WORDS:
        return True
    return token.lower in ("last", "late", "early", "earlier") and i + 1 < len(tokens) and tokens[i + 1].lower in TIME_WORDS


def _names_person(tokens: list[Token], first: int, head: int) -> bool:
    """Whether the phrase first..head is a person's name, by the model's label or by the title before it ("Lt. Jane Doe")."""
    if not is_name(tokens[head]) or tokens[head].lemma.lower() in words.BODY_NOUNS:
        return False
    titles = words.PERSON_NOUNS | words.TITLE_ABBREVIATIONS
    return tokens[head].model_label == "PERSON" or any(t.lower in titles or t.lower + "." in titles for t in tokens[first:head])


def _joins_left(tokens: list[Token], i: int, right: int, head: int) -> bool:
    """Whether token i belongs to the noun phrase whose words right..head are known."""
    token = tokens[i]
    if token.text[-1] in ",;:—–()" or token.text in '“”"' or token.lower in TIME_WORDS:
        return False
    if token.text == "-" or token.lower in ("'s", "’s", "’", "'"):
        return True
    if token.text in "/&" or (token.dep in _LEFT and right <= token.head <= head):
        return token.pos not in ("PUNCT", "VERB") or token.dep == "amod"
    if token.pos in ("PUNCT", "VERB", "AUX"):
        return False
    # Words that lean on one that already belongs ("the [ministry 's] spokesman"), or with others on one of the head's modifiers
    # ("police and hospital officials", "Ministry of Health figures").
    if token.dep in _LEFT and i < token.head <= head:
        return True
    while token.dep in _LEANING and token.head < head and token.head != token.i:
        token = tokens[token.head]
    return token.dep in ("nmod", "compound", "amod") and token.head == head and i - token.i < _LONGEST_MODIFIER


def _with_modifiers(document: Document, head: int, last: int, limit: int) -> int:
    """The end of the phrase with its of-, in- and at-phrases, a participle ("conducted by") and names joined by a bare "and"."""
    tokens = document.tokens
    while last < limit:
        token = tokens[last]
        belongs = head <= token.head < last
        if token.text in "-/&'’" or token.lower in ("'s", "’s"):
            last += 1
        elif token.dep == "prep" and belongs and token.lower in _INNER_PREPOSITIONS:
            following = tokens[last + 1].lower if last + 1 < limit else ""
            if following in TIME_WORDS or following == "condition":
                return last
            if token.lower in ("at", "on") and last + 2 < limit and tokens[last + 2].lower == "scene":
                return last  # "police at the scene": where they spoke
            last = min(limit, max(last + 2, _phrase_end(document, last, limit)))
        elif token.dep == "cc" and token.lower == "and" and belongs and last + 1 < limit:
            joined = [c for c in tokens[token.head].children if tokens[c].dep == "conj" and c > last]
            if not joined or tokens[joined[0]].pos not in ("NOUN", "PROPN") or joined[0] - last > 6:
                return last
            last = joined[0] + 1
        elif token.lower in ("named", "called") and belongs and last + 1 < limit and is_name(tokens[last + 1]):
            last += 2  # "a resident named Omar"
            while last < limit and is_name(tokens[last]):
                last += 1
        elif (
            token.dep == "acl"
            and token.tag == "VBN"
            and belongs
            and last + 1 < limit
            and tokens[last + 1].lower in ("by", "in", "for", "to")
        ):
            last = _phrase_end(document, last, limit)
        else:
            return last
    return last


def _phrase_end(document: Document, start: int, limit: int) -> int:
    """The end of what hangs on token `start` in one run, up to a comma, a clause or a time."""
    tokens = document.tokens
    last = start + 1
    while last < limit and start <= tokens[last].head < last + 8 and tokens[last].text not in ',;:—–“”"()':
        if tokens[last].dep in ("relcl", "nsubj", "appos", "mark", "ROOT") or tokens[last].lower in TIME_WORDS:
            break
        if tokens[last].pos in ("VERB", "AUX") and tokens[last].dep not in ("amod", "compound", "acl"):
            break
        last += 1
    return last


def _with_apposed_name(document: Document, first: int, last: int, head: int) -> tuple[int, int]:
    """A description and the name after its comma ("the regional governor, Jane Doe,"): both, or the name alone where the
    description is the longer of the two."""
    tokens = document.tokens
    if is_name(tokens[head]) or last + 1 >= len(tokens) or tokens[last].text != ",":
        return first, last
    begin = end = last + 1
    while (
        end < len(tokens)
        and (is_name(tokens[end]) or (end > begin and tokens[end].text == "-"))
        and tokens[end].sentence == tokens[head].sentence
    ):
        end += 1
    named = end - begin >= 2 or any(t.model_label == "PERSON" for t in tokens[begin:end])
    closes = end < len(tokens) and (tokens[end].text in ",.;:" or tokens[end].pos in ("VERB", "AUX"))
    if not (named and closes and end - begin <= 8) or tokens[head].lemma not in words.PERSON_NOUNS:
        return first, last
    described = [t for t in tokens[first:last] if t.pos in ("NOUN", "PROPN", "ADJ", "NUM")]
    return (first, end) if len(described) <= end - begin else (begin, end)


def _issuer(document: Document, first: int, last: int, head: int) -> tuple[int, int]:
    """Who issued a statement or made a count, where the phrase says so ("a statement from the ministry", "data compiled by the
    university"); else the phrase as it is."""
    tokens = document.tokens
    if tokens[head].lemma in words.REPORT_NOUNS:
        for i in range(head + 1, last - 2):
            if tokens[i].lower in words.COMPILE_PARTICIPLES and tokens[i + 1].lower == "by":
                end = i + 2
                while end < last and (tokens[end].pos in ("DET", "ADJ", "PROPN", "NOUN", "PART") or tokens[end].lower in ("of", "&", "-")):
                    end += 1
                return i + 2, max(end, i + 3)
    if tokens[head].lemma in words.REPORT_NOUNS - words.STATEMENT_NOUNS and head + 2 < last and tokens[head + 1].lower in ("from", "by"):
        return head, last  # "the latest figures from the ministry": the words that name it
    if tokens[head].lemma not in words.STATEMENT_NOUNS or head + 2 >= last:
        return first, last
    if tokens[head + 1].lower in ("from", "by"):
        return head + 2, last
    return first, last
