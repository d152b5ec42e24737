"""Whether a person is spoken of as he or she, from the words of the article: courtesy titles, words for kin, pronouns after the name."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.language.document import Document
from pipeline.language.spans import Span

_HE = frozenset({"he", "his", "him", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_COURTESY = {"mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "dame": "f",
             "lady": "f"}  # fmt: skip
# Nouns of kin, rank and trade that say man or woman.
_MALE = frozenset(
    """brother father son husband uncle nephew grandfather king prince emir sultan man boy spokesman chairman congressman councilman
    policeman fireman fisherman cameraman businessman widower monk imam pope businessman salesman boyfriend sheikh baron duke""".split()
)
_FEMALE = frozenset(
    """sister mother daughter wife aunt niece grandmother queen princess woman girl spokeswoman chairwoman congresswoman councilwoman
    policewoman businesswoman widow nun actress girlfriend baroness duchess heroine""".split()
)
# Titles that stand before a given name alone.
CROWNED = frozenset({"king", "queen", "prince", "princess", "pope", "emir", "sultan", "emperor", "empress", "tsar"})
_NEXT = 14  # tokens of the next sentence in which a pronoun still means the subject of this one
_BEFORE = 4  # tokens before a name in which a word of kin can stand ("her brother, the banker Karim Haddad")
_STRONG = 3  # a courtesy title outweighs pronouns, which may mean someone else


def courtesy_of(document: Document, first: int) -> str | None:
    """`m` or `f` where Mr, Mrs, Ms or the like stands before the token."""
    return _COURTESY.get(document.tokens[first - 1].lower) if first else None


def gender_of(document: Document, spans: Iterable[Span]) -> str | None:
    """`m`, `f` or, without evidence or with as much for one as for the other, None for the person whom the spans name."""
    score = sum(_evidence(document, span) for span in spans)
    return "m" if score > 0 else "f" if score < 0 else None


def pronoun_gender(word: str) -> str | None:
    """`m` for he, `f` for she."""
    return "m" if word in _HE else "f" if word in _SHE else None


def _evidence(document: Document, span: Span) -> int:
    """What one mention says: above zero for a man, below for a woman."""
    tokens = document.tokens
    score = {"m": _STRONG, "f": -_STRONG, None: 0}[courtesy_of(document, span.first)]
    sentence = document.sentences[tokens[span.first].sentence]
    for i in range(span.first - 1, max(sentence.first, span.first - _BEFORE) - 1, -1):
        if tokens[i].pos in ("VERB", "AUX") or tokens[i].text in ".;:":
            break
        score += 2 * ((tokens[i].lower in _MALE) - (tokens[i].lower in _FEMALE))
    if not any(t.dep in ("nsubj", "nsubjpass") for t in tokens[span.first : span.last]):
        return score
    number = sentence.number + 1
    following = document.sentences[number].first + _NEXT if number < len(document.sentences) else sentence.last
    for token in tokens[span.last : max(sentence.last, following)]:
        if token.model_label == "PERSON" or (token.pos == "PROPN" and token.dep in ("nsubj", "nsubjpass")):
            break  # someone else, whom a later pronoun may mean
        gender = pronoun_gender(token.lower)
        if gender is not None:
            return score + (1 if gender == "m" else -1)
    return score
