"""Held messages: written, kept for a while, and never sent by anything here.

Letting go comes first among the choices: in a field study of a pause before opening an app, the
offer to leave it did most of the work (Grüning, Riedel & Lorenz-Spreen 2023).
"""

from dataclasses import dataclass, replace

from awhile.care import Gate, May, refuse
from awhile.errors import CareError
from awhile.types import DAY_S, HOUR_S

MIN_WAIT_S = HOUR_S
"""The shortest wait that can be chosen."""

UNDO_S = HOUR_S / 2
"""For so long the words of a message that was let go can be brought back."""

MAX_URGE = 10
"""Urges run from 0 (none) to this."""


@dataclass(frozen=True, slots=True)
class Held:
    """One message that waits.

    Attributes:
        id: Its number in the store; 0 before it is stored.
        written_s: When it was written, seconds since 1970.
        wait_s: How long its writer chose to wait.
        text: What it says; empty once it was let go.
        urge_before: How strong the urge to send it was, 0 to 10.
        urge_after: The same when it was let go or taken out; None while it waits.
        closed_s: When it was let go or taken out; None while it waits.
        outcome: ``waiting``, ``let_go`` or ``taken``.
        look_back: What its writer noted later; empty if nothing.
    """

    id: int
    written_s: float
    wait_s: float
    text: str
    urge_before: int
    urge_after: int | None = None
    closed_s: float | None = None
    outcome: str = "waiting"
    look_back: str = ""


def hold(text: str, *, now_s: float, urge: int, wait_s: float = DAY_S) -> Held:
    """Put a message aside.

    Args:
        text: What its writer would send.
        now_s: Now, seconds since 1970.
        urge: How strong the urge to send it is, 0 to 10.
        wait_s: How long it is to wait, seconds; a day unless its writer chose otherwise.

    Returns:
        The waiting message.

    Raises:
        CareError: It is empty, the urge is off the scale or the wait is shorter than an hour.
    """
    if not text.strip():
        raise CareError("practice.nothing_written")
    check_wait(wait_s)
    return Held(0, now_s, wait_s, text, check_urge(urge))


def check_wait(wait_s: float) -> None:
    """Raise an error for a wait that is too short or endless.

    Args:
        wait_s: How long a message is to wait (s).

    Raises:
        CareError: It is shorter than `MIN_WAIT_S`, or no number.
    """
    if not MIN_WAIT_S <= wait_s < float("inf"):
        raise CareError("practice.wait_positive")


def check_urge(urge: int) -> int:
    """Return an urge that is on the scale.

    Args:
        urge: How strong the urge is.

    Raises:
        CareError: It is not from 0 to 10.
    """
    if not 0 <= urge <= MAX_URGE:
        raise CareError("practice.urge_range", most=MAX_URGE)
    return urge


def left_s(held: Held, now_s: float) -> float:
    """Return how long it still waits, seconds; 0 once the wait is over.

    Args:
        held: The message.
        now_s: Now, seconds since 1970.
    """
    return max(held.written_s + held.wait_s - now_s, 0.0)


def choices(held: Held, *, now_s: float, gate: Gate) -> tuple[str, ...]:
    """List what can be done with a message, letting go always first.

    Args:
        held: The message.
        now_s: Now.
        gate: What may be done.

    Returns:
        Of ``let_go``, ``wait_longer`` and ``take_out``, those that are open now; after it was
        closed, only ``look_back``.
    """
    if held.outcome != "waiting":
        return ("look_back",)
    if left_s(held, now_s) > 0 or not gate.may(May.TAKE_OUT):
        return ("let_go", "wait_longer")
    return ("let_go", "wait_longer", "take_out")


def let_go(held: Held, *, now_s: float, urge: int) -> Held:
    """Let a message go: its text is gone, that it was written and let go is kept.

    Args:
        held: The message.
        now_s: Now, seconds since 1970.
        urge: How strong the urge is now, 0 to 10.
    """
    check_waiting(held)
    return replace(held, text="", urge_after=check_urge(urge), closed_s=now_s, outcome="let_go")


def wait_longer(held: Held, *, now_s: float, wait_s: float = DAY_S) -> Held:
    """Let a message wait for a further span from now.

    Args:
        held: The message.
        now_s: Now, seconds since 1970.
        wait_s: How long from now (s); see `check_wait`.
    """
    check_waiting(held)
    check_wait(wait_s)
    longer_s = max(now_s + wait_s - held.written_s, held.wait_s)
    return replace(held, wait_s=longer_s)


def take_out(held: Held, *, now_s: float, urge: int, gate: Gate) -> Held:
    """Give a message back to its writer; nothing here sends it.

    Args:
        held: The message.
        now_s: Now.
        urge: How strong the urge is now, 0 to 10.
        gate: What may be done.

    Returns:
        The message, closed, with its text.

    Raises:
        CareError: The wait is not over, it is closed already, or a stop rule holds it.
    """
    check_waiting(held)
    refuse(gate, May.TAKE_OUT)
    if left_s(held, now_s) > 0:
        raise CareError("practice.still_waiting")
    return replace(held, urge_after=check_urge(urge), closed_s=now_s, outcome="taken")


def look_back(held: Held, note: str) -> Held:
    """Keep what its writer thinks of it later.

    Args:
        held: The message.
        note: What its writer thinks of it now.

    Raises:
        CareError: It still waits.
    """
    check_closed(held)
    return replace(held, look_back=note.strip())


def check_waiting(held: Held) -> None:
    """Raise an error for a message that is closed already.

    Args:
        held: The message.

    Raises:
        CareError: It is closed.
    """
    if held.outcome != "waiting":
        raise CareError("practice.already_closed")


def check_closed(held: Held) -> None:
    """Raise an error for a message that still waits.

    Args:
        held: The message.

    Raises:
        CareError: It still waits.
    """
    if held.outcome == "waiting":
        raise CareError("practice.not_closed")
