"""Messages and calls as a telephone keeps them: SMS Backup & Restore and iMessage."""

import sqlite3
import tracemalloc
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import Options, pair_up, read_file, wall_iso
from awhile.read.conversations import address_key
from awhile.read.formats.imessage import read_typedstream
from awhile.read.times.epochs import APPLE_EPOCH_S, epoch_s
from awhile.types import Kind, Reading
from tests.exports.phones import archive


def kinds(reading: Reading) -> list[tuple[str, Kind]]:
    """List who sent what, in order."""
    events = reading.events
    return [(reading.senders[s], Kind(k)) for s, k in zip(events.sender, events.kind, strict=True)]


@given(st.floats(4e8, 4e9), st.sampled_from([1.0, 1e3, 1e6, 1e9]))
def test_the_unit_of_a_moment_is_told_from_its_size(time_s: float, unit: float) -> None:
    """Seconds, milli-, micro- and nanoseconds since 1970 all give the moment."""
    assert epoch_s(time_s * unit) == pytest.approx(time_s)


@pytest.mark.parametrize("number", [0, -1, 1, 10**25, 5e12 * 1e9, float("nan")])
def test_a_number_that_is_no_moment_is_refused(number: float) -> None:
    """Zero, negative and absurd numbers give None, never a date."""
    assert epoch_s(number) is None


def test_spellings_of_one_number_are_one() -> None:
    """Country code, blanks and marks do not make another person; short codes stay themselves."""
    same = {address_key(a) for a in ("+44 7700 900123", "07700 900-123", "(0)7700900123")}
    assert len(same) == 1
    assert address_key("12345") != address_key("2345")
    assert address_key("Sam@Example.com") == address_key("sam@example.com")


def test_a_conversation_is_chosen_by_the_other_persons_name(tmp_path: Path) -> None:
    """Messages to somebody else do not enter a pair; without a name they are listed."""
    path = tmp_path / "sms.xml"
    rows = [("+15550001111", 1, "Sam"), ("+15550001111", 2, "Sam"), ("+15550002222", 2, "Kim")]
    path.write_text(
        "<smses>"
        + "".join(
            f'<sms address="{a}" date="{1_700_000_000_000 + i}" type="{t}" body="x" '
            f'contact_name="{c}" />'
            for i, (a, t, c) in enumerate(rows)
        )
        + "</smses>",
        encoding="utf-8",
    )
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.several_chats"
    reading = read_file(path, Options(names=("sam",)))
    assert kinds(reading) == [("Sam", Kind.TEXT), ("Me", Kind.TEXT)]
    assert reading.understood.chats == ("Sam", "Kim")
    assert pair_up(reading, me="Ada", other="sam", end_s=2e9).people == ("Ada", "Sam")
    with pytest.raises(ReadError):
        pair_up(reading, me="Ada", other="Pat", end_s=2e9)


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
            st.sampled_from([1, 2]),
            st.sampled_from(['"', "'"]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_any_order_and_quoting_of_attributes_is_read_alike(
    sent: list[tuple[str, int, str]], random: Random
) -> None:
    """What the app usually writes takes a short way; it gives what the longer way gives."""
    usual, other = [], []
    for place, (text, kind, quote) in enumerate(sent):
        body = escape(text, {'"': "&quot;", "'": "&apos;", "\n": "&#10;"})
        pairs = [
            ("protocol", "0"), ("address", "+15550001111"), ("date", str(10**12 + place)),
            ("type", str(kind)), ("subject", "null"), ("body", body), ("read", "1"),
            ("contact_name", "Sam"),
        ]  # fmt: skip
        usual.append("<sms " + " ".join(f'{k}="{v}"' for k, v in pairs) + " />")
        random.shuffle(pairs)
        other.append("<sms " + "\n".join(f"{k}={quote}{v}{quote}" for k, v in pairs) + "/>")
    with TemporaryDirectory() as folder:
        path = Path(folder, "sms.xml")
        read = []
        for rows in (usual, other):
            path.write_text("<smses>" + "".join(rows) + "</smses>", encoding="utf-8")
            events = read_file(path).events
            read.append((kinds(read_file(path)), {k: list(c) for k, c in events.counts.items()}))
    assert read[0] == read[1]
    # The format writes "null" for no text at all, so that word alone cannot be told from it.
    assert read[0][1]["characters"] == [-1 if t in {"", "null"} else len(t) for t, _, _ in sent]


def test_pictures_are_never_held(tmp_path: Path) -> None:
    """A part of forty megabytes costs a few megabytes of memory, and costs no message."""
    path = tmp_path / "sms.xml"
    with path.open("w", encoding="utf-8") as out:
        out.write('<smses><mms date="1700000000000" msg_box="1" address="5551234567"><parts>')
        out.write('<part ct="text/plain" text="two words" /><part ct="image/png" data="')
        for _ in range(40):
            out.write("QUJD" * (1 << 18))
        out.write('" /></parts></mms><sms address="5551234567" type="2" ')
        out.write('date="1700000001000" body="b" /></smses>')
    tracemalloc.start()
    reading = read_file(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [k for _, k in kinds(reading)] == [Kind.MEDIA, Kind.TEXT]
    assert list(reading.events.counts["words"]) == [2, 1]
    assert peak < 8 << 20


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    """A file that defines entities of its own is refused before anything is read from it."""
    path = tmp_path / "bomb.xml"
    path.write_text(
        '<!DOCTYPE smses [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        '<smses><sms address="1" date="1700000000000" type="1" body="&b;" /></smses>'
    )
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.xml_doctype"


SCHEMA = """
CREATE TABLE message (text, attributedBody, date, is_from_me, handle_id, item_type,
    associated_message_type, date_edited, date_retracted, cache_has_attachments);
CREATE TABLE chat (style, chat_identifier, display_name);
CREATE TABLE handle (id);
CREATE TABLE chat_message_join (chat_id, message_id);
CREATE TABLE chat_handle_join (chat_id, handle_id);
INSERT INTO handle VALUES ('+15550001111'), ('5550001111'), ('sam@example.com');
INSERT INTO chat VALUES (43, '+15550001111', NULL), (43, '5550001111', NULL), (45, 'x', 'Three');
INSERT INTO chat_handle_join VALUES (1, 1), (2, 2), (3, 1), (3, 3);
"""
NO_HANDLES = SCHEMA.replace("CREATE TABLE handle (id);", "").replace("INSERT INTO handle", "-- ")
START_S = 1_700_000_000


@given(st.text(max_size=400))
def test_any_text_comes_out_of_its_archive(text: str) -> None:
    """What was archived is read, whatever its length."""
    assert read_typedstream(archive(text)) == text


@pytest.mark.parametrize("n", [127, 128, 65_535, 65_536])
def test_lengths_at_the_edges_of_an_archive(n: int) -> None:
    """The three forms of a length meet without a gap; a cut archive gives nothing."""
    assert read_typedstream(archive("a" * n)) == "a" * n
    assert read_typedstream(archive("a" * n)[: n // 2]) is None


@given(st.binary(max_size=60))
def test_any_archive_gives_a_text_or_none(data: bytes) -> None:
    """Damaged archives never raise."""
    read_typedstream(b"NSString\x01\x95\x84\x01+" + data)
    read_typedstream(data)


def database(path: Path, rows: Sequence[tuple[object, ...]], schema: str = SCHEMA) -> Path:
    """Write a database of messages; the last of each row is its chat."""
    with closing(sqlite3.connect(path)) as base:
        base.executescript(schema)
        for number, (*values, chat) in enumerate(rows, 1):
            base.execute(f"INSERT INTO message VALUES ({','.join('?' * len(values))})", values)
            base.execute("INSERT INTO chat_message_join VALUES (?, ?)", (chat, number))
        base.commit()
    return path


@pytest.mark.parametrize("unit", [1, 1_000_000_000])
def test_a_database_is_read(tmp_path: Path, unit: int) -> None:
    """Both epochs, both numbers of one person, archived texts, reactions, edits and notices."""

    def when(after_s: int) -> int:
        return (START_S + after_s - int(APPLE_EPOCH_S)) * unit

    rows: list[tuple[object, ...]] = [
        ("hi there?", None, when(0), 0, 1, 0, 0, 0, 0, 0, 1),
        (None, archive("from the archive"), when(60), 1, 0, 0, 0, 0, 0, 0, 2),
        ("Loved “hi there?”", None, when(70), 1, 0, 0, 2000, 0, 0, 0, 1),
        ("Removed a heart", None, when(80), 1, 0, 0, 3000, 0, 0, 0, 1),
        ("Liked “an older telephone”", None, when(90), 0, 2, 0, 0, 0, 0, 0, 2),
        ("\ufffc", None, when(100), 0, 1, 0, 0, 0, 0, 1, 1),
        (None, None, when(110), 0, 1, 0, 0, when(115), 0, 0, 1),
        ("named the conversation", None, when(120), 0, 1, 2, 0, 0, 0, 0, 1),
        ("no date", None, 0, 0, 1, 0, 0, 0, 0, 0, 1),
        ("elsewhere", None, when(130), 0, 3, 0, 0, 0, 0, 0, 3),
    ]
    reading = read_file(database(tmp_path / "chat.db", rows))
    other = "+15550001111"
    assert kinds(reading) == [
        (other, Kind.TEXT),
        ("Me", Kind.TEXT),
        ("Me", Kind.REACTION),
        (other, Kind.REACTION),
        (other, Kind.MEDIA),
        (other, Kind.DELETED),
    ]
    assert [t - START_S for t in reading.events.time_s] == [0, 60, 70, 90, 100, 110]
    assert list(reading.events.counts["words"]) == [2, 3, -1, -1, -1, -1]
    understood = reading.understood
    assert (understood.n_system, understood.n_skipped, understood.owner) == (2, 1, "Me")
    assert understood.chats == (other, "Three")
    assert [
        s.name for s in read_file(tmp_path / "chat.db", Options(chat="three")).understood.senders
    ] == ["sam@example.com"]


def test_a_database_is_not_changed(tmp_path: Path) -> None:
    """Reading writes nothing beside it or in it; what an app has not written yet is told of."""
    path = database(tmp_path / "chat.db", [("a", None, 1, 1, 0, 0, 0, 0, 0, 0, 1)])
    (tmp_path / "chat.db-wal").write_bytes(b"x")
    before = path.read_bytes()
    (doubt,) = read_file(path).understood.doubts
    assert doubt.kind == "newest_rows_elsewhere"
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["chat.db", "chat.db-wal"]


@pytest.mark.parametrize(
    ("schema", "key"),
    [
        (SCHEMA.replace("date, is_from_me", "other, is_from_me"), "read.damaged_database"),
        (NO_HANDLES, "read.nobody_claims"),
        (
            NO_HANDLES
            + "CREATE VIEW handle AS WITH RECURSIVE c(id) AS (SELECT 1 UNION ALL SELECT id + 1 "
            "FROM c) SELECT id FROM c;",
            "read.nobody_claims",
        ),
    ],
)
def test_a_hostile_schema_is_refused(tmp_path: Path, schema: str, key: str) -> None:
    """Missing columns and tables, and views that would never end, are refused with a sentence."""
    row = ("a", None, 1, 1, 0, 0, 0, 0, 0, 0, 1)
    with pytest.raises(ReadError) as caught:
        read_file(database(tmp_path / "chat.db", [row], schema))
    assert caught.value.key == key


@pytest.mark.parametrize("cut", [100, 4096, 9000])
def test_a_cut_database_gives_a_sentence(tmp_path: Path, cut: int) -> None:
    """A database that ends too early is refused, never a traceback."""
    rows = [(f"text {i}" * 40, None, START_S, 1, 0, 0, 0, 0, 0, 0, 1) for i in range(200)]
    path = database(tmp_path / "chat.db", rows)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ReadError):
        read_file(path)


def test_a_database_in_a_zip_is_to_be_taken_out(tmp_path: Path) -> None:
    """SQLite needs a file of its own; the sentence says so."""
    base = database(tmp_path / "chat.db", [])
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archived:
        archived.write(base, "chat.db")
    with pytest.raises(ReadError) as caught:
        read_file(tmp_path / "all.zip")
    assert caught.value.key == "read.unpack_database"


def test_a_zone_gives_exact_moments_a_wall_clock(tmp_path: Path) -> None:
    """With --zone an exact moment keeps its time and shows the clock of that place."""
    path = tmp_path / "sms.xml"
    path.write_text(
        "<smses>"
        + "".join(
            f'<sms address="5551234567" date="{t}000" type="1" body="x" />'
            for t in (1_700_000_000, 1_720_000_000)
        )
        + "</smses>"
    )
    reading = read_file(path, Options(zone="Europe/Berlin"))
    assert list(reading.events.time_s) == [1_700_000_000, 1_720_000_000]
    assert list(reading.events.offset_s) == [3600, 7200]
    assert reading.understood.first == wall_iso(1_700_000_000 + 3600)
    assert reading.understood.zone == "Europe/Berlin"
