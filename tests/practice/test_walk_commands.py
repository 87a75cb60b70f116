"""Walks through the command line itself: files, moments, names, tables, saved studies, a store."""

import json
import os
import random
from pathlib import Path

import pytest

from awhile.cli import main
from awhile.measure import looks_ahead
from awhile.practice import settle
from tests.practice.test_nine_people import NOW, Person

pytest.importorskip("apsw", reason="the encrypted store is not installed")

STOP = (10, "Sam", "Please stop writing to me. I do not want any contact with you.")
ANSWERS = ("--adult", "yes", "--no-contact", "no", "--afraid", "no")
N_STEPS = 7
N_MORE = 60 if "AWHILE_WALKS" in os.environ else 12


@pytest.fixture
def person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Person:
    """Someone with an empty folder, whom no limit of a day stops."""
    someone = Person(tmp_path, monkeypatch, capsys)
    someone.answers()
    monkeypatch.setattr(settle, "MAX_STUDIES", 10_000)
    return someone


def open_in(text: str) -> list[str]:
    """List what a printed study has of what may come."""
    told = json.loads(text)
    left = [row["name"] for key in ("measured", "series") for row in told[key]]
    found = [name for name in left if looks_ahead(name)]
    for name in ("forecast", "own_silences", "left"):
        found += [name] if told[name] and told[name]["return_probs"] else []
    return [*found, *(name for name in ("phases", "silences") if told[name])]


def walk(person: Person, rng: random.Random) -> None:
    """Say a no once, in any of the ways, then try every way in."""
    calm, chat = person.chat(name="calm.txt"), person.chat(STOP, name="chat.txt")
    code = main([calm, "--me", "Robin", "--now", NOW, *ANSWERS, "--json"])
    assert code == 0
    old = person.capsys.readouterr().out
    assert open_in(old), "before the no there is something that it closes"
    Path("old.json").write_text(old, encoding="utf-8")
    way = rng.randrange(3)
    person.answers("3", "8", "", "a day")
    person.does("journal")  # there is a store
    if way == 0:
        person.answers("y", "n", "y", "n", "y", "y")
        main([chat, "--me", "Robin", "--now", NOW, "--json"])
    elif way == 1:
        person.answers("y", "n", "y", "not sure", "y")
        main([calm, "--me", "Robin", "--now", NOW, "--json"])
    else:
        person.answers()
        main(
            [calm, "--me", "Robin", "--now", NOW, "--adult", "yes", "--no-contact", "yes", "--json"]
        )
    person.capsys.readouterr()
    for _ in range(N_STEPS):
        me = rng.choice(("Robin", "Sam", "robin", " Sam "))
        now = rng.choice((NOW, "2025-05-10", "2025-06-09"))
        denied = rng.choice(((), ("--stop-found", "no")))
        file = rng.choice((calm, chat, "t.csv", "old.json", "new.json"))
        sits = rng.random() < 0.3
        person.answers(*("no", "no", "yes", "no", "no", "no") if sits else ())
        if file == "t.csv":
            source = rng.choice((calm, chat))
            person.does("table", source, "--me", "Robin", "--names", "--out", "t.csv", "--force")
        if file == "new.json" and not Path("new.json").exists():
            continue
        words = [file, "--me", me, "--now", now, *ANSWERS, *denied, "--json"]
        words = ["tell", file, "--json"] if file.endswith("json") else words
        code = main(words)
        told = person.capsys.readouterr()
        assert code in {0, 2}, told.err
        if code == 0:
            assert open_in(told.out) == [], (way, words)
            if not file.endswith("json"):
                Path("new.json").write_text(told.out, encoding="utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_a_no_once_said_is_kept_through_every_command(person: Person, seed: int) -> None:
    """Four walks of seven steps."""
    walk(person, random.Random(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 100 + N_MORE))
def test_and_in_more(person: Person, seed: int) -> None:
    """The same, more often: twelve in a check, sixty by ``dev.py walks``."""
    walk(person, random.Random(seed))
