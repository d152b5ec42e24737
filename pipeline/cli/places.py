"""`asreported places`: how the names of places in a text were read, with the candidates that lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.common import UserError, WarehouseOption, console, help_text, open_warehouse, plain_errors

if TYPE_CHECKING:
    from pipeline.language.document import Document

HELP = help_text(
    "Say for each place that an article names which place it was taken for, how sure, and what else it could be.\n\n"
    "A precision of 1 is an exact place, 2 near a named one, 3 a district, 4 a province, 5 a region, 6 a country, 7 at sea.",
    ("asreported places 000_5c53c65cd26ac2a1", "an article of the tables, by its id"),
    ("asreported places --file story.txt", "a text, without tables"),
)
_CANDIDATES = 3  # of each name that are shown


@plain_errors
def places(
    article: Annotated[str | None, typer.Argument(metavar="ARTICLE", help="Article id, external id, or the beginning of either.")] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A text file to read instead.")] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Print the names and their places."""
    from rich.table import Table

    from pipeline.language.entities import find_entities
    from pipeline.language.model import load_model, parse

    if (article is None) == (file is None):
        raise UserError("name an article, or a text with --file; not both")
    text, title_end, publisher = _stored(article, warehouse) if article else (_text(file), 0, None)
    document = parse(text, load_model(), title_end=title_end, publisher=publisher)
    find_entities(document)
    rows = listed(document)
    if not rows:
        console().print("No places are named.", style="dim")
        return
    table = Table("name", "place", "id", "precision", "position", "how", "candidates", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    console().print(table)


def listed(document: Document) -> list[tuple[str, ...]]:
    """A row for each place named: words, place, id, precision, position, method with its score, candidates with theirs."""
    rows: list[tuple[str, ...]] = []
    seen = set()
    for mention in document.mentions:
        entity = document.entities[mention.entity]
        if mention.kind not in ("place", "facility") or mention.form == "nominal" or (mention.text, entity.entity_id) in seen:
            continue
        seen.add((mention.text, entity.entity_id))
        path = ", ".join(part for part in (entity.name, entity.admin1, entity.country_iso3) if part)
        position = f"{entity.latitude:.3f} {entity.longitude:.3f}" if entity.latitude is not None and entity.longitude is not None else ""
        within = f"within {entity.parent_id}" if not entity.candidates and entity.parent_id else ""
        candidates = ", ".join(f"{place_id.removeprefix('place:')} {score:.2f}" for place_id, score in entity.candidates[:_CANDIDATES])
        how = f"{mention.link_method} {mention.link_score:.2f}"
        rows.append((mention.text, path, entity.entity_id, str(entity.precision or ""), position, how, candidates or within))
    return rows


def _stored(article: str, warehouse: Path | None) -> tuple[str, int, str | None]:
    from pipeline.cli.articles import find_article

    with open_warehouse(warehouse) as con:
        found = con.execute(
            "select text, title, publisher from core.articles where article_id = ?", [find_article(con, article)]
        ).fetchone()
    assert found is not None
    text, title, publisher = found
    return text, len(title or ""), publisher


def _text(file: Path | None) -> str:
    if file is None or not file.is_file():
        raise UserError(f"there is no file {file}; name a text file")
    return file.read_text("utf-8", errors="replace")
