"""Words for diseases and their signs that tell of no disease: `had a flu shot`, `symptoms of stress`."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.language.document import Document

# What tells, near a word such as `symptoms`, that it is said of an infection.
EPIDEMIC = words.DISEASE_WORDS | words.NAMED_DISEASES | {"quarantine", "isolation", "mosquito-borne", "waterborne", "contagious"}


def is_vaccine(document: Document, disease: int) -> bool:
    """`had a flu shot`, `a covid test`: not the disease itself."""
    following = document.tokens[disease + 1 : disease + 2]
    return bool(following) and following[0].lemma.lower() in {"shot", "jab", "vaccine", "test", "vaccination", "drug", "booster"}


def of_no_disease(document: Document, symptoms: int) -> bool:
    """`symptoms of stress`, unlike `symptoms of cholera`, `of the virus`."""
    after = [t.lower for t in document.tokens[symptoms + 1 : symptoms + 5]]
    return after[:1] == ["of"] and not (EPIDEMIC | {"illness"}) & set(after)
