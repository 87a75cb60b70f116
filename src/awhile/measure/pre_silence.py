"""Before a silence: what was different in the days before it from this pair's normal.

*What is compared.* Days on which a person wrote. A day is *before a long silence* if the silence
after it is longer than nine in ten of theirs, and a day at least. Each is looked at through the
`WINDOW_S` up to the end of that day's last visit: what the other sends afterwards, unanswered,
belongs to the silence and not to what came before it. Windows that reach into an earlier long
silence, or beyond the start of the record, are left out on both sides.

*Their normal.* The mean of the `NEAR` nearest other days on which they wrote and whose windows do
not overlap, so that a change over months is not taken for a difference; then what days of the same
weekday have in common is taken off, so that a weekend is not taken for one. A difference is told in
standard deviations of all such days.

*How sure.* Long silences come in bunches, and so do busy days. So the marks "before a long silence"
are moved along all days together, to every other place in turn: what arises then arose by chance,
with both kinds of bunching kept (circular shifts; Lancaster et al. 2018, "Surrogate data for
hypothesis testing of physical systems"). Intervals are simultaneous over all things compared: their
width is a high quantile (`LEVEL`) of the largest standardised difference over shifts (max-T;
Westfall & Young 1993), so that in nineteen of twenty pairs with no difference none is shown.

It is a description. What came before is not a motive, and nothing here says what to do.
"""

import math
import operator
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, pairwise, repeat

from awhile.measure.history import PEOPLE, History, long_after
from awhile.measure.row_makers import NOT_TOLD, TOO_FEW, absent, plain
from awhile.segment import find_positive, mark_both, mark_known
from awhile.types import DAY_S, UNKNOWN, Measured, Series

WINDOW_S = 3 * DAY_S
"""The days before; a choice."""

OUTSIDE_S = 14 * DAY_S
"""How long before a silence something from outside counts; a choice."""

NEAR = 28
"""Days on which they wrote, half of them on either side, that make up the normal of a day."""

APART = 3
"""Nearest days on either side that are left out of it, since their windows overlap."""

WEEKS_HELD = 2
"""How many weeks without anything in common are added to what a weekday has in common."""

LEVEL = 0.97
"""Of the places the marks are moved to, how many show less than what is told.

With 0.95, 6% to 8% of 700 simulated pairs without any difference showed one, since a record changes
over time; with this, see `docs/explanation/how-it-works.md`.
"""

MIN_BEFORE = 5
"""Fewest long silences."""

MIN_ACTIVE = 60
"""Fewest days on which the person wrote."""

MOST_BEFORE = 100
"""Of more long silences, the longest are taken: it keeps the comparison short."""

MOST_SHIFTS = 499

MIN_TOLD = 0.5
"""Least share of the two's text messages whose language has a pack; below it words are not told."""

DIFFERENCES = (
    "closeness",
    "pace",
    "pace_other",
    "length",
    "length_other",
    "questions_stacked",
    "appreciation",
    "declarations",
    "blame",
    "load",
    "withdrawal",
    "plans",
    "outside",
)
"""What is compared, in the order in which it is told."""

NEED_LANGUAGE = (
    "appreciation",
    "declarations",
    "apologies",
    "blame",
    "load",
    "withdrawal",
    "plans",
    "we",
    "style",
)
"""What is told only in languages with a pack."""

STYLE = (
    "personal_pronouns",
    "impersonal_pronouns",
    "articles",
    "adverbs",
    "auxiliary_verbs",
    "conjunctions",
    "prepositions",
    "negations",
    "quantifiers",
)

LOADS = ("load_work", "load_exams", "load_family", "load_illness", "load_money")
COLUMNS_OF = {name: (name,) for name in NEED_LANGUAGE} | {
    "load": LOADS,
    "we": ("we", "i"),
    "style": (*STYLE, "words"),
    "length": ("words",),
    "length_other": ("words",),
    "questions_stacked": ("questions",),
}
"""Which counts each thing is made of."""

NO_LANGUAGE = "measure.why_no_language"
NEVER = "measure.why_never_there"
NO_OUTSIDE = "measure.why_no_outside"
NOT_LONG = "measure.why_not_long"

Value = float | None


@dataclass(frozen=True, slots=True)
class _Said:
    """What one person sent, ready to be counted in windows.

    Attributes:
        times: Of everything they sent.
        text_times: Of their text messages whose words were counted.
        words: Running sum of these words, from 0.
        about: By name, times of the messages that hold it; absent where it is not told.
        asked: Times of the first message of each of their runs.
        stacked: Of these, those of runs that hold two questions or more.
    """

    times: list[float]
    text_times: list[float]
    words: list[int]
    about: dict[str, list[float]]
    asked: list[float]
    stacked: list[float]


@dataclass(frozen=True, slots=True)
class _Days:
    """The days that are compared, of one person.

    Attributes:
        stops_s: End of the last visit of each [d].
        weekdays: Which day of the week each is, from 0 to 6 [d].
        before: Places of those before a long silence.
        now: Place of the day before the present silence, if that is a long one; it is looked at
            even where its window reaches into an earlier one.
    """

    stops_s: list[float]
    weekdays: list[int]
    before: list[int]
    now: int | None


def measure_before(history: History) -> Iterator[Measured | Series]:
    """Compare the days before a person's long silences with their other days."""
    said: list[_Said] = []
    told = why_untold(history)
    for p in PEOPLE:
        days = _find_days(history, p)
        n = len(days.before)
        if n < MIN_BEFORE or len(days.stops_s) < MIN_ACTIVE:
            for name in DIFFERENCES:
                why = told.get(name, TOO_FEW)
                yield absent(f"before_{name}", p, "sd", n, why)
            yield absent("before_now_limit", p, "sd", 0)
            continue
        said = said or _collect(history)
        columns: dict[str, list[float]] = {}
        for name in DIFFERENCES:
            if name not in told:
                away = _from_normal(_look(history, said, p, name, days.stops_s), days.weekdays)
                if away is not None:
                    columns[name] = away
        found = _compare(columns, days.before)
        for name in DIFFERENCES:
            if name in found:
                value, half = found[name]
                yield Measured(f"before_{name}", p, value, value - half, value + half, "sd", n)
            else:
                yield absent(f"before_{name}", p, "sd", n, told.get(name, NEVER))
        if columns:
            yield from _before_now(columns, p, days)
        else:
            yield absent("before_now_limit", p, "sd", 0)


def why_untold(history: History) -> dict[str, str]:
    """Say which things the source, or the language, does not tell, each with the reason.

    Args:
        history: The pair.
    """
    counts = history.dyad.events.counts
    told = {
        name: NOT_TOLD
        for name, columns in COLUMNS_OF.items()
        if any(column not in counts for column in columns)
    }
    language = counts.get("language")
    n_texts = history.texts.count(1)
    n_known = len(language) - language.count(UNKNOWN) if language is not None else 0
    if language is None or n_known < MIN_TOLD * n_texts:
        why = NOT_TOLD if language is None else NO_LANGUAGE
        told |= {name: why for name in NEED_LANGUAGE if name not in told}
    if not history.dyad.outside:
        told["outside"] = NO_OUTSIDE
    return told


def _collect(history: History) -> list[_Said]:
    """Gather what each person sent."""
    events = history.dyad.events
    times, sender, counts = events.time_s, events.sender, events.counts
    about: list[dict[str, list[float]]] = [{}, {}]
    wanted = {column for name in DIFFERENCES for column in COLUMNS_OF.get(name, ())}
    for name in (wanted - {"words", "questions"}) & counts.keys():
        places = find_positive(counts[name])
        for p in PEOPLE:
            about[p][name] = [times[i] for i in places if sender[i] == p]
    asked: list[list[float]] = [[], []]
    stacked: list[list[float]] = [[], []]
    questions = counts.get("questions")
    n_asked = list(accumulate(map(max, questions or (), repeat(0)), initial=0))
    for start, stop in pairwise(history.runs):
        asked[sender[start]].append(times[start])
        if questions and n_asked[stop] - n_asked[start] >= 2:
            stacked[sender[start]].append(times[start])
    words = counts.get("words")
    known = bytes(len(times)) if words is None else mark_known(words)
    said = []
    for p in PEOPLE:
        about[p]["load"] = sorted({t for name in LOADS for t in about[p].get(name, ())})
        counted = mark_both(history.own[p], known)
        said.append(
            _Said(
                list(compress(times, history.own[p])),
                list(compress(times, counted)),
                list(accumulate(compress(words or (), counted), initial=0)),
                about[p],
                asked[p],
                stacked[p],
            )
        )
    return said


def _find_days(history: History, p: int) -> _Days:
    """List the days on which a person wrote, and which of them came before a long silence."""
    least_s = long_after(history, p)
    if least_s is None:
        return _Days([], [], [], None)
    events, silences = history.dyad.events, history.silences[p]
    offsets = events.offset_s
    first_s = events.time_s[0] + WINDOW_S
    clear_s = first_s
    stops: list[float] = []
    weekdays: list[int] = []
    lengths: list[float] = []
    now = None
    for visit, silence in zip(history.visits[p], silences, strict=True):
        is_long = silence.duration_s > least_s
        begins, ends = (
            _day(t, offsets[visit.first])
            for t in (silence.start_s, silence.start_s + silence.duration_s)
        )
        known = is_long or (silence.observed and begins != ends)
        clear = silence.start_s >= clear_s
        present = is_long and not silence.observed
        if present:
            now = len(stops)
        if known and (clear or present):
            stops.append(silence.start_s)
            weekdays.append(begins % 7)
            lengths.append(silence.duration_s if is_long and clear else 0.0)
        if is_long:
            clear_s = silence.start_s + silence.duration_s + WINDOW_S
    before = sorted(
        sorted((i for i, length in enumerate(lengths) if length), key=lambda i: -lengths[i])[
            :MOST_BEFORE
        ]
    )
    return _Days(stops, weekdays, before, now)


def _day(time_s: float, offset_s: int) -> int:
    return int((time_s + offset_s) // DAY_S)


def _look(
    history: History, said: Sequence[_Said], p: int, name: str, stops_s: Sequence[float]
) -> list[Value]:
    """Give one thing's value in the window before each stop; None where it cannot be told."""
    me, other = said[p], said[1 - p]
    if name == "closeness":
        turns = [history.dyad.events.time_s[i] for i in history.runs[:-1]]
        return [max(_count(turns, s - i * DAY_S, DAY_S) for i in range(3)) for s in stops_s]
    if name in {"pace", "pace_other"}:
        times = me.times if name == "pace" else other.times
        return [math.log1p(_count(times, s)) for s in stops_s]
    if name in {"length", "length_other"}:
        return [_length(me if name == "length" else other, s) for s in stops_s]
    if name == "questions_stacked":
        return [_share(other.stacked, other.asked, s) for s in stops_s]
    if name == "outside":
        moments = sorted(o.time_s for o in history.dyad.outside)
        return [float(_count(moments, s, OUTSIDE_S) > 0) for s in stops_s]
    if name in {"load", "withdrawal"}:
        return [_share(me.about[name], me.text_times, s) for s in stops_s]
    both = sorted([*me.about[name], *other.about[name]])
    return [float(_count(both, s) > 0) for s in stops_s]


def _count(times: Sequence[float], stop_s: float, window_s: float = WINDOW_S) -> int:
    """Count moments within a window, its end included."""
    return bisect_right(times, stop_s) - bisect_right(times, stop_s - window_s)


def _share(part: Sequence[float], whole: Sequence[float], stop_s: float) -> Value:
    n = _count(whole, stop_s)
    return _count(part, stop_s) / n if n else None


def _length(said: _Said, stop_s: float) -> Value:
    """Give the mean words of a message in the window, on a log scale."""
    start, stop = (
        bisect_right(said.text_times, stop_s - WINDOW_S),
        bisect_right(said.text_times, stop_s),
    )
    return (
        math.log1p((said.words[stop] - said.words[start]) / (stop - start))
        if stop > start
        else None
    )


def _from_normal(values: Sequence[Value], weekdays: Sequence[int]) -> list[float] | None:
    """Tell each value as its difference from the nearest others, in standard deviations.

    Args:
        values: One thing, day by day [d]; a day on which it cannot be told is taken as normal.
        weekdays: Which day of the week each is [d].

    Returns:
        Standardised differences [d]; None where the thing never varied, or is told on few days.
    """
    n = len(values)
    known = [v is not None for v in values]
    if sum(known) < MIN_ACTIVE / 2:
        return None
    sums = list(accumulate((v or 0.0 for v in values), initial=0.0))
    counts = list(accumulate(known, initial=0))
    away = []
    for i, value in enumerate(values):
        total, others = 0.0, 0
        for start, stop in (
            (i - APART - NEAR // 2, i - APART),
            (i + APART + 1, i + APART + 1 + NEAR // 2),
        ):
            first, last = (min(max(at, 0), n) for at in (start, stop))
            total += sums[last] - sums[first]
            others += counts[last] - counts[first]
        away.append(value - total / others if value is not None and others >= MIN_BEFORE else 0.0)
    away = _without_week(away, weekdays, [v is not None for v in values])
    spread = math.sqrt(sum(a * a for a in away) / n)
    return [a / spread for a in away] if spread > 1e-9 else None


def _without_week(
    away: Sequence[float], weekdays: Sequence[int], known: Sequence[bool]
) -> list[float]:
    """Take from each day what the other days of its weekday have in common.

    Args:
        away: Differences from the nearest days [d].
        weekdays: Which day of the week each is [d].
        known: On which days the thing can be told [d].

    Returns:
        What is left [d]; the fewer other days of a weekday there are, the less is taken.
    """
    sums, counts = [0.0] * 7, [0] * 7
    for value, weekday, told in zip(away, weekdays, known, strict=True):
        sums[weekday] += value
        counts[weekday] += told
    return [
        value - (sums[w] - value) / (counts[w] - 1 + WEEKS_HELD) if told else 0.0
        for value, w, told in zip(away, weekdays, known, strict=True)
    ]


def _compare(
    columns: dict[str, list[float]], before: Sequence[int]
) -> dict[str, tuple[float, float]]:
    """Compare marked days with what the marks show at every other place.

    Args:
        columns: Standardised differences from normal by name, each [d].
        before: Places of the marked days.

    Returns:
        By name: mean difference, and half the width of its simultaneous 95% interval.
    """
    if not columns:
        return {}
    n = len(next(iter(columns.values())))
    # Their own place is one of all places; without it the comparison would claim too much.
    shifts = range(0, n, math.ceil(n / MOST_SHIFTS))
    spread: dict[str, float] = {}
    worst = [0.0] * len(shifts)
    for name, column in columns.items():
        twice = column + column
        means = [sum(operator.itemgetter(*[i + s for i in before])(twice)) for s in shifts]
        scale = math.sqrt(sum(m * m for m in means) / len(means)) or 1.0
        spread[name] = scale / len(before)
        worst = [max(w, abs(m) / scale) for w, m in zip(worst, means, strict=True)]
    worst.sort()
    limit = worst[math.ceil(LEVEL * len(worst)) - 1]
    return {
        name: (sum(column[i] for i in before) / len(before), limit * spread[name])
        for name, column in columns.items()
    }


def _before_now(
    columns: dict[str, list[float]], p: int, days: _Days
) -> Iterator[Measured | Series]:
    """Show the days before the present silence, and how far others of this person's days go."""
    ordinary = set(range(len(days.stops_s))) - {*days.before, days.now}
    farthest = sorted(max(abs(column[i]) for column in columns.values()) for i in ordinary)
    limit = farthest[math.ceil(0.95 * len(farthest)) - 1]
    if days.now is None:
        yield absent("before_now_limit", p, "sd", len(ordinary), NOT_LONG)
        return
    yield plain("before_now_limit", p, limit, "sd", len(ordinary))
    yield Series(
        "before_now",
        p,
        tuple(float(DIFFERENCES.index(name)) for name in columns),
        tuple(column[days.now] for column in columns.values()),
        (),
        (),
        "difference",
        "sd",
        len(ordinary),
    )
