"""The page cut off: other ways to open it, other browsers, and no network at all."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browsers import CHROMIUM, WAIT_MS
from tests.web.host import address, read_headers, serve
from tests.web.marionette import FIREFOX, open_firefox
from tests.web.walk import Walk, chat
from tests.web.webkit import WEBKIT, open_webkit

pytestmark = pytest.mark.browser


@pytest.fixture
def server(built: Path, tmp_path: Path) -> Iterator[Any]:
    """A static host with a copy of the folder."""
    folder = tmp_path / "folder"
    shutil.copytree(built.parent / "folder", folder)
    with serve(folder) as found:
        found.folder = folder  # type: ignore[attr-defined]
        yield found


@pytest.fixture
def hosted(browser: Any, server: Any) -> Iterator[Any]:
    """The page from a host; afterwards nothing else may have been asked of a network."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(address(server))
    yield page
    known = (address(server), "blob:", "data:", "about:")
    assert [url for url in asked if not url.startswith(known)] == []
    context.close()


def watch_keepers(context: Any, page: Any) -> dict[str, str]:
    """Return what each version of the keeper is, by its number, as the browser goes on telling."""
    states: dict[str, str] = {}

    def tell(event: dict[str, Any]) -> None:
        states.update({one["versionId"]: one["status"] for one in event["versions"]})

    session = context.new_cdp_session(page)
    session.on("ServiceWorker.workerVersionUpdated", tell)
    session.send("ServiceWorker.enable")
    return states


def wait_for(page: Any, held: Callable[[], bool]) -> None:
    """Wait until something holds that the page itself cannot see."""
    end_s = time.monotonic() + WAIT_MS / 1000
    while not held():
        assert time.monotonic() < end_s, "it never came to hold"
        page.wait_for_timeout(50)


def kept(page: Any) -> None:
    """Wait until the keeper has everything and answers."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def test_the_folder_works_with_the_network_cut_off_at_every_path(hosted: Any, server: Any) -> None:
    """Opened once, the page comes back at each address and works with its host gone."""
    kept(hosted)
    server.shutdown()
    server.server_close()
    hosted.context.set_offline(True)
    for path in ("", "index.html", "?from=home", "some/where/else"):
        hosted.goto(address(server) + path)
        Walk(hosted).at("home")
    hosted.goto(address(server))
    hosted.click("#example")
    Walk(hosted).at("answer")


def test_its_words_are_there_before_anything_else(browser: Any, server: Any) -> None:
    """The page that comes first holds its words, is small, and says how far loading is."""
    index = (server.folder / "index.html").read_text(encoding="utf-8")
    assert "Someone has gone quiet." in index.partition("<script>")[0]
    assert len(index) < 250_000
    context = browser.new_context(locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.goto(address(server))
    assert page.locator("#door-silence").is_visible()
    context.close()
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    held: list[Any] = []
    page.route("**/parts/wasm*", lambda route: held.append(route))
    page.goto(address(server))
    page.click("#example")
    # The bar stands at nothing until a part has come, and before the held one it is never full.
    bar = "document.querySelector('progress')"
    page.wait_for_function(f"() => {bar} && {bar}.value > 0 && {bar}.value < 1")
    page.click("#tab-write")
    page.fill("#f-letter", "Written while it loads")
    page.locator(".scale button").nth(4).click()
    page.click("#hold")
    page.wait_for_selector(".letters li")
    for route in held:
        route.continue_()
    page.wait_for_selector(".letters li button")
    context.close()


def test_a_new_version_replaces_the_old_one_whole(hosted: Any, server: Any) -> None:
    """A version of which a part is missing replaces nothing; a whole one does, at the next load."""
    kept(hosted)
    keeper = server.folder / "service-worker.js"
    index = server.folder / "index.html"
    old = keeper.read_text(encoding="utf-8")
    text = index.read_text(encoding="utf-8").replace("<body>", '<body class="newer">')
    broken = old.replace('VERSION="', 'VERSION="x', 1).replace('"icon.svg"', '"gone.svg"', 1)
    keeper.write_text(broken, encoding="utf-8")
    index.write_text(text, encoding="utf-8")
    hosted.evaluate(
        "navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => 0)"
    )
    hosted.reload()
    Walk(hosted).at("home")
    assert hosted.locator("body.newer").count() == 0
    page = hosted.context.new_page()
    found = watch_keepers(hosted.context, page)
    wait_for(page, lambda: "activated" in found.values())
    before = max(int(one) for one, state in found.items() if state == "activated")
    keeper.write_text(old.replace('VERSION="', 'VERSION="y', 1), encoding="utf-8")

    def is_there(*states: str) -> bool:
        return any(int(one) > before and state in states for one, state in found.items())

    def waits() -> bool:
        # Asked for again and again: a look that is under way still sees the broken one.
        hosted.evaluate(
            "navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => 0)"
        )
        return is_there("installed", "activated")

    wait_for(page, waits)
    # The page that is open goes on as it is; when it has gone, the new keeper begins.
    hosted.close()
    wait_for(page, lambda: is_there("activated"))
    page.goto(address(server))
    Walk(page).at("home")
    assert page.locator("body.newer").count() == 1


def test_a_chat_is_shared_straight_to_the_page(hosted: Any, server: Any, tmp_path: Path) -> None:
    """What a phone's share sheet posts is taken in by the page, and lies nowhere afterwards."""
    kept(hosted)
    path = chat(tmp_path / "WhatsApp Chat with Bo.txt", "Ana", "Bo", "hello")
    # As the share sheet does: a post from elsewhere that opens the page.
    sheet = hosted.context.new_page()
    sheet.set_default_timeout(WAIT_MS)
    sheet.set_content(
        f'<form method="post" enctype="multipart/form-data" action="{address(server)}share">'
        '<input type="file" name="chat"><button>Share</button></form>'
    )
    sheet.set_input_files("input", path)
    sheet.click("button")
    sheet.wait_for_url(address(server))
    walk = Walk(sheet)
    walk.at("ask", "young")
    sheet.click("#reply-no")
    walk.at("who")
    assert "WhatsApp Chat with Bo.txt" in walk.text()
    left = "caches.open('shared').then((one) => one.keys()).then((all) => all.length)"
    assert sheet.evaluate(left) == 0


def test_the_folder_can_be_installed(built: Path) -> None:
    """The manifest names files that are there, and takes what is shared; the keeper keeps all."""
    folder = built.parent / "folder"
    manifest = json.loads((folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    keeper = (folder / "service-worker.js").read_text(encoding="utf-8")
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    hosts = {"_headers", ".htaccess", "nginx.conf"}
    assert all(json.dumps(name) in keeper for name in files - hosts - {"service-worker.js"})
    assert {icon["src"] for icon in manifest["icons"]} <= files
    assert manifest["share_target"]["method"] == "POST"


def test_every_host_file_sends_the_same_headers(built: Path) -> None:
    """What one host is told, the others are told too."""
    folder = built.parent / "folder"
    table = read_headers((folder / "_headers").read_text(encoding="utf-8"))
    for name in (".htaccess", "nginx.conf"):
        text = (folder / name).read_text(encoding="utf-8")
        for header, value in table["/*"].items():
            assert header in text
            assert value in text
        assert table["/parts/*"]["Cache-Control"] in text


def test_the_page_of_the_folder_may_reach_nothing_itself(built: Path) -> None:
    """Only the loader, which sees no chat, may fetch; the page that does may connect nowhere."""
    index = (built.parent / "folder" / "index.html").read_text(encoding="utf-8")
    assert "connect-src 'none'" in index
    assert "default-src 'none'" in index


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
    chromium = play.chromium.launch(executable_path=start, args=args, timeout=WAIT_MS)
    page = chromium.new_page(locale="en-GB")
    page.set_default_timeout(WAIT_MS)
    page.goto(built.as_uri())
    Walk(page).understand(chat(tmp_path / "chat.txt", "Ana", "Ben", "hello"), "Ana")
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
def test_other_browsers_read_a_chat_hold_a_letter_and_leave(
    open_browser: Any, built: Path, tmp_path: Path
) -> None:
    """The same ways in Debian's Firefox and WebKit, from disk."""
    path = chat(tmp_path / "chat.txt", "Ana", "<b>Ben</b>", "hello")
    profile = tmp_path / "profile"
    profile.mkdir()
    with open_browser(profile) as other:

        def at(view: str, which: str = "") -> None:
            more = f"[data-id='{which}']" if which else ""
            other.wait(f'document.querySelector("main[data-at={view}]{more}")')

        def tap(pattern: str) -> None:
            other.wait(f"document.querySelector({pattern!r})")
            other.run(f"document.querySelector({pattern!r}).click()")

        other.open(built.as_uri())
        at("home")
        tap("#door-write")
        at("write")
        other.type("#f-letter", "Hello?")
        tap(".scale button:nth-child(6)")
        tap("#hold")
        other.wait("document.querySelector('.letters li')")
        tap("#tab-silence")
        at("home")
        tap("#door-silence")
        at("ask", "young")
        tap("#reply-no")
        at("bring")
        other.type("#file-chat", str(path))
        at("who")
        assert other.run("return document.querySelectorAll('.door[aria-pressed=true]').length") == 0
        other.run(
            "[...document.querySelectorAll('.door')]"
            ".find((one) => one.innerText.startsWith('Ana')).click()"
        )
        at("ask", "no_contact")
        tap("#reply-no")
        at("ask", "afraid")
        tap("#reply-no")
        at("answer")
        assert "<b>Ben" in other.run("return document.querySelector('main').innerText")
        tap("#tab-write")
        at("write")
        other.wait("document.querySelector('.letters li button')")
        tap(".unsaved button")
        at("keep")
        other.type("#f-pass", "seven quiet herons")
        other.type("#f-again", "seven quiet herons")
        tap("#vault-make")
        other.wait("document.querySelector('#vault-save')")
        other.run("history.back()")
        at("write")
        other.wait("document.querySelector('.letters li button')")
        other.run("document.querySelector('#leave').click()")
        other.wait("location.href === 'about:blank'")
