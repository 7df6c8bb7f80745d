"""The only access to the disk: every call of the store goes through a `Disk`, so that a test can stop any of them."""
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
"""The number of bytes in the first read of a file."""
_LOCK_POLL: Final = 0.005


class Stat(NamedTuple):
    """The metadata of a path. `mode` is the permission bits, `mtime_ns` is in nanoseconds since 1970."""

    kind: Kind
    mode: int
    inode: int
    mtime_ns: int
    size: int


Entry: TypeAlias = tuple[str, Kind]
"""One name in a folder, and its kind. A link is reported as a link, never as its target."""

ByName: TypeAlias = "Callable[[str, int], bytes]"
"""A function that reads a file: its name and the maximum number of bytes → its bytes."""

Numbered: TypeAlias = list[tuple[str, Kind, int]]
"""The names in a folder, each with its kind and its inode."""


class LockTimeout(Exception):
    """Someone else held the lock for the whole wait."""


class Disk(Protocol):
    """The disk calls. Each may raise OSError; none follows a symbolic link in the last part of a path."""

    def stat(self, path: str) -> Stat | None:
        """Return the metadata of a path, None if nothing is there."""
        ...

    def list(self, path: str) -> list[Entry]:
        """Return the names in a folder, in no particular order."""
        ...

    def numbered(self, path: str) -> Numbered:
        """Return the names in a folder, in no particular order, each with its kind and its inode."""
        ...

    def read(self, path: str, limit: int) -> bytes:
        """Return a regular file's bytes. OSError: EFBIG above `limit` bytes, EISDIR or ENXIO if it is not a file."""
        ...

    def reading(self, folder: str) -> AbstractContextManager[ByName]:
        """Return a function that reads many files of one folder by name, as `read` does by path."""
        ...

    def create(self, path: str, mode: int) -> int:
        """Open a new file for writing and return a handle. The file must not exist.

        In a folder that is deliberately shared with a group (group-writable and setgid), the group may also write the
        file. The same is true for `mkdir` and `append`.
        """
        ...

    def write(self, handle: int, data: bytes) -> int:
        """Write some of the data and return the number of bytes written."""
        ...

    def fsync(self, handle: int) -> None:
        """Return when the written data is on the medium."""
        ...

    def close(self, handle: int) -> None:
        """Close a handle."""
        ...

    def replace(self, source: str, target: str) -> None:
        """Rename atomically. The new file takes the group of the file that it replaces."""
        ...

    def unlink(self, path: str) -> None:
        """Remove a file."""
        ...

    def mkdir(self, path: str) -> None:
        """Create one private folder; it must not exist."""
        ...

    def rmdir(self, path: str) -> None:
        """Remove an empty folder."""
        ...

    def link(self, source: str, target: str) -> None:
        """Create a hard link, whose path must not exist. OSError if the file system has no hard links."""
        ...

    def fsync_dir(self, path: str) -> None:
        """Return when the names in a folder are on the medium."""
        ...

    def append(self, path: str, data: bytes) -> None:
        """Append to a regular file in one write, creating it if needed. Not synced. OSError if it is not a file."""
        ...

    def sync(self) -> None:
        """Write everything that the system still has in memory to the medium."""
        ...

    def lock(self, path: str, wait: float) -> AbstractContextManager[None]:
        """Hold a lock that excludes all processes and threads. LockTimeout after `wait` seconds."""
        ...


class RealDisk:
    """The disk of this machine. `Disk` documents each call."""

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
        # Relative to an open folder, each file is reached by its name alone: nobody can insert a link into the path.
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
            os.fchmod(handle, mode)  # the umask must not remove permissions of the replaced file
        return handle

    def write(self, handle: int, data: bytes) -> int:
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # on macOS, fsync alone reaches only the cache of the drive
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
        """Set the permission bits. Only for repairs: no store needs it, so it is not part of `Disk`."""
        os.chmod(path, mode)

    def fsync_dir(self, path: str) -> None:
        if sys.platform == "win32":
            return  # Windows cannot open folders; it journals renames
        handle = os.open(path, _READ | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems have no such call
                raise
        finally:
            os.close(handle)

    def append(self, path: str, data: bytes) -> None:
        # Without O_NONBLOCK a pipe that nobody reads would block the writer forever.
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
        # A completed commit must not be reported as failed. The lock is released when `held` is deleted.
        with suppress(OSError):
            held.release()


def _shared(path: str) -> int:
    """Return the group's permission bits for a new file: none, unless its folder is deliberately shared."""
    try:
        mode = os.lstat(os.path.dirname(path)).st_mode  # noqa: PTH120
    except OSError:
        return 0
    return stat.S_IRGRP | stat.S_IWGRP if mode & stat.S_ISGID and mode & stat.S_IWGRP else 0


def _hand_group_on(source: str, target: str) -> None:
    """Give a file the group of the file it will replace. If that is not allowed, remove all rights of its own group."""
    try:
        old, new = os.lstat(target), os.lstat(source)
    except OSError:
        return  # nothing is replaced, or the rename fails too and reports it
    if old.st_gid == new.st_gid or not (stat.S_ISREG(old.st_mode) and stat.S_ISREG(new.st_mode)):
        return
    try:
        os.chown(source, -1, old.st_gid)
    except OSError:
        os.chmod(source, stat.S_IMODE(new.st_mode) & ~stat.S_IRWXG)


def write_all(disk: Disk, handle: int, data: bytes) -> None:
    """Write all the data, even if a single write accepts only a few bytes."""
    rest = memoryview(data)
    while rest:
        written = disk.write(handle, bytes(rest))
        if written <= 0:  # else the loop would never end
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def _read(path: str, limit: int, place: int | None = None) -> bytes:
    """Return the bytes of a file. Its path may be relative to the open folder `place`."""
    # Without O_NONBLOCK a pipe in the place of a file would block the reader forever.
    handle = os.open(path, _TO_READ, dir_fd=place)
    try:
        # Most files are small. A short first read is accepted without looking at the kind of the file.
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
        error.filename = path  # an error from reading a handle contains no file name
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
    """Return the kind of an entry that is not a file. Separate, as nearly all entries are files."""
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "link" if entry.is_symlink() else "other"
