"""What writing again went with: right with and without an effect, and not told from too little."""

import math
import random
from array import array
from dataclasses import replace

import pytest

from awhile.measure import cut_history
from awhile.measure.follow_up import measure_again, read_clock, student_quantile
from awhile.types import DAY_S, HOUR_S, WEEK_S, Dyad, Measured
from awhile.words import LANGUAGES, say
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
def test_nothing_is_told_of_one_pair_and_the_reason_is(log_ratio: float) -> None:
    """However strong an effect is put in, a pair's record gives a count and a reason, no number."""
    told = row(pair(1, log_ratio))
    assert told.value is told.low is told.high is None
    assert told.why == "measure.why_shared_rhythm"
    assert told.n > 50
    for language in LANGUAGES:
        assert say(told.why, language)


@pytest.mark.parametrize("offset_s", [0, 3600, -5 * 3600])
def test_the_clock_runs_as_a_person_writes_along_the_week(offset_s: int) -> None:
    """Whoever writes on Saturdays alone has most of their week there, whatever the zone."""
    saturday = 2 * DAY_S + 12 * HOUR_S  # 1970 began on a Thursday
    sent = [(i % 2, saturday - offset_s + w * WEEK_S + 60.0 * i) for w in range(80) for i in (0, 1)]
    dyad = make_dyad(sent, t0_s=0.0)
    events = replace(dyad.events, offset_s=array("i", [offset_s] * len(sent)))
    clock = read_clock(cut_history(replace(dyad, events=events)), 1)
    assert clock(WEEK_S) == pytest.approx(WEEK_S)
    day = [clock((d + 1) * DAY_S) - clock(d * DAY_S) for d in range(7)]
    assert day[2] > 0.6 * sum(day)
    assert min(day) > 0


def test_students_quantile() -> None:
    """It equals the tables to two digits."""
    assert student_quantile(5) == pytest.approx(2.571, abs=0.01)
    assert student_quantile(1e9) == pytest.approx(1.95996, abs=1e-4)


def test_a_ratio_is_not_told_after_a_request_for_no_contact() -> None:
    """It could be read as a reason to write."""
    from awhile.study import study_dyad
    from awhile.types import Care, Reply
    from tests.make import NO_CARE
    from tests.tell.studies import demo_study

    dyad = replace(pair(2, 0.5), care=NO_CARE | Care.of("no_contact", Reply.YES))
    assert cut_history(dyad).silences[1]
    study = study_dyad(dyad, demo_study("chat").understood, now_s=dyad.end_s, said=())
    assert not [m for m in study.measured if m.name.startswith("writing_again")]
