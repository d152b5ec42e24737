"""Identity across articles on the project's own set: do mentions of one person, place or group share an id, and only they?

    python -m benchmarks.identity [--markdown] [--errors] [--cost]

`seeds/identity/*.txt` are short invented articles with gold ids on their mentions (the form is told in seeds/identity/README.md). The
measure is B-cubed (Bagga and Baldwin, 1998) over all gold mentions of a file group, across its articles: for each mention the share of
right ones among those that have our id of it (precision), and the share of its gold cluster that has our id (recall). A gold mention that
we did not find counts as an entity of its own, and `found` says how many we did find. What we find beside the gold mentions is not judged.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.parsed import text_of
from benchmarks.tables import print_table
from pipeline.language.annotate import annotate_many
from pipeline.language.attribution import find_speech
from pipeline.language.document import Document
from pipeline.language.entities import find_entities
from pipeline.language.entity import Mention
from pipeline.language.model import load_model, parse_many
from pipeline.reading.dateline import find_dateline

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = Path(__file__).resolve().parents[1] / "seeds" / "identity"
SETS = {
    "thirty articles": ("1-people.txt", "2-places.txt", "3-groups.txt"),
    "ten written later": ("4-held-out.txt",),
    "ten more, last": ("5-last.txt",),
}
AIM = 0.95
COST_SET = FOLDER.parents[2] / "shared" / "bench" / "gva" / "dev.jsonl"
COST_ARTICLES = 100
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
NOT_JUDGED = "-"


@dataclass(slots=True)
class Labelled:
    """An article with its gold mentions: (start, end, gold id) in code points of `text`."""

    name: str
    published: dt.date
    publisher: str
    text: str
    title_end: int
    mentions: list[tuple[int, int, str]]


def read_labelled(path: Path) -> list[Labelled]:
    """The articles of a source file."""
    found = []
    for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        heading, settings, title, *paragraphs = [line for line in block.split("\n") if line.strip()]
        day, publisher = (part.strip() for part in settings.split(";"))
        text, mentions = "", []
        for line in (title.removeprefix("T: ") + "\n", *paragraphs):
            at = 0
            for mark in _MARK.finditer(line):
                text += line[at : mark.start()]
                if mark[2] != NOT_JUDGED:
                    mentions.append((len(text), len(text) + len(mark[1]), mark[2]))
                text += mark[1]
                at = mark.end()
            text += line[at:] + "\n"
        title_end = text.index("\n")
        found.append(Labelled(heading.split(":")[0], dt.date.fromisoformat(day), publisher, text.rstrip(), title_end, mentions))
    return found


def our_mention(document: Document, start: int, end: int) -> Mention | None:
    """Our mention that covers most of the characters start..end; of two that cover as much, the one nearer in length."""
    near = [m for m in document.mentions if m.start < end and start < m.end]
    return max(near, key=lambda m: (min(m.end, end) - max(m.start, start), -abs((m.end - m.start) - (end - start))), default=None)


def b_cubed(ours: list[str], gold: list[str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of two clusterings of the same mentions, given as the cluster of each mention."""
    both = Counter(zip(ours, gold, strict=True))
    of_ours, of_gold = Counter(ours), Counter(gold)
    precision = sum(n * n / of_ours[o] for (o, _), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[g] for (_, g), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def cost(nlp: Language) -> list[list[str]]:
    """Rows of (stage, milliseconds an article, share of the spaCy pipeline) over the first articles of the public set."""
    with COST_SET.open(encoding="utf-8") as lines:
        texts = [text_of(json.loads(line)) for _, line in zip(range(COST_ARTICLES), lines, strict=False)]
    list(annotate_many(texts[:2], nlp))  # what is loaded on first use is not counted
    seconds: dict[str, float] = dict.fromkeys(("spaCy", "entities and places", "quotes and speakers"), 0.0)
    started = time.process_time()
    documents = list(parse_many(texts, nlp))
    seconds["spaCy"] = time.process_time() - started
    for document in documents:
        started = time.process_time()
        find_entities(document)
        entities = time.process_time()
        find_speech(document)
        seconds["entities and places"] += entities - started
        seconds["quotes and speakers"] += time.process_time() - entities
    seconds["both"] = seconds["entities and places"] + seconds["quotes and speakers"]
    return [[stage, f"{1000 * s / len(documents):.1f}", f"{s / seconds['spaCy']:.1%}"] for stage, s in seconds.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--cost", action="store_true")
    options = parser.parse_args()
    nlp = load_model()
    rows = []
    for label, files in SETS.items():
        articles = [a for name in files if (FOLDER / name).exists() for a in read_labelled(FOLDER / name)]
        if not articles:
            continue
        inputs = [
            (a.text, {"title_end": a.title_end, "published": a.published, "publisher": a.publisher, "dateline": find_dateline(a.text)})
            for a in articles
        ]
        documents = list(annotate_many(inputs, nlp))
        ours, gold, said, found = [], [], [], 0
        for article, document in zip(articles, documents, strict=True):
            for start, end, gold_id in article.mentions:
                mention = our_mention(document, start, end)
                found += mention is not None
                ours.append(document.entities[mention.entity].entity_id if mention else f"missed:{article.name}:{start}")
                gold.append(gold_id)
                said.append(f"{article.name}: {article.text[start:end]!r}")
        precision, recall, f1 = b_cubed(ours, gold)
        flag = "" if f1 >= AIM else " !"
        figures = f"{len(articles)} {len(gold)} {found / len(gold):.3f} {precision:.3f} {recall:.3f}".split()
        rows.append([label, *figures, f"{f1:.3f}{flag}", f"{AIM:.2f}"])
        if options.errors:
            _print_errors(ours, gold, said)
    header = ["set", "articles", "mentions", "found", "precision", "recall", "B-cubed F1", "aim"]
    print_table(header, rows, markdown=options.markdown)
    if options.cost and COST_SET.exists():
        print_table(["stage", "ms an article", "beside spaCy"], cost(nlp), markdown=options.markdown)


def _print_errors(ours: list[str], gold: list[str], said: list[str]) -> None:
    """Every gold cluster that has more than one of our ids, and every id of ours that stands for more than one gold cluster."""
    parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for o, g, text in zip(ours, gold, said, strict=True):
        parts[f"gold {g}"][o].append(text)
        parts[f"ours {o}"][g].append(text)
    for name, clusters in parts.items():
        if len(clusters) > 1:
            print(name)
            for cluster, texts in sorted(clusters.items(), key=lambda item: -len(item[1])):
                print("    ", cluster, "|", "; ".join(texts))


if __name__ == "__main__":
    main()
