"""Labels of our own for articles of TR-News and LGL, the collections of `benchmarks.places`: a gold set without its texts.

    python -m benchmarks.toponym_news FOLDER OUT

FOLDER holds TR-News.xml and lgl.xml. Writes OUT/docs.jsonl and OUT/claims.jsonl, a gold set as `asreported evaluate` takes it. The
articles are their publishers'; `toponym_news.jsonl` beside this module has what is ours: for each labelled article its date, the
SHA-256 of its text and its labels by the guidelines of the other sets, in which number, victim, place and source are spans of the text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

FILES = {"trn": "TR-News.xml", "lgl": "lgl.xml"}  # by the first letters of our document ids
LABELS = Path(__file__).with_name("toponym_news.jsonl")
FOLDER = Path(__file__).resolve().parents[1] / ".." / "shared" / "bench" / "places"
SPANS = {"number_text": "number", "victim": "victim", "place": "place", "source": "source"}
_LINES = re.compile(r"\n+")

Record = dict[str, Any]


def gold_folder(folder: Path = FOLDER, out: Path | None = None) -> Path | None:
    """The folder of the gold set, made in the temporary folder unless `out` says where; None where the collections are not there.

    Raises ValueError where an article is not the one that was labelled.
    """
    if not all((folder / name).exists() for name in FILES.values()):
        return None
    out = out or Path(tempfile.gettempdir(), "asreported-bench-toponym-news", "toponym-news")
    out.mkdir(parents=True, exist_ok=True)
    found = {prefix: dict(_articles(folder / name)) for prefix, name in FILES.items()}
    documents, labels = [], []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        record: Record = json.loads(line)
        prefix, _, number = record["doc_id"].partition("-")
        article = found[prefix].get(number, {})
        text = text_of(article)
        if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
            raise ValueError(f"{folder / FILES[prefix]}: article {number} is not the text that was labelled")
        documents.append(article | {"doc_id": record["doc_id"], "published": record["published"]})
        labels.append({"doc_id": record["doc_id"], "claims": [_label(claim, text) for claim in record["claims"]]})
    for name, records in (("docs.jsonl", documents), ("claims.jsonl", labels)):
        fresh = out / f"{name}.{os.getpid()}"  # another run may read the same folder
        fresh.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
        fresh.replace(out / name)
    return out


def text_of(article: Record) -> str:
    """The characters in which spans are counted: the title, if there is one, and the body below it."""
    text: str = article.get("text", "")
    return f"{article['title']}\n\n{text}" if article.get("title") else text


def _articles(path: Path) -> list[tuple[str, Record]]:
    return [
        (
            node.get("docid") or "",
            {
                "title": " ".join((node.findtext("title") or "").split()),
                "text": _LINES.sub("\n\n", (node.findtext("text") or "").strip()),
                "publisher": (node.findtext("domain") or "").strip(),
            },
        )
        for node in ElementTree.parse(path).getroot().findall("article")
    ]


def _label(claim: Record, text: str) -> Record:
    """A label in the form of the other sets: spans become words, the period two dates."""
    words = {field: text[slice(*claim[name])] if claim[name] else None for field, name in SPANS.items()}
    start, end = claim["period"]
    rest = {name: value for name, value in claim.items() if name not in {*SPANS.values(), "period"}}
    return rest | words | {"start": claim["number"][0], "end": claim["number"][1], "period_start": start, "period_end": end}


def main() -> None:
    """Write the gold set where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    if gold_folder(options.folder, options.out) is None:
        parser.error(f"{options.folder} does not hold {' and '.join(FILES.values())}")


if __name__ == "__main__":
    main()
