"""The next run over many articles that did not change, and one with a single new article among them.

    python -m benchmarks.again [--articles 100000] [--singly] [--markdown] [--folder FOLDER]

The first run is the pipeline's own, but for two things that take hours. Instead of spaCy and the rules, patterns that know the sentences of
`benchmarks.generated` write the rows, since only their number and shape matter here (`benchmarks.scale` extracts); and pairs of articles
that are alike, of which texts made from so few sentences have far more than news have, are noted as no copies without being looked at. The
next runs are wholly the pipeline's own, each in a process of its own. `--singly` writes an article a file. With `--folder`, what was made
there before is used again. Needs Linux for the memory.
"""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks import generated
from benchmarks.speed import machine
from benchmarks.tables import print_table
from pipeline.claims.rows import EXTRACTED_TABLES, Rows, row_id
from pipeline.reading.article import Article

ROOT = Path(__file__).resolve().parents[1]
_SENTENCE = re.compile(r"[^.]+\.”?[^.”\s]*")
_NUMBER = re.compile(r"(?P<quantifier>[Aa]t least|[Mm]ore than|[Nn]early)? ?(?P<figure>\d[\d,]*)")
_IMPACTS = (("people were killed", "killed"), ("dead", "killed"), ("injured", "injured"), ("displaced", "displaced"),
            ("missing", "missing"), ("fled", "displaced"), ("toll since", "killed"), ("critical", "injured"))  # fmt: skip
_QUANTIFIERS = {"at least": "at_least", "more than": "more_than", "nearly": "nearly"}
_CLASSES = {"police": "government", "officials": "unnamed_official", "the health ministry": "health_authority", "a UN agency": "un"}
_SOURCE = re.compile(r"(?:, | by |according to )(" + "|".join(generated.SOURCES) + ")")
_NAME = re.compile(r"(?:" + "|".join(generated.FIRST_NAMES) + r") [A-Z][a-z]+")
_TITLE = re.compile(r"(?P<cause>.+?) in (?P<place>.+) kills \d+")
# DuckDB takes a main module without a file for a notebook, and draws its progress into what is printed.
_CHILD = "__file__ = 'again.py'; import sys; from benchmarks.again import again; again(*sys.argv[1:])"


class StandIn:
    """Writes the rows of generated articles."""

    def __init__(self) -> None:
        self._cities = generated.cities()

    def extract(self, articles: Iterable[Article], nlp: object) -> Iterator[Rows]:
        """Stands in for `pipeline.claims.extract.extract`."""
        return (self._rows(article) for article in articles)

    def _rows(self, article: Article) -> Rows:
        rows: Rows = {name: [] for name in EXTRACTED_TABLES}
        title = _TITLE.match(article.title or "")
        cause, place = (title["cause"].lower(), title["place"]) if title else (None, None)
        day = article.published_at.date()
        event_id = row_id(article.article_id, "event", 0, 1, 0)
        where = self._place(rows, place)
        rows["events"].append(
            {"event_id": event_id, "article_id": article.article_id, "kind": "disaster", "role": "main", "is_ongoing": False,
             "cause_text": cause, **where, "date_start": day, "date_end": day, "date_precision": "day", "date_basis": "relative",
             "anchor_start": 0, "anchor_end": 5}
        )  # fmt: skip
        for number, match in enumerate(_SENTENCE.finditer(article.text)):
            words = match[0]
            place_in = {"article_id": article.article_id, "sentence_no": number}
            span = {"start_char": match.start(), "end_char": match.end()}
            rows["sentences"].append({**place_in, **span, "paragraph_no": 0, "zone": "body", "text": words})
            for name in _NAME.finditer(words):
                self._mention(rows, place_in, match.start() + name.start(), name[0], row_id("person", name[0]), "person")
            if place and (at := words.find(place)) >= 0:
                self._mention(rows, place_in, match.start() + at, place, str(where["place_id"]), None)
            self._claims(rows, article, place_in, match, event_id, where, day)
        rows["mentions"] = list({row["mention_id"]: row for row in rows["mentions"]}.values())
        rows["entities"] = list({row["entity_id"]: row for row in rows["entities"]}.values())
        return rows

    def _place(self, rows: Rows, name: str | None) -> dict[str, Any]:
        if not name:
            return {"place_text": None, "place_name": None, "place_id": None, "place_precision": None}
        city = self._cities[name]
        rows["entities"].append(
            {"entity_id": f"geonames:{city['geonameid']}", "kind": "place", "name": name, "geonames_id": str(city["geonameid"]),
             "feature_code": "PPL", "latitude": city["latitude"], "longitude": city["longitude"]}
        )  # fmt: skip
        return {"place_text": name, "place_name": name, "place_id": f"geonames:{city['geonameid']}", "place_precision": "1"}

    @staticmethod
    def _mention(rows: Rows, place_in: dict[str, Any], start: int, text: str, entity_id: str, kind: str | None) -> None:
        if kind:
            rows["entities"].append({"entity_id": entity_id, "kind": kind, "name": text})
        rows["mentions"].append(
            {**place_in, "mention_id": row_id(place_in["article_id"], "mention", start, start + len(text)), "start_char": start,
             "end_char": start + len(text), "text": text, "form": "name", "entity_id": entity_id, "link_score": 0.8, "link_method": "name"}
        )  # fmt: skip

    @staticmethod
    def _claims(
        rows: Rows, article: Article, place_in: dict[str, Any], match: re.Match[str], event_id: str, where: dict[str, Any], day: dt.date
    ) -> None:
        words = match[0]
        source = _SOURCE.search(words)
        impacts = [impact for word, impact in _IMPACTS if word in words]
        is_toll = "toll since" in words
        for found in _NUMBER.finditer(words):
            start, end = match.start() + found.start("quantifier" if found["quantifier"] else "figure"), match.start() + found.end()
            value = float(found["figure"].replace(",", "").rstrip(","))
            quantifier = _QUANTIFIERS.get((found["quantifier"] or "").lower(), "exact")
            figure = {
                "quantifier": quantifier, "value_low": None if quantifier == "nearly" else value,
                "value_best": value if quantifier == "exact" else None,
                "value_high": value if quantifier in ("exact", "nearly") else None,
            }  # fmt: skip
            span = {"start_char": start, "end_char": end, "number_text": article.text[start:end]}
            quantity_id = row_id(article.article_id, "quantity", start, end)
            rows["quantities"].append({**place_in, **span, **figure, "quantity_id": quantity_id, "unit_kind": "person"})
            if not impacts:
                continue
            impact = impacts.pop(0) if len(impacts) > 1 else impacts[0]
            claim_id = row_id(article.article_id, "numeric", start, end, impact)
            rows["claims"].append(
                {**place_in, **span, **figure, **where, "claim_id": claim_id, "quantity_id": quantity_id, "event_id": event_id,
                 "kind": "numeric", "evidence_start": start, "evidence_end": end, "impact": impact,
                 "is_round": value % 10 == 0, "implicit": False, "measure": "cumulative" if is_toll else "incident",
                 "period_start": day.replace(day=1) if is_toll else day, "period_end": day, "as_of": day if is_toll else None,
                 "period_precision": "day", "period_basis": "relative", "source_text": source[1] if source else None,
                 "delivery": "indirect" if source else "narrator", "status": "asserted", "confidence": 0.8, "extractor_version": "stand-in"}
            )  # fmt: skip
            if source:
                rows["stances"].append(
                    {"claim_id": claim_id, "speaker_text": source[1], "claimant_class": _CLASSES.get(source[1], "other"),
                     "stance": "asserts", "delivery": "indirect", "start_char": match.start() + source.start(1),
                     "end_char": match.start() + source.end(1)}
                )  # fmt: skip


def fill(articles: Path, warehouse: Path) -> dict[str, int]:
    """The first run; gives the rows of each table."""
    from pipeline.analysis.copies import Judgement, Verdict
    from pipeline.runs.run import run

    with (
        patch("pipeline.claims.extract.extract", StandIn().extract),
        patch("pipeline.runs.extractor.load_model", lambda name: None),
        patch("pipeline.runs.copies.judge", lambda later, earlier: Judgement(Verdict.OTHER, 0.0)),
        patch("os.fsync", lambda descriptor: None),
    ):
        begun: dict[str, float] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in begun:
                begun[stage] = time.monotonic()
                print(f"  first run: {stage}", file=sys.stderr, flush=True)

        return run([articles], warehouse, progress=tell).tables


def again(articles: str, warehouse: str) -> None:
    """A later run; prints its seconds in all and in each stage."""
    started = time.monotonic()
    from pipeline.runs.run import run

    report = run([Path(articles)], Path(warehouse))
    spent = {stage: getattr(report, stage).seconds for stage in ("ingest", "extract", "derive")}
    spent |= {"other": report.seconds - sum(spent.values()), "all": time.monotonic() - started}
    done = {"seconds": spent, "computed": report.computed_anew, "extracted": report.extract.extracted, "memory": most_memory()}
    print(json.dumps(done))


def most_memory() -> float:
    """The most memory that this process held, in MB. What the system counts of children would begin with the memory of their parent."""
    return int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1024


def timed(articles: Path, warehouse: Path) -> dict[str, Any]:
    """A later run in a process of its own: wall clock of the whole process, seconds of its stages, processor seconds."""
    import resource

    compileall.compile_dir(ROOT / "pipeline", quiet=1)  # as it is where the package was installed, whatever Python may write here
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-c", _CHILD, str(articles), str(warehouse)]
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found["seconds"]["all"] = time.monotonic() - started
    found["processor"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return found


def write_singly(number: int, folder: Path) -> None:
    """So many generated articles, each in a JSON file of its own, a thousand a folder."""
    for i, record in enumerate(generated.articles(number)):
        file = folder / f"{i // 1000:05}" / f"{record['id']}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record), encoding="utf-8")


def main() -> None:
    """Fill, run again, add an article, run again, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--singly", action="store_true", help="an article a file")
    parser.add_argument("--folder", type=Path, help="where to work, and to keep what was made (default: a temporary folder)")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        articles, warehouse = folder / "articles", folder / "warehouse"
        if not articles.exists():
            if options.singly:
                write_singly(options.articles, articles)
            else:
                generated.write(options.articles, articles, files=max(1, options.articles // 1000))
        one_more = articles / "one-more.jsonl"
        shutil.rmtree(warehouse, ignore_errors=True) if one_more.exists() else None
        one_more.unlink(missing_ok=True)
        if not (warehouse / ".state").is_dir():
            print(fill(articles, warehouse), file=sys.stderr)
        unchanged = timed(articles, warehouse)
        record = next(generated.articles(1)) | {"id": "one more", "published": "2025-01-01"}
        one_more.write_text(json.dumps(record) + "\n", encoding="utf-8")
        new = timed(articles, warehouse)
    if unchanged["computed"] or new["extracted"] != 1:
        raise SystemExit(f"the later runs did other work than they should have: {unchanged}, {new}")
    columns = ("ingest", "extract", "derive", "other", "all")
    rows = [
        [what, *(f"{found['seconds'][stage]:.1f}" for stage in columns), f"{found['processor']:.1f}", f"{found['memory']:,.0f}", aim]
        for what, found, aim in (("nothing changed", unchanged, "10"), ("one new article", new, "15"))
    ]
    print_table([f"{options.articles:,} articles, s", *columns, "processor", "MB", "aim"], rows, markdown=options.markdown)
    print(machine())


if __name__ == "__main__":
    main()
