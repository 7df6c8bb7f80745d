"""The interface of every store: its types, its errors and its few methods.

A store keeps *documents* (JSON objects) in *tables*, and tables in *files*. It does not know what they mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, Protocol, TypeAlias

SCHEMA: Final = 1
"""The layout of a workspace that this version reads and writes."""

Doc: TypeAlias = Mapping[str, Any]
"""One document: field names to JSON values. A stored one has an integer `rev`: 1 when new, plus 1 at each change."""

File: TypeAlias = Mapping[str, Mapping[str, Doc]]
"""One aggregate: table name to document id to document."""


# Named tuples for the values that go in and out: immutable like frozen data classes, and five times faster to import.


class Key(NamedTuple):
    """The address of a document.

    `file` is a logical path, segments separated by "/", without extension ("cycles/2027-Q1/teams/payments"). `table`
    and `id` are any strings that are not empty.
    """

    file: str
    table: str
    id: str


WORKSPACE: Final = Key("workspace", "workspace", "this")
"""The document that makes a folder a workspace: schema, oldest_reader, oldest_writer, and the program's own fields."""


class Edit(NamedTuple):
    """A request to put `body` at `key`; a body of None deletes the document.

    `expect` is the `rev` that the edit was made against: 0 means "must not exist yet", None means "any". `base`, if
    given, is the document as the editor last read it: if the rev differs, changes to different fields are then
    merged, and the same change on both sides is not a conflict. A `rev` inside `body` or `base` is ignored. An edit
    that does not conflict and asks for the present document changes nothing, not even the rev. Deleting a document
    that does not exist changes nothing either.
    """

    key: Key
    body: Doc | None
    expect: int | None
    base: Doc | None = None


class Committed(NamedTuple):
    """All edits were made: each edited key with its document, which contains the new `rev`, or None if deleted."""

    docs: Mapping[Key, Doc | None]


class Conflict(NamedTuple):
    """An edit that conflicts: `mine` is the requested body, `theirs` the present document (None: there is none)."""

    key: Key
    mine: Doc | None
    theirs: Doc | None


class Clash(NamedTuple):
    """At least one edit conflicts, so nothing was written. Contains every conflict, in the order of the edits."""

    conflicts: tuple[Conflict, ...]


class Change(NamedTuple):
    """One document before and after a commit; None where it does not exist."""

    key: Key
    before: Doc | None
    after: Doc | None


class Past(NamedTuple):
    """One commit, whole or only its part for one file. `when` is UTC in ISO 8601 with milliseconds."""

    when: str
    note: str
    who: str
    changes: tuple[Change, ...]
    tag: str = ""


TroubleKind: TypeAlias = Literal[
    "broken",
    "git conflict",
    "too large",
    "not a file",
    "unread file",
    "unread folder",
    "large",
    "twice",
    "misnamed",
    "link",
    "plan",
    "kept aside",
    "history",
    "snapshot",
    "backup",
]
"""The kind of a trouble, for code. The `what` of a trouble is for people, and its wording may change at any time.

- broken, git conflict, too large: a file that does not have the expected content
- not a file: a folder that has the name of a file
- unread file, unread folder: the disk returned an error
- large: read, but slow; twice: read, but a name in it exists twice
- misnamed, link: ignored
- plan: what an interrupted commit left; kept aside: a copy of what was there before
- history, snapshot, backup: what could not be written or restored there
"""
_UNREAD: Final = frozenset({"broken", "git conflict", "too large", "not a file", "unread file", "unread folder"})


class Trouble(NamedTuple):
    """Something a person should know about one file. `path` is relative to the workspace, `line` is 0 if unknown."""

    path: str
    line: int
    what: str
    kind: TroubleKind
    error: int = 0
    """The error number from the disk, see `errno`; 0 if there is none."""

    @property
    def unread(self) -> bool:
        """Whether the file could not be read, so that its content is not shown."""
        return self.kind in _UNREAD

    @property
    def whole(self) -> bool:
        """Whether everything in the file was read: it is only large."""
        return self.kind == "large"

    @property
    def place(self) -> str:
        """`path:line`, or the path alone."""
        return f"{self.path}:{self.line}" if self.line else self.path


class Stamp:
    """An opaque state of a store, to be passed to `changed`."""

    __slots__ = ()


class StoreError(Exception):
    """Something that the store refused or failed to do.

    `message` is one line for a person: what was expected, and where. `hint` is one line on what to do, or empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def told(self) -> str:
        """Message and hint as sentences in one line; the unchanged message if there is no hint."""
        return f"{self.message.rstrip('.')}. {self.hint}" if self.hint else self.message


class Busy(StoreError):
    """Another process held the lock for longer than the maximum wait. Nothing was written; try again."""


class Broken(StoreError):
    """A file that does not have the expected content. It is never written to."""

    def __init__(self, path: str, line: int, what: str, hint: str = "", kind: TroubleKind = "broken") -> None:
        where = f"{path}, line {line}" if line else path
        super().__init__(f"{where}: {what}", hint or f"Repair {path} by hand, or set it aside and restore a backup.")
        self.path = path
        self.line = line
        self.what = what
        self.kind: TroubleKind = kind


class NotSaved(StoreError):
    """The disk is full, broken or read only. The same commit may be repeated unchanged with the same store: if the
    first attempt did reach the disk, it does not conflict with itself.
    """


class NoBackup(StoreError):
    """A backup cannot be restored here, or is not a backup."""


class TooNew(StoreError):
    """A newer version wrote the workspace and forbids this version to use it."""


class TooLarge(StoreError):
    """A file is, or would become, larger than the limit of this store."""


class ReadingOnly(StoreError):
    """The store was deliberately opened for reading only. Nothing was written."""


ReadOnlyBecause: TypeAlias = Literal["", "asked", "newer", "broken"]
"""Why nothing can be written: the user asked for it, a newer version forbids it, the workspace file is broken."""


class Store(Protocol):
    """The common interface of memory, files and later a server. Every method may raise `StoreError`."""

    @property
    def who(self) -> str:
        """The person whose name the history records for commits."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written. If so, `commit` raises `ReadingOnly`, `TooNew` or `Broken`."""
        ...

    @property
    def read_only_because(self) -> ReadOnlyBecause:
        """Why nothing can be written, "" if it can."""
        ...

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """The problems found so far, sorted by path. A file that can be read again leaves the list."""
        ...

    def load(self, file: str) -> File:
        """Return the tables of one file, empty if there is no file. The caller owns the result. May raise `Broken`."""
        ...

    def scan(self, prefix: str = "", *, holding: str = "") -> Iterator[tuple[str, File]]:
        """Yield every file at or below a logical path, sorted by name. Files that cannot be read become `troubles`.

        With `holding`, files that do not contain this string as a field or a value may be left out.
        """
        ...

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        """Make all edits or none. After `Committed` is returned, they survive a power cut.

        `note` is for people, `tag` is a string that the store does not interpret: the history keeps both.
        Raises `Busy`, `Broken`, `NotSaved`, `ReadingOnly`, `TooNew`, `TooLarge`, or plain `StoreError` for what cannot
        be stored.
        """
        ...

    def changed(
        self, since: Stamp | None, prefix: str = "", *, levels: int = 0, closely: Collection[str] = ()
    ) -> tuple[Stamp, frozenset[str]]:
        """Return a new stamp and the files that were added, removed or changed since an old one (None: all files).

        Take the stamp before you read, then nothing is missed. Only files below `prefix` count, with `levels` only
        those at most so many levels below it (1: directly in it). Use a stamp only with the same `prefix` and
        `levels`. Changes of the files in `closely` are found at the next call; other files are examined in turn.
        """
        ...

    def history(self, file: str, limit: int = 50) -> tuple[Past, ...]:
        """Return the last commits that changed a file, newest first: for undo and display; less durable than files."""
        ...

    def recent(self, limit: int = 50, *, refused: bool = False) -> tuple[Past, ...]:
        """Return the last commits to any file, newest first, each whole. A very large commit has no documents here.

        With `refused`, return the commits that clashed instead: their edits are kept, so that no text is lost.
        """
        ...

    def close(self) -> None:
        """Release all resources. Closing twice is harmless."""
        ...
