"""Every case of the shared corpus in the formats of phones, Signal, Google, WeChat and e-mail."""

import json
from pathlib import Path
from typing import Any

import pytest

from awhile.errors import ReadError
from awhile.read import Options, read_file, wall_iso
from awhile.types import UNKNOWN, Kind, Reading
from tests.shared import SHARED, need_shared

MANIFEST = SHARED / "corpus" / "manifest.json"
FORMATS = ("sms-", "imessage-", "signal-", "google-", "wechat-", "email-")
CASES = [
    case
    for case in (json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else [])
    if case["format"].startswith(FORMATS)
]
KINDS = {
    "call": {Kind.CALL, Kind.MISSED_CALL},
    "deleted": {Kind.DELETED},
    "reaction": {Kind.REACTION},
    "media": {Kind.MEDIA, Kind.VOICE},
    "text": {Kind.TEXT, Kind.MEDIA},
}
PLACEHOLDERS = {"(attachment)", "[图片]"}
CALLED = {"Jane": "+12234567890"}
"""That name is in an address book that the case does not hold."""


def test_cases_are_there() -> None:
    """The corpus holds the cases this file was written against."""
    need_shared("corpus", "manifest.json")
    assert len(CASES) == 17


def readings(case: dict[str, Any]) -> list[Reading]:
    """Read the conversation that the case selects, or every one its file holds."""
    path = Path(SHARED, "corpus", case["file"])
    if "select" in case:
        return [read_file(path, Options(chat=case["select"]["chat_identifier"]))]
    first = read_file(path, Options(chat="1"))
    others = range(2, len(first.understood.chats) + 1)
    return [first, *(read_file(path, Options(chat=str(n))) for n in others)]


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    """Counts, senders, times and kinds are those expected."""
    expected = case["expected"]
    if expected["n_messages"] is None:
        _is_read_as_far_as_it_goes(case)
        return
    if expected.get("n_bad_timestamps") == expected["n_messages"]:
        # No message has a date that exists: there is nothing to study, and a sentence says so.
        with pytest.raises(ReadError):
            readings(case)
        return
    read = readings(case)
    understood = [r.understood for r in read]
    assert sum(u.n_messages for u in understood) == expected["n_messages"]
    assert sum(u.n_system for u in understood) == expected.get("n_system", 0)
    assert sum(u.n_calls + u.n_missed_calls for u in understood) == expected.get("n_calls", 0)
    names = {s.name.casefold() for u in understood for s in u.senders}
    assert names == {CALLED.get(a, a).casefold() for a in expected["authors"]}
    moments = [
        (wall_iso(t), r.senders[s].casefold(), Kind(k), n)
        for r in read
        for t, s, k, n in zip(
            r.events.time_s, r.events.sender, r.events.kind, r.events.counts["words"], strict=True
        )
    ]
    times = sorted(t for t, *_ in moments)
    assert times[0] == expected["first_ts"][:19]
    assert times[-1] == expected["last_ts"][:19]
    if "n_reactions" in expected:
        assert [k for _, _, k, _ in moments].count(Kind.REACTION) == expected["n_reactions"]
    for message in expected.get("messages", ()):
        author = CALLED.get(message["author"], message["author"]).casefold()
        wanted = KINDS.get(message.get("kind", ""), set(Kind))
        if message.get("text") == "(attachment)":
            wanted = KINDS["media"]
        ours = [(k, n) for t, a, k, n in moments if (t, a) == (message["ts"][:19], author)]
        assert wanted & {k for k, _ in ours}, message
        if "text" in message and ours[0][0] in {Kind.TEXT, Kind.MEDIA} & wanted:
            text = message["text"] if message["text"] not in PLACEHOLDERS else ""
            assert (len(text.split()) or UNKNOWN) in {n for _, n in ours}, message


def _is_read_as_far_as_it_goes(case: dict[str, Any]) -> None:
    """A file that ends inside an element gives all before it, and says that it broke off."""
    expected, read = case["expected"], readings(case)
    n = sum(r.understood.n_messages for r in read)
    whole = expected["n_sms_elements_complete"] + expected["n_mms_elements_started"] - 1
    assert n == whole
    assert read[0].understood.skipped[-1].why == "read.broken_off"
    assert min(r.understood.first or "" for r in read) == expected["first_ts"][:19]
