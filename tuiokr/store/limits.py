"""How large the files of a workspace may be, and what is made of them. Sizes are bytes."""

from __future__ import annotations

from typing import Final

WARN_SIZE: Final = 1_000_000
"""One file: a larger one is read, and is a trouble."""
MOST_SIZE: Final = 5_000_000
"""One file: a larger one is refused on writing."""
LARGEST_FILE: Final = 50_000_000
"""One file: a larger one, which somebody else must have written, is not even read."""
LARGEST_INTENT: Final = 1_000_000_000
"""The plan of a commit: it holds all files of an import."""

LARGEST_HISTORY: Final = 4_000_000
"""One file of the history: a larger one becomes the older one, and a new one is begun; the older one before it goes."""
LONGEST_COMMIT: Final = 500_000
"""One commit as a line of the journal of all files; a longer one is told there without its documents."""
LARGEST_MANIFEST: Final = 200_000_000
"""The list of what is in a snapshot."""

LARGEST_ZIP: Final = 500_000_000
"""A backup: a larger one is not read."""
LARGEST_UNPACKED: Final = 1_000_000_000
"""All files of a backup together."""
MOST_FILES: Final = 500_000
"""Files in a backup."""
DEEPEST: Final = 50
"""Folders that a file in a backup may be in."""
