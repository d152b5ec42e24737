"""Articles and sentences a second: text to Parquet with all core tables, beside spaCy alone and the quantity extractors that there are.

    python -m benchmarks.speed [--rounds N] [--sample N] [--workers N] [--markdown]

Each measure runs in a process of its own, warmed up by two articles (ours by a third, too, that is not English: for such the identifier of
languages is loaded); a round runs each once, and the figures are medians over the rounds, ratios within a round. What counts as one second
of ours: reading the files, extraction and writing every core table, from the first batch that is done on, so that starting processes and
loading models is in nobody's time. spaCy alone is `nlp.pipe(texts)` of the same model
with its defaults. Of several processes the table says too what as many runs give that have nothing to do with one another, started at
the same time: the most that the machine has for them. quantulum3, Recognizers-Text and CQE get the same sentences one by one, of fewer
articles; what is not installed is left out (`pip install quantulum3 inflect recognizers-text-number`; for CQE see
`benchmarks/baselines.py`). The articles are those of ../shared/bench/gva, else generated ones. --processor counts processor time, for a
machine that others use too, and is meant for one process.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import gva
from benchmarks.generated import articles as generated_articles
from benchmarks.parsed import shown
from benchmarks.tables import print_table

ROOT = Path(__file__).resolve().parents[1]
_FEW = 40  # articles for the slow ones
_APART = "inline runs apart, at once"  # what the processors of the machine give to processes that share nothing
_NOT_ENGLISH = {"id": "warm", "title": "Incendio en el puerto", "text": "Dos pescadores murieron el lunes.", "published": "2024-12-02"}
_AIMS = {"spaCy alone": 2.0, "quantulum3": 1.0, "CQE": 25.0}


@dataclass(frozen=True, slots=True)
class Measure:
    """One system in one round."""

    articles: int
    sentences: int
    seconds: float  # wall time, or with --processor processor time


def records(sample: int) -> list[dict[str, Any]]:
    """So many articles, always the same."""
    if gva.DEFAULT.is_file():
        found = [json.loads(line) for line in gva.DEFAULT.read_text(encoding="utf-8").splitlines()]
        found = [{"id": r["article"], "title": r.get("title"), "text": r["text"], "published": r["published"][:10]} for r in found]
        return random.Random(0).sample(found, min(sample, len(found))) if sample else found
    return list(generated_articles(sample or 1000))


def ours(found: list[dict[str, Any]], engine: str, workers: int, clock: Callable[[], float]) -> Measure:
    """The whole pipeline up to the core tables."""
    from pipeline.runs.extract import extract_new
    from pipeline.runs.ingest import ingest
    from pipeline.storage.warehouse import Warehouse

    ticks: list[tuple[float, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, some in (("warm", [*found[:2], _NOT_ENGLISH]), ("all", found)):
            source = Path(folder, f"{name}.jsonl")
            source.write_text("".join(json.dumps(record) + "\n" for record in some), encoding="utf-8")
            warehouse = Warehouse(Path(folder, name))
            started = clock()
            ingest(warehouse, [source])
            read = clock() - started
            ticks.clear()
            extract_new(warehouse, engine_name=engine, workers=workers, progress=lambda _, done, total: ticks.append((clock(), done)))
            ended = clock()
        if len(ticks) < workers + 2:
            sys.exit(f"{len(found)} articles are too few to time {workers} processes: take more with --sample")
        (first, n_first), (last, n_all) = ticks[workers], ticks[-1]  # when each process has had a batch; when all is extracted
        extracting = (last - first) * n_all / (n_all - n_first)
        return Measure(n_all, warehouse.count("core.sentences"), read + extracting + (ended - last))


def spacy_alone(found: list[dict[str, Any]], workers: int, clock: Callable[[], float]) -> Measure:
    """spaCy's default pipeline over whole articles."""
    from benchmarks.plain import plain_model

    nlp = plain_model()
    texts = [f"{record['title']}\n\n{record['text']}" if record.get("title") else record["text"] for record in found]
    list(nlp.pipe(texts[:2]))
    started = clock()
    n_sentences = sum(sum(1 for _ in doc.sents) for doc in nlp.pipe(texts, n_process=workers))
    return Measure(len(texts), n_sentences, clock() - started)


def numbers_of(name: str) -> Callable[[str], object]:
    """A quantity extractor over a sentence; ImportError where it is not installed."""
    if name == "Recognizers-Text":
        from recognizers_number import recognize_number  # type: ignore[import-not-found]

        return lambda sentence: recognize_number(sentence, "en-us")
    from benchmarks.baselines import cqe, quantulum

    extract = quantulum() if name == "quantulum3" else cqe()
    return lambda sentence: list(extract(sentence))


def extractor(found: list[dict[str, Any]], name: str, clock: Callable[[], float]) -> Measure:
    """A quantity extractor over the sentences of some articles, one by one, as a user would call it."""
    from pipeline.language.model import load_model, parse_many

    some = found[:_FEW]
    documents = parse_many([(record["text"], {"title_end": 0, "published": None}) for record in some], load_model())
    sentences = [document.text[s.start : s.end] for document in documents for s in document.sentences]
    numbers = numbers_of(name)
    for sentence in sentences[:5]:
        numbers(sentence)
    started = clock()
    for sentence in sentences:
        with contextlib.suppress(Exception):  # some stumble over some sentences
            numbers(sentence)
    return Measure(len(some), len(sentences), clock() - started)


def systems(workers: int) -> dict[str, tuple[str, int]]:
    """What is measured: its name on the page, what runs it, and the number of processes."""
    found = {"asreported, inline": ("inline", 1), "spaCy alone": ("spacy", 1)}
    if workers > 1:
        found[f"asreported, local, {workers} processes"] = ("local", workers)
        found[f"{_APART}, {workers} processes"] = (_APART, workers)
        found[f"spaCy alone, {workers} processes"] = ("spacy", workers)
    for name, module in (("quantulum3", "quantulum3"), ("Recognizers-Text", "recognizers_number"), ("CQE", "CQE")):
        if importlib.util.find_spec(module) is not None:
            found[name] = (name, 1)
    return found


def child(options: argparse.Namespace) -> None:
    """One measure, printed as JSON."""
    clock = time.process_time if options.processor else time.perf_counter
    found = records(options.sample)
    if options.child == "spacy":
        measure = spacy_alone(found, options.workers, clock)
    elif options.child in {"inline", "local", "ray"}:
        measure = ours(found, options.child, options.workers, clock)
    else:
        measure = extractor(found, options.child, clock)
    print(json.dumps([measure.articles, measure.sentences, measure.seconds]))


def measured(what: str, workers: int, options: argparse.Namespace) -> Measure | None:
    """One measure in a process of its own, of `_APART` in so many; None where it fails."""
    command = [sys.executable, "-m", "benchmarks.speed", "--sample", str(options.sample), *(["--processor"] if options.processor else [])]
    command += ["--child", "inline", "--workers", "1"] if what == _APART else ["--child", what, "--workers", str(workers)]
    pipe = subprocess.PIPE
    n_children = workers if what == _APART else 1
    children = [subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) for _ in range(n_children)]
    found = []
    for output, errors in [child.communicate() for child in children]:
        if not output.strip():
            print(f"{what}: {errors.strip().splitlines()[-1:]}", file=sys.stderr)
            return None
        found.append(Measure(*json.loads(output.strip().splitlines()[-1])))
    rate = sum(measure.articles / measure.seconds for measure in found)
    n_articles, n_sentences = sum(measure.articles for measure in found), sum(measure.sentences for measure in found)
    return Measure(n_articles, n_sentences, n_articles / rate)


def rounds(options: argparse.Namespace) -> dict[str, list[Measure]]:
    """Every system once a round."""
    wanted = systems(options.workers)
    found: dict[str, list[Measure]] = {name: [] for name in wanted}
    turns = [(name, *wanted[name]) for _ in range(options.rounds) for name in wanted]
    for name, what, workers in shown(turns, "measuring"):
        measure = measured(what, workers, options)
        if measure is not None:
            found[name].append(measure)
    return {name: measures for name, measures in found.items() if len(measures) == options.rounds}


def rows_of(found: dict[str, list[Measure]]) -> Iterator[list[str]]:
    """A row a system: what it reads in a second, and how many times that ours does with as many processes."""
    for name, measures in found.items():
        by_article = statistics.median(m.articles / m.seconds for m in measures)
        by_sentence = statistics.median(m.sentences / m.seconds for m in measures)
        suffix = name.partition(", ")[2]
        own = next((other for other in found if other.startswith("asreported") and other.endswith(suffix or "inline")), None)
        ratio = aim = ""
        if own is not None and not name.startswith(("asreported", _APART)):
            times = [(a.articles / a.seconds) / (b.articles / b.seconds) for a, b in zip(found[own], measures, strict=True)]
            wanted = _AIMS.get(name.partition(",")[0])
            ratio = f"{statistics.median(times):.1f}" + (" !" if wanted and statistics.median(times) < wanted else "")
            aim = f"{wanted:.1f}" if wanted else ""
        elif "local" in name or name.startswith(_APART):
            times = [b.articles / b.seconds / (a.articles / a.seconds) for a, b in zip(found["asreported, inline"], measures, strict=True)]
            ratio, aim = f"{statistics.median(times):.2f} times inline", "1.8" if "local" in name else ""
            ratio += " !" if aim and statistics.median(times) < 1.8 else ""
        yield [name, f"{by_article:.1f}", f"{by_sentence:,.0f}", ratio, aim]


def machine() -> str:
    """The processor and how many of it."""
    name = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    return f"{os.cpu_count()} processors {name}, Python {platform.python_version()}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sample", type=int, default=0, help="articles (0: all)")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options)
        return
    found = rounds(options)
    header = ["system", "articles a second", "sentences a second", "ours is so many times as fast", "aim"]
    print_table(header, list(rows_of(found)), markdown=options.markdown)
    one = next(iter(found.values()))[0]
    print(f"{one.articles:,} articles, medians of {options.rounds}; {machine()}{', processor time' if options.processor else ''}.")


if __name__ == "__main__":
    main()
