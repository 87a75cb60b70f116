"""The table of commands: what each is called and where it lives."""

from collections import namedtuple
from importlib import import_module

TYPE_CHECKING = False  # `typing` and paths are slow to load
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any, NamedTuple

    class _Command(NamedTuple):
        name: str
        module: str
        area: str
        options: str = ""

else:
    _Command = namedtuple("_Command", "name module area options", defaults=("",))  # noqa: PYI024


class Command(_Command):
    """A command of the command line.

    Attributes:
        name: As typed.
        module: Which module of `awhile.cli` holds ``add_NAME`` and ``run_NAME``.
        area: The area of the sentence ``about_NAME``, which says what it does.
        options: The module that holds ``add_NAME``, where that is another, so that a word which is
            not understood and a file which is not there are told without loading the rest.
    """

    __slots__ = ()

    @property
    def word(self) -> str:
        """The name as a part of an identifier."""
        return self.name.replace("-", "_")

    @property
    def about(self) -> str:
        """Key of the sentence that says what it does."""
        return f"{self.area}.about_{self.word}"

    def add(self, parser: "argparse.ArgumentParser", language: str) -> None:
        """Add its arguments to its parser.

        Args:
            parser: Of the command.
            language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        """
        add: Callable[[argparse.ArgumentParser, str], None]
        add = self._load(self.options or self.module, "add")
        add(parser, language)

    def run(self, args: "argparse.Namespace") -> int:
        """Do it and return the exit code.

        Args:
            args: As parsed.

        Raises:
            AwhileError: It cannot be done; the sentence says why.
        """
        if self.options:
            from awhile.cli.refusals import refuse_files

            refuse_files(getattr(args, "files", ()))
        run: Callable[[argparse.Namespace], int] = self._load(self.module, "run")
        return run(args)

    def _load(self, module: str, what: str) -> "Any":  # noqa: ANN401 - its callers know the shape
        return getattr(import_module(f"awhile.cli.{module}"), f"{what}_{self.word}")


COMMANDS = (
    Command("study", "study", "cli", "arguments"),
    Command("inspect", "study", "cli", "arguments"),
    Command("tell", "study", "cli", "arguments"),
    Command("demo", "study", "cli"),
    Command("claims", "study", "cli", "arguments"),
    Command("table", "table", "cli", "arguments"),
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
