"""The journal: ten seconds a day, and trends about its writer only."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from awhile.errors import CareError

MAX_SCALE = 10
"""Mood and urge run from 0 to this."""

TREND_DAYS = 7
"""A trend compares the last so many days with the same number before them."""

TREND_WEEKS = 2 * TREND_DAYS // 7
"""The weeks that a trend looks at in all."""

MIN_DAYS = 3
"""Days with an entry that each of the two spans needs; a design choice."""

SAME = 1.0
"""A difference in means smaller than this is called about the same; a design choice."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the journal; what was not asked or answered is None.

    Attributes:
        date: ISO 8601.
        mood: 0 (worst) to 10.
        urge: How strong the urge to write was at its strongest, 0 to 10.
        sleep_h: Hours of sleep.
        line: One line, what helped or what happened.
    """

    date: str
    mood: int | None = None
    urge: int | None = None
    sleep_h: float | None = None
    line: str = ""

    def __post_init__(self) -> None:
        try:
            date.fromisoformat(self.date)
        except ValueError:
            raise CareError("practice.bad_date", text=self.date) from None
        for value in (self.mood, self.urge):
            if value is not None and not 0 <= value <= MAX_SCALE:
                raise CareError("practice.scale_range", most=MAX_SCALE)
        if self.sleep_h is not None and not 0 <= self.sleep_h <= 24:
            raise CareError("practice.sleep_range")


@dataclass(frozen=True, slots=True)
class Trend:
    """How one thing went lately against the week before.

    Attributes:
        name: ``mood``, ``urge`` or ``sleep_h``.
        direction: ``higher``, ``lower``, ``same``, or ``unknown`` where too few days have it.
        n: Days of the last seven that have it.
        n_before: Days of the seven before that have it.
    """

    name: str
    direction: str
    n: int
    n_before: int


def find_trends(days: Sequence[Day], today: str) -> tuple[Trend, ...]:
    """Compare the last seven days with the seven before.

    Args:
        days: The journal, in any order.
        today: ISO 8601; the last day that counts.

    Returns:
        One trend each for mood, urge and sleep.
    """
    end = date.fromisoformat(today)
    middle = end - timedelta(days=TREND_DAYS)
    start = middle - timedelta(days=TREND_DAYS)
    trends: list[Trend] = []
    for name in ("mood", "urge", "sleep_h"):
        known = [
            (date.fromisoformat(d.date), float(v))
            for d in days
            if (v := getattr(d, name)) is not None
        ]
        late = [v for when, v in known if middle < when <= end]
        early = [v for when, v in known if start < when <= middle]
        trends.append(Trend(name, _direction(early, late), len(late), len(early)))
    return tuple(trends)


def _direction(early: list[float], late: list[float]) -> str:
    """Name the difference of two means, or that there is too little to tell."""
    if min(len(early), len(late)) < MIN_DAYS:
        return "unknown"
    difference = statistics.fmean(late) - statistics.fmean(early)
    if abs(difference) < SAME:
        return "same"
    return "higher" if difference > 0 else "lower"
