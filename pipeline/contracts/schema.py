"""The forms in which tables and vocabularies are declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "boolean", "date", "timestamp"]
Layer = Literal["raw", "core", "mart"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of codes; `values` maps each code to what it means."""

    name: str
    meaning: str
    values: dict[str, str]

    def __contains__(self, code: object) -> bool:
        return code in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, in which unit, which values are allowed, and which key it points to."""

    name: str
    type: ColumnType
    meaning: str
    nullable: bool = True
    unit: str | None = None
    vocabulary: Vocabulary | None = None
    references: str | None = None  # "layer.table.column" of the key that the value must exist in
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the warehouse. `key` names the columns that together tell its rows apart; empty where none do."""

    layer: Layer
    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    caveat: str | None = None  # what a user must know before he draws a conclusion from the table

    @property
    def full_name(self) -> str:
        """The one name of the table everywhere: `layer.name`."""
        return f"{self.layer}.{self.name}"

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError, naming the table, where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.full_name} has no column {name!r}")


def text(name: str, meaning: str, **options: object) -> Column:
    """A string column."""
    return Column(name, "string", meaning, **options)  # type: ignore[arg-type]


def identifier(name: str, meaning: str, references: str | None = None, *, nullable: bool = False) -> Column:
    """A string column that holds a key or points to one."""
    return Column(name, "string", meaning, nullable=nullable, references=references)


def code(name: str, vocabulary: Vocabulary, meaning: str | None = None, *, nullable: bool = False) -> Column:
    """A string column whose values come from a vocabulary."""
    return Column(name, "string", meaning or vocabulary.meaning, nullable=nullable, vocabulary=vocabulary)


def offset(name: str, meaning: str, *, nullable: bool = False) -> Column:
    """A character offset: Unicode code points into core.articles.text."""
    return Column(name, "integer", meaning, nullable=nullable, unit="code points", minimum=0)


def count(name: str, meaning: str, *, unit: str | None = None, nullable: bool = False) -> Column:
    """A whole number that is never negative."""
    return Column(name, "integer", meaning, nullable=nullable, unit=unit, minimum=0)


def number(name: str, meaning: str, **options: object) -> Column:
    """A floating-point column."""
    return Column(name, "number", meaning, **options)  # type: ignore[arg-type]


def share(name: str, meaning: str, *, nullable: bool = True) -> Column:
    """A number from 0 to 1."""
    return Column(name, "number", meaning, nullable=nullable, minimum=0, maximum=1)


def flag(name: str, meaning: str, *, nullable: bool = False) -> Column:
    """A true-or-false column."""
    return Column(name, "boolean", meaning, nullable=nullable)


def day(name: str, meaning: str, *, nullable: bool = True) -> Column:
    """A calendar day."""
    return Column(name, "date", meaning, nullable=nullable, unit="day (ISO 8601)")


def moment(name: str, meaning: str, *, nullable: bool = True) -> Column:
    """A moment in UTC."""
    return Column(name, "timestamp", meaning, nullable=nullable, unit="UTC")
