"""Where the shared corpus and data lie, for the tests that need them."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("AWHILE_SHARED", ROOT.parent / "shared"))


def need_shared(*parts: str) -> Path:
    """Return a path in the shared folder, or skip the test with the reason."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs {'/'.join(parts)} of the shared folder beside the checkout")
    return path
