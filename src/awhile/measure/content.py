"""What messages are about, and how alike two people's style is; only in languages with a pack."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from awhile.measure.history import PEOPLE, History
from awhile.measure.intervals import Z, clustered_share
from awhile.measure.pre_silence import COLUMNS_OF, STYLE, why_untold
from awhile.measure.row_makers import absent
from awhile.segment import (
    day_start_s,
    find_positive,
    mark_both,
    mark_equal,
    mark_known,
    sum_spans,
)
from awhile.types import UNKNOWN, Measured, Series

ABOUT = ("appreciation", "declarations", "apologies", "blame", "load", "withdrawal", "plans")
"""Of what the share of messages is told, in order."""

MIN_TEXTS = 20
"""Fewest text messages of which it is told what they are about."""

MIN_WORDS = 500
"""Fewest words of each person from which style is compared; with fewer, chance looks like style."""

MIN_WORDS_BIN = 250
"""The same for four weeks."""

MONTH_DAYS = 28
GROUPS = 40
"""Into how many stretches of days the record is cut for the interval of the style."""

Style = list[list[float]]
"""Of each person [2]: counts of `STYLE`, then all words."""


def measure_about(history: History) -> Iterator[Measured]:
    """Return the share of a person's messages that thank, blame, plan and so on, and their "we"."""
    told = why_untold(history)
    events = history.dyad.events
    language = events.counts.get("language")
    known = bytes(len(events)) if language is None else mark_known(language)
    texts, days = mark_both(history.texts, known), [day for day, _, _ in history.spans]
    starts = [start for _, start, _ in history.spans]
    holding = {
        name: {i for column in COLUMNS_OF[name] for i in find_positive(events.counts[column])}
        for name in ABOUT
        if name not in told
    }
    for p in PEOPLE:
        mine = mark_both(history.own[p], texts)
        n_of = Counter[int]()
        for day, start, stop in history.spans:
            if k := mine.count(1, start, stop):
                n_of[day] += k
        n = n_of.total()
        for name in ABOUT:
            row = f"{name}_share"
            if name in told:
                yield absent(row, p, "share", 0, told[name])
            elif n < MIN_TEXTS:
                yield absent(row, p, "share", n)
            else:
                hits = Counter(
                    days[bisect_right(starts, i) - 1] for i in sorted(holding[name]) if mine[i]
                )
                clusters = [(float(hits[day]), float(k)) for day, k in n_of.items()]
                yield Measured(row, p, *clustered_share(clusters), "share", n)
        yield _we(history, p, mine, told)


def _we(history: History, p: int, mine: bytes, told: Mapping[str, str]) -> Measured:
    """Share of "we" among a person's "we" and "I"."""
    if "we" in told:
        return absent("we_share", p, "share", 0, told["we"])
    counts = history.dyad.events.counts
    of_day: dict[int, list[float]] = {}
    n_we, n_i = (sum_spans(counts[name], mine, history.spans) for name in ("we", "i"))
    for (day, start, stop), we, i in zip(history.spans, n_we, n_i, strict=True):
        if mine.count(1, start, stop):
            row = of_day.setdefault(day, [0.0, 0.0])
            row[0] += we
            row[1] += we + i
    n = int(sum(row[1] for row in of_day.values()))
    if n < MIN_TEXTS:
        return absent("we_share", p, "share", n)
    share, low, high = clustered_share([(a, b) for a, b in of_day.values()])
    return Measured("we_share", p, share, low, high, "share", n)


def measure_style(history: History) -> Iterator[Measured | Series]:
    """Return how alike the two use function words (language style matching), in all and by month.

    For each of nine kinds, 1 − |a − b| / (a + b) of its shares of the two people's words; the mean
    of the nine (language style matching; Ireland et al. 2011). Only messages in the language that
    both write most. The interval is a delete-a-group jackknife over stretches of days (Kott 2001).
    """
    told = why_untold(history)
    if "style" in told:
        yield absent("style_match", None, "index", 0, told["style"])
        return
    days = _style_of_days(history)
    sums = _add(days.values())
    n = int(min(row[-1] for row in sums))
    value = _match(sums)
    if n < MIN_WORDS or value is None:
        yield absent("style_match", None, "index", n)
        return
    low, high = _jackknife(list(days.values()), value)
    yield Measured("style_match", None, value, low, high, "index", n)
    months: dict[int, list[Style]] = {}
    events = history.dyad.events
    first = min(history.days)
    start = first - (first + 3) % 7  # the Monday; 1970 began on a Thursday
    for day, row in days.items():
        months.setdefault((day - start) // MONTH_DAYS, []).append(row)
    rows = []
    for month, of_month in months.items():
        sums = _add(of_month)
        value = _match(sums)
        if value is not None and min(row[-1] for row in sums) >= MIN_WORDS_BIN:
            ends = _jackknife(of_month, value)
            rows.append((day_start_s(events, start + MONTH_DAYS * month), value, *ends))
    if len(rows) >= 2:
        x, y, lows, highs = zip(*rows, strict=True)
        yield Series("style_match_by_month", None, x, y, lows, highs, "s", "index", n)


def _style_of_days(history: History) -> dict[int, Style]:
    """Add up each day's function words and words, in the language that both write most."""
    events = history.dyad.events
    language = events.counts["language"]
    texts = Counter(zip(events.sender, language, strict=True))
    shared = {place for _, place in texts if place != UNKNOWN}
    main = max(sorted(shared), key=lambda place: min(texts[0, place], texts[1, place]), default=0)
    columns = [events.counts[name] for name in (*STYLE, "words")]
    counted = mark_equal(language, main)
    days: dict[int, Style] = {}
    spoken = [span for span in history.spans if counted.count(1, span[1], span[2])]
    rows = [days.setdefault(day, _no_words()) for day, _, _ in spoken]
    for p in PEOPLE:
        mine = mark_both(history.own[p], counted)
        for k, column in enumerate(columns):
            for row, n in zip(rows, sum_spans(column, mine, spoken), strict=True):
                row[p][k] += n
    return days


def _no_words() -> Style:
    return [[0.0] * (len(STYLE) + 1), [0.0] * (len(STYLE) + 1)]


def _add(rows: Iterable[Style]) -> Style:
    sums = _no_words()
    for row in rows:
        for mine, part in zip(sums, row, strict=True):
            for k, x in enumerate(part):
                mine[k] += x
    return sums


def _match(sums: Style) -> float | None:
    """Compare two people's shares of each kind; None where one of them wrote nothing."""
    a, b = sums
    if not (a[-1] and b[-1]):
        return None
    matches = []
    for x, y in zip(a[:-1], b[:-1], strict=True):
        left, right = x / a[-1], y / b[-1]
        # A kind that neither uses is no difference.
        matches.append(1 - abs(left - right) / (left + right) if left + right else 1.0)
    return sum(matches) / len(matches)


def _jackknife(days: list[Style], value: float) -> tuple[float, float]:
    """Give the interval of a match, leaving out one stretch of days after the other."""
    size = max(1, math.ceil(len(days) / GROUPS))
    groups = [_add(days[i : i + size]) for i in range(0, len(days), size)]
    whole = _add(groups)
    left = []
    for group in groups:
        rest = [
            [w - g for w, g in zip(a, b, strict=True)] for a, b in zip(whole, group, strict=True)
        ]
        match = _match(rest)
        left.append(value if match is None else match)
    m = len(left)
    mean = sum(left) / m
    half = Z * math.sqrt((m - 1) / m * sum((x - mean) ** 2 for x in left))
    return max(0.0, value - half), min(1.0, value + half)


def measure_turns(history: History) -> Iterator[Series]:
    """Return each person's share of words by month, or of events where words are not told."""
    dyad = history.dyad
    if not dyad.events.time_s:
        return
    words = "words" in dyad.events.counts
    first = min(history.days)
    start = first - (first + 3) % 7
    months: dict[int, list[list[tuple[float, float]]]] = {}
    n = 0
    for key, day in history.days.items():
        parts = day.n_words if words else day.n_events
        rows = months.setdefault((key - start) // MONTH_DAYS, [[], []])
        n += sum(parts)
        for p in PEOPLE:
            rows[p].append((float(parts[p]), float(sum(parts))))
    for p in PEOPLE:
        bins = [
            (day_start_s(dyad.events, start + MONTH_DAYS * month), *clustered_share(rows[p]))
            for month, rows in months.items()
            if len(rows[p]) >= 4 and sum(b for _, b in rows[p]) >= MIN_TEXTS
        ]
        if len(bins) >= 2:
            x, y, low, high = zip(*bins, strict=True)
            yield Series("balance_by_month", p, x, y, low, high, "s", "share", n)
