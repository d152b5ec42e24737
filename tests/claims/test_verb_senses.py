"""Verbs that say an impact by who acts, by what follows, or by what the sentence tells beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

SENSES = [
    # to flee from home, and from a deed
    ("Thousands fled the fighting.", ["Thousands displaced"]),
    ("Two gunmen fled.", []),
    ("Two people fled the scene on bicycles.", []),
    # to hold people, records and capacity
    ("The group holds 43 hostages.", ["43 held"]),
    ("The hall could hold 5,300 people.", []),
    ("Two were held over the theft.", ["Two detained"]),
    ("Nine inmates escaped from a jail.", []),
    ("Nine inmates are held in a jail.", ["Nine detained"]),
    # to be ill with a disease, and by a poison
    ("The outbreak sickened 74 people.", ["74 infected"]),
    ("A gas leak sickened 120 workers.", ["120 injured"]),
    # to shoot people, and things out of the sky
    ("The air force said that of 120 drones, 71 were shot down.", []),
    ("Nine helicopters were shot down.", []),
    ("Nine pilots were shot down over the sea.", ["Nine injured"]),
    # to claim lives, and posts
    ("The fire claimed three victims.", ["three killed"]),
    ("The scandal has claimed three ministers.", []),
    ("Fourteen migrants drowned and 33 were rescued off Lampedusa.", ["Fourteen killed", "33 rescued"]),
    # to hit homes
    ("The outage hit 1.2 million homes.", ["1.2 million affected"]),
    ("Rockets hit 12 homes.", ["12 structures"]),
    # to bury
    ("A landslide buried 20 workers.", ["20 missing"]),
    ("Twenty miners were buried in the village cemetery.", ["Twenty killed"]),
    # to search for the lost, and for suspects
    ("Rescuers searched for six sailors.", ["six missing"]),
    ("Police are searching for two suspects.", []),
    # to put to death, and to sentence to it
    ("Nine men were put to death.", ["Nine killed"]),
    ("Nine men were sentenced to death.", ["Nine detained"]),
    ("The state executed five men convicted of murder.", ["five killed"]),
    # to save, and not to be saved
    ("Doctors could not save two of the children.", ["two killed"]),
    ("Six of the sailors did not make it.", ["Six killed"]),
    ("Two men are expected to survive.", []),
    ("He tried to kill six others.", []),
    # to carry by air
    ("The navy airlifted 30 people from a rooftop.", ["30 rescued"]),
    ("The army airlifted 300 citizens out of Sudan.", ["300 evacuated"]),
    # taken by captors; by the law
    ("Gunmen stormed a school and took 287 pupils.", ["287 abducted"]),
    ("Twelve members of the cartel were captured.", ["Twelve detained"]),
    ("The navy freed 23 sailors held by pirates.", ["23 released"]),
    # paid with men, and with other things
    ("The clash cost the army two men.", ["two killed"]),
    ("The cuts cost 12 workers their jobs.", []),
    # what stands before: animals, stories, contests
    ("Six koalas were rescued and 30 killed.", []),
    ("The film, in which 14 climbers die, opens on Friday.", []),
    ("The swimmer crushed two rivals.", []),
    ("The club released four players.", []),
    ("Shelling brought down four apartment blocks.", ["four structures"]),
    ("Some 2,000 villagers choked to death.", ["Some 2,000 killed"]),
    ("Eighty people reached the shore.", ["Eighty rescued"]),
    ("There was no word from 90 villagers.", ["90 missing"]),
    ("Eight are missing, presumed dead.", ["Eight missing"]),
    ("No one could say how many were missing.", []),
    # to bury one's dead; to lie in hospital, in a wave of disease and after a crash
    ("We buried 60 people yesterday.", ["60 killed"]),
    ("Covid spread in the city. More than 900 people were in hospital with the virus.", ["More than 900 infected"]),
    ("Two tigers at the zoo are ill.", []),
    # lost for good, and for a while
    ("Twelve sailors were lost at sea.", ["Twelve killed"]),
    ("Eighty people were lost in the fire.", ["Eighty killed"]),
    ("Two hikers were lost in the woods for three days.", []),
    ("Three children were lost at the fair.", []),
    # out of their homes, and into homes; to safety, and about safety
    ("Forty families were put out of their homes.", ["Forty displaced"]),
    ("The charity put 40 families into new homes.", []),
    ("Sixty people made it to shore.", ["Sixty rescued"]),
    ("Six engineers made safety checks.", []),
    ("Three customers reached the bank.", []),
    ("Some 300 people spent the night outdoors.", ["Some 300 displaced"]),
    ("Some 300 children spent the day outdoors at the summer camp.", []),
    ("Four men left the trucks.", []),
    ("Four residents were moved by the flood of letters.", []),
    # houses that fell down, and those that fell to others
    ("Four houses fell in the quake.", ["Four structures"]),
    ("Three hospitals fell under rebel control.", []),
    # series of stories, and of events
    ("In a series of attacks in which 14 people died, the militants used drones.", ["14 killed"]),
    # cases in court
    ("Criminal cases totalled 79 in January.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cholera has claimed 2,300 Ghanaians.", ["2,300 killed"]),
        ("The union claimed 400 nurses as members.", []),
        ("Power was turned off for 7,000 residents.", ["7,000 affected"]),
        ("The company turned off water to 400 homes.", ["400 affected"]),
        ("The lights were turned off for 300 guests.", []),
        ("Firefighters cut a man out of his car.", ["a rescued"]),
        ("Two people were cut from the wreckage.", ["Two rescued"]),
        ("The company cut 200 staff from its van division.", []),
        ("The pirates boarded the tanker, taking four men from the ship.", ["four abducted"]),
        ("The rebels opened fire, taking cover behind two buses.", []),
        ("The doctor saw them in pairs, taking two men from the queue.", []),
        ("Sweden forcibly returned some 20 Afghans to Kabul.", ["some 20 evacuated"]),
        ("Volunteers worked overnight to try to free the six miners.", ["six rescued"]),
    ],
)
def test_what_claims_cuts_takes_and_frees(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five workers died. Two others are under treatment.", ["Five killed", "Two injured"]),
        ("Nine were hurt in the blast and the condition of three is stated to be critical.", ["Nine injured", "three injured"]),
        ("The condition of three bridges is critical.", []),
        ("He was the last survivor of the 9,000 soldiers sent there.", []),
        ("Some 90 pupils snatched by gunmen were reunited with their parents.", ["Some 90 abducted", "Some 90 released"]),
        ("Twelve families were reunited with their relatives at the fair.", []),
        ("More than 300 people fleeing the war on two boats were missing.", ["More than 300 displaced", "More than 300 missing"]),
        ("The pilot and two guards fled the plane.", []),
        ("There has been a total of 5,200 confirmed, probable and suspected cases of Ebola.", ["5,200 infected"]),
        ("Guinea has recorded 370 confirmed and 40 probable Ebola cases.", ["370 infected", "40 infected"]),
        ("The club has 370 confirmed and 40 possible bookings during the Ebola outbreak.", []),
        ("Thirty houses burned down and dozens more were saved.", ["Thirty structures"]),
        ("The city accounts for 750 of the state's 1,100 cases of cholera.", ["750 infected", "1,100 infected"]),
        ("Twelve of the village's 30 homes were destroyed.", ["Twelve structures"]),
        ("Ten of the army's 400 soldiers were killed.", ["Ten killed"]),
        ("Ten of Peru's 20 best players left.", []),
        ("Thirty houses burned down and dozens of people were saved.", ["Thirty structures", "dozens rescued"]),
        ("Eight marshals were taken away from the plane by members of a militia.", ["Eight abducted"]),
        ("Eight villagers were taken away by helicopter.", ["Eight evacuated"]),
        ("The army lost 128 men, 118 who were killed and 10 listed as missing.", ["128 killed", "118 killed", "10 missing"]),
        ("Two officers were attacked with sticks and sustained head injuries.", ["Two injured"]),
        ("Two doctors treated burns and sustained injuries.", []),
        ("The agency told of the passing of seven miners.", ["seven killed"]),
        ("The board praised the passing of two laws.", []),
        ("Three rivals were eliminated in the first round.", []),
        ("Thousands were drowned out by the music.", []),
        ("The company released four players and two coaches at the end of the season.", []),
        ("Two coaches were released by the kidnappers.", ["Two released"]),
        ("Officials said 570 suspected cases of cholera were recorded with 40 confirmed by laboratories.", ["570 infected", "40 infected"]),
        ("About one defendant was jailed for every two convicted.", []),
        ("Ebola kills one patient for every two infected.", []),
        ("Police arrested four men for every crime they could find.", ["four detained"]),
    ],
)
def test_who_is_in_danger_who_came_home_and_who_is_only_a_rate(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_headline_may_set_free_in_capitals(told: Told) -> None:
    assert told("More follows.", title="Seven Students Were Set Free") == ["Seven released"]


@pytest.mark.parametrize(("text", "expected"), SENSES)
def test_a_verb_takes_its_sense_from_its_company(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


REDUCED = [
    ("Six traders seized near the house of a minister were released.", ["Six released"]),
    ("Two tourists seized by the group died on Monday.", ["Two abducted", "Two killed"]),
    ("Three men arrested by police in May died in their cells.", ["Three detained", "Three killed"]),
    ("Two men wounded in the blast were soldiers.", ["Two injured"]),
    ("Five soldiers attacked a post where a guard died.", ["a killed"]),
]


@pytest.mark.parametrize(("text", "expected"), REDUCED)
def test_after_a_participle_on_its_subject_comes_the_verb_of_the_sentence(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


PARTS = [
    ("Twelve of the injured later died.", ["Twelve killed"]),
    ("Of those killed, 17 were women.", ["17 killed"]),
    ("Fourteen of the 22 aboard were killed; eight walked away.", ["Fourteen killed"]),
    ("Thirteen bodies were pulled from the mud, eight girls and five boys.", ["Thirteen killed", "eight killed", "five killed"]),
    ("Fifty-four people, a dozen children included, died.", ["Fifty-four killed", "a dozen killed"]),
    ("The storm destroyed 60 homes and damaged another 140.", ["60 structures", "140 structures"]),
    ("The death toll stands at 443 and 63 people are still missing.", ["443 killed", "63 missing"]),
    ("The number of people killed rose by 12 to 97.", ["12 killed", "97 killed"]),
    ("Nearly 200 guests danced at the wedding and four of them were shot.", ["four injured"]),
    ("Killed in the blast were four schoolgirls.", ["four killed"]),
    ("The accident claimed the lives of a couple and their three daughters.", ["three killed"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_lists_and_tolls_take_the_impact_that_their_words_give(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


STRUCK_OR_LED_AWAY = [
    ("Gunmen took 60 people away in vans.", ["60 abducted"]),
    ("Police broke up the rally and took 60 people away in vans.", ["60 detained"]),
    ("Buses took 60 people away from the shelled suburb.", ["60 evacuated"]),
    ("A bus hit two women on Monday.", ["two injured"]),
    ("A missile hit two rebel vehicles.", []),
    ("A lorry hit two walls.", []),
    ("More than 900 people have crossed into Chad to escape the fighting.", ["More than 900 displaced"]),
    ("Three pupils suffered broken bones.", ["Three injured"]),
    ("Two guards were left with fractured skulls.", ["Two injured"]),
    ("The hospital facility held more than 750 patients.", []),
    ("The jail holds 900 inmates.", ["900 detained"]),
    ("Twelve children were suffering from burns.", ["Twelve injured"]),
    ("The prison was built for 800 inmates.", []),
    ("The camp can hold up to 20,000 refugees.", []),
    ("The camp holds 20,000 refugees.", ["20,000 displaced"]),
    ("The jail has a capacity of 900 prisoners but holds 2,000.", ["2,000 detained"]),
    ("Two players were released by their club.", []),
    ("Ten prisoners were released by the court.", ["Ten released"]),
    ("The rebels released three teachers from the school.", ["three released"]),
    ("The party released three detainees after the vote.", ["three released"]),
    ("The rebel side released three soldiers on Monday.", ["three released"]),
    ("The university expelled 12 students.", []),
    ("Thousands fled after shooting broke out.", ["Thousands displaced"]),
    ("After stabbing attacks, 300 families fled.", ["300 displaced"]),
    ("Thousands fled with only their cash and clothes.", ["Thousands displaced"]),
    ("Two men fled after robbing a shop.", []),
    ("Five soldiers killed two guards and fled.", ["two killed"]),
    ("Rebels attacked the town and 300 families fled.", ["300 displaced"]),
    ("Two men fled with about $300.", []),
    ("Two dozen people were wounded in the blast, and killed were a nurse and her son.", ["Two dozen injured"]),
    ("The rebels can still hold 40 captives.", ["40 held"]),
    ("Three officers were given jail tours on Monday.", []),
    ("Two wardens received awards for their jail work.", []),
    ("Three men got ten years in prison.", ["Three detained"]),
    ("Six are recovering from gunshot wounds.", ["Six injured"]),
    ("Two of the girls escaped with bullet wounds.", ["Two injured"]),
    ("Three traders escaped with the money.", []),
    ("One was hit in the crossfire.", ["One injured"]),
    ("Twelve students escaped and fifteen fled their captors.", []),
    ("The rebels came at night and fifteen families fled their villages.", ["fifteen displaced"]),
    ("Forty divers recovered stab vests from the river.", []),
    ("Thirty activists applied to run an asylum.", []),
    ("A round of layoffs struck 300 workers.", []),
    ("A round of gunfire hit two guards.", ["two injured"]),
    ("Three hostages were released after being examined by doctors.", ["Three released"]),
    ("The Red Cross examined the site before 12 prisoners were released.", ["12 released"]),
    ("Twelve members were expelled from the party.", []),
    ("Russia expelled 60 diplomats.", ["60 evacuated"]),
    ("Nearly 600 people applied for asylum last year.", ["Nearly 600 displaced"]),
    ("Nine men were sentenced to ten years in prison.", ["Nine detained"]),
    ("Twenty were given jail terms of up to 15 years.", ["Twenty detained"]),
    ("Three opposition MPs were placed under house arrest.", ["Three detained"]),
    ("Electricity was knocked out for nearly 2 million customers.", ["nearly 2 million affected"]),
    ("Six children came down with polio.", ["Six infected"]),
    ("Six children came to get a polio vaccine.", []),
    ("Four men swam ashore after the boat sank.", ["Four rescued"]),
    ("Some 1,400 houses were left uninhabitable.", ["Some 1,400 structures"]),
    ("Four of the attackers were trained in camps.", []),
    ("Fifty people still sleep in a church hall.", ["Fifty displaced"]),
    ("Six boys were taken to school.", []),
    ("Six boys were taken from their school.", ["Six abducted"]),
    ("Of 60 people on board, five drowned.", ["five killed"]),
    ("Of his three sons, two were killed.", ["two killed"]),
    ("Of the 22 injured, two died.", ["22 injured", "two killed"]),
    ("Two of the wounded later died in hospital.", ["Two killed"]),
    ("One of the hostages was released for medical reasons.", ["One released"]),
    ("Two of the injured were released from hospital.", ["Two injured"]),
    ("They picked up 38 survivors from the sea, one of whom later died.", ["38 rescued", "one killed"]),
    ("Kidnappings are up. Most of the victims are traders, but two engineers were also taken.", ["two abducted"]),
    ("Two drivers tested positive for alcohol.", []),
    ("Three sprinters tested positive for a banned substance.", []),
    ("Three nurses tested positive for cholera.", ["Three infected"]),
    ("The camps hold some 48,000 people driven out by fighting.", ["some 48,000 displaced"]),
    ("Several hundred tourists spent the night in gyms.", ["Several hundred displaced"]),
    ("Paramedics treated 17 people for breathing problems.", ["17 injured"]),
    ("Nineteen sailors jumped overboard and were picked up by a trawler.", ["Nineteen rescued"]),
    ("The rail firm hit 40 passengers with a fare increase after the shooting.", []),
    ("A gunman hit 40 passengers with bullets.", ["40 injured"]),
    ("In the battle 12 were wounded and killed in the fighting was a reporter.", ["12 injured"]),
    ("Twelve were wounded, and killed in the fighting was their guide.", ["Twelve injured"]),
    ("Twelve were wounded and killed in the raid.", ["Twelve killed"]),
    ("Twelve were wounded and killed in a raid that was brutal.", ["Twelve killed"]),
    ("Two activists were released from the prison hospital.", ["Two released"]),
    ("Two miners were released from hospital.", ["Two injured"]),
    ("Forty swimmers reached the shore in the annual race.", []),
    ("Ten sailors swam ashore after their yacht sank during the race.", ["Ten rescued"]),
]


@pytest.mark.parametrize(("text", "expected"), STRUCK_OR_LED_AWAY)
def test_who_takes_and_what_strikes_give_the_impact(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected
