"""Lines that stand within the body of a story and are none of it: they lead away, name who took a picture, ask to subscribe.

The forms are those of English-language news sites, whatever their content system. Each must be the whole line, or lead it and a colon or
a bar must follow, so that a sentence of a story is not taken for one.
"""

from __future__ import annotations

import re

LONGEST_ASIDE = 300  # characters: a longer paragraph is a part of the story, however it begins

_THING = "(?:read|see|watch|listen|also|more|related|recommended|trending|in case you missed it|don['’]t miss|editor['’]s picks?)"
_OF_IT = "(?:more|also|next|read|on this(?: story)?|here|stor(?:y|ies)|articles?|coverage|topics?|posts?|videos?|to|now|from \\w{1,20})"
_LEADS_AWAY = re.compile(rf"{_THING}(?: {_OF_IT}){{0,3}}\s?[:|»>]", re.IGNORECASE)

_NAME = r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){1,3}"
_BYLINE = re.compile(rf"(?:[Bb]y|BY|[Ff]rom) {_NAME}(?:,? (?:and|&) {_NAME})?")

_PICTURE = "image|photo|photograph|picture|video|pic|credit|graphic|illustration"

_FORMS = (
    # advertisements and the marks around them
    r"advertis(?:ement|ing)",
    r"sponsored(?: content)?",
    r"(?:story|article) continues (?:below|after)\b.{0,40}",
    r"continue reading(?: below)?",
    r"scroll to continue",
    r"loading",
    # bars to share the page, and what a page asks of its reader
    r"share|tweet|print|email|save|copy link|comments?|facebook|twitter|whatsapp|reddit",
    r"share (?:this|on|via|with)\b.{0,60}",
    r"(?:click|tap) (?:here|to)\b.{0,80}",
    r"skip (?:to|advert|advertisement|past)\b.{0,60}",
    r"(?:sign up|subscribe|register|log in|sign in|create an account)\b.{0,160}",
    r"(?:follow|like) us\b.{0,80}",
    r"join (?:our|us)\b.{0,100}",
    r"get (?:our|the) \w{1,15} (?:newsletter|app|alerts?)\b.{0,120}",
    r"download (?:our|the) .{0,20}app\b.{0,60}",
    r"unsubscribe\b.{0,160}",
    r"you (?:are|['’]re) receiving this\b.{0,200}",
    r"view (?:this email )?in (?:your )?browser\b.{0,60}",
    # cookies and rights
    r"(?:this (?:site|website|page)|we)(?: and our partners)? uses? cookies\b.{0,300}",
    r"accept (?:all|cookies)\b.{0,40}",
    r"by (?:continuing|using this (?:site|website))\b.{0,200}",
    r"(?:©|\(c\)|copyright\b).{0,160}",
    r".{0,120}\ball rights reserved\b.{0,160}",
    # who took a picture, when the page was changed, what it is filed under
    rf"(?:file )?(?:{_PICTURE})s?(?: (?:credit|source|caption|by|courtesy)){{0,2}}\s?[:©/].{{0,200}}",
    r"\(?(?:file )?(?:photo|image|picture)s? (?:by|courtesy of|credit)\b.{0,120}",
    r"(?:last )?(?:updated|published|posted|modified)(?: on| at)?:? .{0,40}\d.{0,40}",
    r"\d{1,2} min(?:ute)?s?(?: read| ago)?",
    r"\d{1,2} hours? ago",
    r"(?:tags?|topics?|filed under|categor(?:y|ies))\s?:.{0,200}",
    # headings of lists of other stories
    r"most (?:read|popular)|up next|recommended for you|more from .{0,40}",
    r"you (?:may|might) (?:also )?like",
    r"related (?:articles|stories|topics|news)",
)
_NO_STORY = re.compile(rf"(?:{'|'.join(_FORMS)})[.!\s:]{{0,3}}", re.IGNORECASE)


def is_aside(line: str) -> bool:
    """Whether a line of a page says nothing of its story."""
    return len(line) <= LONGEST_ASIDE and bool(_LEADS_AWAY.match(line) or _BYLINE.fullmatch(line) or _NO_STORY.fullmatch(line))
