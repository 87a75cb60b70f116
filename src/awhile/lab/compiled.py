"""Plain loops, compiled once for this machine and kept where Python keeps its own compiled code.

One body of code runs in the core and compiled, so the two cannot drift apart.
"""

import hashlib
import os
import pickle
import sys
import types
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba.core.caching import NullCache
from numba.core.compiler import CompileResult
from numba.core.serialize import dumps

from awhile.files import write_whole

T = TypeVar("T")

SUFFIX = ".compiled"
CHECK_BYTES = 32
"""A kept file begins with the SHA-256 of what follows; torn or foreign files do not count."""


def compile_modules(*modules: types.ModuleType) -> dict[str, Any]:
    """Compile every function of modules of plain loops, each when it is first called.

    Args:
        modules: Functions that use numbers, flat sequences, arrays, `math` and each other only.
            What one of them imports from a module of loops must be here too.

    Returns:
        The compiled functions by name.
    """
    space: dict[str, Any] = {}
    for module in modules:
        space |= vars(module)
    stamp, folder = _stamp(modules, space), _find_folder()
    for name, value in list(space.items()):
        if isinstance(value, types.FunctionType):
            copy = types.FunctionType(value.__code__, space, name, value.__defaults__)
            space[name] = numba.njit(copy)
            if folder is not None and stamp is not None and hasattr(space[name], "_cache"):
                full = f"{modules[-1].__name__}.{name}"
                space[name]._cache = Kept(folder, full, stamp)  # noqa: SLF001 - Numba asks it alone
    return space


def _stamp(modules: tuple[types.ModuleType, ...], space: dict[str, Any]) -> str | None:
    """Return what changes whenever compiled code may; None where it cannot be known.

    Numba's own cache looks at the file of a function alone, and would run old code where another
    one that it calls has changed.
    """
    numbers = {n: v for n, v in sorted(space.items()) if isinstance(v, int | float | str | tuple)}
    numbers = {n: v for n, v in numbers.items() if not n.startswith("__")}
    said = hashlib.sha256(repr((numba.__version__, sys.version, numbers)).encode())
    try:
        for module in modules:
            said.update(Path(str(module.__file__)).read_bytes())
    except OSError:
        return None
    return said.hexdigest()[:16]


def _find_folder() -> Path | None:
    """Find where compiled code may be kept; None where nothing can be written."""
    usual = {"win32": os.environ.get("LOCALAPPDATA"), "darwin": "~/Library/Caches"}.get(
        sys.platform, os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    )
    places = [os.environ.get("NUMBA_CACHE_DIR")]
    if not sys.dont_write_bytecode:
        places.append(str(Path(cache_from_source(__file__)).parent))
    places.append(usual and f"{usual}/awhile")
    for text in filter(None, places):
        try:
            place = Path(text).expanduser()
            if not place.is_absolute():
                continue
            place.mkdir(parents=True, exist_ok=True)
        except (OSError, RuntimeError):  # it cannot be made, or nobody's home is known
            continue
        if os.access(place, os.W_OK):
            return place
    return None


class Kept(NullCache):
    """Compiled forms of one function, each in a file of its own.

    Whatever goes wrong with a file, the function is compiled again and nobody is told.
    """

    def __init__(self, folder: Path, name: str, stamp: str) -> None:
        self.folder, self.name, self.stamp = folder, name, stamp

    @property
    def cache_path(self) -> str:
        """Where the files lie."""
        return str(self.folder)

    def load_overload(self, sig: object, target_context: Any) -> object:  # noqa: ANN401 - as above
        """Return what was kept for these types of arguments; None where there is nothing."""
        target_context.refresh()

        def load() -> object:
            kept = self._path(sig, target_context.codegen()).read_bytes()
            check, data = kept[:CHECK_BYTES], kept[CHECK_BYTES:]
            if hashlib.sha256(data).digest() != check:
                return None
            return CompileResult._rebuild(target_context, *pickle.loads(data))  # type: ignore[no-untyped-call]  # noqa: S301, SLF001 - our own file

        return _quietly(load)

    def save_overload(self, sig: object, data: Any) -> None:  # noqa: ANN401 - as above
        """Keep what was compiled, and drop what older code of this function was compiled to."""

        def save() -> None:
            if data.lifted or data.library.has_dynamic_globals:
                return
            path = self._path(sig, data.codegen)
            for old in self.folder.glob(f"{self.name}-*{SUFFIX}"):
                if not old.name.startswith(f"{self.name}-{self.stamp}-"):
                    old.unlink(missing_ok=True)
            kept = dumps(data._reduce())  # type: ignore[no-untyped-call]  # noqa: SLF001 - as above
            write_whole(path, hashlib.sha256(kept).digest() + kept)

        _quietly(save)

    def _path(self, sig: object, codegen: Any) -> Path:  # noqa: ANN401 - as above
        told = repr((str(sig), codegen.magic_tuple()))
        key = hashlib.sha256(told.encode()).hexdigest()[:16]
        return self.folder / f"{self.name}-{self.stamp}-{key}{SUFFIX}"


def _quietly(step: Callable[[], T]) -> T | None:
    try:
        return step()
    except Exception:  # noqa: BLE001 - a cache that fails costs seconds, and never a run
        return None
