"""Compiled code is kept, found again, and never in the way."""

import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from awhile.lab.compiled import compile_modules

INNER = "def add(x):\n    return x + {more}\n"
OUTER = "def twice(x):\n    return add(add(x))\n"


def load(path: Path, text: str, **names: object) -> types.ModuleType:
    """Write a module and run it as it stands now, with names that it has from another.

    Python's own cache takes a file for unchanged that has the size and the second of the last one.
    """
    path.write_text(text)
    module = types.ModuleType(path.stem)
    module.__file__ = str(path)
    vars(module).update(names)
    exec(compile(text, path, "exec"), vars(module))
    return module


def make(folder: Path, more: float = 1.0) -> tuple[types.ModuleType, types.ModuleType]:
    """Make a module of loops, and one whose loops call those of the first."""
    folder.mkdir(exist_ok=True)
    inner = load(folder / "inner.py", INNER.format(more=more))
    return inner, load(folder / "outer.py", OUTER, add=inner.add)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep compiled code in a folder of the test."""
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_was_compiled_once_is_found_again(kept: Path, tmp_path: Path) -> None:
    """A second compilation of the same modules reads a file, and gives the same."""
    first = compile_modules(*make(tmp_path / "code"))["twice"]
    assert (first(1.0), sum(first.stats.cache_hits.values())) == (3.0, 0)
    second = compile_modules(*make(tmp_path / "code"))["twice"]
    assert (second(1.0), sum(second.stats.cache_hits.values())) == (3.0, 1)
    assert {path.stat().st_mode & 0o077 for path in kept.iterdir()} == {0}


def test_code_that_calls_what_has_changed_is_compiled_again(kept: Path, tmp_path: Path) -> None:
    """What is kept of a function does not outlive a change of another one that it calls."""
    assert compile_modules(*make(tmp_path / "code"))["twice"](1.0) == 3.0
    before = {path.name for path in kept.iterdir()}
    assert compile_modules(*make(tmp_path / "code", more=5.0))["twice"](1.0) == 11.0
    after = {path.name for path in kept.iterdir()}
    assert len(before) == len(after) == 2
    assert not before & after


@pytest.mark.parametrize("torn", [b"", b"x" * 10, b"y" * 5000], ids=len)
def test_a_torn_file_is_compiled_again(kept: Path, tmp_path: Path, torn: bytes) -> None:
    """A file cut off, or not ours, counts as none, and is made good."""
    assert compile_modules(*make(tmp_path / "code"))["twice"](1.0) == 3.0
    for path in kept.iterdir():
        path.write_bytes(path.read_bytes()[:-1] if torn == b"" else torn)
    again = compile_modules(*make(tmp_path / "code"))["twice"]
    assert (again(1.0), sum(again.stats.cache_hits.values())) == (3.0, 0)
    good = compile_modules(*make(tmp_path / "code"))["twice"]
    assert (good(1.0), sum(good.stats.cache_hits.values())) == (3.0, 1)


def test_a_place_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    """With nowhere to keep anything the loops run, and nothing is said of it."""
    wall = tmp_path / "wall"
    wall.write_text("a file, so that no folder can be made in it")
    nowhere = str(wall / "kept")
    space = {k: v for k, v in os.environ.items() if k != "LOCALAPPDATA"}
    space |= {"NUMBA_CACHE_DIR": nowhere, "XDG_CACHE_HOME": nowhere, "HOME": nowhere}
    space |= {"PYTHONPYCACHEPREFIX": nowhere, "PYTHONPATH": str(Path(__file__).parents[2])}
    space["PYTHONPATH"] += os.pathsep + os.environ.get("PYTHONPATH", "")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from awhile.lab.compiled import _find_folder, compile_modules\n"
        "from tests.lab.test_compiled import make\n"
        "print(_find_folder(), compile_modules(*make(Path(sys.argv[1])))['twice'](1.0))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "code")],
        env=space, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("None 3.0\n", "")


def test_a_folder_that_goes_away_costs_nothing_but_time(kept: Path, tmp_path: Path) -> None:
    """Where what is kept vanishes while the loops run, they run on."""
    space = compile_modules(*make(tmp_path / "code"))
    kept.rmdir()
    assert space["twice"](1.0) == 3.0
    assert not kept.exists()
