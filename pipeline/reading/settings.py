"""What a user can set for reading, by environment variables: the limits, and the names of columns."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, fields

from pipeline.reading import limits
from pipeline.reading.version import READER_VERSION

MAX_ARTICLE_VARIABLE = "ASREPORTED_MAX_ARTICLE_BYTES"
COLUMNS_VARIABLE = "ASREPORTED_COLUMNS"
_NUMBERS = {
    "max_article_bytes": MAX_ARTICLE_VARIABLE,
    "max_expansion": "ASREPORTED_MAX_EXPANSION",
    "max_nesting": "ASREPORTED_MAX_NESTING",
    "max_seconds": "ASREPORTED_MAX_SECONDS",
    "max_memory_bytes": "ASREPORTED_MAX_MEMORY_BYTES",
}
# Fields of an article that a column can be named for.
ARTICLE_FIELDS = ("external_id", "url", "publisher", "published", "title", "text", "byline", "language", "dateline")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run; what each limit is for stands in `limits`."""

    max_article_bytes: int = limits.MAX_ARTICLE_BYTES
    max_expansion: int = limits.MAX_EXPANSION
    max_nesting: int = limits.MAX_NESTING
    max_seconds: int = int(limits.MAX_SECONDS)
    max_memory_bytes: int = limits.MAX_MEMORY_BYTES
    columns: dict[str, str] = field(default_factory=dict)  # name in the input, in lower case: field of an article

    @property
    def reader_version(self) -> str:
        """The version of the readers with these settings: files are read anew where either changes."""
        if self == Settings():
            return READER_VERSION
        values = repr([(f.name, getattr(self, f.name)) for f in fields(self)])
        return f"{READER_VERSION}+{hashlib.sha256(values.encode()).hexdigest()[:6]}"


def read_settings() -> Settings:
    """The settings of the environment. Raises ValueError, naming the variable, where one cannot be read."""
    numbers = {name: _number(variable) for name, variable in _NUMBERS.items() if os.environ.get(variable)}
    return Settings(**numbers, columns=_columns(os.environ.get(COLUMNS_VARIABLE, "")))


def _number(variable: str) -> int:
    value = os.environ[variable]
    if not value.isdecimal() or int(value) == 0:
        unit = " of bytes" if variable.endswith("_BYTES") else ""
        raise ValueError(f"{variable} must be a number{unit} above 0, not {value!r}")
    return int(value)


def _columns(value: str) -> dict[str, str]:
    """`text=story,published=day` as a mapping from the input's names to the fields of an article."""
    found = {}
    for pair in filter(None, (part.strip() for part in value.split(","))):
        name, equals, column = (word.strip() for word in pair.partition("="))
        if not equals or not column or name not in ARTICLE_FIELDS:
            known = ", ".join(ARTICLE_FIELDS)
            raise ValueError(f"{COLUMNS_VARIABLE} must be FIELD=COLUMN,... with FIELD one of {known}, not {pair!r}")
        found[column.lower()] = name
    return dict(sorted(found.items()))
