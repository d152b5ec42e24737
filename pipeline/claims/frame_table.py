"""Verbs that state an impact only together with certain words, as data: `put under lockdown`, `walked free`.

A frame holds the verb lemmas, the words of which one must follow within a few tokens, the impact, and the role of those who are counted:
`affected` (object of the active, subject of the passive) or `subject`. The combinations are collocations of news English,
after the verb-noun collocations of the Oxford Collocations Dictionary for these verbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.claims import impact_words as words
from pipeline.claims.dragged import DRAGGED_FROM, DRAGGING


@dataclass(frozen=True, slots=True)
class Frame:
    """One collocation; see the module."""

    verbs: frozenset[str]
    companions: frozenset[str]
    impact: str
    role: Literal["affected", "subject"]


def _frame(verbs: str, companions: str, impact: str, role: Literal["affected", "subject"]) -> Frame:
    return Frame(frozenset(verbs.split()), frozenset(companions.split()), impact, role)


DISEASES = " ".join(sorted(words.DISEASE_WORDS | words.NAMED_DISEASES))
# What patients are treated for: the names of diseases alone.
_TREATED_FOR = " ".join(
    sorted(
        (words.DISEASE_WORDS | words.NAMED_DISEASES) - set("virus pandemic epidemic outbreak disease infections infected vaccine".split())
    )
)

# What people are cut out of after a crash.
WRECKS = frozenset("wreckage car cars vehicle vehicles cab van lorry truck carriage carriages bus minibus train cockpit cabin".split())

FRAMES: tuple[Frame, ...] = (
    _frame("place put keep hold", "arrest detention", "detained", "affected"),
    _frame("appear", "court charged", "detained", "subject"),
    _frame("send", "custody prison jail", "detained", "affected"),
    _frame("face", "charge charges", "detained", "subject"),
    _frame("place put keep hold confine order force send", "lockdown quarantine isolation curfew", "affected", "affected"),
    _frame("be go remain live", "lockdown quarantine isolation", "affected", "subject"),
    _frame("fall become get", "ill sick", "infected", "subject"),
    _frame("diagnose", DISEASES, "infected", "affected"),
    _frame("contract catch have develop", DISEASES, "infected", "subject"),
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
    _frame("walk get climb crawl come make scramble", "own themselves alive unaided unhurt unharmed", "rescued", "subject"),
    _frame("bring lead carry help lower", "ladder ladders", "rescued", "affected"),
    _frame("fly move ferry bus transfer take ship truck", "out ground safety away", "evacuated", "affected"),
    _frame("fly move ferry bus transfer take ship truck shift bring", "safer", "evacuated", "affected"),  # places, areas
    _frame("fly ferry bus ship truck shift", "shelter shelters camp camps", "evacuated", "affected"),
    _frame("round", "up", "detained", "affected"),
    _frame("confine", "rooms room homes home cabins cabin indoors", "affected", "affected"),
    _frame("cut", "off", "affected", "affected"),
    _frame("order", "out from", "evacuated", "affected"),
    _frame("admit", DISEASES, "infected", "affected"),
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
    _frame("cut", " ".join(sorted(WRECKS)), "rescued", "affected"),
    _frame("come escape emerge walk", "broken bruises cuts fractures", "injured", "subject"),
    _frame("walk go", "free", "released", "subject"),
    _frame("set", "free", "released", "affected"),
    _frame("carry", "off", "abducted", "affected"),
    _frame("beat", "truncheons batons sticks rods clubs whips police officers soldiers guards mob unconscious", "injured", "affected"),
    _frame("live", "famine", "in_need", "subject"),
    _frame("cut", "glass shrapnel knife blade", "injured", "affected"),
    _frame("move", "camps shelters ground", "displaced", "subject"),
    _frame("seek get", "treatment hospital hospitals medical", "injured", "subject"),
    _frame("let", "go out off loose", "released", "affected"),
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
    _frame("treat admit", "illness disease fever infection", "infected", "affected"),
    _frame("show develop have display exhibit", "symptoms symptom", "infected", "subject"),
    _frame("go", "hungry", "in_need", "subject"),
    _frame("require need receive undergo", "treatment hospital hospitalization hospitalisation surgery stitches", "injured", "subject"),
    _frame("list report declare go", "missing", "missing", "affected"),
    _frame("go turn", "missing", "missing", "subject"),
    _frame("bury trap entomb", "rubble mud debris landslide avalanche snow wreckage", "missing", "affected"),
    _frame("sweep send throw push plunge hurl", "death deaths", "killed", "affected"),
    _frame("fall plunge jump leap plummet sink", "death deaths", "killed", "subject"),
    _frame("whisk march drag cart", "away off forest bush", "abducted", "affected"),
    _frame("take", "raiders gunmen militants rebels bandits kidnappers captors insurgents away unknown", "abducted", "affected"),
    _frame(" ".join(DRAGGING), DRAGGED_FROM, "abducted", "affected"),
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
    _frame("take", "board", "rescued", "affected"),
    _frame("bring lead pull lift winch", "safely", "rescued", "affected"),
    _frame("fear presume", "buried swept inside", "missing", "affected"),
    _frame("believe think", "buried", "missing", "affected"),
    _frame("fear presume", "drowned", "killed", "affected"),
    _frame("hospitalise hospitalize", DISEASES, "infected", "affected"),
    _frame("have", "power electricity water gas heating", "affected", "subject"),
    _frame("tell order ask", "home indoors inside", "affected", "affected"),
    _frame("leave", "burns wounds injuries fractures inhalation concussion broken fractured", "injured", "affected"),
    _frame("apply", "asylum", "displaced", "subject"),
    _frame("give hand", "jail prison", "detained", "affected"),
    _frame("receive get", "jail prison", "detained", "subject"),
    _frame("come be go", DISEASES, "infected", "subject"),  # `down with`
    _frame("swim", "ashore shore safety", "rescued", "subject"),
    _frame("cross", "escape escaping flee fleeing", "displaced", "subject"),
    _frame("gain regain win obtain secure recover walk run race sprint crawl escape", "freedom", "released", "subject"),
    _frame("remain be stay", "captors kidnappers abductors", "held", "subject"),
    _frame("escape break slip run get", "captivity captors kidnappers abductors", "released", "subject"),
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
    _frame("await", "execution", "detained", "subject"),
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
