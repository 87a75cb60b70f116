"""How often a reply came after the first, second and third unanswered attempt, in public data.

The shipped table ``awhile/evidence/public.json`` was made by::

    python -m awhile.lab.public_replies collegemsg.parquet email_eu_core.parquet \
        radoslaw_email.parquet > src/awhile/evidence/public.json

with one row per message (``dyad``, ``t``, ``sender``) of SNAP CollegeMsg, SNAP
email-Eu-core-temporal
and the Radoslaw e-mail network.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from awhile.types import DAY_S, HOUR_S

APART_S = 6 * HOUR_S
"""Attempts closer than this count as one."""
WITHIN_S = 7 * DAY_S
MOST = 3
N_BOOTSTRAP = 1000


def attempts(
    times_s: Sequence[float], senders: Sequence[int], end_s: float
) -> Iterator[tuple[int, bool]]:
    """List one pair's unanswered attempts to someone who had written before.

    Args:
        times_s: When each message was sent [n], sorted.
        senders: 0 or 1 [n].
        end_s: End of observation; attempts less than a week before it are left out.

    Yields:
        Which attempt in its run it was, from 1 to 3, and whether the other wrote within a week.
    """
    seen: set[int] = set()
    run, last, who = 0, 0.0, -1
    for i, (time, sender) in enumerate(zip(times_s, senders, strict=True)):
        if sender != who:
            run, who = 0, sender
        elif time - last < APART_S:
            continue
        run, last = run + 1, time
        seen.add(sender)
        if 1 - sender in seen and run <= MOST and time + WITHIN_S <= end_s:
            later = (
                t for t, s in zip(times_s[i + 1 :], senders[i + 1 :], strict=True) if s != sender
            )
            yield run, next(later, float("inf")) <= time + WITHIN_S


def shares(tallies: Sequence[Sequence[tuple[int, bool]]], *, seed: int) -> list[dict[str, float]]:
    """Turn attempts into shares, with intervals from resampling whole pairs.

    Args:
        tallies: The attempts of each pair.
        seed: Of the bootstrap.

    Returns:
        For each attempt: its number, the share answered within a week, its 95% interval, how many
        attempts and how many pairs.
    """
    rng = np.random.default_rng(seed)
    counts = np.zeros((len(tallies), MOST, 2))
    for pair, rows in enumerate(tallies):
        for run, came in rows:
            counts[pair, run - 1] += (came, 1)
    counts = counts[counts.sum(axis=(1, 2)) > 0]
    weights = rng.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), N_BOOTSTRAP)
    drawn = np.einsum("bp,pko->bko", weights, counts)
    out = []
    for k in range(MOST):
        came, n = counts[:, k].sum(axis=0)
        low, high = np.quantile(drawn[:, k, 0] / drawn[:, k, 1], (0.025, 0.975))
        out.append(
            {
                "attempt": k + 1,
                "share": round(float(came / n), 3),
                "low": round(float(low), 3),
                "high": round(float(high), 3),
                "n": int(n),
                "n_pairs": int((counts[:, k, 1] > 0).sum()),
            }
        )
    return out


def table(files: Sequence[Path]) -> str:
    """Compute the table of every population.

    Args:
        files: Parquet files; the name of each becomes the name of its population.

    Returns:
        JSON text.
    """
    made = {}
    for file in files:
        rows = pl.read_parquet(file).sort("t", maintain_order=True)
        end_s = float(rows["t"].to_numpy().max())
        tallies = [
            list(attempts(pair["t"].to_list(), pair["sender"].to_list(), end_s))
            for pair in rows.partition_by("dyad", maintain_order=True)
        ]
        made[file.stem] = shares(tallies, seed=1)
    return json.dumps(made, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table([Path(name) for name in sys.argv[1:]]))
