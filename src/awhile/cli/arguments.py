"""What commands that read a chat understand: files, who the pair is, how a study is told."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from awhile.errors import AwhileError
from awhile.words import say

TYPE_CHECKING = False  # a word that is not understood is told without these
if TYPE_CHECKING:
    from awhile.practice.settle import Given
    from awhile.types import Reply


def add_reading(parser: argparse.ArgumentParser, language: str) -> None:
    """Add what every command that reads a chat understands.

    Args:
        parser: Of the command.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help=say("cli.help_file", language)
    )
    add_how_to_read(parser, language)


def add_how_to_read(parser: argparse.ArgumentParser, language: str) -> None:
    """Add how a chat is to be read.

    Args:
        parser: Of the command.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    parser.add_argument(
        "--dates", choices=("dmy", "mdy", "ymd"), help=say("cli.help_dates", language)
    )
    parser.add_argument("--zone", metavar="ZONE", help=say("cli.help_zone", language))
    parser.add_argument("--chat", metavar="TITLE", help=say("cli.help_chat", language))


def add_people(parser: argparse.ArgumentParser, language: str) -> None:
    """Add who the two are, and what else they are called.

    Args:
        parser: Of the command.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    parser.add_argument("--me", metavar="NAME", help=say("cli.help_me", language))
    parser.add_argument("--with", dest="other", metavar="NAME", help=say("cli.help_with", language))
    parser.add_argument(
        "--same",
        metavar="NAME=NUMBER",
        action="append",
        default=[],
        help=say("cli.help_same", language),
    )


def add_pair(parser: argparse.ArgumentParser, language: str) -> None:
    """Add who the pair is, when, and the questions that come before a study.

    Args:
        parser: Of the command.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    add_people(parser, language)
    parser.add_argument("--prior", metavar="FILE", type=Path, help=say("cli.help_prior", language))
    parser.add_argument("--now", metavar="TIME", help=say("cli.help_now", language))
    parser.add_argument(
        "--adult", choices=("yes", "unsure", "no"), help=say("practice.help_adult", language)
    )
    parser.add_argument(
        "--afraid", choices=("yes", "no"), help=say("practice.help_afraid", language)
    )
    parser.add_argument(
        "--no-contact",
        choices=("yes", "unsure", "no"),
        help=say("practice.help_no_contact", language),
    )
    parser.add_argument(
        "--stop-found",
        choices=("yes", "unsure", "no"),
        help=say("practice.help_stop_found", language),
    )
    for name in ("my-chat", "parting-found", "same-person"):
        parser.add_argument(
            f"--{name}",
            choices=("yes", "unsure", "no"),
            help=say(f"care.help_{name.replace('-', '_')}", language),
        )
    parser.add_argument(
        "--event",
        metavar=("DATE", "WHAT"),
        nargs=2,
        action="append",
        default=[],
        help=say("cli.help_event", language),
    )
    parser.add_argument(
        "--events", metavar="FILE", type=Path, help=say("cli.help_events", language)
    )


def add_telling(parser: argparse.ArgumentParser, language: str) -> None:
    """Add what every command that tells a study understands.

    Args:
        parser: Of the command.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    parser.add_argument("--page", metavar="PATH", type=Path, help=say("cli.help_page", language))
    parser.add_argument(
        "--anonymous", action="store_true", help=say("cli.help_anonymous", language)
    )
    parser.add_argument("--open", action="store_true", help=say("cli.help_open", language))
    parser.add_argument("--json", action="store_true", help=say("cli.help_json", language))
    parser.add_argument("--force", action="store_true", help=say("cli.help_force", language))


def add_inspect(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile inspect``."""
    add_reading(parser, language)
    add_people(parser, language)
    parser.add_argument("--json", action="store_true", help=say("cli.help_inspect_json", language))


def add_study(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile study``."""
    add_reading(parser, language)
    add_pair(parser, language)
    add_telling(parser, language)


def add_tell(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile tell``."""
    parser.add_argument(
        "file", metavar="STUDY", type=Path, help=say("cli.help_study_file", language)
    )
    add_telling(parser, language)


def add_claims(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile claims``."""
    parser.add_argument(
        "files", metavar="CHAT", type=Path, nargs="*", help=say("claims.help_file", language)
    )
    add_how_to_read(parser, language)
    add_pair(parser, language)


def add_table(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile table``."""
    add_reading(parser, language)
    add_people(parser, language)
    parser.add_argument(
        "--out", metavar="PATH", type=Path, help=say("cli.help_table_out", language)
    )
    parser.add_argument("--names", action="store_true", help=say("cli.help_names", language))
    parser.add_argument(
        "--text-counts", action="store_true", help=say("cli.help_text_counts", language)
    )
    parser.add_argument("--json", action="store_true", help=say("cli.help_table_json", language))
    parser.add_argument("--force", action="store_true", help=say("cli.help_force", language))


def read_same(said: Sequence[str]) -> dict[str, str]:
    """Take ``NAME=NUMBER`` as other names of a person, each with that person's name.

    Args:
        said: As typed, ``NAME=NUMBER`` each.

    Raises:
        AwhileError: A part is missing.
    """
    found: dict[str, str] = {}
    for one in said:
        name, _, alias = (part.strip() for part in one.partition("="))
        if not name or not alias:
            raise AwhileError("cli.bad_same", text=one)
        found[alias] = name
    return found


def read_given(args: argparse.Namespace) -> "Given":
    """Take the answers of care given in advance.

    Args:
        args: As parsed.
    """
    from awhile.practice.settle import Given
    from awhile.types import Care

    care = Care(
        young=read_young(args.adult),
        outsider=read_young(args.my_chat),
        no_contact=_reply(args.no_contact),
        afraid=_reply(args.afraid),
    )
    found = (_reply(args.stop_found), _reply(args.parting_found), _reply(args.same_person))
    return Given(care, *found)


def read_young(word: str | None) -> "Reply":
    """Read an option in whose words a yes is what opens: eighteen or older, one's own chat.

    Args:
        word: The option as typed; None where it was not given.
    """
    from awhile.types import Reply

    turned = {"yes": Reply.NO, "unsure": Reply.UNSURE, "no": Reply.YES, None: Reply.NOT_NOW}
    return turned[word]


def _reply(word: str | None) -> "Reply":
    """Read the word of an option; without one nothing was answered."""
    from awhile.types import Reply

    return Reply.NOT_NOW if word is None else Reply(word)
