"""Every number, grade and reference of the claims is in the list of sources that they rest on."""

import json
import re
from importlib import resources
from typing import Any

import pytest

from awhile.evidence import Claim, claims
from awhile.words import LANGUAGES, say
from tests.shared import need_shared

NUMBER = re.compile(r"\d*\.?\d+(?:,\d{3})*(?:\.\d+)?")
ENCOURAGING = r"total silence is rare|chances are good|usually (works|answers?|returns?)|worth it"


def numbers(text: str, comma: str) -> list[str]:
    """Read the numbers of a sentence, without what groups thousands and leading zeros."""
    point = "." if comma == "," else ","
    bare = re.sub(rf"(?<=\d){re.escape(comma)}(?=\d)", "", text)
    return sorted(found.lstrip("0") for found in NUMBER.findall(bare.replace(point, ".")))


def sources() -> dict[str, Any]:
    """Read the list of sources, or skip."""
    text = need_shared("evidence", "claims.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_verdicts_references_and_numbers_are_those_of_the_list(claim: Claim) -> None:
    """A number stands in the claim's own record, or in a line that names the finding's source."""
    listed = sources()
    lines = need_shared("evidence", "EVIDENCE.md").read_text(encoding="utf-8").splitlines()
    record = next(row for row in listed["claims"] if row["id"] == claim.id)
    graded = (claim.verdict_as_given, claim.verdict_for_anyone, claim.confidence)
    verdict = record["verdict"]
    given = (verdict["as_written"], verdict["neutral"], verdict["confidence"])
    assert graded == tuple(word.replace(" ", "_") for word in given)
    by_citation = {row["doi"] or row["citation"]: row for row in listed["references"].values()}
    for finding in claim.research:
        names = [reference.citation.split()[0].rstrip(",?") for reference in finding.references]
        near = [line for line in lines if any(name in line for name in names)]
        known = numbers(json.dumps([record, near]), ",")
        assert set(numbers(finding.says, ",")) <= set(known), finding.says
        for reference in finding.references:
            if reference.doi:
                assert by_citation[reference.doi]["verification"] == reference.state


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_translation_has_the_same_numbers(language: str) -> None:
    """A translation neither loses a number nor changes one, whatever marks it writes."""
    thousands = say("tell.thousands_mark", language)
    for ours, theirs in zip(claims(language), claims(), strict=True):
        for one, other in zip(ours.research, theirs.research, strict=True):
            assert numbers(one.says, thousands) == numbers(other.says, ","), ours.id


def test_nothing_encourages() -> None:
    """Rates of success stand in no sentence of a claim."""
    for claim in claims():
        said = " ".join([claim.advice, claim.say, *(f.says for f in claim.research)])
        assert re.search(ENCOURAGING, said, re.IGNORECASE) is None, said


def test_what_is_put_simply_does_not_speak_of_a_chat_that_was_not_given() -> None:
    """Without messages, no sentence says what they held."""
    for claim in claims():
        assert re.search(r"\byou marked\b|\bhere is\b|\bcontact here\b", claim.say) is None


def test_what_the_list_says_was_read_on_copies_is_marked() -> None:
    """Every number that it names as second-hand is told as such."""
    text = need_shared("evidence", "EVIDENCE.md").read_text(encoding="utf-8")
    line = text.partition("**Second-hand numbers to recheck first:**")[2].partition("\n")[0]
    marked = set()
    for entry in line.split(", "):
        name, share = entry.split()[0], re.search(r"\d+(?= %)", entry)
        for claim in claims():
            for finding in claim.research:
                cited = any(r.citation.startswith(f"{name},") for r in finding.references)
                if cited and (share is None or f"{share.group()}%" in finding.says):
                    assert finding.second_hand, finding.says
                    marked.add(name)
    assert marked == {"Schrodt", "Timmermans"}


def test_what_is_recalled_of_a_citation_and_what_was_put_right_is_said() -> None:
    """Our line says so wherever the note of the list does, and nowhere else."""
    listed = sources()["references"]
    text = resources.files("awhile.evidence").joinpath("references.json").read_text("utf-8")
    for key, ours in json.loads(text).items():
        for theirs, said in (("memory", "Recalled:"), ("Erratum", "erratum")):
            assert (theirs in listed[key]["note"]) == (said in ours["citation"]), key


def test_contradictions_kept_by_the_list_are_kept() -> None:
    """Whoever disagrees with a finding stands in the same claim."""
    cited = {c.id: " ".join(r.citation for f in c.research for r in f.references) for c in claims()}
    for claim, names in {
        "C04": ("Timmermans", "Pancani", "Navarro"),
        "C09": ("Holley", "Vogel"),
        "C20": ("O'Hara", "Mason", "Spielmann"),
        "C27": ("Schrodt", "Ross"),
    }.items():
        assert all(name in cited[claim] for name in names), claim
