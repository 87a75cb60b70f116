"""Every WhatsApp and Telegram case of the shared corpus is read as expected."""

import json
from pathlib import Path
from typing import Any

import pytest

from awhile.errors import ReadError
from awhile.read import Options, read_file, wall_iso
from awhile.types import MESSAGE_KINDS, Kind
from tests.shared import SHARED, need_shared

MANIFEST = SHARED / "corpus" / "manifest.json"
CASES = [
    case
    for case in (json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else [])
    if case["format"].startswith(("whatsapp", "telegram"))
]
KINDS = {"call": {Kind.CALL, Kind.MISSED_CALL}, "deleted": {Kind.DELETED}}


def test_cases_are_there() -> None:
    """The corpus holds the 147 cases this file was written against."""
    need_shared("corpus", "manifest.json")
    assert len(CASES) == 147


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    """Counts, senders, times and kinds are those expected, or a stated alternative."""
    expected = case["expected"]
    chat = str(expected["chat_index"] + 1) if "chat_index" in expected else None
    path = Path(SHARED, "corpus", case["file"])
    if expected["n_messages"] == 0:
        with pytest.raises(ReadError):
            read_file(path, Options(chat=chat))
        return
    reading = read_file(path, Options(chat=chat))
    understood, events = reading.understood, reading.events
    assert understood.n_messages == expected["n_messages"]
    assert understood.n_system == expected["n_system"]
    assert sorted(s.name for s in understood.senders) == sorted(expected["authors"])
    assert understood.n_calls + understood.n_missed_calls == expected.get("n_calls", 0)
    shift = [0] * len(events) if case["tz"] == "utc" else list(events.offset_s)
    moments = [
        (wall_iso(t + o), Kind(k))
        for t, o, k in zip(events.time_s, shift, events.kind, strict=True)
    ]
    if expected.get("ambiguous_date_order"):
        assert understood.date_order_sure != "certain"
    # The expectation of this case calls day and month unknowable and only its counts firm.
    if "first_ts" not in expected.get("firm", ["first_ts"]):
        return
    # First and last are those of messages; two cases count calls apart.
    times = sorted(t for t, k in moments if k in MESSAGE_KINDS)
    readings = [expected, *(a for a in expected.get("alternatives", ()) if isinstance(a, dict))]
    accepted = {
        (
            one.get("first_ts", expected["first_ts"])[:19],
            one.get("last_ts", expected["last_ts"])[:19],
        )
        for one in readings
    }
    assert (times[0], times[-1]) in accepted
    if (times[0], times[-1]) != (expected["first_ts"][:19], expected["last_ts"][:19]):
        return
    for message in expected.get("messages", ()):
        if message.get("author") is None or message.get("kind") == "system":
            continue
        if message.get("ts") is None:
            continue
        wanted = KINDS.get(message.get("kind", ""), set(Kind))
        assert any(t == message["ts"][:19] and k in wanted for t, k in moments), message
