"""Wall time of what a user waits for, medians of several processes: importing the definitions, a first run and a second one.

    python -m benchmarks.times [--runs N] [--markdown]

Each first run writes the seed articles' tables into an empty warehouse in a temporary folder; the second finds nothing new.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.parsed import shown
from benchmarks.tables import print_table

ROOT = Path(__file__).resolve().parents[1]
AIMS = {"import of the definitions": 3.0, "first run on the seed article": 10.0}


def seconds(arguments: list[str]) -> float:
    """Wall time of a Python process; CalledProcessError, with what it wrote, where it fails."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    spent: dict[str, list[float]] = {"import of the definitions": [], "first run on the seed article": [], "second run": []}
    for _ in shown(range(options.runs), "running"):
        with tempfile.TemporaryDirectory() as folder:
            run = ["-m", "pipeline", "run", "seeds/articles", "--warehouse", folder]
            spent["import of the definitions"].append(seconds(["-c", "import pipeline.definitions"]))
            spent["first run on the seed article"].append(seconds(run))
            spent["second run"].append(seconds(run))
    rows = []
    for what, times in spent.items():
        aim, median = AIMS.get(what), statistics.median(times)
        rows.append([what, f"{median:.1f} s" + (" !" if aim and median > aim else ""), f"{aim:.0f} s" if aim else ""])
    print_table(["what", "median", "aim"], rows, markdown=options.markdown)


if __name__ == "__main__":
    main()
