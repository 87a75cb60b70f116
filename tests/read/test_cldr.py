"""Every form of CLDR: a chat in any locale's short dates and times reads back exactly."""

import json
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from awhile.read import Options, read_file

TABLES = json.loads(files("awhile.read.times").joinpath("tables.json").read_text("utf-8"))
FORMS = [(*form[:6], form[6].split()[0]) for form in TABLES["forms"]]
START = datetime(2023, 11, 26, 0, 5, 8, tzinfo=UTC)
FIELDS = re.compile(r"'((?:[^']|'')*)'|y+|M+|d+|G|H+|h+|m+|s+|a|B")


def render(pattern: str, when: datetime, halves: str) -> str:
    """Write a moment as a pattern of CLDR says."""
    words = (
        {int(start): word for start, _, word in (h.partition(" ") for h in halves.split("|"))}
        if halves
        else {}
    )

    def field(found: re.Match[str]) -> str:
        name = found[0]
        if name[0] == "'":
            return found[1]
        width = len(name)
        if name[0] in "aB":
            starts = [start for start in sorted(words) if start <= when.hour]
            return words[starts[-1] if starts else max(words)]
        value = {
            "y": when.year % 100 if width == 2 else when.year,
            "M": when.month,
            "d": when.day,
            "H": when.hour,
            "h": when.hour % 12 or 12,
            "m": when.minute,
            "s": when.second,
            "G": None,
        }[name[0]]
        return "AD" if value is None else f"{value:0{width}}"

    return FIELDS.sub(field, pattern)


def write_chat(form: tuple[str, ...], *, ios: bool) -> tuple[str, list[datetime]]:
    """Write a chat of three months in one locale's form."""
    date, short, medium, glue, zero, halves, _ = form
    digits = {ord("0") + i: chr(ord(zero) + i) for i in range(10)} if zero else {}
    moments = [START + timedelta(hours=37 * i, minutes=7 * i) for i in range(60)]
    moments = [m if ios else m.replace(second=0) for m in moments]
    lines = []
    for i, when in enumerate(moments):
        day = render(date, when, halves)
        clock = render(medium if ios else short, when, halves)
        stamp = re.sub(r"'([^']*)'", r"\1", glue).replace("{1}", day).replace("{0}", clock)
        stamp = stamp.translate(digits)
        name = ("Ada", "Ben")[i % 2]
        lines.append(f"[{stamp}] {name}: word {i}" if ios else f"{stamp} - {name}: word {i}")
    return "\n".join(lines) + "\n", moments


@pytest.mark.parametrize("ios", [True, False], ids=["ios", "android"])
@pytest.mark.parametrize("form", FORMS, ids=[form[6] for form in FORMS])
def test_every_locale_reads_back_exactly(form: tuple[str, ...], ios: bool, tmp_path: Path) -> None:
    """Times, names and number of rows, whatever the words, digits and order of the locale."""
    text, moments = write_chat(form, ios=ios)
    path = tmp_path / "chat.txt"
    path.write_text(text, encoding="utf-8")
    reading = read_file(path, Options())
    got = [datetime.fromtimestamp(t, UTC) for t in reading.events.time_s]
    assert got == moments
    assert sorted(reading.senders) == ["Ada", "Ben"]
    assert reading.understood.n_skipped == 0
