"""Style, "we", and what messages are about."""

import random

import pytest

from awhile.measure import measure_dyad
from awhile.measure.content import STYLE, _match
from awhile.read.language import STYLE as COUNTED
from awhile.types import DAY_S, Dyad, Measured
from tests.make import make_dyad


def styled(shares: tuple[list[float], list[float]], n: int = 3000, seed: int = 1) -> Dyad:
    """Make a pair whose every message holds ten words, of each kind with a person's own share."""
    rng = random.Random(seed)
    sent = [(i % 2, i * DAY_S / 10) for i in range(n)]
    counts = {
        name: [sum(rng.random() < shares[s][k] for _ in range(10)) for s, _ in sent]
        for k, name in enumerate(STYLE)
    }
    counts |= {name: [0] * n for name in ("appreciation", "declarations", "apologies", "blame")}
    counts |= {name: [0] * n for name in ("withdrawal", "plans", "load_work", "load_exams")}
    counts |= {name: [0] * n for name in ("load_family", "load_illness", "load_money")}
    counts |= {"we": [i % 3 == 0 for i in range(n)], "i": [1] * n}
    counts |= {"words": [10] * n, "language": [0] * n}
    return make_dyad(sent, counts=counts)


def style(dyad: Dyad) -> Measured:
    """Return the match of a pair."""
    return next(r for r in measure_dyad(dyad)[0] if r.name == "style_match")


def test_the_kinds_are_those_that_are_counted() -> None:
    """Measures and packs mean the same nine kinds."""
    assert STYLE == COUNTED


def test_a_known_match_is_recovered_within_its_interval() -> None:
    """The match is the published formula; its interval holds the truth in most of twenty pairs."""
    a, b = [0.10] * 9, [0.05] * 9
    truth = 1 - 0.05 / 0.15
    hits = 0
    for seed in range(20):
        row = style(styled((a, b), n=1200, seed=seed))
        assert row.value == pytest.approx(truth, abs=0.05)
        assert row.low is not None
        assert row.high is not None
        hits += row.low <= truth <= row.high
    assert hits >= 16


def test_a_kind_that_nobody_uses_is_no_difference() -> None:
    """Nothing over nothing counts as alike, and one who wrote nothing cannot be compared."""
    nothing = [0.0] * 9
    assert _match([[*nothing, 10.0], [*nothing, 10.0]]) == 1.0
    assert _match([[*nothing, 10.0], [*nothing, 0.0]]) is None


def test_few_words_are_not_compared() -> None:
    """With fewer than five hundred words each, chance would look like style."""
    assert style(styled(([0.1] * 9, [0.1] * 9), n=80)).value is None


def test_we_beside_i() -> None:
    """The share of "we" is of "we" and "I" together."""
    rows = {(r.name, r.person): r for r in measure_dyad(styled(([0.1] * 9, [0.1] * 9)))[0]}
    we = rows["we_share", 0]
    assert we.value == pytest.approx(0.25, abs=0.001)
