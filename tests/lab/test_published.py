"""Published figures come out of the intake of a cohort."""

import os
from pathlib import Path

import pytest
from benchmarks.published import (
    GRAPH,
    PUBLISHED,
    compare,
    count_active_days,
    count_directed,
    count_messages,
    count_people,
    count_records,
    share_answered,
    span_days,
    take,
)

from awhile.types import Kind

FILES = Path(os.environ.get("AWHILE_PUBLISHED", Path(__file__).parents[3] / "shared" / "published"))


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_figure_is_counted_again(name: str) -> None:
    """Every figure that the authors of a file state of it is ours too."""
    if not (FILES / name).exists():
        pytest.skip(f"{name} is not in {FILES}; AWHILE_PUBLISHED names a folder with it")
    for told, got in compare(FILES / name, PUBLISHED[name]).values():
        assert got == told


@pytest.mark.parametrize("head", ["", "source target t\n"])
def test_a_graph_is_counted_as_by_hand(tmp_path: Path, head: str) -> None:
    """Four people, five messages, four ordered pairs, two of them with the other direction."""
    path = tmp_path / "graph.txt"
    times = [1_700_000_000 + i * 86_400 for i in range(5)]
    edges = ["7 8", "8 7", "7 8", "7 9", "10 8"]
    path.write_text(head + "".join(f"{e} {t}\n" for e, t in zip(edges, times, strict=True)))
    taken = take(path, GRAPH)
    counts = (count_messages, count_people, count_directed, share_answered, span_days)
    assert [count(taken) for count in counts] == [5, 4, 4, 50.0, 4]


def test_records_of_a_person_are_counted_as_by_hand(tmp_path: Path) -> None:
    """Two texts, of which one was sent, and a call that was taken, on two days."""
    path = tmp_path / "ego.csv"
    path.write_text(
        "interaction,direction,correspondent_id,datetime\n"
        "text,out,A,2025-03-01 08:00:00\n"
        "text,in,B,2025-03-01 09:00:00\n"
        "call,in,A,2025-03-03 08:00:00\n"
        "call,in,zoe,2025-03-03 09:00:00\n"
    )
    taken = take(path, {})
    sent = [count_records(kind, ego)(taken) for kind in (Kind.TEXT, Kind.CALL) for ego in (1, 0)]
    assert sent == [1, 1, 0, 2]
    assert (count_records(Kind.CALL, None)(taken), count_active_days(taken)) == (2, 2)
