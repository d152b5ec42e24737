"""`A man police say was shot by a trooper was jailed`: who says something, set into a clause about the one whom it is said of.

The parse takes such a noun for a part of the saying's subject; the words in their order tell.
"""

from __future__ import annotations

from pipeline.claims.hits import Hit
from pipeline.claims.triggers import verb
from pipeline.language.document import Document

_AUTHORITIES = frozenset(
    "police deputies officers detectives investigators authorities officials prosecutors troopers witnesses neighbors neighbours".split()
)
_SAYING = frozenset({"say", "allege", "believe", "suspect", "think"})
_NAME = 3  # tokens of the name before the authority: `Dale County`
_REACH = 30  # tokens to the verb of the sentence


def contact_hits(document: Document, noun: int) -> list[Hit]:
    """What happened to a noun by the clause that is set in after it and by its own verb; [] where no such clause follows."""
    tokens = document.tokens
    last = document.sentences[tokens[noun].sentence].last
    said = noun + 1
    while said < min(noun + 1 + _NAME, last) and tokens[said].tag == "NNP":
        said += 1
    if said + 3 >= last or tokens[said].lower not in _AUTHORITIES or tokens[said + 1].lemma.lower() not in _SAYING:
        return []
    if tokens[said + 2].tag not in {"VBD", "VBZ", "VBN"} and tokens[said + 2].pos != "AUX":
        return []
    found: dict[str, Hit] = {}
    for i in range(said + 2, min(said + 2 + _REACH, last - 1)):
        if tokens[i].lower in {"when", "after", "before", "as", "who", "that", "while", ","}:
            break
        if tokens[i].lower in {"was", "is", "were"} and tokens[i + 1].tag == "VBN":
            for hit in verb(document, i + 1, "subject", noun):
                found.setdefault(hit.impact, hit)
    return list(found.values())
