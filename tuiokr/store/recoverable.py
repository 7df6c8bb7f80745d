"""The extra interface of a store that keeps its own files: snapshots, and the repair of broken files.

A store behind a server has none of this: that is the job of whoever runs the server.
"""

from __future__ import annotations

from collections.abc import Collection
from os import PathLike
from typing import NamedTuple, Protocol, runtime_checkable

from tuiokr.store.protocol import File, Store


class Recovery(NamedTuple):
    """What can be restored of a file that is broken or missing.

    Each line of `parts` says where some documents come from, each line of `lost` what no source contains.
    """

    tables: File
    parts: tuple[str, ...]
    lost: tuple[str, ...]


@runtime_checkable
class Recoverable(Protocol):
    """A store whose files can be broken by others, and which can repair them. All but `tend` may raise `StoreError`."""

    def warnings(self) -> tuple[str, ...]:
        """Return the risks of the location itself, one line each for a person. Looked up again at each call."""
        ...

    def backup(self, path: str | PathLike[str]) -> None:
        """Write one .zip with every file as of one moment. It is read back and verified before it is put in place."""
        ...

    def set_aside(self, file: str) -> str:
        """Move a broken file away so that a new one can be written; return its new path."""
        ...

    def tend(self) -> None:
        """Do housekeeping: take today's snapshot, drop old ones. Fast if it is already done; never raises."""
        ...

    def snapshots(self, file: str) -> tuple[str, ...]:
        """Return the names of the valid snapshots that contain a file, newest first; a name begins with its day."""
        ...

    def restore_file(self, file: str, snapshot: str) -> str:
        """Restore a file from a snapshot. Return where the present file is kept, "" if there was none."""
        ...

    def recovery(self, file: str) -> Recovery:
        """Return what can be restored of a file that is broken or missing. Writes nothing."""
        ...

    def recover(self, file: str) -> Recovery:
        """Keep the broken file and restore what can be read; in a readable file, restore missing documents.

        Raises StoreError if there is nothing to restore, or no source to restore from.
        """
        ...

    def headless(self, folders: Collection[str]) -> bool:
        """Whether the workspace file is missing although one of these logical folders contains files."""
        ...


def recoverable(store: Store) -> Recoverable | None:
    """Return the store if it can repair its files, None if it has no files of its own."""
    return store if isinstance(store, Recoverable) else None
