"""What a commit does to documents in any kind of store: compare, merge, number, and apply through TinyDB."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.limits import MOST_SIZE, WARN_SIZE
from tuiokr.store.paths import encode, segments
from tuiokr.store.protocol import (
    SCHEMA,
    WORKSPACE,
    Broken,
    Change,
    Clash,
    Conflict,
    Doc,
    Edit,
    File,
    Key,
    StoreError,
    TooLarge,
    TooNew,
)

_SCHEMA_FIELDS: Final = ("schema", "oldest_reader", "oldest_writer")
_ABSENT: Final = object()


class Staged(NamedTuple):
    """The result of a commit without conflicts: the new tables of each changed file, and the changes in them."""

    files: dict[str, Tables]
    changes: tuple[Change, ...]
    docs: dict[Key, Doc | None]


class ReadOnly(TooNew):
    """A newer version wrote the workspace in a way that this version may read but not write."""

    def __init__(self) -> None:
        super().__init__(
            "a newer tuiokr wrote this workspace, so it is read-only",
            "Install the newer tuiokr to edit.",
        )


class _Unmergeable(Exception):
    """Both sides changed the same field."""


def checked(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits with their documents as plain copies. Raises StoreError for what cannot be stored."""
    keys = [edit.key for edit in edits]
    for key in keys:
        for segment in segments(key.file):
            encode(segment)
        where = f"{key.file}, {key.table} {key.id}"
        if not key.table or not key.id:
            raise StoreError(f"{where}: the table and the id of a document may not be empty")
        codec.text(key.table + key.id, where, "the table or the id")
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise StoreError(
            f"one commit edits {twice.file}, {twice.table} {twice.id} twice; expected one edit per document"
        )
    if any(edit.key == WORKSPACE and edit.body is None for edit in edits):
        raise StoreError("the workspace document cannot be deleted: everything else depends on it")
    return tuple(_plain(edit) for edit in edits)


def stage(
    edits: Sequence[Edit],
    tables_of: Callable[[str], Tables],
    uncertain: Mapping[Key, Doc | None] = MappingProxyType({}),
    newest: int = SCHEMA,
) -> Staged | Clash:
    """Compare every edit with the present document and apply all of them to copies, or report every conflict.

    `tables_of` returns the present tables of a file; this function may change them. The first edit also creates the
    workspace document if there is none. `uncertain` contains what an earlier attempt of unknown outcome would have
    written: an edit that finds its own result there has succeeded. `newest` is the layout to write.
    """
    present = {file: tables_of(file) for file in dict.fromkeys(edit.key.file for edit in edits)}
    wishes = [_with_schema(edit, present, newest) if edit.key == WORKSPACE else edit for edit in edits]
    if all(edit.key != WORKSPACE for edit in edits):
        if WORKSPACE.file not in present:
            present[WORKSPACE.file] = tables_of(WORKSPACE.file)
        if _standing(present, WORKSPACE) is None:
            wishes.append(Edit(WORKSPACE, marks(newest), None))
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    docs: dict[Key, Doc | None] = {}
    for edit, wished in zip([*edits, *wishes[len(edits) :]], wishes, strict=True):
        now = _standing(present, edit.key)
        try:
            own = edit.key in uncertain and uncertain[edit.key] == now
            after = _outcome(now, wished, own)
        except _Unmergeable:
            conflicts.append(Conflict(edit.key, edit.body, now))
            continue
        docs[edit.key] = after
        if after is not now:
            changes.append(Change(edit.key, now, after))
    if conflicts:
        return Clash(tuple(conflicts))
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.key.file, []).append(change)
    files = {file: _apply(present[file], its) for file, its in by_file.items()}
    return Staged(files, tuple(changes), {edit.key: docs[edit.key] for edit in edits})


def asked_for(clash: Clash, edits: Sequence[Edit]) -> tuple[Change, ...]:
    """Return what a refused commit would have changed: each document as it is, where known, and as requested."""
    standing = {conflict.key: conflict.theirs for conflict in clash.conflicts}
    found = [(edit, standing.get(edit.key, edit.base)) for edit in edits]
    return tuple(Change(edit.key, now, rebased(edit.base, edit.body, now)) for edit, now in found)


def rebased(base: Doc | None, mine: Doc | None, theirs: Doc | None) -> Doc | None:
    """Return `mine` with the fields that are unchanged since `base` taken from `theirs`."""
    if base is None or mine is None or theirs is None:
        return mine
    form: dict[str, Any] = {}
    for name in {**theirs, **mine}:
        own = mine.get(name, _ABSENT)
        item = theirs.get(name, _ABSENT) if _alike(own, base.get(name, _ABSENT)) else own
        if item is not _ABSENT and name != "rev":
            form[name] = item
    return form


def contents(staged: Staged) -> dict[str, bytes | None]:
    """Return the new bytes of each changed file, None for a file without documents. Raises TooLarge."""
    new = {file: codec.encode(tables) if tables else None for file, tables in staged.files.items()}
    for file, data in new.items():
        if data and len(data) > MOST_SIZE:
            raise TooLarge(
                f"{file} would have {len(data) / 1e6:.1f} MB; a file may have at most {MOST_SIZE / 1e6:.0f} MB",
                "Split it, or delete what you do not need.",
            )
    return new


def changes_between(file: str, before: File, after: File) -> list[Change]:
    """Return the differences between two states of one file, document by document."""
    old = {(table, doc_id): doc for table, docs in before.items() for doc_id, doc in docs.items()}
    new = {(table, doc_id): doc for table, docs in after.items() for doc_id, doc in docs.items()}
    pairs = [(Key(file, *place), old.get(place), new.get(place)) for place in dict.fromkeys([*old, *new])]
    return [Change(key, one, other) for key, one, other in pairs if not codec.same(one, other)]


def numbered(tables: File, now: File) -> Tables:
    """Return restored documents. One that differs from the present document gets a higher `rev`, so that an edit that
    was made against the present document is detected.
    """
    return {
        table: {doc_id: _numbered(doc, now.get(table, {}).get(doc_id)) for doc_id, doc in docs.items()}
        for table, docs in tables.items()
    }


def _numbered(doc: Doc, now: Doc | None) -> dict[str, Any]:
    if now is None or codec.same(doc, now):
        return dict(doc)
    if codec.same({**doc, "rev": 0}, {**now, "rev": 0}):
        return dict(now)
    return {**doc, "rev": max(doc["rev"], now["rev"]) + 1}


def large(data: bytes) -> str:
    """Return the message about a file larger than WARN_SIZE."""
    return f"the file has {len(data) / 1e6:.1f} MB and makes everything slow. Keep it below {WARN_SIZE / 1e6:.0f} MB"


def marks(newest: int) -> dict[str, Any]:
    """Return the fields of the workspace document that state its layout and which versions may open it."""
    return dict.fromkeys(_SCHEMA_FIELDS, newest)


def check_writable(tables: Tables, path: str, newest: int = SCHEMA) -> None:
    """Check that this version may write to the workspace with this workspace file.

    `newest` is the layout that this version writes. Raises ReadOnly if it may only read the workspace, TooNew if it
    may not even read it, Broken if this is not the file of a workspace.
    """
    doc = tables.get(WORKSPACE.table, {}).get(WORKSPACE.id)
    if doc is None:
        raise Broken(path, 0, "this is not the file of a tuiokr workspace; expected the document “this” in “workspace”")
    for field in _SCHEMA_FIELDS:
        number = doc.get(field, newest)
        if type(number) is not int or number < 1:
            raise Broken(path, 0, f"{field} is {number!r}; expected a whole number from 1 up")
    if doc.get("oldest_reader", newest) > newest:
        raise TooNew(
            f"this workspace needs a version that reads layout {doc['oldest_reader']}; this one reads {newest}",
            "Install the newer tuiokr that wrote it.",
        )
    if doc.get("oldest_writer", newest) > newest:
        raise ReadOnly


def _plain(edit: Edit) -> Edit:
    body = None if edit.body is None else codec.clean(edit.body, edit.key)
    base = None if edit.base is None else codec.clean(edit.base, edit.key)
    return Edit(edit.key, body, edit.expect, base)


def _with_schema(edit: Edit, present: dict[str, Tables], newest: int) -> Edit:
    now = _standing(present, edit.key) or {}
    fields = {name: now.get(name, number) for name, number in marks(newest).items()}
    base = None if edit.base is None else {**fields, **edit.base}
    return Edit(edit.key, {**fields, **(edit.body or {})}, edit.expect, base)


def _standing(present: dict[str, Tables], key: Key) -> dict[str, Any] | None:
    return present[key.file].get(key.table, {}).get(key.id)


def _outcome(now: dict[str, Any] | None, edit: Edit, own: bool) -> dict[str, Any] | None:
    """Return the document after the edit; `now` itself if nothing changes. Raises _Unmergeable.

    `own` means that an earlier attempt of the same edit may have written `now`.
    """
    rev = 0 if now is None else int(now["rev"])
    content = None if now is None else {name: item for name, item in now.items() if name != "rev"}
    body = None if edit.body is None else dict(edit.body)
    alike = codec.same(body, content)
    if edit.expect not in (None, rev) and not (alike and (own or now is None)):
        body = _merged(edit.base, body, content)
        alike = codec.same(body, content)
    if alike:
        return now
    return None if body is None else {**body, "rev": rev + 1}


def _merged(base: Doc | None, mine: Doc | None, theirs: Doc | None) -> dict[str, Any] | None:
    if base is not None and theirs is not None and codec.same(base, theirs):
        return None if mine is None else dict(mine)
    if base is None or mine is None or theirs is None:
        raise _Unmergeable
    fields = dict.fromkeys([*theirs, *mine])
    sides = {name: [side.get(name, _ABSENT) for side in (base, mine, theirs)] for name in fields}
    merged = {name: _field(*values) for name, values in sides.items()}
    return {name: item for name, item in merged.items() if item is not _ABSENT}


def _field(base: object, mine: object, theirs: object) -> object:
    if _alike(mine, theirs) or _alike(theirs, base):
        return mine
    if _alike(mine, base):
        return theirs
    raise _Unmergeable


def _alike(one: object, other: object) -> bool:
    return one is other or (one is not _ABSENT and other is not _ABSENT and codec.same(one, other))


def _apply(tables: Tables, changes: Sequence[Change]) -> Tables:
    from tuiokr.store.document_layer import Aggregate

    aggregate = Aggregate(tables)
    by_table: dict[str, dict[str, Doc | None]] = {}
    for change in changes:
        by_table.setdefault(change.key.table, {})[change.key.id] = change.after
    for table, docs in by_table.items():
        aggregate.put(table, docs)
    return aggregate.tables_with_documents()
