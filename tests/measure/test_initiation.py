"""Who speaks first, and who ends a silence of a week."""

import random

import pytest

from awhile.measure import cut_history
from awhile.measure.initiation import measure_openings
from awhile.types import DAY_S, HOUR_S, WEEK_S
from tests.make import make_dyad


def test_openings_and_ends_are_those_counted_by_hand() -> None:
    """Nights and weeks of quiet are shared out among those who wrote next."""
    rng = random.Random(3)
    sent, at = [(0, 0.0)], 0.0
    opened, ended = [0, 0], [0, 0]
    for _ in range(300):
        gap_s = rng.choice((HOUR_S, 8 * HOUR_S - 1, 9 * HOUR_S, WEEK_S - 1, WEEK_S, 3 * WEEK_S))
        who = int(rng.random() < 0.3)
        at += gap_s
        sent.append((who, at))
        opened[who] += gap_s >= 8 * HOUR_S
        ended[who] += gap_s >= WEEK_S
    rows = {
        (row.name, row.person): row
        for row in measure_openings(cut_history(make_dyad(sent, end_s=at + DAY_S)))
    }
    for name, counts in (("initiation_share", opened), ("silence_ended_share", ended)):
        for person in (0, 1):
            row = rows[name, person]
            assert row.value == pytest.approx(counts[person] / sum(counts))
            assert row.n == sum(counts)
            assert row.low is not None
            assert row.high is not None
            assert row.low < counts[person] / sum(counts) < row.high


def test_few_long_silences_are_not_told() -> None:
    """Four that ended are too few."""
    sent = [(i % 2, i * WEEK_S) for i in range(5)]
    rows = list(measure_openings(cut_history(make_dyad(sent, end_s=5 * WEEK_S))))
    told = [row for row in rows if row.name == "silence_ended_share"]
    assert [row.value for row in told] == [None, None]
    assert all(row.why and row.n == 4 for row in told)
