"""Small chats of our own, each beside a table of the events that were read from it."""

import csv
import io
import os
from pathlib import Path

import pytest

from awhile.read import read_file, wall_iso
from awhile.types import Kind, Reading

pytestmark = pytest.mark.golden
HERE = Path(__file__).parent
CHATS = sorted(
    chat
    for folder in ("whatsapp", "apps")
    for chat in (HERE / folder).iterdir()
    if not chat.name.endswith(".events.csv")
)
COUNTS = ("words", "characters", "questions", "call_s")


def _table(reading: Reading) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("row", "time", "sender", "kind", *COUNTS))
    events = reading.events
    for i, time_s in enumerate(events.time_s):
        counts = [events.counts[name][i] for name in COUNTS]
        kind = Kind(events.kind[i]).name.lower()
        sender = reading.senders[events.sender[i]]
        writer.writerow((events.row[i], wall_iso(time_s), sender, kind, *counts))
    understood = reading.understood
    writer.writerow(("order", understood.date_order, understood.date_order_sure))
    writer.writerow(("notices", understood.n_system))
    writer.writerow(("owner", understood.owner))
    writer.writerows(("skipped", skipped.row, skipped.why) for skipped in understood.skipped)
    return out.getvalue()


def test_chats_are_there() -> None:
    """The folder of chats was found."""
    assert len(CHATS) >= 4


@pytest.mark.parametrize("chat", CHATS, ids=[chat.stem for chat in CHATS])
def test_events_are_as_written_down(chat: Path) -> None:
    """Every event equals the table beside the chat; AWHILE_GOLDEN=1 writes that table anew."""
    golden = chat.with_suffix(".events.csv")
    got = _table(read_file(chat))
    if os.environ.get("AWHILE_GOLDEN") == "1":
        golden.write_bytes(got.encode())
    assert got == golden.read_bytes().decode()
