"""What the pages of the notebooks are made of: a part with the questions that it answers, and tables."""

from __future__ import annotations

import inspect
from html import escape
from typing import Any

import marimo as mo
import pandas as pd

GRID_STYLE = """<style>
    .told-grid {overflow-x: auto; margin: .4rem 0 .8rem; font-size: .875rem; line-height: 1.35}
    .told-grid :is(th, td) {text-align: left; vertical-align: top; padding: 5px 14px 5px 0}
    .told-grid tr {border-bottom: 1px solid rgb(128 138 148 / .3)}
    .told-grid th {font-weight: 600; opacity: .75}
    .told-grid :is(th, .short) {white-space: nowrap}
</style>"""


def part(text: str, answer: Any, *questions: str) -> mo.Html:
    """A part of the page: what it is about, the answer, and the questions that it comes from."""
    asked = ";\n\n".join(inspect.cleandoc(question) for question in questions)
    return mo.vstack([mo.md(text), answer, mo.md(f"```sql\n{asked}\n```")], gap=0.2)


def grid(frame: pd.DataFrame) -> mo.Html:
    """A data frame as a table to read; as one to search and leaf through where it is long."""
    if len(frame) > 100:
        return leaves(frame, rows=20)
    head = "".join(f"<th>{escape(str(name))}</th>" for name in frame)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in frame.itertuples(index=False))
    return mo.Html(f"{GRID_STYLE}<div class='told-grid'><table><tr>{head}</tr>{body}</table></div>")


def leaves(frame: pd.DataFrame, none: str = "*None.*", rows: int = 12) -> mo.Html:
    """A data frame as a table to search and leaf through, so many rows a page; a sentence where it is empty."""
    return mo.ui.table(frame, selection=None, show_column_summaries=False, page_size=rows) if len(frame) else mo.md(none)


def _cell(value: Any) -> str:
    text = "" if value is None or value != value else str(value)
    short = len(text) < (25 if text[-1:].isdigit() else 16)  # dates and figures are not broken
    return f"<td{' class=short' if short else ''}>{escape(text)}</td>"
