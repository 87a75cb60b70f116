"""What public data say to the claims: shares over pairs, from times and senders alone.

The shipped table ``awhile/evidence/public.json`` was made by::

    python -m scripts.public_data collegemsg.parquet email_eu_core.parquet \
        radoslaw_email.parquet > src/awhile/evidence/public.json

with one row per message (``dyad``, ``t``, ``sender``) of SNAP CollegeMsg, SNAP
email-Eu-core-temporal
and the Radoslaw e-mail network.
"""

import json
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl

from awhile.fit.series import MIN_PAIR, MIN_PARTNER
from awhile.types import DAY_S, HOUR_S

Outcomes = Iterator[tuple[int, float]]
"""Which step of a question, and what came: 1, 0, or a share between them."""

APART_S = 6 * HOUR_S
"""Attempts closer than this count as one."""
WITHIN_S = 7 * DAY_S
MOST = 3
SILENCES_DAYS = (7, 14, 28)
MORE_S = 28 * DAY_S
EARLY = 20
"""Messages by which it is told how even a pair is."""
BALANCES = (0, 25, 40)
"""Lower borders of the lesser person's share of them, in percent."""
LATER_S = (28 * DAY_S, 84 * DAY_S)
MIN_ACTIVE_DAYS = 20
PEAK_SHARE = 0.05
N_BESIDE = 2
N_BOOTSTRAP = 1000


def attempts(times_s: Sequence[float], senders: Sequence[int], end_s: float) -> Outcomes:
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


def silences(times_s: Sequence[float], senders: Sequence[int], end_s: float) -> Outcomes:
    """List the long silences of each person of a pair that had eight messages by then.

    Yields:
        How long it had lasted (days), and whether it ended within four weeks more.
    """
    for person in (0, 1):
        own = [t for t, s in zip(times_s, senders, strict=True) if s == person]
        for i, start in enumerate(own):
            back = own[i + 1] if i + 1 < len(own) else float("inf")
            for days in SILENCES_DAYS:
                at = start + days * DAY_S
                known = bisect_right(times_s, at)
                if back <= at or at + MORE_S > end_s:
                    break
                if i + 1 >= MIN_PARTNER and known >= MIN_PAIR and known > i + 1:
                    yield days, back <= at + MORE_S


def broken(times_s: Sequence[float], senders: Sequence[int], end_s: float) -> Outcomes:
    """List the silences between two people who had three messages each, and that ended.

    Yields:
        How long it had lasted at least (days), and whether the one who ended it was not the one who
        had written last.
    """
    del end_s
    counts = [0, 0]
    rows = zip(times_s, senders, strict=True)
    for (before, last), (time, sender) in pairwise(rows):
        counts[last] += 1
        if min(counts) >= MIN_PARTNER:
            for days in SILENCES_DAYS:
                if time - before >= days * DAY_S:
                    yield days, sender != last


def peaks(times_s: Sequence[float], senders: Sequence[int], end_s: float) -> Outcomes:
    """List a pair's days of most turns, each beside the nearest other days on which they wrote.

    Yields:
        Nothing to tell apart, and the share of up to two days before and two after that a longer
        quiet of the two did not follow; a tie is a half.
    """
    turns: dict[int, int] = {}
    for (_, last), (time, sender) in pairwise(zip(times_s, senders, strict=True)):
        day = int(time // DAY_S)
        turns[day] = turns.get(day, 0) + (sender != last)
    days = sorted(turns)
    if len(days) < MIN_ACTIVE_DAYS:
        return
    final = float("inf") if end_s - times_s[-1] >= MORE_S else None
    quiet = [b - a for a, b in pairwise(days)] + [final]
    order = sorted(days, key=turns.__getitem__)
    border = max(
        turns[order[-max(1, int(PEAK_SHARE * len(days)))]], turns[order[len(days) // 2]] + 1
    )
    other = [i for i, day in enumerate(days) if turns[day] < border and quiet[i] is not None]
    for i, day in enumerate(days):
        mine = quiet[i]
        if turns[day] < border or mine is None:
            continue
        at = bisect_left(other, i)
        beside = [quiet[j] for j in other[max(at - N_BESIDE, 0) : at + N_BESIDE]]
        won = [1.0 if mine > x else 0.5 if mine == x else 0.0 for x in beside if x is not None]
        if won:
            yield 0, sum(won) / len(won)


def lasting(times_s: Sequence[float], senders: Sequence[int], end_s: float) -> Outcomes:
    """Tell how even a pair's first twenty messages were, where both had written.

    Yields:
        The band of the lesser share (percent), and whether both wrote four to twelve weeks later.
    """
    if len(times_s) < EARLY or times_s[EARLY - 1] + LATER_S[1] > end_s:
        return
    lesser = min(sum(senders[:EARLY]), EARLY - sum(senders[:EARLY]))
    if lesser:
        band = max(b for b in BALANCES if 100 * lesser >= b * EARLY)
        low, high = (bisect_left(times_s, times_s[EARLY - 1] + later) for later in LATER_S)
        yield band, len(set(senders[low:high])) == 2


QUESTIONS: dict[str, Callable[[Sequence[float], Sequence[int], float], Outcomes]] = {
    "attempts": attempts,
    "silences": silences,
    "broken": broken,
    "peaks": peaks,
    "lasting": lasting,
}


def shares(tallies: Sequence[Sequence[tuple[int, float]]], *, seed: int) -> list[dict[str, float]]:
    """Turn outcomes into shares, with intervals from resampling whole pairs.

    Args:
        tallies: The outcomes of each pair.
        seed: Of the bootstrap.

    Returns:
        For each step: the share that came, its 95% interval, how many outcomes and of how many
        pairs.
    """
    rng = np.random.default_rng(seed)
    steps = sorted({step for rows in tallies for step, _ in rows})
    counts = np.zeros((len(tallies), len(steps), 2))
    for pair, rows in enumerate(tallies):
        for step, came in rows:
            counts[pair, steps.index(step)] += (came, 1)
    counts = counts[counts[:, :, 1].any(axis=1)]
    weights = rng.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), N_BOOTSTRAP)
    drawn = np.einsum("bp,pko->bko", weights, counts)
    out = []
    for k, step in enumerate(steps):
        came, n = counts[:, k].sum(axis=0)
        low, high = np.nanquantile(drawn[:, k, 0] / drawn[:, k, 1], (0.025, 0.975))
        out.append(
            {
                "step": step,
                "share": round(float(came / n), 3),
                "low": round(float(low), 3),
                "high": round(float(high), 3),
                "n": int(n),
                "n_pairs": int((counts[:, k, 1] > 0).sum()),
            }
        )
    return out


def table(files: Sequence[Path]) -> str:
    """Compute the table of every question and population.

    Args:
        files: Parquet files; the name of each becomes the name of its population.

    Returns:
        JSON text.
    """
    made: dict[str, dict[str, list[dict[str, float]]]] = {name: {} for name in QUESTIONS}
    for file in files:
        rows = pl.read_parquet(file).sort("t", maintain_order=True)
        end_s = float(rows["t"].to_numpy().max())
        pairs = [
            (pair["t"].to_list(), pair["sender"].to_list())
            for pair in rows.partition_by("dyad", maintain_order=True)
        ]
        for name, ask in QUESTIONS.items():
            made[name][file.stem] = shares([list(ask(t, s, end_s)) for t, s in pairs], seed=1)
    return json.dumps(made, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table([Path(name) for name in sys.argv[1:]]))
