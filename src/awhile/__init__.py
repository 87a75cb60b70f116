"""Awhile: understand a silence, and give it room."""

__version__ = "0.2.0"
