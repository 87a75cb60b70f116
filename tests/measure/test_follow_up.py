"""What writing again went with: right with and without an effect, and not told from too little."""

import itertools
import math
import random
from array import array

import pytest

from awhile.care import RESEARCH
from awhile.measure import cut_history
from awhile.measure.follow_up import (
    Cells,
    _Fit,
    explain_away,
    fit_again,
    measure_again,
    student_quantile,
)
from awhile.types import DAY_S, HOUR_S, Dyad, Events, Measured
from tests.make import make_dyad


def pair(seed: int, log_ratio: float, *, n: int = 600, gone: bool = False) -> Dyad:
    """Make a pair in which person 0 writes again the more, the longer person 1 is silent."""
    rng = random.Random(seed)
    sent, at = [(1, 0.0)], 0.0
    for i in range(n):
        at += rng.uniform(0.1, 1) * HOUR_S
        sent.append((0, at))
        slow = rng.random() < 0.25
        silent, again = 0.0, False
        while True:
            silent += HOUR_S
            rate = (0.015 if slow else 0.4) * (math.exp(log_ratio) if again else 1)
            if rng.random() < 1 - math.exp(-rate) and not (gone and i == n - 1):
                break
            if silent >= 8 * HOUR_S and rng.random() < 0.004 * silent / HOUR_S:
                again = True
                sent.append((0, at + silent))
            if silent > 60 * DAY_S:
                break
        at += silent + 1
        if not (gone and i == n - 1):
            sent.append((1, at))
    return make_dyad(sent, end_s=at)


def row(dyad: Dyad, name: str = "writing_again_ratio") -> Measured:
    """Read person 1's number off a pair."""
    rows = measure_again(cut_history(dyad))
    return next(m for m in rows if m.name == name and m.person == 1)


@pytest.mark.parametrize("log_ratio", [-0.9, 0.0, 0.9])
def test_an_effect_of_either_sign_or_none_is_found_where_the_naive_comparison_fails(
    log_ratio: float,
) -> None:
    """Over a few pairs the mean is near the truth and intervals hold it; the naive mean is not."""
    values, naive_values, held = [], [], 0
    for seed in range(16):
        dyad = pair(seed, log_ratio, gone=seed % 2 == 0)
        adjusted, naive = row(dyad), row(dyad, "writing_again_naive_ratio")
        assert adjusted.value is not None
        assert adjusted.low is not None
        values.append(math.log(adjusted.value))
        held += adjusted.low <= math.exp(log_ratio) <= (adjusted.high or math.inf)
        naive_values.append(math.log(naive.value or 1))
    assert sum(values) / len(values) == pytest.approx(log_ratio, abs=0.45)
    assert held >= 13
    assert sum(naive_values) / len(values) < log_ratio - 0.7


def test_few_silences_tell_nothing() -> None:
    """Below the least number there is no value but a reason."""
    small = row(pair(1, 0.0, n=40))
    assert small.value is None
    assert small.why is not None


def test_the_maximum_is_one() -> None:
    """No small change of any term raises the penalised likelihood, open wait and all."""
    rng = random.Random(4)
    cells: Cells = {}
    for far in (-1.0, 0.0, 1.0):
        for lately in (-1.0, 1.0):
            for again in (False, True):
                cells[far, far * far, lately, 0.0, again] = [
                    float(rng.randrange(1, 6)), 5 + 5 * rng.random(), 3.0 if far > 0 else 0.0,
                ]  # fmt: skip
    fit = _Fit(cells, 40)
    terms, top, _ = fit.climb(None, [0.0] * 6)
    for i in range(6):
        for step in (-0.02, 0.02):
            moved = list(terms)
            moved[i] += step
            assert fit.weigh(moved)[0] < top
    found = fit_again(cells, 40)
    assert found.low < found.value < found.high


def test_the_chance_of_no_end_is_at_its_best() -> None:
    """The closed form of the open wait equals a search over the chance that it never ends."""
    for ahead in (0.01, 0.5, 3.0, 8.0):
        for n_over in (1, 12, 80):
            fit = _Fit({(0.0, 0.0, 0.0, 0.0, False): [n_over, 1.0, 1.0]}, n_over + 1)
            best = max(
                n_over * math.log(1 - p) + math.log(p + (1 - p) * math.exp(-ahead))
                for p in (k / 20_000 for k in range(20_000))
            )
            assert fit.open_part(ahead) == pytest.approx(best, abs=1e-3)


def test_students_quantile() -> None:
    """It equals the tables to two digits."""
    assert student_quantile(5) == pytest.approx(2.571, abs=0.01)
    assert student_quantile(1e9) == pytest.approx(1.95996, abs=1e-4)


def test_a_ratio_is_not_told_after_a_request_for_no_contact() -> None:
    """It could be read as a reason to write."""
    from dataclasses import replace

    from awhile.study import study_dyad
    from awhile.types import Care, Reply
    from tests.make import NO_CARE
    from tests.tell.studies import demo_study

    dyad = replace(pair(2, 0.5), care=NO_CARE | Care.of("no_contact", Reply.YES))
    assert cut_history(dyad).silences[1]
    study = study_dyad(dyad, demo_study("chat").understood, now_s=dyad.end_s, said=())
    assert not [m for m in study.measured if m.name.startswith("writing_again")]


def test_no_pair_drives_the_search_out_of_bounds() -> None:
    """Two hundred pairs of every pace are measured; an interval holds its estimate."""
    rng = random.Random(0)
    for _ in range(200):
        scale_s = DAY_S * rng.lognormvariate(0.5, 1.0)
        times_s = list(itertools.accumulate(rng.expovariate(1 / scale_s) for _ in range(120)))
        times_s = [t for t in times_s if t < 365 * DAY_S]
        senders = [rng.randrange(2) for _ in times_s]
        n = len(times_s)
        events = Events(
            array("d", times_s), array("i", [0] * n), array("h", senders), array("b", [0] * n),
            array("i", range(1, n + 1)), {},
        )  # fmt: skip
        dyad = Dyad(
            ("0", "1"),
            events,
            365 * DAY_S,
            "UTC",
            zone_assumed=True,
            resolution_s=1.0,
            care=RESEARCH,
        )
        for row in measure_again(cut_history(dyad)):
            if isinstance(row, Measured) and row.value is not None and row.low is not None:
                assert row.low <= row.value <= (row.high or math.inf)


def test_what_is_unseen_would_have_to_be_that_strong() -> None:
    """At that factor the greatest bias there can be (Ding & VanderWeele 2016) is the interval's."""
    for low, high in ((2.0, 5.0), (1.3, 9.0), (0.1, 0.5), (0.0, 0.8), (1.7, math.inf)):
        factor = explain_away(low, high)
        bias = factor * factor / (2 * factor - 1)
        assert bias == pytest.approx(low if low > 1 else 1 / high)
    # Hammond & Horn (1958), as worked through with the R package EValue.
    assert explain_away(8.02, 14.36) == pytest.approx(15.52336, abs=1e-5)
    assert explain_away(0.4, 1.2) == 1.0
    assert explain_away(0.0, math.inf) == 1.0
