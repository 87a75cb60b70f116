"""Fit → Forecast of the present silence."""

from awhile.forecast.curve import backtest_silences, forecast_silence
from awhile.forecast.policies import forecast_left

__all__ = ["backtest_silences", "forecast_left", "forecast_silence"]
