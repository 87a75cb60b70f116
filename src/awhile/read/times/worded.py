"""Dates written out in words, in the languages of the people who export."""

import re
from datetime import datetime, timedelta

_NAMES = (
    "january januar janvier enero janeiro gennaio januari",
    "february februar février fevrier febrero fevereiro febbraio februari",
    "march märz marz mars marzo março maart",
    "april avril abril aprile",
    "may mai mayo maio maggio mei maj",
    "june juni juin junio junho giugno",
    "july juli juillet julio julho luglio",
    "august août aout agosto augustus augusti",
    "september septembre septiembre setembro settembre",
    "october oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december dezember décembre diciembre dezembro dicembre",
)
_SHORT = (
    "jan ene janv gen",
    "feb fév fevr févr fev",
    "mar mär mrz mrt",
    "apr avr abr",
    "mag",
    "jun giu",
    "jul juil lug",
    "aug ago aoû",
    "sep sept set",
    "oct okt out ott",
    "nov",
    "dec dez déc dic",
)
MONTHS = {
    name: month
    for listed in (_NAMES, _SHORT)
    for month, names in enumerate(listed, 1)
    for name in names.split()
}
"""Number of a month by its name or its short form, in lower case."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]|時|时|시\s*)(\d\d?)(?:(?:[:.]|分|분\s*)(\d\d?))?秒?")
_AFTERNOON = re.compile(r"(?<![a-z])p\.?\s?m\b|下午|午後|오후", re.IGNORECASE)
_MORNING = re.compile(r"(?<![a-z])a\.?\s?m\b|上午|午前|오전", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_YEAR = re.compile(r"\b(\d{4})\b")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er)?[.,]?\s+(?:de\s+)?([^\W\d_]+)")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b")


def read_worded(text: str) -> datetime | None:
    """Read a date and time of day that are written out.

    Args:
        text: As ``Friday, May 29, 2026 at 3:00:29 PM UTC`` or ``2026年5月29日 15:00``.

    Returns:
        The wall clock; None if no such date or time is there.
    """
    day = _find_day(text)
    clock = _CLOCK.search(text)
    if day is None or clock is None:
        return None
    hour, minute, second = (int(part or 0) for part in clock.groups())
    after, before = _AFTERNOON.search(text), _MORNING.search(text)
    if after or before:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if after else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return day + timedelta(hours=hour, minutes=minute, seconds=second)


def _find_day(text: str) -> datetime | None:
    if numbered := _NUMBERED.search(text):
        return _day(*numbered.groups())
    year = _YEAR.search(text)
    if year is None:
        return None
    for found in _DAY_MONTH.finditer(text):
        if found[2].lower() in MONTHS:
            return _day(year[1], MONTHS[found[2].lower()], found[1])
    for found in _MONTH_DAY.finditer(text):
        if found[1].lower() in MONTHS:
            return _day(year[1], MONTHS[found[1].lower()], found[2])
    return None


def _day(year: str, month: int | str, day: str) -> datetime | None:
    try:
        return datetime(int(year), int(month), int(day))  # noqa: DTZ001 - a wall clock
    except ValueError:
        return None
