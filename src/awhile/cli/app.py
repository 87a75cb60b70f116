"""``awhile app``: the page for everyone."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from awhile.errors import AwhileError
from awhile.words import say

PAGE = Path(__file__).parents[1] / "awhile.html"
"""The page for everyone, where a build has put it."""


def add_app(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile app``."""
    parser.add_argument("--where", action="store_true", help=say("cli.help_where", language))


def run_app(args: argparse.Namespace) -> int:
    """Open the page for everyone; in a checkout without one, build it first."""
    build = PAGE.parents[2] / "dev.py"
    if not PAGE.exists() and build.exists() and shutil.which("npm"):
        subprocess.run([sys.executable, build, "page"], stdout=sys.stderr, check=False)  # noqa: S603
    if not PAGE.exists():
        raise AwhileError("cli.no_app")
    print(PAGE)
    if not args.where:
        import webbrowser

        webbrowser.open(PAGE.as_uri())
    return 0
