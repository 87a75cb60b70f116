"""Begin a language, or show what one still lacks: ``python3 dev.py language CODE``.

A new language gets its folder, with every English sentence in it as a comment to be replaced. It is
offered from the moment its ``language.toml`` exists, which is therefore written last.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.languages import list_faults  # noqa: E402

from awhile.words import FALLBACK, FOLDER, LANGUAGES  # noqa: E402
from awhile.words.plurals import list_categories, plural_category  # noqa: E402

LINE = re.compile(r'^(?=[\w-]+ = ")', re.MULTILINE)


def begin(code: str) -> None:
    """Make the folder of a language from the English one, every sentence a comment."""
    folder = Path(FOLDER) / code
    (folder / "guides").mkdir(parents=True)
    for path in sorted((Path(FOLDER) / FALLBACK).glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        if path.stem == "language":
            continue
        kept = text if path.stem == "rules" else LINE.sub("# ", text)
        (folder / path.name).write_text(kept, encoding="utf-8")


def main() -> None:
    """Begin the language that is named, or list what it lacks."""
    if len(sys.argv) != 2 or not re.fullmatch(r"[a-z]{2,3}", sys.argv[1]):
        sys.exit("Name one language by its ISO 639 code: python3 dev.py language fr")
    code = sys.argv[1]
    folder = Path(FOLDER) / code
    if not folder.is_dir():
        begin(code)
        print(f"Made {folder}. Every English sentence is in it as a comment; CONTRIBUTING.md")
        print("says what else belongs there.")
    numbers = {}
    for n in range(200):
        numbers.setdefault(plural_category(n, code), n)
    forms = ", ".join(
        f"{one} ({numbers[one]}, …)" for one in list_categories(code) if one in numbers
    )
    print(f"Forms that whole numbers give to words in {code}: {forms}")
    faults = list_faults(code)
    for fault in faults:
        print(fault)
    offered = "offered" if code in LANGUAGES else "not offered: language.toml is missing"
    print(f"{code}: {len(faults)} faults; {offered}.")
    if faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
