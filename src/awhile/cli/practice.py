"""The commands of the practice part, printed."""

import argparse

from awhile.cli.console import make_desk
from awhile.practice.commands import COMMANDS


def _add(name: str, parser: argparse.ArgumentParser, language: str) -> None:
    next(c for c in COMMANDS if c.name == name).add(parser, language)


def _run(name: str, args: argparse.Namespace) -> int:
    command = next(c for c in COMMANDS if c.name == name)
    print(command.run(args, make_desk(args.language)))
    return 0


def add_hold(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile hold``."""
    _add("hold", parser, language)


def run_hold(args: argparse.Namespace) -> int:
    """Run ``awhile hold``."""
    return _run("hold", args)


def add_draft(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile draft``."""
    _add("draft", parser, language)


def run_draft(args: argparse.Namespace) -> int:
    """Run ``awhile draft``."""
    return _run("draft", args)


def add_journal(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile journal``."""
    _add("journal", parser, language)


def run_journal(args: argparse.Namespace) -> int:
    """Run ``awhile journal``."""
    return _run("journal", args)


def add_practice(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile practice``."""
    _add("practice", parser, language)


def run_practice(args: argparse.Namespace) -> int:
    """Run ``awhile practice``."""
    return _run("practice", args)


def add_plan(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile plan``."""
    _add("plan", parser, language)


def run_plan(args: argparse.Namespace) -> int:
    """Run ``awhile plan``."""
    return _run("plan", args)


def add_help_now(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile help-now``."""
    _add("help-now", parser, language)


def run_help_now(args: argparse.Namespace) -> int:
    """Run ``awhile help-now``."""
    return _run("help-now", args)


def add_care(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile care``."""
    _add("care", parser, language)


def run_care(args: argparse.Namespace) -> int:
    """Run ``awhile care``."""
    return _run("care", args)


def add_store(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile store``."""
    _add("store", parser, language)


def run_store(args: argparse.Namespace) -> int:
    """Run ``awhile store``."""
    return _run("store", args)
