"""Files in other encodings, and names that only look different, or only look like names."""

import contextlib
import json
import zipfile
from pathlib import Path

import pytest

from awhile.errors import ReadError
from awhile.read import read_file
from awhile.read.source import CHUNK_BYTES, GUESSED
from awhile.types import Reading

CHAT = "27/03/2024, 11:05 - Zoë: schön\n28/03/2024, 11:06 - Ben: señor ¿qué?\n"


def _read(tmp_path: Path, data: bytes) -> Reading:
    path = tmp_path / "chat.txt"
    path.write_bytes(data)
    return read_file(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str, newline: str) -> None:
    """The same chat in any of them gives the same names and counts, over several blocks."""
    times = CHUNK_BYTES // len(CHAT)
    text = CHAT * times
    reading = _read(tmp_path, text.replace("\n", newline).encode(encoding))
    assert reading.senders == ("Zoë", "Ben")
    assert sorted(reading.events.row) == list(range(1, 2 * times + 1))
    assert set(reading.events.counts["characters"]) == {5, 11}
    assert GUESSED not in reading.understood.limits


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    """A text that is not UTF-8 is read as Windows-1252, and the reading says so."""
    reading = _read(tmp_path, CHAT.encode("cp1252"))
    assert reading.senders == ("Zoë", "Ben")
    assert GUESSED in reading.understood.limits


def test_a_damaged_letter_costs_nothing_else(tmp_path: Path) -> None:
    """One bad byte among letters in UTF-8 is one bad letter."""
    reading = _read(tmp_path, CHAT.encode().replace(b"\xc3\xb1", b"\xc3"))
    assert reading.senders == ("Zoë", "Ben")
    assert GUESSED not in reading.understood.limits


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 40, b"\x89PNG\r\n\x1a\n\xff\xfe\xfd" * 40]
)
def test_a_picture_is_not_text(tmp_path: Path, data: bytes) -> None:
    """A picture is refused with a sentence that says it is no text."""
    with pytest.raises(ReadError) as caught:
        _read(tmp_path, data)
    assert caught.value.key == "read.nobody_claims"
    assert "it is not text" in str(caught.value)


def test_names_that_look_alike_are_one(tmp_path: Path) -> None:
    """Marks, joiners, blanks and the form of a letter do not make another person."""
    names = ("Zoë ❤️", "\u200eZoë ❤️", "Zoe\u0308 ❤️", "Zoë\u00a0❤", "\u202aZoë\u202c ❤️")
    rows = "".join(f"27/03/2024, 11:05 - {name}: hi\n" for name in names)
    reading = _read(tmp_path, (rows + "27/03/2024, 11:06 - Zoe ❤️: hi\n").encode())
    assert reading.senders == ("Zoë ❤️", "Zoe ❤️")


def test_a_notice_with_a_colon_is_no_person(tmp_path: Path) -> None:
    """What looks like a rare name behind a frequent one, or opens a quotation, is a notice."""
    rows = "".join(f"27/03/2024, 11:{m:02} - {n}: hi\n" for m in range(9) for n in ("Ada", "Ben"))
    rows += "28/03/2024, 10:00 - Ada cambió el asunto de “viaje: lunes” a “x”\n"
    rows += "28/03/2024, 10:01 - Ben lisäsi ryhmän kuvauksen nyt: hei\n"
    rows += "28/03/2024, 10:02 - Du hast den Betreff von „Fahrt: los“ geändert\n"
    rows += "28/03/2024, 10:03 - Ada Byron: I am another\n"
    rows += "28/03/2024, 10:04 - Left Eye: and so am I\n"
    understood = _read(tmp_path, rows.encode()).understood
    assert {s.name for s in understood.senders} == {"Ada", "Ben", "Ada Byron", "Left Eye"}
    assert understood.n_system == 3


@pytest.mark.parametrize(
    "form", ["27/03/2024, 11:{m:02} - {n}: ", "[27/03/24, 11:{m:02}:00] {n}: "]
)
def test_a_name_with_colons_stays_whole(tmp_path: Path, form: str) -> None:
    """What begins every message behind a colon is part of the name, and not of the words."""
    rows = "".join(
        form.format(m=m, n=name) + body + "\n"
        for m, body in enumerate(("hi", "so: yes", "", "x\ny", "a: b: c", "hi"))
        for name in ("Sam: the first: of: all", "Ada")
    )
    reading = _read(tmp_path, rows.encode())
    assert reading.senders == ("Sam: the first: of: all", "Ada")
    words = list(reading.events.counts["words"])
    assert words[::2] == words[1::2] == [1, 2, 0, 2, 3, 1]


@pytest.mark.parametrize("n_rows", [4, 6, 20_000])
def test_words_with_a_colon_are_no_name(tmp_path: Path, n_rows: int) -> None:
    """A few messages alike at the start prove nothing, nor do many before one that is otherwise."""
    rows = "".join(
        f"27/03/2024, 11:{m % 60:02} - {name}: PS: hi\n"
        for m in range(n_rows)
        for name in ("Ada", "Bo")
    )
    if n_rows > 4:
        rows += "27/03/2024, 11:59 - Ada: otherwise\n27/03/2024, 11:59 - Bo: otherwise\n"
    reading = _read(tmp_path, rows.encode())
    assert reading.senders == ("Ada", "Bo")
    assert list(reading.events.counts["words"][:4]) == [2] * 4


def test_a_name_like_a_notice_may_write_often(tmp_path: Path) -> None:
    """Nobody who writes often is taken for a notice."""
    rows = "".join(f"27/03/2024, 11:{m:02} - Removed Rita: hi\n" for m in range(9))
    assert _read(tmp_path, rows.encode()).understood.n_events == 9


def test_half_a_character_in_a_name_can_be_printed(tmp_path: Path) -> None:
    """JSON may hold half of an emoji; a name with it is still a name."""
    message = {"type": "message", "date": "2024-03-27T11:05:09", "from": "Ada\ud83d", "text": ""}
    text = json.dumps({"name": "\ud83d", "type": "personal_chat", "messages": [message]})
    reading = _read(tmp_path, text.encode())
    assert (reading.senders, reading.understood.title) == (("Ada?",), "?")


def test_a_zip_that_is_damaged_inside_is_refused(tmp_path: Path) -> None:
    """Whatever byte of a zip is damaged, there is a sentence or the whole chat."""
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", CHAT)
    whole = path.read_bytes()
    for place in range(0, len(whole), 3):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with contextlib.suppress(ReadError):
            assert len(read_file(path).events) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello there, world", "it is text, but not as a chat app writes it"),
        ("2024-01-01 bought milk\nand bread", "no line begins with a date, a time and a name"),
        ("time,word\n1,2\n", "it has no columns named time and sender"),
        ('{"a": [1, 2]}', "it is JSON, but of no app that is read here"),
        ('{"messages": [1], "participants": []}', "Telegram messages; it has no messages as Face"),
        ("<note><to/></note>", "it is no backup of messages or calls"),
        ("<!DOCTYPE html><body>hi</body>", "it has no messages as Facebook writes them in HTML"),
    ],
)
def test_a_refusal_names_what_came_nearest(tmp_path: Path, text: str, said: str) -> None:
    """One or two reasons of the readers that came near, or what the file is; never all."""
    with pytest.raises(ReadError) as caught:
        _read(tmp_path, text.encode())
    assert said in str(caught.value)
    reasons = caught.value.values["reasons"]
    assert isinstance(reasons, tuple)
    assert 1 <= len(reasons) <= 2
    assert len(str(caught.value)) < 300
