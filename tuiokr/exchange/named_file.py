"""Files that people name: they are read with care, and written completely or not at all.

A typed name may be a pipe that nobody writes to, a device, a folder, a file of many gigabytes, or a file that is about
to be deleted. Every reader of such a file uses `read_file`, every writer uses `write_file`.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from tuiokr.exchange.document import ExchangeError

_PIECE: Final = 1 << 20
_TO_READ: Final = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_HANDED: Final = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
"""Beginnings of paths that a shell passes on, as in `<(…)`; they may be pipes."""
_PIPE: Final = "it is a pipe or a device"


class FileRefused(ExchangeError):
    """A file that cannot be read or written. The text says which one, why, and what to do."""

    def __init__(self, file: str, line: int | None, expected: str) -> None:
        # Bytes of a name that are not text are shown as question marks. Without them it would be a different name.
        super().__init__(file.encode("utf-8", "replace").decode(), line, expected)


def read_file(
    path: str | Path, limit: int, *, handed: bool = False, pipe_hint: str = "", expected: str = "OKRs"
) -> bytes:
    """Return the bytes of a file; a link is followed. At most `limit` bytes are read, and only from a regular file.

    `handed`: a path that a shell passes on may be a pipe. `pipe_hint` says what to do with a pipe, if anything can be
    done. `expected` says what the file should contain. Raises FileRefused; never waits for a pipe that nobody writes
    to.
    """
    name = os.fspath(path)
    try:
        handle = _opened(name, handed and name.startswith(_HANDED), pipe_hint)
        try:
            data = _all(handle, limit)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise FileRefused(name, None, f"{_why(error)}; expected a file to read") from None
    if data is None:
        raise too_large(name, limit, expected)
    return data


def too_large(name: str, limit: int, expected: str = "OKRs") -> FileRefused:
    """The error about a file, or standard input, that has more than `limit` bytes."""
    most = f"{limit / 1e6:.0f} MB" if limit >= 1e6 else f"{limit / 1e3:.0f} kB"
    return FileRefused(name, None, f"larger than {most}; expected {expected}, usually a few kB")


def _opened(name: str, pipes: bool, pipe_hint: str) -> int:
    # Without O_NONBLOCK opening a pipe waits until somebody writes to it.
    handle = os.open(name, _TO_READ if pipes else _TO_READ | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(handle).st_mode
    if pipes or stat.S_ISREG(mode):
        return handle
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    raise OSError(errno.ENXIO, f"{_PIPE}{f' ({pipe_hint})' if pipe_hint else ''}")


def _all(handle: int, limit: int) -> bytes | None:
    """Return all bytes; None if there are more than `limit`, also in a pipe or in a file that grows during the read."""
    found = os.fstat(handle)
    if stat.S_ISREG(found.st_mode) and found.st_size > limit:
        return None
    pieces: list[bytes] = []
    left = limit + 1
    while left > 0 and (piece := os.read(handle, min(_PIECE, left))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces) if left > 0 else None


def typed_file(typed: str) -> Path:
    """Return the file that a person means by a typed path to read; `~` is the home folder. Raises FileRefused."""
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError as error:  # there is no user of that name
        raise FileRefused(typed.strip(), None, f"{error}; expected a file to read") from None


def file_in(path: str, name: str) -> Path:
    """Return the file that a person means by a typed path: `name` in it if it is a folder. Raises FileRefused."""
    try:
        target = Path(path).expanduser()
        return target / name if target.is_dir() else target
    except (OSError, ValueError, RuntimeError) as error:  # an invalid path
        raise FileRefused(path, None, f"not written, {error}; name another file") from None


def write_file(path: str | Path, data: bytes) -> None:
    """Write a file completely or not at all: the old content stays until the new file is complete and on the medium.

    A link stays a link: its target is replaced and keeps its permissions. Raises FileRefused, also for anything that is
    not a regular file and for a file that may not be written to.
    """
    try:
        target = Path(os.path.realpath(path))
        _put(target, data, _mode_for(target))
    except (OSError, ValueError) as error:
        raise FileRefused(os.fspath(path), None, f"not written, {_why(error)}; name another file") from None


def _mode_for(target: Path) -> int:
    """The permissions of the file to write: those of the existing file, else those of new files of this user."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        now = os.umask(0o077)
        os.umask(now)
        return 0o666 & ~now
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENXIO, _PIPE)
    # The folder may allow replacing it, but the person who made it read-only did not want that.
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, "it is read-only")
    return stat.S_IMODE(mode)


def _put(target: Path, data: bytes, mode: int) -> None:
    import tempfile

    handle, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except BaseException:
        with suppress(OSError):  # the first failure is the one to report
            Path(beside).unlink()
        raise


def _why(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):  # Python words it in another way in each version
        return "its name contains a null byte"
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
