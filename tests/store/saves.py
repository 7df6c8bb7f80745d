"""What is visible on a disk, what must be visible after each step of a way, and the steps themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import Any, Final, NamedTuple, Protocol, TypeAlias, TypeVar

from tests.store.power_disk import NOON, Image, PowerDisk
from tuiokr.store import codec
from tuiokr.store.folder.history import moment
from tuiokr.store.folder.reader import FolderReader
from tuiokr.store.folder.scan import paths
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.migrations import MIGRATIONS, Step, layout_of
from tuiokr.store.paths import Layout
from tuiokr.store.protocol import (
    SCHEMA,
    WORKSPACE,
    Broken,
    Committed,
    Edit,
    File,
    Key,
    NotSaved,
    Past,
    Store,
    StoreError,
)
from tuiokr.store.recovery.backup_file import unpack
from tuiokr.store.recovery.snapshots import KEPT, MANIFEST

ROOT: Final = "/disk/new/ws"
OWN: Final = f"{ROOT}/.tuiokr"
BACKUPS: Final = f"{OWN}/backups"
ZIP: Final = "/disk/backup.zip"
DAY: Final = 86_400.0

A: Final = Key("teams/a", "team", "this")
B: Final = Key("cycles/2027-Q1/teams/b", "objectives", "o1")
C: Final = Key("teams/c", "team", "this")
LONG: Final = "long " * 1200
"""More than a medium writes at once."""
TORN: Final = b'{"team": {"this": {"n": 1'
"""A file that something else has broken."""

LAST: Final = ([Edit(A, {"n": 99}, None)], [Edit(A, {"n": 99}, None), Edit(B, {"n": 99}, None)])
"""One more commit, of one file or of two."""
NOTE: Final = "one more"
"""The note of a commit that is not part of the way."""

FIELDS: Final = ("schema", "oldest_reader", "oldest_writer")
FORM: Final = "form"
"""A field whose value is the layout of its document; some documents have it."""

_T = TypeVar("_T")

Do: TypeAlias = Callable[[FileStore, PowerDisk], object]


class Opens(Protocol):
    """A program that opens the workspace on a disk; `steps` migrate each layout to the next."""

    def __call__(self, disk: PowerDisk, steps: Sequence[Step] = ..., /) -> FileStore:
        """Return the open store."""


class Found(AssertionError):
    """The proof found something forbidden. `what` is a word for the table."""

    def __init__(self, what: str, told: str) -> None:
        super().__init__(f"{what}: {told}")
        self.what = what


class Sight(NamedTuple):
    """All that matters on a disk: the documents as JSON, where the `kept` bytes are, the files of the backup."""

    documents: bytes
    kept: str
    backup: bytes
    older: bytes = b""
    """The documents on disk as JSON, if their layout is older than the newest."""
    snapshots: bytes = b"{}"
    """The documents in each snapshot on disk as JSON, without the snapshots that are old enough to be dropped."""


class Way(NamedTuple):
    """One way: the disk at the start, all of it on the medium, and what one store does step by step.

    `broken` are the paths in the workspace of files that cannot be read, `kept` are bytes that must stay somewhere.
    """

    name: str
    start: Image
    steps: Sequence[Do]
    broken: tuple[str, ...] = ()
    kept: bytes = b""
    again: bool = True
    """Whether a refused step may be repeated although it is done already. Every commit may."""
    layouts: Sequence[Step] = MIGRATIONS
    """The migrations from each layout to the next."""
    tends: bool = False
    """Whether the next day's snapshot is made at the end, too."""
    full: bool = False
    """Whether only the full proof takes this way."""


def make_disk(image: Image) -> PowerDisk:
    """A machine that was started again with this disk."""
    disk = PowerDisk()
    disk.fill(image)
    return disk


def make_store(disk: PowerDisk, steps: Sequence[Step] = MIGRATIONS, /) -> FileStore:
    """Open the workspace, as a program does."""
    return FileStore(ROOT, disk, who="Ana", clock=lambda: disk.now, steps=steps)


def same(found: Sight, wanted: Sight) -> bool:
    """Whether the found state is the wanted one. The `kept` bytes may be put aside although they need not be."""
    kept = {wanted.kept, "aside"} if wanted.kept == "in place" else {wanted.kept}
    return found._replace(kept="") == wanted._replace(kept="") and found.kept in kept


def look(way: Way, disk: PowerDisk, store: FileStore) -> tuple[Sight, tuple[Past, ...]]:
    """What a store that was just opened finds, and its history. Raise Found if anything cannot be read."""
    try:
        documents = dict(store.scan())
        again = {file: store.load(file) for file in documents}
        past = store.recent()
        standing = _as_they_stand(store, documents) if way.layouts else documents
    except (StoreError, OSError, ValueError, KeyError, TypeError) as error:
        raise Found("not openable", repr(error)) from error
    worse = [trouble for trouble in store.troubles if trouble.path not in way.broken]
    if worse or store.read_only:
        raise Found("not openable", f"read only: {store.read_only}, {worse}")
    if again != documents:
        raise Found("torn", f"scan tells {documents}, load {again}")
    older = codec.compact(standing) if standing != documents else b""
    return Sight(codec.compact(documents), _place_of(way, disk), _backup(disk), older, _snapshots(disk, store)), past


def plus(sight: Sight, edits: Iterable[Edit]) -> Sight:
    """What must be visible after a commit of these edits, which do not expect a rev."""
    documents: Any = codec.value(sight.documents)
    new = [] if "workspace" in documents else [Edit(WORKSPACE, dict.fromkeys(FIELDS, SCHEMA), None)]
    for edit in [*new, *edits]:
        old = documents.get(edit.key.file, {}).get(edit.key.table, {}).get(edit.key.id, {"rev": 0})
        if edit.body != {name: item for name, item in old.items() if name != "rev"}:
            table = documents.setdefault(edit.key.file, {}).setdefault(edit.key.table, {})
            table[edit.key.id] = {**(edit.body or {}), "rev": old["rev"] + 1}
    done = sight._replace(documents=codec.compact(documents))
    if not sight.older or done == sight:
        return done
    older, snapshots = codec.value(sight.older), codec.value(sight.snapshots)
    snapshots.setdefault(f"{date()}.layout-{layout_of(older[WORKSPACE.file])}", older)
    return done._replace(older=b"", snapshots=codec.compact(snapshots))


def tended(way: Way, sight: Sight, day: int = 0) -> Sight:
    """What must be visible after the snapshot of a day is made, unless it exists already."""
    snapshots: dict[str, dict[str, Any]] = codec.value(sight.snapshots)
    if date(day) in snapshots:
        return sight
    made: dict[str, Any] = codec.value(sight.older or sight.documents)
    layout = layout_of(made[WORKSPACE.file])
    alike = [one for _, one in sorted(snapshots.items(), reverse=True) if layout_of(one[WORKSPACE.file]) == layout]
    for file in (path.removesuffix(".json") for path in way.broken):
        last = next((one for one in alike if file in one), None)
        if last and file not in made:  # as it could be read last
            made[file] = last[file]
    return sight._replace(snapshots=codec.compact(_lasting({**snapshots, date(day): made})))


def date(day: int = 0) -> str:
    """A day, where today is 0, in the form of a snapshot's name."""
    return moment(NOON + day * DAY)[:10]


def under_way(before: Sight, after: Sight) -> list[Sight]:
    """What may be visible during a step, its result last: a snapshot is made before everything else."""
    return list(dict.fromkeys([before, before._replace(snapshots=after.snapshots), after]))


def one_more(way: Way, number: int, now: Sight, possible: Sequence[Sight]) -> tuple[Do, list[Sight], list[Sight]]:
    """A step that is not part of the way, what may be visible during it, and what after it.

    It makes a commit on top of `now`, which is one of `possible`: that does not settle what became of a backup or a
    snapshot. If the way tends, the snapshot of the next day is made as well, half of the time.
    """
    last = LAST[number % 2]
    here = [
        now._replace(kept=one.kept, backup=one.backup, snapshots=one.snapshots)
        for one in possible
        if bool(one.older) == bool(now.older)
    ]
    done = [plus(one, last) for one in here]
    through = [sight for one, after in zip(here, done, strict=True) for sight in under_way(one, after)]
    if not way.tends or number % 4 > 1:
        return commit(last, NOTE), through, done

    def do(store: FileStore, disk: PowerDisk) -> None:
        commit(last, NOTE)(store, disk)
        tend(1)(store, disk)

    return do, through, [tended(way, one, 1) for one in done]


def commit(edits: Sequence[Edit], note: str = "") -> Do:
    """Return a step that makes a commit, which must succeed."""

    def do(store: FileStore, _: PowerDisk) -> None:
        done = store.commit(edits, note)
        if not isinstance(done, Committed):
            raise Found("not usable", f"a commit that fits met {done}")

    return do


def tend(day: int = 0) -> Do:
    """Return a step that makes the snapshot of a day. It counts as refused if the store reports a trouble with it."""

    def do(store: FileStore, disk: PowerDisk) -> None:
        disk.now = NOON + day * DAY
        store.tend()
        told = [trouble.what for trouble in store.troubles if trouble.path == ".tuiokr/backups"]
        if told:
            raise NotSaved(told[0], "Tend again.")

    return do


def tried(step: Do, store: FileStore, disk: PowerDisk) -> None:
    """Take a step that must succeed. Raise Found if the store refuses it."""
    try:
        step(store, disk)
    except (StoreError, OSError) as error:
        raise Found("not usable", repr(error)) from error


def refused(edits: Sequence[Edit]) -> Do:
    """Return a step that edits a broken file, which a store must refuse."""

    def do(store: FileStore, _: PowerDisk) -> None:
        with suppress(Broken):
            raise Found("torn", f"a broken file was written to: {store.commit(edits)}")

    return do


def from_memory(commits: Sequence[Sequence[Edit]]) -> list[bytes]:
    """The documents after each number of commits, according to the store in memory."""
    store: Store = MemoryStore()
    found = [codec.compact(dict(store.scan()))]
    for edits in commits:
        store.commit(edits)
        found.append(codec.compact(dict(store.scan())))
    return found


def _place_of(way: Way, disk: PowerDisk) -> str:
    """Where the `kept` bytes are: in a file of the workspace, else aside, else lost."""
    if not way.kept:
        return "none"
    places = [path for path, data in _files(disk.image()) if data == way.kept and not path.startswith(BACKUPS)]
    inside = [path for path in places if "/quarantine/" not in path]
    return "in place" if inside else "aside" if places else "lost"


def _backup(disk: PowerDisk) -> bytes:
    if disk.stat(ZIP) is None:
        return b""
    try:
        files = unpack(disk.read(ZIP, 10**6), ZIP)
    except StoreError as error:
        raise Found("torn", f"the backup cannot be read: {error.message}") from error
    return codec.compact({name: data.decode() for name, data in files.items()})


def _files(image: Image, above: str = "") -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for name, inside in image.items():
        path = f"{above}/{name}"
        found += [(path, inside)] if isinstance(inside, bytes) else _files(inside, path)
    return found


def _as_they_stand(store: FileStore, documents: Mapping[str, File]) -> dict[str, File]:
    """The documents in their layout on disk. Raise Found unless all have the same one."""
    found: dict[str, File] = {
        file: codec.parse(data, file) for file in documents if (data := store.access.reader.data(file)) is not None
    }
    _check_one_layout(found)
    return found


def _check_one_layout(files: Mapping[str, File]) -> None:
    """Raise Found if a document has another layout than the file of the workspace."""
    layout = layout_of(files.get(WORKSPACE.file, {}))
    docs = [doc for tables in files.values() for table in tables.values() for doc in table.values()]
    if any(doc.get(FORM, layout) != layout for doc in docs):
        raise Found("torn", f"of several layouts: {files}")


_looked_at: Final[dict[tuple[object, ...], bytes]] = {}
"""Results of `_snapshots` by what they depend on: most disks differ only in other places."""


def _snapshots(disk: PowerDisk, store: FileStore) -> bytes:
    """The content of the listed snapshots. Raise Found if one is incomplete, or if the store lists others."""
    if disk.stat(BACKUPS) is None:
        return b"{}"
    digest = blake2b(digest_size=16)
    for path, data in _files(disk.image(BACKUPS)):
        digest.update(b"%s %d %d " % (path.encode(), getattr(data, "time", 0), len(data)) + data)
    key = (type(store), store.access.reader.layouts.schema(), digest.digest())
    if key not in _looked_at:
        found = {
            name: _snapshot(disk, name) for name, kind in disk.list(BACKUPS) if kind == "folder" and name[0] != "."
        }
        _check_offered(store, found)
        _looked_at[key] = codec.compact(_lasting(found))
    return _looked_at[key]


def _check_offered(store: FileStore, snapshots: Mapping[str, Mapping[str, File]]) -> None:
    for file in {file for files in snapshots.values() for file in files}:
        having = {name for name, files in snapshots.items() if file in files}
        if having != set(store.snapshots(file)):
            raise Found("torn", f"{file} is in the snapshots {having}, but offered of {store.snapshots(file)}")


def _snapshot(disk: PowerDisk, name: str) -> dict[str, File]:
    reader = FolderReader(disk, Layout(f"{BACKUPS}/{name}"), ())
    try:
        places = paths(reader, whole=True)
        listed = set(codec.value(disk.read(f"{BACKUPS}/{name}/{MANIFEST}", 10**6))["files"])
        found: dict[str, File] = {file: codec.parse(reader.data(file) or b"", file) for file in places}
    except (StoreError, OSError, ValueError, KeyError, TypeError) as error:
        raise Found("torn", f"the snapshot {name} is not whole: {error!r}") from error
    if listed != {reader.layout.inside(path) for path in places.values()}:
        raise Found("torn", f"the snapshot {name} has {sorted(places)} of {sorted(listed)}")
    _check_one_layout(found)
    return found


def _lasting(snapshots: Mapping[str, _T]) -> dict[str, _T]:
    """Leave out the days that are dropped, now or after the next day's snapshot was made."""
    days = sorted(name for name in snapshots if "." not in name)
    return {name: files for name, files in snapshots.items() if name not in days[:-KEPT]}
