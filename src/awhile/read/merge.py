"""Several files of the same two people become one: a pair that changed apps did not part."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from awhile.errors import ReadError
from awhile.read.account import order_doubts
from awhile.read.columns import Rows, finish
from awhile.read.conversations import OWNER, address_key
from awhile.types import FLOATING, UNKNOWN, Doubt, Reading, Understood

FILE = "file"
"""Name of the count that holds each row's file, as a place in `Understood.files`."""
_PARTS_OF_A_PHONE = ("read.limit_sms", "read.limit_calls")
_SURE = ("stated", "certain", "likely", "ambiguous")


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody in one file who may be the other person under another name.

    Attributes:
        file: Base name of the file.
        name: What it calls them.
        other: What the other person is called.
    """

    file: str
    name: str
    other: str


def find_strangers(
    readings: Sequence[Reading], *, me: str | None, other: str | None, same: Mapping[str, str]
) -> list[Stranger]:
    """List whom the files call by names that nobody has said are one person's.

    Args:
        readings: As `merge_readings` takes them.
        me: As in `merge_readings`.
        other: As in `merge_readings`.
        same: As in `merge_readings`.

    Returns:
        One for each such name in a file of two people.

    Raises:
        ReadError: Nobody can tell who is who in a file.
    """
    _, found = _match(readings, me, other, same)
    return found


def merge_readings(
    readings: Sequence[Reading],
    *,
    me: str | None = None,
    other: str | None = None,
    same: Mapping[str, str] | None = None,
    zone: str | None = None,
) -> Reading:
    """Make one reading of two people out of several files.

    Rows of the same app that stand in two files are taken once: of equal rows, as many as the file
    holds that holds most of them. Rows of different apps are never taken for one another.

    Args:
        readings: The files as read.
        me: Name of person 0; None to take the owner, where a file tells.
        other: Name of person 1; None to take the other one of the first file.
        same: Names and numbers that also mean a person, each with that person's name.
        zone: The zone the files were read in, as the user stated it; None if nobody did.

    Returns:
        The reading; each row's file is in its count ``file``.

    Raises:
        ReadError: It is not clear who is who, or clocks meet exact moments and no zone is known.
    """
    people, strangers = _match(readings, me, other, same or {})
    if strangers:
        first = strangers[0]
        raise ReadError("read.strangers", file=first.file, name=first.name, other=first.other)
    rows = _zoned(readings, zone)
    kept = _without_doubles(readings, rows, people)
    merged = Rows()
    merged.letters = True  # what no chat can hold was skipped when each file was read
    names = sorted({n for r in readings for n in r.events.counts} | {FILE})
    merged.counts = {name: array("i") for name in names}
    own, their = _labels(readings, people, same or {})
    label = (me or own, other or their)
    for name in label:
        merged.sender_id(name, "")
    for place, (reading, who, zoned) in enumerate(zip(readings, people, rows.clocks, strict=True)):
        events = reading.events
        for i in kept[place]:
            merged.time_s.append(zoned.time_s[i])
            merged.offset_s.append(zoned.offset_s[i])
            merged.sender.append(who[events.sender[i]])
            merged.kind.append(events.kind[i])
            merged.row.append(events.row[i])
        for name, column in merged.counts.items():
            have = events.counts.get(name)
            column.extend(
                place if name == FILE else UNKNOWN if have is None else have[i] for i in kept[place]
            )
    n_doubles = sum(
        sum(s in who for s in r.events.sender) - len(k)
        for r, who, k in zip(readings, people, kept, strict=True)
    )
    merged.n_units = sum(len(reading.events) for reading in readings)
    merged.n_doubles = n_doubles
    merged.n_elsewhere = sum(
        sum(s not in who for s in r.events.sender) for r, who in zip(readings, people, strict=True)
    )
    return _sum_up(merged, [r.understood for r in readings], rows, label[0])


def _sum_up(merged: Rows, heard: Sequence[Understood], zoned: "_Zoned", owner: str) -> Reading:
    merged.n_system = sum(u.n_system for u in heard)
    merged.skipped = [s for u in heard for s in u.skipped]
    merged.n_skipped = sum(u.n_skipped for u in heard)
    n_doubles = sum(u.n_doubles for u in heard)
    merged.n_doubles += n_doubles
    merged.n_units += merged.n_system + merged.n_skipped + n_doubles
    limits = dict.fromkeys(limit for u in heard for limit in u.limits)
    if limits.keys() >= set(_PARTS_OF_A_PHONE):
        for limit in _PARTS_OF_A_PHONE:
            del limits[limit]
    files = tuple(u.file for u in heard)
    reading = finish(
        merged,
        reader=" + ".join(dict.fromkeys(u.reader for u in heard)),
        file=", ".join(files),
        zone=zoned.zone,
        zone_assumed=zoned.assumed,
        resolution_s=max(u.resolution_s for u in heard),
        date_order=next((u.date_order for u in heard if u.date_order), None),
        date_order_sure=max((u.date_order_sure for u in heard), key=_SURE.index),
        owner=owner,
        limits=tuple(limits),
        doubts=_doubts(heard),
        made=max((u.made for u in heard if u.made), default=None),
    )
    return replace(reading, understood=replace(reading.understood, files=files))


def _doubts(heard: Sequence[Understood]) -> tuple[Doubt, ...]:
    """Collect the doubts of the files; a silence behind the last row of one may end in another."""
    last = max((u.last for u in heard if u.last), default="")[:10]
    found = [doubt for u in heard for doubt in u.doubts]
    for place, doubt in enumerate(found):
        if doubt.kind == "rows_skipped_last" and str(doubt.values["since"]) < last:
            found[place] = Doubt("rows_skipped", {**doubt.values, "until": last})
    return order_doubts(found)


def _match(
    readings: Sequence[Reading], me: str | None, other: str | None, same: Mapping[str, str]
) -> tuple[list[dict[int, int]], list[Stranger]]:
    """Find in each file which sender is which person, and whom nobody knows."""
    aliases = {address_key(alias): address_key(name) for alias, name in same.items()}

    def key(name: str) -> str:
        plain = address_key(name)
        return aliases.get(plain, plain)

    mine = {key(me)} if me else set()
    theirs = {key(other)} if other else set()
    people: list[dict[int, int]] = []
    strangers: list[Stranger] = []
    called = other
    for reading in readings:
        keys = [key(name) for name in reading.senders]
        owner = reading.understood.owner
        own = mine | ({key(owner)} if owner else set())
        file = reading.understood.file
        found = {i: 0 for i, k in enumerate(keys) if k in own}
        found |= {i: 1 for i, k in enumerate(keys) if k in theirs and i not in found}
        rest = [i for i in range(len(keys)) if i not in found]
        owned = 0 in found.values() or owner is not None
        if len(keys) > 2 and 1 not in found.values():
            listed = ", ".join(reading.senders[:20])
            raise ReadError("read.is_group", file=file, n=len(keys), names=listed)
        if rest and len(keys) <= 2:
            name = reading.senders[rest[0]]
            if 1 in found.values():
                found[rest[0]] = 0
            elif not owned or len(rest) > 1:
                listed = ", ".join(reading.senders[:20])
                raise ReadError("read.who_are_you", file=file, names=listed)
            elif theirs:
                strangers.append(Stranger(file, name, called or name))
            else:
                found[rest[0]], called, theirs = 1, name, {key(name)}
        people.append(found)
    return people, strangers


def _labels(
    readings: Sequence[Reading], people: Sequence[Mapping[int, int]], same: Mapping[str, str]
) -> tuple[str, str]:
    """Name the two as the first file does that has a name for them, and not just a number."""
    aliases = {address_key(alias): name for alias, name in same.items()}
    names: tuple[list[str], list[str]] = ([], [])
    for reading, found in zip(readings, people, strict=True):
        for i, person in found.items():
            name = reading.senders[i]
            names[person].append(aliases.get(address_key(name), name))
    own = [name for name in names[0] if name != OWNER] or names[0] or [OWNER]
    if not names[1]:
        raise ReadError("read.one_sided", file=readings[0].understood.file, name=own[0])
    return own[0], names[1][0]


@dataclass(frozen=True, slots=True)
class _Clock:
    time_s: "array[float]"
    offset_s: "array[int]"


@dataclass(frozen=True, slots=True)
class _Zoned:
    clocks: tuple[_Clock, ...]
    zone: str
    assumed: bool


def _zoned(readings: Sequence[Reading], stated: str | None) -> _Zoned:
    """Put every file's times on one clock.

    A stated zone has placed wall clocks already. Without one, files that tell none are taken to be
    in the zone of the first that does, and that is said to be assumed.
    """
    heard = [r.understood for r in readings]
    clocks = [_Clock(r.events.time_s, r.events.offset_s) for r in readings]
    floating = [u for u in heard if u.zone == FLOATING]
    exact = [u for u in heard if u.zone != FLOATING]
    if stated is not None or not exact:
        return _Zoned(tuple(clocks), stated or FLOATING, assumed=True)
    told = next((r for r in readings if r.understood.zone not in {FLOATING, "UTC"}), None)
    if told is None:
        if floating:
            raise ReadError("read.zones_differ", file=floating[0].file, other=exact[0].file)
        return _Zoned(tuple(clocks), "UTC", assumed=False)
    shift_s = Counter(told.events.offset_s).most_common(1)[0][0]
    untold = [n for n, u in enumerate(heard) if u.zone in {FLOATING, "UTC"}]
    for place in untold:
        times = clocks[place].time_s
        if heard[place].zone == FLOATING:
            times = array("d", [t - shift_s for t in times])
        clocks[place] = _Clock(times, array("i", [shift_s]) * len(times))
    return _Zoned(tuple(clocks), told.understood.zone, assumed=bool(untold))


def _without_doubles(
    readings: Sequence[Reading], zoned: _Zoned, people: Sequence[Mapping[int, int]]
) -> list[list[int]]:
    """List for each file which rows are kept."""
    kept: list[list[int]] = [[] for _ in readings]
    by_app: dict[str, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        by_app[reading.understood.reader.partition("-")[0]].append(place)
    for places in by_app.values():
        step_s = max(readings[p].understood.resolution_s for p in places)
        found = [_keys(readings[p], zoned.clocks[p], people[p], step_s) for p in places]
        if len(places) == 1:
            kept[places[0]] = sorted(i for rows in found[0].values() for i in rows)
            continue
        for key in dict.fromkeys(key for keys in found for key in keys):
            most = max(range(len(places)), key=lambda n: len(found[n].get(key, ())))
            kept[places[most]] += found[most][key]
    return [sorted(rows) for rows in kept]


def _keys(
    reading: Reading, clock: _Clock, people: Mapping[int, int], step_s: float
) -> dict[tuple[int, int, int, int], list[int]]:
    """Sort the rows of the two by what makes them equal: when, who, what and how long."""
    events = reading.events
    lengths = events.counts.get("characters")
    found: dict[tuple[int, int, int, int], list[int]] = defaultdict(list)
    for i, sender in enumerate(events.sender):
        if sender in people:
            length = lengths[i] if lengths is not None else UNKNOWN
            step = int(clock.time_s[i] // max(step_s, 1.0))
            found[step, people[sender], events.kind[i], length].append(i)
    return found
