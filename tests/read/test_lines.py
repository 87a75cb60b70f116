"""Texts are cut into rows by their heads, whatever their lines hold."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import Options, read_file
from awhile.read.columns import Rows
from awhile.read.source import FileSource
from awhile.read.text_rows import read_rows

ANY_PATH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY_PATH
@given(st.lists(st.sampled_from(["# a", "# ", "b", "", "\x85c\u2028", "d" * 30])))
def test_rows_hold_every_line(tmp_path: Path, lines: list[str]) -> None:
    """Put together again the rows are the text; a row is numbered by its first line."""
    path = tmp_path / "text"
    path.write_text("\r\n".join(lines), encoding="utf-8", newline="")
    source = FileSource(path, path.stat().st_size)
    counted = Rows()
    rows = list(read_rows(source, Options(), counted, re.compile("# ")))
    assert counted.n_units == counted.n_parts + len(rows)
    for number, head, said in rows:
        begin = lines[number - 1 :]
        assert (head is not None) == begin[0].startswith("# ")
        together = (head[0] if head else "") + said
        assert "\n".join(begin).startswith(together)
    assert sum(line.startswith("# ") for line in lines) == sum(bool(h) for _, h, _ in rows)


PIECES = (
    "[LINE] Chat history with Aoi\n",
    "2024.01.02 Tuesday\n",
    "99/99/2024 Tuesday\n",
    "03:04\tAoi\thi\n",
    "25:99\tAoi\thi\n",
    '午後03:04\tAoi\t"two\n',
    'lines"\n',
    "03:04\t\tAoi unsent a message\n",
    "03:04\tKei\t☎ 1:02\n",
    "지민 님과 카카오톡 대화\n",
    "저장한 날짜 : 2024\n",
    "2024년 3월 29일 금요일\n",
    "2024년 13월 29일 오전 1:00, 지민 : 아\n",
    "2024년 3월 29일 오전 1:00, 지민 : 보이스톡 해요\n",
    "오전 1:00, 지민 : 아\n",
    "--------------- 2024년 3월 29일 금요일 ---------------\n",
    "[지민] [오전 1:00] 보이스톡 1:00\n",
    "Date,User,Message\n",
    '2024-03-29 00:00:00,"지민","아\n',
    "2024-99-29 00:00:00,지민,아\n",
    "[27/03/2024, 11:05:09] Ada: hi\n",
    "\n",
    "\udcff",
)


@ANY_PATH
@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_any_lines_give_a_reading_or_a_sentence(tmp_path: Path, text: str) -> None:
    """Rows of several apps in any order are read or refused, by one reader, with nothing lost."""
    path = tmp_path / "chat.txt"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    try:
        reading = read_file(path)
    except ReadError as error:
        assert str(error)  # noqa: PT017 - either way is right
        return
    events = reading.events
    assert list(events.time_s) == sorted(events.time_s)
    assert {len(column) for column in events.counts.values()} == {len(events)}


def test_a_pasted_row_of_another_app_stays_in_its_message(tmp_path: Path) -> None:
    """Neither app claims the other's chat for a row that somebody pasted."""
    row = "[27/03/2024, 11:05:09] Ada: hi"
    path = tmp_path / "chat.txt"
    path.write_text(f"[LINE] Chat history with Ada\n\n\n2024.03.27 Wed\n10:00\tAda\t{row}\n{row}\n")
    assert read_file(path).understood.reader == "line"
    path.write_text(f"지민 님과 카카오톡 대화\n\n2024년 3월 27일 오전 1:00, 지민 : {row}\n{row}\n")
    assert read_file(path).understood.reader == "kakaotalk"
    path.write_text(f"{row}\n2024.03.27 Wed\n10:00\tAda\thi\n")
    assert read_file(path).understood.reader == "whatsapp"


@pytest.mark.parametrize("layout", ["dated", "csv"])
def test_a_zone_is_used(tmp_path: Path, layout: str) -> None:
    """Minutes of the phone become moments of the zone that is stated."""
    path = tmp_path / "chat.txt"
    text = "Date,User,Message\n2024-03-27 10:00:00,지민,아\n"
    if layout == "dated":
        text = "지민 님과 카카오톡 대화\n\n2024년 3월 27일 오전 10:00, 지민 : 아\n"
    path.write_text(text, encoding="utf-8")
    reading = read_file(path, Options(zone="Asia/Seoul"))
    assert reading.events.offset_s[0] == 9 * 3600
    assert reading.understood.zone == "Asia/Seoul"
