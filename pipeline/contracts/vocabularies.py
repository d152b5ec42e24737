"""Every closed list of codes that a column may hold, declared once."""

from __future__ import annotations

from pipeline.contracts.mart_vocabularies import BREAKDOWN as BREAKDOWN
from pipeline.contracts.mart_vocabularies import CLAIM_RELATION as CLAIM_RELATION
from pipeline.contracts.mart_vocabularies import CONTRADICTION_RULE as CONTRADICTION_RULE
from pipeline.contracts.mart_vocabularies import ESTIMATE_BASIS as ESTIMATE_BASIS
from pipeline.contracts.mart_vocabularies import ESTIMATE_RULE as ESTIMATE_RULE
from pipeline.contracts.mart_vocabularies import GRADING as GRADING
from pipeline.contracts.mart_vocabularies import ISSUE_SEVERITY as ISSUE_SEVERITY
from pipeline.contracts.mart_vocabularies import REFERENCE_AGREEMENT as REFERENCE_AGREEMENT
from pipeline.contracts.mart_vocabularies import RULE_KIND as RULE_KIND
from pipeline.contracts.mart_vocabularies import SAME_ENTITY_DECISION as SAME_ENTITY_DECISION
from pipeline.contracts.mart_vocabularies import SAME_ENTITY_METHOD as SAME_ENTITY_METHOD
from pipeline.contracts.mart_vocabularies import VAGUE_POLICY as VAGUE_POLICY
from pipeline.contracts.schema import Vocabulary

FILE_FORMAT = Vocabulary(
    "file_format",
    "the form in which the file was read, found by its content",
    {
        "text": "plain text in the seed's form, with a title line or with `key: value` headers",
        "json": "one JSON article, or a JSON list of them",
        "jsonl": "JSON Lines: one article a line",
        "csv": "a table as text, comma-, semicolon- or tab-separated, its first line the names of the columns: one article a row",
        "parquet": "Parquet: one article a row",
        "arrow": "Arrow IPC, as a file (Feather) or a stream: one article a row",
        "html": "one HTML page",
        "warc": "WARC, the pages of a crawl",
        "feed": "an RSS or Atom feed: one article an entry",
        "mail": "one e-mail message (EML), such as a newsletter",
        "zip": "a ZIP archive of files of these forms",
        "tar": "a tar archive of files of these forms, compressed or not",
        "unknown": "no reader knows the form",
    },
)

REJECT_REASON = Vocabulary(
    "reject_reason",
    "why an input gave no article",
    {
        "empty_file": "the file holds nothing but white space",
        "not_utf8": "the bytes are not UTF-8 text",
        "binary_file": "the bytes are no text at all",
        "no_date": "no date of publication stands anywhere in the input",
        "future_date": "the date of publication lies after the day of the run",
        "bad_date": "a date of publication is given but cannot be read without a guess",
        "malformed_json": "the JSON is cut off or is not valid",
        "not_an_article": "the record is not an object with the fields of an article",
        "no_text": "the article has a title or headers but no text",
        "too_long": "the line or the file is longer than the limit for one article",
        "outside_folder": "a symbolic link leads out of the folder that was given, or a name in an archive out of the archive",
        "unreadable": "the operating system refused to read the file",
        "duplicate_id": "an article of the same id and the same text was read before",
        "unknown_format": "no reader knows the form of the file",
        "malformed_file": "the file, or a record in it, is cut off or breaks the rules of its form",
        "wrong_type": "a field holds a value of another kind than it must",
        "no_text_column": "no column of the table is known to hold the text",
        "expands_too_much": "compressed data gives more bytes than the limit allows for its size",
        "nested_too_deeply": "archives lie in one another, or the elements of a page, more deeply than the limit allows",
        "too_slow": "reading it took longer than the limit allows for one document",
        "too_much_memory": "reading it takes more memory than the limit allows for one document",
        "entity_declared": "the XML declares entities of its own, which are never expanded",
        "encrypted": "the file in the archive is encrypted",
        "no_page": "records of a crawl that hold no page (images, scripts, requests, errors), counted in one row a file",
        "reader_failed": "the reader failed on it, which is a fault of this program",
        "more_rejects": "what else of the file gave no article, counted in one row after the first ten thousand",
    },
)

DATE_PRECISION = Vocabulary(
    "date_precision",
    "how exact a date or span of dates is",
    {
        "time": "to the hour or finer",
        "day": "one day",
        "week": "one week, from Monday",
        "month": "one month",
        "year": "one year",
        "range": "a stated span of other length",
        "none": "the text supports no date",
    },
)

PUBLISHED_BASIS = Vocabulary(
    "published_basis",
    "where the date of publication was read from",
    {
        "field": "a field of the record",
        "header": "a header line of the text file",
        "page_metadata": "metadata of the page, or its address",
        "text": "the running text",
    },
)

PERIOD_BASIS = Vocabulary(
    "period_basis",
    "how a period was found",
    {
        "written": "a full date stands in the claim's own words",
        "relative": "a relative date in the claim's own words, resolved against publication",
        "anchored": "the date of the event that the claim's words refer to",
        "carried": "carried over from the words before",
        "default": "nothing is written: the date of publication, by rule",
        "none": "no period is supported",
    },
)

ZONE = Vocabulary(
    "zone",
    "the part of the article in which a sentence stands",
    {"title": "the title", "dateline": "the dateline", "body": "the body", "quote": "wholly within quotation marks"},
)

ENTITY_KIND = Vocabulary(
    "entity_kind",
    "what sort of thing an entity is",
    {
        "person": "a named person",
        "organisation": "an organisation, authority, army, armed group, company or publication",
        "place": "a place on the map, states included",
        "people": "a people, nationality or group of believers",
        "facility": "a building or installation: crossing, hospital, airport, camp",
    },
)

CLAIMANT_CLASS = Vocabulary(
    "claimant_class",
    "what sort of voice a source is",
    {
        "belligerent": "a party to the fighting: an army, an armed group",
        "government": "a government, ministry, court, police or other authority",
        "health_authority": "a health ministry, hospital or disease agency",
        "un": "the United Nations and their agencies",
        "ngo": "a non-governmental organisation or monitor",
        "media": "a news agency, newspaper, broadcaster or platform",
        "witness": "a witness, resident, survivor or relative",
        "unnamed_official": "an official without a name or office",
        "other": "anyone else",
    },
)

MENTION_FORM = Vocabulary(
    "mention_form",
    "the form of words by which an entity is mentioned",
    {
        "name": "its full name or a listed alias",
        "surname": "a surname or short form",
        "acronym": "an acronym",
        "nominal": "a description: the group, the ministry",
        "demonym": "an adjective or noun of origin: Israeli, Iraqis",
        "pronoun": "a pronoun",
    },
)

QUANTIFIER = Vocabulary(
    "quantifier",
    "how the words around a number bound it",
    {
        "exact": "the number as it stands",
        "at_least": "at least n, n or more",
        "more_than": "over n, more than n",
        "at_most": "up to n, as many as n, no more than n",
        "less_than": "fewer than n, under n",
        "about": "about n, some n, an estimated n",
        "nearly": "nearly n, almost n, close to n",
        "range": "n to m",
        "vague": "a word without a value: dozens, several, hundreds",
    },
)

TREND = Vocabulary("trend", "the direction that the words around a number state", {"up": "rising", "down": "falling"})

UNIT_KIND = Vocabulary(
    "unit_kind",
    "what a number counts or measures",
    {
        "person": "people",
        "object": "things",
        "currency": "money",
        "percent": "a percentage",
        "ratio": "a ratio or rate",
        "length": "a length or distance",
        "area": "an area",
        "mass": "a mass",
        "temperature": "a temperature",
        "volume": "a volume",
        "speed": "a speed",
        "energy": "an energy or power",
        "data": "an amount of data",
        "duration": "a span of time",
        "age": "an age",
        "date": "a day, month or year",
        "time": "a time of day",
        "ordinal": "a rank or position",
        "score": "a result in sport or a vote",
        "identifier": "a name or label: a flight, street or model number",
        "none": "nothing that the text names",
    },
)

EVENT_KIND = Vocabulary(
    "event_kind",
    "what sort of event",
    {
        "conflict": "a war, insurgency or campaign as a whole",
        "strike": "an air strike, shelling, drone or rocket attack",
        "attack": "an attack on people by armed attackers or bombers",
        "clash": "fighting between armed parties",
        "crime": "a crime outside armed conflict: murder, shooting, robbery, trafficking",
        "police_action": "a police or security operation, raid or arrest",
        "protest": "a protest, riot or strike of workers",
        "disaster": "a natural disaster: quake, flood, storm, fire of nature, heat, landslide",
        "accident": "an accident: crash, collapse, sinking, explosion, fire, stampede",
        "epidemic": "an outbreak of disease or poisoning",
        "displacement": "flight, migration, resettlement or evacuation",
        "detention": "arrest, imprisonment, captivity, release",
        "famine": "hunger or lack of aid",
        "other": "anything else",
    },
)

EVENT_ROLE = Vocabulary(
    "event_role",
    "the part that an event plays in the article",
    {
        "main": "what the article reports",
        "related": "another current event",
        "background": "history or context",
        "hypothetical": "planned, feared, threatened or imagined",
    },
)

PLACE_PRECISION = Vocabulary(
    "place_precision",
    "how exact a place is, after UCDP's `where_prec`",
    {
        "1": "an exact place: a town, camp or site",
        "2": "near a named place",
        "3": "a district",
        "4": "a province or state",
        "5": "a region or part of a country",
        "6": "a country",
        "7": "at sea or in the air",
    },
)

PLACE_BASIS = Vocabulary(
    "place_basis",
    "how a place was found: where the words of `place_text` stand, the nearest first; docs/quality.md says how sure each is",
    {
        "syntax": "in a phrase on the verb of harm or on who was counted: killed in Kut, nine people in Kut",
        "whole": "the place of the larger count that this one is part of",
        "sentence": "elsewhere in the same sentence",
        "scope": "a word of the sentence that says its kind alone, nationwide or in the city, and a place of that kind elsewhere",
        "paragraph": "in another sentence of the same paragraph",
        "title": "in the title",
        "dateline": "in the dateline",
        "lead": "in the first paragraph of the body",
        "article": "in another paragraph",
    },
)

CLAIM_KIND = Vocabulary(
    "claim_kind",
    "whether a claim states a number",
    {"numeric": "a number of people or buildings", "assertion": "a charge without a number"},
)

IMPACT = Vocabulary(
    "impact",
    "what is said to have happened to those who are counted",
    {
        "killed": "deaths of people from any cause",
        "injured": "wounded, injured, hurt, poisoned; shot with the outcome unstated",
        "missing": "missing or unaccounted for; `dead or missing` in one sum",
        "abducted": "taken: kidnapped, taken hostage (a flow)",
        "held": "in captivity at a moment: hostages, captives (a stock)",
        "released": "hostages, captives or prisoners freed or exchanged",
        "rescued": "saved or pulled out alive, survivors counted as such",
        "detained": "arrested, detained, jailed; prisoners as a stock",
        "displaced": "fled, displaced, refugees, asylum seekers",
        "evacuated": "moved out, or ordered to move out, by an authority; deported",
        "affected": "affected, trapped, stranded, homeless, without power or water, quarantined",
        "in_need": "hungry, malnourished, in need of aid",
        "infected": "cases of a disease, infected, in hospital with a disease",
        "structures": "homes and buildings damaged or destroyed",
        "aid_obstructed": "aid withheld, blocked or looted (assertions only)",
        "abused": "tortured, raped, mistreated (assertions only)",
    },
)

VICTIM_GROUP = Vocabulary(
    "victim_group",
    "the group that the counted people are stated to belong to",
    {
        "child": "children",
        "woman": "women",
        "man": "men",
        "elderly": "elderly people",
        "civilian": "civilians, only where stated",
        "combatant": "soldiers, militants, fighters, gunmen",
        "police": "police officers",
        "journalist": "journalists",
        "aid_worker": "aid workers",
        "medic": "doctors, nurses, paramedics",
        "student": "students and pupils",
        "migrant": "migrants",
        "prisoner": "prisoners and inmates",
    },
)

VICTIM_STATUS = Vocabulary(
    "victim_status",
    "the standing of the counted people in law or in the fighting, only where stated",
    {"civilian": "civilians", "combatant": "combatants", "mixed": "both are stated in one sum"},
)

MEASURE = Vocabulary(
    "measure",
    "what the number sums over; numbers of unlike measures are never added up",
    {
        "incident": "one event",
        "period": "a sum over a stated short span",
        "cumulative": "a running total of a conflict, disaster or epidemic, or since a start",
        "stock": "those in a state at a moment",
        "change": "an increase or decrease of a stated total",
    },
)

DELIVERY = Vocabulary(
    "delivery",
    "in which voice the words stand",
    {"quote": "in quotation marks", "indirect": "in reported speech", "narrator": "in the article's own voice"},
)

STATUS = Vocabulary(
    "status",
    "how far the article commits itself",
    {
        "asserted": "stated as a fact, by the article or by its source",
        "denied": "stated and denied",
        "unverified": "alleged, feared, reportedly, could not be verified",
        "hypothetical": "planned, threatened, forecast, conditional",
        "negated": "said not to have happened",
    },
)

STANCE = Vocabulary(
    "stance",
    "what a speaker does with a claim",
    {
        "asserts": "makes it",
        "confirms": "confirms another's",
        "denies": "denies it",
        "disputes": "questions it",
        "not_verified": "says that it could not be verified",
        "declines": "declines to comment",
    },
)

COUNT_BASIS = Vocabulary(
    "count_basis",
    "how the number was arrived at, where the text says so",
    {
        "registered": "counted by an authority or registry",
        "confirmed": "confirmed cases",
        "suspected": "suspected or probable cases",
        "bodies": "bodies found or received",
        "estimate": "an estimate or projection",
        "mixed": "several impacts or bases in one sum",
    },
)

VOCABULARIES: tuple[Vocabulary, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Vocabulary))
