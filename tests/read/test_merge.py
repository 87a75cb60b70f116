"""Several files of the same two people: one pair, nothing twice, nothing lost, no false break."""

from array import array
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.care import RESEARCH
from awhile.errors import ReadError
from awhile.read import Options, find_strangers, merge_readings, pair_up, read_file
from awhile.read.columns import Rows, finish
from awhile.sample.generate import generate
from awhile.sample.write import write_telegram, write_whatsapp
from awhile.study import study_dyad
from awhile.types import FLOATING, Kind, Reading

Row = tuple[int, int, int, int]
"""Second, sender, kind, words."""
NAMES = ("Ada", "Ben")


def reading(
    rows: list[Row],
    *,
    app: str = "whatsapp",
    names: tuple[str, str] = NAMES,
    owner: str | None = None,
    zone: str = FLOATING,
    resolution_s: float = 1.0,
    offset_s: int = 0,
) -> Reading:
    """Build what a reader gives."""
    filled = Rows()
    filled.letters = True  # these moments are counted from 1970, when no chat was
    filled.n_units = len(rows)
    for name in names:
        filled.sender_id(name, "")
    for number, (time_s, sender, kind, words) in enumerate(rows, 1):
        text = "a " * words if kind == Kind.TEXT else None
        filled.add(float(time_s), sender, Kind(kind), number, text, offset_s=offset_s)
    return finish(
        filled, reader=app, file=f"{app}.txt", owner=owner, zone=zone,
        zone_assumed=zone == FLOATING, resolution_s=resolution_s,
    )  # fmt: skip


def told(one: Reading) -> list[Row]:
    """List the rows again, in order of time."""
    events = one.events
    words = events.counts["words"]
    columns = zip(events.time_s, events.sender, events.kind, words, strict=True)
    return sorted((int(t), s, k, max(w, 0)) for t, s, k, w in columns)


moments = st.lists(
    st.tuples(
        st.integers(0, 20_000),
        st.integers(0, 1),
        st.sampled_from([Kind.TEXT, Kind.MEDIA, Kind.CALL]),
        st.integers(0, 3),
    ),
    min_size=4,
    max_size=60,
).filter(lambda rows: {s for _, s, _, _ in rows} == {0, 1})


def cut_between(rows: list[Row], share: float, step_s: int) -> int:
    """Return a place to cut where the moment changes."""
    place = int(share * len(rows))
    while 0 < place < len(rows) and rows[place][0] // step_s == rows[place - 1][0] // step_s:
        place += 1
    return place


@given(moments, st.floats(0, 1), st.floats(0, 1), st.sampled_from([1, 60]), st.booleans())
def test_split_overlap_and_merge_gives_the_original(
    rows: list[Row], first: float, second: float, step_s: int, swapped: bool
) -> None:
    """Two exports of one chat that overlap, touch, or hold one another give it back once."""
    rows = sorted((t // step_s * step_s, s, k, w if k == 0 else 0) for t, s, k, w in rows)
    low = cut_between(rows, min(first, second), step_s)
    high = cut_between(rows, max(first, second), step_s)
    parts = [
        reading(part, resolution_s=float(step_s)) for part in (rows[:high], rows[low:]) if part
    ]
    merged = merge_readings(parts[::-1] if swapped else parts, me="Ada", other="Ben")
    assert told(merged) == rows
    n_doubles = high - low if len(parts) == 2 else 0
    assert merged.understood.n_doubles == n_doubles
    assert sum(map(len, (p.events for p in parts))) == len(rows) + n_doubles


@given(moments, st.floats(0, 1))
def test_two_apps_are_never_taken_for_one_another(rows: list[Row], share: float) -> None:
    """Equal moments in different apps are two things that were sent."""
    rows = sorted((t, s, k, w if k == 0 else 0) for t, s, k, w in rows)
    cut = int(share * len(rows))
    merged = merge_readings(
        [reading(rows), reading(rows[cut:], app="telegram")], me="Ada", other="Ben"
    )
    assert told(merged) == sorted(rows + rows[cut:])
    assert merged.understood.n_doubles == 0


def test_every_row_knows_its_file() -> None:
    """Where a row came from is kept beside its line."""
    one = reading([(0, 0, 0, 1), (50, 1, 0, 1)])
    two = reading([(10, 1, 0, 2)], app="sms")
    merged = merge_readings([one, two], me="Ada", other="Ben")
    assert merged.understood.files == ("whatsapp.txt", "sms.txt")
    assert list(merged.events.counts["file"]) == [0, 1, 0]
    assert list(merged.events.row) == [1, 1, 2]


def test_names_are_reconciled() -> None:
    """A number is nobody until it is said whose it is; contact names of one spelling are one."""
    chat = reading([(0, 0, 0, 1), (60, 1, 0, 1)])
    sms = reading(
        [(100, 0, 0, 1), (160, 1, 0, 1)], app="sms", names=("Me", "+1 555 000 1111"), owner="Me"
    )
    found = find_strangers([chat, sms], me="Ada", other=None, same={})
    assert [(s.name, s.other) for s in found] == [("+1 555 000 1111", "Ben")]
    with pytest.raises(ReadError) as caught:
        merge_readings([chat, sms], me="Ada")
    assert caught.value.key == "read.strangers"
    merged = merge_readings([chat, sms], me="Ada", same={"15550001111": "Ben"})
    assert merged.senders == NAMES
    assert len(merged.events) == 4
    assert merge_readings([sms, chat], me="Ada", same={"15550001111": "Ben"}).senders == NAMES
    with pytest.raises(ReadError) as caught:
        merge_readings([chat, sms])
    assert caught.value.key == "read.who_are_you"


def test_clocks_and_exact_moments_need_a_zone() -> None:
    """Without a zone they are not put together, unless a file tells one; then it is assumed."""
    chat = reading([(3600, 0, 0, 1), (3660, 1, 0, 1)])
    sms = reading([(0, 0, 0, 1), (30, 1, 0, 1)], app="sms", zone="UTC")
    with pytest.raises(ReadError) as caught:
        merge_readings([chat, sms], me="Ada")
    assert caught.value.key == "read.zones_differ"
    telegram = reading([(10, 0, 0, 1), (40, 1, 0, 1)], app="telegram", zone="+01:00", offset_s=3600)
    merged = merge_readings([chat, sms, telegram], me="Ada")
    assert list(merged.events.time_s) == [0, 0, 10, 30, 40, 60]
    assert set(merged.events.offset_s) == {3600}
    assert (merged.understood.zone, merged.understood.zone_assumed) == ("+01:00", True)


def test_a_move_to_another_app_is_no_break(tmp_path: Path) -> None:
    """A pair that went from WhatsApp to Telegram shows no silence at the move, and none now."""
    rows = [r for r in generate(5, 600) if r.kind is Kind.TEXT]
    half = len(rows) // 2
    with (tmp_path / "chat.txt").open("w", encoding="utf-8", newline="") as out:
        write_whatsapp(rows[:half], out, platform="ios")
    with (tmp_path / "result.json").open("w", encoding="utf-8") as out:
        write_telegram(rows[half:], out, offset_s=0)
    whole = read_file(tmp_path / "chat.txt", Options(zone="UTC"))
    parts = [whole, read_file(tmp_path / "result.json")]
    me, other = whole.senders
    end_s = rows[-1].time_s + 3600
    merged = merge_readings(parts, me=me, other=other, zone="UTC")
    dyad = replace(pair_up(merged, me=me, other=other, end_s=end_s), care=RESEARCH)
    assert len(dyad.events) == len(rows)
    together = study_dyad(dyad, merged.understood, now_s=end_s, said=())
    alone = replace(pair_up(whole, me=me, other=other, end_s=end_s), care=RESEARCH)
    apart = study_dyad(alone, whole.understood, now_s=end_s, said=())
    longest = max(b.time_s - a.time_s for a, b in pairwise(rows))
    assert max(s.duration_s for s in together.silences) < 4 * longest
    since_move = end_s - rows[half - 1].time_s
    assert max(s.duration_s for s in apart.silences) > 0.9 * since_move
    assert together.own_silences.elapsed_s < 0.2 * apart.own_silences.elapsed_s


def test_a_group_is_not_merged_blindly() -> None:
    """A file of more people in which the other one is not found is refused."""
    chat = reading([(0, 0, 0, 1), (60, 1, 0, 1)])
    group = reading([(0, 0, 0, 1), (60, 1, 0, 1)], names=("Ada", "Cy"), app="telegram")
    group = replace(
        group,
        senders=("Ada", "Cy", "Di"),
        events=replace(group.events, sender=array("h", [1, 2])),
    )
    with pytest.raises(ReadError) as caught:
        merge_readings([chat, group], me="Ada", other="Ben")
    assert caught.value.key == "read.is_group"
