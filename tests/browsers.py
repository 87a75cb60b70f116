"""One Chromium for every test that needs a browser; a second would cost time and memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = "/usr/bin/chromium"
WAIT_MS = 120_000
"""How long a view may take on a busy machine (ms); a test that passes never waits for it."""


@pytest.fixture(scope="session")
def play() -> Iterator[Any]:
    """What drives Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not on this machine")
    with sync_api.sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(play: Any) -> Iterator[Any]:
    """Start one browser for all tests; each takes a context of its own, with nothing in it."""
    chromium = play.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox"], timeout=WAIT_MS
    )
    yield chromium
    chromium.close()
