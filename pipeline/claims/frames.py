"""Which frames of frame_table.py a verb completes, and what else its words may mean."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import sentence_words, words_before
from pipeline.claims.dragged import DRAGGED_FROM, DRAGGING, takes_nobody
from pipeline.claims.frame_table import DISEASES, FRAMES, STRUCTURE_FRAMES, WRECKS
from pipeline.claims.no_disease import EPIDEMIC, is_vaccine, of_no_disease
from pipeline.language.document import Document

_REACH = 8

_KEEPERS = ("captors", "kidnappers", "abductors")
_AWAY_FROM = frozenset({"from", "of", "free"})
_OUT_OF = frozenset({"out", "from", "off"})
_HURTING = frozenset("neck back chest head leg hip shoulder knee arm ankle abdominal stomach eye".split())
_AT_HOME = frozenset("stay remain keep work isolate at staying remaining".split())
_NIGHTS = frozenset({"night", "nights"})
_ABOARD = frozenset({"in", "on", "aboard", "by"})
# Between a verb and a companion one of these words must stand: `made it to safety`, `put out of their homes`, `left in trucks`.
_BETWEEN: dict[tuple[str, str], frozenset[str]] = {
    ("make", ""): frozenset({"it", "way"}),
    ("apply", "asylum"): frozenset({"for"}),
    **{("recover", wounds): frozenset({"from"}) for wounds in ("wounds", "wound", "burns", "gunshot", "stab")},
    **{("complain", pain): _HURTING for pain in ("pain", "pains")},
    ("put", "homes"): _OUT_OF,
    ("take", "board"): frozenset({"on"}),
    ("put", "home"): _OUT_OF,
    ("put", "houses"): _OUT_OF,
    **{(verb, home): _AT_HOME for verb in ("tell", "order", "ask") for home in ("home", "inside")},
    **{
        (verb, safe): frozenset({"out"})
        for verb in ("walk", "get", "climb", "crawl", "come", "make", "scramble")
        for safe in ("own", "themselves", "alive", "unaided", "unhurt", "unharmed")
    },
    ("spend", "outdoors"): _NIGHTS,
    ("spend", "open"): _NIGHTS,
    **{("leave", means): _ABOARD for means in ("convoy", "buses", "lorries", "trucks")},
    **{("take", place): _OUT_OF for place in ("school", "village", "bus", "buses", "home")},
    **{(verb, disease): frozenset({"down"}) for verb in ("come", "be", "go") for disease in DISEASES.split()},
    **{("leave", land): frozenset({"their"}) for land in ("country", "homeland")},
    **{(verb, slave): frozenset({"as"}) for verb in ("keep", "hold") for slave in ("slave", "slaves")},
    **{("escape", means): _ABOARD for means in ("buses", "lorries", "trucks")},
    **{("cut", wreck): _OUT_OF for wreck in WRECKS},
    **{(verb, place): frozenset({"in"}) for verb in ("remain", "stay") for place in ("prison", "jail", "detention", "custody")},
    **{("register", those): frozenset({"as"}) for those in ("refugees", "refugee")},
    **{(verb, border): frozenset({"over"}) for verb in ("drive", "push", "force", "chase") for border in ("border", "frontier")},
    **{("fall", killer): frozenset({"to"}) for killer in "bullet bullets gunmen gunfire assassins assassin killers snipers sniper".split()},
    ("pay", "price"): frozenset({"supreme", "ultimate"}),
    ("make", "sacrifice"): frozenset({"supreme", "ultimate"}),
    **{("lay", life): frozenset({"down"}) for life in ("lives", "life")},
    **{(verb, place): _OUT_OF for verb in DRAGGING for place in DRAGGED_FROM.split()},
    **{(verb, who): _AWAY_FROM for verb in ("escape", "break", "slip", "run", "get") for who in (*_KEEPERS, "captivity")},
    **{("send", jail): frozenset({"to"}) for jail in ("prison", "jail")},
    ("take", "unknown"): frozenset({"to"}),
}
# Between a verb and these companions no other word may stand: `won more freedom` is no release, `breathed the last`.
_WITH_CAPTORS = frozenset("still with the their his her being from of away free".split())
_NOTHING_ELSE: dict[str, frozenset[str]] = {
    "freedom": frozenset("their his her its back to".split()),
    "captors": _WITH_CAPTORS,
    "kidnappers": _WITH_CAPTORS,
    "abductors": _WITH_CAPTORS,
    "last": frozenset("their his her".split()),
}


_SENTENCING = frozenset({"give", "hand", "receive", "get"})
_TERMS = frozenset("term terms sentence sentences time day days week weeks month months year years decade decades life".split())
_SERVICES = frozenset({"power", "electricity", "water", "gas", "heating"})


def _is_age(document: Document, i: int) -> bool:
    """`pulled a four-year-old girl out alive`: a token of the age, over which a verb and its companion belong together."""
    here = document.tokens[i].lower
    return here in {"year", "old"} or (here == "-" and document.tokens[min(i + 1, len(document.tokens) - 1)].lower in {"year", "old"})


def _lacks(document: Document, verb: int, service: int) -> bool:
    """`have no power`, `do not have electricity`."""
    near = document.tokens[max(0, verb - 3) : service]
    cut = document.tokens[service + 1 : service + 2]
    return any(t.lower in {"no", "not", "n't", "neither", "little"} for t in near) or any(t.lower in {"cut", "disconnected"} for t in cut)


def _is_no_sentence(document: Document, between: set[str], lemma: str, companion: int) -> bool:
    """`received awards for their jail work`, unlike `received jail terms`, `received ten years in prison`."""
    if lemma not in _SENTENCING or document.tokens[companion].lower not in {"jail", "prison"}:
        return False
    return not (between | {t.lower for t in document.tokens[companion + 1 : companion + 2]}) & _TERMS


def _is_right(document: Document, companion: int) -> bool:
    """`won their freedom of speech`, `regained their freedom to travel`: a right, not their release."""
    following = document.tokens[companion + 1 : companion + 2]
    return document.tokens[companion].lower == "freedom" and bool(following) and following[0].lower in {"to", "of", "fighter", "fighters"}


_ARMED = frozenset({"armed", "masked", "hooded", "kidnapped", "abducted"})
_OF_COURTS = frozenset(
    "court police prosecutor arrest trial judge murder homicide manslaughter terrorism felony criminal assault fraud theft treason "
    "trafficking conspiracy corruption suspect accused detain lawyer negligence smuggling rape arson".split()
)
_HALLS = "gymnasium gymnasiums gym gyms school schools hall halls church churches stadium court courts".split()
_DRIVEN_OUT = frozenset(
    "flood flooding earthquake quake storm cyclone hurricane typhoon tornado wildfire fire landslide eruption displaced displace "
    "evacuee evacuate flee homeless shelling fighting".split()
)
_DANGER = _DRIVEN_OUT | frozenset(
    "gunman gunmen shooting bomb blast explosion attack siege troops soldiers peacekeepers rebels militia gas leak".split()
)
# Where these words stand near, a verb and its companion say what the frame says: people leave their country to study as well.
_ONLY_AMID: dict[tuple[str, str], frozenset[str]] = {
    **{
        ("leave", land): _DRIVEN_OUT | frozenset("refugee migrant migration exodus war conflict violence asylum".split())
        for land in ("country", "homeland")
    },
    **{("stay", hall): _DRIVEN_OUT for hall in _HALLS},
    **{
        (verb, "safely"): words.SEARCHING | words.BURYING | _DRIVEN_OUT | {"climber", "stranded", "cave"}
        for verb in ("bring", "lead", "pull", "lift", "winch")
    },
    ("take", "board"): frozenset("sink capsize overturn dinghy raft migrant shipwreck coastguard rescue drift adrift".split()),
    ("let", "off"): words.CAPTIVITY | {"kidnapped", "abducted"},
    **{(verb, "out"): _DANGER for verb in ("escort", "guide", "usher")},
    **{(verb, place): words.CAPTORS | words.CAPTIVITY | _ARMED for verb in DRAGGING for place in DRAGGED_FROM.split()},
    **{(verb, ill): EPIDEMIC for verb in ("treat", "admit") for ill in ("illness", "disease", "fever", "infection")},
    **{(verb, sign): EPIDEMIC for verb in ("show", "develop", "have", "display", "exhibit") for sign in ("symptoms", "symptom")},
    ("lose", "to"): _DANGER | {"flame", "erosion", "sea", "blaze", "burn", "lava", "bulldozer", "demolition"},
    **{("face", charge): _OF_COURTS for charge in ("charge", "charges")},
}


def _means_other(document: Document, verb: int, lemma: str, companion: int) -> bool:
    """`have power`, `had a flu shot`, `were driven home`, `make safety checks`: the companion does not say what the frame says."""
    between = {t.lower for t in document.tokens[verb + 1 : companion]}
    needed = _BETWEEN.get((lemma, document.tokens[companion].lower)) or _BETWEEN.get((lemma, ""))
    if needed is not None and not between & needed:
        return True
    if takes_nobody(document, lemma, companion):
        return True
    if document.tokens[companion].lower == "cut" and [t.lower for t in document.tokens[companion + 1 : companion + 2]] != ["off"]:
        return True  # `remained on the cut list`
    only = _NOTHING_ELSE.get(document.tokens[companion].lower)
    bare = not between and document.tokens[companion].lower != "freedom"
    if only is not None and (bare or not between <= only or _is_right(document, companion)):
        return True
    if lemma == "cut" and document.tokens[companion].lower in WRECKS and _is_compound(document, companion):
        return True  # `cut 200 staff from its van division`
    amid = _ONLY_AMID.get((lemma, document.tokens[companion].lower))
    if amid is not None and not amid & (sentence_words(document, verb) | words_before(document, verb)):
        return True
    if document.tokens[companion].lower in {"symptoms", "symptom"} and of_no_disease(document, companion):
        return True
    has_service = lemma == "have" and document.tokens[companion].lower in _SERVICES and not _lacks(document, verb, companion)
    driven_home = lemma == "drive" and companion == verb + 1 and document.tokens[companion].lower == "home"
    return has_service or driven_home or is_vaccine(document, companion) or _is_no_sentence(document, between, lemma, companion)


def _is_compound(document: Document, i: int) -> bool:
    """`its van division`: whether a noun follows right behind."""
    return any(t.pos in {"NOUN", "PROPN"} for t in document.tokens[i + 1 : i + 2])


_RACES = frozenset("race triathlon marathon regatta relay competition contest championship".split())
_PERILS = frozenset("sink capsize overturn founder wreck shipwreck crash storm drown rescue rescuer lifeguard coastguard strand".split())


def _is_race(document: Document, verb: int) -> bool:
    """`60 swimmers reached the shore in the race`: the end of a course, unless the sentence tells of a peril."""
    near = sentence_words(document, verb)
    return bool(near & _RACES) and not near & _PERILS


def _is_journey(document: Document, verb: int, companion: int) -> bool:
    """`were taken from school to a museum`: where they were brought is told, and of no captor."""
    onwards = any(t.lower == "to" for t in document.tokens[companion + 1 : companion + 4])
    return onwards and not (sentence_words(document, verb) | words_before(document, verb)) & (words.CAPTORS | words.CAPTIVITY)


_KINSFOLK = frozenset({"relatives", "kin", "friends"})


def _is_visit(document: Document, verb: int, kin: int) -> bool:
    """`are staying with relatives` over a holiday, unlike after a flood or a flight: nobody was driven out."""
    near = sentence_words(document, verb) | words_before(document, verb)
    return not near & _DRIVEN_OUT or "with" not in {t.lower for t in document.tokens[verb + 1 : kin]}


def frame_impacts(document: Document, verb: int, lemma: str, role: str, *, affected: bool, building: bool) -> list[tuple[str, int]]:
    """(impact, token of the companion) for the first frame that the verb completes; `building` asks the frames of buildings."""
    found: list[tuple[str, int]] = []
    frames = STRUCTURE_FRAMES if building else FRAMES
    wanted = [f for f in frames if lemma in f.verbs and (affected if f.role == "affected" else role == "subject" and not affected)]
    negated = any(document.tokens[c].dep == "neg" for c in document.tokens[verb].children)
    wanted = [f for f in wanted if not (negated and f.impact == "displaced")]
    if not wanted:
        return found
    sentence = document.sentences[document.tokens[verb].sentence]
    near = document.tokens[verb + 1 : min(verb + 1 + 2 * _REACH, sentence.last)]
    for token in [t for t in near if not _is_age(document, t.i)][:_REACH]:
        if (token.dep == "prt" or token.lower == "off") and token.head != verb:
            continue  # `A ship carrying 300 people sank off Java`
        for frame in wanted:
            if token.lower in frame.companions and not _means_other(document, verb, lemma, token.i):
                if frame.impact == "abducted" and lemma == "take" and _is_journey(document, verb, token.i):
                    return found
                if frame.impact == "rescued" and frame.role == "subject" and _is_race(document, verb):
                    return found
                if token.lower in _KINSFOLK and _is_visit(document, verb, token.i):
                    return found
                found.append((frame.impact, token.i))
                return found
    return found
