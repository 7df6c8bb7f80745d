"""The present revision of each document, so that an edit can state which one it was made against."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, Final

from tuiokr.session.undo import Body, Rows, plain
from tuiokr.store.protocol import Committed, Edit, File, Key

SHARED: Final = frozenset(("tie_off", "standing", "preparation"))
"""Tables whose documents are created by a first action; two windows may each do a first action."""


class Ledger:
    """Revisions by document. The screen's thread and the saving thread both use it."""

    def __init__(self) -> None:
        self._revs: dict[str, dict[Key, int]] = {}
        """By file. A file that was noted stays known, even if it is empty."""
        self._lock = threading.Lock()

    def edits(self, rows: Rows) -> tuple[tuple[Edit, ...], dict[Key, int]]:
        """Return the edits for some rows, and the old revisions for `restore`. The edits already count as made."""
        edits: list[Edit] = []
        with self._lock:
            before = {key: self._revs.get(key.file, {}).get(key, 0) for key in rows}
            for key, (old, new) in rows.items():
                edits.append(edit(key, old, new, before[key]))
                self._revs.setdefault(key.file, {})[key] = 0 if new is None else before[key] + 1
        return tuple(edits), before

    def restore(self, before: Mapping[Key, int]) -> None:
        """Restore old revisions, because the edits failed."""
        with self._lock:
            for key, rev in before.items():
                self._revs[key.file][key] = rev

    def note(self, files: Mapping[str, File]) -> None:
        """Record the revisions in these files as the present ones."""
        with self._lock:
            for file, tables in files.items():
                self._revs[file] = {
                    Key(file, table, name): row["rev"] for table, rows in tables.items() for name, row in rows.items()
                }

    def holds(self, file: str) -> bool:
        """Whether a file was noted or edited before."""
        return file in self._revs

    def knows(self, file: str, tables: File) -> bool:
        """Whether the documents of a file have the known revisions."""
        known = {key: rev for key, rev in self._revs.get(file, {}).items() if rev}
        return known == {key: row["rev"] for key, row in documents({file: tables}).items()}


def edit(key: Key, old: Body, new: Body, expect: int) -> Edit:
    """Return the edit that replaces `old` by `new`.

    A new document of SHARED has a blank base: if another window created it too, the two are merged field by field and
    clash only where they differ.
    """
    blank: Body = {} if key.table in SHARED else None
    return Edit(key, new, expect, base=blank if old is None else old)


def made_from(one: Edit) -> Body:
    """Return the document that an edit was made against, None for a new document."""
    return None if one.expect == 0 else plain(one.base)


def documents(files: Mapping[str, File]) -> dict[Key, Mapping[str, Any]]:
    """Return every document of some files by its key, including its `rev`."""
    return {
        Key(file, table, name): row
        for file, tables in files.items()
        for table, rows in tables.items()
        for name, row in rows.items()
    }


def as_expected(edits: tuple[Edit, ...], outcome: Committed) -> bool:
    """Whether exactly the requested edits were committed, with nothing merged into them."""
    return all(
        (outcome.docs.get(edit.key) or {}).get("rev", 0) == (0 if edit.body is None else (edit.expect or 0) + 1)
        for edit in edits
    )
