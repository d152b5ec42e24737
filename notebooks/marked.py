"""An article as HTML, with its claims and names marked in place."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from charts import COLOURS
from pipeline.analysis.highlight import Span, highlight

NOTED = """
impact quantifier value_low value_best value_high victim_text victim_group victim_status victim_nationality place_name
measure period_start period_end period_basis as_of source_text delivery status cue_text actor_text cause_text count_basis confidence
""".split()

TONES = " ".join(f"mark.{impact} {{--tone: {tone}; --tint: {tone}3a}}" for impact, tone in COLOURS.items())
# :where() has no weight, so that the rules of the kinds of mark outrank the plain one
STYLE = (
    f"<style>{TONES}"
    """
.told {white-space: pre-wrap; line-height: 1.9; max-width: 50rem; padding-bottom: 1rem}
.told-head {opacity: .7; font-size: .85rem; margin: .2rem 0}
.told-legend {font-size: .85rem; display: flex; flex-wrap: wrap; gap: .4rem 1rem; margin: .3rem 0 .8rem}
:where(.told, .told-legend) mark {background: none; color: inherit; border-radius: 3px; padding: 1px 0; position: relative}
mark.evidence {background: rgb(128 138 148 / .16)}
.told-legend mark.evidence {padding: 1px 4px}
mark.claim {font-weight: 650; padding: 1px 2px; background: var(--tint); box-shadow: inset 0 -2px var(--tone)}
mark.claim.assertion {background: none; box-shadow: none; border-bottom: 2px dashed var(--tone, #808a94); border-radius: 0}
mark.mention {border-bottom: 2px dotted var(--name); border-radius: 0}
mark.person {--name: #4fa36b} mark.organisation {--name: #5f8dd3} mark.place {--name: #2fa5a5}
mark.people {--name: #b455b0} mark.facility {--name: #c99a1c}
.told sup {font-size: .68em; font-weight: 600; opacity: .75; margin-left: 1px}
.told mark[data-note] {outline: none; cursor: help}
.told mark[data-note]:is(:hover, :focus)::after {
    content: attr(data-note); position: absolute; left: 0; top: 1.8em; z-index: 20; width: max-content; max-width: 24rem;
    white-space: pre-wrap; font: 400 .78rem/1.45 ui-monospace, monospace; padding: 8px 11px; border-radius: 6px;
    background: #1f2933; color: #f2f5f7; box-shadow: 0 4px 18px rgb(0 0 0 / .35); pointer-events: none}
</style>"""
)


def marked_article(article: pd.Series, claimed: pd.DataFrame, mentions: pd.DataFrame) -> str:
    """The article (text, publisher, day, url) with a note to hover for at each claim and each name.

    `claimed` are its rows of core.claims, each with a number `no`; `mentions` are characters (start_char, end_char), a kind and a note.
    """
    # start_char and end_char count characters of core.articles.text, so that it can be marked in place
    spans = [Span(row.start_char, row.end_char, f"mention {row.kind}", row.note) for row in mentions.itertuples()]
    for row in claimed.to_dict("records"):
        note = claim_note(row)
        if row["evidence_end"] > row["evidence_start"]:
            spans.append(Span(row["evidence_start"], row["evidence_end"], "evidence", note))
        spans.append(Span(row["start_char"], row["end_char"], f"claim {row['kind']} {row['impact']}", note, str(row["no"])))
    head = escape(" · ".join(value for value in article[["publisher", "day", "url"]] if isinstance(value, str)))
    text = highlight(article["text"], spans)
    return f"{STYLE}<p class='told-head'>{head}</p>{legend(claimed, mentions)}<div class='told'>{text}</div>"


def claim_note(row: dict[str, Any]) -> str:
    """The fields of a claim that say something, a line each."""
    said = {name: row[name] for name in NOTED if row[name] is not None and row[name] == row[name]}
    lines = [f"{name}: {value:,.0f}" if name.startswith("value_") else f"{name}: {value}" for name, value in said.items()]
    return "\n".join([f"claim {row['no']}: {row['number_text']}", *(line.removesuffix(" 00:00:00") for line in lines)])


def legend(claimed: pd.DataFrame, mentions: pd.DataFrame) -> str:
    """What the marks of this article mean."""
    marks = [(f"claim {impact}", impact.replace("_", " ")) for impact in COLOURS if impact in set(claimed["impact"])]
    marks += [("claim assertion", "charge without a figure")] * ("assertion" in set(claimed["kind"]))
    marks += [("evidence", "words that carry a claim")] * bool(len(claimed))
    marks += [(f"mention {kind}", kind) for kind in sorted(set(mentions["kind"]))]
    return "<p class='told-legend'>" + "".join(f"<mark class='{css}'>{escape(words)}</mark>" for css, words in marks) + "</p>"
