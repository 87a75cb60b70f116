"""What was refitted is what forecasts, and a prior of one's own is taken everywhere."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from awhile.errors import AwhileError
from awhile.fit import fit_dyad
from awhile.fit.prior import load_prior, prior_to_json, read_prior
from awhile.forecast import forecast_silence
from awhile.lab.cohort import Plan, run_cohort
from awhile.lab.cohort import pipeline as run_module
from awhile.lab.cohort.partition import LANDMARK_DAYS, half_of, pairs
from awhile.lab.cohort.pipeline import has_seen
from awhile.lab.population.landmarks import find_series, lay_out
from awhile.study import study_dyad
from awhile.types import DAY_S
from tests.make import make_dyad
from tests.tell.studies import demo_study


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write fifty pairs at two paces, half of whom stop."""
    chance = np.random.default_rng(3)
    rows = []
    for d in range(50):
        t = np.cumsum(chance.exponential(DAY_S * (0.3 if d % 2 else 3.0), 90))
        t = t[t < (60 if d % 4 < 2 else 150) * DAY_S]
        rows += [(f"d{d:02}", float(x), int(s)) for x, s in zip(t, t % 2 > 1, strict=True)]
    path = tmp_path_factory.mktemp("refit") / "events.parquet"
    pl.DataFrame(rows, schema=["dyad", "t", "sender"], orient="row").write_parquet(path)
    return path


@pytest.mark.usefixtures("lightgbm")
def test_forecasts_come_from_the_fit_to_the_other_half(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pair by pair the core with the other half's prior says the same; calibration knows length."""
    monkeypatch.setattr(run_module, "REFIT_ROUNDS", 1)
    plan = Plan(refit=True, end_s=150 * DAY_S)
    cohort = run_cohort(table, tmp_path / "out", plan)
    forecasts = pl.read_parquet(cohort.folder / "forecasts.parquet")
    rows = pl.read_parquet(min((cohort.folder / "events").glob("part-*")))
    side_of = dict(rows.select("dyad", half_of(plan.seed)).unique().iter_rows())
    assert set(side_of.values()) == {0, 1}
    priors = [
        read_prior(cohort.folder / "work" / "refit" / f"prior-{side}.json") for side in (0, 1)
    ]
    assert priors[0].leaf != priors[1].leaf != load_prior().leaf
    from awhile.lab.cohort.partition import Task

    task = Task(
        cohort.folder, cohort.folder, cohort.intake.end_s, cohort.intake.resolution_s, "floating",
        plan.horizon_days, True, None, load_prior(),
    )  # fmt: skip
    told = 0
    for name, dyad in pairs(rows, task):
        fit = fit_dyad(dyad, priors[side_of[name]])
        made = forecast_silence(
            fit, 1, horizon_s=[d * DAY_S for d in plan.horizon_days], beyond_reach=True
        )
        if made.refusal is None:
            said = forecasts.filter((pl.col("dyad") == name) & (pl.col("person") == 1))
            assert said["return_prob"].to_list() == pytest.approx(list(made.return_probs))
            told += 1
    assert told > 20
    calibration = pl.read_parquet(cohort.folder / "calibration.parquet")
    assert set(calibration["prior"]) == {"shipped", "refit"}
    assert set(calibration["silence_days"]) <= set(LANDMARK_DAYS)
    assert calibration["silence_days"].n_unique() > 2
    assert not calibration["in_sample"].any()
    whole = read_prior(cohort.folder / "prior.json")
    assert has_seen(whole, cohort.intake)
    assert not has_seen(load_prior(), cohort.intake)
    kept = (cohort.folder / "forecasts.parquet").read_bytes()
    run_cohort(table, tmp_path / "out", plan)  # goes on from what is there
    assert (cohort.folder / "forecasts.parquet").read_bytes() == kept
    given = run_cohort(
        table, tmp_path / "given", replace(plan, refit=False, prior=cohort.folder / "prior.json")
    )
    again = pl.read_parquet(given.folder / "calibration.parquet")
    assert set(again["prior"]) == {"given"}
    assert again["in_sample"].all()


def test_a_study_takes_a_prior_and_refuses_what_is_none(tmp_path: Path) -> None:
    """Another prior gives another forecast; a file that is none is refused in one sentence."""
    shipped = load_prior()
    other = tmp_path / "prior.json"
    other.write_text(prior_to_json(replace(shipped, base=shipped.base - 1)), encoding="utf-8")
    dyad = make_dyad([(i % 2, i * DAY_S / 3) for i in range(601)], end_s=200.1 * DAY_S)
    understood = demo_study("chat").understood
    one, two = (
        study_dyad(dyad, understood, now_s=dyad.end_s, said=(), prior=prior).forecast.return_probs
        for prior in (None, read_prior(other))
    )
    assert one[0] > two[0]
    for text in ("", "[]", "{}", '{"layout": 1}'):
        other.write_text(text, encoding="utf-8")
        with pytest.raises(AwhileError):
            read_prior(other)


@pytest.mark.parametrize("codes", [(1, 2), (0, 2), (-1, 0), (0.5, 1)])
def test_senders_that_are_neither_0_nor_1_are_refused(codes: tuple[float, float]) -> None:
    """They would run into the next pair."""
    senders = np.array([codes[i % 2] for i in range(20)])
    events = {"dyad": np.repeat(["a", "b"], 10), "t": np.arange(20.0), "sender": senders}
    with pytest.raises(ValueError, match="sender"):
        lay_out(events)
    layout = lay_out({**events, "sender": np.arange(20) % 2})
    with pytest.raises(ValueError, match="partner"):
        find_series(layout, {"dyad": np.array(["a"]), "partner": np.array([2])})
