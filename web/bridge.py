"""What the page asks of the core: one function per question, JSON in and out."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from awhile.care import refuse_forecast
from awhile.errors import AwhileError
from awhile.read import Options, pair_up, read_file, zone_time_s
from awhile.sample import DEMOS
from awhile.study import study_dyad
from awhile.tell import tell_html, tell_json
from awhile.types import Care, Reading
from awhile.words import LANGUAGES, say

state: dict[str, Any] = {"progress": None}


def listen(progress: Callable[[int, int], None]) -> None:
    """Say whom to tell how far a long read has come."""
    state["progress"] = progress


def words(language: str) -> dict[str, str]:
    """Return the page's own sentences, their places for values still open."""
    return LANGUAGES["en"]["page"] | LANGUAGES[language]["page"]


def care(answers: dict[str, bool], language: str) -> dict[str, str | None]:
    """Say what the answers to the stop rules' questions mean; "not sure" counts as yes."""
    state["care"] = Care(**answers)
    refusal = refuse_forecast(state["care"])
    afraid = say("practice.afraid_first", language) if state["care"].afraid else None
    return {
        "refused": say(refusal.why, language, **refusal.values) if refusal else None,
        "afraid": afraid,
    }


def sample() -> dict[str, Any]:
    """Read the invented chat that ships with Awhile."""
    demo = DEMOS["chat"]
    with demo.open() as path:
        return _keep(read_file(path, Options(text_counts=True))) | {"me": demo.me, "now": demo.now}


def read(name: str, dates: str | None) -> dict[str, Any]:
    """Read a file that the page has put in place."""
    return _keep(
        read_file(
            Path("/chat") / name, Options(date_order=dates, progress=_progress, text_counts=True)
        )
    )


def _progress(done: int, whole: int) -> None:
    state["progress"](done, whole)


def _keep(reading: Reading) -> dict[str, Any]:
    state["reading"] = reading
    return {"understood": asdict(reading.understood) | {"skipped": []}}


def study(me: str, other: str, now: str) -> dict[str, str]:
    """Study one pair and return the report and the study, as the command line writes them."""
    reading: Reading = state["reading"]
    end_s = zone_time_s(datetime.fromisoformat(now), reading.understood.zone)
    dyad = replace(pair_up(reading, me=me, other=other, end_s=end_s), care=state["care"])
    found = study_dyad(dyad, reading.understood, now_s=end_s)
    return {"report": tell_html(found), "json": tell_json(found)}


QUESTIONS: dict[str, Callable[..., Any]] = {
    f.__name__: f for f in (words, care, sample, read, study)
}


def ask(name: str, values: str) -> str:
    """Answer one question of the page.

    Args:
        name: One of `QUESTIONS`.
        values: Its arguments as a JSON object, and ``say_in``, the language of a refusal.

    Returns:
        JSON: ``{"value": …}``, or ``{"refused": sentence}`` where the core says no.
    """
    given = json.loads(values)
    language = given.pop("say_in")
    try:
        return json.dumps({"value": QUESTIONS[name](**given)})
    except AwhileError as error:
        return json.dumps({"refused": say(error.key, language, **error.values)})
