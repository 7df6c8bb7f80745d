"""Access to one workspace folder: its reader, its writer, the lock, and the messages about disk errors."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from tuiokr.store.folder.commit_writer import CommitWriter
from tuiokr.store.folder.disk import Disk, LockTimeout
from tuiokr.store.folder.reader import FolderReader, ReadGate
from tuiokr.store.migrations import MIGRATIONS, Step
from tuiokr.store.paths import SUFFIX, Layout, join, last, parent
from tuiokr.store.protocol import Busy, NotSaved, ReadingOnly, ReadOnlyBecause, StoreError

_AGAIN: Final = "Repair it, then save again."
_REASONS: Final = {
    errno.ENOSPC: ("the disk is full", "Free some space, then save again."),
    errno.EDQUOT: ("your disk quota is used up", "Free some space, then save again."),
    errno.EIO: ("the disk reported an error", "Save to another folder, and check this disk."),
    errno.EROFS: ("the disk is read only", "Make it writable, or use a workspace elsewhere."),
    errno.EACCES: ("writing there is not allowed", "Ask for the right to write there, or use a workspace elsewhere."),
    errno.EPERM: ("writing there is not allowed", "Ask for the right to write there, or use a workspace elsewhere."),
    errno.ENAMETOOLONG: ("the path is too long for this disk", "Move the workspace nearer to the root of the disk."),
    errno.ENOENT: ("there is no such folder", "Make it, or choose another place."),
    errno.EISDIR: ("there is a folder where a file is expected", "Move that folder away."),
    errno.ENOTDIR: ("there is a file where a folder is expected", "Move that file away."),
    errno.EMFILE: ("too many files are open", "Close other programs, then save again."),
    errno.ELOOP: ("there is a symbolic link, and tuiokr does not follow links", "Remove the link."),
}
_READ_REASONS: Final = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "you may not read it",
    errno.EISDIR: "it is a folder; expected a file",
    errno.ENXIO: "it is a device or a pipe; expected a file",
    errno.EFBIG: "it is larger than this program reads",
}


class Access:
    """One workspace folder.

    `wait` is how many seconds a writer waits for the lock. With `read_only` nothing is written, not even a lock.
    """

    def __init__(
        self, disk: Disk, layout: Layout, wait: float, steps: Sequence[Step] = MIGRATIONS, *, read_only: bool = False
    ) -> None:
        self.disk = disk
        self.layout = layout
        self.reader = FolderReader(disk, layout, steps)
        self.saver = CommitWriter(self.reader)
        self.gate = ReadGate(self.reader)
        self._wait = wait
        self._read_only = read_only

    @property
    def closed(self) -> ReadOnlyBecause:
        """Why nothing can be written, as far as is known; "" if it can."""
        return "asked" if self._read_only else self.gate.closed

    @contextmanager
    def writing(self, what: str) -> Iterator[None]:
        """Hold the lock. Unfinished work of a stopped process is completed first.

        Raises Busy, NotSaved, ReadingOnly.
        """
        if self._read_only:
            hint = "Open it without --read-only to change something."
            raise ReadingOnly(f"{what} was not saved: the workspace is open for reading only", hint)
        try:
            self.saver.prepare()
            with self.disk.lock(self.layout.lock, self._wait):
                self.saver.settle()
                yield
        except LockTimeout:
            raise Busy(
                f"{self.layout.root} is being saved to by another tuiokr; waited {self._wait:g} s",
                "Try again in a moment. If this happens again, look for a tuiokr that does not respond.",
            ) from None
        except OSError as error:
            raise not_saved(what, error) from error

    @contextmanager
    def reading(self, what: str) -> Iterator[None]:
        """Turn an OSError into a StoreError that names `what`."""
        try:
            yield
        except OSError as error:
            reason = _READ_REASONS.get(error.errno or 0) or _reason(error)[0]
            inside = self._inside(error.filename)
            where = f" ({inside})" if inside and inside.removesuffix(SUFFIX) != what else ""
            hint = "Check its permissions" if error.errno == errno.EACCES else "Check the disk"
            raise StoreError(f"{what} cannot be read: {reason}{where}", f"{hint}, then try again.") from error

    def _inside(self, path: object) -> str:
        """Return the path relative to the workspace, "" for a path outside it."""
        above = join(self.layout.root, "")
        return self.layout.inside(path) if isinstance(path, str) and path.startswith(above) else ""


def not_saved(what: str, error: OSError) -> NotSaved:
    """Return the error for a person when the disk did not save something."""
    reason, hint = _reason(error)
    where = ""
    if isinstance(error.filename, str):
        name = last(error.filename)
        # People do not know about our temp files, so name the folder instead.
        where = f" ({parent(error.filename) if name[:1] == '.' and name.endswith('.tmp') else error.filename})"
    return NotSaved(f"{what} was not saved: {reason}{where}", hint)


def _reason(error: OSError) -> tuple[str, str]:
    return _REASONS.get(error.errno or 0, (error.strerror or str(error), _AGAIN))
