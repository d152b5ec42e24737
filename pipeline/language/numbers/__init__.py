"""The numbers of a text: found by their characters alone, with the bounds and trends that the words around them give."""

from pipeline.language.numbers.quantity import Quantity
from pipeline.language.numbers.scan import find_numbers

__all__ = ["Quantity", "find_numbers"]
