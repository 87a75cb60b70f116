"""``awhile completion``: what a shell needs to complete commands and options."""

import argparse
import sys

from awhile.cli.commands import COMMANDS
from awhile.cli.parser import make_parser
from awhile.words import say

SHELLS = ("bash", "zsh", "fish")


def add_completion(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile completion``."""
    parser.add_argument("shell", choices=SHELLS, help=say("cli.help_shell", language))


def run_completion(args: argparse.Namespace) -> int:
    """Print the script that one evaluates, or puts among the completions of a shell."""
    sys.stdout.write(write_completion(args.shell, args.language))
    return 0


def list_options(name: str, language: str) -> list[tuple[str, str]]:
    """List the long options of a command, each with what its help says of it.

    Args:
        name: Name of the command.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    command = next(command for command in COMMANDS if command.name == name)
    parser = make_parser(language, command)
    # argparse offers no other way to the parser of one command.
    (choices,) = [a.choices for a in parser._actions if isinstance(a.choices, dict)]  # noqa: SLF001
    return [
        (option, str(action.help or ""))
        for action in choices[name]._actions  # noqa: SLF001
        for option in action.option_strings
        if option.startswith("--")
    ]


def write_completion(shell: str, language: str) -> str:
    """Write the script for one shell, from the same table as the help.

    Args:
        shell: One of `SHELLS`.
        language: Language of what is said beside each word.

    Returns:
        The script.
    """
    about = {command.name: say(command.about, language) for command in COMMANDS}
    options = {name: list_options(name, language) for name in about}
    if shell == "fish":
        lines = ["complete -c awhile -n __fish_use_subcommand -a "]
        lines = [
            f"complete -c awhile -n __fish_use_subcommand -a {name} -d {_quoted(text)}"
            for name, text in about.items()
        ]
        for name, found in options.items():
            lines += [
                f"complete -c awhile -n '__fish_seen_subcommand_from {name}' "
                f"-l {option[2:]} -d {_quoted(text)}"
                for option, text in found
            ]
        return "\n".join(lines) + "\n"
    cases = "\n".join(
        f'    {name}) words="{" ".join(option for option, _ in found)}" ;;'
        for name, found in options.items()
    )
    start = "autoload -U +X bashcompinit && bashcompinit\n" if shell == "zsh" else ""
    return f"""{start}_awhile() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} words="{" ".join(about)}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    case ${{COMP_WORDS[1]}} in
{cases}
    *) words="" ;;
    esac
    case $word in -*) ;; *) words="" ;; esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _awhile awhile
"""


def _quoted(text: str) -> str:
    """Quote a text for a shell."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
