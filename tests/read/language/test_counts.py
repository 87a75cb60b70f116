"""Texts become columns, person by person, and nothing of them is left."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.read import Options, read_file
from awhile.read.language import (
    COLUMNS,
    LANGUAGES,
    PHRASES,
    SAID_COLUMNS,
    SAID_LANGUAGES,
    TextCounts,
    count,
    count_emoji,
    detect_language,
    load_pack,
    looks_for,
    make_finder,
)
from awhile.read.language.count import BLOCK, MAX_CHARACTERS
from awhile.read.language.elsewhere import find_elsewhere
from awhile.types import UNKNOWN
from tests.read.language.score import said_sentences, sentences

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


CODES = sorted({*LANGUAGES, *SAID_LANGUAGES})


def _texts(code: str) -> list[str]:
    """Return labelled sentences of a language, as they are and typed in other ways."""
    plain = [text for _, text in said_sentences(code, "development")]
    if code in LANGUAGES:
        plain += [text for _, text in sentences(code)]
    rng = random.Random(code)
    words = [word for text in plain for word in text.split()]
    mixed = [" ".join(rng.choices(words, k=rng.randrange(1, 20))) for _ in range(90)]
    joined = [f"{a}\n{b}" for a, b in zip(plain, plain[7:], strict=False)]
    typed = [text.replace("'", "’").replace(" ", "  😀 \u00a0") for text in plain]
    upper = map(str.upper, plain[::5])
    return [*plain, *mixed, *joined[::4], *typed[::3], *upper, *plain[:40], ""]


@pytest.mark.parametrize("code", CODES)
def test_the_fast_way_counts_what_the_slow_way_counts(code: str) -> None:
    """Pieces that add up, and what they call, are each text's own words, phrases and marks."""
    texts, counts = _texts(code), TextCounts()
    counts.take([0] * len(texts), list(texts))
    columns = counts.finish()
    n_phrases = n_said = 0
    for start in range(0, len(texts), BLOCK):
        block = texts[start : start + BLOCK]
        spoken = count.tell_language(block)
        pack = load_pack(spoken) if spoken in LANGUAGES else None
        own = spoken if spoken in SAID_LANGUAGES else "en"
        finder = make_finder(own)
        for row, text in enumerate(block, start):
            expected = dict.fromkeys(COLUMNS, UNKNOWN)
            if pack is not None:
                found = pack.count(text)
                expected = {name: found.count(at) for at, name in enumerate(COLUMNS)}
                n_phrases += sum(at < len(PHRASES) for at in found)
            assert {name: columns[name][row] for name in COLUMNS} == expected, text
            assert columns["emoji"][row] == count_emoji(text)
            assert columns["elsewhere"][row] == find_elsewhere(text)
            said = finder(text)
            n_said += len(said)
            for kind in looks_for(own):
                assert (columns[SAID_COLUMNS[kind]][row] == 1) == (kind in said), text
    assert min(n_said, n_phrases) > 100 or code not in LANGUAGES


def test_what_is_remembered_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few pieces and texts are remembered, the counts are the same."""
    texts = _texts("en")
    whole = TextCounts()
    whole.take([0] * len(texts), list(texts))
    monkeypatch.setattr(count, "MAX_PIECES", 3)
    monkeypatch.setattr(count, "MAX_TEXTS", 2)
    few = TextCounts()
    few.take([0] * len(texts), list(texts))
    assert few.finish() == whole.finish()


def test_a_text_of_pictures_alone_overflows_no_column() -> None:
    """More emoji than a column can tell are as many as it can."""
    counts = TextCounts()
    counts.take([0], ["😀" * 50_000])
    assert counts.finish()["emoji"][0] == 32_767


@given(st.text(alphabet=st.sampled_from("abZé' ’1_\n.हिİı"), max_size=40))
def test_words_are_split_alike_by_the_short_way(text: str) -> None:
    """A text of ASCII alone is split by a simpler pattern, to the same words."""
    assert count._split(text) == count._WORDS.findall(count._lower(text))
