"""Signal Desktop's own export: people, conversations, calls and timed reactions of an account."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from awhile.errors import ReadError
from awhile.read import Options, merge_readings, read_file
from awhile.types import Kind, Reading

T0_MS = 1_700_000_000_000
PEOPLE: tuple[dict[str, object], ...] = (
    {"version": "1", "backupTimeMs": str(T0_MS)},
    {"account": {"givenName": "Robin", "username": "robin.01"}},
    {"recipient": {"id": "1", "self": {}}},
    {"recipient": {"id": "2", "contact": {"profileGivenName": "Sam", "profileFamilyName": "Lee"}}},
    {"recipient": {"id": "3", "contact": {"e164": "447700900123"}}},
    {"recipient": {"id": "4", "group": {"snapshot": {"title": {"title": "Us"}}}}},
    {"chat": {"id": "10", "recipientId": "2"}},
    {"chat": {"id": "11", "recipientId": "3"}},
    {"chat": {"id": "12", "recipientId": "4"}},
)


def _item(
    second: int, by: str, *, chat: str = "10", said: str | None = None, **held: object
) -> dict[str, object]:
    words = {} if said is None else {"standardMessage": {"text": {"body": said}}}
    sent = {"chatId": chat, "authorId": by, "dateSent": str(T0_MS + 1000 * second)}
    return {"chatItem": sent | words | held}


def _read(folder: Path, items: Sequence[Mapping[str, object]], chat: str | None = None) -> Reading:
    lines = [json.dumps(frame) for frame in (*PEOPLE, *items)]
    (folder / "main.jsonl").write_text("\n".join(lines) + "\n")
    return read_file(folder / "main.jsonl", Options(chat=chat))


def _told(reading: Reading) -> list[tuple[int, str, Kind]]:
    events = reading.events
    return [
        (round(t - T0_MS / 1000), reading.senders[s], Kind(k))
        for t, s, k in zip(events.time_s, events.sender, events.kind, strict=True)
    ]


def test_reactions_stand_at_the_time_they_were_sent(tmp_path: Path) -> None:
    """No other form of Signal's tells that; a reaction is contact."""
    loved = {"emoji": "x", "authorId": "1", "sentTimestamp": str(T0_MS + 90_000)}
    message = {"text": {"body": "hi"}, "reactions": [loved]}
    reading = _read(
        tmp_path, [_item(0, "2", standardMessage=message), _item(30, "2", said="still there?")]
    )
    me, sam = "Me", "Sam Lee"
    assert _told(reading) == [(0, sam, Kind.TEXT), (30, sam, Kind.TEXT), (90, me, Kind.REACTION)]
    assert reading.understood.owner == "Me"
    assert list(reading.events.counts["questions"]) == [0, 1, -1]


def test_an_account_lists_its_conversations(tmp_path: Path) -> None:
    """The only one between two people needs no asking; groups are listed."""
    items = [_item(0, "2", said="a"), _item(1, "1", said="b"), _item(2, "3", chat="12", said="c")]
    reading = _read(tmp_path, items)
    assert (reading.understood.title, reading.understood.chats) == ("Sam Lee", ("Sam Lee", "Us"))
    assert len(reading.events) == 2
    items.append(_item(3, "3", chat="11", said="d"))
    with pytest.raises(ReadError) as caught:
        _read(tmp_path, items)
    assert caught.value.key == "read.several_chats"
    assert _told(_read(tmp_path, items, "447700900123")) == [(3, "447700900123", Kind.TEXT)]


def test_notices_and_damaged_lines_are_counted(tmp_path: Path) -> None:
    """A changed timer is a notice; broken lines, dates and unknown authors are skipped."""
    timer = {"expirationTimerChange": {"expiresInMs": "1"}}
    bad: list[Mapping[str, object]] = [
        _item(0, "2", said="hi"),
        _item(1, "2", directionless={}, updateMessage=timer),
        _item(2, "99", said="who"),
        {"chatItem": {"chatId": "10", "authorId": "2", "dateSent": "soon", "stickerMessage": {}}},
    ]
    _read(tmp_path, bad)
    with (tmp_path / "main.jsonl").open("a") as out:
        out.write('{"chatItem": {"chatId"\n')
    reading = read_file(tmp_path / "main.jsonl")
    assert len(reading.events) == 1
    assert reading.understood.n_system == 1
    skipped = [(s.row - len(PEOPLE), s.why) for s in reading.understood.skipped]
    assert skipped == [(3, "read.no_sender"), (4, "read.bad_date"), (5, "read.bad_row")]


def test_the_other_form_of_the_same_chat_is_not_counted_twice(tmp_path: Path) -> None:
    """What signal-export wrote of a chat and what Signal Desktop did are one chat."""
    desktop = _read(tmp_path, [_item(0, "2", said="hi"), _item(5, "1", said="ho")])
    lines = [
        {"date": f"2023-11-14 22:13:{20 + second}", "sender": name, "body": body, "quote": "",
         "reactions": []}
        for second, name, body in ((0, "Sam Lee", "hi"), (5, "Me", "ho"), (9, "Me", "new"))
    ]  # fmt: skip
    path = tmp_path / "data.json"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    other = read_file(path, Options(zone="UTC"))
    merged = merge_readings([desktop, other], me="Me", other="Sam Lee", zone="UTC")
    assert (len(merged.events), merged.understood.n_doubles) == (3, 2)


def test_a_folder_of_the_export_is_found(tmp_path: Path) -> None:
    """It lies beside its metadata and its files."""
    folder = tmp_path / "signal-backup"
    (folder / "files").mkdir(parents=True)
    _read(folder, [_item(0, "2", said="hi"), _item(5, "1", said="ho")])
    (folder / "metadata.json").write_text('{"version":1}')
    assert read_file(folder).understood.reader == "signal-desktop"
