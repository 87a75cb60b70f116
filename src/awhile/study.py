"""The whole flow in a few lines."""
