"""The page itself: markup, style, script and data in one file."""

from __future__ import annotations

import json
import re
from html import escape
from importlib import resources
from typing import Any

from pipeline import __version__
from pipeline.contracts.vocabularies import ESTIMATE_RULE, GRADING, IMPACT, MEASURE, STATUS

_STYLES = ("frame.css", "parts.css")
_SCRIPTS = ("core.js", "articles.js", "claims.js", "charts.js", "map.js", "incidents.js", "totals.js", "quality.js", "start.js")
_VOCABULARIES = (IMPACT, MEASURE, STATUS, GRADING, ESTIMATE_RULE)


def page(data: dict[str, Any], *, title: str, banner: str | None = None) -> str:
    """The report as HTML: it asks no other file and no network, and runs no script but its own.

    `data` is what `gather` gives; `banner` a sentence that stands above everything, for instance that the articles are invented.
    """
    meaning = {vocabulary.name: vocabulary.values for vocabulary in _VOCABULARIES}
    values = {
        "title": escape(title),
        "banner": f'<p class="banner" role="note">{escape(banner)}</p>' if banner else "",
        "version": escape(__version__),
        "style": "\n".join(_asset(name) for name in _STYLES),
        "script": "\n".join(_asset(name) for name in _SCRIPTS),
        "data": _embedded(data | {"meaning": meaning}),
        "world": _embedded(json.loads(_asset("world.json"))),
    }
    return re.sub(r"%([a-z]+)%", lambda found: values.get(found[1], found[0]), _asset("page.html"))  # one pass: values are not looked into


def _embedded(value: Any) -> str:
    """JSON that cannot end the element it stands in, whatever an article says."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")
