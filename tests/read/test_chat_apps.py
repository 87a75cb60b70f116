"""Archives of Meta, Slack, Discord and Snapchat: their conversations, their files, their limits."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import Options, read_file
from awhile.read.text_fix import MAX_PENDING, Markup, mend_letters, strip_markup
from awhile.read.times.worded import find_date
from awhile.read.times.words import Speech
from awhile.types import Kind

INBOX = "your_facebook_activity/messages/inbox"
T0_MS = 1_700_000_000_000


def _zip(tmp_path: Path, members: Mapping[str, object]) -> Path:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data if isinstance(data, str) else json.dumps(data))
    return path


def _thread(*sent: tuple[str, int], people: tuple[str, ...] = ()) -> dict[str, object]:
    names = people or tuple(dict.fromkeys(name for name, _ in sent))
    messages = [
        {"sender_name": name, "timestamp_ms": T0_MS + 1000 * second, "content": "hi"}
        for name, second in sent
    ]
    title = names[-1]
    return {"participants": [{"name": n} for n in names], "messages": messages, "title": title}


ACCOUNT = {
    "ads_information/ads.json": {"a": 1},
    f"{INBOX}/ben_1/message_1.json": _thread(("Ada", 50), ("Ben", 40)),
    f"{INBOX}/ben_1/message_10.json": _thread(("Ada", 10), ("Ben", 0)),
    f"{INBOX}/ben_1/message_2.json": _thread(("Ada", 30), ("Ben", 20)),
    "your_facebook_activity/messages/e2ee_cutover/ben_1/message_1.json": _thread(
        ("Ben", 99), people=("Ada", "Ben")
    ),
    f"{INBOX}/cy_2/message_1.json": _thread(("Cy", 5), ("Ada", 4)),
    f"{INBOX}/all_3/message_1.json": _thread(("Cy", 5), ("Ada", 4), ("Ben", 3)),
}


def test_an_account_lists_its_conversations(tmp_path: Path) -> None:
    """Titles are the others' names; one is chosen by name, number or the other person."""
    path = _zip(tmp_path, ACCOUNT)
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.several_chats"
    assert "Ben" in str(caught.value)
    for options in (Options(chat="Ben"), Options(names=("ben",)), Options(chat="2")):
        understood = read_file(path, options).understood
        assert (understood.title, understood.owner) == ("Ben", "Ada")
        assert understood.chats == ("Cy, Ben", "Ben", "Cy")
    with pytest.raises(ReadError) as caught:
        read_file(path, Options(chat="Dora"))
    assert caught.value.key == "read.no_such_chat"


def test_a_thread_is_read_over_all_its_files(tmp_path: Path) -> None:
    """All numbers, also of the encrypted part, in the order in which things were sent."""
    events = read_file(_zip(tmp_path, ACCOUNT), Options(chat="Ben")).events
    seconds = [round(t - T0_MS / 1000) for t in events.time_s]
    assert seconds == [0, 10, 20, 30, 40, 50, 99]
    assert len(set(events.row)) == 7


def _saying(*said: str, app: str = "facebook") -> dict[str, object]:
    """Write a thread of Ada Lee and Ben, newest first, with these words by Ben between theirs."""
    texts = ["hello", *said, "bye"]
    messages: list[dict[str, object]] = [
        {"sender_name": "Ben", "timestamp_ms": T0_MS + 1000 * n, "content": text}
        for n, text in enumerate(texts)
    ]
    messages[0]["sender_name"] = messages[-1]["sender_name"] = "Ada Lee"
    for message in messages:
        if app == "instagram":
            message["is_geoblocked_for_viewer"] = False
        else:
            message["type"] = "Generic"
    people = [{"name": "Ada Lee"}, {"name": "Ben"}]
    return {"participants": people, "messages": messages[::-1], "title": "Ben"}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Ada called you.", Kind.MISSED_CALL),
        ("You missed a call from Ben.", Kind.MISSED_CALL),
        ("Ben sent an attachment.", Kind.MEDIA),
        ("Reacted \u2764 to your message", Kind.REACTION),
        ("Ben set the nickname for Ada to Captain.", None),
        ("Lee changed the theme to Berry.", None),
        ("Kim left the group.", None),
        ("I called you", Kind.TEXT),
        ("We changed the theme of the party", Kind.TEXT),
        ("He waved at you!", Kind.TEXT),
        ("Nobody started the call", Kind.TEXT),
        ("She sent a photo.", Kind.TEXT),
    ],
)
def test_notices_begin_with_a_name(tmp_path: Path, said: str, kind: Kind | None) -> None:
    """What a person says of somebody else's calls, photos and themes is their own words."""
    path = tmp_path / "message_1.json"
    path.write_text(json.dumps(_saying(said)))
    reading = read_file(path)
    kinds = [Kind.TEXT, *([] if kind is None else [kind]), Kind.TEXT]
    assert [Kind(k) for k in reading.events.kind] == kinds
    assert reading.understood.n_system == (kind is None)


@pytest.mark.parametrize("said", ["Ben changed the theme", "Ada called you", "Liked a message"])
@pytest.mark.parametrize("turn", [1, -1])
def test_an_edited_message_is_no_notice(tmp_path: Path, said: str, turn: int) -> None:
    """Instagram lists it twice, in either order; its words are the person's, whatever they say."""
    thread = _saying(said, f"{said} (edited)", app="instagram")
    messages = thread["messages"]
    assert isinstance(messages, list)
    messages[1]["timestamp_ms"] = messages[2]["timestamp_ms"]
    thread["messages"] = messages[::turn]
    path = tmp_path / "instagram" / "message_1.json"
    path.parent.mkdir()
    path.write_text(json.dumps(thread))
    reading = read_file(path)
    assert reading.understood.reader == "instagram"
    words = list(reading.events.counts["words"])
    assert words == [1, len(said.split()), 1]
    assert list(reading.events.kind) == [Kind.TEXT] * 3


def test_files_beside_a_plain_file_belong_to_it(tmp_path: Path) -> None:
    """Of a folder that was unpacked, one file brings its siblings and nothing else."""
    folder = tmp_path / "ben_1"
    folder.mkdir()
    for name, data in ACCOUNT.items():
        if name.startswith(f"{INBOX}/ben_1/"):
            (folder / name.rpartition("/")[2]).write_text(json.dumps(data))
    (folder / "other.json").write_text(json.dumps(_thread(("Eve", 1), ("Ada", 2))))
    assert len(read_file(folder / "message_1.json").events) == 6
    assert read_file(folder / "other.json").understood.senders[0].name in {"Ada", "Eve"}


def test_the_encrypted_export_is_a_zip_of_threads(tmp_path: Path) -> None:
    """Its files are named after the other person, and its participants are bare names."""
    members = {
        f"messages/{name}_{n}.json": {
            "participants": ["Ada", name],
            "threadName": f"{name}_{n}",
            "messages": [
                {"senderName": name, "text": "hi", "timestamp": T0_MS, "isUnsent": False},
                {"senderName": "Ada", "text": "hi", "timestamp": T0_MS + 1, "isUnsent": False},
            ],
        }
        for n, name in enumerate(("Ben", "Cy"), 1)
    }
    understood = read_file(_zip(tmp_path, members), Options(chat="Cy")).understood
    assert (understood.n_events, understood.owner, understood.chats) == (2, "Ada", ("Ben", "Cy"))


def test_html_of_an_account(tmp_path: Path) -> None:
    """Folders of HTML are listed by their titles."""

    def page(name: str) -> str:
        rows = "".join(
            f'<div><h2 class="_a6-h">{who}</h2><div class="_2ph_ _a6-p">hi</div>'
            f'<div class="_a72d">Sep 1{i}, 2020, 12:26 PM</div></div>'
            for i, who in enumerate((name, "Ada"))
        )
        return f"<html><head><title>{name}</title></head><body>{rows}</body></html>"

    members = {f"{INBOX}/{n.lower()}_1/message_1.html": page(n) for n in ("Ben", "Cy")}
    understood = read_file(_zip(tmp_path, members), Options(chat="Cy")).understood
    assert (understood.title, understood.owner, understood.n_events) == ("Cy", "Ada", 2)


USERS = [
    {"id": "U1", "name": "ada", "profile": {"real_name": "Ada"}},
    {"id": "U2", "name": "ben", "profile": {}},
    {"id": "U3", "profile": {"real_name": "Ada"}},
]
DAY = [
    {"type": "message", "user": "U1", "text": "hi <@U2>?", "ts": "1700000000.000100"},
    {"type": "message", "user": "U2", "text": "", "ts": "1700000060.5", "files": [{"id": "F"}]},
    {"type": "message", "user": "U2", "subtype": "channel_join", "ts": "1700000061.5"},
    {"type": "message", "user": "U2", "subtype": "tombstone", "ts": "1700000062.5"},
    {
        "type": "message",
        "user": "U1",
        "subtype": "huddle_thread",
        "room": {"date_start": 1700000070, "date_end": 1700000190},
        "ts": "1700000070.5",
    },
    {"type": "message", "user": "U1", "text": "x", "ts": 17},
    {"type": "message", "text": "x", "ts": "1700000080.5"},
    "row",
]


def test_slack_reads_direct_messages_alone(tmp_path: Path) -> None:
    """Days in order, channels left alone, calls and deleted messages known."""
    members = {
        "users.json": USERS,
        "channels.json": [{"id": "C1", "name": "general"}],
        "dms.json": [{"id": "D1", "members": ["U1", "U2"]}, {"id": "D2", "members": ["U1", "U3"]}],
        "D1/2023-11-15.json": [{**DAY[0], "ts": "1700090000.5"}],  # type: ignore[dict-item]
        "D1/2023-11-14.json": DAY,
        "D2/2023-11-14.json": DAY[:1],
        "general/2023-11-14.json": DAY,
    }
    path = _zip(tmp_path, members)
    reading = read_file(path, Options(names=("ben",)))
    understood, events = reading.understood, reading.events
    assert understood.chats == ("ben", "Ada 2")
    assert understood.owner == "Ada"
    kinds = [Kind.TEXT, Kind.MEDIA, Kind.DELETED, Kind.CALL, Kind.TEXT]
    assert list(events.kind) == kinds
    assert events.counts["call_s"][3] == 120
    assert (understood.n_system, [s.why for s in understood.skipped]) == (
        1,
        ["read.bad_date", "read.no_sender", "read.bad_row"],
    )
    path = _zip(tmp_path, {k: v for k, v in members.items() if k != "dms.json"})
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.slack_no_dms"


PACKAGE_ROWS = [{"ID": 1, "Timestamp": "2024-01-01 10:00:00", "Contents": "x", "Attachments": ""}]


def test_discords_own_package_is_refused_with_its_reason(tmp_path: Path) -> None:
    """As a zip, as one of its tables, and as one of its JSON files."""
    zipped = _zip(
        tmp_path,
        {"messages/index.json": {"1": "x"}, "messages/c12345/messages.json": PACKAGE_ROWS},
    )
    table = tmp_path / "messages.csv"
    table.write_text("ID,Timestamp,Contents,Attachments\n1,2024-01-01 10:00:00,x,\n")
    rows = tmp_path / "messages.json"
    rows.write_text(json.dumps(PACKAGE_ROWS))
    for path in (zipped, table, rows):
        with pytest.raises(ReadError) as caught:
            read_file(path)
        assert caught.value.key == "read.discord_package"


def test_snapchat_lists_friends(tmp_path: Path) -> None:
    """One of several is chosen; a group is no pair; the owner is who sent."""

    def said(name: str, own: bool, title: str | None = None) -> dict[str, object]:
        return {
            "From": name,
            "Media Type": "TEXT",
            "Created": "2026-05-01 12:00:00 UTC",
            "Content": "hi",
            "IsSender": own,
            "Conversation Title": title,
        }

    pair, group = [said("ben", False), said("ada", True)], [said("cy", False, "All of us")]
    path = _zip(tmp_path, {"json/chat_history.json": {"ben": pair, "x": group}})
    understood = read_file(path).understood
    assert (understood.title, understood.owner, understood.n_events) == ("ben", "ada", 2)
    assert understood.chats == ("ben", "All of us")


def test_an_archive_of_many_small_bombs_is_refused(tmp_path: Path) -> None:
    """Members are held against the size of the archive together, not one by one."""
    members: dict[str, object] = dict(ACCOUNT)
    for n in range(40):
        members[f"{INBOX}/bomb_{n}/message_1.json"] = " " * 900_000
    with pytest.raises(ReadError) as caught:
        read_file(_zip(tmp_path, members), Options(chat="Ben"))
    assert caught.value.key == "read.zip_limits"


@given(st.text())
def test_letters_are_mended_and_right_ones_stay(text: str) -> None:
    """UTF-8 shown as Latin-1 comes back; what cannot be such stays as it is."""
    text = text.encode("utf-8", "replace").decode()
    assert mend_letters(text.encode().decode("latin-1")) == text
    for right in ("café", "小明", "ascii", "Ã", "😀é"):
        assert mend_letters(right) == right


@given(st.text(alphabet='<>/a&;"= !-bdivscript', max_size=200))
def test_any_markup_is_walked_through(text: str) -> None:
    """Elements close in the order they opened in, and stripping never fails."""

    class Walk(Markup):
        open_now = 0

        def opened(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:  # noqa: ARG002
            assert len(self.within) <= 500

    walk = Walk()
    for letter in text:
        walk.feed(letter)
    walk.close()
    strip_markup(text)


def test_a_tag_without_end_is_refused() -> None:
    """What does not end is not held without bound."""
    with pytest.raises(ValueError, match=str(MAX_PENDING)):
        strip_markup("<!--" + "x" * (2 * MAX_PENDING))
    assert strip_markup("<p>a <b>b</b><br>c &lt;d&gt;<script>no</script></p>") == "a b\nc <d>"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Friday, October 4, 2013 at", "2013-10-04"),
        ("4. März 2020,", "2020-03-04"),
        ("19 déc. 2019 à", "2019-12-19"),
        ("15-Jan-24", "2024-01-15"),
        ("1/15/2024", "1/15/2024"),
        ("13 set 2020,", "2020-09-13"),
        ("Mon 5", None),
        ("nothing", None),
    ],
)
def test_dates_are_found(text: str, date: str | None) -> None:
    """A month may be a word of any language; numbers alone stay as they stand."""
    assert find_date(text, Speech()) == date
