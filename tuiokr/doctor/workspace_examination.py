"""Check a workspace: every file and the program's own folder. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from shlex import quote
from typing import Final

from tuiokr.doctor.defects import Defect
from tuiokr.doctor.file_examination import FilesExaminer
from tuiokr.model.words import plural
from tuiokr.store.folder.access import Access
from tuiokr.store.folder.disk import LockTimeout
from tuiokr.store.folder.history import HistoryFile
from tuiokr.store.folder.placement import in_the_way
from tuiokr.store.paths import HISTORY_SUFFIX, decode, join, temporary
from tuiokr.store.protocol import WORKSPACE, Broken, StoreError, TooLarge, TooNew
from tuiokr.store.recoverable import Recovery
from tuiokr.store.recovery.snapshots import Snapshots

_REPAIRS: Final = "Run tuiokr doctor --mend."


class Examiner:
    """Examines a workspace. `recovery` returns what can be restored of a file."""

    def __init__(self, access: Access, recovery: Callable[[str], Recovery]) -> None:
        self._access = access
        self._disk = access.disk
        self._layout = access.layout
        self._reader = access.reader
        self._recovery = recovery

    def findings(self) -> Iterator[Defect]:
        """Yield all findings, the most urgent kinds first."""
        yield from self._unfinished()
        yield from self._layout_of_it()
        yield from FilesExaminer(self._access, self._recovery).findings()
        yield from self._gone()
        yield from self._leftovers()

    def _unfinished(self) -> Iterator[Defect]:
        disk, layout = self._disk, self._layout
        lock = disk.stat(layout.lock)
        if lock and lock.kind == "file":
            try:
                with disk.lock(layout.lock, 1.0):
                    pass
            except LockTimeout:
                yield Defect(
                    "busy",
                    "error",
                    "another tuiokr has held the lock for a second",
                    ".tuiokr/lock",
                    "Until then nothing can be saved. A program releases the lock when it ends, even when it crashes.",
                    "Look for a tuiokr that does not respond, also on other computers, and end it.",
                )
                return
            except OSError:
                pass  # a read-only folder needs no lock
        intent = disk.stat(layout.intent)
        if intent and intent.kind == "file":
            yield self._intent()
        elif disk.stat(layout.unclean):
            yield Defect(
                "unclean-stop",
                "warning",
                "the last save was interrupted",
                ".tuiokr/unclean",
                "The saved files are complete. Temporary files may remain, and the next save takes a little longer.",
                f"Save anything, or clean up now: {_REPAIRS}",
                repair="settle",
            )

    def _intent(self) -> Defect:
        where = ".tuiokr/intent.json"
        try:
            intent = self._reader.intent()
        except TooNew as error:
            return Defect("intent-newer", "error", error.message, where, "It must be completed.", error.hint)
        if intent is None:
            return Defect(
                "intent-damaged",
                "warning",
                "the plan of an interrupted save is damaged",
                where,
                "That save was never reported as done, so nothing is lost. The next save sets the plan aside.",
                f"Set it aside now: {_REPAIRS}",
                repair="settle",
            )
        return Defect(
            "intent-pending",
            "warning",
            f"a save of {len(intent.after)} files was stopped after it was made",
            where,
            "It is saved and everybody sees it. The next save updates the files.",
            f"Update them now: {_REPAIRS}",
            repair="settle",
        )

    def _layout_of_it(self) -> Iterator[Defect]:
        try:
            self._access.gate.check()
        except TooNew as error:
            yield Defect("newer", "warning", error.message, "workspace.json", "This version cannot save.", error.hint)
        except Broken as error:
            yield from self._no_workspace(error)
            return
        except StoreError:
            return  # a broken file is reported with the others
        schema, newest = self._reader.layouts.schema(), self._reader.layouts.newest
        if schema < newest:
            yield Defect(
                "older",
                "hint",
                f"this workspace has layout {schema}, this version writes {newest}",
                "workspace.json",
                "The first save upgrades it, after a snapshot. After that, older versions cannot open it.",
                "First update tuiokr for the other people who use it.",
            )

    def _no_workspace(self, error: Broken) -> Iterator[Defect]:
        """Report a workspace file that can be read but has the wrong content."""
        try:
            tables = self._reader.tables(WORKSPACE.file)
        except (Broken, TooLarge):
            return  # reported with the others
        why = "It says which versions may read and write here. Until it is correct, nothing can be saved."
        newest = self._reader.layouts.newest
        do = f'Correct it by hand: "{WORKSPACE.id}" of "{WORKSPACE.table}" must have "schema": {newest}.'
        if WORKSPACE.id not in tables.get(WORKSPACE.table, {}):
            do = f"To restore it, if the history has it: tuiokr doctor --put-back {WORKSPACE.file}"
        yield Defect("workspace-file", "error", error.what, error.path, why, do, file=WORKSPACE.file)

    def _gone(self) -> Iterator[Defect]:
        """Find missing files that have a history and were not deleted with tuiokr."""
        history = HistoryFile(self._disk, self._layout)
        for file in _histories(self._access, self._layout.past, ""):
            try:
                if self._disk.stat(self._layout.path(file)) or file in self._reader.pending():
                    continue
                if in_the_way(self._disk, self._layout, self._layout.path(file)):
                    continue
                last = history.read(file, 1)
            except OSError:
                continue  # an unreadable folder is reported separately
            if last and any(change.after is not None for change in last[0].changes):
                yield Defect(
                    "gone",
                    "error" if file == WORKSPACE.file else "warning",
                    f"the file is missing, and tuiokr did not delete it. It was last saved {last[0].when[:16]}Z",
                    self._layout.inside(self._layout.path(file)),
                    (
                        "Git does this when you change branches. If you did not "
                        "intend it, the history and the snapshots have the file."
                    ),
                    f"To restore it: tuiokr doctor --put-back {quote(file)}",
                    file=file,
                )

    def _leftovers(self) -> Iterator[Defect]:
        found = [*_temps(self._access, self._layout.root), *_temps(self._access, self._layout.own)]
        with suppress(OSError):  # reported separately
            found += [f".tuiokr/backups/{name}" for name in Snapshots(self._reader).half_made()]
        if found:
            few = ", ".join(found[:3])
            yield Defect(
                "leftovers",
                "warning",
                f"{plural(len(found), 'half-written file')} of an interrupted process",
                few if len(found) <= 3 else f"{few}, …",
                "They use space and are not needed.",
                f"Remove them: {_REPAIRS}",
                repair="sweep",
            )


def _histories(access: Access, folder: str, prefix: str) -> Iterator[str]:
    """Yield the logical paths of the files that have a history."""
    found = access.disk.stat(folder)
    if found is None or found.kind != "folder":
        return
    try:
        entries = sorted(access.disk.list(folder))
    except OSError:
        return  # reported separately
    for name, kind in entries:
        segment = decode(name.removesuffix(HISTORY_SUFFIX), folder=kind == "folder")
        if segment is None or name.endswith(f".older{HISTORY_SUFFIX}"):
            continue
        if kind == "folder":
            yield from _histories(access, join(folder, name), f"{prefix}{segment}/")
        elif kind == "file":
            yield prefix + segment


def _temps(access: Access, folder: str) -> Iterator[str]:
    """Yield the temp files below a folder, by their paths inside the workspace."""
    try:
        entries = access.disk.list(folder)
    except OSError:
        return
    for name, kind in sorted(entries):
        path = join(folder, name)
        if kind == "file" and temporary(name):
            yield access.layout.inside(path)
        elif kind == "folder" and decode(name, folder=True) is not None and path != access.layout.backups:
            yield from _temps(access, path)
