"""Settings of every test."""

import os

from hypothesis import settings

from tests.browsers import browser, play

__all__ = ["browser", "play"]

# Shared machines are noisy, and no test of ours is timed. A check repeats the same cases; new ones
# are looked for on purpose, with AWHILE_SEARCH=1.
settings.register_profile("awhile", deadline=None, derandomize="AWHILE_SEARCH" not in os.environ)
settings.load_profile("awhile")
