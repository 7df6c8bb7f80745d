"""Is a workspace sound? Looks at every file and at the program's own folder, and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from shlex import quote
from typing import Final

from tuiokr.doctor.defects import Defect
from tuiokr.doctor.files import FilesExaminer
from tuiokr.store.folder.access import Access
from tuiokr.store.folder.disk import LockTimeout
from tuiokr.store.folder.history import History
from tuiokr.store.folder.placement import in_the_way
from tuiokr.store.paths import HISTORY_SUFFIX, decode, join, temporary
from tuiokr.store.protocol import WORKSPACE, Broken, StoreError, TooLarge, TooNew
from tuiokr.store.recoverable import Recovery
from tuiokr.store.recovery.snapshots import Snapshots

_MENDS: Final = "tuiokr doctor --mend does it."


class Examiner:
    """Looks a workspace over. `recovery` tells what can be had back of a file."""

    def __init__(self, access: Access, recovery: Callable[[str], Recovery]) -> None:
        self._access = access
        self._disk = access.disk
        self._layout = access.layout
        self._reader = access.reader
        self._recovery = recovery

    def findings(self) -> Iterator[Defect]:
        """Everything, the most pressing first."""
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
                    "Nothing can be saved meanwhile; a program that ends lets go of it, even when it crashes.",
                    "Look for a tuiokr that hangs, also on other machines, and end it.",
                )
                return
            except OSError:
                pass  # a folder that may only be read has no use for a lock
        intent = disk.stat(layout.intent)
        if intent and intent.kind == "file":
            yield self._intent()
        elif disk.stat(layout.unclean):
            yield Defect(
                "unclean-stop",
                "warning",
                "the last save was stopped in the middle",
                ".tuiokr/unclean",
                "What stands is whole; leftovers may lie about, and the next save waits for the disk once.",
                f"Save anything, or tidy up now: {_MENDS}",
                mend="settle",
            )

    def _intent(self) -> Defect:
        where = ".tuiokr/intent.json"
        try:
            intent = self._reader.intent()
        except TooNew as error:
            return Defect("intent-newer", "error", error.message, where, "It must be brought to its end.", error.hint)
        if intent is None:
            return Defect(
                "intent-damaged",
                "warning",
                "the plan of a stopped save is damaged",
                where,
                "It was never acknowledged, so nothing is lost; the next save sets it aside.",
                f"Set it aside now: {_MENDS}",
                mend="settle",
            )
        return Defect(
            "intent-pending",
            "warning",
            f"a save of {len(intent.after)} files was stopped after it was made",
            where,
            "It stands and readers see it; the files themselves are brought in line by the next save.",
            f"Put them in place now: {_MENDS}",
            mend="settle",
        )

    def _layout_of_it(self) -> Iterator[Defect]:
        try:
            self._access.gate.check()
        except TooNew as error:
            yield Defect(
                "newer", "warning", error.message, "workspace.json", "Nothing can be saved with this one.", error.hint
            )
        except Broken as error:
            yield from self._no_workspace(error)
            return
        except StoreError:
            return  # a broken file is told with the others
        schema, newest = self._reader.layouts.schema(), self._reader.layouts.newest
        if schema < newest:
            yield Defect(
                "older",
                "hint",
                f"this workspace has layout {schema}, this version writes {newest}",
                "workspace.json",
                "The first save brings it along, after a snapshot; older versions cannot open it then.",
                "Update the others who work in it first.",
            )

    def _no_workspace(self, error: Broken) -> Iterator[Defect]:
        """A file of the workspace that reads well and does not say what it should."""
        try:
            tables = self._reader.tables(WORKSPACE.file)
        except (Broken, TooLarge):
            return  # told with the others
        why = "It tells which versions may read and write here; nothing can be saved as long as it does not."
        newest = self._reader.layouts.newest
        do = f'Set it right by hand: in "{WORKSPACE.id}" of "{WORKSPACE.table}" stands "schema": {newest}.'
        if WORKSPACE.id not in tables.get(WORKSPACE.table, {}):
            do = f"To have it back, if the history has it: tuiokr doctor --put-back {WORKSPACE.file}"
        yield Defect("workspace-file", "error", error.what, error.path, why, do, file=WORKSPACE.file)

    def _gone(self) -> Iterator[Defect]:
        """Files that the history knows, and that nobody removed here."""
        history = History(self._disk, self._layout)
        for file in _histories(self._access, self._layout.past, ""):
            try:
                if self._disk.stat(self._layout.path(file)) or file in self._reader.pending():
                    continue
                if in_the_way(self._disk, self._layout, self._layout.path(file)):
                    continue
                last = history.read(file, 1)
            except OSError:
                continue  # a folder that cannot be read is told by itself
            if last and any(change.after is not None for change in last[0].changes):
                yield Defect(
                    "gone",
                    "error" if file == WORKSPACE.file else "warning",
                    f"the file is gone, and was not removed with tuiokr; last saved {last[0].when[:16]}Z",
                    self._layout.inside(self._layout.path(file)),
                    "Git does that when branches change; if it was not meant, the history and snapshots have it.",
                    f"To have it back: tuiokr doctor --put-back {quote(file)}",
                    file=file,
                )

    def _leftovers(self) -> Iterator[Defect]:
        found = [*_temps(self._access, self._layout.root), *_temps(self._access, self._layout.own)]
        with suppress(OSError):  # told by itself
            found += [f".tuiokr/backups/{name}" for name in Snapshots(self._reader).half_made()]
        if found:
            few = ", ".join(found[:3])
            yield Defect(
                "leftovers",
                "warning",
                f"{len(found)} half-written {'file' if len(found) == 1 else 'files'} of a stopped process",
                few if len(found) <= 3 else f"{few}, …",
                "They take room and mean nothing.",
                f"Remove them: {_MENDS}",
                mend="sweep",
            )


def _histories(access: Access, folder: str, prefix: str) -> Iterator[str]:
    """The logical paths of the files that have a history."""
    found = access.disk.stat(folder)
    if found is None or found.kind != "folder":
        return
    try:
        entries = sorted(access.disk.list(folder))
    except OSError:
        return  # told by itself
    for name, kind in entries:
        segment = decode(name.removesuffix(HISTORY_SUFFIX), folder=kind == "folder")
        if segment is None or name.endswith(f".older{HISTORY_SUFFIX}"):
            continue
        if kind == "folder":
            yield from _histories(access, join(folder, name), f"{prefix}{segment}/")
        elif kind == "file":
            yield prefix + segment


def _temps(access: Access, folder: str) -> Iterator[str]:
    """The temp files below a folder, by their paths inside the workspace."""
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
