"""People who are forced, told or ordered to leave: `made to flee`, `driven from their homes`, `told to leave the area`."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.claims.flight import CALAMITY, is_place, told_of
from pipeline.claims.hits import Hit, Role, is_passive
from pipeline.language.document import Document, Token

_PLACED = 12  # tokens from those driven out to the verb that says so


def made_to_leave(document: Document, index: int, role: Role, victim: int) -> Hit | None:
    """`ordered 20,000 residents to leave`, `thousands were forced to flee`, `were told to leave their homes`."""
    tokens = document.tokens
    lemma = tokens[index].lemma.lower()
    if lemma in words.LEAVING_VERBS and role == "subject" and tokens[index].dep in {"ccomp", "xcomp"}:
        above = tokens[tokens[index].head]
        lemma, leaving = above.lemma.lower(), index
    else:
        leaving = next(
            (c for c in tokens[index].children if tokens[c].dep in {"xcomp", "ccomp"} and tokens[c].lemma.lower() in words.LEAVING_VERBS),
            -1,
        )
        if any(tokens[c].lemma.lower() in _POSTS for c in tokens[leaving].children if leaving >= 0 and tokens[c].dep in {"dobj", "obj"}):
            return None  # `urged two ministers to leave the cabinet`
        if leaving < 0 and lemma in {"force", "drive", "compel"}:
            leaving = _forced_to_migrate(document, index)
        if leaving < 0 and lemma in {"force", "drive", "compel"}:
            leaving = _forced_to_leave(document, victim)
        if lemma == "call" and any(t.lower in {"on", "upon"} for t in tokens[index + 1 : index + 2]):
            lemma = "urge"
        if leaving < 0 and lemma in words.ORDERING_VERBS:
            leaving = told_to_leave(document, index)
        if lemma in {"force", "drive"} and leaving < 0 and (refuge := _to_seek_refuge(document, index)):
            return Hit("displaced", refuge, "driven")
        if leaving < 0 or (role == "subject" and not is_passive(document, index)):
            return None
    if tokens[leaving].lemma.lower() == "evacuate" and is_passive(document, leaving):
        return Hit("evacuated", leaving, "driven")
    finite = tokens[leaving].tag in {"VBD", "VBP", "VBZ"}  # `told police that two men fled`
    if lemma in words.ORDERING_VERBS and not finite:
        return Hit("evacuated", leaving, "ordered")
    if lemma in words.DRIVING_VERBS and (lemma in {"force", "drive"} or _from_home(document, leaving)):
        return Hit("displaced", leaving, "driven")
    return None


def _forced_to_migrate(document: Document, index: int) -> int:
    """`could be forced to migrate`, `were driven to emigrate`: the verb of those who go; -1 where there is none."""
    tokens = document.tokens
    going = (
        c for c in tokens[index].children if tokens[c].dep in {"xcomp", "ccomp"} and tokens[c].lemma.lower() in {"migrate", "emigrate"}
    )
    return next(going, -1)


def _forced_to_leave(document: Document, victim: int) -> int:
    """`forced 150,000 people across the north to abandon their homes`: the verb of leaving, where the parse hangs it on the place; -1 where
    there is none."""
    tokens = document.tokens
    last = min(victim + _PLACED, document.sentences[tokens[victim].sentence].last)
    for i in range(victim + 1, last - 1):
        if tokens[i].pos in {"VERB", "AUX", "PUNCT"}:
            return -1
        if tokens[i].lower == "to" and tokens[i + 1].tag == "VB":
            return i + 1 if tokens[i + 1].lemma.lower() in words.LEAVING_VERBS | {"abandon"} else -1
    return -1


def _to_seek_refuge(document: Document, index: int) -> int | None:
    """`forced 300 people to seek shelter`: the verb of those who are driven."""
    tokens = document.tokens
    seeking = (c for c in tokens[index].children if tokens[c].dep in {"xcomp", "ccomp"} and tokens[c].lemma.lower() in {"seek", "take"})
    return next((c for c in seeking if any(tokens[o].lower in {"shelter", "refuge", "asylum"} for o in tokens[c].children)), None)


def _from_home(document: Document, leaving: int) -> bool:
    """`prompted thousands to flee`, `caused 40 families to leave their homes`; ministers whom a row prompts to leave have not fled."""
    return document.tokens[leaving].lemma.lower() in {"flee", "evacuate"} or any(
        t.lemma.lower() in _HOMES for t in document.tokens[leaving + 1 : leaving + 7]
    )


_HOMES = frozenset("home house village town city area country region camp island building apartment".split())


def told_to_leave(document: Document, index: int) -> int:
    """The token of the verb in `told to be ready to leave`, `ordered to clear out of Georgia`; -1 where there is none."""
    sentence = document.sentences[document.tokens[index].sentence]
    near = document.tokens[index + 1 : min(index + 12, sentence.last)]
    for i, token in enumerate(near):
        if token.tag != "TO" or i + 1 >= len(near):
            continue
        verb = near[i + 1] if not near[i + 1].lower.endswith("ly") or i + 2 >= len(near) else near[i + 2]
        out = verb.lower in {"clear", "get", "move"} and any(t.lower == "out" for t in near[i + 2 : i + 5])
        objects = [document.tokens[c] for c in verb.children if document.tokens[c].dep in {"dobj", "obj"}]
        leaves = verb.lower in words.LEAVING_VERBS - {"move"} and not any(t.lemma.lower() in _POSTS for t in objects)
        if verb.lower == "leave" and any(t.tag in {"NN", "NNS"} and t.lemma.lower() not in _HOMES | _LEFT for t in objects):
            continue  # `leave their cars at home`
        if out or leaves or _is_to_go(document, verb):
            return verb.i
    return -1


def _is_to_go(document: Document, verb: Token) -> bool:
    """`told to abandon their homes`, `urged to go` where an evacuation or a disaster is told of; people are told to go home, too."""
    tokens = document.tokens
    if verb.lower == "abandon":
        return any(is_place(tokens[c], _HOMES) for c in verb.children if tokens[c].dep in {"dobj", "obj"})
    ends = tokens[verb.i + 1].lower in _NO_GOAL if verb.i + 1 < len(tokens) else True
    return verb.lower == "go" and ends and bool(told_of(document, verb.i) & CALAMITY)


_LEFT = frozenset("apartment flat shelter school hotel zone province district valley coast office mosque church building land farm".split())
# What people are told to leave without being in danger.
_POSTS = frozenset(
    "cabinet talk meeting party job post office team club government coalition stage pitch field court union company politics "
    "eu army power group race parliament".split()
)
_NO_GOAL = frozenset(". , ; \" ” ' now immediately if as before because when by".split())
