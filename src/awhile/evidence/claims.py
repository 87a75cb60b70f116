"""The claims: one data file each, in our own words, with every source and how it was checked."""

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

VERDICTS = (
    "supported",
    "supported_with_limits",
    "mixed",
    "contradicted",
    "untested",
    "not_applicable",
)
CONFIDENCES = ("low", "moderate", "high")
STATES = ("verified", "second-hand", "memory")


@dataclass(frozen=True, slots=True)
class Reference:
    """One source.

    Attributes:
        citation: Who, when, what and where; what of it is recalled is named at its end, and a name
            or year of it has a question mark.
        doi: Empty where it was not seen.
        state: How it was checked: abstract, text or record read (``verified``), read only through
            another page (``second-hand``), or recalled (``memory``).
    """

    citation: str
    doi: str
    state: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of research.

    Attributes:
        says: The sentence, with its numbers.
        references: Where it is from.
        second_hand: Whether a source of it was not read itself, or its number only on copies.
    """

    says: str
    references: tuple[Reference, ...]
    second_hand: bool


@dataclass(frozen=True, slots=True)
class PublicShare:
    """One share from times and senders of one public population.

    Attributes:
        question: What was asked, one of `awhile.scripts.public_data.QUESTIONS`.
        population: Which one.
        step: Which of the cases that the question tells apart.
        share: Of them that it held for.
        low: Lower end of the 95% interval, from resampling whole pairs.
        high: Upper end.
        n: How many cases.
        n_pairs: Of how many pairs.
    """

    question: str
    population: str
    step: int
    share: float
    low: float
    high: float
    n: int
    n_pairs: int


@cache
def public_shares() -> tuple[PublicShare, ...]:
    """List the shares of `awhile.scripts.public_data`, as shipped.

    Returns:
        Shares of what happened to occur; they say nothing of what anything does.
    """
    text = resources.files("awhile.evidence").joinpath("public.json").read_text(encoding="utf-8")
    return tuple(
        PublicShare(question, population, **row)
        for question, populations in json.loads(text).items()
        for population, rows in populations.items()
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class LongSilence:
    """How often a long silence ended in one set of public messages.

    Attributes:
        population: Which set.
        days: How long the silence had lasted.
        share: Of such silences that ended within thirty days more.
        low: Lower end of the 95% interval, from resampling whole pairs.
        high: Upper end.
        n: How many silences.
        n_pairs: Of how many pairs.
    """

    population: str
    days: int
    share: float
    low: float
    high: float
    n: int
    n_pairs: int


@cache
def long_silences() -> tuple[LongSilence, ...]:
    """List what `scripts/long_silences.py` counted, as shipped.

    Returns:
        Counts of other people, set by set; they are nobody's chance and are never averaged.
    """
    file = resources.files("awhile.evidence").joinpath("long_silences.json")
    sets = json.loads(file.read_text(encoding="utf-8"))["rows"]
    return tuple(LongSilence(name, **row) for name, rows in sets.items() for row in rows)


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of advice, and what is known of it.

    Attributes:
        id: As ``C01``.
        advice: What it says, in our own words.
        verdict_as_given: One of `VERDICTS`, on the advice as it is usually given.
        verdict_for_anyone: The same, said of any two people.
        confidence: In the verdict, one of `CONFIDENCES`; not how often a thing happens.
        research: What research says, for and against.
        measures: Names of the measures of one's own messages that speak to it; empty if none does.
        public: Questions of `public_shares` that speak to it; empty if none does.
        say: Wording to use.
        never_say: Wording never to use; never shown.
    """

    id: str
    advice: str
    verdict_as_given: str
    verdict_for_anyone: str
    confidence: str
    research: tuple[Finding, ...]
    measures: tuple[str, ...]
    public: tuple[str, ...]
    say: str
    never_say: str


@cache
def claims(language: str = "en") -> tuple[Claim, ...]:
    """List every claim, by its id.

    Args:
        language: Language of its sentences; what its ``advice.json`` lacks is said in English.

    Returns:
        The claims; their research rests on whom was studied, hardly ever on silences in messages.
    """
    here = resources.files("awhile.evidence")
    stored = json.loads(here.joinpath("references.json").read_text(encoding="utf-8"))
    references = {key: Reference(**fields) for key, fields in stored.items()}
    found = []
    for file in here.joinpath("data").iterdir():
        if not file.name.endswith(".json"):
            continue
        fields = json.loads(file.read_text(encoding="utf-8"))
        for field in ("measures", "public"):
            fields[field] = tuple(fields[field])
        fields["research"] = tuple(_finding(row, references) for row in fields["research"])
        found.append(Claim(**fields))
    translated = resources.files("awhile.words").joinpath(language, "advice.json")
    if translated.is_file():
        said = json.loads(translated.read_text(encoding="utf-8"))
        found = [_translate(c, said[c.id]) if c.id in said else c for c in found]
    return tuple(sorted(found, key=lambda claim: claim.id))


def _finding(row: dict[str, Any], references: dict[str, Reference]) -> Finding:
    named = tuple(references[key] for key in row["references"])
    not_read = any(reference.state != "verified" for reference in named)
    return Finding(row["says"], named, row.get("second_hand", False) or not_read)


def _translate(claim: Claim, said: dict[str, Any]) -> Claim:
    """Put another language's sentences in place of those of a claim."""
    research = tuple(
        replace(finding, says=says)
        for finding, says in zip(claim.research, said["research"], strict=True)
    )
    return replace(claim, advice=said["advice"], research=research, say=said["say"])
