"""Study → the short form, for a terminal."""

import re
import textwrap

from awhile.care import Gate, say_line
from awhile.study import guard_study
from awhile.tell.chapters import write_story
from awhile.tell.charts import CHARTS
from awhile.tell.doubts import say_doubt, say_remedy
from awhile.tell.marks import say_marks
from awhile.tell.phrases import number
from awhile.types import Study, Understood
from awhile.words import say

ISOLATES = str.maketrans("", "", "\u2068\u2069")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a name must not do to a terminal: move its cursor, or turn its text around."""

BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def tell_terminal(
    study: Study, gate: Gate, language: str = "en", *, width: int, colour: bool
) -> str:
    """Write the short form.

    Args:
        study: The study.
        gate: What may be told to its reader.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        width: Columns of the terminal.
        colour: Whether headings may be bold.

    Returns:
        Lines of at most ``width`` columns where words allow.
    """
    study = guard_study(study, gate)
    story = write_story(study, language)
    lines = [_wrap(say_line(line, language), width) + "\n" for line in gate.first]
    lines += [_wrap(story.lead, width, BOLD if colour else ""), ""]
    if story.sub:
        lines += [_wrap(story.sub, width), ""]
    for heading, text in (
        ("before", story.before),
        ("ahead", story.ahead),
        ("carries", story.carries),
        ("again", story.again),
    ):
        if text:
            lines += [_wrap(say(f"tell.h_{heading}", language), width, BOLD if colour else "")]
            lines += [_wrap(text, width), ""]
    charts = [CHARTS[c](study, language) for c in ("pace", "latency")]
    findings = [c.finding for c in charts if c is not None]
    lines += [_wrap("· " + f, width, indent="  ") for f in findings]
    lines += ["", _wrap(story.made, width, DIM if colour else "")]
    lines += [_wrap(" ".join(say_marks(study, language)), width, DIM if colour else ""), ""]
    return "\n".join(lines)


def _wrap(text: str, width: int, style: str = "", indent: str = "") -> str:
    clean = CONTROL.sub("", text.translate(ISOLATES))
    filled = textwrap.fill(clean, max(width, 20), subsequent_indent=indent)
    return f"{style}{filled}{RESET}" if style else filled


def tell_inspect(understood: Understood, language: str = "en") -> str:
    """Write what was understood of a file, for a terminal.

    Args:
        understood: As the reader filled it.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        One fact a line; skipped rows with their reasons at the end.
    """
    u = understood
    order = (
        say(f"tell.order_{u.date_order}", language)
        if u.date_order
        else say("tell.none_needed", language)
    )
    zone = say("tell.zone_floating", language) if u.zone == "floating" else u.zone
    facts = [
        ("file", u.file),
        ("format", u.reader),
        ("title", u.title or "–"),
        ("messages", number(u.n_messages, language)),
        ("calls", say("tell.calls", language, answered=u.n_calls, missed=u.n_missed_calls)),
        ("system", number(u.n_system, language)),
        ("first", u.first or "–"),
        ("last", u.last or "–"),
        ("zone", zone + (" " + say("tell.assumed", language) if u.zone_assumed else "")),
        ("dates", f"{order} ({say(f'tell.sure_{u.date_order_sure}', language)})"),
        ("owner", u.owner or say("tell.not_told", language)),
        ("skipped", number(u.n_skipped, language)),
    ]
    heads = {key: say(f"tell.inspect_{key}", language) for key, _ in facts}
    width = max(map(len, heads.values()))
    lines = [f"{heads[key]:{width}}  {value}" for key, value in facts]
    if u.doubts:
        lines += ["", say("tell.inspect_doubts", language)]
        lines += [f"  {say_doubt(one, language)} {say_remedy(one, language)}" for one in u.doubts]
    lines += [say(key, language) for key in u.limits if key == "read.limit_guessed_encoding"]
    lines += ["", say("tell.inspect_senders", language)]
    lines += [
        "  "
        + say(
            "tell.sender",
            language,
            name=s.name,
            n=number(s.n_messages, language),
            calls=number(s.n_calls, language),
        )
        for s in u.senders
    ]
    if u.chats:
        lines += ["", say("tell.inspect_chats", language)]
        lines += [f"  {i}. {title}" for i, title in enumerate(u.chats, 1)]
    if u.limits:
        lines += ["", say("tell.inspect_limits", language)]
        lines += ["  " + say(key, language) for key in u.limits]
    if u.skipped:
        lines += ["", say("tell.inspect_skipped", language)]
        lines += [
            f"  {say('tell.row', language, row=s.row)}: {say(s.why, language)}"
            for s in u.skipped[:20]
        ]
        if u.n_skipped > 20:
            lines.append("  " + say("tell.more", language, n=number(u.n_skipped - 20, language)))
    return "\n".join(CONTROL.sub("", line) for line in lines) + "\n"
