"""What the samples are made of before a writer turns them into an export."""

from typing import NamedTuple

from awhile.types import Kind


class Row(NamedTuple):
    """One thing that was sent.

    Attributes:
        time_s: Local wall clock, as seconds since 1970.
        sender: 0 or 1.
        kind: What it was.
        text: What it said; empty where it is no text.
        call_s: How long an answered call lasted.
        edited: It was changed after sending.
    """

    time_s: float
    sender: int
    kind: Kind
    text: str = ""
    call_s: int = 0
    edited: bool = False
