"""What `import awhile` shows: it loads when used, and each name is documented."""

import inspect
import subprocess
import sys

import pytest

import awhile


@pytest.mark.parametrize("name", sorted(set(awhile.__all__) - {"__version__"}))
def test_every_public_name_loads_and_is_documented(name: str) -> None:
    """Each is there, with a docstring of its own."""
    if awhile._HOMES[name].startswith("awhile.lab"):
        pytest.importorskip("polars", reason="the lab is not installed")
    found = getattr(awhile, name)
    assert inspect.getdoc(found)
    assert name in dir(awhile)


def test_a_name_that_is_none_is_refused() -> None:
    """As any module does."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = awhile.nothing


def test_importing_it_loads_nothing() -> None:
    """Not even the readers, before a name is used."""
    code = "import sys, awhile; print(sorted(m for m in sys.modules if m.startswith('awhile')))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "['awhile']"
