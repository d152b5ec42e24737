"""Units and the words that numbers count: currencies, physical and time units, and nouns for people. Plain data and look-ups.

Physical units and their spellings are those of the SI brochure and of everyday American and British measures; currency codes are ISO 4217.
"""

from __future__ import annotations

from dataclasses import dataclass


def word_set(text: str) -> frozenset[str]:
    """The words of a table that is written as running text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its singular name, spelt out, and the kind of what it measures (a value of unit_kind)."""

    name: str
    kind: str


# Signs and codes before the number, in lower case; a letter code may also be followed by the sign ("us $", "nz $").
CURRENCY_BEFORE = {
    "$": "dollar", "us$": "dollar", "usd": "dollar", "us": "dollar", "€": "euro", "eur": "euro", "£": "pound sterling",
    "gbp": "pound sterling", "ps": "pound sterling", "¥": "japanese yen", "jpy": "japanese yen", "y": "japanese yen",
    "₹": "indian rupee", "rs": "rupee", "inr": "indian rupee", "rm": "malaysian ringgit", "myr": "malaysian ringgit",
    "r": "south african rand", "zar": "south african rand", "₽": "russian rouble", "rub": "russian rouble", "₩": "south korean won",
    "krw": "south korean won", "₦": "nigerian naira", "ngn": "nigerian naira", "₱": "philippine peso", "php": "philippine peso",
    "₪": "shekel", "nis": "shekel", "ils": "shekel", "₴": "ukrainian hryvnia", "uah": "ukrainian hryvnia", "₺": "turkish lira",
    "try": "turkish lira", "chf": "swiss franc", "aud": "australian dollar", "cad": "canadian dollar", "nzd": "new zealand dollar",
    "hkd": "hong kong dollar", "sgd": "singapore dollar", "cny": "chinese yuan", "rmb": "chinese yuan", "sek": "swedish krona",
    "nok": "norwegian krone", "dkk": "danish krone", "kr": "krone", "pln": "polish zloty", "brl": "brazilian real",
    "mxn": "mexican peso", "ksh": "kenyan shilling", "kes": "kenyan shilling", "ghs": "ghanaian cedi", "tk": "bangladeshi taka",
    "idr": "indonesian rupiah", "rp": "indonesian rupiah", "thb": "thai baht", "aed": "dirham", "sar": "saudi riyal",
    "pkr": "pakistani rupee",
}  # fmt: skip
# Country letters that may stand before a dollar sign: "A$5", "AU $5", "HK$5".
DOLLARS = {
    "us": "dollar", "u.s": "dollar", "a": "australian dollar", "au": "australian dollar", "c": "canadian dollar",
    "ca": "canadian dollar", "nz": "new zealand dollar", "hk": "hong kong dollar", "s": "singapore dollar", "nt": "new taiwan dollar",
    "r": "brazilian real", "j": "jamaican dollar", "tt": "trinidad and tobago dollar", "z": "zimbabwean dollar", "mex": "mexican peso",
    "mx": "mexican peso", "aud": "australian dollar",
}  # fmt: skip
CURRENCY_WORDS = {
    "dollar": "dollar", "euro": "euro", "pound": "pound sterling", "quid": "pound sterling", "yen": "japanese yen",
    "yuan": "chinese yuan", "renminbi": "chinese yuan", "rupee": "rupee", "ringgit": "malaysian ringgit", "rand": "south african rand",
    "ruble": "russian rouble", "rouble": "russian rouble", "won": "south korean won", "naira": "nigerian naira", "peso": "peso",
    "shekel": "shekel", "hryvnia": "ukrainian hryvnia", "lira": "turkish lira", "franc": "franc", "krona": "krona", "kronor": "krona",
    "krone": "krone", "kroner": "krone", "zloty": "polish zloty", "shilling": "shilling", "cedi": "ghanaian cedi",
    "taka": "bangladeshi taka", "rupiah": "indonesian rupiah", "baht": "thai baht", "dirham": "dirham", "riyal": "riyal", "rial": "rial",
    "dinar": "dinar", "cent": "cent", "sen": "sen", "penny": "penny", "pence": "penny", "bitcoin": "bitcoin", "real": "brazilian real",
    "reais": "brazilian real", "birr": "ethiopian birr", "kwacha": "kwacha", "usd": "dollar", "eur": "euro", "gbp": "pound sterling",
    "aud": "australian dollar", "cad": "canadian dollar", "jpy": "japanese yen", "cny": "chinese yuan", "sek": "swedish krona",
    "chf": "swiss franc", "inr": "indian rupee", "€": "euro", "$": "dollar", "£": "pound sterling", "nis": "shekel",
}  # fmt: skip
_CURRENCY_COUNTRIES = {
    "us": "", "american": "", "u.s": "", "australian": "australian", "canadian": "canadian", "zealand": "new zealand",
    "singapore": "singapore", "kong": "hong kong", "taiwan": "new taiwan", "swiss": "swiss", "mexican": "mexican",
    "philippine": "philippine", "indian": "indian", "pakistani": "pakistani", "egyptian": "egyptian", "lebanese": "lebanese",
    "syrian": "syrian", "kenyan": "kenyan", "ugandan": "ugandan", "swedish": "swedish", "norwegian": "norwegian", "danish": "danish",
    "iraqi": "iraqi", "kuwaiti": "kuwaiti", "chilean": "chilean", "colombian": "colombian", "zimbabwean": "zimbabwean", "cfa": "cfa",
    "japanese": "japanese", "chinese": "chinese", "british": "sterling", "turkish": "turkish", "russian": "russian",
    "malaysian": "malaysian", "brazilian": "brazilian", "saudi": "saudi", "iranian": "iranian", "libyan": "libyan",
    "jordanian": "jordanian", "sudanese": "sudanese",
}  # fmt: skip

_PHYSICAL: dict[str, dict[str, str]] = {
    "length": {
        "metre": "m metre metres meter meters mtrs", "kilometre": "km kms kilometre kilometres kilometer kilometers",
        "mile": "mile miles mi", "centimetre": "cm centimetre centimetres centimeter centimeters",
        "millimetre": "mm millimetre millimetres millimeter millimeters", "micrometre": "μm µm um micron microns micrometre micrometer",
        "nanometre": "nm nanometre nanometres nanometer nanometers", "foot": "ft foot feet", "inch": "inch inches in.",
        "yard": "yard yards yd yds", "nautical mile": "nmi", "light-year": "light-year light-years", "storey": "storey storeys story",
    },
    "area": {
        "acre": "acre acres", "hectare": "hectare hectares ha", "square metre": "m2 m² sqm", "square kilometre": "km2 km² sqkm",
        "square mile": "sqmi", "square foot": "sqft ft2",
    },
    "mass": {
        "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", "gram": "g gram grams gramme grammes gm",
        "milligram": "mg milligram milligrams", "microgram": "mcg μg µg microgram micrograms", "tonne": "tonne tonnes",
        "ton": "ton tons", "pound-mass": "lb lbs", "ounce": "oz ounce ounces", "stone": "stone",
        "kilotonne": "kt kilotonne kilotonnes kiloton kilotons",
    },
    "temperature": {
        "celsius": "celsius °c ℃ centigrade c", "fahrenheit": "fahrenheit °f ℉ f", "degree": "degree degrees °",
        "kelvin": "kelvin kelvins",
    },
    "duration": {
        "second": "second seconds sec secs s", "minute": "minute minutes min mins", "hour": "hour hours hr hrs h", "day": "day days",
        "week": "week weeks", "fortnight": "fortnight fortnights", "month": "month months", "year": "year years yr yrs",
        "decade": "decade decades", "century": "century centuries", "millisecond": "ms millisecond milliseconds",
        "night": "night nights", "weekend": "weekend weekends", "season": "season seasons", "generation": "generation generations",
    },
    "object": {
        "gigabyte": "gb gigabyte gigabytes", "megabyte": "mb megabyte megabytes", "terabyte": "tb terabyte terabytes",
        "kilobyte": "kb kilobyte kilobytes", "gigabit": "gbit", "megabit per second": "mbps", "gigabit per second": "gbps",
        "bit": "bit bits", "byte": "byte bytes", "megawatt": "mw megawatt megawatts", "gigawatt": "gw gigawatt gigawatts",
        "kilowatt": "kw kilowatt kilowatts", "watt": "watt watts w", "terawatt": "tw", "kilowatt-hour": "kwh", "megawatt-hour": "mwh",
        "gigawatt-hour": "gwh", "milliampere-hour": "mah", "volt": "volt volts v", "ampere": "amp amps ampere amperes",
        "horsepower": "hp horsepower bhp", "newton metre": "nm", "mile per hour": "mph", "kilometre per hour": "kph kmh kmph km/h",
        "knot": "knot knots", "mile per gallon": "mpg", "litre": "l litre litres liter liters",
        "millilitre": "ml millilitre millilitres milliliter milliliters", "gallon": "gallon gallons", "pint": "pint pints",
        "quart": "quart quarts", "barrel": "barrel barrels bbl", "calorie": "calorie calories kcal",
        "megapixel": "megapixel megapixels mp", "pixel": "pixel pixels px", "hertz": "hz hertz", "gigahertz": "ghz gigahertz",
        "megahertz": "mhz megahertz", "kilohertz": "khz", "decibel": "decibel decibels db", "parts-per-billion": "ppb",
        "parts-per-million": "ppm", "joule": "joule joules", "bushel": "bushel bushels", "karat": "carat carats karat karats",
        "cubic metre": "m3 m³", "cubic centimetre": "cc cm3", "pascal": "pascal pascals", "millibar": "millibar millibars mb hpa",
        "square centimetre": "cm2", "generation wireless": "g",
    },
    "percent": {
        "percentage": "% percent pct percentage", "percentage point": "pp",
    },
}  # fmt: skip
# Single letters and short forms count as units only where they are written against the digits ("70kg", "5g", "32m").
GLUED_ONLY = word_set("m g l c f h s v w in. mi ha kt ms mb nm mw st p um gm tw mp b db px pp")

UNITS: dict[str, Unit] = {}
for _kind, _names in _PHYSICAL.items():
    for _name, _spellings in _names.items():
        for _spelling in _spellings.split():
            UNITS.setdefault(_spelling, Unit(_name, _kind))

_AREA_BASES = {"metre", "kilometre", "mile", "foot", "inch", "yard", "centimetre"}
TIME_AFTER_PER = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "night", "season"}

# Nouns for people, in the singular. Collectives ("police", "staff") count people too.
PERSONS = word_set(
    """
    person people human being individual man woman child boy girl baby infant toddler newborn teenager teen adolescent youngster youth kid
    adult minor elder senior pensioner retiree grandmother grandfather mother father parent son daughter brother sister sibling cousin
    uncle aunt nephew niece husband wife spouse widow widower orphan twin relative family-member friend neighbour neighbor guest host lady
    gentleman fellow victim casualty fatality survivor dead wounded injured body corpse remains life soul death martyr deceased patient
    case invalid sufferer civilian citizen national resident inhabitant villager townsman islander local native foreigner tourist visitor
    traveller traveler holidaymaker passenger commuter pedestrian bystander onlooker passer-by passerby motorist driver cyclist biker
    motorcyclist rider pilot crew crewman crewmember crew-member sailor seaman seafarer mariner fisherman skipper diver swimmer climber
    hiker mountaineer skier trekker camper surfer soldier troop serviceman servicewoman servicemember marine airman reservist conscript
    recruit officer commander general sergeant lieutenant major veteran militant fighter rebel insurgent terrorist gunman shooter attacker
    assailant bomber jihadist extremist militiaman guerrilla combatant paramilitary mercenary peacekeeper guard policeman policewoman
    trooper deputy constable agent ranger firefighter fireman rescuer responder paramedic medic doctor nurse physician surgeon
    health-worker worker labourer laborer employee staff staffer staff-member colleague miner farmer herder farmworker trader shopkeeper
    vendor merchant businessman businesswoman manager executive director engineer technician mechanic electrician builder courier teacher
    professor lecturer student pupil schoolchild schoolboy schoolgirl undergraduate academic scientist researcher expert analyst
    journalist reporter photographer cameraman editor correspondent broadcaster writer author artist musician singer actor dancer player
    footballer athlete referee fan spectator supporter member activist protester protestor demonstrator rioter looter marcher picketer
    striker campaigner dissident opponent critic politician lawmaker legislator minister senator congressman mp mayor governor official
    diplomat ambassador judge magistrate lawyer prosecutor juror defendant suspect criminal offender murderer killer robber thief burglar
    kidnapper abductor smuggler trafficker dealer gangster gang-member prisoner inmate detainee captive hostage convict abductee internee
    deportee refugee migrant immigrant emigrant asylum-seeker seeker evacuee returnee expatriate expat settler homeless priest nun monk
    imam bishop pastor clergyman cleric worshipper worshiper pilgrim believer christian muslim jew hindu sikh buddhist catholic protestant
    yazidi shiite sunni kurd arab volunteer aid-worker aidworker humanitarian donor voter elector delegate participant attendee applicant
    customer client user subscriber shopper consumer buyer homeowner householder owner occupant contractor servant maid cleaner cook
    waiter barber tailor housewife spokesman spokeswoman leader king queen prince personnel police crowd public population folk american
    african asian european latino hispanic mourner partygoer concertgoer reveller churchgoer parishioner preschooler kindergartner
    schoolmate classmate teammate gunmen operative cadre sniper spy informant defector deserter collaborator trainee cadet beneficiary
    breadwinner aide bodyguard comrade cop guide herdsman heir jihadi nanny novice pal superintendent dependent descendant fugitive
    representative fanatic waitress hostess actress stewardess princess rival advocate pirate patriot chaplain villain chief captain
    steward president fisherfolk peasant pastoralist shepherd escapee devotee draftee bridesmaid octogenarian centenarian lifeguard sentry
    corporal colonel brigadier admiral paratrooper commando stowaway trucker cabbie chauffeur conductor attendant deckhand docker welder
    mason carpenter plumber farmhand picker hawker jogger picnicker sherpa porter snowboarder bather paddler kayaker rafter angler hunter
    poacher clubber hooligan separatist nationalist islamist hijacker hitman mobster thug vandal rapist paedophile hacker whistleblower
    squatter landlord taxpayer pollster councillor councilman envoy attache consul emissary observer inspector auditor banker broker clerk
    cashier receptionist secretary typist janitor caretaker baker butcher weaver artisan craftsman drummer guitarist rapper comedian clown
    magician acrobat stuntman designer columnist blogger youtuber influencer poet novelist scholar headteacher freshman sophomore
    physicist chemist biologist midwife dentist vet pharmacist therapist psychologist caregiver carer babysitter helper lineman architect
    roofer scaffolder foreman employer noncombatant outsider stranger girlfriend boyfriend fiance fiancee triplet stepfather stepmother
    stepson stepdaughter grandchild grandparent in-law ancestor foetus fetus bloke guy dude juvenile gypsy albino lesbian homosexual
    addict alcoholic smoker vagrant beggar slave butler gardener guardsman sheriff marshal bailiff barrister solicitor attorney witness
    plaintiff culprit felon parolee seminarian missionary evangelist catechist cardinal preacher rabbi chieftain sheikh tribesman clansman
    gendarme mujahid mujahideen jawan peshmerga legionnaire deminer
    warlord kingpin henchman accomplice ringleader mastermind lad nomad amputee bride groom warden assassin candidate graduate coach chef
    intern detective recipient entrepreneur boss tenant exile apprentice prostitute
    copt druze alawite maronite uighur uyghur tamil sinhalese pashtun baloch hutu tutsi fulani hausa igbo zulu maasai
    """
)
IRREGULAR_PLURALS = {
    "people": "people", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life",
    "wives": "wife", "teeth": "tooth", "knives": "knife", "thieves": "thief", "leaves": "leaf", "mice": "mouse", "police": "police",
    "staff": "staff", "series": "series", "species": "species", "crises": "crisis", "bodies": "body", "buses": "bus", "gases": "gas",
    "homes": "home", "houses": "house", "horses": "horse", "cases": "case", "causes": "cause", "bases": "base", "premises": "premises",
    "news": "news", "aircraft": "aircraft", "troops": "troop", "remains": "remains", "viruses": "virus", "clothes": "clothes",
    "movies": "movie", "wolves": "wolf", "halves": "half", "gunmen": "gunman", "policemen": "policeman", "businesses": "business",
    "criteria": "criterion", "phases": "phase", "nurses": "nurse", "licenses": "license", "licences": "licence", "purchases": "purchase",
    "diseases": "disease", "responses": "response", "exercises": "exercise", "purses": "purse", "courses": "course",
    "expenses": "expense", "releases": "release", "churches": "church", "headaches": "headache", "axes": "axe", "shoes": "shoe",
    "services": "service", "spouses": "spouse", "corpses": "corpse", "warehouses": "warehouse", "hospitals": "hospital", "ashes": "ash",
    "tries": "try", "sen": "sen", "ties": "tie", "pies": "pie", "cookies": "cookie", "calories": "calorie", "rookies": "rookie",
    "dreamliner": "dreamliner", "oasis": "oasis", "passers-by": "passer-by", "analysis": "analysis",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of a noun, by the table of irregular ones, else by its ending; a word that looks singular stays as it is."""
    word = word.lower()
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if word.endswith("men") and len(word) > 4 and word not in {"specimen", "regimen", "abdomen", "yemen", "omen"}:
        return word[:-3] + "man"
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")) and not word.endswith(("aches", "sizes", "prizes", "axes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


# Nouns for the people of a country that are no adjectives too (Quirk et al., 5.56), and do not end as those of other nations do.
NATIONALS = word_set("briton dane swede pole turk finn spaniard scot serb croat slovak slovene filipino kurd tajik uzbek kazakh")


def is_person(noun: str) -> bool:
    """Whether a noun, in the singular or plural, names people: by the list, else by compounds that end in man, woman, child or worker."""
    lower = noun.lower()
    one = singular(lower)
    return (
        lower in PERSONS
        or one in PERSONS
        or one.endswith(("woman", "gunman", "policeman", "spokesman", "goer", "-worker", "people", "schoolchild"))
    )


def look_up(words: list[str], glued: bool) -> tuple[Unit, int] | None:
    """The unit that begins at the first of the lower-case words after a number, and how many words it takes; None where there is none.

    `glued`: the first word is written against the number, so that short forms count.
    """
    if not words:
        return None
    first = words[0]
    if first == "per" and words[1:2] == ["cent"]:
        return Unit("percentage", "percent"), 2
    if first in {"percentage", "percent"} and words[1:2] and words[1] in {"point", "points"}:
        return Unit("percentage point", "percent"), 2
    if first in {"square", "sq", "cubic"} and len(words) > 1:
        skip = 2 if words[1] == "." else 1
        base = UNITS.get(words[skip]) if len(words) > skip else None
        if base and (base.name in _AREA_BASES or base.name == "centimetre"):
            power = "cubic" if first == "cubic" else "square"
            return Unit(f"{power} {base.name}", "area" if power == "square" else "object"), skip + 1
    if first in {"degree", "degrees", "°"} and len(words) > 1 and words[1] in {"celsius", "fahrenheit", "c", "f", "centigrade"}:
        return UNITS[words[1]], 2
    if first == "nautical" and words[1:2] and words[1] in {"mile", "miles"}:
        return Unit("nautical mile", "length"), 2
    if first == "light" and words[1:2] and words[1] in {"year", "years"}:
        return Unit("light-year", "length"), 2
    if first == "fluid" and words[1:2] and words[1] in {"ounce", "ounces"}:
        return Unit("fluid ounce", "object"), 2
    currency = _currency(words)
    if currency:
        return currency
    found = UNITS.get(first)
    if found is None or (first in GLUED_ONLY and not glued):
        return None
    if first in {"km", "m", "miles", "metres", "meters", "kilometres", "kilometers"} and words[1:3] and words[1] == "/":
        return (Unit(f"{found.name} per {'hour' if words[2] == 'h' else 'second'}", "object"), 3) if words[2] in {"h", "s"} else (found, 1)
    return found, 1


def _currency(words: list[str]) -> tuple[Unit, int] | None:
    first = words[0]
    if first in CURRENCY_WORDS or singular(first) in CURRENCY_WORDS:
        name = CURRENCY_WORDS.get(first) or CURRENCY_WORDS[singular(first)]
        return Unit(name, "currency"), 1
    start = 1 if first in {"new", "hong"} else 0
    if len(words) > start + 1 and words[start] in _CURRENCY_COUNTRIES:
        at = start + 1
        if words[at] == "." and len(words) > at + 1:
            at += 1
        money = singular(words[at])
        if money in CURRENCY_WORDS and len(money) > 2:
            country = _CURRENCY_COUNTRIES[words[start]]
            if not country or CURRENCY_WORDS[money].startswith(country) or country == "sterling":
                return Unit(CURRENCY_WORDS[money], "currency"), at + 1
            return Unit(f"{country} {money}", "currency"), at + 1
    return None
