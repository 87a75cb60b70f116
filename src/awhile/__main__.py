"""``python -m awhile``."""

import sys

from awhile.cli import main

sys.exit(main())
