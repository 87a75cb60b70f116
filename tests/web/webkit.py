"""WebKit, driven over the WebDriver protocol (W3C) on a screen of its own; Debian ships both."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browsers import WAIT_MS
from tests.web.marionette import ELEMENT

BROWSER = next(iter(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")), None)
WEBKIT = BROWSER and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")


class WebKit:
    """One session with one window."""

    def __init__(self, port: int) -> None:
        self.here = f"http://127.0.0.1:{port}/session"
        browser = {"binary": str(BROWSER), "args": ["--automation"]}
        timeouts = {"script": WAIT_MS, "pageLoad": WAIT_MS, "implicit": WAIT_MS}
        asked = {"alwaysMatch": {"webkitgtk:browserOptions": browser, "timeouts": timeouts}}
        self.here += "/" + self.send("", capabilities=asked)["sessionId"]

    def send(self, command: str, **values: Any) -> Any:
        """Send one command and return its value."""
        request = urllib.request.Request(
            self.here + command, json.dumps(values).encode(), {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=2 * WAIT_MS / 1000) as answer:
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        """Open an address and wait for it to load."""
        self.send("/url", url=address)

    def run(self, script: str, *values: Any) -> Any:
        """Run a script in the page and return what it returns."""
        return self.send("/execute/sync", script=script, args=list(values))

    def wait(self, condition: str) -> None:
        """Wait until an expression of the page holds."""
        end = time.monotonic() + WAIT_MS / 1000
        while not self._holds(condition):
            assert time.monotonic() < end, condition
            time.sleep(0.2)

    def _holds(self, condition: str) -> bool:
        try:
            return bool(self.run(f"return Boolean({condition})"))
        except urllib.error.HTTPError:  # between two documents
            return False

    def type(self, place: str, text: str) -> None:
        """Type into an element, or choose a file."""
        element = self.send("/element", using="css selector", value=place)[ELEMENT]
        self.send(f"/element/{element}/value", text=text)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def open_webkit(folder: Path) -> Iterator[WebKit]:
    """Start WebKit with everything it keeps in a folder, and end it."""
    port = _free_port()
    environ = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "LANG": "C.UTF-8"}
    # Xvfb picks a free screen and writes its number.
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert screen.stdout is not None
    environ["DISPLAY"] = f":{screen.stdout.readline().strip()}"
    driver = subprocess.Popen(
        ["WebKitWebDriver", f"--port={port}"],
        env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        end = time.monotonic() + WAIT_MS / 1000
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < end, "WebKit's driver does not answer"
                time.sleep(0.1)
        yield WebKit(port)
    finally:
        os.killpg(driver.pid, 15)
        driver.wait()
        screen.terminate()
        screen.communicate()
