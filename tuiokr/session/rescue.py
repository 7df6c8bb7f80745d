"""Rescuing: when the workspace takes nothing any more, what stands on screen becomes a workspace of its own."""

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
    """Nothing is put on the medium file by file: that would take minutes, and nothing stands here yet to be lost."""

    def fsync(self, handle: int) -> None:
        pass

    def fsync_dir(self, path: str) -> None:
        pass


def rescue(session: Session, places: Sequence[Path] = ()) -> Path:
    """Write everything as it stands here, edits in dispute too, into a new workspace; returns its folder.

    The first of `places` that takes it has it: without any the system's folder for temporary files, then the home.
    Raises OSError or StoreError, that of the last place, if none does.
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
