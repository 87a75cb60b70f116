"""``awhile how-to``: the guides of the documentation, where the program is."""

import argparse
import re
import sys
from pathlib import Path

from awhile.cli.parser import guess_word
from awhile.errors import AwhileError
from awhile.patterns import late
from awhile.words import FOLDER, say

INSTALLED = Path(__file__).parents[1] / "guides"
"""Where a wheel holds the English guides; a checkout has them in its documentation.

Other languages hold theirs beside their sentences."""

EXPORTS = late(r"export-(?:from-)?(.+)")
"""What the guides for exporting from an app are called; the apps stand in the name."""


def find_guides() -> Path:
    """Return the folder of the guides, in a wheel or in a checkout."""
    return INSTALLED if INSTALLED.exists() else Path(__file__).parents[3] / "docs" / "how-to"


def list_guides() -> dict[str, Path]:
    """List the guides by what they are called: each app, as ``whatsapp``, then each other task."""
    apps: dict[str, Path] = {}
    tasks: dict[str, Path] = {}
    for path in sorted(find_guides().glob("*.md")):
        if exported := EXPORTS.fullmatch(path.stem):
            apps |= dict.fromkeys(re.split(r"-(?:and|or)-|(?<!^e)-", exported[1]), path)
        else:
            tasks[path.stem] = path
    return dict(sorted(apps.items())) | tasks


def find_guide(word: str) -> Path:
    """Return the guide of that name, or the only one whose name holds the word.

    Args:
        word: Name of a guide, or a part of it.

    Raises:
        AwhileError: There is none, or several.
    """
    guides = list_guides()
    word = word.casefold().removesuffix(".md")
    if word in guides:
        return guides[word]
    if word == "email":
        return guides["e-mail"]
    held = {path for path in guides.values() if word in path.stem.split("-")}
    if len(held) == 1:
        return held.pop()
    raise AwhileError(
        "cli.no_guide", app=word, words=guess_word(word, [*guides]) or ", ".join(guides)
    )


def add_how_to(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile how-to``."""
    parser.add_argument("app", metavar="APP", nargs="?", help=say("cli.help_how_to", language))


def run_how_to(args: argparse.Namespace) -> int:
    """Show one guide, or say which there are."""
    if args.app is None:
        words = ", ".join(list_guides())
        sys.stdout.write(say("cli.how_to_list", args.language, words=words) + "\n")
        return 0
    path = find_guide(args.app)
    translated = Path(FOLDER) / args.language / "guides" / path.name
    sys.stdout.write(as_plain((translated if translated.exists() else path).read_text("utf-8")))
    return 0


def as_plain(text: str) -> str:
    """Write a guide for a terminal: links as their words, no marks of headings or of code.

    Args:
        text: The guide, as Markdown.
    """
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^```\w*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^#+ ", "", text, flags=re.MULTILINE).replace("**", "").replace("`", "")
