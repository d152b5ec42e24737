"""Build the gold sets from their sources: `python seeds/gold/build.py [--check]`.

A source is text with the labels in it, described in README.md. For each set `docs.jsonl` (articles as the readers take them) and
`claims.jsonl` (labels) are written. Values, quantifiers, offsets and days follow from the words; what does not follow is written
beside them. Every label is held against the rules of labelling, and the first that breaks one stops the build with its place.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from authoring import AuthoringError, read_source
from rules import broken_rules

HERE = Path(__file__).resolve().parent
SETS = {"sentences": (1, 80), "articles": (120, 300), "stories": (100, 700), "held_out": (100, 700)}  # the fewest and most words of a text


def build(folder: Path, words: tuple[int, int]) -> dict[str, str]:
    """The files of one set: their names and content. Raises AuthoringError, naming the document, where a source breaks a rule."""
    docs: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for source in sorted((folder / "source").glob("*.txt")):
        for doc, label in read_source(source):
            faults = broken_rules(doc, label["claims"], words)
            if faults:
                raise AuthoringError(f"{source.name}, {doc['doc_id']}: {'; '.join(faults)}")
            docs.append(doc)
            labels.append(label)
    for what, values in (("id", [doc["doc_id"] for doc in docs]), ("text", [doc.get("title", "") + doc["text"] for doc in docs])):
        twice = {value for value in values if values.count(value) > 1}
        if twice:
            raise AuthoringError(f"{folder.name}: the same {what} twice: {sorted(twice)[0][:80]!r}")
    return {"docs.jsonl": _lines(docs), "claims.jsonl": _lines(labels)}


def main(arguments: list[str]) -> int:
    """Write the files, or with --check only compare; 1 where a source breaks a rule or a file is out of date."""
    out_of_date = False
    for name, words in SETS.items():
        try:
            files = build(HERE / name, words)
        except AuthoringError as error:
            print(error, file=sys.stderr)
            return 1
        for file, content in files.items():
            path = HERE / name / file
            if "--check" not in arguments:
                path.write_text(content, encoding="utf-8")
            elif not path.is_file() or path.read_text(encoding="utf-8") != content:
                print(f"{name}/{file} is not what its source gives: run python seeds/gold/build.py", file=sys.stderr)
                out_of_date = True
        labels = [json.loads(line) for line in files["claims.jsonl"].splitlines()]
        claims = [claim for label in labels for claim in label["claims"]]
        implicit = sum(claim["implicit"] for claim in claims)
        print(f"{name}: {len(labels)} documents, {len(claims) - implicit} explicit and {implicit} implicit claims")
    return int(out_of_date)


def _lines(records: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
