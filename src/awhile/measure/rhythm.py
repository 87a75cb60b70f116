"""How much, how often, and at what hours."""

from collections import Counter
from collections.abc import Callable, Iterator

from awhile.measure.history import PEOPLE, Day, History
from awhile.measure.intervals import (
    Z,
    clustered_share,
    rate_interval,
    ratio_of_sums,
    share_interval,
)
from awhile.measure.pace import Weeks, dispersion, find_levels, weekly_counts
from awhile.measure.row_makers import NOT_TOLD, absent, plain
from awhile.types import DAY_S, HOUR_S, Measured, Series

MIN_SHARE = 5
MIN_DAYS = 7
MIN_WEEKS = 2


def measure_volume(history: History) -> Iterator[Measured]:
    """Count events and visits, and say on how many days a person wrote.

    Days hang together in ways this does not model (a holiday is many silent days in a row), so
    intervals that treat days as independent are, if anything, too narrow.
    """
    days = history.days.values()
    for p in PEOPLE:
        n_events = sum(day.n_events[p] for day in days)
        yield plain("n_events", p, n_events, "count", n_events)
        yield plain("n_visits", p, len(history.visits[p]), "count", n_events)
        n_days = _n_days(history)
        if n_days < MIN_DAYS:
            yield absent("active_day_share", p, "share", n_days)
            continue
        share = min(1.0, sum(day.n_events[p] > 0 for day in days) / n_days)
        yield Measured(
            "active_day_share", p, share, *share_interval(share, n_days), "share", n_days
        )


def measure_balance(history: History) -> Iterator[Measured]:
    """Return each person's share of events, words and questions."""
    columns: tuple[tuple[str, Callable[[Day], list[int]], Callable[[Day, int], int]], ...] = (
        ("event_share", lambda day: day.n_events, lambda day, _: sum(day.n_events)),
        ("word_share", lambda day: day.n_words, lambda day, _: sum(day.n_words)),
        ("question_share", lambda day: day.n_asking, lambda day, p: day.n_texts[p]),
    )
    counted = {
        "event_share": "",
        "word_share": "words",
        "question_share": "questions",
    }
    days = list(history.days.values())
    for name, part, whole in columns:
        for p in PEOPLE:
            rows = [(float(part(day)[p]), float(whole(day, p))) for day in days]
            n = int(sum(b for _, b in rows))
            if counted[name] and counted[name] not in history.dyad.events.counts:
                yield absent(name, p, "share", 0, NOT_TOLD)
            elif n < MIN_SHARE:
                yield absent(name, p, "share", n)
            else:
                yield Measured(name, p, *clustered_share(rows), "share", n)
    for p in PEOPLE:
        lengths = [(float(day.n_words[p]), float(day.n_messages[p])) for day in days]
        mean, error, bottom = ratio_of_sums(lengths)
        if "words" not in history.dyad.events.counts:
            yield absent("words_per_message", p, "count", 0, NOT_TOLD)
        elif bottom < MIN_SHARE or error == 0:
            yield absent("words_per_message", p, "count", int(bottom))
        else:
            low, high = max(0.0, mean - Z * error), mean + Z * error
            yield Measured("words_per_message", p, mean, low, high, "count", int(bottom))


def measure_pace(history: History) -> Iterator[Measured | Series]:
    """Count visits by week."""
    for p in PEOPLE:
        weeks = _weeks(history, p)
        n = sum(weeks.counts)
        exposure = sum(weeks.exposure)
        if exposure < MIN_WEEKS:
            yield absent("visits_per_week", p, "per week", n)
            continue
        scatter = dispersion(weeks)
        low, high = rate_interval(n, exposure, scatter)
        yield Measured("visits_per_week", p, n / exposure, low, high, "per week", n)
        yield Series(
            "pace",
            p,
            weeks.starts_s,
            tuple(map(float, weeks.counts)),
            (),
            (),
            "s",
            "per week",
            n,
        )


def measure_levels(history: History) -> Iterator[Series]:
    """Find when the pace of a person changed for longer."""
    for p in PEOPLE:
        weeks = _weeks(history, p)
        if sum(weeks.exposure) < MIN_WEEKS:
            continue
        levels = find_levels(weeks, dispersion(weeks))
        levels.append(levels[-1])
        yield Series(
            "pace_level",
            p,
            (*(level.start_s for level in levels[:-1]), history.dyad.end_s),
            tuple(level.rate for level in levels),
            tuple(level.low for level in levels),
            tuple(level.high for level in levels),
            "s",
            "per week",
            sum(weeks.counts),
        )


def _weeks(history: History, person: int) -> Weeks:
    return weekly_counts(history.dyad, [visit.start_s for visit in history.visits[person]])


def measure_clock(history: History) -> Iterator[Series]:
    """Return the share of a person's visits that begin in each local hour and on each weekday."""
    events = history.dyad.events
    for p in PEOPLE:
        local = [v.start_s + events.offset_s[v.first] for v in history.visits[p]]
        n = len(local)
        if n < MIN_SHARE:
            continue
        hours = Counter(int(t % DAY_S // HOUR_S) for t in local)
        # 1970 began on a Thursday.
        weekdays = Counter(int(t // DAY_S + 3) % 7 for t in local)
        if history.knows_hours:
            yield _shares("hours", p, [hours[h] for h in range(24)], "hour")
        yield _shares("weekdays", p, [weekdays[d] for d in range(7)], "weekday")


def _shares(name: str, person: int, counts: list[int], x_unit: str) -> Series:
    n = sum(counts)
    bands = [share_interval(k / n, n) for k in counts]
    return Series(
        name,
        person,
        tuple(map(float, range(len(counts)))),
        tuple(k / n for k in counts),
        tuple(low for low, _ in bands),
        tuple(high for _, high in bands),
        x_unit,
        "share",
        n,
    )


def _n_days(history: History) -> int:
    """Count the local days from the first event to the end of observation, both included."""
    events = history.dyad.events
    if not events.time_s:
        return 0
    first = (events.time_s[0] + events.offset_s[0]) // DAY_S
    last = (history.dyad.end_s + events.offset_s[-1]) // DAY_S
    return int(last - first) + 1
