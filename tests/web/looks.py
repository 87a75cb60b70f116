"""A way through every view of the page, and what is looked at there."""

import re
from collections.abc import Callable
from pathlib import Path

from awhile.words import say
from tests.web.walk import STOP, Walk, chat

SMALL_TEXT = """() => {
  const found = [];
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let one = all.nextNode(); one; one = all.nextNode()) {
    const holder = one.parentElement;
    if (!one.textContent.trim() || !holder.getClientRects().length) continue;
    if (holder.closest("noscript,script,style,.skip")) continue;
    const matrix = holder.getScreenCTM ? holder.getScreenCTM() : null;
    const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
    const size = parseFloat(getComputedStyle(holder).fontSize) * scale;
    if (size < 11.95) found.push(`${size.toFixed(1)} ${one.textContent.trim().slice(0, 40)}`);
  }
  return found;
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll("button, .file, summary, select")]
  .filter((one) => one.getClientRects().length && !one.closest(".skip"))
  .map((one) => [one.getBoundingClientRect().height, one.innerText.slice(0, 30)])
  .filter(([height]) => height < 40 && height > 0)"""

TURNED = """() => {
  const main = document.querySelector("main");
  const found = [];
  if (getComputedStyle(main).direction !== "rtl") found.push("the page is not turned");
  for (const one of document.querySelectorAll("main svg:has(text)"))
    if (getComputedStyle(one).direction !== "ltr") found.push("a chart is turned");
  const middle = innerWidth / 2;
  const [leave] = document.querySelector("#leave").getClientRects();
  if (leave.right > middle) found.push("Leave now is not at the end");
  for (const one of document.querySelectorAll("h1, .lead, .door strong, .way strong")) {
    const range = document.createRange();
    range.selectNodeContents(one);
    const edges = [...range.getClientRects()].map((box) => box.right);
    if (edges.length && one.getBoundingClientRect().right - Math.max(...edges) > 2)
      found.push(`does not begin on the right: ${one.innerText.slice(0, 30)}`);
  }
  for (const one of document.querySelectorAll("svg text")) {
    const box = one.getBoundingClientRect();
    if (box.left < 0 || box.right > innerWidth) found.push(`cut off: ${one.textContent}`);
  }
  return found;
}"""
"""What does not stand as it does in a language from right to left; a chart goes on as it is."""

OPEN_ALL = """() => {
  for (const one of document.querySelectorAll("main details")) one.open = true;
}"""

TERMINAL = re.compile(
    r"(?<!\w)(awhile [a-z]|--?[a-z]{2,}\b|\.venv|dev\.py|n = |\$ |Ctrl)|`|\(y/n\)"
)
"""What only somebody at a terminal can do something with."""

HELD = "I was thinking about the house"


class Looks:
    """Leads through every view, and has each looked at.

    Args:
        walk: Somebody who uses the page, at home.
        look: What is done at each view.
        language: The language that is spoken.
    """

    def __init__(self, walk: Walk, look: Callable[[str], None], language: str = "en") -> None:
        self.walk, self._look, self.language = walk, look, language
        self.seen: set[str] = set()

    def look(self) -> None:
        """Look at the view that is there."""
        at = self.walk.page.locator("main").get_attribute("data-at")
        self.seen.add(at)
        self._look(at)

    def say(self, key: str, **values: object) -> str:
        """Return what the page says under a key."""
        return say(f"page.{key}", self.language, **values)

    def button(self, key: str) -> None:
        """Tap the button that says this."""
        self.walk.page.get_by_role("button", name=self.say(key)).first.click()

    def open_all(self) -> None:
        """Open whatever can be opened."""
        self.walk.page.evaluate(OPEN_ALL)

    def without_chat(self, text: str = "Hello?") -> None:
        """Look at all that needs no chat."""
        walk, page = self.walk, self.walk.page
        walk.at("home")
        self.look()
        for key, at in (("answers_title", "answers"), ("about_title", "about")):
            walk.home()
            self.button(key)
            walk.at(at)
            self.look()
        walk.tab("write")
        walk.hold(text)
        page.wait_for_selector(".letters li button")
        self.look()
        page.locator(".letters li button").first.click()
        walk.at("letter")
        self.look()
        walk.tab("calm")
        page.wait_for_selector(".way")
        page.get_by_role("button", name=self.say("breathe_for", n=3), exact=True).click()
        self.open_all()
        self.look()
        page.locator(".way").first.click()
        walk.at("practice")
        self.look()
        for key, at in (("journal_title", "journal"), ("plans_title", "plans")):
            walk.tab("calm")
            page.locator(".door", has_text=self.say(key)).click()
            walk.at(at)
            self.look()
        walk.tab("calm")
        page.locator(".door", has_text=self.say("journal_title")).click()
        self.button("reflect_title")
        walk.at("reflect")
        page.wait_for_selector(".scale")
        self.look()
        walk.tab("help")
        page.wait_for_selector(".places li")
        self.open_all()
        self.look()
        walk.home()
        self.button("keep_title")
        walk.at("keep")
        page.click("#delete-all")
        self.look()
        walk.home()

    def with_chat(self, folder: Path) -> None:
        """Look at all that leads to an answer, and at the answer."""
        walk, page = self.walk, self.walk.page
        page.click("#door-silence")
        walk.at("ask", "young")
        self.look()
        page.click("#reply-no")
        walk.at("bring")
        page.locator(".pick button").first.click()
        self.open_all()
        self.look()
        walk.give(chat(folder / "chat.txt", "Ana", "Bo", HELD, STOP))
        walk.at("who")
        self.open_all()
        self.look()
        walk.me("Ana")
        for question in ("no_contact", "afraid"):
            walk.at("ask", question)
            self.look()
            page.click("#reply-no")
        walk.at("asked")
        self.look()
        page.click("#reply-no")
        walk.at("answer")
        self.open_all()
        self.look()
        for key, at in (("advice_title", "advice"), ("theory_title", "theory")):
            if page.locator(".way", has_text=self.say(key)).count() == 0:
                continue  # a chapter of the answer
            page.locator(".way", has_text=self.say(key)).click()
            walk.at(at)
            if at == "advice":
                page.wait_for_selector("main details")
            else:
                page.frame_locator("#dials").locator("#dial-load").wait_for()
            self.open_all()
            self.look()
            walk.page.click("#back")
            walk.at("answer")
        walk.tab("write")
        self.button("draft_title")
        walk.at("draft")
        self.look()


ALL = {
    "about", "advice", "answer", "answers", "ask", "asked", "bring", "calm", "draft", "help",
    "home", "journal", "keep", "letter", "plans", "practice", "reflect", "theory", "who", "write",
}  # fmt: skip
"""Every view that a way without mishaps leads to."""


COLOURLESS = """() => {
  const PLACES = "main button, main .file, .top button, .bar button";
  const found = [];
  for (const one of document.querySelectorAll(PLACES)) {
    if (!one.getClientRects().length || one.closest(".skip") || one.disabled) continue;
    const style = getComputedStyle(one);
    const edge = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== "none";
    const lined = style.textDecorationLine.includes("underline");
    const placed = one.closest(".bar, .way, .faces");
    if (!edge && !lined && !placed) found.push(`no edge: ${one.innerText.slice(0, 30)}`);
    const chosen = one.matches("[aria-pressed=true], [aria-current]");
    if (chosen && style.outlineStyle === "none")
      found.push(`chosen: ${one.innerText.slice(0, 30)}`);
  }
  return found;
}"""
"""Controls that nobody could see where the system sets all colours."""
