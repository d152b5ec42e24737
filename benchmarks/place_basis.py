"""How often a claim's place is right, by how it was found (`core.claims.place_basis`), on labelled articles.

    python -m benchmarks.place_basis [GOLD ...] [--split SPLIT.json] [--markdown]

Over the explicit claims that were found and have a place; by default the shared dev set, of whose documents those of the part `read` are
taken, and the project's own articles. The rules were written with these in view, so that elsewhere the figures are lower.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.gold import GOLD, SHARED, labelled_documents, parts_of
from benchmarks.tables import print_table
from pipeline.analysis.scoring import compare
from pipeline.claims.place_basis import claim_place_basis
from pipeline.contracts.vocabularies import PLACE_BASIS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path, default=[SHARED / "dev", GOLD / "articles"])
    parser.add_argument("--split", type=Path, default=SHARED / "split.json")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for folder in options.gold:
        for item in labelled_documents(folder, parts_of(options.split)):
            if item.part == "check":
                continue
            for i, label in item.labels.items():
                claim = item.claims[i]
                basis = claim_place_basis(item.document, claim)
                if basis is None or claim.place is None or label["implicit"]:
                    continue
                named = {"place": claim.place_text, "place_name": item.document.entities[claim.place.entity].name}
                total[basis] += 1
                right[basis] += compare(label, {**label, **named}, {})["place"]
    rows = [[basis, str(total[basis]), f"{right[basis] / total[basis]:.2f}"] for basis in PLACE_BASIS if total[basis]]
    print_table(["place_basis", "claims", "place right"], rows, markdown=options.markdown)


if __name__ == "__main__":
    main()
