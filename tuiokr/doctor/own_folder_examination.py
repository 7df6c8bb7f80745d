"""Check the program's own folder: the kind and the permissions of everything in it. Writes nothing.

A problem there can prevent a workspace from being saved or even opened, although every document can be read.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from tuiokr.doctor.defects import Defect, Severity, unreadable
from tuiokr.store.folder.disk import Disk, Kind
from tuiokr.store.folder.reader import KINDS, NO_INTENT
from tuiokr.store.limits import LARGEST_INTENT
from tuiokr.store.paths import HISTORY_SUFFIX, OWN, Layout, join

_UNSAVED: Final = "Nothing can be saved until this is repaired."
_FORGOTTEN: Final = "Changes are saved, but not added to the history: no undo after a restart, nothing under H."
_NO_SNAPSHOTS: Final = "Until this is repaired, no snapshots are made, and none can be restored."
_NO_CARE: Final = "Broken files are kept there before they are restored. Until this is repaired, none can be restored."
_ANEW: Final = "Move it away. The next save creates it again."


class Piece(NamedTuple):
    """The expected kind of an entry, and the severity and effect of another kind."""

    kind: Kind
    severity: Severity
    why: str


EXPECTED: Final[dict[str, Piece]] = {
    "lock": Piece("file", "error", _UNSAVED),
    "intent.json": Piece("file", "error", _UNSAVED),
    "clean": Piece("file", "error", _UNSAVED),
    "unclean": Piece("file", "error", _UNSAVED),
    "journal.jsonl": Piece("file", "warning", _FORGOTTEN),
    "journal.older.jsonl": Piece("file", "warning", _FORGOTTEN),
    "refused.jsonl": Piece("file", "warning", "What is not saved because of a clash cannot be kept there."),
    "tending": Piece("file", "warning", _NO_SNAPSHOTS),
    "history": Piece("folder", "warning", _FORGOTTEN),
    "backups": Piece("folder", "warning", _NO_SNAPSHOTS),
    "quarantine": Piece("folder", "warning", _NO_CARE),
}
"""The entries of the folder, by name."""


class OwnFolder:
    """Examines the own folder of one workspace. `may_write` returns whether a path may be read and written."""

    def __init__(self, disk: Disk, layout: Layout, may_write: Callable[[str], bool]) -> None:
        self._disk = disk
        self._layout = layout
        self._may_write = may_write

    def barring(self) -> Iterator[Defect]:
        """Yield the first problem that prevents opening the workspace."""
        layout = self._layout
        for folder, why in (
            (layout.root, "Nothing of the workspace can be shown or saved."),
            (layout.own, "Nothing can be shown or saved: an interrupted save may wait there to be completed."),
        ):
            error = self._against(folder)
            if error:
                yield unreadable(layout.inside(folder) or ".", folder, error, "error", why)
                return
        error = self._against_intent()
        if error:
            why = "Nothing can be shown or saved: an interrupted save waits in it to be completed."
            yield unreadable(layout.inside(layout.intent), layout.intent, error, "error", why)

    def findings(self, folders: Iterable[str]) -> Iterator[Defect]:
        """Yield all other findings. `folders` are the paths of the folders that contain documents."""
        found = self._disk.stat(self._layout.own)
        if found and found.kind != "folder":
            yield _wrong_kind(OWN, found.kind, "folder", "error", _UNSAVED)
        elif found:
            yield from self._pieces()
            yield from self._pasts(self._layout.past)
        yield from self._read_only(folders)

    def _pieces(self) -> Iterator[Defect]:
        writable = self._may_write(self._layout.own)  # if not, report that once and not for each entry
        for name, (kind, severity, why) in EXPECTED.items():
            path, inside = join(self._layout.own, name), f"{OWN}/{name}"
            found = self._disk.stat(path)
            if found is None:
                continue
            if found.kind != kind:
                yield _wrong_kind(inside, found.kind, kind, severity, why)
                continue
            error = self._against(path)
            if kind == "file" and writable and path != self._layout.lock and not self._may_write(path):
                error = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if error:
                yield unreadable(inside, path, error, severity, why)

    def _pasts(self, folder: str) -> Iterator[Defect]:
        """Yield the problems in the history of the files; `_pieces` checks the folder itself."""
        found = self._disk.stat(folder)
        if found is None or found.kind != "folder":
            return
        try:
            entries = sorted(self._disk.list(folder))
        except OSError as error:
            if folder != self._layout.past:
                yield unreadable(self._layout.inside(folder), folder, error, "warning", _FORGOTTEN)
            return
        for name, kind in entries:
            path = join(folder, name)
            expected: Kind = "file" if name.endswith(HISTORY_SUFFIX) else "folder"
            if kind != expected and (kind != "file" or expected == "file"):
                yield _wrong_kind(self._layout.inside(path), kind, expected, "warning", _FORGOTTEN)
            elif kind == "folder":
                yield from self._pasts(path)

    def _read_only(self, folders: Iterable[str]) -> Iterator[Defect]:
        layout = self._layout
        places = dict.fromkeys([layout.root, layout.own, layout.lock, *folders])
        closed = []
        for path in places:
            found = self._disk.stat(path)
            kind = "file" if path == layout.lock else "folder"
            if found and found.kind in (kind, "link" if path == layout.root else kind) and not self._may_write(path):
                closed.append(layout.inside(path) or ".")
        if closed:
            few = closed[0] if len(closed) == 1 else f"{closed[0]} and {len(closed) - 1} more"
            what = f"you may read this workspace, but not write to it ({few})"
            why = "You cannot save here, or not everywhere."
            do = "Ask its owner for permission to write, or restore a backup of it into your own folder."
            yield Defect("read-only", "warning", what, closed[0], why, do)

    def _against(self, folder: str) -> OSError | None:
        """Return why a folder or its entries cannot be read; None if they can, or if it is not a folder."""
        try:
            found = self._disk.stat(folder)
            if found and found.kind == "folder":
                self._disk.list(folder)
                self._disk.stat(join(folder, OWN))
        except OSError as error:
            return error
        return None

    def _against_intent(self) -> OSError | None:
        found = self._disk.stat(self._layout.intent)
        if found is None or found.kind != "file":
            return None
        try:
            self._disk.read(self._layout.intent, LARGEST_INTENT)
        except OSError as error:
            return None if error.errno in (errno.ENOENT, *NO_INTENT) else error
        return None


def _wrong_kind(where: str, kind: Kind, expected: Kind, severity: Severity, why: str) -> Defect:
    what = f"this is {KINDS[kind]}; expected {KINDS[expected]}"
    return Defect("own-kind", severity, what, where, why, _ANEW)
