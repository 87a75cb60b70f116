"""Run the core's plain checks with the standard library alone: ``python -I -S tests/bare.py``."""

import contextlib
import importlib
import io
import pkgutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))


def main() -> int:
    """Import every core module with nothing installed, then make the page of every demo."""
    import awhile

    names = [
        m.name
        for m in pkgutil.walk_packages(awhile.__path__, "awhile.")
        if not m.name.startswith(("awhile.lab", "awhile.__main__"))
    ]
    for name in names:
        importlib.import_module(name)
    from awhile.cli import main as run
    from awhile.sample import DEMOS

    for demo in DEMOS:
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            page = Path(folder) / "page.html"
            if run(["demo", demo, "--page", str(page)]) != 0 or page.stat().st_size < 10_000:
                return 1
    counted = f"{len(names)} core modules and {len(DEMOS)} demos"
    print(f"{sys.version.split()[0]}: {counted} run with nothing installed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
