"""How alike two groupings of the same items are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence


def b_cubed(found: Sequence[Hashable], gold: Sequence[Hashable], judged: Collection[int] | None = None) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin, 1998).

    Of each item's group the share that belongs there, and of those that belong there the share in its group; the means over the items, or
    over the `judged` ones.
    """
    both, in_found, in_gold = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    items = [(found[i], gold[i]) for i in (range(len(gold)) if judged is None else judged)]
    precision = sum(both[item] / in_found[item[0]] for item in items) / len(items)
    recall = sum(both[item] / in_gold[item[1]] for item in items) / len(items)
    return precision, recall, _f1(precision, recall)


def pairwise(found: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of items in one group."""

    def pairs(groups: Counter) -> int:
        return sum(n * (n - 1) // 2 for n in groups.values())

    both = pairs(Counter(zip(found, gold, strict=True)))
    precision, recall = both / max(pairs(Counter(found)), 1), both / max(pairs(Counter(gold)), 1)
    return precision, recall, _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
