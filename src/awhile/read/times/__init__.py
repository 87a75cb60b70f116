"""Dates and times of day as phones and sites write them, in the words of every language."""
