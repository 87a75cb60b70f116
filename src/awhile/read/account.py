"""What a reader must prove: nothing was lost, and what may be missing is told as a doubt."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from awhile.patterns import late
from awhile.read.times.calendars import ERA_SIGNS, FIRST_YEAR_SIGN
from awhile.types import DAY_S, DOUBTS, Doubt, Events, Skipped

HARMLESS = frozenset(("read.not_sent",))
"""Reasons of skipped rows that hide nothing that was sent: what was never sent is not sent."""

WITHOUT_CHAT = frozenset(("read.no_sender",))
"""Reasons of skipped rows that a file of several conversations gives to none of them."""

FEW, SHARE = 5, 0.01
"""Skipped rows, and their share of all, from which a whole record is in doubt; a choice."""

MOST_SWALLOWED, SWALLOWED_SHARE = 5, 0.01
"""Lines inside messages that begin like rows, and their share of the rows, from which a file is
refused: its rows have a form that is not known, and lost rows are false silences."""

_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
DATE_LIKE = (
    rf"(?:(?:\d{{1,4}}|{FIRST_YEAR_SIGN})[./\-年년][ ]?\d{{1,2}}[./\-月월][ ]?\d{{1,4}}"
    r"|\d{1,2}\.? [^\W\d_]{3,12}\.?,? \d{4})"
)
CLOCK_LIKE = r"\d{1,2}[:.]\d\d(?!\d)"
"""What a date and a time look like, whatever words and marks stand around them."""
_BEGINS = (
    rf"(?:[ \t\u00a0]{{2,8}}|\t)?[{_MARKS}]*(?P<open>\[)?[{_MARKS}]*(?:[A-Z]|{ERA_SIGNS})?"
    rf"(?:{DATE_LIKE}[^\n]{{1,30}}?{CLOCK_LIKE}|{CLOCK_LIKE}[^\n]{{1,20}}?{DATE_LIKE})"
    r"[^\n]{0,24}?"
)
_LIKE_HEAD = late(rf"{_BEGINS}(?(open)\] ?|(?:[ ][-–]|:|;)(?:[ ]|$))")
MAX_HEAD = 120
"""Characters in which a line must show that it begins like a row."""


def like_head(line: str) -> str | None:
    """Say whether a line begins like a row: a date and a time, and what stands behind them.

    Args:
        line: A line inside a message; only its beginning is looked at.

    Returns:
        What it begins with, which holds no name and no words; None if it does not.
    """
    found = _LIKE_HEAD.match(line[:MAX_HEAD])
    return found[0].strip() if found else None


def like(pattern: str) -> Callable[[str], str | None]:
    """Make the test of whether a line begins like a row of a format.

    Args:
        pattern: What such rows look like, looser than what is read; its group, one of each
            alternative, is what is shown of one, without names and words.

    Returns:
        A function as `like_head`.
    """
    compiled = late(pattern)

    def find(line: str) -> str | None:
        found = compiled.match(line[:MAX_HEAD])
        return found[found.lastindex or 0].strip() if found else None

    return find


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where skipped rows lie: between two events, or behind the last."""

    n: int
    row: int
    since_s: float
    until_s: float | None


def order_doubts(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Put doubts in the order of `DOUBTS`, the gravest first, each once.

    Args:
        doubts: In any order, each kind as often as it was found.
    """
    seen: list[Doubt] = []
    for doubt in sorted(doubts, key=lambda one: DOUBTS.index(one.kind)):
        if doubt not in seen:
            seen.append(doubt)
    return tuple(seen)


def doubt_dates(events: Events, order: str | None, sure: str) -> Iterator[Doubt]:
    """Return a doubt where dates can be read two ways, so that the last day would be another.

    Args:
        events: What was read, in order of time.
        order: As `Understood.date_order`.
        sure: As `Understood.date_order_sure`.

    Yields:
        One doubt, where nothing in the file decides.
    """
    if sure != "ambiguous" or not order or not len(events):
        return
    walls = zip(events.time_s, events.offset_s, strict=True)
    days = {int((time_s + offset_s) // DAY_S) for time_s, offset_s in walls}
    last = _day(max(days) * DAY_S)
    other = max((turned for day in days if (turned := _turned(_day(day * DAY_S)))), default=None)
    if other is not None:
        yield Doubt("two_date_readings", {"last": last.isoformat(), "other": other.isoformat()})


def _day(wall_s: float) -> date:
    return datetime.fromtimestamp(wall_s, UTC).date()


def _turned(day: date) -> date | None:
    """Read day and month the other way round; None if there is no such day."""
    return date(day.year, day.day, day.month) if day.day <= 12 else None


def doubt_skipped(
    events: Events, skipped: Sequence[Skipped], n_skipped: int, *, apart: bool
) -> Iterator[Doubt]:
    """Doubt silences in which rows were skipped, and a record of which many were.

    A row's place among the rows that were read tells between which two events it was sent. Between
    events less than a day apart there is no silence that it could have ended.

    Args:
        events: What was read, in order of time.
        skipped: The rows that were skipped, as far as listed.
        n_skipped: How many there are.
        apart: The file holds several conversations, and a row without a sender is of none.

    Yields:
        A doubt about the last silence, about the gap with most skipped rows or, without one, about
        the whole record; and one about rows of no conversation.
    """
    lost = [one for one in skipped if one.why not in HARMLESS]
    homeless = [one for one in lost if apart and one.why in WITHOUT_CHAT]
    if homeless:
        yield Doubt("rows_without_chat", {"n": len(homeless), "row": homeless[0].row})
    lost = [one for one in lost if one not in homeless]
    if not lost or not len(events):
        return
    gaps = _gaps(events, lost)
    at_end = [gap for gap in gaps if gap.until_s is None]
    if at_end:
        yield Doubt(
            "rows_skipped_last",
            {"n": at_end[0].n, "row": at_end[0].row, "since": _iso(at_end[0].since_s)},
        )
    within = max((gap for gap in gaps if gap.until_s is not None), key=_size, default=None)
    if within is not None and within.until_s is not None:
        yield Doubt(
            "rows_skipped",
            {
                "n": within.n,
                "row": within.row,
                "since": _iso(within.since_s),
                "until": _iso(within.until_s),
            },
        )
    many = n_skipped - (len(skipped) - len(lost))
    if within is None and many >= max(FEW, SHARE * len(events)):
        first, last = (events.time_s[i] + events.offset_s[i] for i in (0, len(events) - 1))
        yield Doubt(
            "rows_skipped",
            {"n": many, "row": lost[0].row, "since": _iso(first), "until": _iso(last)},
        )


def _size(gap: _Gap) -> tuple[int, float]:
    return gap.n, (gap.until_s or gap.since_s) - gap.since_s


def _iso(wall_s: float) -> str:
    return _day(wall_s).isoformat()


def _gaps(events: Events, lost: Sequence[Skipped]) -> list[_Gap]:
    """Find the silences of a day or longer, and the last one, in which rows were skipped."""
    order = sorted(range(len(events)), key=lambda i: (events.row[i], i))
    rows = [events.row[i] for i in order]
    falling = events.time_s[order[0]] > events.time_s[order[-1]]
    n_in: Counter[int] = Counter()
    first: dict[int, int] = {}
    for one in lost:
        place = bisect_left(rows, one.row)
        n_in[place] += 1
        first.setdefault(place, one.row)
    found = []
    for place, n in n_in.items():
        before = _wall(events, order[place - 1]) if place > 0 else None
        behind = _wall(events, order[place]) if place < len(order) else None
        if falling:
            before, behind = behind, before
        if before is None:
            continue  # what came before the first event ends no silence
        if behind is None:
            found.append(_Gap(n, first[place], before, None))
        elif abs(behind - before) >= DAY_S:
            since_s, until_s = sorted((before, behind))
            found.append(_Gap(n, first[place], since_s, until_s))
    return found


def _wall(events: Events, place: int) -> float:
    return events.time_s[place] + events.offset_s[place]
