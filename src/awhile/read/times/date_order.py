"""Dates and times of day as phones write them: which number is the day, and which half it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

NUMBERS = re.compile(r"\d+")
ORDERS = ("dmy", "mdy", "ymd", "ydm", "myd")
FIRST_YEAR, LAST_YEAR = 1990, 2100

BLANK = "[ \u00a0\u202f\u2009]"
HALF = rf"[aApP]{BLANK}?\.?{BLANK}?[mM]\b\.?|上午|下午|午前|午後|오전|오후|ص|م(?![\u0600-\u06ff])"
"""Words for the half of the day, before or behind a time."""
CLOCK = rf"(?:(?:{HALF}){BLANK}*)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:{BLANK}*(?:{HALF}))?"
"""A time of day; `to_second` reads it."""
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?")


@dataclass(frozen=True, slots=True)
class Order:
    """How dates are to be read.

    Attributes:
        order: One of `ORDERS`.
        sure: ``certain``, ``likely``, ``ambiguous`` or ``stated``.
    """

    order: str
    sure: str


@lru_cache(maxsize=65_536)
def to_day(token: str, order: str) -> int | None:
    """Read one date.

    Args:
        token: Three numbers with anything between them; digits of any script.
        order: One of `ORDERS`.

    Returns:
        Days since 1970; None if there is no such date in that order.
    """
    parts = NUMBERS.findall(token)
    if len(parts) != 3:
        return None
    year_text = parts[order.index("y")]
    day, month = int(parts[order.index("d")]), int(parts[order.index("m")])
    year = int(year_text)
    if len(year_text) <= 2 and all(len(p) <= 2 for p in parts):
        year += 2000
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).toordinal() - 719_163
    except ValueError:
        return None


def score(tokens: Sequence[str], order: str) -> tuple[int, int, int]:
    """Score one reading of all dates of a file; smaller is better.

    Args:
        tokens: Dates in the order of the file [n].
        order: One of `ORDERS`.

    Returns:
        (dates that do not exist, steps back in time, days moved forward and back in all).
    """
    missing = back = moved = 0
    last: int | None = None
    for token in tokens:
        day = to_day(token, order)
        if day is None:
            missing += 1
            continue
        if last is not None:
            back += day < last
            moved += abs(day - last)
        last = day
    return missing, back, moved


def decide_order(tokens: Sequence[str], stated: str | None, hint: str = "dmy") -> Order:
    """Decide the order of day, month and year by scoring every reading over the whole file.

    Args:
        tokens: Dates in the order of the file, repeats next to each other left out [n].
        stated: The order the user gave, if any.
        hint: The order to fall back on where nothing decides.

    Returns:
        The order and how sure it is. *Certain*: every other reading names dates that do not exist.
        *Likely*: others go back in time, leap about three times as far, begin with a short
        year, or put a month before a point. Else *ambiguous*.
    """
    if stated is not None:
        return Order(stated, "stated")
    if not tokens:
        return Order(hint, "ambiguous")
    scores = {order: score(tokens, order) for order in ORDERS}
    # Without a long year, the odd orders would explain any one mistyped date.
    long_year = any(len(part) > 2 for token in tokens for part in NUMBERS.findall(token))
    possible = ORDERS if long_year else ("dmy", "mdy", "ymd")
    fewest = min(scores[o][0] for o in possible)
    open_orders = [o for o in possible if scores[o][0] == fewest]
    # A year in the middle, or day before month behind a year, only where nothing else reads.
    usual = [o for o in open_orders if o in {"dmy", "mdy", "ymd"}] or open_orders
    sure = "certain"
    dated = [o for o in usual if o != "ymd"]
    # Phones write a short year first behind hyphens alone, if at all.
    odd = len(dated) == 2 or (dated and not any("-" in token for token in tokens))
    if "ymd" in usual and odd and not long_year and not _year_first_wins(scores, dated):
        usual, sure = dated, "certain" if len(dated) == 2 else "likely"
    if len(usual) == 1 or len({tuple(to_day(t, o) for t in tokens) for o in usual}) == 1:
        return Order(usual[0], sure)
    ranked = sorted(usual, key=lambda o: (scores[o][1], scores[o][2], o != hint))
    best, second = scores[ranked[0]], scores[ranked[1]]
    # Of two dates, a month apart in one reading, neither is out of the question.
    far = best[2] * 3 + 20 if len(set(tokens)) > 2 else best[2] * 10 + 100
    if best[1] < second[1] or far < second[2]:
        return Order(ranked[0], "likely")
    if "dmy" in usual and all("." in token for token in tokens):
        return Order("dmy", "likely")
    if best[1:] == second[1:] and hint in usual:
        return Order(hint, "ambiguous")
    return Order(ranked[0], "ambiguous")


def _year_first_wins(scores: dict[str, tuple[int, int, int]], others: Sequence[str]) -> bool:
    first = scores["ymd"]
    return all(first[1] <= scores[o][1] and first[2] * 10 < scores[o][2] for o in others)


def to_second(clock: str) -> int | None:
    """Read a time of day in any script, on a 12- or 24-hour clock.

    Args:
        clock: As the row holds it, halves of the day before or after.

    Returns:
        Seconds since midnight; None if there is no such time.
    """
    found = _CLOCK.search(clock)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    rest = (clock[: found.start()] + clock[found.end() :]).lower()
    if any(half in rest for half in ("p", "下午", "午後", "오후", "م")):
        hour += 12 if hour < 12 else 0
    elif any(half in rest for half in ("a", "上午", "午前", "오전", "ص")) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600 + minute * 60 + second


def has_seconds(clock: str) -> bool:
    """Whether a time of day is written to the second."""
    found = _CLOCK.search(clock)
    return found is not None and found[3] is not None
