"""The theory as dials: a part of a page whose script solves the same rules as the library.

A table computed beforehand over eleven dials would be large and still only near the truth; the
process has twelve states to solve for, so the script solves it, exactly, from the same data file.
"""

import json
from dataclasses import asdict, replace

from awhile.tell.phrases import number, percent
from awhile.tell.svg.elements import Constant, Element, Node, el, section
from awhile.theory.model import (
    DIALS,
    EQUAL,
    FIRST,
    POLICIES,
    PRESETS,
    START,
    Couple,
    find_outcomes,
    theory_data,
)
from awhile.words import say

ASSUMED = tuple(name for name in DIALS if name.startswith("pressure_"))
"""Dials of what the theory assumes; the others are about the two people."""

STEP = 0.01
GIVEN = "given"
"""Where the dials begin if that is no preset."""

SIDES = ("worse", "equal", "better")
"""What giving space does beside to keep writing."""

WORDS = ("dials_outcome", *(f"{what}_{side}" for what in ("space", "bare") for side in SIDES))


def draw_dials(language: str = "en", couple: Couple | None = None) -> Element:
    """Draw the dials with where they lead; readable, as tables, with scripts off.

    Args:
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        couple: Where the dials stand at first; the first preset if None.

    Returns:
        A section. Its numbers follow from the rules alone.
    """
    at = couple or PRESETS[FIRST]
    begin = next((name for name, other in PRESETS.items() if other == at), GIVEN)
    names = (*PRESETS, GIVEN) if begin == GIVEN else tuple(PRESETS)
    presets = el(
        "div",
        el("label", say("theory.dials_preset", language), for_="dials-preset"),
        " ",
        el(
            "select",
            *(
                el(
                    "option",
                    say(f"theory.name_{name}", language),
                    value=name,
                    selected=name == begin,
                )
                for name in names
            ),
            el("option", say("theory.name_turned", language), value="", disabled=True, hidden=True),
            id="dials-preset",
            autocomplete="off",
        ),
        class_="dials preset",
        hidden=True,
    )
    return section(
        "dials",
        say("theory.h_dials", language),
        el("p", say("theory.dials_lead", language)),
        presets,
        el("p", _sentence(at, language), class_="outcome", aria_live="polite"),
        _table(at, language),
        el("p", say("theory.mirror_note", language)),
        el(
            "div",
            _group("dials_people", [n for n in DIALS if n not in ASSUMED], at, language),
            _group("dials_assumed", ASSUMED, at, language),
            class_="dials",
            hidden=True,
        ),
        el("p", say("theory.not_you", language)),
        el(
            "details",
            el("summary", say("theory.dials_table", language)),
            *(
                node
                for name, other in PRESETS.items()
                for node in (el("p", say(f"theory.{name}", language)), _table(other, language))
            ),
        ),
        el(
            "script",
            Constant(_data(at, language)),
            type="application/json",
            class_="rules",
        ),
        data_theory=True,
    )


def _data(at: Couple, language: str) -> str:
    """Write what the script needs; nothing in it can end the element it stands in."""
    open_ends = {"space": "{space}", "writing": "{writing}"}
    words = {
        key: say(f"theory.{key}", language, **open_ends, **_assumed(language)) for key in WORDS
    }
    whole = {
        **theory_data(), "start": START, "language": language, "words": words,
        "assumed": ASSUMED, "sides": SIDES, "near": EQUAL, "given": asdict(at),
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _group(title: str, names: "list[str] | tuple[str, ...]", at: Couple, language: str) -> Element:
    value = asdict(at)
    rows: list[Node] = []
    for name in names:
        low, high = DIALS[name]
        dial = el(
            "input",
            type="range", id=f"dial-{name}", name=name, min=low, max=high, step=STEP,
            value=value[name], autocomplete="off",
        )  # fmt: skip
        shown = el("output", f"{value[name]:g}", for_=f"dial-{name}")
        rows.append(el("p", el("label", say(f"theory.dial_{name}", language),
                               for_=f"dial-{name}"), shown, dial))  # fmt: skip
    return el("fieldset", el("legend", say(f"theory.{title}", language)), *rows)


def _table(at: Couple, language: str) -> Element:
    heads = ("col_policy", "col_returned", "col_gone", "col_days")
    rows = []
    for policy, pressure in POLICIES.items():
        returned, gone, days = find_outcomes(at, pressure)
        bar = el(
            "svg",
            el("rect", x=0, y=0, width=100, height=6, class_="track"),
            el("rect", x=0, y=0, width=100 * returned, height=6, class_="bar"),
            viewBox="0 0 100 6", preserveAspectRatio="none", aria_hidden="true", class_="p0",
        )  # fmt: skip
        rows.append(
            el(
                "tr",
                el("th", say(f"theory.{policy}", language), scope="row"),
                el("td", el("span", percent(returned, language)), bar),
                el("td", percent(gone, language)),
                el("td", number(round(days), language)),
                data_policy=policy,
            )
        )
    return el(
        "table",
        el("thead", el("tr", *(el("th", say(f"theory.{h}", language), scope="col")
                               for h in heads))),
        el("tbody", *rows),
        class_="outcomes",
    )  # fmt: skip


def _sentence(at: Couple, language: str) -> str:
    """Say what follows, and that it follows from what was assumed."""
    space, writing = (find_outcomes(at, POLICIES[p])[0] for p in ("space", "keep_writing"))
    outcome = say(
        "theory.dials_outcome",
        language,
        space=percent(space, language),
        writing=percent(writing, language),
    )
    return f"{outcome} {conclude(at, language)}"


def conclude(at: Couple, language: str) -> str:
    """Say whether giving space does better, and what is left of it without what was assumed.

    Args:
        at: Where the dials stand.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    return " ".join(say(f"theory.{key}", language, **_assumed(language)) for key in judge(at))


def judge(at: Couple) -> tuple[str, str]:
    """Say what giving space does beside to keep writing, here and with every `ASSUMED` dial at 0.

    Args:
        at: Where the dials stand.

    Returns:
        ``space_`` and ``bare_``, each with one of `SIDES`.
    """
    return f"space_{_side(at)}", f"bare_{_side(replace(at, **dict.fromkeys(ASSUMED, 0.0)))}"


def _side(at: Couple) -> str:
    space, writing = (find_outcomes(at, POLICIES[p])[0] for p in ("space", "keep_writing"))
    apart = space - writing
    return SIDES[1 + (apart > EQUAL) - (apart < -EQUAL)]


def _assumed(language: str) -> dict[str, str]:
    return {name: say(f"theory.dial_{name}", language) for name in ASSUMED}
