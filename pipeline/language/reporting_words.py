"""The words of reported speech, as data.

Provenance: the verbs are those of the speech-act classes of English grammar that take a that-clause or a quotation (Quirk et al.,
A Comprehensive Grammar of the English Language, 14.28-30 and 16.30-33; Levin, English Verb Classes, 37.1-37.12 "verbs of
communication"), kept where news writing uses them to attribute a fact. The evidential adverbs and raising predicates follow
Aikhenvald's account of reported evidentials in English. Nothing here was taken from a labelled corpus.
"""

from __future__ import annotations

# -- verbs, by the stance that their subject takes towards what is reported -------------------------------------------------------------

# Plain saying: may stand after a quotation ("..., she said") as well as before a clause.
SAY_VERBS = frozenset(
    """add admit announce argue allege advise affirm assert attest boast caution claim comment complain conclude contend convey counter
    declare describe disclose emphasise emphasize estimate exclaim explain highlight hint indicate inform insist joke lament maintain mention
    note observe opine point post proclaim promise quip read recall recount reiterate relate relay remark repeat reply report respond reveal
    say shout specify state stress suggest tell testify text tweet underline underscore urge vow warn write yell""".split()
)
# The plainest of them, which take any subject ("the coach said").
CORE_SAY_VERBS = frozenset("add announce claim explain report say state tell warn write".split())
# What courts and coroners do in a clause.
RULE_VERBS = frozenset("conclude determine rule".split())
# What reporters on the spot do ("a photographer of the agency counted six bodies").
OBSERVE_VERBS = frozenset("count hear see witness".split())
OBSERVERS = frozenset("correspondent court inquest journalist jury photographer reporter witness".split())
# "The official count reached 900."
REACH_VERBS = frozenset("reach stand".split())
# Where numbers are listed.
DATA_NOUNS = frozenset("datum data figure log record register registry report statistic database".split())
# Holding true or expecting: only before a clause or a noun phrase, and only of a person, a body or a data set.
THINK_VERBS = frozenset("believe calculate expect fear forecast hope predict project reckon suspect think".split())
# What documents, figures and inquiries do; of people these verbs usually tell of an act ("police found three bodies").
SHOW_VERBS = frozenset("calculate count detail document establish find identify list log note place point put record register show tally".split())
# A person or a body gives out a fact as a noun phrase: "announced the arrest of three men", "confirmed two deaths".
GIVE_VERBS = frozenset(
    """acknowledge announce allege cite claim confirm count describe detail disclose document estimate fear mention project publish
    recall recount register release report reveal tally verify""".split()
)
CONFIRM_VERBS = frozenset("acknowledge admit affirm concede confirm corroborate verify".split())
DENY_VERBS = frozenset("deny disavow dismiss rebuff rebut refute reject repudiate".split())
DISPUTE_VERBS = frozenset("challenge contest contradict dispute doubt question".split())
ACCUSE_VERBS = frozenset("accuse blame charge".split())
# "pledged to take in 20,000": a plan that the subject makes known.
PLEDGE_VERBS = frozenset("pledge promise threaten vow".split())
DECLINE_VERBS = frozenset("decline refuse".split())
PUT_VERBS = frozenset("put place".split())  # "put the toll at 40"
QUOTE_VERBS = frozenset("cite quote".split())  # "quoted the governor as saying"

REPORTING_VERBS = (
    SAY_VERBS | RULE_VERBS | OBSERVE_VERBS | REACH_VERBS | THINK_VERBS | SHOW_VERBS | GIVE_VERBS | CONFIRM_VERBS | DENY_VERBS | DISPUTE_VERBS | ACCUSE_VERBS | PLEDGE_VERBS | QUOTE_VERBS
)

# What one declines to do when one declines to speak, or cannot do when one cannot verify.
SPEECH_ACTS = frozenset("answer comment confirm disclose discuss elaborate give identify name provide release respond reveal say specify".split())
VERIFY_ACTS = frozenset("authenticate confirm corroborate establish verify".split())
INABILITY = frozenset(["can", "could", "able", "unable", "possible", "impossible"])

# Objects that make a reporting verb a verb of another sense: to claim lives, responsibility or asylum; to report to work; to post bail.
OTHER_SENSE_OBJECTS = {
    "claim": frozenset("asylum credit life lives responsibility victory victim title seat territory".split()),
    "charge": frozenset("fee price money".split()),
    "reject": frozenset("application appeal bid offer request".split()),
    "release": frozenset("hostage prisoner detainee captive man woman child people inmate activist".split()),
    "deny": frozenset("access entry aid asylum bail visa request".split()),
    "read": frozenset("book newspaper".split()),
    "question": frozenset("suspect man witness people son family driver".split()),
    "contest": frozenset("election seat".split()),
}

# -- nouns ----------------------------------------------------------------------------------------------------------------------------

# Documents and figures that speak ("the report found", "ministry figures show").
REPORT_NOUNS = frozenset(
    """account affidavit analysis article assessment audit book bulletin calculation census complaint count coverage data database datum dispatch
    document dossier estimate evaluation evidence figure file filing finding gauge headline indictment inquiry investigation investigator
    journal lawsuit letter list log memo model monitor monitoring newspaper note notice number outlet paper petition poll post projection
    record register release report research review ruling sheet source statement statistic study summary survey tally testimony toll
    tracker transcript tweet website""".split()
)
# Vessels of speech: what they hold is said by whoever issued them ("a statement from the ministry").
STATEMENT_NOUNS = frozenset("announcement bulletin comment letter memo message notice post remark release statement tweet".split())
# Bodies and people whom news names as sources; used for headlines ("Police: 3 dead") and for the antecedents of it, he and she.
PERSON_NOUNS = frozenset(
    """adviser advisor ambassador analyst aide attorney activist captain chairman chairwoman chief commander commissioner coroner correspondent
    coordinator deputy diplomat director doctor driver envoy eyewitness expert farmer father firefighter friend general governor head
    investigator judge king lawmaker lawyer leader manager mayor minister mother neighbor neighbour nurse observer officer official owner
    pastor physician pilot politician pope president priest prince principal professor prosecutor representative reporter resident scientist
    secretary senator sheriff sister son spokesman spokesperson spokeswoman superintendent survivor teacher trooper victim volunteer
    villager witness worker brother daughter wife husband mother paramedic lieutenant sergeant colonel passenger student""".split()
)
BODY_NOUNS = frozenset(
    """administration agency army association authority broadcaster bureau cabinet center centre charity coalition command commission
    committee company council court defence defense department embassy faction federation fire force foundation government group guard hospital
    institute media military militia ministry mission monitor movement navy network newspaper observatory office organisation organization
    outlet parliament party police radio rebel regime security service society television union university website channel station
    brigade unit school""".split()
)
PLURAL_SOURCES = frozenset("advocates aides analysts authorities doctors experts lawyers medics officials organizers police prosecutors rescuers "
                           "residents researchers scientists sources survivors villagers witnesses reports media".split())

# -- other cues -----------------------------------------------------------------------------------------------------------------------

PRONOUNS_PERSON = frozenset(["he", "she"])
PRONOUNS_BODY = frozenset(["it"])
PRONOUNS_MANY = frozenset(["they"])
OWN_VOICE = frozenset(["i", "we", "you", "one", "who", "which", "that", "this", "these", "those", "what", "there", "nobody", "nothing", "someone"])

# The reader is told that a report stands behind the words, but not whose.
HEDGES = (
    "allegedly", "reportedly", "purportedly", "supposedly", "unconfirmed", "unverified", "so-called", "apparently", "presumably",
)  # fmt: skip
# Raising predicates without an agent: "is believed to have", "are feared dead", "was said to be".
HEDGE_PARTICIPLES = frozenset("alleged assumed believed claimed feared presumed reported rumored rumoured said suspected thought understood".split())

# Pronoun, gender of the noun that can stand for it; nouns not listed are either.
MALE_NOUNS = frozenset("mr father son brother husband king prince spokesman chairman congressman policeman fireman man boy sir lord pope priest".split())
FEMALE_NOUNS = frozenset("mrs ms miss mother daughter sister wife queen princess spokeswoman chairwoman congresswoman policewoman woman girl lady".split())

# What one puts at a number.
FIGURE_NOUNS = frozenset("toll number figure count total estimate loss casualty death damage".split())
# Nouns that are a source when they stand before the colon of a headline.
SPEAKING_LABELS = frozenset("report reports study official witness monitor ministry army un who".split())
# Verbs of manner and address that report only with a clause or a quotation at hand.
WEAK_SAY_VERBS = frozenset(
    """admit write hint joke post urge volunteer wonder observe stress respond reply relay remember repeat highlight mention read counter quip shout yell
    describe declare specify relate recount text caution note remark add emphasise emphasize underline underscore lament""".split()
)

# A body does this with a document that then speaks for it.
ISSUE_VERBS = frozenset("circulate give issue post provide publish release send share".split())
# Done to data by those whose data they are ("figures compiled by the university").
COMPILE_PARTICIPLES = frozenset("collected compiled conducted gathered issued kept maintained provided published released".split())
# Nouns before the name of a medium.
OUTLET_NOUNS = frozenset("agency broadcaster channel daily magazine network newspaper outlet paper station website".split())

# -- going on with a report ----------------------------------------------------------------------------------------------------------------

VAGUE_COUNTS = frozenset("dozen dozens scores hundreds thousands millions tens several numerous none nobody handful".split())
# A sentence that opens with one of these turns to something else.
TURNS = frozenset("meanwhile separately elsewhere however but although yet earlier previously".split())
# A sentence that opens with one of these goes on with what was counted.
ANAPHORS = frozenset("those these them others another whom they their".split())

# Counts that are owned ("by the ministry's count").
TALLY_NOUNS = frozenset("account calculation count estimate figure reckoning tally".split())

# Titles that a sentence splitter takes for the end of a sentence.
TITLE_ABBREVIATIONS = frozenset("capt. cmdr. col. cpl. det. dr. gen. gov. insp. lt. maj. rep. reps. sen. sens. sgt. supt. fr. rev. hon.".split())
