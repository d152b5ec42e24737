"""The mart layer: what follows from the claims, by named rules."""

from __future__ import annotations

from pipeline.contracts import vocabularies as v
from pipeline.contracts.mart_columns import ADMIN_CODES, PEOPLE, SUBJECT, figure, place
from pipeline.contracts.mart_counts import (
    ADMIN_DAYS,
    BREAKDOWNS,
    CAPTIVES,
    FIGURES,
    LIKELY_SAME_ENTITIES,
    POLICIES,
    PUBLISHER_PROFILES,
    REFERENCE_DAYS,
    RULES,
    SOURCING_PROFILES,
    SPREADS,
    TOLL_CHANGES,
)
from pipeline.contracts.schema import Table, code, count, day, flag, identifier, number, offset, share, text

CLAIM_LINKS = Table(
    "mart",
    "claim_links",
    "How claims stand to one another; read `a relation b`.",
    (
        identifier("claim_a", "the one claim", "core.claims.claim_id"),
        identifier("claim_b", "the other claim", "core.claims.claim_id"),
        code("relation", v.CLAIM_RELATION),
        share("score", "how sure the link is; 1 where the article states it", nullable=False),
        text("method", "the rule that found it", nullable=False),
    ),
    key=("claim_a", "claim_b", "relation"),
    caveat="Found by rules, named in method: `updates` and `contradicts` mean that figures changed or clash, not which of them is right.",
)

INCIDENTS = Table(
    "mart",
    "incidents",
    "Events joined across articles, with what is claimed of each.",
    (
        identifier("incident_id", "hash of the earliest event that founded it"),
        code("kind", v.EVENT_KIND),
        code("role", v.EVENT_ROLE),
        text("impacts", "impacts claimed of it, in alphabetical order, parted by commas", nullable=False),
        day("date_start", "first day; null where no article supports one"),
        day("date_end", "last day"),
        *place(),
        code("place_precision", v.PLACE_PRECISION, nullable=True),
        count("n_claims", "claims that tell of it"),
        count("n_articles", "articles that tell of it"),
        count("n_independent", "voices that tell of it: publishers, after copies and older versions of a story are left out"),
        code("grading", v.GRADING),
    ),
    key=("incident_id",),
    caveat="Nothing here is verified: grading counts voices, it does not weigh them.",
)

INCIDENT_CLAIMS = Table(
    "mart",
    "incident_claims",
    "Which claims tell of which incident, and why they were put there.",
    (
        identifier("incident_id", "the incident", "mart.incidents.incident_id"),
        identifier("claim_id", "the claim", "core.claims.claim_id"),
        text("why", "what puts the claim there: same event, same day and place ...", nullable=False),
    ),
    key=("incident_id", "claim_id"),
    caveat="An article tells of several incidents: count its claims here, not by article.",
)

INCIDENT_ARTICLES = Table(
    "mart",
    "incident_articles",
    "Which articles tell of which incident.",
    (
        identifier("incident_id", "the incident", "mart.incidents.incident_id"),
        identifier("article_id", "the article", "core.articles.article_id"),
        flag("is_main", "whether it is the one that the article mainly tells of: true of one incident an article"),
        count("n_claims", "claims of the article that tell of it; 0 where only likeness to another article puts it there"),
        text("why", "what puts the article there", nullable=False),
    ),
    key=("incident_id", "article_id"),
    caveat="One row an incident that an article mentions, background included: take `is_main` to count each article once.",
)

ARTICLE_LINKS = Table(
    "mart",
    "article_links",
    "Articles that mainly tell of one incident: each with the earlier one that it is most like.",
    (
        identifier("article_id", "the later article", "core.articles.article_id"),
        identifier("other_article", "the earlier article", "core.articles.article_id"),
        share("score", "how likely both mainly tell of one incident, by a model learnt from local news", nullable=False),
        text("why", "the most telling names and words that both share", nullable=False),
    ),
    key=("article_id",),
    caveat="No copies: see core.articles.copy_of. Strikes, clashes and attacks of two days are never linked.",
)

ESTIMATES = Table(
    "mart",
    "estimates",
    "One figure a subject, impact, victim group and rule: every rule of aggregation beside the others.",
    (
        *SUBJECT,
        code("policy", v.VAGUE_POLICY),
        code("rule", v.ESTIMATE_RULE),
        code("basis", v.ESTIMATE_BASIS),
        code("measure", v.MEASURE, "what the figures sum over; never add up rows of unlike measures", nullable=True),
        *figure(best="the value, where the rule gives one"),
        count("n_claims", "claims that the rule drew on"),
        count("n_independent", "voices behind them: publishers, after copies and older versions of a story are left out"),
        identifier("chosen_claim_id", "the claim that the rule chose, where it chose one", "core.claims.claim_id", nullable=True),
        identifier("chosen_article_id", "the article of that claim", "core.articles.article_id", nullable=True),
        offset("chosen_start", "first character of that claim's number in the article's text", nullable=True),
        offset(
            "chosen_end",
            "end of that claim's number, exclusive; where numbers of one list were added up, end of the last of them",
            nullable=True,
        ),
    ),
    key=("subject_kind", "subject_id", "impact", "victim_group", "policy", "rule"),
    caveat="Parts are left out where their whole is there. Choose a rule and a policy and name them: they contradict one another "
    "by design. For a policy take its rows and those of policy `any`: where policy in ('any', 'acled'). Rows of basis `groups` are of all "
    "victims, as far as figures of women, children or soldiers bound them; they are no account that anybody gave. Numbers that are told "
    "side by side (two nurses and three guards) are added up.",
)

TOLLS = Table(
    "mart",
    "tolls",
    "Running totals as they were stated.",
    (
        identifier("claim_id", "the claim", "core.claims.claim_id"),
        identifier(
            "series_id", "the running total: those of one series count the same thing; null for parts of another total", nullable=True
        ),
        *place(),
        code("impact", v.IMPACT),
        code("victim_group", v.VICTIM_GROUP, nullable=True),
        day("as_of", "day at which the total is stated to stand"),
        day("published_on", "day of the article"),
        text("number_text", "the figure as it is written"),
        *figure(),
        text("source_text", "by whose account"),
        identifier("source_id", "by whose account", "core.entities.entity_id", nullable=True),
        text("claimant", "by whose account, in its usual name; the publisher where the article speaks in its own voice"),
        code("claimant_class", v.CLAIMANT_CLASS, nullable=True),
        code("status", v.STATUS),
        day("since", "first day that the total covers"),
        text("since_text", "the words that name the start"),
        code("count_basis", v.COUNT_BASIS, nullable=True),
        flag("is_reset", "whether the count starts later than the one before, which had ended by then: a new count, not a revision"),
        flag("is_basis_change", "whether the count basis differs from that of the total before"),
        flag("is_round", "whether the figure ends in zeros as a rounded one would"),
        flag(
            "is_copy",
            "whether it stands in a copy, or an older version, of a story that is here too, in a headline whose article gives it again, "
            "or as the figure that its article lowers",
        ),
    ),
    key=("claim_id",),
    caveat="As they were stated, denied ones among them: never add totals up, and leave `is_copy` out where voices are counted.",
)

CONTRADICTIONS = Table(
    "mart",
    "contradictions",
    "Pairs of claims that cannot both hold.",
    (
        identifier("claim_a", "the earlier claim", "core.claims.claim_id"),
        identifier("claim_b", "the later claim", "core.claims.claim_id"),
        code("rule", v.CONTRADICTION_RULE),
        text("place_name", "where, in its usual name"),
        code("impact", v.IMPACT),
        code("victim_group", v.VICTIM_GROUP, nullable=True),
        text("account_a", "by whose account the earlier claim is"),
        text("account_b", "by whose account the later claim is"),
        text("why", "the two figures and why they exclude one another", nullable=False),
        number("gap", "distance between the two spans", unit=PEOPLE, minimum=0),
    ),
    key=("claim_a", "claim_b", "rule"),
    caveat="Open bounds cannot contradict; a reset or a change of count basis is not a contradiction.",
)

REFERENCE_SERIES = Table(
    "mart",
    "reference_series",
    "Published series that running totals are held against.",
    (
        text("series", "name of the series", nullable=False),
        text("place_name", "where", nullable=False),
        code("impact", v.IMPACT),
        code("victim_group", v.VICTIM_GROUP, nullable=True),
        code("measure", v.MEASURE, "`cumulative` for a running total, `period` for the figure of one day"),
        day("report_date", "day of the bulletin", nullable=False),
        day("since", "first day that a running total covers"),
        number("value", "the published figure", unit=PEOPLE, nullable=False, minimum=0),
        flag("is_imputed", "whether the publisher filled the figure in"),
        flag("is_suspect", "whether it or its neighbour is wrong, since a running total falls between them: no claim is held against it"),
        text("report_source", "who issued the bulletin"),
        text("origin", "who publishes the series, and under which licence", nullable=False),
    ),
    key=("series", "impact", "victim_group", "measure", "report_date"),
    caveat="The day of a bulletin is not the day of a death.",
)

REFERENCE_CHECKS = Table(
    "mart",
    "reference_checks",
    "Each claim held against the published series that covers its place, impact and date.",
    (
        identifier("claim_id", "the claim", "core.claims.claim_id"),
        text("series", "the series", nullable=False),
        code("measure", v.MEASURE),
        day("report_date", "the bulletin that it was held against"),
        number("claimed_low", "the claim's lower bound", unit=PEOPLE, minimum=0),
        number("claimed_high", "the claim's upper bound", unit=PEOPLE, minimum=0),
        number("published", "the published figure", unit=PEOPLE, minimum=0),
        number("gap", "claim less published figure, from the nearer bound; 0 within the bounds", unit=PEOPLE),
        code("agreement", v.REFERENCE_AGREEMENT),
        text("detail", "the comparison in words", nullable=False),
    ),
    key=("claim_id", "series", "measure"),
    caveat="Consistent means that the two do not exclude one another, not that either is true.",
)

SOURCE_PROFILES = Table(
    "mart",
    "source_profiles",
    "How often each source asserts and denies.",
    (
        text("speaker", "the source in its usual name", nullable=False),
        identifier("speaker_id", "the source", "core.entities.entity_id", nullable=True),
        code("claimant_class", v.CLAIMANT_CLASS, nullable=True),
        count("n_asserted", "claims that it asserts or confirms"),
        count("n_denied", "claims that it denies or disputes"),
        count("n_articles", "articles that report it"),
    ),
    key=("speaker",),
    caveat="Speakers are told apart by name: one who is named in many ways has many rows. Much cited is not much trusted.",
)

PLACE_DAYS = Table(
    "mart",
    "place_days",
    "Deaths, injuries and displacement by place and day, counted once.",
    (
        day("day", "the day", nullable=False),
        text("place_name", "where", nullable=False),
        identifier("place_id", "where", "core.entities.entity_id", nullable=True),
        code("place_precision", v.PLACE_PRECISION, nullable=True),
        text("country_iso3", "the country, as ISO 3166-1 alpha-3 code"),
        text("admin1_name", "the province or state"),
        *ADMIN_CODES,
        code("impact", v.IMPACT),
        number("low", "lower bound", unit=PEOPLE, minimum=0),
        number("high", "upper bound", unit=PEOPLE, minimum=0),
        count("n_claims", "claims behind it"),
    ),
    key=("day", "place_name", "impact"),
    caveat="Only claims of one day are here; parts of a counted whole and copies are left out.",
)

ISSUES = Table(
    "mart",
    "issues",
    "Everything that a check found, with the row that it found it on.",
    (
        text("check_name", "the check", nullable=False),
        code("severity", v.ISSUE_SEVERITY),
        text("table_name", "the table", nullable=False),
        text("row_key", "key of the row", nullable=False),
        identifier("claim_id", "the claim, where the row is one", "core.claims.claim_id", nullable=True),
        text("detail", "what was found", nullable=False),
    ),
    key=("check_name", "table_name", "row_key"),
    caveat="A note is no error: many articles give no source, and many totals are round. What is not here was not checked for.",
)

QUALITY_SCORES = Table(
    "mart",
    "quality_scores",
    "How well the extractor reads the gold sets that come with the project: one measure of one set.",
    (
        text("gold_set", "name of the set: its folder in seeds/gold", nullable=False),
        text("part", "`all`, or the phenomenon of the documents that alone are measured", nullable=False),
        text("measure", "explicit_f1, implicit_recall, a field of the claims that were found, whole ...", nullable=False),
        share("value", "the measure", nullable=False),
        count("n", "claims that it is a share of: found ones for a precision, matched ones for a field, else labelled ones"),
        text("extractor_version", "version of the rules that read the set", nullable=False),
    ),
    key=("gold_set", "part", "measure"),
    caveat="Built by the job `quality` alone. Rules were written with some of these sets in view: other articles score lower.",
)

MART_TABLES = (
    RULES,
    POLICIES,
    CLAIM_LINKS,
    INCIDENTS,
    INCIDENT_CLAIMS,
    INCIDENT_ARTICLES,
    ARTICLE_LINKS,
    FIGURES,
    ESTIMATES,
    SPREADS,
    BREAKDOWNS,
    TOLLS,
    TOLL_CHANGES,
    CONTRADICTIONS,
    CAPTIVES,
    REFERENCE_SERIES,
    REFERENCE_CHECKS,
    REFERENCE_DAYS,
    SOURCE_PROFILES,
    SOURCING_PROFILES,
    PUBLISHER_PROFILES,
    PLACE_DAYS,
    ADMIN_DAYS,
    LIKELY_SAME_ENTITIES,
    ISSUES,
    QUALITY_SCORES,
)
