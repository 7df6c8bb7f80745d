"""Back up a workspace into one .zip, and restore one."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from tuiokr.store import codec
from tuiokr.store.commit_rules import ReadOnly, changes_between, check_writable, numbered
from tuiokr.store.folder.access import Access, not_saved
from tuiokr.store.folder.history import HistoryFile, moment, remembered
from tuiokr.store.folder.placement import FilePlacer
from tuiokr.store.folder.scan import paths, scan
from tuiokr.store.paths import SUFFIX, absolute, join
from tuiokr.store.protocol import WORKSPACE, Broken, Change, File, NoBackup, NotSaved, ReadingOnly, StoreError, TooLarge
from tuiokr.store.recovery import backup_file


class Restored(NamedTuple):
    """How many files were restored, and where the files they replaced are kept ("" if there were none)."""

    files: int
    kept: str


class Backups:
    """Backups of one workspace. `who` is written into the history."""

    def __init__(self, access: Access, who: str, clock: Callable[[], float]) -> None:
        self._access = access
        self._disk = access.disk
        self._layout = access.layout
        self._reader = access.reader
        self._who = who
        self._clock = clock

    def backup(self, path: str | os.PathLike[str]) -> None:
        """See `Recoverable.backup`."""
        target = absolute(path)
        if not self._exists():
            raise StoreError(
                f"there is no workspace in {self._layout.root} to back up", "Give the folder of a workspace."
            )
        try:
            with self._access.writing(target):
                content = backup_file.collect(self._reader)
        except (NotSaved, ReadingOnly):
            with self._access.reading(self._layout.root):  # a read-only folder is read as it is
                content = backup_file.collect(self._reader)
        try:
            backup_file.write(self._disk, target, content, self._clock(), self._reader.layouts.steps)
        except OSError as error:
            raise not_saved(target, error) from error

    def restore(self, path: str | os.PathLike[str], *, replace: bool = False) -> Restored:
        """See `FileStore.restore`."""
        source = absolute(path)
        if not replace:
            self._refuse_workspace()
        with self._access.reading(source):
            files = backup_file.read(self._disk, source)
        found = backup_file.opened(files, self._reader.layouts.steps)
        self._check(source, found)
        kept = ""
        with self._access.writing(f"the workspace in {self._layout.root}"):
            standing: Mapping[str, File] = {}
            if not replace:
                self._refuse_workspace()  # it may have become one while the .zip was read
            elif self._exists():
                kept, standing = self._keep_what_stands(found)
            self._put(found, files, standing)
        for name, what in found.broken.items():
            self._reader.note(name, 0, f"not restored: {what}", "backup")
        with suppress(ReadOnly), self._access.reading(self._layout.root):
            self._access.gate.check()
        self._compare(source, found)
        return Restored(len(found.tables), kept)

    def _exists(self) -> bool:
        with self._access.reading(self._layout.root):
            return self._reader.exists()

    def _refuse_workspace(self) -> None:
        if self._exists():
            raise NoBackup(
                f"{self._layout.root} already is a workspace",
                "Restore into a new or empty folder, or use --replace: the existing workspace is then backed up first.",
            )

    def _check(self, source: str, found: backup_file.Opened) -> None:
        name = WORKSPACE.file + SUFFIX
        try:
            if name in found.broken:
                raise Broken(name, 0, found.broken[name])
            with suppress(ReadOnly):
                check_writable(found.tables.get(WORKSPACE.file, {}), name, self._reader.layouts.newest)
        except Broken as error:
            raise NoBackup(
                f"{source} is not a backup of a workspace: {error.message}", "Choose another file."
            ) from None

    def _keep_what_stands(self, found: backup_file.Opened) -> tuple[str, Mapping[str, File]]:
        """Back up what will be replaced. Return where, and its tables by file; a broken file has no tables."""
        with suppress(Broken):  # a workspace with a broken workspace file is a good reason to restore
            self._access.gate.check()
        content = backup_file.collect(self._reader)
        standing: dict[str, File] = {}
        for file, path in paths(self._reader, whole=True).items():
            inside = self._layout.inside(path)
            if inside in content.files:
                standing[file] = content.tables.get(file, {})
            elif file in found.tables:
                raise StoreError(f"{inside} cannot be backed up and would be replaced", "Move it away first.")
        FilePlacer(self._disk, self._layout).make_folder(self._layout.backups)
        stamp = moment(self._clock())[:19].replace(":", "")
        number, place = 1, join(self._layout.backups, f"{stamp}-before-restore.zip")
        while self._disk.stat(place):
            number += 1
            place = join(self._layout.backups, f"{stamp}-before-restore-{number}.zip")
        backup_file.write(self._disk, place, content, self._clock(), self._reader.layouts.steps)
        return place, standing

    def _put(self, found: backup_file.Opened, files: Mapping[str, bytes], standing: Mapping[str, File]) -> None:
        """Replace the files in `standing` by those of a backup, all at once."""
        contents: dict[str, bytes | None] = dict.fromkeys(standing)
        changes: list[Change] = []
        for file, tables in found.tables.items():
            now = standing.get(file, {})
            after = numbered(tables, now)
            inside = self._layout.inside(self._layout.path(file))
            contents[file] = _as_it_was(files[inside], inside, after)
            changes += changes_between(file, now, after)
        for file, now in standing.items():
            changes += changes_between(file, now, {}) if file not in found.tables else []
        self._access.saver.save(contents)
        if standing:
            past = remembered(changes, "restored from a backup", "restored", self._who, self._clock)
            HistoryFile(self._disk, self._layout).add(past)

    def _compare(self, source: str, found: backup_file.Opened) -> None:
        """Open the restored folder and compare it with the backup."""
        with self._access.reading(self._layout.root):
            stands = dict(scan(self._reader, ""))
        for file, tables in found.tables.items():
            if not codec.same(_without_rev(stands.get(file, {})), _without_rev(tables)):
                raise NotSaved(
                    f"{file} in {self._layout.root} differs from {source}", "Check the disk, then restore again."
                )


def _as_it_was(data: bytes, inside: str, tables: File) -> bytes:
    """Return `data` unchanged if it contains exactly these documents; else encode the documents."""
    with suppress(Broken, TooLarge):
        if codec.same(codec.parse(data, inside), tables):
            return data
    return codec.encode(tables)


def _without_rev(tables: File) -> dict[str, dict[str, dict[str, object]]]:
    return {
        table: {doc_id: {**doc, "rev": 0} for doc_id, doc in docs.items()} for table, docs in tables.items() if docs
    }
