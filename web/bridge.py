"""What the page asks of the core: one function per question, JSON in and out."""

import argparse
import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from awhile.care import refuse_forecast
from awhile.errors import AwhileError, CareError, ReadError, StoreError
from awhile.evidence import claims as list_claims
from awhile.practice import practices as catalogue
from awhile.practice.actions import COMMANDS
from awhile.practice.draft import NO_USUAL, find_usual
from awhile.practice.held import choices
from awhile.practice.prompter import Answer, Desk, read_number
from awhile.practice.questions import MAX_STUDIES, ask_about_stop
from awhile.practice.store import delete_store, open_store
from awhile.read import (
    Options,
    find_strangers,
    merge_readings,
    pair_up,
    read_file,
    read_outside,
    zone_time_s,
)
from awhile.sample import DEMOS
from awhile.study import study_dyad
from awhile.tell import claims as tell_claims
from awhile.tell import tell_dials, tell_html, tell_json
from awhile.types import FLOATING, Care, Reading
from awhile.words import has_sentence
from awhile.words import say as say_anywhere

CHATS, PLACE, OUT = Path("/chat"), Path("/place/awhile.store"), Path("/out")
state: dict[str, Any] = {
    "care": Care(),
    "language": "en",
    "store": None,
    "study": None,
    "usual": NO_USUAL,
}


def say(key: str, **values: object) -> str:
    """Say a sentence, in the page's own wording where a terminal's would not fit."""
    own = key.replace(".", "_")
    key = f"page.{own}" if has_sentence(f"page.{own}") else key
    return say_anywhere(key, state["language"], **values)


def listen(progress: Callable[[int, int], None]) -> None:
    """Say whom to tell how far a long read has come."""
    state["progress"] = progress


def care(answers: dict[str, bool]) -> dict[str, Any]:
    """Say what the answers to the stop rules' questions mean; "not sure" counts as yes."""
    return _keep_care(Care(**answers))


def _keep_care(answers: Care) -> dict[str, Any]:
    store = state["store"]
    state["care"] = now = answers if store is None else store.keep_care(answers)
    refusal = refuse_forecast(now)
    said = [say("practice.afraid_first")] if now.afraid else []
    said += [say(refusal.why, **refusal.values)] if refusal else []
    return {"said": said, "adult": now.adult is not False}


def sample() -> dict[str, Any]:
    """Read the invented chat that ships with Awhile."""
    demo = DEMOS["chat"]
    with demo.open() as path:
        reading = read_file(path, Options(text_counts=True))
    return _keep([reading]) | {"me": demo.me, "now": demo.now}


def read(names: list[str], dates: str | None, zone: str | None, chat: str | None) -> dict[str, Any]:
    """Read the files that the page has put in place; they are let go whatever happens."""
    paths = [CHATS / name for name in names]
    known: tuple[str, ...] = ()
    readings: list[Reading] = []
    try:
        for path in paths:
            options = Options(dates, zone, chat, state["progress"], text_counts=True, names=known)
            readings.append(read_file(path, options))
            if len(readings[-1].senders) == 2:  # A later file may hold these two and others.
                owner = readings[-1].understood.owner
                known += tuple(name for name in readings[-1].senders if name != owner)
    except ReadError as error:
        if error.key == "read.several_chats":
            return {"chats": list(error.values["titles"])}  # type: ignore[call-overload]
        raise
    finally:
        for path in paths:
            path.unlink()
    return _keep(readings, zone)


def _keep(readings: list[Reading], zone: str | None = None) -> dict[str, Any]:
    state["readings"], state["zone"] = readings, zone
    heard = [reading.understood for reading in readings]
    skipped = sum(understood.n_skipped for understood in heard)
    notes = [say("page.skipped", n=skipped)] if skipped else []
    notes += [say(limit) for limit in dict.fromkeys(x for u in heard for x in u.limits)]
    return {"understood": [asdict(u) | {"skipped": []} for u in heard], "notes": notes}


def study(
    me: str,
    other: str,
    wall: str,
    epoch_s: float,
    same: dict[str, str],
    answers: dict[str, str],
    outside: list[list[str]],
) -> dict[str, Any]:
    """Study one pair and return the report and the study, as the command line writes them.

    Args:
        me: Whose export it is.
        other: The other person.
        wall: Now, on the wall clock of the reader.
        epoch_s: Now, seconds since 1970.
        same: Names in further files that are the other person's.
        answers: What was answered about messages that may ask to stop.
        outside: What happened outside the messages: day, what, and whose.

    Returns:
        ``report`` and ``json``; or ``ask``, what is to be answered before the same call is made
        again: whether a name in another file is the other person's, or whether a message asks for
        no contact.
    """
    readings: list[Reading] = state["readings"]
    reading = readings[0]
    if len(readings) > 1:
        for found in find_strangers(readings, me=me, other=other, same=same):
            values = {"file": found.file, "name": found.name, "other": found.other}
            return {"ask": {"text": say("page.ask_same", **values), "kind": "yes_no"}, **values}
        reading = merge_readings(readings, me=me, other=other, same=same, zone=state["zone"])
    zone = reading.understood.zone
    end_s = zone_time_s(datetime.fromisoformat(wall), zone) if zone == FLOATING else epoch_s
    dyad = pair_up(reading, me=me, other=other, end_s=end_s)
    store, now_s = state["store"], datetime.fromisoformat(wall).replace(tzinfo=UTC).timestamp()
    desk = Form(now_s, state["language"], PLACE, _nobody, _nobody, NO_USUAL, answers)
    try:
        state["care"], _ = ask_about_stop(store, desk, state["care"], dyad, someone=True)
    except Unasked as unasked:
        return {"ask": unasked.question}
    if store is not None and store.count_study(desk.today()) > MAX_STUDIES:
        raise CareError("practice.enough_today", n=MAX_STUDIES)
    given = [(day, f"{who}: {what}" if who else what) for day, what, who in outside]
    told = read_outside(given, None, people=dyad.people, zone=dyad.zone)
    dyad = replace(dyad, care=state["care"], outside=told)
    made = study_dyad(dyad, reading.understood, now_s=end_s)
    state["study"], state["usual"] = made, find_usual(dyad, end_s)
    report = tell_html(made, state["language"], afraid=bool(state["care"].afraid))
    return {"report": report, "json": tell_json(made)}


def forget() -> None:
    """Let the chat and its study go."""
    state.update(study=None, usual=NO_USUAL, readings=[])


def claims() -> dict[str, Any]:
    """Hold the advice against research, and against the study where there is one."""
    if state["care"].afraid:
        return {"opening": say("claims.left_out"), "claims": []}
    found = []
    language = state["language"]
    for claim in list_claims(language):
        lines = [tell_claims.verdict_text(claim, language)]
        lines += [tell_claims.research_text(finding, language) for finding in claim.research]
        lines += tell_claims.public_text(claim, language) + tell_claims.own_text(
            claim, state["study"], language
        )
        lines.append(say("claims.put_simply", say=claim.say))
        found.append({"advice": claim.advice, "lines": lines})
    return {"opening": say("claims.opening"), "claims": found}


def theory() -> dict[str, str]:
    """Write the page of the theory's dials, or say why it is left out."""
    if state["care"].afraid:
        return {"page": "", "said": say("claims.left_out")}
    if (refusal := refuse_forecast(state["care"])) is not None:
        return {"page": "", "said": say(refusal.why, **refusal.values)}
    return {"page": tell_dials(state["language"]), "said": ""}


class Unasked(Exception):  # noqa: N818 - no error: the page asks, then comes again
    """A command needs an answer that was not given yet.

    Attributes:
        question: Its ``key``, its ``text`` and its ``kind``.
    """

    def __init__(self, key: str, text: str, kind: str) -> None:
        super().__init__(key)
        self.question = {"key": key, "text": text, "kind": kind}


@dataclass(frozen=True, slots=True)
class Form(Desk):
    """A desk whose questions are answered by a form.

    Attributes:
        answers: What was answered, by the key of the question.
    """

    answers: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """Say one sentence of the area ``practice``."""
        return say(f"practice.{key}", **values)

    def question(self, key: str, **values: object) -> str:
        """Take an answer from the form."""
        return self._answer(key, "text", values)

    def number(self, key: str, check: Callable[[int], int] = int) -> int:
        """Take a whole number from the form."""
        return check(read_number(self._answer(key, "number", {})))

    def ask_until(self, key: str, read: Callable[[str], Answer]) -> Answer:
        """Take an answer from the form and read it."""
        return read(self._answer(key, "text", {}))

    def yes(self, key: str, **values: object) -> bool:
        """Take a yes or no; anything but a clear no counts as yes."""
        return self._answer(key, "yes_no", values) != "no"

    def agrees(self, key: str) -> bool:
        """Take a yes or no; anything but a clear yes counts as no."""
        return self._answer(key, "yes_no", {}) == "yes"

    def _answer(self, key: str, kind: str, values: dict[str, object]) -> str:
        if key not in self.answers:
            raise Unasked(key, self.say(key, **values), kind)
        return self.answers[key].strip()

    def open(self) -> AbstractContextManager[Any]:
        """Lend the open store, or, where there is none, the answers of care alone."""
        return nullcontext(state["store"] or _Answers())


class _Answers:
    """The answers of care while no store is open."""

    def care(self) -> Care:
        care: Care = state["care"]
        return care

    def __getattr__(self, name: str) -> None:
        raise StoreError("page.no_place")


def run(words: list[str], answers: dict[str, str], now_s: float) -> dict[str, Any]:
    """Run one command of the place to wait on the answers of a form.

    Returns:
        ``text`` to show and, where the command wrote one, ``file``; or ``ask``, the question to
        answer before the same call is made again.
    """
    command = next(c for c in COMMANDS if c.name == words[0])
    parser = argparse.ArgumentParser(exit_on_error=False)
    command.add(parser, state["language"])
    desk = Form(now_s, state["language"], PLACE, _nobody, _nobody, state["usual"], answers)
    try:
        told: dict[str, Any] = {"text": command.run(parser.parse_args(words[1:]), desk)}
    except Unasked as unasked:
        return {"ask": unasked.question}
    finally:
        written = {path.name: path.read_text(encoding="utf-8") for path in OUT.iterdir()}
        for path in OUT.iterdir():
            path.unlink()
    return told | {"files": written}


def _nobody(_question: str) -> str:
    raise CareError("practice.nobody_there")


def held(now_s: float) -> list[dict[str, Any]]:
    """List what is held, with what can be done; the words only of what was taken out."""
    if state["store"] is None:
        return []
    told = []
    for one in state["store"].held():
        hours = max(one.written_s + one.wait_s - now_s, 0.0) / 3600
        attempts = state["usual"].n_attempts
        told.append(
            {
                "n": one.id,
                "written_s": one.written_s,
                "hours": hours,
                "outcome": one.outcome,
                "before": one.urge_before,
                "after": one.urge_after,
                "look_back": one.look_back,
                "text": one.text if one.outcome == "taken" else "",
                "choices": choices(one, now_s=now_s, care=state["care"], n_attempts=attempts),
            }
        )
    return told


def practices() -> list[dict[str, Any]]:
    """List the practices that the stop rules leave open; a guarded one asks before it begins."""
    guarded = tuple(p for p in catalogue.practices() if p.guarded)
    offered = catalogue.open_practices(state["care"], state["usual"].n_attempts) + guarded
    return [
        {
            "id": p.id if p.guarded else "",
            "title": say(f"practices.{p.id}_title"),
            "minutes": p.minutes,
            "steps": [say(f"practices.{p.id}_{n}") for n in range(1, p.steps + 1)],
            "guard": say(f"practices.{p.id}_guard"),
            "graded": say("practice.graded", grade=p.grade, sources="; ".join(p.sources)),
        }
        for p in sorted(offered, key=lambda p: p.id)
    ]


def places(today: str) -> dict[str, Any]:
    """List the places that help, those for the answers given first."""
    notes = [say("practice.help_checked", date=catalogue.listed())]
    notes += [say("practice.help_stale")] if catalogue.is_stale(today) else []
    listed = [
        {
            "name": place.name,
            "site": place.site,
            "number": place.number,
            "seen": f"{place.source}, {place.seen}" if place.number else "",
            "about": say(f"practice.help_{place.about}"),
        }
        for place in catalogue.places(state["care"])
    ]
    return {"places": listed, "notes": notes}


def make_place(passphrase: str, again: str) -> dict[str, Any]:
    """Make a new store."""
    if passphrase != again:
        raise CareError("practice.passphrase_differs")
    PLACE.unlink(missing_ok=True)
    state["store"] = open_store(PLACE, passphrase, create=True)
    return _keep_care(state["care"])


def open_place(passphrase: str) -> dict[str, Any]:
    """Open the store that the page has put in place; what it holds about care is kept."""
    state["store"] = open_store(PLACE, passphrase)
    return _keep_care(state["care"])


def has_place() -> bool:
    """Say whether a store is open."""
    return state["store"] is not None


def close_place() -> None:
    """Close the store and let its bytes go."""
    if state["store"] is not None:
        state["store"].close()
        state["store"] = None
        delete_store(PLACE)
    PLACE.unlink(missing_ok=True)


QUESTIONS: dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        care,
        sample,
        read,
        study,
        forget,
        claims,
        theory,
        run,
        held,
        practices,
        places,
        make_place,
        open_place,
        has_place,
        close_place,
    )
}


def ask(name: str, values: str) -> str:
    """Answer one question of the page.

    Args:
        name: One of `QUESTIONS`.
        values: Its arguments as a JSON object, and ``language``, that of the sentences.

    Returns:
        JSON: ``{"value": …}``, or ``{"refused": sentence}`` where the core says no.
    """
    given = json.loads(values)
    state["language"] = given.pop("language")
    try:
        return json.dumps({"value": QUESTIONS[name](**given)})
    except AwhileError as error:
        return json.dumps({"refused": say(error.key, **error.values_in(state["language"]))})
