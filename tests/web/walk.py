"""Somebody who uses the page: every wait is for a view that is there, never for a while."""

import json
from pathlib import Path
from typing import Any

from tests.browsers import WAIT_MS

PASSPHRASE = "seven quiet herons"
STOP = "Please stop contacting me, do not write to me again"

HOLD = """{
  const kept = [];
  let names = [];
  const Own = window.Worker;
  window.Worker = class extends Own {
    postMessage(message, ...more) {
      const post = () => super.postMessage(message, ...more);
      if (names.includes(message?.question?.name)) kept.push(post);
      else post();
    }
  };
  window.holdCalls = (...held) => { names = held; };
  window.releaseCalls = () => {
    names = [];
    for (const post of kept.splice(0)) post();
  };
}"""
"""Lets a test keep calls from Python until it has done what comes before their answer."""


def chat(path: Path, me: str, other: str, text: str, last: str = "") -> Path:
    """Write a small WhatsApp export in which both write every day.

    Args:
        path: Where to.
        me: One of the two.
        other: The other.
        text: What each message says.
        last: What the other's last message says, if there is one more.

    Returns:
        The path.
    """
    lines = [
        f"{day:02}/0{month}/2025, {hour}:15 - {who}: {text}\n"
        for month in (3, 4, 5)
        for day in range(1, 29)
        for hour, who in ((10, me), (18, other))
    ]
    if last:
        lines.append(f"29/05/2025, 18:15 - {other}: {last}\n")
    path.write_text("".join(lines), encoding="utf-8")
    return path


class Walk:
    """What a reader does, one tap at a time.

    Args:
        page: Playwright's page.
    """

    def __init__(self, page: Any) -> None:
        self.page = page
        page.set_default_timeout(WAIT_MS)

    def at(self, view: str, which: str = "") -> None:
        """Wait until a view is there."""
        more = f"[data-id={which}]" if which else ""
        self.page.wait_for_selector(f"main[data-at={view}]{more}", timeout=WAIT_MS)

    def view(self) -> str:
        """Return which view is there now."""
        return str(self.page.locator("main").get_attribute("data-at"))

    def text(self) -> str:
        """Return what the view says."""
        return str(self.page.locator("main").inner_text())

    def hold_calls(self, *names: str) -> None:
        """Keep these calls from Python from now on."""
        self.page.evaluate("(names) => window.holdCalls(...names)", list(names))

    def release_calls(self) -> None:
        """Hand on what was kept from Python, and whatever comes."""
        self.page.evaluate("window.releaseCalls()")

    def escape(self) -> None:
        """Press Escape twice, as often as it takes: on a busy machine two may be seconds apart."""
        for _ in range(20):
            for _ in range(2):
                self.page.keyboard.press("Escape")
            if self.page.locator("main").count() == 0:
                break
        self.page.wait_for_url("about:blank")

    def tab(self, name: str) -> None:
        """Tap one of the four."""
        self.page.click(f"#tab-{name}")

    def speak(self, language: str) -> None:
        """Choose another language."""
        self.page.select_option("#language", language)
        self.page.wait_for_selector(f"html[lang={language}]")

    def home(self) -> None:
        """Go home."""
        self.tab("silence")
        if self.view() != "home":
            self.tab("silence")
        self.at("home")

    def bring(self) -> None:
        """From home to where a chat is chosen."""
        self.at("home")
        self.page.click("#door-silence")
        self.at("ask", "young")
        self.page.click("#reply-no")
        self.at("bring")

    def give(self, *paths: Path) -> None:
        """Choose files."""
        self.at("bring")
        self.page.set_input_files("#file-chat", list(paths))

    def me(self, name: str) -> None:
        """Say who one is."""
        self.at("who")
        self.page.locator(".doors .door", has=self.page.get_by_text(name, exact=True)).first.click()

    def answer(self, no_contact: str = "no", afraid: str = "no") -> None:
        """Answer the two questions about the other person."""
        for question, reply in (("no_contact", no_contact), ("afraid", afraid)):
            self.at("ask", question)
            self.page.click(f"#reply-{reply}")

    def understand(self, path: Path, me: str) -> None:
        """From home to the answer."""
        self.bring()
        self.give(path)
        self.me(me)
        self.answer()
        self.at("answer")

    def numbers(self, folder: Path) -> str:
        """Save the study as JSON and return it."""
        with self.page.expect_download() as download:
            self.page.click("#save-numbers")
        download.value.save_as(folder / "study.json")
        return (folder / "study.json").read_text(encoding="utf-8")

    def study(self, folder: Path) -> Any:
        """Return the study's numbers."""
        return json.loads(self.numbers(folder))

    def hold(self, text: str, urge: int = 8) -> None:
        """Let a letter wait."""
        self.at("write")
        self.page.fill("#f-letter", text)
        self.page.locator(".scale button").nth(urge).click()
        self.page.click("#hold")
        self.page.wait_for_selector("#note")
        self.page.wait_for_selector(".letters li")

    def keep(self) -> None:
        """Go where what is written is kept."""
        if self.view() != "keep":
            self.home()
            self.page.get_by_role("button", name="Keep or delete").click()
        self.at("keep")

    def make_vault(self, passphrase: str = PASSPHRASE) -> None:
        """Make the encrypted file."""
        self.keep()
        self.page.fill("#f-pass", passphrase)
        self.page.fill("#f-again", passphrase)
        self.page.click("#vault-make")
        self.page.wait_for_selector("#vault-save")

    def save_vault(self, path: Path) -> Path:
        """Save the encrypted file, look whether it is there, and say so."""
        self.keep()
        with self.page.expect_download() as download:
            self.page.click("#vault-save")
        download.value.save_as(path)
        self.page.click("#vault-there")
        return path

    def open_vault(self, path: Path, passphrase: str = PASSPHRASE) -> None:
        """Open an encrypted file saved before."""
        self.keep()
        self.page.fill("#f-pass", passphrase)
        self.page.set_input_files("#file-vault", path)
        self.page.wait_for_selector("#note")
