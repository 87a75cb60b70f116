"""The model of one pair."""
