"""Fit → Forecast of the present silence."""
