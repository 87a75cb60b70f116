"""Compile every Python file of ``/sources.zip``; runs inside the page's own Python, in Node."""

import py_compile
import zipfile
from pathlib import Path

source, code = Path("/source.py"), Path("/source.pyc")
with zipfile.ZipFile("/sources.zip") as sources, zipfile.ZipFile("/compiled.zip", "w") as compiled:
    for name in sources.namelist():
        data = sources.read(name)
        if name.endswith(".py"):
            source.write_bytes(data)
            # No docstrings, and never checked against a source: the page has none.
            mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(
                str(source), str(code), name, doraise=True, optimize=2, invalidation_mode=mode
            )
            name, data = f"{name}c", code.read_bytes()
        compiled.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
