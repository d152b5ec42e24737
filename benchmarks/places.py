"""Toponym recognition and resolution on TR-News and LGL (milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation).

    python -m benchmarks.places FOLDER [--errors N]

FOLDER holds TR-News.xml and lgl.xml. Recognition: spans of places and demonyms against the gold spans (exact match). Resolution:
gold mentions that have a GeoNames id, each looked up where it stands (a mention that we missed is given to the resolver as it is);
the same id counts as a distance of 0 km, since GeoNames' own coordinates are what the gold has. A name that no list knows has the
coordinates of what it lies in. Gold places whose id no list has are counted: they are what a full GeoNames file could add.
"""

from __future__ import annotations

import argparse
import math
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.language.document import Document
from pipeline.language.entities import find_entities
from pipeline.language.entity import Mention
from pipeline.language.gazetteer import load_gazetteer
from pipeline.language.mentions import find_spans
from pipeline.language.model import load_model, model_name, parse_many
from pipeline.language.spans import Span
from pipeline.language.unlisted_places import locate_places

FILES = {"TR-News": "TR-News.xml", "LGL": "lgl.xml"}
NEAR_KM = 161.0  # the usual 100 miles
KINDS = ("place", "facility")  # both collections annotate streets, airports and hospitals too
FAR_KM = 20_038.0  # half the equator: the distance of a name that could not be resolved


@dataclass
class Gold:
    """One gold toponym: characters, GeoNames id and coordinates where it has them."""

    start: int
    end: int
    phrase: str
    geonames_id: str | None
    latitude: float
    longitude: float


def read(path: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """(domain, text, gold toponyms) of each article."""
    for article in ElementTree.parse(path).getroot().findall("article"):
        golds, text = [], article.findtext("text") or ""
        for node in article.iter("toponym"):
            tag = node.find("gaztag")
            number = tag.get("geonameid") if tag is not None else None
            latitude = float((tag.findtext("lat") if tag is not None else None) or node.findtext("lat") or "nan")
            longitude = float((tag.findtext("lon") if tag is not None else None) or node.findtext("lon") or "nan")
            phrase = node.findtext("phrase") or ""
            start = _aligned(text, int(node.findtext("start") or 0), phrase)
            golds.append(Gold(start, start + len(phrase), phrase, number, latitude, longitude))
        yield article.findtext("domain") or "", text, golds


def _aligned(text: str, start: int, phrase: str) -> int:
    """The start of the phrase nearest to the stated one: some articles' offsets are a few characters off."""
    near = [start + d for d in sorted(range(-12, 13), key=abs) if start + d >= 0 and text.startswith(phrase, start + d)]
    return near[0] if near else start


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two points given in degrees."""
    la, lo, lb, lp = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def parsed(name: str, path: Path) -> tuple[list[Document], float]:
    """The parsed articles and the processor seconds that parsing took (kept in a temporary folder between runs)."""
    cache = Path(tempfile.gettempdir()) / f"asreported-bench-{name}-{model_name()}.pkl"
    if cache.exists():
        stored: tuple[list[Document], float] = pickle.loads(cache.read_bytes())
        return stored
    nlp = load_model()
    articles = [(text, {"title_end": 0, "published": None, "publisher": domain}) for domain, text, _ in read(path)]
    started = time.process_time()
    documents = list(parse_many(articles, nlp))
    out = documents, time.process_time() - started
    cache.write_bytes(pickle.dumps(out))
    return out


def resolve_gold(document: Document, golds: list[Gold]) -> list[tuple[str | None, float, float]]:
    """(GeoNames id, latitude, longitude) that our resolver gives to each gold toponym, told that they are places."""
    gazetteer = load_gazetteer()
    spans = find_spans(document, gazetteer)
    out: list[Span] = []
    wanted: dict[int, Span] = {}
    for n, gold in enumerate(golds):
        first, last = document.token_span(gold.start, gold.end)
        if first == last:
            continue
        demonym = gazetteer.demonyms.get(gold.phrase.lower())
        same = next((s for s in spans if s.first == first and s.last == last and (s.kind == "place" or s.form == "demonym")), None)
        if same is None:
            iso3 = demonym or gazetteer.country_names.get(gold.phrase.lower().removeprefix("the "))
            same = Span(first, last, "people" if demonym else "place", "demonym" if demonym else "name", "gold", 1.0, gold.phrase)
            same.target = f"country:{iso3}" if iso3 else ""
        wanted[n] = same
        out.append(same)
    covered = {t for s in out for t in range(s.first, s.last)}
    out += [s for s in spans if not covered & set(range(s.first, s.last))]
    out.sort(key=lambda s: s.first)
    resolved, within = locate_places(document, gazetteer, out)
    position = {id(s): i for i, s in enumerate(out)}
    results: list[tuple[str | None, float, float]] = []
    for n in range(len(golds)):
        span = wanted.get(n)
        found = resolved.get(position[id(span)]) if span is not None else None
        if found is not None:
            place = found.place
        elif span is not None and span.target.startswith("country:"):
            place = gazetteer.country_place(span.target.removeprefix("country:"))
        elif span is not None and position[id(span)] in within:
            place = within[position[id(span)]].place  # no place that a list has: it lies where that one does
            results.append((None, place.latitude or 0.0, place.longitude or 0.0))
            continue
        else:
            results.append((None, math.nan, math.nan))
            continue
        results.append((place.geonames_id, place.latitude or 0.0, place.longitude or 0.0))
    return results


_LOAD = """import time, psutil
before, started = psutil.Process().memory_info().rss, time.process_time()
from pipeline.language.gazetteer import load_gazetteer
gazetteer = load_gazetteer()
gazetteer.lookup("Paris")
seconds, more = time.process_time() - started, psutil.Process().memory_info().rss - before
print(f"{gazetteer.size():,} places, {len(gazetteer.actors):,} actors: loaded in {seconds:.2f} s and {more / 1e6:.0f} MB with imports")"""


def loading() -> str:
    """What loading the gazetteers costs a fresh process, where the index of places was built before."""
    load_gazetteer()
    return subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout.strip()


def is_toponym(document: Document, mention: Mention) -> bool:
    """Whether a mention is one that the collections annotate: a place by name, or the adjective of one ("Turkish", not "Turks")."""
    if mention.form == "demonym":
        token = document.tokens[mention.last - 1]
        return token.pos == "ADJ" or token.dep in ("amod", "compound")
    return mention.kind in KINDS and mention.form != "nominal"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", choices=FILES)
    options = parser.parse_args()
    print(loading())
    known: dict[str, bool] = {}
    for name, file in FILES.items():
        if options.only not in (None, name):
            continue
        path = options.folder / file
        documents, parse_seconds = parsed(name, path)
        golds = [g for _, _, g in read(path)]
        started = time.process_time()
        for document in documents:
            find_entities(document)
        seconds = time.process_time() - started
        hit = found_total = gold_total = 0
        wrong: list[str] = []
        for number, (document, gold) in enumerate(zip(documents, golds, strict=True)):
            ours = {(m.start, m.end) for m in document.mentions if is_toponym(document, m)}
            theirs = {(g.start, g.end) for g in gold}
            hit += len(ours & theirs)
            found_total += len(ours)
            gold_total += len(theirs)
            for sign, spans in (("+", ours - theirs), ("-", theirs - ours)):
                text = document.text
                wrong += [f"{number} {sign} {text[max(0, a - 40) : a]!r} [{text[a:b]}] {text[b : b + 25]!r}" for a, b in sorted(spans)]
        precision, recall = hit / max(found_total, 1), hit / max(gold_total, 1)
        print(f"{name}: recognition P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}")
        distances, exact, misses = [], 0, []
        absent: list[bool] = []  # for each gold toponym that no list has: whether it is placed within 161 km all the same
        for number, (document, gold) in enumerate(zip(documents, golds, strict=True)):
            for g, (geonames_id, latitude, longitude) in zip(gold, resolve_gold(document, gold), strict=True):
                if not g.geonames_id or math.isnan(g.latitude):
                    continue
                same = geonames_id == g.geonames_id
                exact += same
                distance = 0.0 if same else FAR_KM if math.isnan(latitude) else kilometres((latitude, longitude), (g.latitude, g.longitude))
                distances.append(distance)
                if not known.setdefault(g.geonames_id, load_gazetteer().knows(g.geonames_id)):
                    absent.append(distance <= NEAR_KM)
                if distance > NEAR_KM:
                    position = f"({g.latitude:.1f},{g.longitude:.1f})"
                    misses.append(f"{number} {g.phrase} gold {g.geonames_id} {position} ours {geonames_id} {distance:.0f} km")
        within = sum(d <= NEAR_KM for d in distances) / len(distances)
        print(
            f"{name}: resolution of {len(distances)} gold mentions: within 161 km {within:.3f}, exact id {exact / len(distances):.3f}, "
            f"median error {statistics.median(distances):.1f} km"
        )
        placed, most = sum(absent), len(absent) / len(distances)
        far = most - placed / len(distances)
        print(
            f"{name}: {len(absent)} of them ({most:.1%}) are of places that no list has, {placed} of these within 161 km all the same; "
            f"a full GeoNames file can add at most {most:.3f} to exact id and {far:.3f} to within 161 km"
        )
        share = seconds / parse_seconds
        print(f"{name}: entities {seconds:.1f} s for {len(documents)} articles, {share:.1%} of parsing ({parse_seconds:.1f} s)")
        for line in wrong[: options.errors]:
            print("  ", line)
        for line in misses[: options.errors]:
            print("  ", line)


if __name__ == "__main__":
    main()
