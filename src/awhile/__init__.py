"""Awhile: understand a silence, and give it room."""
