"""``awhile how-to``: the guides of the documentation, where the program is."""

import argparse
import re
import sys
from pathlib import Path

from awhile.cli.parser import guess_word
from awhile.errors import AwhileError
from awhile.words import FOLDER, say

INSTALLED = Path(__file__).parents[1] / "guides"
"""Where a wheel holds the English guides; a checkout has them in its documentation.

Other languages hold theirs beside their sentences."""

NO_APPS = {"export", "from", "and", "or", "a", "an", "the", "as", "your"}
"""Words in the names of guides that name no app."""


def find_guides() -> Path:
    """Return the folder of the guides, in a wheel or in a checkout."""
    return INSTALLED if INSTALLED.exists() else Path(__file__).parents[3] / "docs" / "how-to"


def list_guides() -> dict[str, Path]:
    """List the guides by each word that names them, as ``whatsapp`` or ``table``."""
    found: dict[str, Path] = {}
    for path in sorted(find_guides().glob("*.md")):
        found |= {word: path for word in path.stem.split("-") if word not in NO_APPS}
    return found


def add_how_to(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile how-to``."""
    parser.add_argument("app", metavar="APP", nargs="?", help=say("cli.help_how_to", language))


def run_how_to(args: argparse.Namespace) -> int:
    """Show one guide, or say which there are."""
    guides = list_guides()
    if args.app is None:
        sys.stdout.write(say("cli.how_to_list", args.language, words=", ".join(guides)) + "\n")
        return 0
    word = args.app.casefold().removesuffix(".md")
    path = guides.get(word)
    if path is None:
        near = guess_word(word, list(guides))
        raise AwhileError("cli.no_guide", app=args.app, words=near or ", ".join(guides))
    translated = FOLDER / args.language / "guides" / path.name
    sys.stdout.write(as_plain((translated if translated.exists() else path).read_text("utf-8")))
    return 0


def as_plain(text: str) -> str:
    """Write a guide for a terminal: links as their words, no marks of headings or of code."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^```\w*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^#+ ", "", text, flags=re.MULTILINE).replace("**", "").replace("`", "")
