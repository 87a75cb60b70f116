"""What is made of lists once, and kept beside them as Python keeps the modules that it compiles.

Loading the lists of one language as they are written takes longer than counting twenty thousand
messages with them. So what was made of them is kept in ``__pycache__``, under the rules that hold
there: for this version of Python, of that file alone as it stands now, and not at all where nothing
can or shall be written. It holds the words of the lists and nothing of what anybody wrote.
"""

import marshal
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

TAG = "awhile.lists"

_HOLDER = compile("", TAG, "exec")


class _Loader(SourceFileLoader):
    """Loads what was made of a file, as a constant of a module that is never run."""

    def __init__(self, path: Path, make: Callable[[], Any], mark: tuple[Any, ...]) -> None:
        super().__init__(TAG, str(path))
        self.make, self.mark = make, mark

    def source_to_code(  # type: ignore[override]
        self, *_: object, _optimization: int = -1
    ) -> CodeType:
        """Make anew what the file is to become."""
        return _HOLDER.replace(co_consts=(marshal.dumps((self.mark, self.make())),))


def load_kept(path: Path, make: Callable[[], object], made_with: Iterable[Path] = ()) -> Any:  # noqa: ANN401 - whatever was made
    """Return what is made of a file of lists; made anew where it or what makes it has changed.

    Args:
        path: The file.
        make: Makes of it plain values: texts, numbers, None, and tuples, lists, sets and
            dictionaries of such.
        made_with: Further files that it is made with or from.

    Returns:
        Those values, for the caller alone.
    """
    try:
        mark = tuple((one.name, (now := one.stat()).st_mtime_ns, now.st_size) for one in made_with)
    except OSError:  # compiled and without its sources, as in the page: nothing says how old it is
        return make()
    loader = _Loader(path, make, mark)
    for _ in range(2):
        try:
            # Beside this lie modules that are loaded the same way.
            told, made = marshal.loads(_constant(loader.get_code(TAG)))  # noqa: S302
        except (EOFError, ImportError, TypeError, ValueError):  # what is kept there is damaged
            told = None
        if told == mark:
            return made
        with suppress(OSError, NotImplementedError):
            os.unlink(cache_from_source(str(path)))  # noqa: PTH108 - as importlib names it
    return make()


def _constant(code: CodeType | None) -> bytes:
    constant = code.co_consts[0] if code is not None else b""
    return constant if isinstance(constant, bytes) else b""
