"""Write files so that a power cut at any moment leaves all of a commit or nothing of it.

One file: write a temp file in the same folder, fsync it, rename it, fsync the folder. Several files, or a new folder:
write the intent first, in the same way. Once it exists the commit is made, and the next process completes it if needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from tuiokr.store.codec import Tables
from tuiokr.store.folder.disk import PRIVATE_FILE, write_all
from tuiokr.store.folder.placement import FilePlacer, Quarantine, in_the_way
from tuiokr.store.folder.reader import FolderReader
from tuiokr.store.paths import decode, join, parent, temporary
from tuiokr.store.protocol import Broken, NotSaved

_NOT_OURS: Final = "{} already exists in a folder that is not a workspace yet, and would be overwritten"


class CommitWriter:
    """Writes to a workspace folder. Hold the lock when you call any method but `prepare`."""

    def __init__(self, reader: FolderReader) -> None:
        self._reader = reader
        self._disk = reader.disk
        self._layout = reader.layout
        self._placer = FilePlacer(reader.disk, reader.layout)
        self.quarantine = Quarantine(reader.disk, reader.layout, self._placer)
        self._own_is_durable = False

    def prepare(self) -> None:
        """Create the root and its `.tuiokr` folder if they do not exist, so that there is a place for the lock."""
        layout, disk = self._layout, self._disk
        own = disk.stat(layout.own)
        if own is None:
            self._placer.make_folder(layout.root)
            self._own_is_durable = False
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
        """Complete what a stopped process left: carry out its intent, remove its temp files."""
        layout, disk, reader = self._layout, self._disk, self._reader
        unclean = disk.stat(layout.unclean) is not None
        planned = disk.stat(layout.intent) is not None
        if not (unclean or planned or reader.leftovers):
            return
        disk.sync()  # what that process wrote may be in memory only; do not build on it before it is on disk
        if not unclean:
            self._mark_unclean()  # if this process is stopped too, the next one must sync again
        if planned:
            intent = reader.intent()
            if intent is None:
                self.quarantine.move(layout.intent)
            else:
                self.quarantine.copy_strangers(intent)
                self._carry_out(intent.after)
        self._sweep(layout.own)
        self._sweep(layout.root)
        reader.leftovers = False
        self._mark_clean()

    def to_edit(self, file: str) -> Tables:
        """Return the tables of a file to be changed. If a name in it exists twice, first keep a copy of the file.

        Raises Broken for a broken file, after keeping a copy of it too.
        """
        try:
            tables = self._reader.tables(file)
        except Broken:
            # The broken file itself stays where it is, and this is the error to report.
            with suppress(OSError, NotSaved):
                self.quarantine.copy(file)
            raise
        self.keep_doubles([file])
        return tables

    def keep_doubles(self, files: Iterable[str]) -> None:
        """Keep a copy of each file in which a name exists twice, because only one of the two is written again.

        Raises OSError if the copy fails: then the file must not be overwritten.
        """
        layout, reader = self._layout, self._reader
        for file in files:
            inside = layout.inside(layout.path(file))
            if inside in reader.doubled:
                kept = layout.inside(self.quarantine.copy(file))
                what = reader.doubled[inside][0].what
                said = f"{inside} was copied here before it was saved, because in it {what}"
                reader.note(kept, 0, said, "kept aside")

    def save(self, contents: Mapping[str, bytes | None]) -> None:
        """Write these bytes to every file, None: delete it. All or nothing; after OSError the outcome is unknown.

        After an OSError the next `settle` finds out how the save ended, and completes it.
        """
        layout, disk = self._layout, self._disk
        founding = not self._reader.exists()
        self._refuse_what_is_in_the_way(contents, founding)
        if founding:
            self._keep_root()
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
                # The intent is durable, so the commit is made. Readers see it, and the next writer carries it out.
                what = f"a save is safe, but its files could not be replaced yet: {error}"
                self._reader.note(layout.inside(layout.intent), 0, what, "plan")
                return
        self._mark_clean()

    def _keep_root(self) -> None:
        """Sync every folder above the root: a stopped process may have created it without syncing them."""
        folder = self._layout.root
        while parent(folder) != folder:
            folder = parent(folder)
            with suppress(PermissionError):  # a folder that we may not open was not just created
                self._disk.fsync_dir(folder)

    def _mark_unclean(self) -> None:
        # Rename one empty file: creating and removing one costs as much as the rest of a save.
        try:
            self._disk.replace(self._layout.clean, self._layout.unclean)
        except FileNotFoundError:
            self._disk.close(self._disk.create(self._layout.unclean, PRIVATE_FILE))

    def _mark_clean(self) -> None:
        self._disk.replace(self._layout.unclean, self._layout.clean)

    def _plan(self, contents: Mapping[str, bytes | None]) -> None:
        from tuiokr.store.folder.intent import Intent, digest, encode

        before = {file: digest(self._reader.data(file)) for file in contents}
        if not self._own_is_durable:
            self._disk.fsync_dir(self._layout.root)
            self._own_is_durable = True
        self._placer.write(self._layout.intent, encode(Intent(contents, before)))
        self._disk.fsync_dir(self._layout.own)

    def _carry_out(self, contents: Mapping[str, bytes | None]) -> None:
        folders = dict.fromkeys(parent(self._layout.path(file)) for file in contents)
        for file, data in contents.items():
            if data is not None:
                self._placer.make_folder(parent(self._layout.path(file)))
            self._place(file, data)
        for folder in folders:
            if self._disk.stat(folder):
                self._disk.fsync_dir(folder)
        self._disk.unlink(self._layout.intent)
        # Without this the intent could exist again after a power cut and undo later commits.
        self._disk.fsync_dir(self._layout.own)

    def _place(self, file: str, data: bytes | None) -> None:
        path = self._layout.path(file)
        if data is not None:
            self._placer.write(path, data)
        elif self._disk.stat(path):
            self._disk.unlink(path)

    def _refuse_what_is_in_the_way(self, files: Iterable[str], founding: bool) -> None:
        for file in files:
            path = self._layout.path(file)
            folder = in_the_way(self._disk, self._layout, path)
            if folder:
                raise NotSaved(f"{folder} is in the way; expected a folder", "Move it away.")
            if founding and self._disk.stat(path):
                raise NotSaved(_NOT_OURS.format(path), "Choose an empty folder, or move that file away.")

    def _sweep(self, folder: str) -> None:
        try:
            entries = self._disk.list(folder)
        except PermissionError:
            return  # this program cannot have written to it
        for name, kind in entries:
            path = join(folder, name)
            if kind == "file" and temporary(name):
                self._disk.unlink(path)
            elif kind == "folder" and decode(name, folder=True) is not None and path != self._layout.backups:
                self._sweep(path)
