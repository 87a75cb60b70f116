"""Nothing is loaded before it is needed: version, help and a refusal answer at once."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from awhile.cli import main
from awhile.encoding import is_no_chat
from awhile.errors import ReadError
from awhile.patterns import USES, late
from awhile.read import read_file
from awhile.words import FOLDER
from awhile.words.plain_toml import read_lines

LEAST = {"awhile", "awhile.cli"}
WORDS = {
    *LEAST,
    "awhile.cli.commands",
    "awhile.cli.entry",
    "awhile.cli.parser",
    "awhile.errors",
    "awhile.patterns",
    "awhile.words",
    "awhile.words.plain_toml",
    "awhile.words.plurals",
}
"""What finds a command and says a sentence: no reader, no pattern, no prior, no chart."""

OPTIONS = WORDS | {"awhile.cli.arguments"}
"""What tells that a word is not understood."""

FILES = OPTIONS | {"awhile.cli.refusals", "awhile.encoding"}
"""What tells that a file is not there, or no chat: nothing that reads one."""

SLOW = {
    "sqlite3",
    "zipfile",
    "html.parser",
    "xml.parsers.expat",
    "email",
    "zoneinfo",
    "decimal",
} | {
    *("dataclasses", "inspect", "tomllib", "json", "typing", "datetime"),
}
"""Modules of the standard library that only reading and telling need."""


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.mark.parametrize(
    ("words", "code", "needed"),
    [
        (["--version"], 0, LEAST),
        (["--help"], 0, WORDS),
        (["stduy"], 2, WORDS),
        (["study", "--no-such-option"], 2, OPTIONS),
        (["inspect", "gone.txt"], 2, FILES),
        (["study", "gone.txt"], 2, FILES),
        (["table", "empty.txt"], 2, FILES),
        (["inspect", "picture.png"], 2, FILES),
    ],
)
def test_a_command_loads_what_it_needs_and_nothing_else(
    words: list[str], code: int, needed: set[str], tmp_path: Path
) -> None:
    """The modules of each are listed here, one by one."""
    tell = (
        "import atexit, sys; from awhile.cli import main; "
        "atexit.register(lambda: print(*sys.modules, sep='\\n', file=sys.stderr)); "
        "sys.exit(main(sys.argv[1:]))"
    )
    (tmp_path / "picture.png").write_bytes(PICTURE)
    (tmp_path / "empty.txt").touch()
    done = subprocess.run(
        [sys.executable, "-c", tell, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    loaded = set(done.stderr.split("\n"))
    assert {name for name in loaded if name.partition(".")[0] == "awhile"} == needed
    assert not loaded & SLOW
    assert done.returncode == code


BEGINNINGS = {
    "picture": PICTURE,
    "empty": b"",
    "noise": bytes(range(256)) * 9,
    "program": b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)),
    "utf-16": "12/03/2024, 21:05 - Sam: hey".encode("utf-16"),
    "utf-16 without a mark": "12/03/2024, 21:05 - Sam: hey".encode("utf-16-le"),
    "korean": "2024년 1월 2일 오후 3:04, 샘 : 안녕".encode("cp949"),
    "text": b"hello",
    "text with a zero": b"12/03/2024, 21:05 - Sam: hey\x00\n",
    "no zip": b"PK\x03\x04" + bytes(99),
    "no database": b"SQLite format 3\x00" + bytes(99),
    "no tar": bytes(257) + b"ustar" + bytes(99),
    "mails": b"From a@b Mon Jan  1 00:00:00 2024\n\x00",
    "parquet": b"PAR1" + bytes(99),
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_what_is_refused_at_once_is_refused_in_the_words_of_the_reader(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is told apart by its first bytes is told as whoever reads it would tell it."""
    path = tmp_path / "file"
    path.write_bytes(BEGINNINGS[name])
    try:
        read_file(path)
        said = ""
    except ReadError as error:
        said = error.tell("en")
    code = main(["inspect", str(path)])
    err = capsys.readouterr().err
    assert (code, err) == ((2, said + "\n") if said else (0, ""))


def test_only_what_no_reader_could_claim_is_refused_at_once() -> None:
    """Pictures and programs are; whatever may be text, packed, a database or mail is not."""
    at_once = {name for name, head in BEGINNINGS.items() if is_no_chat(head)}
    assert at_once == {"picture", "noise", "program", "text with a zero"}


def test_sentences_are_read_as_the_standard_library_reads_them() -> None:
    """Every file of sentences, by the short way; and what is not plain by the long one."""
    files = sorted(Path(FOLDER).glob("*/*.toml"))
    assert len(files) > 100
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert read_lines(text) == tomllib.loads(text), file
    for text in (r'a = "\u00e9\t\"x\" \\ \U0001F600"', "a = 'b'", "[t]\na = 1", 'a = """x\ny"""'):
        assert read_lines(text) == tomllib.loads(text)
    for text in ('a = "1"\na = "2"', r'a = "\q"', "a"):
        with pytest.raises(tomllib.TOMLDecodeError):
            read_lines(text)


def test_a_late_pattern_is_the_pattern() -> None:
    """It finds what the compiled one finds, in every way that it can be asked."""
    one, other = late("(?P<a>b)c?", re.IGNORECASE), re.compile("(?P<a>b)c?", re.IGNORECASE)
    assert one.pattern == other.pattern
    assert one.groupindex == other.groupindex
    assert one.findall("xBCb") == other.findall("xBCb") == ["B", "b"]
    assert all(callable(getattr(one, use)) for use in USES)
    assert one.sub("-", "abca") == "a-a"
    with pytest.raises(re.error):
        late("(").search("x")
