"""The one door to the disk: every call the store makes goes through a `Disk`, so that a test can stop any of them."""
# ruff: noqa: PTH101, PTH102, PTH105, PTH106, PTH108

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind: TypeAlias = Literal["file", "folder", "link", "other"]

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700

_NOFOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_NONBLOCK: Final = getattr(os, "O_NONBLOCK", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
_READ: Final = os.O_RDONLY | os.O_CLOEXEC if hasattr(os, "O_CLOEXEC") else os.O_RDONLY
_TO_READ: Final = _READ | _NOFOLLOW | _NONBLOCK | _BINARY
_AT_ONCE: Final = 16_384
"""Bytes that a first read asks for."""
_LOCK_POLL: Final = 0.005


class Stat(NamedTuple):
    """What is known of a path without opening it. `mode` is the permission bits, `mtime_ns` nanoseconds since 1970."""

    kind: Kind
    mode: int
    inode: int
    mtime_ns: int
    size: int


Entry: TypeAlias = tuple[str, Kind]
"""One name in a folder, and what it is. Links are told as links, never as what they point at."""

ByName: TypeAlias = "Callable[[str, int], bytes]"
"""The bytes of the file with this name, which may have so many."""

Numbered: TypeAlias = list[tuple[str, Kind, int]]
"""The names in a folder, each with its kind and its inode."""


class LockTimeout(Exception):
    """The lock was held elsewhere for the whole wait."""


class Disk(Protocol):
    """The calls. Each may raise OSError; none follows a symbolic link in the last part of a path."""

    def stat(self, path: str) -> Stat | None:
        """None if nothing is there."""
        ...

    def list(self, path: str) -> list[Entry]:
        """The names in a folder, in no order."""
        ...

    def numbered(self, path: str) -> Numbered:
        """The names in a folder, in no order, each with its kind and its inode."""
        ...

    def read(self, path: str, limit: int) -> bytes:
        """A regular file, whole. OSError: EFBIG if it has more than `limit` bytes, EISDIR or ENXIO if it is none."""
        ...

    def reading(self, folder: str) -> AbstractContextManager[ByName]:
        """What reads the files of one folder, many of them, by their names, as `read` does by their paths."""
        ...

    def create(self, path: str, mode: int) -> int:
        """Open a new file for writing; it must not be there. Returns a handle.

        In a folder that is shared with a group on purpose (writable for it, and setgid) the group may write it too; so
        with `mkdir` and `append`.
        """
        ...

    def write(self, handle: int, data: bytes) -> int:
        """Write some of the data; returns how many bytes."""
        ...

    def fsync(self, handle: int) -> None:
        """Return when what was written is on the medium."""
        ...

    def close(self, handle: int) -> None:
        """Give a handle back."""
        ...

    def replace(self, source: str, target: str) -> None:
        """Rename, in one step that a reader never sees the middle of. A file that is replaced hands its group on."""
        ...

    def unlink(self, path: str) -> None:
        """Remove a file."""
        ...

    def mkdir(self, path: str) -> None:
        """Make one private folder; it must not be there."""
        ...

    def rmdir(self, path: str) -> None:
        """Remove an empty folder."""
        ...

    def link(self, source: str, target: str) -> None:
        """Give a file a second name, which must not be there; OSError where the file system has no such thing."""
        ...

    def fsync_dir(self, path: str) -> None:
        """Return when the names in a folder are on the medium."""
        ...

    def append(self, path: str, data: bytes) -> None:
        """Add to the end of a regular file in one write, making it if need be. Not synced. OSError if it is none."""
        ...

    def sync(self) -> None:
        """Put everything the system still holds in memory on the medium."""
        ...

    def lock(self, path: str, wait: float) -> AbstractContextManager[None]:
        """Hold a lock that excludes all processes and threads. LockTimeout after `wait` seconds."""
        ...


class RealDisk:
    """The disk of this machine. What each call does is told at `Disk`."""

    def stat(self, path: str) -> Stat | None:
        try:
            found = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        mode = found.st_mode
        return Stat(_kind(mode), mode & 0o7777, found.st_ino, found.st_mtime_ns, found.st_size)

    def list(self, path: str) -> list[Entry]:
        with os.scandir(path) as entries:
            return [
                (entry.name, "file" if entry.is_file(follow_symlinks=False) else _other_kind(entry))
                for entry in entries
            ]

    def numbered(self, path: str) -> Numbered:
        with os.scandir(path) as entries:
            return [
                (entry.name, "file" if entry.is_file(follow_symlinks=False) else _other_kind(entry), entry.inode())
                for entry in entries
            ]

    def read(self, path: str, limit: int) -> bytes:
        return _read(path, limit)

    @contextmanager
    def reading(self, folder: str) -> Iterator[ByName]:
        if os.open not in os.supports_dir_fd:
            yield lambda name, limit: self.read(os.path.join(folder, name), limit)  # noqa: PTH118
            return
        # From the folder itself the way to each file is one name, and nobody can put a link into it meanwhile.
        place = os.open(folder, _READ | _NOFOLLOW | os.O_DIRECTORY)
        try:
            yield partial(_read, place=place)
        finally:
            os.close(place)

    def create(self, path: str, mode: int) -> int:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY, PRIVATE_FILE)
        if mode == PRIVATE_FILE:
            mode |= _shared(path)
        if mode != PRIVATE_FILE and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)  # the umask may not take away what the replaced file allowed
        return handle

    def write(self, handle: int, data: bytes) -> int:
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # there, fsync alone stops at the drive's own memory
        else:
            os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def replace(self, source: str, target: str) -> None:
        if hasattr(os, "chown"):
            _hand_group_on(source, target)
        os.replace(source, target)

    def unlink(self, path: str) -> None:
        os.unlink(path)

    def mkdir(self, path: str) -> None:
        os.mkdir(path, PRIVATE_FOLDER)
        if _shared(path):
            os.chmod(path, PRIVATE_FOLDER | stat.S_ISGID | stat.S_IRWXG)

    def rmdir(self, path: str) -> None:
        os.rmdir(path)

    def link(self, source: str, target: str) -> None:
        os.link(source, target, follow_symlinks=False)

    def chmod(self, path: str, mode: int) -> None:
        """Set the permission bits. Only for mending: no store needs it, so not every disk has it."""
        os.chmod(path, mode)

    def fsync_dir(self, path: str) -> None:
        if sys.platform == "win32":
            return  # folders cannot be opened there; renames are journaled
        handle = os.open(path, _READ | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems have no such call
                raise
        finally:
            os.close(handle)

    def append(self, path: str, data: bytes) -> None:
        # Without O_NONBLOCK a pipe that nobody reads would hold the writer for ever.
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NOFOLLOW | _NONBLOCK | _BINARY
        handle = os.open(path, flags, PRIVATE_FILE)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), path)
            mode = _shared(path)
            if mode and found.st_size == 0:
                os.fchmod(handle, PRIVATE_FILE | mode)
            os.write(handle, data)
        finally:
            os.close(handle)

    def sync(self) -> None:
        if hasattr(os, "sync"):
            os.sync()

    def lock(self, path: str, wait: float) -> AbstractContextManager[None]:
        return _locked(path, wait)


@contextmanager
def _locked(path: str, wait: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    held = FileLock(path, timeout=wait, mode=PRIVATE_FILE | _shared(path), poll_interval=_LOCK_POLL)
    try:
        held.acquire()
    except Timeout:
        raise LockTimeout(path) from None
    try:
        yield
    finally:
        # A commit that is made must not become one that failed. The lock is let go of when `held` is dropped.
        with suppress(OSError):
            held.release()


def _shared(path: str) -> int:
    """What a group may do with a new file at a path: nothing, unless its folder was made to be shared."""
    try:
        mode = os.lstat(os.path.dirname(path)).st_mode  # noqa: PTH120
    except OSError:
        return 0
    return stat.S_IRGRP | stat.S_IWGRP if mode & stat.S_ISGID and mode & stat.S_IWGRP else 0


def _hand_group_on(source: str, target: str) -> None:
    """Give a file the group of the one it is to replace; where that is not allowed, its own group may do nothing."""
    try:
        old, new = os.lstat(target), os.lstat(source)
    except OSError:
        return  # nothing is replaced; or it fails below, and is told there
    if old.st_gid == new.st_gid or not (stat.S_ISREG(old.st_mode) and stat.S_ISREG(new.st_mode)):
        return
    try:
        os.chown(source, -1, old.st_gid)
    except OSError:
        os.chmod(source, stat.S_IMODE(new.st_mode) & ~stat.S_IRWXG)


def write_all(disk: Disk, handle: int, data: bytes) -> None:
    """Write all the data, however few bytes a single write takes."""
    rest = memoryview(data)
    while rest:
        written = disk.write(handle, bytes(rest))
        if written <= 0:  # a disk that takes nothing and says nothing would be asked for ever
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def _read(path: str, limit: int, place: int | None = None) -> bytes:
    """A file, whole; its path may start from an open folder."""
    # Without O_NONBLOCK a pipe put in the place of a file would hold the reader for ever.
    handle = os.open(path, _TO_READ, dir_fd=place)
    try:
        # Most files are small, and what gives some bytes and then no more needs no look at what it is.
        data = os.read(handle, _AT_ONCE)
        if 0 < len(data) < _AT_ONCE and len(data) <= limit:
            return data
        found = os.fstat(handle)
        size = found.st_size
        if not stat.S_ISREG(found.st_mode):
            code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENXIO
            raise OSError(code, os.strerror(code), path)
        if size > limit:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
        return data if len(data) == size < _AT_ONCE else _read_on(handle, data)
    except OSError as error:
        error.filename = path  # reading from a handle tells none
        raise
    finally:
        os.close(handle)


def _read_on(handle: int, data: bytes) -> bytes:
    parts = [data]
    while part := os.read(handle, 1 << 20):
        parts.append(part)
    return b"".join(parts)


_KINDS: Final[dict[int, Kind]] = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}


def _kind(mode: int) -> Kind:
    return _KINDS.get(mode & 0o170000, "other")


def _other_kind(entry: os.DirEntry[str]) -> Kind:
    """What an entry is that is no file; nearly all are files, and there may be ten thousand."""
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "link" if entry.is_symlink() else "other"
