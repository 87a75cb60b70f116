"""Writers of every export that is read, for tests: rows in, a file as the app makes it out."""

from tests.exports.accounts import ACCOUNTS
from tests.exports.export import Export as Export
from tests.exports.files import FILES
from tests.exports.phones import PHONES
from tests.exports.texts import TEXTS
from tests.exports.tools import TOOLS

EXPORTS: tuple[Export, ...] = (*TEXTS, *PHONES, *FILES, *ACCOUNTS, *TOOLS)
"""Every form of every format."""
