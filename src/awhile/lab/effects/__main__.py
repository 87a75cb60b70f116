"""Pool the pairs of a table: ``python -m awhile.lab.effects TABLE.parquet``.

The table has one row per message: ``dyad``, ``t`` (s), ``sender`` (0 or 1).
"""

import math
import sys
from array import array
from pathlib import Path

import polars as pl

from awhile.care import RESEARCH
from awhile.lab.effects.pool import look, pool_sides
from awhile.measure.history import MIN_HISTORY, cut_history
from awhile.types import DAY_S, FLOATING, Dyad, Events


def tell(file: Path) -> str:
    """Say the pooled ratio of one table, with its interval, its naive twin and its counts.

    Args:
        file: The table. Where all its times are whole days, its clock is one of days.
    """
    rows = pl.read_parquet(file, columns=["dyad", "t", "sender"]).sort("t", maintain_order=True)
    end_s = float(rows["t"].to_numpy().max())
    coarse = bool((rows["t"].to_numpy() % DAY_S == 0).all())
    sides = []
    for pair, part in enumerate(rows.partition_by("dyad", maintain_order=True)):
        n = part.height
        if n <= MIN_HISTORY:  # too few to say what a long silence is
            continue
        events = Events(
            array("d", part["t"].to_list()),
            array("i", [0] * n),
            array("h", part["sender"].to_list()),
            array("b", [0] * n),
            array("i", range(1, n + 1)),
            {},
        )
        resolution_s = DAY_S if coarse else 1.0
        dyad = Dyad(("0", "1"), events, end_s, FLOATING, True, resolution_s, RESEARCH)  # noqa: FBT003
        sides += look(cut_history(dyad), pair)
    p = pool_sides(sides)
    like, naive = ((p.log_ratio, p.low, p.high), p.naive)
    said = [" ".join(f"{math.exp(v):.2f}" for v in values) for values in (like, naive)]
    return (
        f"{file.stem}: ratio, low, high {said[0]}; naive {said[1]}; {p.n_pairs} pairs, "
        f"{p.n_answers} answers, {p.n_again} under a follow-up"
    )


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write(tell(Path(name)) + "\n")
        sys.stdout.flush()
