"""What tells a claim's measure: interpretable signs of grammar, lexicon, time and of the claims before it, as named features."""

from __future__ import annotations

import math
import re

from pipeline.claims import event_words as words
from pipeline.claims.claim import Claim
from pipeline.claims.clause import Clause, clause_of, tokens_about, words_near
from pipeline.claims.events import Context
from pipeline.claims.impact_words import DISEASE_WORDS, TOLL_NOUNS
from pipeline.claims.measure import is_as_of, plain_measure
from pipeline.claims.ranker import Features
from pipeline.language.document import Document

MEASURES = ("incident", "period", "cumulative", "stock", "change")

_RATE = re.compile(r"\b(?:(?:each|every|per|a) (?:year|month|week|day)|annual(?:ly)?|yearly|daily|monthly|on average|an average of)\b")
_RUNNING = re.compile(r"\b(?:so far|to date|until now|up to now|as of|since then|now stands|in total|already|thus far|overall)\b")
_SPREAD = frozenset(
    ("across throughout nationwide countrywide worldwide several separate series multiple various different spate wave string").split()
)
_ADMISSION = frozenset("admit accept resettle welcome receive settle grant".split())
_WARS = frozenset("war conflict insurgency genocide occupation revolution uprising invasion campaign regime offensive aggression".split())
_LASTING = frozenset(
    ("pandemic epidemic outbreak drought famine crisis wildfires bushfires season floods monsoon flooding wildfire fires hurricane").split()
)
_ONE_EVENT = frozenset(
    "attack crash explosion blast shooting earthquake quake collapse fire accident bombing strike airstrike raid stampede stabbing "
    "ambush derailment sinking".split()
)
_TELLING = _WARS | DISEASE_WORDS | _LASTING | _ONE_EVENT
_NOW = frozenset("still currently now remain remains remained remaining".split())


def article_features(document: Document) -> Features:
    """What the whole article tells: how much it speaks of war, disease, lasting disaster and of single sudden events."""
    counts = {"war": 0, "disease": 0, "lasting": 0, "one_event": 0}
    for token in document.tokens:
        lower, lemma = token.lower, token.lemma.lower()
        if lower not in _TELLING and lemma not in _TELLING:
            continue
        weight = 3 if token.end <= document.title_end else 1
        counts["war"] += weight * (lemma in _WARS)
        counts["disease"] += weight * (lower in DISEASE_WORDS)
        counts["lasting"] += weight * (lower in _LASTING)
        counts["one_event"] += weight * (lemma in _ONE_EVENT and token.tag in {"NN", "NNP"})
    return {f"article_{name}": math.log1p(1000 * count / max(300, len(document.tokens))) / 3 for name, count in counts.items()}


def measure_features(
    document: Document, claim: Claim, context: Context, article: Features, previous: Claim | None, same_count: Claim | None
) -> Features:
    """The features of one claim; `article` those of its article. `previous` is the claim read before and `same_count` an earlier one with
    the same impact and number, if their measures are known."""
    rule = plain_measure(document, claim, situation=context.situation)
    clause = clause_of(document, claim)
    tense = {"participle_past": "none", "base": "none", "modal": "modal", "participle": "none"}.get(clause.tense, clause.tense)
    features: Features = {"bias": 1.0, f"rule={rule}": 1.0, f"tense={tense}": 1.0, f"impact={_impact(claim)}": 1.0}
    features.update(article)
    if tense == "perfect":
        features.update({f"perfect_{name}": value for name, value in article.items()})
    if claim.status == "hypothetical":
        features["hypothetical"] = 1.0
    _size(claim, features)
    _time(claim, context, features)
    _words(document, claim, clause, features)
    if claim.event is not None and claim.event.role != "main":
        features["not_main"] = 1.0
    _neighbours(claim, previous, features)
    if same_count is not None and same_count.measure:
        features[f"same_count={same_count.measure}"] = 1.0
    return features


def measure_options(features: Features) -> list[Features]:
    """The features of each measure as a candidate, in the order of `MEASURES`: those of the claim, told apart by the measure."""
    return [{f"{measure}:{name}": value for name, value in features.items()} for measure in MEASURES]


def chances(scores: list[float]) -> dict[str, float]:
    """Probabilities of the measures from a ranker's scores of their candidates."""
    top = max(scores)
    grown = [math.exp(score - top) for score in scores]
    return {measure: value / sum(grown) for measure, value in zip(MEASURES, grown, strict=True)}


def _impact(claim: Claim) -> str:
    if claim.impact in {"killed", "injured", "structures"}:
        return "harm"
    if claim.impact in {"released", "rescued", "abducted", "evacuated"}:
        return "act"
    return claim.impact


def _size(claim: Claim, features: Features) -> None:
    value = claim.best or claim.low or claim.high
    if claim.implicit:
        features["implicit"] = 1.0
    elif value is None:
        features["vague"] = 1.0
    else:
        features["size"] = min(math.log10(max(float(value), 1.0)), 6.0) / 3
    if claim.quantity is not None and claim.quantity.trend_role:
        features[f"trend={claim.quantity.trend_role}"] = 1.0


def _time(claim: Claim, context: Context, features: Features) -> None:
    time = claim.time
    if time is None:
        features["time=none"] = 1.0
    elif time.kind == "since" or time.since_text:
        features["time=since"] = 1.0
    elif time.period_start is None and time.period_end is None:
        features["time=unknown"] = 1.0
    elif time.kind in {"interval", "duration"}:
        features["time=span"] = 1.0
    elif time.precision == "day":
        features["time=day"] = 1.0
    else:
        features["time=long" if time.precision in {"month", "year"} else "time=week"] = 1.0


def _words(document: Document, claim: Claim, clause: Clause, features: Features) -> None:
    tokens = document.tokens
    about = tokens_about(document, claim)
    text = document.text[about[0].start : about[-1].end].lower()
    chain = [tokens[i] for i in clause.chain[:6]]
    lemmas = {t.lemma.lower() for t in chain}
    near = words_near(document, claim, 8, 12)
    here = {t.lower for t in about}
    signs = {
        "rate": bool(_RATE.search(text)),
        "running": bool(_RUNNING.search(text)) or is_as_of(claim),
        "running_toll": claim.how == "toll" and any(t.lemma.lower() in words.RUNNING_VERBS and t.pos == "VERB" for t in chain),
        "toll_noun": bool(lemmas & TOLL_NOUNS) or "toll" in near,
        "stock_verb": bool(lemmas & words.STOCK_VERBS),
        "admission": bool(lemmas & _ADMISSION),
        "now": any(word in _NOW for word in near),
        "spread": any(word in _SPREAD for word in near),
        "plural_events": bool(here & words.PLURAL_EVENTS),
        "war_here": bool(here & _WARS),
        "lasting_here": bool(here & (_LASTING | DISEASE_WORDS)),
        "total": bool({"total", "totals", "altogether"} & set(near)),
        "one_event_here": any(t.lemma.lower() in _ONE_EVENT and t.tag in {"NN", "NNP"} for t in about),
    }
    features.update({name: 1.0 for name, present in signs.items() if present})


def _neighbours(claim: Claim, previous: Claim | None, features: Features) -> None:
    if claim.whole is not None and claim.whole.measure and claim.whole.impact == claim.impact:
        features[f"whole={claim.whole.measure}"] = 1.0
    if previous is None or not previous.measure:
        return
    gap = claim.sentence - previous.sentence
    same_time = claim.time is None or claim.time is previous.time
    if gap == 0 and previous.impact == claim.impact and same_time:
        features[f"before_here={previous.measure}"] = 1.0
    elif 0 <= gap <= 2 and same_time:
        features[f"before_near={previous.measure}"] = 1.0
    elif same_time:
        features[f"before_far={previous.measure}"] = 1.0


def number_key(claim: Claim) -> tuple[str, float] | None:
    """What tells that two claims count the same: impact and number; None for small and vague numbers, which do not tell."""
    size = claim.best or claim.low or claim.high
    return (claim.impact, float(size)) if size is not None and size >= 5 else None
