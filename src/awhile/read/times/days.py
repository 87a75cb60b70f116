"""Rows whose dates stay as written until the whole file has been seen."""

import re
from array import array
from collections.abc import Sequence

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.columns import Rows, wall_iso
from awhile.read.times.date_order import Order, decide_order, to_day
from awhile.read.times.worded import Moment, find_moment, settle
from awhile.read.times.words import Speech
from awhile.types import DAY_S

_SAVED = late(r"[^\d\n]{2,40}[:：] ?(?=\d|[^\W\d_]{3,12}\.? \d)")
"""Before the moment at which a chat was saved, in a line of its own at the beginning."""


def read_saved(lines: Sequence[str], order: str | None) -> str | None:
    """Read when a chat was saved, from the lines that it begins with.

    Args:
        lines: The first few lines.
        order: The order of day and month in the rest of the file, where that is known.

    Returns:
        The wall clock, ISO 8601; None if no line tells.
    """
    for line in lines:
        found = _SAVED.match(line)
        if found is None or len(line) > LONGEST_SAVED:
            continue
        speech = Speech()
        moment = find_moment(line[found.end() :], speech)
        if not isinstance(moment, Moment) or moment.second is None:
            continue
        date = settle(moment.date, speech)
        year_first = date is not None and re.match(r"\d{4}", date)
        day = to_day(date, "ymd" if year_first else order or "dmy") if date else None
        if day is not None and (year_first or order):
            return wall_iso(day * DAY_S + moment.second)
    return None


LONGEST_SAVED = 120
"""Characters of such a line."""


class Days:
    """The date of each row; `place` adds the days to times that are seconds of a day."""

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.of_row = array("i")

    def begin(self, token: str) -> None:
        """Take the date that the rows from here on are of.

        Args:
            token: The date as written.
        """
        if not self.tokens or self.tokens[-1] != token:
            self.tokens.append(token)

    def add(self) -> None:
        """Give the row that was just added the date taken last."""
        self.of_row.append(len(self.tokens) - 1)

    def place(
        self,
        rows: Rows,
        stated: str | None,
        hint: str,
        speech: Speech | None = None,
        file: str = "",
        last_day: int | None = None,
    ) -> Order | None:
        """Put each row on its day; rows of a day that does not exist are skipped and listed.

        Args:
            rows: Rows with the second of their day for a time.
            stated: The order of day and month as the user gave it, if they did.
            hint: The order to fall back on.
            speech: What the file told of its language, where months are words.
            file: Base name of the file.
            last_day: As in `decide_order`.

        Returns:
            The order of day and month; None without dates.

        Raises:
            ReadError: The name of a month means several, and the file does not tell which.
        """
        if not self.tokens:
            return None
        for i, token in enumerate(self.tokens):
            settled = settle(token, speech or Speech())
            if settled is None:
                raise ReadError("read.unknown_word", file=file, word=token.split("|")[1])
            self.tokens[i] = settled
        order = decide_order(self.tokens, stated, hint, last_day)
        days = [to_day(token, order.order) for token in self.tokens]
        kept = []
        for i, number in enumerate(self.of_row):
            day = days[number]
            if day is None:
                rows.skip(rows.row[i], "read.bad_date", shown=self.tokens[number])
            else:
                rows.time_s[i] += day * DAY_S
                kept.append(i)
        if len(kept) < len(self.of_row):
            rows.keep(kept, {}, told=True)
            self.of_row = array("i", [self.of_row[i] for i in kept])
        return order
