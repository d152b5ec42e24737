"""What points to someone without a name: nominals ("the group", "local officials"), titles, the pronouns of speakers."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.names import fold
from pipeline.language.spans import text_of

# Definite nominals and what they may point back to: a claimant class, or the words that the name must have.
_ANAPHORS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "group": (frozenset({"belligerent", "ngo", "other"}), frozenset()),
    "movement": (frozenset({"belligerent", "other"}), frozenset({"movement"})),
    "militants": (frozenset({"belligerent"}), frozenset()),
    "rebels": (frozenset({"belligerent"}), frozenset()),
    "insurgents": (frozenset({"belligerent"}), frozenset()),
    "militia": (frozenset({"belligerent"}), frozenset()),
    "organisation": (frozenset({"ngo", "un", "belligerent", "other"}), frozenset()),
    "organization": (frozenset({"ngo", "un", "belligerent", "other"}), frozenset()),
    "charity": (frozenset({"ngo"}), frozenset()),
    "agency": (frozenset({"un", "media"}), frozenset({"agency", "administration", "centers", "office", "bureau", "service", "authority"})),
    "ministry": (frozenset(), frozenset({"ministry"})),
    "department": (frozenset(), frozenset({"department"})),
    "military": (frozenset(), frozenset({"military", "army", "forces", "defense", "defence"})),
    "army": (frozenset(), frozenset({"army", "military", "forces", "defense", "defence"})),
    "monitor": (frozenset({"ngo", "other"}), frozenset({"observatory", "monitor", "network", "watch"})),
    "observatory": (frozenset(), frozenset({"observatory"})),
    "commission": (frozenset(), frozenset({"commission"})),
    "police": (frozenset(), frozenset({"police"})),
    "government": (frozenset(), frozenset({"government"})),
    "newspaper": (frozenset({"media"}), frozenset()),
    "broadcaster": (frozenset({"media"}), frozenset()),
    "paramilitaries": (frozenset({"belligerent"}), frozenset()),
    "guerrillas": (frozenset({"belligerent"}), frozenset()),
    "jihadists": (frozenset({"belligerent"}), frozenset()),
    "extremists": (frozenset({"belligerent"}), frozenset()),
    "cartel": (frozenset({"belligerent"}), frozenset({"cartel"})),
    "gang": (frozenset({"belligerent"}), frozenset({"gang"})),
    "brigade": (frozenset(), frozenset({"brigade", "brigades"})),
    "front": (frozenset(), frozenset({"front"})),
    "coalition": (frozenset(), frozenset({"coalition", "alliance"})),
    "alliance": (frozenset(), frozenset({"alliance", "coalition"})),
    "party": (frozenset(), frozenset({"party", "union", "congress", "league", "movement", "front", "alliance", "democrats"})),
    "force": (frozenset(), frozenset({"force", "forces"})),
    "service": (frozenset(), frozenset({"service", "services"})),
    "authority": (frozenset(), frozenset({"authority"})),
    "council": (frozenset(), frozenset({"council"})),
    "committee": (frozenset(), frozenset({"committee"})),
    "court": (frozenset(), frozenset({"court"})),
    "union": (frozenset(), frozenset({"union"})),
    "hospital": (frozenset(), frozenset({"hospital"})),
    "university": (frozenset(), frozenset({"university"})),
    "institute": (frozenset(), frozenset({"institute"})),
    "foundation": (frozenset(), frozenset({"foundation"})),
    "watchdog": (frozenset({"ngo"}), frozenset({"watch"})),
    "body": (frozenset({"un"}), frozenset({"nations"})),
    "bank": (frozenset(), frozenset({"bank"})),
    "airline": (frozenset(), frozenset({"airlines", "airways", "air"})),
    "network": (frozenset({"media"}), frozenset({"network"})),
}  # fmt: skip

# Adjectives and nouns that say what sort of body an anaphor points to, not which one ("the militant group", "the world body").
DESCRIBING = frozenset(
    """militant rebel armed islamist jihadist extremist insurgent separatist guerrilla paramilitary terrorist terror shiite sunni aid relief
    rights humanitarian medical health news world global international un u.n. political opposition ruling criminal watchdog monitoring
    media refugee children charity state advocacy religious outlawed banned""".split()
)

# Unnamed speakers and parties that carry a claim's who: the head noun, its kind and its claimant class.
UNNAMED: dict[str, tuple[str, str]] = {
    "officials": ("people", "unnamed_official"), "official": ("people", "unnamed_official"), "sources": ("people", "unnamed_official"),
    "authorities": ("organisation", "government"), "police": ("organisation", "government"), "government": ("organisation", "government"),
    "military": ("organisation", "belligerent"), "army": ("organisation", "belligerent"), "troops": ("people", "belligerent"),
    "militants": ("people", "belligerent"), "rebels": ("people", "belligerent"), "insurgents": ("people", "belligerent"),
    "gunmen": ("people", "belligerent"), "fighters": ("people", "belligerent"), "militia": ("organisation", "belligerent"),
    "witnesses": ("people", "witness"), "witness": ("people", "witness"), "eyewitnesses": ("people", "witness"),
    "residents": ("people", "witness"), "villagers": ("people", "witness"), "survivors": ("people", "witness"),
    "locals": ("people", "witness"),
    "medics": ("people", "health_authority"), "doctors": ("people", "health_authority"), "paramedics": ("people", "health_authority"),
    "rescuers": ("people", "other"), "firefighters": ("people", "government"), "activists": ("people", "other"),
    "investigators": ("people", "government"), "prosecutors": ("people", "government"), "ministry": ("organisation", "government"),
    "spokesman": ("person", "unnamed_official"), "spokeswoman": ("person", "unnamed_official"),
    "spokesperson": ("person", "unnamed_official"),
    "media": ("organisation", "media"),
}  # fmt: skip

SPEECH_LEMMAS = frozenset(
    {
        "say", "tell", "add", "note", "write", "tweet", "post", "warn", "report", "claim", "state", "announce", "explain", "insist",
        "argue", "deny", "confirm", "admit", "acknowledge", "declare", "reveal", "estimate", "suggest", "describe", "continue", "stress",
        "urge", "call", "condemn", "accuse", "vow", "pledge", "recall", "reply", "respond", "comment", "express",
    }
)  # fmt: skip


@dataclass(slots=True)
class Nominal:
    """A common noun that points to someone: its tokens without the article, its head noun, what kind it is by itself, if known."""

    first: int
    last: int
    head: str
    kind: str | None = None
    claimant_class: str | None = None
    institution: str | None = None  # key in institutions.csv


@functools.lru_cache(maxsize=2)
def _nominal_heads(gazetteer: Gazetteer) -> frozenset[str]:
    """Head nouns of all that points to someone without a name."""
    return frozenset(UNNAMED) | frozenset(_ANAPHORS) | {name.split()[-1] for name in (*gazetteer.institutions, *gazetteer.roles)}


def nominal_at(document: Document, gazetteer: Gazetteer, i: int) -> Nominal | None:
    """The nominal whose head is token `i`, or None: "the group", "local officials", "health ministry", "the prime minister"."""
    token = document.tokens[i]
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod") or token.lower not in _nominal_heads(gazetteer):
        return None
    first = i
    while first > 0 and _modifies(document.tokens, first - 1, first, i):
        first -= 1
    row = next((r for f in range(first, i + 1) if (r := gazetteer.institutions.get(fold(text_of(document, f, i + 1))))), None)
    if token.lower in UNNAMED:
        kind, claimant_class = UNNAMED[token.lower]
        if row is not None and first < i:
            claimant_class = row["claimant_class"]
        return Nominal(first, i + 1, token.lower, kind, claimant_class, row["key"] if row else None)
    if row is not None:
        return Nominal(first, i + 1, token.lower, row["kind"], row["claimant_class"], row["key"])
    if token.lower in _ANAPHORS:
        return Nominal(first, i + 1, token.lower)
    title = next((f for f in range(first, i + 1) if text_of(document, f, i + 1).lower() in gazetteer.roles), None)
    return Nominal(title, i + 1, text_of(document, title, i + 1).lower()) if title is not None and is_definite(document, title) else None


# Modifiers that tell how many or which, not who.
_COUNTING = frozenset({"many", "more", "few", "several", "other", "additional", "further", "some", "most", "such", "same", "new", "both"})


def _modifies(tokens: list[Token], j: int, first: int, head: int) -> bool:
    token = tokens[j]
    adjacent = first <= token.head <= head and token.text.isalpha() and token.lower not in _COUNTING
    return adjacent and token.dep in ("amod", "compound", "nmod") and token.pos in ("ADJ", "NOUN", "PROPN")


def is_definite(document: Document, first: int) -> bool:
    """Whether a determiner that points back stands before the token."""
    return first > 0 and document.tokens[first - 1].lower in ("the", "this", "that", "these", "those")


def matches_anaphor(head: str, claimant_class: str | None, name: str) -> bool:
    """Whether a nominal with that head noun can point to an entity of that class and name."""
    classes, words = _ANAPHORS.get(head, (frozenset(), frozenset()))
    return claimant_class in classes or bool(words & set(fold(name).split()))


def has_role(title: str, role: str | None) -> bool:
    """Whether a definite title ("the prime minister") fits the role of a person as written."""
    return role is not None and f" {fold(title)} " in f" {fold(role)} "


SPEAKER_PRONOUNS = frozenset({"he", "she"})


def is_speaker_pronoun(document: Document, i: int) -> bool:
    """Whether token `i` is he or she as the subject of a verb of speech."""
    token = document.tokens[i]
    return token.lower in SPEAKER_PRONOUNS and token.dep == "nsubj" and document.tokens[token.head].lemma.lower() in SPEECH_LEMMAS


def is_subject(document: Document, first: int, last: int) -> bool:
    """Whether the span holds the subject of a clause, or of a verb that stands in front of it."""
    return any(t.dep in ("nsubj", "nsubjpass") and not first <= t.head < last for t in document.tokens[first:last])


# Words of an organisation's name that tell its claimant class, the first that fits.
_CLASS_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("un", frozenset({"un", "united nations"})),
    ("health_authority", frozenset({"hospital", "hospitals", "health", "clinic", "medical", "medicine"})),
    ("media", frozenset({"times", "post", "news", "tv", "radio", "herald", "journal", "tribune", "gazette", "press", "television",
    "daily"})),
    ("belligerent", frozenset({"army", "brigade", "brigades", "militia", "front", "forces", "battalion", "guard", "guards", "cartel"})),
    ("ngo", frozenset({"watch", "foundation", "charity", "relief", "rights", "observatory", "caritas", "aid", "crescent", "cross"})),
    (
        "government",
        frozenset(
            {
                "police", "ministry", "department", "agency", "council", "court", "authority", "commission", "sheriff", "sheriffs",
                "parliament",
                "senate", "government", "bureau", "fire", "rescue", "embassy", "administration", "service", "committee",
            }
        ),
    ),
)  # fmt: skip


def class_of_name(name: str) -> str:
    """The claimant class that an unlisted organisation's name suggests; "other" where it suggests none."""
    words = set(fold(name).split())
    return next((claimant_class for claimant_class, known in _CLASS_WORDS if words & known), "other")
