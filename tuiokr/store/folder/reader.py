"""Read a workspace folder without locks, without following links, and never in a half-saved state."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.commit_rules import ReadOnly, check_writable, large
from tuiokr.store.folder.disk import Disk, Kind
from tuiokr.store.folder.layout import Layouts
from tuiokr.store.limits import LARGEST_FILE, LARGEST_INTENT, WARN_SIZE
from tuiokr.store.migrations import MIGRATIONS, Step
from tuiokr.store.paths import Layout, join
from tuiokr.store.protocol import WORKSPACE, Broken, ReadOnlyBecause, StoreError, TooLarge, TooNew, Trouble, TroubleKind

if TYPE_CHECKING:
    from tuiokr.store.duplicates import Double
    from tuiokr.store.folder.intent import Intent

_Source: TypeAlias = Callable[[], bytes | None]

KINDS: Final[dict[Kind, str]] = {
    "file": "a file",
    "folder": "a folder",
    "link": "a symbolic link, which tuiokr does not follow",
    "other": "a device or a pipe",
}
"""What is there instead of the expected kind."""

_UNREADABLE: Final = {
    errno.ELOOP: "this is a symbolic link, which tuiokr does not follow; expected a file",
    errno.EISDIR: "this is a folder; expected a file",
    errno.ENXIO: "this is a device or a pipe; expected a file",
    errno.EACCES: "you may not read this; expected a file that you may read",
}


NO_INTENT: Final = (errno.EISDIR, errno.ENXIO, errno.ELOOP)
"""Disk errors for a plan that is not a file: it is then ignored, and reading continues."""


class FolderReader:
    """Reads files as they are, or, if a commit was stopped after its commit point, as that commit leaves them.

    Files of an older layout are returned as upgraded by `steps`, each of which upgrades one layout to the next.
    """

    def __init__(self, disk: Disk, layout: Layout, steps: Sequence[Step] = MIGRATIONS) -> None:
        self.disk = disk
        self.layout = layout
        self.troubles: dict[str, Trouble] = {}
        self.doubled: dict[str, tuple[Double, ...]] = {}
        """The names that exist twice in a file, by the file's path inside the workspace."""
        self.leftovers = False
        """Whether temp files of an interrupted process were seen."""
        self.layouts = Layouts(self.data, steps)
        self._found = False

    def exists(self) -> bool:
        """Whether the root is a workspace. Once true, it stays true."""
        if not self._found:
            there = self.disk.stat(self.layout.path(WORKSPACE.file)) is not None
            self._found = there or WORKSPACE.file in self.pending()
        return self._found

    def pending(self) -> dict[str, bytes | None]:
        """Return what a stopped commit must still write: contents by logical path, None for a file to delete."""
        intent = self.intent()
        return dict(intent.after) if intent else {}

    def intent(self) -> Intent | None:
        """Return the present intent if it is valid. An invalid one becomes a trouble."""
        place = self.layout.intent
        # Read it each time: two successive intents may have the same inode, size and time.
        return _intent_at(self, place) if self.disk.stat(place) else None

    def data(self, file: str) -> bytes | None:
        """Return the bytes of one file, None if there is none. Raises Broken, TooLarge."""
        path = self.layout.path(file)
        pending = self.pending()
        if file in pending:
            return pending[file]
        if not self.exists():
            return None
        return self._bytes(path) if self.reachable(path) else None

    def tables(self, file: str) -> Tables:
        """Return the tables of one file, empty if there is none. Raises Broken and TooLarge, noted as troubles."""
        return self._noting(file, self.layout.path(file), lambda: self.data(file))

    def note(self, path: str, line: int, what: str, kind: TroubleKind, error: OSError | None = None) -> None:
        """Remember something that a person should know about a path inside the workspace."""
        self.troubles[path] = Trouble(path, line, what, kind, (error.errno or 0) if error else 0)

    def listed(self, folder: str, error: OSError | None = None) -> None:
        """Note that a folder cannot be listed, or remove that note. `folder` is its path on disk."""
        inside = self.layout.inside(folder)
        if error:
            self.note(inside, 0, f"the folder cannot be read: {error.strerror}", "unread folder", error)
        elif inside in self.troubles and self.troubles[inside].kind == "unread folder":
            del self.troubles[inside]

    def weigh(self, path: str, data: bytes | None) -> None:
        """Note a file that can be read but is so large that it is slow; else remove its trouble.

        The trouble of a file in which a name exists twice is kept.
        """
        inside = self.layout.inside(path)
        if data is not None and len(data) > WARN_SIZE:
            self.note(inside, 0, large(data), "large")
        elif inside not in self.doubled:
            self.troubles.pop(inside, None)

    def written(self, path: str, data: bytes | None) -> None:
        """Update the troubles of a file that was just saved."""
        self.doubled.pop(self.layout.inside(path), None)
        self.weigh(path, data)

    def reachable(self, path: str) -> bool:
        """Whether all parent folders of a path exist. Raises Broken if one of them is not a real folder."""
        for folder in self.layout.parents(path):
            found = self.disk.stat(folder)
            if found is None:
                return False
            if found.kind != "folder":
                raise Broken(self.layout.inside(folder), 0, f"this is {KINDS[found.kind]}; expected a folder")
        return True

    def _noting(self, file: str, path: str, source: _Source) -> Tables:
        inside = self.layout.inside(path)
        try:
            data = source()
            tables = {} if data is None else codec.parse(data, inside)
            canonical = data is None or codec.as_written(data, tables)
            if not self.layouts.current:
                tables = self.layouts.tables(file, inside, source)
        except Broken as error:
            self.note(inside, error.line, error.what, error.kind)
            raise
        except TooLarge as error:
            self.note(inside, 0, error.message, "too large")
            raise
        self.doubled.pop(inside, None)
        self.weigh(path, data)
        if data is not None and not canonical:
            self._look_for_doubles(inside, data)
        return tables

    def _look_for_doubles(self, inside: str, data: bytes) -> None:
        from tuiokr.store.duplicates import doubles

        found = doubles(data)
        if found:
            self.doubled[inside] = found
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            what = (
                f"{found[0].what}{more}: only the last one is read. The "
                "next save keeps a copy of the file in .tuiokr/quarantine"
            )
            self.note(inside, found[0].line, what, "twice")

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self.disk.read(path, LARGEST_FILE)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            inside = self.layout.inside(path)
            if error.errno == errno.EFBIG:
                size = f"{inside} is larger than {LARGEST_FILE / 1e6:.0f} MB and was not read"
                hint = "Check whether it is the right file."
                raise TooLarge(f"{size}; files are a few kB as a rule", hint) from None
            if error.errno in _UNREADABLE:
                raise Broken(inside, 0, _UNREADABLE[error.errno]) from error
            raise


def _intent_at(reader: FolderReader, place: str) -> Intent | None:
    from tuiokr.store.folder.intent import Invalid, decode

    inside = reader.layout.inside(place)
    try:
        intent = decode(reader.disk.read(place, LARGEST_INTENT))
        for file in intent.after:
            reader.layout.path(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno not in NO_INTENT:
            raise
        what = "not a save plan, although it has the name of one. Nothing can be saved until it is deleted"
        reader.note(inside, 0, what, "plan", error)
        return None
    except (Invalid, StoreError) as error:
        if isinstance(error, TooNew):
            raise
        reader.note(inside, 0, f"the plan of an interrupted save is damaged and was not used ({error})", "plan")
        return None
    reader.troubles.pop(inside, None)
    return intent


class ReadGate:
    """Whether this version may write to the workspace, by the present content of the workspace file."""

    def __init__(self, reader: FolderReader) -> None:
        self._reader = reader
        self.closed: ReadOnlyBecause = ""
        """The result of the last check."""

    def open(self) -> None:
        """Do the first check. Raises StoreError if the root is not a folder, TooNew if it may not even be read."""
        disk, root = self._reader.disk, self._reader.layout.root
        found = disk.stat(root)
        if found and found.kind != "folder" and disk.stat(join(root, ".")) is None:
            raise StoreError(f"{root} is a file; a workspace is a folder", "Give the path of a folder.")
        # Read only if writing is forbidden, and also if broken, so that nothing gets damaged further.
        with suppress(ReadOnly, Broken):
            self.check()

    def check(self) -> Tables:
        """Return the workspace file's tables. Raises TooNew or Broken if this version may not write here."""
        layout = self._reader.layout
        path = layout.inside(layout.path(WORKSPACE.file))
        try:
            tables = self._reader.tables(WORKSPACE.file)
            if tables:
                check_writable(tables, path, self._reader.layouts.newest)
        except StoreError as error:
            self.closed = "newer" if isinstance(error, TooNew) else "broken"
            if isinstance(error, Broken):
                self._reader.note(path, error.line, error.what, error.kind)
            raise
        self.closed = ""
        return tables
