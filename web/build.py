"""Build ``awhile.html``: Python, the core and the interface in one file, byte for byte the same.

The same page, with what a phone needs to install it, makes a folder for any static host.

Run by ``python3 dev.py page``, which fetches what is locked: the npm package of the runtime and the
wheels of ``requirements.txt``. Node compiles the Python files with the page's own Python.
"""

import base64
import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PYODIDE = HERE / "node_modules" / "pyodide"
WHEELS = ROOT / "build" / "wheels"
OUT = ROOT / "build" / "page"
INSTALLED = ROOT / "src" / "awhile" / "awhile.html"
"""Where `awhile app` finds it, in a checkout and in a wheel built from it."""
MOST_BYTES = 10_000_000
STORE_LIBRARY = "apsw/__init__.cpython-314-wasm32-emscripten.so"

INSTALL = """<link rel="manifest" href="manifest.webmanifest">
<link rel="icon" href="icon.svg">
"""

SPOKEN = ("page", "practice")
"""The areas of words the page itself shows, ready before Python is."""

LEFT_OUT = """
    _aix_support _osx_support _pydatetime _pydecimal _pyio _pyrepl antigravity bdb cProfile cmd
    doctest ensurepip ftplib idlelib imaplib mailbox modulefinder netrc optparse pdb
    pickletools poplib profile pstats pyclbr pydoc rlcompleter sched smtplib socketserver
    symtable tabnanny this timeit trace turtle unittest venv webbrowser wsgiref xmlrpc zipapp
"""
"""Parts of the standard library for developers, terminals and servers."""


def stored_zip(files: dict[str, bytes]) -> bytes:
    """Pack files without compression and with one fixed date, in order of name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name])
    return out.getvalue()


def core_files() -> dict[str, bytes]:
    """Return the core, everything of the package but the lab, and what the page asks of it."""
    package = ROOT / "src" / "awhile"
    core = {
        f"awhile/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in package.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.relative_to(package).parts[0] not in {"lab", INSTALLED.name}
    }
    return core | {"bridge.py": (HERE / "bridge.py").read_bytes()}


def library_files() -> dict[str, bytes]:
    """Return Python's standard library as the runtime ships it, but for `LEFT_OUT`, and zones."""
    left_out = LEFT_OUT.split()
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as archive:
        library = {
            i.filename: archive.read(i)
            for i in archive.infolist()
            if not i.is_dir() and i.filename.partition("/")[0].removesuffix(".py") not in left_out
        }
    zones = {n: data for n, data in wheel_files("tzdata").items() if n.startswith("tzdata/")}
    return library | zones


def wheel_files(name: str) -> dict[str, bytes]:
    """Return the files of a wheel, or stop if it is not the one that is locked."""
    (wheel,) = WHEELS.glob(f"{name.replace('-', '_')}-*.whl")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if f"--hash=sha256:{found}" not in (HERE / "requirements.txt").read_text(encoding="utf-8"):
        why = f"web/build.py: {wheel.name} is not the one that web/requirements.txt locks"
        raise SystemExit(why)
    with zipfile.ZipFile(wheel) as archive:
        return {i.filename: archive.read(i) for i in archive.infolist()}


def compiled(files: dict[str, bytes], out: Path) -> bytes:
    """Compile the Python files among these, pack all of them and keep the archive."""
    node = shutil.which("node")
    if node is None:
        why = "web/build.py: node is not on this machine; install it with npm"
        raise SystemExit(why)
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder, "sources.zip")
        sources.write_bytes(stored_zip(files))
        out.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([node, HERE / "compile.mjs", sources, out], check=True)
    return out.read_bytes()


def swap(text: str, old: str, new: str, times: int) -> str:
    """Replace exactly so many places, or stop: the runtime is then not the one we know."""
    if text.count(old) != times:
        why = f"web/build.py: expected {times} of {old!r}, found {text.count(old)}"
        raise SystemExit(why)
    return text.replace(old, new)


def worker_script() -> str:
    """Make one classic script of the runtime's modules; module workers fail from file://."""
    engine = (PYODIDE / "pyodide.asm.mjs").read_text(encoding="utf-8")
    engine = swap(engine, "import.meta.url", '"awhile:///"', 3)
    engine = swap(engine, "export default _createPyodideModule;", "", 1)
    loader = (PYODIDE / "pyodide.mjs").read_text(encoding="utf-8")
    loader = re.sub(r"//# sourceMappingURL=.*", "", loader)
    loader = swap(
        loader, 'if(r&&ae())throw new Error("Classic web workers are not supported");', "", 1
    )
    loader = swap(loader, "export{dt as loadPyodide,U as version};", "self.loadPyodide=dt;", 1)
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock["packages"] = {}
    # Inside, `fetch` hands out the two files the page already holds, and knows no other.
    return f"""(() => {{
const held = new Map();
const STORE_LIBRARY = {json.dumps(STORE_LIBRARY)};
const fetch = async (url) => new Response(held.get(String(url).split("/").pop()),
  {{ headers: {{ "content-type": "application/wasm" }} }});
{engine}
{loader}
const startPython = () => self.loadPyodide({{ indexURL: "awhile:///", packageBaseUrl: "awhile:///",
  lockFileContents: {json.dumps(lock, sort_keys=True)},
  createPyodideModule: _createPyodideModule }});
{(HERE / "unpack.js").read_text(encoding="utf-8")}
{(HERE / "worker.js").read_text(encoding="utf-8")}
}})();
"""


def pack(data: bytes) -> str:
    """Compress for a data block of the page, seven bits to a character.

    Characters that the HTML parser changes, or that could end the block (NUL, line ends, ``<``),
    stand 128 places higher. A seventh longer than the bytes, where base 64 is a third longer.
    """
    packed = gzip.compress(data, 9, mtime=0)
    septets = bytearray()
    for at in range(0, len(packed), 7):
        number = int.from_bytes(packed[at : at + 7].ljust(7, b"\0"), "big")
        septets += bytes((number >> shift) & 127 for shift in range(49, -1, -7))
    needed = -(-len(packed) * 8 // 7)
    moved = {code: 128 + code for code in (0, 10, 13, ord("<"))}
    return septets[:needed].decode("latin-1").translate(moved)


def sha(text: str) -> str:
    """Return the source expression that lets exactly this text run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def parts() -> str:
    """Return the data blocks: the runtime, the library, the core and the store, compressed."""
    found = {
        "worker": worker_script().encode(),
        "wasm": (PYODIDE / "pyodide.asm.wasm").read_bytes(),
        "library": compiled(library_files(), OUT / "library.zip"),
        "core": compiled(core_files(), OUT / "core.zip"),
        "store": wheel_files("apsw-sqlite3mc")[STORE_LIBRARY],
    }
    return "\n".join(
        f'<script type="text/plain" id="{name}">{pack(data)}</script>'
        for name, data in found.items()
    )


def build(blocks: str, *, folder: bool) -> str:
    """Return the page.

    Args:
        blocks: As `parts` returns them.
        folder: Whether it lies in the folder for a static host, where it can be installed.
    """
    style = (HERE / "page.css").read_text(encoding="utf-8")
    script = "\n".join(
        (HERE / name).read_text(encoding="utf-8") for name in ("page.js", "unpack.js")
    )
    # The report is shown in a frame made from a string, which inherits this page's policy.
    report = ROOT / "src" / "awhile" / "tell" / "page"
    report_style = (report / "page.css").read_text(encoding="utf-8")
    report_script = (report / "page.js").read_text(encoding="utf-8")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {sha(script)} {sha(report_script)} 'wasm-unsafe-eval'",
            "worker-src blob: 'self'" if folder else "worker-src blob:",
            *(("manifest-src 'self'", "img-src 'self'") if folder else ()),
            f"style-src {sha(style)} {sha(report_style)}",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    sys.path.insert(0, str(ROOT / "src"))
    from awhile.words import LANGUAGES, load_area

    words = {code: {area: dict(load_area(code, area)) for area in SPOKEN} for code in LANGUAGES}
    page = (HERE / "page.html").read_text(encoding="utf-8")
    for mark, value in {
        "POLICY": policy,
        "INSTALL": INSTALL if folder else "",
        "STYLE": style,
        "WORDS": json.dumps(words, sort_keys=True).replace("<", "\\u003c"),
        "SCRIPT": script,
        "BLOCKS": blocks,
    }.items():
        page = swap(page, f"@{mark}@", value, 1)
    return page


def write(path: Path, data: bytes) -> None:
    """Write one file and say how large it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    print(f"{path.relative_to(ROOT)}: {len(data)} bytes, {hashlib.sha256(data).hexdigest()}")


def main() -> None:
    """Write the page, and the folder for a static host."""
    blocks = parts()
    page = build(blocks, folder=False).encode()
    if len(page) >= MOST_BYTES:
        why = f"web/build.py: the page has {len(page)} bytes; it must stay under 10 MB"
        raise SystemExit(why)
    write(OUT / "awhile.html", page)
    write(INSTALLED, page)
    index = build(blocks, folder=True).encode()
    write(OUT / "folder" / "index.html", index)
    for name in ("manifest.webmanifest", "icon.svg"):
        write(OUT / "folder" / name, (HERE / name).read_bytes())
    keeper = (HERE / "service-worker.js").read_text(encoding="utf-8")
    keeper = swap(keeper, "@VERSION@", hashlib.sha256(index).hexdigest(), 1)
    write(OUT / "folder" / "service-worker.js", keeper.encode())


if __name__ == "__main__":
    main()
