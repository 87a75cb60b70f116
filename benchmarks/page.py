"""Measure the page: bytes, words on a slow line, boot, the first answer of a large export, memory.

Run after ``python3 dev.py page``; needs Chromium. Wall time depends on what else the machine does,
so processor seconds of the tab stand beside it, and the load of the machine is printed. With the
path of the page of version 0.1 (commit 0e1a680, ``dev.py page`` there), both are timed in turns.
"""

import os
import re
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "page" / "folder"
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402
from tests.browsers import CHROMIUM, WAIT_MS  # noqa: E402
from tests.web.host import Handler, address, serve  # noqa: E402
from tests.web.test_page import large  # noqa: E402
from tests.web.walk import Walk  # noqa: E402

SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 500_000,
    "uploadThroughput": 500_000,
}
"""4 Mbit/s, 150 ms."""

PAINT = """() => new Promise((done) => {
  const look = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    if (paint) done(paint.startTime);
    else setTimeout(look, 20);
  };
  look();
})"""


def processes(browser: Any) -> dict[int, float]:
    """Return the processor seconds of each process of the browser, by its number."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return {p["id"]: p["cpuTime"] for p in told["processInfo"] if p["type"] == "renderer"}


def memory_mb(pids: dict[int, float]) -> int:
    """Return what the largest tab holds now (MB)."""
    status = [Path(f"/proc/{pid}/status").read_text("utf-8") for pid in pids]
    held = [re.search(r"^VmRSS:\s+(\d+)", one, re.MULTILINE) for one in status]
    found = [int(one[1]) // 1024 for one in held if one]
    return max(found)


def tell(what: str, value: object) -> None:
    """Print one row."""
    print(f"{what:58} {value}", flush=True)


class SlowHandler(Handler):
    """A host behind a line of 4 Mbit/s that all its answers share, 150 ms away."""

    line = threading.Lock()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file piece by piece, one answer at a time."""
        time.sleep(SLOW["latency"] / 1000)
        while piece := source.read(10_000):
            with self.line:
                time.sleep(len(piece) / SLOW["downloadThroughput"])
                outputfile.write(piece)


def measure_words(play: Any) -> None:
    """Measure when the first words of the folder stand there, on a line that Chromium slows."""
    browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    with serve(FOLDER) as server:
        for _ in range(3):
            context = browser.new_context(locale="en-GB", service_workers="block")
            page = context.new_page()
            page.set_default_timeout(WAIT_MS)
            line = context.new_cdp_session(page)
            line.send("Network.enable")
            line.send("Network.emulateNetworkConditions", SLOW)
            page.goto(address(server), wait_until="commit")
            page.wait_for_selector("#door-silence")
            painted = round(page.evaluate(PAINT) / 1000, 2)
            tell("hosted, 4 Mbit/s, 150 ms: first words painted (s)", painted)
            context.close()
    browser.close()


def measure_loading(play: Any) -> None:
    """Measure when all parts of the folder are here, and how its bar went."""
    browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    with serve(FOLDER, SlowHandler) as server:
        page = browser.new_context(locale="en-GB", service_workers="block").new_page()
        page.set_default_timeout(WAIT_MS)
        begun = time.monotonic()
        page.goto(address(server), wait_until="commit")
        page.wait_for_selector("#door-silence")
        tell("hosted, slow host: first words, from outside (s)", round(time.monotonic() - begun, 2))
        page.click("#example")
        steps: list[tuple[float, float]] = []
        while page.evaluate("document.documentElement.dataset.engine") == "loading":
            share = page.evaluate("document.querySelector('progress')?.value ?? 0")
            steps.append((round(time.monotonic() - begun, 1), round(share, 2)))
            time.sleep(2)
        tell("hosted, slow host: the bar, by seconds", steps)
        tell("hosted, slow host: all parts are here (s)", round(time.monotonic() - begun, 1))
        Walk(page).at("answer")
        tell("hosted, slow host: the example's answer (s)", round(time.monotonic() - begun, 1))
    browser.close()


def measure_file(play: Any, built: Path) -> None:
    """Measure the one file from disk: boot, and the first answer of a large export."""
    browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    page = browser.new_context(locale="en-GB").new_page()
    walk = Walk(page)
    begun = time.monotonic()
    page.goto(built.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-engine=ready]")
    pids = processes(browser)
    booted = max(pids.values())
    tell("file: Python ready, wall and processor (s)", (round(time.monotonic() - begun, 1), booted))
    tell("file: memory when ready (MB)", memory_mb(pids))
    with tempfile.TemporaryDirectory() as name:
        export = large(Path(name) / "chat.txt")
        walk.bring()
        begun = time.monotonic()
        walk.give(export)
        walk.at("who")
        read = max(processes(browser).values())
        tell(
            "20 MB: read, wall and processor (s)",
            (round(time.monotonic() - begun, 1), read - booted),
        )
        walk.me("Ana")
        begun = time.monotonic()
        walk.answer()
        walk.at("answer")
        told = max(processes(browser).values())
        tell(
            "20 MB: answer, wall and processor (s)",
            (round(time.monotonic() - begun, 1), told - read),
        )
        tell("20 MB: memory (MB)", memory_mb(processes(browser)))
    browser.close()


ROUNDS = 3
"""How often the two pages are timed, each first in turn."""


def walk_before(page: Any, export: Path) -> None:
    """Go the way to the answer in the page of version 0.1."""
    for name, value in (("adult", "yes"), ("no_contact", "no"), ("afraid", "no")):
        page.locator(f"input[name={name}][value={value}]").first.check()
    page.locator("#questions button").click()
    page.wait_for_selector("#choose:not([hidden])")
    page.set_input_files("#file", export)
    page.wait_for_selector("#who:not([hidden])")
    page.locator("#who .first").click()
    page.wait_for_selector("#result:not([hidden])")
    page.frame_locator("#report").locator("h1").wait_for()


def walk_now(page: Any, export: Path) -> None:
    """Go the way to the answer in this page."""
    walk = Walk(page)
    walk.bring()
    walk.give(export)
    walk.me("Ana")
    walk.answer()
    walk.at("answer")


def time_first_answer(play: Any, built: Path, export: Path, *, is_now: bool) -> dict[str, float]:
    """Time one page from opening to the answer: wall and processor seconds, and memory."""
    browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    page = browser.new_context(locale="en-GB").new_page()
    page.set_default_timeout(WAIT_MS)
    found: dict[str, float] = {}
    begun = time.monotonic()
    page.goto(built.as_uri(), wait_until="commit")
    page.wait_for_selector(f"html[data-{'engine=ready' if is_now else 'ready=yes'}]")
    for what, go in (("boot", None), ("answer", walk_now if is_now else walk_before)):
        if go is not None:
            go(page, export)
        pids = processes(browser)
        found |= {f"{what}, wall (s)": time.monotonic() - begun}
        found |= {f"{what}, processor (s)": sum(pids.values()), f"{what}, MB": memory_mb(pids)}
    browser.close()
    return found


def measure_beside(play: Any, built: Path, before: Path) -> None:
    """Time this page and the one of version 0.1 in turns; print medians and their ratio."""
    pages = {True: built, False: before}
    runs: dict[bool, list[dict[str, float]]] = {True: [], False: []}
    with tempfile.TemporaryDirectory() as name:
        export = large(Path(name) / "chat.txt")
        for n in range(ROUNDS):
            for is_now in (n % 2 == 0, n % 2 != 0):
                found = time_first_answer(play, pages[is_now], export, is_now=is_now)
                runs[is_now].append(found)
    for what in runs[True][0]:
        now, old = (statistics.median(run[what] for run in runs[k]) for k in (True, False))
        tell(f"20 MB: {what}: now, 0.1, ratio", (round(now, 2), round(old, 2), round(now / old, 2)))
    sizes = [path.stat().st_size for path in pages.values()]
    tell("bytes: now, 0.1, ratio", (*sizes, round(sizes[0] / sizes[1], 3)))


def main() -> None:
    """Print every figure."""
    built = ROOT / "build" / "page" / "awhile.html"
    tell("load of the machine", os.getloadavg())
    tell("awhile.html (bytes)", built.stat().st_size)
    tell("index.html (bytes)", (built.parent / "folder" / "index.html").stat().st_size)
    with sync_playwright() as play:
        if len(sys.argv) > 1:
            measure_beside(play, built, Path(sys.argv[1]).resolve())
            return
        measure_words(play)
        measure_loading(play)
        measure_file(play, built)
    tell("load of the machine", os.getloadavg())


if __name__ == "__main__":
    main()
