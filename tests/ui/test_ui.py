"""The real web page, in a real browser: everything is materialised through it, and it shows what came out.

Needs Debian's chromium (`apt-get install chromium`); run by `make test-ui`, not by `make test`. Screenshots are left in tests/ui/output/.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from pipeline.storage.warehouse import Warehouse

pytestmark = pytest.mark.ui

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = Path(__file__).with_name("output")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 90
RUN_SECONDS = 300
LOCAL = "127.0.0.1"


class Site:
    """The page of one test session."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address

    def open(self, path: str) -> Page:
        """Go to a page of the UI."""
        self.page.goto(self._address + path)
        return self.page

    def picture(self, name: str) -> None:
        """Keep what the page shows."""
        self.page.wait_for_timeout(1500)  # until graphs have settled
        self.page.screenshot(path=OUTPUT / f"{name}.png")

    def materialise_all(self) -> None:
        """Press the button of the asset graph and wait until the run has succeeded."""
        self.open("/asset-groups")
        self.page.get_by_role("button", name="Materialize all").click()
        toast = self.page.locator("xpath=//*[contains(., 'Launched run')]/a[starts-with(@href, '/runs/')]")
        toast.first.wait_for(timeout=60_000)
        run = str(toast.first.get_attribute("href")).rsplit("/", 1)[-1][:8]
        self.open("/runs")
        row = self.page.get_by_text(run).first.locator("xpath=ancestor::*[contains(., 'Manually launched')][1]")
        deadline = time.monotonic() + RUN_SECONDS
        while "Success" not in (shown := row.inner_text()):
            assert "Fail" not in shown, self._failure()
            assert time.monotonic() < deadline, f"the run did not end in {RUN_SECONDS} s: {shown}"
            self.page.wait_for_timeout(1000)

    def _failure(self) -> str:
        self.picture("failed")
        return "the run failed: see failed.png"

    def markdown(self, entry: str) -> str:
        """The text of a Markdown entry of the metadata on the page; where it stands in a window of its own, that is left open."""
        row = self.page.locator("tr").filter(has=self.page.get_by_text(entry, exact=True)).first
        row.wait_for()
        if "Show Markdown" not in row.inner_text():
            row.scroll_into_view_if_needed()
            return row.inner_text()
        row.get_by_text("Show Markdown").click()
        window = self.page.get_by_role("dialog")
        expect(window.locator("table")).to_be_visible()
        return window.inner_text()


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed article and an empty file."""
    folder = tmp_path_factory.mktemp("articles")
    for article in (ROOT / "seeds" / "articles").iterdir():
        shutil.copy(article, folder)
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    return Warehouse(tmp_path_factory.mktemp("tables") / "warehouse")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, articles: Path, warehouse: Warehouse) -> Iterator[str]:
    """`dagster dev` with the project's own configuration, in a folder of its own."""
    home = tmp_path_factory.mktemp("project")
    for name in ("dagster.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, home)
    with socket.socket() as free:
        free.bind((LOCAL, 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "ASREPORTED_ARTICLES": str(articles),
        "ASREPORTED_WAREHOUSE": str(warehouse.folder),
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("DAGSTER_HOME", None)
    log = home / "log.txt"
    with log.open("w") as output:
        server = subprocess.Popen(
            [str(Path(sys.executable).with_name("dagster")), "dev", "--host", LOCAL, "--port", str(port)],
            cwd=home,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_for(f"http://{LOCAL}:{port}/server_info", server, log)
        yield f"http://{LOCAL}:{port}"
    finally:
        stop(server)


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server answers."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"dagster dev did not start:\n{log.read_text()[-3000:]}")
            time.sleep(0.5)


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server as Ctrl-C does, and whatever it left behind."""
    server.send_signal(signal.SIGINT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(20)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"there is no {CHROMIUM}: as root, apt-get install chromium, or set CHROMIUM to another one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def elsewhere() -> list[str]:
    """Addresses outside this machine that the page asked for."""
    return []


@pytest.fixture(scope="module")
def site(browser: Browser, address: str, elsewhere: list[str]) -> Site:
    """The page, after everything was materialised once."""
    OUTPUT.mkdir(exist_ok=True)
    page = browser.new_page(viewport={"width": 1500, "height": 950})
    page.set_default_timeout(30_000)

    def stay_here(route: Route) -> None:
        if urlsplit(route.request.url).hostname == LOCAL:
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    page.route("**/*", stay_here)
    site = Site(page, address)
    site.materialise_all()
    return site


def test_the_graph_shows_the_layers(site: Site) -> None:
    page = site.open("/asset-groups")
    for layer in ("seeds", "raw", "core", "mart", "catalogue"):
        expect(page.get_by_text(layer, exact=True).first).to_be_visible()
    site.picture("graph")


def test_the_page_of_claims_shows_the_rows(site: Site, warehouse: Warehouse) -> None:
    rows = warehouse.count("core.claims")
    assert rows > 0
    page = site.open("/assets/core/claims")
    expect(page.get_by_text("Row count")).to_be_visible()
    expect(page.get_by_text(str(rows), exact=True).first).to_be_visible()
    expect(page.get_by_text("Never sum incident")).to_be_visible()
    expect(page.get_by_text("value_low", exact=True)).to_be_visible()
    site.picture("claims")
    shown = site.markdown("preview")
    site.picture("claims-preview")
    assert "44,400" in shown
    assert "killed" in shown


def test_the_page_of_rejects_shows_the_reason(site: Site) -> None:
    site.open("/assets/raw/rejects")
    shown = site.markdown("by reason")
    site.picture("rejects")
    assert "empty" in shown


def test_the_checks_passed(site: Site) -> None:
    page = site.open("/assets/core/claims?view=checks")
    expect(page.get_by_text("offsets_give_the_text").first).to_be_visible()
    expect(page.get_by_text("Succeeded").first).to_be_visible()
    assert page.get_by_text("Failed", exact=True).count() == 0
    site.picture("checks")


def test_the_sensor_is_there_and_off(site: Site) -> None:
    page = site.open("/automation")
    expect(page.get_by_text("new_articles")).to_be_visible()
    switches = page.locator("input[type=checkbox], [role=switch]")
    assert switches.count() > 0
    assert not any(switch.is_checked() for switch in switches.all())
    site.picture("automation")


def test_a_second_run_says_that_nothing_was_computed(site: Site) -> None:
    site.materialise_all()
    page = site.open("/assets/core/claims?view=events")
    expect(page.get_by_text("no: nothing it is made from has changed")).to_be_visible()
    site.picture("second-run")


def test_the_page_asked_for_nothing_from_elsewhere(site: Site, elsewhere: list[str]) -> None:
    site.open("/overview")
    site.picture("overview")
    assert elsewhere == []
