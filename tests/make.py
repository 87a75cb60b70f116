"""A tiny builder of pairs for tests."""

from array import array
from collections.abc import Sequence

from awhile.care import RESEARCH, Gate, gate_study, gate_talk
from awhile.types import FLOATING, Care, Dyad, Events, Kind, Reply, Study

T0_S = 1_700_000_000.0

OPEN = gate_talk(RESEARCH)
"""Where no chat is at hand and nothing is closed."""

NO_CARE = Care(young=Reply.NO, outsider=Reply.NO, no_contact=Reply.NO, afraid=Reply.NO)
"""A reader to whom nothing is closed."""


def gate_of(study: Study, care: Care = NO_CARE) -> Gate:
    """Gate a study for a reader to whom nothing is closed but by the study itself."""
    return gate_study(study, care)


def make_dyad(
    sent: Sequence[tuple[int, float]],
    *,
    end_s: float | None = None,
    people: tuple[str, str] = ("Ada", "Ben"),
    kinds: Sequence[Kind] | None = None,
    counts: dict[str, Sequence[int]] | None = None,
    resolution_s: float = 1.0,
    t0_s: float = T0_S,
    offsets_s: Sequence[int] | None = None,
    zone: str = FLOATING,
    care: Care = RESEARCH,
) -> Dyad:
    """Build a pair from (sender, seconds after the start) rows, in any order.

    Args:
        sent: Who sent something, and when.
        end_s: End of observation, seconds after the start; the last event if None.
        people: Names of person 0 and person 1.
        kinds: What each row was; text if None.
        counts: Columns of counts, as in `Events`.
        resolution_s: As in `Dyad`.
        t0_s: The start, seconds since 1970.
        offsets_s: Local wall clock minus UTC at each row; 0 if None.
        zone: As in `Dyad`.
        care: As in `Dyad`; nothing is closed if not said otherwise.
    """
    order = sorted(range(len(sent)), key=lambda i: sent[i][1])
    kinds = kinds or [Kind.TEXT] * len(sent)
    last_s = max((t for _, t in sent), default=0.0)
    return Dyad(
        people=people,
        events=Events(
            time_s=array("d", [t0_s + sent[i][1] for i in order]),
            offset_s=array("i", [offsets_s[i] if offsets_s else 0 for i in order]),
            sender=array("h", [sent[i][0] for i in order]),
            kind=array("b", [kinds[i] for i in order]),
            row=array("i", [i + 1 for i in order]),
            counts={
                name: array("i", [column[i] for i in order])
                for name, column in (counts or {}).items()
            },
        ),
        end_s=t0_s + (last_s if end_s is None else end_s),
        zone=zone,
        zone_assumed=zone == FLOATING,
        resolution_s=resolution_s,
        care=care,
    )
