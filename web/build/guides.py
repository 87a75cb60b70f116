"""The how-to pages on exporting, as data for the page for everyone."""

import re
from pathlib import Path
from typing import TypedDict

INLINE = ((re.compile(r"\[([^]]+)\]\([^)]*\)"), r"\1"), (re.compile(r"[*`]+"), ""))
TITLE = re.compile(r"^# (?P<app>.+)$", re.MULTILINE)
SECTION = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
APP = re.compile(r"^(Export a chat from|Export|Read) ")
STEP = re.compile(r"^(?:\d+)\. (?P<text>.+(?:\n   .+)*)", re.MULTILINE)
NOTE = re.compile(r"^> (?P<text>.+(?:\n> .+)*)", re.MULTILINE)
BULLET = re.compile(r"^- (?P<text>.+(?:\n  .+)*)", re.MULTILINE)

TERMINAL = re.compile(r"\s*[^.:]*`(?:--|awhile )[^`]*`[^.]*\.")
"""A sentence that names a command or an option."""

SHORT = {
    "SMS and calls from Android": "SMS (Android)",
    "Facebook Messenger or Instagram": "Instagram, Facebook",
}
"""Names that fit a button."""

ORDER = (
    "whatsapp", "imessage", "sms", "facebook-and-instagram", "telegram", "signal", "e-mail",
    "discord-slack-or-snapchat", "google", "kakaotalk", "line", "wechat-or-viber",
)  # fmt: skip
"""The apps that most people use come first; any other how-to page on exporting follows by name."""


class Way(TypedDict):
    """One way to get a chat out of an app.

    Attributes:
        title: On which phone or computer.
        steps: What to do, in order.
        notes: What to know beside it.
    """

    title: str
    steps: list[str]
    notes: list[str]


class Guide(TypedDict):
    """How to get a chat out of one app.

    Attributes:
        app: Its name.
        ways: One for each kind of phone or program.
        missing: What such a file leaves out.
    """

    app: str
    ways: list[Way]
    missing: list[str]


def plain(text: str) -> str:
    """Return text without marks of emphasis, line breaks, and sentences for a terminal."""
    text = TERMINAL.sub("", text)
    for pattern, by in INLINE:
        text = pattern.sub(by, text)
    return " ".join(text.replace("\n> ", " ").split())


def read_guide(text: str, *, app: str | None = None) -> Guide | None:
    """Read one how-to page.

    Args:
        text: Its Markdown: each ``##`` that holds a numbered list is one way; a quote beside it is
            a note. A last ``##`` that holds a list and no numbers says what such a file leaves
            out. Everything else is for other readers.
        app: Name of the app; None to take it from the title, which only English allows.

    Returns:
        The guide; None where the page holds no way.
    """
    title = TITLE.search(text)
    if title is None:
        raise SystemExit("web/build/guides.py: a how-to page without a title")
    if app is None:
        app = APP.sub("", title["app"])
        app = SHORT.get(app, app)
    ways: list[Way] = []
    missing: list[str] = []
    parts = SECTION.split(text)
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        steps = [plain(m["text"]) for m in STEP.finditer(body)]
        if not steps and heading == parts[-2]:
            missing = [plain(m["text"]) for m in BULLET.finditer(body)]
        if steps:
            notes = [plain(m["text"]) for m in NOTE.finditer(body)]
            ways.append({"title": plain(heading), "steps": steps, "notes": notes})
    return {"app": app, "ways": ways, "missing": missing} if ways else None


def read_guides(folder: Path, translated: Path | None = None) -> list[Guide]:
    """Read all how-to pages on exporting in a folder, the most used apps first.

    Args:
        folder: The English pages.
        translated: Pages of the same names in another language; what is not there is in English.
    """

    def place(path: Path) -> tuple[int, str]:
        name = path.stem.removeprefix("export-").removeprefix("from-")
        return (ORDER.index(name) if name in ORDER else len(ORDER), name)

    found = []
    for path in sorted(folder.glob("export-*.md"), key=place):
        guide = read_guide(path.read_text(encoding="utf-8"))
        own = None if translated is None else translated / path.name
        if guide is not None and own is not None and own.is_file():
            guide = read_guide(own.read_text(encoding="utf-8"), app=guide["app"])
        if guide is not None:
            found.append(guide)
    return found
