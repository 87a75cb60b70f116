"""Nothing of what was said leaves the reader, and nothing leaves the machine."""

import json
import socket
import subprocess
import sys
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
    # After the reader every format is numbers: what is made of them is made from a few.
    whole = export in CASES[::8]
    for words in (
        ["inspect", str(chat)],
        ["inspect", str(chat), "--json"],
        *([["claims", str(chat), *told]] if whole else []),
        *([["study", str(chat), *told, "--page", str(page)]] if whole else []),
        ["study", str(chat), *told, "--json"],
    ):
        assert main(words) == 0
        out = capsys.readouterr()
        said += [out.out, out.err]
    saved.write_text(said[-2], encoding="utf-8")
    assert main(["tell", str(saved), "--page", str(tmp_path / "again.html")]) == 0
    out = capsys.readouterr()
    pages = ["page.html", "again.html"] if whole else ["again.html"]
    said += [out.out, out.err, *((tmp_path / name).read_text("utf-8") for name in pages)]

    assert any(name in said[0] for name in (export.other or "Sam", "+44", "+1"))
    assert "exams begin" in said[-1]
    for text in said:
        for word in CANARY.split():
            assert word not in text.lower()
    expected = {chat.relative_to(tmp_path).parts[0], *pages, "study.json"}
    assert {path.name for path in tmp_path.iterdir()} == expected


@pytest.mark.slow
def test_nothing_in_memory_holds_a_message() -> None:
    """Once a file is read, with all counts asked for, no object of the process holds its words."""
    looked = subprocess.run(
        [sys.executable, Path(__file__).with_name("memory.py")], capture_output=True, check=True
    )
    found = json.loads(looked.stdout)
    assert found.pop("the search itself")["holders"] != []
    assert found.keys() == {str(export) for export in CASES}
    for export in CASES:
        assert found[str(export)] == {
            "reader": export.reader, "languages": ["en"], "holders": []
        }  # fmt: skip


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
