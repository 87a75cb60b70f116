"""Settings of every test."""

import os

import pytest
from hypothesis import settings

from tests.browsers import browser, play

__all__ = ["browser", "play"]

# Shared machines are noisy, and no test of ours is timed. A check repeats the same cases; new ones
# are looked for on purpose, with AWHILE_SEARCH=1.
settings.register_profile("awhile", deadline=None, derandomize="AWHILE_SEARCH" not in os.environ)
settings.load_profile("awhile")

LONGEST = (
    "tests/web/test_page.py",
    "tests/lab/cohort/test_pipeline.py",
    "tests/practice/test_rules.py",
    "tests/web/test_offline.py",
    "tests/tell/test_browser.py",
    "tests/practice/test_walk.py",
    "tests/test_contributing.py",
    "tests/lab/effects/test_pool.py",
    "tests/lab/test_population.py",
    "tests/lab/cohort/test_em.py",
    "tests/read/test_exports.py",
    "tests/lab/cohort/test_ingest.py",
    "tests/read/test_account_property.py",
    "tests/lab/theory/test_theory.py",
)
"""Files that take longest, in a check; begun last, one of them would keep one core while the other
has nothing left to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; the rest stays in its order."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(places)))
