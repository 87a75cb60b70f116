"""Dates and times of day as phones write them: which number is the day, and which half it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from awhile.patterns import late
from awhile.read.times.calendars import (
    BUDDHIST_BEFORE,
    BY_SIZE,
    ERAS,
    FIRST_SHORT_BUDDHIST,
    FIRST_YEAR_SIGN,
    ROC_BEFORE,
    ROC_FIRST,
    ROC_LAST,
    find_calendar,
    persian_day,
)
from awhile.read.times.words import Speech, find_half, fold_word

NUMBERS = late(r"\d+")
ORDERS = ("dmy", "mdy", "ymd", "ydm", "myd")
LONGEST_PART = 4
"""Digits of a year."""
FIRST_YEAR, LAST_YEAR = 1990, 2100

BLANK = "[ \u00a0\u202f\u2009]"
HALF = rf"[aApP]{BLANK}?\.?{BLANK}?[mM]\b\.?|上午|下午|午前|午後|오전|오후|ص|م(?![\u0600-\u06ff])"
"""Words for the half of the day, before or behind a time."""
CLOCK = rf"(?:(?:{HALF}){BLANK}*)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:{BLANK}*(?:{HALF}))?"
"""A time of day; `to_second` reads it."""
BETWEEN = rf"[:.]|{BLANK}?h{BLANK}?|{BLANK}?སྐར་མ་{BLANK}?"
"""Between hour and minute."""
_CLOCK = late(
    rf"(\d{{1,2}})(?:{BETWEEN})(\d{{1,2}})(?:(?:[:.]|{BLANK}min{BLANK})(\d{{1,2}})(?:{BLANK}s\b)?)?"
)
_ERA = late(r"([^\W\d_]+)?(\d+)(?:[ \u00a0\u202f]?([^\W\d_]+(?:\.[^\W\d_]+)*\.?))?")


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
        token: Three numbers with anything between them; digits of any script. A sign of an era may
            stand beside the year. Without one, the size of a year tells its calendar.
        order: One of `ORDERS`.

    Returns:
        Days since 1970; None if there is no such date in that order, or its calendar is not read.
    """
    token = token.replace(FIRST_YEAR_SIGN, "1")
    parts = NUMBERS.findall(token)
    if len(parts) != 3 or max(map(len, parts)) > LONGEST_PART:
        return None
    year_at = order.index("y")
    year_text = parts[year_at]
    day, month = int(parts[order.index("d")]), int(parts[order.index("m")])
    year = int(year_text)
    plain = token.isascii() and token.lower() == token.upper()
    at, before = (0, None) if plain else find_era(token)
    if before is not None:
        if at != year_at:
            return None
        # The sign of the Buddhist era may stand beside a short year.
        year += before + (2500 if before < 0 and year < 100 else 0)
    elif len(year_text) <= 2 and all(len(p) <= 2 for p in parts):
        year += 2500 - BUDDHIST_BEFORE if year >= FIRST_SHORT_BUDDHIST else 2000
    elif len(year_text) == 3 and ROC_FIRST <= year <= ROC_LAST:
        year += ROC_BEFORE
    elif not FIRST_YEAR <= year <= LAST_YEAR:
        calendar = find_calendar(year)
        if calendar == "persian":
            return persian_day(year, month, day)
        year -= BUDDHIST_BEFORE if calendar == "buddhist" else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).toordinal() - 719_163
    except ValueError:
        return None


def find_era(token: str) -> tuple[int, int | None]:
    """Find the sign of an era in a date.

    Args:
        token: As in `to_day`.

    Returns:
        Which of its numbers is that era's year, and how many years came before the era; None
        without a sign that is known.
    """
    for at, (front, _, behind) in enumerate(_ERA.findall(token)):
        for sign in (front, behind):
            before = ERAS.get(fold_word(sign)) if sign else None
            if before is not None:
                return at, before
    return 0, None


def find_stranger(token: str) -> str | None:
    """Find a word in a date that is neither a sign of an era nor one that means nothing.

    Args:
        token: As in `to_day`.

    Returns:
        The word; None if all are known.
    """
    if not any(c.isalpha() for c in token):
        return None
    for front, _, behind in _ERA.findall(token.replace(FIRST_YEAR_SIGN, "1")):
        for word in (front, behind):
            known = fold_word(word) in ERAS or fold_word(word) in BY_SIZE
            if word and not known and find_half(word) != "":
                return str(word)
    return None


def name_calendar(tokens: Sequence[str]) -> str:
    """Say that the dates of a file are in a calendar that is not read.

    Args:
        tokens: Dates in the order of the file [n].

    Returns:
        Key of the sentence that names it; empty where they are in none of these.
    """
    for token in tokens[:1000]:
        for part in NUMBERS.findall(token):
            if len(part) == 4 and (name := find_calendar(int(part))) in {"islamic", "hebrew"}:
                return f"read.calendar_{name}"
    return ""


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


def count_late(tokens: Sequence[str], order: str, last_day: int) -> int:
    """Count the dates that one reading puts behind the last day there can be.

    Args:
        tokens: Dates in the order of the file [n].
        order: The reading, as ``dmy``.
        last_day: The last day there can be (days since 1970).
    """
    days = (to_day(token, order) for token in tokens)
    return sum(day is not None and day > last_day for day in days)


def decide_order(
    tokens: Sequence[str], stated: str | None, hint: str = "dmy", last_day: int | None = None
) -> Order:
    """Decide the order of day, month and year by scoring every reading over the whole file.

    Args:
        tokens: Dates in the order of the file, repeats next to each other left out [n].
        stated: The order the user gave, if any.
        hint: The order to fall back on where nothing decides.
        last_day: Days since 1970 of the last day there can be; None if that is not known.

    Returns:
        The order and how sure it is. *Certain*: every other reading names dates that do not exist.
        *Likely*: others name days that are yet to come, go back in time, leap about three times as
        far, begin with a short year, or put a month before a point. Else *ambiguous*.
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
    if last_day is not None and len(usual) > 1:
        late = {order: count_late(tokens, order, last_day) for order in usual}
        past = [order for order in usual if late[order] == min(late.values())]
        usual, sure = past, sure if len(past) == len(usual) else "likely"
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


def to_second(clock: str, speech: Speech | None = None) -> int | None:
    """Read a time of day in any script, on a 12- or 24-hour clock.

    Args:
        clock: As the row holds it, parts of the day before or after.
        speech: What language the file's words are in, as far as they told until now.

    Returns:
        Seconds since midnight; None if there is no such time, or a word beside it is not known.
    """
    found = _CLOCK.search(clock)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    if hour > 23 or minute > 59 or second > 59:
        return None
    rest = clock[: found.start()] + " " + clock[found.end() :]
    if not rest.isspace():
        half = find_half(rest)
        if half is None:
            return None
        placed = (speech or Speech()).hour(half, hour, minute)
        if placed is None:
            return None
        hour = placed
    return hour * 3600 + minute * 60 + second


def find_words(clock: str) -> str:
    """Return what stands beside the numbers of a time of day.

    Args:
        clock: The time of day as written.
    """
    found = _CLOCK.search(clock)
    return (clock[: found.start()] + " " + clock[found.end() :]).strip() if found else clock


def has_seconds(clock: str) -> bool:
    """Whether a time of day is written to the second.

    Args:
        clock: The time of day as written.
    """
    found = _CLOCK.search(clock)
    return found is not None and found[3] is not None
