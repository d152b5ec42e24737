"""Deaths and injuries told by rarer words and shapes: burials, losses, shootings of captives, asides before the verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Told = Callable[..., list[str]]
Read = Callable[..., list[Claim]]

BURIED = [
    ("Volunteers in Lugo buried 40 people in a single week.", ["40 killed"]),
    ("The parish has buried six firefighters since the autumn.", ["six killed"]),
    ("Nine children died in the fire. Five of the girls were buried on Friday.", ["Nine killed", "Five killed"]),
    ("Snow buried nine skiers above Lugo.", ["nine missing"]),
    ("Four miners were buried when a shaft collapsed.", ["Four missing"]),
    ("The firm buried 300 barrels behind the plant.", []),
    ("The council buried its report on two schools.", []),
]


@pytest.mark.parametrize(("text", "expected"), BURIED)
def test_burials_tell_of_the_dead_and_falls_of_earth_of_the_missing(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


LOST = [
    ("She lost her father and two nephews in the blaze.", ["two killed"]),
    ("The family lost three grandchildren to the fever.", ["three killed"]),
    ("We lost seven, including two cooks, in the ambush.", ["seven killed", "two killed"]),
    ("The rebels lost 40 in the battle for Lugo.", ["40 killed"]),
    ("There were six deaths on Sunday. On Monday the ward lost nobody.", ["six killed", "nobody killed"]),
    ("The club lost nine and drew two of its games.", []),
    ("The army lost nine of its tanks.", []),
    ("The party lost nine members to its rival.", []),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_families_and_armies_lose_people_clubs_lose_games(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


OTHER_WORDS = [
    ("Three pensioners passed away in the heat.", ["Three killed"]),
    ("Three pensioners passed a bakery.", []),
    ("The court of Lugo ordered 12 hangings that year.", ["12 killed"]),
    ("Four farmers committed suicide in May.", ["Four killed"]),
    ("Two suicide bombers were seen near Lugo.", []),
    ("Two women were strangled in Lugo.", ["Two killed"]),
    ("The judges sent nine officers to the gallows.", ["nine killed"]),
    ("The judges sent nine letters to the minister.", []),
    ("He was jailed for the manslaughter of four tenants.", ["four killed"]),
    ("The fire snuffed out nine lives.", ["nine killed"]),
    ("Eleven pilgrims met their deaths on the bridge.", ["Eleven killed"]),
    ("Four generals fell to snipers in the siege.", ["Four killed"]),
    ("Shares of four firms fell to a new low.", []),
    ("Students dug up 14 skeletons from a pit near Lugo.", ["14 killed"]),
    ("The museum shows 14 skeletons of whales.", []),
    ("Of the bodies, 60 were recovered by divers.", ["60 killed"]),
    ("Twelve security forces were killed in Lugo.", ["Twelve killed"]),
    ("Two girls whose bodies were found in a well were cousins.", ["Two killed"]),
    ("Two girls whose shoes were found in a well were cousins.", []),
    ("A girl whose body washed up near Lugo had been missed for days.", ["A killed"]),
    ("Two clerks were the first people killed in the raid.", ["Two killed"]),
    ("Two clerks were the first people to leave Lugo.", []),
    ("The dead numbered 310.", ["310 killed"]),
    ("The guests numbered 310.", []),
    ("Nine people were hurt, only one of them seriously.", ["Nine injured", "one injured"]),
    ("Militants beheaded nine Copts near Lugo.", ["nine killed"]),
    ("Nine bodies were found on Friday. Four more were found on Sunday.", ["Nine killed", "Four killed"]),
    ("There were 30 massacres in Lugo that year, with 180 victims.", ["180 killed"]),
    (
        "Six guards have died, four of them in one fire, and about 300 pupils were moved out.",
        ["Six killed", "four killed", "about 300 evacuated"],
    ),
    ("Of those who lost their lives, 40 were passengers.", ["40 killed"]),
    ("The army killed 40 rebels in May, in addition to 12 smugglers.", ["40 killed", "12 killed"]),
    ("The army killed 40 rebels in addition to the nine raids it led.", ["40 killed"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_WORDS)
def test_deaths_are_told_in_many_other_words(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


INJURED = [
    ("Four stokers were overcome by fumes.", ["Four injured"]),
    ("Four mourners were overcome by grief.", []),
    ("Nine people overdosed in Lugo over the weekend.", ["Nine injured"]),
    ("Nobody was harmed when the roof fell.", ["Nobody injured"]),
    ("The fall in prices harmed 40 traders.", []),
    ("Six sappers lost limbs near Lugo.", ["Six injured"]),
    ("Three girls were still in Lugo Hospital.", ["Three injured"]),
    ("Three doctors were in Lugo Hospital when the lights failed.", []),
    ("A waiter from Leon was in a life-threatening condition.", ["A injured"]),
    ("A cook was killed and three of his guests badly burnt.", ["A killed", "three injured"]),
    ("Seven passers-by suffered cuts and burns.", ["Seven injured"]),
    ("Two porters were found with gunshot wounds near Lugo.", ["Two injured"]),
    ("Two porters were found with their uncle near Lugo.", []),
    ("Two porters were found with their throats cut.", ["Two killed"]),
    ("Two porters were crushed by a wall and taken to hospital.", ["Two injured"]),
    ("Two porters were crushed by a wall.", ["Two killed"]),
    ("Two girls were nearly killed by the fumes.", []),
    ("Nearly 40 girls were killed by the fumes.", ["Nearly 40 killed"]),
    ('After the blast, "we have received 40 people," said a doctor at the hospital.', ["40 injured"]),
    ('After the blast, "we have received 40 letters," said a doctor at the hospital.', []),
]


@pytest.mark.parametrize(("text", "expected"), INJURED)
def test_injuries_are_told_in_many_other_words(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_fatal_case_is_a_death_and_a_fatal_crash_is_none(told: Told) -> None:
    assert told("Lugo has had 80 cases of cholera, 12 of them fatal. The cholera came in May.") == ["80 infected", "12 killed"]
    assert told("Lugo has had 80 crashes, 12 of them fatal.") == []


CAPTIVES_SHOT = [
    ("Raiders dragged nine traders from a bus and shot them.", ["nine killed"]),
    ("They led the men out of the mill, lined them up and shot 30 of them.", ["30 killed"]),
    ("Two clerks were pulled from a van and shot near Lugo.", ["Two killed"]),
    ("Three hostages were shot by their captors.", ["Three killed"]),
    ("Four deserters were shot by a firing squad.", ["Four killed"]),
    ("The massacre in which 40 farmers were shot was never tried.", ["40 killed"]),
    ("Two clerks were pulled from a van and shot in the leg.", ["Two injured"]),
    ("Two clerks were shot by a guard at the gate.", ["Two injured"]),
    ("In the latest murder, two clerks were stabbed near Lugo.", ["two killed"]),
    ("In the latest raid, two clerks were stabbed near Lugo.", ["two injured"]),
    ("Officers stopped a van and shot two clerks.", ["two injured"]),
    ("Soldiers led the cattle away and shot two herders.", ["two injured"]),
]


@pytest.mark.parametrize(("text", "expected"), CAPTIVES_SHOT)
def test_captives_who_are_shot_are_killed(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_what_is_done_to_the_dead_is_no_injury(told: Told) -> None:
    assert told("Four of the dead had been stabbed.") == ["Four killed"]
    assert told("Four of the cooks had been stabbed.") == ["Four injured"]
    killed = "Five people were killed in Lugo on Monday. The other two victims, both clerks, were stabbed in the market."
    assert told(killed) == ["Five killed", "two killed"]
    assert told("The other two victims, both clerks, were stabbed in the market.") == ["two injured"]


ASIDES = [
    ("At least 30 people, among them nine clerks, sustained injuries in the crush.", ["At least 30 injured", "nine injured"]),
    ("Eighteen passengers, most of them pupils travelling home, were killed near Lugo.", ["Eighteen killed"]),
    ("Eighteen passengers, most of them pupils travelling home, were singing.", []),
    ("Two cooks who ran to save the girl were among the dead.", ["Two killed"]),
    ("Two cooks who ran to save the girl were among the guests.", []),
    ("A farmer and his two daughters, aged 6 and 9, drowned near Lugo.", ["A killed", "two killed"]),
    ("Two men died in the blast: a porter and a cook.", ["Two killed", "a killed", "a killed"]),
    ("Two men, a porter and a cook, were killed.", ["Two killed", "a killed", "a killed"]),
]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_what_stands_between_a_number_and_its_verb_is_passed_over(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


ONES = [
    ("He said two guards were shot and that one of them had died.", ["two injured", "one killed"]),
    ("The clash, in which one soldier died and two cooks were hurt, began at dawn.", ["one killed", "two injured"]),
    ("Only one of them died.", ["one killed"]),
    ("He was the only one who died.", []),
    ("None of the clerks on duty was hurt.", ["None injured"]),
    ("None of the 90 guests was hurt.", ["None injured"]),
    ("Bombers killed 12 pilgrims and wounded 40 later the same day.", ["12 killed", "40 injured"]),
    ("Two Grade 6 pupils were killed.", ["Two killed"]),
    ("A Form Two student was killed in Lugo.", ["A killed"]),
]


@pytest.mark.parametrize(("text", "expected"), ONES)
def test_ones_nones_and_school_years_are_read_for_what_they_count(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


TITLES = [
    ("Two dead, dozens injured in Lugo pile-up", ["Two killed", "dozens injured"]),
    ("Heat Deaths Cross 90 In Lugo", ["90 killed"]),
    ("Guard, two clerks die in Lugo bank raid", ["Guard killed", "two killed"]),
    ("Three shot at Lugo market", ["Three injured"]),
    ("Eleven inmates killed in blaze at Lugo jail", ["Eleven killed"]),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_headlines_tell_deaths_in_their_own_shapes(told: Told, title: str, expected: list[str]) -> None:
    found = [claim.removeprefix("Cross ") for claim in told("The mayor spoke of it.", title=title)]
    assert found == expected


def test_none_of_so_many_who_were_helped_is_a_negated_claim(read: Read) -> None:
    found = [(c.number_text, c.impact, c.status) for c in read("None of the 90 nurses in Lugo has been flown out, the consul said.")]
    assert found == [("90", "evacuated", "negated")]
