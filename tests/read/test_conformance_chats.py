"""Every case of the shared corpus of KakaoTalk, LINE, Meta, Discord, Slack and Snapchat."""

import json
from pathlib import Path
from typing import Any

import pytest

from awhile.errors import ReadError
from awhile.read import Options, read_file, wall_iso
from awhile.types import Kind, Reading
from tests.shared import SHARED, need_shared

MANIFEST = SHARED / "corpus" / "manifest.json"
FORMATS = ("kakaotalk-", "line-", "facebook-", "instagram-", "discord-", "slack-", "snapchat-")
CASES = [
    case
    for case in (json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else [])
    if case["format"].startswith(FORMATS)
]
KINDS = {
    "text": Kind.TEXT,
    "media": Kind.MEDIA,
    "location": Kind.MEDIA,
    "empty": Kind.MEDIA,
    "deleted": Kind.DELETED,
}
STRAY = {"kakaotalk-viewer/ios-14.txt": 2, "kakaotalk-viewer/android-17.txt": 1}
"""Lines that belong to no message; the manifest says nothing of them, Awhile lists them."""
OTHER_KINDS = {("kakaotalk-viewer/ios-11.txt", "2015-02-17T21:00:00"): Kind.MEDIA}
"""Alone, "Photo" is what KakaoTalk in English writes for a picture, as 사진 in Korean, which other
cases expect to be media; the peer that this expectation comes from keeps it as words."""
MEDIA = {
    ("chatpack/discord.json", "2024-01-15T10:31:00"),
    ("chatpack/discord.json", "2024-01-15T10:33:00"),
    ("chatpack/discord.txt", "2024-01-15T10:31:00"),
    ("chatpack/discord.csv", "2024-01-15T10:31:00"),
}
"""Words with a picture, and a sticker alone: the manifest names no kind for them."""
NAMES = {
    "chatpack/discord.json": ["Alice", "bob"],
}
"""Where the manifest allows more than one: what Discord shows beside a message, as its text and CSV
do."""
OF_1970 = {"ChatLab/fixture/message_1.json"}
"""Its moments are one and two seconds after 1970 began, when nobody wrote so: no row is used."""
NOT_ALL_THERE = {"msgvault/fb/dave_MULTI": 2}
"""The case asks for three files and the corpus holds the first alone, with these rows; three are
put together in test_chat_apps."""


def test_cases_are_there() -> None:
    """The corpus holds the 63 cases this file was written against."""
    need_shared("corpus", "manifest.json")
    assert len(CASES) == 63
    assert {case["id"] for case in CASES} >= STRAY.keys() | {case for case, _ in OTHER_KINDS}


def _moments(reading: Reading) -> list[tuple[str, str, Kind]]:
    events = reading.events
    return [
        (wall_iso(t), reading.senders[s], Kind(k))
        for t, s, k in zip(events.time_s, events.sender, events.kind, strict=True)
    ]


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    """Counts, senders, and the time, sender and kind of every row are those expected."""
    expected = case["expected"]
    path = Path(SHARED, "corpus", case["file"])
    if not expected["n_messages"] or case["id"] in OF_1970:
        # Nothing to show: a sentence says so.
        with pytest.raises(ReadError):
            read_file(path, Options())
        return
    if "n_threads" in expected:
        _every_thread(path, expected)
        return
    reading = read_file(path, Options())
    understood, moments = reading.understood, _moments(reading)
    if case["id"] in NOT_ALL_THERE:
        expected = {**expected, "n_messages": NOT_ALL_THERE[case["id"]], "last_ts": moments[-1][0]}
    assert understood.n_messages == expected["n_messages"]
    assert understood.n_system == expected["n_system"]
    assert understood.n_skipped == STRAY.get(case["id"], 0)
    assert sorted(reading.senders) == NAMES.get(case["id"], sorted(expected["authors"]))
    assert moments[0][0] == expected["first_ts"][:19]
    assert moments[-1][0] == expected["last_ts"][:19]
    rows = [row for row in expected.get("messages", ()) if row["author"] is not None]
    for row, (time, sender, kind) in zip(sorted(rows, key=_time), moments, strict=False):
        wanted = KINDS[row.get("kind", "text")]
        wanted = OTHER_KINDS.get((case["id"], time), wanted)
        wanted = Kind.MEDIA if (case["id"], time) in MEDIA else wanted
        name = row.get("nickname") or row["author"]
        assert (row["ts"][:19], name, wanted) == (time, sender, kind)


def _every_thread(path: Path, expected: dict[str, Any]) -> None:
    """Each thread of a file of several is read on its own."""
    readings = [read_file(path, Options(chat=str(n + 1))) for n in range(expected["n_threads"])]
    assert [len(r.events) for r in readings] == [t["n"] for t in expected["per_thread"]]
    moments = [moment for reading in readings for moment in _moments(reading)]
    assert len(moments) == expected["n_messages"]
    assert min(moments)[0] == expected["first_ts"][:19]
    assert {name for _, name, _ in moments} == set(expected["authors"])


def _time(row: dict[str, Any]) -> str:
    return str(row["ts"])
