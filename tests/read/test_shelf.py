"""A reader on the shelf answers as the reader itself, and is loaded only where it may be needed."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read.reader import Head, Mine
from awhile.read.shelf import SHELF, Shelved
from awhile.read.source import find_source
from tests.fuzz import find_seeds
from tests.mutate import damage

SHELVED = [one for one in SHELF if isinstance(one, Shelved)]


def differ(head: Head) -> list[tuple[str, object, object]]:
    """List the readers that answer otherwise than their place on the shelf does."""
    answers = ((one.name, one.identify(head), one.reader.identify(head)) for one in SHELVED)
    return [answer for answer in answers if answer[1] != answer[2]]


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Head]]:
    """Return the heads of small exports of every reader, with its name."""
    folder = tmp_path_factory.mktemp("seeds")
    found = []
    for name, seeds in find_seeds([]).items():
        for number, data in enumerate(seeds):
            path = folder / f"{name}-{number}{'.eml' if name == 'eml' else ''}"
            path.write_bytes(data)
            with suppress(ReadError):  # as of a database in a zip
                found.append((name, find_source(path)[1]))
    return found


def test_what_a_reader_claims_it_is_asked(heads: list[tuple[str, Head]]) -> None:
    """Every export in the tests is answered alike, by its own reader and by all others."""
    assert {name for name, _ in heads} >= {one.name for one in SHELF} - {"zip"}
    assert [(name, found) for name, head in heads if (found := differ(head))] == []
    claimed = {one.name for one in SHELVED for _, head in heads if one.identify(head) == Mine()}
    assert claimed == {one.name for one in SHELF}


def test_damaged_exports_are_answered_alike(heads: list[tuple[str, Head]]) -> None:
    """Cut, spliced or turned around, also where what came first is something else now."""
    chance, all_data = Random(7), [head.data for _, head in heads]
    for _ in range(400):
        head = chance.choice(heads)[1]
        data = damage(head.data, chance, all_data)[:20_000]
        assert differ(Head(head.name, data, head.members, head.tables)) == []


MARKS = [
    *("\ufeff", "\u00a0", " ", "\n", "\r", "\t", "{", "[", "<", '"', ",", ";", "(", "[LINE]"),
    *("Date,User,Message", "time,sender", "t|from", "2024-01-02 03:04:05", "1/2/24, 3:04 - Sam: x"),
    *("From a", "Conversation: x", "window.YTD.direct_messages.part0 =", "KakaoTalk Chats with x"),
    *(
        "2024. 1. 2",
        "Monday, 1/2/2024",
        "Jan 02, 2024  3:04:05 PM",
        "AuthorID",
        "x (2024-01-02 03:04)",
    ),
    *(
        '"guild"',
        '"messages":',
        '"chats":',
        '"weflow"',
        "apiid,uid,",
        "<html>",
        "\x00",
        "[2024-01-02",
    ),
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(MARKS), max_size=6).map("".join),
    st.sampled_from(["utf-8", "utf-16", "cp949", "cp1252"]),
    st.sampled_from(["a.txt", "a.eml"]),
    st.sampled_from([(), ("messages/c12345/messages.json",)]),
)
def test_beginnings_of_many_sorts_are_answered_alike(
    text: str, encoding: str, name: str, members: tuple[str, ...]
) -> None:
    """What one reader or another asks for, put together at random."""
    assert differ(Head(name, text.encode(encoding, "replace"), members)) == []


def test_of_a_plain_export_one_reader_is_loaded(tmp_path: Path) -> None:
    """WhatsApp's text, which is the most read, needs WhatsApp's reader and what that needs."""
    path = tmp_path / "chat.txt"
    path.write_text("[01/02/24, 21:05:11] Sam: hey\n[01/02/24, 21:06:11] Robin: you\n", "utf-8")
    tell = (
        "import sys; from awhile.cli import main; main(['inspect', sys.argv[1]]); "
        "print(*(m for m in sys.modules if '.formats.' in m), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell, path], capture_output=True, text=True, check=True
    )
    loaded = {name.rpartition(".")[2] for name in done.stderr.split()}
    assert loaded == {"whatsapp", "notices", "signal_export"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kakaotalk", "2024년 3월 13일 오전 9:05, Ada : hi\n"),
        ("kakaotalk", "--- 2024년 3월 13일 수요일 ---\n[Ada] [오전 9:05] hi\n"),
        ("threema", '"uid","apiid","isoutbox","type","body"\n"1","a","0","TEXT","hi"\n'),
        ("linkedin", "CONVERSATION ID;CONVERSATION TITLE;FROM;TO;DATE\n"),
        ("imazing", "Chat Session\tMessage Date\tType\n"),
    ],
)
def test_other_beginnings_reach_their_reader(name: str, text: str) -> None:
    """Headings taken away, columns in another order, another delimiter."""
    head = Head("x.txt", text.encode())
    assert differ(head) == []
    assert [one.name for one in SHELVED if one.identify(head) == Mine()] == [name]
