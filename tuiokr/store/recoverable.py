"""What a store promises besides that keeps its own files: snapshots, and what can be had back of a broken file.

A store behind a server has none of this: whoever runs the server sees to it.
"""

from __future__ import annotations

from collections.abc import Collection
from os import PathLike
from typing import NamedTuple, Protocol, runtime_checkable

from tuiokr.store.protocol import File, Store


class Recovery(NamedTuple):
    """What can be had back of a file that is broken or gone.

    `parts` tells a line each where the documents are from, `lost` what no source has any more.
    """

    tables: File
    parts: tuple[str, ...]
    lost: tuple[str, ...]


@runtime_checkable
class Recoverable(Protocol):
    """A store whose files somebody can break, and that can mend them. Every call but `tend` may raise `StoreError`."""

    def warnings(self) -> tuple[str, ...]:
        """What makes the place itself a risk, a line each for a person. Looked up anew at each call."""
        ...

    def backup(self, path: str | PathLike[str]) -> None:
        """Write one .zip with every file as of one moment, verified by reading it back before it is put in place."""
        ...

    def set_aside(self, file: str) -> str:
        """Move a broken file out of the way so that it can be written anew; returns where it is now."""
        ...

    def tend(self) -> None:
        """Housekeeping when there is time: today's snapshot, old ones dropped. Cheap when done; never raises."""
        ...

    def snapshots(self, file: str) -> tuple[str, ...]:
        """The names of the snapshots that have a file and can be trusted, newest first; a name begins with its day."""
        ...

    def restore_file(self, file: str, snapshot: str) -> str:
        """Put a file back as it was in a snapshot; what stood there is kept: returns where, "" if there was nothing."""
        ...

    def recovery(self, file: str) -> Recovery:
        """What can be had back of a file that cannot be read or is gone. Writes nothing."""
        ...

    def recover(self, file: str) -> Recovery:
        """Restore what can be read, having kept the broken file; in one that reads well, documents that are missing.

        StoreError if there is nothing to put back, or nothing can be had.
        """
        ...

    def headless(self, folders: Collection[str]) -> bool:
        """Whether the file of the workspace is gone while files lie in one of these logical folders."""
        ...


def recoverable(store: Store) -> Recoverable | None:
    """The store as one that can mend its files, None if it has none of its own."""
    return store if isinstance(store, Recoverable) else None
