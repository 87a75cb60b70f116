"""Rows whose dates stay as written until the whole file has been seen."""

import re
from array import array

from awhile.read.columns import Rows
from awhile.read.times.date_order import Order, decide_order, to_day
from awhile.read.times.worded import MONTHS
from awhile.types import DAY_S

_NUMERIC = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_PART = re.compile(r"\d+|[^\W\d_]{3,}")


def find_date(text: str) -> str | None:
    """Find the date in a moment as written.

    Args:
        text: What stands before (or around) the time of day, as ``Friday, 4 October 2013 at``.

    Returns:
        Three numbers as they stand there; year, month and day where the month is a word; None if
        there is no date.
    """
    found = _NUMERIC.search(text)
    if found is not None:
        return found[0]
    parts = _PART.findall(text)
    months = [month for part in parts if (month := MONTHS.get(part.casefold()))]
    numbers = [part for part in parts if part.isdecimal()]
    if len(months) != 1 or len(numbers) != 2:
        return None
    year = next((n for n in numbers if len(n) == 4), numbers[1])
    day = numbers[1] if year == numbers[0] else numbers[0]
    return f"{int(year) + (2000 if len(year) <= 2 else 0)}-{months[0]:02}-{int(day):02}"


class Days:
    """The date of each row; `place` adds the days to times that are seconds of a day."""

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.of_row = array("i")

    def begin(self, token: str) -> None:
        """Take the date that the rows from here on are of."""
        if not self.tokens or self.tokens[-1] != token:
            self.tokens.append(token)

    def add(self) -> None:
        """Give the row that was just added the date taken last."""
        self.of_row.append(len(self.tokens) - 1)

    def place(self, rows: Rows, stated: str | None, hint: str) -> Order | None:
        """Put each row on its day; rows of a day that does not exist are skipped and listed.

        Args:
            rows: Rows with the second of their day for a time.
            stated: The order of day and month as the user gave it, if they did.
            hint: The order to fall back on.

        Returns:
            The order of day and month; None without dates.
        """
        if not self.tokens:
            return None
        order = decide_order(self.tokens, stated, hint)
        days = [to_day(token, order.order) for token in self.tokens]
        kept = []
        for i, number in enumerate(self.of_row):
            day = days[number]
            if day is None:
                rows.skip(rows.row[i], "read.bad_date")
            else:
                rows.time_s[i] += day * DAY_S
                kept.append(i)
        if len(kept) < len(self.of_row):
            rows.keep(kept, {}, told=True)
            self.of_row = array("i", [self.of_row[i] for i in kept])
        return order
