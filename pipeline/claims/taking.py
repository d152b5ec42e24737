"""Verbs of taking, holding, freeing and driving out, whose harm depends on who does it: rescuers, the law, captors, authorities."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims import victim_words
from pipeline.claims.circumstances import doers_of, next_word, sentence_words, subjects_of, words_before
from pipeline.claims.hits import Hit, is_passive, is_structure
from pipeline.claims.inflections import lemma_of
from pipeline.language.document import Document, Token


def taken(document: Document, index: int, lemma: str, victim: int, *, passive: bool) -> list[Hit]:
    """What being picked up, pulled out, captured, seized or held means, by who does it: rescuers, the law, or captors."""
    tokens = document.tokens
    sentence = document.sentences[tokens[index].sentence]
    near = {t.lemma.lower() for t in document.words(sentence)}
    doers = {tokens[i].lemma.lower() for i in doers_of(document, index)}
    if lemma == "pick" and "they" in doers and words_before(document, index) & words.CAPTIVITY:
        return [Hit("abducted", index, "taken")]
    if lemma == "capture" and {t.lower for t in tokens[index + 1 : index + 4]} & _PICTURES:
        return []  # `were captured on camera`
    if lemma == "take" and passive and _is_taken_in(document, index):
        return [Hit("detained", index, "taken")]
    if lemma == "take":
        last = tokens[index + 1].lower in {".", ",", ";", "and", "from", "by"} if index + 1 < len(tokens) else True
        if (doers & words.LAW and not doers & words.CAPTORS) or _is_brought(document, index):
            return []  # `Two witnesses were taken by guards to the court` that tries the kidnapper
        if passive and last and _by_immigration(document, index):
            return [Hit("detained", index, "taken")]
        return [Hit("abducted", index, "taken")] if passive and last and (near | words_before(document, index)) & _KIDNAPPING else []
    if lemma in {"pick", "pull"} and doers & words.CAPTORS:
        return [Hit("abducted", index, "taken")]  # `Gunmen pulled two nurses off a bus`
    out = lemma == "pull" and "out" in {t.lower for t in tokens[index + 1 : index + 5]}
    if out and (near | words_before(document, index)) & _TRAPPED_PEOPLE | {"flood", "maroon", "marooned", "strand"} & near:
        return [Hit("rescued", index, "taken")]
    if lemma in {"pick", "pull"}:
        if near & words.AT_SEA or (lemma == "pick" and words_before(document, index) & _AT_SEA_BEFORE):
            return [Hit("rescued", index, "taken")]
        protest = passive and (near | words_before(document, index)) & _UNREST
        lawful = (near | doers) & words.LAW or protest or (passive and _is_picked_up(document, index))
        return [Hit("detained", index, "taken")] if lemma == "pick" and lawful else []
    if lemma == "hold" and _are_cared_for(document, index):
        return []
    if lemma == "hold":
        if doers & words.PRISONS:
            return [Hit("detained", index, "counted")]
        going_on = any(tokens[c].lower == "being" for c in tokens[index].children)
        following = [t.lower for t in tokens[index + 1 : index + 3]]
        if not near & words.CAPTIVITY and near & words.PRISONS:
            return [Hit("detained", index, "taken")]
        if (
            passive
            and following[:1] not in (["up"], ["in"])
            and not near & words.CAPTIVITY
            and victim_words.GROUPS.get(tokens[victim].lemma.lower()) == "migrant"
        ):
            return [Hit("detained", index, "taken")]  # `40 migrants were held across the country`
        why = {"over", "on", "after"} | ({"in", "for", "under"} if tokens[index].end <= document.title_end else set())
        charged = passive and bool(why & set(following[:1])) and following != ["on", "to"]
        if passive and words_before(document, index) & words.CAPTIVITY and _are_of_the_law(document, index):
            return [Hit("held", index, "taken")]  # `Rebels took soldiers captive. The army said 34 soldiers were held.`
        if not near & words.CAPTIVITY and (charged or near & words.LAW):
            return [Hit("detained", index, "taken")] if passive or doers & words.LAW else []
        before = words_before(document, index)
        if passive and not (near | before) & words.CAPTIVITY and before & _TAKEN_IN:
            return [Hit("detained", index, "taken")]
        if going_on and not near & words.CAPTIVITY and before & (_TAKEN_IN | _LOCKED_UP) and not before & words.CAPTIVITY:
            return [Hit("detained", index, "taken")]
        if not passive and not doers & words.CAPTORS and not near & words.CAPTIVITY and _last_told_of_prison(document, index):
            return [Hit("detained", index, "taken")] if tokens[index].tag in {"VBG", "VBZ", "VBP"} else []  # `Chad is holding 21`
        if near & words.CAPTIVITY or going_on or (not passive and _captors(document, index)):
            return [Hit("held", index, "taken")]
        return []
    if not doers and not passive:
        doers = {tokens[i].lemma.lower() for i in _shared_subject(document, index)}  # `troops shelled the town and captured 40 men`
    if not doers & (words.CAPTORS | words.LAW) and _taken_in_war(document, index, victim, lemma):
        return [Hit("detained", index, "taken")]
    told = near | words_before(document, index)
    if passive and not doers and _arrests_before(document, index) and not told & (words.CAPTORS | words.CAPTIVITY | _KIDNAPPING):
        return [Hit("detained", index, "taken")]  # `Police arrested 12 in Leon. Two were seized in Lugo.`
    outlaws = near & words.OUTLAWS
    if outlaws and words_before(document, index) & _KIDNAPPING:  # then a gang is as likely the taker as the one taken
        outlaws &= {tokens[i].lemma.lower() for c in tokens[index].children if c < index for i in document.subtree(c)}
    return [Hit("detained" if doers & words.LAW or (not doers and outlaws) else "abducted", index, "taken")]


def _is_taken_in(document: Document, index: int) -> bool:
    """`Six men were taken in and released on bail`: by the law; relatives and hosts take people in as well."""
    tokens = document.tokens
    if not any(tokens[c].lower == "in" and tokens[c].dep == "prt" for c in tokens[index].children):
        return False
    doers = {tokens[i].lemma.lower() for i in doers_of(document, index)}
    near = sentence_words(document, index)
    lawful = near & _OF_COURTS or (near & _FREED and words_before(document, index) & _TAKEN_IN)
    return bool(doers & words.LAW) or (not doers and bool(lawful))


def _is_picked_up(document: Document, index: int) -> bool:
    """`Nine men were picked up.`, `were picked up on Monday in Leon`: only the law is left unsaid so; buses and parents are named."""
    near = document.tokens[index + 2 : index + 3]
    if next_word(document, index) != "up" or doers_of(document, index):
        return False
    told = sentence_words(document, index) | words_before(document, index)
    return bool(near) and near[0].lower in {".", ";", "over", "on"} and not told & (_JOURNEYS | _SPORTS)


def _shared_subject(document: Document, index: int) -> list[int]:
    """The subjects of the first of the verbs that a verb is joined with."""
    i = index
    for _ in range(_JOINED):
        if document.tokens[i].dep != "conj" or subjects_of(document, i):
            break
        i = document.tokens[i].head
    return subjects_of(document, i)


def _by_immigration(document: Document, index: int) -> bool:
    """`Nine pickers were taken from a farm`, after a raid of immigration agents was told of: they were arrested."""
    told = sentence_words(document, index) | words_before(document, index)
    return "immigration" in told and bool(told & _ARRESTS) and not told & (words.HOSPITAL_WORDS | words.CAPTORS | _KIDNAPPING)


def _arrests_before(document: Document, index: int) -> bool:
    """Whether the sentence before that of a verb tells of arrests."""
    number = document.tokens[index].sentence
    return number > 0 and any(t.lemma.lower() in _ARRESTS for t in document.words(document.sentences[number - 1]))


def _taken_in_war(document: Document, index: int, victim: int, lemma: str) -> bool:
    """`six rebels were captured`, `two soldiers captured in May`: fighters taken by the other side are its prisoners.

    Soldiers may have been taken by captors too, where the text tells of some.
    """
    if lemma != "capture":
        return False
    named = document.tokens[victim].lemma.lower()
    if named in words.CAPTORS or named in _IRREGULARS or _is_member_of(document, victim, _IRREGULARS):
        return True
    told = sentence_words(document, index) | words_before(document, index)
    return named in _SOLDIERS and not told & (words.CAPTORS | words.CAPTIVITY | _KIDNAPPING)


def _is_member_of(document: Document, i: int, bodies: frozenset[str]) -> bool:
    """`six militia members`, `two men of the gang`: whether the words beside a noun name one of the bodies."""
    before = document.tokens[max(0, i - 1) : i]
    return any(t.lemma.lower() in bodies | words.CAPTORS for t in before)


def _last_told_of_prison(document: Document, index: int) -> bool:
    """Whether, of jails and of captivity, the text before the sentence of a verb told of jails last."""
    first = document.sentences[document.tokens[index].sentence].first
    for token in reversed(document.tokens[max(0, first - _TOLD_BEFORE) : first]):
        if {token.lower, token.lemma.lower()} & (_LOCKED_UP | words.CAPTIVITY):
            return token.lower in _LOCKED_UP or token.lemma.lower() in _LOCKED_UP
    return False


def _are_of_the_law(document: Document, index: int) -> bool:
    """Whether those held are soldiers or police, and nobody is said to hold them."""
    tokens = document.tokens
    held = [c for c in tokens[index].children if tokens[c].dep == "nsubjpass"]
    return not doers_of(document, index) and any(tokens[c].lemma.lower() in words.LAW for c in held)


def _is_brought(document: Document, index: int) -> bool:
    """`were taken from their homes to a hotel`: a place to be at is told, as of guests; a camp or a forest is where captors bring them."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[index + 1 : min(index + _BROUGHT_REACH, sentence.last)]
    to = next((t.i for t in near if t.lower == "to"), None)
    return to is not None and any(t.lemma.lower() in _LODGINGS for t in document.tokens[to + 1 : min(to + 5, sentence.last)])


def _are_cared_for(document: Document, index: int) -> bool:
    """`The facility held 750 patients`, `the centre holds 200 pupils`: nobody is locked in, unless captors or the law hold them."""
    tokens = document.tokens
    sentence = document.sentences[tokens[index].sentence]
    following = tokens[index + 1 : min(index + _HELD_REACH, sentence.last)]
    doers = {tokens[c].lemma.lower() for c in doers_of(document, index)}
    if {form for t in following for form in (t.lower, t.lemma.lower())} & _UPROOTED and doers & {"camp", "centre", "center"}:
        return True
    if doers & (words.CAPTORS | words.LAW | words.OUTLAWS) or (not doers and is_passive(document, index)):
        return False  # `Thirty students were held after the march`
    held = [c for c in tokens[index].children if tokens[c].dep in {"dobj", "obj", "nsubjpass"}]
    return any(tokens[c].lemma.lower() in _CARED_FOR for c in held)


def rescued_when_freed(document: Document, index: int) -> bool:
    """`Seventy others had been freed by nightfall`: where rescuers are at work and nobody is a captive."""
    near = sentence_words(document, index) | words_before(document, index)
    return bool(near & _TRAPPED_PEOPLE) and not near & (words.CAPTIVITY | words.PRISONS | {"prisoner", "detainee", "amnesty", "bail"})


_TRAPPED_PEOPLE = frozenset("rescuer rubble debris wreckage firefighter trap quake earthquake landslide miner cave mineshaft".split())
_TOLD_BEFORE = 60  # tokens
_LOCKED_UP = frozenset("bars prison jail jailed imprisoned prisoner".split())
_TAKEN_IN = frozenset("arrest detain detention custody police coup purge".split())
_ARRESTS = frozenset("arrest detain detention custody".split())
_JOINED = 4  # verbs that share a subject
_OF_COURTS = frozenset("charge bail questioning questioned suspicion warrant interrogation".split())
_PICTURES = frozenset("camera film video tape footage cctv photo photograph".split())
_SPORTS = frozenset("coach player team club season squad swimmer runner race league".split())
_FREED = frozenset("release free".split())
_JOURNEYS = (
    frozenset("bus taxi van driver parent lift flight airport train school passenger ferry ambulance scout club".split())
    | words.AT_SEA
    | words.CAPTIVITY
)
_IRREGULARS = frozenset("hit militia paramilitary self-defense self-defence jihadi taliban terrorist mercenary sniper commander".split())
_SOLDIERS = frozenset("soldier troop serviceman servicewoman marine paratrooper reservist conscript airman sailor crewman".split())
_UNREST = frozenset("protest protester demonstrator rally unrest riot crackdown coup".split())
_AT_SEA_BEFORE = frozenset({"boat", "dinghy", "navy", "coastguard", "capsize", "migrant", "ferry"})
_HELD_REACH = 20  # tokens from the verb in which those held are described
_UPROOTED = frozenset("displaced refugee driven flee fled evacuee homeless".split())
_KIDNAPPING = frozenset("kidnap kidnapping kidnapper abduct abduction abductor captor ransom".split())
_CARED_FOR = frozenset("patient pupil student guest resident visitor spectator book member refugee evacuee".split())
_BROUGHT_REACH = 10  # tokens from `taken` to where
_LODGINGS = frozenset("court courthouse courtroom hotel museum theatre theater church station safety hospital clinic airport".split())
_VENUES = frozenset("stadium arena hall theatre theater venue ship boat bus plane room ground aircraft vessel".split())
_HOLDERS = frozenset({"it", "i", "you"})  # `I held two cousins by the hand`


def _captors(document: Document, index: int) -> bool:
    """Whether those who hold are people or a force; a building that could hold 5,000 and a man who holds a record take nobody."""
    tokens = document.tokens
    subjects = [c for c in tokens[index].children if tokens[c].dep == "nsubj"]
    able = any(tokens[c].lower in {"can", "could", "will", "would", "may"} for c in tokens[index].children)
    return (
        bool(subjects)
        and not able
        and all(tokens[c].pos in {"NOUN", "PROPN", "PRON"} and tokens[c].lower not in _HOLDERS for c in subjects)
        and not any(is_structure(tokens[c]) or tokens[c].lemma.lower() in _VENUES for c in subjects)
    )


def hostage(document: Document, index: int, victim: int) -> int | None:
    """`took several tourists hostage`, `were held captive`: the token of the word that says so."""
    for i in range(index + 1, min(max(index, victim) + 4, len(document.tokens))):
        if document.tokens[i].lower in {"hostage", "captive", "prisoner"}:
            return i
    return None


def freed(document: Document, copula: int) -> bool:
    """`All 30 girls are free`, where captivity or a taking was told of."""
    tokens = document.tokens
    free = next((c for c in tokens[copula].children if tokens[c].lower == "free" and tokens[c].dep == "acomp"), None)
    if free is None or (free + 1 < len(tokens) and tokens[free + 1].lower in {"to", "of", "from", "for"}):
        return False
    near = sentence_words(document, copula) | words_before(document, copula)
    return bool(near & (words.CAPTIVITY | {"abduct", "seize", "take", "hold"}))


def let_go(document: Document, joined: int) -> bool:
    """`were held and later let go`: whether the verb at token `joined`, behind a passive, is one of the two words."""
    tokens = document.tokens
    if is_passive(document, joined) or not any(tokens[c].dep == "auxpass" for c in tokens[tokens[joined].head].children):
        return False
    first = joined if tokens[joined].lower == "let" else joined - 1
    return [t.lower for t in tokens[first : first + 2]] == ["let", "go"]


def caught_by_law(document: Document, index: int, victim: Token) -> bool:
    """`Border agents caught 300 people`, `two smugglers were caught`, `were caught at a roadblock`, `were caught trying to cross`."""
    tokens = document.tokens
    doers = {tokens[i].lemma.lower() for i in doers_of(document, index)}
    following = tokens[index + 1 : index + 5]
    passive = is_passive(document, index) and not doers
    in_the_act = (
        passive and bool(following) and following[0].lower in {"trying", "attempting", "smuggling", "stealing", "red", "red-handed"}
    )
    stopped = passive and bool(following) and following[0].lower in {"at", "near"} and any(t.lemma.lower() in _STOPS for t in following)
    return victim.lemma.lower() in words.OFFENDERS | words.OUTLAWS or bool(doers & words.LAW) or in_the_act or stopped


_STOPS = frozenset({"roadblock", "checkpoint", "border", "airport", "frontier"})


def swap_of(document: Document, index: int) -> bool:
    """`The exchange of prisoners would involve 90 men`: whether the subject of a verb is a swap of captives."""
    tokens = document.tokens
    subjects = [i for i in subjects_of(document, index) if tokens[i].lemma.lower() in {"exchange", "swap"}]
    return bool(subjects) and bool((sentence_words(document, index) | words_before(document, index)) & _SWAPPED)


_SWAPPED = frozenset("prisoner captive hostage detainee pow pows captivity".split())


_RELEASABLE = frozenset({"prisoner", "combatant", "police"})  # groups of victims whom captors release
_CLUBS = frozenset("club team side franchise party school university college academy league caucus federation label".split())


def by_a_club(document: Document, index: int, victim: int) -> bool:
    """`released three players`, `were expelled from the party`: a club, a school or a party ends a membership of the one at `victim`."""
    tokens = document.tokens
    if lemma_of(tokens[index]) == "release" and victim_words.GROUPS.get(tokens[victim].lemma.lower()) in _RELEASABLE:
        return False  # `The rebels' side released three soldiers`
    doers = {tokens[i].lemma.lower() for i in subjects_of(document, index)}
    by = {"by", "from"} if lemma_of(tokens[index]) == "expel" else {"by"}
    named = {tokens[j].lemma.lower() for c in tokens[index].children if tokens[c].lower in by for j in tokens[c].children}
    return bool((doers | named) & _CLUBS)


def takers(document: Document, index: int) -> str | None:
    """What `took 60 people away`, `were taken away by rebels` mean by who does it: captors abduct, the police detain; None for others.

    Where nobody is said to do it, captors who were told of before and no police.
    """
    passive = is_passive(document, index)
    doers = {document.tokens[i].lemma.lower() for i in (doers_of if passive else subjects_of)(document, index)}
    if passive and not doers:
        doers = sentence_words(document, index) | words_before(document, index)
        doers = doers if not doers & words.LAW else set()
    return "abducted" if doers & words.CAPTORS else "detained" if doers & words.LAW else None


def by_the_law(document: Document, index: int) -> bool:
    """`students were carted off`: by the police, where a protest or the police was told of and no captor."""
    if lemma_of(document.tokens[index]) in {"pull", "force"}:  # captors do so as often: only where the law is named as the doer
        return any(document.tokens[i].lemma.lower() in words.LAW for i in doers_of(document, index))
    near = sentence_words(document, index) | words_before(document, index)
    return bool(near & (words.LAW | _UNREST)) and not near & words.CAPTORS
