"""Two sample chats of Robin and Sam, who are invented, as is every sentence of theirs.

In the first they grow close over eight months, Robin says "I love you", and for three weeks Robin
writes and calls and Sam does not answer. In the second nothing is said that explains anything: Sam
often goes quiet for some days, and is quiet again. Documentation, demos and tests use them.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files

from awhile.sample.rows import Row
from awhile.types import DAY_S, HOUR_S, Kind

PEOPLE = ("Robin", "Sam")
"""Person 0, whose export it is, and person 1."""

SEED = 7
START_S = datetime(2025, 2, 15, tzinfo=UTC).timestamp()
DECLARED_DAY = 241
"""Day of the story on whose evening Robin says it."""

LAST_S = START_S + (DECLARED_DAY + 2) * DAY_S + 21.3 * HOUR_S
"""Sam's last message."""

NOW_S = LAST_S + 21 * DAY_S
"""Three weeks later: the moment the story is told from."""

# Days on which Sam sends nothing, before the end: first day and length, with the reason they gave.
QUIET = ((38, 2), (63, 3), (97, 2), (118, 6), (150, 1), (171, 3), (196, 2), (214, 4))

_End = tuple[tuple[int, float, int, str | None], ...]
"""Hour by hour: day after the declaration, hour, sender, what. None is a call not answered."""

_END: _End = (
    (0, 21.20, 0, "I have wanted to say something all day"),
    (0, 21.22, 1, "You can say anything to me"),
    (0, 21.30, 0, "I love you"),
    (0, 21.31, 0, "You do not have to say anything back. I just wanted you to know"),
    (0, 21.62, 1, "I do not know what to say. I am happy, and a little dizzy"),
    (0, 21.66, 0, "Dizzy is fine. Sleep well, you"),
    (0, 21.70, 1, "Sleep well"),
    (1, 8.10, 0, "Good morning. I could hardly sleep"),
    (1, 8.12, 0, "Did you?"),
    (1, 11.45, 1, "Morning. Busy day"),
    (1, 12.10, 0, "Is everything all right?"),
    (1, 12.11, 0, "You sound different"),
    (1, 15.80, 1, "Just a lot going on. Talk later"),
    (1, 20.40, 0, "Is it later now?"),
    (1, 22.10, 0, "Did I say too much?"),
    (2, 9.00, 0, "Good morning. Thinking of you"),
    (2, 13.30, 0, "Are we still on for Saturday?"),
    (2, 18.60, 0, None),
    (2, 21.30, 1, "I need a bit of time for myself. I will write"),
    (2, 21.35, 0, "Of course. Take the time you need"),
    (2, 21.36, 0, "Time from me, or from everything?"),
    (3, 8.50, 0, "Good morning"),
    (3, 19.90, 0, "I do not want to push. I only want to know that you are well"),
    (4, 12.20, 0, "How are you?"),
    (4, 20.10, 0, None),
    (4, 20.20, 0, "Sorry, I did not mean to call so late"),
    (5, 9.30, 0, "I keep reading our messages. Did I do something wrong?"),
    (5, 9.32, 0, "Was it what I said?"),
    (5, 21.80, 0, "Please say something"),
    (6, 18.20, 0, None),
    (6, 18.30, 0, None),
    (6, 18.45, 0, "I am worried. Can you just send one word?"),
    (7, 10.00, 0, "The bakery has the almond ones again. I thought of you"),
    (7, 22.60, 0, "Why are you doing this?"),
    (7, 22.90, 0, "That was unfair. I am sorry"),
    (9, 8.20, 0, "Good morning. I hope work is kinder this week"),
    (9, 19.00, 0, None),
    (10, 23.20, 0, "I cannot sleep. Are you there?"),
    (11, 12.70, 0, "Shall I bring your scarf by? I can leave it at the door"),
    (12, 20.30, 0, None),
    (12, 20.40, 0, "I saw that you are with your family this week. I hope it is a good week"),
    (14, 9.10, 0, "Two weeks. I miss you"),
    (14, 21.00, 0, "Are we still us?"),
    (16, 18.80, 0, "I passed the lake today. It is all leaves"),
    (17, 20.00, 0, None),
    (19, 21.50, 0, "I do not understand it, and I would like to"),
    (21, 12.40, 0, "I will be here if you want to talk"),
    (23, 8.90, 0, "Good morning, Sam"),
)


_OFTEN = (
    2, 1, 3, 2, 5, 1, 4, 2, 6, 3, 1, 8, 2, 4, 3, 2, 5,
    1, 3, 7, 2, 4, 2, 9, 3, 1, 5, 2, 4, 6, 1, 3, 2, 5,
)  # fmt: skip
"""How long Sam sends nothing in the second chat (days), with three days of exchanges between."""

OFTEN_QUIET = tuple((6 + 3 * n + sum(_OFTEN[:n]), length) for n, length in enumerate(_OFTEN))

_OFTEN_END: _End = (
    (0, 20.40, 1, "The lake was cold and worth it"),
    (0, 20.50, 0, "I believe you. Next time I come along"),
    (0, 21.10, 1, "Deal. Off to bed"),
    (0, 21.20, 0, "Sleep well"),
    (2, 9.30, 0, "Good morning. Did you get home dry the other day?"),
)

OFTEN_NOW_S = START_S + (DECLARED_DAY + 5) * DAY_S + 9 * HOUR_S
"""The moment the second chat is told from: four and a half days after Sam's last message."""


def _threads() -> dict[str, list[list[tuple[int, str]]]]:
    """Parse the exchanges: under each heading a list of (0 opens or 1 answers, sentence)."""
    found: dict[str, list[list[tuple[int, str]]]] = {}
    thread: list[tuple[int, str]] = []
    for line in files("awhile.sample").joinpath("threads.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            threads = found.setdefault(line.strip("[]"), [])
        elif line[:2] in ("1 ", "2 "):
            if not thread:
                threads.append(thread)
            thread.append((int(line[0]) - 1, line[2:]))
        elif not line:
            thread = []
    return found


class _Deck:
    """Exchanges in a shuffled order, none twice before all have been used."""

    def __init__(self, threads: list[list[tuple[int, str]]], rng: random.Random) -> None:
        self._threads, self._rng = threads, rng
        self._left: list[list[tuple[int, str]]] = []

    def draw(self) -> list[tuple[int, str]]:
        """Take the next exchange."""
        if not self._left:
            self._left = self._rng.sample(self._threads, len(self._threads))
        return self._left.pop()


def _everyday(day: int) -> tuple[float, list[str]]:
    """How many exchanges a day holds on average at this point, and of which sorts."""
    if day < 30:
        return 2.5, ["any"]
    if day < 120:
        return 3.8, ["any", "any", "any", "close"]
    if day < DECLARED_DAY - 14:
        return 5.2, ["any", "any", "close"] + (["busy"] if day % 7 < 5 else [])
    return 7.5, ["any", "close"]


def _day(day: int, rng: random.Random, decks: dict[str, _Deck]) -> list[Row]:
    """One day of exchanges."""
    mean, sorts = _everyday(day)
    rows: list[Row] = []
    moments = sorted(
        rng.choice((8.2, 12.6, 18.5, 21.2)) + rng.gauss(0, 0.9)
        for _ in range(max(1, round(rng.gauss(mean, 1.2))))
    )
    time_s = START_S + day * DAY_S
    for hour in moments:
        time_s = max(time_s + 20 * 60, START_S + day * DAY_S + hour * HOUR_S)
        opener = 0 if rng.random() < 0.55 else 1
        timely = ["morning"] if hour < 9.5 else ["evening"] if hour > 20.5 else []
        for turn, sentence in decks[rng.choice(sorts + timely)].draw():
            time_s = float(int(time_s + 15 + rng.expovariate(1 / 140.0)))
            rows.append(Row(time_s, (opener + turn) % 2, Kind.TEXT, sentence))
        extra = rng.random()
        if extra < 0.12:
            rows.append(Row(time_s + 40, rng.randrange(2), Kind.MEDIA))
        elif extra < 0.17:
            rows.append(Row(time_s + 60, rng.randrange(2), Kind.VOICE))
        elif extra < 0.20:
            minutes = rng.randint(4, 55)
            rows.append(Row(time_s + 300, rng.randrange(2), Kind.CALL, "", minutes * 60))
            time_s += 300 + minutes * 60
    return rows


def rows(seed: int = SEED) -> Iterator[Row]:
    """Return the rows of the first story.

    Args:
        seed: Same seed, same everyday; the quiet spells and the end are always the same.

    Returns:
        Rows in order of time; Robin's last message is sent on the day of `NOW_S`.
    """
    return _tell(seed, QUIET, _END)


def often_quiet_rows(seed: int = SEED) -> Iterator[Row]:
    """Return the rows of the second story.

    Args:
        seed: Same seed, same everyday; the quiet spells and the end are always the same.

    Returns:
        Rows in order of time, all before `OFTEN_NOW_S`.
    """
    return _tell(seed, OFTEN_QUIET, _OFTEN_END)


def _tell(seed: int, spells: tuple[tuple[int, int], ...], end: _End) -> Iterator[Row]:
    rng = random.Random(seed)  # noqa: S311 - chance for samples, not for secrets
    decks = {sort: _Deck(threads, rng) for sort, threads in _threads().items()}
    quiet = {first + i for first, length in spells for i in range(length)}
    ends_at_s = START_S + DECLARED_DAY * DAY_S + 21 * HOUR_S
    for day in range(DECLARED_DAY + 1):
        start_s = START_S + day * DAY_S
        if day not in quiet:
            yield from sorted(
                (row for row in _day(day, rng, decks) if row.time_s < ends_at_s),
                key=lambda row: row.time_s,
            )
        elif day - 1 not in quiet:
            yield Row(start_s + 9 * HOUR_S, 0, Kind.TEXT, "Good morning. How is it going?")
            yield Row(start_s + 20 * HOUR_S, 0, Kind.TEXT, "No hurry. Thinking of you")
        elif rng.random() < 0.5:
            yield Row(start_s + 13 * HOUR_S, 0, Kind.TEXT, "Hope the week is kind to you")
    for after, hour, sender, text in end:
        time_s = float(int(START_S + (DECLARED_DAY + after) * DAY_S + hour * HOUR_S))
        kind = Kind.MISSED_CALL if text is None else Kind.TEXT
        yield Row(time_s, sender, kind, text or "")
