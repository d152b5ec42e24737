"""Verbs that state an impact only together with certain words, as data and one matcher: `put under lockdown`, `walked free`.

A frame holds the verb lemmas, the words of which one must follow within a few tokens, the impact, and the role of those who are counted:
`affected` (object of the active, subject of the passive) or `subject`. The combinations are collocations of news English,
after the verb-noun collocations of the Oxford Collocations Dictionary for these verbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.claims import impact_words as words
from pipeline.claims.circumstances import sentence_words, words_before
from pipeline.language.document import Document

_REACH = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """One collocation; see the module."""

    verbs: frozenset[str]
    companions: frozenset[str]
    impact: str
    role: Literal["affected", "subject"]


def _frame(verbs: str, companions: str, impact: str, role: Literal["affected", "subject"]) -> Frame:
    return Frame(frozenset(verbs.split()), frozenset(companions.split()), impact, role)


_DISEASES = " ".join(sorted(words.DISEASE_WORDS | words.NAMED_DISEASES))
# What patients are treated for: the names of diseases alone.
_TREATED_FOR = " ".join(
    sorted(
        (words.DISEASE_WORDS | words.NAMED_DISEASES) - set("virus pandemic epidemic outbreak disease infections infected vaccine".split())
    )
)

FRAMES: tuple[Frame, ...] = (
    _frame("place put keep hold", "arrest detention", "detained", "affected"),
    _frame("appear", "court charged", "detained", "subject"),
    _frame("send", "custody", "detained", "affected"),
    _frame("place put keep hold confine", "lockdown quarantine isolation curfew", "affected", "affected"),
    _frame("be go remain live", "lockdown quarantine isolation", "affected", "subject"),
    _frame("fall become get", "ill sick", "infected", "subject"),
    _frame("diagnose", _DISEASES, "infected", "affected"),
    _frame("contract catch have develop", _DISEASES, "infected", "subject"),
    _frame("drive force chase push expel put throw bomb", "homes home houses villages lands", "displaced", "affected"),
    _frame("leave flee abandon desert quit", "homes houses villages", "displaced", "subject"),
    _frame("leave", "country homeland", "displaced", "subject"),
    _frame("stay live sleep shelter camp", "shelters shelter centres centers centre camps camp tents gyms", "displaced", "subject"),
    _frame("stay live shelter remain", "relatives kin friends", "displaced", "subject"),
    _frame("bring carry lead take pull lift", "safety", "rescued", "affected"),
    _frame(
        "pick pluck lift fish haul",
        "sea water boat boats ocean raft dinghy off roof roofs rooftops trees river floodwaters quarry cliff ledge mountain",
        "rescued",
        "affected",
    ),
    _frame("find locate", "safe alive unharmed unhurt", "rescued", "affected"),
    _frame("reach make", "shore ashore surface safety", "rescued", "subject"),
    _frame("escape survive emerge", "alive unhurt unharmed unscathed", "rescued", "subject"),
    _frame("fly move ferry bus transfer take ship truck", "out ground safety away", "evacuated", "affected"),
    _frame("fly move ferry bus transfer take ship truck shift bring", "safer", "evacuated", "affected"),  # places, areas
    _frame("fly ferry bus ship truck shift", "shelter shelters camp camps", "evacuated", "affected"),
    _frame("round", "up", "detained", "affected"),
    _frame("confine", "rooms room homes home cabins cabin indoors", "affected", "affected"),
    _frame("cut", "off", "affected", "affected"),
    _frame("order", "out from", "evacuated", "affected"),
    _frame("admit", _DISEASES, "infected", "affected"),
    _frame("remand", "custody", "detained", "affected"),
    _frame("shelter", "school schools church churches mosque mosques hall halls gym gymnasium stadium tents camps", "displaced", "subject"),
    _frame("camp sleep live spend", "open outdoors", "displaced", "subject"),
    _frame(
        "sleep",
        "hall halls stadium church churches mosque mosques school schools cars open outdoors outside streets gym",
        "displaced",
        "subject",
    ),
    _frame("be remain", "shelters tents", "displaced", "subject"),
    _frame("stay", "gymnasium gymnasiums gym gyms school schools hall halls church churches stadium court courts", "displaced", "subject"),
    _frame(
        "spend",
        "shelter shelters camps tents showground showgrounds schools hall halls gym gyms gymnasium church stadium",
        "displaced",
        "subject",
    ),
    _frame("give offer provide", "shelter", "displaced", "affected"),
    _frame("lay", "rest", "killed", "affected"),
    _frame("carry lead drag", "gunmen militants rebels bandits kidnappers raiders insurgents", "abducted", "affected"),
    _frame("sweep wash carry", "away sea", "missing", "affected"),
    _frame("find", "hanged hanging strangled", "killed", "affected"),
    _frame("remain be stay", "hands captivity", "held", "subject"),
    _frame("complain", "injuries injury pain pains", "injured", "subject"),
    _frame("suffer bleed", "wounds wound burns gunshot stab injuries inhalation hypothermia", "injured", "subject"),
    _frame("recover", "wounds wound burns gunshot stab", "injured", "subject"),
    _frame("dig", "out", "rescued", "affected"),
    _frame("cut", "wreckage car cars vehicle vehicles cab van lorry truck", "rescued", "affected"),
    _frame("come escape emerge walk", "broken bruises cuts fractures", "injured", "subject"),
    _frame("walk go", "free", "released", "subject"),
    _frame("set", "free", "released", "affected"),
    _frame("carry", "off", "abducted", "affected"),
    _frame("beat", "truncheons batons sticks rods clubs whips police officers soldiers guards mob unconscious", "injured", "affected"),
    _frame("live", "famine", "in_need", "subject"),
    _frame("cut", "glass shrapnel knife blade", "injured", "affected"),
    _frame("move", "camps shelters ground", "displaced", "subject"),
    _frame("seek get", "treatment hospital hospitals medical", "injured", "subject"),
    _frame("let", "go out off", "released", "affected"),
    _frame("move", "gymnasium gymnasiums shelter shelters halls hall stadium stadiums", "evacuated", "affected"),
    _frame("heed obey follow", "evacuate evacuation leave out", "evacuated", "subject"),
    _frame("fly ferry airlift bus", "off", "evacuated", "affected"),
    _frame("escort guide usher", "out", "evacuated", "affected"),
    _frame("live sleep camp stay shelter", "compound compounds churchyard churchyards classroom classrooms", "displaced", "subject"),
    _frame("hit strike", "bullet bullets shrapnel splinters rocket rockets brickbats buckshot pellets", "injured", "affected"),
    _frame("hold", "protection", "displaced", "subject"),
    _frame("move transfer", "bus buses convoy", "evacuated", "affected"),
    _frame("leave escape", "convoy buses lorries trucks", "evacuated", "subject"),
    _frame("have", "eat", "in_need", "subject"),
    _frame("hand", "over", "released", "affected"),
    _frame("remain stay be sit", "dark", "affected", "subject"),
    _frame("take", "school village bus buses home gunpoint", "abducted", "affected"),
    _frame("keep hold", "slave slaves", "held", "affected"),
    _frame("be go remain", "insecure", "in_need", "subject"),
    _frame(
        "need require face lack depend rely",
        "aid assistance food water shelter famine hunger starvation humanitarian help",
        "in_need",
        "subject",
    ),
    _frame("suffer have experience", "malnutrition hunger undernutrition insecurity", "in_need", "subject"),
    _frame("treat admit", "malnutrition undernutrition", "in_need", "affected"),
    _frame("treat", _TREATED_FOR, "infected", "affected"),
    _frame("go", "hungry", "in_need", "subject"),
    _frame("require need receive undergo", "treatment hospital hospitalization hospitalisation surgery stitches", "injured", "subject"),
    _frame("list report declare go", "missing", "missing", "affected"),
    _frame("go turn", "missing", "missing", "subject"),
    _frame("bury trap entomb", "rubble mud debris landslide avalanche snow wreckage", "missing", "affected"),
    _frame("sweep send throw push plunge hurl", "death deaths", "killed", "affected"),
    _frame("fall plunge jump leap plummet sink", "death deaths", "killed", "subject"),
    _frame("whisk march drag cart", "away off forest bush", "abducted", "affected"),
    _frame("take", "raiders gunmen militants rebels bandits kidnappers captors insurgents away", "abducted", "affected"),
    _frame("lock", "up", "detained", "affected"),
    _frame("bundle", "van vans car truck bus buses", "detained", "affected"),
    _frame("mow gun cut", "down", "killed", "affected"),
    _frame("blow", "up", "killed", "affected"),
    _frame("wipe", "out", "killed", "affected"),
    _frame("force drive chase push", "out from", "displaced", "affected"),
    _frame("pour stream flood flock", "into", "displaced", "subject"),
    _frame(
        "dig pull pluck lead winch haul",
        "alive burning flames sea water rubble roof rooftop rooftops cave ruins debris wreckage",
        "rescued",
        "affected",
    ),
    _frame("take bring haul pull", "questioning", "detained", "affected"),
    _frame("take bring", "aboard ashore surface", "rescued", "affected"),
    _frame("fear presume", "buried swept inside", "missing", "affected"),
    _frame("fear presume", "drowned", "killed", "affected"),
    _frame("hospitalise hospitalize", _DISEASES, "infected", "affected"),
    _frame("have", "power electricity water gas heating", "affected", "subject"),
    _frame("tell order ask", "home indoors", "affected", "affected"),
    _frame("leave", "burns wounds injuries fractures inhalation concussion broken fractured", "injured", "affected"),
    _frame("apply", "asylum", "displaced", "subject"),
    _frame("give hand", "jail prison", "detained", "affected"),
    _frame("receive get", "jail prison", "detained", "subject"),
    _frame("come be go", _DISEASES, "infected", "subject"),  # `down with`
    _frame("swim", "ashore shore safety", "rescued", "subject"),
    _frame("cross", "escape escaping flee fleeing", "displaced", "subject"),
    _frame("gain regain win obtain secure recover walk run race sprint crawl escape", "freedom", "released", "subject"),
    _frame("remain be stay", "captors kidnappers abductors", "held", "subject"),
    _frame("embrace attain achieve", "martyrdom shahadat", "killed", "subject"),
    _frame("pay", "price", "killed", "subject"),
    _frame("have", "amputated", "injured", "subject"),
    _frame("send", "gallows", "killed", "affected"),
    _frame("go", "gallows", "killed", "subject"),
    _frame("overcome", "smoke fumes gas", "injured", "affected"),
    _frame("fall", "bullet bullets gunmen gunfire assassins assassin killers snipers sniper", "killed", "subject"),
    _frame("make", "sacrifice", "killed", "subject"),
    _frame("lay", "lives life", "killed", "subject"),
    _frame("breathe", "last", "killed", "subject"),
    _frame("remove relocate shift", "precaution precautionary", "evacuated", "affected"),
    _frame("move relocate shift", "temple temples mosque mosques monastery monasteries", "evacuated", "affected"),
    _frame("find take seek", "refuge", "displaced", "subject"),
    _frame("remain stay", "cut", "affected", "subject"),  # `remain cut off`
    _frame("await", "rescue evacuation", "affected", "subject"),
    _frame("lead escort bring walk", "unharmed unhurt unscathed", "rescued", "affected"),
    _frame("remain languish stay", "prison jail detention custody", "detained", "subject"),
    _frame("register", "refugees refugee", "displaced", "subject"),
    _frame("drive push force chase", "border frontier", "displaced", "affected"),
)


STRUCTURE_FRAMES: tuple[Frame, ...] = (
    _frame("reduce", "ashes rubble ruins cinders", "structures", "affected"),
    _frame("set put", "ablaze fire alight", "structures", "affected"),
    _frame("go", "flames smoke", "structures", "subject"),
    _frame("bring pull tear knock cut", "down", "structures", "affected"),
    _frame("come fall", "down", "structures", "subject"),
    _frame("wipe", "out", "structures", "affected"),
    _frame("lose", "to", "structures", "affected"),
    _frame("burn blow", "down out up", "structures", "affected"),
    _frame("wash", "away into", "structures", "affected"),
    _frame("sweep carry", "away", "structures", "affected"),
    _frame("have", "power electricity water gas heating", "affected", "subject"),
    _frame("be stand remain", "ruins ashes underwater", "structures", "subject"),
)


_OUT_OF = frozenset({"out", "from", "off"})
_HURTING = frozenset("neck back chest head leg hip shoulder knee arm ankle abdominal stomach eye".split())
_WRECKS = frozenset({"wreckage", "car", "cars", "vehicle", "vehicles", "cab", "van", "lorry", "truck"})
_NIGHTS = frozenset({"night", "nights"})
_ABOARD = frozenset({"in", "on", "aboard", "by"})
# Between a verb and a companion one of these words must stand: `made it to safety`, `put out of their homes`, `left in trucks`.
_BETWEEN: dict[tuple[str, str], frozenset[str]] = {
    ("make", ""): frozenset({"it", "way"}),
    ("apply", "asylum"): frozenset({"for"}),
    **{("recover", wounds): frozenset({"from"}) for wounds in ("wounds", "wound", "burns", "gunshot", "stab")},
    **{("complain", pain): _HURTING for pain in ("pain", "pains")},
    ("put", "homes"): _OUT_OF,
    ("put", "home"): _OUT_OF,
    ("put", "houses"): _OUT_OF,
    ("spend", "outdoors"): _NIGHTS,
    ("spend", "open"): _NIGHTS,
    **{("leave", means): _ABOARD for means in ("convoy", "buses", "lorries", "trucks")},
    **{("take", place): _OUT_OF for place in ("school", "village", "bus", "buses", "home")},
    **{(verb, disease): frozenset({"down"}) for verb in ("come", "be", "go") for disease in _DISEASES.split()},
    **{("leave", land): frozenset({"their"}) for land in ("country", "homeland")},
    **{(verb, slave): frozenset({"as"}) for verb in ("keep", "hold") for slave in ("slave", "slaves")},
    **{("escape", means): _ABOARD for means in ("buses", "lorries", "trucks")},
    **{("cut", wreck): _OUT_OF for wreck in _WRECKS},
    **{(verb, place): frozenset({"in"}) for verb in ("remain", "stay") for place in ("prison", "jail", "detention", "custody")},
    **{("register", those): frozenset({"as"}) for those in ("refugees", "refugee")},
    **{(verb, border): frozenset({"over"}) for verb in ("drive", "push", "force", "chase") for border in ("border", "frontier")},
    **{("fall", killer): frozenset({"to"}) for killer in "bullet bullets gunmen gunfire assassins assassin killers snipers sniper".split()},
    ("pay", "price"): frozenset({"supreme", "ultimate"}),
    ("make", "sacrifice"): frozenset({"supreme", "ultimate"}),
    **{("lay", life): frozenset({"down"}) for life in ("lives", "life")},
}
# Between a verb and these companions no other word may stand: `won more freedom` is no release, `breathed the last`.
_WITH_CAPTORS = frozenset("still with the their his her being".split())
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


def _is_vaccine(document: Document, disease: int) -> bool:
    """`had a flu shot`, `a covid test`: not the disease itself."""
    following = document.tokens[disease + 1 : disease + 2]
    return bool(following) and following[0].lemma.lower() in {"shot", "jab", "vaccine", "test", "vaccination", "drug", "booster"}


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
    ("let", "off"): words.CAPTIVITY | {"kidnapped", "abducted"},
    **{(verb, "out"): _DANGER for verb in ("escort", "guide", "usher")},
}


def _means_other(document: Document, verb: int, lemma: str, companion: int) -> bool:
    """`have power`, `had a flu shot`, `were driven home`, `make safety checks`: the companion does not say what the frame says."""
    between = {t.lower for t in document.tokens[verb + 1 : companion]}
    needed = _BETWEEN.get((lemma, document.tokens[companion].lower)) or _BETWEEN.get((lemma, ""))
    if needed is not None and not between & needed:
        return True
    if document.tokens[companion].lower == "cut" and [t.lower for t in document.tokens[companion + 1 : companion + 2]] != ["off"]:
        return True  # `remained on the cut list`
    only = _NOTHING_ELSE.get(document.tokens[companion].lower)
    bare = not between and document.tokens[companion].lower != "freedom"
    if only is not None and (bare or not between <= only or _is_right(document, companion)):
        return True
    if lemma == "cut" and (document.tokens[companion].lower in _WRECKS) and document.tokens[companion + 1].pos in {"NOUN", "PROPN"}:
        return True  # `cut 200 staff from its van division`
    amid = _ONLY_AMID.get((lemma, document.tokens[companion].lower))
    if amid is not None and not amid & (sentence_words(document, verb) | words_before(document, verb)):
        return True
    has_service = lemma == "have" and document.tokens[companion].lower in _SERVICES and not _lacks(document, verb, companion)
    driven_home = lemma == "drive" and companion == verb + 1 and document.tokens[companion].lower == "home"
    return has_service or driven_home or _is_vaccine(document, companion) or _is_no_sentence(document, between, lemma, companion)


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
    for token in document.tokens[verb + 1 : min(verb + 1 + _REACH, sentence.last)]:
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
