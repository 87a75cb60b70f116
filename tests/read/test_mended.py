"""JSON that an app wrote wrongly is mended while it is read, and that is told."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import read_file
from awhile.read.json_stream import MAX_MENDED, JsonStream
from awhile.types import Doubt

MESSAGE = (
    '{{"id": {n}, "type": "message", "date": "2025-01-01T10:{n:02}:00", "from": "{who}",'
    ' "from_id": "user{who}", "text": {text}}}'
)


def write(tmp_path: Path, texts: list[str]) -> Path:
    """Write a chat of Telegram whose texts are given as JSON."""
    rows = [
        MESSAGE.format(n=n, who="Ada" if n % 2 else "Ben", text=text)
        for n, text in enumerate(texts, 1)
    ]
    path = tmp_path / "result.json"
    whole = '{"name": "Ben", "type": "personal_chat", "messages": [' + ", ".join(rows) + "]}"
    path.write_text(whole, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(
    ("wrong", "n_mended", "n_words"),
    [
        (r'"hel\x01lo you"', 1, 2),
        (r'"a\\x01 b"', 0, 2),
        (r'"a \q b \x1f \x20"', 3, 3),
        ('"raw \x02 mark"', 1, 3),
        ('[{"type": "custom_emoji", "text": "x y", "document_id": stickers/a b.tgs}]', 1, 2),
        ('[{"type": "custom_emoji", text: "x y"}]', 1, 2),
    ],
)
def test_what_apps_write_wrongly_costs_no_row(
    tmp_path: Path, wrong: str, n_mended: int, n_words: int
) -> None:
    """Every message is there, its words too, and how often it was mended is told."""
    reading = read_file(write(tmp_path, ['"hi"', '"so so"', wrong, '"well"']))
    assert reading.understood.n_messages == 4
    assert list(reading.events.counts["words"]) == [1, 2, n_words, 1]
    expected = (Doubt("rows_mended", {"n": n_mended, "row": 3}),) if n_mended else ()
    assert reading.understood.doubts == expected


def test_a_number_of_thousands_of_digits_costs_itself(tmp_path: Path) -> None:
    """It is no count; the messages around it are read."""
    path = write(tmp_path, ['"hi"'] * 4)
    text = path.read_text(encoding="utf-8").replace('"id": 2,', f'"id": 2, "views": {"9" * 5000},')
    path.write_text(text, encoding="utf-8")
    assert read_file(path).understood.n_messages == 4


@given(st.text(st.sampled_from('\\x0aq"u/n '), max_size=12), st.integers(1, 9))
def test_mending_is_the_same_wherever_pieces_end(inside: str, size: int) -> None:
    """What is right already stays as it is; what is wrong is read the same in any pieces."""
    text = json.dumps([[inside]]).replace('"]]', '\\x41 \\x4"]]')

    def read(n: int) -> tuple[list[object], int]:
        stream = JsonStream(text[i : i + n] for i in range(0, len(text), n))
        return list(stream.values()), stream.n_mended

    whole = read(len(text))
    assert whole[0] == [[inside + "A \\x4"]]
    assert read(size) == whole


def test_what_is_mended_everywhere_is_no_slip(tmp_path: Path) -> None:
    """A file that is no JSON at all is not guessed at for ever."""
    bare = '[{"type": "custom_emoji", "document_id": a/b.tgs, "text": "x"}]'
    with pytest.raises(ReadError) as caught:
        read_file(write(tmp_path, [bare.replace("a/b", "a/b")] * (MAX_MENDED + 9)))
    assert caught.value.key in {"read.damaged", "read.nothing_found"}
