"""The parser of the command line, with help and refusals in a language."""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence

from awhile import __version__
from awhile.cli.commands import COMMANDS, Command
from awhile.words import LANGUAGES, say

TYPE_CHECKING = False  # `typing` is slow to load
if TYPE_CHECKING:
    from typing import NoReturn


_OF = r"argument (?P<argument>.+?): "

_ERRORS = (
    (r"unrecognized arguments: (?P<words>.+)", "cli.parse_unknown"),
    (r"the following arguments are required: (?P<words>.+)", "cli.parse_missing"),
    (r"one of the arguments (?P<words>.+) is required", "cli.parse_one_of"),
    (
        _OF + r"invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)",
        "cli.parse_choice",
    ),
    (_OF + r"expected .*arguments?", "cli.parse_wants_value"),
    (_OF + r"invalid .+ value: (?P<value>.+)", "cli.parse_value"),
    (_OF + r"not allowed with argument (?P<other>.+)", "cli.parse_both"),
    (r"ambiguous option: (?P<argument>.+?) could match (?P<choices>.+)", "cli.parse_ambiguous"),
    (
        _OF + r"ignored explicit argument (?P<value>.+)",
        "cli.parse_no_value",
    ),
)
"""What `argparse` says of an error, in English alone, and the sentence for it."""


def translate_error(message: str, language: str) -> str:
    """Say in a language what `argparse` says in English; what is not known stays as it is.

    Args:
        message: What it says.
        language: Language of the sentence, one of `awhile.words.LANGUAGES`.
    """
    for pattern, key in _ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return say(key, language, **found.groupdict())
    return message


class Parser(argparse.ArgumentParser):
    """An argument parser that reports an error as one sentence in the reader's language."""

    language = "en"

    def error(self, message: str) -> "NoReturn":
        """Say what was not understood, and leave.

        Args:
            message: What `argparse` says of it.
        """
        self.print_usage(sys.stderr)
        message = translate_error(message, self.language)
        sentence = say("cli.not_understood", self.language, message=message, command=self.prog)
        self.exit(2, sentence + "\n")


def _make_formatter(language: str) -> type[argparse.HelpFormatter]:
    """Make the class that lays out help, with the word before the usage in a language."""

    class Formatter(argparse.HelpFormatter):
        """Help whose usage begins with the word of the language."""

        def add_usage(
            self,
            usage: str | None,
            actions: "Iterable[argparse.Action]",
            groups: "Iterable[argparse._MutuallyExclusiveGroup]",
            prefix: str | None = None,
        ) -> None:
            """Add the usage; arguments as in `argparse`."""
            if prefix is None:
                prefix = say("cli.parse_usage", language)
            super().add_usage(usage, actions, groups, prefix)

    return Formatter


def set_language(parser: Parser, language: str) -> None:
    """Give a parser its language, the headings of its help in it, and the choice of another.

    Args:
        parser: Of a command, or of all.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    parser.language = language
    parser.formatter_class = _make_formatter(language)
    # argparse says its headings in English and has no other place to change them.
    parser._positionals.title = say("cli.head_words", language)  # noqa: SLF001
    parser._optionals.title = say("cli.head_options", language)  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=say("cli.help_help", language))
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        metavar="CODE",
        default=language,
        help=say("cli.help_language", language),
    )


def _begin(language: str) -> "tuple[Parser, argparse._SubParsersAction[Parser]]":
    """Build what every parser of the command line begins with."""
    parser = Parser(
        prog="awhile",
        description=say("cli.about", language),
        epilog=say("cli.epilog", language),
        add_help=False,
    )
    set_language(parser, language)
    parser.add_argument(
        "--version",
        action="version",
        version=f"awhile {__version__}",
        help=say("cli.help_version", language),
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    return parser, commands


def make_parser(language: str, only: Command | None = None) -> argparse.ArgumentParser:
    """Build the parser of the command line.

    Args:
        language: Language of its help.
        only: The one command whose arguments are needed; None for those of all, as the reference
            needs them.

    Returns:
        A parser whose result holds ``run``, the command's function.
    """
    parser, commands = _begin(language)
    for command in COMMANDS:
        if only is not None and command != only:
            continue
        about = say(command.about, language)
        child = commands.add_parser(command.name, help=about, description=about, add_help=False)
        set_language(child, language)
        command.add(child, language)
        child.set_defaults(run=command.run)
    return parser


def make_overview(language: str) -> argparse.ArgumentParser:
    """Build the parser of ``awhile --help``, which needs no command's arguments.

    Args:
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    parser, commands = _begin(language)
    for command in COMMANDS:
        commands.add_parser(command.name, help=say(command.about, language), add_help=False)
    return parser


def find_command(word: str) -> Command | None:
    """Return the command of this name.

    Args:
        word: As typed.
    """
    return next((command for command in COMMANDS if command.name == word), None)


def guess_command(word: str) -> str | None:
    """Return the name of the command that a mistyped word comes near, if any.

    Args:
        word: As typed.
    """
    return guess_word(word, [command.name for command in COMMANDS])


def guess_word(word: str, words: Sequence[str]) -> str | None:
    """Return the one of some words that a mistyped word comes near, if any.

    Args:
        word: As typed.
        words: Those that it may stand for.
    """
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), words, n=1)
    return near[0] if near else None
