"""Nothing of what was said leaves the reader, and nothing leaves the machine."""

import socket
from pathlib import Path

import pytest

from awhile.cli import main
from awhile.sample import story
from awhile.sample.rows import Row
from awhile.sample.write import write_telegram, write_whatsapp
from awhile.types import Kind

CANARY = "xylophonequince marmaladetrombone"
NOW = "2026-01-01T12:00"


def _rows() -> list[Row]:
    """The story with a canary in every tenth message, and where a file name would stand."""
    rows = list(story.rows())[-600:]
    return [
        row._replace(text=f"{CANARY} {row.text}? {CANARY}\n{CANARY}: {CANARY}")
        if row.kind is Kind.TEXT and not i % 10
        else row
        for i, row in enumerate(rows)
    ]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make any attempt to open a socket fail the test."""

    def refuse(*_: object, **__: object) -> None:
        message = "a socket was opened"
        raise AssertionError(message)

    for name in ("socket", "create_connection", "getaddrinfo", "create_server"):
        monkeypatch.setattr(socket, name, refuse)


def _whatsapp(folder: Path, platform: str) -> Path:
    path = folder / f"{platform}.txt"
    with path.open("w", encoding="utf-8", newline="") as out:
        write_whatsapp(_rows(), out, platform=platform)  # type: ignore[arg-type]
    return path


def _telegram(folder: Path, _: str) -> Path:
    path = folder / "result.json"
    with path.open("w", encoding="utf-8") as out:
        write_telegram(_rows(), out)
    return path


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    ("make", "platform"),
    [(_whatsapp, "ios"), (_whatsapp, "android"), (_whatsapp, "legacy"), (_telegram, "")],
)
def test_canary_is_in_no_output(
    make: object, platform: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words of a message are in nothing that inspect, study or tell print or write."""
    assert callable(make)
    chat = make(tmp_path, platform)
    assert CANARY.encode() in chat.read_bytes()
    page, saved = tmp_path / "page.html", tmp_path / "study.json"
    told = ["--me", "Robin", "--now", NOW]

    said = []
    for words in (
        ["inspect", str(chat)],
        ["inspect", str(chat), "--json"],
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

    assert "Robin" in said[0]
    for text in said:
        for word in CANARY.split():
            assert word not in text.lower()
    expected = {chat.name, "page.html", "study.json", "again.html"}
    assert {path.name for path in tmp_path.iterdir()} == expected
