"""Study → the short form, for a terminal."""

import re
import textwrap

from awhile.tell.charts import CHARTS
from awhile.tell.story import write_story
from awhile.types import Study, Understood
from awhile.words import say

ISOLATES = str.maketrans("", "", "\u2068\u2069")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a name must not do to a terminal: move its cursor, or turn its text around."""

BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def tell_terminal(study: Study, *, width: int, colour: bool) -> str:
    """Write the short form.

    Args:
        study: The study.
        width: Columns of the terminal.
        colour: Whether headings may be bold.

    Returns:
        Lines of at most ``width`` columns where words allow.
    """
    story = write_story(study)
    lines = [_wrap(story.lead, width, BOLD if colour else ""), ""]
    if story.sub:
        lines += [_wrap(story.sub, width), ""]
    for heading, text in (
        ("before", story.before),
        ("ahead", story.ahead),
        ("carries", story.carries),
        ("again", story.again),
    ):
        if text:
            lines += [_wrap(say(f"tell.h_{heading}"), width, BOLD if colour else "")]
            lines += [_wrap(text, width), ""]
    charts = [CHARTS[c](study) for c in ("pace", "latency")]
    findings = [c.finding for c in charts if c is not None]
    lines += [_wrap("· " + f, width, indent="  ") for f in findings]
    lines += ["", _wrap(story.made, width, DIM if colour else ""), ""]
    return "\n".join(lines)


def _wrap(text: str, width: int, style: str = "", indent: str = "") -> str:
    clean = CONTROL.sub("", text.translate(ISOLATES))
    filled = textwrap.fill(clean, max(width, 20), subsequent_indent=indent)
    return f"{style}{filled}{RESET}" if style else filled


def tell_inspect(understood: Understood) -> str:
    """Write what was understood of a file, for a terminal.

    Args:
        understood: As the reader filled it.

    Returns:
        One fact a line; skipped rows with their reasons at the end.
    """
    u = understood
    order = say(f"tell.order_{u.date_order}") if u.date_order else say("tell.none_needed")
    zone = say("tell.zone_floating") if u.zone == "floating" else u.zone
    facts = [
        ("file", u.file),
        ("format", u.reader),
        ("title", u.title or "–"),
        ("messages", f"{u.n_messages:,}"),
        ("calls", say("tell.calls", answered=u.n_calls, missed=u.n_missed_calls)),
        ("system", f"{u.n_system:,}"),
        ("first", u.first or "–"),
        ("last", u.last or "–"),
        ("zone", zone + (" " + say("tell.assumed") if u.zone_assumed else "")),
        ("dates", f"{order} ({say(f'tell.sure_{u.date_order_sure}')})"),
        ("owner", u.owner or say("tell.not_told")),
        ("skipped", f"{u.n_skipped:,}"),
    ]
    heads = {key: say(f"tell.inspect_{key}") for key, _ in facts}
    width = max(map(len, heads.values()))
    lines = [f"{heads[key]:{width}}  {value}" for key, value in facts]
    lines += ["", say("tell.inspect_senders")]
    lines += [
        "  " + say("tell.sender", name=s.name, n=f"{s.n_messages:,}", calls=f"{s.n_calls:,}")
        for s in u.senders
    ]
    if u.chats:
        lines += ["", say("tell.inspect_chats")]
        lines += [f"  {i}. {title}" for i, title in enumerate(u.chats, 1)]
    if u.skipped:
        lines += ["", say("tell.inspect_skipped")]
        lines += [f"  {say('tell.row', row=s.row)}: {say(s.why)}" for s in u.skipped[:20]]
        if u.n_skipped > 20:
            lines.append("  " + say("tell.more", n=f"{u.n_skipped - 20:,}"))
    return "\n".join(CONTROL.sub("", line) for line in lines) + "\n"
