"""Limits for the files of a workspace and for what is made from them. Sizes are in bytes."""

from __future__ import annotations

from typing import Final

WARN_SIZE: Final = 1_000_000
"""A larger file is read and reported as a trouble."""
MOST_SIZE: Final = 5_000_000
"""A larger file is not written."""
LARGEST_FILE: Final = 50_000_000
"""A larger file, which another program must have written, is not even read."""
LARGEST_INTENT: Final = 1_000_000_000
"""The plan of a commit: it contains all files of an import."""

LARGEST_HISTORY: Final = 4_000_000
"""One file of the history. A larger one replaces the “older” file, and a new one is begun."""
LONGEST_COMMIT: Final = 500_000
"""One commit as a line of the journal of all files. A longer one is written there without its documents."""
LARGEST_MANIFEST: Final = 200_000_000
"""The list of the files in a snapshot."""

LARGEST_ZIP: Final = 500_000_000
"""A larger backup is not read."""
LARGEST_UNPACKED: Final = 1_000_000_000
"""The total size of all files in a backup."""
MOST_FILES: Final = 500_000
"""The number of files in a backup."""
DEEPEST: Final = 50
"""How many folders deep a file in a backup may be."""
