"""Kill -9 at many moments of a run, run again, and hold the tables against those of a run that nobody disturbed.

    python -m benchmarks.survival                          # 2,000 articles, 50 kills; some twenty minutes of one processor
    python -m benchmarks.survival --articles 60 --kills 4  # short
    python -m benchmarks.survival --minutes 20             # as many kills as fit

Each kill is meant for a stage (ingest, extract, derive, write, catalogue) and comes after a random share of the time that the stage took
undisturbed; the stages take turns. A warehouse is killed up to four times before its run may end; then its tables are compared row by row,
and every file is held against the record. Between kills a reader counts the rows of all tables: it must find all of the old tables or all
of the new ones. Extraction takes the most time and is the same each time: but for every fourth, a warehouse begins with what a run left
that was killed when it had extracted everything, less some of its batches. Exit code 1 where anything differs.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress as Bar

from benchmarks import generated
from benchmarks.tables import print_table
from pipeline.contracts import TABLES
from pipeline.storage.differences import compare
from pipeline.storage.soundness import damages
from pipeline.storage.warehouse import Warehouse

STAGES = ("ingest", "extract", "derive", "write", "catalogue")
_KILLS_A_WAREHOUSE = 4
_FILES = 4
_FROM_NOTHING = 4  # one warehouse in so many begins empty
_MOST_LEFT = 0.4  # of its batches, the share that another has still to extract at most
PARAGRAPHS = (1, 3)  # an article: many short ones are many moments to be killed in


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A run that nobody killed: its tables, and the seconds from its start to the begin and end of each stage."""

    warehouse: Path
    spans: dict[str, tuple[float, float]]


def child(inputs: Path, warehouse: Path) -> None:
    """Run, and print the name of each stage when it begins: the process that is killed."""
    from pipeline.runs.run import run

    begun: set[str] = set()

    def tell(stage: str, done: int, total: int) -> None:
        if stage not in begun:
            begun.add(stage)
            print(stage, flush=True)
        if stage == "derive" and done == total:
            print("write", flush=True)

    run([inputs], warehouse, progress=tell)
    print("end", flush=True)


def undisturbed(inputs: Path, warehouse: Path) -> Undisturbed:
    """Run to the end, noting when each stage began."""
    process, begun = _start(inputs, warehouse), {}
    started = time.monotonic()
    for line in process.stdout or ():
        begun.setdefault(line.strip(), time.monotonic() - started)
    if process.wait() != 0:
        raise RuntimeError("the run that nobody disturbed failed")
    order = [stage for stage in (*STAGES, "end") if stage in begun]
    return Undisturbed(warehouse, {stage: (begun[stage], begun[after]) for stage, after in itertools.pairwise(order)})


def kill_once(inputs: Path, warehouse: Path, stage: str, wait: float) -> str:
    """Start a run, wait for a stage and then so many seconds, kill it; gives the stage that it died in, `end` where it was done."""
    process = _start(inputs, warehouse)
    reached = "start"
    try:
        for line in process.stdout or ():
            reached = line.strip()
            if reached in (stage, "end"):
                break
        if reached != "end":
            try:
                process.wait(timeout=wait)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        rest = (process.stdout.read() if process.stdout else "").split()
        return rest[-1] if rest else reached
    finally:
        process.wait()


def finish(inputs: Path, warehouse: Path) -> None:
    """Run to the end; RuntimeError where that fails."""
    process = _start(inputs, warehouse)
    output = process.communicate()[0]
    if process.returncode:
        raise RuntimeError(f"the run after a kill failed: {output[-2000:]}")


def differences(expected: Path, found: Path) -> list[str]:
    """What is wrong with a warehouse: tables whose rows differ, and files that the record does not know or that lack."""
    unlike = [item for item in compare(expected, found) if item.differs]
    wrong = [f"{item.table}: {item.added} rows added, {item.removed} removed, {item.changed} changed" for item in unlike]
    return wrong + damages(Warehouse(found))


def rows_seen(warehouse: Path) -> tuple[int, ...]:
    """How many rows a reader finds in each table, in one look."""
    store = Warehouse(warehouse)
    return tuple(store.count(table.full_name) for table in TABLES) if store.exists else ()


def take_up(begun: Path, warehouse: Path, rng: random.Random) -> float:
    """Make a warehouse of one whose run was killed, less some of the batches that it kept; gives the share that lacks."""
    shutil.copytree(begun, warehouse)
    batches = sorted((warehouse / ".work").glob("*/*"))
    lost = rng.sample(batches, int(len(batches) * rng.random() * _MOST_LEFT))
    for batch in lost:
        shutil.rmtree(batch)
    return len(lost) / max(1, len(batches))


def survive(inputs: Path, folder: Path, kills: int, seed: int, seconds: float = math.inf) -> tuple[Counter[str], list[str]]:
    """Kill so many times, or until the time is over; gives how often each stage was hit, and what was wrong afterwards."""
    ends = time.monotonic() + seconds
    rng = random.Random(seed)
    truth = undisturbed(inputs, folder / "undisturbed")
    whole = rows_seen(truth.warehouse)
    hit: Counter[str] = Counter()
    wrong: list[str] = []
    begun = folder / "begun"  # a run that was killed when it had extracted everything
    kill_once(inputs, begun, "derive", 0)
    stages = itertools.cycle(rng.sample([stage for stage in STAGES if stage in truth.spans], len(truth.spans)))
    with Bar() as bar:
        task = bar.add_task("kills", total=kills)
        number = 0
        while sum(hit.values()) < kills and time.monotonic() < ends:
            warehouse = folder / f"killed{number}"
            left = take_up(begun, warehouse, rng) if number % _FROM_NOTHING else 1.0
            number += 1
            for _ in range(rng.randint(1, _KILLS_A_WAREHOUSE)):
                stage = next(stages)
                begin, end = truth.spans[stage]
                share = rng.random() * (left if stage == "extract" else 1)
                died = kill_once(inputs, warehouse, stage, share * (end - begin))
                if rows_seen(warehouse) not in ((), whole):
                    wrong.append(f"{warehouse.name}: a reader found half of a run after a kill in {died}")
                if died == "end":
                    break
                hit[died] += 1
                bar.advance(task)
            finish(inputs, warehouse)
            wrong += [f"{warehouse.name}: {fault}" for fault in differences(truth.warehouse, warehouse)]
            shutil.rmtree(warehouse)
    return hit, wrong


def _start(inputs: Path, warehouse: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.survival", "--child", str(inputs), str(warehouse)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=math.inf, help="begin no more after so long")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(*arguments.child)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generated.write(arguments.articles, folder / "articles", _FILES, PARAGRAPHS)
        hit, wrong = survive(folder / "articles", folder, arguments.kills, arguments.seed, 60 * arguments.minutes)
    print_table(
        ("killed in", "times"), [(stage, str(hit[stage])) for stage in ("start", *STAGES) if hit[stage]], markdown=arguments.markdown
    )
    print(f"{arguments.articles:,} articles, {sum(hit.values())} kills, {len(wrong)} differences")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
