"""Where it happened: the claim's own words, then those before, then those after."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim
from pipeline.claims.place_mentions import place_candidates
from pipeline.language.document import Document

Read = Callable[..., list[Claim]]


def places(claims: list[Claim]) -> list[str | None]:
    """For each claim the place as written, None where it has none."""
    return [claim.place_text or (claim.place.text if claim.place else None) for claim in claims]


OWN = [
    ("Gunmen killed 12 people in Maiduguri.", ["Maiduguri"]),
    ("In Lima, nine people were hurt when a roof fell in.", ["Lima"]),
    ("Nine people drowned near Alexandria on Sunday.", ["Alexandria"]),
    ("An earthquake in Nepal killed 90 people.", ["Nepal"]),
    ("Nine people were killed in a bombing in northern Kenya.", ["Kenya"]),
    ("Nine people were killed in Herat, Afghanistan.", ["Herat"]),
    ("Nine people were killed in the city of Homs in Syria.", ["Homs"]),
    ("Nine people were killed in the Afghan city of Kunduz.", ["Kunduz"]),
    ("Ten people were killed in the north of Peru, near Puno.", ["Puno"]),
    ("A bomb killed five people in the west of Iraq, near Ramadi.", ["Ramadi"]),
    ("Italy reported 12 deaths on Monday.", ["Italy"]),
    ("Kenya's floods have killed 70 people.", ["Kenya"]),
    ("20 died in Gaza and six in Lebanon.", ["Gaza", "Lebanon"]),
    (
        "At least 20 people were killed across Sudan, including two children in Omdurman and six people in Nyala.",
        ["Sudan", "Omdurman", "Nyala"],
    ),
    ("Bavaria had 18 measles cases, Saxony nine and Hesse (four).", ["Bavaria", "Saxony", "Hesse"]),
    ("Floods have killed 446 people in Mozambique. Zimbabwe has lost 98.", ["Mozambique", "Zimbabwe"]),
    ("Six people were killed in Aleppo and nine were hurt in Damascus.", ["Aleppo", "Damascus"]),
]

STRUCK = [
    # what is done to a place is done there, wherever the sentence before was
    ("Two died in Kherson on Monday. A missile hit Dnipro, killing six people.", ["Kherson", "Dnipro"]),
    ("Two died in Kherson on Monday. Sumy was shelled on Tuesday, leaving five dead.", ["Kherson", "Sumy"]),
    ("Two died in Kano. Gunmen raided Maiduguri on Thursday, killing 40 people.", ["Kano", "Maiduguri"]),
    ("Kenya attacked Somalia with missiles, killing nine people and injuring 74 others.", ["Somalia", "Somalia"]),
    ("Kenya's invasion of Somalia has killed thousands of civilians.", ["Somalia"]),
    ("Two died at Leeds. An explosion at a mine in Shanxi claimed 78 lives and put 114 people in hospital.", ["Leeds", "Shanxi", "Shanxi"]),
    ("An ambush on a minibus along the road to Moroto left eight dead.", ["Moroto"]),
    ("A boat sank north of Lesbos on Wednesday, and eleven people drowned.", ["Lesbos"]),
]

WITHIN = [
    ("Two people died in Karachi's Lyari on Monday.", ["Lyari"]),
    ("A truck bomb killed 54 people in the northern Chechen town of Znamenskoye.", ["Znamenskoye"]),
    ("A bomb killed nine people in the Barchiwal neighbourhood of Kabul.", ["Barchiwal"]),
    # the finer of two that are told together, whether a list has it or not
    ("Gunmen raided Tudun Hari in Kaduna state, killing 12.", ["Tudun Hari"]),
    ("Gunmen attacked Tudun Hari, a village in Kaduna state, killing 12.", ["Tudun Hari"]),
    ("Gunmen attacked the farming community of Kwatarwada on Sunday, killing 12 people.", ["Kwatarwada"]),
    ("The attack on Kwatarwada in the Maru area of Zamfara state left 12 dead.", ["Kwatarwada"]),
    ("A mudslide engulfed the hamlet of Rukwenda in North Kivu, killing 12.", ["Rukwenda"]),
]

OTHERS = [
    # the doer's, the victims' and the source's places are not the event's
    ("Three pupils from Tunisia died in the fire in Lyon.", ["Lyon"]),
    ("A Moscow-based monitor said nine people were killed in Damascus.", ["Damascus"]),
    ("The foreign ministry in Paris said nine people were killed in Mali.", ["Mali"]),
    ("Israeli airstrikes killed nine people in Beirut.", ["Beirut"]),
    ("Nine tourists from Germany were killed in Peru.", ["Peru"]),
    ("Nine people were killed in Peru, the embassy in Berlin said.", ["Peru"]),
    ("Nine people were killed in Goma, 2,000 kilometres from Kinshasa.", ["Goma"]),
    ("Speaking in Geneva, the doctor said nine people had died in Khartoum.", ["Khartoum"]),
    ("Cholera has spread in Angola. At least 18 people died, six of them in Luanda.", ["Angola", "Luanda"]),
    ("The toll of a strike on a market in El Fasher, in Sudan's North Darfur, has risen to 81 dead.", ["El Fasher"]),
    ("US airstrikes killed nine people in Mosul.", ["Mosul"]),
    ("Rebels based in Chad attacked the Sudanese town of El Geneina, killing 12.", ["El Geneina"]),
    (
        "A strike on a market in Kabkabiya in Sudan killed nine people. The war, which broke out in April, has killed thousands.",
        ["Kabkabiya", "Sudan"],
    ),
    ("Nine of the dead were found in Pasadena, and eight in the Rukwenda area.", ["Pasadena", "Rukwenda"]),
    ("A bomb killed nine people in Ganja. In Azerbaijan 402 have been killed since the war began.", ["Ganja", "Azerbaijan"]),
    ("Officials said 53 people were killed in US strikes.", [None]),
    ("Iran-backed rebels said 12 people had died.", [None]),
    ("Twelve people drowned in Italian waters.", ["Italian"]),
    ("In neighbouring Rukwenda, 140 people died.", ["Rukwenda"]),
    ("Nine soldiers based in Mosul were killed.", ["Mosul"]),  # no other place is told
    ("Since Monday 14 people have been killed: nine in Lima and five in Cusco.", [None, "Lima", "Cusco"]),
    ("In Mexico, 12 people died; in Guatemala, three were missing.", ["Mexico", "Guatemala"]),
    ("The storm killed 12 people in Greece before hitting Libya, where 4,000 died.", ["Greece", "Libya"]),
    ("Nine people were arrested in Lille over a plot to attack Brussels.", ["Lille"]),
    ("A bid to free hostages in Lagos left nine people dead.", ["Lagos"]),
    ("Police arrested nine people on Monday who planned to bomb Brussels. They were seized in Lille.", ["Lille"]),
    ("An earthquake struck eastern Turkey on Sunday. Officials in Ankara said 12 people were killed.", ["Turkey"]),
    ("An Iran-backed group killed nine people in Mosul.", ["Mosul"]),
    ("In Mosul, Russia has killed 35 people and wounded 79.", ["Mosul", "Mosul"]),
    ("Nine people were killed in Peru and the wounded were flown to Chile.", ["Peru"]),
    ("Nine people were killed at Jorge Chavez International Airport in Lima.", ["Lima"]),
    ("A storm that hit Dallas killed nine people in Fort Mill.", ["Fort Mill"]),
    ("Ana and Luis Prieto of Lugo were hurt along with two children when a bus overturned in Peru.", ["Peru"]),
    ("Canada admitted 300 refugees from Sudan.", ["Canada"]),
    ("Three people were killed in the town of Kupiansk, and another three in Lyman.", ["Kupiansk", "Lyman"]),
]


@pytest.mark.parametrize(("text", "expected"), [*OWN, *STRUCK])
def test_the_claim_s_own_words_say_where(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_the_finer_of_two_places_told_together_is_the_scene(read: Read, text: str, expected: list[str | None]) -> None:
    assert places(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_origins_speakers_and_doers_do_not_say_where(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in Quetta on Monday. Nine people were killed.", ["Quetta"]),
        ("A ferry sank off Zanzibar. Rescuers searched all night. Nine people drowned.", ["Zanzibar"]),
        ("A fire swept through a market in Accra. Police said nine traders had died.", ["Accra"]),
    ],
)
def test_the_place_is_carried_over_from_the_words_before(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected


def test_the_title_may_name_the_place(read: Read) -> None:
    assert places(read("Nine people were killed on Monday.", title="Bomb blast shakes Mogadishu")) == ["Mogadishu"]


def test_a_later_sentence_serves_where_none_before_names_a_place(read: Read) -> None:
    assert places(read("Nine people were killed when a bus overturned. The accident happened near Cusco.")) == ["Cusco"]


def test_the_dateline_serves_where_nothing_else_does(read: Read) -> None:
    assert places(read("NAIROBI, Kenya (AP) — A bus hit a bridge on Monday, killing nine people.")) in (["NAIROBI"], ["Nairobi"])


def test_no_place_is_invented(read: Read) -> None:
    assert places(read("Nine people were killed in the fire.")) == [None]
    assert places(read("The virus has killed 9,000 people worldwide.")) == [None]


def test_the_capital_of_a_country_is_the_city_where_the_article_names_it(read: Read, document: Callable[..., Document]) -> None:
    text = "Gunmen opened fire in Kenya's capital on Monday, killing nine people. Hospitals in Nairobi treated the wounded."
    claim = next(claim for claim in read(text) if claim.kind == "numeric")
    assert claim.place is not None
    assert document(text).entities[claim.place.entity].name == "Nairobi"
    assert claim.place_text == "Kenya's capital"


def test_a_capital_that_the_article_does_not_name_is_not_guessed(read: Read) -> None:
    assert places(read("Gunmen opened fire in Kenya's capital on Monday, killing nine people.")) == ["Kenya"]


def test_each_claim_of_two_events_has_its_own_place(read: Read) -> None:
    text = "A landslide in Uganda killed 12 people on Monday. In Peru, a bus plunged into a ravine and nine passengers died."
    assert places(read(text)) == ["Uganda", "Peru"]


def test_background_keeps_its_own_place(read: Read) -> None:
    text = "A train derailed in Odisha on Friday, killing 40 people. In 2015, a crash in Varanasi killed nine."
    assert places(read(text)) == ["Odisha", "Varanasi"]


def test_place_text_is_written_in_the_article(read: Read, document: Callable[..., Document]) -> None:
    text = "Nine people were killed in Homs. Six died in Hama."
    for claim in read(text):
        assert claim.place is not None
        assert document(text).text[claim.place.start : claim.place.end] == claim.place.text


def test_nationwide_is_the_country_that_the_article_names_most(read: Read) -> None:
    lead = "Wildfires burned across Peru on Monday, and Peru sent soldiers to Cusco."
    text = f"{lead}\n\nIn Cusco a school was closed. So far 12 people have died nationwide."
    assert places(read(text)) == ["Peru"]


def test_what_is_counted_worldwide_has_no_place(read: Read) -> None:
    assert places(read("The outbreak began in Peru. Worldwide, 28,000 people have died.")) == [None]


def test_places_named_for_example_are_not_the_place(read: Read) -> None:
    text = "Cholera has spread across Angola. Some 900 people fell ill in ten districts, including Luanda and Huambo."
    assert places(read(text)) == ["Angola"]


@pytest.mark.parametrize(
    "text",
    [
        "A woman visiting from Ghana was among the guests at a castle in Peru. Four people were killed.",
        "Carlos Ruiz of Lugo saw the bus overturn in Peru. Nine people died.",
    ],
)
def test_a_home_is_not_carried_over(read: Read, text: str) -> None:
    assert places(read(text)) == ["Peru"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three Kharkiv residents were killed in overnight shelling.", ["Kharkiv"]),
        ("Six Leeds residents died in a fire in Paris.", ["Paris"]),
    ],
)
def test_residents_are_harmed_at_home_unless_another_place_is_named(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected


def test_where_the_only_place_is_someone_s_home_none_is_given(read: Read) -> None:
    assert places(read("Carlos Ruiz of Lugo saw the bus overturn. Nine people died.")) == [None]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Peruvian landslide kills nine", "Peru"),
        ("Nine die in Indian bus crash", "India"),
        ("Nine dead in Egyptian train derailment", "Egypt"),
    ],
)
def test_the_adjective_of_a_disaster_says_where_it_struck(read: Read, document: Callable[..., Document], title: str, expected: str) -> None:
    text = "Rescuers searched the valley for survivors all night."
    claim = next(claim for claim in read(text, title=title) if claim.kind == "numeric")
    assert claim.place is not None
    assert document(text, title=title).entities[claim.place.entity].name == expected


@pytest.mark.parametrize("title", ["Russian plane crash kills nine", "Syrian airstrike kills nine", "Chilean mayor dies in crash"])
def test_the_adjective_of_a_doer_or_a_craft_does_not(document: Callable[..., Document], title: str) -> None:
    assert place_candidates(document("Rescuers searched the valley.", title=title)) == {}


def test_the_short_name_of_an_institution_is_no_place(read: Read) -> None:
    text = "Rockets hit the Azovstal steelworks in Mariupol. Nine people died and 200 were still trapped in Azovstal."
    assert set(places(read(text))) == {"Mariupol"}


def test_an_adjective_at_the_end_of_a_sentence_takes_no_noun_of_the_next(document: Callable[..., Document]) -> None:
    assert place_candidates(document("Border police said so.", title="Guards search for missing Latvian climbers")) == {}


VENUES_AND_AUTHORITIES = [
    ("Three people died on Highway 19 in Huntsville.", "Highway 19"),
    ("Three people died on Interstate 45 in Huntsville.", "Huntsville"),
    ("Two people were killed at the corner of Main Street and Oak Avenue in Dallas.", "Main Street and Oak Avenue"),
    ("Two people were shot in the 400 block of Oak Street in Dallas.", "Oak Street"),
    ("Three people died at Kabul airport.", "Kabul airport"),
    ("Three people died at Huntsville airport.", "Huntsville"),
    ("Rockets killed two guards at Kharkiv university.", "Kharkiv"),
    ("Three inmates died in San Quentin prison.", "San Quentin"),
    ("Two men were wounded, said researchers at Boston University.", None),
    ("Reading police made 13 arrests last month.", "Reading"),
    ("The Chicago Police Department arrested 14 people.", "Chicago"),
    ("Chicago police said 14 people died in Gary.", "Gary"),
    ("Kherson governor Ana Koval said shelling had killed two people. Ukraine sent help.", "Kherson"),
    ("Ukraine sent help. Odesa regional governor Ana Koval said shelling had killed two people.", "Odesa"),
    ("Ukraine sent help. The governor of Kharkiv said shelling had killed two people.", "Kharkiv"),
    ("The Tbilisi City Court ruled on Monday. Ten men were jailed.", "Tbilisi"),
    ("Officers of the Boston Herald club arrested two men.", None),
]


@pytest.mark.parametrize(("text", "place"), VENUES_AND_AUTHORITIES)
def test_the_town_in_the_name_of_a_venue_or_a_local_authority_says_where(read: Read, text: str, place: str | None) -> None:
    assert {claim.place_text for claim in read(text)} == {place}


def test_a_pronoun_in_a_headline_is_no_country(read: Read) -> None:
    assert places(read("A bus fell into a ravine in Peru on Monday. Nine people died.", title="It Could Have Been Any of Us")) == ["Peru"]


def test_a_dateline_serves_where_the_text_names_no_place(read: Read) -> None:
    dateline = "MOMBASA, Kenya (AP)"
    assert places(read(f"{dateline} — Nine people died when a ferry sank on Monday.", dateline=dateline)) == ["MOMBASA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the town of Ponferrada, near Leon, a miner died on Friday.", ["Ponferrada"]),
        ("Nine people drowned on Monday at Akure, about 40 km (25 miles) north of the city of Benin.", ["Akure"]),
        ("A bomb on the outskirts of Kabul killed nine people.", ["Kabul"]),
        ("Nine miners were killed in a cave-in in northwest China's Hunan province.", ["Hunan"]),
        ("A bus fell into a gorge in Leon, a mining town in northern Spain. Nine people died.", ["Leon"]),
        ("Fire broke out on a boat near Santa Rosa Island off the coast of California. Nine people died.", ["Santa Rosa Island"]),
        ("Nine people were killed near Akure.", ["Akure"]),  # no other place is named
        ("Chad has reported 309 measles cases, Mali has reported 42 cases, and Niger has reported four cases.", ["Chad", "Mali", "Niger"]),
        ("The city of Beaumont in Jefferson County reported 12 deaths.", ["Beaumont"]),
        ("The council in Leon said that a fire in Lugo had killed two people.", ["Lugo"]),
        ("The 900 refugees whom Canada accepted last year had fled from Syria.", ["Canada"]),
    ],
)
def test_a_landmark_or_another_clause_s_subject_is_not_the_place(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya had 241 measles cases, followed by Nakuru, 161; Kisumu, 149; and Mombasa, with 142 cases.",
            ["Kenya", "Nakuru", "Kisumu", "Mombasa"],
        ),
        (
            "There were 23 deaths: seven from Bauchi, five from Edo, ten from Zamfara and one from Kano.",
            [None, "Bauchi", "Edo", "Zamfara", "Kano"],
        ),
        ("Two hikers from Lugo and three from Leon were killed in Peru on Monday.", ["Peru", "Peru"]),  # their homes
        ("Floods hit Texas. In Hardin County 19 homes were destroyed and 26 were damaged.", ["Hardin County", "Hardin County"]),
        ("Measles has killed four people in Kisumu, 12 in Nakuru and nine in Mombasa.", ["Kisumu", "Nakuru", "Mombasa"]),
    ],
)
def test_each_figure_of_a_list_has_the_place_of_its_entry(read: Read, text: str, expected: list[str | None]) -> None:
    assert places(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Texas had 900 measles cases. Ohio had 40 measles cases. The state also reported two deaths.", ["Texas", "Ohio", "Ohio"]),
        ("In Goa, Chad's consul died of measles. Chad sent help. The country reported 40 measles deaths.", ["Chad"]),
        ("Uganda sent food to Somalia. Floods killed nine people there in 2011.", ["Somalia"]),
        ("Somalia waits for aid. Floods killed nine people there in 2011.", ["Somalia"]),
        ("Aid went to Somalia. There were nine people killed in Chad.", ["Chad"]),
    ],
)
def test_the_state_and_there_refer_to_the_place_told_of_before(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "dateline", "expected"),
    [
        ("Lima, Nov 28 (EFE).- A quake that shook northern Peru on Sunday left 12 people injured.", "Lima, Nov 28 (EFE)", ["Peru"]),
        (
            "LIMA (Reuters) - A bus fell into a gorge in southern Peru on Sunday, killing 12. Another 20 people were hurt.",
            "LIMA (Reuters)",
            ["Peru", "Peru"],
        ),
        ("LIMA (Reuters) - Twelve people died when a bus overturned on Sunday, police said.", "LIMA (Reuters)", ["LIMA"]),
    ],
)
def test_the_correspondent_s_city_is_not_the_scene_that_the_lead_names(read: Read, text: str, dateline: str, expected: list[str]) -> None:
    assert places(read(text, dateline=dateline)) == expected
