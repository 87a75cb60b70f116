"""What a user gets, whole, in several zones, languages and states; rewritten by one command.

``python3 dev.py golden`` writes the files in ``snapshots`` anew and shows what changed. Everything
goes through the command line, so that no change of the inside touches these tests.
"""

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from awhile.cli import main
from awhile.words import LANGUAGES as OFFERED
from tests.golden.conversations import CONVERSATIONS, MISTYPED, REFUSED, Conversation, refused_files
from tests.golden.snapshot import hold_json, hold_text, page_text

pytestmark = pytest.mark.golden
NAMES = [one.name for one in CONVERSATIONS]
LANGUAGES = ("en", "de")


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder, no store, nobody at the keyboard, a terminal of eighty columns."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "AWHILE_LANGUAGE",
        "NO_COLOR",
        "AWHILE_DATA",
        "TZ",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWHILE_STORE", str(tmp_path / "no-store"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        yield


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what a command says, as someone would see it: its words, its answer, its exit code."""
    try:
        code: object = main(list(words))
    except SystemExit as left:
        code = left.code
    said = capsys.readouterr()
    parts = [f"$ awhile {shlex.join(words)}", said.out.rstrip()]
    parts += [f"[error] {line}" for line in said.err.rstrip().splitlines()]
    return "\n".join(part for part in [*parts, f"[exit {code}]"] if part)


def write(one: Conversation) -> list[str]:
    """Write the files of a conversation into the folder of the test."""
    for name, make in one.files.items():
        Path(name).write_text(make(), encoding="utf-8")
    return list(one.files)


@pytest.mark.parametrize("one", CONVERSATIONS, ids=NAMES)
def test_study(one: Conversation, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole study, as ``--json`` prints it, alone on standard output."""
    files = write(one)
    code = main([*files, *one.words, "--json"])
    said = capsys.readouterr()
    if code:
        hold_text(f"[error] {said.err}[exit {code}]", f"{one.name}/study.txt")
    else:
        hold_json(said.out, f"{one.name}/study.json")


@pytest.mark.parametrize(
    ("one", "language"),
    [(one, language) for one in CONVERSATIONS for language in one.languages],
    ids=[f"{one.name}-{language}" for one in CONVERSATIONS for language in one.languages],
)
def test_told(one: Conversation, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the terminal shows, and the words of the report."""
    words = [*write(one), *one.words, "--language", language]
    hold_text(answer(capsys, *words, "--page", "page.html"), f"{one.name}/terminal.{language}.txt")
    page = Path("page.html")
    if page.exists():
        report = page_text(page.read_text(encoding="utf-8"))
        hold_text(report, f"{one.name}/report.{language}.txt")
    if one.claims:
        hold_text(answer(capsys, "claims", *words), f"{one.name}/claims.{language}.txt")


@pytest.mark.parametrize("one", CONVERSATIONS, ids=NAMES)
def test_inspect(one: Conversation, capsys: pytest.CaptureFixture[str]) -> None:
    """What was understood of the files, before anything is computed."""
    reading = [
        w for w in one.words if w == "--zone" or one.words[one.words.index(w) - 1] == "--zone"
    ]
    words = ["inspect", *write(one), *reading]
    told = "\n\n".join(answer(capsys, *words, "--language", lang) for lang in one.languages)
    hold_text(told, f"{one.name}/inspect.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_demos(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The two correspondences that ship with Awhile."""
    for demo in ("letters", "chat"):
        words = ["demo", demo, "--language", language]
        told = answer(capsys, *words, "--page", "page.html")
        hold_text(told, f"demo-{demo}/terminal.{language}.txt")
        report = page_text(Path("page.html").read_text(encoding="utf-8"))
        hold_text(report, f"demo-{demo}/report.{language}.txt")
        Path("page.html").unlink()
        if language == "en":
            assert main([*words, "--json"]) == 0
            hold_json(capsys.readouterr().out, f"demo-{demo}/study.json")


@pytest.mark.parametrize("language", sorted(set(OFFERED) - set(LANGUAGES)))
def test_the_words_of_a_report_in_every_language(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report of a demo without its tables and marks, to be read as its reader would."""
    main(["demo", "chat", "--language", language, "--page", "page.html"])
    capsys.readouterr()
    report = page_text(Path("page.html").read_text(encoding="utf-8"))
    told = [line for line in report.splitlines() if " | " not in line and "[chart]" not in line]
    hold_text("\n".join(told), f"demo-chat/report-words.{language}.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is refused, or was typed wrong, and what is said then."""
    words = ("help-now", "--country", {"en": "GB"}.get(language, "DE"), "--language", language)
    hold_text(answer(capsys, *words), f"help-now.{language}.txt")
    refused_files(Path())
    told = [answer(capsys, *words, "--language", language) for words in REFUSED]
    hold_text("\n\n".join(told), f"refusals.{language}.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What ``awhile`` alone says, in the form of Python 3.11; the reference holds the rest."""
    if sys.version_info >= (3, 12):
        pytest.skip("argparse words its help differently from one Python to the next")
    told = [answer(capsys, *words, "--language", language) for words in MISTYPED]
    hold_text("\n\n".join(told), f"mistyped.{language}.txt")
    hold_text(answer(capsys, "--help", "--language", language), f"help.{language}.txt")
