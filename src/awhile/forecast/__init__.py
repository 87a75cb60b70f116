"""Fit → Forecast of the present silence."""

from awhile.forecast.ahead import forecast_left
from awhile.forecast.silence import backtest_silences, forecast_silence

__all__ = ["backtest_silences", "forecast_left", "forecast_silence"]
