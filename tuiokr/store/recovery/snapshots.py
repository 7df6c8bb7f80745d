"""Daily snapshots of the workspace: folders, each of which is a complete workspace.

A file that did not change since the previous snapshot is a hard link to it, so it needs no space; every other file is
a copy. No file is a link to a file in use: a program that writes in place would change all snapshots too. A snapshot
records the time and size of each of its files and does not offer one that differs. A file that cannot be read is
replaced by its last readable version.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from tuiokr.store import codec
from tuiokr.store.folder.disk import PRIVATE_FILE, Disk, Entry, write_all
from tuiokr.store.folder.placement import FilePlacer
from tuiokr.store.folder.reader import FolderReader
from tuiokr.store.folder.scan import paths
from tuiokr.store.limits import LARGEST_FILE, LARGEST_MANIFEST
from tuiokr.store.paths import SUFFIX, Layout, join
from tuiokr.store.protocol import WORKSPACE, Broken, File, NotSaved, TooLarge

KEPT: Final = 7
"""How many daily snapshots are kept."""

FEW: Final = 32
"""The most copies that are synced one by one; for more, the whole disk is synced once."""

MANIFEST: Final = ".manifest"
_NAME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.[a-z0-9-]+)?")
_DRAFT: Final = re.compile(r"\.(?:draft|old)-[0-9a-f]{12}")
_HALF_BACKUP: Final = re.compile(r"\..+\.zip\.[0-9a-f]+\.tmp")

Marks = dict[str, tuple[int, int]]
"""Path inside the workspace → time of the last change in nanoseconds, size in bytes."""


class Snapshots:
    """The snapshots of one workspace."""

    def __init__(self, reader: FolderReader) -> None:
        self._reader = reader
        self._disk: Disk = reader.disk
        self._layout = reader.layout

    def names(self) -> list[str]:
        """Return the names of the finished snapshots, newest first."""
        return sorted(
            (name for name, kind in self._entries() if kind == "folder" and _NAME.fullmatch(name)), reverse=True
        )

    def have(self, name: str) -> bool:
        """Whether this snapshot exists. Its name is synced, as its writer may have been stopped before the sync."""
        found = self._disk.stat(join(self._layout.backups, name)) is not None
        if found:
            self._disk.fsync_dir(self._layout.backups)
        return found

    def path(self, name: str, file: str) -> str:
        """Return the path on disk of a file in a snapshot."""
        return join(self._layout.backups, name, *self._layout.inside(self._layout.path(file)).split("/"))

    def read(self, name: str, file: str) -> File | None:
        """Return a file of a snapshot in the present layout; None if it is missing, unreadable or was changed."""
        if not _NAME.fullmatch(name) or name not in self.names():
            return None
        place = self.path(name, file)
        mark = self._marks(name).get(self._layout.inside(self._layout.path(file)))
        if mark is None or mark != self._mark(place):
            return None
        steps = self._reader.layouts.steps[: (self._reader.layouts.on_disk() or 1) - 1]
        reader = FolderReader(self._disk, Layout(join(self._layout.backups, name)), steps)
        try:
            return reader.tables(file) or None
        except (Broken, TooLarge):
            return None

    def with_file(self, file: str) -> list[str]:
        """Return the names of the snapshots with a valid copy of a file, newest first."""
        return [name for name in self.names() if self.read(name, file) is not None]

    def draft(self) -> SnapshotDraft:
        """Capture the files as they are at this moment, under a hidden name. Call it with the lock held."""
        made = SnapshotDraft(self._reader, join(self._layout.backups, f".draft-{os.urandom(6).hex()}"))
        made.gather()
        return made

    def finish(self, draft: SnapshotDraft, name: str) -> None:
        """Check the draft, sync it, and rename it. Needs no lock. Raises NotSaved."""
        older = self.names()
        marks = self._marks(older[0]) if older else {}
        if older:
            draft.lean_on(join(self._layout.backups, older[0]), marks)
        for inside in draft.unreadable(marks):
            good = self._newest_good(inside, [name for name in older if self._of_this_layout(name)])
            if good:
                draft.put(good, inside)
        if not draft.has(WORKSPACE.file + SUFFIX):
            self.remove(draft.folder)
            raise NotSaved("the file of the workspace cannot be read", "Check that file.")
        draft.part()
        draft.seal()
        self._disk.replace(draft.folder, join(self._layout.backups, name))
        self._disk.fsync_dir(self._layout.backups)

    def drop_old(self) -> None:
        """Remove all but the last `KEPT` daily snapshots. Those made for another reason stay."""
        for name in [name for name in self.names() if "." not in name][KEPT:]:
            old = join(self._layout.backups, f".old-{os.urandom(6).hex()}")
            self._disk.replace(join(self._layout.backups, name), old)  # removed in one step, then deleted file by file
            self._disk.fsync_dir(self._layout.backups)  # else a power cut could restore the name, half empty
            self.remove(old)

    def sweep(self) -> None:
        """Remove snapshots and backups that a stopped process left half written or half deleted."""
        left = self.half_made()
        if left:
            self._disk.fsync_dir(self._layout.backups)  # on the medium it may still have the name of a snapshot
        for name in left:
            path = join(self._layout.backups, name)
            if _DRAFT.fullmatch(name):
                self.remove(path)
            else:
                self._disk.unlink(path)

    def half_made(self) -> list[str]:
        """Return the names of what `sweep` removes."""
        patterns = {"folder": _DRAFT, "file": _HALF_BACKUP}
        return [name for name, kind in self._entries() if kind in patterns and patterns[kind].fullmatch(name)]

    def remove(self, folder: str) -> None:
        """Remove one of our folders with its content. Links are removed, not followed."""
        for name, kind in self._disk.list(folder):
            path = join(folder, name)
            if kind == "folder":
                self.remove(path)
            else:
                self._disk.unlink(path)
        self._disk.rmdir(folder)

    def _entries(self) -> list[Entry]:
        for place in (self._layout.own, self._layout.backups):  # neither may be a link
            found = self._disk.stat(place)
            if found is None or found.kind != "folder":
                return []
        return self._disk.list(self._layout.backups)

    def _newest_good(self, inside: str, names: list[str]) -> str:
        for name in names:
            path = join(self._layout.backups, name, *inside.split("/"))
            mark = self._marks(name).get(inside)
            if mark is not None and mark == self._mark(path):
                return path
        return ""

    def _of_this_layout(self, name: str) -> bool:
        """Whether a snapshot has the workspace's present layout. Files of another layout would be misread."""
        layouts = self._reader.layouts
        other = FolderReader(self._disk, Layout(join(self._layout.backups, name)), layouts.steps)
        return other.layouts.schema() == layouts.schema()

    def _mark(self, path: str) -> tuple[int, int] | None:
        found = self._disk.stat(path)
        return (found.mtime_ns, found.size) if found and found.kind == "file" else None

    def _marks(self, name: str) -> Marks:
        try:
            value = codec.value(_read(self._disk, join(self._layout.backups, name, MANIFEST), LARGEST_MANIFEST))
            return {inside: (mark[0], mark[1]) for inside, mark in value["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            return {}  # do not trust a snapshot without its manifest


class SnapshotDraft:
    """An unfinished snapshot in `folder`."""

    def __init__(self, reader: FolderReader, folder: str) -> None:
        self.folder = folder
        self._reader = reader
        self._disk = reader.disk
        self._folders: dict[str, None] = {}
        self._files: dict[str, str] = {}
        self._in_use: dict[str, None] = {}  # the files that are still links to files of the workspace
        self._copies: dict[str, bytes] = {}
        self._unsynced = False

    def gather(self) -> None:
        """Capture every file by a temporary hard link; without hard links, read it and write it later."""
        layout = self._reader.layout
        FilePlacer(self._disk, layout).make_folder(layout.backups)
        for folder in (layout.own, layout.root):  # a stopped process may have created them without syncing
            self._disk.fsync_dir(folder)
        self._make(self.folder)
        links = True
        for path in paths(self._reader, whole=True).values():
            inside = layout.inside(path)
            links = links and self._link(path, inside)
            if inside in self._files:
                self._in_use[inside] = None
            if not links:
                with suppress(OSError):  # an unreadable file cannot be kept
                    self._copies[inside] = _read(self._disk, path, LARGEST_FILE)

    def lean_on(self, earlier: str, marks: Mapping[str, tuple[int, int]]) -> None:
        """Link each file that an earlier snapshot has unchanged to that snapshot; `marks` is its manifest."""
        for inside in list(self._in_use):
            path, older = self._files[inside], join(earlier, *inside.split("/"))
            if self._are_alike(path, older, marks.get(inside)):
                self._drop(inside)
                if not self._link(older, inside):
                    self._copies[inside] = self._disk.read(older, LARGEST_FILE)

    def part(self) -> None:
        """Replace each remaining link to a file in use by a copy."""
        few = len(self._in_use) <= FEW
        for inside in list(self._in_use):
            path = self._files[inside]
            data = _read(self._disk, path, LARGEST_FILE)
            self._drop(inside)
            self._write(path, data, synced=few)
            self._files[inside] = path
            self._unsynced = self._unsynced or not few

    def unreadable(self, known: Mapping[str, tuple[int, int]]) -> list[str]:
        """Remove the files that are not documents and return them. Files with the same mark in `known` are skipped."""
        found = []
        for inside in [*self._files, *self._copies]:
            path = self._files.get(inside, "")
            if path and known.get(inside) == self._mark(path):
                continue
            try:
                data = _read(self._disk, path, LARGEST_FILE) if path else self._copies[inside]
                codec.parse(data, inside)
            except (OSError, Broken):
                found.append(inside)
                self._drop(inside)
        return found

    def has(self, inside: str) -> bool:
        """Whether the draft contains a file."""
        return inside in self._files or inside in self._copies

    def put(self, path: str, inside: str) -> None:
        """Add a file of an older snapshot. It is copied if it is a link to a file in use, as older versions made it."""
        used, older = self._disk.stat(join(self._reader.layout.root, *inside.split("/"))), self._disk.stat(path)
        is_used = used is not None and older is not None and used.inode == older.inode
        if is_used or not self._link(path, inside):
            self._copies[inside] = self._disk.read(path, LARGEST_FILE)

    def seal(self) -> None:
        """Write the copies and the manifest, and sync everything."""
        for inside, data in self._copies.items():
            self._files[inside] = self._place(inside)
            self._write(self._files[inside], data)
        if self._copies or self._unsynced:
            self._disk.sync()  # one sync for all: many single ones would take minutes
        marks = {inside: mark for inside, path in self._files.items() if (mark := self._mark(path))}
        self._write(join(self.folder, MANIFEST), codec.compact({"files": marks, "format": 1}), synced=True)
        for folder in self._folders:
            self._disk.fsync_dir(folder)

    def _are_alike(self, path: str, older: str, mark: tuple[int, int] | None) -> bool:
        """Whether a file is equal, byte for byte, to a file of an earlier snapshot that matches its manifest."""
        now, then = self._disk.stat(path), self._disk.stat(older)
        if now is None or then is None or then.kind != "file" or mark != (then.mtime_ns, then.size):
            return False
        if now.size != then.size or now.inode == then.inode:
            return False
        try:
            return _read(self._disk, path, LARGEST_FILE) == _read(self._disk, older, LARGEST_FILE)
        except OSError:
            return False  # a later step handles the unreadable file

    def _link(self, path: str, inside: str) -> bool:
        place = self._place(inside)
        found = self._disk.stat(path)
        if found is None or found.kind != "file":
            return True  # there is nothing to keep
        try:
            self._disk.link(path, place)
        except OSError:
            with suppress(OSError):  # the link may exist despite the error
                self._disk.unlink(place)
            return False
        self._files[inside] = place
        return True

    def _place(self, inside: str) -> str:
        *folders, name = inside.split("/")
        place = self.folder
        for folder in folders:
            place = join(place, folder)
            self._make(place)
        return join(place, name)

    def _make(self, folder: str) -> None:
        if folder not in self._folders:
            self._disk.mkdir(folder)
            self._folders[folder] = None

    def _mark(self, path: str) -> tuple[int, int] | None:
        found = self._disk.stat(path)
        return (found.mtime_ns, found.size) if found else None

    def _drop(self, inside: str) -> None:
        self._copies.pop(inside, None)
        self._in_use.pop(inside, None)
        path = self._files.pop(inside, None)
        if path:
            self._disk.unlink(path)

    def _write(self, path: str, data: bytes, *, synced: bool = False) -> None:
        handle = self._disk.create(path, PRIVATE_FILE)
        try:
            write_all(self._disk, handle, data)
            if synced:
                self._disk.fsync(handle)
        finally:
            self._disk.close(handle)


def _read(disk: Disk, path: str, limit: int) -> bytes:
    """Return the bytes of a file. A second attempt avoids a missing file after a single read error."""
    with suppress(OSError):
        return disk.read(path, limit)
    return disk.read(path, limit)
