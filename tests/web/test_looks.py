"""Every view of the page: its size, its words, its colours, in every language."""

import os
from pathlib import Path
from typing import Any

import pytest

from awhile.words import LANGUAGES
from awhile.words.language import load_language
from tests.web.looks import (
    ALL,
    COLOURLESS,
    OPEN_ALL,
    SMALL_TARGETS,
    SMALL_TEXT,
    TERMINAL,
    TURNED,
    Looks,
)
from tests.web.walk import Walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "de")])
def test_every_view_is_whole(
    browser: Any, built: Path, tmp_path: Path, scheme: str, language: str
) -> None:
    """By a checker, at 320 px, in both themes: nothing is too small, too wide or technical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(
        locale={"en": "en-GB", "de": "de-DE"}[language],
        color_scheme=scheme,
        viewport={"width": 320, "height": 640},
    )
    page = context.new_page()
    walk = Walk(page)
    page.goto(built.as_uri())

    def look(view: str) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, view
        assert page.locator("h1").count() == 1, view
        assert page.evaluate(SMALL_TEXT) == [], view
        assert page.evaluate(SMALL_TARGETS) == [], view
        text = page.locator("body").inner_text()
        assert [found.group() for found in TERMINAL.finditer(text)] == [], view
        found = axe.run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], view
        if folder := os.environ.get("AWHILE_SCREENSHOTS"):
            page.screenshot(path=f"{folder}/{scheme}-{view}.png", full_page=True)

    looks = Looks(walk, look, language)
    looks.without_chat()
    looks.with_chat(tmp_path)
    assert looks.seen == ALL
    context.close()


def test_twice_the_size_and_the_colours_of_the_system(
    browser: Any, built: Path, tmp_path: Path
) -> None:
    """A desk at 200 % with forced colours and no motion: every view fits, every control is seen."""
    context = browser.new_context(
        locale="en-GB",
        viewport={"width": 640, "height": 400},
        device_scale_factor=2,
        forced_colors="active",
        reduced_motion="reduce",
    )
    page = context.new_page()
    walk = Walk(page)
    page.goto(built.as_uri())
    moving = "document.getAnimations().length"

    def look(view: str) -> None:
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, view
        assert page.evaluate(COLOURLESS) == [], view
        assert page.evaluate(moving) == 0, view
        # What stays in place leaves room for what is read.
        fixed = "document.querySelector('.top').offsetHeight + document.querySelector('.bar')"
        assert page.evaluate(f"{fixed}.offsetHeight") <= 200, view

    looks = Looks(walk, look)
    looks.without_chat()
    looks.with_chat(tmp_path)
    assert looks.seen == ALL
    context.close()


RIGHT_TO_LEFT = [code for code in LANGUAGES if load_language(code).direction == "rtl"]


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_from_right_to_left(browser: Any, built: Path, tmp_path: Path, language: str) -> None:
    """Every view from home to the answer, at 320 px: turned as a whole, but for the charts."""
    context = browser.new_context(locale=language, viewport={"width": 320, "height": 640})
    page = context.new_page()
    walk = Walk(page)
    page.goto(built.as_uri())
    page.wait_for_selector(f"html[lang={language}][dir=rtl]")
    charts = 0

    def look(view: str) -> None:
        nonlocal charts
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, view
        assert page.evaluate(TURNED) == [], view
        assert page.evaluate(SMALL_TEXT) == [], view
        charts += page.locator("main svg:has(text)").count()

    looks = Looks(walk, look, language)
    looks.without_chat()
    looks.with_chat(tmp_path)
    assert looks.seen == ALL
    walk.home()
    page.click("#example")
    walk.at("answer")
    looks.open_all()
    looks.look()
    assert charts > 2
    context.close()


def test_every_language_fits_a_small_phone(browser: Any, built: Path) -> None:
    """At 320 px no view of any language is too wide, and no word of it under 12 px."""
    context = browser.new_context(locale="en-GB", viewport={"width": 320, "height": 640})
    page = context.new_page()
    walk = Walk(page)
    page.goto(built.as_uri())
    wrong: list[str] = []

    def look(view: str) -> None:
        for language in (*LANGUAGES[1:], LANGUAGES[0]):
            walk.speak(language)
            width = page.evaluate("document.documentElement.scrollWidth")
            small = page.evaluate(SMALL_TEXT)
            if width > 320 or small:
                wrong.append(f"{language} {view}: {width} px {small[:2]}")

    Looks(walk, look, LANGUAGES[0]).without_chat()
    page.click("#example")
    walk.at("answer")
    for language in (*LANGUAGES[1:], LANGUAGES[0]):
        before = page.locator("h1").inner_text()
        walk.speak(language)
        page.wait_for_function(
            "(was) => document.querySelector('h1').innerText !== was", arg=before
        )
        page.evaluate(OPEN_ALL)
        width = page.evaluate("document.documentElement.scrollWidth")
        small = page.evaluate(SMALL_TEXT)
        if width > 320 or small:
            wrong.append(f"{language} answer: {width} px {small[:2]}")
    assert wrong == []
    context.close()
