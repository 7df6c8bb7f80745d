"""A workspace that is a folder: one readable JSON file an aggregate, friendly to git, safe against power cuts."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from . import staging
from .disk import Disk, LockTimeout, RealDisk
from .naming import Layout, absolute
from .protocol import (
    WORKSPACE,
    Broken,
    Busy,
    Clash,
    Committed,
    Doc,
    Edit,
    File,
    Key,
    NotSaved,
    Past,
    Stamp,
    StoreError,
    TooLarge,
    Trouble,
)
from .reading import Gate, Reader
from .saving import Saver

if TYPE_CHECKING:
    from .history import History

WAIT: Final = 5.0
"""Seconds that a commit waits for another process to finish its own."""

_AGAIN: Final = "Mend that, then save again."
_REASONS: Final = {
    errno.ENOSPC: ("the disk is full", "Free some space, then save again."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space, then save again."),
    errno.EIO: ("the disk reported an error", "Save to another place, and see to this disk."),
    errno.EROFS: ("the disk is read only", "Make it writable, or use a workspace elsewhere."),
    errno.EACCES: ("writing there is not allowed", "Ask for the right to write there, or use a workspace elsewhere."),
    errno.EPERM: ("writing there is not allowed", "Ask for the right to write there, or use a workspace elsewhere."),
    errno.ENAMETOOLONG: ("the path is too long for this disk", "Move the workspace nearer to the root of the disk."),
    errno.ENOTDIR: ("a file stands where a folder is expected", "Move that file away."),
    errno.EMFILE: ("too many files are open", "Close other programs, then save again."),
    errno.ELOOP: ("a symbolic link stands in the way, and those are not followed", "Remove the link."),
}


class FileStore:
    """A `Store` in a folder. Nothing is made on disk before the first commit; nothing is held open between calls.

    `who` is put into the history, `wait` is how many seconds a commit waits for the lock, `clock` gives seconds since
    1970. Opening raises `TooNew` if only a newer version may read it, `StoreError` if the root is no folder.
    """

    def __init__(
        self,
        root: str | os.PathLike[str],
        disk: Disk | None = None,
        *,
        who: str = "",
        wait: float = WAIT,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._disk = disk or RealDisk()
        self._layout = Layout(root)
        self._reader = Reader(self._disk, self._layout)
        self._saver = Saver(self._reader)
        self._who = who
        self._wait = wait
        self._clock = clock
        self._uncertain: dict[Key, Doc | None] = {}
        self._gate = Gate(self._reader)
        with self._reading(self.root):
            self._gate.open()

    @property
    def root(self) -> str:
        """The folder, absolute."""
        return self._layout.root

    @property
    def read_only(self) -> bool:
        """See `Store.read_only`; also while the file of the workspace is broken."""
        return self._gate.closed

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """See `Store.troubles`."""
        return tuple(trouble for _, trouble in sorted(self._reader.troubles.items()))

    def load(self, file: str) -> File:
        """See `Store.load`."""
        with self._reading(file):
            return self._reader.tables(file)

    def scan(self, prefix: str = "") -> Iterator[tuple[str, File]]:
        """See `Store.scan`."""
        with self._reading(prefix or self.root):
            yield from self._reader.scan(prefix)

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        """See `Store.commit`."""
        wishes = staging.checked(edits)
        if not wishes:
            return Committed({})
        if self._gate.closed:
            with self._reading(self.root):  # before the lock: where writing is forbidden, not even that is made
                self._gate.check()
        with self._writing(_named(list(dict.fromkeys(edit.key.file for edit in wishes)))):
            workspace = self._gate.check()
            staged = staging.stage(
                wishes, lambda file: workspace if file == WORKSPACE.file else self._saver.to_edit(file), self._uncertain
            )
            if isinstance(staged, Clash):
                return staged
            if staged.files:
                self._save(staged)
        for edit in wishes:
            self._uncertain.pop(edit.key, None)
        self._remember(staged, note, tag)
        return Committed(staged.docs)

    def changed(self, since: Stamp | None) -> tuple[Stamp, frozenset[str]]:
        """See `Store.changed`."""
        from .watching import look

        with self._reading(self.root):
            return look(self._reader, since)

    def history(self, file: str, limit: int = 50) -> tuple[Past, ...]:
        """See `Store.history`."""
        with self._reading(f"the history of {file}"):
            return self._past().read(file, limit)

    def recent(self, limit: int = 50) -> tuple[Past, ...]:
        """See `Store.recent`."""
        with self._reading("the history"):
            return self._past().recent(limit)

    def backup(self, path: str | os.PathLike[str]) -> None:
        """See `Store.backup`. The entries are the files as they are in the folder, unreadable ones too."""
        from . import backing

        target = absolute(path)
        if not self._reader.exists():
            raise StoreError(f"there is no workspace in {self.root} to back up", "Give the folder of a workspace.")
        try:
            with self._writing(target):
                files = backing.collect(self._reader)
        except NotSaved:
            with self._reading(self.root):  # a folder that may not be written to is read as it stands
                files = backing.collect(self._reader)
        try:
            backing.write(self._disk, target, files, self._clock())
        except OSError as error:
            raise _not_saved(target, error) from error

    def restore(self, path: str | os.PathLike[str]) -> int:
        """Put the files of a backup into this folder, which must not be a workspace yet; all or nothing.

        Returns how many. Files that were broken when they were backed up stay in the .zip, and are told as troubles.
        Raises StoreError if it is no backup, or there is a workspace already.
        """
        from . import backing

        source = absolute(path)
        with self._reading(source):
            files, broken = backing.read(self._disk, source)
        with self._writing(source):
            if self._reader.exists():
                raise StoreError(f"{self.root} is a workspace already", "Restore into a folder that is new or empty.")
            self._saver.save(files)
        for name, what in broken.items():
            self._reader.note(name, 0, f"not restored: {what}")
        with self._reading(self.root):
            self._gate.check()
        return len(files)

    def set_aside(self, file: str) -> str:
        """See `Store.set_aside`. Raises StoreError if the file reads well."""
        if file == WORKSPACE.file:
            raise StoreError("the file of the workspace itself cannot be set aside: without it the rest is not found")
        with self._writing(file):
            self._gate.check()
            try:
                self._reader.tables(file)
            except (Broken, TooLarge):
                moved = self._saver.quarantine.move(self._layout.path(file))
                self._reader.troubles.pop(self._layout.inside(self._layout.path(file)), None)
                return moved
        raise StoreError(f"{file} reads well; only a broken file is set aside")

    def close(self) -> None:
        """See `Store.close`. Nothing is held between calls, so nothing is left to let go of."""

    def _save(self, staged: staging.Staged) -> None:
        contents = staging.contents(staged)
        try:
            self._saver.save(contents)
        except OSError:
            self._uncertain.update((change.key, change.after) for change in staged.changes)
            raise
        for file, data in contents.items():
            self._reader.weigh(self._layout.path(file), data)

    def _remember(self, staged: staging.Staged, note: str, tag: str) -> None:
        from .history import remembered

        what = self._past().add(remembered(staged.changes, note, tag, self._who, self._clock))
        if what:
            self._reader.note(self._layout.inside(self._layout.past), 0, what)

    def _past(self) -> History:
        from .history import History

        return History(self._disk, self._layout)

    @contextmanager
    def _writing(self, what: str) -> Iterator[None]:
        """Hold the lock, with everything that was left unfinished brought to an end."""
        try:
            self._saver.prepare()
            with self._disk.lock(self._layout.lock, self._wait):
                self._saver.settle()
                yield
        except LockTimeout:
            raise Busy(
                f"{self.root} is being saved to by another tuiokr; waited {self._wait:g} s",
                "Try again in a moment; if it stays so, look for a tuiokr that hangs.",
            ) from None
        except OSError as error:
            raise _not_saved(what, error) from error

    @contextmanager
    def _reading(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason, _ = _reason(error)
            raise StoreError(f"{what} cannot be read: {reason}", "See to the disk, then try again.") from error


def _named(files: list[str]) -> str:
    few = ", ".join(files[:3])
    return few if len(files) <= 3 else f"{few} and {len(files) - 3} more"


def _reason(error: OSError) -> tuple[str, str]:
    return _REASONS.get(error.errno or 0, (error.strerror or str(error), _AGAIN))


def _not_saved(what: str, error: OSError) -> NotSaved:
    reason, hint = _reason(error)
    where = f" ({error.filename})" if isinstance(error.filename, str) else ""
    return NotSaved(f"{what} was not saved: {reason}{where}", hint)
