"""Check the surroundings of a workspace: permissions, git, its disk, the age of its snapshots. Writes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Final

from tuiokr.doctor.defects import Defect
from tuiokr.doctor.own_folder_examination import EXPECTED
from tuiokr.model.words import plural
from tuiokr.store.folder.access import Access
from tuiokr.store.folder.disk import PRIVATE_FILE, PRIVATE_FOLDER
from tuiokr.store.folder.location import warning_at
from tuiokr.store.folder.scan import paths
from tuiokr.store.paths import HISTORY_SUFFIX, OWN, join, parent
from tuiokr.store.recovery.snapshots import Snapshots

LEAST_FREE: Final = 200_000_000
"""Fewer free bytes than this are reported."""

OLD: Final = 2
"""More days than this between the last snapshot and the last change are reported."""

_INDEX_LARGEST: Final = 100_000_000
_OTHERS_WRITE: Final = 0o002
_OTHERS: Final = 0o007
_SETGID: Final = 0o2000


class Surroundings:
    """Examines one workspace's surroundings. `free` is the free bytes on its disk, None if unknown; `today` a date."""

    def __init__(self, access: Access, free: int | None, today: date) -> None:
        self._access = access
        self._disk = access.disk
        self._layout = access.layout
        self._free = free
        self._today = today

    def findings(self) -> Iterator[Defect]:
        """Yield all findings."""
        told = warning_at(self._disk, self._layout.root)
        if told:
            what, _, do = told.partition("; ")
            yield Defect(
                "place", "warning", what, ".", "Two computers may each have different changes.", f"{do.capitalize()}."
            )
        if self._free is not None and self._free < LEAST_FREE:
            yield Defect(
                "disk-full",
                "warning",
                f"the disk has {self._free / 1e6:.0f} MB left",
                ".",
                "On a full disk nothing can be saved. The existing files do not change.",
                "Free some space.",
            )
        yield from self._rights()
        yield from self._git()
        yield from self._snapshots()
        yield from self._quarantine()

    def _rights(self) -> Iterator[Defect]:
        root = self._disk.stat(self._layout.root)
        if root is None:
            return
        open_to_write = [path for path, mode in self._modes() if mode & _OTHERS_WRITE]
        if open_to_write:
            yield Defect(
                "open-to-all",
                "warning",
                f"everybody on this computer may write {_few(open_to_write)}",
                open_to_write[0],
                "Anybody could change or delete it.",
                f"chmod -R o-w {self._layout.root}",
            )
        shared = bool(root.mode & _SETGID and root.mode & 0o020)
        too_open = [self._layout.inside(path) for path, mode in own_modes(self._access) if mode & _more(shared)]
        if too_open:
            yield Defect(
                "own-open",
                "warning",
                f"{_few(too_open)} may be read by others",
                too_open[0],
                "The history contains everything that was ever written, including what was deleted.",
                "Run tuiokr doctor --mend to remove these permissions.",
                repair="modes",
            )

    def _modes(self) -> Iterator[tuple[str, int]]:
        """Yield the permissions of the files of the workspace, then of the root and the folders in it."""
        folders = {self._layout.root: "."}
        for path in paths(self._access.reader).values():
            for folder in self._layout.parents(path):
                folders[folder] = self._layout.inside(folder)
            with suppress(OSError):  # reported separately
                found = self._disk.stat(path)
                if found and found.kind == "file":
                    yield self._layout.inside(path), found.mode
        for folder, inside in folders.items():
            found = self._disk.stat(folder)
            if found and found.kind == "folder":
                yield inside, found.mode

    def _git(self) -> Iterator[Defect]:
        top = self._repository()
        if top is None or self._disk.stat(self._layout.own) is None:
            return
        own = os.path.relpath(self._layout.own, top).replace(os.sep, "/")
        with suppress(OSError):
            if f"{own}/".encode() in self._disk.read(join(top, ".git", "index"), _INDEX_LARGEST):
                yield Defect(
                    "in-git",
                    "warning",
                    f"git tracks {own} with the other files",
                    OWN,
                    "The lock, history and snapshots of one computer would be copied to all others.",
                    f"git rm -r --cached {own}",
                )
        ignored = b""
        with suppress(OSError):
            ignored = self._disk.read(self._layout.ignore, 10_000)
        if b"*" not in ignored.split():
            yield Defect(
                "not-ignored",
                "warning",
                f"git does not ignore {own}",
                f"{OWN}/.gitignore",
                "A commit would include the lock, history and snapshots of this computer.",
                "Run tuiokr doctor --mend to write a .gitignore file.",
                repair="ignore",
            )

    def _repository(self) -> str | None:
        folder = self._layout.root
        while True:
            if self._disk.stat(join(folder, ".git")):
                return folder
            above = parent(folder)
            if above == folder:
                return None
            folder = above

    def _snapshots(self) -> Iterator[Defect]:
        found = self._disk.stat(self._layout.journal)
        if found is None:
            return  # nothing was saved here yet
        backups = self._disk.stat(self._layout.backups)
        if backups and backups.kind != "folder":
            return  # reported separately
        try:
            names = Snapshots(self._access.reader).names()
        except OSError:
            return  # reported separately
        changed = date.fromtimestamp(found.mtime_ns / 1e9)
        newest = date.fromisoformat(names[0][:10]) if names else None
        if newest is None or (changed - newest).days > OLD:
            last = f"the last snapshot is from {newest}" if newest else "there is no snapshot yet"
            yield Defect(
                "no-snapshot",
                "hint",
                f"{last}, the last change of {changed}",
                ".tuiokr/backups",
                "The app makes one snapshot on each day on which it saves. Commands make none.",
                "Make a backup: tuiokr backup FILE",
            )

    def _quarantine(self) -> Iterator[Defect]:
        found = self._disk.stat(self._layout.quarantine)
        names: list[str] = []
        if found and found.kind == "folder":
            with suppress(OSError):  # reported separately
                names = sorted(name for name, kind in self._disk.list(self._layout.quarantine) if kind == "file")
        if names:
            yield Defect(
                "quarantine",
                "hint",
                f"{plural(len(names), 'broken or replaced file is', 'broken or replaced files are')} kept",
                f".tuiokr/quarantine/{names[0]}",
                "They were kept unchanged, in case something in them is missing.",
                "Delete them when nothing is missing.",
            )


def own_modes(access: Access) -> Iterator[tuple[str, int]]:
    """Yield the own folder and all in it with their modes, without snapshots, which have the modes of the files."""
    disk, layout = access.disk, access.layout
    folders = [layout.own]
    while folders:
        folder = folders.pop()
        found = disk.stat(folder)
        if found is None or found.kind != "folder":
            continue
        yield folder, found.mode
        try:
            entries = disk.list(folder)
        except OSError:
            continue  # reported separately
        for name, kind in entries:
            path = join(folder, name)
            strange = folder == layout.own and name in EXPECTED and EXPECTED[name].kind != kind
            if strange or (kind == "folder" and name.endswith(HISTORY_SUFFIX)):
                continue  # not created by the program; reported separately
            if kind == "folder" and folder != layout.backups:
                folders.append(path)
            elif kind == "file":
                inner = disk.stat(path)
                # Files in quarantine keep their permissions; the folder itself is private.
                if inner and folder != layout.quarantine:
                    yield path, inner.mode


def private_mode(mode: int, kind: str, shared: bool) -> int:
    """Return the wanted permissions of one of the program's own files or folders."""
    return mode & ~_more(shared) | (PRIVATE_FOLDER if kind == "folder" else PRIVATE_FILE)


def _more(shared: bool) -> int:
    return _OTHERS if shared else _OTHERS | 0o070


def _few(paths: list[str]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"
