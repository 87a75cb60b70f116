"""Run the core's plain checks with the standard library alone: ``python -I -S tests/bare.py``."""

import importlib
import pkgutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))


def main() -> int:
    """Import every core module with nothing installed; later, run the flow."""
    import awhile

    names = [
        m.name
        for m in pkgutil.walk_packages(awhile.__path__, "awhile.")
        if not m.name.startswith(("awhile.lab", "awhile.__main__"))
    ]
    for name in names:
        importlib.import_module(name)
    print(f"{sys.version.split()[0]}: {len(names)} core modules import with nothing installed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
