"""Nothing of what was said leaves the reader, and nothing leaves the machine."""

import gc
import socket
from pathlib import Path

import pytest

from awhile.cli import main
from awhile.errors import AwhileError
from awhile.read import READERS, Options, read_file
from tests.canaries import CANARY, CASES, ME, write_canaries
from tests.exports import Export

NOW = "2026-01-01T12:00"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make any attempt to open a socket fail the test."""

    def refuse(*_: object, **__: object) -> None:
        message = "a socket was opened"
        raise AssertionError(message)

    for name in ("socket", "create_connection", "getaddrinfo", "create_server"):
        monkeypatch.setattr(socket, name, refuse)


def test_every_reader_is_held_to_it() -> None:
    """A new reader needs a writer of its format in `tests/exports`."""
    assert {export.reader for export in CASES} == {reader.name for reader in READERS}


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("export", CASES, ids=str)
def test_canary_is_in_no_output(
    export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words of a message are in nothing that any command prints or writes."""
    chat = write_canaries(export, tmp_path)
    assert CANARY.split()[0].encode() in chat.read_bytes()
    page, saved = tmp_path / "page.html", tmp_path / "study.json"
    told = ["--me", ME, "--now", NOW, "--event", "2025-10-01", "exams begin"]
    told += ["--adult", "yes", "--no-contact", "no"]

    said = []
    for words in (
        ["inspect", str(chat)],
        ["inspect", str(chat), "--json"],
        ["claims", str(chat), *told],
        ["study", str(chat), *told, "--page", str(page)],
        ["study", str(chat), *told, "--json"],
    ):
        assert main(words) == 0
        out = capsys.readouterr()
        said += [out.out, out.err]
    saved.write_text(said[-2], encoding="utf-8")
    assert main(["tell", str(saved), "--page", str(tmp_path / "again.html")]) == 0
    out = capsys.readouterr()
    said += [
        out.out,
        out.err,
        page.read_text("utf-8"),
        (tmp_path / "again.html").read_text("utf-8"),
    ]

    assert "Sam" in said[0] or "+44" in said[0] or "+1" in said[0]
    assert "exams begin" in said[-1]
    for text in said:
        for word in CANARY.split():
            assert word not in text.lower()
    expected = {chat.relative_to(tmp_path).parts[0], "page.html", "study.json", "again.html"}
    assert {path.name for path in tmp_path.iterdir()} == expected


@pytest.mark.parametrize("export", CASES, ids=str)
def test_nothing_in_memory_holds_a_message(export: Export, tmp_path: Path) -> None:
    """Once a file is read, with all counts asked for, no object of the process holds its words."""
    path = write_canaries(export, tmp_path)
    reading = read_file(path, Options(text_counts=True))
    assert reading.understood.reader == export.reader
    assert reading.understood.languages == ("en",)
    assert _holders() == []


def _holders() -> list[str]:
    """List the kinds of objects that hold a string of words with a canary in it."""
    gc.collect()
    found = []
    for thing in gc.get_objects():
        if isinstance(thing, list | tuple | set):
            held = list(thing)
        elif isinstance(thing, dict):
            held = [*thing, *thing.values()]
        elif hasattr(type(thing), "__slots__"):
            held = [getattr(thing, name, None) for name in type(thing).__slots__]
        else:
            continue
        # The constant itself is no message; a message with it holds more.
        found += [
            f"{type(thing).__name__}: {text[:80]!r}"
            for text in held
            if isinstance(text, str) and "marmaladetrombone " in text
        ]
    return found


@pytest.mark.parametrize("export", CASES, ids=str)
def test_no_error_holds_a_message(export: Export, tmp_path: Path) -> None:
    """A file cut off anywhere ends in a sentence, if at all, and the sentence quotes nothing."""
    path = write_canaries(export, tmp_path)
    data = path.read_bytes()
    for part in range(1, 8):
        path.write_bytes(data[: len(data) * part // 8])
        try:
            understood = read_file(path, Options(text_counts=True)).understood
        except AwhileError as error:
            told = str(error)
        else:
            told = str(understood)
        assert not any(word in told for word in CANARY.split()), part
