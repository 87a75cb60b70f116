"""The documentation as it is read from a disk: searched, in light and dark, and nothing fetched."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.web.walk import WAIT_MS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site() -> Path:
    """The documentation, built."""
    if importlib.util.find_spec("zensical") is None or shutil.which("npm") is None:
        pytest.skip("what builds the documentation is not installed")
    subprocess.run([sys.executable, ROOT / "scripts" / "release.py", "--site"], check=True)
    return ROOT / "build" / "site"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_searched_from_a_disk_with_the_network_cut_off(
    browser: Any, site: Path, scheme: Any
) -> None:
    """A word of the glossary or of a guide leads to where it is told, in the reader's light."""
    context = browser.new_context(offline=True, color_scheme=scheme, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    page.click(".md-search__button")
    page.get_by_role("combobox", name="Search").fill("passphrase")
    found = page.get_by_role("option").filter(has_text="Hold a message")
    found.first.click()
    page.wait_for_url("**/how-to/hold-a-message.html*")
    assert "passphrase" in page.inner_text("article")
    ground = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    dark = max(page.evaluate(ground)[:3]) < 90
    assert dark == (scheme == "dark")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()
