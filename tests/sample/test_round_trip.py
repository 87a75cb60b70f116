"""What is written in any locale is read back: the same times, senders and kinds."""

from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import pytest

from awhile.read import Options, read_file
from awhile.sample.generate import generate
from awhile.sample.locales import LOCALES
from awhile.sample.rows import Row
from awhile.sample.write import Platform, write_table, write_telegram, write_whatsapp
from awhile.types import Kind, Reading

PEOPLE = ("Robin", "Sam")


def _save(folder: Path, name: str, write: Callable[[TextIO], int]) -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as out:
        write(out)
    return path


def _columns(reading: Reading) -> list[tuple[float, str, Kind]]:
    e = reading.events
    return [
        (time_s, reading.senders[sender], Kind(kind))
        for time_s, sender, kind in zip(e.time_s, e.sender, e.kind, strict=True)
    ]


def _whatsapp_kind(row: Row, platform: Platform) -> Kind:
    """Android writes the same placeholder for a voice message as for any media."""
    return Kind.MEDIA if row.kind is Kind.VOICE and platform != "ios" else row.kind


def _known(row: Row, locale: str, platform: Platform) -> bool:
    """Whether the locale has a phrase for such a row."""
    said = LOCALES[locale].phrases
    ios = platform == "ios"
    needs = {
        Kind.TEXT: True,
        Kind.MEDIA: said.image if ios else said.media,
        Kind.VOICE: said.audio if ios else said.media,
        Kind.CALL: said.call,
        Kind.MISSED_CALL: said.missed_call,
        Kind.DELETED: said.deleted if row.sender else said.deleted_own,
    }
    return bool(needs[row.kind])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("platform", ["ios", "android", "legacy"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatsapp(locale: str, platform: Platform, seed: int, tmp_path: Path) -> None:
    """Every locale on every platform comes back as it was sent, with nothing skipped."""
    step = 60 if platform == "android" else 1
    languages = ("en", "de", "es", "ar", "fa", "ja")
    rows = list(generate(seed, 400, resolution_s=step, languages=languages))
    path = _save(
        tmp_path,
        "chat.txt",
        lambda out: write_whatsapp(rows, out, locale=locale, platform=platform),
    )
    reading = read_file(path, Options())
    wanted = [
        (row.time_s, PEOPLE[row.sender], _whatsapp_kind(row, platform))
        for row in rows
        if _known(row, locale, platform)
    ]
    assert _columns(reading) == wanted
    assert reading.understood.n_skipped == 0
    assert reading.understood.n_system == 1
    assert reading.understood.resolution_s == step
    assert reading.understood.date_order_sure in ("certain", "likely")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_telegram(seed: int, tmp_path: Path) -> None:
    """A Telegram export comes back as moments in UTC with the local offset beside them."""
    rows = [r for r in generate(seed, 400) if r.kind is not Kind.DELETED]
    path = _save(tmp_path, "result.json", lambda out: write_telegram(rows, out, offset_s=7200))
    reading = read_file(path, Options())
    wanted = [(row.time_s - 7200, PEOPLE[row.sender], row.kind) for row in rows]
    assert _columns(reading) == wanted
    assert set(reading.events.offset_s) == {7200}


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_table(form: str, tmp_path: Path) -> None:
    """An event table comes back with its counts."""
    rows = list(generate(4, 400))
    path = _save(tmp_path, f"t.{form}", lambda out: write_table(rows, out, form=form))  # type: ignore[arg-type]
    reading = read_file(path, Options())
    assert _columns(reading) == [(row.time_s, PEOPLE[row.sender], row.kind) for row in rows]
    words = reading.events.counts["words"]
    for row, n_words in zip(rows, words, strict=True):
        assert n_words == (len(row.text.split()) if row.kind is Kind.TEXT else -1)
