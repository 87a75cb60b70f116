"""Many pairs: fit the prior, forecast tables of landmarks."""

from awhile.lab.population.landmarks import forecast_landmarks, forecast_layout
from awhile.lab.population.population import fit_population

__all__ = ["fit_population", "forecast_landmarks", "forecast_layout"]
