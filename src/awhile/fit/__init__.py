"""Dyad and prior → Fit."""
