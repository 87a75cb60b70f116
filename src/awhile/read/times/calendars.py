"""Years that are not counted as most phones do: Buddhist, Persian, Japanese and others."""

from datetime import date, timedelta

BUDDHIST_BEFORE = 543
FIRST_SHORT_BUDDHIST = 50
"""From here to 99, a short year is of the Buddhist era: 2007 to 2056; no chat of 1950 exists."""
PERSIAN_FIRST, PERSIAN_LAST = 1370, 1419
ISLAMIC_FIRST, ISLAMIC_LAST = 1420, 1480
BUDDHIST_FIRST, BUDDHIST_LAST = 2533, 2643
HEBREW_FIRST, HEBREW_LAST = 5740, 5860
ROC_FIRST, ROC_LAST, ROC_BEFORE = 79, 189, 1911

ERAS = {
    "be": -543,
    "b.e.": -543,
    "พ.ศ.": -543,
    "r": 2018,
    "令和": 2018,
    "h": 1988,
    "平成": 1988,
    "s": 1925,
    "昭和": 1925,
    "民國": ROC_BEFORE,
    "民国": ROC_BEFORE,
    "minguo": ROC_BEFORE,
    "ad": 0,
    "ce": 0,
    "ค.ศ.": 0,
    "n.e.": 0,
    "a.d.": 0,
    "c.e.": 0,
}
"""How many years come before the first of an era, by its sign."""

ERA_SIGNS = "令和|平成|昭和|民國|民国"
"""Signs of eras that stand right before their year, as a pattern."""
FIRST_YEAR_SIGN = "元"
"""Stands for the number of an era's first year."""

BY_SIZE = frozenset({"ap", "ah", "a.h.", "هـ", "ه", "ه.ش", "ه.ش.", "ه.ق"})
"""Signs of eras whose years tell their calendar by their size."""

_LEAP_CYCLE = 33
_NOWRUZ = date(2020, 3, 20).toordinal()
"""First day of the Persian year 1399."""


def find_calendar(year: int) -> str:
    """Name the calendar that a year of four digits is counted in.

    Args:
        year: The year.

    Returns:
        ``gregorian``, ``buddhist``, ``persian``, ``islamic``, ``hebrew``, or empty for none known.
    """
    for name, first, last in (
        ("gregorian", 1900, 2400),
        ("buddhist", BUDDHIST_FIRST, BUDDHIST_LAST),
        ("persian", PERSIAN_FIRST, PERSIAN_LAST),
        ("islamic", ISLAMIC_FIRST, ISLAMIC_LAST),
        ("hebrew", HEBREW_FIRST, HEBREW_LAST),
    ):
        if first <= year <= last:
            return name
    return ""


def persian_day(year: int, month: int, day: int) -> int | None:
    """Turn a date of the Persian (Jalali) calendar into days since 1970.

    Leap years follow the cycle of 33 years, which agrees with the sky from 1343 to 1472.

    Args:
        year: Year of that calendar.
        month: From 1 to 12.
        day: From 1.

    Returns:
        Days since 1970; None if there is no such date.
    """
    longest = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not (PERSIAN_FIRST <= year <= PERSIAN_LAST and 1 <= month <= 12 and 1 <= day <= longest):
        return None
    days = 0
    for one in range(min(year, 1399), max(year, 1399)):
        days += 366 if _is_leap(one) else 365
    start = date.fromordinal(_NOWRUZ) + timedelta(days=days if year >= 1399 else -days)
    before = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return start.toordinal() + before + day - 1 - date(1970, 1, 1).toordinal()


def _is_leap(year: int) -> bool:
    return year % _LEAP_CYCLE in {1, 5, 9, 13, 17, 22, 26, 30}
