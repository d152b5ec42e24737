"""The lists of actors and people, and a user's own ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.language.actors import Actors, choose_shared
from pipeline.language.reference_lists import ReferenceListError

HEADER = "actor_id,name,kind,claimant_class,country_iso3,aliases,shared_aliases,institution\n"
COUNTRIES = {"KEN", "GHA", "UGA"}


def lists(folder: Path, rows: str) -> Actors:
    folder.mkdir(exist_ok=True)
    (folder / "actors.csv").write_text(rows, encoding="utf-8")
    actors = Actors()
    actors.read(folder, COUNTRIES)
    return actors


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("actor_id,name,kind\n", 1, "missing column claimant_class"),
        (HEADER + "a:1,One,organisation,ngo,KEN,Same,,\na:2,Two,organisation,ngo,GHA,Same,,\n", 3, "line 2, a:1; take it out"),
        (HEADER + "a:1,One,organisation,ngo,KEN,,,\na:1,Two,organisation,ngo,GHA,,,\n", 3, "stands in line 2 too; keep one row"),
        (HEADER + "a:1,One,organisation,king,KEN,,,\n", 2, "claimant_class is 'king'; it must be one of belligerent"),
        (HEADER + "a:1,One,planet,ngo,KEN,,,\n", 2, "kind is 'planet'; it must be one of organisation"),
        (HEADER + "a:1,One,organisation,ngo,XXX,,,\n", 2, "write the ISO 3166-1 alpha-3 code"),
        (HEADER + "a:1,,organisation,ngo,KEN,,,\n", 2, "empty name; fill it in"),
    ],
)
def test_a_bad_row_is_refused_with_file_line_and_remedy(tmp_path: Path, rows: str, line: int, words: str) -> None:
    with pytest.raises(ReferenceListError) as caught:
        lists(tmp_path, rows)
    message = str(caught.value)
    assert f"actors.csv, line {line}:" in message
    assert words in message


def test_a_list_read_later_takes_precedence_row_by_row(tmp_path: Path) -> None:
    actors = lists(tmp_path / "ours", HEADER + "a:1,One,organisation,ngo,KEN,Uno,,\na:2,Two,organisation,ngo,GHA,Due,,\n")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "actors.csv").write_text(HEADER + "a:1,First,organisation,media,KEN,,,\nb:9,Nine,organisation,un,,Due,,\n")
    actors.read(tmp_path / "own", COUNTRIES)
    assert (actors.actors["a:1"].name, actors.actors["a:1"].claimant_class) == ("First", "media")
    assert actors.aliases["due"] == "b:9"
    assert actors.aliases["two"] == "a:2"


SHARED = (
    HEADER
    + "a:ken,Kenyan Drought Authority,organisation,government,KEN,,NDA,\na:gha,Ghana Dam Authority,organisation,government,GHA,,NDA,\n"
)


def test_a_shared_name_is_the_body_named_in_full_else_that_of_the_country_else_nobodys(tmp_path: Path) -> None:
    actors = lists(tmp_path, SHARED)
    assert choose_shared(actors, "NDA", {"a:ken"}, Counter({"GHA": 5}))[0] == "a:ken"
    assert choose_shared(actors, "NDA", set(), Counter({"GHA": 5, "KEN": 1}))[0] == "a:gha"
    assert choose_shared(actors, "NDA", set(), Counter({"UGA": 5}))[0] == ""


def test_a_plain_alias_outweighs_a_shared_one(tmp_path: Path) -> None:
    actors = lists(tmp_path, SHARED + "a:un,Nations,organisation,un,,NDA,,\n")
    assert choose_shared(actors, "NDA", set(), Counter({"GHA": 5}))[0] == "a:un"


def test_an_institution_of_a_state_may_have_a_row(tmp_path: Path) -> None:
    actors = lists(tmp_path, HEADER + "a:kps,Kenya Police Service,organisation,government,KEN,,,police\n")
    assert actors.institutions["KEN:police"] == "a:kps"


def test_our_lists_cover_the_world() -> None:
    from pipeline.language.gazetteer import load_gazetteer

    actors = load_gazetteer().listed
    assert len(actors.actors) > 900
    assert len({a.country_iso3 for a in actors.actors.values()}) > 120
    assert {a.claimant_class for a in actors.actors.values()} >= {
        "belligerent",
        "government",
        "health_authority",
        "un",
        "ngo",
        "media",
        "other",
    }
