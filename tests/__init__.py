"""The tests mirror src/awhile."""
