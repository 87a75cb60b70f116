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

WEB = Path(__file__).resolve().parents[1]
ROOT = WEB.parent
sys.path[:0] = [str(ROOT / "src"), str(WEB / "build")]

from library import check_imports, library_files  # noqa: E402

PYODIDE = WEB / "node_modules" / "pyodide"
WHEELS = ROOT / "build" / "wheels"
OUT = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "build" / "page"
"""Where the page goes; only in its usual place it is installed too."""
INSTALLED = ROOT / "src" / "awhile" / "awhile.html"
"""Where `awhile app` finds it, in a checkout and in a wheel built from it."""
MOST_BYTES = 10_000_000
REPORT_STYLE = ROOT / "src" / "awhile" / "tell" / "report" / "page" / "report.css"
HEADERS = ("_headers", ".htaccess", "nginx.conf")
"""What common hosts read to send the headers that a page cannot give itself."""
STORE_LIBRARY = "apsw/__init__.cpython-314-wasm32-emscripten.so"

BOOK = "words-"
"""What the part of a language begins with."""

MADE = OUT / "made"
"""What the build makes on its way."""

INSTALL = """<link rel="manifest" href="manifest.webmanifest">
<link rel="icon" href="icon.svg">
"""


def stored_zip(files: dict[str, bytes]) -> bytes:
    """Pack files without compression and with one fixed date, in order of name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name])
    return out.getvalue()


def core_files() -> dict[str, bytes]:
    """Return the core, all but the lab and the terminal, and what the page asks of it."""
    package = ROOT / "src" / "awhile"
    core = {
        f"awhile/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in package.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.relative_to(package).parts[0] not in {"lab", "cli", "__main__.py", INSTALLED.name}
        and path != package / "practice" / "commands.py"
        # What the page holds as words and guides of its own, or what only tests read.
        and path.parent.name != "guides"
        and path.name != "rules.toml"
    }
    own = {name: (WEB / "src" / "core" / name).read_bytes() for name in ("bridge.py", "check.py")}
    return core | own


def wheel_files(name: str) -> dict[str, bytes]:
    """Return the files of a wheel, or stop if it is not the one that is locked."""
    (wheel,) = WHEELS.glob(f"{name.replace('-', '_')}-*.whl")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if f"--hash=sha256:{found}" not in (WEB / "requirements.txt").read_text(encoding="utf-8"):
        why = f"web/build/build.py: {wheel.name} is not the one that web/requirements.txt locks"
        raise SystemExit(why)
    with zipfile.ZipFile(wheel) as archive:
        return {i.filename: archive.read(i) for i in archive.infolist()}


def node() -> str:
    """Return where Node is."""
    found = shutil.which("node")
    if found is None:
        raise SystemExit("web/build/build.py: node is not on this machine; install it with npm")
    return found


def compile_all() -> None:
    """Compile and pack library, zones, core and store into `MADE`."""
    core = core_files()
    check_imports(core)
    zones = {n: data for n, data in wheel_files("tzdata").items() if n.startswith("tzdata/")}
    library = library_files(PYODIDE) | zones
    files = {f"library/{name}": data for name, data in library.items()}
    files |= {f"core/{name}": data for name, data in core.items()}
    with tempfile.TemporaryDirectory() as folder:
        sources, store = Path(folder, "sources.zip"), Path(folder, "store.so")
        sources.write_bytes(stored_zip(files))
        store.write_bytes(wheel_files("apsw-sqlite3mc")[STORE_LIBRARY])
        subprocess.run([node(), WEB / "build" / "compile.mjs", sources, store, MADE], check=True)


def swap(text: str, old: str, new: str, times: int) -> str:
    """Replace exactly so many places, or stop: the runtime is then not the one we know."""
    if text.count(old) != times:
        why = f"web/build/build.py: expected {times} of {old!r}, found {text.count(old)}"
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
{(MADE / "worker.js").read_text(encoding="utf-8")}
}})();
"""


def compress(data: bytes) -> bytes:
    """Compress so that a browser can unpack it; without a date or a system, so to the same bytes.

    The tenth byte names the system; from Python 3.13 on it says that none is known, as here always.
    """
    packed = gzip.compress(data, 9, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]


def write_septets(packed: bytes) -> str:
    """Write bytes for a data block of the page, seven bits to a character.

    Characters that the HTML parser changes, or that could end the block (NUL, line ends, ``<``),
    stand 128 places higher. A seventh longer than the bytes, where base 64 is a third longer.
    """
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


def bundle() -> None:
    """Write the core's words and the guides as data, and bundle the interface around them.

    The script holds the list of languages and English; every other language is a part of its own.
    """
    from guides import read_guides

    from awhile.words import FALLBACK, FOLDER, LANGUAGES, load_area, load_forms
    from awhile.words.language import load_language

    MADE.mkdir(parents=True, exist_ok=True)
    for old in MADE.glob(f"{BOOK}*.json"):
        old.unlink()
    how_to = ROOT / "docs" / "how-to"
    books = {
        code: {
            "says": dict(load_area(code, "page")),
            "forms": dict(load_forms(code, "page")),
            "guides": read_guides(how_to, Path(FOLDER) / code / "guides"),
        }
        for code in LANGUAGES
    }
    languages = {
        code: {"name": load_language(code).name, "direction": load_language(code).direction}
        for code in LANGUAGES
    }
    made = {f"{BOOK}{code}": book for code, book in books.items() if code != FALLBACK}
    made["words"] = {"languages": languages, "english": books[FALLBACK]}
    for name, data in made.items():
        text = json.dumps(data, sort_keys=True, ensure_ascii=False)
        (MADE / f"{name}.json").write_text(text, encoding="utf-8")
    subprocess.run([node(), WEB / "build" / "bundle.mjs", MADE, REPORT_STYLE], check=True, cwd=WEB)


def parts() -> dict[str, bytes]:
    """Return the packed parts of the program: worker, runtime, library, core and store."""
    compile_all()
    return {
        "worker": compress(worker_script().encode()),
        "wasm": compress((PYODIDE / "pyodide.asm.wasm").read_bytes()),
        "library": compress((MADE / "library.zip").read_bytes()),
        "core": (MADE / "program.zst").read_bytes(),
        "store": (MADE / "store.zst").read_bytes(),
    }


def books() -> dict[str, bytes]:
    """Return the packed words and guides of every language but English."""
    found = sorted(MADE.glob(f"{BOOK}*.json"))
    return {path.stem: compress(path.read_bytes()) for path in found}


def write_blocks(found: dict[str, bytes]) -> str:
    """Write parts as data blocks of the page."""
    return "\n".join(
        f'<script type="text/plain" id="{name}">{write_septets(data)}</script>'
        for name, data in found.items()
    )


def build(script: str, words: str, blocks: str, *, folder: bool) -> str:
    """Return the page.

    Args:
        script: Its script.
        words: The data blocks of the languages, which stand before it; empty in the folder.
        blocks: The data blocks of the parts; empty in the folder.
        folder: Whether it lies in the folder for a static host, where it can be installed.
    """
    style = (MADE / "page.css").read_text(encoding="utf-8")
    # The report is printed, and the dials are shown, in a frame that inherits this page's policy.
    report = ROOT / "src" / "awhile" / "tell" / "report" / "page"
    styles, scripts = (
        [(report / f"{name}.{kind}").read_text(encoding="utf-8") for name in ("report", "dials")]
        for kind in ("css", "js")
    )
    # A report alone, and one with the dials behind it, as `tell.report.html` writes them.
    report_styles = " ".join(sha(text) for text in (styles[0], "".join(styles)))
    report_scripts = " ".join(sha(text) for text in (scripts[0], "".join(scripts)))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {sha(script)} {report_scripts} 'wasm-unsafe-eval'",
            "worker-src blob: 'self'" if folder else "worker-src blob:",
            *(("manifest-src 'self'", "img-src 'self'") if folder else ()),
            f"style-src {sha(style)} {report_styles}",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    page = (WEB / "src" / "page.html").read_text(encoding="utf-8")
    for mark, value in {
        "POLICY": policy,
        "INSTALL": INSTALL if folder else "",
        "STYLE": style,
        "FIRST": (MADE / "first.html").read_text(encoding="utf-8"),
        "WORDS": words,
        "SCRIPT": script,
        "BLOCKS": blocks,
    }.items():
        page = swap(page, f"@{mark}@", value, 1)
    return page


def write(path: Path, data: bytes) -> None:
    """Write one file and say how large it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    print(f"{path.name}: {len(data)} bytes, {hashlib.sha256(data).hexdigest()}")


def write_folder(found: dict[str, bytes], languages: dict[str, bytes]) -> None:
    """Write the folder for a static host: the page, its parts as files of their own, and a keeper.

    Args:
        found: As `parts` returns them. Each file is named by its contents, so a host may let it be
            kept for ever, and no page meets a part of another version.
        languages: As `books` returns them.
    """
    out = OUT / "folder"
    if out.exists():
        shutil.rmtree(out)

    def lay(some: dict[str, bytes]) -> list[dict[str, str | int]]:
        listed: list[dict[str, str | int]] = []
        for name, packed in some.items():
            file = f"parts/{name}.{hashlib.sha256(packed).hexdigest()[:16]}.bin"
            listed.append({"name": name, "file": file, "size": len(packed)})
            write(out / file, packed)
        return listed

    listed, told = lay(found), lay(languages)
    loader = f"const PARTS={json.dumps(listed)},BOOKS={json.dumps(told)};" + made("loader.js")
    write(out / "loader.js", loader.encode())
    for name in ("manifest.webmanifest", "icon.svg", *HEADERS):
        write(out / name, (WEB / "host" / name).read_bytes())
    index = build(made("page-folder.js"), "", "", folder=True).encode()
    write(out / "index.html", index)
    files = ["index.html", "loader.js", "manifest.webmanifest", "icon.svg"]
    files += [str(part["file"]) for part in (*listed, *told)]
    version = hashlib.sha256(index + loader.encode()).hexdigest()[:16]
    keeper = f"const VERSION={json.dumps(version)},FILES={json.dumps(files)};"
    write(out / "service-worker.js", (keeper + made("service-worker.js")).encode())


def made(name: str) -> str:
    """Return what `bundle` made."""
    return (MADE / name).read_text(encoding="utf-8")


def main() -> None:
    """Write the page, and the folder for a static host."""
    bundle()
    found, languages = parts(), books()
    words, blocks = write_blocks(languages), write_blocks(found)
    page = build(made("page.js"), words, blocks, folder=False).encode()
    if len(page) >= MOST_BYTES:
        why = f"web/build/build.py: the page has {len(page)} bytes; it must stay under 10 MB"
        raise SystemExit(why)
    write(OUT / "awhile.html", page)
    if len(sys.argv) == 1:
        write(INSTALLED, page)
    write_folder(found, languages)


if __name__ == "__main__":
    main()
