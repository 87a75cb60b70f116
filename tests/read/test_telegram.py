"""Telegram's JSON is read piece by piece, whatever the order of its keys."""

import json
import re
import tracemalloc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import Options, json_stream, read_file
from awhile.read.formats import telegram
from awhile.read.json_stream import JsonStream

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def _cut(text: str, size: int) -> Iterator[str]:
    return (text[i : i + size] for i in range(0, len(text), size))


def _take(stream: JsonStream) -> object:
    """Read a value by its parts."""
    if stream.peek() == "{":
        return {key: _take(stream) for key in stream.members()}
    if stream.peek() == "[":
        return [_take(stream) for _ in stream.places()]
    return stream.value()


@given(VALUES, st.integers(1, 9), st.sampled_from([None, 1]))
def test_pieces_give_the_value(value: object, size: int, indent: int | None) -> None:
    """Whole or by its parts, and however it is cut, a JSON text gives the same value."""
    text = json.dumps(value, indent=indent)
    assert JsonStream(_cut(text, size)).value() == value
    assert _take(JsonStream(_cut(text, size))) == value


@given(
    st.lists(VALUES, max_size=40),
    st.integers(1, 400),
    st.sampled_from([(None, None), (1, None), (None, (",", ":"))]),
)
def test_values_taken_together_are_the_values(
    values: list[object], size: int, style: tuple[int | None, tuple[str, str] | None]
) -> None:
    """However a list is cut and spaced, its values come one by one, what they hold never does."""
    text = json.dumps(values, indent=style[0], separators=style[1])
    assert list(JsonStream(_cut(text, size)).values()) == values


@pytest.mark.parametrize(
    "inner",
    [
        {"a": 1, "b": [{"a": 1}, {"a": 2}, {"a": 3}]},
        {"a": '}, {"a": 1}, {"a": 2}'},
        {"a": [[{"a": 1}], [{"a": 2}]]},
        [{"a": 1}, {"a": 2}],
        '}, {"a": ',
        7,
    ],
)
@pytest.mark.parametrize("size", [7, 50, 1000])
def test_what_looks_like_the_end_of_a_value_is_none(inner: object, size: int) -> None:
    """A value that holds others like itself, as an object or as words, is taken whole."""
    values = [inner] * 30
    assert list(JsonStream(_cut(json.dumps(values), size)).values()) == values


def test_few_values_are_taken_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of a list is held, what is parsed at once is bounded, and nothing is lost."""
    monkeypatch.setattr(json_stream, "MAX_TOGETHER", 100)
    longest = 0
    loads = json.loads

    def watched(text: str) -> object:
        nonlocal longest
        longest = max(longest, len(text))
        return loads(text)

    monkeypatch.setattr(json_stream.json, "loads", watched)
    values = [{"number": n} for n in range(1000)]
    assert list(JsonStream(iter([json.dumps(values)])).values()) == values
    assert 50 < longest <= 102


@pytest.mark.parametrize("broken", ['{"a": 1} {"a": 2}', '{"a": 1}, x', '{"a": 1},', '{"a": 1}}'])
def test_a_broken_list_gives_what_stands_before(broken: str) -> None:
    """Values up to the fault are taken, and the fault ends the reading."""
    stream = JsonStream(iter(['[{"a": 0}, {"a": 0}, {"a": 0}, ' + broken + "]"])).values()
    assert [next(stream) for _ in range(3)] == [{"a": 0}] * 3
    with pytest.raises(ValueError):
        list(stream)


@given(VALUES.filter(lambda v: isinstance(v, (dict, list))), st.data())
def test_a_text_that_breaks_off_is_refused(value: object, data: st.DataObject) -> None:
    """No part of a broken text passes for the whole."""
    text = json.dumps(value)
    text = text[: data.draw(st.integers(0, len(text) - 1))]
    with pytest.raises(ValueError):
        _take(JsonStream(_cut(text, 5)))


def _message(n: int, name: str = "Ada") -> dict[str, object]:
    stamp = {"date": f"2024-03-01T10:00:{n:02}", "date_unixtime": str(1709287200 + n)}
    return {"id": n, "type": "message", **stamp, "from": name, "from_id": "user1", "text": "hi"}


def _chat(name: str | None, kind: str, n: int) -> dict[str, object]:
    """A chat whose messages stand before its name and type."""
    return {"messages": [_message(i) for i in range(n)], "name": name, "type": kind, "id": 1}


def _write(tmp_path: Path, data: object) -> Path:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_the_chat_asked_for_is_read(tmp_path: Path) -> None:
    """Of an account by title, in any case, or by number; both lists count."""
    chats = {"list": [_chat("Ben", "personal_chat", 2), _chat(None, "private_group", 3)]}
    left = {"list": [7, _chat("Cy", "personal_chat", 4)]}
    path = _write(tmp_path, {"about": "x", "chats": chats, "left_chats": left})
    for wanted, n in [("Ben", 2), ("ben", 2), ("2", 3), ("Cy", 4), ("3", 4)]:
        understood = read_file(path, Options(chat=wanted)).understood
        assert (understood.n_events, understood.chats) == (n, ("Ben", "?", "Cy"))
    for asked, key in [("Dora", "read.no_such_chat"), (None, "read.several_chats")]:
        with pytest.raises(ReadError) as caught:
            read_file(path, Options(chat=asked))
        assert caught.value.key == key


def test_the_only_personal_chat_needs_no_asking(tmp_path: Path) -> None:
    """An account with one personal chat and groups is read without a word."""
    chats = [_chat("A group", "private_group", 3), _chat("Ben", "personal_chat", 2)]
    understood = read_file(_write(tmp_path, {"chats": {"list": chats}})).understood
    assert (understood.n_events, understood.title) == (2, "Ben")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Of a file of four million bytes less than a half is held at any time."""
    long = [_message(i % 60) | {"text": "word " * 4000} for i in range(200)]
    path = _write(tmp_path, {"name": "Ben", "type": "personal_chat", "messages": long})
    assert path.stat().st_size > 4e6
    tracemalloc.start()
    reading = read_file(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(reading.events) == 200
    assert peak < 2e6


def test_counts_are_left_out_where_nobody_asks(tmp_path: Path) -> None:
    """Without counts everything else is the same."""
    path = _write(tmp_path, _chat("Ben", "personal_chat", 2))
    lean = read_file(path, Options(counts=False))
    assert lean.understood == read_file(path).understood
    assert set(lean.events.counts) == {"call_s"}


ODD_STAMPS = (
    *("2024-01-02T03:04:05", "2024-W01-1T03:04:05", "2024-01-02T03:04+01", "2024-02-30T03:04:05"),
    *("2024-01-02T030405.5", "2024-01-02T24:00:00", "2024-01-02 03:04:60", "2024-01-02T03:04:05Z"),
    *("\u0662024-01-02T03:04:05", "20240102T030405.123", None, 5),
)
STAMPS = st.one_of(
    st.datetimes(min_value=datetime(1970, 1, 1)).map(lambda one: one.isoformat()[:19]),  # noqa: DTZ001
    st.text(alphabet=st.sampled_from("0123456789-:TZW+. {}"), min_size=17, max_size=21),
    st.sampled_from(ODD_STAMPS),
)


@given(st.lists(STAMPS))
def test_a_clock_is_read_alike_in_parts(stamps: list[object]) -> None:
    """Days and times of day that came before say what the whole stamp says."""
    chat = telegram._Chat(Options(), "x.json", 0)
    told = [*stamps, *stamps]
    assert [chat.read_wall(one) for one in told] == [telegram._wall_s(one) for one in told]


@given(
    st.one_of(st.text(alphabet=st.sampled_from("0159-+ \n\u0665x")), st.integers(), st.booleans())
)
def test_a_moment_is_up_to_eleven_digits(said: object) -> None:
    """As text or as a number; anything else is none."""
    plain = re.fullmatch(r"\d{1,11}", str(said)) is not None
    assert (telegram._unix_s({"date_unixtime": said}) is not None) == plain
