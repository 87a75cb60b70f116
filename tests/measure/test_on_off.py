"""On and off: rates compared, found where they are and not where they are not."""

import random

import pytest

from awhile.measure import cut_history, measure_dyad
from awhile.measure.on_off import _merge, _overlap, measure_cycles
from awhile.types import DAY_S, HOUR_S, Dyad
from tests.make import make_dyad


def ratio(dyad: Dyad, name: str, person: int) -> tuple[float, float, float]:
    """Read one ratio off a pair."""
    rows = measure_cycles(cut_history(dyad))
    row = next(m for m in rows if m.name == name and m.person == person)
    assert row.value is not None
    assert row.low is not None
    assert row.high is not None
    return row.value, row.low, row.high


def independent(seed: int) -> Dyad:
    """Make two people who take no notice of each other."""
    rng = random.Random(seed)
    sent = []
    for person in (0, 1):
        at = 0.0
        while at < 400 * DAY_S:
            at += rng.expovariate(1 / (8 * HOUR_S)) * (8 if rng.random() < 0.15 else 1)
            sent.append((person, at))
    return make_dyad(sent, end_s=410 * DAY_S)


def test_overlap_is_what_a_grid_counts() -> None:
    """Adding up spans equals asking every hour."""
    rng = random.Random(7)
    sides = []
    for _ in range(2):
        starts = sorted(rng.randrange(500) for _ in range(20))
        sides.append(_merge([(float(s), float(s + rng.randrange(1, 30))) for s in starts]))
    hours = sum(
        any(a <= h < b for a, b in sides[0]) and any(a <= h < b for a, b in sides[1])
        for h in range(600)
    )
    assert _overlap(sides[0], sides[1]) == pytest.approx(hours)


@pytest.mark.parametrize(
    "name", ["return_after_withdrawal_ratio", "withdrawal_after_approach_ratio"]
)
def test_two_who_take_no_notice_show_nothing(name: str) -> None:
    """With no link between the two, intervals hold 1 in at least nine of ten."""
    held = 0
    for seed in range(60):
        _, low, high = ratio(independent(seed), name, 1)
        held += low <= 1 <= high
    assert held >= 54


def chased(seed: int, follows: float) -> Dyad:
    """Make a pair in which person 1 ends long silences once person 0 has gone quiet, this often."""
    rng = random.Random(seed)
    sent, at = [], 0.0
    for _ in range(60):
        for _ in range(rng.randrange(12, 20)):  # both write
            at += rng.uniform(1, 5) * HOUR_S
            sent += [(0, at), (1, at + 1.0)]
        quiet = rng.randrange(2, 9)
        for day in range(quiet):  # person 1 is away, person 0 writes on
            sent.append((0, at + day * 20 * HOUR_S + HOUR_S))
        at += quiet * 20 * HOUR_S
        if rng.random() < follows:  # then 0 stops, and 1 comes; else 1 comes all the same
            at += rng.uniform(2, 3) * DAY_S
    return make_dyad(sent, end_s=at + DAY_S)


def test_one_who_comes_when_the_other_goes_is_seen() -> None:
    """The more often returns follow the other's going, the farther the ratio is above 1."""
    seen = [ratio(chased(3, f), "return_after_withdrawal_ratio", 1) for f in (0.3, 0.8)]
    assert seen[1][0] > seen[0][0] > 1
    assert seen[1][1] > 1


def test_a_record_too_short_to_shift_tells_nothing() -> None:
    """Below sixty days there are too few alignments to compare with."""
    dyad = independent(1)
    last = 50 * DAY_S
    events = [(s, t) for s, t in zip(dyad.events.sender, dyad.events.time_s, strict=True)
              if t < last]  # fmt: skip
    short = make_dyad(events, end_s=last)
    rows = [m for m in measure_dyad(short)[0] if m.name == "return_after_withdrawal_ratio"]
    assert [m.value for m in rows] == [None, None]
