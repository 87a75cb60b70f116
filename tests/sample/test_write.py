"""Writers make the exports they name."""

import csv
import io
import json

from awhile.sample import story
from awhile.sample.generate import generate
from awhile.sample.rows import Row
from awhile.sample.write import write_table, write_telegram, write_whatsapp
from awhile.types import Kind

NOON_S = 1_711_537_509.0  # 27 March 2024, 11:05:09


def _whatsapp(*rows: Row, **how: str) -> list[str]:
    out = io.StringIO()
    write_whatsapp(rows, out, **how)  # type: ignore[arg-type]
    return out.getvalue().splitlines()


def test_ios_rows() -> None:
    """Brackets, seconds, and a left-to-right mark before what the app says."""
    rows = (
        Row(NOON_S, 0, Kind.TEXT, "hi", 0, True),
        Row(NOON_S, 1, Kind.CALL, "", 300),
        Row(NOON_S, 0, Kind.DELETED),
        Row(NOON_S, 1, Kind.MEDIA),
    )
    assert _whatsapp(*rows)[1:] == [
        "[27/03/2024, 11:05:09] Robin: hi \u200e<This message was edited>",
        "[27/03/2024, 11:05:09] Sam: \u200eVoice call, \u200e5 min",
        "[27/03/2024, 11:05:09] Robin: \u200eYou deleted this message",
        "\u200e[27/03/2024, 11:05:09] Sam: \u200eimage omitted",
    ]


def test_android_rows_in_other_digits_and_clocks() -> None:
    """Digits, halves of the day and separators are those of the locale."""
    row = Row(NOON_S + 12 * 3600, 1, Kind.MEDIA)
    assert _whatsapp(row, platform="android", locale="en-US")[1] == (
        "3/27/24, 11:05\u202fPM - Sam: <Media omitted>"
    )
    assert _whatsapp(row, platform="android", locale="fa-IR")[1] == (
        "۲۰۲۴/۳/۲۷، ۲۳:۰۵ - Sam: <رسانه حذف شد>"
    )


def test_telegram_is_one_json_value() -> None:
    """The streamed file parses, holds every row but the deleted, and states UTC."""
    rows = list(generate(2, 400))
    out = io.StringIO()
    n_written = write_telegram(rows, out, offset_s=3600)
    chat = json.loads(out.getvalue())
    assert len(chat["messages"]) == n_written
    assert n_written == sum(row.kind is not Kind.DELETED for row in rows)
    assert int(chat["messages"][0]["date_unixtime"]) == rows[0].time_s - 3600


def test_tables_hold_no_text() -> None:
    """CSV and JSON lines hold the same counts, and none of the sentences."""
    rows = list(story.rows())[:50]
    as_csv, as_lines = io.StringIO(), io.StringIO()
    write_table(rows, as_csv, form="csv")
    write_table(rows, as_lines, form="jsonl")
    first = next(csv.DictReader(io.StringIO(as_csv.getvalue())))
    assert int(first["words"]) == json.loads(as_lines.getvalue().splitlines()[0])["words"]
    assert not any(row.text and row.text in as_csv.getvalue() for row in rows)
