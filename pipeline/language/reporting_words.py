"""The words of reported speech, as data.

Provenance: the verbs are those of the speech-act classes of English grammar that take a that-clause or a quotation (Quirk et al.,
A Comprehensive Grammar of the English Language, chapters 14 and 16; Levin, English Verb Classes, 37 "verbs of
communication"), kept where news writing uses them to attribute a fact. The evidential adverbs and raising predicates follow
Aikhenvald's account of reported evidentials in English. The lists were then
tried on news text, and what hurt there went out.
"""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# -- verbs, by the stance that their subject takes towards what is reported -------------------------------------------------------------

# Plain saying: may stand after a quotation ("..., she said") as well as before a clause.
SAY_VERBS = _set(
    """add admit announce argue allege advise affirm assert attest boast caution claim comment complain concede conclude contend
    convey counter
    declare describe disclose emphasise emphasize estimate exclaim explain highlight hint indicate inform insist joke lament
    maintain mention note observe opine point post proclaim promise quip read recall recount reiterate relate relay remark repeat
    reply report respond reveal say shout specify state stress suggest tell testify text tweet underline underscore urge vow warn
    write yell"""
)
# The plainest of them, which take any subject ("the coach said").
CORE_SAY_VERBS = _set("add announce claim explain report say state tell warn write")
# What courts and coroners do in a clause.
RULE_VERBS = _set("conclude determine rule")
# Who finds that something is so, by office.
FINDERS = _set("auditor board commission committee coroner court inquest inquiry judge jury magistrate panel tribunal")
# What reporters on the spot do ("a photographer of the agency counted six bodies").
OBSERVE_VERBS = _set("count hear see witness")
OBSERVERS = _set("correspondent court inquest journalist jury photographer reporter witness")
# "The official count reached 900."
REACH_VERBS = _set("reach stand")
# Bodies that keep count hand on what they counted ("the observatory documented 40 deaths"); countries merely have it.
COUNT_VERBS = _set("compile count document list log record register tally track verify")
COUNTED_NOUNS = _set(
    """abduction arrest body disappearance displacement drowning grave kidnapping murder shooting attack building case casualty
    child civilian death detention execution fatality home house infection injury killing people victim
    violation"""
)
# What became of those whom such a body counts: "counted 40 journalists killed".
COUNTED_FATES = _set("abduct arrest detain disappear displace execute hold imprison injure jail kidnap kill murder wound")
# Where numbers are listed.
DATA_NOUNS = _set("datum data figure log record register registry report statistic database")
# Holding true or expecting: only before a clause or a noun phrase, and only of a person, a body or a data set.
THINK_VERBS = _set("believe calculate expect fear forecast hope predict project reckon suspect think")
# What documents, figures and inquiries do; of people these verbs usually tell of an act ("police found three bodies").
SHOW_VERBS = _set("calculate count detail document establish find identify list log note place put record register show tally")
# A person or a body gives out a fact as a noun phrase: "announced the arrest of three men", "confirmed two deaths".
GIVE_VERBS = _set(
    """acknowledge announce allege cite claim concede confirm count describe detail disclose document estimate fear mention project publish
    recall recount register release report reveal tally verify"""
)
# What newsrooms do ("the broadcaster has learned that ..."); of people these verbs tell how they heard of it.
LEARN_VERBS = _set("learn understand")
CONFIRM_VERBS = _set("acknowledge admit affirm concede confirm corroborate verify")
DENY_VERBS = _set("deny disavow dismiss rebuff rebut refute reject repudiate")
DISPUTE_VERBS = _set("challenge contest contradict dispute doubt question")
ACCUSE_VERBS = _set("accuse blame charge")
# "pledged to take in 20,000": a plan that the subject makes known.
PLEDGE_VERBS = _set("pledge promise threaten vow")
DECLINE_VERBS = _set("decline refuse")
PUT_VERBS = _set("put place")  # "put the toll at 40"
REVISE_VERBS = _set("cut increase lower raise revise")  # "raised the toll to 40"
LINK_VERBS = _set("attribute connect link tie trace")  # "linked 12 deaths to the heat", "tied him to three murders"
TOLL_VERBS = REVISE_VERBS | LINK_VERBS | _set("know")  # these report of tolls and harm alone
LINKED_NOUNS = _set("case casualty death fatality homicide illness infection injury killing murder")
QUOTE_VERBS = _set("cite quote")  # "quoted the governor as saying"

REPORTING_VERBS = (
    SAY_VERBS
    | RULE_VERBS
    | OBSERVE_VERBS
    | REACH_VERBS
    | COUNT_VERBS
    | THINK_VERBS
    | SHOW_VERBS
    | GIVE_VERBS
    | LEARN_VERBS
    | frozenset(["give", "speak"])
    | CONFIRM_VERBS
    | DENY_VERBS
    | DISPUTE_VERBS
    | ACCUSE_VERBS
    | PLEDGE_VERBS
    | QUOTE_VERBS
)

# What one declines to do when one declines to speak, or cannot do when one cannot verify.
SPEECH_ACTS = _set("answer comment confirm disclose discuss elaborate give identify name provide release respond reveal say specify")
VERIFY_ACTS = _set("authenticate confirm corroborate establish verify")

# Objects that make a reporting verb a verb of another sense: to claim lives, responsibility or asylum; to report to work; to post bail.
OTHER_SENSE_OBJECTS = {
    "claim": _set("asylum credit life lives responsibility victory victim title seat territory"),
    "charge": _set("fee price money"),
    "concede": _set("defeat election game goal ground match penalty point race seat territory"),
    "reject": _set("application appeal bid offer request"),
    "release": _set(
        "hostage prisoner detainee captive man woman child people inmate activist video footage photo photograph picture image sketch"
    ),
    "admit": _set("refugee migrant patient people student"),
    "deny": _set("access entry aid asylum bail visa request responsibility involvement role part link tie blame wrongdoing complicity"),
    "dismiss": _set("case charge employee minister official responsibility involvement"),
    "read": _set("book newspaper"),
    "question": _set("suspect man witness people son family driver"),
    "contest": _set("election seat"),
}

# -- nouns ----------------------------------------------------------------------------------------------------------------------------

# Documents and figures that speak ("the report found", "ministry figures show").
REPORT_NOUNS = _set(
    """account affidavit analysis article assessment audit book bulletin calculation census complaint count coverage data database
    datum dispatch document dossier estimate evaluation evidence figure file filing finding gauge headline indictment inquiry
    investigation investigator journal lawsuit letter list log memo model monitor monitoring newspaper note notice number outlet
    paper petition poll post projection record register release report research review ruling sheet source statement statistic study
    summary survey tally testimony toll tracker transcript tweet website"""
)
# Vessels of speech: what they hold is said by whoever issued them ("a statement from the ministry").
STATEMENT_NOUNS = _set("announcement bulletin comment letter memo message notice post remark release statement tweet")
# Bodies and people whom news names as sources; used for headlines ("Police: 3 dead") and for the antecedents of it, he and she.
PERSON_NOUNS = _set(
    """adviser advisor ambassador analyst aide archbishop attorney activist bishop captain cardinal cleric chairman chairwoman chief
    commander commissioner convener convenor coroner
    correspondent coordinator deputy diplomat director doctor driver envoy eyewitness expert farmer father firefighter founder friend imam
    general governor head investigator judge king lawmaker lawyer leader manager mayor minister mother neighbor neighbour nurse
    observer officer official organiser organizer owner pastor physician pilot politician pope president priest prince principal
    professor prosecutor
    representative reporter resident scientist secretary senator sheriff sister son spokesman spokesperson spokeswoman
    superintendent survivor teacher trooper victim volunteer villager witness worker brother daughter wife husband detective aunt
    uncle cousin paramedic
    lieutenant sergeant colonel passenger student"""
)
BODY_NOUNS = _set(
    """administration agency army association authority broadcaster bureau cabinet center centre charity coalition command commission
    committee company council court defence defense department embassy faction federation fire force foundation government group
    guard hospital institute jury media military militia ministry mission monitor movement navy network newspaper observatory office
    organisation organization outlet parliament party police radio rebel regime security service society television union university
    website channel station brigade unit school"""
)
PLURAL_SOURCES = _set(
    """advocates aides analysts authorities campaigners doctors experts eyewitnesses lawyers locals medics neighbors neighbours
    officials organizers police prosecutors rescuers residents
    researchers scientists sources survivors villagers witnesses reports media"""
)

# -- other cues -----------------------------------------------------------------------------------------------------------------------

PRONOUNS_PERSON = frozenset(["he", "she"])
PRONOUNS_BODY = frozenset(["it"])
PRONOUNS_MANY = frozenset(["they"])
OWN_VOICE = frozenset(
    ["i", "we", "you", "one", "who", "which", "that", "this", "these", "those", "what", "there", "nobody", "nothing", "someone"]
)

# The reader is told that a report stands behind the words, but not whose.
HEDGES = (
    "allegedly", "reportedly", "purportedly", "supposedly", "unconfirmed", "unverified", "so-called", "apparently", "presumably",
)  # fmt: skip
# Raising predicates without an agent: "is believed to have", "are feared dead", "was said to be".
HEDGE_PARTICIPLES = _set("alleged assumed believed claimed feared presumed reported rumored rumoured said suspected thought understood")

# Pronoun, gender of the noun that can stand for it; nouns not listed are either.
MALE_NOUNS = _set(
    """mr father son brother husband king prince spokesman chairman congressman policeman fireman man boy sir lord pope priest"""
)
FEMALE_NOUNS = _set(
    """mrs ms miss mother daughter sister wife queen princess spokeswoman chairwoman congresswoman policewoman woman girl lady"""
)

# What one puts at a number.
FIGURE_NOUNS = _set("toll number figure count total estimate loss casualty death damage")
# What one gives when one tells: "gave this account: ...".
ACCOUNT_NOUNS = _set("account breakdown detail update version tally")
# Nouns that are a source when they stand before the colon of a headline.
SPEAKING_LABELS = _set("report reports study official witness monitor ministry army un who cops deputies troopers lawyer survey")
# Verbs of manner and address that report only with a clause or a quotation at hand.
WEAK_SAY_VERBS = _set(
    """admit concede write hint joke post urge volunteer wonder observe stress respond reply relay remember repeat highlight mention read
    counter quip shout yell describe declare specify relate recount text caution note remark add emphasise emphasize underline
    underscore lament"""
)

# A body does this with a document that then speaks for it.
ISSUE_VERBS = _set("circulate give issue post provide publish release send share")
# Done to data by those whose data they are ("figures compiled by the university").
COMPILE_PARTICIPLES = _set("collected compiled conducted gathered issued kept maintained provided published released")
# Nouns before the name of a medium.
OUTLET_NOUNS = _set("agency broadcaster channel charity watchdog nonprofit daily magazine network newspaper outlet paper station website")

# -- going on with a report ----------------------------------------------------------------------------------------------------------------

VAGUE_COUNTS = _set("dozen dozens scores hundreds thousands millions tens several numerous none nobody handful")
# A sentence that opens with one of these turns to something else.
TURNS = _set("meanwhile separately elsewhere however but although yet earlier previously")
# Those who tell of what befell them and those around them.
BYSTANDERS = _set(
    """eyewitness eyewitnesses farmer fisherman local locals mother father neighbor neighbors neighbour neighbours passenger
    passengers relative
    relatives resident residents shopkeeper survivor survivors trader villager villagers witness witnesses"""
)
# A sentence that opens with one of these goes on with what was counted.
ANAPHORS = _set("those these them others another whom they their")

# Counts that are owned ("by the ministry's count").
TALLY_NOUNS = _set("account calculation count estimate figure reckoning tally")

# Titles that a sentence splitter takes for the end of a sentence.
TITLE_ABBREVIATIONS = _set(
    """adm. asst. brig. capt. cmdr. col. const. cpl. det. dr. fr. gen. gov. hon. insp. lt. maj. pfc. pvt. rep. reps. rev. sen. sens.
    sgt. spc. supt."""
)

# What one denies: the noun before a bare relative clause ("an allegation the ministry rejects").
CHARGE_NOUNS = _set("accusation account allegation assertion charge claim figure report statement toll")
