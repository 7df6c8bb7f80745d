"""How large the files may be that people name. Sizes are bytes."""

from __future__ import annotations

from typing import Final

LARGEST_DOCUMENT: Final = 20_000_000
"""A file with OKRs, to be imported or checked."""
LARGEST_STATEMENTS: Final = 500_000_000
"""A file with single statements, one a line, to be checked."""
LONGEST_LINE: Final = 100_000
"""Characters of a line of Markdown that are read."""
MOST_NOTES: Final = 200
"""Notes that are kept of one file."""
