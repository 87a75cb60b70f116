"""Accounts as folders, zips and databases: which conversation is read, and that nothing else is."""

import json
import os
import sqlite3
import tracemalloc
import zipfile
from contextlib import closing
from copy import copy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import Options, read_file
from awhile.read.columns import EPOCH
from awhile.read.formats.mbox import MAX_MAIL_BYTES
from awhile.read.formats.signal_export import is_signal_text
from awhile.read.times.worded import read_worded
from awhile.read.times.words import COMMON, Speech, load_tables
from awhile.types import Kind, Reading


def senders(reading: Reading) -> list[str]:
    """List who sent each event, in order."""
    return [reading.senders[s] for s in reading.events.sender]


def chat(*names: str) -> str:
    """Write a conversation of Google Chat, a message from each."""
    messages = [
        {
            "creator": {"name": name, "email": f"{name}@example.com".lower()},
            "created_date": f"Friday, May 29, 2026 at 3:00:{second:02}\u202fAM UTC",
            "text": "x",
        }
        for second, name in enumerate(names)
    ]
    return json.dumps({"messages": messages})


TAKEOUT = {
    "Takeout/Google Chat/Users/User 1/user_info.json": json.dumps(
        {"user": {"name": "Robin", "email": "robin@example.com"}}
    ),
    "Takeout/Google Chat/Groups/DM a/messages.json": chat("Robin", "Sam", "Robin"),
    "Takeout/Google Chat/Groups/DM b/messages.json": chat("Kim", "Robin"),
    "Takeout/Google Chat/Groups/Space c/messages.json": chat("Kim", "Sam"),
}


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_takeout_lists_its_conversations_and_reads_one(tmp_path: Path, form: str) -> None:
    """As a zip and unpacked; the owner is known from the account's own file."""
    path = tmp_path / "takeout.zip"
    if form == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in TAKEOUT.items():
                archive.writestr(name, text)
    else:
        path = tmp_path / "takeout"
        for name, text in TAKEOUT.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.several_chats"
    reading = read_file(path, Options(names=("sam",)))
    assert senders(reading) == ["Robin", "Sam", "Robin"]
    assert reading.understood.owner == "Robin"
    assert reading.understood.chats == ("Sam", "Kim", "Kim + Sam")


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A folder with nothing but a link to a chat outside it holds no chat."""
    (tmp_path / "outside.txt").write_text("[1/2/24, 10:00:00] Ada: hi\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "_chat.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(ReadError) as caught:
        read_file(tmp_path / "folder")
    assert caught.value.key == "read.is_folder"


def test_viber_of_a_computer_is_read(tmp_path: Path) -> None:
    """The owner is contact 1; voice and pictures are told apart; other chats stay out."""
    path = tmp_path / "viber.db"
    with closing(sqlite3.connect(path)) as base:
        base.executescript("""
            CREATE TABLE Contact (ContactID INTEGER PRIMARY KEY, Name TEXT, ClientName TEXT);
            CREATE TABLE ChatInfo (ChatID INTEGER PRIMARY KEY);
            CREATE TABLE ChatRelation (ChatID, ContactID);
            CREATE TABLE Events (EventID INTEGER PRIMARY KEY, timestamp, ContactID, ChatID);
            CREATE TABLE Messages (EventID INTEGER PRIMARY KEY, Type, Body);
            INSERT INTO Contact VALUES (1, NULL, 'me'), (2, 'Sam', 'S'), (3, NULL, 'Kim');
            INSERT INTO ChatInfo VALUES (10), (11);
            INSERT INTO ChatRelation VALUES (10, 1), (10, 2), (11, 1), (11, 3);
            INSERT INTO Events VALUES (1, 1700000000000, 1, 10), (2, 1700000001000, 2, 10),
                (3, 1700000002000, 2, 10), (4, 'x', 2, 10), (5, 1700000003000, 2, 10),
                (6, 1700000004000, 3, 11);
            INSERT INTO Messages VALUES (1, 1, 'are you there?'), (2, 2, ''), (3, 11, NULL),
                (4, 1, 'x'), (6, 1, 'elsewhere');
        """)
        base.commit()
    reading = read_file(path, Options(names=("Sam",)))
    assert senders(reading) == ["Me", "Sam", "Sam"]
    assert [Kind(k) for k in reading.events.kind] == [Kind.TEXT, Kind.MEDIA, Kind.VOICE]
    assert list(reading.events.counts["questions"]) == [1, -1, -1]
    assert (reading.understood.n_system, reading.understood.n_skipped) == (1, 1)


def test_a_name_like_the_start_of_json_is_a_name(tmp_path: Path) -> None:
    """WeChat's text is read as text even where its first sender's name begins with a brace."""
    path = tmp_path / "wechat.txt"
    path.write_text("{Sam} (2026-05-29 03:00:00):x\nKim (2026-05-29 03:00:01):y\n", "utf-8")
    assert senders(read_file(path)) == ["{Sam}", "Kim"]


def test_a_mailbox_is_told_apart_by_who_wrote_to_whom(tmp_path: Path) -> None:
    """Mail to somebody else does not enter a pair; an attachment costs no mail and no memory."""

    def mail(sender: str, to: str, minute: int, body: str) -> str:
        return (
            f"From x Mon Jan  1 10:00:00 2024\nFrom: {sender}@example.com\nTo: {to}@example.com\n"
            f"Date: Mon, 1 Jan 2024 10:{minute:02}:00 +0000\n\n{body}\n\n"
        )

    path = tmp_path / "all.mbox"
    rows = [("ro", "sam"), ("sam", "ro"), ("ro", "kim"), ("ro", "sam, kim@example.com, x")]
    path.write_text(
        "".join(
            mail(a, b, i, "words here\n" + "QUJD" * (MAX_MAIL_BYTES if i == 1 else 1))
            for i, (a, b) in enumerate(rows)
        ),
        encoding="utf-8",
    )
    reading = read_file(path, Options(names=("sam@example.com",)))
    assert senders(reading) == ["ro@example.com", "sam@example.com"]
    assert reading.understood.owner == "ro@example.com"
    assert reading.understood.n_skipped == 0


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<style>p {color: red}</style><p>two&nbsp;words</p>", 2),
        ("<p>one</p><SCRIPT>if (a < b) c()</script><br>two three", 3),
        ("one<style>never closed", 1),
    ],
)
def test_mail_in_html_counts_what_is_seen(tmp_path: Path, page: str, words: int) -> None:
    """Styles, scripts and tags are no words."""
    path = tmp_path / "mail.mbox"
    path.write_text(
        "From a@b.c Mon Jan  1 10:00:00 2024\nFrom: a@b.c\nTo: b@c.d\n"
        f"Date: Mon, 1 Jan 2024 10:00:00 +0000\nContent-Type: text/html\n\n{page}\n",
        encoding="utf-8",
    )
    assert list(read_file(path).events.counts["words"]) == [words]


MONTHS = {
    name: months[0]
    for name, spoken in load_tables().months.items()
    if any(COMMON & set(languages.split()) for languages in spoken.values())
    and len(months := Speech().months(name)) == 1
    and not name[0].isdecimal()
    and not name[-1].isdecimal()
    and not set(name) & set(" -'’:()/,·")
}
"""Months by name, in the languages of chat apps, where a name means one."""


@given(
    st.integers(631_152_000, 4_102_444_799).map(lambda s: EPOCH + timedelta(seconds=s)),
    st.sampled_from(
        [
            "{weekday}, {month} {day}, {year} at {h12}:{minute}:{second}\u202f{half} UTC",
            "{weekday}, {day} {month} {year} at {hour}:{minute}:{second} UTC",
            "{weekday} {day}. {month} {year} um {hour}:{minute}:{second} UTC",
            "{day} de {month} de {year}, {hour}:{minute}:{second} UTC",
            "{year}年{number}月{day}日星期五 UTC {hour}:{minute}:{second}",
        ]
    ),
    st.sampled_from(sorted(MONTHS)),
    st.sampled_from(["Friday", "mardi", "martes", "sábado", "dom"]),
)
def test_dates_in_words_are_read(moment: datetime, form: str, month: str, weekday: str) -> None:
    """Any language's month in any of these orders gives the moment; weekdays do not mislead."""
    moment = moment.replace(day=min(moment.day, 28), month=MONTHS[month])
    text = form.format(
        weekday=weekday, month=month, number=moment.month, day=moment.day, year=moment.year,
        hour=f"{moment.hour:02}", h12=moment.hour % 12 or 12, minute=f"{moment.minute:02}",
        second=f"{moment.second:02}", half="PM" if moment.hour > 11 else "AM",
    )  # fmt: skip
    assert read_worded(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "Friday, February 31, 2026 at 3:00:29 AM", "May 29 at 3:00", "May 29, 2026",
     "May 29, 2026 25:00"],
)  # fmt: skip
def test_dates_in_words_that_do_not_exist(text: str) -> None:
    """No date, no time, or one that does not exist gives None and is never rolled over."""
    assert read_worded(text) is None


def test_signal_is_told_from_whatsapp() -> None:
    """Dates from the year on in brackets are Signal's only with an empty line between messages."""
    rows = [f"[2024-01-0{n} 10:00:00] Ada: hi" for n in range(1, 6)]
    assert is_signal_text("\n\n".join(rows))
    assert not is_signal_text("\n".join(rows))


CENTURIES = """[2024-03-31 08:00:00] Ada: Outgoing call (accepted, 99999999999m 5s)

[2024-03-31 08:01:00] Ada: hi

"""
NO_NUMBER = """{"weflow": {}, "session": {}, "messages": [
{"createTime": 1704164645, "localType": {}, "senderDisplayName": "Ada"},
{"createTime": 1704164646, "senderDisplayName": "Ada"}]}"""


@pytest.mark.parametrize("text", [CENTURIES, NO_NUMBER])
def test_absurd_values_cost_no_other_row(tmp_path: Path, text: str) -> None:
    """A call of centuries and a kind that is no number are read as far as they can be."""
    path = tmp_path / "chat"
    path.write_text(text, encoding="utf-8")
    assert len(read_file(path).events) == 2


@pytest.mark.parametrize("old", [False, True])
def test_hangouts_of_a_whole_account(tmp_path: Path, old: bool) -> None:
    """Both layouts list their conversations and give the one that is meant, its owner told."""

    def conversation(other: str, n: int) -> object:
        people = [
            {"id": {"gaia_id": g}, "fallback_name": f} for g, f in (("1", "Ro"), ("2", other))
        ]
        about = {
            "participant_data": people,
            "self_conversation_state": {"self_read_state": {"participant_id": {"gaia_id": "1"}}},
        }
        events = [
            {
                "sender_id": {"gaia_id": "12"[i % 2]},
                "timestamp": str(1_500_000_000_000_000 + i),
                "chat_message": {"message_content": {"segment": [{"type": "TEXT", "text": "x"}]}},
            }
            for i in range(n)
        ]
        if old:
            return {"conversation_state": {"conversation": about, "event": events}}
        return {"conversation": {"conversation": about}, "events": events}

    path = tmp_path / "Hangouts.json"
    key = "conversation_state" if old else "conversations"
    path.write_text(json.dumps({"x": 1, key: [conversation("Sam", 3), conversation("Kim", 2)]}))
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.several_chats"
    reading = read_file(path, Options(names=("kim",)))
    assert senders(reading) == ["Ro", "Kim"]
    assert (reading.understood.owner, reading.understood.chats) == ("Ro", ("Sam", "Kim"))


def test_an_account_of_hangouts_is_not_held(tmp_path: Path) -> None:
    """Twenty megabytes of other conversations cost a few megabytes of memory."""
    path = tmp_path / "Hangouts.json"
    people = (
        '[{"id":{"gaia_id":"1"},"fallback_name":"A"},{"id":{"gaia_id":"2"},"fallback_name":"B"}]'
    )
    event = (
        '{"sender_id":{"gaia_id":"2"},"timestamp":"1500000000000000",'
        '"chat_message":{"message_content":{"segment":[{"text":"%s"}]}}}' % ("x" * 20_000)
    )
    start = '{"conversations":[{"conversation":{"conversation":{"participant_data":'
    rows = ",".join([event] * 1000)
    path.write_text(start + people + '}},"events":[' + rows + "]}]}", encoding="utf-8")
    tracemalloc.start()
    n = len(read_file(path).events)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert n == 1000
    assert peak < 8 << 20


def test_the_other_persons_name_chooses_in_an_account_of_telegram(tmp_path: Path) -> None:
    """A format that knows titles only still gives the conversation of that name."""
    chats = [
        {
            "name": name,
            "type": "personal_chat",
            "messages": [
                {"type": "message", "date_unixtime": "1704099600", "from": sender, "text": "x"}
                for sender in (name, "Ro")
            ],
        }
        for name in ("Sam", "Kim")
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"chats": {"list": chats}}), encoding="utf-8")
    assert senders(read_file(path, Options(names=("kim",)))) == ["Kim", "Ro"]
    with pytest.raises(ReadError) as caught:
        read_file(path, Options(names=("Pat",)))
    assert caught.value.key == "read.several_chats"
    assert "Sam" in str(caught.value)


def test_an_honest_archive_of_many_chats_is_opened_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its directory is as long as it has chats, so reading it for each would take for ever."""
    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(30):
            place = f"Takeout/Google Chat/Groups/DM {n}/messages.json"
            people = [{"name": who, "email": f"{who}@b.c"} for who in ("Ada", f"B{n}")]
            rows = [
                {"creator": who, "text": "hi", "created_date":
                 "Monday, 5 January 2026 at 10:00:00 UTC"} for who in people
            ]  # fmt: skip
            archive.writestr(place, json.dumps({"messages": rows}))
    opened = []
    real = zipfile.ZipFile.__init__

    def count(self: zipfile.ZipFile, *given: Any, **named: Any) -> None:
        opened.append(given)
        real(self, *given, **named)

    monkeypatch.setattr(zipfile.ZipFile, "__init__", count)
    assert read_file(path, Options(chat="7")).understood.n_messages == 2
    assert len(opened) == 1


def test_entries_that_overlap_draw_from_one_budget(tmp_path: Path) -> None:
    """Ten thousand names for the same bytes are refused before they are unpacked."""
    path = tmp_path / "takeout.zip"
    rows = {"messages": [{"creator": {"name": "Ada"}, "created_date": "x", "text": "a" * 60_000}]}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Groups/DM 0/messages.json", json.dumps(rows))
        first = archive.infolist()[0]
        for n in range(1, 2000):
            again = copy(first)
            again.filename = f"Groups/DM {n}/messages.json"
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.zip_limits"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this machine has no pipes with a name")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder with a pipe"])
def test_what_is_no_plain_file_is_refused_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    """It would be read from its middle, or without an end."""
    path = tmp_path / "_chat.txt"
    os.mkfifo(path)
    given = {"pipe": path, "device": Path("/dev/zero"), "folder with a pipe": tmp_path}[kind]
    with pytest.raises(ReadError) as caught:
        read_file(given)
    assert caught.value.key in {"read.no_plain_file", "read.is_folder"}


@pytest.mark.parametrize("error", [LookupError, OverflowError, AssertionError, ZeroDivisionError])
def test_whatever_a_reader_stumbles_over_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """No exception but the program's own leaves, whatever a file holds."""

    def stumble(*_given: object) -> None:
        raise error("secret words")

    monkeypatch.setattr("awhile.read.find_source", stumble)
    with pytest.raises(ReadError) as caught:
        read_file(tmp_path / "chat.txt")
    assert caught.value.key == "read.fault"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("year", ["0001", "1700", "1979", "2100", "9999"])
@pytest.mark.parametrize("zone", [None, "Pacific/Kiritimati", "America/New_York"])
def test_moments_that_are_none_of_a_chat_are_skipped(
    tmp_path: Path, year: str, zone: str | None
) -> None:
    """In every zone, and whatever is between them; a letter, of which the day is known, may be."""
    path = tmp_path / "chat.csv"
    good = ["2025-01-01T10:00:00", "2025-01-02T10:00:00"]
    rows = [*good, f"{year}-01-01T00:00:00", f"{year}-12-31T23:59:59"]
    path.write_text("time,sender\n" + "".join(f"{t},Ada\n{t},Ben\n" for t in rows), "utf-8")
    understood = read_file(path, Options(zone=zone)).understood
    assert (understood.n_events, understood.n_skipped) == (4, 4)
    path.write_text("time,sender\n1845-01-10,Ada\n1845-01-11,Ben\n", "utf-8")
    assert read_file(path, Options(zone=zone)).understood.n_events == 2
