"""Every WhatsApp and Telegram case of the shared corpus is read as its manifest expects."""

import json
from pathlib import Path
from typing import Any

import pytest

from awhile.errors import ReadError
from awhile.read import Options, read_file, wall_iso
from awhile.types import MESSAGE_KINDS, Kind, Reading
from tests.shared import SHARED, need_shared

MANIFEST = SHARED / "corpus" / "manifest.json"
CASES = [
    case
    for case in (json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else [])
    if case["format"].startswith(("whatsapp", "telegram"))
]
KINDS = {
    "text": {Kind.TEXT},
    "media": {Kind.MEDIA, Kind.VOICE},
    "poll": {Kind.MEDIA},
    "location": {Kind.MEDIA},
    "call": {Kind.CALL, Kind.MISSED_CALL},
    "deleted": {Kind.DELETED},
}
NO_MESSAGE = {"whatsapp-chat-parser/formats/f02.txt"}
"""Holds one notice and no message: a sentence says so, since there is nothing to show."""
BAD_ROWS = {"ChatLab/telegram/t-parses-mixed-text-media.json": 1}
"""Its last row is dated "invalid": the manifest leaves it out of its counts, Awhile lists it."""
NOT_AMBIGUOUS = {
    "whats-reader/android-group-chat/WhatsApp Chat with Family Group 👨‍👩‍👧‍👦.txt",
    "whats-reader/android-private-chat/WhatsApp Chat with Alice.txt",
    "whats-reader/ios-group-chat/_chat.txt",
    "whats-reader/ios-private-chat/_chat.txt",
}
"""Four or five days in a row in one reading; in the other the same day of as many months in a row,
with dozens of messages on each and none between. Awhile says *likely*, which is not *certain*."""


def test_cases_are_there() -> None:
    """The corpus holds the 147 cases this file was written against."""
    need_shared("corpus", "manifest.json")
    assert len(CASES) == 147
    assert {case["id"] for case in CASES} >= NO_MESSAGE | NOT_AMBIGUOUS


def _moments(reading: Reading, tz: str) -> list[tuple[str, str, Kind]]:
    events = reading.events
    shift = [0] * len(events) if tz == "utc" else events.offset_s
    return [
        (wall_iso(t + o), reading.senders[s], Kind(k))
        for t, o, s, k in zip(events.time_s, shift, events.sender, events.kind, strict=True)
    ]


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    """Counts, senders, and the time, sender and kind of every row are those expected."""
    expected = case["expected"]
    chat = str(expected["chat_index"] + 1) if "chat_index" in expected else None
    path = Path(SHARED, "corpus", case["file"])
    if case["id"] in NO_MESSAGE:
        with pytest.raises(ReadError) as caught:
            read_file(path, Options(chat=chat))
        assert caught.value.key == "read.nothing_found"
        return
    reading = read_file(path, Options(chat=chat))
    understood = reading.understood
    ambiguous = expected.get("ambiguous_date_order", False) and case["id"] not in NOT_AMBIGUOUS
    assert (understood.date_order_sure == "ambiguous") == ambiguous
    assert understood.n_messages == expected["n_messages"]
    assert understood.n_system == expected["n_system"]
    assert understood.n_calls + understood.n_missed_calls == expected.get("n_calls", 0)
    assert understood.n_skipped == BAD_ROWS.get(case["id"], 0)
    assert sorted(s.name for s in understood.senders) == sorted(expected["authors"])
    moments = _moments(reading, case["tz"])
    # One file mixes four forms; its expectation calls only counts and senders firm.
    if "first_ts" not in expected.get("firm", ["first_ts"]):
        return
    first, last = (expected[end][:19] for end in ("first_ts", "last_ts"))
    if ambiguous and _ends(moments) != (first, last):
        # The other reading is as good; stated, it has to give exactly what is expected.
        assert _ends(moments) in [_of(other, first, last) for other in expected["alternatives"]]
        other = "dmy" if understood.date_order == "mdy" else "mdy"
        moments = _moments(read_file(path, Options(chat=chat, date_order=other)), case["tz"])
    assert _ends(moments) == (first, last)
    rows = [row for row in expected.get("messages", ()) if row.get("kind") != "system"]
    if rows:
        assert len(moments) == len(rows)
    # The manifest lists rows as the file has them; events come sorted, ties as in the file.
    for row, (time, sender, kind) in zip(sorted(rows, key=_time), moments, strict=False):
        assert (row["ts"][:19], row["author"]) == (time, sender)
        assert kind in KINDS.get(row.get("kind", ""), set(Kind)), row
        assert row.get("missed", kind is Kind.MISSED_CALL) == (kind is Kind.MISSED_CALL)


def _time(row: dict[str, Any]) -> str:
    return str(row["ts"])


def _ends(moments: list[tuple[str, str, Kind]]) -> tuple[str, str]:
    """Return when the first and the last message were sent; calls do not count."""
    times = [time for time, _, kind in moments if kind in MESSAGE_KINDS]
    return times[0], times[-1]


def _of(alternative: dict[str, str], first: str, last: str) -> tuple[str, str]:
    return alternative.get("first_ts", first)[:19], alternative.get("last_ts", last)[:19]
