"""The core layer, first half: articles and what language finds in them."""

from __future__ import annotations

from pipeline.contracts import vocabularies as v
from pipeline.contracts.schema import Table, code, count, day, flag, identifier, moment, number, offset, share, text

ARTICLES = Table(
    "core",
    "articles",
    "One row an article, with its text word for word.",
    (
        identifier("article_id", "hash of external id, publisher, date, title and text"),
        text("external_id", "the id that the input gave, else the stem of the file's name", nullable=False),
        identifier("file_id", "the file it was read from", "raw.files.file_id"),
        count("position", "place in the file: number of the record, from 0"),
        text("url", "address of the article"),
        text("publisher", "who published it"),
        text("title", "title"),
        text("byline", "author line"),
        text("dateline", "place, and perhaps date or agency, that opens the story"),
        moment("published_at", "when it was published; midnight UTC where only the day is known", nullable=False),
        code("published_precision", v.DATE_PRECISION, "how exact published_at is"),
        code("published_basis", v.PUBLISHED_BASIS),
        text("language", "ISO 639-1 code of the language; `und` where it is not known", nullable=False),
        text("text", "title, blank line, body; body alone where there is no title. All offsets count in it", nullable=False),
        text("text_sha256", "SHA-256 of the text in UTF-8", nullable=False),
        count("n_chars", "length of the text", unit="code points"),
        identifier("copy_of", "the article that this one copies", "core.articles.article_id", nullable=True),
        share("copy_score", "how alike the two are: 1 for the same text"),
    ),
    key=("article_id",),
    caveat="The date of publication is not the date of what is told. Copies of one story are one source: see copy_of.",
)

SENTENCES = Table(
    "core",
    "sentences",
    "The sentences of each article.",
    (
        identifier("article_id", "the article", "core.articles.article_id"),
        count("sentence_no", "number of the sentence in the article, from 0"),
        count("paragraph_no", "number of the paragraph in the article, from 0; the title is one"),
        offset("start_char", "start"),
        offset("end_char", "end, exclusive"),
        code("zone", v.ZONE),
        text("text", "the sentence", nullable=False),
    ),
    key=("article_id", "sentence_no"),
    caveat="Split by a program: a sentence may be cut at an abbreviation. Claims lead to characters of the text, not to sentences.",
)

ENTITIES = Table(
    "core",
    "entities",
    "Who and what the articles name: people, organisations, places, peoples, facilities; one row each across all articles.",
    (
        identifier("entity_id", "stable id: from the reference list, from GeoNames, else a hash of kind and folded name"),
        code("kind", v.ENTITY_KIND),
        text("name", "usual name", nullable=False),
        text("description", "what the reference list or an apposition says of it"),
        text("role", "title or office, as written"),
        text("country_iso3", "ISO 3166-1 alpha-3 code of the country that it lies in or belongs to"),
        text("wikidata_id", "Wikidata identifier"),
        text("geonames_id", "GeoNames identifier"),
        text("feature_code", "GeoNames feature code"),
        text("admin1", "first-order administrative division"),
        number("latitude", "latitude", unit="degrees north, WGS 84", minimum=-90, maximum=90),
        number("longitude", "longitude", unit="degrees east, WGS 84", minimum=-180, maximum=180),
        text("parent_id", "entity that it is part of"),
        code("claimant_class", v.CLAIMANT_CLASS, nullable=True),
    ),
    key=("entity_id",),
    caveat="People that no list knows are told apart by name, walk of life and country: see core.mentions.link_score and link_method.",
)

MENTIONS = Table(
    "core",
    "mentions",
    "Where each entity is mentioned.",
    (
        identifier("mention_id", "hash of article and offsets"),
        identifier("article_id", "the article", "core.articles.article_id"),
        count("sentence_no", "the sentence"),
        offset("start_char", "start"),
        offset("end_char", "end, exclusive"),
        text("text", "the words", nullable=False),
        code("form", v.MENTION_FORM),
        identifier("entity_id", "the entity", "core.entities.entity_id"),
        share("link_score", "how sure the link is, from 0 to 1; not calibrated"),
        text("link_method", "how the link was found"),
    ),
    key=("mention_id",),
    caveat="A name is tied to an entity with a score: before you count people or places, choose how sure a link must be.",
)

QUOTES = Table(
    "core",
    "quotes",
    "Direct speech with its speaker.",
    (
        identifier("quote_id", "hash of article and offsets"),
        identifier("article_id", "the article", "core.articles.article_id"),
        count("sentence_no", "the sentence in which it starts"),
        offset("start_char", "start, quotation mark included"),
        offset("end_char", "end, exclusive, quotation mark included"),
        text("text", "the words, quotation marks included", nullable=False),
        text("speaker_text", "the speaker as the article names him most fully"),
        identifier("speaker_id", "the speaker", "core.entities.entity_id", nullable=True),
        text("cue_text", "the word of saying, where there is one"),
    ),
    key=("quote_id",),
    caveat="What stands in quotation marks was said by the speaker as the article has it; it is no finding of the article.",
)

QUANTITIES = Table(
    "core",
    "quantities",
    "Every number in the text, whatever it counts.",
    (
        identifier("quantity_id", "hash of article and offsets"),
        identifier("article_id", "the article", "core.articles.article_id"),
        count("sentence_no", "the sentence"),
        offset("start_char", "start, quantifier included"),
        offset("end_char", "end, exclusive"),
        text("number_text", "the number with its quantifier, as written", nullable=False),
        code("quantifier", v.QUANTIFIER),
        number("value_low", "lower bound as stated; null where there is none", unit="see unit"),
        number("value_best", "the value itself; null for ranges, upper bounds and vague words", unit="see unit"),
        number("value_high", "upper bound as stated; null where there is none", unit="see unit"),
        code("trend", v.TREND, nullable=True),
        code("unit_kind", v.UNIT_KIND),
        text("unit_text", "the unit as written"),
        text("unit", "the unit in its usual form"),
        text("concept", "the words that say what is counted"),
    ),
    key=("quantity_id",),
    caveat="Every number is here: ages, dates, prices. What counts victims is in core.claims.",
)

EVENTS = Table(
    "core",
    "events",
    "The events that an article tells of; claims hang on them.",
    (
        identifier("event_id", "hash of article and anchor"),
        identifier("article_id", "the article", "core.articles.article_id"),
        code("kind", v.EVENT_KIND),
        code("role", v.EVENT_ROLE),
        flag("is_ongoing", "whether it goes on: a war, an epidemic, a search"),
        text("cause_text", "what caused the harm, as written"),
        text("actor_text", "who did it, as written; never guessed"),
        identifier("actor_id", "who did it", "core.entities.entity_id", nullable=True),
        text("place_text", "where, as written"),
        text("place_name", "where, in its usual name"),
        identifier("place_id", "where", "core.entities.entity_id", nullable=True),
        code("place_precision", v.PLACE_PRECISION, nullable=True),
        code("place_basis", v.PLACE_BASIS, nullable=True),
        day("date_start", "first day; null where the text supports none"),
        day("date_end", "last day"),
        code("date_precision", v.DATE_PRECISION),
        code("date_basis", v.PERIOD_BASIS),
        offset("anchor_start", "start of the words that name the event"),
        offset("anchor_end", "end, exclusive"),
    ),
    key=("event_id",),
    caveat="Events are read within one article; mart.incidents joins them across articles.",
)

ARTICLE_TABLES = (ARTICLES, SENTENCES, ENTITIES, MENTIONS, QUOTES, QUANTITIES, EVENTS)
