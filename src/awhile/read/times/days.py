"""Rows whose dates stay as written until the whole file has been seen."""

from array import array

from awhile.errors import ReadError
from awhile.read.columns import Rows
from awhile.read.times.date_order import Order, decide_order, to_day
from awhile.read.times.worded import settle
from awhile.read.times.words import Speech
from awhile.types import DAY_S


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

    def place(
        self,
        rows: Rows,
        stated: str | None,
        hint: str,
        speech: Speech | None = None,
        file: str = "",
    ) -> Order | None:
        """Put each row on its day; rows of a day that does not exist are skipped and listed.

        Args:
            rows: Rows with the second of their day for a time.
            stated: The order of day and month as the user gave it, if they did.
            hint: The order to fall back on.
            speech: What the file told of its language, where months are words.
            file: Base name of the file.

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
