"""Take the facts of the Browning–Barrett letters out of their text.

The shipped table ``awhile/sample/courtship.csv`` was made by::

    python -m scripts.sample_courtship LETTERS.parquet > src/awhile/sample/courtship.csv

where LETTERS.parquet holds one row per letter (``corpus``, ``date``, ``prec_days``, ``sender``,
``text``) taken from Project Gutenberg 16182, "The Letters of Robert Browning and Elizabeth Barrett
Barrett, Vol. 1 (of 2) 1845-1846", in the public domain.
"""

import re
import sys
from pathlib import Path

import polars as pl

CORPUS = "pd_browning"
PEOPLE = {"RB": "Robert", "EBB": "Elizabeth"}

_EDITOR = re.compile(r"\[(?:Footnote|Illustration)[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|\[\d+\]|_|\*")
"""What the editor and the transcriber added: footnotes, their numbers, marks of italics."""


def count(text: str) -> tuple[int, int]:
    """Count the words and the questions of one letter, without what its editor added.

    Args:
        text: The letter.

    Returns:
        Words (runs of letters and digits; an apostrophe does not divide one), and runs of
        question marks.
    """
    own = _EDITOR.sub("", text)
    return len(re.findall(r"\w+(?:['’]\w+)*", own)), len(re.findall(r"\?+", own))


def table(letters: Path) -> str:
    """Build the event table.

    Args:
        letters: The Parquet file with one row per letter.

    Returns:
        CSV text, sorted by date; letters of one day keep the order of the edition.
        ``date_within_days`` is how far off an inferred date may be, 0 where the edition gives it.
    """
    rows = (
        pl.read_parquet(letters)
        .filter(pl.col("corpus") == CORPUS)
        .sort("date", maintain_order=True)
        .iter_rows(named=True)
    )
    lines = ["time,sender,words,questions,date_within_days"]
    for row in rows:
        words, questions = count(row["text"])
        within = int(row["prec_days"])
        lines.append(f"{row['date']},{PEOPLE[row['sender']]},{words},{questions},{within}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table(Path(sys.argv[1])))
