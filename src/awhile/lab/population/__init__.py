"""Many pairs: fit the prior, forecast tables of landmarks."""

from awhile.lab.population.ahead import forecast_states
from awhile.lab.population.draw import draw_pairs
from awhile.lab.population.landmarks import forecast_landmarks, forecast_layout
from awhile.lab.population.others import forecast_among
from awhile.lab.population.population import fit_population
from awhile.lab.population.states import fit_states

__all__ = [
    "draw_pairs",
    "fit_population",
    "fit_states",
    "forecast_among",
    "forecast_landmarks",
    "forecast_layout",
    "forecast_states",
]
