"""Idioms of local news: police reports, courts, crashes, fires and their headlines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

SHOOTERS = [
    ("An officer shot and killed an armed man.", ["an killed"]),
    ("A guard gunned down a robber.", ["a killed"]),
    ("A clerk was found shot and killed in his shop.", ["A killed"]),
    ("A couple's neighbor was shot and killed on Friday.", []),
]


@pytest.mark.parametrize(("text", "expected"), SHOOTERS)
def test_who_shoots_and_kills_is_not_killed(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


WOUNDS = [
    ("Officers found three men and one woman suffering from gunshot wounds.", ["three injured", "one injured"]),
    ("Deputies found two women suffering from stab wounds.", ["two injured"]),
    ("Two officers are recovering from gunshot wounds.", ["Two injured"]),
    ("A cook is recovering from burns.", ["A injured"]),
    ("Three riders complained of neck pain.", ["Three injured"]),
    ("Two members complained of the pain of higher taxes.", []),
    ("A fan is still recovering from the pain of a loss.", []),
    ("Police took a 30-year-old man into custody.", ["a detained"]),
]


@pytest.mark.parametrize(("text", "expected"), WOUNDS)
def test_wounds_suffered_or_recovered_from_are_injuries(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


TITLE_CASE = [
    ("Five Alleged Smugglers Arrested Near Border", ["Five detained"]),
    ("Six Migrants Rescued Off Coast", ["Six rescued"]),
    ("Four Suspected Dealers Jailed", ["Four detained"]),
    ("Police catch murder suspect after long hunt", ["suspect detained"]),
    ("Man Shot by Deputies", ["Man injured"]),
    ("Headley: Mum jailed for fake passport", ["Mum detained"]),
]


@pytest.mark.parametrize(("title", "expected"), TITLE_CASE)
def test_a_capitalised_participle_of_a_headline_is_no_active_verb(told: Told, title: str, expected: list[str]) -> None:
    assert told("It was a quiet night.", title=title) == expected


FATAL = [
    ("A Dale Creek man was hit by a car and killed early Sunday morning.", ["A killed"]),
    ("A toddler was shot, killed in Dayton.", ["A killed"]),
    ("Two boys were hit by a train and one was killed.", ["Two injured", "one killed"]),
    ("A guard was stabbed by a robber and killed.", ["A killed"]),
    ("A guard was stabbed by a robber who fled on foot.", ["A injured"]),
]


@pytest.mark.parametrize(("text", "expected"), FATAL)
def test_harm_and_killed_in_one_breath_is_a_death(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


FATAL_TITLES = [
    ("Man, 34, struck, killed by car", ["Man killed"]),
    ("Woman hit by train, killed", ["Woman killed"]),
    ("Baby girl accidentally shot, killed", ["Baby girl killed"]),
    ("Man shot, woman killed", ["Man injured", "woman killed"]),
]


@pytest.mark.parametrize(("title", "expected"), FATAL_TITLES)
def test_a_headline_puts_a_comma_for_and(told: Told, title: str, expected: list[str]) -> None:
    assert told("It was a quiet night.", title=title) == expected


SUFFERED = [
    ("Two women suffered cuts and bruises.", ["Two injured"]),
    ("Three children suffered smoke inhalation.", ["Three injured"]),
    ("A driver suffered a broken leg.", ["A injured"]),
    ("A hiker broke her leg.", ["A injured"]),
    ("Scores of workers suffered electric shocks.", ["Scores injured"]),
    ("Four were hurt and two suffered broken bones.", ["Four injured", "two injured"]),
    ("Two teachers suffered pay cuts.", []),
    ("Three agencies suffered deep cuts.", []),
    ("The champions suffered a shock defeat.", []),
    ("Two players broke the record.", []),
    ("A singer suffered a broken heart.", []),
]


@pytest.mark.parametrize(("text", "expected"), SUFFERED)
def test_what_people_suffer_is_an_injury_where_it_is_of_the_body(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


HOSPITALS = [
    ("Four people were taken to Lakeside Health after the shooting.", ["Four injured"]),
    ("Ten pupils were sent to the Health Department.", []),
    ("Two men were taken to Memorial Stadium by bus.", []),
    ("Two girls were taken home.", []),
    ("Two girls were taken from their home by gunmen.", ["Two abducted"]),
    ("Seven were treated by paramedics at the scene of the crash and later released.", ["Seven injured"]),
    ("Two teens were treated for smoke inhalation by crews at the scene and released.", ["Two injured"]),
    ("The rebels released 12 captives, who had been treated well.", ["12 released"]),
]


@pytest.mark.parametrize(("text", "expected"), HOSPITALS)
def test_hospitals_are_known_by_name_and_let_go_whom_they_treated(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


NO_VICTIMS = [
    "Harold Boone, former mayor known as 'Mr. Dover,' dies at 79",
    "Ruth Hill, actress, dies at 90",
    "Police hunt murder suspect",
]


@pytest.mark.parametrize("title", NO_VICTIMS)
def test_a_headline_names_no_victim_with_what_somebody_was_or_is_suspected_of(told: Told, title: str) -> None:
    assert told("It was a quiet night.", title=title) == []


RUNAWAYS = [
    ("Two men robbed a bank and fled.", []),
    ("After robbing the shop, two men fled.", []),
    ("A man grabbed the till and fled with $300.", []),
    ("Rebels shot at farmers and 400 families fled.", ["400 displaced"]),
    ("Hundreds fled when soldiers shot at the crowd.", ["Hundreds displaced"]),
    ("A woman fled her village with her children.", ["A displaced"]),
]


@pytest.mark.parametrize(("text", "expected"), RUNAWAYS)
def test_who_flees_from_a_crime_of_his_own_is_not_displaced(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


CASES = [
    ("The number of child support cases pending in March totaled 14.", []),
    ("The number of burglary cases rose to 31.", []),
    ("The number of confirmed cases reached 412.", ["412 infected"]),
    ("A measles outbreak was declared. The number of cases climbed to 31.", ["31 infected"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_only_cases_of_a_disease_are_a_toll(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


OWN_STATES = [
    ("A shooting left two people dead and three others in the hospital.", ["two killed", "three injured"]),
    ("The blast left two dead and multiple others injured.", ["two killed", "multiple injured"]),
    ("The crash left one man dead and two women in critical condition.", ["one killed", "two injured"]),
    ("Two men were missing and 14 others dead.", ["Two missing", "14 killed"]),
    ("Six men and four women were found dead.", ["Six killed", "four killed"]),
]


@pytest.mark.parametrize(("text", "expected"), OWN_STATES)
def test_the_state_of_a_later_member_of_a_list_is_its_own(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


RELEASED = [
    ("The names of two victims have been released.", []),
    ("No details on a possible suspect have been released.", []),
    ("The group of 12 hostages was released.", ["12 released"]),
    ("Dozens of prisoners were released.", ["Dozens released"]),
]


@pytest.mark.parametrize(("text", "expected"), RELEASED)
def test_names_and_details_that_are_released_free_nobody(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


AGAIN = [
    ("Two men were shot in Dover. The two men were having dinner when a car drove by.", ["Two injured"]),
    ("Six people were shot at a house. Police found three of the six people they were looking for.", ["Six injured"]),
    ("Two officers were killed. The two officers were buried on Monday.", ["Two killed", "two killed"]),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_a_group_that_only_acts_again_tells_no_fate_again(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


ARRIVALS = [
    ("Two teens drove themselves to the hospital with gunshot wounds.", ["Two injured"]),
    ("A man showed up at a hospital with a stab wound.", ["A injured"]),
    ("A nurse went to the hospital with burn cream.", []),
    ("Three men drove to the hospital with flowers.", []),
]


@pytest.mark.parametrize(("text", "expected"), ARRIVALS)
def test_who_comes_to_a_hospital_with_wounds_is_injured(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_number_of_an_emergency_call_counts_nobody(told: Told) -> None:
    assert told("He called 911 to report that he had shot and killed a guard.") == ["a killed"]
    assert told("Floods killed 911 in the valley.") == ["911 killed"]


def test_an_age_that_opens_a_headline_names_a_person(told: Told) -> None:
    assert told("It was a quiet night.", title="22-month-old shot at Felton home") == ["22-month-old injured"]
    assert told("It was a quiet night.", title="6-year-old hospitalized after dog attack") == ["6-year-old injured"]
    assert told("It was a quiet night.", title="2-year-old horse shot") == []


SET_IN = [
    ("A man police say was shot by a trooper was jailed Tuesday.", ["A detained", "A injured"]),
    ("A woman Dale County deputies say was stabbed by her neighbor is recovering.", ["A injured"]),
    ("A man police say robbed a bank was arrested Friday.", ["A detained"]),
    ("A plan officials say was dropped was revived.", []),
    ("A man police say was at the scene is being sought.", []),
]


@pytest.mark.parametrize(("text", "expected"), SET_IN)
def test_who_says_it_may_be_set_in_after_the_victim(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


SUSPECTS = [
    ("A man charged with murder in Ohio has been captured by Dover police.", ["A detained"]),
    ("A man convicted of two charges was sentenced on Monday.", ["A detained"]),
    ("Three men convicted of theft were freed.", ["Three released"]),
    ("Police said Boone and another man, Luke Hill, abducted Reed from a mall.", []),
    ("Her son is one of the gunmen in the mass shooting that left 17 people wounded.", ["17 injured"]),
]


@pytest.mark.parametrize(("text", "expected"), SUSPECTS)
def test_suspects_suffer_what_is_done_to_them_and_not_what_they_did(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


ACTIONS = [
    ("The abduction and death of an elderly woman shocked the town.", ["an abducted", "an killed"]),
    ("The shooting and killing of two clerks led to protests.", ["two killed"]),
    ("A gunshot victim was found on Elm Street.", ["A injured"]),
]


@pytest.mark.parametrize(("text", "expected"), ACTIONS)
def test_two_action_nouns_say_two_things_of_one_victim(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
