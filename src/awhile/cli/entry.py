"""From the words of a command line to its exit code."""

import io
import os
import re
import sys
from collections.abc import Sequence
from itertools import pairwise

from awhile.cli.parser import find_command, guess_command, make_overview, make_parser
from awhile.errors import AwhileError
from awhile.words import FALLBACK, LANGUAGES, say


def run_words(words: list[str]) -> int:
    """Run the command that the words name; a file in place of a command is studied.

    Args:
        words: The words after ``awhile``.

    Returns:
        The exit code: 0, or 2 for an error that one sentence explains.
    """
    language = choose_language(words)
    open_streams()
    os.umask(0o077)  # whatever is written is about people, and for their eyes alone
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names come in every script, and data written to a file are UTF-8 everywhere.
            stream.reconfigure(
                encoding=None if stream.isatty() else "utf-8", errors="backslashreplace"
            )
    try:
        code = _run(words, language)
        sys.stdout.flush()
    except AwhileError as error:
        print(error.tell(language), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\n" + say("cli.stopped", language), file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        why = error.strerror or type(error).__name__
        print(say("cli.machine", language, why=why), file=sys.stderr)
        return 2
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        print(say("cli.fault", language, what=type(error).__name__), file=sys.stderr)
        return 2
    return code


def open_streams() -> None:
    """Replace closed standard streams by the null device.

    A file that is opened next would otherwise take their place, and be written into.
    """
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    from pathlib import Path

    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - for the whole run
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _run(words: list[str], language: str) -> int:
    if not words or words[0].startswith("-"):
        make_overview(language).parse_args(words or ["--help"])
        return 0
    command = find_command(words[0])
    if command is None:
        _check_word(words)
        words, command = ["study", *words], find_command("study")
    args = make_parser(language, command).parse_args(words)
    return int(args.run(args))


def _check_word(words: Sequence[str]) -> None:
    """Say where a first word is neither a file nor a command, but comes near one.

    Raises:
        AwhileError: It is a mistyped command, or a name with blanks that stands without quotes.
    """
    word = words[0]
    if os.path.lexists(word):
        return
    from pathlib import Path

    for end in range(len(words), 1, -1):
        name = " ".join(words[:end])
        if Path(name).exists():
            raise AwhileError("cli.needs_quotes", path=name)
    quoted = word.strip("'\"“”‘’")
    if quoted != word and Path(quoted).exists():
        raise AwhileError("cli.needs_quotes", path=quoted)
    near = guess_command(word)
    if near is not None and not Path(word).suffix:
        raise AwhileError("cli.did_you_mean", word=word, command=near)


def choose_language(words: Sequence[str]) -> str:
    """Find the language asked for, before anything is said in any.

    Args:
        words: The words after ``awhile``.

    Returns:
        What ``--language`` names, else AWHILE_LANGUAGE, else the locale of the machine, where
        Awhile speaks it; else English.
    """
    names = ("AWHILE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    machine = next((value for name in names if (value := os.environ.get(name))), FALLBACK)
    named = re.split(r"[^A-Za-z]", machine, maxsplit=1)[0].lower()
    for word, after in pairwise([*words, ""]):
        if word == "--language":
            named = after
        elif word.startswith("--language="):
            named = word.partition("=")[2]
    return named if named in LANGUAGES else FALLBACK
