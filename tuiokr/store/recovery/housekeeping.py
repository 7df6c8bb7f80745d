"""Housekeeping: snapshots of the last days, and the recovery of broken or lost documents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.commit_rules import changes_between, numbered
from tuiokr.store.folder.access import Access
from tuiokr.store.folder.disk import LockTimeout
from tuiokr.store.folder.history import HistoryFile, moment, remembered
from tuiokr.store.folder.placement import in_the_way
from tuiokr.store.limits import LARGEST_FILE
from tuiokr.store.paths import decode, join, segment_of
from tuiokr.store.protocol import WORKSPACE, Broken, File, Past, StoreError, TooLarge
from tuiokr.store.recoverable import Recovery
from tuiokr.store.recovery.salvage import Salvaged, salvage
from tuiokr.store.recovery.snapshots import Snapshots


class Keeper:
    """Snapshots and recovery of one workspace. `who` is written into the history."""

    def __init__(self, access: Access, who: str, clock: Callable[[], float]) -> None:
        self._access = access
        self._disk = access.disk
        self._layout = access.layout
        self._reader = access.reader
        self._who = who
        self._clock = clock
        self._snapshots = Snapshots(access.reader)
        self._history = HistoryFile(access.disk, access.layout)

    def tend(self) -> None:
        """See `Recoverable.tend`. An error becomes a trouble."""
        inside = self._layout.inside(self._layout.backups)
        try:
            if not self._reader.exists() or self._access.closed:
                return
            day = self._today()
            if not self._snapshots.have(day):
                self._access.saver.prepare()
                with self._disk.lock(self._layout.tending, 0):  # one process does it, the others need not wait
                    self._tidy(day)
        except LockTimeout:
            return
        except (OSError, StoreError) as error:
            what = error.message if isinstance(error, StoreError) else error.strerror or str(error)
            self._reader.note(inside, 0, f"today's snapshot could not be made: {what}", "snapshot")
            return
        self._reader.troubles.pop(inside, None)

    def snapshot_before_layout(self, schema: int) -> None:
        """Make the permanent snapshot before an upgrade from layout `schema`. Call it with the lock held."""
        name = f"{self._today()}.layout-{schema}"
        if not self._snapshots.have(name):
            self._snapshots.finish(self._snapshots.draft(), name)

    def snapshots(self, file: str) -> tuple[str, ...]:
        """See `Recoverable.snapshots`."""
        with self._access.reading(f"the snapshots of {file}"):
            return tuple(self._snapshots.with_file(file))

    def set_aside(self, file: str) -> str:
        """See `Recoverable.set_aside`."""
        if file == WORKSPACE.file:
            raise StoreError(
                "the file workspace.json cannot be set aside, because tuiokr finds the other files through it"
            )
        with self._access.writing(file):
            self._access.gate.check()
            if not self._is_broken(file):
                raise StoreError(f"{file} can be read. Only a broken file is set aside")
            moved = self._access.saver.quarantine.move(self._layout.path(file))
            self._reader.troubles.pop(self._layout.inside(self._layout.path(file)), None)
            return moved

    def restore_file(self, file: str, snapshot: str) -> str:
        """See `Recoverable.restore_file`."""
        with self._access.writing(file):
            self._check_may_write(file)
            tables = self._snapshots.read(snapshot, file)
            if tables is None:
                others = ", ".join(self._snapshots.with_file(file))
                raise StoreError(
                    f"there is no snapshot “{snapshot}” with {file} in it that is complete",
                    f"Take one of {others}." if others else "Look in the backups. No snapshot has it.",
                )
            return self._put_back(file, tables, f"as of the snapshot of {snapshot}")

    def recovery(self, file: str) -> Recovery:
        """See `Recoverable.recovery`."""
        from tuiokr.store.recovery.reconstruction import compose

        path = self._layout.path(file)
        with self._access.reading(file):
            found = None if in_the_way(self._disk, self._layout, path) else self._disk.stat(path)
            is_file = found is not None and found.kind == "file"
            salvaged = salvage(self._disk.read(path, LARGEST_FILE)) if is_file else Salvaged({}, ())
            return compose(salvaged, *self._earlier(file), complete=is_file and not salvaged.lost)

    def headless(self, folders: Collection[str]) -> bool:
        """See `Recoverable.headless`."""
        with self._access.reading(self._layout.root):
            if self._disk.stat(self._layout.path(WORKSPACE.file)) or WORKSPACE.file in self._reader.pending():
                return False
            return any(self._holds(self._layout.folder(folder)) for folder in folders)

    def _holds(self, folder: str) -> bool:
        """Whether one of our files is in a folder or below it."""
        found = self._disk.stat(folder)
        if found is None or found.kind != "folder":
            return False
        entries = self._disk.list(folder)
        return any(kind != "folder" and segment_of(name) is not None for name, kind in entries) or any(
            self._holds(join(folder, name)) for name, kind in entries if kind == "folder" and decode(name, folder=True)
        )

    def missing(self, file: str) -> Recovery:
        """Return the documents that a readable file lost although nobody deleted them, from history and snapshots."""
        from tuiokr.store.recovery.reconstruction import missing

        with self._access.reading(file):
            return missing(self._reader.tables(file), *self._earlier(file))

    def _earlier(self, file: str) -> tuple[Sequence[Past], list[tuple[str, File]]]:
        """Return the history and the snapshots of a file, both newest first."""
        from tuiokr.store.recovery.reconstruction import ALL

        names = self._snapshots.names()
        snapshots = [(name, tables) for name in names if (tables := self._snapshots.read(name, file))]
        return self._history.read(file, ALL), snapshots

    def recover(self, file: str) -> Recovery:
        """See `Recoverable.recover`."""
        with self._access.writing(file):
            self._check_may_write(file)
            if self._disk.stat(self._layout.path(file)) and not self._is_broken(file):
                return self._fill_in(file)
            found = self.recovery(file)
            if not found.tables:
                raise StoreError(
                    f"{file} cannot be restored: no snapshot and no history has it",
                    "Look in the backups, and in git if you use it.",
                )
            self._put_back(file, found.tables, "; ".join(found.parts))
            return found

    def _fill_in(self, file: str) -> Recovery:
        """Restore the missing documents of a readable file; the present ones stay."""
        found = self.missing(file)
        if not found.tables:
            raise StoreError(f"{file} can be read. There is nothing to restore")
        stands = self._reader.tables(file)
        names = dict.fromkeys([*stands, *found.tables])
        whole = {name: {**stands.get(name, {}), **found.tables.get(name, {})} for name in names}
        self._put_back(file, whole, "; ".join(found.parts))
        return found._replace(tables=whole)

    def _tidy(self, day: str) -> None:
        self._snapshots.sweep()
        with self._access.writing("today's snapshot"):
            draft = self._snapshots.draft()
        self._snapshots.finish(draft, day)
        self._snapshots.drop_old()

    def _put_back(self, file: str, tables: File, why: str) -> str:
        """Replace the documents of a file, keeping a copy of the old file. Return the path of the copy."""
        now: Tables = {}
        with suppress(Broken, TooLarge):
            data = self._reader.data(file)  # as it is on disk, in any layout
            now = {} if data is None else codec.parse(data, file)
        kept = self._access.saver.quarantine.copy(file)
        after = numbered(tables, now)
        data = codec.encode(after)
        self._access.saver.save({file: data})
        self._reader.written(self._layout.path(file), data)
        changes = changes_between(file, now, after)
        self._history.add(remembered(changes, f"restored: {why}", "recovered", self._who, self._clock))
        return kept

    def _check_may_write(self, file: str) -> None:
        # A broken workspace file is no obstacle if it is the file to restore.
        with suppress(*([Broken] if file == WORKSPACE.file else [])):
            self._access.gate.check()

    def _is_broken(self, file: str) -> bool:
        try:
            self._reader.tables(file)
        except (Broken, TooLarge):
            return True
        return False

    def _today(self) -> str:
        return moment(self._clock())[:10]
