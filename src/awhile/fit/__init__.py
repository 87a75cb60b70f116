"""Dyad and prior → Fit."""

from awhile.fit.prior import Prior, load_prior
from awhile.fit.series import Fit, fit_dyad

__all__ = ["Fit", "Prior", "fit_dyad", "load_prior"]
