"""Edges of reading that a single sign or a single ``=`` would move."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from awhile.errors import ReadError
from awhile.read import Options, pair_up, read_file, zone_time_s
from awhile.types import FLOATING

NOON = datetime(2025, 7, 1, 12, 0)  # noqa: DTZ001 - a wall clock
MIDDAY_S = datetime(2025, 7, 1, 12, 0, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("zone", "hours"),
    [(FLOATING, 0), ("UTC", 0), ("-03:30", 3.5), ("+05:45", -5.75), ("Europe/Berlin", -2),
     ("America/St_Johns", 2.5)],
)  # fmt: skip
def test_a_wall_clock_is_placed_in_its_zone(zone: str, hours: float) -> None:
    """Noon west of Greenwich is later than noon there, east of it earlier."""
    assert zone_time_s(NOON, zone) == MIDDAY_S + hours * 3600


def test_a_moment_that_states_its_offset_needs_no_zone() -> None:
    """Its own offset holds, whatever the zone of the chat."""
    moment = NOON.replace(tzinfo=timezone(timedelta(hours=-4)))
    assert zone_time_s(moment, "Europe/Berlin") == MIDDAY_S + 4 * 3600
    assert zone_time_s(moment, FLOATING) == MIDDAY_S


@pytest.mark.parametrize("offset", ["-03:30", "+02:00"])
def test_a_table_with_offsets_keeps_the_moment(tmp_path: Path, offset: str) -> None:
    """Noon of an offset is that moment, east or west."""
    path = tmp_path / "table.csv"
    rows = [f"2025-07-0{1 + i // 2}T12:00:00{offset},{'AB'[i % 2]}" for i in range(8)]
    path.write_text("time,sender\n" + "\n".join(rows) + "\n", encoding="utf-8")
    reading = read_file(path)
    sign = 1 if offset[0] == "+" else -1
    offset_s = sign * (int(offset[1:3]) * 3600 + int(offset[4:]) * 60)
    assert reading.events.time_s[0] == MIDDAY_S - offset_s


def test_what_was_sent_at_the_last_moment_belongs_to_the_record(tmp_path: Path) -> None:
    """An event at the end of observation is known, one a second later is not."""
    path = tmp_path / "chat.txt"
    clocks = ("10:00:00", "10:00:30", "10:01:00", "10:01:01")
    path.write_text(
        "".join(f"[13/06/2025, {clock}] {'AB'[i % 2]}: Hello\n" for i, clock in enumerate(clocks)),
        encoding="utf-8",
    )
    end_s = datetime(2025, 6, 13, 10, 1, tzinfo=UTC).timestamp()
    dyad = pair_up(read_file(path), me="A", other=None, end_s=end_s)
    assert list(dyad.events.time_s) == [end_s - 60, end_s - 30, end_s]


def test_no_call_lasts_longer_than_a_day(tmp_path: Path) -> None:
    """A length that nobody can have spoken for is cut to one day, and others are kept."""
    people = [("A", "user1"), ("B", "user2")]
    messages = [
        {
            "id": i, "type": "service", "date": f"2025-06-1{i}T10:00:00",
            "date_unixtime": str(1_749_549_600 + 86_400 * i), "actor": people[i % 2][0],
            "actor_id": people[i % 2][1], "action": "phone_call", "discard_reason": "hangup",
            "duration_seconds": seconds, "text": "", "text_entities": [],
        }
        for i, seconds in enumerate((90, 86_400, 86_401, 10**12))
    ]  # fmt: skip
    path = tmp_path / "result.json"
    chat = {"name": "B", "type": "personal_chat", "id": 2, "messages": messages}
    path.write_text(json.dumps(chat), encoding="utf-8")
    events = read_file(path, Options()).events
    assert list(events.counts["call_s"]) == [90, 86_400, 86_400, 86_400]


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    """Who writes ten lines writes paths as texts; both are read alike, and refused alike."""
    path = tmp_path / "t.csv"
    path.write_text("time,sender\n2025-01-01 10:00,Ada\n2025-01-02 10:00,Ben\n", "utf-8")
    assert read_file(str(path)) == read_file(path)
    for nowhere in (tmp_path / "x.csv", str(tmp_path / "x.csv")):
        with pytest.raises(ReadError) as caught:
            read_file(nowhere)
        assert caught.value.key == "read.cannot_open"
