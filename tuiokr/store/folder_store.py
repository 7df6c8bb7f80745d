"""A workspace in a folder: one readable JSON file per aggregate, easy to merge with git, safe against power cuts."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from tuiokr.store import commit_rules
from tuiokr.store.folder.access import Access
from tuiokr.store.folder.disk import Disk, RealDisk
from tuiokr.store.folder.scan import scan
from tuiokr.store.migrations import MIGRATIONS, Step
from tuiokr.store.paths import Layout
from tuiokr.store.protocol import (
    WORKSPACE,
    Change,
    Clash,
    Committed,
    Doc,
    Edit,
    File,
    Key,
    Past,
    ReadOnlyBecause,
    Stamp,
    Trouble,
)
from tuiokr.store.recoverable import Recovery

if TYPE_CHECKING:
    from tuiokr.store.folder.history import HistoryFile
    from tuiokr.store.recovery.backup import Backups, Restored
    from tuiokr.store.recovery.housekeeping import Keeper

WAIT: Final = 5.0
"""How many seconds a commit waits for the commit of another process."""


class FileStore:
    """A `Store` in a folder. It is also `Recoverable`.

    Nothing is created on disk before the first commit; nothing is held open between calls.

    `who` is written into the history, `wait` is how many seconds a commit waits for the lock, `clock` returns seconds
    since 1970, `steps` upgrade older layouts to the newest. With `read_only` nothing is written, not even a lock.
    Opening raises `TooNew` if only a newer version may read it, `StoreError` if the root is not a folder.
    """

    def __init__(
        self,
        root: str | os.PathLike[str],
        disk: Disk | None = None,
        *,
        who: str = "",
        wait: float = WAIT,
        clock: Callable[[], float] = time.time,
        steps: Sequence[Step] = MIGRATIONS,
        read_only: bool = False,
    ) -> None:
        disk = disk or RealDisk()
        # Resolve a root that is a link once: if the link changed later, one commit could end up in two places.
        place = os.path.realpath(root) if isinstance(disk, RealDisk) else root
        self.access = Access(disk, Layout(place), wait, steps, read_only=read_only)
        self._reader = self.access.reader
        self._layout = self.access.layout
        self.who = who
        self._clock = clock
        self._uncertain: dict[Key, Doc | None] = {}
        with self.access.reading(self.root):
            self.access.gate.open()

    @property
    def root(self) -> str:
        """The folder, absolute."""
        return self._layout.root

    @property
    def read_only(self) -> bool:
        """See `Store.read_only`."""
        return bool(self.access.closed)

    @property
    def read_only_because(self) -> ReadOnlyBecause:
        """See `Store.read_only_because`."""
        return self.access.closed

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """See `Store.troubles`."""
        return tuple(trouble for _, trouble in sorted(self._reader.troubles.items()))

    def warnings(self) -> tuple[str, ...]:
        """See `Recoverable.warnings`: the folder is on a network, or a program synchronises it with other machines."""
        from tuiokr.store.folder.location import warning_at

        told = warning_at(self.access.disk, self.root)
        return (told,) if told else ()

    def load(self, file: str) -> File:
        """See `Store.load`."""
        with self.access.reading(file):
            return self._reader.tables(file)

    def scan(self, prefix: str = "", *, holding: str = "") -> Iterator[tuple[str, File]]:
        """See `Store.scan`."""
        with self.access.reading(prefix or self.root):
            yield from scan(self._reader, prefix, holding)

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        """See `Store.commit`."""
        wishes = commit_rules.checked(edits)
        if not wishes:
            return Committed({})
        if self.access.gate.closed:
            with self.access.reading(self.root):  # first, as no lock is created where writing is forbidden
                self.access.gate.check()
        with self.access.writing(_named(list(dict.fromkeys(edit.key.file for edit in wishes)))):
            workspace = self.access.gate.check()
            self.access.saver.keep_doubles({WORKSPACE.file} & {edit.key.file for edit in wishes})
            staged = commit_rules.stage(
                wishes,
                lambda file: workspace if file == WORKSPACE.file else self.access.saver.to_edit(file),
                self._uncertain,
                self._reader.layouts.newest,
            )
            if isinstance(staged, Clash):
                self._remember(commit_rules.asked_for(staged, wishes), note, tag, refused=True)
                return staged
            brought: tuple[Change, ...] = ()
            if staged.files:
                staged, brought = self._on_newest_layout(staged)
                self._save(staged)
        for edit in wishes:
            self._uncertain.pop(edit.key, None)
        if brought:
            self._remember(brought, f"brought to layout {self._reader.layouts.newest}", "layout")
        self._remember(staged.changes, note, tag)
        return Committed(staged.docs)

    def changed(
        self, since: Stamp | None, prefix: str = "", *, levels: int = 0, closely: Collection[str] = ()
    ) -> tuple[Stamp, frozenset[str]]:
        """See `Store.changed`. Finds a save by tuiokr or git at once, a file written in place within `ROUND` looks."""
        from tuiokr.store.folder.watch import look

        with self.access.reading(prefix or self.root):
            return look(self._reader, since, prefix, levels, closely)

    def history(self, file: str, limit: int = 50) -> tuple[Past, ...]:
        """See `Store.history`."""
        with self.access.reading(f"the history of {file}"):
            return self._past().read(file, limit)

    def recent(self, limit: int = 50, *, refused: bool = False) -> tuple[Past, ...]:
        """See `Store.recent`."""
        with self.access.reading("the history"):
            return self._past().recent(limit, refused=refused)

    def backup(self, path: str | os.PathLike[str]) -> None:
        """See `Recoverable.backup`. The entries are the files as they are in the folder, including unreadable ones."""
        self._backups().backup(path)

    def restore(self, path: str | os.PathLike[str], *, replace: bool = False) -> Restored:
        """Put all files of a backup into this folder, or none, and reopen it before this returns.

        The folder must not be a workspace yet, unless `replace` is given: then the present files are backed up first.
        Files that were broken when they were backed up stay in the .zip and become troubles. Raises NoBackup if
        `path` is not a backup, or if there already is a workspace.
        """
        return self._backups().restore(path, replace=replace)

    def set_aside(self, file: str) -> str:
        """See `Recoverable.set_aside`. Raises StoreError if the file can be read."""
        return self.keeper().set_aside(file)

    def tend(self) -> None:
        """See `Recoverable.tend`."""
        self.keeper().tend()

    def snapshots(self, file: str) -> tuple[str, ...]:
        """See `Recoverable.snapshots`."""
        return self.keeper().snapshots(file)

    def restore_file(self, file: str, snapshot: str) -> str:
        """See `Recoverable.restore_file`."""
        return self.keeper().restore_file(file, snapshot)

    def recovery(self, file: str) -> Recovery:
        """See `Recoverable.recovery`."""
        return self.keeper().recovery(file)

    def recover(self, file: str) -> Recovery:
        """See `Recoverable.recover`."""
        return self.keeper().recover(file)

    def headless(self, folders: Collection[str]) -> bool:
        """See `Recoverable.headless`."""
        return self.keeper().headless(folders)

    def close(self) -> None:
        """See `Store.close`. Nothing is held between calls, so there is nothing to release."""

    def _save(self, staged: commit_rules.Staged) -> None:
        contents = commit_rules.contents(staged)
        try:
            self.access.saver.save(contents)
        except OSError:
            self._uncertain.update((change.key, change.after) for change in staged.changes)
            raise
        for file, data in contents.items():
            self._reader.written(self._layout.path(file), data)

    def _on_newest_layout(self, staged: commit_rules.Staged) -> tuple[commit_rules.Staged, tuple[Change, ...]]:
        """Add all files of a workspace of an older layout to a commit; also return the changes in them."""
        schema = self._reader.layouts.schema()
        if schema >= self._reader.layouts.newest:
            return staged, ()
        from tuiokr.store.folder.upgrade import along

        whole, changes = along(self._reader, staged)
        for file in whole.files.keys() - staged.files.keys():
            self.access.saver.to_edit(file)
        self.keeper().snapshot_before_layout(schema)
        return whole, changes

    def _remember(self, changes: tuple[Change, ...], note: str, tag: str, *, refused: bool = False) -> None:
        from tuiokr.store.folder.history import remembered

        past = remembered(changes, note, tag, self.who, self._clock)
        what = self._past().refuse(past) if refused else self._past().add(past)
        if what:
            self._reader.note(self._layout.inside(self._layout.past), 0, what, "history")

    def _past(self) -> HistoryFile:
        from tuiokr.store.folder.history import HistoryFile

        return HistoryFile(self.access.disk, self._layout)

    def keeper(self) -> Keeper:
        """Return the `Keeper`, which maintains the workspace."""
        from tuiokr.store.recovery.housekeeping import Keeper

        return Keeper(self.access, self.who, self._clock)

    def _backups(self) -> Backups:
        from tuiokr.store.recovery.backup import Backups

        return Backups(self.access, self.who, self._clock)


def _named(files: list[str]) -> str:
    few = ", ".join(files[:3])
    return few if len(files) <= 3 else f"{few} and {len(files) - 3} more"
