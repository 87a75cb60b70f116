"""One budget for a reading of something packed: bytes and rows, whatever they are read from."""

import json
import zipfile
from pathlib import Path
from random import Random

import pytest

from awhile.errors import ReadError
from awhile.read import Options, read_file
from awhile.read.budget import MAX_RATIO, SPARE_ROWS, Budget

N, SPARE = 60_000, 1000
NOISE = Random(1).randbytes(20_000).hex()
"""What packs badly, so that the bytes alone are within bounds."""
BOMBS = {
    "_chat.txt": f"13/03/2024, 11:05 - Ada: {NOISE}\n14/03/2024, 11:05 - Ben: hi\n" + "\n" * N,
    "result.json": '{"name":"x","type":"personal_chat","date_unixtime":1,"messages":['
    + "0," * N
    + json.dumps({"type": "message", "from": "Ada", "date": "2024-01-01", "text": NOISE})
    + "]}",
    "sms.xml": f'<smses note="{NOISE}">' + "<a/>" * N + "</smses>",
    "table.csv": f"time,sender\n1700000000,{NOISE}\n" + "1,\n" * N,
}
"""More rows than bytes that they are packed in."""


@pytest.mark.parametrize("name", BOMBS)
def test_rows_are_bounded_by_what_is_packed(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A zip holds no more rows than bytes, and what is to spare."""
    monkeypatch.setattr("awhile.read.budget.SPARE_ROWS", SPARE)
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, BOMBS[name])
    assert path.stat().st_size < N - SPARE
    assert len(BOMBS[name]) < MAX_RATIO * path.stat().st_size
    with pytest.raises(ReadError) as caught:
        read_file(path, Options())
    assert caught.value.key == "read.zip_limits"


def test_a_budget_is_used_up() -> None:
    """Rows and bytes are drawn apart, and what is left never grows."""
    budget = Budget.of("x.zip", 10)
    budget.draw_rows(SPARE_ROWS + 10)
    budget.draw(2000)
    with pytest.raises(ReadError):
        budget.draw_rows(1)
    with pytest.raises(ReadError):
        budget.draw(1 << 30)


NESTED = "[" + "[]," * N + "0]"
VALUES = {
    "result.json": '{"name":"x","type":"personal_chat","messages":['
    + json.dumps({"from": "Ada", "date_unixtime": "1", "text": NOISE})
    + '],"x":' + NESTED + "}",
    "messages.json": '{"userId":"8:me","conversations":[{"id":"8:x","MessageList":['
    + json.dumps({"originalarrivaltime": "", "content": NOISE}) + '],"x":' + NESTED + "}]}",
    "user_data.json": '{"ProfileMap":{"userName":"' + NOISE + '"},"x":' + NESTED + "}",
}  # fmt: skip
"""One row, and within a value of it, or beside, more values than its bytes could honestly hold."""


@pytest.mark.parametrize("name", VALUES)
def test_values_are_bounded_by_what_is_packed(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty list is two characters, packed nearly nothing, and held fifty bytes and more."""
    monkeypatch.setattr("awhile.read.budget.SPARE_VALUES", SPARE)
    monkeypatch.setattr("awhile.read.budget.MOST_VALUES", 1)
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, VALUES[name])
    assert path.stat().st_size < N - SPARE
    with pytest.raises(ReadError) as caught:
        read_file(path, Options())
    assert caught.value.key == "read.zip_limits"


def test_names_are_bounded_by_what_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are held to the end, unlike words: they draw from the same budget."""
    monkeypatch.setattr("awhile.read.budget.SPARE_TEXT", SPARE)
    monkeypatch.setattr("awhile.read.budget.MOST_TEXT", 0)
    path = tmp_path / "chat.zip"
    for n, fits in ((9, True), (200, False)):
        rows = "".join(f"2025-01-01 10:00,{'Ada' * 5}{i}\n" for i in range(n))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("t.csv", "time,sender\n" + rows)
        if fits:
            assert len(read_file(path, Options()).senders) == n
            continue
        with pytest.raises(ReadError) as caught:
            read_file(path, Options())
        assert caught.value.key == "read.zip_limits"


def test_an_honest_archive_is_far_from_its_budget(tmp_path: Path) -> None:
    """A chat that says the same ten thousand times packs twice as well as any real one."""
    row = {"id": 1, "type": "message", "date": "2024-01-01T10:00:00", "from": "Ada",
           "text": [{"type": "plain", "text": "so it goes, and goes"}]}  # fmt: skip
    rows = [row | {"id": i, "from_id": f"user{i % 2}"} for i in range(10_000)]
    text = json.dumps({"name": "x", "type": "personal_chat", "messages": rows})
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("result.json", text)
    budget = Budget.of("x", path.stat().st_size)
    assert sum(map(text.count, ",[{")) < budget.values_left / 4
    assert len(read_file(path, Options()).events) == 10_000
