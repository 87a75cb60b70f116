"""When a wait for an answer opens and when it ends."""

import random

from awhile.measure.history import cut_history
from awhile.measure.latency import _ratio, find_waits
from awhile.measure.row_makers import OPEN_END
from awhile.types import DAY_S, HOUR_S, Kind
from tests.make import make_dyad


def test_a_burst_is_one_wait_and_a_reminder_does_not_set_it_back() -> None:
    """The clock starts at the end of the first burst and runs through what follows."""
    dyad = make_dyad([(0, 0.0), (0, 60.0), (0, 5 * HOUR_S), (0, 2 * DAY_S), (1, 3 * DAY_S)])
    waits = find_waits(cut_history(dyad))
    assert waits[1].durations_s == [3 * DAY_S - 60]
    assert waits[1].observed == [True]
    assert waits[0].durations_s == [0.5]  # half a step of the clock
    assert waits[0].observed == [False]


def test_reactions_end_a_wait_and_open_none() -> None:
    """A reaction is an answer that asks for none."""
    dyad = make_dyad([(0, 0.0), (1, 100.0)], end_s=DAY_S, kinds=[Kind.TEXT, Kind.REACTION])
    waits = find_waits(cut_history(dyad))
    assert (waits[1].durations_s, waits[1].observed) == ([100.0], [True])
    assert waits[0].durations_s == []


def test_waits_are_what_a_slow_search_finds() -> None:
    """For random pairs, each first event after the other's turn is searched for from the start."""
    for seed in range(20):
        rng = random.Random(seed)
        at, sent = 0.0, []
        for _ in range(80):
            at += rng.choice([30.0, 1800.0, 3600.0, 9000.0])
            sent.append((rng.randrange(2), at))
        dyad = make_dyad(sent, end_s=at + 500)
        for person in (0, 1):
            expected = []
            for i, (sender, time_s) in enumerate(sent):
                if sender == person or (i and sent[i - 1][0] != person):
                    continue  # not the first event of a run of the other
                begin = time_s
                for other, later_s in sent[i + 1 :]:
                    if other == person or later_s - begin >= HOUR_S:
                        break
                    begin = later_s
                answers = [t for s, t in sent[i:] if s == person]
                until_s = answers[0] if answers else at + 500
                expected.append((until_s - begin, bool(answers)))
            waits = find_waits(cut_history(dyad))[person]
            assert list(zip(waits.durations_s, waits.observed, strict=True)) == expected


def test_a_ratio_without_an_end_says_why() -> None:
    """Where too few answers bound a median, the ratio has no interval, and a reason."""
    bound = (100.0, 80.0, 130.0)
    row = _ratio([(200.0, 150.0, None), bound], 40)
    assert (row.value, row.low, row.high, row.why) == (0.5, None, None, OPEN_END)
    row = _ratio([bound, bound], 40)
    assert (row.value, row.why) == (1.0, None)
    assert row.low is not None
    assert row.high is not None
    assert row.low < 1.0 < row.high
