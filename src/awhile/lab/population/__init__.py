"""Many pairs: fit the prior, forecast tables of landmarks."""

from awhile.lab.population.hmm_fit import fit_states
from awhile.lab.population.hmm_forecast import forecast_states
from awhile.lab.population.landmarks import forecast_landmarks, forecast_layout
from awhile.lab.population.peers import forecast_among
from awhile.lab.population.population import fit_population
from awhile.lab.population.simulate_pairs import draw_pairs

__all__ = [
    "draw_pairs",
    "fit_population",
    "fit_states",
    "forecast_among",
    "forecast_landmarks",
    "forecast_layout",
    "forecast_states",
]
