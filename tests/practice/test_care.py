"""The stop rules, and three people who try to get around them."""

from dataclasses import replace

import pytest

from awhile.care import guard_study, recent_attempts, refuse_draft, refuse_forecast
from awhile.errors import CareError
from awhile.fit.series import fit_dyad
from awhile.forecast.curve import backtest_silences, forecast_silence
from awhile.study import study_dyad
from awhile.types import (
    DAY_S,
    HOUR_S,
    Backtest,
    BacktestBin,
    Care,
    Forecast,
    Measured,
    Series,
    Study,
    Understood,
)
from tests.make import T0_S, make_dyad

BACKTEST = Backtest(1, 7 * DAY_S, (BacktestBin(0.0, 1.0, 0.5, 4, 9, 5),), 9, 9, 0.2)
FORECAST = Forecast(
    "own_silences", 1, DAY_S, (DAY_S, 7 * DAY_S), (0.4, 0.7), (0.2, 0.5), (0.6, 0.9), 12
)


def make_study() -> Study:
    """Build the smallest study that looks ahead."""
    understood = Understood(
        "table", "a.csv", None, (), 0, 0, 0, 0, 0, None, None, "UTC", False, 1.0, None,
        "certain", None, (), 0, (), (),
    )  # fmt: skip
    measured = tuple(
        Measured(name, 1, 1.0, None, None, "s", 9)
        for name in (
            "n_events",
            "reply_latency_median_s",
            "return_after_withdrawal_ratio",
            "silence_curve",
        )
    )
    series = tuple(
        Series(name, 1, (1.0,), (1.0,), (), (), "hour", "s", 9)
        for name in ("hours", "reply_latency_by_hour", "silence_curve")
    )
    return Study(
        1, ("Ada", "Ben"), T0_S, understood, measured, series, (), FORECAST, FORECAST, BACKTEST
    )


def test_a_no_leaves_nothing_that_looks_ahead() -> None:
    """Someone who will not accept a no gets no forecast, no latency and no hour to write."""
    study = guard_study(make_study(), Care(no_contact=True))
    assert study.own_silences.refusal is not None
    assert study.own_silences.return_probs == study.forecast.return_probs == ()
    assert study.backtest.bins == ()
    assert [m.name for m in study.measured] == ["n_events"]
    assert [s.name for s in study.series] == ["hours"]


def test_a_no_stops_the_forecast_itself() -> None:
    """The pair carries its answers through the fit, so that no path around the study is left."""
    sent = [(i % 2, i * 10 * HOUR_S) for i in range(200)]
    dyad = make_dyad(sent, end_s=2000 * HOUR_S)
    free = fit_dyad(dyad)
    assert forecast_silence(free, 1).return_probs
    assert backtest_silences(free, 1).n > 0
    stopped = fit_dyad(replace(dyad, care=Care(no_contact=True)))
    forecast = forecast_silence(stopped, 1)
    assert forecast.refusal is not None
    assert forecast.return_probs == ()
    assert backtest_silences(stopped, 1).bins == ()


def test_the_whole_flow_keeps_the_no() -> None:
    """From the pair to the study nothing loses the answers on the way."""
    sent = [(i % 2, i * 10 * HOUR_S) for i in range(200)]
    dyad = make_dyad(sent, end_s=2100 * HOUR_S)
    understood = make_study().understood
    stopped = study_dyad(
        replace(dyad, care=Care(no_contact=True)), understood, now_s=dyad.end_s - HOUR_S
    )
    assert stopped.own_silences.refusal == refuse_forecast(Care(no_contact=True))
    assert not [m for m in stopped.measured if m.name.startswith(("reply_", "silence_"))]
    assert not [s for s in stopped.series if s.name.startswith(("reply_", "silence_"))]
    assert study_dyad(dyad, understood, now_s=dyad.end_s).measured != stopped.measured
    with pytest.raises(CareError):
        study_dyad(replace(dyad, care=Care(adult=False)), understood, now_s=dyad.end_s)


def test_without_a_no_the_study_stays_as_it_is() -> None:
    """The rules take nothing from anyone they are not about."""
    study = make_study()
    care = Care(no_contact=False, adult=True)
    assert guard_study(study, replace(care, afraid=True)) == replace(study, care=care)


def test_a_limit_is_lowered_never_raised() -> None:
    """No way of building or copying a Care goes past three attempts."""
    assert Care(max_attempts=1).max_attempts == 1
    for most in (0, 4, 99):
        with pytest.raises(CareError):
            Care(max_attempts=most)
        with pytest.raises(CareError):
            replace(Care(), max_attempts=most)


def test_a_young_reader_gets_help_and_no_study() -> None:
    """Below eighteen there is a page of help in place of a study."""
    with pytest.raises(CareError, match="helpline"):
        guard_study(make_study(), Care(adult=False))
    assert refuse_draft(Care(adult=False), 0) is not None


def test_three_attempts_in_seven_days_only_hold() -> None:
    """Attempts count when six hours apart, within seven days and after the last answer."""
    dyad = make_dyad(
        [(0, 0.0), (1, DAY_S), (0, 2 * DAY_S), (0, 2 * DAY_S + 60), (0, 3 * DAY_S), (0, 4 * DAY_S)]
    )
    now_s = T0_S + 4 * DAY_S + HOUR_S
    assert recent_attempts(dyad, now_s) == 3
    assert refuse_draft(Care(), 3) is not None
    assert refuse_draft(Care(), 2) is None
    assert refuse_draft(Care(max_attempts=2), 2) is not None
    assert recent_attempts(dyad, now_s + 6 * DAY_S) == 1


def test_what_the_reader_sent_since_the_export_counts() -> None:
    """An old export does not hide newer attempts the reader noted."""
    dyad = make_dyad([(1, 0.0), (0, DAY_S)])
    now_s = T0_S + 3 * DAY_S
    assert recent_attempts(dyad, now_s, [T0_S + 2 * DAY_S, T0_S + 2.5 * DAY_S]) == 3


def test_fear_closes_nothing() -> None:
    """Someone afraid is not locked out: the forecast stays, help comes first where it is told."""
    assert refuse_forecast(Care(afraid=True)) is None
