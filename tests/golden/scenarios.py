"""Some fifty situations in which someone opens Awhile; invented, from fixed seeds, nobody's words.

Each is a chat as an app writes it, read, studied and answered as everywhere else.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from awhile.types import Care, Reply

START = datetime(2025, 1, 13)  # noqa: DTZ001 - the wall clock of a phone
ME, OTHER = "Robin", "Sam"

WORDS = (
    "Good morning, how did you sleep?", "I am on the train to work", "What a day", "Yes",
    "Shall we cook tonight?", "The bus is late again", "Look at this sky", "That was a good film",
    "Did you eat?", "See you at six then", "I bought bread", "It rains here", "Ha", "All right",
)  # fmt: skip
FOREIGN = ("დილა მშვიდობისა", "როგორ ხარ?", "კარგად", "მატარებელში ვარ", "საღამოს ვნახავთ")
"""A language without lists of words."""

Row = tuple[datetime, str, str]
CLEAR = Care(young=Reply.NO, outsider=Reply.NO, no_contact=Reply.NO, afraid=Reply.NO)


def day(number: float, hour: float = 0.0) -> datetime:
    """Return a moment so many days after the start."""
    return START + timedelta(days=number, hours=hour)


def talk(
    seed: int,
    days: int,
    *,
    quiet: Sequence[tuple[float, float]] = (),
    per_day: int = 3,
    words: Sequence[str] = WORDS,
) -> list[Row]:
    """Let two people write every day; in quiet stretches nobody does.

    Args:
        seed: Same seed, same rows.
        days: How many days.
        quiet: First day and length of each stretch without a word.
        per_day: Exchanges a day.
        words: What they write.
    """
    draw = random.Random(seed)
    rows: list[Row] = []
    for number in range(days):
        if any(first <= number < first + length for first, length in quiet):
            continue
        for part in range(per_day):
            at = day(number, 8 + part * 14 / per_day + draw.uniform(0, 1.2))
            for turn in range(2 + draw.randrange(3)):
                rows.append((at, (ME, OTHER)[(turn + part) % 2], draw.choice(words)))
                at += timedelta(minutes=draw.uniform(1, 9))
    return rows


def spaced(lengths_days: Sequence[float], seed: int = 1) -> list[Row]:
    """Let the other's silences last so long, one after the other, with the reader in between."""
    draw = random.Random(seed)
    rows: list[Row] = [(day(0, 9), ME, "Hello"), (day(0, 9.2), OTHER, "Hello you")]
    at = 0.4
    for length in lengths_days:
        rows.append((day(at + length / 2), ME, draw.choice(WORDS)))
        at += length
        rows.append((day(at), OTHER, draw.choice(WORDS)))
    return rows


def end(rows: list[Row], text: str = "Good night", *, by: str = OTHER) -> list[Row]:
    """Let one of the two write last, twelve minutes after the rest."""
    return [*rows, (max(row[0] for row in rows) + timedelta(minutes=12), by, text)]


def tries(rows: list[Row], *hours: float) -> list[Row]:
    """Let the reader write again so many hours after the last row."""
    last = max(row[0] for row in rows)
    return [*rows, *((last + timedelta(hours=h), ME, "Are you there?") for h in hours)]


def whatsapp(rows: Sequence[Row]) -> str:
    """Write the rows as an iPhone does, day first."""
    ordered = sorted(rows, key=lambda row: row[0])
    return "".join(f"[{at:%d/%m/%Y, %H:%M:%S}] {who}: {text}\n" for at, who, text in ordered)


def american(rows: Sequence[Row]) -> str:
    """Write the rows as an Android phone does, month first, where no day tells which is which."""
    few = sorted(rows, key=lambda row: row[0])
    return "".join(f"{at:%m/%d/%y, %H:%M} - {who}: {text}\n" for at, who, text in few)


def letters(rows: Sequence[Row]) -> str:
    """Write a table of letters: days and senders, no words."""
    ordered = sorted(rows, key=lambda row: row[0])
    return "time,sender\n" + "".join(f"{at:%Y-%m-%d},{who}\n" for at, who, _ in ordered)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One situation.

    Attributes:
        name: Of its golden files.
        rows: What was written.
        silent_hours: How long after the last row it is.
        write: The file, as an app writes it.
        care: What the reader answered.
        replies: What the reader answers to what is found in the messages, by kind.
        made_hours: How long before now the file was written; None where it does not tell.
        extra: Lines put behind the file.
        suffix: How the file's name ends.
    """

    name: str
    rows: list[Row]
    silent_hours: float
    write: Callable[[Sequence[Row]], str] = whatsapp
    care: Care = CLEAR
    replies: tuple[tuple[str, bool], ...] = ()
    made_hours: float | None = None
    extra: str = ""
    suffix: str = "txt"


DAY, WEEK = 24.0, 168.0
YEAR = talk(
    3, 150, per_day=2, quiet=[(20, 1.5), (35, 2), (55, 3), (75, 1.5), (95, 6), (120, 2), (135, 4)]
)
USUAL = spaced([1.1 + (i * 7 % 10) / 10 for i in range(150)])
LETTERS = spaced([5 + (i * 11) % 17 for i in range(60)])

SCENARIOS = (
    # How long, from minutes to a year.
    Scenario("minutes", end(YEAR), 0.6),
    Scenario("ten-hours", tries(end(YEAR), 2), 8),
    Scenario("a-night", tries(end(YEAR), 0.5), 9),
    Scenario("a-day-and-a-half", tries(end(YEAR), 3, 30), 6),
    Scenario("four-days", tries(end(YEAR), 5, 60), 36),
    Scenario("a-week", tries(end(YEAR), 20, 80), 90),
    Scenario("three-weeks", tries(end(YEAR), 30, 200), 275),
    Scenario("three-weeks-pursued", tries(end(YEAR), *range(10, 500, 24)), 12),
    Scenario("three-weeks-held-back", tries(end(YEAR), 1), 500),
    Scenario("four-months", tries(end(YEAR), 100, 2800), 60),
    Scenario("a-year", tries(end(YEAR), 100, 8700), 50),
    # How much is known.
    Scenario("two-messages", [(day(0, 9), ME, "Hi"), (day(0, 10), OTHER, "Hello")], 30),
    Scenario("ten-messages", tries(end(talk(5, 2, per_day=1)), 3), 40),
    Scenario("a-week-of-talk", tries(end(talk(6, 7)), 4), 60),
    Scenario("fifty-thousand", tries(end(talk(7, 800, per_day=18)), 6), 40),
    Scenario("seven-and-longest", tries(end(spaced([1.2, 1.5, 2, 1.1, 1.3, 2.2, 1.4])), 20), 60),
    Scenario("seven-all-as-long", tries(end(spaced([6.0] * 7)), 20), 60),
    Scenario("longest-by-little", tries(end(spaced([1.5 + i % 4 for i in range(40)])), 40), 80),
    Scenario("thrice-the-longest", tries(end(spaced([1.5 + i % 4 for i in range(40)])), 40), 320),
    Scenario("one-as-long", tries(end(spaced([1.3] * 30 + [5] + [1.4] * 5)), 30), 45),
    Scenario("three-as-long", tries(end(spaced([1.3] * 20 + [5, 6, 7] + [1.4] * 8)), 30), 45),
    Scenario("usual", tries(end(USUAL), 8), 22),
    Scenario("usual-and-wide", tries(end(spaced([2, 9, 30, 3, 60, 12] * 5)), 30), 45),
    Scenario("longer-than-most", tries(end(spaced([1.3] * 90 + [4] * 16 + [1.4] * 5)), 30), 42),
    Scenario("record-too-short", tries(end(spaced([1.3] * 40 + [4] * 8 + [1.4] * 5)), 30), 42),
    # Whose turn it is.
    Scenario("your-turn-hours", end(YEAR), 5),
    Scenario("your-turn-weeks", end(YEAR), 500),
    Scenario("you-went-quiet", end(end(YEAR, by=ME)) + [
        (day(150 + i, 12), OTHER, "Can we talk?") for i in range(1, 5)], 60),
    # What was said.
    Scenario("asked-for-time", tries(end(YEAR, "I need some time for myself"), 30), 300),
    Scenario("asked-for-time-pursued",
             tries(end(YEAR, "I need some time for myself"), *range(10, 300, 30)), 60),
    Scenario("no-wish-for-time", tries(end(YEAR, "I need some time for myself"), 30), 300,
             replies=(("time", False),)),
    Scenario("goodbye-found", tries(end(YEAR, "I think we should break up. Goodbye"), 3), 200),
    Scenario("goodbye-yes", tries(end(YEAR, "I think we should break up. Goodbye"), 3), 200,
             replies=(("parting", True),)),
    Scenario("goodbye-no", tries(end(YEAR, "I think we should break up. Goodbye"), 3), 200,
             replies=(("parting", False),)),
    Scenario("own-goodbye-found", end(end(YEAR), "It is over between us. Goodbye", by=ME), 200),
    Scenario("stop-found", tries(end(YEAR, "Please stop writing to me"), 3), 200),
    Scenario("stop-yes", tries(end(YEAR, "Please stop writing to me"), 3), 200,
             replies=(("stop", True),)),
    Scenario("stop-yes-pursued", tries(end(YEAR, "Please stop writing to me"), *range(9, 200, 30)),
             20, replies=(("stop", True),)),
    Scenario("you-asked-to-stop", [
        *end(YEAR, "Please stop writing to me", by=ME), (day(151, 9), OTHER, "Why?")], 200,
        replies=(("stop", True),)),
    Scenario("no-contact", tries(end(YEAR), 30), 300,
             care=CLEAR | Care.of("no_contact", Reply.YES)),
    Scenario("no-contact-unsure", tries(end(YEAR), 30), 300,
             care=CLEAR | Care.of("no_contact", Reply.UNSURE)),
    Scenario("parted-unsure", tries(end(YEAR), 30), 300,
             care=CLEAR | Care.of("parted", Reply.UNSURE)),
    Scenario("afraid", tries(end(YEAR), 30), 300, care=CLEAR | Care.of("afraid", Reply.YES)),
    Scenario("young", tries(end(YEAR), 30), 300, care=CLEAR | Care.of("young", Reply.YES)),
    Scenario("not-party", tries(end(YEAR), 30), 300, care=CLEAR | Care.of("outsider", Reply.YES)),
    Scenario("threat", tries(end(YEAR, "I will kill you"), 30), 100),
    Scenario("despair", tries(end(YEAR, "I do not want to live anymore"), 30), 100),
    Scenario("own-despair", [*end(YEAR), (day(150), ME, "I do not want to live anymore")], 100),
    Scenario("barrage", tries(end(YEAR), *(20 + i / 4 for i in range(14))), 6),
    # What the file is.
    Scenario("old-file", tries(end(YEAR), 30), 9200, made_hours=9100),
    Scenario("two-readings", [(datetime(2025, month, at, 10), who, "Hello")  # noqa: DTZ001
        for at, month in ((1, 2), (2, 4)) for who in (OTHER, ME)], 200, write=american),
    Scenario("future-rows", [*tries(end(YEAR), 30), (day(900), ME, "Hello")], -17800.0),
    Scenario("moved-apps", [*end(YEAR, "Let us move to Telegram"),
                            (day(150, 1), ME, "All right")], 300),
    Scenario("lines-lost-at-the-end", tries(end(YEAR), 30), 300,
             extra="[45/13/2025, 10:00:00] Sam: Hello\n"),
    Scenario("letters", tries(end(LETTERS), 60), 80, write=letters, suffix="csv"),
    Scenario("letters-long", tries(end(LETTERS), 900), 800, write=letters, suffix="csv"),
    Scenario("no-word-lists", tries(end(talk(9, 200, words=FOREIGN), FOREIGN[2]), 30), 100),
    Scenario("names-of-any-script", [
        (at, {ME: "Зоя", OTHER: "ליאור 🌿"}[who], text)
        for at, who, text in tries(end(YEAR), 40)], 90),
)  # fmt: skip
