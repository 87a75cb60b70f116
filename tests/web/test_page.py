"""A newcomer's way through the one-file page, opened from disk in a browser."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from awhile.read import Options, pair_up, read_file, zone_time_s
from awhile.sample import DEMOS
from awhile.study import study_dyad
from awhile.tell import tell_json
from awhile.types import Care

sync_api = pytest.importorskip("playwright.sync_api")
ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "build" / "page" / "awhile.html"
CHROMIUM = "/usr/bin/chromium"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (ROOT / "web" / "node_modules" / "pyodide").exists(),
        reason="the page's runtime is not installed: run python3 dev.py page",
    ),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not on this machine"),
]
WAIT_MS = 60_000


@pytest.fixture(scope="module")
def built() -> Path:
    """The page as built from this checkout."""
    subprocess.run([sys.executable, ROOT / "web" / "build.py"], check=True)
    return BUILT


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, built: Path) -> Iterator[Any]:
    """The page, opened from disk; afterwards nothing may have been asked of a network."""
    context = browser.new_context(locale="en-GB", accept_downloads=True)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(built.as_uri())
    page.wait_for_selector("#questions:not([hidden])", timeout=WAIT_MS)
    yield page
    outside = [u for u in asked if not u.startswith(("file:", "blob:", "data:", "about:"))]
    assert outside == []
    assert [text for text in said if "Content Security Policy" in text] == []
    context.close()


def answer(page: Any, adult: str = "yes", no_contact: str = "no", afraid: str = "no") -> None:
    """Answer the stop rules' questions and go on."""
    for name, value in (("adult", adult), ("no_contact", no_contact), ("afraid", afraid)):
        page.locator(f"input[name={name}][value={value}]").first.check()
    page.locator("#questions button").click()


def give(page: Any, path: Path) -> None:
    """Choose a file."""
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    page.set_input_files("#file", path)


def show(page: Any) -> Any:
    """Ask for the report and return its frame."""
    page.wait_for_selector("#who:not([hidden])", timeout=WAIT_MS)
    page.locator("#who button").click()
    page.wait_for_selector("#result:not([hidden])", timeout=WAIT_MS)
    return page.frame_locator("#report")


def test_a_newcomer_reads_the_sample_and_its_numbers_are_the_librarys(
    page: Any, tmp_path: Path
) -> None:
    """From the questions to the report; the study saved is the library's, byte for byte."""
    answer(page)
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    page.click("#sample")
    report = show(page)
    assert "Sam" in report.locator("h1").inner_text()
    assert report.locator("svg").count() > 0
    with page.expect_download() as download:
        page.click("#save_json")
    saved = tmp_path / "study.json"
    download.value.save_as(saved)
    demo = DEMOS["chat"]
    with demo.open() as path:
        reading = read_file(path, Options())
    end_s = zone_time_s(datetime.fromisoformat(demo.now), reading.understood.zone)
    dyad = pair_up(reading, me=demo.me, other="Sam", end_s=end_s)
    dyad = replace(dyad, care=Care(no_contact=False, afraid=False, adult=True))
    study = study_dyad(dyad, reading.understood, now_s=end_s)
    assert saved.read_bytes() == tell_json(study).encode()


def test_a_request_for_no_contact_leaves_no_look_ahead(page: Any, tmp_path: Path) -> None:
    """The stop rules hold in the page as in the library."""
    answer(page, no_contact="yes")
    page.wait_for_selector("#gentle:not([hidden])", timeout=WAIT_MS)
    page.click("#sample")
    show(page)
    with page.expect_download() as download:
        page.click("#save_json")
    download.value.save_as(tmp_path / "study.json")
    study = json.loads((tmp_path / "study.json").read_text(encoding="utf-8"))
    assert study["own_silences"]["refusal"]["why"] == "practice.stop_no_contact"
    assert study["own_silences"]["return_probs"] == []


def test_someone_under_age_gets_no_study(page: Any) -> None:
    """No chat can be chosen by someone who is not an adult."""
    answer(page, adult="no")
    page.wait_for_selector("#refused:not([hidden])", timeout=WAIT_MS)
    assert page.locator("#choose").is_hidden()


def chat(path: Path, me: str, other: str, text: str) -> Path:
    """Write a small WhatsApp export in which both write every day."""
    lines = [
        f"{day:02}/0{month}/2025, {hour}:15 - {who}: {text}\n"
        for month in (3, 4, 5)
        for day in range(1, 29)
        for hour, who in ((10, me), (18, other))
    ]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_names_with_markup_stay_names(page: Any, tmp_path: Path) -> None:
    """A name is text in the page and in the report, never markup."""
    bad = "<img src=x onerror=alert(1)>"
    answer(page)
    give(page, chat(tmp_path / "chat.txt", "Ana", bad, "hello"))
    report = show(page)
    assert bad in report.locator("h1").inner_text()
    assert report.locator("img").count() == 0


def test_an_arabic_chat_is_read(page: Any, tmp_path: Path) -> None:
    """Names and words in another script go the same way."""
    answer(page)
    give(page, chat(tmp_path / "دردشة.txt", "ليلى", "سامي", "صباح الخير"))
    assert "سامي" in show(page).locator("h1").inner_text()


def test_a_hostile_zip_is_refused_with_a_sentence(page: Any, tmp_path: Path) -> None:
    """An archive that claims far more than a chat is not opened, and the page goes on."""
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"\0" * (40 << 20))
    answer(page)
    give(page, path)
    page.wait_for_selector("#refused:not([hidden])", timeout=WAIT_MS)
    assert "chat.zip" in page.locator("#refused").inner_text()
    give(page, chat(tmp_path / "chat.txt", "Ana", "Ben", "hello"))
    assert "Ben" in show(page).locator("h1").inner_text()


def test_the_page_speaks_german(page: Any) -> None:
    """The words come from the core, in the language chosen."""
    page.click("#language")
    page.wait_for_selector("html[lang=de]", timeout=WAIT_MS)
    assert page.locator("#questions button").inner_text() == "Weiter"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_step_has_a_serious_accessibility_finding(page: Any, scheme: str) -> None:
    """Checked by a tool at 320 px, in both themes; nothing scrolls sideways."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})

    def look() -> None:
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320
        found = axe.run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []
        if folder := os.environ.get("AWHILE_SCREENSHOTS"):
            name = page.evaluate("document.querySelector('h1').textContent").split()[0]
            page.screenshot(path=f"{folder}/{scheme}-{name}.png", full_page=True)

    look()
    answer(page)
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    look()
    page.click("#sample")
    show(page)
    look()


def test_the_build_is_the_same_twice(built: Path) -> None:
    """The same inputs give the same bytes, under ten megabytes."""
    first = built.read_bytes()
    subprocess.run([sys.executable, ROOT / "web" / "build.py"], check=True)
    assert built.read_bytes() == first
    assert len(first) < 10_000_000
