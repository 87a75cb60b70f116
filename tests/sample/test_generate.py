"""Simulated rows are reproducible, in order, and of every kind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from awhile.sample.generate import generate
from awhile.types import Kind


def test_same_seed_same_rows() -> None:
    """The seed decides everything; another seed gives other rows."""
    assert list(generate(5, 200)) == list(generate(5, 200))
    assert list(generate(5, 200)) != list(generate(6, 200))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), n_rows=st.integers(0, 300), step=st.sampled_from([1, 60]))
def test_rows_are_in_order(seed: int, n_rows: int, step: int) -> None:
    """As many rows as asked for, times on the grid and never backwards."""
    rows = list(generate(seed, n_rows, resolution_s=step))
    assert len(rows) == n_rows
    times = [row.time_s for row in rows]
    assert times == sorted(times)
    assert all(t % step == 0 for t in times)


def test_every_kind_occurs() -> None:
    """A long chat holds calls answered and missed, media, voice, deleted and edited messages."""
    rows = list(generate(1, 3000))
    assert {row.kind for row in rows} == set(Kind) - {Kind.REACTION}
    assert any(row.edited for row in rows)
    assert {row.sender for row in rows} == {0, 1}
