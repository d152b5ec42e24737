"""The core layer, second half: claims and the stances that speakers take to them."""

from __future__ import annotations

from pipeline.contracts import vocabularies as v
from pipeline.contracts.schema import Table, code, count, day, flag, identifier, number, offset, share, text

CLAIMS = Table(
    "core",
    "claims",
    "What an article says happened to how many: one row a number (or charge) and impact, as reported.",
    (
        identifier("claim_id", "hash of article, offsets, kind and impact"),
        identifier("article_id", "the article", "core.articles.article_id"),
        count("sentence_no", "the sentence"),
        identifier("quantity_id", "the number; null for assertions and implicit singles", "core.quantities.quantity_id", nullable=True),
        identifier("event_id", "the event", "core.events.event_id", nullable=True),
        code("kind", v.CLAIM_KIND),
        offset("start_char", "start of number_text"),
        offset("end_char", "end of number_text, exclusive"),
        text("number_text", "the number with its quantifier; the words of the charge for assertions", nullable=False),
        offset("evidence_start", "start of the words that carry the claim"),
        offset("evidence_end", "end, exclusive"),
        code("impact", v.IMPACT),
        code("quantifier", v.QUANTIFIER, nullable=True),
        number("value_low", "lower bound as stated; null where there is none", unit="people or structures", minimum=0),
        number("value_best", "the value itself; null for ranges, upper bounds and vague words", unit="people or structures", minimum=0),
        number("value_high", "upper bound as stated; null where there is none", unit="people or structures", minimum=0),
        flag("is_round", "whether the figure ends in zeros as a rounded one would"),
        flag("implicit", "whether it is an indefinite single victim without a number: a child was killed"),
        text("victim_text", "the words that name who or what was counted"),
        code("victim_group", v.VICTIM_GROUP, nullable=True),
        code("victim_status", v.VICTIM_STATUS, nullable=True),
        text("victim_nationality", "ISO 3166-1 alpha-3 code, only where stated"),
        text("cause_text", "what caused the harm, as written"),
        text("actor_text", "who did it, as written; never guessed"),
        identifier("actor_id", "who did it", "core.entities.entity_id", nullable=True),
        text("place_text", "where, as written"),
        text("place_name", "where, in its usual name"),
        identifier("place_id", "where", "core.entities.entity_id", nullable=True),
        code("place_precision", v.PLACE_PRECISION, nullable=True),
        code("place_basis", v.PLACE_BASIS, nullable=True),
        code("measure", v.MEASURE, nullable=True),
        day("period_start", "first day of what is counted; null where the text supports none"),
        day("period_end", "last day; the publication date for an open end"),
        code("period_precision", v.DATE_PRECISION),
        code("period_basis", v.PERIOD_BASIS),
        day("as_of", "day at which a running total or stock is stated to stand"),
        text("since_text", "the words that name the start of a running total"),
        text("source_text", "who is said to report it, as written; null where the article speaks in its own voice"),
        identifier("source_id", "who is said to report it", "core.entities.entity_id", nullable=True),
        code("delivery", v.DELIVERY),
        code("status", v.STATUS),
        text("cue_text", "the words that decide status or source: said, reportedly, denied"),
        identifier("part_of", "the claim of the same article that explicitly includes this one", "core.claims.claim_id", nullable=True),
        identifier(
            "updated_by",
            "the claim of the same article that gives a newer figure in place of this one",
            "core.claims.claim_id",
            nullable=True,
        ),
        code("count_basis", v.COUNT_BASIS, nullable=True),
        share("confidence", "how likely number and impact are right, from 0 to 1", nullable=False),
        text("extractor_version", "version of the rules and lexicons that read the claim", nullable=False),
    ),
    key=("claim_id",),
    caveat="Never sum incident, period, cumulative and stock rows with one another, nor parts with their whole: use mart.estimates.",
)

STANCES = Table(
    "core",
    "stances",
    "What speakers do with a claim: assert, confirm, deny. Many a claim.",
    (
        identifier("claim_id", "the claim", "core.claims.claim_id"),
        identifier("speaker_id", "the speaker", "core.entities.entity_id", nullable=True),
        text("speaker_text", "the speaker, as written", nullable=False),
        code("claimant_class", v.CLAIMANT_CLASS, nullable=True),
        code("stance", v.STANCE),
        code("delivery", v.DELIVERY),
        offset("start_char", "start of the words that state it"),
        offset("end_char", "end, exclusive"),
    ),
    key=("claim_id", "start_char", "end_char", "stance", "speaker_text"),
    caveat="Denying responsibility is not denying the count; `could not be verified` is not a denial.",
)

CLAIM_TABLES = (CLAIMS, STANCES)
