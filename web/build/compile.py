"""Compile every Python file of ``/sources.zip``; runs inside the page's own Python, in Node.

What a fresh Python has imported makes ``library.zip``, which it starts with; the rest of the
library and the core are one packed file, unpacked afterwards. One window over all of it saves a
fifth.
"""

import sys

STARTS_WITH = frozenset(name.partition(".")[0] for name in sys.modules)
"""The packages that Python starts with; nothing may be imported before this line."""

import py_compile  # noqa: E402
import zipfile  # noqa: E402
from pathlib import Path  # noqa: E402

from compression import zstd  # noqa: E402

OPTIONS = {
    zstd.CompressionParameter.compression_level: 19,
    zstd.CompressionParameter.window_log: 24,
}


def main() -> None:
    """Write the archives and what is packed of them."""
    source, code = Path("/source.py"), Path("/source.pyc")
    archives = {name: zipfile.ZipFile(f"/{name}.zip", "w") for name in ("library", "rest", "core")}
    with zipfile.ZipFile("/sources.zip") as sources:
        for name in sources.namelist():
            data = sources.read(name)
            kind, _, path = name.partition("/")
            if kind == "library" and path.split("/")[0].removesuffix(".py") not in STARTS_WITH:
                kind = "rest"
            if path.endswith(".py"):
                source.write_bytes(data)
                # No docstrings, and never checked against a source: the page has none.
                mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
                py_compile.compile(
                    str(source), str(code), path, doraise=True, optimize=2, invalidation_mode=mode
                )
                path, data = f"{path}c", code.read_bytes()
            archives[kind].writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), data)
    for archive in archives.values():
        archive.close()
    rest, core = (Path(f"/{name}.zip").read_bytes() for name in ("rest", "core"))
    program = len(rest).to_bytes(4, "little") + rest + core
    for name, data in (("program", program), ("store", Path("/store.so").read_bytes())):
        Path(f"/{name}.zst").write_bytes(zstd.compress(data, options=OPTIONS))


main()
