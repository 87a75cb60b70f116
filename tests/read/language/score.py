"""How well a pack finds what sentences of our own are about; also what the docs state."""

from collections import Counter
from functools import cache
from pathlib import Path

from awhile.read.language import PHRASES, load_pack
from awhile.read.language.said_words import load_said
from awhile.types import SAID

LABELS = {
    "appr": "appreciation",
    "decl": "declarations",
    "apol": "apologies",
    "blame": "blame",
    "wdrl": "withdrawal",
    "work": "load_work",
    "exam": "load_exams",
    "fam": "load_family",
    "ill": "load_illness",
    "money": "load_money",
    "plan": "plans",
}

SAID_LABELS = {
    "stop": "stop",
    "part": "parting",
    "time": "time",
    "threat": "threat",
    "despair": "despair",
}


def sentences(code: str, folder: str = "sentences") -> list[tuple[set[str], str]]:
    """Return (what it is about, sentence) of a language, as labelled by hand.

    Args:
        code: Language.
        folder: ``sentences``, with which the lists were mended, or ``unseen``, written after that.
    """
    rows = []
    path = Path(__file__).with_name(folder) / f"{code}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        labels, _, text = line.partition(" | ")
        rows.append(({LABELS[label] for label in labels.split() if label != "-"}, text))
    return rows


@cache
def score(code: str, folder: str) -> dict[str, Counter[str]]:
    """Count what a pack finds ("right"), finds wrongly ("wrong") and misses ("missed").

    Args:
        code: Language.
        folder: As in `sentences`.

    Returns:
        By category, and under "all" together.
    """
    pack = load_pack(code)
    found: dict[str, Counter[str]] = {name: Counter() for name in ("all", *PHRASES)}
    for wanted, text in sentences(code, folder):
        got = {PHRASES[column] for column in pack.count(text) if column < len(PHRASES)}
        for kind, names in (
            ("right", wanted & got),
            ("wrong", got - wanted),
            ("missed", wanted - got),
        ):
            for name in names:
                found[name][kind] += 1
                found["all"][kind] += 1
    return found


def said_sentences(code: str, folder: str) -> list[tuple[set[str], str]]:
    """Return (kinds of `SAID`, sentence) of a language, as labelled by hand.

    Args:
        code: Language.
        folder: One of `SAID_SEEN`, with which the patterns were mended, ``held_out``, of the
            hour of the first ones, one of `SAID_UNSEEN`, written after the last pattern that
            finds, or ``ordinary``, written after them too: everyday words that come near one.
    """
    rows: list[tuple[set[str], str]] = []
    path = Path(__file__).parent / "said" / folder / f"{code}.txt"
    if not path.exists():
        return []
    for line in path.read_text(encoding="utf-8").splitlines():
        labels, _, text = line.partition(" | ")
        rows.append(({SAID_LABELS[label] for label in labels.split() if label != "-"}, text))
    return rows


SAID_SEEN = ("development", "harder", "indirect", "later", "last")
"""Folders of sentences with which the patterns were mended."""

SAID_UNSEEN = ("newest",)
"""Folders of sentences written after the last pattern that finds; ``later`` was unseen once."""


@cache
def said_score(code: str, folder: str) -> dict[str, Counter[str]]:
    """Count what the patterns of a language find, find wrongly and miss, by kind of `SAID`."""
    pack = load_said(code)
    found: dict[str, Counter[str]] = {kind: Counter() for kind in SAID}
    for wanted, text in said_sentences(code, folder):
        got = pack.find(text)
        for name, kinds in (
            ("right", wanted & got),
            ("wrong", got - wanted),
            ("missed", wanted - got),
        ):
            for kind in kinds:
                found[kind][name] += 1
    return found


def precision(counts: Counter[str]) -> float:
    """Of what was found, the share that is right."""
    return counts["right"] / ((counts["right"] + counts["wrong"]) or 1)


def recall(counts: Counter[str]) -> float:
    """Of what is there, the share that was found."""
    return counts["right"] / ((counts["right"] + counts["missed"]) or 1)
