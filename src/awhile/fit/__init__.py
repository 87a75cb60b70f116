"""Dyad and prior → Fit."""

from awhile.fit.pair import Fit, fit_dyad
from awhile.fit.prior import Prior, load_prior

__all__ = ["Fit", "Prior", "fit_dyad", "load_prior"]
