"""Words that say to which group counted people belong, as data.

The groups are those of the labelling guidelines, which follow the categories that casualty recorders break their
counts down by (OHCHR's Guidance on Casualty Recording, 2019).
"""

from __future__ import annotations

GROUPS: dict[str, str] = {
    **dict.fromkeys(
        "child kid boy girl schoolgirl schoolboy schoolchild schoolchildren baby infant toddler newborn teen teenager "
        "youngster minor preteen "
        "adolescent orphan fetus juvenile".split(),
        "child",
    ),
    **dict.fromkeys("woman mother mum mom wife grandmother girlfriend lady nun sister widow housewife female".split(), "woman"),
    **dict.fromkeys("man father dad husband grandfather boyfriend brother gentleman male businessman cameraman".split(), "man"),
    **dict.fromkeys("elderly pensioner".split(), "elderly"),
    **dict.fromkeys("civilian noncombatant non-combatant bystander".split(), "civilian"),
    **dict.fromkeys(
        "soldier militant fighter gunman troop insurgent rebel terrorist attacker serviceman servicewoman marine commando jihadist jihadi "
        "guerrilla guerilla paramilitary militiaman combatant shooter assailant bomber commander extremist airman sailor sniper "
        "paratrooper mercenary reservist suspected_militant taliban operative peacekeeper conscript infantryman servicemember".split(),
        "combatant",
    ),
    **dict.fromkeys("policeman policewoman police cop officer constable trooper deputy sho".split(), "police"),
    **dict.fromkeys(
        "journalist reporter cameraman photographer correspondent newsman blogger broadcaster photojournalist".split(), "journalist"
    ),
    **dict.fromkeys("aid_worker humanitarian".split(), "aid_worker"),
    **dict.fromkeys("doctor nurse paramedic medic physician surgeon midwife".split(), "medic"),
    **dict.fromkeys("student pupil undergraduate schoolmate classmate".split(), "student"),
    **dict.fromkeys("migrant immigrant".split(), "migrant"),
    **dict.fromkeys("prisoner inmate detainee convict internee".split(), "prisoner"),
}

# Two words that together name a group.
COMPOUND_GROUPS: dict[tuple[str, str], str] = {
    ("aid", "worker"): "aid_worker",
    ("relief", "worker"): "aid_worker",
    ("humanitarian", "worker"): "aid_worker",
    ("health", "worker"): "medic",
    ("medical", "worker"): "medic",
    ("healthcare", "worker"): "medic",
    ("health-care", "worker"): "medic",
    ("medical", "staff"): "medic",
    ("service", "member"): "combatant",
    ("media", "worker"): "journalist",
    ("elderly", "people"): "elderly",
    ("elderly", "person"): "elderly",
    ("older", "people"): "elderly",
    ("young", "people"): "",
    ("army", "officer"): "combatant",
    ("military", "officer"): "combatant",
    ("military", "personnel"): "combatant",
    ("police", "officer"): "police",
    **dict.fromkeys(
        # ranks and bodies that are an army's or another's without the word before them
        (
            ("police", rank)
            for rank in "inspector superintendent commander commissioner captain sergeant lieutenant colonel major chief "
            "corporal personnel staff recruit cadet trainee guard detective".split()
        ),
        "police",
    ),
    ("prison", "officer"): "",
    ("corrections", "officer"): "",
    ("officer", "cadet"): "",
    ("hamas", "commander"): "combatant",
    ("peace", "keeper"): "combatant",
    ("hostage", "taker"): "combatant",
    ("sub", "inspector"): "police",
}

# Standing in law or in the fighting, only where the words state it.
STATUSES = {"civilian": "civilian", "combatant": "combatant"}

# Nouns for people that carry no group of their own.
PEOPLE = frozenset(
    "people person individual victim resident worker passenger villager citizen national member life soul tourist protester protestor "
    "demonstrator suspect official driver pilot crew staff employee miner farmer firefighter worshipper pilgrim guest customer "
    "patient survivor refugee hostage captive evacuee family household friend relative neighbour neighbor "
    "adult human native local inhabitant "
    "pedestrian cyclist motorcyclist motorist rider swimmer climber hiker skier fisherman trader merchant "
    "pal passer-by passersby bride groom newlywed teacher lawyer judge lawmaker politician "
    "activist dissident rioter looter robber criminal thief burglar smuggler trafficker felon inmate player "
    "athlete fan spectator dancer actor artist "
    "singer musician foreigner american briton israeli palestinian iraqi syrian afghan german italian russian ukrainian indian pakistani "
    "bangladeshi iranian muslim christian jew hindu sikh buddhist catholic protestant kurd yazidi rohingya hazara shiite sunni "
    "guard operator engineer contractor volunteer shopper clerk cook vendor expatriate expat veteran parent "
    "couple body corpse casualty fatality "
    "death martyr persons bodies lives folk laborer labourer crewman seaman crewmember colleague partner "
    "spouse client tenant homeowner homeless "
    "voter delegate diplomat minister mayor governor priest pastor bishop imam cleric monk rabbi nun gangster member teenager "
    "commuter traveller traveler holidaymaker visitor attendee camper partygoer reveller reveler concertgoer "
    "runner jogger surfer diver skydiver "
    "mountaineer sherpa guide porter bricklayer builder roofer electrician plumber mechanic technician scientist researcher professor "
    "lover heir informant informer spy agent collaborator supporter opponent follower disciple sympathiser "
    "sympathizer recruit cadet trainee "
    "contact comrade mate teammate cousin uncle aunt nephew niece grandson granddaughter acquaintance passerby onlooker roommate hostage "
    "dead wounded injured missing other asylum-seeker seeker settler pregnant "
    "companion hoodlum thug miscreant brigand goon outlaw vigilante lumberjack bureaucrat coastguard astronaut "
    "banker councillor councilor broker accountant economist barrister solicitor footballer boxer cricketer jockey coach referee umpire "
    "gymnast interpreter translator rapper paramedic academic chef butcher baker barber trucker biker courier".split()
)
