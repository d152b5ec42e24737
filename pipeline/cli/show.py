"""`asreported show`: an article with its claims and mentions highlighted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.common import WarehouseOption, console, help_text, open_warehouse, plain_errors

if TYPE_CHECKING:
    import duckdb
    from rich.text import Text

    from pipeline.cli.listing import Row

HELP = help_text(
    "Show an article's text with its claims and mentions highlighted, and the claims below it.\n\n"
    "Numbers in brackets after a figure lead to the list of claims. Ids can be cut short where they stay clear.",
    ("asreported show 000_5c53c65cd26ac2a1", "by the id that the input gave, or the name of its file"),
    ("asreported show 97d1a8", "by the beginning of its article id"),
    ("asreported show 97d1a8 --no-mentions", "claims alone"),
)

_CLAIM = "bold reverse"
_CHARGE = "bold underline"
_EVIDENCE = "on grey19"
_MENTIONS = {
    "person": ("green", "person"),
    "organisation": ("blue", "organisation"),
    "place": ("cyan", "place"),
    "people": ("magenta", "people"),
    "facility": ("yellow", "facility"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A style for the characters start..end (end exclusive) of the text."""

    start: int
    end: int
    style: str


@plain_errors
def show(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Article id, external id, or the beginning of either.")],
    mentions: Annotated[bool, typer.Option("--mentions/--no-mentions", help="Colour who and what is named.")] = True,
    warehouse: WarehouseOption = None,
) -> None:
    """Print the article."""
    from pipeline.cli.articles import find_article
    from pipeline.cli.listing import Filters, find_claims

    with open_warehouse(warehouse) as con:
        article_id = find_article(con, article)
        about = _one(con, "select * from core.articles where article_id = ?", article_id)
        claims = find_claims(con, Filters(article_ids=[article_id])).rows
        stances = con.execute(
            "select s.claim_id, s.speaker_text, s.stance from core.stances s join core.claims c using (claim_id) where c.article_id = ? "
            "order by s.start_char",
            [article_id],
        ).fetchall()
        named = con.execute(
            "select m.start_char, m.end_char, e.kind from core.mentions m join core.entities e using (entity_id) "
            "where m.article_id = ? and m.form <> 'pronoun' order by m.start_char",
            [article_id],
        ).fetchall()
    _print(about, claims, stances, named if mentions else [])


def highlight(text: str, marks: list[Mark], notes: dict[int, str]) -> Text:
    """The text with its marks, later ones over earlier ones, and each note put in after the character that it is keyed by."""
    from rich.text import Text

    whole = Text(text)
    for mark in marks:
        whole.stylize(mark.style, mark.start, mark.end)
    places = sorted(place for place in notes if 0 < place <= len(text))
    pieces = whole.divide(places)
    result = Text()
    for piece, place in zip(pieces, [*places, None], strict=True):
        result.append_text(piece)
        if place is not None:
            result.append(notes[place], style="dim")
    return result


def _print(about: dict[str, Any], claims: list[Row], stances: list[tuple[str, str, str]], named: list[tuple[int, int, str]]) -> None:
    from rich.text import Text

    from pipeline.cli.listing import claims_table, parts_under_wholes

    printer = console()
    details = (about["publisher"], str(about["published_at"].date()), about["byline"], about["url"])
    printer.print(Text("  ".join(filter(None, details)), style="dim"))
    printer.print(Text(f"article {about['article_id']}  external id {about['external_id']}", style="dim"))
    if about["copy_of"]:
        printer.print(Text(f"a copy of article {about['copy_of']}", style="yellow"))
    printer.print()

    claims = parts_under_wholes(claims)
    for number, claim in enumerate(claims, start=1):
        claim["number"] = number
    marks = [Mark(0, len(about["title"] or ""), "bold")]
    marks += [Mark(claim["evidence_start"], claim["evidence_end"], _EVIDENCE) for claim in claims]
    marks += [Mark(start, end, _MENTIONS.get(kind, ("", ""))[0]) for start, end, kind in named]
    marks += [Mark(claim["start_char"], claim["end_char"], _CHARGE if claim["kind"] == "assertion" else _CLAIM) for claim in claims]
    notes: dict[int, list[str]] = {}
    for claim in claims:
        notes.setdefault(claim["end_char"], []).append(str(claim["number"]))
    printer.print(highlight(about["text"].rstrip(), marks, {place: f"[{','.join(found)}]" for place, found in notes.items()}))
    printer.print()
    printer.print(_legend({kind for _, _, kind in named}, claims))
    if not claims:
        printer.print("No claims.", style="dim")
        return
    printer.print(claims_table(claims, numbered=True))
    _print_stances(claims, stances)


def _print_stances(claims: list[Row], stances: list[tuple[str, str, str]]) -> None:
    from rich.text import Text

    number = {claim["claim_id"]: claim["number"] for claim in claims}
    words = {"not_verified": "could not verify it", "declines": "declines to comment"}
    known = [one for one in stances if one[0] in number]
    for claim_id, speaker, stance in sorted(known, key=lambda one: number[one[0]]):  # those of one claim as they stand in the text
        console().print(Text(f"[{number[claim_id]}] {words.get(stance, stance)}: {speaker}", style="red" if stance == "denies" else ""))


def _legend(kinds: set[str], claims: list[Row]) -> Text:
    from rich.text import Text

    legend = Text.assemble(("Legend: ", "dim"))
    if any(claim["kind"] == "numeric" for claim in claims):
        legend.append("figure", style=_CLAIM).append("  ")
    if any(claim["kind"] == "assertion" for claim in claims):
        legend.append("charge without a figure", style=_CHARGE).append("  ")
    if claims:
        legend.append("words that carry a claim", style=_EVIDENCE).append("  ")
    for kind, (style, name) in _MENTIONS.items():
        if kind in kinds:
            legend.append(name, style=style).append("  ")
    return legend


def _one(con: duckdb.DuckDBPyConnection, sql: str, value: str) -> dict[str, Any]:
    cursor = con.execute(sql, [value])
    names = [column[0] for column in cursor.description or ()]
    return dict(zip(names, cursor.fetchone() or (), strict=True))
