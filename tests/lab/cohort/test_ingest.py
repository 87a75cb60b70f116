"""What is found in a table before any work starts."""

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import get_args

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from awhile.errors import ReadError
from awhile.lab.cohort import Columns, take_in
from awhile.lab.cohort.ingest import ROLES, Handling, Reason, find_columns
from awhile.lab.cohort.report import tell_intake
from awhile.lab.cohort.times import CALENDARS, UNITS
from awhile.types import DAY_S
from awhile.words import say

LOSSY = Handling(accept_loss=True)


def table(tmp_path: Path, columns: dict[str, list[object]], name: str = "t.parquet") -> Path:
    """Write a small table."""
    path = tmp_path / name
    frame = pl.DataFrame(columns, strict=False)
    if name.endswith(".csv"):
        frame.write_csv(path)
    elif name.endswith(".arrow"):
        frame.write_ipc(path)
    else:
        frame.write_parquet(path)
    return path


def parts(folder: Path) -> pl.DataFrame:
    """Put the partitions together."""
    return pl.concat(pl.read_parquet(f) for f in sorted(folder.glob("part-*.parquet")))


@pytest.mark.parametrize("name", ["t.parquet", "t.csv", "t.arrow"])
def test_every_form_of_table_gives_the_same_events(tmp_path: Path, name: str) -> None:
    """Parquet, CSV and Arrow are read alike."""
    path = table(
        tmp_path,
        {"dyad": ["b", "a", "a"], "t": [3.0, 2.0, 1.0], "sender": [0, 1, 0], "words": [5, 6, 7]},
        name,
    )
    intake = take_in(path, tmp_path / "out")
    rows = parts(tmp_path / "out")
    assert rows["dyad"].to_list() == ["a", "a", "b"]
    assert rows["t"].to_list() == [1.0, 2.0, 3.0]
    assert rows["sender"].to_list() == [0, 1, 0]
    assert rows["words"].to_list() == [7, 6, 5]
    assert rows["row"].to_list() == [3, 2, 1]
    assert (intake.n_rows, intake.n_kept, intake.n_dyads, intake.n_one_sided) == (3, 3, 2, 1)
    assert intake.end_s == 3.0
    assert intake.end_assumed


def test_rows_that_cannot_be_used_are_counted_by_reason(tmp_path: Path) -> None:
    """Nothing is dropped in silence, and every row is either kept or refused."""
    path = table(
        tmp_path,
        {
            "from": ["a", "a", "a", None, "b", "a", "a", "a"],
            "to": ["b", "a", "b;c", "a", "a", None, "b", "b"],
            "time": [1.0, 2.0, 3.0, 4.0, None, 6.0, 7.0, 99.0],
        },
    )
    intake = take_in(path, tmp_path / "out", end_s=50.0, handling=LOSSY)
    assert intake.refused == {
        "after_end": 1, "no_pair": 1, "no_sender": 1, "no_time": 1, "oneself": 1, "several": 1,
    }  # fmt: skip
    assert intake.n_kept + sum(intake.refused.values()) == intake.n_rows
    assert parts(tmp_path / "out")["dyad"].to_list() == ["a – b", "a – b"]


def test_a_message_to_several_is_noticed(tmp_path: Path) -> None:
    """Rows of one sender at one moment to different people are counted, and kept."""
    path = table(
        tmp_path, {"from": ["a", "a", "a"], "to": ["b", "c", "b"], "time": [1.0, 1.0, 2.0]}
    )
    intake = take_in(path, tmp_path / "out")
    assert intake.n_shared == 2
    assert intake.n_kept == 3


def test_a_pair_of_three_is_left_out(tmp_path: Path) -> None:
    """More than two senders are no pair; the rest of the table is not touched."""
    path = table(
        tmp_path,
        {
            "dyad": ["x", "x", "x", "y", "y", "y"],
            "time": [1, 2, 3, 1, 1, 2],
            "sender": ["p", "q", "r", "p", "p", "q"],
        },
    )
    intake = take_in(path, tmp_path / "out")
    assert intake.n_crowded == 1
    assert intake.refused == {"crowded": 3}
    assert intake.n_duplicates == 1
    assert set(parts(tmp_path / "out")["dyad"]) == {"y"}


def test_a_hole_of_the_whole_table_is_found(tmp_path: Path) -> None:
    """Five empty days amid forty busy ones are a hole; a quiet week-end is none."""
    chance = np.random.default_rng(1)
    days = [d for d in range(40) if d % 7 not in {5, 6} and not 20 <= d < 25]
    t = np.concatenate([d * DAY_S + chance.random(30) * DAY_S for d in days])
    path = table(
        tmp_path, {"dyad": ["a"] * len(t), "t": t.tolist(), "sender": [0, 1] * (len(t) // 2)}
    )
    holes = take_in(path, tmp_path / "out").holes
    assert len(holes) == 1
    assert holes[0][0] <= 20 * DAY_S
    assert holes[0][1] >= 25 * DAY_S


def test_times_are_read_in_every_writing(tmp_path: Path) -> None:
    """ISO 8601 with an offset, milliseconds and dates mean the same moments."""
    iso = table(
        tmp_path,
        {
            "dyad": ["a", "a"],
            "time": ["2026-01-01T01:00:00+01:00", "2026-01-02T00:00:00Z"],
            "sender": ["p", "q"],
        },
        "iso.csv",
    )
    ms = table(
        tmp_path,
        {"dyad": ["a", "a"], "t": [1767225600000, 1767312000000], "sender": ["p", "q"]},
        "ms.parquet",
    )
    first = take_in(iso, tmp_path / "one")
    second = take_in(ms, tmp_path / "two")
    assert first.zone == "UTC"
    assert second.zone == "floating"
    assert parts(tmp_path / "one")["t"].to_list() == parts(tmp_path / "two")["t"].to_list()
    assert parts(tmp_path / "one")["t"].to_list() == [1767225600.0, 1767312000.0]


def test_a_column_is_read_by_what_it_holds_as_a_whole(tmp_path: Path) -> None:
    """Dates in all their forms; what reads two ways, has no zone or is no date is refused."""
    told = [
        "2024-03-01T10:00:00Z", "2024-03-01 10:00+00", "2024/03/01 11:00:00+01:00", "1709287200",
        "2024-3-1 4:00:00.500-0600", " 2024-03-01T10:00Z ", "2024-03-01T10:00",
        "03/04/2024 10:00", "0001-01-01Z", "9999-12-31T23:59:59Z", "2024-02-30Z", "", "yesterday",
    ]  # fmt: skip
    path = table(
        tmp_path,
        {"dyad": ["a"] * len(told), "time": list(told), "sender": ["p"] * len(told)},
        "mixed.csv",
    )
    with pytest.raises(ReadError, match=r"of 13 rows .* row 8, with the time 03/04/2024 10:00"):
        take_in(path, tmp_path / "out")
    intake = take_in(path, tmp_path / "out", handling=LOSSY)
    ten = 1709287200.0
    found = parts(tmp_path / "out").sort("row")
    assert found["t"].to_list() == [ten, ten, ten, ten, ten + 0.5, ten]
    assert found["offset_s"].to_list() == [0, 0, 3600, 0, -21600, 0]
    assert intake.refused == {"impossible_time": 2, "no_time": 4, "no_zone": 1}
    assert intake.first_refused == {"impossible_time": 9, "no_time": 8, "no_zone": 7}
    assert intake.zone == "UTC"


def unit_of(tmp_path: Path, times: list[float]) -> str:
    """Take in a table of such times and return what they were taken to count."""
    n = len(times)
    path = table(tmp_path, {"dyad": ["a"] * n, "t": times, "sender": [i % 2 for i in range(n)]})
    return take_in(path, tmp_path / "out").unit


@pytest.mark.parametrize(
    ("unit", "first", "step"),
    [
        ("s", 1.7e9, 3_000.0),
        ("ms", 1.7e12, 3e6),
        ("us", 1.7e15, 3e9),
        ("ns", 1.7e18, 3e12),
        ("s", 0.0, 3_000.0),
        ("s", -3.9e9, 90_000.0),
        ("ms", 0.0, 4e8),
        ("date8", 20240301.0, 1.0),
        ("date14", 20240301101500.0, 1.0),
    ],
)
def test_a_unit_is_that_of_the_whole_column(
    tmp_path: Path, unit: str, first: float, step: float
) -> None:
    """Moments by their years, spans by how long a correspondence can be; never row by row."""
    assert unit_of(tmp_path, [first + i * step for i in range(20)]) == unit


@pytest.mark.parametrize(
    ("unit", "first"), [("excel", 45_000.25), ("matlab", 738_000.25), ("days", 19_000.25)]
)
def test_numbers_of_days_are_asked_about(tmp_path: Path, unit: str, first: float) -> None:
    """They could be seconds of one day; once stated they are read, and to the same moment."""
    times = [first + i for i in range(20)]
    with pytest.raises(ReadError, match=unit):
        unit_of(tmp_path, times)
    path = table(tmp_path, {"dyad": ["a"] * 20, "t": times, "sender": [0, 1] * 10})
    take_in(path, tmp_path / "out", handling=Handling(unit=unit))
    first_s = parts(tmp_path / "out")["t"][0]
    origin = {"excel": date(1899, 12, 30), "matlab": date(1, 1, 1), "days": date(1970, 1, 1)}[unit]
    days = first - (367 if unit == "matlab" else 0)  # datenum 367 is the first of January, year 1
    want = datetime.combine(origin, time(), UTC) + timedelta(days=days)
    assert first_s == pytest.approx(want.timestamp(), abs=1.0)


def test_one_impossible_row_is_refused_and_does_not_stretch_the_study(tmp_path: Path) -> None:
    """A row at 0 among moments of today is no moment of 1970."""
    times = [1.7e9 + i * 3_000 for i in range(300)]
    times[7] = 0.0
    path = table(tmp_path, {"dyad": ["a"] * 300, "t": times, "sender": [0, 1] * 150})
    intake = take_in(path, tmp_path / "out")
    assert intake.refused == {"impossible_time": 1}
    assert intake.first_s == 1.7e9


def test_people_keep_their_names_whoever_wrote(tmp_path: Path) -> None:
    """In a pair of whom only the second wrote, the first is still the first."""
    rows = {"from": ["zoe"] * 3 + ["ann", "bob"], "to": ["adam"] * 3 + ["bob", "ann"]}
    path = table(tmp_path, rows | {"time": [1.0, 2.0, 3.0, 4.0, 5.0]})
    intake = take_in(path, tmp_path / "out")
    people = pl.read_parquet(tmp_path / "out" / "people-00000.parquet")
    assert people.rows() == [
        ("adam – zoe", 0, "adam"), ("adam – zoe", 1, "zoe"),
        ("ann – bob", 0, "ann"), ("ann – bob", 1, "bob"),
    ]  # fmt: skip
    found = parts(tmp_path / "out")
    assert found.filter(pl.col("dyad") == "adam – zoe")["sender"].to_list() == [1, 1, 1]
    assert intake.n_one_sided == 1


def test_a_pair_may_enter_and_leave_on_its_own(tmp_path: Path) -> None:
    """What lies outside its own observation is left out; the end goes with every row."""
    times = [1.7e9 + i * DAY_S for i in range(10)]
    path = table(tmp_path, {"dyad": ["a"] * 10 + ["b"] * 10, "t": times * 2, "sender": [0, 1] * 10})
    spans = pl.DataFrame({"dyad": ["a"], "start_s": [times[2]], "end_s": [times[6]]})
    intake = take_in(path, tmp_path / "out", handling=Handling(spans=spans))
    found = parts(tmp_path / "out")
    assert found.filter(pl.col("dyad") == "a")["t"].to_list() == times[2:7]
    assert found.filter(pl.col("dyad") == "b")["t"].to_list() == times
    assert set(found.filter(pl.col("dyad") == "a")["end_s"]) == {times[6]}
    assert intake.refused == {"after_end": 3, "before_start": 2}
    assert intake.n_own_ends == 1


@pytest.mark.parametrize("name", ["t.tsv", "t.csv.gz", "t.jsonl", "semi.csv", "utf16.csv"])
def test_other_forms_of_text_are_read(tmp_path: Path, name: str) -> None:
    """Tabs, semicolons, gzip, JSON lines and UTF-16 give the events that a CSV gives."""
    rows = [("a", "2024-03-01T10:00:00", "Zoë", "12.0"), ("a", "2024-03-02T10:00:00", "Bo", "")]
    header = ("dyad", "time", "sender", "words")
    sign = {"t.tsv": "\t", "semi.csv": ";"}.get(name, ",")
    text = "\n".join(sign.join(row) for row in (header, *rows)) + "\n"
    if name == "t.jsonl":
        text = "".join(json.dumps(dict(zip(header, row, strict=True))) + "\n" for row in rows)
    data = text.encode("utf-16" if name == "utf16.csv" else "utf-8")
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    intake = take_in(path, tmp_path / "out")
    found = parts(tmp_path / "out")
    assert found["words"].to_list() == [12, -1]
    assert intake.counts == ("words",)
    people = pl.read_parquet(tmp_path / "out" / "people-00000.parquet")
    assert people["name"].to_list() == ["Bo", "Zoë"]


def test_line_breaks_inside_fields_are_read_at_any_size(tmp_path: Path) -> None:
    """A text column with breaks does not cut rows, past the first block either."""
    rows = ["dyad,t,sender,text"]
    rows += [f'a,{1.7e9 + i * 60:.0f},{i % 2},"one\ntwo {"x" * 60}"' for i in range(200_000)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(rows))
    assert take_in(path, tmp_path / "out").n_kept == 200_000


def test_records_of_an_ego_have_a_direction(tmp_path: Path) -> None:
    """What came in was sent by the other; both ways are one pair."""
    rows = {
        "ego": ["e1"] * 4,
        "correspondent_id": ["x"] * 4,
        "direction": ["out", "in", "in", "out"],
        "datetime": [f"2024-03-0{i} 10:00:00" for i in range(1, 5)],
    }
    take_in(table(tmp_path, rows, "t.csv"), tmp_path / "out")
    found = parts(tmp_path / "out")
    assert set(found["dyad"]) == {"e1 – x"}
    assert found["sender"].to_list() == [0, 1, 1, 0]


def test_duplicates_are_dropped_where_that_is_asked(tmp_path: Path) -> None:
    """Counted always; left out on request."""
    rows = {"dyad": ["a"] * 4, "t": [1.0, 1.0, 2.0, 2.0], "sender": [0, 0, 0, 1]}
    path = table(tmp_path, rows)
    assert take_in(path, tmp_path / "out").n_kept == 4
    intake = take_in(path, tmp_path / "out", handling=Handling(drop_duplicates=True))
    assert (intake.n_kept, intake.n_dropped, intake.n_duplicates) == (3, 1, 1)


def test_dates_of_the_table_are_read_as_the_standard_library_does(tmp_path: Path) -> None:
    """Random moments of four centuries, in random zones, come out as `datetime` has them."""
    chance = np.random.default_rng(3)
    told = [
        (datetime(1600, 1, 1, tzinfo=UTC) + timedelta(seconds=int(s))).astimezone(
            timezone(timedelta(minutes=int(m)))
        )
        for s, m in zip(
            chance.integers(0, 500 * 365 * 86_400, 500), chance.integers(-720, 840, 500),
            strict=True,
        )
    ]  # fmt: skip
    path = table(
        tmp_path,
        {"dyad": ["a"] * 500, "time": [t.isoformat() for t in told], "sender": [0, 1] * 250},
        "iso.csv",
    )
    take_in(path, tmp_path / "out")
    found = parts(tmp_path / "out").sort("row")["t"].to_list()
    assert found == [t.timestamp() for t in told]


def test_names_lose_the_space_around_them_and_empty_ones_are_none(tmp_path: Path) -> None:
    """A stray space makes no new person; an empty cell is nobody; odd counts are unknown."""
    path = table(
        tmp_path,
        {
            "from": ["ana", " ana ", "bo", "", "ana"],
            "to": ["bo", "bo", "ana", "bo", " "],
            "time": ["1", "2", "3", "4", "5"],
            "words": ["5", "-3", "many", "1", "1"],
            "kind": ["TEXT", "call ", "telegram", "text", "text"],
        },
        "t.csv",
    )
    intake = take_in(path, tmp_path / "out", handling=LOSSY)
    rows = parts(tmp_path / "out")
    assert intake.n_dyads == 1
    assert intake.refused == {"no_pair": 1, "no_sender": 1}
    assert intake.n_odd_kinds == 1
    assert rows["words"].to_list() == [5, -1, -1]
    assert rows["kind"].to_list() == [0, 3, 0]
    assert intake.columns == {"time": "time", "sender": "from", "recipient": "to"}
    said = " ".join(tell_intake(intake))
    assert "the first is row 4" in said
    assert "from = sender" in said


@pytest.mark.parametrize("name", ["t.parquet", "t.csv"])
def test_days_written_as_numbers_are_days(tmp_path: Path, name: str) -> None:
    """A column of 20240131 is one of dates; a single such number among seconds is not."""
    days = [20240131, 20240201, 20240228, 20240229, 20240301, 20240231]
    dated = table(tmp_path, {"dyad": ["a"] * 6, "t": list(days), "sender": [0, 1] * 3}, name)
    intake = take_in(dated, tmp_path / "out", handling=LOSSY)
    assert intake.refused == {"no_time": 1}
    assert intake.first_s == datetime(2024, 1, 31, tzinfo=UTC).timestamp()
    assert intake.end_s == datetime(2024, 3, 1, tzinfo=UTC).timestamp()
    assert intake.resolution_s == DAY_S
    counted = [20240131, 20240201, 20240228, 20240229, 20240301, 20249999]
    plain = table(tmp_path, {"dyad": ["a"] * 6, "t": list(counted), "sender": [0, 1] * 3}, name)
    assert take_in(plain, tmp_path / "out").first_s == 20240131


def test_tables_as_pandas_and_r_write_them_are_read_alike(tmp_path: Path) -> None:
    """Categories, nanoseconds with a zone, codes and counts as floats mean what they meant."""
    hours = [datetime(2024, 1, 1, 5 * i, tzinfo=UTC) for i in range(4)]
    pandas = pa.table(
        {
            "dyad": pa.array(["a", "a", "b", "b"]).dictionary_encode(),
            "sender": pa.array([0.0, 1.0, 1.0, None]),
            "time": pa.array(hours, pa.timestamp("ns", "Europe/Berlin")),
            "words": pa.array([1.0, None, float("nan"), 2.0]),
            "__index_level_0__": pa.array([3, 1, 4, 1]),
        }
    )
    r = pa.table(
        {
            "dyad": pa.array(["a", "a", "b", "b"], pa.large_string()),
            "sender": pa.array(["0", "1", "1", None]).dictionary_encode(),
            "time": pa.array(hours, pa.timestamp("us", "UTC")),
            "words": pa.array([1, None, None, 2], pa.int32()),
        }
    )
    found = []
    for name, frame in (("pandas", pandas), ("r", r)):
        pq.write_table(frame, tmp_path / f"{name}.parquet")
        intake = take_in(tmp_path / f"{name}.parquet", tmp_path / name, handling=LOSSY)
        assert intake.zone == "UTC"
        assert intake.refused == {"no_sender": 1}
        found.append(parts(tmp_path / name))
    assert set(found[0]["offset_s"]) == {3600}
    assert found[0].drop("offset_s").equals(found[1].drop("offset_s"))
    assert found[0]["sender"].to_list() == [0, 1, 1]
    assert found[0]["t"].to_list() == [h.timestamp() for h in hours[:3]]
    assert found[0]["words"].to_list() == [1, -1, -1]


def test_columns_may_be_named(tmp_path: Path) -> None:
    """A table that calls its columns otherwise is read where it is told how."""
    path = table(tmp_path, {"wann": [1.0, 2.0], "wer": ["p", "q"], "paar": ["a", "a"]})
    with pytest.raises(ReadError, match="needs a column"):
        take_in(path, tmp_path / "out")
    intake = take_in(path, tmp_path / "out", columns=Columns("wann", "paar", "wer", None))
    assert intake.n_kept == 2


@pytest.mark.parametrize("bad", [b"", b"PAR1 this is not", b"\x00" * 50])
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, bad: bytes) -> None:
    """A broken file costs a sentence and no traceback."""
    for name in ("x.parquet", "x.csv", "x.arrow", "x.xls"):
        (tmp_path / name).write_bytes(bad)
        with pytest.raises(ReadError):
            take_in(tmp_path / name, tmp_path / "out")


def test_partitions_hold_whole_pairs(tmp_path: Path) -> None:
    """However many partitions there are, no pair is cut and no row is lost."""
    chance = np.random.default_rng(0)
    n = 3_000
    path = table(
        tmp_path,
        {
            "dyad": [f"d{i}" for i in chance.integers(0, 100, n)],
            "t": chance.random(n).tolist(),
            "sender": chance.integers(0, 2, n).tolist(),
        },
    )
    intake = take_in(path, tmp_path / "out", rows_per_partition=500)
    assert len(intake.partitions) == 6
    frames = [pl.read_parquet(f) for f in sorted((tmp_path / "out").glob("part-*.parquet"))]
    seen = [set(f["dyad"]) for f in frames]
    assert sum(len(s) for s in seen) == len(set().union(*seen)) == intake.n_dyads
    assert sorted(r for f in frames for r in f["row"]) == list(range(1, n + 1))


def test_a_pair_column_wins_over_a_recipient() -> None:
    """Where both are there, the pair is what the table says it is."""
    assert find_columns(["Time", "from", "to", "dyad"]) == Columns("Time", "dyad", "from", None)


BOUND = """
import resource, sys
import gzip
import json
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from awhile.lab.cohort import take_in
big, small, out, room = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
take_in(small, out / "warm")
status = Path("/proc/self/status").read_text().splitlines()
held = next(int(line.split()[1]) for line in status if line.startswith("VmData")) * 1024
resource.setrlimit(resource.RLIMIT_DATA, (held + room, held + room))
print(take_in(big, out / "big").n_kept)
"""
"""Takes in a table with no more memory than ``room`` bytes beyond what a small one took."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's limits")
def test_a_table_larger_than_the_memory_allowed_is_taken_in(tmp_path: Path) -> None:
    """A table of 175 MB goes in with a hard limit of 128 MB; one tenth of the limit is too little.

    The second half shows that the limit bites.
    """
    chance = np.random.default_rng(5)
    block = "".join(
        f"pair-00-{dyad:06d},{t},{t % 2}\n"
        for dyad, t in zip(
            chance.integers(0, 900, 500_000), chance.integers(10**9, 2 * 10**9, 500_000),
            strict=True,
        )
    ).encode()  # fmt: skip
    for name, blocks in (("small", 1), ("big", 12)):
        with (tmp_path / f"{name}.csv").open("wb") as file:
            file.write(b"dyad,t,sender\n")
            for i in range(blocks):
                file.write(block.replace(b"pair-00", b"pair-%02d" % i))
    big, small = tmp_path / "big.csv", tmp_path / "small.csv"
    for megabytes, enough in ((128, True), (12, False)):
        room = megabytes << 20
        assert big.stat().st_size > room
        words = [str(big), str(small), str(tmp_path / str(megabytes)), str(room)]
        ended = subprocess.run(
            [sys.executable, "-c", BOUND, *words], capture_output=True, text=True
        )
        assert (ended.returncode == 0) is enough, ended.stderr[-500:]
        assert (ended.stdout.strip() == "6000000") is enough


ROWS = [("p", f"2025-03-0{1 + i} 08:00:00", "AB"[i % 2]) for i in range(6)]
SECONDS = [1_740_816_000 + i * 86_400 for i in range(6)]
FORMS = {
    "R's write.table": '"dyad" "time" "sender"\n'
    + "".join(f'"{i + 1}" "{p}" "{t}" "{s}"\n' for i, (p, t, s) in enumerate(ROWS)),
    "R's write.table with tabs": '"dyad"\t"time"\t"sender"\n'
    + "".join(f'"{i + 1}"\t"{p}"\t"{t}"\t"{s}"\n' for i, (p, t, s) in enumerate(ROWS)),
    "R's write.csv2": '"dyad";"time";"sender"\n'
    + "".join(f'"p";{t},5;"{"AB"[i % 2]}"\n' for i, t in enumerate(SECONDS)),
    "blanks": "dyad time sender\n" + "".join(f"p {t} {t % 7}\n" for t in SECONDS[:2]),
    "columns in line": "dyad        time  sender\n"
    + "".join(f"p   {t}      {'AB'[i % 2]}\n" for i, t in enumerate(SECONDS)),
    "lines above": "# sent by\n#\n\ndyad,time,sender\n"
    + "".join(f"p,{t},{s}\n" for p, t, s in ROWS),
    "a name over two lines": 'dyad,"a\nb",time,sender\n'
    + "".join(f"p,x,{t},{s}\n" for p, t, s in ROWS),
    "dates without marks": "dyad,time,sender\n"
    + "".join(
        f"p,{t.replace('-', '').replace(':', '').replace(' ', 'T')}Z,{s}\n" for p, t, s in ROWS
    ),
    "a list of objects": json.dumps(
        [dict(zip(("dyad", "time", "sender"), r, strict=True)) for r in ROWS]
    ),
}
"""Tables of one pair, six messages a day apart, as programs write them."""


@pytest.mark.parametrize("form", FORMS)
def test_tables_as_programs_write_them_are_read(tmp_path: Path, form: str) -> None:
    """Every row is used and a day lies between two."""
    path = tmp_path / ("t.json" if form == "a list of objects" else "t.txt")
    path.write_text(FORMS[form])
    intake = take_in(path, tmp_path / "out")
    n = 2 if form == "blanks" else 6
    assert (intake.n_rows, intake.n_kept, intake.n_dyads) == (n, n, 1)
    rows = pl.read_parquet(tmp_path / "out" / "part-00000.parquet")
    assert rows["t"].diff()[1:].to_list() == [DAY_S] * (n - 1)


EDGES = "".join(f"{i % 2} {1 - i % 2} 1 {t}\n" for i, t in enumerate(SECONDS))


@pytest.mark.parametrize(
    "text",
    [EDGES, "% asym positive\n" + EDGES, "# a b w t\n" + EDGES, EDGES.replace(" 1 1", "\t1 1")],
    ids=["bare", "percent", "hash", "tab"],
)
def test_a_list_of_edges_has_columns_by_number(tmp_path: Path, text: str) -> None:
    """Without names the columns are numbers; the first row is data and is not lost."""
    path = tmp_path / "graph.edges"
    path.write_text(text)
    with pytest.raises(ReadError, match="--columns sender=1"):
        take_in(path, tmp_path / "out")
    columns = {"sender": "1", "recipient": "2", "time": "4"}
    intake = take_in(path, tmp_path / "out", handling=Handling(columns=columns))
    assert (intake.n_rows, intake.n_kept, intake.n_dyads) == (6, 6, 1)


def test_columns_that_pandas_numbers_are_names(tmp_path: Path) -> None:
    """A header of ``0,1,2`` is none of the rows."""
    path = tmp_path / "t.csv"
    path.write_text("0,1,2\n" + "".join(f"p,{t},{s}\n" for p, t, s in ROWS))
    columns = {"dyad": "0", "time": "1", "sender": "2"}
    assert take_in(path, tmp_path / "out", handling=Handling(columns=columns)).n_kept == 6


def test_a_stream_of_arrow_is_read(tmp_path: Path) -> None:
    """Arrow's two forms of a file are both read."""
    frame = pl.DataFrame({"dyad": ["p"] * 6, "t": SECONDS, "sender": [0, 1] * 3})
    frame.write_ipc_stream(tmp_path / "t.arrow")
    assert take_in(tmp_path / "t.arrow", tmp_path / "out").n_kept == 6


@pytest.mark.parametrize("language", ["en", "de"])
def test_whatever_is_left_out_or_found_has_a_sentence(language: str, tmp_path: Path) -> None:
    """Every reason, role, unit and choice is told in words, and a number stands in each."""
    path = table(tmp_path, {"dyad": ["p", "p"], "t": [0, 90_000], "sender": [0, 1]})
    plain = take_in(path, tmp_path / "out")
    whole = replace(
        plain,
        refused=dict.fromkeys(get_args(Reason), 7),
        columns={role: role for role in ROLES},
        counts=("kind", "words"),
        n_dropped=5, n_own_ends=1, n_cut=3, n_shared=2, n_odd_kinds=4, n_one_sided=6,
        layout="port",
    )  # fmt: skip
    said = tell_intake(whole, language)
    assert sum("7" in line for line in said) >= len(get_args(Reason))
    for unit in (*UNITS, *CALENDARS):
        told = tell_intake(replace(plain, unit=unit), language)
        assert len(told) == len(tell_intake(plain, language)) + (unit != "s")
    for why in get_args(Reason):
        assert say(f"cohort.{why}", language)


def test_a_refusal_names_the_reason_in_words_and_the_file_that_was_given(tmp_path: Path) -> None:
    """No name of code stands in it, nor that of a file that was made on the way."""
    path = tmp_path / "mine.csv"
    path.write_text("dyad,t,sender\n" + "p,never,0\n" * 9)
    with pytest.raises(ReadError, match=r"^mine\.csv: 9 of 9 .*no time that can be read"):
        take_in(path, tmp_path / "out")
