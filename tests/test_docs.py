"""The generated reference says what the code says."""

import argparse
import runpy
from pathlib import Path
from typing import Any

import pytest

from awhile.measure import MEASURES

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(scope="module")
def generate() -> dict[str, Any]:
    """Load the generator."""
    return runpy.run_path(str(DOCS / "generate.py"))


def test_the_page_of_measures_is_up_to_date(generate: dict[str, Any]) -> None:
    """Whoever changes a measure also rebuilds its page: python3 dev.py docs."""
    page = (DOCS / "reference" / "measures.md").read_text(encoding="utf-8")
    assert page == generate["measures_page"]()


def test_every_measure_is_documented() -> None:
    """Each has a heading of its own."""
    page = (DOCS / "reference" / "measures.md").read_text(encoding="utf-8")
    for spec in MEASURES:
        assert page.count(f": `{spec.name}`\n") == 1


def test_a_command_is_told_with_its_arguments(generate: dict[str, Any]) -> None:
    """Options, choices and commands below a command all appear; hidden ones do not."""
    parser = argparse.ArgumentParser(prog="tool", description="Does it.")
    parser.add_argument("--quiet", action="store_true", help="Say less.")
    parser.add_argument("--secret", help=argparse.SUPPRESS)
    below = parser.add_subparsers().add_parser("sub", description="Does\n more.")
    below.add_argument("file", metavar="FILE", help="What to read.")
    below.add_argument("--order", choices=("a", "b"))
    page = generate["cli_page"](parser)
    for part in ("## `tool`", "`--quiet`", "## `tool sub`", "Does more.", "`FILE`", "{a,b}"):
        assert part in page
    assert "secret" not in page
