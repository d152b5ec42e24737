"""Verbs that state an impact only together with certain words, as data and one matcher: `put under lockdown`, `walked free`.

A frame holds the verb lemmas, the words of which one must follow within a few tokens, the impact, and the role of those who are counted:
`affected` (object of the active, subject of the passive) or `subject`. The combinations are collocations of news English,
after the verb-noun collocations of the Oxford Collocations Dictionary for these verbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.claims import impact_words as words
from pipeline.language.document import Document

_REACH = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """One collocation; see the module."""

    verbs: frozenset[str]
    companions: frozenset[str]
    impact: str
    role: Literal["affected", "subject"]


def _frame(verbs: str, companions: str, impact: str, role: Literal["affected", "subject"]) -> Frame:
    return Frame(frozenset(verbs.split()), frozenset(companions.split()), impact, role)


_DISEASES = " ".join(sorted(words.DISEASE_WORDS | words.NAMED_DISEASES))

FRAMES: tuple[Frame, ...] = (
    _frame("place put keep hold confine", "lockdown quarantine isolation curfew", "affected", "affected"),
    _frame("be go remain live", "lockdown quarantine", "affected", "subject"),
    _frame("fall become get", "ill sick", "infected", "subject"),
    _frame("diagnose", _DISEASES, "infected", "affected"),
    _frame("contract catch have develop", _DISEASES, "infected", "subject"),
    _frame("drive force chase push expel", "homes home houses villages lands", "displaced", "affected"),
    _frame("leave flee abandon", "homes houses villages", "displaced", "subject"),
    _frame("stay live sleep shelter camp", "shelters shelter centres centers centre camps camp tents gyms", "displaced", "subject"),
    _frame("bring carry lead take pull lift", "safety", "rescued", "affected"),
    _frame("pick pluck lift fish haul", "sea water boat boats ocean raft dinghy off", "rescued", "affected"),
    _frame("find locate", "safe alive unharmed unhurt", "rescued", "affected"),
    _frame("escape survive emerge", "alive unhurt unharmed unscathed", "rescued", "subject"),
    _frame("fly move ferry bus transfer take", "out ground safety away", "evacuated", "affected"),
    _frame("round pick", "up", "detained", "affected"),
    _frame("walk go", "free", "released", "subject"),
    _frame("let", "go", "released", "affected"),
    _frame("hand", "over", "released", "affected"),
    _frame("remain stay be", "dark", "affected", "subject"),
    _frame("take", "school village bus home gunpoint", "abducted", "affected"),
    _frame("be go remain", "insecure", "in_need", "subject"),
    _frame("need require face lack depend rely", "aid assistance food famine hunger starvation humanitarian help", "in_need", "subject"),
    _frame("go", "hungry", "in_need", "subject"),
    _frame("require need receive undergo", "treatment hospital hospitalization hospitalisation surgery stitches", "injured", "subject"),
    _frame("list report declare go", "missing", "missing", "affected"),
    _frame("go turn", "missing", "missing", "subject"),
    _frame("bury trap entomb", "rubble mud debris landslide avalanche snow wreckage", "missing", "affected"),
    _frame("sweep send throw push plunge hurl", "death deaths", "killed", "affected"),
    _frame("fall plunge jump leap plummet sink", "death deaths", "killed", "subject"),
    _frame("whisk march drag", "away off forest bush", "abducted", "affected"),
    _frame("take", "raiders gunmen militants rebels bandits kidnappers captors insurgents away", "abducted", "affected"),
    _frame("lock", "up", "detained", "affected"),
    _frame("bundle", "van vans car truck bus buses", "detained", "affected"),
    _frame("mow gun cut", "down", "killed", "affected"),
    _frame("blow", "up", "killed", "affected"),
    _frame("force drive chase push", "out from", "displaced", "affected"),
    _frame("pour stream flood flock", "into", "displaced", "subject"),
    _frame(
        "dig pull pluck lead winch haul", "alive sea water rubble roof rooftop rooftops cave ruins debris wreckage", "rescued", "affected"
    ),
    _frame("take bring", "aboard ashore surface", "rescued", "affected"),
    _frame("fear presume", "buried swept inside drowned", "missing", "affected"),
    _frame("hospitalise hospitalize", _DISEASES, "infected", "affected"),
    _frame("have", "power electricity", "affected", "subject"),
    _frame("tell order ask", "home indoors", "affected", "affected"),
    _frame("leave", "burns wounds injuries fractures", "injured", "affected"),
)


STRUCTURE_FRAMES: tuple[Frame, ...] = (
    _frame("set put", "ablaze fire alight", "structures", "affected"),
    _frame("go", "flames smoke", "structures", "subject"),
    _frame("bring pull tear knock cut", "down", "structures", "affected"),
    _frame("lose", "to", "structures", "affected"),
    _frame("burn blow", "down out up", "structures", "affected"),
    _frame("wash", "away into", "structures", "affected"),
    _frame("be stand remain", "ruins ashes underwater", "structures", "subject"),
)


def frame_impacts(document: Document, verb: int, lemma: str, role: str, *, affected: bool, building: bool) -> list[tuple[str, int]]:
    """(impact, token of the companion) for the first frame that the verb completes; `building` asks the frames of buildings."""
    found: list[tuple[str, int]] = []
    frames = STRUCTURE_FRAMES if building else FRAMES
    wanted = [f for f in frames if lemma in f.verbs and (affected if f.role == "affected" else role == "subject" and not affected)]
    if not wanted:
        return found
    sentence = document.sentences[document.tokens[verb].sentence]
    for token in document.tokens[verb + 1 : min(verb + 1 + _REACH, sentence.last)]:
        for frame in wanted:
            if token.lower in frame.companions:
                found.append((frame.impact, token.i))
                return found
    return found
