"""Figures said of a toll: `the death toll rose to 305`, `the number of missing stands at 12`, `confirmed fatalities reached 104`."""

from __future__ import annotations

import re

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import sentence_words, words_before
from pipeline.claims.hits import NO_CASES, Hit, counts_here, of_the_well
from pipeline.claims.inflections import lemma_of
from pipeline.claims.word_order import SKIPPED_BEFORE
from pipeline.language.document import Document

RISE = frozenset(
    "rise climb reach stand jump soar increase grow mount hit pass top exceed surpass put raise bring go fall "
    "drop sit swell total be revise push lift "
    "double come near approach cross say give estimate edge creep shoot surge number lower cut reduce drive".split()
)
_RISE_OR_TAKE = RISE | {"take"}
_CLAUSE = 16  # tokens before a toll in which its verb stands
_LEVELS = 12  # of the parse, from a verb to the one that has the toll: a chain of `and` may have thousands
_LABELS = {"deaths": "killed", "killed": "killed", "arrested": "detained", "evacuated": "evacuated", "cases": "infected"}
_EXTREMES = frozenset("bulk majority highest most largest biggest greatest lowest fewest maximum".split())
_SHARES = frozenset("half third quarter fifth most".split())
_RANKED = 16  # tokens from what is ranked to the first place of the ranking
_LOWERING = frozenset({"lower", "cut", "reduce"})
_REPORTED = frozenset("confirmed reported presumed feared believed known listed declared".split())
_FATES = frozenset("dead killed missing injured wounded displaced infected".split())

_CONFINED = {
    **{("in", where): "detained" for where in ("detention", "custody", "jail", "prison")},
    **{("in", where): "held" for where in ("captivity",)},
}
_BEFORE_FIGURE = frozenset("to from at is was reached hit reaches hits stands stood be past as".split())


def moves_toll(verb: str, preposition: str) -> bool:
    """Whether a verb of change gives with a preposition a toll's figure: `cut the toll to 12`, not `by two`, which is nobody's death."""
    return (verb in RISE and not (preposition == "by" and verb in _LOWERING)) or (verb == "take" and preposition == "to")


def toll(document: Document, noun: int, topics: frozenset[str]) -> list[Hit]:
    """What a toll counts: `death toll`, `the number of injured`, `the number of journalists killed`, `confirmed fatalities`."""
    tokens = document.tokens
    below = document.subtree(noun)
    span = sorted({j for j in below if abs(j - noun) <= 8} | set(_phrase_after(document, noun)))
    if any(tokens[j].lower == "missing" and tokens[j - 1].lower == "or" for j in span if j):
        return [Hit("missing", noun, "toll")]  # `the number killed or missing`
    for j in span:
        token = tokens[j]
        if token.lower in {"death", "deaths", "dead", "killed", "fatalities", "fatality", "deceased"}:
            return [Hit("killed", noun, "toll")]
    for j in span:
        lower, lemma = tokens[j].lower, tokens[j].lemma.lower()
        if lemma in words.EPIDEMIC_COUNTED and not counts_here(document, j, topics):
            continue  # `the number of court cases reached 412`
        if (impact := words.STATES.get(lower) or words.COUNTED.get(lemma)) and j != noun:
            return [Hit(impact, noun, "toll")]
        if (tokens[j].tag == "VBN" or tokens[j].dep == "relcl") and (impact := words.INTRANSITIVE.get(lemma)):
            return [Hit(impact, noun, "toll")]  # `the number of people known to have died`
        if (tokens[j].tag == "VBN" or lower == "affected") and (impact := words.TRANSITIVE.get(lemma_of(tokens[j]))):
            return [Hit(impact, noun, "toll")]
    if tokens[noun].lemma.lower() == "toll":
        return [Hit("killed", noun, "toll")]
    for j in _phrase_after(document, noun):
        following = tokens[j + 1].lower if j + 1 < len(tokens) else ""
        if (tokens[j].lower, following) in _CONFINED:  # `the number of people in detention`
            return [Hit(_CONFINED[tokens[j].lower, following], noun, "toll")]
    if any(tokens[j].lower == "taken" and tokens[j].tag == "VBN" for j in span) and words_before(document, noun) & words.CAPTIVITY:
        return [Hit("abducted", noun, "toll")]
    return []


def _of_cases(document: Document, noun: int, topics: frozenset[str]) -> list[Hit]:
    """`India's tally nears 25,000`: in an article on a disease a tally that does not say what it counts is one of cases."""
    of_cases = "epidemic" in topics and document.tokens[noun].lemma.lower() in {"tally", "count", "caseload"}
    return [Hit("infected", noun, "toll")] if of_cases else []


def _phrase_after(document: Document, noun: int) -> list[int]:
    """The tokens of `of Georgian dead` after `number`, whatever the parse hangs them on."""
    tokens = document.tokens
    if noun + 1 >= len(tokens) or tokens[noun + 1].lower != "of":
        return []
    last = min(noun + 6, document.sentences[tokens[noun].sentence].last)
    end = next((j for j in range(noun + 2, last) if tokens[j].pos in {"ADP", "AUX", "PUNCT"} or tokens[j].tag in {"VBD", "VBZ"}), last)
    if end + 1 < last and (tokens[end].lower, tokens[end + 1].lower) in _CONFINED:
        end += 2
    if end + 1 < last and tokens[end].lower in _REPORTED and tokens[end + 1].lower in _FATES:
        end += 2  # `of people confirmed dead`, where the parse takes the participle for the verb of the sentence
    return list(range(noun + 1, end))


def toll_subject(document: Document, verb_index: int, topics: frozenset[str], but: int = -1, levels: int = _LEVELS) -> list[Hit]:
    """What the subject or object of a verb of rising or standing counts, or of the verbs that it goes on from; `but` is the token of the
    figure itself."""
    tokens = document.tokens
    for child in tokens[verb_index].children:
        noun = tokens[child]
        if child == but:
            continue
        if noun.dep in {"nsubj", "nsubjpass", "dobj"}:
            lemma = noun.lemma.lower()
            if lemma in words.TOLL_NOUNS:
                return toll(document, child, topics) or _of_cases(document, child, topics)
            if lemma in words.COUNTED and noun.tag in {"NNS", "NN"} and counts_here(document, child, topics):
                return [Hit(words.COUNTED[lemma], child, "toll")]
            if noun.lower in words.STATES:
                return [Hit(words.STATES[noun.lower], child, "toll")]
    if tokens[verb_index].dep in {"conj", "xcomp", "ccomp", "advcl", "acl"} and tokens[verb_index].head != verb_index:
        above = tokens[tokens[verb_index].head]
        if above.pos in {"VERB", "AUX"}:
            return toll_subject(document, above.i, topics, but, levels - 1) if levels else []
        if above.lemma.lower() in words.TOLL_NOUNS:
            return toll(document, above.i, topics)
    return []


def toll_by_order(document: Document, first: int, topics: frozenset[str]) -> list[Hit]:
    """`the number of missing rises to 88`, `increase the number of X from 1,500 to 10,000`, whatever the parse says."""
    tokens = document.tokens
    sentence = document.sentences[tokens[first].sentence]
    i = first - 1
    while i >= sentence.first and tokens[i].lower in SKIPPED_BEFORE and tokens[i].lower not in {"of", "to"}:
        i -= 1
    if i >= sentence.first and lemma_of(tokens[first]) in RISE and tokens[i].lemma.lower() in words.TOLL_NOUNS:
        return toll(document, i, topics)  # `Flood toll crosses 600`
    if by_name := _toll_next(document, sentence.first, i, topics):
        return by_name
    if most := _highest(document, sentence.first, i, topics):
        return most
    if of_the_well(document, first):
        return []
    if i > sentence.first + 1 and tokens[i].lower in {"high", "many"} and tokens[i - 1].lower == "as":
        i -= 1  # `put the number of dead as high as 40,000`
    shot_up = i > sentence.first + 1 and tokens[i].lower == "to" and tokens[i - 1].lower == "up"
    if shot_up:
        i -= 2
    if tokens[i].lower in {"now", "at"} and tokens[i - 1].lemma.lower() in words.TOLL_NOUNS and i > sentence.first:
        return toll(document, i - 1, topics)  # a headline's `toll now 31`, `the toll at 12`
    if tokens[i].lower == "at" and tokens[i - 1].lower == "losses" and i > sentence.first + 1 and _of_fighters(document, i - 1):
        return [Hit("killed", i - 1, "toll")]
    leads = _BEFORE_FIGURE if not shot_up or lemma_of(tokens[i]) not in RISE else {tokens[i].lower}
    if i < sentence.first or tokens[i].lower not in leads:
        return []
    for j in range(i, max(sentence.first, i - 24) - 1, -1):
        told = tokens[j].tag == "NNS" and (tokens[j].dep.startswith("nsubj") or (j == i - 1 and tokens[i].lower in {"to", "at"}))
        counted = words.COUNTED.get(tokens[j].lemma.lower()) if told else None
        if counted or tokens[j].lemma.lower() in words.TOLL_NOUNS:
            risen = any(tokens[k].lemma.lower() in _RISE_OR_TAKE for k in range(max(sentence.first, j - _CLAUSE), i + 1))
            if not risen or (counted and not counts_here(document, j, topics)):
                return []
            return [Hit(counted, j, "toll")] if counted else toll(document, j, topics) or _of_cases(document, j, topics)
    return []


_PASSING = frozenset("cross crosses top tops pass passes hit hits near nears reach reaches exceed exceeds surpass surpasses".split())
_NUMBERING = frozenset({"numbered", "number", "totalled", "totaled"})


def _toll_next(document: Document, start: int, verb: int, topics: frozenset[str]) -> list[Hit]:
    """`Heat Deaths Cross 90` in a headline, `The dead numbered 310`: the toll right before the verb right before a figure."""
    tokens = document.tokens
    if verb <= start:
        return []
    noun = tokens[verb - 1]
    if tokens[verb].lower in _NUMBERING and noun.lower in words.STATES:
        return [Hit(words.STATES[noun.lower], noun.i, "toll")]
    if tokens[verb].lower not in _PASSING or tokens[verb].end > document.title_end:
        return []
    if noun.lower in {"deaths", "fatalities", "casualties", "cases", "infections"} and counts_here(document, noun.i, topics):
        return [Hit(words.COUNTED[noun.lower.removesuffix("ies") + "y" if noun.lower.endswith("ies") else noun.lower[:-1]], noun.i, "toll")]
    return []


def _of_fighters(document: Document, losses: int) -> bool:
    """`the navy put its losses at six`: men, where fighting is told of; the losses of firms are money."""
    near = sentence_words(document, losses)
    owned = document.tokens[losses - 1].lower in {"its", "their", "own", "his"}
    return owned and bool(near & _FIGHTERS) and not near & {"company", "firm", "business", "insurer", "bank", "farmer"}


_FIGHTERS = frozenset("army soldier rebel guerrilla fighter troop militant insurgent militia police navy".split())
_LABEL = re.compile(r"(?:^|\n)[^\S\n]*[•*–—-]?[^\S\n]*([A-Z][\w’'-]{1,20}(?: [\w’'-]{1,20}){0,4})[^\S\n]*:[^\S\n]*$")
_LABEL_REACH = 80  # characters


def labelled(document: Document, first: int, topics: frozenset[str]) -> list[Hit]:
    """`Death toll: 4,580`, `Injured: 40`: what the label says that opens the line of a figure."""
    start = document.tokens[first].start
    lead = _LABEL.search(document.text[max(0, start - _LABEL_REACH) : start])
    if not lead or document.tokens[first - 1].text != ":":
        return []
    following = document.tokens[first + 1] if first + 1 < len(document.tokens) else None
    if (
        following is not None
        and following.lower in _FATES
        and following.start == document.tokens[first].end + 1
        and following.text.islower()
    ):
        return []  # `Casualties: 9 dead`
    label = range(max(0, first - 1 - len(lead.group(1).split())), first - 1)
    if any(document.tokens[i].lower in NO_CASES for i in label):
        return []
    for i in reversed(label):
        lemma = document.tokens[i].lemma.lower()
        counted = words.COUNTED.get(lemma) if counts_here(document, i, topics) else None
        if impact := _LABELS.get(document.tokens[i].lower) or words.STATES.get(document.tokens[i].lower) or counted:
            return [Hit(impact, i, "toll")]
    if "epidemic" in topics and document.tokens[first - 2].lower in {"positive", "positives"}:
        return [Hit("infected", first - 2, "toll")]
    return []


def bracketed(document: Document, first: int, last: int, topics: frozenset[str]) -> list[Hit]:
    """`most of the deaths (214) were in Leon`, `the most cases, 412,`: a figure alone in brackets after the noun of what it counts."""
    tokens = document.tokens
    if first < 2 or last >= len(tokens):
        return []
    noun = tokens[first - 2]
    in_commas = tokens[first - 1].text == ":" or (tokens[first - 1].text == "," and tokens[last].text in {",", ";", "."})
    if in_commas and not any(t.lower in _EXTREMES | _SHARES for t in tokens[max(0, first - 6) : first - 2]):
        return []  # `Among the deaths, 12, ...`
    if not in_commas and (tokens[first - 1].text != "(" or tokens[last].text != ")"):
        return []
    if noun.tag != "NNS" or any(tokens[c].tag == "CD" and c < noun.i for c in noun.children):
        return []  # `12 deaths (5)`: a note, or a share
    if noun.lower in NO_CASES or not counts_here(document, noun.i, topics):
        return []
    counted = words.COUNTED.get(noun.lemma.lower())
    return [Hit(counted, noun.i, "toll")] if counted else []


def _highest(document: Document, start: int, i: int, topics: frozenset[str]) -> list[Hit]:
    """`reported the highest number of cases with 2,572`, `the most deaths, at 22`: token i is the preposition before the figure."""
    tokens = document.tokens
    if i <= start or tokens[i].lower not in {"with", "at"}:
        return []
    noun = i - 2 if tokens[i - 1].text == "," else i - 1
    counted = words.COUNTED.get(tokens[noun].lemma.lower()) if noun > start and tokens[noun].tag in {"NNS", "NN"} else None
    if counted is None and tokens[noun].pos == "PROPN":
        return _highest_place(document, start, noun, topics)
    extreme = any(t.lower in _EXTREMES for t in tokens[max(start, noun - 6) : noun])
    return [Hit(counted, noun, "toll")] if counted and extreme and counts_here(document, noun, topics) else []


def _highest_place(document: Document, start: int, name: int, topics: frozenset[str]) -> list[Hit]:
    """`The districts with the most deaths are Leon, with 214, and Lugo, with 88`: what the ranking counts that a place at token `name` is
    a part of."""
    tokens = document.tokens
    for i in range(name - 1, max(start, name - _RANKED) - 1, -1):
        lemma = tokens[i].lemma.lower()
        if lemma not in words.TOLL_NOUNS and not (tokens[i].tag == "NNS" and lemma in words.COUNTED):
            continue
        if any(t.lower in _EXTREMES for t in tokens[max(start, i - 3) : i]):
            if lemma in words.TOLL_NOUNS:
                return toll(document, i, topics)
            return [Hit(words.COUNTED[lemma], i, "toll")] if counts_here(document, i, topics) else []
    return []


def nearest_toll(document: Document, hits: list[Hit], first: int, head: int | None, topics: frozenset[str]) -> list[Hit]:
    """`raised the caseload to 65,218 and the death toll to 925`, `300 cases including 12 deaths`: the toll or noun next to the figure."""
    if not any(hit.how == "toll" for hit in hits):
        return hits
    if of_the_well(document, first) and any(hit.impact == "infected" for hit in hits):
        return []
    own = words.COUNTED.get(document.tokens[head].lemma.lower()) if head is not None else None
    if any(hit.impact == own and hit.how != "toll" for hit in hits):
        return [hit for hit in hits if hit.impact == own]
    nearer = toll_by_order(document, first, topics) if all(hit.how == "toll" for hit in hits) else []
    return nearer if nearer and hits[0].trigger < nearer[0].trigger < first else hits


def toll_object(document: Document, verb_index: int, i: int, topics: frozenset[str]) -> list[Hit]:
    """`the death toll reached 104`, `fatalities had topped 30`."""
    return toll_subject(document, verb_index, topics, i) if document.tokens[verb_index].lemma.lower() in RISE and i > verb_index else []
