"""Pure functions, in order, that each upgrade a workspace by one layout. Nothing else changes a layout.

To change the layout: add a function here, named after what it does, raise `SCHEMA` in the protocol by one, and add a
workspace of the previous layout to the golden ones in the tests. An older workspace is upgraded in memory when it is
read; the first commit writes all changed files and the new number at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.commit_rules import marks
from tuiokr.store.protocol import WORKSPACE, Broken, File

Step: TypeAlias = Callable[[str, Tables], Tables]
"""Takes a file's logical path and its tables in one layout, returns those in the next. Must be pure and keep ids."""

MIGRATIONS: Final[tuple[Step, ...]] = ()
"""The first upgrades layout 1 to 2, the second 2 to 3. `SCHEMA` is their number plus 1."""


def layout_of(tables: File) -> int | None:
    """Return the layout that a workspace file states, None if it states none."""
    found = tables.get(WORKSPACE.table, {}).get(WORKSPACE.id, {}).get("schema")
    return found if type(found) is int and found >= 1 else None


def upgrade(file: str, tables: Tables, schema: int, steps: Sequence[Step]) -> Tables:
    """Upgrade the tables of one file from layout `schema` to the newest. Tables without documents are left out.

    A changed document gets the next `rev`, so that an edit or an undo made against the older form is detected.
    Raises Broken if a step cannot handle the documents.
    """
    if schema > len(steps):
        return tables
    changed = tables
    for number, step in enumerate(steps[schema - 1 :], start=schema + 1):
        try:
            changed = step(file, changed)
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
            what = f"its documents could not be brought to layout {number} ({step.__name__}: {error!r})"
            raise Broken(file, 0, what, "Repair it by hand, or restore it from a snapshot.") from error
    new = {name: {key: dict(doc) for key, doc in docs.items()} for name, docs in changed.items() if docs}
    if file == WORKSPACE.file and WORKSPACE.id in new.get(WORKSPACE.table, {}):
        new[WORKSPACE.table][WORKSPACE.id].update(marks(1 + len(steps)))
    for name, docs in new.items():
        for key, doc in docs.items():
            old = tables.get(name, {}).get(key)
            now = {**doc, "rev": old["rev"] if old else max(1, _number(doc.get("rev")))}
            docs[key] = now if old is None or codec.same(now, old) else {**now, "rev": old["rev"] + 1}
    return new


def _number(rev: Any) -> int:
    return rev if type(rev) is int else 1
