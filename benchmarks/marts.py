"""Every mart of invented warehouses of growing size, rebuilt in one process, and the twenty questions asked of them.

    python -m benchmarks.marts [--claims 10000 100000 1000000] [--folder FOLDER] [--markdown] [--plot FILE]

Each size has processes of its own: one writes the warehouse (`synthetic.py`), one derives the marts, one asks. Memory is the most that the
process deriving held at any moment (peak resident set, DuckDB's and Python's). A question of docs/questions.md, asked of the places that
most is told of here, is put three times through `pipeline.connect`, and the median counts. With --folder, warehouses that lie there serve
again. Needs the extra `bench`, Linux for the memory of each mart, and for ten million claims some tens of GB of disk.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.speed import machine
from benchmarks.tables import print_table

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "docs" / "questions.md"
_TIMES = 3
_MOST_MEMORY, _MOST_SECONDS = 4000, 2.0  # the aims: MB of the process that derives, seconds a question
_GB = 1e9


def derive(folder: Path) -> dict[str, Any]:
    """Rebuild every mart: seconds, processor seconds and peak memory in MB, of each and of all."""
    from pipeline.analysis.marts import MARTS
    from pipeline.runs.derive import derive as derive_marts
    from pipeline.storage.warehouse import Warehouse

    names = [mart.name for mart in MARTS]
    marts: dict[str, dict[str, float]] = {}
    last = [time.monotonic(), time.process_time()]

    def tell(stage: str, done: int, total: int) -> None:
        now = [time.monotonic(), time.process_time()]
        if done:
            marts[names[done - 1]] = {"seconds": now[0] - last[0], "processor": now[1] - last[1], "memory": _peak()}
            print(f"{names[done - 1]:28}{now[0] - last[0]:8.1f} s{now[1] - last[1]:8.1f} s{_peak():8.0f} MB", file=sys.stderr, flush=True)
        last[:] = now
        _forget_peak()

    warehouse = Warehouse(folder)
    with warehouse.transaction() as tx:  # nothing that an earlier run kept
        for note in ("derive", "shares", "checked"):
            tx.put_note(note, {})
        for name in [name for name in tx.record.parts if name.startswith("state.")]:
            for part in list(tx.record.parts[name]):
                tx.drop(name, part)
    started = time.monotonic(), time.process_time()
    derive_marts(warehouse, progress=tell)
    seconds, processor = time.monotonic() - started[0], time.process_time() - started[1]
    most = max([float(mart["memory"]) for mart in marts.values()] + [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024])
    return {"marts": marts, "seconds": seconds, "processor": processor, "memory": most}


def _peak() -> float:
    """The most memory that this process held since `_forget_peak`, in MB."""
    status = Path("/proc/self/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def ask(folder: Path) -> dict[str, Any]:
    """The seconds that each query of the page takes, and its rows."""
    from pipeline.storage.connect import connect

    found = []
    with connect(folder) as con:
        for number, sql in questions(con):
            seconds, processor, rows = [], [], 0
            for _ in range(_TIMES):
                started = time.monotonic(), time.process_time()
                rows = len(con.execute(sql).fetchall())
                seconds.append(time.monotonic() - started[0])
                processor.append(time.process_time() - started[1])
            found.append(
                {"question": number, "seconds": statistics.median(seconds), "processor": statistics.median(processor), "rows": rows}
            )
            print(f"question {number:3}{found[-1]['seconds']:8.2f} s{found[-1]['processor']:8.2f} s{rows:10,} rows", file=sys.stderr)
    return {"questions": found}


def questions(con: Any) -> list[tuple[int, str]]:
    """The queries of the page with their numbers, about the places that most is told of."""
    (country, iso3), *_ = con.execute(
        """SELECT t.place_name, e.country_iso3 FROM mart.tolls AS t JOIN core.entities AS e ON e.entity_id = t.place_id
        GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 1"""
    ).fetchall()
    (town,), *_ = con.execute(
        "SELECT place_name FROM mart.incidents WHERE place_precision = '1' GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 1"
    ).fetchall()
    named = {"Uruguay": country, "URY": iso3, "Tacuarembó": town, "Bodø": town, "uruguay-invented": "gaza-daily"}
    page = QUESTIONS.read_text(encoding="utf-8")
    found = []
    for section in re.split(r"^## (?=\d+\. )", page, flags=re.MULTILINE)[1:]:
        for sql in re.findall(r"```sql\n(.*?)\n```", section, re.DOTALL):
            for name, other in named.items():
                sql = sql.replace(f"'{name}'", "'" + other.replace("'", "''") + "'")
            found.append((int(section.split(".")[0]), sql))
    return found


def measured(n_claims: int, folder: Path) -> dict[str, Any]:
    """What `derive` and `ask` find for a warehouse of so many claims, made first where the folder does not hold it."""
    warehouse = folder / f"claims-{n_claims}"
    if not (warehouse / "asreported.duckdb").exists():
        subprocess.run(
            [sys.executable, "-m", "benchmarks.synthetic", str(n_claims), str(warehouse)], cwd=ROOT, check=True, stdout=sys.stderr
        )
    found: dict[str, Any] = {"claims": n_claims}
    for step in ("derive", "ask"):
        command = [sys.executable, "-m", "benchmarks.marts", "--step", step, "--folder", str(warehouse)]
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        found |= json.loads(done.stdout)
    for layer in ("core", "mart"):
        found[f"{layer}_bytes"] = sum(file.stat().st_size for file in (warehouse / layer).rglob("*.parquet"))
    return found


def growth(one: dict[str, Any], other: dict[str, Any]) -> float:
    """By how much the processor time grew from one size to the other, as a share of what n log n would make of it."""
    expected = other["claims"] * math.log(other["claims"]) / (one["claims"] * math.log(one["claims"]))
    return float(other["processor"] / one["processor"] / expected)


def rows_of(sizes: Sequence[dict[str, Any]]) -> list[list[str]]:
    """A row a size."""
    rows = []
    for before, found in zip([None, *sizes], sizes, strict=False):
        slowest = max(found["questions"], key=lambda question: question["seconds"])
        slow = sum(question["seconds"] > _MOST_SECONDS for question in found["questions"])
        rows.append(
            [
                f"{found['claims']:,}",
                f"{found['core_bytes'] / _GB:.2f}",
                f"{found['mart_bytes'] / _GB:.2f}",
                f"{found['processor']:,.0f}",
                f"{found['seconds']:,.0f}",
                f"{growth(before, found):.2f}" if before else "",
                f"{found['memory']:,.0f}" + (" !" if found["memory"] > _MOST_MEMORY else ""),
                f"{slowest['seconds']:.2f} (question {slowest['question']})" + (f", {slow} above {_MOST_SECONDS:g}" if slow else ""),
            ]
        )
    return rows


def plot(sizes: Sequence[dict[str, Any]], path: Path) -> None:
    """Time against size, both axes logarithmic, beside n log n through the largest size."""
    import altair as alt

    last = sizes[-1]
    points = [{"claims": f["claims"], "seconds": f["processor"], "what": "all marts, processor seconds"} for f in sizes]
    points += [{"claims": f["claims"], "seconds": max(q["seconds"] for q in f["questions"]), "what": "the slowest question"} for f in sizes]
    for found in sizes:
        share = found["claims"] * math.log(found["claims"]) / (last["claims"] * math.log(last["claims"]))
        points.append({"claims": found["claims"], "seconds": last["processor"] * share, "what": "n log n"})
    chart = (
        alt.Chart(alt.Data(values=points), width=520, height=320)
        .mark_line(point=True)
        .encode(
            x=alt.X("claims:Q", scale=alt.Scale(type="log"), title="claims"),
            y=alt.Y("seconds:Q", scale=alt.Scale(type="log"), title="seconds"),
            color=alt.Color("what:N", title=None, legend=alt.Legend(orient="top")),
        )
    )
    chart.save(str(path))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, help="where the warehouses are kept (default: a temporary folder)")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--plot", type=Path, help="an SVG or PNG file to draw time against size into (pip install vl-convert-python)")
    parser.add_argument("--step", choices=["derive", "ask"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps({"derive": derive, "ask": ask}[options.step](options.folder)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        sizes = [measured(n_claims, options.folder or Path(temporary)) for n_claims in sorted(options.claims)]
    head = ["claims", "core, GB", "marts, GB", "marts, processor s", "marts, s", "of n log n", "peak memory, MB", "slowest question, s"]
    print_table(head, rows_of(sizes), markdown=options.markdown)
    if options.plot:
        plot(sizes, options.plot)
    print(f"Aims: {_MOST_MEMORY:,} MB, {_MOST_SECONDS:g} s a question, growth no more than n log n; {machine()}.")


if __name__ == "__main__":
    main()
