"""The mart layer, second half: named rules and policies, figures and what they add up to, profiles of publishers and sources."""

from __future__ import annotations

from pipeline.contracts import vocabularies as v
from pipeline.contracts.mart_columns import ADMIN_CODES, PEOPLE, SUBJECT, bounds, figure, place
from pipeline.contracts.schema import Table, code, count, day, flag, identifier, number, share, text

RULES = Table(
    "mart",
    "rules",
    "Every named rule that a mart follows, and every policy, with what it means: the values to switch between in SQL.",
    (
        code("kind", v.RULE_KIND),
        text("name", "the code, as it stands in the column that the kind names", nullable=False),
        text("meaning", "what the rule does", nullable=False),
    ),
    key=("kind", "name"),
    caveat="Rules of one kind contradict one another by design: choose one, and name it beside the figure.",
)

POLICIES = Table(
    "mart",
    "policies",
    "How each policy reads each word without a value.",
    (
        code("policy", v.VAGUE_POLICY),
        text("word", "the vague word, in small letters", nullable=False),
        number("low", "lower bound that the policy reads; null where it reads none", unit=PEOPLE, minimum=0),
        number("best", "value that the policy reads; null where it reads none", unit=PEOPLE, minimum=0),
        number("high", "upper bound that the policy reads; null where it reads none", unit=PEOPLE, minimum=0),
        text("source", "where the convention is stated", nullable=False),
    ),
    key=("policy", "word"),
    caveat="Read from seeds/reference/vague_numbers.csv, or from your own list of that name: readings are conventions, not measurements.",
)

FIGURES = Table(
    "mart",
    "figures",
    "Each figure that is claimed of an incident or of a place's running totals, with how many articles and voices stand behind it.",
    (
        *SUBJECT,
        identifier("first_claim_id", "the claim that gave the figure first", "core.claims.claim_id"),
        text("number_text", "the figure as that claim wrote it", nullable=False),
        *figure(),
        flag("is_part", "whether it is part of a greater figure of the same subject"),
        count("n_claims", "claims that give it, in titles, copies and older versions too"),
        count("n_articles", "articles that give it, copies among them"),
        count("n_independent", "voices that give it: publishers, after copies and older versions of a story are left out"),
        day("first_published", "day of the first article that gives it"),
        day("last_published", "day of the last article that gives it"),
    ),
    key=("subject_kind", "subject_id", "first_claim_id"),
    caveat="A figure repeated is not a figure confirmed: most articles have theirs from one source.",
)

SPREADS = Table(
    "mart",
    "spreads",
    "How far the figures of one subject lie apart, how many there are, and when they were published: a row a subject, impact and group.",
    (
        *SUBJECT,
        code("measure", v.MEASURE, "what the figures sum over", nullable=True),
        number("lowest", "what the rule `min` gives, vague words left out", unit=PEOPLE, minimum=0),
        number("highest", "the greatest figure that the rule `max` finds, vague words left out", unit=PEOPLE, minimum=0),
        count("n_independent", "voices that give figures of it"),
        count("n_figures", "unlike figures that were given, vague words among them, parts left out"),
        day("first_published", "day of the first article with a figure"),
        day("last_published", "day on which the last unlike figure was first given"),
    ),
    key=("subject_kind", "subject_id", "impact", "victim_group"),
    caveat="A spread is a revision, a mistake or a dispute: mart.figures has the figures in their order.",
)

BREAKDOWNS = Table(
    "mart",
    "breakdowns",
    "Each total whose parts its article states, and how much of it the parts explain: a row a total and sort of part.",
    (
        identifier("claim_id", "the total", "core.claims.claim_id"),
        code("breakdown", v.BREAKDOWN),
        code("impact", v.IMPACT),
        text("place_name", "where, in its usual name"),
        code("measure", v.MEASURE, nullable=True),
        *figure(" of the total"),
        count("n_parts", "parts of this sort, each once"),
        number("parts_low", "lower bounds of the parts, added up", unit=PEOPLE, minimum=0),
        number("parts_high", "upper bounds of the parts, added up; null where one has none", unit=PEOPLE, minimum=0),
        number("explained", "share of the total's value that the parts' lower bounds explain; above 1 where they exceed it", minimum=0),
        number("unexplained", "what the parts leave of the total; 0 where they exceed it", unit=PEOPLE, minimum=0),
        flag("exceeds", "whether the parts add up to more than the total can be"),
        flag("is_copy", "whether it stands in a copy, or an older version, of a story that is here too"),
    ),
    key=("claim_id", "breakdown"),
    caveat="What the parts leave is unexplained: it is not `adults` where children are stated, nor `elsewhere` where places are.",
)

TOLL_CHANGES = Table(
    "mart",
    "toll_changes",
    "From each running total to the next of the same account: the change, and what the news reported of the days between.",
    (
        identifier("claim_id", "the later total", "core.claims.claim_id"),
        identifier("previous_claim_id", "the total before it", "core.claims.claim_id"),
        identifier("series_id", "the running total that both are of"),
        text("place_name", "where, in its usual name"),
        code("impact", v.IMPACT),
        code("victim_group", v.VICTIM_GROUP, nullable=True),
        text("claimant", "by whose account", nullable=False),
        day("as_of_before", "day at which the total before stands"),
        day("as_of", "day at which the later total stands"),
        number("change_low", "least that the total can have grown; negative where it may have fallen", unit=PEOPLE),
        number("change_best", "difference of the two values", unit=PEOPLE),
        number("change_high", "most that the total can have grown", unit=PEOPLE),
        flag("is_same_day", "whether both stand at one day: a revision within the day"),
        flag("is_fall", "whether the later total is lower, whatever the bounds"),
        number("reported_low", "lower bounds of what mart.place_days counts in the place on the days between", unit=PEOPLE, minimum=0),
        number("reported_high", "upper bounds of that; null where a day has none", unit=PEOPLE, minimum=0),
        code("agreement", v.REFERENCE_AGREEMENT, "how the day reports stand to the change; `no_reference` where none were read"),
    ),
    key=("claim_id",),
    caveat="A total grows when deaths are counted, not when they happen: old deaths may be added, and bodies found.",
)

CAPTIVES = Table(
    "mart",
    "captives",
    "Hostages by the place where they were taken: the flows that were reported, and the stock that remains by the last account.",
    (
        *place(has_name=True),
        *bounds("taken", "taken", when_open="; null where open"),
        *bounds("released", "released or rescued", when_open="; null where open"),
        *bounds("died", "said to have died in captivity", when_open="; null where open"),
        number("left_low", "still held by the flows, lower bound; null where open", unit="people", minimum=0),
        number("left_high", "still held by the flows, upper bound; null where open", unit="people", minimum=0),
        *bounds("held", "still held by the last account"),
        day("held_as_of", "day of the last account"),
        identifier("held_claim_id", "the last account", "core.claims.claim_id", nullable=True),
        code("agreement", v.REFERENCE_AGREEMENT, "how the flows stand to the stock; `no_reference` where one of them lacks"),
    ),
    key=("place_name",),
    caveat="Flows are added up over incidents of one place; hostages moved or released elsewhere are not followed.",
)

ADMIN_DAYS = Table(
    "mart",
    "admin_days",
    "Killed, injured and displaced by day and province: mart.place_days added up, a row a day and province.",
    (
        day("day", "the day", nullable=False),
        text("country_iso3", "the country, as ISO 3166-1 alpha-3 code; null where it is not known"),
        text("admin1_name", "the province or state; null where no place within it is given"),
        *ADMIN_CODES,
        *bounds("killed", "killed", when_open="; null where one is open"),
        *bounds("injured", "injured", when_open="; null where one is open"),
        *bounds("displaced", "displaced", when_open="; null where one is open"),
    ),
    key=("day", "country_iso3", "admin1_name", "admin1_id"),
    caveat="Figures that are given for a whole country stand in a row without a province and are not spread over its provinces.",
)

REFERENCE_DAYS = Table(
    "mart",
    "reference_days",
    "Each day of a published series with what the news accounts for of it.",
    (
        text("series", "name of the series", nullable=False),
        code("impact", v.IMPACT),
        day("report_date", "the day", nullable=False),
        number("published", "the published figure of the day", unit=PEOPLE, minimum=0),
        flag("is_imputed", "whether the publisher filled the figure in"),
        number("news_low", "what mart.place_days counts in the place on the day, lower bounds added up", unit=PEOPLE, minimum=0),
        number("news_high", "upper bounds added up; null where one is open", unit=PEOPLE, minimum=0),
        number("share_low", "share of the published figure that the lower bounds account for; above 1 where the news has more", minimum=0),
        count("n_claims", "claims behind what the news counts"),
    ),
    key=("series", "impact", "report_date"),
    caveat="The day of a bulletin is not the day of a death, and news tells of some events only.",
)

SOURCING_PROFILES = Table(
    "mart",
    "sourcing_profiles",
    "Who speaks of whose deeds: claims by impact and perpetrator, and whether a party to the fighting is their source.",
    (
        code("impact", v.IMPACT),
        text("perpetrator", "who did it, in its usual name; `not stated` where the text names none", nullable=False),
        count("n_claims", "claims; copies are left out"),
        count("n_party", "claims of which a party to the fighting is the source"),
        count("n_non_party", "claims with another source"),
        count("n_unattributed", "claims in the articles' own voice"),
    ),
    key=("impact", "perpetrator"),
    caveat="Perpetrators are those that the text names; most sentences name none.",
)

PUBLISHER_PROFILES = Table(
    "mart",
    "publisher_profiles",
    "What each outlet's claims rest on.",
    (
        text("publisher", "the outlet; `not stated` where the input names none", nullable=False),
        count("n_articles", "its articles, copies and older versions among them"),
        count("n_copies", "its articles that copy another, or are older versions"),
        count("n_claims", "its claims with a number or a vague word"),
        count("n_unattributed", "claims without a source: in the article's own voice"),
        share("unattributed", "share of its claims without a source"),
        count("n_vague", "claims with a vague word for a number"),
        count("n_contested", "claims that somebody denies or disputes"),
    ),
    key=("publisher",),
    caveat="Counts titles too, which seldom name a source.",
)

LIKELY_SAME_ENTITIES = Table(
    "mart",
    "likely_same_entities",
    "Pairs of entities that may be one: people, organisations, buildings and places without a reference list's id, whose names are alike.",
    (
        identifier("entity_a", "the entity that more articles name", "core.entities.entity_id"),
        identifier("entity_b", "the other", "core.entities.entity_id"),
        code("kind", v.ENTITY_KIND, "what sort of thing entity_a is"),
        text("name_a", "usual name of entity_a", nullable=False),
        text("name_b", "usual name of entity_b", nullable=False),
        code("method", v.SAME_ENTITY_METHOD),
        share("score", "how much speaks for one bearer, from 0 to 1; weights set by hand, not calibrated", nullable=False),
        text("evidence_for", "what speaks for one bearer, besides the names; empty where nothing does", nullable=False),
        text("evidence_against", "what speaks for two; empty where nothing does", nullable=False),
        count("n_articles_a", "articles that name entity_a"),
        count("n_articles_b", "articles that name entity_b"),
        count("n_together", "articles that name both, among the last ten of each"),
        count("n_shared", "rare names that stand beside both, in the last ten articles of each"),
        count("days_apart", "days between the articles of one and those of the other; 0 where their spans meet", unit="days"),
        code("decision", v.SAME_ENTITY_DECISION, nullable=True),
    ),
    key=("entity_a", "entity_b"),
    caveat="A proposal, or your decision, changes no other table: merge in your query. Of a chain of pairs the ends need not be one.",
)
