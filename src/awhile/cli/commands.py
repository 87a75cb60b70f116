"""The table of commands: what each is called and where it lives."""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple


class Command(NamedTuple):
    """A command of the command line.

    Attributes:
        name: As typed.
        module: Which module of `awhile.cli` holds ``add_NAME`` and ``run_NAME``.
        area: The area of the sentence ``about_NAME``, which says what it does.
    """

    name: str
    module: str
    area: str

    @property
    def word(self) -> str:
        """The name as a part of an identifier."""
        return self.name.replace("-", "_")

    @property
    def about(self) -> str:
        """Key of the sentence that says what it does."""
        return f"{self.area}.about_{self.word}"

    def add(self, parser: argparse.ArgumentParser, language: str) -> None:
        """Add its arguments to its parser."""
        add: Callable[[argparse.ArgumentParser, str], None] = self._load("add")
        add(parser, language)

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit code."""
        run: Callable[[argparse.Namespace], int] = self._load("run")
        return run(args)

    def _load(self, what: str) -> Any:  # noqa: ANN401 - its callers know the shape
        return getattr(import_module(f"awhile.cli.{self.module}"), f"{what}_{self.word}")


COMMANDS = (
    Command("study", "study", "cli"),
    Command("inspect", "study", "cli"),
    Command("tell", "study", "cli"),
    Command("demo", "study", "cli"),
    Command("claims", "study", "cli"),
    Command("table", "table", "cli"),
    Command("hold", "practice", "practice"),
    Command("draft", "practice", "practice"),
    Command("journal", "practice", "practice"),
    Command("practice", "practice", "practice"),
    Command("plan", "practice", "practice"),
    Command("help-now", "practice", "practice"),
    Command("care", "practice", "practice"),
    Command("store", "practice", "practice"),
    Command("app", "app", "cli"),
    Command("how-to", "how_to", "cli"),
    Command("theory", "lab", "cli"),
    Command("cohort", "lab", "cli"),
    Command("prior", "lab", "cli"),
    Command("report-problem", "problem", "cli"),
    Command("completion", "completion", "cli"),
)
