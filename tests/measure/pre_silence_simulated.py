"""Pairs made by chance, in which nothing, or one known thing, is different before a silence."""

import math
import random

from awhile.measure import cut_history
from awhile.measure.pre_silence import measure_before
from awhile.types import DAY_S, HOUR_S, Dyad, Measured
from tests.make import make_dyad

LOADED = "load_work"
NAMES = (
    "appreciation", "declarations", "blame", "withdrawal", "plans", "load_work", "load_exams",
    "load_family", "load_illness", "load_money",
)  # fmt: skip
SETTINGS = ("steady", "bursts", "trend", "chased")


def simulate(seed: int, setting: str, *, planted: float = 0.0, n_days: int = 400) -> Dyad:
    """Make a pair whose person 1 falls silent for days, whatever went before.

    Args:
        seed: Of the chance.
        setting: ``steady``; ``bursts``: pace and silences come in bunches, each of their own;
            ``trend``: pace falls and silences grow more frequent; ``chased``: the other writes and
            asks all the more while the silence lasts.
        planted: By how much, on the log scale, the days before a silence hold more messages about
            work by person 1; 0 for no difference at all.
        n_days: Length of the record.

    Returns:
        The pair.
    """
    rng = random.Random(f"{setting} {seed}")
    quiet: list[int] = []
    day, prone = 0, 1.0
    while day < n_days:
        if setting == "bursts" and rng.random() < 0.1:
            prone = rng.choice([0.3, 2.5])
        if setting == "trend":
            prone = 0.3 + 1.7 * day / n_days
        if rng.random() < 0.06 * prone:
            length = 2 + int(rng.expovariate(0.4))
            quiet += [*range(day, day + length)]
            day += length
        day += 1
    away = set(quiet)
    sent, words, questions, about = [], [], [], []
    mood = 0.0
    for day in range(n_days):
        mood = 0.85 * mood + 0.4 * rng.gauss(0, 1)
        pace = {"bursts": mood, "trend": 0.7 - 1.4 * day / n_days}.get(setting, 0.0)
        soon = any(d in away for d in range(day, day + 4)) and day not in away
        for person in (0, 1):
            if person == 1 and day in away:
                continue
            many = 3.0 if setting == "chased" and person == 0 and day in away else 1.0
            n = 1 + int(rng.expovariate(1 / (6 * math.exp(pace) * many)))
            for i in range(n):
                # Each day has a last word late at night, so that only the silences last a day.
                hour = 23.9 if not i else 24 * rng.betavariate(3, 2)
                sent.append((person, day * DAY_S + hour * HOUR_S))
                words.append(1 + int(rng.expovariate(1 / (8 * math.exp(0.3 * mood)))))
                questions.append(int(rng.random() < 0.3) + (many > 1))
                chance = 0.08 * math.exp(planted if soon and person == 1 else 0.0)
                about.append([rng.random() < 0.04 for _ in NAMES])
                about[-1][NAMES.index(LOADED)] = rng.random() < chance
    counts = {name: [int(row[k]) for row in about] for k, name in enumerate(NAMES)}
    counts |= {"words": words, "questions": questions, "language": [0] * len(sent)}
    order = sorted(range(len(sent)), key=lambda i: sent[i][1])
    return make_dyad(
        [sent[i] for i in order],
        end_s=n_days * DAY_S,
        counts={name: [column[i] for i in order] for name, column in counts.items()},
    )


def differences(dyad: Dyad) -> dict[str, Measured]:
    """Measure what was different before person 1's long silences; only what could be told."""
    return {
        row.name: row
        for row in measure_before(cut_history(dyad))
        if isinstance(row, Measured)
        and row.person == 1
        and row.low is not None
        and row.value is not None
    }


def shown(rows: dict[str, Measured]) -> list[str]:
    """Name the differences whose interval leaves out nothing at all."""
    return [n for n, r in rows.items() if (r.low or 0.0) > 0 or (r.high or 0.0) < 0]
