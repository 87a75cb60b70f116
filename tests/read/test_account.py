"""Every unit of an input becomes exactly one thing, and whatever loses one is found at once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import READERS, Options, read_file
from awhile.read.columns import Rows, finish
from awhile.types import Kind

ANY_PATH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def filled(n: int) -> Rows:
    """Fill columns with events, each of them a unit of the input."""
    rows = Rows()
    for number in rows.counted(range(1, n + 1)):
        rows.add(number * 60.0, rows.sender_id("Ada", "x"), Kind.TEXT, number, "hi")
    return rows


def test_a_unit_that_became_nothing_is_found() -> None:
    """Nothing is told then, and the sentence says how many are missing."""
    rows = filled(3)
    list(rows.counted(["a line that nobody takes"]))
    with pytest.raises(ReadError) as caught:
        finish(rows, reader="x", file="x.txt")
    assert caught.value.key == "read.lost_count"
    assert (caught.value.values["seen"], caught.value.values["told"]) == (4, 3)


def test_a_unit_that_became_two_things_is_found() -> None:
    """Counted twice is as wrong as lost."""
    rows = filled(3)
    rows.skip(3, "read.bad_row")
    with pytest.raises(ReadError, match="of 3 rows, 4"):
        finish(rows, reader="x", file="x.txt")


def test_every_way_to_account_for_a_unit_counts_once() -> None:
    """An event, a part, a notice, a skip, a double, a row of another conversation, and one more."""
    rows = filled(4)
    for way in rows.counted(range(4)):
        match way:
            case 0:
                rows.part()
            case 1:
                rows.n_system += 1
            case 2:
                rows.double(7)
            case _:
                rows.part()
                rows.skip_part(8, "read.stray_line")
    rows.more()
    rows.add(600.0, 0, Kind.REACTION, 4, None)
    rows.keep([0, 1, 4], {})
    understood = finish(rows, reader="x", file="x.txt").understood
    assert (understood.n_events, understood.n_system) == (3, 1)
    assert (understood.n_skipped, understood.n_doubles) == (1, 1)


def test_skipped_rows_of_other_conversations_are_not_held_against_this_one() -> None:
    """A row whose conversation is known counts there; one that is nobody's counts here."""
    rows = filled(3)
    for chat in rows.counted((5, 6, -1)):
        rows.skip(9, "read.bad_date", chat)
    rows.keep([0, 1, 2], {}, chat=5)
    understood = finish(rows, reader="x", file="x.txt").understood
    assert understood.n_skipped == 2


def _without(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one way to account for units count nothing."""
    monkeypatch.setattr(Rows, method, lambda *_args, **_named: None)


SAMPLE = "\n".join(
    f"[0{day}/02/2025, 10:0{m}:00] {who}: hello\nand more" for day in (1, 2, 3)
    for m, who in ((0, "Ada"), (1, "Ben"))
)  # fmt: skip


def test_a_reader_that_forgets_its_parts_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check runs where people read, not in tests alone."""
    path = tmp_path / "_chat.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    assert read_file(path).understood.n_messages == 6
    _without("part", monkeypatch)
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.lost_count"


@ANY_PATH
@given(st.data())
def test_whatsapp_lines_are_all_accounted_for_wherever_blocks_end(
    tmp_path: Path, data: st.DataObject
) -> None:
    """Blank lines, lines of words and heads, in any order, in blocks of any size."""
    pieces = st.sampled_from(
        ["[01/02/2025, 10:00:00] Ada: hi", "[02/02/2025, 10:00:00] Ben: \u200eimage omitted", "",
         "words", "\u200e", "[31/31/2025, 10:00:00] Ada: hi", "[01/02/2025, 99:00:00] Ben: x",
         "03/02/2025, 10:00 - Ada: hi", "03/02/2025, 10:00 - Messages are encrypted."]
    )  # fmt: skip
    lines = ["[01/02/2025, 10:00:00] Ada: hi", *data.draw(st.lists(pieces, max_size=30))]
    path = tmp_path / "_chat.txt"
    path.write_text(data.draw(st.sampled_from(["\n", "\r\n"])).join(lines), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("awhile.read.source.CHUNK_BYTES", data.draw(st.sampled_from([7, 64, 4096])))
        assert read_file(path, Options()).understood.n_events >= 1


def test_all_readers_are_listed() -> None:
    """Whoever adds a reader meets `tests.test_found`, which damages exports of each."""
    assert len(READERS) == len({reader.name for reader in READERS}) >= 22
