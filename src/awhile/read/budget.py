"""What one reading may take, whatever it is read from and how often."""

from dataclasses import dataclass

from awhile.errors import ReadError

MAX_RATIO = 200
"""Chats compress about tenfold; what claims far more is a bomb."""
SPARE_BYTES = 8 << 20
"""What a reading may unpack beyond `MAX_RATIO` times what is packed."""
SPARE_ROWS = 1 << 20
"""Rows that a reading may have beyond one for each packed byte; an honest row takes several."""
MOST_VALUES, SPARE_VALUES = 50, 1 << 20
"""Values of JSON that a reading may have for each packed byte, and beyond; one of an honest file
takes about a byte where it is packed, and many times as much where it is held."""
MOST_TEXT, SPARE_TEXT = 20, 4 << 20
"""Characters of names and titles that a reading may hold for each packed byte, and beyond."""


@dataclass(slots=True)
class Budget:
    """What a reading of something packed may still take; every source of it draws from this one.

    Attributes:
        file: Base name of what was given.
        left: Bytes that may be unpacked.
        rows_left: Lines, elements or records that may be seen.
        values_left: Values of JSON that may be parsed, those within others too.
        text_left: Characters of names and titles that may be held until the end.
    """

    file: str
    left: int
    rows_left: int
    values_left: int
    text_left: int

    @classmethod
    def of(cls, file: str, packed_bytes: int) -> "Budget":
        """Return the budget for a file of so many bytes.

        Args:
            file: Base name of the file.
            packed_bytes: Its size as it lies.
        """
        return cls(
            file,
            left=MAX_RATIO * packed_bytes + SPARE_BYTES,
            rows_left=packed_bytes + SPARE_ROWS,
            values_left=MOST_VALUES * packed_bytes + SPARE_VALUES,
            text_left=MOST_TEXT * packed_bytes + SPARE_TEXT,
        )

    def draw(self, n_bytes: int) -> None:
        """Take bytes out of the budget.

        Args:
            n_bytes: How many.

        Raises:
            ReadError: It is used up.
        """
        self.left -= n_bytes
        self._hold(self.left)

    def draw_rows(self, n_rows: int) -> None:
        """Take rows out of the budget.

        Args:
            n_rows: How many.

        Raises:
            ReadError: It is used up.
        """
        self.rows_left -= n_rows
        self._hold(self.rows_left)

    def draw_values(self, n_values: int) -> None:
        """Take values out of the budget.

        Args:
            n_values: How many.

        Raises:
            ReadError: It is used up.
        """
        self.values_left -= n_values
        self._hold(self.values_left)

    def draw_text(self, n_characters: int) -> None:
        """Take held text out of the budget.

        Args:
            n_characters: How many.

        Raises:
            ReadError: It is used up.
        """
        self.text_left -= n_characters
        self._hold(self.text_left)

    def _hold(self, left: int) -> None:
        if left < 0:
            raise ReadError("read.zip_limits", file=self.file)
