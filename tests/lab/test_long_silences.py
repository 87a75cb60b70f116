"""What happened to others after a long silence is counted as stated, and ships as counted."""

import json
from pathlib import Path

import numpy as np
import pytest

pl = pytest.importorskip("polars", reason="the lab is not installed")

from scripts.long_silences import (  # noqa: E402 - after the check that the lab is there
    DAY_S,
    SETS,
    TARGET,
    count_set,
    ended_share,
    list_moments,
)

from awhile.evidence import long_silences  # noqa: E402

DATA = Path(__file__).parents[3] / "shared" / "data"


def test_a_share_counts_what_was_cut_off_as_such() -> None:
    """Two of four end within thirty days; one cut off before counts for what it was seen."""
    days = np.array([2.0, 10.0, 40.0, 50.0])
    came = np.array([True, True, True, False])
    assert ended_share(days, came, np.ones(4)) == pytest.approx(0.5)
    cut = np.array([True, False, True, False])
    # One of four ends at day 2; the one cut off at day 10 leaves the rest as they are.
    assert ended_share(days, cut, np.ones(4)) == pytest.approx(0.25)
    assert ended_share(days, came, np.array([2.0, 0.0, 1.0, 1.0])) == pytest.approx(0.5)
    same = np.array([3.0, 3.0, 40.0, 40.0])
    assert ended_share(same, came, np.ones(4)) == pytest.approx(0.5)


def test_only_frequent_pairs_count_and_only_from_their_past() -> None:
    """Eight days, gaps of at most three, eight answers by then; else a silence is not counted."""
    often = [(d * DAY_S, s) for d in range(0, 20, 2) for s in (0, 1)]
    seldom = [(d * DAY_S, s) for d in range(0, 80, 8) for s in (0, 1)]
    rows = [("a", t, s) for t, s in often] + [("b", t, s) for t, s in seldom]
    rows += [("a", 45 * DAY_S, 0), ("b", 130 * DAY_S, 0), ("c", 140 * DAY_S, 0)]
    frame = pl.DataFrame(rows, schema=["dyad", "t", "sender"], orient="row").sort("dyad", "t")
    found = list_moments(frame, 14.0)
    assert {pair for pair, *_ in found} == {0}
    # Person 0 was last seen on day 18 and came back on day 45, thirteen days after the fourteen.
    assert (0, pytest.approx(13.0), True) in found
    assert sum(came for *_, came in found) == 1


def test_what_ships_is_sane_and_has_its_sources() -> None:
    """Each row has its people, its count and an interval around its share."""
    rows = long_silences()
    assert {row.population for row in rows} == set(SETS)
    assert all(0 <= row.low <= row.share <= row.high <= 1 for row in rows)
    assert all(row.n >= row.n_pairs >= 20 for row in rows)
    shipped = json.loads(TARGET.read_text(encoding="utf-8"))
    assert shipped["sources"] == SETS


@pytest.mark.slow
def test_what_ships_is_what_the_script_counts() -> None:
    """The shares and counts of one set, counted anew; intervals differ only by chance."""
    if not DATA.is_dir():
        pytest.skip("needs the public messages, which are not part of the project")
    frame = pl.read_parquet(DATA / "collegemsg.parquet").sort("dyad", "t")
    counted = count_set(frame, np.random.default_rng(1))
    held = [row for row in long_silences() if row.population == "collegemsg"]
    assert [(r["days"], r["share"], r["n"], r["n_pairs"]) for r in counted] == [
        (r.days, r.share, r.n, r.n_pairs) for r in held
    ]
    for new, old in zip(counted, held, strict=True):
        assert new["low"] == pytest.approx(old.low, abs=0.03)
        assert new["high"] == pytest.approx(old.high, abs=0.03)
