"""A real courtship: when Robert Browning and Elizabeth Barrett wrote to each other, 1845–46.

The table holds facts only (day, sender, words, questions), counted from the letters in Project
Gutenberg 16182, "The Letters of Robert Browning and Elizabeth Barrett Barrett, Vol. 1 (of 2)
1845-1846", in the public domain; `scripts.sample_courtship` is the script that counted them.
There are 276 letters, each with a day; twelve of the days are inferred (``date_within_days`` says
how far off they may be), and hours are not known. From May 1845 on the two also met, about once a
week; visits are in no letter, so a silence here may hold one.
"""

from datetime import UTC, datetime
from importlib.resources import files

FILE_NAME = "courtship.csv"

PEOPLE = ("Robert", "Elizabeth")
"""Person 0, who waits in the demo, and person 1."""

NOW_S = datetime(1845, 8, 7, 18, tzinfo=UTC).timestamp()
"""The evening of 7 August 1845, the moment at which the demo looks.

Elizabeth last wrote on 2 August and has not answered Robert's letter of the 4th. After 36 letters
from each there are 35 earlier silences of hers to compare it with, and ten lasted at least as
long: a wait that feels long and is not out of the ordinary. Her longest of all (29 days, to 18
April 1845) came after seven letters, too early to compare it with anything. Letters after this
moment are in the table and are left out of the demo: Elizabeth wrote the next day. The two
married in September 1846.
"""


def text() -> str:
    """Return the whole table as CSV: time, sender, words, questions, date_within_days."""
    return files("awhile.sample").joinpath(FILE_NAME).read_text(encoding="utf-8")


def text_until(now_s: float) -> str:
    """Return the table as it was known at a moment.

    Args:
        now_s: Seconds since 1970; letters of that day are in, later ones are not.

    Returns:
        CSV text, ready to be written to a file and read like any user's.
    """
    day = datetime.fromtimestamp(now_s, UTC).date().isoformat()
    head, *rows = text().splitlines()
    return "\n".join([head, *(row for row in rows if row[:10] <= day)]) + "\n"
