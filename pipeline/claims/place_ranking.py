"""Where: every place of the article is a candidate for a claim; features of syntax, order and event decide between them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from itertools import islice

from pipeline.claims.claim import Claim
from pipeline.claims.events import Context
from pipeline.claims.place import BODILY, ORIGIN_IMPACTS, is_dateline, numbers_between, place_score
from pipeline.claims.place_cues import fits_scope, is_rate, is_taken_in, says_in_capital, says_own_division, says_there, scope_of
from pipeline.claims.place_features import claim_features, order_features
from pipeline.claims.place_narrowing import most_specific, narrower
from pipeline.claims.place_phrases import LOCATIVE, marker_of, phrase_head
from pipeline.claims.place_roles import is_of_authority
from pipeline.claims.place_table import PlaceMention, PlaceTable
from pipeline.claims.place_tallies import names_figure, respective
from pipeline.claims.ranker import Features
from pipeline.claims.trees import load_trees
from pipeline.language.document import Document
from pipeline.language.entity import Mention

_OPENING, _IN_SENTENCE = 24, 12  # place mentions that are looked at
_OF_THEM_IN = re.compile(r"(?: of (?:them|whom|those|these),?)? (?:were |was )?(?:in|near|at) (?:the )?")
# `36 deaths, most of them in Leon`: some were elsewhere
_MOST_OF_THEM = re.compile(
    r"\b(?:(?:most|many|some|half|(?:a |the )?(?:large |vast )?majority|(?:two|three)[- ](?:thirds|quarters)|nearly all|almost all)"
    r" of (?:them|whom|which|those|these|the (?:dead|deaths|victims|cases|wounded|injured))|mostly|mainly|largely)"
    r" (?:were )?(?:in|at|near|around) (?:the )?(?:[\w'’-]+ ){0,4}\Z"
)
_ASIDE = 80  # characters
_DIVISION, _WIDE, _COUNTRY = 4, 5, 6  # UCDP's codes of precision
_CAPITAL = "PPLC"  # GeoNames
_SURE = 1.1  # of place_score; above it the place was right for 34 of 42 labelled claims


def place_options(
    document: Document,
    claim: Claim,
    claims: Sequence[Claim],
    table: PlaceTable,
    voted: Mention | None,
    *,
    same_event: bool,
) -> list[tuple[Mention | None, Features]]:
    """Candidates for a claim's place, one an entity and None first, each with its features.

    `voted` is the place of the article's main event; `same_event` tells whether the claim's own words leave it in the main event.
    """
    scored = _scores_in_sentence(document, claim, claims, table)
    own = {id(mention): score for mention, score in scored}
    ranked = sorted({m.entity: s for m, s in sorted(scored, key=lambda pair: pair[1])}.values(), reverse=True)
    best_own, second_own = [*ranked, 0.0, 0.0][:2]
    following = _next_located(claim, claims, table)
    of_claim = claim_features(document, claim, table)
    options: list[tuple[Mention | None, Features]] = [(None, of_claim | {"null": 1.0, "null_own": best_own})]
    paragraph = document.sentences[claim.sentence].paragraph
    by_entity = table.near(claim)
    countries = {entity: document.entities[entity].country_iso3 for entity in by_entity}
    local = [mention.entity for mention, score in scored if score > 0.3 and mention.entity in by_entity]
    first_place = table.mentions[0].mention if table.mentions and table.starts[0] > claim.end else None
    finest = {
        country: min(document.entities[e].precision or 9 for e in by_entity if countries[e] == country)
        for country in set(countries.values())
    }
    by_entity = {e: rows for e, found in by_entity.items() if (rows := [r for r in found if not _is_elsewhere(document, claim, claims, r)])}
    year = table.years.get(claim.sentence)
    rate, taken_in = is_rate(document, claim), is_taken_in(document, claim)
    if scope_of(document, claim) == "world" and not local:
        return options
    reporting = [r.mention.entity for r in table.by_sentence.get(claim.sentence, []) if is_of_authority(document, claim, r.mention)]
    for entity, rows in by_entity.items():
        if not local and any(_contains(document, entity, e) for e in reporting):
            continue  # `Kherson governor Ana Ruiz said two were killed`: not somewhere in Ukraine
        if taken_in and _is_homeland(document, claim, rows):
            continue
        if all(r.dateline for r in rows) and _names_scene(table, entity):
            continue  # where the correspondent sits
        if claim.impact in BODILY | {"structures"} and all(r.of_strike for r in rows):
            continue
        if claim.impact in BODILY and all(r.bound for r in rows):
            continue
        if all(r.goal for r in rows) and not taken_in:
            continue
        if entity not in local and all(r.aside or r.example for r in rows):
            continue
        if all(r.home for r in rows) and claim.impact not in ORIGIN_IMPACTS:
            continue
        shown = _nearest(rows, claim)
        features: Features = of_claim | order_features(document, claim, table, rows)
        scores = [own[id(r.mention)] for r in rows if id(r.mention) in own]
        if scores:
            top = max(scores)
            features["own"] = top
            features["own_best"] = float(top >= best_own)
            features["own_margin"] = max(0.0, top - second_own) if top >= best_own else 0.0
            features["next_after"] = float(any(r.mention is following for r in rows))
        elif any(r.mention.sentence == claim.sentence for r in rows):
            features["sentence_ruled_out"] = 1.0
        before = [r for r in rows if r.mention.sentence < claim.sentence]
        if before:
            last = max(before, key=lambda r: r.mention.start)
            distance = claim.sentence - last.mention.sentence
            features["before"] = 1.0 / (1.0 + 0.5 * distance)
            features["before_same_paragraph"] = float(last.paragraph == paragraph)
            features["before_located"] = float(last.located) / (1.0 + 0.3 * distance)
            features["before_event"] = float(last.of_event) / (1.0 + 0.3 * distance)
            features["before_outer"] = float(last.outer)
            features["before_inner"] = float(any(r.inner for r in before))
        elif not scores:
            features["only_after"] = 1.0
            features["first_after"] = float(rows[0].mention is first_place)
        _told_elsewhere(features, claim, table, rows, before, taken_in)
        first = rows[0]
        features["dateline"] = float(any(r.dateline for r in rows))
        features["lead"] = 1.0 / (1.0 + first.paragraph)
        features["share"] = table.counts[entity] / table.total
        features["outer_share"] = sum(r.outer for r in rows) / len(rows)
        features["located_share"] = sum(r.located for r in rows) / len(rows)
        features["event_share"] = sum(r.of_event for r in rows) / len(rows)
        features["voted"] = float(voted is not None and voted.entity == entity)
        features["voted_same_event"] = features["voted"] * same_event
        if claim.end <= document.title_end:
            features["voted_title"] = features["voted"]
        features["lead_same_event"] = features["lead"] * same_event
        features["share_same_event"] = features["share"] * same_event
        precision = document.entities[entity].precision or 0
        features["fine"] = float(precision in {1, 2, 3})
        features["province"] = float(precision in {4, 5})
        features["country"] = float(precision == 6)
        if not same_event:
            features["fine_other_event"], features["country_other_event"] = features["fine"], features["country"]
        if year is not None:
            features["fine_past"], features["country_past"] = features["fine"], features["country"]
        features["unresolved"] = float(precision == 0)
        features["demonym"] = float(all(r.mention.form == "demonym" for r in rows))
        if claim.victim_nationality is not None:
            features["victims_country"] = float(precision == 6 and countries[entity] == claim.victim_nationality) * (1.0 - best_own)
            features["other_than_victims"] = float(countries[entity] is not None and countries[entity] != claim.victim_nationality)
        features["country_rate"] = float(precision == 6 and rate)
        features["country_total"] = float(precision == 6 and claim.how in {"toll", "counted"})
        features["has_finer"] = float(finest[countries[entity]] < (document.entities[entity].precision or 9))
        if local:
            features["has_local"] = float(entity not in local)
            features["in_local_country"] = float(
                entity not in local and any(countries[entity] == countries[e] and _finer(document, entity, e) for e in local)
            )
            features["coarser_than_local"] = float(entity not in local and any(_finer(document, e, entity) for e in local))
        options.append((shown, features))
    return options


def _told_elsewhere(
    features: Features, claim: Claim, table: PlaceTable, rows: list[PlaceMention], before: list[PlaceMention], taken_in: bool
) -> None:
    """Write what the sentences that name an entity are about: a photograph, another year, taking people in.

    `rows` are the entity's mentions, `before` those in the sentences before the claim's; `taken_in` where the claim counts those
    whom a country took in.
    """
    features["caption"] = sum(r.caption for r in rows) / len(rows)
    year = table.years.get(claim.sentence)
    if year is None:
        features["past"] = sum(r.year is not None for r in rows) / len(rows)
        features["past_before"] = float(bool(before) and before[-1].year is not None)
    else:
        features["same_year_before"] = float(any(r.year == year for r in before))
        features["present"] = float(all(r.year is None for r in rows))
    if claim.impact == "displaced":
        features["host"] = table.hosts[rows[0].mention.entity] / max(1, table.host_mentions)
        features["host_received"] = features["host"] * taken_in


def _is_homeland(document: Document, claim: Claim, rows: list[PlaceMention]) -> bool:
    """`Syrian refugees`, `refugees from Syria`: where those who were taken in had fled from. `rows` are the mentions of one place."""
    country = document.entities[rows[0].mention.entity].country_iso3
    if country is not None and country == claim.victim_nationality:
        return True
    return any(r.mention.sentence == claim.sentence and marker_of(document, r.mention) == "from" for r in rows)


def stated_place(document: Document, claim: Claim, claims: Sequence[Claim], table: PlaceTable) -> Mention | None:
    """The place that syntax leaves no doubt of: on the counted noun after the number, or a phrase of place on the claim's own verb."""
    for row in table.by_sentence.get(claim.sentence, []):
        if row.figure == claim.start:
            return row.mention
    following = _next_located(claim, claims, table)
    if following is not None and _hangs_on(document, following, claim):
        return following
    if says_own_division(document, claim) and (own := _of_authority(document, claim, table)) is not None:
        return own
    scores = _scores_in_sentence(document, claim, claims, table)
    best = max(scores, key=lambda pair: pair[1], default=None)
    if best is None or (is_dateline(document, best[0]) and scope_of(document, claim) is not None):
        return _in_scope(document, claim, table)
    if best[1] > _SURE or (_opens_sentence(document, best[0]) and best[1] > 0.5):
        chosen = most_specific(document, best[0], [mention for mention, _ in scores])
        return _scene(document, claim, claims, chosen, table) or chosen
    return None


def _of_authority(document: Document, claim: Claim, table: PlaceTable) -> Mention | None:
    rows = table.by_sentence.get(claim.sentence, [])
    return next((row.mention for row in rows if is_of_authority(document, claim, row.mention)), None)


def _scene(document: Document, claim: Claim, claims: Sequence[Claim], chosen: Mention, table: PlaceTable) -> Mention | None:
    """`In Peru, nine people died when a bus fell into a gorge near Leon`: the place within the country that the rest tells."""
    if (document.entities[chosen.entity].precision or 0) < _WIDE:
        return None
    for row in table.by_sentence.get(claim.sentence, []):
        if _is_elsewhere(document, claim, claims, row):
            continue
        if row.located and row.mention.start > claim.end and narrower(document, row.mention, chosen):
            return None if numbers_between(claims, claim, claim.end, row.mention.start) else row.mention
    return None


def _in_scope(document: Document, claim: Claim, table: PlaceTable) -> Mention | None:
    """`12 people have died nationwide`, in a sentence without a place: the country, that the article names most, or the
    state named last; `12 people died there`: the last of the sentence before."""
    if says_in_capital(document, claim):
        seats = [r.mention for r in table.mentions if document.entities[r.mention.entity].feature_code == _CAPITAL]
        if len({mention.entity for mention in seats}) == 1:
            return _nearest([r for r in table.mentions if r.mention in seats], claim)
    scope = scope_of(document, claim)
    if scope is None:
        rows = table.by_sentence.get(claim.sentence - 1, []) if says_there(document, claim) else []
        names = [row.mention for row in rows if row.mention.form != "demonym"]
        return names[-1] if names else None
    told = {r.mention.entity for r in table.mentions if not r.aside}
    fitting = [e for e in table.counts if e in told and fits_scope(scope, document.entities[e].precision or 0)]
    named = [r for r in table.mentions if r.mention.entity in fitting and not (scope != "country" and r.mention.start > claim.start)]
    if not named:
        return None
    before = [r for r in named if r.mention.start < claim.start]
    if before and (scope == "division" or (scope == "town" and before[-1].mention.sentence == claim.sentence)):
        return before[-1].mention  # `the state`, `the city`: the last one told of
    chosen = max(fitting, key=lambda e: (table.counts[e], -e))
    mentions = [r for r in named if r.mention.entity == chosen]
    return _nearest(mentions, claim) if mentions else None


def _opens_sentence(document: Document, mention: Mention) -> bool:
    """`In Peru, a bus plunged ...`: a phrase of place set before the sentence."""
    first = document.sentences[mention.sentence].first
    return mention.first - first <= 2 and document.tokens[first].lower in LOCATIVE


def _scores_in_sentence(document: Document, claim: Claim, claims: Sequence[Claim], table: PlaceTable) -> list[tuple[Mention, float]]:
    rows = table.by_sentence.get(claim.sentence, [])
    if len(rows) > _IN_SENTENCE:
        at = bisect.bisect_left(rows, claim.start, key=lambda row: row.mention.start)
        rows = rows[max(0, at - _IN_SENTENCE) : at + _IN_SENTENCE]
        rows = sorted(rows, key=lambda row: abs(row.mention.start - claim.start))[:_IN_SENTENCE]
    rows = [row for row in rows if not _is_of_another(row, claim) and not _is_of_a_part(document, claim, claims, row.mention)]
    scores = {id(row.mention): score for row in rows if (score := place_score(document, claim, row.mention, claims)) is not None}
    mentions = [row.mention for row in rows if id(row.mention) in scores]
    for mention in mentions:
        narrower = most_specific(
            document, mention, mentions
        )  # `the city of Homs in Syria`: what is said of the wider holds for the narrower
        if narrower is not mention:
            scores[id(narrower)], scores[id(mention)] = max(scores[id(narrower)], scores[id(mention)]), scores[id(mention)] - 0.3
    return [(mention, scores[id(mention)]) for mention in mentions]


def _names_scene(table: PlaceTable, dateline: int) -> bool:
    """Whether the sentences right after the dateline name a place where something happened: `LIMA - A quake in southern Peru killed 12`."""
    opening = (r for r in table.mentions[:_OPENING] if not r.dateline and r.mention.entity != dateline)
    first = next((r.mention.sentence for r in table.mentions if r.dateline), None)
    return first is not None and any(0 < r.mention.sentence - first <= 1 and (r.located or r.of_event) and not r.home for r in opening)


def _is_of_another(row: PlaceMention, claim: Claim) -> bool:
    """`Leon, 161; Lugo, 159`: a name that a list gives to another figure, of the sentence or of one before."""
    return row.figure is not None and row.figure != claim.start


def mark_figures(document: Document, claims: Sequence[Claim], table: PlaceTable) -> None:
    """Write for the place names of lists which figure each is named for; `claims` are those of the article. One name alone is no list."""
    found: dict[int, list[tuple[PlaceMention, int]]] = {}
    for claim in claims:
        rows = table.by_sentence.get(claim.sentence, [])
        at = bisect.bisect_left(rows, claim.start, key=lambda row: row.mention.start)
        for row in rows[max(0, at - 1) : at + 1]:
            of_list = not row.located or marker_of(document, row.mention) == "from"  # `In Leon 19 were hurt and six killed`: of both
            if of_list and names_figure(document, claim, row.mention):
                found.setdefault(claim.sentence, []).append((row, claim.start))
    named = {number: [row.mention for row in rows] for number, rows in table.by_sentence.items()}
    for number, starts in respective(document, claims, named).items():
        found[number] = [(row, starts[row.mention.start]) for row in table.by_sentence[number] if row.mention.start in starts]
    for entries in found.values():
        for row, start in entries if len({start for _, start in entries}) > 1 else ():
            row.figure = start


def _is_of_a_part(document: Document, claim: Claim, claims: Sequence[Claim], mention: Mention) -> bool:
    """`18 people died, six of them in Luanda`: the place of the part is not that of the whole."""
    if claim.how == "toll" and _is_of_later_find(document, claim, claims, mention):
        return True
    if claim.end < mention.start <= claim.end + _ASIDE and _MOST_OF_THEM.search(document.text, claim.end, mention.start):
        return True
    before = bisect.bisect_left(claims, mention.start, key=lambda c: c.start) - 1
    other = claims[before] if before >= 0 else None
    if other is None or other.start == claim.start or other.whole is None or other.sentence != claim.sentence:
        return False
    if claim.whole is other.whole:
        return False
    above = islice(document.ancestors(phrase_head(document, mention)), 4)  # `three miners buried in Leon`
    if other.anchor in above or _hangs_on(document, mention, other):
        return True
    return _OF_THEM_IN.fullmatch(document.text, other.end, mention.start) is not None


def _is_of_later_find(document: Document, claim: Claim, claims: Sequence[Claim], mention: Mention) -> bool:
    """`The toll rose to 31 after firefighters found four more victims in Leon`: where the last were found, not all, in a
    sentence that names another place before the toll."""
    tokens = document.tokens
    if mention.start < claim.end or not numbers_between(claims, claim, claim.end, mention.start):
        return False
    others = bisect.bisect_left(document.mentions, document.sentences[claim.sentence].start, key=lambda m: m.start)
    if not any(m.kind == "place" and m.end <= claim.start for m in document.mentions[others : others + _IN_SENTENCE]):
        return False
    verb = next((i for i in islice(document.ancestors(phrase_head(document, mention)), 6) if tokens[i].pos == "VERB"), None)
    if verb is None or verb == claim.trigger or tokens[verb].dep != "advcl":
        return False
    return any(tokens[c].lower in {"after", "as", "when"} and tokens[c].dep in {"mark", "advmod"} for c in tokens[verb].children)


def _hangs_on(document: Document, mention: Mention, claim: Claim) -> bool:
    """Whether the phrase of place modifies the counted noun itself: `two children in Leon`."""
    above = list(islice(document.ancestors(phrase_head(document, mention)), 2))
    return claim.anchor in above or (claim.head is not None and claim.head in above)


def _is_elsewhere(document: Document, claim: Claim, claims: Sequence[Claim], row: PlaceMention) -> bool:
    """Whether a name of the claim's sentence is told for another figure or for a part of the claim."""
    here = row.mention.sentence == claim.sentence
    return _is_of_another(row, claim) or (here and _is_of_a_part(document, claim, claims, row.mention))


def _next_located(claim: Claim, claims: Sequence[Claim], table: PlaceTable) -> Mention | None:
    """The first place with a preposition of place after the number, where no other number stands between."""
    for row in table.by_sentence.get(claim.sentence, []):
        if row.mention.start >= claim.end and row.located:
            return None if numbers_between(claims, claim, claim.end, row.mention.start) else row.mention
    return None


def _nearest(rows: list[PlaceMention], claim: Claim) -> Mention:
    """The mention to show for an entity: a name in the claim's sentence, else the last name before it, else the first."""
    names = [r for r in rows if r.mention.form != "demonym"] or rows
    here = [r for r in names if r.mention.sentence == claim.sentence]
    if here:
        return here[0].mention
    before = [r for r in names if r.mention.start <= claim.start]
    return (before[-1] if before else names[0]).mention


def _finer(document: Document, a: int, b: int) -> bool:
    """Whether entity a is a finer place than entity b, in one country."""
    x, y = document.entities[a], document.entities[b]
    return x.country_iso3 == y.country_iso3 and (x.precision or 9) < (y.precision or 9)


def _contains(document: Document, wide: int, fine: int) -> bool:
    """Whether the entity `wide` is the country or the province that `fine` lies in, which is not the seat of the country's government."""
    a, b = document.entities[wide], document.entities[fine]
    if a.country_iso3 != b.country_iso3 or b.feature_code == _CAPITAL or (a.precision or 0) <= (b.precision or 9):
        return False
    return a.precision == _COUNTRY or (a.precision == _DIVISION and a.admin1 is not None and a.admin1 == b.admin1)


def choose_places(document: Document, claims: Sequence[Claim], context: Context) -> None:
    """Write the place of every numeric claim."""
    table = PlaceTable.of(document, context)
    mark_figures(document, claims, table)
    ranker = load_trees("place")
    for claim in claims:
        same_event = claim.event is not None and claim.event.role == "main"
        claim.place = stated_place(document, claim, claims, table)
        if claim.place is None:
            options = place_options(document, claim, claims, table, context.main_place, same_event=same_event)
            claim.place = options[ranker.best([features for _, features in options])][0]
