"""Dates of tables: ISO, numbers of seconds, or as a spreadsheet wrote them anew."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime

from awhile.patterns import late
from awhile.read.reader import Options
from awhile.read.times.date_order import NUMBERS, Order, decide_order, to_day
from awhile.read.times.worded import EPOCH, read_worded
from awhile.types import DAY_S

_NUMBER = late(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_UTC = late(r" (?:UTC|GMT)$")
_CLOCK = late(r"(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d+)?))?\s*([aApP]\.?[mM]\.?)?")
_DATE = late(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
LONGEST_STAMP = 100
"""Characters of a date in words."""
PLAIN = "ymd"
"""The order of dates that decide themselves."""


def find_order(stamps: Iterable[str], options: Options) -> Order | None:
    """Decide the order of day, month and year over all dates of a column.

    Args:
        stamps: Dates in the order of the file.
        options: What the user said.

    Returns:
        The order; None where every year stands first with four digits, so that nothing is open.
    """
    dates = [m[0] for s in stamps if not _NUMBER.fullmatch(s) and (m := _DATE.search(s))]
    if not any(len(NUMBERS.findall(date)[0]) < 4 for date in dates):
        return None
    distinct = [date for i, date in enumerate(dates) if i == 0 or date != dates[i - 1]]
    return decide_order(distinct, options.date_order, last_day=options.last_day)


def read_stamp(stamp: str, order: str) -> tuple[float, int, bool] | None:
    """Read one date: a number is an epoch by its size.

    Args:
        stamp: As the table holds it.
        order: One of `ORDERS`, for a date of numbers whose year does not stand first.

    Returns:
        Seconds since 1970, the offset (s), and whether that is exact, else a wall clock; None
        if it cannot be read.
    """
    if _NUMBER.fullmatch(stamp):
        value = float(stamp)
        for scale in (1.0, 1e3, 1e6, 1e9):
            if abs(value) / scale < 1e11:
                return value / scale, 0, True
        return None
    try:
        when = datetime.fromisoformat(_UTC.sub("+00:00", stamp))
    except ValueError:
        return _written(stamp, order)
    if when.tzinfo is None:
        return (when - EPOCH).total_seconds(), 0, False
    offset = when.utcoffset()
    try:
        return when.timestamp(), int(offset.total_seconds()) if offset else 0, True
    except (ValueError, OverflowError):
        return None


def _written(stamp: str, order: str) -> tuple[float, int, bool] | None:
    found = _DATE.search(stamp)
    day = to_day(found[0], order) if found else None
    if found is None:
        return _worded(stamp) if len(stamp) <= LONGEST_STAMP else None
    if day is None:
        return None
    clock = _CLOCK.search(stamp, found.end())
    seconds = 0.0
    if clock:
        hour, minute = int(clock[1]), int(clock[2])
        if clock[4]:
            hour = hour % 12 + (12 if clock[4][0] in "pP" else 0)
        if hour > 23 or minute > 59:
            return None
        seconds = hour * 3600 + minute * 60 + float(clock[3] or 0)
    return day * DAY_S + seconds, 0, False


def _worded(stamp: str) -> tuple[float, int, bool] | None:
    """Read a date whose month is a word, as mails and people write it."""
    try:
        when = parsedate_to_datetime(stamp)
        offset = when.utcoffset()
        if offset is not None:
            return when.timestamp(), int(offset.total_seconds()), True
        return (when - EPOCH).total_seconds(), 0, False
    except (ValueError, TypeError, OverflowError, IndexError):
        wall = read_worded(stamp)
    return None if wall is None else ((wall - EPOCH).total_seconds(), 0, False)
