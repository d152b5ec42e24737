"""How far the article commits itself to a claim: asserted, denied, unverified, hypothetical or negated."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.claims.claim import Claim
from pipeline.claims.retractions import retraction
from pipeline.language.document import Document, Token

# Words that state a doubt about what they govern or modify.
DOUBT_ADVERBS = frozenset(
    "reportedly allegedly possibly purportedly apparently perhaps supposedly presumably probably likely unconfirmed".split()
)
DOUBT_VERBS = frozenset("fear presume allege believe suspect think rumour rumor suggest accuse".split())

# Words that make what they govern a plan, a threat, a forecast or a wish.
HYPOTHETICAL_VERBS = frozenset(
    "plan threaten want intend expect hope aim seek propose order urge tell advise vow pledge promise warn "
    "forecast predict project schedule "
    "consider ask require demand agree offer prepare could risk recommend".split()
)
HYPOTHETICAL_NOUNS = frozenset(
    "plan goal target proposal threat order forecast projection possibility risk potential cap limit aim".split()
)
_FORESEEING = frozenset("expect predict forecast project anticipate foresee".split())
FUTURE_MODALS = frozenset({"will", "wo", "'ll", "would", "'d", "shall", "should", "could", "can", "must"})
DOUBT_MODALS = frozenset({"may", "might"})
CONDITIONS = frozenset({"if", "unless", "until", "whether"})
NEGATIONS = frozenset({"not", "n't", "never"})

# `did not survive`, `never came home`, `cannot return`, `had not been heard from`: the negation itself tells the harm.
_HARM_WHERE_NEGATED = frozenset("survive make come return find revive resuscitate hear locate trace see have account".split())

# What one calls back to mind has happened, whatever the mood of the verb: `it will be recalled that nine miners were taken`.
_FACTIVE = frozenset("recall remember regret forget".split())
# A deed that is the ground of something to come has happened: `would stand trial for the murder of six`.
_GROUNDS = frozenset({"for", "over", "after", "since"})

_CLAUSE_LINKS = frozenset({"xcomp", "ccomp", "aux", "auxpass", "acl", "relcl", "pcomp", "advcl", "conj"})
_UNVERIFIED = re.compile(
    r"\b(?:could|cannot|can) ?(?:not|n't)? (?:immediately )?be (?:independently )?(?:verified|confirmed|corroborated)\b", re.I
)
_UNCONFIRMED = frozenset({"unconfirmed", "unverified", "unsubstantiated", "uncorroborated"})
_HEARSAY = frozenset({"rumour", "rumor", "speculation", "allegation"})
_HEARD = 6  # words of the parse above a claim
_VERIFYING = frozenset({"verify", "confirm", "corroborate", "authenticate"})
_SPEECH = frozenset("say tell report announce state add note confirm write claim declare".split())


def fill_status(document: Document, claim: Claim) -> None:
    """Write status and cue_text of a claim from the clause that carries it and the stances taken to it."""
    if (false := retraction(document, claim)) is not None:
        claim.status, claim.cue_text = "denied", false.text
        return
    if any(stance.stance == "denies" for stance in claim.stances):
        claim.status = "denied"
        return
    found = ("hypothetical", document.tokens[claim.trigger].text) if claim.how == "ordered" else _clause_status(document, claim)
    if found is None and any(stance.stance in {"not_verified", "disputes"} for stance in claim.stances):
        found = "unverified", claim.cue_text
    if found:
        claim.status, claim.cue_text = found


def _clause_status(document: Document, claim: Claim) -> tuple[str, str | None] | None:
    tokens = document.tokens
    if _set_right(document, claim) or _not_one(document, claim):
        return "negated", "not"
    zero = claim.quantity is not None and claim.quantity.best == 0
    none = tokens[claim.anchor].lower == "none" and not claim.implicit
    if none and not zero and (claim.how == "frame" or claim.trigger == tokens[claim.anchor].head):
        return "negated", tokens[claim.anchor].text  # `none of the 90 nurses was flown out`
    path = _governing_verbs(document, claim)
    doubt: str | None = None
    for depth, i in enumerate(path):
        token = tokens[i]
        lemma = token.lemma.lower()
        if depth and lemma in _VERIFYING:
            return ("unverified", token.text) if any(_leaves_open(tokens[c]) for c in token.children) else None
        if depth and (lemma in _SPEECH | _FACTIVE or _is_ground(document, claim, i)):
            break
        if lemma in DOUBT_VERBS and (_doubts_who(document, claim, token) or _is_label(tokens, i)):
            break
        texts = {tokens[c].lower: tokens[c] for c in token.children}
        negated = any(w in NEGATIONS for w in texts)
        if depth == 0 and not zero and negated and lemma not in _HARM_WHERE_NEGATED:
            return "negated", "not"
        modal = next((w for w in texts if w in FUTURE_MODALS and texts[w].dep == "aux"), None)
        if modal in {"will", "would"} and claim.how == "body_of":
            break  # `the families of the 12 victims will be paid`
        if modal == "would" and "what" in texts and lemma in {"be", "become"}:
            modal = None  # `found what would be nine bodies`
        if modal is None and depth and _is_due(tokens, token, tokens[path[depth - 1]]):
            return "hypothetical", token.text
        if modal and not zero and not (negated and lemma in _HARM_WHERE_NEGATED):
            perfect = any(w in {"have", "'ve"} and texts[w].dep == "aux" for w in texts)
            if not (modal in {"could", "would"} and perfect and modal == "could"):
                return "hypothetical", modal
            doubt = doubt or modal
        modal = next((w for w in texts if w in DOUBT_MODALS and texts[w].dep == "aux"), None)
        if modal:
            doubt = doubt or modal
        if any(w in CONDITIONS and texts[w].dep in {"mark", "advmod"} for w in texts) and depth == 0:
            if "if" in texts or "unless" in texts:
                return "hypothetical", "if"
        if depth and lemma in HYPOTHETICAL_VERBS and tokens[path[depth - 1]].dep == "xcomp":
            return "hypothetical", token.text
        if depth and lemma in _FORESEEING and tokens[path[depth - 1]].dep in {"dobj", "obj"}:
            return "hypothetical", token.text  # `expect 10,000 deaths`
        if depth and lemma in DOUBT_VERBS:
            doubt = doubt or token.text
        if depth == 0 and lemma in DOUBT_VERBS:
            doubt = doubt or token.text
        doubt = doubt or next((w for w in texts if w in DOUBT_ADVERBS and texts[w].dep == "advmod"), None)
    for i in {claim.anchor, claim.head if claim.head is not None else claim.anchor}:
        for c in tokens[i].children:
            if tokens[c].lower in {"alleged", "presumed", "feared", "possible", "suspected"} and claim.impact in {
                "killed",
                "infected",
                "missing",
            }:
                if tokens[c].lower != "suspected" or claim.impact == "infected":
                    doubt = doubt or tokens[c].text
    first = tokens[tokens[claim.trigger].head]  # `were allegedly tortured and killed`
    if doubt is None and tokens[claim.trigger].dep == "conj" and claim.anchor in first.children:
        doubt = next((tokens[c].text for c in first.children if tokens[c].lower in DOUBT_ADVERBS and c < first.i), None)
    before = tokens[claim.trigger - 1]
    if doubt is None and claim.trigger and before.lower in {"feared", "presumed", "believed"}:
        doubt = before.text  # a headline's `300 feared drowned`
    sentence = document.sentences[claim.sentence]
    if doubt is None and _UNVERIFIED.search(document.text, max(sentence.start, claim.start - 300), min(sentence.end, claim.end + 300)):
        doubt = "not verified"
    doubt = doubt or _hearsay(document, claim)
    wanted = any(tokens[c].tag == "TO" for c in tokens[claim.trigger].children)  # unlike `called police after two men were shot`
    if first.lemma.lower() == "call" and tokens[claim.trigger].dep in {"advcl", "ccomp"} and claim.anchor > first.i and wanted:
        return "hypothetical", first.text  # `the deal calls for nine hostages to be freed`
    governor = _noun_governor(document, claim)
    if governor is not None and tokens[governor].lemma.lower() in HYPOTHETICAL_NOUNS:
        return "hypothetical", tokens[governor].text
    return ("unverified", doubt) if doubt else None


def _is_ground(document: Document, claim: Claim, verb: int) -> bool:
    """Whether a deed is what something else is done about: `would stand trial for the murder of six`, unlike `planes for 500 refugees`."""
    tokens = document.tokens
    if claim.impact not in {"killed", "injured", "abducted"} or (
        tokens[claim.trigger].pos != "NOUN" and tokens[claim.trigger].dep != "pcomp"
    ):
        return False
    for i in document.ancestors(claim.trigger):
        if i == verb:
            return False
        if tokens[i].dep == "prep" and tokens[i].lower in _GROUNDS:
            return True
    return False


def _doubts_who(document: Document, claim: Claim, doubt: Token) -> bool:
    """`Two men thought to have fled were held`: a doubt about those who are counted, which the parser takes for the main verb."""
    tokens = document.tokens
    first = next((c for c in doubt.children if tokens[c].dep == "xcomp" and c > doubt.i), None)
    if first is None or claim.trigger in document.subtree(first):
        return False
    clauses = [tokens[c] for c in doubt.children if tokens[c].dep == "ccomp" and c > first]
    return any(not any(tokens[c].dep in {"nsubj", "nsubjpass", "mark", "expl"} for c in clause.children) for clause in clauses)


def _is_due(tokens: list[Token], be: Token, verb: Token) -> bool:
    """`nine hostages are to be freed`, unlike `the driver is to blame`."""
    if be.lemma.lower() != "be" or verb.dep != "xcomp" or verb.lemma.lower() == "blame":
        return False
    if any(t.lower in {"yet", "still"} for t in tokens[be.i + 1 : verb.i]):
        return False  # `are yet to be found`
    below = {tokens[c].dep for c in verb.children}
    if verb.lemma.lower() in {"investigate", "examine", "probe", "review", "study", "discuss", "mourn", "mark", "commemorate", "hear"}:
        return False  # `are to investigate the killing of three`: what is looked into has happened
    planned = be.tag in {"VBZ", "VBP"} or "auxpass" in below
    return planned and any(tokens[c].tag == "TO" for c in verb.children)


def _hearsay(document: Document, claim: Claim) -> str | None:
    """The word that says a claim is no more than hearsay: `unconfirmed reports of 12 deaths`, `rumours that 12 had died`, `unverified
    videos showed 12 bodies`."""
    tokens = document.tokens
    if claim.source_text and claim.source_text.split()[0].lower() in _UNCONFIRMED:
        return claim.source_text.split()[0]
    for i in [claim.anchor, *islice(document.ancestors(claim.anchor), _HEARD)]:
        subjects = [c for c in tokens[i].children if tokens[c].dep == "nsubj"] if i != claim.trigger else []
        for noun in (i, *subjects):
            if (
                noun != claim.anchor
                and tokens[noun].lemma.lower() in _HEARSAY
                and tokens[noun].pos == "NOUN"
                and not _is_label(tokens, noun)
            ):
                return tokens[noun].text
            doubt = next((tokens[c].text for c in tokens[noun].children if tokens[c].lower in _UNCONFIRMED), None)
            if doubt is not None:
                return doubt
        if tokens[i].dep in {"advcl", "conj"}:
            return None  # `Speculation grew after 12 had died`
        if tokens[i].dep == "relcl" and any(tokens[c].lower == "the" for c in tokens[tokens[i].head].children):
            return None  # `speculation about the attack that killed 12`
    return None


def _is_label(tokens: list[Token], i: int) -> bool:
    """Whether a word only names what a headline is about: `Ghost rumours: mob kills three`."""
    return i + 1 < len(tokens) and tokens[i + 1].text == ":"


def _leaves_open(token: Token) -> bool:
    """`could not be confirmed`, `to be verified`, unlike `have been confirmed` and `can confirm`."""
    return token.dep == "neg" or (token.dep == "aux" and (token.tag == "TO" or token.lower in {"may", "might"}))


def _not_one(document: Document, claim: Claim) -> bool:
    """`Not a single soldier died`, `not one of our men was killed`."""
    first = document.token_at(claim.start)
    return first > 0 and document.tokens[first - 1].lower == "not" and claim.best == 1


def _set_right(document: Document, claim: Claim) -> bool:
    """`killed 12 people, not 20`: a figure that is put aside for another."""
    first = document.token_at(claim.start)
    before = [t.lower for t in document.tokens[max(0, first - 2) : first]]
    if claim.quantity is None or claim.quantity.quantifier == "vague" or before not in ([",", "not"], ["and", "not"], ["-", "not"]):
        return False
    return (claim.quantity.best or 0) > 1


def _governing_verbs(document: Document, claim: Claim) -> list[int]:
    """The verb of the clause that carries the claim, then the verbs that govern it, at most four."""
    tokens = document.tokens
    path: list[int] = []
    i = claim.trigger
    if tokens[i].pos not in {"VERB", "AUX", "ADJ"}:
        i = claim.anchor
    previous_dep = ""
    for j in [i, *document.ancestors(i)]:
        if tokens[j].pos in {"VERB", "AUX"} or j == claim.trigger:
            if path and (previous_dep in {"advcl", "conj"} or _is_parted(document, path[-1], j)):
                break
            path.append(j)
            previous_dep = tokens[j].dep
            if tokens[j].dep in {"acl", "relcl", "advcl"} and len(path) > 0:
                break
        elif tokens[j].dep not in _CLAUSE_LINKS:
            previous_dep = previous_dep or tokens[j].dep
        if len(path) >= 4:
            break
    return path


def _is_parted(document: Document, one: int, other: int) -> bool:
    """`Ten were rescued; six are believed to be held`: whether a semicolon stands between two verbs."""
    first, last = sorted((one, other))
    return document.text.find(";", document.tokens[first].end, document.tokens[last].start) >= 0


def _noun_governor(document: Document, claim: Claim) -> int | None:
    """The noun that governs the claim's noun phrase through `of` or `to`: `a target of 8,000`."""
    token = document.tokens[claim.anchor]
    above = document.tokens[token.head]
    if token.dep == "dobj" and above.dep == "pcomp":  # a goal of resettling 9,000
        token, above = above, document.tokens[above.head]
    if token.dep in {"pobj", "pcomp"} and above.lower in {"of", "for", "to"} and above.head != above.i:
        return above.head
    return None
