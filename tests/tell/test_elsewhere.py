"""A pair that moved on, of whom only the old file is given: the silence is told with that doubt."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from awhile.read import Options, merge_readings, pair_up, read_file
from awhile.study import study_dyad
from awhile.tell import read_study, tell_html, tell_json, tell_terminal
from awhile.types import DAY_S, Care, Reply, Study
from awhile.words import LANGUAGES, say
from tests.make import NO_CARE, gate_of

START_S = 1_704_100_000


def _chat(path: Path, *last: str, late: int = 0) -> Path:
    """Write a WhatsApp chat of 40 days that ends with these words, then some late ones of Robin."""
    lines = []
    said = [("Robin" if i % 2 else "Sam", i * DAY_S / 2, "how was the day") for i in range(80)]
    said += [("Sam", 40 * DAY_S + 60 * i, words) for i, words in enumerate(last)]
    said += [("Robin", 40.1 * DAY_S, "all right")] if last else []
    said += [("Robin", (41 + i) * DAY_S, "are you there") for i in range(late)]
    for name, after_s, words in said:
        when = datetime.fromtimestamp(START_S + after_s, UTC)
        lines.append(f"[{when:%d/%m/%Y, %H:%M:%S}] {name}: {words}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _study(path: Path, *, silent_days: float = 340) -> Study:
    reading = read_file(path, Options(text_counts=True, zone="UTC"))
    end_s = reading.events.time_s[-1] + silent_days * DAY_S
    dyad = pair_up(reading, me="Robin", other=None, end_s=end_s)
    care = NO_CARE
    return study_dyad(replace(dyad, care=care), reading.understood, now_s=end_s, said=())


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_doubt_comes_first(tmp_path: Path, language: str) -> None:
    """In page and terminal the headline begins with it, and says what to do about it."""
    study = _study(_chat(tmp_path / "chat.txt", "lets move to telegram", "my new number"))
    assert study.elsewhere == ("telegram", "number")
    number = say("tell.place_number", language)
    telegram = say("tell.place_telegram", language)
    places = say("tell.and", language, first=telegram, second=number)
    doubt = say("doubt.moved_apps", language, places_keys=places)
    do = say("doubt.moved_apps_do", language)
    page = tell_html(study, gate_of(study), language)
    assert page.index(doubt) < page.index('class="act"')
    told = tell_terminal(study, gate_of(study), language, width=80, colour=False)
    assert " ".join(f"{doubt} {do}".split()) in " ".join(told.split())
    assert read_study(tell_json(study, gate_of(study))).elsewhere == study.elsewhere


@pytest.mark.parametrize(
    ("last", "late", "silent_days"),
    [
        (("see you tomorrow",), 0, 340.0),
        (("send it on whatsapp",), 0, 340.0),
        (("lets move to telegram",), 6, 340.0),
        (("lets move to telegram",), 0, 0.5),
    ],
    ids=["no place", "this very place", "long before the last", "a silence of hours"],
)
def test_no_doubt_without_cause(
    tmp_path: Path, last: tuple[str, ...], late: int, silent_days: float
) -> None:
    """Of the place itself, of what was said before many others, and after hours nothing is said."""
    study = _study(_chat(tmp_path / "chat.txt", *last, late=late), silent_days=silent_days)
    begin = say("doubt.moved_apps", places_keys="").split(":")[0]
    assert begin not in tell_html(study, gate_of(study))


def test_both_files_given_leave_no_doubt(tmp_path: Path) -> None:
    """Where the other place is among the files, it is no other place."""
    chat = _chat(tmp_path / "chat.txt", "write me at the new number on signal")
    day = datetime.fromtimestamp(START_S + 41 * DAY_S, UTC)
    signal = tmp_path / "chat.md"
    names = ("Me", "Sam", "Me")
    lines = [f"[{day:%Y-%m-%d} 10:0{i}:00] {name}: hi" for i, name in enumerate(names)]
    signal.write_text("\n\n".join(lines), encoding="utf-8")
    options = Options(text_counts=True, zone="UTC")
    readings = [read_file(path, options) for path in (chat, signal)]
    reading = merge_readings(readings, me="Robin", other="Sam", zone="UTC")
    end_s = reading.events.time_s[-1] + 30 * DAY_S
    dyad = replace(pair_up(reading, me="Robin", other="Sam", end_s=end_s), care=NO_CARE)
    assert study_dyad(dyad, reading.understood, now_s=end_s, said=()).elsewhere == ("number",)
    assert _study(chat).elsewhere == ("signal", "number")


def test_nobody_is_pointed_to_whoever_wants_no_contact(tmp_path: Path) -> None:
    """Where the rules of care forbid to look ahead, no place is told, nor kept in the study."""
    study = _study(_chat(tmp_path / "chat.txt", "lets move to telegram"))
    gate = gate_of(study, NO_CARE | Care.of("no_contact", Reply.YES))
    assert "Telegram" not in tell_html(study, gate)
    assert "telegram" not in tell_json(study, gate)
