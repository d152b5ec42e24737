"""Damaged files of every format, read as a run reads them: no crash, no hang, none unaccounted for.

    python -m benchmarks.fuzz [--inputs 10000] [--seed 1] [--markdown] [--keep FOLDER]

Each input begins as a small sound file of one format, as it is or compressed, in a ZIP or in a tar. Its bytes (of every second packed file
those within) are then changed at one to eight places: flipped, set, cut out, doubled, cut off, moved, mixed with marks that formats know or
with another file. A process of its own ingests them, a hundred at a time, under a limit of memory; an input may take ten seconds.
Afterwards raw.files must hold every input by its hash, with as many articles and rejects as core.articles and raw.rejects hold, and at
least one. Exit code 1 where anything is wrong. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import os
import queue
import random
import runpy
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from benchmarks.tables import print_table

ROOT = Path(__file__).resolve().parents[1]
_A_FOLDER = 100
_SECONDS = 10.0  # that one input may take
_ADDRESSES = 6 << 30  # bytes of address space that the process may take beside what it holds at its start; threads reserve much of it
_MEMORY = 1 << 30  # bytes that it may use of them
_START_SECONDS = 120.0
# What formats begin with, count with or stumble over.
_MARKS = (
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"PAR1", b"ARROW1",
    b"ustar\x00", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"Content-Transfer-Encoding: base64\r\n", b"\r\n\r\n",
    b"<?xml version='1.0' encoding='utf-7'?>", b"<!DOCTYPE a [<!ENTITY b '&b;&b;'>]>", b"<![CDATA[", b"]]>", b"<script>", b"<!--", b"-->",
    b"<p>" * 50, b"&#x110000;", b"&#0;", b"{" * 200, b"[" * 2000, b'"', b"\\ud800", b"\\u0000", b"1e999", b"NaN", b"-9" * 40,
    b"\x00", b"\x00" * 64, b"\xff" * 8, b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xc0\x80", b"\n" * 50, b"\r",
    b",", b"\t", b"9999-99-99", b"0000-00-00", b" date 2024-12-02 ", b"=?utf-8?b?////?=",
    b"/" * 30, b"../../../etc/passwd", b"\x7f\xff\xff\xff",
)  # fmt: skip


def _as_it_is(data: bytes) -> bytes:
    return data


@dataclass(frozen=True, slots=True)
class Sample:
    """A small sound file: its name, the bytes within, and what packs them."""

    name: str
    data: bytes
    pack: Callable[[bytes], bytes] = _as_it_is


def samples() -> dict[str, Sample]:
    """A small sound file of every form, by form; the same bytes at every call."""
    made = SimpleNamespace(**runpy.run_path(str(ROOT / "tests" / "reading" / "samples.py")))
    records = [made.FERRY, made.FIRE]
    random.seed(0)  # a message has a boundary by chance
    plain = {form: (name, make(records)) for form, (name, make) in made.ALL.items()}
    packings = made.COMPRESSED | {"gzip": (".gz", lambda data: gzip.compress(data, mtime=0))}
    found = {form: Sample(*named) for form, named in plain.items()}
    inner = list(plain.values())
    for number, (packing, (suffix, pack)) in enumerate(packings.items()):
        for name, data in (inner[number % len(inner)], inner[(number + 5) % len(inner)], plain["jsonl"], plain["html"]):
            found[f"{packing}, {name}"] = Sample(name + suffix, data, pack)
    several = {f"{number}/{name}": data for number, (name, data) in enumerate(inner)}
    tar = made.tarred(several)
    found["zip"] = Sample("a.zip", _zipped(several))
    found["tar"] = Sample("a.tar", tar)
    found["tar, gzip"] = Sample("a.tar.gz", tar, packings["gzip"][1])
    for name, data in inner:
        found[f"zip, {name}"] = Sample("a.zip", data, lambda changed, name=name: _zipped({name: changed, "b.txt": plain["text"][1]}))  # type: ignore[misc]
    found["zip in zip"] = Sample("a.zip", _zipped(several), lambda changed: _zipped({"b.zip": changed, "c.txt": plain["text"][1]}))
    return found


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # of 1980
    return out.getvalue()


def mutated(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """The bytes, changed at one to eight places; `other` is a file to take bytes from."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5, 8))):
        at = rng.randrange(len(found) + 1)
        length = min(rng.choice((1, 1, 2, 4, 16, 100, 1000)), len(found) - at)
        kind = rng.randrange(9)
        if kind == 0 and length:
            found[at] ^= 1 << rng.randrange(8)
        elif kind == 1 and length:
            found[at : at + length] = rng.randbytes(length)
        elif kind == 2:
            del found[at : at + length]
        elif kind == 3:
            found[at:at] = found[at : at + length] * rng.choice((1, 2, 50))
        elif kind == 4:
            found[at:at] = rng.choice(_MARKS)
        elif kind == 5:
            mark = rng.choice(_MARKS)
            found[at : at + len(mark)] = mark
        elif kind == 6:
            del found[at:]
        elif kind == 7:
            found[at:] = other[rng.randrange(len(other) + 1) :]
        else:
            piece = bytes(found[at : at + length])
            del found[at : at + length]
            to = rng.randrange(len(found) + 1)
            found[to:to] = piece
    return bytes(found)


def inputs(number: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """So many damaged files: form, name and bytes. One in twenty has another form's name."""
    forms = samples()
    order = list(forms)
    for i in range(number):
        rng = random.Random(f"{seed}-{i}")
        form = order[i % len(order)]
        sample, other = forms[form], forms[rng.choice(order)]
        name = other.name if rng.random() < 0.05 else sample.name
        within = rng.random() < 0.5
        changed = mutated(sample.data if within else sample.pack(sample.data), other.data, rng)
        yield form, f"{i:06}-{name}", sample.pack(changed) if within else changed


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one form."""

    inputs: int = 0
    with_articles: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def child() -> None:
    """Ingest the folders named on standard input, one a line; a line for each file that begins and one, JSON, for what was read."""
    import datetime as dt
    import resource

    from pipeline.runs.ingest import ingest
    from pipeline.storage.warehouse import Warehouse

    os.fsync = lambda descriptor: None  # what a power cut does is not the question here
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + _ADDRESSES, held + _ADDRESSES))
    at_first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for line in sys.stdin:
        folder = Path(line.strip())
        store = Warehouse(folder.with_name(f"{folder.name}-tables"))
        ingest(store, [folder], today=dt.date(2024, 12, 31), progress=lambda stage, done, total: print(f"{done} {total}", flush=True))
        found = {
            "files": store.read("raw.files").select(["file_id", "path", "n_articles", "n_rejects"]).to_pylist(),
            "rejects": store.read("raw.rejects").select(["file_id", "reason", "detail"]).to_pylist(),
            "articles": store.read("core.articles").column("file_id").to_pylist(),
            "memory": 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - at_first),
        }
        print(json.dumps(found), flush=True)


class Reader:
    """The process that reads; another takes its place where it dies or hangs."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str | None] = queue.Queue()
        self.slowest = 0.0  # seconds of a step: an input is looked at in one and read in another
        self.memory = 0  # bytes that the process used more than at its start
        self.deaths: list[str] = []

    def ingest(self, folder: Path) -> tuple[dict[str, Any] | None, str]:
        """What was read (none where the process died or hung), and what went wrong."""
        fresh = self._process is None
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        process.stdin.write(f"{folder}\n")
        process.stdin.flush()
        last = time.monotonic()
        while True:
            try:
                line = self._lines.get(timeout=_START_SECONDS if fresh else _SECONDS)
            except queue.Empty:
                return self._died(f"no answer for {_SECONDS:g} s")
            if line is None:
                return self._died(f"the process died ({process.wait()})")
            now = time.monotonic()
            if not fresh:
                self.slowest = max(self.slowest, now - last)
            last, fresh = now, False
            if line.startswith("{"):
                found: dict[str, Any] = json.loads(line)
                self.memory = max(self.memory, found["memory"])
                return found, ""

    def _died(self, how: str) -> tuple[None, str]:
        self.stop()
        self.deaths.append(how)
        return None, how

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process, self._lines = None, queue.Queue()

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "benchmarks.fuzz", "--child"]
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._listen, args=(process, self._lines), daemon=True).start()
        return process

    @staticmethod
    def _listen(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put(None)


def fuzz(number: int, seed: int, folder: Path, told: Callable[[int], None] = lambda done: None) -> tuple[dict[str, Tally], Reader]:
    """Read so many damaged files; what became of them, by form, and how the process that read them did."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    reader = Reader()
    everything = inputs(number, seed)
    try:
        for start in range(0, number, _A_FOLDER):
            batch = {name: (form, data) for _, (form, name, data) in zip(range(_A_FOLDER), everything, strict=False)}
            here = folder / f"{start:06}"
            _read(batch, here, reader, tallies)
            shutil.rmtree(here, ignore_errors=True)
            shutil.rmtree(here.with_name(f"{here.name}-tables"), ignore_errors=True)
            told(start + len(batch))
    finally:
        reader.stop()
    return tallies, reader


def _read(batch: dict[str, tuple[str, bytes]], folder: Path, reader: Reader, tallies: dict[str, Tally]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, data) in batch.items():
        (folder / name).write_bytes(data)
    found, fault = reader.ingest(folder)
    if found is None and len(batch) > 1:  # one of them is at fault: each by itself
        for name, content in batch.items():
            _read({name: content}, folder / f"alone-{name}", reader, tallies)
        return
    at = {Path(row["path"]).name: row for row in (found or {}).get("files", [])}
    articles = Counter((found or {}).get("articles", []))
    rejects = defaultdict(list)
    for reject in (found or {}).get("rejects", []):
        rejects[reject["file_id"]].append(reject)
    for name, (form, data) in batch.items():
        tally = tallies[form]
        tally.inputs += 1
        row = at.get(name)
        file_id = hashlib.sha256(data).hexdigest()
        if fault:
            tally.faults.append(f"{name}: {fault}")
        elif not row or row["file_id"] != file_id:
            tally.faults.append(f"{name}: not in raw.files")
        elif not row["n_articles"] + row["n_rejects"]:
            tally.faults.append(f"{name}: neither articles nor rejects")
        elif (articles[file_id], len(rejects[file_id])) != (row["n_articles"], row["n_rejects"]):
            tally.faults.append(f"{name}: raw.files counts {row}, the tables hold {articles[file_id]} and {len(rejects[file_id])}")
        else:
            reasons = {reject["reason"] for reject in rejects[file_id]}
            tally.with_articles += bool(row["n_articles"]) or "duplicate_id" in reasons  # which another input gave, too
            tally.reasons.update(reasons)
            tally.faults += [f"{name}: {reject['detail']}" for reject in rejects[file_id] if reject["reason"] == "reader_failed"]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that something went wrong with")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tallies, reader = fuzz(
            options.inputs, options.seed, Path(folder), lambda done: print(f"\r{done:,}", end="", file=sys.stderr, flush=True)
        )
    faults = [fault for tally in tallies.values() for fault in tally.faults]
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        wrong = {fault.split(":")[0] for fault in faults}
        for _, name, data in inputs(options.inputs, options.seed):
            if name in wrong:
                (options.keep / name).write_bytes(data)
    rows = [
        [form, f"{t.inputs:,}", f"{t.with_articles:,}", f"{t.inputs - t.with_articles - len(t.faults):,}", f"{len(t.faults)}"]
        for form, t in sorted(tallies.items())
    ]
    print()
    print_table(["form", "inputs", "gave articles", "rejects only", "wrong"], rows, markdown=options.markdown)
    reasons: Counter[str] = sum((tally.reasons for tally in tallies.values()), Counter())
    print(f"{sum(t.inputs for t in tallies.values()):,} inputs, {len(faults)} wrong; rejects: ", end="")
    print(", ".join(f"{reason} {n:,}" for reason, n in sorted(reasons.items(), key=lambda item: -item[1])) + ".")
    print(f"Slowest step {reader.slowest:.1f} s; {reader.memory / 1e6:,.0f} MB of memory beside those at the start; ", end="")
    print(f"{len(reader.deaths)} times the process died or hung.")
    print("\n".join([*reader.deaths, *faults[:50]]))
    return 1 if faults or reader.deaths or reader.memory > _MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
