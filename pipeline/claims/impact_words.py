"""Words that state an impact, as data.

Each list holds lemmas. The verbs come from the frames of the public FrameNet and VerbNet (Killing, Death, Cause_harm,
Kidnapping, Arrest, Rescuing, Evading, Removing) as they are used in news English; the nouns from the vocabularies of
casualty recorders (Every Casualty's Standards, ACLED's and EM-DAT's codebooks). What a word counts follows
the codes of the IMPACT vocabulary.
"""

from __future__ import annotations

# A harms or moves B: the ones counted are the object, or the subject of the passive.
TRANSITIVE: dict[str, str] = {
    **dict.fromkeys(
        "kill murder slay assassinate execute lynch slaughter massacre behead decapitate butcher electrocute asphyxiate "
        "exterminate martyr crush drown gas smother hang strangle garrotte eliminate neutralize neutralise".split(),
        "killed",
    ),
    **dict.fromkeys(
        "injure wound hurt maim burn poison shoot stab knife slash batter bludgeon impale scald bruise concuss cripple mutilate bayonet "
        "graze trample hospitalize hospitalise gas bite maul gore".split(),
        "injured",
    ),
    **dict.fromkeys("kidnap abduct ransom snatch".split(), "abducted"),
    **dict.fromkeys("free release liberate pardon exchange swap".split(), "released"),
    **dict.fromkeys("rescue save extricate winch retrieve resuscitate revive".split(), "rescued"),
    **dict.fromkeys(
        "arrest rearrest recapture detain jail remand handcuff nick imprison apprehend incarcerate intern "
        "nab indict convict charge arraign sentence".split(),
        "detained",
    ),
    **dict.fromkeys("displace uproot resettle evict".split(), "displaced"),
    **dict.fromkeys("evacuate deport expel relocate repatriate".split(), "evacuated"),
    **dict.fromkeys("affect strand trap quarantine maroon inconvenience isolate".split(), "affected"),
    **dict.fromkeys("infect sicken afflict".split(), "infected"),
    **dict.fromkeys("starve malnourish".split(), "in_need"),
}

# Verbs whose object is people in one reading only; the number must count people and the object must not be a thing.
NEEDS_PEOPLE_OBJECT = frozenset(
    "seize snatch exchange swap free release save charge capture claim burn crush trap affect hit exchange isolate retrieve revive airlift "
    "slash batter nick convict execute drown hurt hang eliminate neutralize neutralise bite gas".split()
)

# The ones counted are the subject.
INTRANSITIVE: dict[str, str] = {
    **dict.fromkeys("die perish drown succumb suffocate expire".split(), "killed"),
    **dict.fromkeys("flee".split(), "displaced"),
    **dict.fromkeys("evacuate".split(), "evacuated"),
    **dict.fromkeys("survive".split(), "rescued"),
    **dict.fromkeys("overdose".split(), "injured"),
    **dict.fromkeys("starve".split(), "in_need"),
    **dict.fromkeys("disappear vanish".split(), "missing"),
}

# Adjectives and participles said of people: `12 dead`, `left hundreds missing`, `were found alive`.
STATES: dict[str, str] = {
    **dict.fromkeys("dead deceased lifeless slain martyred".split(), "killed"),
    **dict.fromkeys(
        "wounded injured hurt maimed unconscious comatose paralysed paralyzed blinded disfigured hospitalised hospitalized".split(),
        "injured",
    ),
    **dict.fromkeys("missing unaccounted".split(), "missing"),
    **dict.fromkeys("kidnapped abducted".split(), "abducted"),
    **dict.fromkeys("captive hostage".split(), "held"),
    **dict.fromkeys("alive".split(), "rescued"),
    **dict.fromkeys("homeless stranded trapped powerless stuck marooned".split(), "affected"),
    **dict.fromkeys("displaced".split(), "displaced"),
    **dict.fromkeys("infected sick ill".split(), "infected"),
    **dict.fromkeys("hungry malnourished starving".split(), "in_need"),
}

# Nouns that a number counts: `12 deaths`, `17 bodies`, `1.1 million refugees`.
COUNTED: dict[str, str] = {
    **dict.fromkeys(
        "death fatality body corpse killing murder homicide slaying martyr drowning casket coffin execution "
        "hanging lynching beheading electrocution suicide skeleton".split(),
        "killed",
    ),
    **dict.fromkeys("casualty injury".split(), "injured"),
    **dict.fromkeys("abduction kidnapping".split(), "abducted"),
    **dict.fromkeys("arrest detainee inmate prisoner internee pow".split(), "detained"),
    **dict.fromkeys("hostage captive".split(), "held"),
    **dict.fromkeys("survivor".split(), "rescued"),
    **dict.fromkeys("refugee asylum-seeker evacuee".split(), "displaced"),
    **dict.fromkeys("infection case patient".split(), "infected"),
    **dict.fromkeys("homeless".split(), "affected"),
}

# Among the nouns above, those that only say who the people are: any impact stated of them by a verb goes first.
WEAK_COUNTED = frozenset(
    "refugee asylum-seeker hostage captive survivor inmate prisoner pow detainee internee patient homeless evacuee casualty case".split()
)

# These count as an impact of their own only where the article tells of a disease.
EPIDEMIC_COUNTED = frozenset({"case", "patient"})

# What an action noun does to those named after `of`: `the killing of three men`, `the arrests of two suspects`.
ACTION_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        "killing murder death passing demise "
        "assassination execution slaying manslaughter massacre slaughter beheading lynching shooting_death drowning loss "
        "elimination neutralisation neutralization martyrdom".split(),
        "killed",
    ),
    **dict.fromkeys("wounding shooting injury stabbing maiming".split(), "injured"),
    **dict.fromkeys("kidnapping abduction".split(), "abducted"),
    **dict.fromkeys("release liberation freeing".split(), "released"),
    **dict.fromkeys("rescue".split(), "rescued"),
    **dict.fromkeys("arrest detention imprisonment jailing capture".split(), "detained"),
    **dict.fromkeys("displacement resettlement".split(), "displaced"),
    **dict.fromkeys("evacuation deportation expulsion".split(), "evacuated"),
    **dict.fromkeys("infection".split(), "infected"),
    **dict.fromkeys("disappearance whereabouts fate".split(), "missing"),
}

# `death toll`, `number of injured`: nouns that a figure is said of through a verb (stood at, rose to, reached).
TOLL_NOUNS = frozenset("toll tally count caseload number total figure".split())

# `half of the 240 passengers drowned`: the number is not that of the drowned.
PORTIONS = frozenset("half third quarter most majority minority".split())

# What is destroyed or damaged as a building, and the verbs that say so.
STRUCTURE_VERBS = frozenset(
    "destroy damage demolish raze flatten gut level wreck ruin bulldoze incinerate torch collapse burn bury "
    "bomb inundate submerge consume engulf sweep loot vandalise vandalize swallow hit strike shell ransack "
    "flood unroof".split()
)
BEARING_VERBS = frozenset("have suffer sustain incur receive".split())  # damage
STRUCTURE_STATES = frozenset(
    "destroyed gone looted vandalised vandalized damaged demolished razed flattened gutted ruined burnt burned lost collapsed "
    "flooded uninhabitable".split()
)
STRUCTURES = frozenset(
    "home house building apartment flat dwelling structure hut residence property shop school church mosque temple hospital clinic store "
    "farmhouse cottage shelter tent shack classroom office warehouse barn hotel bungalow villa premise facility "
    "headquarters cabin lodge mansion condo condominium townhouse kiosk stall factory restaurant chapel synagogue shrine monastery "
    "bakery hostel cathedral courthouse tukul chalet outbuilding schoolhouse granary pagoda gurdwara seminary hangar garage shed silo "
    "hovel shophouse homestead tenement duplex farmstead guesthouse pharmacy cinema madrassa madrasa basilica clubhouse dispensary depot "
    "palace centre center "
    "convent library museum kindergarten nursery dormitory supermarket mall pub cafe block sawmill greenhouse skyscraper".split()
)

# Light verbs with a noun that carries the impact: subject `lost their lives`, `suffered injuries`.
LIGHT_SUBJECT: dict[tuple[str, str], str] = {
    ("lose", "life"): "killed",
    ("give", "life"): "killed",
    ("meet", "death"): "killed",
    ("commit", "suicide"): "killed",
    **{("lose", part): "injured" for part in ("limb", "leg", "arm", "foot", "eye", "eyesight")},
    ("lose", "home"): "affected",
    ("lose", "power"): "affected",
    ("lose", "electricity"): "affected",
    **{
        (verb, noun): "injured"
        for verb in ("suffer", "sustain", "receive", "have")
        for noun in ("injury", "wound", "burn", "fracture", "concussion", "gunshot", "bruise", "inhalation", "laceration", "trauma", "gash")
    },
    ("contract", "virus"): "infected",
    ("contract", "disease"): "infected",
    ("contract", "infection"): "infected",
    ("catch", "virus"): "infected",
    ("seek", "asylum"): "displaced",
    ("claim", "asylum"): "displaced",
    ("seek", "refuge"): "displaced",
    ("seek", "safety"): "displaced",
    ("seek", "sanctuary"): "displaced",
    ("find", "sanctuary"): "displaced",
    ("take", "refuge"): "displaced",
    ("seek", "shelter"): "displaced",
    ("take", "shelter"): "displaced",
    ("inhale", "smoke"): "injured",
}

# `claimed 32 lives`, `cost 12 lives`: the number stands at the noun itself.
LIFE_VERBS: dict[str, str] = {"claim": "killed", "lose": "killed", "take": "killed", "cost": "killed", "save": "rescued"}
LIFE_VERBS |= dict.fromkeys(("snuff", "extinguish", "end"), "killed")

# Being struck, or carried to a hospital, says an injury whose outcome is not stated.
STRIKING_VERBS = frozenset("hit strike run".split())
STRIKING_THINGS = frozenset(
    "car vehicle truck bus train van bullet gunfire shrapnel rock bottle molotov debris lightning motorcycle "
    "suv fire round shot missile brick stone baton firework petrol lorry tram taxi motorbike ambulance".split()
)
CARRYING_VERBS = frozenset("shift take carry transport rush airlift send bring admit fly transfer remove ferry".split())
HOSPITAL_WORDS = frozenset("hospital hospitals ambulance ambulances clinic medical infirmary treatment".split())

# Those who run from what they did are not driven from home; nor is, whoever it is, one who runs from the scene of it.
OFFENDERS = frozenset(
    "suspect shooter gunman attacker assailant robber burglar thief intruder killer perpetrator culprit bandit kidnapper carjacker driver "
    "bomber raider inmate prisoner convict detainee escapee hijacker looter vandal arsonist smuggler trafficker".split()
)
SCENES = frozenset(
    "scene foot area car vehicle prison jail custody police motorcycle motorcycles motorbike motorbikes bicycle bicycles bike bikes "
    "van truck sedan plane aircraft airliner officer officers suv hospital captor captors kidnapper kidnappers abductors captivity".split()
)

# What makes people ill without being a disease: they are poisoned.
POISONS = frozenset(
    "eating ate meal alcohol pesticide pesticides gas fume fumes chemical chemicals chlorine "
    "ammonia monoxide poison poisoning leak toxic smoke".split()
)

# Why a service stopped: the homes that are hit are without it, not destroyed.
OUTAGES = frozenset("outage blackout cut disruption shortage cutoff strike closure".split())

# Whom the law captures.
OUTLAWS = frozenset("cartel gang mafia suspect fugitive smuggler trafficker criminal drug mobster robber poacher".split())

# Who takes people off by force.
CAPTORS = frozenset(
    "gunman militant bandit kidnapper rebel raider pirate insurgent jihadist extremist terrorist gang militia militiaman guerrilla "
    "attacker fighter abductor captor".split()
)

# Who and what is about where the lost are searched for.
SEARCHING = frozenset(
    "rescuer rescue diver coastguard guard navy helicopter rubble debris survivor body sea river boat ship vessel wreckage lake avalanche "
    "drone missing sink capsize sank collapse recover".split()
)

# Falls of earth and buildings bury the living; cemeteries and funerals the dead.
BURYING = frozenset(
    "landslide landslip mudslide avalanche collapse rubble ruins slab debris mud quake earthquake snow cave-in rockfall wreckage".split()
)
GRAVES = frozenset("cemetery graveyard grave graves funeral funerals burial mourner mourners".split())

# Authorities make people leave by these; people are driven to leave by the second.
ORDERING_VERBS = frozenset("order tell urge ask advise instruct require warn allow".split())
DRIVING_VERBS = frozenset("force compel drive cause prompt lead send".split())
LEAVING_VERBS = frozenset("leave evacuate flee move relocate".split())

# Where the article is about migration, receiving people says that they were displaced.
RECEIVING_VERBS = frozenset(
    "admit accept receive resettle welcome host shelter house settle take grant allow enter arrive apply register".split()
)
MIGRATION_WORDS = frozenset("refugee refugees asylum resettlement resettled resettle displaced".split())

# Who takes people, where the verb alone (pick up, capture, hold) does not tell.
AT_SEA = frozenset(
    "sea ocean boat ship vessel coastguard navy migrant water dinghy raft adrift sailor seaman island helicopter "
    "trawler overboard lifeboat tanker freighter ferry surf lake river canal canoe fisherman lifeguard".split()
)
LAW = frozenset(
    "police policeman officer trooper court authority prosecutor custody suspicion guard troop soldier army military security agent "
    "warrant sheriff deputy immigration customs patrol".split()
)
PRISONS = frozenset("jail prison centre center facility camp penitentiary cell".split())

# Whom people are said to have lost.
YOUNG = frozenset("child kid boy girl baby infant son daughter".split())
KIN = YOUNG | frozenset(
    "friend colleague comrade brother sister cousin relative neighbour neighbor classmate teammate soldier comrade".split()
)
CAPTIVITY = frozenset(
    "hostage captive captor kidnapper kidnap pirate gunman rebel militant bandit ransom abduct hostages captivity".split()
)

# Words that tell that an article is about a disease: then `cases` are the infected.
# One of these alone tells it; the others above need company.
NAMED_DISEASES = frozenset(
    "coronavirus covid covid-19 ebola cholera measles malaria dengue zika polio mpox monkeypox sars mers diphtheria".split()
)
DISEASE_WORDS = frozenset(
    "virus coronavirus covid covid-19 pandemic epidemic outbreak ebola cholera measles malaria dengue zika "
    "influenza flu polio tuberculosis norovirus chikungunya legionella chickenpox nipah leptospirosis "
    "mpox monkeypox hepatitis meningitis sars mers diphtheria infection infections infected plague anthrax hiv aids disease salmonella "
    "e.coli listeria typhoid rabies lassa marburg vaccine diarrhoea diarrhea dysentery pneumonia".split()
)

ANIMALS = frozenset(
    "animal dog cat cow horse sheep goat bird elephant whale dolphin seal lion tiger rhino pup calf cub puppy kitten turtle bear wolf "
    "gorilla chimpanzee ape orangutan buffalo bison moose cheetah leopard rhinoceros hippo giraffe zebra crocodile snake shark swan duck "
    "goose hen lamb piglet bull otter kangaroo wallaby silverback "
    "koala livestock cattle fish pig chicken penguin pelican carcass pet camel donkey monkey fox deer".split()
)

# Things that are counted beside people and never take an impact of people.
NON_VICTIMS = frozenset(
    "attack airstrike strike raid shot round bullet rocket missile bomb blast explosion drone grenade weapon gun rifle crime "
    "incident crash accident fire blaze earthquake quake flood storm "
    "charge count vote seat percent percentage point dollar euro pound cent mile kilometre kilometer metre "
    "meter foot inch acre hectare ton tonne "
    "kilogram gram litre liter barrel degree time day hour minute second week month year decade century night weekend "
    "country state province city town village district county region site location place area street block road bridge "
    "company bank firm agency vehicle wheeler car truck bus van train plane aircraft jet helicopter boat ship vessel tank "
    "report statement law bill case test dose shot vaccine bed animal dog cat cow horse sheep bird elephant "
    "koala livestock cattle fish tree "
    "game goal run yard win loss match season team club point set lap medal "
    "page book film movie episode song album photo image picture video question reason way part thing item step "
    "operation mission flight trip visit meeting round talk deal agreement order warrant trial hearing lawsuit sentence "
    "organization organisation group gang party unit brigade battalion "
    "job position post contract project plan program programme".split()
)
