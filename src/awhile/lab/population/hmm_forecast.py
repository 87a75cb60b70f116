"""What the hidden states alone forecast at landmarks, for tables of many pairs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from awhile.fit.prior import Prior, StatePrior, load_prior
from awhile.forecast.policies import MAX_STEPS
from awhile.lab.population.landmarks import Table, compiled, find_series, lay_out
from awhile.types import DAY_S

Floats = NDArray[np.float64]

MAX_VISITS = 200
"""Latest visits of each person that are looked at."""


def forecast_states(
    events: Table,
    landmarks: Table,
    horizon_days: Sequence[float],
    prior: Prior | StatePrior | None = None,
    *,
    n_paths: int = 30,
    seed: int = 0,
) -> Floats:
    """Forecast by the hidden states alone, at each landmark, whether the silent partner writes.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1).
        landmarks: Columns ``dyad``, ``partner`` (0/1, who is silent), ``at`` (s); both of the pair
            must have written by then.
        horizon_days: Horizons from ``at`` [H] (days), rising.
        prior: What to start from; the one that ships if None.
        n_paths: Futures drawn of the one who waits; with 0 they send nothing.
        seed: Source of chance for them.

    Returns:
        P(return within the horizon) [n, H], given the pair's events until ``at`` and nothing later.
    """
    p = prior or load_prior()
    p = p.states if isinstance(p, Prior) else p
    layout = lay_out(events)
    series = find_series(layout, landmarks)
    out = np.zeros((len(series), len(horizon_days)))
    compiled()["forecast_states"](
        series, np.asarray(landmarks["at"], float), layout.time_at, layout.times, layout.visit_at,
        layout.starts, *(np.array(getattr(p, f), float) for f in StatePrior.__slots__),
        np.array(horizon_days, float) * DAY_S, n_paths, seed, MAX_VISITS, MAX_STEPS, out,
    )  # fmt: skip
    return out
