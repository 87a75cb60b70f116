"""What single layouts hold beside words, each as a small case counted by hand."""

import json
import re
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from awhile.errors import ReadError
from awhile.read import READERS, Options, read_file
from awhile.types import Kind, Reading

FORMATS = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"


def test_every_reader_has_a_row() -> None:
    """In the table of formats, by its name."""
    rows = [line for line in FORMATS.read_text("utf-8").splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([\w-]+)`", row.split("|")[1])}
    assert named == {reader.name for reader in READERS}


def kinds(reading: Reading) -> list[tuple[str, Kind]]:
    """List who sent what, in order."""
    events = reading.events
    return [(reading.senders[s], Kind(k)) for s, k in zip(events.sender, events.kind, strict=True)]


def voice_page(number: str, name: str, said: str) -> str:
    """Write one exchange of texts as Google Voice does."""
    who = f'<a class="tel" href="tel:{number}"><span class="fn">{name}</span></a>'
    return (
        '<html><body><div class="hChatLog hfeed"><div class="message"><abbr class="dt" '
        f'title="{said}T10:00:00.000-05:00">x</abbr><cite class="sender vcard">{who}</cite>'
        "<q>hi</q></div></div></body></html>"
    )


def voice_call(sort: str, name: str, day: str, lasted: str = "") -> str:
    """Write one call as Google Voice does."""
    return (
        f'<html><body><div class="haudio"><span class="fn">{sort}</span><div class="contributor '
        f'vcard"><a class="tel" href="tel:+15550001111"><span class="fn">{name}</span></a></div>'
        f'<abbr class="published" title="{day}T10:00:00.000-05:00">x</abbr>{lasted}<div '
        f'class="tags"><a rel="tag" href="http://www.google.com/voice#{sort}">x</a></div></div>'
        "</body></html>"
    )


def test_a_folder_of_google_voice_is_a_question(tmp_path: Path) -> None:
    """Files of one number are one conversation, also those that know only its name."""
    calls = tmp_path / "Takeout" / "Voice" / "Calls"
    calls.mkdir(parents=True)
    for name, page in {
        "Sam Oak - Text - 2026-01-05T15_00_00Z.html": voice_page(
            "+15550001111", "Sam Oak", "2026-01-05"
        ),
        "+15550001111 - Missed - 2026-01-06T15_00_00Z.html": voice_call(
            "missed", "+15550001111", "2026-01-06"
        ),
        "Sam Oak - Voicemail - 2026-01-07T15_00_00Z.html": voice_call(
            "voicemail", "Sam Oak", "2026-01-07"
        ),
        "Sam Oak - Received - 2026-01-08T15_00_00Z.html": voice_call(
            "received",
            "Sam Oak",
            "2026-01-08",
            '<abbr class="duration" title="PT1H1M4S">x</abbr>',
        ),
        "Kim - Text - 2026-01-09T15_00_00Z.html": voice_page("+15550002222", "Kim", "2026-01-09"),
    }.items():
        (calls / name).write_text(page, encoding="utf-8")
    with pytest.raises(ReadError, match="1 Sam Oak, 2 Kim"):
        read_file(tmp_path)
    reading = read_file(tmp_path, Options(names=("Sam Oak",)))
    assert kinds(reading) == [
        ("Sam Oak", Kind.TEXT), ("Sam Oak", Kind.MISSED_CALL), ("Sam Oak", Kind.VOICE),
        ("Sam Oak", Kind.CALL),
    ]  # fmt: skip
    assert list(reading.events.counts["call_s"]) == [-1, -1, -1, 3664]


def test_a_call_that_began_and_has_no_end_was_not_answered(tmp_path: Path) -> None:
    """In Skype's export; one that has an end is told once, by its end."""

    def row(number: int, minute: int, sort: str, call: str, length: str = "") -> dict[str, object]:
        parts = f'<part identity="live:sam"><name>Sam</name>{length}</part>'
        return {
            "id": str(number), "originalarrivaltime": f"2026-01-05T10:{minute:02}:00Z",
            "messagetype": "Event/Call", "from": "8:live:sam",
            "content": f'<partlist type="{sort}" callId="{call}">{parts}</partlist>',
        }  # fmt: skip

    rows = [
        row(4, 30, "ended", "b", "<duration>61.9</duration>"), row(3, 29, "started", "b"),
        row(2, 10, "started", "a"),
        {"id": "1", "originalarrivaltime": "2026-01-05T10:00:00Z", "messagetype": "RichText/Html",
         "from": "8:live:robin", "content": '<quote author="sam">old</quote>a &amp; b'},
    ]  # fmt: skip
    talk = {"id": "8:live:sam", "displayName": "Sam Oak", "MessageList": rows}
    group = {"id": "19:x@thread", "displayName": "All", "MessageList": rows[-1:] * 9}
    whole = {"userId": "8:live:robin", "exportDate": "2026-02-01T12:00"}
    data = json.dumps(whole | {"conversations": [group, talk]}).encode()
    path = tmp_path / "8_live_robin_export.tar"
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo("messages.json")
        info.size = len(data)
        archive.addfile(info, BytesIO(data))
    reading = read_file(path)
    assert kinds(reading) == [
        ("robin", Kind.TEXT), ("Sam Oak", Kind.MISSED_CALL), ("Sam Oak", Kind.CALL)
    ]  # fmt: skip
    assert list(reading.events.counts["words"]) == [3, -1, -1]
    assert list(reading.events.counts["call_s"]) == [-1, -1, 61]
    assert reading.understood.made == "2026-02-01T12:00:00"


@pytest.mark.parametrize("cut", [600, 700, 1024])
def test_a_tar_that_breaks_off_is_refused(tmp_path: Path, cut: int) -> None:
    """A member that is said to be longer than the file is not read in part."""
    path = tmp_path / "x.tar"
    data = json.dumps({"userId": "x", "conversations": [{"MessageList": [1] * 400}]}).encode()
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo("messages.json")
        info.size = len(data)
        archive.addfile(info, BytesIO(data))
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ReadError):
        read_file(path)


def test_what_was_never_sent_is_not_sent(tmp_path: Path) -> None:
    """Drafts of LinkedIn, failed messages of iMazing, and of Android those that wait."""
    linkedin = tmp_path / "messages.csv"
    linkedin.write_text(
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
        "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n"
        "a,,Robin,r,Sam,s,2026-01-05 10:02:00 UTC,,later,INBOX,,Yes\n"
        "a,,Sam,s,Robin,r,2026-01-05 10:01:00 UTC,,hi,INBOX,,No\n"
        "a,,Robin,r,Sam,s,2026-01-05 10:00:00 UTC,,hello,INBOX,,No\n",
        encoding="utf-8",
    )
    imazing = tmp_path / "Messages - Sam.csv"
    imazing.write_text(
        "Chat Session,Message Date,Service,Type,Sender ID,Sender Name,Status,Text,Attachment\n"
        "Sam,2026-01-05 10:00:00,iMessage,Outgoing,,,Delivered,hi,\n"
        "Sam,2026-01-05 10:01:00,iMessage,Outgoing,,,Failed,oh,\n"
        "Sam,2026-01-05 10:02:00,iMessage,Incoming,+1555,Sam,Read,yes,\n",
        encoding="utf-8",
    )
    android = tmp_path / "messages.ndjson"
    sms = {"thread_id": "1", "address": "+15550001111", "body": "null", "__display_name": "Sam"}
    android.write_text(
        "".join(
            json.dumps(sms | {"date": str(1767607200000 + i), "type": way}) + "\n"
            for i, way in enumerate(("1", "2", "5", "3"))
        ),
        encoding="utf-8",
    )
    for path, n_skipped in ((linkedin, 1), (imazing, 1), (android, 2)):
        understood = read_file(path).understood
        assert (understood.n_events, understood.n_skipped) == (2, n_skipped)
        assert {one.why for one in understood.skipped} == {"read.not_sent"}
        assert understood.doubts == ()


def test_the_archive_of_x_tells_its_owner_and_reactions(tmp_path: Path) -> None:
    """Without a name, the owner is whoever takes part everywhere; joins are notices."""

    def message(who: str, minute: int, **more: object) -> dict[str, object]:
        stamp = f"2026-01-05T10:{minute:02}:00.000Z"
        told = {"senderId": who, "text": "hi", "mediaUrls": [], "createdAt": stamp}
        return {"messageCreate": told | more}

    like = {"senderId": "1", "reactionKey": "like", "createdAt": "2026-01-05T10:09:00.000Z"}
    talks = [
        {"dmConversation": {"conversationId": "1-2", "messages": [
            message("1", 2, recipientId="2", text="https://t.co/abc", mediaUrls=["x"]),
            message("2", 1, recipientId="1", reactions=[like]),
            {"joinConversation": {"initiatingUserId": "2"}},
        ]}},
        {"dmConversation": {"conversationId": "1-3", "messages": [message("3", 3)]}},
    ]  # fmt: skip
    path = tmp_path / "direct-messages.js"
    script = f"window.YTD.direct_messages.part0 = {json.dumps(talks)}"
    path.write_text(script, encoding="utf-8")
    reading = read_file(path, Options(names=("2",)))
    assert reading.understood.owner == "1"
    assert reading.understood.n_system == 1
    assert kinds(reading) == [("2", Kind.TEXT), ("1", Kind.MEDIA), ("1", Kind.REACTION)]


def test_a_folder_of_conversations_is_a_question(tmp_path: Path) -> None:
    """imessage-exporter's HTML and Threema's tables: one file for each person."""
    pages, tables = tmp_path / "pages", tmp_path / "tables"
    for folder in (pages, tables):
        folder.mkdir()
    for name in ("Sam", "Kim"):
        (pages / f"{name}.html").write_text(
            '<html><body><div class="message"><div class="received">\n<p><span class="timestamp">'
            f'Jan 05, 2026 10:00:00 AM</span>\n<span class="sender">{name}</span></p><hr><div '
            'class="message_part"><span class="bubble">hi</span></div></div></div></body></html>',
            encoding="utf-8",
        )
        (tables / f"message_{name.upper()}00.csv").write_text(
            '"apiid","uid","isoutbox","isread","issaved","messagestae","posted_at","created_at",'
            '"modified_at","type","body","isstatusmessage","caption"\n'
            '"1","a","0","1","1","READ","1767607200000","","","TEXT","hi","0",""\n'
            '"2","b","1","1","1","SENDFAILED","1767607201000","","","TEXT","oh","0",""\n'
            '"3","c","1","1","1","READ","1767607202000","","","VOIP_STATUS",'
            '"{""status"":2,""duration"":64}","1",""\n'
            '"4","d","0","1","1","","1767607203000","","","STATUS","x","1",""\n',
            encoding="utf-8",
        )
    (tables / "contacts.csv").write_text(
        '"identity","firstname","lastname","nick_name","identity_id"\n'
        '"SAM00","Sam","Oak","s","SAM00"\n',
        encoding="utf-8",
    )
    for folder, name in ((pages, "Sam"), (tables, "Sam Oak")):
        with pytest.raises(ReadError, match="several conversations"):
            read_file(folder)
        assert name in read_file(folder, Options(names=(name,))).senders
    reading = read_file(tables, Options(names=("Sam Oak",)))
    assert kinds(reading) == [("Sam Oak", Kind.TEXT), ("Me", Kind.CALL)]
    assert reading.understood.n_system == 1
    assert [one.why for one in reading.understood.skipped] == ["read.not_sent"]


def test_telegram_pages_of_an_account_are_a_question(tmp_path: Path) -> None:
    """Forwarded words are not one's own, a row without a name is of whoever wrote before."""
    row = (
        '<div class="message default clearfix{joined}" id="message{n}"><div class="body"><div '
        'class="pull_right date details" title="0{n}.03.2024 10:00:00 UTC+01:00">10:00</div>'
        "{name}{said}</div></div>"
    )
    name = '<div class="from_name">Mira </div>'
    said = '<div class="text">one two</div>'
    passed = (
        '<div class="forwarded body"><div class="from_name">Bo <span class="date details" '
        'title="01.01.2020 00:00:00">x</span></div><div class="text">not mine</div></div>'
    )
    for chat, title in (("chat_001", "Mira"), ("chat_002", "Bo")):
        folder = tmp_path / "chats" / chat
        folder.mkdir(parents=True)
        rows = [
            row.format(n=1, joined="", name=name, said=said),
            '<div class="message service" id="message-1"><div>1 March 2024</div></div>',
            '<div class="message service" id="message2"><div>Mira pinned this</div></div>',
            row.format(n=3, joined=" joined", name="", said=passed),
        ]
        (folder / "messages.html").write_text(
            '<html><head><title>Exported Data</title></head><body><div class="page_wrap"><div '
            f'class="page_header"><div class="text bold">{title}</div></div><div class="history">'
            f"{''.join(rows)}</div></div></body></html>",
            encoding="utf-8",
        )
    with pytest.raises(ReadError, match="1 Mira, 2 Bo"):
        read_file(tmp_path)
    reading = read_file(tmp_path, Options(chat="Mira"))
    assert kinds(reading) == [("Mira", Kind.TEXT)] * 2
    assert list(reading.events.counts["words"]) == [2, -1]
    assert (reading.understood.n_system, reading.understood.zone) == (1, "+01:00")


def test_values_of_other_kinds_are_skipped_rows(tmp_path: Path) -> None:
    """A list for a word, a number without end for a moment: the rest of an Element room is read."""
    head = {"type": "m.room.message", "sender": "@sam:x", "origin_server_ts": 1767607200000}
    said = {"msgtype": "m.text", "body": "hi"}
    events: list[object] = [
        head | {"content": said},
        head | {"content": {"msgtype": ["m.text"], "body": {}}},
        head | {"content": said, "origin_server_ts": 10**400},
        head | {"content": said, "origin_server_ts": "soon"},
        head | {"content": [said], "sender": 7},
        head | {"sender": "@robin:x", "content": said | {"m.relates_to": [1]}},
        [1],
    ]
    whole = {"room_name": "Sam", "room_creator": "Sam", "exported_by": "Robin"}
    path = tmp_path / "export.json"
    path.write_text(json.dumps(whole | {"messages": events}), encoding="utf-8")
    understood = read_file(path).understood
    assert (understood.n_events, understood.n_skipped) == (3, 4)
    assert understood.owner == "Robin"


def test_vk_pages_are_read_in_their_order(tmp_path: Path) -> None:
    """``messages100`` comes after ``messages50``; what the app says itself is a notice."""
    row = (
        '<div class="message" data-id="{n}"><div class="message__header">{who}, {n} мая 2022 в '
        '1:34:19</div><div>{said}<div class="kludges"></div></div></div>'
    )
    path = tmp_path / "vk.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for first, n in ((0, 9), (50, 5), (100, 2)):
            rows = row.format(n=n, who="Вы", said="да")
            rows += row.format(
                n=n - 1, who='<a href="https://vk.com/id2">Сэм</a>',
                said='<a class="im_srv_lnk" href="x">Сэм</a> x' if first == 50 else "привет, как?",
            )  # fmt: skip
            page = f'<html><head><meta charset="windows-1251"></head><body>{rows}</body></html>'
            archive.writestr(f"messages/2/messages{first}.html", page.encode("cp1251"))
    reading = read_file(path)
    assert kinds(reading) == [
        ("Сэм", Kind.TEXT), ("Me", Kind.TEXT), ("Me", Kind.TEXT), ("Сэм", Kind.TEXT),
        ("Me", Kind.TEXT),
    ]  # fmt: skip
    assert reading.understood.n_system == 1
    assert list(reading.events.counts["questions"]) == [1, 0, 0, 1, 0]
