"""What an export cannot show is said wherever a study or a file is told."""

from dataclasses import replace
from html import escape

import pytest

from awhile.tell import tell_html, tell_inspect
from awhile.words import LANGUAGES, load_area, say
from tests.make import gate_of
from tests.tell.studies import demo_study

LIMITS = tuple(f"read.{key}" for key in load_area("en", "read") if key.startswith("limit_"))


def test_the_page_and_inspect_say_every_limit() -> None:
    """Each sentence that a reader can give stands on the page and in what inspect shows."""
    study = demo_study("chat")
    study = replace(
        study,
        understood=replace(
            study.understood, limits=LIMITS, files=("a", "b"), n_doubles=7, zone="Europe/Berlin"
        ),
    )
    page, shown = tell_html(study, gate_of(study)), tell_inspect(study.understood)
    for key in LIMITS:
        assert escape(say(key), quote=False) in page.replace("&#39;", "'").replace("&quot;", '"')
        assert say(key) in shown
    assert say("tell.doubles", n="7") in page
    assert say("tell.unknown_zone_assumed", zone="Europe/Berlin") in page


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_limit_is_said_in_every_language(language: str) -> None:
    """No limit falls back to English."""
    assert set(LIMITS) <= {f"read.{key}" for key in load_area(language, "read")}
