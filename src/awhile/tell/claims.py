"""Claims → text: what the advice says, what research says, and what one's own messages say."""

from awhile.care import RESEARCH, Gate, May, gate_talk, say_line
from awhile.evidence import Claim, Finding, claims, public_shares
from awhile.measure import looks_ahead
from awhile.study import guard_study
from awhile.tell.marks import say_marks
from awhile.tell.phrases import find, number, percent, value_text, who, wrap
from awhile.types import Measured, Study
from awhile.words import say


def research_text(finding: Finding, language: str = "en") -> str:
    """Write one sentence of research with its sources, marked where one was not read itself.

    Args:
        finding: The finding.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    sources = "; ".join(
        reference.citation.partition(").")[0] + ")" for reference in finding.references
    )
    key = "claims.second_hand" if finding.second_hand else "claims.finding"
    return say(key, language, says=finding.says, sources=sources)


OF_RETURNS = ("attempts", "silences", "broken")
"""Questions to public data from whose answers a return could be hoped for."""

SAME = {"ratio": 1.0, "sd": 0.0}
"""What no difference is, for the units of which a number is a difference."""


def public_text(claim: Claim, gate: Gate, language: str = "en") -> list[str]:
    """Say what public data say to a claim, with what they cannot show; nothing where none do.

    Args:
        claim: The claim.
        gate: What may be told to the reader; nothing of returns where these are closed.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    told = gate.may(May.RETURNS)
    asked = [q for q in claim.public if told or q not in OF_RETURNS]
    lines = [line for question in asked for line in _asked(question, language)]
    left = len(asked) < len(claim.public)
    return [*lines, say("claims.public_left_out", language)] if left else lines


def _asked(question: str, language: str) -> list[str]:
    rows = [
        say(
            "claims.public_row",
            language,
            population=say(f"claims.{row.population}", language),
            step=say(f"claims.public_{question}_{row.step}", language),
            share=percent(row.share, language),
            low=percent(row.low, language),
            high=percent(row.high, language),
            n=number(row.n, language),
            pairs=number(row.n_pairs, language),
        )
        for row in public_shares()
        if row.question == question
    ]
    opening, limit = (say(f"claims.public_{question}{end}", language) for end in ("", "_limit"))
    return [opening, *rows, limit]


def own_text(claim: Claim, study: Study | None, language: str = "en") -> list[str]:
    """Say what one's own messages say to a claim, or that they cannot.

    Args:
        claim: The claim.
        study: The study of one's own messages; None where there is none.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        One line per number that has a value; a single sentence where there is none.
    """
    if not claim.measures:
        return [say("claims.none_can", language)]
    if study is None:
        titles = "; ".join(say(f"measure.{measure}", language) for measure in claim.measures)
        return [say("claims.give_a_chat", language, measures=titles)]
    lines = [
        row_text(row, study, language)
        for measure in claim.measures
        for person in (0, 1, None)
        if (row := find(study, measure, person)) is not None
    ]
    if lines:
        return lines
    closed = study.forecast.refusal is not None and study.forecast.refusal.why.startswith("care.")
    if closed and any(looks_ahead(measure) for measure in claim.measures):
        return [say("claims.own_left_out", language)]
    absent = (row.why for row in study.measured if row.name in claim.measures)
    whys = dict.fromkeys(filter(None, absent)) or ("measure.why_not_told",)
    return [say("claims.own", language, says=say(why, language)) for why in whys]


def row_text(row: Measured, study: Study, language: str = "en") -> str:
    """Write one number with its range and count, and whether it is a difference at all.

    Args:
        row: The number.
        study: The study it is of.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    title = say(f"measure.{row.name}", language)
    whose = say("tell.both", language) if row.person is None else who(study, row.person, language)
    same = SAME.get(row.unit)
    n = number(row.n, language)
    if same is not None and row.low is not None:
        open_ = row.low <= same and (row.high is None or row.high >= same)
        more = "more" if (row.value or 0.0) > same else "less"
        key = "claims.own_row_open" if open_ else f"claims.own_row_{more}"
        return say(key, language, title=title, who=whose, n=n)
    low, value, high = (value_text(row, v, language) for v in (row.low, row.value, row.high))
    if row.low is None:
        return say("claims.own_row", language, title=title, who=whose, value=value, n=n)
    if row.high is None:
        high = say("tell.untold", language)
    return say(
        "claims.own_row_interval",
        language,
        title=title,
        who=whose,
        value=value,
        low=low,
        high=high,
        n=n,
    )


def heading_text(claim: Claim, language: str = "en") -> str:
    """Write the advice with what research makes of it as it is given.

    Args:
        claim: The claim.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    verdict = say(f"claims.{claim.verdict_as_given}", language)
    return say("claims.heading", language, advice=claim.advice, verdict=verdict)


def verdict_text(claim: Claim, language: str = "en") -> str:
    """Say both verdicts and how sure they are.

    Args:
        claim: The claim.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    return say(
        "claims.verdict",
        language,
        as_given=say(f"claims.{claim.verdict_as_given}", language),
        anyone=say(f"claims.{claim.verdict_for_anyone}", language),
        confidence=say(f"claims.{claim.confidence}", language),
    )


def tell_claims(study: Study | None, gate: Gate, language: str = "en", *, width: int = 80) -> str:
    """Write every claim with what research, public data and the reader's messages say.

    Args:
        study: The study of one's own messages; None to tell advice and research alone.
        gate: What may be told to the reader; where advice is closed, that is all that is said.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        width: Columns of the terminal.

    Returns:
        Plain text for a terminal.
    """
    parts = [wrap(say_line(line, language), width) for line in gate.first]
    marks = wrap(" ".join(say_marks(study, language)), width)
    if not gate.may(May.ADVICE):
        parts += [wrap(say("claims.left_out", language), width), marks]
        return "\n\n".join(parts) + "\n"
    study = None if study is None else guard_study(study, gate)
    parts.append(wrap(say("claims.opening", language), width))
    for claim in claims(language):
        lines = [
            say("claims.put_simply", language, say=claim.say),
            verdict_text(claim, language),
            *(research_text(finding, language) for finding in claim.research),
            *public_text(claim, gate, language),
            *own_text(claim, study, language),
        ]
        parts.append(
            "\n".join(
                [
                    wrap(f"{claim.id}  {heading_text(claim, language)}", width, indent="     "),
                    *(wrap("     " + line, width, indent="     ") for line in lines),
                ]
            )
        )
    return "\n\n".join([*parts, marks]) + "\n"


def claims_page(language: str = "en") -> str:
    """Make the page of all claims for the documentation.

    Args:
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        Markdown, generated from the data files alone.
    """
    nobody = gate_talk(RESEARCH)
    out = [f"# {say('claims.page_title', language)}\n", say("claims.opening", language) + "\n"]
    for claim in claims(language):
        out.append(f"## {claim.id}: {heading_text(claim, language)}\n")
        out.append(say("claims.put_simply", language, say=claim.say) + "\n")
        lines = [
            verdict_text(claim, language),
            *(research_text(f, language) for f in claim.research),
        ]
        out += [
            *(
                f"- {line}"
                for line in [
                    *lines,
                    *public_text(claim, nobody, language),
                    *own_text(claim, None, language),
                ]
            ),
            "",
        ]
    out.append(f"## {say('claims.sources_title', language)}\n")
    cited = {
        r.citation: r for claim in claims(language) for f in claim.research for r in f.references
    }
    for citation, reference in sorted(cited.items()):
        doi = f" https://doi.org/{reference.doi}" if reference.doi else ""
        mark = "" if reference.state == "verified" else f" ({say('claims.not_read', language)})"
        out.append(f"- {citation}{doi}{mark}")
    return "\n".join(out) + "\n"
