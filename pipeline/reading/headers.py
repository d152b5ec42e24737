"""Headers that stand before the story of a text file: `key: value` lines, the seed's date, front matter between fences.

Only keys that name a field of an article are headers. A story may well begin with words and a colon ("Police said: five
were killed"), so that a line with any other key is taken for a header only where it stands among known ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipeline.reading.publication import is_moment
from pipeline.reading.record import field_of

# ` date 2024-12-02 ` before the first word of the story, on its line; a time of day may follow the day.
_SEED_DATE = re.compile(
    r"[^\S\n]*date:?[ \t]{1,8}(\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?)[ \t]{1,8}(?!\d{1,2}:\d{2})(?=\S)", re.IGNORECASE
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}?)[ \t]{0,4}:(?:[ \t]+(\S.*))?|(date)[ \t]+(\d{4}-\S*)", re.IGNORECASE)
_SHORT_KEY = re.compile(r"[A-Za-z]+(?:[ _-][A-Za-z]+)?")  # one word or two: what a header that is not known may be called
_LONGEST_SHORT_KEY = 20
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

_FENCE = "---"  # front matter of Markdown files: YAML between two such lines
_LONGEST_FRONT_MATTER = 200  # lines
_YAML_KEY = re.compile(r"([A-Za-z][\w .-]{0,40}):(?:[ \t]+(\S.*))?")
_YAML_MORE = (" ", "\t", "-", "#", "]", "}")  # how a line of YAML that goes on with a value begins, or a comment
_YAML_BLOCK = frozenset(("|", ">", "|-", ">-", "|+", ">+"))


@dataclass(slots=True)
class Opening:
    """What stands before a story: the fields of its headers, the lines before the first of them, and the story as it follows."""

    story: str
    fields: dict[str, Any] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)


def front_matter(text: str) -> Opening:
    """The known fields between two fences at the start of a text, and what follows the second.

    What stands there and is no known field (tags, lists) is left out, as the form says that it is no text. Without a
    second fence, or with anything between them that is not YAML, nothing but the first fence is left out.
    """
    found = Opening(text)
    lines = text.lstrip().split("\n", _LONGEST_FRONT_MATTER)
    if lines[0].strip() != _FENCE:
        return found
    values: dict[str, list[str]] = {}
    current: list[str] = []
    for number, line in enumerate(lines[1:_LONGEST_FRONT_MATTER], start=1):
        key = _YAML_KEY.fullmatch(line.rstrip())
        name = field_of(key[1]) if key else None
        if line.rstrip() == _FENCE:
            found.fields = {name: parts[0] if len(parts) == 1 else parts for name, parts in values.items() if parts}
            found.story = "\n".join(lines[number + 1 :])
            break
        if name == "text" or (not key and line.strip() and (number == 1 or not line.startswith(_YAML_MORE))):
            break
        if key:
            current = values.setdefault(name, []) if name and name not in values else []
        value = key[2] if key else line.strip().removeprefix("- ")
        if value and value not in _YAML_BLOCK and not value.startswith("#"):
            current.append(_unquoted(value))
    return found if found.fields else Opening("\n".join(lines[1:]))


def headers(text: str) -> Opening:
    """The headers in the first block of lines; the story begins after the last one that is known.

    Before the first of them may stand lines of other keys, or one line of any kind (a title) where a date that can be read
    follows; they are given as `before`. A line of another key between known ones is left out where the key is one or two
    short words; anything else ends the headers. Without a known header the whole text is the story.
    """
    start = len(text) - len(text.lstrip())
    blank = _BLANK_LINE.search(text, start)
    found = Opening(text)
    waiting: list[str] = []
    position, titled, met = start, False, set[str]()
    for line in text[start : blank.start() + 1 if blank else len(text)].split("\n"):
        begin, position = position, position + len(line) + 1
        header = _HEADER.fullmatch(line.strip())
        key, value = (header[1] or header[3], header[2] or header[4] or "") if header else ("", "")
        name = None if key.lower() in met else field_of(key)  # a second `source:` is the story's own
        seed = _SEED_DATE.match(text, begin)
        if seed and not (name and is_moment(value)):
            _take(found, waiting, "published", seed[1])
            found.story = text[seed.end() :]
            break
        if key.lower() == "text" and found.fields:
            found.story = text[begin + line.index(":") + 1 :]
            break
        if name and name != "text":
            if titled and not found.fields and not (name == "published" and is_moment(value)):
                break
            _take(found, waiting, name, _unquoted(value))
            found.story = text[position:]
            waiting = []
            met.add(key.lower())
        elif header and key.lower() not in met and (not found.fields or _may_be_dropped(key)):
            waiting.append(line.strip())
        elif begin == start:
            waiting.append(line.strip())
            titled = True
        else:
            break
    return found


def _take(found: Opening, waiting: list[str], name: str, value: str) -> None:
    if not found.fields:
        found.before = waiting
    if value:
        found.fields.setdefault(name, value)


def _may_be_dropped(key: str) -> bool:
    return len(key) <= _LONGEST_SHORT_KEY and bool(_SHORT_KEY.fullmatch(key))


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return (value[1:-1] if quoted else value).strip()
