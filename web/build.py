"""Build ``awhile.html``: Python, the core and the interface in one file, byte for byte the same.

Run by ``python3 dev.py page``; needs nothing but Python and the locked ``node_modules``.
"""

import base64
import gzip
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PYODIDE = HERE / "node_modules" / "pyodide"
OUT = ROOT / "build" / "page" / "awhile.html"
MOST_BYTES = 10_000_000


def stored_zip(files: dict[str, bytes]) -> bytes:
    """Pack files without compression and with one fixed date, in order of name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name])
    return out.getvalue()


def core_files() -> dict[str, bytes]:
    """Return the core: everything of the package but the lab."""
    package = ROOT / "src" / "awhile"
    return {
        f"awhile/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in package.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.relative_to(package).parts[0] != "lab"
    }


def library_files() -> dict[str, bytes]:
    """Return Python's standard library as the runtime ships it."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as archive:
        return {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}


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
    bridge = (HERE / "bridge.py").read_text(encoding="utf-8")
    # Inside, `fetch` hands out the two files the page already holds, and knows no other.
    return f"""(() => {{
const held = new Map();
const fetch = async (url) => new Response(held.get(String(url).split("/").pop()),
  {{ headers: {{ "content-type": "application/wasm" }} }});
const BRIDGE = {json.dumps(bridge)};
{engine}
{loader}
const startPython = () => self.loadPyodide({{ indexURL: "awhile:///", packageBaseUrl: "awhile:///",
  lockFileContents: {json.dumps(lock, sort_keys=True)},
  createPyodideModule: _createPyodideModule }});
{(HERE / "worker.js").read_text(encoding="utf-8")}
}})();
"""


def pack(data: bytes) -> str:
    """Compress for a data block of the page."""
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def sha(text: str) -> str:
    """Return the source expression that lets exactly this text run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def build() -> str:
    """Return the page."""
    style = (HERE / "page.css").read_text(encoding="utf-8")
    script = (HERE / "page.js").read_text(encoding="utf-8")
    parts = {
        "worker": worker_script().encode(),
        "wasm": (PYODIDE / "pyodide.asm.wasm").read_bytes(),
        "library": stored_zip(library_files()),
        "core": stored_zip(core_files()),
    }
    # The report is shown in a frame made from a string, which inherits this page's policy.
    report = ROOT / "src" / "awhile" / "tell" / "page"
    report_style = (report / "page.css").read_text(encoding="utf-8")
    report_script = (report / "page.js").read_text(encoding="utf-8")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {sha(script)} {sha(report_script)} 'wasm-unsafe-eval'",
            "worker-src blob:",
            f"style-src {sha(style)} {sha(report_style)}",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    page = (HERE / "page.html").read_text(encoding="utf-8")
    blocks = "\n".join(
        f'<script type="text/plain" id="{name}">{pack(data)}</script>'
        for name, data in parts.items()
    )
    for mark, value in {
        "POLICY": policy,
        "STYLE": style,
        "BLOCKS": blocks,
        "SCRIPT": script,
    }.items():
        page = swap(page, f"@{mark}@", value, 1)
    return page


def main() -> None:
    """Write the page and say how large it is."""
    page = build().encode()
    if len(page) >= MOST_BYTES:
        why = f"web/build.py: the page has {len(page)} bytes; it must stay under 10 MB"
        raise SystemExit(why)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(page)
    print(f"{OUT.relative_to(ROOT)}: {len(page)} bytes, {hashlib.sha256(page).hexdigest()}")


if __name__ == "__main__":
    main()
