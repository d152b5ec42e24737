"""Where a denial ends and its speaker goes on: `X denied that any had died and said it had killed nine`."""

from __future__ import annotations

from pipeline.language import reporting_words as words
from pipeline.language.cue_scope import Cue
from pipeline.language.document import Document, Token
from pipeline.language.reporting_subjects import accompanying
from pipeline.language.speakers import Source

_RELATIVES = frozenset({"which", "who", "whom", "whose", "where", "when"})
_POINTERS = frozenset({"it", "that", "this", "them"})
_SUBJECTS = ("nsubj", "nsubjpass")


def denier_beside(document: Document, verb: Token, denial: Cue | None) -> Source | None:
    """The source of a reporting verb that stands beside a denial without a subject of its own: the one who denies.

    The parser often hangs that verb on the clause that is denied. None where it may be the second verb of that clause (`denied that three
    clinics collapsed and counted nine deaths`) and where `denial`, the cue before the verb, is none.
    """
    if denial is not None and _denies_beside(document, verb, denial):
        return denial.source
    if denial is None or not _within(verb, denial) or _has(document, verb, *_SUBJECTS, "mark"):
        return None
    first = document.tokens[verb.head]
    if first.i == denial.first:
        return denial.source
    may_share = first.tag == verb.tag and not _has(document, first, "aux", "auxpass")
    if verb.dep == "advcl":
        return None
    finite = verb.tag in ("VBD", "VBZ", "VBP")
    return denial.source if finite and (verb.lemma in words.CORE_SAY_VERBS or not may_share) else None


def _denies_beside(document: Document, verb: Token, report: Cue) -> bool:
    """`The mayor said nine had been freed, and denied that ...`: whether a denial goes on from a report, though the parser hangs it on what
    is reported. Two verbs of one form may share their subject (`said the rebels fled and denied it`)."""
    if report.stance not in ("asserts", "confirms") or report.layout != "after" or verb.lemma not in words.DENY_VERBS or verb.dep != "conj":
        return False
    within = report.content_first < verb.i < report.content_last and report.content_first <= verb.head
    first = document.tokens[verb.head]
    return (
        within
        and verb.tag in ("VBD", "VBZ")
        and not _has(document, verb, *_SUBJECTS, "mark", "aux")
        and _has(document, first, "aux", "auxpass")
    )


def end_at_relative(document: Document, cue: Cue) -> None:
    """End a denial before a clause that tells more of what was named: `denied any hand in the attack, which killed nine`."""
    tokens = document.tokens
    if cue.stance not in ("denies", "disputes") or cue.layout != "after":
        return
    for i in range(cue.content_first + 1, min(cue.content_last, len(tokens)) - 1):
        following = i + 2 if tokens[i + 1].tag == "IN" else i + 1  # `, in which`
        if tokens[i].text == "," and following < len(tokens) and tokens[following].lower in _RELATIVES:
            cue.content_last = i
            return


def end_denial(document: Document, verb: Token, denial: Cue | None) -> None:
    """End what is denied before a reporting verb that stands beside the denial, with its speaker or one of its own."""
    if denial is None:
        return
    if (aside := _aside(document, verb, denial)) is not None:
        denial.content_last = aside
        return
    if not _within(verb, denial):
        return
    if denier_beside(document, verb, denial) is None and (verb.head != denial.first or _has(document, verb, "mark")):
        return
    tokens = document.tokens
    first = min((min(document.subtree(c)) for c in verb.children if tokens[c].dep in _SUBJECTS), default=verb.i)
    while first - 1 > denial.content_first and (tokens[first - 1].dep in ("cc", "advmod") or tokens[first - 1].text == ","):
        first -= 1  # `, but later said`
    denial.content_last = first


def _aside(document: Document, verb: Token, denial: Cue) -> int | None:
    """Where what is denied ends before an aside that tells what is true: "rejected that, saying nine had died", "denied it, with the
    mayor saying nine had died"; None where the denial may go on."""
    tokens = document.tokens
    if denial.stance not in ("denies", "disputes") or denial.layout != "after" or not denial.content_first < verb.i < denial.content_last:
        return None
    if (start := accompanying(document, verb)) is not None:
        return start - 1
    pointing = verb.tag == "VBG" and verb.lemma in words.CORE_SAY_VERBS and tokens[verb.i - 1].text == ","
    said = [t.lower for t in tokens[denial.content_first : verb.i - 1]]
    return verb.i - 1 if pointing and len(said) == 1 and said[0] in _POINTERS else None


def _within(verb: Token, denial: Cue) -> bool:
    """Whether a coordinated verb, or a participle of saying, stands in the words that a denial governs."""
    denies = denial.stance in ("denies", "disputes") and denial.layout == "after"
    beside = verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBG" and verb.lemma in words.CORE_SAY_VERBS)
    return denies and beside and denial.content_first < verb.i < denial.content_last


def _has(document: Document, verb: Token, *relations: str) -> bool:
    return any(document.tokens[c].dep in relations for c in verb.children)
