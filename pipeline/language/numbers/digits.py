"""What a run of digits with its separators means: one number, a list of numbers, or no number at all."""

from __future__ import annotations

import re
from fractions import Fraction

MAX_DIGITS = 30  # longer runs are codes: no count of anything on Earth needs more

_WESTERN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")  # 1,234,567.89
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")  # 12,34,567.89
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+\Z|\d{1,3}(?:\.\d{3}){2,}\Z")  # 1.234,56 and 1.234.567
_SWISS = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?\Z")  # 1'234'567
_DECIMAL = re.compile(r"\d*\.\d+\Z")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}\Z")  # 5,00: not a grouping, so a continental decimal
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\Z")  # 21.01.2019


def read_digits(text: str) -> list[tuple[Fraction, int, int]] | None:
    """(value, start, end) for each number in a run of plain digits and separators, offsets within the run.

    Several only for a list such as `1,2,3,4`; None where the run is a code, an address or a date.
    """
    if text.isdigit():
        return [(Fraction(int(text)), 0, len(text))] if len(text) <= MAX_DIGITS else None
    if len(text) <= MAX_DIGITS:
        if _WESTERN.match(text) or _INDIAN.match(text):
            return [(Fraction(text.replace(",", "")), 0, len(text))]
        if _DECIMAL.match(text):
            return [(Fraction("0" + text), 0, len(text))]
        if _EUROPEAN.match(text):
            return [(Fraction(text.replace(".", "").replace(",", ".")), 0, len(text))]
        if _SWISS.match(text):
            return [(Fraction(text.replace("'", "").replace("’", "").replace(",", ".")), 0, len(text))]
        if _COMMA_DECIMAL.match(text):
            return [(Fraction(text.replace(",", ".")), 0, len(text))]
    if "," in text and "." not in text and "'" not in text:
        found, at = [], 0
        for part in text.split(","):
            if len(part) <= MAX_DIGITS:
                found.append((Fraction(int(part)), at, at + len(part)))
            at += len(part) + 1
        return found
    return None


def is_dotted_date(text: str) -> bool:
    """Whether a run of digits is a day, month and year parted by full stops."""
    return bool(_DATE.match(text))
