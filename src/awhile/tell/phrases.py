"""Numbers → phrases: spans, chances and names, in the plain words of `awhile.words`."""

import math
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from awhile.answer import Sentence
from awhile.care import say_dates
from awhile.patterns import late
from awhile.types import DAY_S, FLOATING, HOUR_S, WEEK_S, Measured, Study
from awhile.words import has_sentence, say
from awhile.words.language import load_language
from awhile.words.plurals import Numeral

UNITS = (
    ("year", 365.25 * DAY_S),
    ("month", 365.25 / 12 * DAY_S),
    ("week", WEEK_S),
    ("day", DAY_S),
    ("hour", HOUR_S),
    ("minute", 60.0),
)


def number(value: float, language: str = "en", spec: str = ",") -> Numeral:
    """Write a number with the marks of a language; ``spec`` as in `format`.

    Args:
        value: The number.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        spec: As in `format`, as ``.1f``.
    """
    marks: dict[str, int | str | None] = {
        ".": say("tell.decimal_mark", language),
        ",": say("tell.thousands_mark", language),
    }
    return Numeral(format(value, spec).translate(str.maketrans(marks)), value)


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


def spell(n: float, language: str = "en") -> Numeral:
    """Write a whole number, as a word up to twelve where the language gives such words.

    Args:
        n: The number, whole.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    words = say("tell.numbers", language).split()
    if n < len(words) and n == int(n):
        return Numeral(words[int(n)], n)
    return number(n, language, ",.0f")


def span(seconds: float, language: str = "en", *, case: str = "", spelled: bool = False) -> str:
    """Say a span of time in its two largest units, rounded to what a person would say.

    Args:
        seconds: How long (s).
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        case: The case that the sentence asks for, where a language has several; else empty.
        spelled: Whether numbers to twelve are words.
    """
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


BRIEF = (("minute", 2 * HOUR_S), ("hour", 2 * DAY_S), ("day", 14 * DAY_S), ("week", 9 * WEEK_S),
         ("month", 350 * DAY_S), ("year", math.inf))  # fmt: skip
"""Up to which span each unit is the one a person would say."""


def brief(seconds: float, language: str = "en", *, case: str = "") -> str:
    """Say a span of time in one unit, to its half, as a person would say it.

    Args:
        seconds: How long (s).
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        case: As in `span`.
    """
    unit = next(unit for unit, most in BRIEF if seconds < most * 0.995)
    halves = round(2 * seconds / dict(UNITS)[unit])
    if halves % 2 and 2 < halves < 20 and unit != "minute":
        return say(f"tell.{case}n_{unit}", language, n=Numeral(f"{halves // 2}½", halves / 2))
    return count(unit, max(round(halves / 2), 1), language, case=case, spelled=True)


def lasted(study: Study, seconds: float, language: str = "en") -> str:
    """Say how long a silence has lasted, no finer than the clock of the chat.

    Args:
        study: The study, for how fine its clock is.
        seconds: How long (s).
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    step_s = study.understood.resolution_s
    return span(seconds // step_s * step_s if step_s >= DAY_S else seconds, language)


def signed(value: float, language: str = "en") -> str:
    """Write a difference with its sign; nothing is written as 0.0.

    Args:
        value: The difference.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    tenths_ = round(value, 1)
    return number(tenths_, language, "+.1f") if tenths_ else number(0.0, language, ".1f")


def percent(p: float, language: str = "en") -> str:
    """Write a share as a whole percentage.

    Args:
        p: The share, from 0 to 1.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    return say("tell.percent", language, n=Numeral(f"{100 * p:.0f}", round(100 * p)))


def name(study: Study, person: int) -> str:
    """Return a person's name, set apart so that its direction cannot turn the sentence around.

    Args:
        study: The study.
        person: 0 or 1.
    """
    return f"\u2068{study.people[person]}\u2069"


def who(study: Study, person: int, language: str = "en") -> str:
    """Say who a person is: the reader is you, the other has a name.

    Args:
        study: The study.
        person: 0 or 1.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    return name(study, person) if person else say("tell.you", language)


def hide_names(study: Study) -> Study:
    """Put letters in the place of both names, and leave out what was told of outside.

    Args:
        study: The study.
    """
    return replace(study, people=("A.", "B."), outside=())


def moment(study: Study, time_s: float, language: str = "en", *, clock: bool = False) -> str:
    """Write a moment on the wall clock of the chat.

    Args:
        study: The study, for its zone.
        time_s: The moment (s since 1970).
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        clock: Whether to say the time of day too.
    """
    when = datetime.fromtimestamp(time_s + zone_offset_s(study, time_s), UTC)
    months = say("tell.months", language).split(" ")
    written = say("tell.date", language, day=when.day, month=months[when.month - 1], year=when.year)
    if clock and study.understood.resolution_s < DAY_S:
        return say("tell.date_clock", language, date=written, clock=f"{when:%H:%M}")
    return written


def day(text: str | None, language: str = "en") -> str:
    """Write the date of an ISO moment in words; a dash where there is none.

    Args:
        text: ISO 8601, or None.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    if not text:
        return "–"
    when = date.fromisoformat(text[:10])
    months = say("tell.months", language).split(" ")
    return say("tell.date", language, day=when.day, month=months[when.month - 1], year=when.year)


def zone_offset_s(study: Study, time_s: float) -> float:
    """Return the wall clock of the chat minus UTC at a moment (s).

    0 for a floating clock, and where this machine knows nothing of the zone.

    Args:
        study: The study, for its zone.
        time_s: The moment (s since 1970).
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
    """Return a measure that has a value, or None.

    Args:
        study: The study.
        measure: Name of the measure.
        person: Whose it is, 0 or 1; None for both.
    """
    for row in study.measured:
        if row.name == measure and row.person == person:
            return row if row.value is not None else None
    return None


def value_text(row: Measured, value: float | None, language: str = "en") -> str:
    """Write a value in its unit.

    Args:
        row: The row, for its unit.
        value: The value in that unit; None where there is none.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    if value is None:
        return "–"
    if row.unit == "s":
        return span(value, language)
    if row.unit == "share":
        return percent(value, language)
    return number(value, language, ",.0f" if row.unit == "count" or abs(value) >= 10 else ",.1f")


def listed(names: Sequence[str], language: str = "en") -> str:
    """Say names in a row, the last two with "and" between.

    Args:
        names: The names, in order.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    if len(names) < 2:
        return "".join(names)
    first = load_language(language).comma.join(names[:-1])
    return say("tell.and", language, first=first, second=names[-1])


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
        if key == "dates":
            return say_dates([_wall_s(one) for one in value.split()], language)
        if key.endswith("_on"):
            return day(value, language)
        if key.endswith("_keys"):
            return listed([say(one, language) for one in value.split()], language)
        return f"\u2068{value}\u2069"
    if key.endswith("_s"):
        if key.startswith("within"):
            return span(value, language, case="dative_", spelled=True)
        bent = key.startswith(("since", "for"))
        return brief(value, language, case="dative_" if bent else "")
    if key.endswith("_share"):
        return tenths(value, language, side=key.partition("_")[0])
    if key == "times":
        told = spell(value, language)
        in_figures = "n_time" if told[0].isdigit() else "times"
        return say("tell.twice" if value == 2 else f"tell.{in_figures}", language, n=told)
    unit = key.rpartition("_")[2]
    if key.startswith("n_") and has_sentence(f"tell.one_{unit}"):
        return count(unit, round(value), language)
    return number(value, language, ",.0f")


def _wall_s(day_text: str) -> float:
    """Return when a local day begins (s)."""
    return datetime.fromisoformat(day_text).replace(tzinfo=UTC).timestamp()


def tenths(share: float, language: str = "en", *, side: str = "") -> str:
    """Write a chance in tenths.

    Args:
        share: The chance, from 0 to 1.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        side: ``low`` or ``high`` for an end of a range, which is rounded outwards; else the chance
            itself, which is never none and never all.
    """
    if side == "low":
        return spell(math.floor(10 * share + 1e-9), language)
    if side == "high":
        return spell(math.ceil(10 * share - 1e-9), language)
    return spell(min(max(round(10 * share), 1), 9), language)


CONTROL = late(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067]")
"""What a name must not do to a terminal: move its cursor, or turn its text around."""

ISOLATED = late(r"\u2068[^\u2068\u2069]*\u2069")
ISOLATES = str.maketrans("", "", "\u2068\u2069")


def wrap(text: str, width: int, *, indent: str = "") -> str:
    """Break a text into lines for a terminal, without what would steer it.

    In a text from right to left the names stay set apart; elsewhere no terminal needs that.

    Args:
        text: The text.
        width: Characters a line.
        indent: What every line begins with.
    """
    clean = CONTROL.sub("", text)
    if not (_goes_left(clean) and not {"\u2068", "\u2069"} & set(ISOLATED.sub("", clean))):
        clean = clean.translate(ISOLATES)
    first = clean[: len(clean) - len(clean.lstrip())]
    return textwrap.fill(
        clean.strip(), max(width, 20), initial_indent=first, subsequent_indent=indent
    )


def _goes_left(text: str) -> bool:
    """Say whether a text goes from right to left: whether its first letter outside names does."""
    for letter in ISOLATED.sub("", text):
        if (direction := unicodedata.bidirectional(letter)) in {"L", "R", "AL"}:
            return direction != "L"
    return False


def join(parts: Sequence[str]) -> str:
    """Join sentences into a paragraph.

    Args:
        parts: The sentences; empty ones are left out.
    """
    return " ".join(p for p in parts if p)
