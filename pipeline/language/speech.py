"""Reported words: quotations, and attributions of what is said to who says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Quote:
    """One stretch of quoted words and who speaks them.

    `start` and `end` include the quotation marks. `speaker_start` and `speaker_end` are the words of the article that name the speaker
    next to the quote ("he", "Sullivan"), `mention_text` those words, and `speaker_text` the name they stand for.
    All are None where nobody is named: a title, a term, a slogan.
    """

    start: int
    end: int
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_text: str | None = None
    mention_text: str | None = None
    cue_text: str | None = None
    delivery: str = "quote"
    continues: bool = False  # the mark is not closed: the next paragraph opens again, as print does with long quotations


@dataclass(slots=True)
class Attribution:
    """A stretch of reported words, their source and the source's stance towards them.

    All offsets are code points in the article's text, ends exclusive. `source_text` is the name that the source has in the article; where
    a pronoun stands for it, `source_start` and `source_end` are the pronoun's place.
    """

    content_start: int
    content_end: int
    source_start: int | None
    source_end: int | None
    source_text: str | None
    cue_start: int
    cue_end: int
    cue_text: str
    stance: str  # asserts confirms denies disputes not_verified declines
    delivery: str  # quote, indirect
    carried: bool = False
    cited: bool = False  # the source's own source ("X said, citing Y"): Y asserts it too, but X is whom the article names for it
