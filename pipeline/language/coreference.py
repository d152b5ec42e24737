"""Joining the mentions of one person or organisation within an article: surnames, acronyms, nominals, pronouns."""

from __future__ import annotations

import bisect
import functools
import itertools
from dataclasses import dataclass, field

from pipeline.language.document import Document, Token
from pipeline.language.gazetteer import Gazetteer
from pipeline.language.names import fold
from pipeline.language.spans import Span, text_of

# Words of a name that belong to the surname after them.
_PARTICLES = frozenset({"al", "bin", "ben", "ibn", "van", "von", "der", "den", "de", "da", "dos", "del", "la", "abu", "di", "ter"})

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
    "agency": (frozenset({"un", "media"}), frozenset({"agency"})),
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
    "network": (frozenset({"media"}), frozenset({"network"})),
}  # fmt: skip

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
class Group:
    """The spans of one entity, with its fullest name."""

    name: str
    kind: str
    spans: list[int] = field(default_factory=list)
    words: tuple[str, ...] = ()


def group_people(spans: list[Span]) -> list[Group]:
    """People by their full names; a surname alone joins the nearest full name before it, else the first one after it."""
    groups: list[Group] = []
    by_surname: dict[str, list[Group]] = {}
    singles = []
    for i, span in enumerate(spans):
        if span.kind != "person" or span.target:
            continue
        words = _name_words(span.name)
        if len(words) < 2:
            singles.append((i, words))
            continue
        group = next((g for g in by_surname.get(words[-1], ()) if _same_person(g.words, words)), None)
        if group is None:
            group = Group(span.name, "person", words=words)
            groups.append(group)
            by_surname.setdefault(words[-1], []).append(group)
        elif len(words) > len(group.words):
            group.words, group.name = words, span.name
        group.spans.append(i)
    given = {g.words[0]: g for g in reversed(groups)}
    full = {id(g): list(g.spans) for g in groups}
    alone: dict[str, Group] = {}
    for i, words in singles:
        surname = words[-1] if words else fold(spans[i].name)
        known = by_surname.get(surname) or ([given[surname]] if surname in given else [])
        if known:
            group = max(known, key=lambda g: _last_before(full[id(g)], i))
            spans[i].form = "surname"
            spans[i].method = "surname"
            spans[i].score = 0.9 if len(known) == 1 else 0.6
        else:
            group = alone.get(surname) or Group(spans[i].name, "person", words=words)
            if surname not in alone:
                alone[surname] = group
                groups.append(group)
        group.spans.append(i)
    return groups


def _last_before(positions: list[int], i: int) -> int:
    """The last of the sorted positions before `i`; where all come later, the earlier the first of them the higher, below zero."""
    at = bisect.bisect_left(positions, i)
    return positions[at - 1] if at else -positions[0]


def _name_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, particles left out."""
    words = [w for w in fold(name).split() if w not in _PARTICLES and len(w) > 1]
    return tuple(words)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[0] == other[0] or set(one) <= set(other) or set(other) <= set(one)


def group_organisations(document: Document, spans: list[Span]) -> list[Group]:
    """Unlisted organisations by name; "Long Name (LN)" and later "LN" join it."""
    groups: list[Group] = []
    by_name: dict[str, Group] = {}
    for i, span in enumerate(spans):
        if span.kind != "organisation" or span.target:
            continue
        key = fold(span.name)
        group = by_name.get(key) or by_name.get(_initials(span.name)) if span.name.isupper() else by_name.get(key)
        if group is None:
            group = by_name[key] = Group(span.name, "organisation")
            initials = _initials(span.name)
            if len(initials) > 2:
                by_name.setdefault(initials, group)
            groups.append(group)
        elif span.name.isupper() and span.name != group.name:
            span.form, span.method = "acronym", "acronym_definition"
        group.spans.append(i)
    return groups


def _initials(name: str) -> str:
    return name.lower() if name.isupper() else "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper()).lower()


def link_definitions(document: Document, spans: list[Span]) -> None:
    """In "Long Name (ABBR)" both names are one: whichever is listed gives the other its target."""
    tokens = document.tokens
    for long, short in itertools.pairwise(spans):
        if short.first != long.last + 1 or tokens[long.last].text != "(" or short.last >= len(tokens) or tokens[short.last].text != ")":
            continue
        if long.kind not in ("organisation", "people") or not _is_acronym(short.name):
            continue
        short.form = "acronym"
        if short.target and not long.target:
            long.target, long.method, long.score = short.target, "acronym_definition", 0.95
        elif long.target and not short.target:
            short.target, short.method, short.score, short.kind = long.target, "acronym_definition", 0.95, long.kind


def _is_acronym(text: str) -> bool:
    return len(text) <= 10 and sum(c.isupper() for c in text) >= max(2, len(text) // 2) and " " not in text


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
    while first > 0 and _modifies(document.tokens, first - 1, i):
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


def _modifies(tokens: list[Token], j: int, head: int) -> bool:
    token = tokens[j]
    adjacent = token.head == head and token.text.isalpha() and token.lower not in _COUNTING
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


def is_speaker_pronoun(document: Document, i: int) -> bool:
    """Whether token `i` is he or she as the subject of a verb of speech."""
    token = document.tokens[i]
    return token.lower in ("he", "she") and token.dep == "nsubj" and document.tokens[token.head].lemma.lower() in SPEECH_LEMMAS


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
