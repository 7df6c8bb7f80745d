"""The first commit to a workspace of an older layout: it upgrades all files at once, or none."""

from __future__ import annotations

from tuiokr.store import codec
from tuiokr.store.commit_rules import Staged, changes_between
from tuiokr.store.folder.reader import FolderReader
from tuiokr.store.folder.scan import paths
from tuiokr.store.migrations import upgrade
from tuiokr.store.protocol import Broken, Change, TooLarge


def along(reader: FolderReader, staged: Staged) -> tuple[Staged, tuple[Change, ...]]:
    """Add to a commit every file that the upgrade to the newest layout changes; also return those changes.

    Raises Broken if a file cannot be read: later it would be taken for a file of the newest layout.
    """
    schema = reader.layouts.schema()
    files = dict(staged.files)
    changes: list[Change] = []
    for file, path in paths(reader, whole=True).items():
        inside = reader.layout.inside(path)
        try:
            data = reader.data(file)
            old = {} if data is None else codec.parse(data, inside)
            new = upgrade(file, codec.parse(data, inside) if data else {}, schema, reader.layouts.steps)
        except (Broken, TooLarge) as error:
            what = f"until this is repaired, nothing can be saved in layout {reader.layouts.newest} ({error.message})"
            raise Broken(inside, 0, what, "Run tuiokr doctor --mend, or set the file aside.") from error
        found = changes_between(file, old, new)
        changes += found
        if found:
            files.setdefault(file, new)
    return staged._replace(files=files), tuple(changes)
