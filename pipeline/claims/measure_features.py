"""What tells a claim's measure: interpretable signs of grammar, lexicon, time and of the claims before it, as named features."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.claims import event_words as words
from pipeline.claims.claim import Claim
from pipeline.claims.clause import Clause, clause_of, words_near
from pipeline.claims.events import Context
from pipeline.claims.impact_words import DISEASE_WORDS, TOLL_NOUNS
from pipeline.claims.ranker import Features
from pipeline.language.document import Document

MEASURES = ("incident", "period", "cumulative", "stock", "change")

_RATE = re.compile(r"\b(?:(?:each|every|per|a) (?:year|month|week|day)|annual(?:ly)?|yearly|daily|monthly|on average|an average of)\b")
_RUNNING = re.compile(r"\b(?:so far|to date|until now|up to now|as of|since then|now stands|in total|already|thus far|overall)\b")
_SPREAD = frozenset("across throughout nationwide countrywide worldwide around several separate series multiple various different spate wave string".split())
_ADMISSION = frozenset("admit accept resettle welcome receive take_in settle issue grant".split())
_WARS = frozenset("war conflict insurgency genocide occupation revolution uprising invasion campaign regime".split())
_LASTING = frozenset("pandemic epidemic outbreak drought famine crisis wildfires bushfires season floods monsoon flooding wildfire storm hurricane".split())
_PRISONERS = frozenset("prisoner inmate detainee internee convict".split())
_NOW = frozenset("still currently now remain remains remained remaining".split())


def measure_features(document: Document, claim: Claim, context: Context, previous: Claim | None, rule: str | None) -> Features:
    """The features of one claim; `previous` is the claim read before, whose measure is known, `rule` what a plain rule says."""
    clause = clause_of(document, claim)
    features: Features = {"bias": 1.0, f"impact={claim.impact}": 1.0, f"how={claim.how}": 1.0, f"tense={clause.tense}": 1.0}
    if rule is not None:
        features[f"rule={rule}"] = 1.0
    if clause.passive:
        features["passive"] = 1.0
    if claim.status == "hypothetical":
        features["hypothetical"] = 1.0
    _size(claim, features)
    _time(claim, context, features)
    _words(document, claim, clause, features)
    _article(document, claim, context, features)
    _neighbours(document, claim, previous, features)
    return features


def _size(claim: Claim, features: Features) -> None:
    value = claim.best or claim.low or claim.high
    if claim.implicit:
        features["implicit"] = 1.0
    elif value is None:
        features["vague"] = 1.0
    else:
        for limit in (10, 100, 1000, 10_000, 100_000):
            if value >= limit:
                features[f"size>={limit}"] = 1.0
    if claim.quantity is not None:
        if claim.quantity.trend_role:
            features[f"trend={claim.quantity.trend_role}"] = 1.0
        if claim.quantity.best == 0:
            features["zero"] = 1.0


def _time(claim: Claim, context: Context, features: Features) -> None:
    time = claim.time
    if time is None:
        features["time=none"] = 1.0
        return
    unknown = time.period_start is None and time.period_end is None
    features["time=unknown" if unknown else f"time={time.kind}"] = 1.0
    if not unknown:
        features[f"precision={time.precision}"] = 1.0
        if time.period_start and time.period_end and (time.period_end - time.period_start).days > 40:
            features["time_long"] = 1.0
    if time.since_text:
        features["since"] = 1.0
    if context.main_start is not None and time.period_start == context.main_start:
        features["time=main"] = 1.0
    if time.period_end is not None and context.published is not None and (context.published - time.period_end).days > 90:
        features["time_past"] = 1.0


def _words(document: Document, claim: Claim, clause: Clause, features: Features) -> None:
    tokens = document.tokens
    sentence = document.sentences[claim.sentence]
    text = document.text[sentence.start : sentence.end].lower()
    chain = [tokens[i] for i in clause.chain[:6]]
    lemmas = {t.lemma.lower() for t in chain}
    near = words_near(document, claim, 8, 12)
    if _RATE.search(text):
        features["rate"] = 1.0
    if _RUNNING.search(text):
        features["running"] = 1.0
    if any(t.lemma.lower() in words.RUNNING_VERBS and t.pos == "VERB" for t in chain):
        features["running_verb"] = 1.0
        if claim.how == "toll":
            features["running_toll"] = 1.0
    if lemmas & TOLL_NOUNS or "toll" in near:
        features["toll_noun"] = 1.0
    if any(t.lemma.lower() in words.STOCK_VERBS for t in chain):
        features["stock_verb"] = 1.0
    if lemmas & _ADMISSION:
        features["admission"] = 1.0
    if lemmas & _PRISONERS:
        features["prisoners"] = 1.0
    if any(word in _NOW for word in near):
        features["now"] = 1.0
    if clause.verb is not None:
        below = [tokens[c] for c in tokens[clause.verb].children]
        objects = [*below, *(tokens[c] for t in below if t.dep in {"prep", "agent"} for c in t.children)]
        kinds = {"plural" if t.tag in {"NNS", "NNPS"} else "single" for t in objects if t.lemma.lower() in words.EVENT_NOUNS}
        for kind in kinds:
            features[f"event_{kind}"] = 1.0
    if any(word in _SPREAD for word in near):
        features["spread"] = 1.0
    if any(t.lower in words.PLURAL_EVENTS for t in document.words(sentence)):
        features["plural_events"] = 1.0
    here = {t.lower for t in document.words(sentence)}
    if here & _WARS:
        features["war_here"] = 1.0
    if here & _LASTING:
        features["lasting_here"] = 1.0
    if here & DISEASE_WORDS:
        features["disease_here"] = 1.0
    if "total" in near or "totals" in near or "altogether" in near:
        features["total"] = 1.0
    first, _ = document.token_span(claim.start, claim.end)
    before = {t.lower for t in tokens[max(sentence.first, first - 2) : first + 1]}
    if before & {"the", "those", "these"}:
        features["definite"] = 1.0
    if before & {"another", "further", "additional", "other"} or claim.quantity is not None and claim.quantity.trend_role == "more":
        features["further"] = 1.0


def _article(document: Document, claim: Claim, context: Context, features: Features) -> None:
    sentence = document.sentences[claim.sentence]
    features[f"situation={context.situation or 'none'}"] = 1.0
    if context.start is not None:
        features["situation_dated"] = 1.0
    if claim.end <= document.title_end:
        features["title"] = 1.0
    elif sentence.paragraph <= 3:
        features["lead"] = 1.0
    if claim.event is not None:
        features[f"event_role={claim.event.role}"] = 1.0


def _neighbours(document: Document, claim: Claim, previous: Claim | None, features: Features) -> None:
    if claim.whole is not None and claim.whole.measure:
        features[f"whole={claim.whole.measure}"] = 1.0
    if previous is not None and previous.measure:
        gap = claim.sentence - previous.sentence
        same = "same" if previous.impact == claim.impact else "other"
        if gap == 0:
            features[f"before_here_{same}={previous.measure}"] = 1.0
        elif 0 < gap <= 2:
            features[f"before_near={previous.measure}"] = 1.0
        else:
            features[f"before_far={previous.measure}"] = 1.0


def same_count(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """An earlier claim of the same impact and number whose measure is known: the same fact told again. Small numbers do not tell."""
    value = (claim.low, claim.best, claim.high)
    size = claim.best or claim.low or claim.high
    if size is None or size < 3:
        return None
    for other in claims:
        if other is not claim and other.measure and other.impact == claim.impact and (other.best or other.low or other.high) == size:
            if (other.low, other.best, other.high) == value or other.low == claim.low or claim.best is not None:
                return other
    return None
