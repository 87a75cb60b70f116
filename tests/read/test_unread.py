"""What is refused says which app wrote it, and what to export instead; zips choose or ask."""

import zipfile
from pathlib import Path

import pytest

from awhile.errors import ReadError
from awhile.read import read_file

TINDER = '{"Usage": {"swipes_likes": {}}, "Messages": [{"match_id": "Match 1", "messages": []}]}'
HINGE = '[{"match": [{"timestamp": "2026-01-05 10:00:00"}], "chats": [{"body": "hi"}]}]'


@pytest.mark.parametrize(
    ("name", "text", "app", "instead"),
    [
        ("data.json", TINDER, "Tinder", "app that you two moved to"),
        ("matches.json", HINGE, "Hinge", "app that you two moved to"),
    ],
)
def test_an_app_that_is_known_is_named(
    tmp_path: Path, name: str, text: str, app: str, instead: str
) -> None:
    """And the sentence says what to export instead."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=app) as caught:
        read_file(path)
    assert instead in str(caught.value)


def archive(path: Path, **chats: int) -> Path:
    """Write a zip of chats, each with so many rows."""
    with zipfile.ZipFile(path, "w") as zipped:
        for name, n in chats.items():
            rows = "".join(f"27/03/2024, 11:{i:02} - {name} {i % 2}: hi\n" for i in range(n))
            zipped.writestr(f"WhatsApp Chat with {name}.txt", rows)
    return path


@pytest.mark.parametrize("ending", ["", " (1)"])
def test_the_archive_is_called_after_its_chat(tmp_path: Path, ending: str) -> None:
    """A shorter name is a chat that was sent in it."""
    path = archive(tmp_path / f"WhatsApp Chat with Adelheid{ending}.zip", Al=4, Adelheid=6)
    assert len(read_file(path).events) == 6


def test_of_several_chats_none_is_guessed(tmp_path: Path) -> None:
    """They are listed."""
    path = archive(tmp_path / "chats.zip", Al=4, Adelheid=6)
    with pytest.raises(ReadError, match="Adelheid") as caught:
        read_file(path)
    assert caught.value.key == "read.several_chats"


def test_what_the_discord_exporter_writes_itself(tmp_path: Path) -> None:
    """Its notices are English sentences of their own; a call has its length in words."""
    rows = (
        ("ada", "hi"),
        ("ben", "Started a call that lasted 12 minutes."),
        ("ben", "Started a call that lasted 0 minutes."),
        ("ben", "Pinned a message."),
        ("ada", "Pinned a message, did you see?"),
    )
    lines = [
        f'"{n}","{who}","2024-01-15T10:{n:02}:00.0000000+01:00","{text}","",""'
        for n, (who, text) in enumerate(rows, 1)
    ]
    path = tmp_path / "ben.csv"
    head = "AuthorID,Author,Date,Content,Attachments,Reactions"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    reading = read_file(path)
    understood = reading.understood
    assert (understood.n_messages, understood.n_system) == (2, 1)
    assert (understood.n_calls, understood.n_missed_calls) == (1, 1)
    assert 720 in reading.events.counts["call_s"]
