"""Runs of columns that several marts have."""

from __future__ import annotations

from pipeline.contracts import vocabularies as v
from pipeline.contracts.schema import Column, code, day, identifier, number, text

PEOPLE = "people or structures"

# What a figure is of: key columns of the marts that compare figures.
SUBJECT = (
    text("subject_kind", "`incident` or `toll`", nullable=False),
    identifier("subject_id", "the incident, or the place of the running total"),
    text("place_name", "where the incident was, or the place of the running total, in its usual name"),
    day("date_start", "first day of the incident; null for running totals"),
    code("impact", v.IMPACT),
    code("victim_group", v.VICTIM_GROUP, nullable=True),
)

# The province of a place or of a day's sum; the name of the province has a meaning of its own in each.
ADMIN_CODES = (
    text("admin1_id", "the province or state, as GeoNames id"),
    text("admin1_pcode", "the province or state, as OCHA p-code, where seeds/reference/pcodes.csv has it"),
)


def figure(of: str = "", *, best: str = "value") -> tuple[Column, ...]:
    """The columns low, best and high of one figure; `of` says of what, `best` what its value is."""
    return (
        number("low", f"lower bound{of}", unit=PEOPLE, minimum=0),
        number("best", f"{best}{of}", unit=PEOPLE, minimum=0),
        number("high", f"upper bound{of}", unit=PEOPLE, minimum=0),
    )


def place(*, has_name: bool = False) -> tuple[Column, ...]:
    """The columns place_name and place_id; `has_name`: whether every row has a name."""
    return (
        text("place_name", "where, in its usual name", nullable=not has_name),
        identifier("place_id", "where", "core.entities.entity_id", nullable=True),
    )


def bounds(name: str, meaning: str, *, when_open: str = "") -> tuple[Column, ...]:
    """The columns `name`_low and `name`_high, in people; `when_open`: what a null upper bound says."""
    return (
        number(f"{name}_low", f"{meaning}, lower bound", unit="people", minimum=0),
        number(f"{name}_high", f"{meaning}, upper bound{when_open}", unit="people", minimum=0),
    )
