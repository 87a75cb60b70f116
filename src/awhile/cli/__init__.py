"""The command line: the only place that prints, exits and reads the clock.

argparse rather than a richer library, so that the whole program runs with nothing installed.
Nothing is imported before it is needed: the version, help and a refusal answer at once.
"""

import sys
from collections.abc import Sequence

from awhile import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a file in place of a command is studied.

    Args:
        argv: The words after ``awhile``; None for those of this process.

    Returns:
        The exit code: 0, or 2 for an error that one sentence explains.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--version"]:
        print(f"awhile {__version__}")
        return 0
    try:
        from awhile.cli.entry import run_words

        return run_words(words)
    except KeyboardInterrupt:
        # It may come while this is still being loaded, before any sentence can be.
        sys.stderr.write("\nStopped, as asked.\n")
        return 130
