"""A study that somebody made to break what tells it is refused in one sentence, or told whole."""

import copy
import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest

from awhile.cli import main
from awhile.errors import StudyError
from awhile.sample import DEMOS
from awhile.tell import read_study, tell_html, tell_json, tell_terminal
from tests.make import gate_of
from tests.tell.studies import demo_study

HOSTILE: tuple[Any, ...] = (
    None, True, -1, 0, 1, 2, 7, 0.5, -0.5, 1.5, 1e9, -1e9, 4e9, 1e12, 1e18, 1e308, -1e308, 10**400,
    "", "x", "\ud800", "a\u202eb", "a\x1b[31m", "x" * 100_000, "2025-01-01", "9999-12-31", "nobody",
    "<script>", "{0}", "{name.__class__}", "read.empty_file", "no.sentence", [], {}, [[]], [0],
    [1e300], {"n": 1},
)  # fmt: skip


def places(tree: Any) -> list[tuple[Any, Any]]:
    """List every place of a tree of JSON, as what holds it and its key or number."""
    found = []
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, inner in items:
        found.append((tree, key))
        if isinstance(inner, dict | list):
            found += places(inner)
    return found


def damage(tree: Any, random: Random) -> Any:
    """Change one or two places of a study."""
    tree = copy.deepcopy(tree)
    for _ in range(random.choice((1, 1, 1, 2))):
        holder, key = random.choice(places(tree))
        value = holder[key]
        match random.randrange(6):
            case 0 if isinstance(value, list) and value:
                del value[random.randrange(len(value))]
            case 1 if isinstance(value, list) and value:
                value.append(copy.deepcopy(random.choice(value)))
            case 2 if isinstance(value, list):
                random.shuffle(value)
            case 3 if isinstance(value, int | float) and not isinstance(value, bool):
                holder[key] = value * random.choice((-1, 0, 10, 1e6, 1e-6))
            case 4 if isinstance(holder, dict):
                holder[key] = copy.deepcopy(random.choice(list(holder.values())))
            case _:
                holder[key] = random.choice(HOSTILE)
    return tree


def judge(text: str) -> bool:
    """Read a study and tell it in every form; say whether it was read."""
    try:
        study = read_study(text)
    except StudyError:
        return False
    gate = gate_of(study)
    for language in ("en", "de"):
        tell_html(study, gate, language).encode()
        tell_terminal(study, gate, language, width=80, colour=False).encode()
    json.loads(tell_json(study, gate))
    return True


@pytest.mark.parametrize("name", sorted(DEMOS))
def test_a_study_with_hostile_values_is_refused_or_told(name: str) -> None:
    """Whatever a value is, telling never breaks; `AWHILE_ROUNDS` asks for more than a few."""
    saved, random = json.loads(tell_json(demo_study(name), gate_of(demo_study(name)))), Random(name)
    assert judge(json.dumps(saved))
    rounds = int(os.environ.get("AWHILE_ROUNDS", "60"))
    read = sum(judge(json.dumps(damage(saved, random))) for _ in range(rounds))
    assert 0 < read < rounds


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("people", 0), "\ud800"),
        (("now_s",), 1e15),
        (("now_s",), 10**400),
        (("understood", "last"), "9999-99-99"),
        (("understood", "zone"), "../../etc/passwd"),
        (("measured", 0, "name"), "nobody"),
        (("measured", 0, "why"), "no.sentence"),
        (("measured", 0, "person"), 7),
        (("series", 0, "y"), []),
        (("series", 0, "x_unit"), "furlongs"),
        (("silences", 0, "person"), 7),
        (("silences", 0, "duration_s"), -1.0),
        (("silences", 0, "start_s"), 1e18),
        (("elsewhere",), ["nowhere"]),
        (("forecast", "person"), 0),
    ],
)
def test_one_value_beyond_what_a_study_can_have_is_refused(
    place: tuple[str | int, ...], value: object
) -> None:
    """Ranges, names, persons and lengths are checked one by one."""
    saved = json.loads(tell_json(demo_study("letters"), gate_of(demo_study("letters"))))
    holder = saved
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    with pytest.raises(StudyError) as caught:
        read_study(json.dumps(saved))
    assert caught.value.key == "tell.not_a_study"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this machine has no endless device")
def test_what_has_no_end_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    """A device is refused before it fills the memory."""
    assert main(["tell", "/dev/zero"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
