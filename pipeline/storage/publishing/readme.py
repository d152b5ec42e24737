"""`README.md` of a publication: what it holds, how to read it, and what must not be concluded from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.storage.publishing.resources import FULL_TEXT, Heading, Resource

# What holds for all tables; each table's own caveat stands beside it.
_WARNINGS = (
    "Nothing here is verified. A row says that an article said so, not that it happened.",
    "Do not add up `core.claims`: parts stand beside their whole, totals beside the day's figures, copies beside their original.",
    "`mart.estimates` and `mart.place_days` count once, by rules that they name.",
    "A bound is a bound: `value_low` 20 with quantifier `at_least` is not 20. A vague word (dozens) has no value.",
    "The claims were read by a program. `confidence` is how sure it is of number and impact; place and period are wrong more often.",
    "Names of people occur as the articles have them. Consider what a list of them can do before you pass it on.",
)


def readme(resources: Sequence[Resource], heading: Heading, *, with_texts: bool) -> str:
    """The page in Markdown."""
    return "\n".join(_lines(resources, heading, with_texts)) + "\n"


def _lines(resources: Sequence[Resource], heading: Heading, with_texts: bool) -> Iterator[str]:
    yield f"# {heading.imprint.title}\n"
    imprint = heading.imprint
    by = (f" by {imprint.publisher}" if imprint.publisher else "") + (f" at {imprint.url}" if imprint.url else "")
    licence = imprint.licence or "none stated; ask who published it"
    yield f"Published {heading.created[:10]}{by} with asreported {heading.version}. Licence: {licence}.\n"
    yield "## Before you use it\n"
    yield from (f"- {warning}" for warning in _WARNINGS)
    if not with_texts:
        left_out = ", ".join(f"`{table}.{column}`" for table, columns in FULL_TEXT.items() for column in columns)
        yield f"- The articles' texts belong to their publishers and are left out ({left_out})."
        yield "  Offsets count in the texts whose SHA-256 is in `core.articles.text_sha256`."
    yield "\n## Files\n"
    yield "| file | rows | what a row is | mind |"
    yield "| --- | ---: | --- | --- |"
    for found in resources:
        yield f"| [{found.path}]({found.path}) | {found.n_rows:,} | {_cell(found.table.meaning)} | {_cell(found.table.caveat or '')} |"
    yield "\nAll columns and codes: [tables.md](tables.md). For programs: `datapackage.json` (Frictionless), `croissant.json` (Croissant)."
    yield "From which bytes and versions: `provenance.json`, `inputs.sha256`. Whole as published: `sha256sum --check checksums.sha256`.\n"
    yield "## Read it\n"
    yield "```sql\nselect number_text, impact, place_name, source_text from 'data/core.claims.parquet' where kind = 'numeric';\n```\n"
    yield "The statement runs in DuckDB from this folder; pandas, polars, R and Arrow read the same files."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
