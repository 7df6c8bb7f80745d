"""A read-only disk over a mapping from paths to bytes: it presents the content of a .zip as a folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import NoReturn

from tuiokr.store.folder.disk import PRIVATE_FILE, PRIVATE_FOLDER, ByName, Entry, Numbered, Stat

ROOT = os.sep
"""The folder of the files."""


class HeldDisk:
    """A `Disk` over files in memory, given by their paths relative to the root, with forward slashes."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {ROOT + name.replace("/", os.sep): data for name, data in files.items()}
        self._folders: dict[str, set[str]] = {ROOT: set()}
        for path in self._files:
            folder, name = os.path.split(path)
            while name:
                self._folders.setdefault(folder, set()).add(name)
                folder, name = os.path.split(folder)

    def stat(self, path: str) -> Stat | None:
        path = os.path.normpath(path)
        if path in self._folders:
            return Stat("folder", PRIVATE_FOLDER, 0, 0, 0)
        data = self._files.get(path)
        return None if data is None else Stat("file", PRIVATE_FILE, 0, 0, len(data))

    def list(self, path: str) -> list[Entry]:
        names = self._folders.get(os.path.normpath(path))
        if names is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return [
            (name, "folder" if os.path.join(path, name) in self._folders else "file")  # noqa: PTH118
            for name in names
        ]

    def numbered(self, path: str) -> Numbered:
        return [(name, kind, 0) for name, kind in self.list(path)]

    def read(self, path: str, limit: int) -> bytes:
        if path in self._folders:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if path not in self._files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        if len(self._files[path]) > limit:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
        return self._files[path]

    def reading(self, folder: str) -> AbstractContextManager[ByName]:
        return nullcontext(lambda name, limit: self.read(os.path.join(folder, name), limit))  # noqa: PTH118

    def create(self, path: str, mode: int) -> int:
        _refuse(path)

    def write(self, handle: int, data: bytes) -> int:
        _refuse()

    def fsync(self, handle: int) -> None:
        _refuse()

    def close(self, handle: int) -> None:
        _refuse()

    def replace(self, source: str, target: str) -> None:
        _refuse(source)

    def unlink(self, path: str) -> None:
        _refuse(path)

    def mkdir(self, path: str) -> None:
        _refuse(path)

    def rmdir(self, path: str) -> None:
        _refuse(path)

    def link(self, source: str, target: str) -> None:
        _refuse(target)

    def fsync_dir(self, path: str) -> None:
        _refuse(path)

    def append(self, path: str, data: bytes) -> None:
        _refuse(path)

    def sync(self) -> None:
        """Do nothing, as nothing is ever written."""

    def lock(self, path: str, wait: float) -> AbstractContextManager[None]:
        _refuse(path)


def _refuse(path: str = "") -> NoReturn:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
