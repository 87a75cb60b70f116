"""The page cut off: other ways to open it, other browsers, and no network at all."""

import functools
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web.conftest import CHROMIUM, WAIT_MS
from tests.web.marionette import FIREFOX, open_firefox
from tests.web.test_page import answer, chat, show
from tests.web.webkit import WEBKIT, open_webkit

pytestmark = pytest.mark.browser


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def server(built: Path) -> Iterator[http.server.ThreadingHTTPServer]:
    """A static host with nothing but the folder."""
    handler = functools.partial(Quiet, directory=str(built.parent / "folder"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


def test_the_folder_works_with_the_network_cut_off(browser: Any, server: Any) -> None:
    """Opened once from a static host, the page comes back and works with the host gone."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    here = f"http://127.0.0.1:{server.server_address[1]}/"
    page.goto(here)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    server.shutdown()
    server.server_close()
    context.set_offline(True)
    page.reload()
    answer(page)
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    page.click("#sample")
    assert "Sam" in show(page).locator("h1").inner_text()
    assert [u for u in asked if not u.startswith((here, "blob:", "data:", "about:"))] == []
    context.close()


def test_the_folder_can_be_installed(built: Path) -> None:
    """The manifest names files that are there, and the keeper keeps them all."""
    folder = built.parent / "folder"
    manifest = json.loads((folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    keeper = (folder / "service-worker.js").read_text(encoding="utf-8")
    names = {path.name for path in folder.iterdir()}
    assert names == {"index.html", "manifest.webmanifest", "icon.svg", "service-worker.js"}
    assert {icon["src"] for icon in manifest["icons"]} <= names
    assert all(f'"{name}"' in keeper for name in ("./", "manifest.webmanifest", "icon.svg"))


def test_no_request_in_the_browsers_own_log_without_a_network(
    play: Any, built: Path, tmp_path: Path
) -> None:
    """In a network namespace with nothing in it all works, and the log holds no address."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-n", "true"], capture_output=True).returncode:
        pytest.skip("this machine makes no network namespaces")
    start, log = tmp_path / "chromium", tmp_path / "net.json"
    start.write_text(f'#!/bin/sh\nexec {unshare} -n {CHROMIUM} "$@"\n', encoding="utf-8")
    start.chmod(0o755)
    args = ["--no-sandbox", f"--log-net-log={log}", "--net-log-capture-mode=Everything"]
    chromium = play.chromium.launch(executable_path=start, args=args)
    page = chromium.new_page(locale="en-GB")
    page.goto(built.as_uri())
    answer(page)
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    page.set_input_files("#file", chat(tmp_path / "chat.txt", "Ana", "Ben", "hello"))
    assert "Ben" in show(page).locator("h1").inner_text()
    chromium.close()
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = {e["params"]["url"] for e in events if "url" in e.get("params", {})}
    outside = {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws", "ftp"))}
    assert outside <= {"update.googleapis.com"}  # the browser asking after itself, in vain


BROWSERS = [
    pytest.param(
        open_firefox,
        id="firefox",
        marks=pytest.mark.skipif(FIREFOX is None, reason="Firefox is not on this machine"),
    ),
    pytest.param(
        open_webkit,
        id="webkit",
        marks=pytest.mark.skipif(not WEBKIT, reason="WebKit and its driver are not here"),
    ),
]


@pytest.mark.parametrize("open_browser", BROWSERS)
def test_other_browsers_read_a_chat_and_hold_a_message(
    open_browser: Any, built: Path, tmp_path: Path
) -> None:
    """The newcomer's way in Debian's Firefox and WebKit, from disk."""
    path = chat(tmp_path / "chat.txt", "Ana", "<b>Ben</b>", "hello")
    profile = tmp_path / "profile"
    profile.mkdir()
    with open_browser(profile) as other:
        other.open(built.as_uri())
        other.run(
            "for (const [name, value] of Object.entries(arguments[0]))"
            "  document.querySelector(`[name=${name}][value=${value}]`).click();"
            "document.querySelector('#questions button').click();",
            {"adult": "yes", "no_contact": "no", "afraid": "no"},
        )
        other.wait("!document.getElementById('choose').hidden")
        other.type("#file", str(path))
        other.wait("!document.getElementById('who').hidden")
        other.run("document.querySelector('#who .first').click()")
        other.wait("!document.getElementById('result').hidden")
        other.wait("parseInt(document.getElementById('report').style.height) > 2000")
        assert "&lt;b&gt;Ben" in other.run("return document.getElementById('report').srcdoc")
        other.run("document.querySelector('[data-view=hold]').click()")
        other.type("#pass", "seven quiet herons")
        other.type("#pass_again", "seven quiet herons")
        other.run("document.querySelector('#make_place button').click()")
        other.wait("!document.getElementById('hold').hidden")
        other.type("#hold_text", "Hello?")
        other.type("#hold_urge", "5")
        other.run("document.querySelector('#hold form button').click()")
        other.wait("document.querySelector('#held_list button')")
        said = other.run("return document.getElementById('refused').textContent")
        assert said == ""
