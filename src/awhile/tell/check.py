"""What a saved study must hold before it is told: values, not only shapes.

A study comes from a file, and a file may come from anyone. Whatever tells it may then rely on
finite numbers, lists that belong together, names and sentences that are known, and moments that are
dates; the bounds are far beyond what a chat gives.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from itertools import pairwise

from awhile.measure.registry import BY_NAME
from awhile.types import (
    DAY_S,
    DOUBTS,
    FLOATING,
    PLACES,
    SAID,
    Backtest,
    Forecast,
    Measured,
    Phases,
    Reach,
    Said,
    Series,
    Silence,
    Study,
    Turn,
    Understood,
)
from awhile.words import has_sentence, one_line

MAX_TEXT, MAX_ITEMS = 10_000, 200_000
"""Characters of one text, and items of one list."""
MAX_SPAN_S = 1.0e11
"""Three thousand years; no span and no moment since 1970 is longer."""
MAX_NUMBER = 1.0e15
FIRST_S, LAST_S = -30_610_224_000.0, 4_102_531_200.0
"""The year 1000, and a day into 2100."""
X_UNITS = {"s", "hour", "duration_s", "weekday", "count", "difference"}
UNITS = {"s", "share", "per week", "count", "ratio", "min", "index", "sd"}
MAY_BE_NEGATIVE = {"sd", "ratio"}
RESOLUTIONS_S = (0.0, 86_400.0)
SURE = {"stated", "certain", "likely", "ambiguous"}
ORDERS = {None, "dmy", "mdy", "ymd", "ydm", "myd"}
ONE_MORE = 1.0 + 1e-6
"""Shares are rounded when they are written."""


def check_study(study: Study) -> None:
    """Check every value of a study that was read.

    Args:
        study: Of the right shape and types.

    Raises:
        ValueError: A value is none that a study can have.
    """
    _walk(study)
    for value in _values(study):
        if not _holds(value):
            raise ValueError(type(value).__name__)
    moments = [study.now_s, *(one.time_s for one in study.outside)]
    if not all(FIRST_S <= moment <= LAST_S for moment in moments):
        raise ValueError("moment")
    if not _rising([one.start_s for one in study.silences]):
        raise ValueError("silences")
    if not set(study.elsewhere) <= set(PLACES) or len(study.elsewhere) > len(PLACES):
        raise ValueError("elsewhere")
    if any(one.person not in {0, 1, None} for one in study.outside):
        raise ValueError("person")
    if any(forecast.person != 1 for forecast in (study.forecast, study.own_silences)):
        raise ValueError("forecast")
    names = [(one.name, one.person) for one in study.measured]
    if len(set(names)) < len(names):
        raise ValueError("measured")


def _holds(value: object) -> bool:
    """Whether one value is one that a study can have."""
    match value:
        case Measured():
            return _measured(value)
        case Series():
            return _series(value)
        case Silence():
            return _silence(value)
        case Forecast():
            return _forecast(value)
        case Reach():
            return _reach(value)
        case Phases():
            return _phases(value)
        case Backtest():
            return _backtest(value)
        case Understood():
            return _understood(value)
        case Said():
            return _said(value)
        case Turn():
            return _turn(value)
    return True


def _values(value: object) -> Iterable[object]:
    """Yield a value and every value within it."""
    yield value
    if is_dataclass(value):
        for one in fields(value):
            yield from _values(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _values(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _values(inner)


def _walk(study: object) -> None:
    """Check what holds for any text, number or list, wherever it stands."""
    for value in _values(study):
        if isinstance(value, str):
            if len(value) > MAX_TEXT or one_line(value) != value:
                raise ValueError("text")
        elif isinstance(value, int | float):
            if not math.isfinite(value) or abs(value) > MAX_NUMBER:
                raise ValueError("number")
        elif isinstance(value, Mapping):
            if len(value) > MAX_ITEMS or not all(map(_is_name, value)):
                raise ValueError("names")
        elif isinstance(value, tuple) and len(value) > MAX_ITEMS:
            raise ValueError("items")


def _is_name(key: object) -> bool:
    return isinstance(key, str) and key.isidentifier()


def _ends(low: float | None, value: float | None, high: float | None) -> bool:
    """Whether an interval, open at an end or not, holds what it is about but for rounding."""
    there = [n for n in (low, value, high) if n is not None]
    slack = 1e-6 * max([1.0, *map(abs, there)])
    return all(a <= b + slack for a, b in pairwise(there))


def _rising(numbers: Sequence[float]) -> bool:
    return all(a <= b for a, b in pairwise(numbers))


def _chances(numbers: Iterable[float]) -> bool:
    return all(0.0 <= p <= ONE_MORE for p in numbers)


def _person(person: int | None, *, pair: bool = False) -> bool:
    return person in ({0, 1, None} if pair else {0, 1})


def _known(key: str | None) -> bool:
    return key is None or has_sentence(key)


def _measured(one: Measured) -> bool:
    bounds = [n for n in (one.value, one.low, one.high) if n is not None]
    if one.unit not in UNITS or one.name not in BY_NAME or not _person(one.person, pair=True):
        return False
    if one.unit in {"share", "index"} and not _chances(bounds):
        return False
    if one.unit not in MAY_BE_NEGATIVE and any(n < 0 for n in bounds):
        return False
    spans = one.unit not in {"s", "min"} or all(abs(n) <= MAX_SPAN_S for n in bounds)
    return spans and one.n >= 0 and _known(one.why) and _ends(one.low, one.value, one.high)


def _series(one: Series) -> bool:
    n = len(one.x)
    lengths = len(one.y) == n and len(one.low) == len(one.high) and len(one.low) in {0, n}
    known = one.x_unit in X_UNITS and one.y_unit in UNITS and one.name in BY_NAME
    if not lengths or not known or not _person(one.person, pair=True) or one.n < 0:
        return False
    most = {"hour": 24.0, "weekday": 7.0, "s": LAST_S}.get(one.x_unit, MAX_SPAN_S)
    least = FIRST_S if one.x_unit == "s" else 0.0
    if not all(least <= x <= most for x in one.x) or any(abs(y) > MAX_SPAN_S for y in one.y):
        return False
    if one.x_unit != "difference" and not _rising(one.x):
        return False
    if one.y_unit in {"share", "index"} and not _chances((*one.y, *one.low, *one.high)):
        return False
    return all(a <= b + 1e-6 * max(1.0, abs(b)) for a, b in zip(one.low, one.high, strict=True))


def _silence(one: Silence) -> bool:
    least_s = DAY_S * (1 - 1e-6)  # a study lists those of a day or longer
    within = FIRST_S <= one.start_s <= LAST_S and least_s <= one.duration_s <= MAX_SPAN_S
    return within and _person(one.person) and 0 <= one.n_attempts <= MAX_NUMBER


def _forecast(one: Forecast) -> bool:
    columns = (one.return_probs, one.low, one.high)
    if not all(len(column) == len(one.horizon_s) and _chances(column) for column in columns):
        return False
    if not _rising(one.horizon_s) or not all(0.0 < s <= MAX_SPAN_S for s in one.horizon_s):
        return False
    if not all(_ends(*ends) for ends in zip(one.low, one.return_probs, one.high, strict=True)):
        return False
    if not _chances((one.unlike,)):
        return False
    refused = one.refusal is None or has_sentence(one.refusal.why)
    return refused and _person(one.person) and 0.0 <= one.elapsed_s <= MAX_SPAN_S and one.n >= 0


def _reach(one: Reach) -> bool:
    spans = (one.elapsed_s, one.reach_s, one.longest_s, one.span_s, one.ahead_s)
    counts = one.n >= 0 and one.least >= 1
    return counts and _person(one.person) and all(0.0 <= s <= MAX_SPAN_S for s in spans)


def _phases(one: Phases) -> bool:
    n_phases = 5
    rows = (*one.past, *((one.now,) if one.now else ()))
    if len(one.past) != len(one.start_s) or not _rising(one.start_s):
        return False
    if not all(len(row) == n_phases and _chances(row) for row in rows):
        return False
    within = all(FIRST_S <= s <= LAST_S for s in one.start_s)
    spans = (one.usual_s, *one.borders_s)
    borders = _rising(one.borders_s) and all(0.0 <= s <= MAX_SPAN_S for s in spans)
    return within and borders and one.n >= 0 and _person(one.person)


def _backtest(one: Backtest) -> bool:
    counts = 0 <= one.n <= one.n_moments and 0.0 < one.horizon_s <= MAX_SPAN_S
    bins = all(
        _chances((b.low, b.stated, b.high))
        and b.low <= b.high
        and 0 <= b.n_came <= b.n
        and b.n_silences >= 0
        for b in one.bins
    )
    brier = one.brier is None or 0.0 <= one.brier <= ONE_MORE
    return counts and bins and brier and _person(one.person)


def _said(one: Said) -> bool:
    return one.kind in SAID and _person(one.person) and FIRST_S <= one.wall_s <= LAST_S


def _turn(one: Turn) -> bool:
    moments = [one.now_s, one.since_s, one.last_s, one.other_s]
    within = all(FIRST_S <= s <= LAST_S for s in moments if s is not None)
    counts = all(0 <= n <= MAX_ITEMS for n in (one.n_attempts, one.n_week, one.n_day))
    return within and counts and _person(one.person, pair=True)


def _understood(one: Understood) -> bool:
    counts = [getattr(one, f.name) for f in fields(one) if f.name.startswith("n_")]
    counts += [n for s in one.senders for n in (s.n_events, s.n_messages, s.n_calls)]
    if any(n < 0 for n in counts) or one.date_order not in ORDERS:
        return False
    keys = [*one.limits, *(skipped.why for skipped in one.skipped)]
    if not all(map(has_sentence, keys)) or one.date_order_sure not in SURE:
        return False
    if not RESOLUTIONS_S[0] <= one.resolution_s <= RESOLUTIONS_S[1]:
        return False
    if not all(d.kind in DOUBTS for d in one.doubts) or not _zone(one.zone):
        return False
    stamps = [s for s in (one.first, one.last, one.made) if s is not None]
    dates = [
        str(value)
        for doubt in one.doubts
        for key, value in doubt.values.items()
        if key in {"made", "since", "until", "last", "other"}
    ]
    return all(map(_is_stamp, (*stamps, *dates)))


def _is_stamp(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False


def _zone(zone: str) -> bool:
    """Whether a zone is one by its form; whether this machine knows it shows where it is used."""
    if zone in {FLOATING, "UTC"}:
        return True
    if zone[:1] in {"+", "-"}:
        hours, colon, minutes = zone[1:].partition(":")
        digits = len(hours) == 2 and len(minutes) == 2 and (hours + minutes).isdecimal()
        return bool(colon) and digits and int(hours) <= 15 and int(minutes) < 60
    return len(zone) < 64 and all(part.isidentifier() for part in _parts(zone))


def _parts(zone: str) -> list[str]:
    return [part.replace("-", "_").replace("+", "_") for part in zone.split("/")]
