"""What holds for every sentence of every language, and what a language still lacks.

The rules of a language are data in its folder: ``rules.toml``. `scripts/language.py` shows what is
missing in a language that is being written; the tests hold those that are offered.
"""

import json
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from awhile.evidence import claims
from awhile.practice import practices as catalogue
from awhile.types import Care
from awhile.words import FALLBACK, FOLDER, FOR_RESEARCH, list_areas, load_area, load_forms
from awhile.words.plurals import list_categories, plural_category

MAX_WORDS = 32
"""The longest stretch up to a full stop, colon or semicolon; a person is tired and it is night."""

LETTER = r"[\w\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963]"
"""What belongs to a word: letters, and the signs above and beside them that `re` leaves out."""

ABOUT_RESEARCH = {"claims", "evidence"}
"""Areas that report what was studied, and whom."""

STATES = (
    "stopped", "parted", "you_asked_stop", "asked_time", "your_turn", "you_went_quiet", "afraid",
)  # fmt: skip
"""First screens of which ``rules.toml`` says a word that each must hold."""


def whole_words(patterns: list[str]) -> re.Pattern[str]:
    """Compile patterns that match whole words only, in any script and any case."""
    return re.compile(rf"(?<!{LETTER})(?:{'|'.join(patterns)})(?!{LETTER})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What no sentence of a language may say, and what some must.

    Attributes:
        never: He and she, promises, labels, winning back.
        verdicts: Diagnoses and motives.
        gender: What only research speaks of.
        marks: Words of the marks that every output carries.
        left_out: What no first screen of a state may say.
        needs: By state, words that its first screen must say.
        numbers: One to twelve, each a pattern.
        units: Pattern of each unit of a span, by its name.
    """

    never: re.Pattern[str]
    verdicts: re.Pattern[str]
    gender: re.Pattern[str]
    marks: tuple[str, ...]
    left_out: re.Pattern[str]
    needs: Mapping[str, tuple[str, ...]]
    numbers: tuple[str, ...]
    units: Mapping[str, str]


@cache
def load_rules(code: str) -> Rules:
    """Read the rules of a language from its folder."""
    told = tomllib.loads((Path(FOLDER) / code / "rules.toml").read_text(encoding="utf-8"))
    spans = dict(told["spans"])
    numbers = tuple(spans.pop("numbers").split())
    assert len(numbers) == 12, f"{code}: [spans] numbers must be twelve"
    assert set(told["needs"]) == set(STATES), f"{code}: [needs] names other states"
    return Rules(
        *(whole_words(told[name]) for name in ("never", "verdicts", "gender")),
        tuple(told["marks"]),
        whole_words(told["left_out"]),
        {state: tuple(words) for state, words in told["needs"].items()},
        numbers,
        spans,
    )


def placeholders(text: str) -> set[str]:
    """List what a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def load_advice(code: str) -> dict[str, Any]:
    """Read what a language says of each claim: the advice, its research, and our wording."""
    path = Path(FOLDER) / code / "advice.json"
    if code == FALLBACK:
        return {
            c.id: {"advice": c.advice, "say": c.say, "research": [f.says for f in c.research]}
            for c in claims()
        }
    if not path.is_file():
        return {}
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def list_sentences(code: str) -> Iterator[tuple[str, str]]:
    """List every sentence that a language itself holds in its areas, with its key and form."""
    for area in list_areas():
        for name, text in load_area(code, area).items():
            yield f"{area}.{name}", text
        for name, forms in load_forms(code, area).items():
            for category, text in forms.items():
                yield f"{area}.{name}-{category}", text


def list_all(code: str) -> Iterator[tuple[str, str]]:
    """List every sentence a user of a language can see: areas, claims, names of help lines."""
    yield from list_sentences(code)
    for id_, claim in load_advice(code).items():
        for text in (claim["advice"], claim["say"], *claim["research"]):
            yield f"claims.{id_}", text
    for place in catalogue.places(Care()):
        yield "help.place", f"{place.name}: {place.site} {place.source}"


def breaks_care(code: str, key: str, text: str) -> str:
    """Say which rule of care a sentence breaks; empty where none."""
    rules = load_rules(code)
    for pattern in (rules.never, rules.verdicts):
        if found := pattern.search(text):
            return found.group()
    if key.partition(".")[0] not in ABOUT_RESEARCH and (found := rules.gender.search(text)):
        return found.group()
    return "!" if set("!¡！") & set(text) else ""


def is_tiring(text: str) -> bool:
    """Say whether a sentence goes on too long without a stop, or shouts."""
    parts = re.split(r"(?<=[.?:;।؟؛])\s+", text)
    shouted = re.search(r"(?<!\w)[A-ZÀ-ÞА-ЯЁİŞĞ]{6,}(?!\w)", text.replace("AWHILE_LANGUAGE", ""))
    return shouted is not None or max(len(part.split()) for part in parts) > MAX_WORDS


def spans_in(text: str, code: str) -> list[tuple[float, str]]:
    """List the spans that a sentence spells out, as number and unit; one of a unit is none."""
    rules = load_rules(code)
    numbers = "|".join((*rules.numbers, r"\d+"))
    units = "|".join(f"(?P<{name}>{unit})" for name, unit in rules.units.items())
    found = []
    for m in whole_words([rf"(?P<number>{numbers})[ \u00a0-](?:{units})"]).finditer(text):
        said = m["number"]
        spelled = [
            i for i, p in enumerate(rules.numbers, 1) if re.fullmatch(p, said, re.IGNORECASE)
        ]
        value = float(said) if said.isdigit() else float(spelled[0])
        found.append((value, next(name for name in rules.units if m[name])))
    return [span for span in found if span[0] > 1]


def figures(text: str) -> list[str]:
    """List the figures of a sentence, without what groups thousands or marks decimals."""
    bare = re.sub(r"(?<=\d)[.,\u00a0\u202f](?=\d)", "", text)
    return sorted(figure.lstrip("0") for figure in re.findall(r"\d+", bare))


LISTS = {"tell.months": 12, "tell.months_short": 12}
"""Sentences that are lists of so many words."""


def list_faults(code: str) -> list[str]:
    """List what a language lacks or says wrongly, a line each; empty where it is whole."""
    return [*_area_faults(code), *_form_faults(code), *_claim_faults(code), *_rule_faults(code)]


def _area_faults(code: str) -> Iterator[str]:
    """List missing and surplus sentences, and those that name other things than in English."""
    for area in list_areas():
        ours, theirs = load_area(FALLBACK, area), load_area(code, area)
        if not theirs and area in FOR_RESEARCH:
            continue
        for name in [name for name in ours if name not in theirs]:
            yield f"{area}.{name}: missing"
        for name, text in theirs.items():
            if name not in ours:
                yield f"{area}.{name}: no such sentence in English"
            elif placeholders(text) != placeholders(ours[name]):
                yield f"{area}.{name}: names {placeholders(text)}, not {placeholders(ours[name])}"
    for key, n in LISTS.items():
        area, _, name = key.partition(".")
        if (text := load_area(code, area).get(name)) and len(text.split(" ")) != n:
            yield f"{key}: {len(text.split(' '))} words, not {n}"
    if len(load_area(code, "tell").get("numbers", "").split()) not in {0, 13}:
        yield "tell.numbers: thirteen words, zero to twelve, or none"
    for guide in list_guides() if code != FALLBACK else ():
        if not (Path(FOLDER) / code / "guides" / guide).is_file():
            yield f"guides/{guide}: missing"


def list_guides() -> list[str]:
    """List the how-to guides that every language has, as German does."""
    return sorted(path.name for path in (Path(FOLDER) / "de" / "guides").glob("*.md"))


def _form_faults(code: str) -> Iterator[str]:
    """List forms of sentences that are not there, or that no number chooses."""
    categories = set(list_categories(code)) - {"other"}
    needed = {plural_category(n, code) for n in range(2, 101)} - {"other"}
    for area in list_areas():
        for name, forms in load_forms(code, area).items():
            whole = load_area(FALLBACK, area).get(name)
            for category, text in forms.items():
                if whole is None:
                    yield f"{area}.{name}-{category}: no such sentence in English"
                elif category not in categories:
                    yield f"{area}.{name}-{category}: the language has {sorted(categories)}"
                elif not placeholders(whole) - {"n"} <= placeholders(text) <= placeholders(whole):
                    yield f"{area}.{name}-{category}: names {placeholders(text)}"
            if lacking := needed - forms.keys():
                yield f"{area}.{name}: forms are missing: {sorted(lacking)}"


def _claim_faults(code: str) -> Iterator[str]:
    """List claims that are missing or whose figures differ."""
    said = load_advice(code)
    for claim in claims():
        own = said.get(claim.id)
        if own is None:
            yield f"advice.json {claim.id}: missing"
            continue
        if len(own["research"]) != len(claim.research):
            yield f"advice.json {claim.id}: {len(claim.research)} findings are needed"
            continue
        for one, finding in zip(own["research"], claim.research, strict=True):
            if figures(one) != figures(finding.says):
                yield f"advice.json {claim.id}: figures {figures(one)}, not {figures(finding.says)}"


def _rule_faults(code: str) -> Iterator[str]:
    """List sentences that break a rule of care or go on too long."""
    if not (Path(FOLDER) / code / "rules.toml").is_file():
        yield "rules.toml: missing"
        return
    for key, text in list_all(code):
        if what := breaks_care(code, key, text):
            yield f"{key}: says “{what}”"
        if is_tiring(text):
            yield f"{key}: over {MAX_WORDS} words without a stop, or capitals"


def folders() -> list[str]:
    """List the languages that are begun, offered or not."""
    return sorted(
        path.name for path in Path(FOLDER).iterdir() if path.is_dir() and path.name[0] != "_"
    )
