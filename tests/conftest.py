"""Settings of every test."""

from hypothesis import settings

# Shared machines are noisy, and no test of ours is timed.
settings.register_profile("awhile", deadline=None)
settings.load_profile("awhile")
