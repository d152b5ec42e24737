"""Whether a noun names people: by the lists of words for people, its label, or its ending."""

from __future__ import annotations

import itertools
import re
from collections.abc import Set

from pipeline.claims import impact_words, victim_words
from pipeline.language import units
from pipeline.language.document import Document, Token

INDEFINITE = frozenset({"a", "an", "another"})  # before a single victim who is not named
# Endings of nouns for those who do or suffer something, and the commoner nouns with these endings that name things.
_PERSON_SUFFIX = re.compile(r"(?:er|or|ist|man|woman|boy|girl|ian|ee|eer|ant|person)$")
_NOT_PERSONS = frozenset(
    "number member murder order matter river water power fever cancer weather winter summer winner disaster center centre sector "
    "factor letter airliner computer banner poster catheter pointer pounder spree cylinder container shelter chapter quarter "
    "thunder trigger border hunger danger paper offer tower car war bar door floor motor reactor tractor helicopter trailer "
    "freighter tanker ferry bomber fighter_jet cluster barrier corner career plan loan human committee coffee tree plant restaurant "
    "giant warrant variant grant want hour tour error terror mirror horror color colour flavor labor labour minor major "
    "harbor harbour rumor rumour tumor tumour list assist resist mist fist twist coast laser answer character newspaper driver's "
    "speaker's anger supper dinner counter gender tender fender bumper gutter lawn_mower finger shoulder liver bladder ladder amber "
    "amputee parliamentarian meter liter newsletter leader-board master register theater theatre semester trimester user server "
    "lender reminder router printer monitor elevator escalator generator radiator incubator ventilator refrigerator".split()
)

# What can be done to the living alone, or is done by them: who is counted then lives, by whatever name (`nine lacemakers drowned`).
LIVING_VERBS = frozenset(
    "wound injure behead drown kidnap abduct arrest lynch massacre murder slaughter stab perish electrocute asphyxiate maim".split()
)
# What people die and are hurt in; bills, hopes and orchids die as well, but not of these.
_MORTAL = frozenset({"kill", "die", "hurt"})
_DEADLY = frozenset(
    "attack blast explosion crash gunman shoot shooting bomb bombing stampede crush scramble collapse clash collide collision derail "
    "capsize militant rebel soldier ambush riot massacre hospital mourner funeral airstrike shelling grenade fire bus accident".split()
)
_OTHER_LIFE = frozenset(
    "pony crab lobster orchid begonia rose flower tulip vine bush shrub "
    "bee oyster salmon chick hog mare colt rabbit rat bat insect plant crop coral herd turkey duckling ox mule reindeer yak llama alpaca "
    "ostrich hive flock sapling seedling mussel trout carp pigeon parrot mink ferret foal heifer steer bullock ram ewe puma jaguar wolf "
    "worm mosquito locust cell embryo egg germ bacterium species breed mammal reptile".split()
)
_IDEAS = frozenset(
    "idea hope dream proposal amendment effort startup newspaper magazine language tradition clause motion measure deal scheme venture "
    "business shop store market brand product show series channel site website account app feature option chance ambition career "
    "joke gag marriage relationship rumour rumor myth theory story claim appeal bid plan line service route branch mine factory school "
    "church trawler tanker freighter lorry cargo shipment container industry economy sector investor lender".split()
)

_NO_PERSON = impact_words.NON_VICTIMS | impact_words.ANIMALS | _NOT_PERSONS | _OTHER_LIFE
_NOTHING_ALIVE = _NO_PERSON | _IDEAS

# Endings that only people have, and words of the list of people that as often name something else.
_DOERS = ("ist", "eer", "smith", "keeper")
_ALSO_OTHER = frozenset(
    "case host being soul remains minor major general public population seeker head chief pal life personnel crew king queen pirate "
    "patriot pilot trainer".split()
)


def may_be_person(token: Token, counted_as_person: bool = False) -> bool:
    """Whether a noun can name people: listed, a name of a people, or not listed among other things."""
    lemma = token.lemma.lower()
    if lemma in impact_words.NON_VICTIMS:
        return False
    return counted_as_person or is_person(token) or token.pos in {"PROPN", "ADJ", "NUM", "VERB", "PRON", "ADV", "DET"}


def may_live(token: Token, verb: str, near: Set[str]) -> bool:
    """Whether a plural that no list has can name people: only they take the verb (`nine lacemakers were kidnapped`), or the lemmas `near`
    it tell of what people die in (`nine lacemakers died in the fire`)."""
    lemma = token.lemma.lower()
    is_plural = token.tag == "NNS" or (token.tag == "NN" and token.lower.endswith("s") and not token.lower.endswith("ss"))
    if verb not in LIVING_VERBS and not (verb in _MORTAL and near & _DEADLY):
        return False
    if not is_plural or not token.text.islower():
        return False
    return not {lemma, units.singular(token.lower)} & _NOTHING_ALIVE


def is_person(token: Token) -> bool:
    """Whether a noun is known, by the lists, its label or its ending, to name a person."""
    lemma, lower = token.lemma.lower(), token.lower
    if lemma in _NO_PERSON:
        return False
    if lemma in victim_words.PEOPLE or lower in victim_words.PEOPLE or lemma in victim_words.GROUPS or lower in victim_words.GROUPS:
        return True
    if lower == "old" and token.pos in {"NOUN", "ADJ", "PROPN"} and token.dep not in {"amod", "acomp", "npadvmod"}:
        return True  # a 17-year-old
    if token.text[:1].isupper() and units.singular(lower) in units.NATIONALS:
        return True
    if (
        token.model_label == "NORP"
        or lemma in impact_words.COUNTED
        or (_is_noun(token) and (units.is_person(lower) or units.is_person(lemma)))
    ):
        return True
    return token.pos == "NOUN" and len(lemma) > 4 and bool(_PERSON_SUFFIX.search(lemma))


def is_member(document: Document, token: Token) -> bool:
    """`a member of the crew`, `a gang member`: one of a group of people; not a member of a league of states, nor a member state."""
    if token.lower != "member":
        return False
    following = [document.tokens[i] for i in range(token.i + 1, min(token.i + _MEMBER_REACH, len(document.tokens)))]
    if following[:1] and following[0].lower == "of":
        after = itertools.takewhile(lambda t: t.pos not in {"VERB", "AUX", "PUNCT"}, following[1:])
        return any(t.lemma.lower() in _BODIES for t in after)
    before = document.tokens[token.i - 1].lower if token.i else ""
    return before in _BODIES and not (following and following[0].pos in {"NOUN", "PROPN"})


_MEMBER_REACH = 8  # tokens after `member` in which its group is named
_BODIES = frozenset(
    "gang family staff crew team parliament militia group cabinet council congregation community clan tribe police army force party public "
    "household band squad patrol guard cell mob congress choir cult audience "
    "defence defense service brigade battalion regiment unit corps delegation commission".split()
)


def _is_noun(token: Token) -> bool:
    """Whether a word is a noun by its tag, or an adjective to the tagger in a noun's place: `Iran frees British academic`."""
    return token.pos == "NOUN" or (token.pos == "ADJ" and token.dep in {"dobj", "nsubj", "nsubjpass"})


def is_listed(token: Token) -> bool:
    """Whether a noun stands in the lists of people, not only ends like one."""
    lemma, lower = token.lemma.lower(), token.lower
    listed = victim_words.PEOPLE | victim_words.GROUPS.keys()
    return (
        lemma in listed
        or lower in listed
        or (token.pos in {"NOUN", "PROPN"} and units.is_person(lower) and lower not in _ALSO_OTHER)
        or (token.pos == "NOUN" and lemma.endswith(_DOERS) and is_person(token))
        or lower == "old"
        or token.model_label == "NORP"
        or lower.endswith(("man", "woman", "boy", "girl"))
    )
