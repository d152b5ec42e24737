"""The dateline that opens a story: place, perhaps date and agency, and a dash."""

from __future__ import annotations

import re

_LONGEST = 120
_AFTER_TITLE = " \t\r\n."
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{1,40}"  # the place stands in capitals, by the style of every English-language agency
_REGION = r"(?:, [A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,3})"  # "Afghanistan", "Gaza Strip", "Calif."
_DATE = r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
_AGENCY = r"(?: ?\([A-Z][\w .&/-]{1,40}\))"
_DASH = r" {0,2}(?:—|–|--|-(?= ))"

_IN_CAPITALS = re.compile(rf"({_PLACE}{_REGION}?{_DATE}?{_AGENCY}?){_DASH}\s?(?=\S)")
# A place in ordinary letters is told from a sentence's first words only by the agency in brackets or by the date.
_IN_LETTERS = re.compile(
    rf"([A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{1,20}}){{0,3}}{_REGION}?(?:{_DATE}{_AGENCY}?|{_AGENCY})){_DASH}\s?(?=\S)"
)
# With both date and agency no dash is needed: wires of South Asia and Latin America set none, or a full stop or colon before it.
_WIRE = re.compile(
    rf"([A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{1,20}}){{0,3}}{_REGION}?{_DATE}{_AGENCY})[.:]{{0,2}}(?: ?[—–-]{{1,2}})?\s(?=\S)"
)
_AGENCY_ALONE = re.compile(rf"({_AGENCY}){_DASH}\s?(?=\S)")
# Papers of the Gulf and of South Asia set a colon in place of the dash. A colon also follows words that are no places,
# and acronyms, so that a short word alone is not taken.
_NO_PLACE = (
    r"(?:FILE|UPDATED?|BREAKING|WATCH|LIVE|VIDEO|PHOTOS|NOTE|EDITOR|WARNING"
    r"|OPINION|ANALYSIS|EXCLUSIVE|EXPLAINER|CORRECTION|FACTBOX|TIMELINE)"
)
_COLON = re.compile(rf"(?!{_NO_PLACE}\b)(?![A-Z]{{1,4}}:)({_PLACE}): (?=[A-Z“\"'‘])")
_COLON_DATE = re.compile(rf"(?!{_NO_PLACE}\b)({_PLACE}{_REGION}?{_DATE}): (?=[A-Z“\"'‘])")
_NO_PLACE_IN_LETTERS = (
    rf"(?:(?i:{_NO_PLACE}|EDITORS|LAST|CLARIFICATION|RETRACTION|DAY|WEEK|DATE)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_DATE_IN_LETTERS = re.compile(
    rf"(?!{_NO_PLACE_IN_LETTERS})([A-Z][a-z]{{2,20}}(?: [A-Z][a-z]{{1,20}}){{0,2}}{_REGION}?{_DATE}{_AGENCY}?): (?=[A-Z“\"'‘])"
)
# Cities of South Asia from which papers there report: in ordinary letters, before a colon, without a day.
_CITY = re.compile(
    r"((?:New Delhi|Mumbai|Kolkata|Chennai|Bengaluru|Hyderabad|Srinagar|Lucknow|Patna|Jaipur|Bhopal|Ahmedabad|Guwahati|Chandigarh|Pune"
    r"|Thiruvananthapuram|Kochi|Bhubaneswar|Ranchi|Jammu|Islamabad|Lahore|Karachi|Peshawar|Quetta|Rawalpindi|Dhaka|Chattogram|Kathmandu"
    r"|Colombo)): (?=[A-Z“\"'‘])"
)


def find_dateline(body: str, title: str | None = None) -> str | None:
    """The dateline at the start of a body, without its dash ("CAIRO (Reuters)"); None where there is none.

    Many pages set the `title` over the story again: a body that begins with it is read from there on.
    """
    head = body.lstrip()
    if title and head.startswith(title := title.strip()):
        head = head[len(title) :].lstrip(_AFTER_TITLE)
    head = head[:_LONGEST]
    for form in (_IN_CAPITALS, _IN_LETTERS, _WIRE, _AGENCY_ALONE, _COLON, _COLON_DATE, _DATE_IN_LETTERS, _CITY):
        match = form.match(head)
        if match:
            return match[1].strip(" -–—")
    return None
