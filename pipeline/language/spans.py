"""A proposed mention and the small facts about English that finding mentions rests on."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.document import Document

LONGEST_NAME = 9  # tokens; hyphens and full stops are tokens of their own

# Prepositions that take a place; "of" and "for" take too much else.
LOCATIVE = frozenset(
    {"in", "at", "near", "from", "across", "outside", "inside", "around", "toward", "towards", "throughout", "into", "within"}
)

# Nouns that make a place of the name before them ("Ghazni province"), and the GeoNames feature codes that such a place can have.
TYPE_WORDS = {
    "province": "ADM1", "state": "ADM1", "governorate": "ADM1", "region": "ADM1", "oblast": "ADM1", "prefecture": "ADM1",
    "county": "ADM2", "parish": "ADM2", "district": "ADM2", "division": "ADM2", "municipality": "ADM2", "department": "ADM1",
    "city": "PPL", "town": "PPL", "village": "PPL", "suburb": "PPLX", "neighbourhood": "PPLX", "neighborhood": "PPLX",
    "camp": "CMP", "crossing": "CRSG", "airport": "AIRP", "island": "ISL", "islands": "ISLS", "river": "STM", "lake": "LK",
    "mountains": "MTS", "valley": "VAL", "peninsula": "PEN", "bay": "BAY", "strait": "STRT", "sea": "SEA", "ocean": "OCN", "gulf": "GULF",
}  # fmt: skip

# Nouns that make something else of a place name before them: institutions, teams, things, not places of events.
NAME_USES = frozenset(
    {
        "university", "college", "school", "hospital", "police", "times", "post", "herald", "journal", "tribune", "gazette", "news",
        "bank", "airlines", "airways", "club", "united", "fc", "team", "academy", "institute", "museum", "council", "court", "commission",
        "department", "ministry", "government", "foundation", "association", "society", "union", "party", "league", "front", "agency",
        "authority", "office", "organization", "organisation", "center", "centre", "programme", "program", "fund", "network", "service",
        "services", "forces", "command", "administration", "army", "brigade", "battalion", "regiment", "corps", "cathedral", "church",
        "mosque", "stadium", "hotel", "company", "group", "inc", "corp", "ltd",
    }
)  # fmt: skip

# Words before a town's name that make a part of it: "west Charlotte", "Downtown Jackson".
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central upper lower greater inner downtown uptown midtown mid far northeast "
    "northwest southeast southwest northeastern northwestern southeastern southwestern".split()
)

STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm", "superstorm"})  # what follows is a storm's name, not a place's

# Words that the model and the gazetteer take for names and that are none alone: directions, time zones, months, days, feasts, planets.
NOT_NAMES = frozenset(
    {
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest", "southeast",
        "southwest", "north east", "north west", "south east", "south west", "et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "gmt",
        "utc", "bst", "cet", "ist", "am", "pm", "fy", "mr", "mrs", "ms", "dr", "god", "internet", "covid 19", "covid", "christmas",
        "easter", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "gulf", "earth", "mars", "venus", "jupiter", "saturn", "moon",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "congress", "parliament", "senate", "koran", "quran",
        "bible", "ww1", "ww2", "wwi", "wwii", "is", "house", "state", "government", "union", "police", "energy", "forest", "federal",
        "area", "coast", "university", "college", "view", "christian", "post", "health", "justice", "defense", "defence", "education",
        "commerce", "finance", "labor", "agriculture", "treasury", "interior", "southern district", "northern district", "eastern district",
        "western district", "middle district", "google", "island", "islands", "bank", "central bank",
    }
)  # fmt: skip


@dataclass(slots=True)
class Span:
    """A proposed mention. `target` is the id of a listed entity, "" where the name is still to be resolved."""

    first: int
    last: int
    kind: str
    form: str
    method: str
    score: float
    name: str
    target: str = ""
    rank: int = 0  # the higher wins where two overlap
    nested: bool = False  # a demonym or place inside another name: kept, though another mention covers it
    full: str = ""  # the name that an acronym stands for, where the article explains it and no list knows it
    end: int | None = None  # end character, where it is not the end of the last token ("U.S." in "U.S.-led")


def text_of(document: Document, first: int, last: int) -> str:
    """The article's characters from token `first` up to token `last`, exclusive."""
    return document.text[document.tokens[first].start : document.tokens[last - 1].end]


def is_name_like(text: str) -> bool:
    """Whether the text has a capital letter (or is in a script without them)."""
    if text.isascii():
        return text != text.lower()
    return any(c.isupper() or (c.isalpha() and not c.islower() and not c.isupper()) for c in text)
