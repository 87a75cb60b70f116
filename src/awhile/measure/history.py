"""What every measure looks at, cut once."""

from dataclasses import dataclass
from statistics import quantiles

from awhile.segment import find_runs, find_silences, find_visits
from awhile.types import DAY_S, Dyad, Kind, Silence, Visit

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
    """

    dyad: Dyad
    visits: tuple[list[Visit], list[Visit]]
    silences: tuple[list[Silence], list[Silence]]
    runs: list[int]
    days: dict[int, Day]

    @property
    def knows_hours(self) -> bool:
        """Whether the clock of the source is finer than a day."""
        return self.dyad.resolution_s < DAY_S

    def earlier_silences(self, person: int) -> list[float]:
        """List how long this person's completed silences lasted, in seconds."""
        return [s.duration_s for s in self.silences[person] if s.observed]

    def silence_now(self, person: int) -> float | None:
        """Say how long ago this person last wrote, in seconds; None if never."""
        silences = self.silences[person]
        return silences[-1].duration_s if silences else None


def cut_history(dyad: Dyad) -> History:
    """Cut a dyad once for all measures."""
    visits = (find_visits(dyad, 0), find_visits(dyad, 1))
    return History(
        dyad,
        visits,
        (find_silences(dyad, 0, visits[0]), find_silences(dyad, 1, visits[1])),
        find_runs(dyad),
        _sum_days(dyad),
    )


def long_after(history: History, person: int, share: float = 0.9) -> float | None:
    """Say after how long a silence counts as long for this person.

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


def _sum_days(dyad: Dyad) -> dict[int, Day]:
    """Add up what was sent on each local day."""
    events = dyad.events
    blank = [-1] * len(events)
    words = events.counts.get("words", blank)
    questions = events.counts.get("questions", blank)
    days: dict[int, Day] = {}
    last = None
    text = int(Kind.TEXT)
    for time_s, offset_s, sender, kind, n_words, n_questions in zip(
        events.time_s, events.offset_s, events.sender, events.kind, words, questions, strict=True
    ):
        key = int((time_s + offset_s) // DAY_S)
        if key != last:
            if key not in days:
                days[key] = Day([0, 0], [0, 0], [0, 0], [0, 0], [0, 0])
            day, last = days[key], key
        day.n_events[sender] += 1
        if kind == text:
            if n_words >= 0:
                day.n_messages[sender] += 1
                day.n_words[sender] += n_words
            if n_questions >= 0:
                day.n_texts[sender] += 1
                day.n_asking[sender] += n_questions > 0
    return dict(sorted(days.items()))
