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
