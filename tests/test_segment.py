"""Where time is cut."""

import itertools
import random
from array import array

import pytest

from awhile.segment import (
    count_attempts,
    find_positive,
    find_runs,
    find_silences,
    find_visits,
    mark_both,
    mark_equal,
    mark_known,
    observe_until,
    sum_spans,
)
from awhile.types import HOUR_S, Kind
from tests.make import T0_S, make_dyad


def test_an_hour_parts_two_visits() -> None:
    """Just under an hour is the same visit, an hour another; every event is in one."""
    dyad = make_dyad([(0, 0.0), (1, 5.0), (0, HOUR_S - 1), (0, 2 * HOUR_S - 1)])
    visits = find_visits(dyad, 0)
    assert [(v.n_events, v.first) for v in visits] == [(2, 0), (1, 3)]


def test_attempts_are_six_hours_apart() -> None:
    """A burst is one attempt, and a slow drip counts from the last attempt, not the last event."""
    assert count_attempts([]) == 0
    assert count_attempts([0.0, 60.0, 5.9 * HOUR_S]) == 1
    assert count_attempts([i * 3 * HOUR_S for i in range(5)]) == 3


def test_the_last_silence_still_goes_on() -> None:
    """Gaps between visits are over, the one up to the end of observation is not."""
    dyad = make_dyad(
        [(1, 0.0), (0, HOUR_S), (1, 10 * HOUR_S), (0, 11 * HOUR_S), (0, 12 * HOUR_S)],
        end_s=20 * HOUR_S,
        kinds=[Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.REACTION],
    )
    silences = find_silences(dyad, 1)
    assert [(s.duration_s / HOUR_S, s.observed, s.n_attempts) for s in silences] == [
        (10, True, 1),
        (10, False, 1),
    ]


def test_runs_have_one_sender_each() -> None:
    """Put together the runs give all events, and neighbours differ."""
    rng = random.Random(1)
    dyad = make_dyad([(rng.randrange(2), float(i)) for i in range(200)])
    runs = find_runs(dyad)
    parts = [dyad.events.sender[a:b] for a, b in itertools.pairwise(runs)]
    assert [s for part in parts for s in part] == list(dyad.events.sender)
    assert all(len(set(part)) == 1 for part in parts)
    assert all(a[0] != b[0] for a, b in itertools.pairwise(parts))
    assert find_runs(make_dyad([])) == []


def test_what_came_later_is_not_seen() -> None:
    """Events after the moment are gone from every column; the moment is the end."""
    dyad = make_dyad([(0, 0.0), (1, 10.0), (0, 20.0)], counts={"words": [1, 2, 3]})
    seen = observe_until(dyad, T0_S + 10)
    assert len(seen.events) == 2
    assert list(seen.events.counts["words"]) == [1, 2]
    assert seen.end_s == T0_S + 10
    assert observe_until(dyad, T0_S + 99).events is dyad.events


COMMON = [0, 0, 0, 0, -1, -1, 1, 2, 5]
ODD = [*COMMON, 127, 128, 254, 255, 256, 257, 511, 512, 30_000, 32_767, -2, -250, -256, -32_768]


@pytest.mark.parametrize("typecode", ["h", "i"])
@pytest.mark.parametrize("values", [COMMON, ODD, [0, 255], [-1, 0], [1, 256], [-256, 3]])
def test_columns_are_looked_at_byte_by_byte(typecode: str, values: list[int]) -> None:
    """What is found, marked and added up over bytes is what a look at every row finds."""
    rng = random.Random(str(values))
    for n in (0, 1, 7, 200):
        column = array(typecode, rng.choices(values, k=n))
        marks = bytes(rng.choices([0, 1], k=n))
        assert find_positive(column) == [i for i, x in enumerate(column) if x > 0]
        assert find_positive(column.tolist()) == find_positive(column)
        assert list(mark_known(column)) == [x >= 0 for x in column]
        for value in (0, 1, 3, 127, 255):
            assert list(mark_equal(column, value)) == [x == value for x in column]
        known = mark_both(marks, mark_known(column))
        assert list(known) == [m and x >= 0 for m, x in zip(marks, column, strict=True)]
        cuts = sorted(rng.sample(range(n + 1), k=min(n, 4)))
        spans = [(9, a, b) for a, b in itertools.pairwise(cuts)]
        for chosen in (marks, known):
            sums = [sum(itertools.compress(column[a:b], chosen[a:b])) for _, a, b in spans]
            assert sum_spans(column, chosen, spans) == sums
