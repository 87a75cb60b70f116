"""What every measure looks at, cut once."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from awhile.segment import (
    find_runs,
    find_silences,
    find_visits,
    mark_both,
    mark_equal,
    mark_known,
    sum_spans,
)
from awhile.types import DAY_S, Dyad, Events, Kind, Silence, Visit

N_ENOUGH = 5
"""Fewer observations than this and a typical duration or a comparison is not told; a choice."""

MIN_HISTORY = 20
"""Fewest silences from which one that is long for this person can be told."""

PEOPLE = (0, 1)


@dataclass(frozen=True, slots=True)
class Day:
    """One local day on which somebody wrote.

    Attributes:
        n_events: Events of person 0 and of person 1.
        n_messages: Messages whose words were counted, of each.
        n_words: Their words, of each.
        n_texts: Text messages whose questions were counted, of each.
        n_asking: Of these, those that hold a question, of each.
    """

    n_events: list[int]
    n_messages: list[int]
    n_words: list[int]
    n_texts: list[int]
    n_asking: list[int]


@dataclass(frozen=True, slots=True)
class History:
    """A dyad cut into visits, silences, runs and days.

    Attributes:
        dyad: The pair, observed to ``dyad.end_s``.
        visits: Of person 0 and person 1.
        silences: Of person 0 and person 1; the last of each is still going.
        runs: Where each run of one sender starts [r], and the number of events at the end.
        days: By number of the local day since 1970, in order.
        own: Of person 0 and person 1, which events are theirs [n], 1 or 0.
        texts: Which events are text messages [n], 1 or 0.
        spans: Local day, first event and the one behind the last, of each stretch of events on one
            day, in the order of the events.
    """

    dyad: Dyad
    visits: tuple[list[Visit], list[Visit]]
    silences: tuple[list[Silence], list[Silence]]
    runs: list[int]
    days: dict[int, Day]
    own: tuple[bytes, bytes]
    texts: bytes
    spans: list[tuple[int, int, int]]

    @property
    def knows_hours(self) -> bool:
        """Whether the clock of the source is finer than a day."""
        return self.dyad.resolution_s < DAY_S

    def earlier_silences(self, person: int) -> list[float]:
        """List how long this person's completed silences lasted, in seconds.

        Args:
            person: Whose silences, 0 or 1.
        """
        return [s.duration_s for s in self.silences[person] if s.observed]

    def silence_now(self, person: int) -> float | None:
        """Say how long ago this person last wrote, in seconds; None if never.

        Args:
            person: Whose silence, 0 or 1.
        """
        silences = self.silences[person]
        return silences[-1].duration_s if silences else None


def cut_history(dyad: Dyad) -> History:
    """Cut a dyad once for all measures.

    Args:
        dyad: The pair; nothing after its end of observation is used.
    """
    visits = (find_visits(dyad, 0), find_visits(dyad, 1))
    sender = dyad.events.sender
    own = (mark_equal(sender, 0), mark_equal(sender, 1))
    texts = mark_equal(dyad.events.kind, int(Kind.TEXT))
    spans = find_spans(dyad.events)
    return History(
        dyad,
        visits,
        (find_silences(dyad, 0, visits[0]), find_silences(dyad, 1, visits[1])),
        find_runs(dyad),
        _sum_days(dyad, own, texts, spans),
        own,
        texts,
        spans,
    )


def find_spans(events: Events) -> list[tuple[int, int, int]]:
    """Cut events into stretches on one local day; as in `History`.

    Args:
        events: In order of time.
    """
    times, offsets, n = events.time_s, events.offset_s, len(events)
    spans: list[tuple[int, int, int]] = []
    start = 0
    one_clock = n > 0 and offsets.count(offsets[0]) == n
    while start < n:
        day = int((times[start] + offsets[start]) // DAY_S)
        stop = start + 1
        if one_clock:
            stop = max(stop, bisect_left(times, (day + 1) * DAY_S - offsets[start], start))
        else:
            while stop < n and int((times[stop] + offsets[stop]) // DAY_S) == day:
                stop += 1
        spans.append((day, start, stop))
        start = stop
    return spans


def long_after(history: History, person: int, share: float = 0.9) -> float | None:
    """Return from which duration (s) a silence counts as long for this person.

    Args:
        history: The pair.
        person: 0 or 1.
        share: How many of this person's own are shorter, in twentieths.

    Returns:
        A day at least (s); None with fewer than `MIN_HISTORY` silences.
    """
    earlier = history.earlier_silences(person)
    if len(earlier) < MIN_HISTORY:
        return None
    return max(DAY_S, quantiles(earlier, n=20, method="inclusive")[round(20 * share) - 1])


def _sum_days(
    dyad: Dyad, own: Sequence[bytes], texts: bytes, spans: Sequence[tuple[int, int, int]]
) -> dict[int, Day]:
    """Add up what was sent on each local day."""
    counts = dyad.events.counts
    days: dict[int, Day] = {}
    parts = [days.setdefault(day, Day([0, 0], [0, 0], [0, 0], [0, 0], [0, 0])) for day, *_ in spans]
    words, questions = counts.get("words"), counts.get("questions")
    for p in PEOPLE:
        for day, (_, start, stop) in zip(parts, spans, strict=True):
            day.n_events[p] += own[p].count(1, start, stop)
        mine = mark_both(texts, own[p])
        if words is not None:
            told = mark_both(mine, mark_known(words))
            sums = sum_spans(words, told, spans)
            for day, n, (_, start, stop) in zip(parts, sums, spans, strict=True):
                day.n_messages[p] += told.count(1, start, stop)
                day.n_words[p] += n
        if questions is not None:
            told = mark_both(mine, mark_known(questions))
            asking = mark_both(told, bytes(map(bool, questions)))
            for day, (_, start, stop) in zip(parts, spans, strict=True):
                day.n_texts[p] += told.count(1, start, stop)
                day.n_asking[p] += asking.count(1, start, stop)
    return dict(sorted(days.items()))
