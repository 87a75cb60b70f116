"""What is told within reach comes true by length of silence, also where people leave."""

import importlib
from collections import defaultdict

import numpy as np
import pytest

pytest.importorskip("polars", reason="the lab is not installed")

from awhile.fit import fit_dyad
from awhile.fit.prior import load_prior
from awhile.forecast import forecast_silence
from awhile.lab.population.landmarks import fast_model, lay_out
from awhile.lab.population.population import find_landmarks
from awhile.types import DAY_S
from tests.make import make_dyad
from tests.shared import ROOT, need_shared

BAR = 0.06
LENGTHS_DAYS = (0.5, 1.0, 3.0, 14.0)


@pytest.mark.parametrize("name", ["renewal", "sessions"])
def test_what_is_told_where_people_leave_comes_true(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the forecast that a person gets, by the prior that ships, in worlds it never saw.

    Every length of silence and span ahead with moments enough is within the bar and what chance
    brings; of a fortnight, after which most have left there, nothing is told.
    """
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    leaving = importlib.import_module("leaving")
    events, _ = leaving.draw(leaving.WORLDS[name], 40, seed=4)
    layout, model = lay_out(events), fast_model(load_prior())
    found: dict[tuple[float, float], list[tuple[float, bool, int]]] = defaultdict(list)
    n_fortnight = 0
    for d, pair in enumerate(layout.dyads):
        mine = events["dyad"] == pair
        sent = zip(events["sender"][mine].tolist(), events["t"][mine].tolist(), strict=True)
        rows = sorted(sent, key=lambda row: row[1])
        fit = fit_dyad(make_dyad(rows, end_s=leaving.DAYS * DAY_S, t0_s=0.0))
        one = lay_out({c: v[mine] for c, v in events.items()})
        for days in LENGTHS_DAYS:
            people, moments, waits, seen = find_landmarks(one, (days,), leaving.DAYS * DAY_S)
            for k, at_s, wait_s, came in zip(people, moments, waits, seen, strict=True):
                told = forecast_silence(fit, int(k), now_s=float(at_s), model=model)
                n_fortnight += days == 14.0
                assert days < 14.0 or told.return_probs == ()
                for ahead_s, p in zip(told.horizon_s, told.return_probs, strict=True):
                    if at_s + ahead_s <= leaving.DAYS * DAY_S:
                        person = 2 * d + int(k)
                        row = (p, bool(came and wait_s <= ahead_s), person)
                        found[days, ahead_s / DAY_S].append(row)
    assert n_fortnight > 20
    cells = {key: np.array(rows) for key, rows in found.items() if len(rows) >= 200}
    assert {key[0] for key in cells} >= {0.5, 1.0, 3.0}
    for key, rows in cells.items():
        off = rows[:, 0] - rows[:, 1]
        _, person = np.unique(rows[:, 2], return_inverse=True)
        error = np.sqrt((np.bincount(person, off - off.mean()) ** 2).sum()) / len(off)
        assert abs(off.mean()) < BAR + 2 * error, key


@pytest.mark.slow
def test_letters_that_were_left_out_come_as_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saxony by a curve that never saw it: every cell within reach is within the bar."""
    data, bench = need_shared("data"), need_shared("bench")
    pytest.importorskip("pandas", reason="the benchmark reads its landmarks by it")
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    reach, forecast = (importlib.import_module(name) for name in ("reach", "forecast"))
    opened = forecast.open_bench(data, bench)
    name = "moritz_sachsen"
    moments = reach.look(opened.events[name], opened.rows(name), opened.leave_out(name))
    cells = reach.cells(moments, reach.SHIPPED)
    assert len(cells) > 10
    assert max(map(reach.gap, cells)) < BAR
    assert max(map(reach.gap, reach.cells(moments, reach.BEFORE))) > BAR
