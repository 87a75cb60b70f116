"""The command line: the only module that prints, exits and reads the clock."""

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: The words after ``awhile``; None for those of this process.

    Returns:
        The exit code: 0, or 2 for an error that one sentence explains.
    """
    raise NotImplementedError(argv)
