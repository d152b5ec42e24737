"""Words that name events, as data: the noun or verb and the kind of event; the kinds are the EVENT_KIND vocabulary.

The grouping follows the event types of ACLED (battles, explosions, protests), EM-DAT (natural, technological, biological
disasters) and the crime classes of the ICCS.
"""

from __future__ import annotations

EVENT_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        "war conflict insurgency uprising offensive invasion siege genocide occupation aggression campaign hostilities fighting".split(),
        "conflict",
    ),
    **dict.fromkeys("airstrike strike shelling bombardment raid_air missile rocket drone bombing_raid barrage".split(), "strike"),
    **dict.fromkeys("attack bombing blast ambush massacre assault suicide_bombing".split(), "attack"),
    **dict.fromkeys("clash battle firefight gunfight skirmish shootout standoff".split(), "clash"),
    **dict.fromkeys(
        "murder shooting stabbing robbery homicide killing rampage slaying arson assassination abduction kidnapping".split(), "crime"
    ),
    **dict.fromkeys("raid crackdown operation arrest sweep".split(), "police_action"),
    **dict.fromkeys("protest riot demonstration march unrest rally".split(), "protest"),
    **dict.fromkeys(
        "earthquake quake flood flooding storm hurricane typhoon cyclone tornado tsunami landslide mudslide "
        "avalanche wildfire bushfire drought "
        "eruption heatwave blizzard rain rainstorm monsoon aftershock disaster".split(),
        "disaster",
    ),
    **dict.fromkeys(
        "crash accident collision derailment sinking capsizing collapse explosion fire blaze stampede "
        "shipwreck wreck spill leak crush ferry".split(),
        "accident",
    ),
    **dict.fromkeys(
        "outbreak epidemic pandemic virus coronavirus covid-19 covid cholera ebola measles disease infection poisoning".split(), "epidemic"
    ),
    **dict.fromkeys("migration exodus displacement evacuation resettlement deportation".split(), "displacement"),
    **dict.fromkeys("hostage captivity detention imprisonment swap".split(), "detention"),
    **dict.fromkeys("famine hunger starvation malnutrition".split(), "famine"),
}

# Disasters and accidents that nobody commits: an adjective of a country before them says where they struck.
CALAMITIES = frozenset(
    "earthquake quake flood flooding storm tornado tsunami landslide mudslide avalanche wildfire bushfire drought eruption heatwave crash "
    "derailment capsizing stampede outbreak epidemic famine".split()
)

# Verbs of fire from afar, which no noun above has as its lemma.
EVENT_VERBS: dict[str, str] = dict.fromkeys("shell bombard strafe".split(), "strike")

# What a noun names with the word before it; None where the two name no event in which people are harmed.
KIND_BY_COMPOUND: dict[tuple[str, str], str | None] = {
    **{(word, "raid"): "strike" for word in ("air", "aerial", "bombing", "drone")},
    **{(word, "operation"): None for word in "rescue relief aid recovery search salvage humanitarian evacuation".split()},
    **{(word, "strike"): "protest" for word in "hunger labour labor general rail teachers workers".split()},
}
# The setting, or no more than the harm: any other word of the sentence says better what happened.
GENERAL_NOUNS = frozenset({"operation", "killing"})

# By what an impact alone suggests, where no word names the event.
KIND_BY_IMPACT: dict[str, str] = {
    "abducted": "crime",
    "held": "detention",
    "released": "detention",
    "detained": "police_action",
    "displaced": "displacement",
    "evacuated": "displacement",
    "infected": "epidemic",
    "in_need": "famine",
    "aid_obstructed": "famine",
}

# Situations that go on: their tolls run.
ONGOING_KINDS = frozenset({"conflict", "epidemic", "famine"})
# What is over in a moment: its toll may run on, the event does not.
SUDDEN_KINDS = frozenset({"accident", "attack", "strike", "crime"})
SUDDEN_HAZARDS = frozenset(
    "earthquake quake tremor aftershock tsunami landslide mudslide rockslide avalanche tornado twister eruption".split()
)
SITUATION_NOUNS = frozenset(
    "war conflict insurgency uprising offensive invasion siege fighting hostilities outbreak epidemic pandemic "
    "crisis campaign violence unrest "
    "protests crackdown famine drought fires wildfires bushfires season genocide aggression".split()
)
BEGINNINGS = frozenset("begin start erupt break ignite launch commence flare spark".split())

# Words that make a figure a running total.
RUNNING_VERBS = frozenset(
    "rise climb reach grow increase jump soar mount exceed surpass top pass hit stand swell go cross near approach double".split()
)
RUNNING_PHRASES = ("so far", "to date", "until now", "up to now", "as of ", "since the ", "death toll now", "now stands", "since then")

# States that hold at a moment.
STOCK_STATES = frozenset({"missing", "trapped", "stranded", "homeless", "captive", "hostage", "unaccounted"})
STOCK_VERBS = frozenset("remain live stay stand shelter host house hold languish linger".split())

# Nouns of many events: with a day, their toll is a sum over the day.
PLURAL_EVENTS = frozenset(
    "airstrikes strikes attacks raids bombardments shellings bombings killings protests clashes floods fires "
    "wildfires storms tornadoes riots accidents crashes "
    "operations shootings executions rockets missiles drones".split()
)
SETTLEMENT_NOUNS = frozenset(
    "community town village city capital province territory soil border coast waters island resort region district port settlement "
    "town countryside side army_base kibbutz kibbutzim suburb neighbourhood neighborhood prison shores".split()
)
