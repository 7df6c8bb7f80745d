"""Rescue: if the workspace cannot be saved, write everything on screen into a new workspace."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tuiokr.model.workspace import Workspace
from tuiokr.session import documents
from tuiokr.session.session import Session
from tuiokr.session.undo import plain
from tuiokr.store.folder.disk import RealDisk
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Committed, Edit, StoreError


class _SyncedOnce(RealDisk):
    """A disk without a sync per file: that would take minutes, and there is no old data here to lose."""

    def fsync(self, handle: int) -> None:
        pass

    def fsync_dir(self, path: str) -> None:
        pass


def rescue(session: Session, places: Sequence[Path] = ()) -> Path:
    """Write everything in memory, including edits in conflict, into a new workspace. Return its folder.

    It is written to the first of `places` that works; by default the system's temporary folder, then the home folder.
    Raises the OSError or StoreError of the last place if none works.
    """
    here = session.workspace
    rows = documents.changed(Workspace(), here)
    bodies = {key: body for key, (_, body) in rows.items()}
    bodies |= {one.key: plain(one.mine) for one in session.clashes if one.mine is not None}
    edits = [Edit(key, body, 0) for key, body in bodies.items() if body is not None]
    failure: OSError | StoreError = OSError("there is no folder to write to")
    for place in places or (Path(tempfile.gettempdir()), Path.home()):
        try:
            folder = Path(tempfile.mkdtemp(prefix="tuiokr-rescued-", dir=place))
        except OSError as error:
            failure = error
            continue
        try:
            disk = _SyncedOnce()
            if isinstance(FileStore(folder, disk).commit(edits, "rescued"), Committed):
                disk.sync()
                return folder
        except (OSError, StoreError) as error:
            failure = error
        shutil.rmtree(folder, ignore_errors=True)
    raise failure
