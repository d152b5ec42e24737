"""The report in a real browser: with a mouse, with a keyboard, on a phone, with many articles.

Needs Debian's chromium; run by `make test-ui`. Screenshots are left in tests/ui/output/.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipeline.analysis.report.gather import gather
from pipeline.analysis.report.page import page as report_page
from pipeline.contracts import table
from pipeline.runs.run import run
from pipeline.storage.arrow import to_arrow
from pipeline.storage.connect import connect
from pipeline.storage.warehouse import Warehouse

pytestmark = pytest.mark.ui

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = Path(__file__).with_name("output")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PARTS = ("overview", "incidents", "map", "totals", "contradictions", "claims", "articles", "quality")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).is_file():
        pytest.skip("no chromium: apt-get install chromium, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report over the invented articles that come with the project."""
    folder = tmp_path_factory.mktemp("demo")
    run([ROOT / "seeds/demo/articles"], folder / "tables")
    with connect(folder / "tables") as con:
        html = report_page(gather(con), title="Demonstration", banner="Invented articles")
    (folder / "report.html").write_text(html, encoding="utf-8")
    return (folder / "report.html").as_uri()


@pytest.fixture(params=[1280, 375], ids=["desktop", "phone"])
def site(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page whose errors fail the test, as do requests to anywhere."""
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith(("file:", "data:", "blob:")) else faults.append(asked.url))
    yield page
    page.close()
    assert faults == []


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_and_nothing_is_wider_than_the_screen(site: Page, address: str, part: str) -> None:
    site.goto(f"{address}#{part}")
    expect(site.locator("main h2")).to_have_count(1)
    expect(site.locator(".banner")).to_be_visible()
    assert site.evaluate("document.documentElement.scrollWidth <= innerWidth")
    width = site.viewport_size["width"] if site.viewport_size else 0
    site.screenshot(path=OUTPUT / f"report-{part}-{width}.png")


def test_a_claim_tells_its_fields_under_the_mouse(site: Page, address: str) -> None:
    site.goto(f"{address}#articles/0")
    mark = site.locator(".story mark.claim[tabindex]").first
    mark.hover()
    expect(site.locator("#note")).to_be_visible()
    expect(site.locator("#note")).to_contain_text("confidence")
    expect(site.locator("#note strong")).to_have_text(mark.inner_text(), ignore_case=True)


def test_a_tap_keeps_the_note_and_another_closes_it(site: Page, address: str) -> None:
    site.goto(f"{address}#articles/0")
    site.locator(".story mark.claim[tabindex]").first.click()
    site.mouse.move(2, 2)
    expect(site.locator("#note")).to_be_visible()
    site.locator("h1").click()
    expect(site.locator("#note")).to_be_hidden()


def test_all_is_reached_with_the_keyboard(site: Page, address: str) -> None:
    site.goto(f"{address}#articles/0")
    for _ in range(200):
        site.keyboard.press("Tab")
        if site.evaluate("document.activeElement.matches('.story mark.claim')"):
            break
    expect(site.locator("#note")).to_be_visible()
    site.keyboard.press("Escape")
    expect(site.locator("#note")).to_be_hidden()
    site.goto(f"{address}#map")
    site.locator(".map svg").focus()
    before = site.locator(".map svg").get_attribute("viewBox")
    site.keyboard.press("+")
    site.keyboard.press("ArrowLeft")
    assert site.locator(".map svg").get_attribute("viewBox") != before


def test_filters_narrow_the_table_and_are_kept(site: Page, address: str) -> None:
    site.goto(f"{address}#claims")
    counted = site.locator(".pages").first
    every = int(re.sub(r"\D", "", counted.inner_text().split("claim")[0]))
    site.get_by_label("Impact").select_option("injured")
    expect(site.locator("tbody .pill", has_text="killed")).to_have_count(0)
    assert 0 < int(re.sub(r"\D", "", counted.inner_text().split("claim")[0])) < every
    site.goto(f"{address}#overview")
    site.goto(f"{address}#claims")
    expect(site.get_by_label("Impact")).to_have_value("injured")


def test_the_saved_table_is_the_shown_one(site: Page, address: str, tmp_path: Path) -> None:
    site.goto(f"{address}#claims")
    site.get_by_label("Impact").select_option("injured")
    with site.expect_download() as download:
        site.get_by_role("button", name="Save as CSV").click()
    download.value.save_as(tmp_path / "claims.csv")
    lines = (tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()
    assert "impact" in lines[0].split(",")
    assert len(lines) > 1
    assert all(",injured," in line for line in lines[1:])


def test_a_claim_leads_to_its_words(site: Page, address: str) -> None:
    site.goto(f"{address}#claims")
    link = site.locator("tbody a").first
    words = link.inner_text()
    link.click()
    expect(site.locator("mark.chosen").first).to_be_visible()
    assert site.locator("mark.chosen").first.inner_text() in words


def test_an_incident_opens_from_the_table_and_by_its_address(site: Page, address: str) -> None:
    site.goto(f"{address}#incidents")
    site.locator("tbody button").first.click()
    expect(site.locator(".detail .card h3").first).to_be_visible()
    site.reload()
    expect(site.locator(".detail .card h3").first).to_be_visible()


def test_a_word_without_a_value_is_shown_as_one_and_its_reading_as_a_reading(site: Page, address: str) -> None:
    site.goto(f"{address}#incidents")
    row = site.locator("tbody tr").filter(has_text="Melo")
    expect(row).to_contain_text("“several” (read as 3 or more)")
    expect(row).to_contain_text("21 or more; “dozens”")
    row.get_by_role("button").click()
    expect(site.locator(".card .reading").first).to_contain_text("read: ")


def test_a_headline_that_the_article_repeats_is_one_report(site: Page, address: str) -> None:
    site.goto(f"{address}#claims")
    site.get_by_label("Words").fill("Artigas")
    expect(site.locator("tbody tr").filter(has_text="14")).to_have_count(1)
    site.get_by_label("show headlines").check()
    expect(site.locator("tbody tr").filter(has_text="14")).to_have_count(2)
    expect(site.locator("tbody tr").filter(has_text="headline")).to_have_count(1)


def test_five_hundred_articles_open_in_a_moment(browser: Browser, tmp_path: Path) -> None:
    text = "Flood\n\n" + "A \U0001f30a wave killed 12 people in the valley, police said. " * 40
    start = text.index("12 people")
    articles, claims = [], []
    for number in range(500):
        articles.append(_article(number, text))
        claims.append(_claim(number, start))
    store = Warehouse(tmp_path / "tables")
    with store.transaction() as tx:
        tx.replace("core.articles", to_arrow(table("core.articles"), articles))
        tx.replace("core.claims", to_arrow(table("core.claims"), claims))
    with connect(store.folder) as con:
        (tmp_path / "many.html").write_text(report_page(gather(con), title="Many"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.set_default_timeout(10_000)
    page.goto((tmp_path / "many.html").as_uri() + "#articles/499")
    expect(page.locator(".list li")).to_have_count(500)
    expect(page.locator("mark.claim[tabindex]")).to_have_text("12")  # the wave before it is one code point, but two units of the script
    page.goto((tmp_path / "many.html").as_uri() + "#claims")
    expect(page.locator("tbody tr")).to_have_count(50)
    page.close()


def _article(number: int, text: str) -> dict[str, Any]:
    moment = dt.datetime(2024, 1, 1) + dt.timedelta(hours=number)
    names = {
        "article_id": f"a{number:03}",
        "external_id": f"a{number:03}",
        "file_id": "f",
        "position": number,
        "title": "Flood",
        "language": "en",
    }
    dated = {"published_at": moment, "published_precision": "day", "published_basis": "field"}
    return names | dated | {"title": "Flood", "text": text, "text_sha256": str(number), "n_chars": len(text)}


def _claim(number: int, start: int) -> dict[str, Any]:
    where = {"start_char": start, "end_char": start + 2, "evidence_start": start, "evidence_end": start + 9, "sentence_no": 1}
    value = {"quantifier": "exact", "value_low": 12.0, "value_best": 12.0, "value_high": 12.0, "is_round": False, "implicit": False}
    codes = {"kind": "numeric", "impact": "killed", "measure": "incident", "delivery": "indirect", "status": "asserted", "confidence": 0.9}
    dated = {"period_precision": "none", "period_basis": "none", "extractor_version": "test"}
    return {"claim_id": f"c{number:03}", "article_id": f"a{number:03}", "number_text": "12"} | where | value | codes | dated
