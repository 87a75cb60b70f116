"""Donated chats become pairs: none doubled, none out of a group, each with an end of its own."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from awhile.lab.population.command import read_events

HOUR = 3600.0
SAMPLES = Path(__file__).parents[3] / "shared" / "cases-cohort" / "donations"


def rows() -> pl.DataFrame:
    """Make two donors: a pair each, a group, a chat with oneself, and a double row."""
    made = [
        ("a", "c1", "x", "2025-03-01 08:00:00", 4),
        ("a", "c1", "me", "2025-03-01 09:30:00.5", 0),
        ("a", "c1", "me", "2025-03-01 09:30:00.5", 0),
        ("a", "c2", "x", "2025-03-01 10:00:00", 1),
        ("a", "c2", "y", "2025-03-01 11:00:00", 1),
        ("a", "c2", "me", "2025-03-03 08:00:00", 1),
        ("b", "c3", "z", "2025-05-01 08:00:00", 2),
        ("b", "c3", "you", "2025-05-01 07:00:00", 2),
        ("b", "c4", "you", "2025-05-01 09:00:00", 2),
    ]
    names = ["donation_id", "conversation_id", "sender_id", "datetime", "word_count"]
    return pl.DataFrame(made, schema=names, orient="row")


@pytest.mark.parametrize("kind", ["csv", "parquet", "folder"])
def test_donated_chats_are_read(kind: str, tmp_path: Path) -> None:
    """Two pairs of two messages each; each ends as long before the end as its donor's chats do."""
    path = tmp_path / ("messages_table.csv" if kind != "parquet" else "m.parquet")
    if kind == "parquet":
        rows().with_columns(pl.col("datetime").str.to_datetime(strict=False)).write_parquet(path)
    else:
        rows().write_csv(path)
        (tmp_path / "donation_table.csv").write_text("donation_id,donor_id\n", encoding="utf-8")
    table = read_events(tmp_path if kind == "folder" else path)
    dyad, t, sender = (np.asarray(table[c]) for c in ("dyad", "t", "sender"))
    assert sorted(set(dyad)) == ["a/c1", "b/c3"]
    assert len(t) == 4
    for name, ago in (("a/c1", 46.5 * HOUR - 0.5), ("b/c3", HOUR)):
        mine = dyad == name
        assert sorted(sender[mine]) == [0, 1]
        end = t[dyad == "b/c3"].max() + HOUR  # the other donor's last message, of a chat left out
        assert end - t[mine].max() == pytest.approx(ago)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples of donated layouts are not here")
@pytest.mark.parametrize(("name", "pairs", "n"), [("dona_tables", 2, 9), ("dona_rt2026", 2, 9)])
def test_samples_of_the_layouts_are_counted_right(name: str, pairs: int, n: int) -> None:
    """The same counts as those written down beside them."""
    table = read_events(SAMPLES / name)
    assert len(set(np.asarray(table["dyad"]))) == pairs
    assert len(np.asarray(table["t"])) == n
