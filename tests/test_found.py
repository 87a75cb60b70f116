"""What throwing damaged exports at the readers found (`tests.fuzz`), each as a small case."""

import json
import sqlite3
import time
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from awhile.errors import MAX_VALUE, AwhileError, ReadError
from awhile.read import READERS, Options, read_file
from awhile.read import source as sources
from awhile.tell import tell_inspect
from tests.mutate import damage
from tests.read.test_phones import SCHEMA, database

fuzz = pytest.importorskip(
    "tests.fuzz", reason="limits of memory need a Unix", exc_type=ImportError
)

READABLE = "[01/02/2025, 10:00:00] Ada: hello\n[01/02/2025, 10:01:00] Ben: hello\n"


@pytest.fixture(scope="module")
def seeds() -> dict[str, list[bytes]]:
    """Give the small exports of the tests, by reader."""
    found: dict[str, list[bytes]] = fuzz.find_seeds([])
    return found


@pytest.mark.parametrize("name", [*(reader.name for reader in READERS), "zip"])
def test_damaged_exports(name: str, seeds: dict[str, list[bytes]], tmp_path: Path) -> None:
    """Forty damaged exports of every format give a reading or one sentence; by hand, many more."""
    judge, random = fuzz.Judge(tmp_path, name), Random(name)
    for data in seeds[name]:
        for options in fuzz.OPTIONS:
            judge.judge(data, options)
    assert judge.n_read
    for _ in range(40):
        judge.judge(damage(random.choice(seeds[name]), random, seeds[name]))


def _telegram(**changed: object) -> str:
    usual = {
        "type": "message",
        "date": "2025-01-01T10:00:00",
        "from": "Ada",
        "from_id": "user1",
        "text": "a",
    }
    return json.dumps(
        {
            "name": "Ben",
            "type": "personal_chat",
            "messages": [usual, usual | {"from": "Ben"} | changed],
        }
    )


@pytest.mark.parametrize("odd", [[], {}, [[]], {"a": []}])
@pytest.mark.parametrize("key", ["type", "media_type", "text", "from", "from_id", "date", "action"])
def test_any_value_anywhere_in_telegram_costs_no_other_row(
    key: str, odd: object, tmp_path: Path
) -> None:
    """A list or an object where a word should be is no word."""
    path = tmp_path / "result.json"
    path.write_text(_telegram(**{key: odd}), encoding="utf-8")
    assert read_file(path).understood.n_events >= 1


def test_any_value_in_a_table_costs_no_other_row(tmp_path: Path) -> None:
    """JSON lines may hold a list as a sender or a time."""
    path = tmp_path / "table.jsonl"
    rows: list[object] = [{"time": "2025-01-01T10:00:00Z", "sender": "Ada"}]
    rows += [{"time": [], "sender": "Ben"}, {"time": 1_700_000_000, "sender": {}}, 7]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert read_file(path).understood.n_events >= 1


def test_any_subtype_in_slack_costs_no_other_row(tmp_path: Path) -> None:
    """A subtype that is a list is none that a person wrote."""
    path = tmp_path / "slack.zip"
    users = [{"id": "U1", "name": "ada"}, {"id": "U2", "name": "ben"}]
    row = {"type": "message", "user": "U1", "ts": "1735725600.000100", "text": "a"}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("users.json", json.dumps(users))
        archive.writestr("dms.json", json.dumps([{"id": "D1", "members": ["U1", "U2"]}]))
        archive.writestr("D1/2025-01-01.json", json.dumps([row, row | {"subtype": []}]))
    understood = read_file(path).understood
    assert (understood.n_events, understood.n_system) == (1, 1)


STEERING = "Ada\x1b[2J\x9b31m\r\nBen\u2028"


def test_no_name_steers_a_terminal(tmp_path: Path) -> None:
    """What moves a cursor or breaks a line is shown as a mark or a blank, wherever it is told."""
    path = tmp_path / "result.json"
    path.write_text(_telegram(**{"from": STEERING, "from_id": "user2"}), encoding="utf-8")
    told = tell_inspect(read_file(path).understood)
    assert "Ada\ufffd[2J\ufffd31m  Ben" in told
    chats = [{"name": name, "type": "personal_chat", "messages": []} for name in (STEERING, "Cy")]
    path.write_text(json.dumps({"type": "", "left_chats": {"list": chats}}), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.several_chats"
    assert str(caught.value).isprintable()


def test_a_sentence_names_nothing_at_length() -> None:
    """A file may call a conversation by a book; the sentence that refuses it stays a sentence."""
    said = str(ReadError("read.no_such_chat", file="x" * 9999, chat="2", names="y" * 9999))
    assert len(said) < 2 * MAX_VALUE + 200
    assert "…" in said


def _zipped(path: Path, name: str, data: bytes | str) -> bytearray:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return bytearray(path.read_bytes())


def _wrong_sum(packed: bytearray) -> None:
    at = packed.index(b"PK\x01\x02")
    packed[14:18] = packed[at + 16 : at + 20] = b"\1\2\3\4"


def _unknown_packing(packed: bytearray) -> None:
    at = packed.index(b"PK\x01\x02")
    packed[8] = packed[at + 10] = 77


def _locked(packed: bytearray) -> None:
    at = packed.index(b"PK\x01\x02")
    packed[6] |= 1
    packed[at + 8] |= 1


@pytest.mark.parametrize("spoil", [_wrong_sum, _unknown_packing, _locked])
def test_a_damaged_member_is_refused_by_every_reader(
    spoil: Callable[[bytearray], None], seeds: dict[str, list[bytes]], tmp_path: Path
) -> None:
    """A wrong checksum, an unknown packing and a password get a sentence, whoever reads it."""
    for name, found in seeds.items():
        if name in {"slack", "zip", "imessage", "viber"}:
            continue
        path = tmp_path / f"{name}.zip"
        packed = _zipped(path, fuzz.NAMES.get(name, "_chat.txt"), found[0])
        assert read_file(path, Options(chat="1", names=("Sam",))).events
        spoil(packed)
        path.write_bytes(packed)
        with pytest.raises(ReadError):
            read_file(path, Options(chat="1", names=("Sam",)))


def test_a_link_in_an_archive_is_text_like_any_other(tmp_path: Path) -> None:
    """A member that says it is a link to a file outside is not followed; its words are no chat."""
    (tmp_path / "outside.txt").write_text(READABLE, encoding="utf-8")
    path = tmp_path / "link.zip"
    info = zipfile.ZipInfo("_chat.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, str(tmp_path / "outside.txt"))
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.nobody_claims"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_not_added_up(tmp_path: Path) -> None:
    """Of two members of one name one is read, as whoever unpacks them is left with one."""
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", READABLE)
        archive.writestr("_chat.txt", READABLE + READABLE.replace("01/02", "02/02"))
    assert read_file(path, Options(date_order="dmy")).understood.n_events == 4
    assert [p.name for p in tmp_path.iterdir()] == ["twice.zip"]


def test_an_archive_that_holds_itself_is_not_opened_again(tmp_path: Path) -> None:
    """Archives within archives are not opened, so none can go on for ever."""
    path = tmp_path / "outer.zip"
    inner = bytes(_zipped(tmp_path / "inner.zip", "_chat.txt", READABLE))
    for name in ("inner.zip", "_chat.txt"):
        _zipped(path, name, inner)
        with pytest.raises(ReadError):
            read_file(path)


def test_columns_that_compute_are_refused(tmp_path: Path) -> None:
    """A column that SQLite would compute is not asked for: it could cost any time and memory."""
    computed = "cache_has_attachments, is_audio_message AS (hex(zeroblob(8000000))));"
    path = tmp_path / "chat.db"
    with closing(sqlite3.connect(path)) as base:
        base.executescript(SCHEMA.replace("cache_has_attachments);", computed))
        base.execute("INSERT INTO message (text, date, is_from_me) VALUES ('a', 700000000, 1)")
        base.execute("INSERT INTO chat_message_join VALUES (1, 1)")
        base.commit()
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.nobody_claims"


def test_nothing_in_a_database_runs(tmp_path: Path) -> None:
    """Triggers, views, virtual tables and functions beyond three are out of reach."""
    path = database(tmp_path / "chat.db", [("a", None, 700_000_000, 1, 0, 0, 0, 0, 0, 0, 1)])
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TRIGGER t AFTER INSERT ON chat BEGIN DELETE FROM message; END")
        base.execute("CREATE VIEW v AS SELECT * FROM message")
        base.commit()
    assert read_file(path).understood.n_events == 1
    with closing(sources.open_database(path)) as base:
        for forbidden in (
            "SELECT hex(zeroblob(9))",
            "SELECT load_extension('x')",
            "INSERT INTO chat VALUES (1, 2, 3)",
            "ATTACH 'other' AS o",
            "PRAGMA writable_schema = ON",
            "CREATE TEMP TABLE t (a)",
        ):
            with pytest.raises(sqlite3.DatabaseError):
                base.execute(forbidden)


def test_a_search_without_end_is_ended(tmp_path: Path) -> None:
    """A database may make SQLite do so much work as its size allows, and no more."""
    rows = [("a", None, 700_000_000, 1, 0, 0, 0, 0, 0, 0, 1)] * 1000
    path = database(tmp_path / "chat.db", rows)
    started = time.process_time()
    with (
        closing(sources.open_database(path)) as base,
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
    ):
        base.execute("SELECT count(*) FROM message a, message b, message c, message d").fetchall()
    assert time.process_time() - started < 30


@pytest.mark.parametrize(
    "text",
    [
        '{"participants": [{"name": "Ada"}], "messages": ' + "[" * 100_000,
        '{"participants": [], "messages": [{"sender_name": "A", "timestamp_ms": NaN}]}',
        '{"participants": [], "messages": [{"sender_name": "A", "timestamp_ms": 1e400}]}',
        '{"participants": [], "messages": [{"sender_name": "A", "timestamp_ms": '
        + "9" * 5000
        + "}]}",
        '{"participants": [], "participants": 7, "messages": [], "messages": {"sender_name": 1}}',
        "<smses>" + "<sms>" * 100_000,
        '<smses><!ENTITY x SYSTEM "file:///etc/passwd"><sms body="&x;" /></smses>',
        "time,sender\n2025-01-01," + '"' + "x," * 300_000,
        '<div class="_a6-g">' * 100_000,
        '<html><head><title>Ada</title></head><div class="_2pin">' + "<div>" * 50_000,
    ],
)
def test_deep_huge_and_absurd_values_are_refused(text: str, tmp_path: Path) -> None:
    """Nesting, numbers, keys and fields beyond sense give a sentence, in little time."""
    path = tmp_path / "export"
    path.write_text(text, encoding="utf-8")
    started = time.process_time()
    with pytest.raises(AwhileError) as caught:
        read_file(path)
    assert time.process_time() - started < 5
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "section", ['<![CDATAeader"><![CDATA[', "<![if x>", "<![", "<![foo[bar]]>"]
)
def test_a_marked_section_is_a_comment(section: str, tmp_path: Path) -> None:
    """What HTML does not know is passed over, and the messages around it are read."""
    rows = "".join(
        f'<div class="message"><div class="message_header"><span class="user">{who}</span>'
        f'<span class="meta">Friday, 4 October 2013 at 22:0{i} UTC+01</span></div></div><p>hi</p>'
        for i, who in enumerate(("Ada Lane", "Ben"))
    )
    page = (
        "<html><head><title>Ada Lane - Messages</title></head><body>"
        f'<div class="contents"><h1>Ada Lane</h1><div>{section}</div>'
        f'<div class="thread">Ada Lane, Ben{rows}</div></div></body></html>'
    )
    path = tmp_path / "messages.htm"
    path.write_text(page, encoding="utf-8")
    with suppress(AwhileError):
        read_file(path)


def test_a_date_of_another_kind_costs_itself_in_a_table_of_discord(tmp_path: Path) -> None:
    """A damaged moment once looked like a date in words, and two rows were lost by it."""
    path = tmp_path / "dm.csv"
    rows = [
        'AuthorID,Author,Date,Content,Attachments,Reactions',
        '"1","Ada","2024-03-31T00:30:00.0000000+00:00","a","",""',
        '"2","Ben","2024-03-31T03:31:00.0000000+02:00","b","",""',
        '"2","Ben","2NaN024-03-31T03:30:00.0000000+02:00","c","",""',
    ]  # fmt: skip
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    understood = read_file(path).understood
    assert (understood.n_messages, understood.n_skipped) == (2, 1)


@pytest.mark.parametrize("tag", ["mms", "sms", "call", "smsx", "mmsé"])
def test_a_message_that_breaks_off_in_its_name_is_counted_once(tag: str, tmp_path: Path) -> None:
    """Its name alone, before the next bracket, is a message as one with attributes is."""
    path = tmp_path / "calls.xml"
    call = '<call number="+15550001111" date="17676072{}0000" type="1" duration="5" '
    path.write_text(f"<calls>{call.format(1)}/><{tag}{call.format(2)}/>", "utf-8")
    assert read_file(path, Options()).understood.n_calls == 2
