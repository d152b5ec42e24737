"""Joining the names of one person or organisation within an article: surnames, acronyms, spellings, names that it explains."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.language.coreference import has_role
from pipeline.language.definitions import is_acronym
from pipeline.language.document import Document
from pipeline.language.genders import CROWNED, courtesy_of, gender_of
from pipeline.language.names import fold
from pipeline.language.people import RoleFound
from pipeline.language.spans import Span
from pipeline.language.transliteration import name_key

_MOST_NAMESAKES = 32  # people of one surname whom a name is compared with, the last before it: thousands take no more than linear time


@dataclass(slots=True)
class Group:
    """The spans of one entity (their numbers), with its fullest name."""

    name: str
    kind: str
    spans: list[int] = field(default_factory=list)
    words: tuple[str, ...] = ()  # keys of the name's words, of a person
    generation: str = ""  # jr, sr, ii ... of a person
    gender: str | None = None  # m, f


def group_people(document: Document, spans: Sequence[Span], roles: dict[int, RoleFound], pairs: Iterable[tuple[int, int]]) -> list[Group]:
    """People by their full names; a surname alone joins the person whom its title or courtesy title fits, else the nearest before it.

    `roles` are the roles found beside the spans, `pairs` the spans of which the article says that they name one person.
    """
    groups: list[Group] = []
    by_name: dict[tuple[tuple[str, ...], str], Group] = {}
    by_word: dict[str, list[Group]] = {}  # by the first and the last word
    alone: list[tuple[int, tuple[str, ...], str]] = []
    for i, span in enumerate(spans):
        if span.kind != "person" or span.target:
            continue
        words, generation = name_key(span.name)
        if len(words) < 2:
            alone.append((i, words, generation))
            continue
        near = (*by_word.get(words[-1], [])[-_MOST_NAMESAKES:], *by_word.get(words[0], [])[-_MOST_NAMESAKES:])
        group = by_name.get((words, generation)) or next((g for g in near if _same_person(g, words, generation)), None)
        if group is None:
            group = by_name[words, generation] = Group(span.name, "person", words=words, generation=generation)
            groups.append(group)
            for word in {words[0], words[-1]}:
                by_word.setdefault(word, []).append(group)
        elif len(words) > len(group.words):
            group.words, group.name = words, span.name
        group.generation = group.generation or generation
        group.spans.append(i)
    full = {id(g): list(g.spans) for g in groups}
    for group in groups:
        group.gender = gender_of(document, (spans[i] for i in group.spans))
    _add_surnames(document, spans, roles, groups, by_word, full, alone)
    _merge(groups, pairs)
    return groups


def _same_person(group: Group, words: tuple[str, ...], generation: str) -> bool:
    """Whether two full names of an article that share their first or last word are one person's."""
    if group.generation and generation and group.generation != generation:
        return False
    one, other = set(group.words), set(words)
    return one <= other or other <= one or (group.words[0] == words[0] and group.words[-1] == words[-1])


def _add_surnames(
    document: Document,
    spans: Sequence[Span],
    roles: dict[int, RoleFound],
    groups: list[Group],
    by_word: dict[str, list[Group]],
    full: dict[int, list[int]],
    alone: list[tuple[int, tuple[str, ...], str]],
) -> None:
    """Give each name of one word to a person of a full name, else to a person known by that word alone."""
    by_alone: dict[str, Group] = {}
    for i, words, generation in alone:
        span = spans[i]
        surname = words[-1] if words else fold(span.name)
        known = by_word.get(surname, [])
        if len(known) > _MOST_NAMESAKES:
            met = bisect.bisect_left(known, i, key=lambda g: full[id(g)][0])
            known = known[max(0, met - _MOST_NAMESAKES) : max(met, 1)]
        of_surname = [g for g in known if g.words[-1] == surname]
        crowned = span.first > 0 and document.tokens[span.first - 1].lower in CROWNED
        if not of_surname and (crowned or surname in by_alone):
            known = []  # "Pope Francis" is no Francis Roe: such a title goes with a given name
        known = of_surname or known
        if known:
            fitting = _fitting(document, spans, roles, known, i, generation)
            group = max(fitting, key=lambda g: _last_before(full[id(g)], i))
            span.form, span.method = "surname", "surname"
            span.score = 0.9 if len(known) == 1 else 0.8 if len(fitting) == 1 else 0.6
        else:
            found = by_alone.get(surname)
            if found is None:
                found = by_alone[surname] = Group(span.name, "person", words=words, generation=generation)
                groups.append(found)
            group = found
        group.spans.append(i)


def _fitting(
    document: Document, spans: Sequence[Span], roles: dict[int, RoleFound], known: list[Group], i: int, generation: str
) -> list[Group]:
    """The people of a surname whom its suffix, its title and its courtesy title allow; all of them where these leave nobody."""
    if len(known) == 1:
        return known
    if generation:
        known = [g for g in known if g.generation == generation] or known
    gender = courtesy_of(document, spans[i].first)
    if gender is not None:
        known = [g for g in known if g.gender == gender] or [g for g in known if g.gender is None] or known
    if i in roles:
        known = [g for g in known if any(n in roles and has_role(roles[i].role.title, roles[n].text) for n in g.spans)] or known
    return known


def _last_before(positions: list[int], i: int) -> int:
    """The last of the sorted positions before `i`; where all come later, the earlier the first of them the higher, below zero."""
    at = bisect.bisect_left(positions, i)
    return positions[at - 1] if at else -positions[0]


def _merge(groups: list[Group], pairs: Iterable[tuple[int, int]]) -> None:
    """Join the groups of spans of which the article says that they name the same, in place; the first name stays."""
    owner = {i: group for group in groups for i in group.spans}
    for i, j in pairs:
        one, other = owner.get(i), owner.get(j)
        if one is None or other is None or one is other:
            continue
        one.spans = sorted((*one.spans, *other.spans))
        owner.update(dict.fromkeys(other.spans, one))
        groups.remove(other)


def group_organisations(spans: Sequence[Span], pairs: Iterable[tuple[int, int]]) -> list[Group]:
    """Unlisted organisations by name; the acronym that the article explains, or that a name of the article spells, joins it."""
    groups: list[Group] = []
    by_name: dict[str, Group] = {}
    for i, span in enumerate(spans):
        if span.kind != "organisation" or span.target:
            continue
        key = fold(span.full or span.name)
        group = by_name.get(key)
        if group is None and is_acronym(span.name):
            group = by_name.get(_initials(span.name))
            if group is not None:
                span.form, span.method = "acronym", "acronym"
        if group is None:
            group = by_name[key] = Group(span.full or span.name, "organisation")
            initials = _initials(span.name)
            if len(initials) > 2:
                by_name.setdefault(initials, group)
            groups.append(group)
        group.spans.append(i)
    _merge(groups, pairs)
    return groups


def _initials(name: str) -> str:
    return name.lower() if name.isupper() else "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper()).lower()
