"""Dates written out in words, in every language of the tables."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from awhile.patterns import late
from awhile.read.times.date_order import BLANK, has_seconds, to_day, to_second
from awhile.read.times.words import Speech, find_half, load_tables

_CLOCK = late(
    r"(?<![\d.:])\d{1,2}(?:[:.]\d\d(?:[:.]\d\d)?(?![\d]|[.:]\d)"
    r"|\s?h\s?\d\d(?:\s?min\s?\d\d(?:\s?s\b)?)?"
    r"|[時时시点點]\s?\d{1,2}[分분](?:\s?\d{1,2}[秒초])?)"
)
_CJK = str.maketrans("時时시点點分분", ":::::::", "秒초")
_NUMBERED = late(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_NUMERIC = late(rf"\d{{1,4}}{BLANK}?[./-]{BLANK}?\d{{1,2}}{BLANK}?[./-]{BLANK}?\d{{1,4}}")
_TOKEN = late(r"\d+|[^\d\s,،、/():;\u2019'’·-]+")
_ZONE = late(r"[A-Z]{2,5}|[+−-]\d.*|utc.*|gmt.*", re.IGNORECASE)
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the origin of wall clocks
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, in a leap year."""
OPEN = "|"
"""Between year, name of the month and day, where the name means several months; see `settle`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and time of day as found in a text.

    Attributes:
        date: Three numbers: as they stand there, or year, month and day where the month is a word
            (its name instead, if that means several in the languages that it can be).
        second: Second of the day; None if there is no such time.
        to_the_second: It is written to the second.
        after: What stands behind the time, as its zone.
    """

    date: str
    second: int | None
    to_the_second: bool
    after: str


def find_moment(text: str, speech: Speech) -> Moment | str | None:
    """Find a date and a time of day that are written out.

    Args:
        text: As ``Friday, May 29, 2026 at 3:00:29 PM UTC`` or ``2026年5月29日 15:00``.
        speech: What language the file's words are in, as far as they told until now.

    Returns:
        The moment; the word that stands for the month or the half of the day, if it is known in no
        language; None if there is no date with a time.
    """
    found = max(_CLOCK.finditer(text), key=lambda one: (":" in one[0], one.start()), default=None)
    if found is None:
        return None
    before, clock, after = text[: found.start()], found[0], text[found.end() :]
    date = find_date(before, speech) or find_date(after, speech)
    if date is None:
        return _find_stranger(before + " " + after, speech)
    if not clock.isascii():
        clock = "".join(clock.translate(_CJK).split())
    half = _half_beside(before, after)
    if half is None and _half_is_strange(after, clock):
        return _words_at_start(after)[0]
    twelve = half is None or int(re.split(r"\D", clock)[0]) <= 12
    second = to_second(f"{clock} {half or ''}", speech) if twelve else None
    return Moment(date, second, has_seconds(clock), after)


def find_date(text: str, speech: Speech) -> str | None:
    """Find a date; the result is as in `Moment.date`.

    Args:
        text: The text.
        speech: The languages that its words may be of.
    """
    if numbered := _NUMBERED.search(text):
        return "-".join(numbered.groups())
    if numeric := _NUMERIC.search(text):
        return numeric[0]
    tokens = _TOKEN.findall(text)
    numbers = [i for i, token in enumerate(tokens) if token.isdecimal()]
    named, name = _find_month(tokens, speech)
    figures = [tokens[i] for i in numbers if len(tokens[i]) <= 4]
    year = next((f for f in figures if len(f) == 4 or int(f) > 31), None)
    if not named:
        return " ".join(figures[:3]) if year in figures[:3] and len(figures) >= 3 else None
    if year is None:
        year = figures[1] if len(figures) > 1 else None
    day = next((f for f in figures if f != year), None)
    if year is None or day is None:
        return None
    full = int(year) + (2000 if len(year) <= 2 else 0)
    # A name that means several months means one that has such a day.
    named = tuple(month for month in named if int(day) <= LONGEST[month - 1]) or named
    if len(named) > 1:
        return f"{full:04}{OPEN}{name}{OPEN}{int(day):02}"
    return f"{full:04}-{named[0]:02}-{int(day):02}"


def _find_month(tokens: list[str], speech: Speech) -> tuple[tuple[int, ...], str]:
    """Find the name of a month, of up to three words; the last that is nothing else, too."""
    best: tuple[bool, tuple[int, ...], str] = (False, (), "")
    words = [(i, token) for i, token in enumerate(tokens) if not token.isdecimal()]
    used = -1
    for at, (i, word) in enumerate(words):
        if i <= used:
            continue
        # A short name of a weekday, or a word as small as “de”, may be a month's name elsewhere.
        sure = not speech.hear_weekday(word) and word.casefold() not in load_tables().beside
        for n in (3, 2, 1):
            run = words[at : at + n]
            name = " ".join(token for _, token in run)
            if len(run) < n or run[-1][0] != i + n - 1 or not (found := speech.months(name)):
                continue
            if sure or n > 1 or not best[0]:
                best = (sure or n > 1, found, name)
            used = run[-1][0]
            break
    return best[1], best[2]


def settle(date: str, speech: Speech) -> str | None:
    """Return a date with the number of its month, where its name meant several.

    Args:
        date: As in `Moment.date`.
        speech: What the whole file told of its language.

    Returns:
        The date; None if its month still means several.
    """
    if OPEN not in date:
        return date
    year, name, day = date.split(OPEN)
    months = speech.months(name)
    return f"{year}-{months[0]:02}-{day}" if len(months) == 1 else None


def read_worded(text: str, speech: Speech | None = None) -> datetime | None:
    """Read a date and time of day that are written out.

    Args:
        text: As in `find_moment`.
        speech: As there.

    Returns:
        The wall clock; None if no such date or time is there.
    """
    moment = find_moment(text, speech or Speech())
    if not isinstance(moment, Moment) or moment.second is None:
        return None
    date = settle(moment.date, speech or Speech())
    day = to_day(date, "ymd" if re.match(r"\d{4}", date) else "dmy") if date else None
    return None if day is None else EPOCH + timedelta(days=day, seconds=moment.second)


def _half_beside(before: str, after: str) -> str | None:
    """Find the word for the half of the day next to a time; None if none is known there."""
    behind, front = _words_at_start(after), _words_at_end(before)
    spans = (3, 2, 1)
    if len(front) == 1 and len(front[0].rstrip(".")) == 1 and front[0].isascii():
        front = []  # a letter behind the day, as “d.”, is the day's
    for words in (*(" ".join(behind[:n]) for n in spans), *(" ".join(front[-n:]) for n in spans)):
        if words and (half := find_half(words)):
            return half
    return None


def _half_is_strange(after: str, clock: str) -> bool:
    """Whether an unknown word behind a time of twelve hours may be the half of the day."""
    words = _words_at_start(after)
    if not words or find_half(words[0]) is not None or _ZONE.fullmatch(words[0]):
        return False
    return int(re.split(r"\D", clock)[0]) <= 12


def _words_at_start(text: str) -> list[str]:
    piece = re.match(r"[^\d,،()+]*", text)
    return piece[0].split() if piece else []


def _words_at_end(text: str) -> list[str]:
    return re.split(r"[\d,،()日일]", text)[-1].split()


def _find_stranger(text: str, speech: Speech) -> str | None:
    """Find what may be the unknown name of a month: a word beside two numbers, one a year."""
    tokens = _TOKEN.findall(text)
    figures = [token for token in tokens if token.isdecimal()]
    words = [
        token
        for token in tokens
        if not token.isdecimal()
        and len(token) > 2
        and not _ZONE.fullmatch(token)
        and not speech.hear_weekday(token)
        and find_half(token) is None
    ]
    if not words or not any(len(f) == 4 for f in figures) or len(figures) < 2:
        return None
    return str(max(words, key=len))
