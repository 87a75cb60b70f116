"""Numbers → phrases: spans, chances and names, in the plain words of `awhile.words`."""

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from awhile.answer import WIDE, Sentence
from awhile.types import DAY_S, FLOATING, HOUR_S, WEEK_S, Forecast, Measured, Study
from awhile.words import has_sentence, say

UNITS = (
    ("year", 365.25 * DAY_S),
    ("month", 365.25 / 12 * DAY_S),
    ("week", WEEK_S),
    ("day", DAY_S),
    ("hour", HOUR_S),
    ("minute", 60.0),
)
FRACTIONS = tuple(
    (top, bottom) for bottom in (2, 3, 4, 5, 10) for top in (1, 2, 3, 4, 9) if top < bottom
)


def number(value: float, language: str = "en", spec: str = ",") -> str:
    """Write a number with the marks of a language; ``spec`` as in `format`."""
    marks: dict[str, int | str | None] = {
        ".": say("tell.decimal_mark", language),
        ",": say("tell.thousands_mark", language),
    }
    return format(value, spec).translate(str.maketrans(marks))


def count(unit: str, n: int, language: str = "en", *, case: str = "", spelled: bool = False) -> str:
    """Say a count of something, in the singular where it is one.

    Args:
        unit: Of what, as in ``tell.n_day``.
        n: How many.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        case: ``dative_`` where the language bends words after some prepositions.
        spelled: Whether numbers to twelve are written as words.
    """
    said = spell(n, language) if spelled else number(n, language)
    return say(f"tell.{case}one_{unit}" if n == 1 else f"tell.{case}n_{unit}", language, n=said)


def spell(n: float, language: str = "en") -> str:
    """Write a whole number, as a word up to twelve."""
    words = say("tell.numbers", language).split(" ")
    return words[int(n)] if n < len(words) and n == int(n) else number(n, language, ",.0f")


def span(seconds: float, language: str = "en", *, case: str = "", spelled: bool = False) -> str:
    """Say a span of time in its two largest units, rounded to what a person would say."""
    for i, (unit, size) in enumerate(UNITS):
        if seconds < size * 0.98:
            continue
        last = i + 1 == len(UNITS) or seconds >= 10 * size
        small, small_size = UNITS[i if last else i + 1]
        whole = max(round(seconds / size), 1) if last else int(seconds / size + 0.02)
        rest = 0 if last else round(max(seconds - whole * size, 0.0) / small_size)
        if rest * small_size > 0.98 * size:
            whole, rest = whole + 1, 0
        said = [
            count(unit, n, language, case=case, spelled=spelled)
            for unit, n in ((unit, whole), (small, rest))
            if n
        ]
        return listed(said, language)
    return say("tell.under_a_minute", language)


def days(seconds: float, language: str = "en") -> str:
    """Say a span in whole days, where a row of spans is to stay short."""
    return count("day", round(seconds / DAY_S), language)


def lasted(study: Study, seconds: float, language: str = "en") -> str:
    """Say how long a silence has lasted, no finer than the clock of the chat."""
    step_s = study.understood.resolution_s
    return span(seconds // step_s * step_s if step_s >= DAY_S else seconds, language)


def chance(p: float, language: str = "en") -> str:
    """Say a chance as a plain fraction."""
    if p < 0.03:
        return say("tell.hardly_ever", language)
    if p > 0.97:
        return say("tell.nearly_always", language)
    top, bottom = min(FRACTIONS, key=lambda f: abs(f[0] / f[1] - p))
    if (top, bottom) == (1, 2):
        return say("tell.about_half", language)
    numbers = say("tell.numbers", language).split(" ")
    return say("tell.about_fraction", language, top=numbers[top], bottom=numbers[bottom])


FAR = 0.2
"""From this share of numbers outside what the prior saw, the page says so; a choice."""

UNLIKE = 0.6
"""From this share on the forecast is not told: too little of the pair is of a kind that was seen.
Chats of two to a hundred messages a day reach 0.43 (`docs/explanation/the-model.md`)."""


def lean_on(forecast: Forecast) -> str:
    """Say how much a forecast from other pairs is worth for this one.

    Returns:
        ``not`` where the pair is unlike those, ``little`` where no earlier silence of its own was
        as long and the interval is wide, else ``well``.
    """
    if forecast.unlike >= UNLIKE:
        return "not"
    widest = max((b - a for a, b in zip(forecast.low, forecast.high, strict=True)), default=0.0)
    return "little" if not forecast.n and widest > WIDE else "well"


def percent(p: float, language: str = "en") -> str:
    """Write a share as a whole percentage."""
    return say("tell.percent", language, n=f"{100 * p:.0f}")


def at_least_one(p: float, language: str = "en") -> str:
    """Write a chance as a whole percentage, never as none at all."""
    return percent(p, language) if p >= 0.01 else say("tell.under_one_percent", language)


def rounded(value: float, language: str = "en") -> str:
    """Write a pace with one digit after the point."""
    return number(value, language, ".1f")


def name(study: Study, person: int) -> str:
    """Return a person's name, set apart so that its direction cannot turn the sentence around."""
    return f"\u2068{study.people[person]}\u2069"


def moment(study: Study, time_s: float, language: str = "en", *, clock: bool = False) -> str:
    """Write a moment on the wall clock of the chat."""
    when = datetime.fromtimestamp(time_s + zone_offset_s(study, time_s), UTC)
    months = say("tell.months", language).split(" ")
    written = say("tell.date", language, day=when.day, month=months[when.month - 1], year=when.year)
    if clock and study.understood.resolution_s < DAY_S:
        return say("tell.date_clock", language, date=written, clock=f"{when:%H:%M}")
    return written


def day(text: str | None, language: str = "en") -> str:
    """Write the date of an ISO moment in words; a dash where there is none."""
    if not text:
        return "–"
    when = date.fromisoformat(text[:10])
    months = say("tell.months", language).split(" ")
    return say("tell.date", language, day=when.day, month=months[when.month - 1], year=when.year)


def zone_offset_s(study: Study, time_s: float) -> float:
    """Return the wall clock of the chat minus UTC at a moment (s).

    0 for a floating clock, and where this machine knows nothing of the zone.
    """
    zone = study.understood.zone
    if zone == FLOATING:
        return 0.0
    if zone[:1] in {"+", "-"}:
        hours, minutes = zone[1:].split(":")
        return (int(hours) * 60 + int(minutes)) * 60.0 * (-1 if zone[0] == "-" else 1)
    try:
        offset = datetime.fromtimestamp(time_s, ZoneInfo(zone)).utcoffset()
    except (OSError, ValueError, KeyError):
        return 0.0
    return offset.total_seconds() if offset else 0.0


def find(study: Study, measure: str, person: int | None) -> Measured | None:
    """Return a measure that has a value, or None."""
    for row in study.measured:
        if row.name == measure and row.person == person:
            return row if row.value is not None else None
    return None


def value_text(row: Measured, value: float | None, language: str = "en") -> str:
    """Write a value in its unit."""
    if value is None:
        return "–"
    if row.unit == "s":
        return span(value, language)
    if row.unit == "share":
        return percent(value, language)
    return number(value, language, ",.0f" if row.unit == "count" else ".3g")


def listed(names: Sequence[str], language: str = "en") -> str:
    """Say names in a row, the last two with "and" between."""
    if len(names) < 2:
        return "".join(names)
    return say("tell.and", language, first=", ".join(names[:-1]), second=names[-1])


def utter(sentence: Sentence, language: str = "en") -> str:
    """Say a sentence of the answer.

    Args:
        sentence: Its key, and what it names by unit, as `awhile.answer.Sentence` says.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        Plain text; whoever shows it escapes it.
    """
    values = {key: _value(key, value, language) for key, value in sentence.values.items()}
    return say(sentence.key, language, **values)


def _value(key: str, value: str | float, language: str) -> str:
    """Write one value of a sentence in its unit."""
    if isinstance(value, str):
        if key.endswith("_on"):
            return day(value, language)
        if key.endswith("_keys"):
            return listed([say(one, language) for one in value.split()], language)
        return f"\u2068{value}\u2069"
    if key.endswith("_s"):
        case = "dative_" if key.startswith(("since", "within")) else ""
        return span(value, language, case=case, spelled=True)
    if key.endswith("_share"):
        tenths = 10 * value
        # A range is rounded outwards, and a chance is never none or all.
        if key.startswith("low"):
            return spell(math.floor(tenths + 1e-9), language)
        if key.startswith("high"):
            return spell(math.ceil(tenths - 1e-9), language)
        return spell(min(max(round(tenths), 1), 9), language)
    if key == "times":
        return spell(value, language)
    if key.startswith("n_") and has_sentence(f"tell.one_{key[2:]}"):
        return count(key[2:], round(value), language)
    return number(value, language, ",.0f")


def join(parts: Sequence[str]) -> str:
    """Join sentences into a paragraph."""
    return " ".join(p for p in parts if p)
