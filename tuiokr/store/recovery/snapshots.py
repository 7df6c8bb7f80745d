"""What the workspace was on each of the last days: folders, each a workspace that can be read like any.

A file that is as it was in the snapshot before is a hard link to that one, so it costs nothing; every other is a copy.
None is a link to a file in use: another program may write in place, and would change all snapshots with it. A snapshot
notes the time and size of each of its files and does not offer one that differs. A file that cannot be read is in the
snapshot as it was when it last could.
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
"""Days whose snapshots are kept."""

FEW: Final = 32
"""Copies that are synced one by one; for more of them the whole disk is synced once."""

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
        """The finished ones, newest first."""
        return sorted(
            (name for name, kind in self._entries() if kind == "folder" and _NAME.fullmatch(name)), reverse=True
        )

    def have(self, name: str) -> bool:
        """Whether there is one of that name, to stay: who made it may have been stopped before it was on the medium."""
        found = self._disk.stat(join(self._layout.backups, name)) is not None
        if found:
            self._disk.fsync_dir(self._layout.backups)
        return found

    def path(self, name: str, file: str) -> str:
        """Where a snapshot has a file."""
        return join(self._layout.backups, name, *self._layout.inside(self._layout.path(file)).split("/"))

    def read(self, name: str, file: str) -> File | None:
        """A file as it was, in the layout of the workspace now; None if not there, not to be trusted, or unreadable."""
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
        """The snapshots that have a file and can be trusted with it, newest first."""
        return [name for name in self.names() if self.read(name, file) is not None]

    def draft(self) -> SnapshotDraft:
        """The files as they are at this moment, under a name that nobody sees. To be called with the lock held."""
        made = SnapshotDraft(self._reader, join(self._layout.backups, f".draft-{os.urandom(6).hex()}"))
        made.gather()
        return made

    def finish(self, draft: SnapshotDraft, name: str) -> None:
        """Check what was gathered, sync it, and give it its name. Needs no lock. Raises NotSaved."""
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
        """Remove the snapshots of all but the last days that have one. Those made for another reason stay."""
        for name in [name for name in self.names() if "." not in name][KEPT:]:
            old = join(self._layout.backups, f".old-{os.urandom(6).hex()}")
            self._disk.replace(join(self._layout.backups, name), old)  # gone in one step, then taken apart
            self._disk.fsync_dir(self._layout.backups)  # else a power cut could bring the name back, with half of it
            self.remove(old)

    def sweep(self) -> None:
        """Remove what a stopped process left half made or half removed."""
        left = self.half_made()
        if left:
            self._disk.fsync_dir(self._layout.backups)  # it may have another name on the medium, that of a snapshot
        for name in left:
            path = join(self._layout.backups, name)
            if _DRAFT.fullmatch(name):
                self.remove(path)
            else:
                self._disk.unlink(path)

    def half_made(self) -> list[str]:
        """The names of what `sweep` removes."""
        patterns = {"folder": _DRAFT, "file": _HALF_BACKUP}
        return [name for name, kind in self._entries() if kind in patterns and patterns[kind].fullmatch(name)]

    def remove(self, folder: str) -> None:
        """Remove a folder of ours with all in it. Links are removed, not followed."""
        for name, kind in self._disk.list(folder):
            path = join(folder, name)
            if kind == "folder":
                self.remove(path)
            else:
                self._disk.unlink(path)
        self._disk.rmdir(folder)

    def _entries(self) -> list[Entry]:
        for place in (self._layout.own, self._layout.backups):  # neither may be a link that leads elsewhere
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
        """Whether a snapshot has the layout of the workspace now: its files would be taken for such in another one."""
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
            return {}  # a snapshot without its list is not to be trusted with anything


class SnapshotDraft:
    """A snapshot in the making. `folder` is where it grows."""

    def __init__(self, reader: FolderReader, folder: str) -> None:
        self.folder = folder
        self._reader = reader
        self._disk = reader.disk
        self._folders: dict[str, None] = {}
        self._files: dict[str, str] = {}
        self._in_use: dict[str, None] = {}  # those that are still links to files of the workspace
        self._copies: dict[str, bytes] = {}
        self._unsynced = False

    def gather(self) -> None:
        """Hold every file as it is, by a link for now; where there are no links, read it to be written later."""
        layout = self._reader.layout
        FilePlacer(self._disk, layout).make_folder(layout.backups)
        for folder in (layout.own, layout.root):  # a stopped process may have made them and not synced
            self._disk.fsync_dir(folder)
        self._make(self.folder)
        links = True
        for path in paths(self._reader, whole=True).values():
            inside = layout.inside(path)
            links = links and self._link(path, inside)
            if inside in self._files:
                self._in_use[inside] = None
            if not links:
                with suppress(OSError):  # one that cannot be read cannot be kept either
                    self._copies[inside] = _read(self._disk, path, LARGEST_FILE)

    def lean_on(self, earlier: str, marks: Mapping[str, tuple[int, int]]) -> None:
        """Let each file that is the same in an earlier snapshot be a link to that; `marks` is the list of that one."""
        for inside in list(self._in_use):
            path, older = self._files[inside], join(earlier, *inside.split("/"))
            if self._are_alike(path, older, marks.get(inside)):
                self._drop(inside)
                if not self._link(older, inside):
                    self._copies[inside] = self._disk.read(older, LARGEST_FILE)

    def part(self) -> None:
        """Let each file that is still a link to one in use be a copy of it."""
        few = len(self._in_use) <= FEW
        for inside in list(self._in_use):
            path = self._files[inside]
            data = _read(self._disk, path, LARGEST_FILE)
            self._drop(inside)
            self._write(path, data, synced=few)
            self._files[inside] = path
            self._unsynced = self._unsynced or not few

    def unreadable(self, known: Mapping[str, tuple[int, int]]) -> list[str]:
        """Take out the files that are no documents, and tell them. Those just as in `known` are not read again."""
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
        """Whether a file is in it."""
        return inside in self._files or inside in self._copies

    def put(self, path: str, inside: str) -> None:
        """Put a file of an older snapshot in. One of former versions may be a link to a file in use, and is copied."""
        used, older = self._disk.stat(join(self._reader.layout.root, *inside.split("/"))), self._disk.stat(path)
        is_used = used is not None and older is not None and used.inode == older.inode
        if is_used or not self._link(path, inside):
            self._copies[inside] = self._disk.read(path, LARGEST_FILE)

    def seal(self) -> None:
        """Write what could not be linked and the list of all, and bring it onto the medium."""
        for inside, data in self._copies.items():
            self._files[inside] = self._place(inside)
            self._write(self._files[inside], data)
        if self._copies or self._unsynced:
            self._disk.sync()  # once for all: one by one they would keep the disk busy for minutes
        marks = {inside: mark for inside, path in self._files.items() if (mark := self._mark(path))}
        self._write(join(self.folder, MANIFEST), codec.compact({"files": marks, "format": 1}), synced=True)
        for folder in self._folders:
            self._disk.fsync_dir(folder)

    def _are_alike(self, path: str, older: str, mark: tuple[int, int] | None) -> bool:
        """Whether a file is, byte for byte, one of an earlier snapshot that is as its list has it."""
        now, then = self._disk.stat(path), self._disk.stat(older)
        if now is None or then is None or then.kind != "file" or mark != (then.mtime_ns, then.size):
            return False
        if now.size != then.size or now.inode == then.inode:
            return False
        try:
            return _read(self._disk, path, LARGEST_FILE) == _read(self._disk, older, LARGEST_FILE)
        except OSError:
            return False  # whichever it is, it is found out later

    def _link(self, path: str, inside: str) -> bool:
        place = self._place(inside)
        found = self._disk.stat(path)
        if found is None or found.kind != "file":
            return True  # nothing that could be kept
        try:
            self._disk.link(path, place)
        except OSError:
            with suppress(OSError):  # it may have come about all the same
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
    """The bytes of a file. What cannot be read just once is not to be missing in a snapshot."""
    with suppress(OSError):
        return disk.read(path, limit)
    return disk.read(path, limit)
