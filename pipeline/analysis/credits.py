"""Whose story an article says that it is: the agency in its byline, its dateline or the words that close it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Copies = dict[str, tuple[str, float]]  # of each copy the article that it copies, and how alike the two are

_LONGEST = 60  # of a name with what stands beside it
_CLOSING = 300  # characters in which a story is credited at its end
_IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_AT_THE_END = re.compile(r"(?:[—–]|--|\s-)\s?([A-Z][\w .&'’/-]{1,40})$|\(([^()]{2,120})\)$")
_LABELLED = re.compile(
    r"\b(?:sources?|credits?): ?([A-Z][^.;()\n]{1,60})"
    r"|\b(?:reporting|report|inputs?|story|published|distributed|provided) (?:by|from) ([A-Z][^.;()\n]{1,60})"
    r"|(?:©|\(c\)|\bcopyright) ?(?:\d{4} )?([A-Z][^.;()\n]{1,60})",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"[,;/|()—–]| - |\band\b|\bfor\b|\bof (?=[Tt]he\b)|^\W*[Bb]y\b|\b[Rr]eporting [Bb]y\b|\b[Ii]nputs? [Ff]rom\b")
_SMALL = frozenset("of the and de la for".split())  # words that give no letter to an acronym
# What stands beside the name of an agency without being of it.
_BESIDE = frozenset("the news agency wire service services staff writer writers reporter reporters correspondent correspondents".split())


@dataclass(frozen=True, slots=True)
class Credited:
    """Who published an article, and whom it credits: names as `credits_of` gives them."""

    publisher: str | None
    credits: Sequence[str]


def credits_of(body: str, byline: str | None, dateline: str | None) -> list[str]:
    """The names that an article may credit its story to, in order: those of its byline, of the brackets of its dateline, and of its end.

    Many are authors: what makes a name an agency's is that another article is published by one of that name (`first_by_agency`).
    """
    closing = body[-_CLOSING:].rstrip(" .\n")
    written = [byline or "", *_IN_BRACKETS.findall(dateline or "")]
    if end := _AT_THE_END.search(closing.rsplit("\n", 1)[-1]):
        written.append(end[1] or end[2])
    written += [next(filter(None, found)) for found in _LABELLED.findall(closing)]
    names = (_plain(part) for text in written for part in _BETWEEN_NAMES.split(text) if part and len(part) <= _LONGEST)
    return list(dict.fromkeys(name for name in names if name))


def is_named(credit: str, publisher: str) -> bool:
    """Whether a credit names a publisher: the same name but for words like `News Agency`, or its acronym: `AP`, `reuters.com`."""
    one, other = _plain(credit), _plain(publisher)
    return bool(one and other) and (one == other or one == _acronym(publisher) or other == _acronym(credit))


def first_by_agency(copies: Copies, credited: Mapping[str, Credited], by_age: Iterable[str]) -> Copies:
    """The copies, each story led by the article of the agency that copies of it credit, where that is among them; else as it was.

    `credited`: of each article of a story; `by_age`: all articles, oldest first. Of several such articles the oldest leads.
    """
    stories: dict[str, list[str]] = defaultdict(list)
    for article in copies:
        stories[_root(copies, article)].append(article)
    rank = {article: number for number, article in enumerate(by_age)}
    led = dict(copies)
    for root, others in stories.items():
        members = sorted([root, *others], key=rank.__getitem__)
        credit = _Credits(credited[article] for article in members if article in credited)
        agency = next((article for article in members if article in credited and credit.name(credited[article].publisher)), root)
        if agency != root:
            led[root] = (agency, led.pop(agency)[1])
    return led


class _Credits:
    """Who is credited by the articles of one story, and by which publishers: looked up, since a story may have thousands of copies."""

    def __init__(self, articles: Iterable[Credited]) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)  # of a credit the publishers that give it
        self._acronyms: dict[str, set[str]] = defaultdict(set)
        for article in articles:
            if not article.publisher:
                continue
            publisher = _plain(article.publisher)
            for credit in article.credits:
                self._names[_plain(credit)].add(publisher)
                self._acronyms[_acronym(credit) or ""].add(publisher)

    def name(self, publisher: str | None) -> bool:
        """Whether another publisher credits this one, as `is_named` compares the two names."""
        own = _plain(publisher or "")
        if not own:
            return False
        found = self._names.get(own, set()) | self._names.get(_acronym(publisher or "") or own, set()) | self._acronyms.get(own, set())
        return bool(found - {own})


def _root(copies: Copies, article: str) -> str:
    met = {article}
    while article in copies and (above := copies[article][0]) not in met:
        met.add(above)
        article = above
    return article


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"\w+", re.sub(r"\.(com|org|net|co|int|[a-z]{2})\b", "", letters.removeprefix("www.").replace("'", "")))
    return " ".join(word for word in words if word not in _BESIDE)


def _acronym(name: str) -> str | None:
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words).lower() if len(words) > 1 else None
