"""Build all that is released, the same bytes from the same commit: ``python3 dev.py release``.

From a clean tree, in a copy of the commit: the wheel with the page inside, the source distribution,
``awhile.html``, the folder for a host, the documentation, a bill of materials and checksums.
"""

import argparse
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that two builds are the same."""


def ask_git(*words: str) -> bytes:
    """Return what git answers."""
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True).stdout


def copy_commit(to: Path) -> str:
    """Unpack the present commit into a folder and return when it was made (s since 1970).

    Raises:
        SystemExit: The tree holds changes that are not committed.
    """
    if ask_git("status", "--porcelain", "--untracked-files=no").strip():
        sys.exit("There are changes that are not committed. Commit or stash them, then release.")
    with tarfile.open(fileobj=io.BytesIO(ask_git("archive", "HEAD"))) as archive:
        archive.extractall(to, filter="data")
    return ask_git("log", "-1", "--format=%ct").decode().strip()


def run(words: list[str | Path], where: Path, made_s: str) -> None:
    """Run a tool in the copy, with the clock of the commit."""
    environ = os.environ | {"SOURCE_DATE_EPOCH": made_s, "PYTHONHASHSEED": "0"}
    subprocess.run([str(word) for word in words], cwd=where, check=True, env=environ)


def pack(folder: Path, to: Path) -> None:
    """Pack a folder, in order of name and with one date."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), DATE)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())


def find_version(tree: Path) -> str:
    """Return the version that the package states."""
    text = (tree / "src" / "awhile" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        sys.exit("src/awhile/__init__.py states no version.")
    return found[1]


def list_materials(tree: Path, version: str, made_s: str) -> dict[str, object]:
    """List what the artifacts are made of, as CycloneDX 1.6.

    The wheel needs nothing; the page holds a runtime, a store and time zones; the extras are what a
    user may install beside it.
    """
    locked = (tree / "web" / "requirements.txt").read_text(encoding="utf-8")
    parts = [
        _part("pypi", found[1], found[2], "required", sha256=found[3])
        for found in re.finditer(r"([\w.-]+)==([\w.]+) --hash=sha256:([0-9a-f]{64})", locked)
    ]
    lock = json.loads((tree / "web" / "package-lock.json").read_text(encoding="utf-8"))
    for path, package in lock["packages"].items():
        if path.startswith("node_modules/"):
            scope = "excluded" if package.get("dev") else "required"
            name = path.rpartition("node_modules/")[2]
            parts.append(_part("npm", name, package["version"], scope))
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra in ("lab", "store"):
        for wanted in project["optional-dependencies"][extra]:
            name, _, least = wanted.partition(">=")
            parts.append(_part("pypi", name, f">={least}", "optional"))
    stamp = subprocess.run(
        ["date", "-u", "-d", f"@{made_s}", "+%Y-%m-%dT%H:%M:%SZ"], capture_output=True, text=True
    ).stdout.strip()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": stamp,
            "component": {
                "type": "application",
                "name": "awhile",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": sorted(parts, key=lambda part: str(part["purl"])),
    }


def _part(kind: str, name: str, version: str, scope: str, sha256: str = "") -> dict[str, object]:
    exact = version.lstrip(">=")
    purl = f"pkg:{kind}/{name.replace('@', '%40')}@{exact}"
    part: dict[str, object] = {
        "type": "library", "name": name, "version": version, "scope": scope, "purl": purl,
    }  # fmt: skip
    return part | ({"hashes": [{"alg": "SHA-256", "content": sha256}]} if sha256 else {})


def build(out: Path, python: Path) -> None:
    """Build every artifact of the present commit.

    Args:
        out: The folder they go to; emptied first.
        python: The Python whose environment holds the locked tools.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="awhile-release-") as folder:
        tree = Path(folder)
        made_s = copy_commit(tree)
        version = find_version(tree)
        run([sys.executable, "dev.py", "page"], tree, made_s)
        page = tree / "build" / "page" / "awhile.html"
        if not page.exists():
            sys.exit("The page was not built: node and npm are needed for a release.")
        run([python, "-m", "hatchling", "build", "-d", out], tree, made_s)
        shutil.copy(page, out / "awhile.html")
        pack(tree / "build" / "page" / "folder", out / f"awhile-{version}-hosted.zip")
        build_site(tree, python, made_s)
        pack(tree / "build" / "site", out / f"awhile-{version}-docs.zip")
        materials = list_materials(tree, version, made_s)
    text = json.dumps(materials, indent=1, ensure_ascii=False) + "\n"
    (out / f"awhile-{version}.cdx.json").write_text(text, encoding="utf-8")
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(out.iterdir())
    ]
    (out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def build_site(tree: Path, python: Path, made_s: str) -> None:
    """Build the documentation of a tree into ``build/site``, with nothing fetched when read."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed for the search of the documentation.")
    quiet: list[str | Path] = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    run([npm, "ci", "--prefix", tree / "scripts" / "site", *quiet], tree, made_s)
    shutil.rmtree(tree / "build" / "site", ignore_errors=True)
    run([python, "-m", "zensical", "build", "--strict"], tree, made_s)
    site = tree / "build" / "site"
    shim = tree / "scripts" / "site" / "node_modules" / "iframe-worker" / "shim" / "index.js"
    shutil.copy(shim, site / "assets" / "javascripts" / "iframe-worker.js")
    for path in sorted(site.rglob("*.html")):
        up = "../" * (len(path.relative_to(site).parts) - 1)
        text = path.read_text(encoding="utf-8")
        here = f'"{up}assets/javascripts/iframe-worker.js"'
        text = re.sub(r'"https://[^"]*/iframe-worker/shim"', here, text)
        if found := re.search(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="https?://', text):
            sys.exit(f"{path.relative_to(site)} would fetch something: {found[0]}")
        path.write_text(text, encoding="utf-8")


def compare(one: Path, other: Path) -> list[str]:
    """Name what differs between two builds."""
    names = {p.name for p in one.iterdir()} | {p.name for p in other.iterdir()}
    return [
        name
        for name in sorted(names)
        if not (one / name).exists()
        or not (other / name).exists()
        or (one / name).read_bytes() != (other / name).read_bytes()
    ]


def main() -> None:
    """Build once, or twice and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "release")
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    parser.add_argument(
        "--site", action="store_true", help="only the documentation, as it lies here"
    )
    parser.add_argument("--compare", type=Path, help="an earlier build that must be the same")
    args = parser.parse_args()
    if args.site:
        build_site(ROOT, args.python, "0")
        return
    build(args.out, args.python)
    if args.compare and (differs := compare(args.out, args.compare)):
        sys.exit(f"These differ from {args.compare}: {', '.join(differs)}")
    sys.stdout.write((args.out / "SHA256SUMS").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
