"""The page as built from this checkout, and a browser that opens it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsers import WAIT_MS
from tests.web.walk import HOLD, Walk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def built() -> Path:
    """The page, built, unless `dev.py check` has just done it."""
    if not (ROOT / "web" / "node_modules" / "pyodide").exists():
        pytest.skip("the page's runtime is not installed: run python3 dev.py page")
    if "AWHILE_PAGE_BUILT" not in os.environ:
        subprocess.run([sys.executable, ROOT / "web" / "build" / "build.py"], check=True)
    return ROOT / "build" / "page" / "awhile.html"


@pytest.fixture
def page(browser: Any, built: Path) -> Iterator[Any]:
    """The page, opened from disk; afterwards nothing may have been asked of a network."""
    context = browser.new_context(locale="en-GB", accept_downloads=True)
    # What a test cannot answer, a picker of the system, is not there: a download stands in.
    context.add_init_script("delete window.showSaveFilePicker")
    context.add_init_script(HOLD)
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.goto(built.as_uri())
    yield page
    outside = [u for u in asked if not u.startswith(("file:", "blob:", "data:", "about:"))]
    assert outside == []
    assert [text for text in said if "Content Security Policy" in text or "error:" in text] == []
    context.close()


@pytest.fixture
def walk(page: Any) -> Walk:
    """Somebody who uses the page."""
    return Walk(page)
