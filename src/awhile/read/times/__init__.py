"""Dates, words and epochs: how a file writes its times."""
