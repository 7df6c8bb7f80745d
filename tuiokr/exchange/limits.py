"""The largest sizes of files that people name, in bytes."""

from __future__ import annotations

from typing import Final

LARGEST_DOCUMENT: Final = 20_000_000
"""A file with OKRs that is imported or checked."""
LARGEST_AGENDA: Final = 300_000
"""A file with an agenda; those that ship have less than 10 kB."""
LARGEST_STATEMENTS: Final = 500_000_000
"""A file with single statements, one per line, that is checked."""
LONGEST_LINE: Final = 100_000
"""Most characters that are read of a line of Markdown."""
MOST_NOTES: Final = 200
"""Most notes about one file."""
