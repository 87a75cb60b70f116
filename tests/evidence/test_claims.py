"""Every claim keeps its duties, and says nothing that must not be said."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from awhile.care import gate_talk
from awhile.evidence import CONFIDENCES, STATES, VERDICTS, Claim, claims, public_shares
from awhile.measure import MEASURES
from awhile.measure.pre_silence import DIFFERENCES
from awhile.study import guard_study
from awhile.tell import tell_html
from awhile.tell.claims import claims_page, own_text, research_text, tell_claims
from awhile.types import Care, Measured, Reply
from awhile.words import say
from tests.languages import load_rules
from tests.make import NO_CARE, OPEN, gate_of
from tests.tell.studies import demo_study

DO_NOT_REPEAT = (
    r"hardwired|runs because|must come to terms|questions to a man|male brain|cave\b|"
    r"drove (them|him|her) away|this is what i want|drive them away|love confident|"
    r"not viable|happily ever after|your father"
)
EXPLANATION = Path(__file__).resolve().parents[2] / "docs" / "explanation"
PAGE = EXPLANATION / "the-claims.md"
NOT_ADVISED = {"pace", "pace_other", "length", "length_other", "withdrawal", "plans"}
"""What is compared before a silence, and of which no claim speaks."""


def test_about_thirty_claims_are_there_once_each() -> None:
    """Ids are unique and in order."""
    ids = [claim.id for claim in claims()]
    assert ids == [f"C{number:02d}" for number in range(1, 31)]


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_a_claim_is_whole(claim: Claim) -> None:
    """It has verdicts, confidence, research with sources, and wording to use and never to use."""
    assert {claim.verdict_as_given, claim.verdict_for_anyone} <= set(VERDICTS)
    assert claim.confidence in CONFIDENCES
    assert claim.research
    for finding in claim.research:
        assert finding.references
        assert all(reference.state in STATES for reference in finding.references)
        assert finding.says.endswith(".")
    assert claim.advice
    assert claim.say
    assert claim.never_say
    assert claim.never_say not in tell_claims(None, OPEN)
    assert set(claim.measures) <= {spec.name for spec in MEASURES}


def test_a_source_that_was_not_read_is_marked_wherever_it_is_told() -> None:
    """Second-hand findings say so; verified ones do not."""
    marked = {f.second_hand: research_text(f) for c in claims() for f in c.research}
    assert "second hand" in marked[True]
    assert "second hand" not in marked[False]


def test_nothing_on_the_list_is_told_as_fact() -> None:
    """The do-not-repeat list and the rules of care hold over all that is shown."""
    shown = tell_claims(None, OPEN) + claims_page()
    assert re.search(DO_NOT_REPEAT, shown, re.IGNORECASE) is None
    assert load_rules("en").never.search(shown) is None
    assert "!" not in shown


def test_a_doi_is_well_formed_or_absent() -> None:
    """No DOI is filled in by guess."""
    for claim in claims():
        for finding in claim.research:
            for reference in finding.references:
                assert re.fullmatch(r"(10\.\d{4,}/\S+)?", reference.doi)


def test_the_page_of_claims_is_up_to_date() -> None:
    """Whoever changes a claim also rebuilds its page: python3 dev.py docs."""
    assert PAGE.read_text(encoding="utf-8") == claims_page()


def test_a_forbidden_sentence_would_be_noticed() -> None:
    """The check of sentences can fail."""
    claim = replace(claims()[0], say="It is hardwired.")
    assert re.search(DO_NOT_REPEAT, claim.say)


def test_public_data_are_told_with_what_they_cannot_show() -> None:
    """The figures never stand without their caveat."""
    shown = tell_claims(None, OPEN)
    assert shown.count("no effect of writing again") == 1
    assert any(claim.public for claim in claims())


def _own(claim: str, *rows: Measured) -> str:
    """Tell one claim by one's own messages, of which only some numbers are known."""
    study = replace(demo_study("chat"), measured=rows)
    return "\n".join(own_text(next(c for c in claims() if c.id == claim), study))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.3, 8.0, "cannot tell"), (1.2, 8.0, "more than otherwise"), (1.2, None, "more than"),
     (0.1, 0.7, "less than otherwise")],
)  # fmt: skip
def test_a_difference_is_told_without_statistics(low: float, high: float | None, said: str) -> None:
    """More, less, or that these messages cannot tell; and no motive."""
    row = Measured("return_after_withdrawal_ratio", 1, (low + (high or 9)) / 2, low, high,
                   "ratio", 18)  # fmt: skip
    told = _own("C21", row)
    assert said in told
    assert ("says nothing of why" in told) == (said != "cannot tell")


def test_nothing_is_told_of_returns_after_a_request_for_no_contact() -> None:
    """Neither from one's own messages nor from public data; and why is said."""
    study = demo_study("chat")
    care = NO_CARE | Care.of("no_contact", Reply.YES)
    gate = gate_of(study, care)
    for shown in (
        tell_claims(study, gate),
        tell_claims(None, gate_talk(care)),
        tell_html(study, gate),
    ):
        assert "got a reply within a week" not in shown
        assert "wrote within four weeks more" not in shown
        assert "were ended by the one" not in shown
    assert say("claims.left_out") in " ".join(tell_claims(study, gate).split())
    study = guard_study(study, gate)
    for claim in claims():
        if claim.id in {"C04", "C07", "C08", "C19"}:
            assert "left out" in own_text(claim, study)[0]


def test_who_ended_silences_is_told_as_the_intervals_have_it() -> None:
    """By e-mail, five of six rows lie below a half; in no other can a difference be told."""
    rows = [row for row in public_shares() if row.question == "broken"]
    below = [row for row in rows if row.high < 0.5]
    assert sum("email" in row.population for row in rows) == 6
    assert [len(below), all("email" in row.population for row in below)] == [5, True]
    assert all(row.low <= 0.5 <= row.high for row in rows if row not in below)
    assert "in five of six rows" in tell_claims(None, OPEN)


def test_what_was_different_before_silences_stands_with_the_advice_that_speaks_of_it() -> None:
    """Nothing that the report tells of it is denied by a claim of the same thing."""
    spoken = {measure for claim in claims() for measure in claim.measures}
    assert {f"before_{name}" for name in DIFFERENCES if name not in NOT_ADVISED} <= spoken


def test_how_the_claims_were_checked_counts_what_is_there() -> None:
    """Its figures are those of the data files."""
    text = " ".join((EXPLANATION / "how-the-claims-were-checked.md").read_text("utf-8").split())
    findings = [finding for claim in claims() for finding in claim.research]
    sources = {r for finding in findings for r in finding.references}
    with_public = [claim.id for claim in claims() if claim.public]
    n_measured = sum(bool(claim.measures) for claim in claims())
    for said in (
        f"{len(findings)} sentences of research",
        f"of the {len(sources)} sources told",
        f"the {sum(finding.second_hand for finding in findings)} sentences that rest",
        f"{len(with_public)} claims ({', '.join(with_public)})",
        f"speak to {n_measured} claims; for {len(claims()) - n_measured} no measure",
    ):
        assert said in text, said
