"""What one reading may take, whatever it is read from and how often."""

from dataclasses import dataclass

from awhile.errors import ReadError

MAX_RATIO = 200
"""Chats compress about tenfold; what claims far more is a bomb."""
SPARE_BYTES = 8 << 20
"""What a reading may unpack beyond `MAX_RATIO` times what is packed."""
SPARE_ROWS = 1 << 20
"""Rows that a reading may have beyond one for each packed byte; an honest row takes several."""


@dataclass(slots=True)
class Budget:
    """What a reading of something packed may still take; every source of it draws from this one.

    Attributes:
        file: Base name of what was given.
        left: Bytes that may be unpacked.
        rows_left: Lines, elements or records that may be seen.
    """

    file: str
    left: int
    rows_left: int

    @classmethod
    def of(cls, file: str, packed_bytes: int) -> "Budget":
        """Return the budget for a file of so many bytes.

        Args:
            file: Base name of the file.
            packed_bytes: Its size as it lies.
        """
        return cls(file, MAX_RATIO * packed_bytes + SPARE_BYTES, packed_bytes + SPARE_ROWS)

    def draw(self, n_bytes: int) -> None:
        """Take bytes out of the budget.

        Args:
            n_bytes: How many.

        Raises:
            ReadError: It is used up.
        """
        self.left -= n_bytes
        if self.left < 0:
            raise ReadError("read.zip_limits", file=self.file)

    def draw_rows(self, n_rows: int) -> None:
        """Take rows out of the budget.

        Args:
            n_rows: How many.

        Raises:
            ReadError: It is used up.
        """
        self.rows_left -= n_rows
        if self.rows_left < 0:
            raise ReadError("read.zip_limits", file=self.file)
