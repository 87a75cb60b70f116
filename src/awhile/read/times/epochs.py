"""Moments written as plain numbers, told apart by how large they are."""

from array import array
from bisect import bisect_right
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from awhile.read.columns import FIRST_S, LAST_S, Rows, load_zone, place_in_zone
from awhile.types import FLOATING

APPLE_EPOCH_S = 978_307_200.0
"""2001-01-01T00:00Z, from which Apple counts."""
MOST = 1e20
"""More than any count since an origin, in the smallest unit."""
STEP_S = 900.0
"""Zones change their offset at whole quarters of an hour."""

MOST_DIGITS = 20
"""Of a number that is to be a moment."""


def epoch_s(number: float, origin_s: float = 0.0) -> float | None:
    """Turn a count since an origin, in seconds, milli-, micro- or nanoseconds, into seconds.

    The units lie a thousand apart and a chat's moments within a lifetime, so the size tells.

    Args:
        number: The count.
        origin_s: Its origin, seconds since 1970.

    Returns:
        Seconds since 1970; None if it is a moment of no chat.
    """
    if not 0 < number < MOST:
        return None
    size = abs(number)
    unit = 1.0 if size < 1e11 else 1e3 if size < 1e14 else 1e6 if size < 1e17 else 1e9
    found = origin_s + number / unit
    return found if FIRST_S <= found < LAST_S else None


def show_in_zone(rows: Rows, zone: str | None) -> tuple[str, bool]:
    """Give exact moments the wall clock of a zone, in place, before the rows are finished.

    Args:
        rows: What was read, in seconds since 1970.
        zone: IANA name as the user stated it; None to leave UTC.

    Returns:
        Name of the zone, and whether it was assumed.
    """
    if zone is None:
        return "UTC", False
    info = load_zone(zone)
    rows.bound_times()
    starts: list[float] = []
    offsets: list[int] = []
    for step in sorted({t // STEP_S for t in rows.time_s}):
        offset_s = _offset_s(step * STEP_S, info)
        if not offsets or offsets[-1] != offset_s:
            starts.append(step * STEP_S)
            offsets.append(offset_s)
    rows.offset_s = array("i", [offsets[bisect_right(starts, t) - 1] for t in rows.time_s])
    return zone, True


def offset_name(offset_s: int) -> str:
    """Name a zone by its offset from UTC (s), as `Understood.zone`.

    Args:
        offset_s: Local clock minus UTC (s).
    """
    if not offset_s:
        return "UTC"
    hours, minutes = divmod(abs(offset_s) // 60, 60)
    return f"{'-' if offset_s < 0 else '+'}{hours:02}:{minutes:02}"


def put_in_zone(rows: Rows, zone: str | None, *, exact: bool) -> tuple[str, bool]:
    """Give rows, moments or wall clocks, the zone that the user stated, in place.

    Args:
        rows: What was read.
        zone: IANA name as the user stated it; None to leave moments and clocks as they are.
        exact: Their times are moments, whose clocks may stand beside them already.

    Returns:
        Name of the zone, and whether it was assumed.
    """
    if exact:
        return show_in_zone(rows, zone)
    if zone is not None:
        place_in_zone(rows, zone)
    return zone or FLOATING, True


def _offset_s(time_s: float, info: ZoneInfo) -> int:
    shift = datetime.fromtimestamp(time_s, UTC).astimezone(info).utcoffset()
    return round(shift.total_seconds()) if shift else 0
