"""What of Python's standard library goes into the page, and what does not."""

import ast
import zipfile
from collections.abc import Mapping
from pathlib import Path

LEFT_OUT = """
    _aix_support _osx_support _pydatetime _pydecimal _pyio _pyrepl antigravity bdb cProfile cmd
    doctest ensurepip ftplib idlelib imaplib mailbox modulefinder netrc optparse pdb
    pickletools poplib profile pstats pyclbr pydoc rlcompleter sched smtplib socketserver
    multiprocessing symtable tabnanny this timeit trace tracemalloc turtle unittest venv wave
    webbrowser wsgiref xml.dom xml.sax xmlrpc zipapp
    asyncio.__main__ asyncio.tools code colorsys compileall configparser ctypes email.mime filecmp
    fileinput graphlib http json.__main__ json.tool logging.config logging.handlers mimetypes
    nturl2path plistlib pty pyodide.console pyodide.http shelve sqlite3.__main__ sqlite3.dump
    sre_compile sre_constants sre_parse sysconfig.__main__ urllib.request
    urllib.robotparser uuid xml zipfile.__main__ __hello__ __phello__
"""
"""Parts of the standard library for developers, terminals and servers."""

OLD_ENCODINGS = """
    cp037 cp1006 cp1026 cp1125 cp1140 cp273 cp424 cp500 cp720 cp737 cp775 cp855 cp856 cp857 cp858
    cp860 cp861 cp862 cp863 cp864 cp865 cp869 cp875 hp_roman8 kz1048 mac_arabic mac_croatian
    mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_romanian mac_turkish palmos ptcp154
"""
"""Encodings of mainframes and of screens before Windows, in which no chat was exported."""

OUT = frozenset((*LEFT_OUT.split(), *(f"encodings.{name}" for name in OLD_ENCODINGS.split())))


def _names(path: str) -> list[str]:
    """Name the module a file belongs to, and every package around it."""
    parts = path.removesuffix(".py").split("/")
    return [".".join(parts[:n]) for n in range(1, len(parts) + 1)]


def library_files(runtime: Path) -> dict[str, bytes]:
    """Return the standard library as the runtime ships it, but for what is left out.

    Args:
        runtime: The folder of the runtime's npm package.

    Returns:
        Each file by its path.
    """
    with zipfile.ZipFile(runtime / "python_stdlib.zip") as archive:
        return {
            i.filename: archive.read(i)
            for i in archive.infolist()
            if not i.is_dir() and not OUT & set(_names(i.filename))
        }


def check_imports(files: Mapping[str, bytes]) -> None:
    """Stop the build where the core imports what is left out.

    Args:
        files: The core, by path.

    Raises:
        SystemExit: It does.
    """
    for path, data in files.items():
        if not path.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(data)):
            if isinstance(node, ast.Import):
                found = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            else:
                continue
            for name in sorted(found):
                if missing := OUT & set(_names(name.replace(".", "/"))):
                    why = f"web/build/library.py leaves out {min(missing)}, which {path} imports"
                    raise SystemExit(why)
