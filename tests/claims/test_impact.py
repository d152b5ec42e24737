"""What is said to have happened to those whom a number counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Told = Callable[..., list[str]]


DEATHS = [
    ("Gunmen killed at least 12 people in a market.", ["at least 12 killed"]),
    ("Twelve villagers were killed when a dam burst.", ["Twelve killed"]),
    ("More than 40 miners died after the shaft caved in.", ["More than 40 killed"]),
    ("The ferry disaster claimed 32 lives.", ["32 killed"]),
    ("The floods cost 17 lives.", ["17 killed"]),
    ("Nearly 300 passengers lost their lives when the liner sank.", ["Nearly 300 killed"]),
    ("The blaze left 12 dead.", ["12 killed"]),
    ("Rescuers recovered nine bodies from the river.", ["nine killed"]),
    ("The bodies of six climbers were found on the glacier.", ["six killed"]),
    ("Four hostages were executed by their captors.", ["Four killed"]),
    ("Two men were lynched by a mob.", ["Two killed"]),
    ("The murder of five farmers shocked the valley.", ["five killed"]),
    ("Police are investigating the deaths of three teenagers.", ["three killed"]),
    ("There were 14 deaths on the roads over the holiday.", ["14 killed"]),
    ("Eight people drowned after their dinghy capsized.", ["Eight killed"]),
    ("The heatwave has been blamed for 61 deaths.", ["61 killed"]),
    ("Seven workers perished in the warehouse fire.", ["Seven killed"]),
    ("The explosion took the lives of nine firefighters.", ["nine killed"]),
    ("Three people succumbed to their injuries overnight.", ["Three killed"]),
    ("Officials confirmed 11 fatalities.", ["11 killed"]),
    ("Among the dead were six children.", ["six killed"]),
    ("Four police officers were among the dead.", ["Four killed"]),
    ("The victims were two women from the same street.", ["two killed"]),
    ("An avalanche swept eight skiers to their deaths.", ["eight killed"]),
    ("Funerals were held for ten of the bus passengers.", ["ten killed"]),
]

INJURIES = [
    ("The explosion wounded 30 shoppers.", ["30 injured"]),
    ("Thirty people were hurt when a stand collapsed.", ["Thirty injured"]),
    ("Dozens of demonstrators were injured by rubber bullets.", ["Dozens injured"]),
    ("Six workers suffered burns in the refinery fire.", ["Six injured"]),
    ("Eleven students sustained minor injuries.", ["Eleven injured"]),
    ("Five children were poisoned by contaminated milk.", ["Five injured"]),
    ("Nine people were taken to hospital after the coach overturned.", ["Nine injured"]),
    ("Four pedestrians were struck by a van.", ["Four injured"]),
    ("Three men were stabbed outside a nightclub.", ["Three injured"]),
    ("The crash caused 25 injuries.", ["25 injured"]),
    ("Twelve people were treated for smoke inhalation.", ["Twelve injured"]),
    ("The shelling caused at least 50 casualties.", ["at least 50 injured"]),
    ("More than 200 soldiers were killed or wounded in the battle.", ["More than 200 injured"]),
    ("The army says 400 rebels have been killed and wounded since May.", ["400 injured"]),
    ("Two cyclists remain in critical condition.", ["Two injured"]),
]

OTHERS = [
    ("Fifteen hikers are missing after the avalanche.", ["Fifteen missing"]),
    ("About 60 people are unaccounted for.", ["About 60 missing"]),
    ("Some 90 people are feared trapped under the rubble.", ["Some 90 missing"]),
    ("At least 150 people are dead or missing after the typhoon.", ["At least 150 missing"]),
    ("Bandits kidnapped 40 pupils from a boarding school.", ["40 abducted"]),
    ("Pirates seized 18 sailors off the coast.", ["18 abducted"]),
    ("Militants took 25 people hostage at a hotel.", ["25 abducted"]),
    ("All but nine of the fugitives were caught; 21 inmates were recaptured on Monday.", ["21 detained"]),
    ("Five dead, two critical after shooting at a nightclub.", ["Five killed", "two injured"]),
    ("Two critical reports say nine were killed.", ["nine killed"]),
    ("Twenty fishermen were abducted on Lake Chad.", ["Twenty abducted"]),
    ("The rebels are still holding 11 hostages.", ["11 held"]),
    ("Fourteen captives remain in the hands of the group.", ["Fourteen held"]),
    ("The kidnappers freed seven of the girls.", ["seven released"]),
    ("Thirty prisoners were released under the deal.", ["Thirty released"]),
    ("The two sides exchanged 90 prisoners of war.", ["90 released"]),
    ("Rescuers pulled four people alive from the ruins.", ["four rescued"]),
    ("The coast guard saved 62 migrants from a sinking boat.", ["62 rescued"]),
    ("Nine survivors were plucked from the sea.", ["Nine rescued"]),
    ("There were only three survivors.", ["three rescued"]),
    ("Police arrested 120 protesters outside parliament.", ["120 detained"]),
    ("Sixteen men were taken into custody.", ["Sixteen detained"]),
    ("Officers made 34 arrests during the march.", ["34 detained"]),
    ("A court jailed five former generals.", ["five detained"]),
    ("The prison houses 800 inmates.", ["800 detained"]),
    ("The fighting forced 45,000 people to flee.", ["45,000 displaced"]),
    ("More than 6,000 families have fled their homes.", ["More than 6,000 displaced"]),
    ("The floods displaced 300,000 people.", ["300,000 displaced"]),
    ("The country hosts 1.1 million refugees.", ["1.1 million displaced"]),
    ("Some 2,000 people were driven from their homes by the wildfire.", ["Some 2,000 displaced"]),
    ("Firefighters evacuated 500 residents.", ["500 evacuated"]),
    ("The government deported 75 asylum seekers.", ["75 evacuated"]),
    ("The storm left 80,000 people without power.", ["80,000 affected"]),
    ("Flooding stranded 300 tourists in the canyon.", ["300 affected"]),
    ("The quake made 5,000 people homeless.", ["5,000 affected"]),
    ("Some 400 passengers were quarantined on the ship.", ["Some 400 affected"]),
    ("The drought has affected two million people.", ["two million affected"]),
    ("Half a million people are in need of food aid.", ["Half a million in_need"]),
    ("Around 12,000 children are severely malnourished.", ["Around 12,000 in_need"]),
    ("More than 3 million people face hunger.", ["More than 3 million in_need"]),
    ("The tornado destroyed 85 homes.", ["85 structures"]),
    ("Two schools and a clinic were damaged by the quake.", ["Two structures"]),
    ("Soldiers burned down 30 houses.", ["30 structures"]),
    ("About 200 buildings collapsed.", ["About 200 structures"]),
]

EPIDEMICS = [
    ("The cholera outbreak has infected 900 people.", ["900 infected"]),
    ("The ministry reported 45 new cases of measles in the outbreak.", ["45 infected"]),
    ("Two nurses tested positive for the virus.", ["Two infected"]),
    ("Some 60 people have fallen ill with dengue in the epidemic.", ["Some 60 infected"]),
    ("The virus has sickened 110 pupils.", ["110 infected"]),
    ("Doctors are treating 12 patients with Ebola in the outbreak zone.", ["12 infected"]),
]

TOLLS = [
    ("The death toll stood at 48.", ["48 killed"]),
    ("The death toll rose to 305 from 235.", ["305 killed", "235 killed"]),
    ("The death toll has risen by 20.", ["20 killed"]),
    ("That brought the number of injured to 112.", ["112 injured"]),
    ("The number of displaced people has reached 70,000.", ["70,000 displaced"]),
    ("The toll from the landslide climbed to 19.", ["19 killed"]),
    ("The number of people missing fell to 30.", ["30 missing"]),
    ("Deaths from the flu epidemic surpassed 1,000.", ["surpassed 1,000 killed"]),
    ("The ministry put the number of dead at 57.", ["57 killed"]),
    ("The tally of arrests is now 210.", ["210 detained"]),
    ("Confirmed fatalities are up from 29 to 41.", ["29 killed", "41 killed"]),
]

HEADLINES = [
    ("Nine hostages in hijack drama freed", ["Nine released"]),
    ("Seven rescued in smuggling raid, two men held", ["Seven rescued", "two detained"]),
    ("Dozens of Inmates Flee after Jailbreak", ["Dozens detained"]),
    ("Dozens of Villagers Flee after Landslide", ["Dozens displaced"]),
    ("Two Die, Four Survive Crash", ["Two killed", "Four rescued"]),
    ("Doctor released; 2 other medics still in the hands of kidnappers", ["Doctor released", "2 held"]),
    ("Bus crash kills 12", ["12 killed"]),
    ("12 dead, 30 hurt in bus crash", ["12 killed", "30 injured"]),
    ("Three shot dead at wedding", ["Three killed"]),
    ("Dozens missing after ferry sinks", ["Dozens missing"]),
    ("Quake death toll tops 500", ["tops 500 killed"]),
    ("Hundreds flee as volcano erupts", ["Hundreds displaced"]),
    ("20 arrested in drug raid", ["20 detained"]),
    ("Five children die in house fire", ["Five killed"]),
    ("Two killed, one wounded in knife attack", ["Two killed", "one injured"]),
    ("Four missing: official", ["Four missing"]),
    ("Cholera claims 40 villagers, 200 cases recorded in Sela district", ["40 killed", "200 infected"]),
    ("Twelve sailors saved after collision but 20 still unaccounted for", ["Twelve rescued", "20 missing"]),
    ("Hijackers Free 66, Blow Up Airliner", ["66 released"]),
    ("Five killed, wounded in market blast", ["Five injured"]),
    ("Five killed, wounded taken to hospital", ["Five killed"]),
    ("Five killed and wounded in shelling", ["Five injured"]),
    ("12 civilians killed, injured in shelling", ["12 injured"]),
    ("Man shot, killed in robbery; two men shot, killed in bar", ["Man killed", "two killed"]),
    ("Landslide buries 40 homes", ["40 structures"]),
]

TWO_IMPACTS = [
    ("Two were rescued and taken to hospital with burns.", ["Two injured", "Two rescued"]),
    ("Three tourists were kidnapped and killed.", ["Three abducted", "Three killed"]),
    ("The bomb killed 12 people and wounded 30.", ["12 killed", "30 injured"]),
    ("The raid left four people dead and nine with gunshot wounds.", ["four killed", "nine injured"]),
    ("At least 10 people were killed, 25 injured and 3,000 displaced.", ["At least 10 killed", "25 injured", "3,000 displaced"]),
    ("The storm killed six people and destroyed 120 homes.", ["six killed", "120 structures"]),
]

ZEROS = [
    ("No one was injured.", "injured"),
    ("There were no deaths.", "killed"),
    ("No arrests were made.", "detained"),
    ("Nobody was hurt in the derailment.", "injured"),
    ("None of the passengers was hurt.", "injured"),
    ("Zero deaths were recorded.", "killed"),
]

NONE = [
    # business, sport, politics: what looks like harm there is none
    "The company killed 12 product lines and cut costs by 30 percent.",
    "The striker shot twice and missed three penalties.",
    "The bill died in committee by 12 votes to nine.",
    "United beat City 3-1 before a crowd of 45,000.",
    "The court heard 40 appeals and overturned six verdicts.",
    "Shares lost 12 points and the index fell 3 percent.",
    "The airline will release 200 new routes.",
    "The parliament has 150 members and 12 committees.",
    "Analysts expect 250,000 new jobs.",
    "Sales of the drug reached 4 million doses.",
    "The mayor opened 30 playgrounds for 9,000 children.",
    "More than 100,000 fans attended the concert.",
    # harm, but what is counted is not people or buildings
    "Rebels fired 40 rockets and carried out 12 attacks.",
    "The police seized 30 rifles and 2,000 rounds of ammunition.",
    "The fire burned 12,000 hectares.",
    "The quake had a magnitude of 6.4 and struck at a depth of 10 kilometres.",
    "The blaze destroyed 14 cars.",
    # not counts
    "Many people died and some were hurt.",
    "A third of the population fled.",
    "About 40 percent of the residents were displaced.",
    "He is the 10th victim of the shooting.",
    # present, at risk, under a warning
    "Some 300 people were on board when the train left.",
    "About 2 million people live in the path of the storm.",
    "Thousands gathered for the funeral.",
    "More than 5,000 migrants crossed the border last week.",
    # partial negation
    "None of them suffered life-threatening injuries.",
    "Nobody is thought to have been badly injured in the crash.",
]


@pytest.mark.parametrize(("text", "expected"), DEATHS)
def test_deaths_are_told_by_verbs_nouns_adjectives_and_lives_lost(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), INJURIES)
def test_casualties_the_wounded_and_those_in_hospital_are_injured(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_every_impact_has_words_of_its_own(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), EPIDEMICS)
def test_in_an_epidemic_cases_and_patients_are_the_infected(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_a_toll_counts_what_its_noun_says_whatever_the_verb(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines_leave_out_auxiliaries_and_articles(told: Told, text: str, expected: list[str]) -> None:
    assert told("The mayor spoke to reporters.", title=text) == expected


@pytest.mark.parametrize(("text", "expected"), TWO_IMPACTS)
def test_one_sentence_may_tell_several_impacts(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "impact"), ZEROS)
def test_a_stated_absence_of_victims_is_a_claim_of_zero(read: Callable[..., list[Claim]], text: str, impact: str) -> None:
    (claim,) = read(text)
    assert (claim.impact, claim.best, claim.low, claim.high, claim.quantifier) == (impact, 0, 0, 0, "exact")
    assert claim.status == "asserted"


@pytest.mark.parametrize("text", NONE)
def test_numbers_of_other_things_are_no_claims(told: Told, text: str) -> None:
    assert told(text) == []


def test_cases_are_the_infected_only_where_the_article_tells_of_a_disease(told: Told) -> None:
    assert told("The prosecutor took over 40 cases.") == []


LOWERED = [
    ("The ministry lowered the death toll from the storm to 21 from 25.", ["21 killed", "25 killed"]),
    ("The agency cut the storm toll to 21.", ["21 killed"]),
    ("The governor reduced the death toll by four.", []),
    ("The council cut the number of clerks to 120.", []),
    ("The number of people confirmed dead in the Manila blaze climbed to 27.", ["27 killed"]),
    ("The cut came after three bodies were counted twice.", []),
    ("Three bodies were counted at the pier.", ["Three killed"]),
]


@pytest.mark.parametrize(("text", "expected"), LOWERED)
def test_a_toll_may_be_lowered_and_a_body_counted_twice_is_no_one(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


GROUPS = [
    ("More than half of the 180 miners were feared buried.", []),
    ("A majority of the 35 sailors drowned.", []),
    ("Half the 35 sailors drowned.", []),
    ("Half the 35 people killed in the fire were sailors.", ["35 killed"]),
    ("All of the 35 sailors drowned.", ["35 killed"]),
    ("Nine wounded villagers died at the clinic.", ["Nine killed"]),
    ("Nine wounded villagers reached the clinic.", ["Nine injured"]),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_a_group_suffers_as_a_whole_what_is_said_of_the_whole(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_people_still_looked_for_after_a_disaster_are_missing(told: Told) -> None:
    assert told("The river burst its banks and floods hit three towns. “We are still looking for 18 people,” she said.") == ["18 missing"]
    assert told("Floods hit three towns. The police are still looking for two people over the theft.") == []
    assert told("The bakery is still looking for 18 people to hire.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast killed 62 people and injured scores at a glass factory.", [("62", "killed"), ("scores", "injured")]),
        ("Fourteen kanwariyas were hurt in a crush, and four lacemakers died.", [("Fourteen", "injured"), ("four", "killed")]),
        ("More than 1,000 villagers have fled the area.", [("More than 1,000", "displaced")]),
        ("Two girls were hit by stray bullets.", [("Two", "injured")]),
        ("Two of his jokes died on stage, and three proposals were killed.", []),
        ("The storm killed 40 reindeer and hurt 12 companies.", []),
    ],
)
def test_those_whom_no_list_knows_suffer_what_only_the_living_do(
    read: Callable[..., list[Claim]], text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(claim.number_text, claim.impact) for claim in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve men were taken", []),
        ("The club killed five penalties, and 40 batteries died.", []),
        ("He was the sole survivor of a crash that killed 40 people.", [("40", "killed")]),
        ("The flood that defined his presidency killed 1,800 people.", [("1,800", "killed")]),
        ("A disaster is defined as an event that kills ten people.", []),
        ("The guide escorted 40 tourists out of the museum.", []),
        ("Peacekeepers escorted 2,800 villagers out of Lugo in a convoy.", [("2,800", "evacuated")]),
        ("The coach sent two Australians home after a quarrel.", []),
        ("Some 400 workers were left in the dark by the airline.", []),
    ],
)
def test_ordinary_sentences_of_these_words_are_no_claims(
    read: Callable[..., list[Claim]], text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(claim.number_text, claim.impact) for claim in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ninety barns had collapsed and 40 others had been damaged.", ["Ninety structures", "40 structures"]),
        ("In Lugo 60 huts were flattened and some 90 others cracked.", ["60 structures", "some 90 structures"]),
        ("In Lugo 60 huts were flattened and some 90 others hurt.", ["60 structures", "some 90 injured"]),
        ("About 700 houses were destroyed, including almost 40 in Leon.", ["About 700 structures", "almost 40 structures"]),
        ("About 700 houses were destroyed, including those of 40 people in Leon.", ["About 700 structures"]),
        ("The fire spread. We may lose 20 cabins, he said.", ["20 structures"]),
        ("The chain lost 50 shops to online rivals.", []),
        ("The fire took 40 cabins in an hour.", ["40 structures"]),
        ("The gale left 30 cottages without roofs.", ["30 structures"]),
        ("The quake destroyed 12 bakeries and two health centres.", ["12 structures", "two structures"]),
        ("Two health centres opened in Leon.", []),
    ],
)
def test_buildings_are_lost_in_many_words(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody at the camp has shown symptoms of cholera.", ["Nobody infected"]),
        ("The cholera has not reached Leon. Nine pupils showed symptoms of stress.", []),
        ("The dengue goes on. Some 900 people had been treated for the mosquito-borne illness.", ["Some 900 infected"]),
        ("Meningitis spreads. Two students were diagnosed in Leon.", ["Two infected"]),
        ("Meningitis spreads. Two students were diagnosed with dyslexia.", []),
        ("Nine sailors were isolated in Leon with confirmed cholera.", ["Nine infected"]),
        ("Two contacts were isolated in Leon.", ["Two affected"]),
        ("Mpox spreads. In Leon 60 mpox patients were in isolation.", ["60 infected"]),
        ("Mpox spreads. In Leon 60 people were in isolation.", ["60 affected"]),
        ("The measles outbreak struck 40 people.", ["40 infected"]),
    ],
)
def test_signs_of_a_disease_count_the_infected(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
