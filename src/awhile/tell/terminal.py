"""Study → the short form, for a terminal."""

from awhile.answer import Answer, answer_study
from awhile.care import Gate
from awhile.tell.doubts import say_doubt, say_remedy
from awhile.tell.marks import say_marks
from awhile.tell.phrases import CONTROL, join, number, utter, wrap
from awhile.types import Study, Understood
from awhile.words import has_sentence, say

BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"

COMMANDS = {"hold": "awhile hold", "person": "awhile help-now", "small": "awhile practice"}
"""The command behind a door, where there is one."""


def tell_terminal(
    study: Study, gate: Gate, language: str = "en", *, width: int, colour: bool, page: str = ""
) -> str:
    """Write the short form.

    Args:
        study: The study.
        gate: What may be told to its reader.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        width: Columns of the terminal.
        colour: Whether the heading may be bold.
        page: Where the report lies; empty if nowhere.

    Returns:
        One screen: the answer, where the report is, and what can be done from here. Lines of at
        most ``width`` columns where words allow.
    """
    shown = show_answer(answer_study(study, gate), language, width=width, colour=colour, page=page)
    said = " ".join(shown.split())
    marks = wrap(
        " ".join(m for m in say_marks(study, language, helped=True) if m not in said), width
    )
    return f"{shown}\n{DIM}{marks}{RESET}\n" if colour else f"{shown}\n{marks}\n"


def show_answer(
    answer: Answer, language: str = "en", *, width: int, colour: bool, page: str = ""
) -> str:
    """Write an answer for a terminal, as `tell_terminal` does.

    Args:
        answer: The answer.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        width: Characters a line.
        colour: Whether the terminal shows colours.
        page: Where the page lies; empty where there is none.
    """
    lines = []
    for text in [utter(sentence, language) for sentence in answer.first]:
        lines += [wrap(text, width), ""]
    head, *rest = list_paragraphs(answer, language)
    head = wrap(head, width)
    lines += [f"{BOLD}{head}{RESET}" if colour else head, ""]
    for text in rest:
        lines += [wrap(text, width), ""]
    doors = [
        (say(f"answer.door_{door}", language), COMMANDS[door])
        for door in answer.doors
        if door in COMMANDS
    ]
    if page:
        doors.insert(0, (say("tell.report", language), page))
    wide = max((len(what) for what, _ in doors), default=0)
    lines += [f"  {what:{wide}}  {command}" for what, command in doors]
    return "\n".join(lines) + "\n"


def list_paragraphs(answer: Answer, language: str = "en") -> list[str]:
    """Put an answer into paragraphs, the heading first, without what care says before it.

    Args:
        answer: The answer.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    parts = [utter(answer.head, language)]
    for doubt in answer.doubts:
        how = f"{doubt.fact.key}_how"
        told = [utter(doubt.fact, language), utter(doubt.do, language)]
        parts.append(join([*told, say(how, language) if has_sentence(how) else ""]))
    parts += [utter(sentence, language) for sentence in answer.said]
    parts.append(utter(answer.turn, language) if answer.turn else "")
    if answer.usual is not None:
        parts.append(utter(answer.usual.says, language))
    if answer.ahead is not None:
        parts.append(join([utter(answer.ahead.says, language), utter(answer.ahead.why, language)]))
    parts += [utter(sentence, language) for sentence in (*answer.kind, answer.act)]
    parts.append(utter(answer.help, language))
    return [text for text in parts if text]


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
