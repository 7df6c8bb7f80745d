"""What every store promises: the words it is spoken to with, its errors, its few calls.

A store keeps *documents* (JSON objects) in *tables*, and tables in *files*. It knows nothing of what they mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, Protocol, TypeAlias

SCHEMA: Final = 1
"""The layout of a workspace that this version reads and writes."""

Doc: TypeAlias = Mapping[str, Any]
"""One document: field names to JSON values. A stored one has an integer `rev`, 1 when new, one more at each change."""

File: TypeAlias = Mapping[str, Mapping[str, Doc]]
"""One aggregate: table name to document id to document."""


# Named tuples where values go in and out: as frozen as data classes, and made five times as fast on import.


class Key(NamedTuple):
    """Where a document lives.

    `file` is a logical path, segments parted by "/", without extension ("cycles/2027-Q1/teams/payments"); `table` and
    `id` are any words that are not empty.
    """

    file: str
    table: str
    id: str


WORKSPACE: Final = Key("workspace", "workspace", "this")
"""The document that makes a folder a workspace: schema, oldest_reader, oldest_writer, and what the program adds."""


class Edit(NamedTuple):
    """A wish to put `body` at `key`; a body of None deletes.

    `expect` is the `rev` that the edit was made against: 0 means "must not be there yet", None means "whatever is
    there". `base`, if given, is the document as the editor last read it: when the rev differs, changes to different
    fields are then merged, and the same change made on both sides is none. A `rev` inside `body` or `base` is not
    looked at. An edit that fits and asks for what stands already changes nothing, not even the rev; so does deleting
    what is gone.
    """

    key: Key
    body: Doc | None
    expect: int | None
    base: Doc | None = None


class Committed(NamedTuple):
    """All edits stand: each edited key with the document that is there now, its new `rev` in it, None if deleted."""

    docs: Mapping[Key, Doc | None]


class Conflict(NamedTuple):
    """One edit met another: `mine` is the body that was asked for, `theirs` what stands (None: not there)."""

    key: Key
    mine: Doc | None
    theirs: Doc | None


class Clash(NamedTuple):
    """At least one edit conflicts, so nothing at all was written. Holds every conflict, in the order of the edits."""

    conflicts: tuple[Conflict, ...]


class Change(NamedTuple):
    """One document before and after a commit; None where there was or is none."""

    key: Key
    before: Doc | None
    after: Doc | None


class Past(NamedTuple):
    """One commit, whole or as one file saw it. `when` is UTC in ISO 8601 with milliseconds."""

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
"""What is the matter, for a program: `what` of a trouble is for people, and may change its words at any time.

- broken, git conflict, too large: a file that cannot be read as what it should be
- not a file: a folder that has the name of a file
- unread file, unread folder: the disk does not give it
- large: read, and slow; twice: read, and something in it is there twice
- misnamed, link: passed over
- plan: what a stopped commit left; kept aside: a copy of what was there before
- history, snapshot, backup: what could not be written, or put back, there
"""
_UNREAD: Final = frozenset({"broken", "git conflict", "too large", "not a file", "unread file", "unread folder"})


class Trouble(NamedTuple):
    """Something a person should know about one file. `path` is inside the workspace, `line` is 0 when unknown."""

    path: str
    line: int
    what: str
    kind: TroubleKind
    error: int = 0
    """The number of what the disk said, 0 where it said nothing; see `errno`."""

    @property
    def unread(self) -> bool:
        """Whether what is in it is therefore not shown anywhere."""
        return self.kind in _UNREAD

    @property
    def whole(self) -> bool:
        """Whether everything in it was read all the same: it is only large."""
        return self.kind == "large"

    @property
    def place(self) -> str:
        """`path:line`, or the path alone."""
        return f"{self.path}:{self.line}" if self.line else self.path


class Stamp:
    """A moment of a store, to be given back to `changed`. Opaque."""

    __slots__ = ()


class StoreError(Exception):
    """Something the store would not or could not do.

    `message` is one line for a person: what was expected, and where. `hint` is one line on what to do, or empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def told(self) -> str:
        """Message and hint as sentences in one line; without a hint the message as it is."""
        return f"{self.message.rstrip('.')}. {self.hint}" if self.hint else self.message


class Busy(StoreError):
    """Another process held the lock for longer than the bounded wait. Nothing was written; try again."""


class Broken(StoreError):
    """A file that cannot be read as what it should be. It is never written to."""

    def __init__(self, path: str, line: int, what: str, hint: str = "", kind: TroubleKind = "broken") -> None:
        where = f"{path}, line {line}" if line else path
        super().__init__(f"{where}: {what}", hint or f"Repair {path} by hand, or set it aside and restore a backup.")
        self.path = path
        self.line = line
        self.what = what
        self.kind: TroubleKind = kind


class NotSaved(StoreError):
    """The disk refused: full, broken, or read only. The same store may be given the same commit again, just as it is:
    should the first try have reached the disk after all, it does not conflict with itself.
    """


class NoBackup(StoreError):
    """What was given is no backup that can be put back here."""


class TooNew(StoreError):
    """The workspace was written by a newer version that asks older ones to keep off."""


class TooLarge(StoreError):
    """A file is, or would become, larger than this store handles."""


class Store(Protocol):
    """What memory, files and later a server have in common. Every call may raise `StoreError`."""

    @property
    def who(self) -> str:
        """Whose commits these are, as the history names them."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether a newer version has forbidden this one to write; `commit` then raises `TooNew`."""
        ...

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What was found wrong so far, sorted by path; a file that reads well again leaves the list."""
        ...

    def load(self, file: str) -> File:
        """The tables of one file, an empty mapping if there is none. The caller owns the result. May raise `Broken`."""
        ...

    def scan(self, prefix: str = "", *, holding: str = "") -> Iterator[tuple[str, File]]:
        """Every file at or below a logical path, sorted by name. Files that cannot be read become `troubles`.

        With `holding`, the files without a field or a word of that name may be left out.
        """
        ...

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        """All edits or none. When it returns `Committed`, they outlive a power cut.

        `note` is for people, `tag` a word that means nothing to the store: both are kept in the history.
        Raises `Busy`, `Broken`, `NotSaved`, `TooNew`, `TooLarge`, or plain `StoreError` for what cannot be stored.
        """
        ...

    def changed(
        self, since: Stamp | None, prefix: str = "", *, levels: int = 0, closely: Collection[str] = ()
    ) -> tuple[Stamp, frozenset[str]]:
        """The files that came, went or changed since a stamp (None: all there are), and the stamp of now.

        Take the stamp first and read after it, then nothing is missed. Only files below `prefix` count, and with
        `levels` only those so many levels down at most (1: right in it); a stamp goes with one choice of both.
        `closely` are files to be told of at the very next look, where others may wait for their turn.
        """
        ...

    def history(self, file: str, limit: int = 50) -> tuple[Past, ...]:
        """The last commits that touched a file, newest first. For undo and display; not as durable as the files."""
        ...

    def recent(self, limit: int = 50, *, refused: bool = False) -> tuple[Past, ...]:
        """The last commits to any file, newest first, each whole; one of a great many documents tells none of them.

        With `refused`, those that clashed instead: what they asked for is kept here, so that nobody's words are lost.
        """
        ...

    def close(self) -> None:
        """Let go of what is held. Closing twice is harmless."""
        ...
