"""If–then plans, and reminders a calendar can hold.

If–then plans: Gollwitzer & Sheeran (2006). A plan names something to do, not something to avoid.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from awhile.errors import CareError
from awhile.patterns import late

_AVOIDS = late(
    r"^\s*(i (will |do |must |should )?(not|never)|i won't|i don't|not|don't|do not|"
    r"never|nicht|nie|kein\w*|ich (schreibe|melde|rufe)\b.*\b(nicht|nie)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """An if–then plan.

    Attributes:
        id: Its number in the store; 0 before it is stored.
        made_s: When it was made, seconds since 1970.
        cue: When it applies, as "it is eleven and I reach for the phone".
        action: What its writer will do then.
    """

    id: int
    made_s: float
    cue: str
    action: str


def make_plan(cue: str, action: str, *, now_s: float) -> Plan:
    """Make a plan that names something to do.

    Args:
        cue: When it applies.
        action: What to do then.
        now_s: Now, seconds since 1970.

    Returns:
        The plan.

    Raises:
        CareError: Half of it is missing, or it only says what not to do.
    """
    if not cue.strip() or not action.strip():
        raise CareError("practice.plan_half")
    if _AVOIDS.match(action):
        raise CareError("practice.plan_avoids")
    return Plan(0, now_s, cue.strip(), action.strip())


def write_calendar(times_s: Sequence[float], *, title: str, now_s: float) -> str:
    """Write reminders as an iCalendar file (RFC 5545) that tells nothing about anyone.

    Args:
        times_s: When to remind, floating wall clock read as UTC.
        title: A neutral title; the only words in the file.
        now_s: Now, seconds since 1970.

    Returns:
        The text of the file, lines ended as the standard asks.
    """
    escaped = re.sub(r"([\\;,])", r"\\\1", " ".join(title.split()))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//reminder//EN"]
    for number, time_s in enumerate(times_s, 1):
        start = _stamp(time_s)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{start}-{number}@reminder",
            f"DTSTAMP:{_stamp(now_s)}Z",
            f"DTSTART:{start}",
            "DURATION:PT10M",
            f"SUMMARY:{escaped}",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escaped}",
            "TRIGGER:PT0S",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _stamp(time_s: float) -> str:
    """Write a moment as RFC 5545 does."""
    return datetime.fromtimestamp(time_s, UTC).strftime("%Y%m%dT%H%M%S")


def _fold(line: str) -> str:
    """Break a line longer than 75 octets, as RFC 5545 asks, never inside a character."""
    out, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > 75:
            out, size = out + "\r\n ", 1
        out, size = out + char, size + width
    return out
