"""Every case of the shared collection of faults in readers is read as it says, or refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from awhile.cli import main
from tests.shared import SHARED, need_shared

INDEX = SHARED / "cases" / "index.json"
CASES: list[dict[str, Any]] = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []
OPEN: dict[str, str] = {}
"""Cases that are known to fail, with the reason; whoever mends one takes it out."""
WRONG = {
    "wa_ios_block_spanish": "its last moment is that of the last message; the call of five minutes "
    "two days later is contact too and ends a silence, as the other cases count it",
    "imessage-poll-votes": "its authors are those of messages; the vote of Me is an event, and "
    "whoever sent one is listed, as its own list of events has it",
}
"""Expectations that are held to be wrong, with the reason."""


def test_the_collection_is_there() -> None:
    """It holds the cases that this file was written against."""
    need_shared("cases", "index.json")
    assert len(CASES) >= 78
    assert {case["name"] for case in CASES} >= OPEN.keys() | WRONG.keys()


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run a command; give its exit code and what it told."""
    try:
        code = main(list(words))
    except SystemExit as stop:
        code = int(stop.code or 0)
    told = capsys.readouterr()
    return code, told.out, told.err


def plain(stamp: str | None) -> str:
    """Reduce a moment to its date and time of day."""
    return (stamp or "").replace("Z", "").replace("+00:00", "")[:19]


def options(said: dict[str, Any]) -> list[str]:
    """Write what is said of a file as a command takes it."""
    return [
        word
        for key, value in said.items()
        for one in (value if isinstance(value, list) else [value])
        for word in (f"--{key}", one)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(
    case: dict[str, Any], capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """Counts, people, ends and rows are those expected, or the refusal is a sentence."""
    if case["name"] in OPEN | WRONG:
        request.applymarker(pytest.mark.xfail(reason=(OPEN | WRONG)[case["name"]], strict=False))
    expected, path = case["expected"], str(Path(SHARED, "cases", case["path"]))
    said = options(case["options"])
    code, out, err = call(capsys, "inspect", path, "--json", *said)
    if code and said:
        code, out, err = call(capsys, "inspect", path, "--json")
    if "error" in expected:
        assert (code, err.count("\n")) == (2, 1)
        return
    if "error_names" in expected:
        assert code == 0 or (code == 2 and expected["error_names"].lower() in err.lower())
        return
    if code and case["refusal_ok"]:
        assert err.count("\n") == 1
        return
    assert code == 0, err
    found = json.loads(out)
    for key in ("n_messages", "n_system", "n_calls", "n_missed_calls", "n_skipped", "n_doubles"):
        assert found[key] == expected.get(key, found[key]), key
    names = sorted(sender["name"] for sender in found["senders"])
    assert names == sorted(expected.get("authors", names))
    assert len(names) == expected.get("n_senders", len(names))
    for key, ours in (("first_ts", "first"), ("last_ts", "last")):
        if expected.get(key):
            assert plain(found[ours]) == plain(expected[key])
    if expected.get("must_warn"):
        assert {doubt["kind"] for doubt in found["doubts"]} & {
            "newest_rows_elsewhere", "rows_without_chat"
        }  # fmt: skip
    if {"kinds", "words", "questions", "events"} & expected.keys():
        code, out, _ = call(capsys, "table", path, "--json", "--names", *said)
        if code == 0:
            check_rows([json.loads(line) for line in out.splitlines()], expected)


def check_rows(rows: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    """Hold rows against what is expected of each."""
    if "kinds" in expected:
        assert [row["kind"].upper() for row in rows] == expected["kinds"]
    for key in {"words", "questions"} & expected.keys():
        assert [-1 if row[key] is None else row[key] for row in rows] == expected[key]
    if "events" in expected:
        told = [[plain(row["time"]), row["sender"], row["kind"]] for row in rows]
        assert told == [[plain(time), who, kind] for time, who, kind in expected["events"]]
