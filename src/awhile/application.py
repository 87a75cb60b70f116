"""From files to a pair: the only place that puts reading, merging and observing together.

The command line, the practice part and the page each ask their questions in their own way; what
they have in common is here, in plain arguments and frozen values.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from awhile.care import Gate, find_said, gate_study, looked_through, read_turn
from awhile.errors import AwhileError
from awhile.fit.prior import Prior
from awhile.read import Options, find_strangers, merge_readings, pair_up, read_file, zone_time_s
from awhile.read.merge import Stranger
from awhile.segment import observe_until
from awhile.study import study_dyad
from awhile.types import FLOATING, Care, Dyad, Outside, Reading, Said, Study, Turn, Understood


@dataclass(frozen=True, slots=True)
class Names:
    """What the reader said of who is who.

    Attributes:
        me: Name of person 0; None where the files are to tell.
        other: Name of person 1; None for the other one of the first file.
        same: Other names and numbers of a person, each with that person's name.
    """

    me: str | None = None
    other: str | None = None
    same: Mapping[str, str] | None = None


def read_files(
    files: Sequence[Path | str], options: Options, names: Names, *, today: date
) -> tuple[Reading, ...]:
    """Read files of the same two people, the first before the others.

    A later file may hold these two and others, so that what the first one calls them chooses
    among its conversations.

    Args:
        files: What to read.
        options: How each is to be read.
        names: Who is who.
        today: The day on which they are read; see `Options`.

    Returns:
        One reading for each file.

    Raises:
        ReadError: A file cannot be read.
    """
    known = [name for name in (names.other, *(names.same or {})) if name]
    readings: list[Reading] = []
    for file in files:
        meant = replace(options, names=(*options.names, *known), same=names.same or {}, today=today)
        reading = read_file(file, meant)
        readings.append(reading)
        if len(reading.senders) == 2:
            mine = {names.me, reading.understood.owner}
            known += [name for name in reading.senders if name not in mine]
    return tuple(readings)


def join_readings(
    readings: Sequence[Reading],
    names: Names,
    *,
    zone: str | None,
    is_same: Callable[[Stranger], bool] | None = None,
) -> Reading:
    """Make one reading of several files.

    Args:
        readings: At least one.
        names: Who is who.
        zone: The zone the files were read in, as the user stated it; None if nobody did.
        is_same: Answers whether a name in another file is the other person's; None where nobody
            is there to answer.

    Returns:
        The reading.

    Raises:
        ReadError: It is not clear who is who, or no zone is known where one is needed.
    """
    if len(readings) == 1:
        return readings[0]
    same = dict(names.same or {})
    if is_same is not None:
        for found in find_strangers(readings, me=names.me, other=names.other, same=same):
            if is_same(found):
                same[found.name] = found.other
    return merge_readings(readings, me=names.me, other=names.other, same=same, zone=zone)


def observe_pair(reading: Reading, names: Names, *, end_s: float) -> Dyad:
    """Take one pair out of a reading, observed until a moment; see `read.pair_up`.

    Args:
        reading: What was read.
        names: Who is who.
        end_s: End of observation (s), not before the last message.
    """
    return pair_up(reading, me=names.me, other=names.other, end_s=end_s)


@dataclass(frozen=True, slots=True)
class Opened:
    """A pair as it was opened, before anybody has answered anything about it.

    Attributes:
        dyad: The pair as it was known at the moment that is asked about.
        understood: What was understood of the file.
        said: What the messages of the whole record may say, later ones too.
        turn: Who spoke last by then, and what had gone unanswered.
        names: Every name of the reader, the one that is shown first; and those of the other.
        looked: Whether the words of each were looked through for what comes before any number.
    """

    dyad: Dyad
    understood: Understood
    said: tuple[Said, ...]
    turn: Turn
    names: tuple[tuple[str, ...], tuple[str, ...]]
    looked: bool


def open_pair(
    reading: Reading, names: Names, *, end_s: float, parts: Sequence[Reading] = ()
) -> Opened:
    """Take one pair out of a reading, and what its messages may say before anything is cut off.

    Args:
        reading: One file, or several joined.
        names: Who is who.
        end_s: The moment that is asked about (s).
        parts: The files that were joined, for the names they have for the two.

    Raises:
        ReadError: It is not clear who is who, or one of them wrote nothing by then.
    """
    whole = observe_pair(reading, names, end_s=float("inf"))
    dyad = observe_until(whole, end_s)
    if len(set(dyad.events.sender)) < 2:
        dyad = observe_pair(reading, names, end_s=end_s)  # says who had written nothing by then
    people = _name_everyone(parts or (reading,), names, dyad.people)
    said, turn = find_said(whole), read_turn(dyad, end_s)
    return Opened(dyad, reading.understood, said, turn, people, looked_through(whole))


def _name_everyone(
    parts: Sequence[Reading], names: Names, people: tuple[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List every name that files of the same two people have for each of them."""
    found: tuple[dict[str, None], dict[str, None]] = ({people[0]: None}, {people[1]: None})
    for alias, name in (names.same or {}).items():
        found[int(name == people[1])].setdefault(alias)
    for part in parts:
        if len(part.senders) == 2:
            for place, sender in enumerate(part.senders):
                for person in (0, 1):
                    if sender in found[person]:
                        found[1 - person].setdefault(part.senders[1 - place])
    return tuple(found[0]), tuple(found[1])


def study_pair(
    opened: Opened,
    care: Care,
    said: Sequence[Said],
    *,
    now_s: float,
    written_s: float | None = None,
    outside: tuple[Outside, ...] = (),
    prior: Prior | None = None,
) -> tuple[Study, Gate]:
    """Study a pair for a reader who has answered the questions of care.

    Args:
        opened: The pair.
        care: Every answer, the one about fear too.
        said: What the messages may say, with what was answered.
        now_s: The moment that is asked about (s).
        written_s: As in `study.study_dyad`.
        outside: What happened outside the messages.
        prior: What forecasts start from; the one that ships if None.

    Returns:
        The study, and what of it may be told to this reader.

    Raises:
        CareError: There is no study for this reader, but a page of help.
    """
    dyad = replace(opened.dyad, care=care, outside=outside)
    study = study_dyad(
        dyad, opened.understood, now_s=now_s, said=said, written_s=written_s, prior=prior
    )
    return study, gate_study(study, care)


def study_chat(
    files: Sequence[Path | str],
    names: Names,
    care: Care,
    *,
    now: datetime,
    options: Options | None = None,
) -> tuple[Study, Gate]:
    """Study one chat, in one file or several, without asking anything.

    Args:
        files: The exports.
        names: Who is who.
        care: Every answer to the questions of care; a question left open closes what it is about.
        now: The moment of the study; where it states no zone, on the clock of the chat.
        options: How the files are to be read.

    Returns:
        The study, and what of it may be told to this reader. What the messages may say and nobody
        has answered (`Gate.found`) closes as if it were so.

    Raises:
        ReadError: A file cannot be read, or it is not clear who is who.
        CareError: There is no study for this reader, but a page of help.
    """
    # Words are looked through in any case: a request to stop comes before any number.
    options = replace(options or Options(), text_counts=True)
    parts = read_files([Path(file) for file in files], options, names, today=now.date())
    reading = join_readings(parts, names, zone=options.zone)
    now_s = zone_time_s(now, reading.understood.zone)
    opened = open_pair(reading, names, end_s=now_s, parts=parts)
    return study_pair(opened, care, opened.said, now_s=now_s)


def read_moment(text: str | None, zone: str, *, wall: datetime, epoch_s: float) -> float:
    """Return the moment a study speaks of, on the clock its events use.

    Args:
        text: ISO 8601 as the user gave it; None for now.
        zone: Zone of the events, as in `Understood`.
        wall: Now, on the wall clock of the reader.
        epoch_s: Now, seconds since 1970.

    Returns:
        Seconds since 1970, as in `awhile.types`.

    Raises:
        AwhileError: The text is not a date or time.
    """
    if text is not None:
        try:
            wall = datetime.fromisoformat(text)
        except ValueError:
            raise AwhileError("cli.bad_now", text=text) from None
    elif zone != FLOATING:
        return epoch_s
    return zone_time_s(wall, zone)
