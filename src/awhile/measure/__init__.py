"""Dyad → Measured rows and Series."""
