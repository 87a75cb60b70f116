"""What the times of a column mean, judged by the whole column and never by one row."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from awhile.errors import ReadError
from awhile.types import DAY_S

UNITS = {
    "s": (1.0, 0.0),
    "ms": (1e-3, 0.0),
    "us": (1e-6, 0.0),
    "ns": (1e-9, 0.0),
    "days": (DAY_S, 0.0),
    "excel": (DAY_S, -25_569 * DAY_S),
    "matlab": (DAY_S, -719_529 * DAY_S),
}
"""How a number becomes seconds since 1970: by what it is multiplied, and what is then added."""

CALENDARS = ("date8", "date14")
"""Numbers that are dates, as 20260301 and 20260301142500 are."""

FIRST_YEAR, LAST_YEAR = 1000, 2200
"""A written date outside stands for none, as 0001-01-01 and 9999-12-31 do."""

FIRST_S, LAST_S = 315_532_800.0, 4_102_444_800.0
"""1980 and 2100: the years of messages, by which a unit of moments is known."""

LONGEST_S = 150 * 365.25 * DAY_S
"""No correspondence lasts longer; numbers that would say so count something finer than seconds."""

JUDGED_PER_BATCH = 2_000
"""Of how many numbers of each batch, evenly drawn, the unit of a column is judged."""

DATES_SHARE = 0.9
"""Of numbers that are dates, this share at least look like one."""

FEWEST_DIFFERENT = 5
"""So many different numbers that all look like dates are dates."""

DAY_NUMBERS = {"excel": (20_000.0, 80_000.0), "matlab": (690_000.0, 790_000.0),
               "days": (3_000.0, 48_000.0)}  # fmt: skip
"""Between which numbers days of a spreadsheet, of Matlab and of R lie (1954-2119, 1889-2163,
1978-2101)."""

WRITTEN = (
    r"^(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?"
    r"\s*(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$"
)
"""A date as ISO 8601 has it, and its near relations. Day and month the other way round are refused:
which is which cannot be told from one row."""


CLOSE = (
    (r"^(\d{4})(\d\d)(\d\d)[T ](\d\d):?(\d\d):?(\d\d)", "$1-$2-${3}T$4:$5:$6"),
    (r"^(\d{4})(\d\d)(\d\d)[T ](\d\d):?(\d\d)", "$1-$2-${3}T$4:$5"),
)
"""The same without marks between, which ISO 8601 has too."""

COMMA = r"^(-?\d{4,}),(\d+)$", "$1.$2"
"""A number with a comma for its fraction; no comma stands after four figures for thousands."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How the numbers of a column are read.

    Attributes:
        unit: One of `UNITS` or `CALENDARS`.
        absolute: Whether they are moments of 1980 to 2100; else they count from a moment of their
            own, or lie further back.
    """

    unit: str
    absolute: bool


class Judge:
    """Decides from samples of a column which unit its numbers count."""

    def __init__(self) -> None:
        self.parts: list[NDArray[np.float64]] = []
        self.dates = set(CALENDARS)
        self.n_rows = 0

    def see(self, column: pl.Series) -> None:
        """Look at one batch of the column.

        Args:
            column: Times as the table has them, or None where a cell is empty.
        """
        self.n_rows += len(column)
        if column.dtype.is_temporal():
            return
        number = column.cast(pl.Float64, strict=False).drop_nulls().to_numpy()
        number = number[np.isfinite(number)]
        self.dates = {digits for digits in self.dates if _are_dates(number, digits)}
        self.parts.append(number[:: max(1, len(number) // JUDGED_PER_BATCH)].copy())

    def decide(self, unit: str | None, *, file: str, column: str) -> Clock:
        """Say how the numbers are to be read.

        Args:
            unit: What the user states; None to infer it.
            file: Name of the table, for a refusal.
            column: Name of the column, for a refusal.

        Raises:
            ReadError: They look like numbers of days, and nobody said of which kind.
        """
        if unit is not None:
            if unit not in UNITS:
                raise ReadError("cohort.bad_unit", unit=unit, units=", ".join(UNITS))
            return Clock(unit, absolute=False)
        values = np.concatenate(self.parts) if self.parts else np.empty(0)
        if not len(values):
            return Clock("s", absolute=False)
        for digits in CALENDARS:
            if digits in self.dates and len(np.unique(values)) >= FEWEST_DIFFERENT:
                return Clock(digits, absolute=True)
        low, high = np.quantile(values, (0.005, 0.995), method="nearest")
        for name in ("s", "ms", "us", "ns"):
            scale = UNITS[name][0]
            if low * scale >= FIRST_S and high * scale <= LAST_S:
                return Clock(name, absolute=True)
        near = [
            name for name, (least, most) in DAY_NUMBERS.items()
            if low >= least and high <= most and high - low < DAY_S
        ]  # fmt: skip
        if near and len(np.unique(values)) >= FEWEST_DIFFERENT:
            raise ReadError(
                "cohort.which_unit", file=file, column=column, value=f"{values[0]:.12g}",
                units=" / ".join(["s", *near]),
            )  # fmt: skip
        if low >= 0:
            for name in ("s", "ms", "us", "ns"):
                if (high - low) * UNITS[name][0] <= LONGEST_S:
                    return Clock(name, absolute=False)
        return Clock("s", absolute=False)


def _are_dates(values: NDArray[np.float64], digits: str) -> bool:
    """Whether nearly all numbers are dates; of others about one in 27 would pass."""
    day = np.floor(values / 1e6) if digits == "date14" else values
    clock = values - day * 1e6 if digits == "date14" else np.zeros(1)
    year, month, date = day // 10_000, day // 100 % 100, day % 100
    fits = (
        (values == np.floor(values))
        & (year >= FIRST_YEAR) & (year <= LAST_YEAR)
        & (month >= 1) & (month <= 12) & (date >= 1) & (date <= 31)
        & (clock // 10_000 < 24) & (clock // 100 % 100 < 60) & (clock % 100 < 61)
    )  # fmt: skip
    return not len(values) or float(np.mean(fits)) > DATES_SHARE


def judge_times(
    batches: Iterable[pl.DataFrame], column: str, unit: str | None, *, file: str
) -> tuple[Clock, int]:
    """Judge a column of times.

    Args:
        batches: The column, piece by piece.
        column: Its name.
        unit: What the user states; None to infer it.
        file: Name of the table, for a refusal.

    Returns:
        How its numbers are read, and how many rows there are.
    """
    judge = Judge()
    for batch in batches:
        judge.see(_plain(batch[column]))
    return judge.decide(unit, file=file, column=column), judge.n_rows


def _plain(column: pl.Series) -> pl.Series:
    if column.dtype != pl.String:
        return column
    column = column.str.strip_chars()
    return column.str.replace(*COMMA) if column.str.contains(COMMA[0]).any() else column


def read_times(column: pl.Series, clock: Clock) -> pl.DataFrame:
    """Read one batch of a column of times.

    Args:
        column: Numbers, text or dates.
        clock: How numbers are read.

    Returns:
        ``t`` (s since 1970, or since the column's own beginning; null where it is no time),
        ``offset_s`` of its local clock, ``zoned`` whether it states a zone (null for
        a number), ``year_ok`` False where
        it would be a moment outside what can be.
    """
    if column.dtype.is_temporal():
        return _read_dates(column)
    column = _plain(column)
    number = column.cast(pl.Float64, strict=False)
    t = _read_numbers(number, clock)
    told = pl.DataFrame(
        {
            "t": t,
            "offset_s": pl.Series(np.zeros(len(t), np.int32)),
            "zoned": pl.Series([None] * len(t), dtype=pl.Boolean),
            "year_ok": (t >= FIRST_S) & (t <= LAST_S) if clock.absolute else t.is_not_null(),
        }
    ).with_columns(pl.col("year_ok").fill_null(value=True))
    if column.dtype != pl.String or not number.null_count():
        return told
    written = _read_written(column)
    known = number.is_not_null()
    return pl.DataFrame(
        [told[name].zip_with(known, written[name]).alias(name) for name in told.columns]
    )


def _read_numbers(number: pl.Series, clock: Clock) -> pl.Series:
    if clock.unit in UNITS:
        scale, origin = UNITS[clock.unit]
        return number * scale + origin
    digits = number.cast(pl.Int64, strict=False).cast(pl.String)
    pattern = r"^(\d{4})(\d\d)(\d\d)$", "$1-$2-$3"
    if clock.unit == "date14":
        pattern = r"^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$", "$1-$2-$3 $4:$5:$6"
    return _read_written(digits.str.replace(*pattern))["t"]


def _read_dates(column: pl.Series) -> pl.DataFrame:
    """Read a column of dates, with the local clock of its zone where it has one."""
    zone = getattr(column.dtype, "time_zone", None)
    when = column.cast(pl.Datetime("us", zone)) if zone else column.cast(pl.Datetime("us"))
    t = when.dt.epoch("us") / 1e6
    offset = pl.Series(np.zeros(len(t), np.int32))
    if zone:
        wall = when.dt.replace_time_zone(None).dt.epoch("us") / 1e6
        offset = (wall - t).cast(pl.Int32)
    return pl.DataFrame(
        {
            "t": t,
            "offset_s": offset.fill_null(0),
            "zoned": pl.Series(np.full(len(t), zone is not None)),
            "year_ok": when.dt.year().is_between(FIRST_YEAR, LAST_YEAR).fill_null(value=True),
        }
    )


def _read_written(text: pl.Series) -> pl.DataFrame:
    """Read dates as `WRITTEN`; a wall clock without a zone is read as UTC."""
    if text.str.contains(r"^\d{8}").any():
        for pattern, apart in CLOSE:
            text = text.str.replace(pattern, apart)
    rows = text.to_frame("text").select(pl.col("text").str.extract_groups(WRITTEN)).unnest("text")
    year, month, day, hour, minute, second, part, zone = (pl.col(c) for c in rows.columns)
    two = [c.fill_null("0").str.zfill(2) for c in (hour, minute, second)]
    wall = pl.concat_str(year, month.str.zfill(2), day.str.zfill(2), *two).str.to_datetime(
        "%Y%m%d%H%M%S", time_unit="us", strict=False
    )
    sign = pl.when(zone.str.starts_with("-")).then(-1).otherwise(1)
    digits = zone.str.replace_all(r"\D", "").str.pad_end(4, "0").cast(pl.Int64, strict=False)
    offset_s = (sign * (digits // 100 * 3600 + digits % 100 * 60)).fill_null(0)
    fraction = pl.concat_str(pl.lit("0."), part).cast(pl.Float64).fill_null(0.0)
    return rows.select(
        t=wall.dt.epoch("us") / 1e6 - offset_s + fraction,
        offset_s=offset_s.cast(pl.Int32),
        zoned=zone.is_not_null(),
        year_ok=wall.dt.year().is_between(FIRST_YEAR, LAST_YEAR).fill_null(value=True),
    )
