"""Read every format and look for words of messages in what is left: ``python tests/memory.py``.

A process of its own, with nothing but the core in it, so that all its objects can be looked
through after every file. Prints one JSON object: by form, what was read and what still holds words.
"""

import gc
import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from awhile.read import Options, read_file  # noqa: E402
from tests.canaries import CANARY, CASES, write_canaries  # noqa: E402

NEEDLE = CANARY.split()[1]
LONGEST_OWN = len(CANARY) + 2
"""The constants of the tests are no messages; a message with them holds more."""


def holders() -> list[str]:
    """List the kinds of objects that hold a string of words with a canary in it."""
    gc.collect()
    found = []
    for thing in gc.get_objects():
        if isinstance(thing, list | tuple | set):
            held = list(thing)
        elif isinstance(thing, dict):
            held = [*thing, *thing.values()]
        elif hasattr(type(thing), "__slots__"):
            held = [getattr(thing, name, None) for name in type(thing).__slots__]
        else:
            continue
        found += [
            f"{type(thing).__name__} of {len(text)} characters"  # never the words: they'd be found
            for text in held
            if isinstance(text, str) and len(text) > LONGEST_OWN and NEEDLE in text
        ]
    return found[:9]


def main() -> None:
    """Read all forms, one after the other."""
    found = {}
    for export in CASES:
        with tempfile.TemporaryDirectory() as folder:
            reading = read_file(write_canaries(export, Path(folder)), Options(text_counts=True))
            understood = reading.understood
            found[str(export)] = {
                "reader": understood.reader,
                "languages": understood.languages,
                "holders": holders(),
            }
    kept = [f"{CANARY} and more"]
    found["the search itself"] = {"holders": holders()}
    del kept
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
