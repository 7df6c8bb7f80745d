"""Find changed files by polling. It is fast enough for four looks a second at ten thousand files.

Every change by this program or git is a rename, which changes the time of the folder. So each look examines the
folders, lists only the changed ones, and there examines the files with a new inode. An editor that writes a file in
place does not change the folder, so each look also examines the files in `closely`, and a share of all others, in
turn.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from tuiokr.store.folder.disk import Stat
from tuiokr.store.folder.reader import FolderReader
from tuiokr.store.limits import LARGEST_FILE
from tuiokr.store.paths import SUFFIX, decode, encode, join, segment_of
from tuiokr.store.protocol import Broken, Stamp

SHARE: Final = 50
"""The least number of files that each look examines although their folder did not change."""

ROUND: Final = 250
"""The most looks until every file is examined: at five a second, a change by hand is found within 50 seconds."""

_FRESH_NS: Final = 2_000_000_000
"""A newer mtime may not change at the next write: some file systems have a resolution of two seconds."""

_FINE_NS: Final = 250_000_000
"""The same for an mtime that is not a multiple of 10 ms: there the resolution is some milliseconds."""


class _FileMark(NamedTuple):
    """Identifies one state of a file. `content` is a hash while the time is too recent to be trusted, else 0."""

    inode: int
    mtime_ns: int
    size: int
    content: int = 0


_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class _WatchedFolder(NamedTuple):
    """One folder at one look, immutable. The keys of `files` and `folders` are names on disk."""

    mark: _FileMark | None = None  # None: too recent to be trusted, so it is listed again
    files: Mapping[str, _FileMark] = _NONE
    folders: Mapping[str, _WatchedFolder] = _NONE
    names: tuple[str, ...] = ()  # of the files, in the order of their turns
    fresh: frozenset[str] = frozenset()  # files whose marks contain a content hash


_EMPTY: Final = _WatchedFolder()


class FileStamp(Stamp):
    """What was seen at one look."""

    __slots__ = ("count", "pending", "root", "turn")

    def __init__(
        self, root: _WatchedFolder = _EMPTY, pending: Mapping[str, _FileMark] = _NONE, count: int = 0, turn: int = 0
    ) -> None:
        self.root = root
        self.pending = pending
        self.count = count
        self.turn = turn


def look(
    reader: FolderReader, since: Stamp | None, prefix: str = "", levels: int = 0, closely: Collection[str] = ()
) -> tuple[FileStamp, frozenset[str]]:
    """Return a new stamp, and the files that differ from the old one (None: all). See `Store.changed`."""
    old = since if isinstance(since, FileStamp) else FileStamp()
    prefix = prefix.strip("/")
    above = f"{prefix}/" if prefix else ""
    now = _Look(reader, old, closely)
    found = now.folder(folder, above, old.root, levels or -1) if (folder := _place(reader, prefix)) else None
    if found is None:
        now.gone(above, old.root)
    pending = {
        file: mark
        for file, mark in _pending(reader).items()
        if file.startswith(above) and (not levels or file.count("/", len(above)) < levels)
    }
    now.changed.update(file for file, _ in old.pending.items() ^ pending.items())
    return FileStamp(found or _EMPTY, pending, now.count, old.turn + 1), frozenset(now.changed)


def _place(reader: FolderReader, prefix: str) -> str | None:
    """Return the path of the folder to look at, None if it does not exist. No link on the way is followed."""
    if not reader.exists():
        return None
    if not prefix:
        # With "." appended, a root that is a link has the time of its target.
        return join(reader.layout.root, ".")
    folder = reader.layout.folder(prefix)
    try:
        return folder if reader.reachable(folder) else None
    except Broken:
        return None


class _Look:
    """One pass over the folders. It collects the differences from the last pass in `changed`."""

    def __init__(self, reader: FolderReader, old: FileStamp, closely: Collection[str]) -> None:
        self._reader = reader
        self._disk = reader.disk
        self._shares = min(ROUND, max(1, old.count // SHARE))
        self._turn = old.turn % self._shares
        self._closely = _by_folder(closely)
        self.count = 0
        self.changed: set[str] = set()

    def folder(self, path: str, prefix: str, old: _WatchedFolder, levels: int) -> _WatchedFolder | None:
        """Return the present content of a folder, None if there is no such folder."""
        # Read its time before listing it: the next look then finds a change in between.
        found = self._stat(path)
        if found is None or found.kind != "folder":
            return None
        mark = None if _is_fresh(found) else _mark(found)
        if mark is not None and mark == old.mark:
            now = self._settled(path, prefix, old)
            inner: Iterable[str] = old.folders
        else:
            now, inner = self._listed(path, prefix, old, mark)
        self.count += len(now.files)
        if levels == 1:
            return now
        folders: dict[str, _WatchedFolder] = {}
        for name in inner:
            below = self.folder(join(path, name), _below(prefix, name), old.folders.get(name, _EMPTY), levels - 1)
            if below:
                folders[name] = below
        for name, lost in old.folders.items():
            if name not in folders:
                self.gone(_below(prefix, name), lost)
        return now._replace(folders=folders)

    def gone(self, prefix: str, folder: _WatchedFolder) -> None:
        """Mark everything in a deleted folder as changed."""
        self.changed.update(_logical(prefix, name) for name in folder.files)
        for name, inner in folder.folders.items():
            self.gone(_below(prefix, name), inner)

    def _settled(self, path: str, prefix: str, old: _WatchedFolder) -> _WatchedFolder:
        """Examine an unchanged folder: it has the files of the last look, but one may have been written in place."""
        close = [name for name in self._closely.get(prefix, ()) if name in old.files]
        asked = dict.fromkeys((*old.fresh, *close, *old.names[self._turn :: self._shares]))
        news: dict[str, _FileMark | None] = {}
        inside = join(path, "")
        for name in asked:
            mark, changed = self._file(inside + name, old.files[name])
            if changed:
                self.changed.add(_logical(prefix, name))
            if mark is not old.files[name]:
                news[name] = mark
        if not news:
            return old
        files = {name: mark for name, mark in {**old.files, **news}.items() if mark}
        return _made(old.mark, files)

    def _listed(
        self, path: str, prefix: str, old: _WatchedFolder, mark: _FileMark | None
    ) -> tuple[_WatchedFolder, list[str]]:
        """Examine a changed folder; also return the names of the folders in it."""
        names, inner = self._names(path)
        turn = set(old.names[self._turn :: self._shares])
        close = self._closely.get(prefix, ())
        files: dict[str, _FileMark] = {}
        inside = join(path, "")
        for name, inode in names:
            before = old.files.get(name)
            if before and inode and before.inode == inode and not (before.content or name in turn or name in close):
                files[name] = before
                continue
            now, changed = self._file(inside + name, before)
            if changed:
                self.changed.add(f"{prefix}{segment_of(name)}")
            if now:
                files[name] = now
        self.changed.update(_logical(prefix, name) for name in old.files if name not in files)
        return _made(mark, files), inner

    def _names(self, path: str) -> tuple[list[tuple[str, int]], list[str]]:
        """Return the files of a folder with their inodes, and the folders in it."""
        try:
            entries = self._disk.numbered(path)
        except (FileNotFoundError, NotADirectoryError):
            return [], []  # deleted in between
        except OSError as error:
            self._reader.listed(path, error)
            return [], []  # we may not list it, so it is treated as empty
        if self._reader.troubles:
            self._reader.listed(path)
        files = [(name, inode) for name, kind, inode in entries if kind != "folder" and segment_of(name) is not None]
        return files, [name for name, kind, _ in entries if kind == "folder" and decode(name, folder=True)]

    def _file(self, path: str, before: _FileMark | None) -> tuple[_FileMark | None, bool]:
        """Return the present mark of a file, None if it was deleted, and whether it changed."""
        found = self._stat(path)
        if found is None:
            return None, True
        alike = before is not None and before[:3] == (found.inode, found.mtime_ns, found.size)
        if alike and before and not before.content:
            return before, False
        fresh = _is_fresh(found)
        content = self._content(path) if fresh or alike else 0
        changed = not (alike and before and before.content == content)
        return _mark(found, content if fresh else 0), changed

    def _content(self, path: str) -> int:
        try:
            return hash(self._disk.read(path, LARGEST_FILE)) or 1
        except OSError:
            return 1  # deleted or not readable: a state of its own

    def _stat(self, path: str) -> Stat | None:
        try:
            return self._disk.stat(path)
        except OSError:
            return None  # what we may not examine is treated as missing


def _pending(reader: FolderReader) -> dict[str, _FileMark]:
    found = reader.disk.stat(reader.layout.intent)
    return {file: _mark(found, hash(data)) for file, data in reader.pending().items()} if found else {}


def _mark(found: Stat, content: int = 0) -> _FileMark:
    return _FileMark(found.inode, found.mtime_ns, found.size, content)


def _made(mark: _FileMark | None, files: Mapping[str, _FileMark]) -> _WatchedFolder:
    fresh = frozenset(name for name, one in files.items() if one.content)
    return _WatchedFolder(mark, files, names=tuple(files), fresh=fresh)


def _by_folder(files: Iterable[str]) -> dict[str, list[str]]:
    """Return the names on disk, grouped by logical folder."""
    found: dict[str, list[str]] = {}
    for file in files:
        above, slash, name = file.rpartition("/")
        found.setdefault(above + slash, []).append(encode(name) + SUFFIX)
    return found


def _is_fresh(found: Stat) -> bool:
    steps = _FINE_NS if found.mtime_ns % 10_000_000 else _FRESH_NS
    return found.mtime_ns > time.time_ns() - steps


def _logical(prefix: str, name: str) -> str:
    return f"{prefix}{segment_of(name)}"


def _below(prefix: str, name: str) -> str:
    return f"{prefix}{decode(name, folder=True)}/"
