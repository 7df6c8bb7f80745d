"""Which files changed, found by looking: cheap enough for four looks a second at ten thousand files.

Every change that this program makes is a rename, which shows in the time of the folder. So each look asks the folders,
and lists only those that changed; an editor that writes a file in place does not show there, so each look also asks a
share of the files, in turn.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from .disk import Stat
from .naming import SUFFIX, decode, join
from .protocol import Stamp
from .reading import LARGEST, Reader

SHARE: Final = 50
"""How many files, at least, are asked at each look even though their folder did not change."""

_FRESH_NS: Final = 2_000_000_000
"""A time younger than this may stay the same at the next change: the clocks of file systems tick in steps."""


class _Mark(NamedTuple):
    """What tells one state of a file from another. `content` is a hash while the time is too fresh to tell, else 0."""

    inode: int
    mtime_ns: int
    size: int
    content: int = 0


_NEW: Final = _Mark(0, 0, 0)


_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class _Folder(NamedTuple):
    """One folder at one look. Files and folders go by their names on disk."""

    mark: _Mark | None = None  # None: too fresh to be trusted, so it is listed again
    files: Mapping[str, _Mark] = _NONE
    folders: Mapping[str, _Folder] = _NONE


_EMPTY: Final = _Folder()


class FileStamp(Stamp):
    """What was seen at one look."""

    __slots__ = ("count", "pending", "root", "turn")

    def __init__(
        self, root: _Folder = _EMPTY, pending: Mapping[str, _Mark] = _NONE, count: int = 0, turn: int = 0
    ) -> None:
        self.root = root
        self.pending = pending
        self.count = count
        self.turn = turn


def look(reader: Reader, since: Stamp | None) -> tuple[FileStamp, frozenset[str]]:
    """The stamp of now, and the files that differ from the stamp of then (None: all)."""
    old = since if isinstance(since, FileStamp) else FileStamp()
    # The name "." is looked at below the root, so that a root that is a link shows the time of what it points at.
    root = join(reader.layout.root, ".")
    now = _Look(reader, old)
    found = now.folder(root, "", old.root) if reader.exists() else None
    if found is None:
        now.gone("", old.root)
    pending = _pending(reader)
    now.changed.update(file for file, _ in old.pending.items() ^ pending.items())
    return FileStamp(found or _EMPTY, pending, now.count, old.turn + 1), frozenset(now.changed)


class _Look:
    """One pass over the folders; what differs from the last one gathers in `changed`."""

    def __init__(self, reader: Reader, old: FileStamp) -> None:
        self._disk = reader.disk
        self._shares = max(1, old.count // SHARE)
        self._turn = old.turn % self._shares
        self.count = 0
        self.changed: set[str] = set()

    def folder(self, path: str, prefix: str, old: _Folder) -> _Folder | None:
        """What is in a folder now, None if there is no such folder."""
        # Asked before it is listed: what changes in between then shows at the next look.
        found = self._stat(path)
        if found is None or found.kind != "folder":
            return None
        mark = None if _is_fresh(found) else _mark(found)
        settled = mark is not None and mark == old.mark
        files, inner = (dict(old.files), list(old.folders)) if settled else self._names(path, old)
        for name in self._to_ask(files) if settled else list(files):
            now, changed = self._file(join(path, name), old.files.get(name))
            if changed:
                self.changed.add(_logical(prefix, name))
            if now:
                files[name] = now
            else:
                del files[name]
        self.count += len(files)
        self.changed.update(_logical(prefix, name) for name in old.files if name not in files)
        folders: dict[str, _Folder] = {}
        for name in inner:
            below = self.folder(join(path, name), _below(prefix, name), old.folders.get(name, _EMPTY))
            if below:
                folders[name] = below
        for name, lost in old.folders.items():
            if name not in folders:
                self.gone(_below(prefix, name), lost)
        return _Folder(mark, files, folders)

    def gone(self, prefix: str, folder: _Folder) -> None:
        """Everything in a folder is no longer there."""
        self.changed.update(_logical(prefix, name) for name in folder.files)
        for name, inner in folder.folders.items():
            self.gone(_below(prefix, name), inner)

    def _to_ask(self, files: Mapping[str, _Mark]) -> list[str]:
        """Of the files of a folder that did not change: those too fresh to be sure of, and the share of this turn."""
        fresh = [name for name, mark in files.items() if mark.content]
        return list(dict.fromkeys([*fresh, *islice(files, self._turn, None, self._shares)]))

    def _names(self, path: str, old: _Folder) -> tuple[dict[str, _Mark], list[str]]:
        """The files of a folder, each with a mark to be replaced, and the folders in it."""
        try:
            entries = self._disk.list(path)
        except OSError:
            return {}, []  # gone since, or not ours to list: then it holds nothing for us
        files = {name: old.files.get(name, _NEW) for name, kind in entries if kind != "folder" and _is_ours(name)}
        return files, [name for name, kind in entries if kind == "folder" and decode(name, folder=True)]

    def _file(self, path: str, before: _Mark | None) -> tuple[_Mark | None, bool]:
        """The mark of a file now, None if it is gone, and whether it changed."""
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
            return hash(self._disk.read(path, LARGEST)) or 1
        except OSError:
            return 1  # gone or not readable: a state of its own, told apart from any content

    def _stat(self, path: str) -> Stat | None:
        try:
            return self._disk.stat(path)
        except OSError:
            return None  # what may not be looked at holds nothing for us


def _pending(reader: Reader) -> dict[str, _Mark]:
    found = reader.disk.stat(reader.layout.intent)
    return {file: _mark(found, hash(data)) for file, data in reader.pending().items()} if found else {}


def _mark(found: Stat, content: int = 0) -> _Mark:
    return _Mark(found.inode, found.mtime_ns, found.size, content)


def _is_fresh(found: Stat) -> bool:
    return found.mtime_ns > time.time_ns() - _FRESH_NS


def _is_ours(name: str) -> bool:
    return name.endswith(SUFFIX) and decode(name[: -len(SUFFIX)]) is not None


def _logical(prefix: str, name: str) -> str:
    return f"{prefix}{decode(name[: -len(SUFFIX)])}"


def _below(prefix: str, name: str) -> str:
    return f"{prefix}{decode(name, folder=True)}/"
