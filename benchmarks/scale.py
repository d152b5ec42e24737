"""A long run over generated articles: its rate, its memory, the size of its tables. With --folder,
`benchmarks.again --folder` measures the runs after it.

    python -m benchmarks.scale [--articles 100000] [--engine local] [--workers N] [--markdown] [--folder FOLDER]

Memory is the sum over all processes of the run (proportional set size where the system tells it, so that what processes share counts
once). `flat` compares the peak up to a tenth of the articles with the peak of the whole. Rates are held against one another in processor
seconds, so that other work on the machine does not count. Needs the extra `bench`. An hour for 100,000 articles on two processors.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks import generated
from benchmarks.speed import machine
from benchmarks.tables import print_table
from pipeline.engines.local import usable_processors

ROOT = Path(__file__).resolve().parents[1]
_MB = 1 << 20
_SECONDS_BETWEEN_LOOKS = 1.0
_FIRST = 2000  # articles that the rate of the whole is held against; a second batch of each worker is among them
_RUN = """
import sys, time
from pathlib import Path
from pipeline.runs.run import run

def tell(stage, done, total):
    print(time.monotonic(), stage, done, total, flush=True)

if __name__ == "__main__":
    engine, workers = sys.argv[3], int(sys.argv[4])
    run([Path(sys.argv[1])], Path(sys.argv[2]), engine=engine, workers=workers, progress=tell)
"""


@dataclass(slots=True)
class Watched:
    """A run that was watched: when each stage was how far, and the memory at each look."""

    ticks: list[tuple[float, str, int]] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)
    processor: list[tuple[float, float]] = field(default_factory=list)
    seconds: float = 0.0

    def peak(self, until: float = float("inf")) -> float:
        """The most memory up to a moment, in MB."""
        return max((used for at, used in self.memory if at <= until), default=0) / _MB

    def worked(self, since: float, until: float) -> float:
        """Processor seconds of all processes between two moments."""
        spent = [seconds for at, seconds in self.processor if since <= at <= until]
        return spent[-1] - spent[0] if spent else float("nan")

    def reached(self, n_articles: int) -> float:
        """When so many articles were extracted."""
        return next((at for at, stage, done in self.ticks if stage == "extract" and done >= n_articles), float("inf"))


def watched(script: Path, articles: Path, warehouse: Path, engine: str, workers: int) -> Watched:
    """Run the pipeline in processes of its own and watch it."""
    found = Watched()
    started = time.monotonic()
    command = [sys.executable, str(script), str(articles), str(warehouse), engine, str(workers)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process, _memory(process.pid, found):
        for line in process.stdout or ():
            at, stage, done, _ = line.split()
            found.ticks.append((float(at), stage, int(done)))
    if process.returncode:
        raise SystemExit(f"the run failed with exit code {process.returncode}")
    found.seconds = time.monotonic() - started
    return found


@contextmanager
def _memory(pid: int, found: Watched) -> Iterator[None]:
    """Note the memory of a process and its children until the block ends."""
    ended = threading.Event()

    spent: dict[int, float] = {}  # of each process, so that those that ended still count

    def look() -> None:
        while not ended.wait(_SECONDS_BETWEEN_LOOKS):
            family = _family(pid)
            found.memory.append((time.monotonic(), sum(map(_used, family))))
            spent.update({process.pid: max(_worked(process), spent.get(process.pid, 0.0)) for process in family})
            found.processor.append((time.monotonic(), sum(spent.values())))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _family(pid: int) -> list[psutil.Process]:
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.Error:
        return []


def _used(process: psutil.Process) -> int:
    try:
        found = process.memory_full_info()
    except psutil.Error:
        return 0
    return int(getattr(found, "pss", 0) or found.rss)


def _worked(process: psutil.Process) -> float:
    try:
        return float(sum(process.cpu_times()[:2]))
    except psutil.Error:
        return 0.0


def rows_of(found: Watched, n_articles: int, n_bytes: int) -> Iterator[list[str]]:
    """What was measured, with the aims, and what it comes to for more articles."""
    whole = [at for at, stage, _ in found.ticks if stage == "extract"]
    n_early = min(_FIRST, n_articles // 2)
    begin, n_begun = next((at, done) for at, stage, done in found.ticks if stage == "extract" and done)
    early_end, n_reached = next((at, done) for at, stage, done in found.ticks if stage == "extract" and done >= n_early)
    early = (n_reached - n_begun) / found.worked(begin, early_end)
    rate = (n_articles - n_begun) / found.worked(begin, whole[-1])
    tenth = found.peak(found.reached(n_articles // 10))
    yield ["articles a second, extraction", f"{(n_articles - n_begun) / (whole[-1] - begin):.1f}", ""]
    yield ["articles a processor second, extraction", f"{rate:.1f}", ""]
    yield [f"of that over the first {n_early:,}", f"{rate / early:.2f}" + (" !" if rate / early < 0.9 else ""), "0.90"]
    yield ["articles a second, files to marts", f"{n_articles / found.seconds:.1f}", ""]
    yield ["peak memory, MB", f"{found.peak():,.0f}" + (" !" if found.peak() > 1500 else ""), "1,500"]
    yield ["of that in extraction, MB", f"{found.peak(whole[-1]):,.0f}", ""]
    yield ["of that in its first tenth, MB", f"{tenth:,.0f}", "flat"]
    yield ["tables, kB an article", f"{n_bytes / n_articles / 1000:.1f}", ""]
    in_all = found.processor[-1][1]
    for many, unit, factor in ((10**6, "million", 1e9), (10**9, "billion", 1e12)):
        core_hours = many * in_all / n_articles / 3600
        size = f"{many * n_bytes / n_articles / factor:.1f} {'GB' if factor == 1e9 else 'TB'}"
        yield [f"a {unit} articles, processor hours and size of the tables", f"{core_hours:,.0f} h, {size}", ""]


def main() -> None:
    """Generate, run, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--engine", default="local")
    parser.add_argument("--workers", type=int, default=usable_processors())
    parser.add_argument("--folder", type=Path, help="where to work, and to keep what was made (default: a temporary folder)")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        articles, warehouse, script = (folder / name for name in ("articles", "warehouse", "run.py"))
        script.write_text(_RUN, encoding="utf-8")
        generated.write(options.articles, articles, files=max(1, options.articles // 1000))
        found = watched(script, articles, warehouse, options.engine, options.workers)
        n_bytes = sum(file.stat().st_size for file in warehouse.rglob("*") if file.is_file())
    rows = list(rows_of(found, options.articles, n_bytes))
    print_table(["what", "measured", "aim"], rows, markdown=options.markdown)
    print(f"{options.articles:,} generated articles, engine {options.engine}, {options.workers} workers; {machine()}.")


if __name__ == "__main__":
    main()
