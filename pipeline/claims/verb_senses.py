"""Verbs whose harm depends on what follows, on what the sentence tells beside them or on whether it was done at all."""

from __future__ import annotations

import itertools

from pipeline.claims import impact_words as words
from pipeline.claims import victim_words
from pipeline.claims.circumstances import doers_of, sentence_words, subjects_of, words_before
from pipeline.claims.event_words import EVENT_NOUNS
from pipeline.claims.executions import is_execution
from pipeline.claims.hits import Hit, is_passive, opens_inversion
from pipeline.claims.inflections import lemma_of
from pipeline.claims.persons import is_person
from pipeline.language.document import Document, Token


def feared(document: Document, index: int) -> bool:
    """`feared trapped`, `believed to be trapped`, `could still be trapped under the rubble`."""
    above = [document.tokens[i].lemma.lower() for i in list(document.ancestors(index))[:2]]
    if any(lemma in {"fear", "believe", "presume", "think"} for lemma in above):
        return True
    perhaps = any(document.tokens[c].lower in {"could", "may", "might"} for c in document.tokens[index].children)
    return perhaps and bool(sentence_words(document, index) & words.BURYING)


def also_killed(document: Document, index: int) -> bool:
    """`was hit by a car and killed`, a headline's `Man shot, killed`: the harm proved fatal to the same person."""
    tokens = document.tokens
    sentence = document.sentences[tokens[index].sentence]
    for i in range(index + 1, min(index + _FATAL_REACH, sentence.last - 1)):
        token, following = tokens[i], tokens[i + 1]
        if token.pos in {"VERB", "AUX"} or token.lower in {"when", "while", "as", "who", "that"}:
            return False
        if following.lower == "killed" and (token.lower == "and" or token.text == ","):
            late = any(tokens[c].dep in {"nsubj", "nsubjpass", "attr"} and c > following.i for c in following.children)
            if (
                late
                or opens_inversion(document, following.i)
                or following.dep == "amod"
                or any(tokens[c].dep in {"dobj", "obj", "auxpass", "aux"} for c in following.children)
            ):
                return False  # `..., and killed civilians were buried`, `..., and killed were a nurse and her son`
            return not any(t.tag in {"CD", "DT", "PRP$", "PRP"} or t.pos == "AUX" for t in tokens[i + 2 : min(i + 3, sentence.last)])
    return False


_FATAL_REACH = 9  # tokens from the harm to `killed`, over what did it


def to_death(document: Document, index: int) -> int | None:
    """`put 81 men to death`, `were burnt alive`: the token that says that the harm was fatal."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[index + 1 : min(index + 7, sentence.last)]
    if lemma_of(document.tokens[index]) in {"sentence", "condemn"}:
        return None
    for before, token in itertools.pairwise(near):
        if before.lower == "to" and token.lower == "death":
            return token.i
    if lemma_of(document.tokens[index]) in {"burn", "bury", "flay"} and near and near[0].lower == "alive":
        return near[0].i
    return None


def is_purpose(document: Document, index: int) -> bool:
    """`an operation to free the two hostages`: an aim, of which it is not told whether it was reached."""
    token = document.tokens[index]
    if any(document.tokens[c].dep in {"nsubj", "nsubjpass"} for c in token.children):
        return False  # `the deal calls for nine hostages to be freed`: a plan, which the status tells
    if document.tokens[token.head].lemma.lower() == "be":
        return False  # `50 hostages are to be freed`: a plan as well
    if document.tokens[token.head].lower in {"had", "lucky", "fortunate"}:
        return False  # `two climbers had to be rescued`, `were lucky enough to be freed`: they were
    return token.dep in {"advcl", "acl", "relcl", "xcomp"} and any(
        document.tokens[c].lower == "to" and document.tokens[c].tag == "TO" for c in token.children
    )


def claims_lives(document: Document, index: int, victim: int) -> bool:
    """`the explosion claimed 50 prisoners`: a thing that claims people takes their lives."""
    tokens = document.tokens
    doers = [tokens[i] for i in subjects_of(document, index)]
    counted = is_person(tokens[victim]) or (tokens[victim].pos == "NUM" and tokens[victim].dep == "dobj")  # `the fire claimed 12`
    things = [
        t  # `Cholera claimed 40 men`; `the union claimed 400 nurses as members`
        for t in doers
        if t.lower in words.NAMED_DISEASES or (t.pos == "NOUN" and not is_person(t) and t.lemma.lower() not in _BODIES)
    ]
    return bool(doers) and counted and len(things) == len(doers)


_BODIES = frozenset(
    "union club company firm government ministry authority army force party team agency airline charity school university organisation "
    "organization group movement church association regime military navy side hospital".split()
)  # they claim members, or successes, and take nobody's life by claiming


def is_gone(document: Document, index: int) -> bool:
    """`three homes are gone`, `four houses fell in the quake`: destroyed; others have gone online or fell under rebel control."""
    token = document.tokens[index]
    others = [document.tokens[c] for c in token.children if document.tokens[c].dep in {"prep", "acomp", "advmod", "xcomp", "prt", "advcl"}]
    if token.lower == "gone":
        return not any(t.dep != "advcl" for t in others)
    return lemma_of(token) == "fall" and all(
        t.dep in {"advcl", "advmod"} or t.lower in {"in", "on", "during", "after", "down"} for t in others
    )


def struck_by(document: Document, index: int) -> bool:
    """`was hit by a car`: struck by something that harms."""
    return any(document.tokens[i].lemma.lower() in words.STRIKING_THINGS for i in document.subtree(index) if index < i <= index + 6)


def dies_there(document: Document, killed: int, said: int) -> bool:
    """`one later died in hospital`: the phrase tells where, no second harm."""
    between = document.tokens[min(killed, said) : max(killed, said)]
    return killed < said and lemma_of(document.tokens[killed]) == "die" and not any(t.lower in {"and", "but", ","} for t in between)


def cuts_power(document: Document, index: int) -> bool:
    """`cut power to 800,000 customers`, `electricity was cut to ...`, `power was turned off for ...`."""
    off = document.tokens[index + 1].lower == "off" if index + 1 < len(document.tokens) else False
    return (off or lemma_of(document.tokens[index]) != "turn") and any(
        document.tokens[c].lower in {"power", "electricity", "water", "gas", "supply", "supplies"} for c in document.tokens[index].children
    )


def predicates(document: Document, index: int) -> list[int]:
    """A verb and, where it is a bare participle on a subject (`12 men seized by a gang were freed`), the finite verb after it."""
    tokens = document.tokens
    if tokens[index].tag == "VBG" and tokens[index].dep == "csubj":  # `400 people fleeing the war were missing`
        return [index, *([tokens[index].head] if _has_no_subject(document, tokens[index].head) else [])]
    if (told := _believed(document, index)) is not None:
        return [told]
    if (
        tokens[index].tag == "VBG"
        and lemma_of(tokens[index]) in {"flee", "leave", "escape"}
        and (drowned := _after_fleeing(document, index)) is not None
    ):
        return [index, drowned]
    if tokens[index].tag not in {"VBN", "VBD"} or any(tokens[c].dep in {"aux", "auxpass"} for c in tokens[index].children):
        return [index]
    later = [c for c in tokens[index].children if c > index and tokens[c].dep in {"ccomp", "advcl"}]
    if tokens[index].dep in {"ccomp", "advcl"} and tokens[index].head > index:
        later.append(tokens[index].head)
    return [index, *(i for i in later if tokens[i].pos == "VERB" and _has_no_subject(document, i))]


def _believed(document: Document, index: int) -> int | None:
    """`12 of whom the mayor thinks are dead`: the verb said of the first subject, where the second is of those who believe; else None."""
    tokens = document.tokens
    subjects = [c for c in tokens[index].children if tokens[c].dep == "nsubj" and c < index]
    if len(subjects) < 2 or tokens[index].lemma.lower() not in BELIEVING:
        return None
    told = [c for c in tokens[index].children if tokens[c].dep == "ccomp" and c > index]
    return next((c for c in told if not any(tokens[s].dep in {"nsubj", "nsubjpass"} for s in tokens[c].children)), None)


BELIEVING = frozenset("believe say think fear presume know report claim estimate suspect".split())


def _after_fleeing(document: Document, index: int) -> int | None:
    """`80 people fleeing Lugo died`, where the parse makes the town drown: the finite verb after the place that people flee."""
    tokens = document.tokens
    for child in tokens[index].children:
        if tokens[child].dep != "ccomp" or tokens[child].tag != "VBD":
            continue
        subjects = [c for c in tokens[child].children if tokens[c].dep == "nsubj"]
        if subjects and tokens[subjects[0]].pos == "PROPN" and subjects[0] == child - 1 and lemma_of(tokens[child]) in words.INTRANSITIVE:
            first = min([subjects[0], *tokens[subjects[0]].children])
            return child if first == index + 1 else None
    return None


def _has_no_subject(document: Document, index: int) -> bool:
    """Whether a verb is finite, has no subject or conjunction of its own, and no comma stands right before it."""
    tokens = document.tokens
    children = [tokens[c] for c in tokens[index].children]
    first = min([index, *(t.i for t in children if t.dep in {"aux", "auxpass", "neg"})])
    finite = tokens[index].tag == "VBD" or any(t.dep in {"aux", "auxpass"} and t.tag in {"VBD", "VBP", "VBZ"} for t in children)
    if any(t.dep in {"nsubj", "nsubjpass", "mark", "expl", "advmod"} and t.i < index for t in children):
        return False
    return finite and tokens[first - 1].pos not in {"PUNCT", "CCONJ", "SCONJ"}


def lives_of(document: Document, life: int) -> list[Hit]:
    """`claimed the lives of a mother and two children`: what the verb above `lives` says of those they belong to."""
    verb = document.tokens[document.tokens[life].head]
    return [Hit(words.LIFE_VERBS[lemma_of(verb)], verb.i, "lives")]


_DRUGS = frozenset(
    "alcohol drug drugs cocaine cannabis marijuana steroid steroids doping substance substances epo opioids opiates methamphetamine "
    "amphetamine amphetamines heroin stimulant meldonium".split()
)


def positive_for_drugs(document: Document, index: int) -> bool:
    """`tested positive for alcohol`, `for a banned substance`: no disease."""
    following = [t.lower for t in document.tokens[index + 1 : index + 7]]
    return "for" in following and bool(_DRUGS & set(following[following.index("for") :][:5]))


def action_impacts(document: Document, noun: int, preposition: int) -> list[str]:
    """`the abduction and death of a woman`: what the action nouns before `of` say, a death in place of the wound that led to it."""
    tokens = document.tokens
    if any(tokens[c].lower == "attempted" for c in tokens[noun].children):
        return []
    if tokens[noun].lemma.lower() in _ELIMINATING:
        if not any(victim_words.GROUPS.get(tokens[c].lemma.lower()) == "combatant" for c in tokens[preposition].children):
            return []  # `the elimination of 300 posts`, `of three teams`
    nouns = [noun, *(c for c in tokens[noun].children if tokens[c].dep == "conj" and c < preposition)]
    told = [words.ACTION_NOUNS[lemma] for i in nouns if (lemma := tokens[i].lemma.lower()) in words.ACTION_NOUNS]
    return [impact for impact in dict.fromkeys(told) if not (impact == "injured" and "killed" in told)]


_ELIMINATING = frozenset({"elimination", "neutralisation", "neutralization"})


def poisoned(document: Document, index: int) -> bool:
    """`a gas leak sickened 120`: made ill by a poison, which is an injury and no case of a disease."""
    near = sentence_words(document, index)
    return bool(near & words.POISONS) and not near & _EATEN_GERMS


_EATEN_GERMS = words.NAMED_DISEASES | {"salmonella", "listeria", "e.coli", "norovirus", "typhoid", "hepatitis", "virus"}


def out_of_service(document: Document, index: int) -> bool:
    """`the outage hit 1.2 million homes`: they are without power, not damaged."""
    tokens = document.tokens
    return lemma_of(tokens[index]) in {"hit", "strike"} and any(tokens[i].lemma.lower() in words.OUTAGES for i in doers_of(document, index))


def not_found(document: Document, index: int, lemma: str) -> bool:
    """`are still to be found`, `have not been heard from`: those looked for in vain."""
    if lemma not in {"find", "locate", "trace", "see", "hear", "seek", "account"} or not is_passive(document, index):
        return False
    tokens = document.tokens
    if lemma == "seek":
        return tokens[index - 1].lower == "being" and bool(words_before(document, index) & words.SEARCHING)
    before = [t.lower for t in tokens[max(0, index - 5) : index]]
    if before[-2:] == ["to", "be"]:
        return "yet" in before or "still" in before
    return any(tokens[c].dep == "neg" for c in tokens[index].children) and (
        lemma != "see" or bool({"since", "again"} & sentence_words(document, index))
    )


def never_returned(document: Document, index: int, lemma: str) -> bool:
    """`55,000 never came home`: those who went to war or to sea and died there."""
    following = {t.lower for t in document.tokens[index + 1 : index + 3]}
    never = any(document.tokens[c].lower == "never" for c in document.tokens[index].children)
    return never and (lemma == "return" or (lemma in {"come", "make"} and bool(following & {"home", "back"})))


def airlifted(document: Document, index: int) -> str:
    """Those airlifted from a roof or a sinking ship are rescued; others (`from Libya`, `out of the war zone`) evacuated."""
    return "rescued" if sentence_words(document, index) & _PERILS else "evacuated"


_PERILS = frozenset("roof rooftop flood strand trap ship boat sea mountain cliff safety tree ledge river rescue rescuer helicopter".split())


# Those who flee a firm go to another.
_CUSTOMERS = frozenset("client customer investor advertiser subscriber depositor shopper shareholder voter donor".split())


_AT_HOME = frozenset("villager resident family civilian inhabitant household local peasant farmer".split())


def ran_from(document: Document, index: int, subject: Token) -> bool:
    """`the gunmen fled`, `two men robbed a bank and fled`, `fled the scene`: away from a deed, not from home."""
    tokens = document.tokens
    if subject.lemma.lower() in words.OFFENDERS or subject.lemma.lower() in _CUSTOMERS:
        return True
    if subject.lemma.lower() in _AT_HOME:
        return False  # `villagers have fled the area`
    sentence = document.sentences[tokens[index].sentence]
    following = tokens[index + 1 : min(index + 6, sentence.last)]
    if any(t.lower in words.SCENES or t.lower in _BOUND for t in following):
        return True
    looted = following[:1] and following[0].lower == "with" and any(t.lower in _LOOT for t in following)
    if looted and not any(t.lower in {"their", "only", "little", "no", "just"} for t in following):
        return True  # unlike `fled with only their cash and clothes`
    return any(lemma_of(tokens[i]) in _CRIMES and _has_prey(document, i) for i in _same_doing(document, index))


def _same_doing(document: Document, index: int) -> list[int]:
    """The verbs that share the subject of a verb: those it is joined with, and `after robbing a bank`."""
    tokens = document.tokens

    def own_subject(i: int) -> bool:
        return any(tokens[c].dep in {"nsubj", "nsubjpass"} for c in tokens[i].children)

    joined = [c for c in tokens[index].children if tokens[c].dep in {"conj", "advcl"}]
    joined += [g for c in tokens[index].children if tokens[c].dep == "prep" for g in tokens[c].children if tokens[g].dep == "pcomp"]
    found = [i for i in joined if not own_subject(i)]
    if tokens[index].dep == "conj" and not own_subject(index):
        head = tokens[index].head
        found += [head, *(c for c in tokens[head].children if tokens[c].dep == "conj" and not own_subject(c))]
    return [i for i in found if tokens[i].pos == "VERB"]


def _has_prey(document: Document, crime: int) -> bool:
    """`after robbing a bank`, unlike `after shooting broke out`, `after stabbing attacks`."""
    objects = [document.tokens[c] for c in document.tokens[crime].children if document.tokens[c].dep in {"dobj", "obj"}]
    return not is_passive(document, crime) and any(t.lemma.lower() not in EVENT_NOUNS for t in objects)


_BOUND = frozenset("northbound southbound eastbound westbound".split())
_LOOT = frozenset("$ £ € cash loot wallet purse jewelry jewellery".split())
_CRIMES = frozenset(
    "kill murder kidnap abduct ambush attack rob steal burgle burglarize shoot stab punch assault mug carjack vandalize snatch pistol-whip "
    "ransack".split()
)


def presumed(document: Document, dead: int) -> bool:
    """`eight are missing, presumed dead`."""
    return dead > 0 and document.tokens[dead - 1].lower in {"presumed", "feared", "believed"}


def joined_by_or(document: Document, a: int, b: int) -> bool:
    """`dead or missing`, `died or went missing`, a headline's `12 civilians killed, injured`: two words of one sum."""
    joint = document.tokens[min(a, b) + 1].lower
    return (abs(a - b) == 2 and joint in {"or", "and", ","}) or (abs(a - b) == 3 and joint == "or")


def by_hunger(document: Document, affect: int) -> bool:
    """`affected by severe food insecurity`: those affected are in need."""
    after = [t.lower for t in document.tokens[affect + 1 : affect + 6]]
    return after[:1] == ["by"] and bool({"insecurity", "malnutrition", "undernutrition", "hunger", "famine", "starvation"} & set(after))


def outcome(document: Document, index: int, impact: str) -> str:
    """`shot` and its like say an injury; `shot dead` and `shot and killed` a death."""
    if impact != "injured":
        return impact
    tokens = document.tokens
    children = tokens[index].children
    fatal = [c for c in children if tokens[c].dep == "conj" and lemma_of(tokens[c]) == "kill" and c - index <= 2]
    if also_killed(document, index) or any(not opens_inversion(document, c) for c in fatal):
        return "killed"
    texts = [t.lower for t in tokens[max(0, index - 1) : index + 6]]
    after = texts[1:] if index else texts
    if any(
        tokens[c].lower == "dead" and c > index and tokens[c].dep in {"acomp", "oprd", "advcl", "xcomp", "ccomp"}
        for c in tokens[index].children
    ):
        return "killed"  # `shot a guard dead`
    fatally = "fatally" in texts[:1] or after[1:2] == ["fatally"]
    if _proved_fatal(document, index):
        return "killed"
    put_to_death = "to" in after and "death" in after and after.index("death") - after.index("to") == 1
    if fatally or after[1:2] == ["dead"] or put_to_death or is_execution(document, index):
        return "killed"
    return impact


def _proved_fatal(document: Document, index: int) -> bool:
    """`The other two victims were stabbed`, after four people were told to be dead: how those victims died."""
    tokens = document.tokens
    victims = [c for c in tokens[index].children if tokens[c].dep == "nsubjpass" and tokens[c].lower == "victims"]
    if not any(tokens[c].lower in {"the", "both", "other"} for v in victims for c in tokens[v].children):
        return False
    told = words_before(document, index)
    return (
        bool((told | {t.lemma.lower() for t in tokens[:_LEAD]}) & _DEATHS_TOLD) and not (told | sentence_words(document, index)) & _OUTLIVED
    )


_LEAD = 100  # tokens of the title and the first sentences
_DEATHS_TOLD = frozenset("kill killed die dead death murder murdered".split())
_OUTLIVED = frozenset("injured wounded hurt survive survived survivor hospital treat condition".split())
