"""The closed lists of codes of the mart layer."""

from __future__ import annotations

from pipeline.contracts.schema import Vocabulary

CLAIM_RELATION = Vocabulary(
    "claim_relation",
    "how two claims stand to one another; read `a relation b`",
    {
        "part_of": "a is included in b",
        "same_incident": "both tell of one incident",
        "copy_of": "a repeats b: the story is a copy, or the article says it twice",
        "updates": "a is a later figure for what b counted",
        "contradicts": "a and b cannot both hold",
    },
)

GRADING = Vocabulary(
    "grading",
    "how well an incident is attested; never `verified`",
    {
        "weak": "one independent source",
        "fair": "two or more independent sources",
        "contested": "a denial, or figures that do not overlap",
    },
)

ESTIMATE_RULE = Vocabulary(
    "estimate_rule",
    "the rule by which one figure is drawn from several claims",
    {
        "min": "the lowest lower bound",
        "median": "the middle of the best values",
        "max": "the highest value claimed",
        "latest": "the claim of the last publication",
        "trusted_latest": "the last claim of the most trusted class of claimant",
        "mode": "the value most often claimed",
        "intersection": "the span on which all claims agree",
        "hull": "the span that covers all claims",
    },
)

ESTIMATE_BASIS = Vocabulary(
    "estimate_basis",
    "what an estimate draws on",
    {
        "stated": "figures of these very victims",
        "groups": "nobody counts all victims of the incident, whom the estimates of groups bound: no fewer than the greatest, for groups "
        "overlap; no more than all together, open where others were said to be among them; the value is their sum only where groups that "
        "exclude one another (children, women, men; civilians, combatants, police) are listed side by side",
    },
)

VAGUE_POLICY = Vocabulary(
    "vague_policy",
    "how words without a value (dozens, hundreds) are read; conventions contradict one another",
    {
        "any": "no such word was claimed of the subject: every policy gives the same",
        "literal": "the least that the word says: dozens are 24 or more",
        "acled": "the figure that ACLED codes: one unit, dozens are 12",
        "emdat": "the figure that EM-DAT codes: two units, hundreds are 200",
        "exclude": "claims with such words are left out",
    },
)

CONTRADICTION_RULE = Vocabulary(
    "contradiction_rule",
    "why two claims cannot both hold",
    {
        "falling_total": "the lower bound of an earlier running total lies above the upper bound of a later one",
        "falling_figure": "the lower bound of an earlier figure of an incident lies above the upper bound of a later one",
        "totals_of_one_day": "two accounts of one running total and day have no value in common",
        "figures_of_one_day": "two accounts of one incident, published on one day, have no value in common",
    },
)

BREAKDOWN = Vocabulary(
    "breakdown",
    "by what a total is parted; parts of unlike breakdowns overlap and are never added up",
    {
        "age_sex": "children, women, men, elderly people",
        "standing": "civilians, combatants, police and other callings",
        "place": "places within that of the whole",
        "other": "anything else, or nothing that the text names",
    },
)

RULE_KIND = Vocabulary(
    "rule_kind",
    "what a named rule decides",
    {
        "estimate": "which figure is drawn from several claims: mart.estimates.rule",
        "basis": "what an estimate draws on: mart.estimates.basis",
        "policy": "how vague words are read: mart.estimates.policy",
        "contradiction": "what cannot both hold: mart.contradictions.rule",
        "grading": "how well an incident is attested: mart.incidents.grading",
        "agreement": "how a figure stands to a published one: mart.reference_checks.agreement",
    },
)

SAME_ENTITY_METHOD = Vocabulary(
    "same_entity_method",
    "what two names have in common, the most telling first; none of it makes two bearers one",
    {
        "same_name": "the same words, in any order and in one spelling of their transliteration",
        "fuller_name": "the same first and last word, with others between them in one of the two",
        "acronym": "one is the initials of the other",
        "like_spelling": "the same consonants, with other vowels",
        "surname": "one is the last word of the other",
    },
)

SAME_ENTITY_DECISION = Vocabulary(
    "same_entity_decision",
    "what you decided of a pair, in same_entities.csv of your own reference folder",
    {"same": "one bearer", "different": "two"},
)

REFERENCE_AGREEMENT = Vocabulary(
    "reference_agreement",
    "how a claim stands to a published series",
    {
        "consistent": "the published figure lies within the claim's bounds, or within tolerance of its value",
        "below": "the claim is lower than the published figure",
        "above": "the claim is higher than the published figure",
        "partial": "a count of some events beside the published count of the whole day",
        "no_reference": "the series has no figure for the date",
    },
)

ISSUE_SEVERITY = Vocabulary(
    "issue_severity",
    "how grave a finding is",
    {"error": "the row breaks a rule of the contract", "warning": "the row may mislead", "note": "worth knowing"},
)
