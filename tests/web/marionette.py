"""Firefox, driven over its own remote protocol; Debian's build cannot be driven by Playwright."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browsers import WAIT_MS

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "intl.locale.requested": "en-GB",
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
}


class BrowserError(Exception):
    """The browser could not do what it was told."""


class Marionette:
    """One session: a command at a time, length and JSON on a local socket."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=2 * WAIT_MS / 1000)
        self.stream = self.socket.makefile("rb")
        self.number = 0
        self._receive()
        self.send("WebDriver:NewSession")
        self.send("WebDriver:SetTimeouts", script=WAIT_MS, pageLoad=WAIT_MS, implicit=WAIT_MS)

    def _receive(self) -> Any:
        size = b""
        while (char := self.stream.read(1)) != b":":
            size += char
        return json.loads(self.stream.read(int(size)))

    def send(self, name: str, **values: Any) -> Any:
        """Send one command and return its value."""
        self.number += 1
        message = json.dumps([0, self.number, name, values]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, value = self._receive()
        if error is not None:
            raise BrowserError(error)
        return value

    def open(self, address: str) -> None:
        """Open an address and wait for it to load."""
        self.send("WebDriver:Navigate", url=address)

    def run(self, script: str, *values: Any) -> Any:
        """Run a script in the page and return what it returns."""
        return self.send("WebDriver:ExecuteScript", script=script, args=list(values))["value"]

    def wait(self, condition: str) -> None:
        """Wait until an expression of the page holds."""
        end = time.monotonic() + WAIT_MS / 1000
        while not self._holds(condition):
            assert time.monotonic() < end, f"never held: {condition}"
            time.sleep(0.1)

    def _holds(self, condition: str) -> bool:
        try:
            return bool(self.run(f"return Boolean({condition})"))
        except BrowserError:  # between two documents
            return False

    def type(self, pattern: str, text: str) -> None:
        """Type into an element; into a file chooser, choose a path."""
        found = self.send("WebDriver:FindElement", using="css selector", value=pattern)
        self.send("WebDriver:ElementSendKeys", id=found["value"][ELEMENT], text=text)


@contextmanager
def open_firefox(profile: Path) -> Iterator[Marionette]:
    """Start Firefox without a window on a fresh profile, and end it afterwards."""
    assert FIREFOX is not None
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    words = [FIREFOX, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    port = profile / "MarionetteActivePort"
    try:
        end = time.monotonic() + WAIT_MS / 1000
        while not port.exists() or not port.read_text(encoding="utf-8"):
            assert process.poll() is None, "Firefox ended early"
            assert time.monotonic() < end, "Firefox did not start"
            time.sleep(0.1)
        session = Marionette(int(port.read_text(encoding="utf-8")))
        with session.socket, session.stream:
            yield session
    finally:
        process.terminate()
        process.wait(timeout=WAIT_MS / 1000)
