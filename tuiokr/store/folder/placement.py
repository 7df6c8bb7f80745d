"""The basic steps of writing: replace one whole file, create one folder, put one broken file aside."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tuiokr.store.folder.disk import PRIVATE_FILE, Disk, write_all
from tuiokr.store.paths import Layout, join, last, parent
from tuiokr.store.protocol import NotSaved

if TYPE_CHECKING:
    from tuiokr.store.folder.intent import Intent


def in_the_way(disk: Disk, layout: Layout, path: str) -> str:
    """Return the first parent of a path that is not a folder, such as a link, which could lead out of the workspace."""
    for folder in layout.parents(path):
        found = disk.stat(folder)
        if found and found.kind != "folder":
            return folder
    return ""


class FilePlacer:
    """Puts single files and folders in place. Call its methods with the lock held."""

    def __init__(self, disk: Disk, layout: Layout) -> None:
        self._disk = disk
        self._layout = layout

    def write(self, path: str, data: bytes) -> None:
        """Replace one whole file, keeping its mode. Not durable before its folder is synced too."""
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
            with suppress(OSError):  # report the first error; the next commit removes a leftover
                disk.unlink(temp)
            raise

    def make_folder(self, path: str) -> None:
        """Create a folder and its parents, durably. Raises NotSaved if something else is in its place."""
        found = self._disk.stat(path)
        if found:
            # The root and its parents may be links; below the root a link could lead out of the workspace.
            if found.kind == "folder" or (found.kind == "link" and len(path) <= len(self._layout.root)):
                return
            raise NotSaved(f"{path} is in the way; expected a folder", "Move it away.")
        above = parent(path)
        if above != path:
            self.make_folder(above)
        with suppress(FileExistsError):
            self._disk.mkdir(path)
        self._disk.fsync_dir(above)


class Quarantine:
    """The folder for broken files. Each is named after its content, so that the same file is kept only once."""

    def __init__(self, disk: Disk, layout: Layout, placer: FilePlacer) -> None:
        self._disk = disk
        self._layout = layout
        self._placer = placer

    def move(self, path: str) -> str:
        """Move a file to the quarantine, durably. Returns its new path."""
        folder = in_the_way(self._disk, self._layout, path)
        if folder:
            raise NotSaved(f"{folder} is in the way; expected a folder", "Move it away.")
        target = self._target(path)
        self._disk.replace(path, target)
        self._disk.fsync_dir(self._layout.quarantine)
        self._disk.fsync_dir(parent(path))
        return target

    def copy(self, file: str) -> str:
        """Copy a file to the quarantine, once per content, durably. Returns the path of the copy, "" if no file."""
        path = self._layout.path(file)
        found = None if in_the_way(self._disk, self._layout, path) else self._disk.stat(path)
        if found is None or found.kind != "file":
            return ""
        target = self._copy(path)
        self._disk.fsync_dir(self._layout.quarantine)
        return target

    def copy_strangers(self, intent: Intent) -> None:
        """Copy the files that someone changed after the intent was written."""
        from tuiokr.store.folder.intent import digest

        for file, after in intent.after.items():
            path = self._layout.path(file)
            found = None if in_the_way(self._disk, self._layout, path) else self._disk.stat(path)
            if found and found.kind == "file":
                now = digest(self._disk.read(path, found.size))
                if now not in (intent.before[file], digest(after)):
                    self._copy(path)

    def _copy(self, path: str) -> str:
        target = self._target(path)
        if self._disk.stat(target) is None:
            found = self._disk.stat(path)
            self._placer.write(target, self._disk.read(path, found.size if found else 0))
            self._disk.fsync_dir(self._layout.quarantine)
        return target

    def _target(self, path: str) -> str:
        from tuiokr.store.folder.intent import digest

        self._placer.make_folder(self._layout.quarantine)
        for folder in (self._layout.own, self._layout.root):  # a stopped process may have created them without syncing
            self._disk.fsync_dir(folder)
        found = self._disk.stat(path)
        fingerprint = digest(self._disk.read(path, found.size if found else 0)) or ""
        return join(self._layout.quarantine, f"{fingerprint[:12]}-{last(path)}")
