"""Putting bytes in place so that a power cut at any moment leaves all of a commit, or nothing of it.

One file: temp file beside it, whole, fsync, rename, fsync of the folder. Several, or a folder to be made: the intent
first, in that same way; once it stands the commit is made, and whoever comes next carries it out if need be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from .disk import PRIVATE_FILE, write_all
from .naming import decode, join, last, parent, temporary
from .protocol import NotSaved
from .reading import Reader

if TYPE_CHECKING:
    from .intent import Intent

_NOT_OURS: Final = "{} is already there, in a folder that is no workspace yet, and would be written over"


class Saver:
    """Writes to a workspace folder. All but `prepare` must be called with the lock held."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._disk = reader.disk
        self._layout = reader.layout
        self._own_is_durable = False

    def prepare(self) -> None:
        """Make the root and its own folder if they are not there, so that there is a place for the lock."""
        layout, disk = self._layout, self._disk
        own = disk.stat(layout.own)
        if own is None:
            self._make_folder(layout.root)
            with suppress(FileExistsError):  # another process may be at the same point
                disk.mkdir(layout.own)
        elif own.kind != "folder":
            raise NotSaved(f"{layout.own} is not a folder; expected the program's own folder", "Move it away.")
        if disk.stat(layout.ignore) is None:
            with suppress(FileExistsError):
                handle = disk.create(layout.ignore, PRIVATE_FILE)
                try:
                    write_all(disk, handle, b"*\n")
                finally:
                    disk.close(handle)

    def settle(self) -> None:
        """Bring to an end what a stopped process left: carry its intent out, remove its temp files."""
        layout, disk, reader = self._layout, self._disk, self._reader
        unclean = disk.stat(layout.unclean) is not None
        planned = disk.stat(layout.intent) is not None
        if not (unclean or planned or reader.leftovers):
            return
        disk.sync()  # what that process wrote may still be in memory only, and must not be built upon
        if planned:
            intent = reader.intent()
            if intent is None:
                self.set_aside(layout.intent)
            else:
                self._keep_strangers(intent)
                self._carry_out(intent.after)
        self._sweep(layout.own)
        self._sweep(layout.root)
        reader.leftovers = False
        if unclean:
            self._mark_clean()

    def save(self, contents: Mapping[str, bytes | None]) -> None:
        """Make every file hold these bytes, None: be gone. All or nothing; OSError means that nothing is certain yet.

        After an OSError the next `settle` finds out how it ended and finishes it.
        """
        layout, disk = self._layout, self._disk
        founding = not self._reader.exists()
        if founding:
            self._refuse_strangers(contents)
            with suppress(PermissionError):  # a folder that may not be opened is not one where the root was just made
                disk.fsync_dir(parent(layout.root))
        self._mark_unclean()
        [file] = contents if len(contents) == 1 else [""]
        if file and disk.stat(parent(layout.path(file))):
            self._place(file, contents[file])
            disk.fsync_dir(parent(layout.path(file)))
        else:
            self._plan(contents)
            try:
                self._carry_out(contents)
            except (OSError, NotSaved) as error:
                # The intent is durable, so the commit is made; the next one carries it out and readers see it already.
                what = f"a commit is safe but could not be put in place yet: {error}"
                self._reader.note(layout.inside(layout.intent), 0, what)
                return
        self._mark_clean()

    def keep_copy(self, file: str) -> None:
        """Copy a file as it is to the quarantine, once for each content."""
        path = self._layout.path(file)
        found = self._disk.stat(path)
        if found and found.kind == "file":
            self._copy_to_quarantine(path)

    def set_aside(self, path: str) -> str:
        """Move a file to the quarantine, durably. Returns its new path."""
        target = self._in_quarantine(path)
        self._disk.replace(path, target)
        self._disk.fsync_dir(self._layout.quarantine)
        self._disk.fsync_dir(parent(path))
        return target

    def write(self, path: str, data: bytes) -> None:
        """Replace one file whole. Not durable before its folder is synced too. The mode of an existing file stays."""
        disk = self._disk
        old = disk.stat(path)
        temp = self._layout.temp(path)
        handle = disk.create(temp, old.mode if old and old.kind == "file" else PRIVATE_FILE)
        try:
            try:
                write_all(disk, handle, data)
                disk.fsync(handle)
            finally:
                disk.close(handle)
            disk.replace(temp, path)
        except OSError:
            with suppress(OSError):  # the first failure is the one to tell; a leftover is swept by the next commit
                disk.unlink(temp)
            raise

    def _mark_unclean(self) -> None:
        # One empty file that changes its name: making and removing one costs as much as the rest of a save.
        try:
            self._disk.replace(self._layout.clean, self._layout.unclean)
        except FileNotFoundError:
            self._disk.close(self._disk.create(self._layout.unclean, PRIVATE_FILE))

    def _mark_clean(self) -> None:
        self._disk.replace(self._layout.unclean, self._layout.clean)

    def _plan(self, contents: Mapping[str, bytes | None]) -> None:
        from .intent import Intent, digest, encode

        before = {file: digest(self._reader.data(file)) for file in contents}
        if not self._own_is_durable:
            self._disk.fsync_dir(self._layout.root)
            self._own_is_durable = True
        self.write(self._layout.intent, encode(Intent(contents, before)))
        self._disk.fsync_dir(self._layout.own)

    def _carry_out(self, contents: Mapping[str, bytes | None]) -> None:
        folders = dict.fromkeys(parent(self._layout.path(file)) for file in contents)
        for file, data in contents.items():
            if data is not None:
                self._make_folder(parent(self._layout.path(file)))
            self._place(file, data)
        for folder in folders:
            if self._disk.stat(folder):
                self._disk.fsync_dir(folder)
        self._disk.unlink(self._layout.intent)
        # Without this the intent could be back after a power cut and undo what later commits did.
        self._disk.fsync_dir(self._layout.own)

    def _place(self, file: str, data: bytes | None) -> None:
        path = self._layout.path(file)
        if data is not None:
            self.write(path, data)
        elif self._disk.stat(path):
            self._disk.unlink(path)

    def _make_folder(self, path: str) -> None:
        found = self._disk.stat(path)
        if found:
            # The root, and what is above it, may well be a link; below it links could lead out of the workspace.
            if found.kind == "folder" or (found.kind == "link" and len(path) <= len(self._layout.root)):
                return
            raise NotSaved(f"{path} is in the way; expected a folder", "Move it away.")
        above = parent(path)
        if above != path:
            self._make_folder(above)
        with suppress(FileExistsError):
            self._disk.mkdir(path)
        self._disk.fsync_dir(above)

    def _keep_strangers(self, intent: Intent) -> None:
        """Copy files that somebody changed after the intent was made and before it is carried out."""
        from .intent import digest

        for file, after in intent.after.items():
            path = self._layout.path(file)
            found = self._disk.stat(path)
            if found and found.kind == "file":
                now = digest(self._disk.read(path, found.size))
                if now not in (intent.before[file], digest(after)):
                    self._copy_to_quarantine(path)

    def _refuse_strangers(self, files: Iterable[str]) -> None:
        for file in files:
            path = self._layout.path(file)
            for folder in self._layout.parents(path):
                found = self._disk.stat(folder)
                if found and found.kind != "folder":
                    raise NotSaved(f"{folder} is in the way; expected a folder", "Move it away.")
            if self._disk.stat(path):
                raise NotSaved(_NOT_OURS.format(path), "Choose an empty folder, or move that file away.")

    def _copy_to_quarantine(self, path: str) -> None:
        target = self._in_quarantine(path)
        if self._disk.stat(target) is None:
            found = self._disk.stat(path)
            self.write(target, self._disk.read(path, found.size if found else 0))

    def _in_quarantine(self, path: str) -> str:
        from .intent import digest

        self._make_folder(self._layout.quarantine)
        found = self._disk.stat(path)
        fingerprint = digest(self._disk.read(path, found.size if found else 0)) or ""
        return join(self._layout.quarantine, f"{fingerprint[:12]}-{last(path)}")

    def _sweep(self, folder: str) -> None:
        try:
            entries = self._disk.list(folder)
        except PermissionError:
            return  # not a folder that this program could have written to
        for name, kind in entries:
            path = join(folder, name)
            if kind == "file" and temporary(name):
                self._disk.unlink(path)
            elif kind == "folder" and decode(name, folder=True) is not None:
                self._sweep(path)
