"""Texts become columns, person by person, and nothing of them is left."""

import json
from pathlib import Path

import pytest

from awhile.read import Options, read_file
from awhile.read.language import COLUMNS, LANGUAGES, TextCounts, count_emoji, detect_language
from awhile.read.language.count import BLOCK, MAX_CHARACTERS
from awhile.types import UNKNOWN

ENGLISH = "i was thinking about what you said and it is not that bad, we can do it"
POLISH = "nie wiem czy to jest dobrze ale myślę że tak, a ty co o tym myślisz dzisiaj"


def test_a_language_without_a_pack_is_unknown_not_zero() -> None:
    """A person is counted in their own language; what has no pack, or no words, is unknown."""
    counts = TextCounts()
    n = 30
    counts.take([0, 1, 0] * n, [ENGLISH, POLISH, None] * n)
    columns = counts.finish()
    assert list(columns["we"]) == [1, UNKNOWN, UNKNOWN] * n
    assert list(columns["language"]) == [LANGUAGES.index("en"), UNKNOWN, UNKNOWN] * n
    assert list(columns["emoji"]) == [0, 0, UNKNOWN] * n
    assert {len(column) for column in columns.values()} == {3 * n}


def test_a_person_may_change_their_language() -> None:
    """Each block of one person's texts is told apart; the last few follow those before."""
    counts = TextCounts()
    texts = [POLISH] * BLOCK + [ENGLISH] * BLOCK + ["we ok"]
    counts.take([0] * len(texts), list(texts))
    we = list(counts.finish()["we"])
    assert we == [UNKNOWN] * BLOCK + [1] * (BLOCK + 1)


def test_too_little_is_no_language() -> None:
    """A few words, numbers, laughter or names are not taken for any language."""
    assert detect_language(["the cat is in the house"]) is None
    assert detect_language(["hahaha"] * 50) is None
    assert detect_language(["12:30"] * 50) is None
    assert detect_language(["Любимая, где ты"] * 50) is None
    assert detect_language([POLISH] * 5) is None


def test_a_text_beyond_reason_is_counted_in_part() -> None:
    """Millions of words in one message overflow no column."""
    counts = TextCounts()
    counts.take([0], [(ENGLISH + " ") * 100_000])
    assert 0 < counts.finish()["we"][0] <= MAX_CHARACTERS


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("", 0),
        ("no", 0),
        ("café ✓ © 1 #", 0),
        ("👨‍👩‍👧‍👦", 1),
        ("👩🏽‍❤️‍💋‍👨🏻", 1),
        ("🇩🇪🇫🇷", 2),
        ("👍🏿👍", 2),
        ("1️⃣ #️⃣", 2),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 1),
        ("❤️ ❤ ☺️", 3),
        ("🏳️‍🌈", 1),
        ("☎️ ✈️ ☝🏽", 3),
        ("🤷‍♀️🤷", 2),
        ("😂😂😂", 3),
    ],
)
def test_an_emoji_is_what_a_reader_sees(text: str, n: int) -> None:
    """Families, flags, keycaps and skin tones are one each; marks and letters none."""
    assert count_emoji(text) == n


def _chat(folder: Path) -> Path:
    path = folder / "chat.txt"
    lines = [
        f"{1 + i % 28:02}/03/2024, 10:{i % 60:02} - {'Ada' if i % 2 else 'Bo'}: {ENGLISH} ❤️"
        for i in range(60)
    ]
    lines[3:3] = ["99/99/2024, 10:00 - Ada: we were never here", "04/03/2024, 10:00 - a notice"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _telegram(folder: Path) -> Path:
    path = folder / "result.json"
    messages = [
        {"type": "message", "date": f"2024-03-{1 + i % 28:02}T10:00:00", "from": "AB"[i % 2],
         "from_id": f"user{i % 2}", "text": ENGLISH + " ❤️"}
        for i in range(60)
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "personal_chat", "messages": messages}), encoding="utf-8")
    return path


def _table(folder: Path) -> Path:
    path = folder / "table.csv"
    rows = [f'2024-03-{1 + i % 28:02}T10:00,{"AB"[i % 2]},"{ENGLISH} ❤️"' for i in range(60)]
    text = "\n".join(["time,sender,text", "nonsense,A,we we we", *rows])
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("make", [_chat, _telegram, _table])
def test_readers_count_when_asked(tmp_path: Path, make: object) -> None:
    """Every reader fills the columns on request, rows that fall away aside, and only then."""
    assert callable(make)
    path = make(tmp_path)
    asked = read_file(path, Options(text_counts=True))
    assert {*COLUMNS, "emoji", "language"} <= set(asked.events.counts)
    for column in asked.events.counts.values():
        assert len(column) == len(asked.events) == 60
    assert set(asked.events.counts["we"]) == {1}
    assert set(asked.events.counts["emoji"]) == {1}
    assert asked.understood.languages == ("en",)
    plain = read_file(path)
    assert not {*COLUMNS, "emoji", "language"} & set(plain.events.counts)
    assert plain.understood.languages == ()


def test_a_table_without_words_has_no_counts_of_them(tmp_path: Path) -> None:
    """Where a table holds no text, nothing is said of what it was about."""
    path = tmp_path / "table.csv"
    path.write_text("time,sender\n2024-03-01T10:00,A\n2024-03-02T10:00,B\n", encoding="utf-8")
    counts = read_file(path, Options(text_counts=True)).events.counts
    assert not {*COLUMNS, "emoji", "language"} & set(counts)
