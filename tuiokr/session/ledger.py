"""Which revision of each document stands, so that an edit can say which one it was made against."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, Final

from tuiokr.session.undo import Body, Rows, plain
from tuiokr.store.protocol import Committed, Edit, File, Key

SHARED: Final = frozenset(("tie_off", "standing"))
"""Tables whose documents come with the first thing that somebody does: two windows may each do a first thing."""


class Ledger:
    """Revisions by document. The screen's thread and the saving thread both look at it."""

    def __init__(self) -> None:
        self._revs: dict[str, dict[Key, int]] = {}
        """By file. One that was taken in stays known, be it empty."""
        self._lock = threading.Lock()

    def edits(self, rows: Rows) -> tuple[tuple[Edit, ...], dict[Key, int]]:
        """The edits for some rows, counted as done already, and the revisions before, for `restore`."""
        edits: list[Edit] = []
        with self._lock:
            before = {key: self._revs.get(key.file, {}).get(key, 0) for key in rows}
            for key, (old, new) in rows.items():
                edits.append(edit(key, old, new, before[key]))
                self._revs.setdefault(key.file, {})[key] = 0 if new is None else before[key] + 1
        return tuple(edits), before

    def restore(self, before: Mapping[Key, int]) -> None:
        """The edits were not done after all."""
        with self._lock:
            for key, rev in before.items():
                self._revs[key.file][key] = rev

    def note(self, files: Mapping[str, File]) -> None:
        """What these files hold is what stands now."""
        with self._lock:
            for file, tables in files.items():
                self._revs[file] = {
                    Key(file, table, name): row["rev"] for table, rows in tables.items() for name, row in rows.items()
                }

    def holds(self, file: str) -> bool:
        """Whether a file was taken in, or edited, before."""
        return file in self._revs

    def knows(self, file: str, tables: File) -> bool:
        """Whether the documents of a file stand at the revisions known."""
        known = {key: rev for key, rev in self._revs.get(file, {}).items() if rev}
        return known == {key: row["rev"] for key, row in documents({file: tables}).items()}


def edit(key: Key, old: Body, new: Body, expect: int) -> Edit:
    """The edit that makes `new` of `old`.

    A new document of SHARED is made against a blank one: where another window has made it too, the two are merged
    field by field and clash only where they differ.
    """
    blank: Body = {} if key.table in SHARED else None
    return Edit(key, new, expect, base=blank if old is None else old)


def made_from(one: Edit) -> Body:
    """What an edit was made against, None for a new document."""
    return None if one.expect == 0 else plain(one.base)


def documents(files: Mapping[str, File]) -> dict[Key, Mapping[str, Any]]:
    """Every document of some files by its key, `rev` in it."""
    return {
        Key(file, table, name): row
        for file, tables in files.items()
        for table, rows in tables.items()
        for name, row in rows.items()
    }


def as_expected(edits: tuple[Edit, ...], outcome: Committed) -> bool:
    """Whether what was committed is just what was asked for, and nothing was merged into it."""
    return all(
        (outcome.docs.get(edit.key) or {}).get("rev", 0) == (0 if edit.body is None else (edit.expect or 0) + 1)
        for edit in edits
    )
