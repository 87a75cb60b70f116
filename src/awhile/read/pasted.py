"""Rows of another chat that somebody pasted into a message: they are that message's words."""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from awhile.read.columns import Rows

FEW_PASTED, PASTED_SHARE, MOST_PASTED, BACK_S = 3, 0.1, 200, 60.0
"""Rows up to which somebody hardly occurs; the share of rows in an odd form up to which these are
pasted; rows that are pasted at once, at most; and how far back (s) a row must lie to be out of
order, as phones write to the minute.
"""
NEVER = float("inf")
DAYS_APART_S = 12 * 3600.0
"""How far back (s) a row lies below a day that does not stand where it belongs, at least: clocks
that were set go back by less."""


def find_pasted(
    times: Sequence[float],
    senders: "array[int]",
    odd: Collection[int] = (),
    is_unknown: Callable[[int, int], bool] = lambda _start, _end: False,
) -> Iterator[tuple[int, int]]:
    """Find rows that were pasted.

    They are in an odd form, or of somebody who hardly occurs, with what stands around them; and
    they do not fit the time of the rows around them, or are unknown otherwise.

    Args:
        times: When each row was sent, as the file has them (s) [n].
        senders: Who sent each [n].
        odd: Places of rows in another form than most, in rising order.
        is_unknown: Says whether rows from a place to before another are unknown.

    Yields:
        Place of the first of each, and the place behind its last.
    """
    n = len(times)
    often = Counter(senders)
    few = max(FEW_PASTED, n // 10_000)
    writers = {who for who, n_rows in often.items() if n_rows > few}
    strange = set(odd) if len(odd) <= PASTED_SHARE * n else set()
    if len(writers) >= len(("me", "you")) and len(often) > len(writers):
        strange.update(i for i, who in enumerate(senders) if who not in writers)
    reached = 0
    for first, stop in _runs(sorted(strange)):
        start, end = _widen(times, first, stop)
        if start == 0 or first < reached:
            continue
        reached = end
        before, behind = times[start - 1], times[end] if end < n else NEVER
        back = max(times[start:end]) < before - BACK_S
        ahead = times[end - 1] > behind + BACK_S >= before + BACK_S
        if (back or ahead or is_unknown(start, end)) and before <= behind:
            yield start, end


def drop_pasted(rows: Rows) -> None:
    """Take rows that were pasted out of a chat, and doubt its silences for them.

    Args:
        rows: What was read; it is changed in place.
    """
    found = list(find_pasted(rows.time_s, rows.sender))
    if not found:
        return
    gone = {i for start, end in found for i in range(start, end)}
    rows.doubt("rows_swallowed", n=len(gone), row=rows.row[found[0][0]])
    rows.keep([i for i in range(len(rows.time_s)) if i not in gone], {}, told=True)
    rows.part(len(gone))


def doubt_days_back(rows: Rows) -> None:
    """Doubt the silences of a chat in which a row lies well before the row above it.

    Where one line tells the day of all below it, such a line in a wrong place moves them all.

    Args:
        rows: What was read, in the order of the file.
    """
    for i in range(1, len(rows.time_s)):
        if rows.time_s[i] < rows.time_s[i - 1] - DAYS_APART_S:
            rows.doubt("rows_swallowed", n=1, row=rows.row[i])
            return


def _widen(times: Sequence[float], first: int, stop: int) -> tuple[int, int]:
    """Widen a run of rows to all that go back behind the same row: they were pasted together.

    Returns:
        The wider run; unchanged where it is not behind the rows before it.
    """
    n = len(times)
    most = min(max(FEW_PASTED, int(PASTED_SHARE * n)), MOST_PASTED)
    for start in range(first, max(0, first - most), -1):
        if times[start] < times[start - 1] - BACK_S:
            before_s, end = times[start - 1] - BACK_S, stop
            while end < min(n, start + most + 1) and times[end] < before_s:
                end += 1
            whole = max(times[start:end]) < before_s and end - start <= most
            return (start, end) if whole else (first, stop)
    return first, stop


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where each run of neighbouring places begins, and where it ends."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1] + 1
            start = at
