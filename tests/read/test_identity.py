"""One identity a row: what was not sent is not sent, a person is one person, a row counts once."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from awhile.errors import ReadError
from awhile.read import Options, pair_up, read_file
from awhile.read.conversations import address_key, person_key
from awhile.types import Kind, Reading

APPLE = 1_000_000_000
START = 789_300_000
SAM, WORK, ME = "+15550001111", "sam@work.example", "Me"
SCHEMA = """
CREATE TABLE handle (id, person_centric_id);
CREATE TABLE chat (chat_identifier, style, display_name);
CREATE TABLE chat_handle_join (chat_id, handle_id);
CREATE TABLE chat_message_join (chat_id, message_id);
CREATE TABLE chat_recoverable_message_join (chat_id, message_id);
CREATE TABLE message (guid, text, date, is_from_me, handle_id, error, is_sent, is_delivered,
schedule_type, associated_message_type, associated_message_guid, balloon_bundle_id);
"""


def database(
    path: Path,
    handles: list[tuple[str, str | None]],
    rows: list[dict[str, Any]],
    *,
    joined: str = "chat_message_join",
) -> Path:
    """Write a database of one chat for each handle; each row names the chats it stands in."""
    base = sqlite3.connect(path)
    base.executescript(SCHEMA)
    for number, (address, person) in enumerate(handles, 1):
        base.execute("INSERT INTO handle VALUES (?, ?)", (address, person))
        base.execute("INSERT INTO chat VALUES (?, 43, NULL)", (address,))
        base.execute("INSERT INTO chat_handle_join VALUES (?, ?)", (number, number))
    for number, row in enumerate(rows, 1):
        usual = {"guid": f"G{number}", "text": "hi", "date": (START + 60 * number) * APPLE,
                 "is_from_me": 0, "handle_id": 1, "is_sent": 1, "is_delivered": 1}  # fmt: skip
        chats = row.get("chats", [1])
        values = usual | {name: value for name, value in row.items() if name != "chats"}
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        base.execute(f"INSERT INTO message ({names}) VALUES ({marks})", list(values.values()))
        base.executemany(f"INSERT INTO {joined} VALUES (?, ?)", [(c, number) for c in chats])
    base.commit()
    base.close()
    return path


def told(reading: Reading) -> list[tuple[str, str]]:
    """List sender and kind of every event."""
    events = reading.events
    return [
        (reading.senders[s], Kind(k).name.lower())
        for s, k in zip(events.sender, events.kind, strict=True)
    ]


@pytest.mark.parametrize("suffix", ["(smsft)", "(smsft_fi)", "(smsft_rm)", "(smsfp)", "(filtered)"])
def test_a_sender_that_was_not_known_at_first_is_the_same_person(
    tmp_path: Path, suffix: str
) -> None:
    """What iOS writes behind an address is no part of it; any other bracket is."""
    rows = [{"chats": [2], "handle_id": 2}, {}, {"is_from_me": 1}]
    reading = read_file(database(tmp_path / "chat.db", [(SAM, None), (SAM + suffix, None)], rows))
    assert told(reading) == [(SAM, "text"), (SAM, "text"), (ME, "text")]
    assert address_key("Sam (work)") != address_key("Sam")


def test_two_addresses_of_one_person(tmp_path: Path) -> None:
    """Apple knows some as one person; of others the user says so; else they are asked about."""
    rows: list[dict[str, Any]] = [{}, {"is_from_me": 1}, {"chats": [2], "handle_id": 2}]
    known = database(tmp_path / "known.db", [(SAM, "P1"), (WORK, "P1")], rows)
    assert told(read_file(known)) == [(SAM, "text"), (ME, "text"), (SAM, "text")]
    path = database(tmp_path / "chat.db", [(SAM, None), (WORK, None)], rows)
    with pytest.raises(ReadError, match="several"):
        read_file(path)
    reading = read_file(path, Options(same={WORK: SAM}))
    assert told(reading) == [(SAM, "text"), (ME, "text"), (SAM, "text")]
    named = read_file(path, Options(same={WORK: "Sam", SAM: "Sam"}, names=("Sam",)))
    assert told(named) == [("Sam", "text"), (ME, "text"), ("Sam", "text")]
    assert named.understood.senders[0].n_messages == 2


def test_a_chain_of_names_is_one_person() -> None:
    """A name for a name is that person too; a circle ends."""
    options = Options(same={"b": "a", "c": "b", "x": "y", "y": "x"})
    assert person_key("c", options) == "a"
    assert person_key("x", options) in {"x", "y"}


def test_a_row_in_two_chats_counts_once(tmp_path: Path) -> None:
    """As where a number has a chat for iMessage and one for SMS."""
    path = database(tmp_path / "chat.db", [(SAM, None), (SAM, None)], [{"chats": [1, 2]}, {}])
    assert len(read_file(path).events) == 2


def test_what_was_not_sent_is_not_sent(tmp_path: Path) -> None:
    """A failed message and one that waits for its hour are no attempts; a late success is one."""
    rows = [
        {},
        {"is_from_me": 1, "error": 22, "is_sent": 0, "is_delivered": 0},
        {"is_from_me": 1, "schedule_type": 2, "is_sent": 0, "is_delivered": 0},
        {"is_from_me": 1, "error": 22, "is_delivered": 1},
    ]
    reading = read_file(database(tmp_path / "chat.db", [(SAM, None)], rows))
    assert told(reading) == [(SAM, "text"), (ME, "text")]
    assert [s.why for s in reading.understood.skipped] == ["read.not_sent"] * 2


def test_votes_and_changes_of_a_poll_are_reactions(tmp_path: Path) -> None:
    """The poll itself is a message."""
    poll = "com.apple.messages.MSMessageExtensionBalloonPlugin:0:com.apple.messages.Polls"
    rows = [
        {"guid": "P", "text": None, "balloon_bundle_id": poll},
        {"text": None, "associated_message_type": 4000, "associated_message_guid": "P",
         "is_from_me": 1},
        {"text": None, "balloon_bundle_id": poll, "associated_message_guid": "P"},
    ]  # fmt: skip
    reading = read_file(database(tmp_path / "chat.db", [(SAM, None)], rows))
    assert told(reading) == [(SAM, "media"), (ME, "reaction"), (SAM, "reaction")]


def test_rows_of_no_conversation_are_told(tmp_path: Path) -> None:
    """They may be the newest of this one."""
    rows = [{}, {"is_from_me": 1}, {"chats": []}]
    understood = read_file(database(tmp_path / "chat.db", [(SAM, None)], rows)).understood
    assert understood.n_messages == 2
    assert "rows_without_chat" in [doubt.kind for doubt in understood.doubts]


def test_a_deleted_conversation_can_be_restored(tmp_path: Path) -> None:
    """The advice to export again could not help."""
    path = database(
        tmp_path / "chat.db", [(SAM, None)], [{}], joined="chat_recoverable_message_join"
    )
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.recently_deleted"


def sms(address: str, date: int, kind: int, body: str, name: str = "Sam Oak") -> str:
    """Write one message as the app does."""
    return (
        f'<sms protocol="0" address="{address}" date="{date}" type="{kind}" subject="null" '
        f'body="{body}" readable_date="x" contact_name="{name}" />'
    )


def mms(address: str, date: int, box: int, author: str, to: list[str]) -> str:
    """Write a picture message as the app does."""
    people = f'<addr address="{author}" type="137" />' + "".join(
        f'<addr address="{one}" type="151" />' for one in to
    )
    return (
        f'<mms date="{date}" msg_box="{box}" address="{address}" m_id="m{date}" '
        f'contact_name="(Unknown)"><parts><part ct="image/jpeg" cl="{date}.jpg" /></parts>'
        f"<addrs>{people}</addrs></mms>"
    )


def backup(path: Path, *rows: str, root: str = "smses") -> Path:
    """Write a backup of these rows."""
    path.write_text(
        f"<?xml version='1.0'?>\n<{root}>\n" + "\n".join(rows) + f"\n</{root}>", "utf-8"
    )
    return path


def test_a_restored_phone_backs_up_each_message_once(tmp_path: Path) -> None:
    """Equal in person, way, moment and words is one message; anything less is two."""
    rows = [
        sms(SAM, 1767607200000, 1, "hello"),
        sms("5550001111", 1767607200000, 1, "hello"),
        sms(SAM, 1767607200000, 2, "hello"),
        sms(SAM, 1767607200000, 1, "hello!"),
        sms(SAM, 1767607200001, 1, "hello"),
    ]
    reading = read_file(backup(tmp_path / "sms.xml", *rows))
    assert (len(reading.events), reading.understood.n_doubles) == (4, 1)


@pytest.mark.parametrize("late", [False, True])
def test_ones_own_number_is_no_participant(tmp_path: Path, late: bool) -> None:
    """It is known from what was sent; what came before that is put right."""
    own = "+15559990000"
    sent = mms(own, 1767607270000, 2, own, [SAM])
    received = mms(f"{SAM}~{own}", 1767607260000, 1, SAM, [own] if not late else [own, own])
    rows = [sms(SAM, 1767607200000, 1, "hi"), received, sent]
    reading = read_file(backup(tmp_path / "sms.xml", *rows))
    assert told(reading) == [("Sam Oak", "text"), ("Sam Oak", "media"), (ME, "media")]
    assert reading.understood.chats == ("Sam Oak",)


def test_hidden_callers_are_nobody(tmp_path: Path) -> None:
    """They are listed: one of them may have been the other."""
    calls = [
        f'<call number="{number}" duration="0" date="{1767607200000 + i}" type="3" '
        f'contact_name="{name}" />'
        for i, (number, name) in enumerate(
            [(SAM, "Sam Oak"), ("-1", "(Unknown)"), ("-2", "(Unknown)"), ("", "(Unknown)")]
        )
    ]
    understood = read_file(backup(tmp_path / "calls.xml", *calls, root="calls")).understood
    assert (understood.n_missed_calls, understood.n_skipped) == (1, 3)
    assert understood.chats == ("Sam Oak",)


def test_super_backup_writes_the_same_rows(tmp_path: Path) -> None:
    """Another root, and another name of the contact's name."""
    row = '<sms address="+1" date="1767607200000" type="{}" body="hello" name="Sam Oak" />'
    path = backup(tmp_path / "sms.xml", row.format(1), row.format(2), root="allsms")
    reading = read_file(path)
    assert told(reading) == [("Sam Oak", "text"), (ME, "text")]
    assert reading.understood.n_skipped == 0


def mail(author: str, to: str, day: int, text: str, **headers: str) -> str:
    """Write one mail of a mailbox."""
    more = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    return (
        f"From x@y Mon Jan 05 10:00:00 2026\nFrom: {author}\nTo: {to}\n{more}"
        f"Date: {day:02} Jan 2026 10:00:00 +0100\nContent-Type: text/plain\n\n{text}\n\n"
    )


ROBIN, OAK, AT_WORK, KIM = (
    "Robin Vale <robin@example.com>",
    "Sam Oak <sam@example.org>",
    "Sam Oak <sam@work.example>",
    "Kim Reed <kim@example.org>",
)


def mailbox(path: Path, *mails: str) -> Path:
    """Write a mailbox."""
    path.write_text("".join(mails), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"X_Gmail_Labels": "Drafts"}, "read.not_sent"),
        ({"X_Gmail_Labels": "Entwürfe,Geöffnet"}, "read.not_sent"),
        ({"X_Gmail_Labels": "=?UTF-8?Q?Entw=C3=BCrfe?="}, "read.not_sent"),
        ({"X_Mozilla_Draft_Info": "internal/draft; vcard=0"}, "read.not_sent"),
        ({"X_Uniform_Type_Identifier": "com.apple.mail-draft"}, "read.not_sent"),
        ({"X_Mozilla_Status": "0801"}, "read.not_sent"),
        ({"X_Mozilla_Status": "0009"}, "read.deleted_row"),
        ({"X_Mozilla_Status": "0001", "X_Gmail_Labels": "Sent,Trash"}, None),
    ],
)
def test_a_mail_that_was_not_sent_or_not_kept(
    tmp_path: Path, headers: dict[str, str], why: str | None
) -> None:
    """A draft is no attempt; whatever else is in the trash was sent."""
    path = mailbox(
        tmp_path / "a.mbox",
        mail(ROBIN, OAK, 5, "a"),
        mail(OAK, ROBIN, 6, "b"),
        mail(ROBIN, OAK, 7, "c", **headers),
    )
    understood = read_file(path).understood
    assert understood.n_messages == (2 if why else 3)
    assert [s.why for s in understood.skipped] == ([why] if why else [])
    assert ("rows_deleted" in [d.kind for d in understood.doubts]) == (why == "read.deleted_row")


def test_a_mail_in_two_folders_counts_once(tmp_path: Path) -> None:
    """One Message-ID is one mail; mails without one are what they are."""
    first, again = (mail(ROBIN, OAK, 5, "a", Message_ID="<1@x>") for _ in range(2))
    path = mailbox(tmp_path / "a.mbox", first, mail(OAK, ROBIN, 6, "b"), again)
    understood = read_file(path).understood
    assert (understood.n_messages, understood.n_doubles) == (2, 1)


def test_mails_are_chosen_by_address_and_joined_by_same(tmp_path: Path) -> None:
    """As the how-to says; two addresses of one name stay apart until the user joins them."""
    path = mailbox(
        tmp_path / "a.mbox",
        mail(ROBIN, OAK, 5, "a"),
        mail(OAK, ROBIN, 6, "b"),
        mail(AT_WORK, ROBIN, 7, "c"),
        mail(ROBIN, KIM, 8, "d"),
    )
    with pytest.raises(ReadError, match="several"):
        read_file(path)
    assert read_file(path, Options(names=("sam@example.org",))).understood.n_messages == 2
    assert read_file(path, Options(chat="kim@example.org")).understood.n_messages == 1
    for same in ({"sam@work.example": "sam@example.org"}, {"sam@work.example": "Sam Oak"}):
        reading = read_file(path, Options(names=("sam@example.org",), same=same))
        assert sorted(reading.senders) == ["Robin Vale", "Sam Oak"]
        assert reading.understood.n_messages == 3
    chosen = read_file(path, Options(names=("sam@example.org",)))
    pair = pair_up(chosen, me=None, other="sam@example.org", end_s=2e9)
    assert pair.people == ("Robin Vale", "Sam Oak <sam@example.org>")


def test_a_chat_kept_as_a_mail_is_its_messages(tmp_path: Path) -> None:
    """Google Talk's, each with its moment and sender."""
    said = "".join(
        f'<cli:message from="{who}" int:time-stamp="{stamp}"><cli:body>{text}</cli:body>'
        "</cli:message>"
        for who, stamp, text in (
            ("sam@example.org/phone", 1767618000000, "are you there?"),
            ("robin@example.com", 1767618060000, "yes"),
        )
    )
    chat = (
        f"From x@y Mon Jan 05 10:00:00 2026\nFrom: {OAK}\nTo: {ROBIN}\n"
        "Date: 05 Jan 2026 13:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n"
        f"--b\nContent-Type: text/xml\n\n<con:conversation>{said}</con:conversation>\n--b--\n"
    )
    path = mailbox(tmp_path / "a.mbox", mail(ROBIN, OAK, 4, "a"), chat)
    reading = read_file(path)
    assert told(reading) == [("Robin Vale", "text"), ("Sam Oak", "text"), ("Robin Vale", "text")]
    assert list(reading.events.counts["questions"]) == [0, 1, 0]


def telegram(path: Path, *messages: dict[str, Any], **about: Any) -> Path:
    """Write an export of one chat."""
    listed = [
        {"id": i, "type": "message", "date": f"2024-03-01T11:{i:02}:00", "text": "hi"} | message
        for i, message in enumerate(messages, 1)
    ]
    whole = {"name": "Alex", "type": "personal_chat", "id": 1, "messages": listed} | about
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_telegrams_people_are_their_numbers(tmp_path: Path) -> None:
    """Two of one name are two; one who changes their name is one; calls are theirs too."""
    one, two = ({"from": "Alex", "from_id": f"user{n}"} for n in (11, 12))
    path = telegram(tmp_path / "a.json", one, two, one)
    assert [name for name, _ in told(read_file(path))] == [
        "Alex (user11)", "Alex (user12)", "Alex (user11)"
    ]  # fmt: skip
    renamed = {"from": "Alexandra", "from_id": "user11"}
    call = {"type": "service", "action": "phone_call", "actor": "Alexandra",
            "actor_id": "user11", "duration_seconds": 60}  # fmt: skip
    path = telegram(tmp_path / "b.json", one, {"from": "Tom", "from_id": "user12"}, renamed, call)
    assert told(read_file(path)) == [
        ("Alexandra", "text"), ("Tom", "text"), ("Alexandra", "text"), ("Alexandra", "call")
    ]  # fmt: skip


def test_a_forward_from_somebody_who_is_gone_is_no_own_words(tmp_path: Path) -> None:
    """The key being there tells, whatever it holds."""
    mira, tom = ({"from": name, "from_id": f"user{name}"} for name in ("Mira", "Tom"))
    path = telegram(tmp_path / "a.json", mira, tom | {"forwarded_from": None})
    assert list(read_file(path).events.counts["words"]) == [1, -1]


def test_the_only_chat_of_an_account_is_taken_though_it_is_a_group(tmp_path: Path) -> None:
    """And several groups are said to be groups."""
    people = [{"from": name, "from_id": f"user{name}"} for name in ("Mira", "Tom", "Alex")]
    rows = json.loads(telegram(tmp_path / "a.json", *people).read_text())["messages"]
    group = {"name": "Us", "type": "private_group", "id": 1, "messages": rows}
    path = tmp_path / "account.json"
    whole: dict[str, Any] = {"personal_information": {}, "chats": {"list": [group]}}
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert len(read_file(path).senders) == 3
    whole["chats"]["list"].append(group | {"name": "Them", "id": 2})
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.only_groups"
    assert len(read_file(path, Options(chat="Them")).senders) == 3


def signal(path: Path, *items: dict[str, Any]) -> Path:
    """Write an export of Signal Desktop with one conversation."""
    frames: list[dict[str, Any]] = [
        {"version": "1", "backupTimeMs": "1776607200000", "currentAppVersion": "Desktop 8.21.0"},
        {"account": {"givenName": "Robin"}},
        {"recipient": {"id": "1", "self": {}}},
        {"recipient": {"id": "2", "contact": {"profileGivenName": "Sam"}}},
        {"chat": {"id": "10", "recipientId": "2"}},
    ]
    for minute, item in enumerate(items):
        usual = {"chatId": "10", "authorId": "2", "dateSent": str(1767607200000 + 60000 * minute),
                 "standardMessage": {"text": {"body": "hi"}}}  # fmt: skip
        frames.append({"chatItem": usual | item})
    path.write_text("".join(json.dumps(frame) + "\n" for frame in frames), encoding="utf-8")
    return path


def test_an_edit_stays_where_it_was_sent(tmp_path: Path) -> None:
    """Else whoever answered before the edit seems not to have answered."""
    revisions = [{"dateSent": "1767607230000"}, {"dateSent": "1767610000000"}]
    edited = {"authorId": "1", "dateSent": "1767610800000", "revisions": revisions}
    reading = read_file(signal(tmp_path / "main.jsonl", {}, {}, edited))
    assert told(reading) == [("Sam", "text"), (ME, "text"), ("Sam", "text")]
    assert reading.events.time_s[1] == 1767607230


@pytest.mark.parametrize(
    ("status", "sent"),
    [
        ([{"recipientId": "2", "failed": {"reason": "NETWORK"}}], False),
        ([{"recipientId": "2", "pending": {}}], False),
        ([{"recipientId": "2", "delivered": {}}], True),
        ([{"recipientId": "2", "failed": {}}, {"recipientId": "3", "read": {}}], True),
        ([], True),
    ],
)
def test_signals_failed_messages_are_not_sent(
    tmp_path: Path, status: list[dict[str, Any]], sent: bool
) -> None:
    """A message that reached anybody was sent."""
    own = {"authorId": "1", "outgoing": {"sendStatus": status}}
    reading = read_file(signal(tmp_path / "main.jsonl", {}, own))
    assert told(reading) == [("Sam", "text"), *([(ME, "text")] if sent else [])]


def test_a_table_with_recipients_is_several_conversations(tmp_path: Path) -> None:
    """A message to somebody else was never sent to this one; UTC in words is a zone."""
    rows = (
        ("2-a", "Robin", "Sam", "2025-03-04 18:20:11 UTC", "see you friday?"),
        ("2-a", "Sam", "Robin", "2025-03-04 18:01:09 UTC", "nice talk"),
        ("2-b", "Robin", "Kim", "2025-03-09 09:00:00 UTC", "the invoice"),
    )
    for head, cut in (("CONVERSATION ID,FROM,TO,DATE,CONTENT", 0), ("from,to,date,text", 1)):
        path = tmp_path / "messages.csv"
        lines = [head, *(",".join(row[cut:]) for row in rows)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        with pytest.raises(ReadError, match="several"):
            read_file(path)
        reading = read_file(path, Options(names=("Sam",)))
        assert told(reading) == [("Sam", "text"), ("Robin", "text")]
        assert (reading.understood.zone, reading.understood.chats) == ("UTC", ("Sam", "Kim"))


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("Lena hat einen Anhang gesendet.", False),
        ("Lena bir ek gönderdi.", False),
        ("Lenaさんが添付ファイルを送信しました。", False),
        ("look at this", True),
        ("Lena was here", True),
    ],
)
def test_metas_own_sentence_beside_what_was_sent(tmp_path: Path, words: str, own: bool) -> None:
    """In any language it begins with the sender's name and is one sentence."""
    rows = [
        {"sender_name": "Lena", "timestamp_ms": 1700003000000 - i, "content": text, **held}
        for i, (text, held) in enumerate(
            [(words, {"share": {"link": "https://example.org"}}), ("Hallo.", {})]
        )
    ]
    whole = {"participants": [{"name": "Jo"}, {"name": "Lena"}], "messages": rows, "title": "Jo",
             "is_still_participant": True, "thread_path": "inbox/jo_1"}  # fmt: skip
    path = tmp_path / "message_1.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    counts = read_file(path).events.counts["words"]
    assert sorted(count >= 0 for count in counts) == sorted([True, own])


def test_a_mail_to_nobody_is_told(tmp_path: Path) -> None:
    """In blind copy it may have been to the other."""
    blind = mail(ROBIN, "undisclosed-recipients:;", 7, "c")
    path = mailbox(tmp_path / "a.mbox", mail(ROBIN, OAK, 5, "a"), mail(OAK, ROBIN, 6, "b"), blind)
    understood = read_file(path).understood
    assert [s.why for s in understood.skipped] == ["read.no_reader"]
