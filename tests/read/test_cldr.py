"""Every form of CLDR: a chat in any locale's short dates and times reads back exactly."""

import json
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from awhile.errors import ReadError
from awhile.read import Options, read_file
from awhile.read.times.worded import OPEN, find_date, settle
from awhile.read.times.words import COMMON, Speech, load_tables

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


@pytest.mark.parametrize("language", sorted(COMMON))
def test_every_month_of_every_language_reads_back(language: str) -> None:
    """As Facebook and Google write it: the month is the right one, or is known to be open."""
    for name, spoken in load_tables().months.items():
        numbers = {int(n) for n, languages in spoken.items() if language in languages.split()}
        if not numbers or any(c.isdecimal() or c in "·:" for c in name):
            continue
        date = find_date(f"7 {name} 2019 ", Speech())
        assert date is not None, name
        if OPEN not in date:
            assert int(date.split("-")[1]) in numbers, name


def test_a_word_that_is_no_month_refuses_the_file(tmp_path: Path) -> None:
    """Row by row it would be a silence."""
    rows = "".join(
        f'<div><h2 class="_a6-h">{name}</h2><div class="_a6-p"><div>hi</div></div>'
        f'<div class="_a6-o"><div class="_a72d">{day} {month} 2024 10:05</div></div></div>'
        for day, month, name in ((3, "blarch", "Ada"), (2, "March", "Ben"), (1, "March", "Ada"))
    )
    path = tmp_path / "message_1.html"
    path.write_text(f"<html><body>{rows}</body></html>", encoding="utf-8")
    with pytest.raises(ReadError, match="blarch"):
        read_file(path, Options())
    path.write_text(f"<html><body>{rows.replace('blarch', 'March')}</body></html>", "utf-8")
    assert read_file(path, Options()).understood.last == "2024-03-03T10:05:00"


def test_the_files_other_words_tell_what_a_months_name_means() -> None:
    """In Croatian listopad is October, in Polish and Czech November."""
    for others, month in ((["srpanj"], "10"), (["sierpień"], "11")):
        speech = Speech()
        date = find_date("7 listopad 2019", speech)
        assert date is not None
        assert settle(date, speech) is None
        speech.hear(others)
        assert settle(date, speech) == f"2019-{month}-07"


def test_unknown_words_for_the_half_of_the_day_refuse_a_chat(tmp_path: Path) -> None:
    """One line in a message that begins so is that message's; five are a language."""
    usual = "".join(f"{day}.03.24, 10:05 nachm. - Ada: hi\n" for day in range(10, 20))
    strange = "".join(f"{day}.03.24, 10:05 blarg - Ben: yo\n" for day in range(10, 20))
    path = tmp_path / "chat.txt"
    path.write_text(usual * 20 + strange[:33], encoding="utf-8")
    assert read_file(path, Options()).senders == ("Ada",)
    path.write_text(usual + strange, encoding="utf-8")
    with pytest.raises(ReadError, match="blarg"):
        read_file(path, Options())


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("3/27/2565 BE", "2022-03-27"),
        ("3/27/R4", "2022-03-27"),
        ("27/3/67", "2024-03-27"),
        ("27/3/2567", "2024-03-27"),
        ("1402/10/25", "2024-01-15"),
        ("۱۴۰۳/۱۲/۳۰", "2025-03-20"),
        ("113/3/26", "2024-03-26"),
        ("民國113/3/26", "2024-03-26"),
    ],
)
def test_years_of_other_calendars(stamp: str, day: str, tmp_path: Path) -> None:
    """The size of a year, or the sign of its era, tells its calendar."""
    path = tmp_path / "chat.txt"
    path.write_text(f"{stamp}, 09:30 - Ada: hi\n{stamp}, 10:30 - Ben: hi\n", encoding="utf-8")
    understood = read_file(path, Options()).understood
    assert understood.first == f"{day}T09:30:00"


@pytest.mark.parametrize(("stamp", "name"), [("1445/7/1", "Islamic"), ("5784/7/1", "Hebrew")])
def test_calendars_that_are_not_read_are_named(stamp: str, name: str, tmp_path: Path) -> None:
    """Nobody is left to guess why."""
    path = tmp_path / "chat.txt"
    path.write_text(f"{stamp}, 09:30 - Ada: hi\n{stamp}, 10:30 - Ben: hi\n", encoding="utf-8")
    with pytest.raises(ReadError, match=name):
        read_file(path, Options())


@pytest.mark.parametrize(
    "stamp",
    [
        "17 Feb 2024, 13:05",
        "17. Februar 2024, 13:05",
        "17 de fevereiro de 2024 13:05",
        "Feb 17, 2024, 1:05 PM",
        "17 feb. 2024 13:05",
        "17.02.24 um 13:05 Uhr",
        "17/02/24 às 13:05",
        "17.02.2024, plkst. 13:05",
        "17/2/2567 พ.ศ. 13:05",
        "28/11/1402 AP, 1:05 PM",
        "၁၇/၂/၂၀၂၄၊ ၁၃:၀၅",
        "17/2/24, 1:05 अपराह्न",
        "17.2.2024, 1:05 אחה״צ",
        "17.02.2024 ÖS 1:05",
        "1:05 CH, 17/02/2024",
    ],
)
@pytest.mark.parametrize("form", ["{} - {}: hi", "[{}] {}: hi"], ids=["dash", "bracket"])
def test_forms_that_cldr_lacks(stamp: str, form: str, tmp_path: Path) -> None:
    """Months in words, glue in words, halves of the day as older phones write them."""
    path = tmp_path / "chat.txt"
    path.write_text("\n".join(form.format(stamp, name) for name in ("Ada", "Ben")), "utf-8")
    reading = read_file(path, Options())
    assert reading.senders == ("Ada", "Ben")
    assert reading.understood.first == "2024-02-17T13:05:00"
