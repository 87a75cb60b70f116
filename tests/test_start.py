"""Nothing is loaded before it is needed: version, help and a mistyped command answer at once."""

import subprocess
import sys

import pytest

LEAST = {"awhile", "awhile.cli"}
WORDS = {
    *LEAST,
    "awhile.cli.commands",
    "awhile.cli.entry",
    "awhile.cli.parser",
    "awhile.errors",
    "awhile.words",
    "awhile.words.plurals",
}
"""What finds a command and says a sentence: no reader, no pattern, no prior, no chart."""

SLOW = {"sqlite3", "zipfile", "html.parser", "xml.parsers.expat", "email", "zoneinfo", "decimal"}
"""Modules of the standard library that only reading needs."""


@pytest.mark.parametrize(
    ("words", "code", "needed"),
    [
        (["--version"], 0, LEAST),
        (["--help"], 0, WORDS),
        (["stduy"], 2, WORDS),
    ],
)
def test_a_command_loads_what_it_needs_and_nothing_else(
    words: list[str], code: int, needed: set[str]
) -> None:
    """The modules of each are listed here, one by one."""
    tell = (
        "import atexit, sys; from awhile.cli import main; "
        "atexit.register(lambda: print(*sys.modules, sep='\\n', file=sys.stderr)); "
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell, *words], capture_output=True, text=True, check=False
    )
    loaded = set(done.stderr.split("\n"))
    assert {name for name in loaded if name.partition(".")[0] == "awhile"} == needed
    assert not loaded & SLOW
    assert done.returncode == code
