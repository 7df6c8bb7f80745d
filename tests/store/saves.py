"""Everything that writes to a workspace, as ways to go step by step, and what there must be to see after each step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple, TypeAlias

from tests.store.power_disk import Image, PowerDisk
from tuiokr.store import codec, intent
from tuiokr.store.backing import unpack
from tuiokr.store.files import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import SCHEMA, WORKSPACE, Broken, Committed, Edit, Key, Past, Store, StoreError

ROOT: Final = "/disk/new/ws"
OWN: Final = f"{ROOT}/.tuiokr"
ZIP: Final = "/disk/backup.zip"
NOON: Final = 1_800_000_000.0

A: Final = Key("teams/a", "team", "this")
B: Final = Key("cycles/2027-Q1/teams/b", "objectives", "o1")
C: Final = Key("teams/c", "team", "this")
LONG: Final = "long " * 1200
"""More than a medium writes at once."""
TORN: Final = b'{"team": {"this": {"n": 1'
"""A file that something else has broken."""

COMMITS: Final[Sequence[list[Edit]]] = (
    [Edit(A, {"n": 1}, None)],  # founds the workspace too
    [Edit(A, {"n": 2, "text": LONG}, None)],  # one file that is there
    [Edit(B, {"n": 3}, None)],  # folders to be made
    [Edit(A, {"n": 4}, None), Edit(B, {"n": 4}, None), Edit(C, {"n": 4}, None)],  # several files
    [Edit(B, {"n": 5}, None)],
    [Edit(C, None, None)],  # a file that goes
    [Edit(A, None, None), Edit(B, {"n": 6}, None), Edit(WORKSPACE, {"name": "N"}, None)],
    [Edit(WORKSPACE, {"name": "M"}, None)],  # the workspace document alone
    [Edit(A, {"n": 8}, None)],
)
LAST: Final = ([Edit(A, {"n": 99}, None)], [Edit(A, {"n": 99}, None), Edit(B, {"n": 99}, None)])
"""One more commit on top, of one file or of two."""

FIELDS: Final = ("schema", "oldest_reader", "oldest_writer")
INTENT: Final = (".tuiokr/intent.json",)
BY_HAND: Final = codec.encode({"team": {"this": {"n": "by hand", "rev": 9}}})

Do: TypeAlias = Callable[[FileStore, PowerDisk], object]


class Found(AssertionError):
    """The proof found what must not be. `what` is a word for the table."""

    def __init__(self, what: str, told: str) -> None:
        super().__init__(f"{what}: {told}")
        self.what = what


class Sight(NamedTuple):
    """All that matters on a disk: the documents as JSON, where the words worth keeping are, the files of the backup."""

    documents: bytes
    kept: str
    backup: bytes


class Way(NamedTuple):
    """One way to go: the disk at the start, all of it on the medium, and what one store does step by step.

    `broken` is the path inside the workspace of a file that cannot be read, `kept` are bytes that must stay somewhere.
    """

    name: str
    start: Image
    steps: Sequence[Do]
    broken: tuple[str, ...] = ()
    kept: bytes = b""
    again: bool = True
    """Whether a step that was refused may be taken again even if it is done already, as every commit may."""


def make_disk(image: Image) -> PowerDisk:
    """The machine after it was started again with this disk."""
    disk = PowerDisk()
    disk.fill(image)
    return disk


def make_store(disk: PowerDisk) -> FileStore:
    """A program that opens the workspace."""
    return FileStore(ROOT, disk, who="Ana", clock=lambda: NOON)


def same(found: Sight, wanted: Sight) -> bool:
    """Whether that was found what was wanted; words worth keeping may be put aside where they need not be."""
    kept = {wanted.kept, "aside"} if wanted.kept == "in place" else {wanted.kept}
    return found._replace(kept="") == wanted._replace(kept="") and found.kept in kept


def look(way: Way, disk: PowerDisk, store: FileStore) -> tuple[Sight, tuple[Past, ...]]:
    """What a store that was just opened finds, and its history. Raises Found if anything cannot be read."""
    try:
        documents = dict(store.scan())
        again = {file: store.load(file) for file in documents}
        past = store.recent()
    except (StoreError, OSError, ValueError, KeyError, TypeError) as error:
        raise Found("not openable", repr(error)) from error
    worse = [trouble for trouble in store.troubles if trouble.path not in way.broken]
    if worse or store.read_only:
        raise Found("not openable", f"read only: {store.read_only}, {worse}")
    if again != documents:
        raise Found("torn", f"scan tells {documents}, load {again}")
    return Sight(codec.compact(documents), _place_of(way, disk), _backup(disk)), past


def plus(sight: Sight, edits: Iterable[Edit]) -> Sight:
    """What there must be to see once these edits, which expect nothing, are committed on top."""
    documents: Any = codec.value(sight.documents)
    new = [] if "workspace" in documents else [Edit(WORKSPACE, dict.fromkeys(FIELDS, SCHEMA), None)]
    for edit in [*new, *edits]:
        old = documents.get(edit.key.file, {}).get(edit.key.table, {}).get(edit.key.id, {"rev": 0})
        if edit.body != {name: item for name, item in old.items() if name != "rev"}:
            table = documents.setdefault(edit.key.file, {}).setdefault(edit.key.table, {})
            table[edit.key.id] = {**(edit.body or {}), "rev": old["rev"] + 1}
    return sight._replace(documents=codec.compact(documents))


def with_documents(sight: Sight, possible: Sequence[Sight]) -> list[Sight]:
    """These documents, with all else as it may be: a commit does not settle what became of a backup."""
    return [one._replace(documents=sight.documents) for one in possible]


def commit(edits: Sequence[Edit], note: str = "") -> Do:
    """A step that commits and must succeed."""

    def do(store: FileStore, _: PowerDisk) -> None:
        done = store.commit(edits, note)
        if not isinstance(done, Committed):
            raise Found("not usable", f"a commit that fits met {done}")

    return do


def tried(step: Do, store: FileStore, disk: PowerDisk) -> None:
    """Take a step that must succeed. Raises Found if the store will not."""
    try:
        step(store, disk)
    except (StoreError, OSError) as error:
        raise Found("not usable", repr(error)) from error


def refused(edits: Sequence[Edit]) -> Do:
    """A step that edits a broken file, which a store never does."""

    def do(store: FileStore, _: PowerDisk) -> None:
        with suppress(Broken):
            raise Found("torn", f"a broken file was written to: {store.commit(edits)}")

    return do


def from_memory(commits: Sequence[Sequence[Edit]]) -> list[bytes]:
    """The documents after each number of commits, as the store in memory has them."""
    store: Store = MemoryStore()
    found = [codec.compact(dict(store.scan()))]
    for edits in commits:
        store.commit(edits)
        found.append(codec.compact(dict(store.scan())))
    return found


def _after(commits: Sequence[Sequence[Edit]]) -> Image:
    """A disk on which these commits were made."""
    disk = make_disk({"disk": {}})
    store = make_store(disk)
    for edits in commits:
        store.commit(edits)
    return disk.image()


def _changed(image: Image, path: str, data: bytes | None) -> Image:
    """An image with one file or folder inside the workspace put, or taken away (None)."""
    disk = make_disk(image)
    if data is None:
        disk.take(f"{ROOT}/{path}")
    else:
        disk.put(f"{ROOT}/{path}", data)
    return disk.image()


def _planned(image: Image, edits: Sequence[Edit]) -> bytes:
    """The plan of a commit that is about to be carried out."""
    seen: list[bytes] = []
    disk = make_disk(image)
    store = make_store(disk)

    def watch(_: str) -> None:
        if disk.stat(f"{OWN}/intent.json") and not seen:
            seen.append(disk.read(f"{OWN}/intent.json", 10**6))

    disk.watch = watch
    store.commit(edits)
    return seen[0]


def _take_own_folder(_: FileStore, disk: PowerDisk) -> None:
    disk.take(OWN)


def _set_aside(store: FileStore, _: PowerDisk) -> None:
    store.set_aside("teams/c")


def _back_up(store: FileStore, _: PowerDisk) -> None:
    store.backup(ZIP)


def _restore(store: FileStore, _: PowerDisk) -> None:
    store.restore(ZIP)


def _place_of(way: Way, disk: PowerDisk) -> str:
    """Where the words worth keeping are: as a file of the workspace, else put aside, else lost."""
    if not way.kept:
        return "none"
    places = [path for path, data in _files(disk.image()) if data == way.kept]
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


def _damaged(plan: bytes) -> bytes:
    """A plan that reads well but is not what was planned."""
    assert intent.decode(plan)
    return plan.replace(b'\\"n\\": 77', b'\\"n\\": 78')


def ways() -> list[Way]:
    """All of them."""
    empty: Image = {"disk": {}}
    numbered = [commit(edits, f"commit {number}") for number, edits in enumerate(COMMITS, start=1)]
    three = _after(COMMITS[:3])
    several = _after(COMMITS[:5])
    from_git = _changed(several, ".tuiokr", None)
    plan_edits = [Edit(A, {"n": 77}, None), Edit(B, {"n": 77}, None)]
    plan = _planned(several, plan_edits)
    torn = _changed(several, "teams/c.json", TORN)
    edited = _changed(several, "teams/a.json", BY_HAND)
    two = [Edit(A, {"n": 9}, None), Edit(B, {"n": 9}, None)]
    anew = [Edit(C, {"n": 9}, None)]
    backed_up = make_disk(several)
    make_store(backed_up).backup(ZIP)
    only_zip: Image = {"disk": {"backup.zip": backed_up.read(ZIP, 10**6)}}
    by_hand = _changed(edited, ".tuiokr/intent.json", plan)
    expecting = [Edit(A, {"n": 9}, 3), Edit(C, {"n": 9}, 1)]
    return [
        Way("founding, and all kinds of commits", empty, numbered),
        Way("a folder that git brought", from_git, [commit(two), *numbered[5:7]]),
        Way("the own folder taken away meanwhile", several, [commit(two), _take_own_folder, numbered[6]]),
        Way("a broken file set aside", torn, [_set_aside, commit(anew)], ("teams/c.json",), TORN, again=False),
        Way(
            "a broken file of a folder that git brought, set aside",
            _changed(torn, ".tuiokr", None),
            [_set_aside, commit(anew)],
            ("teams/c.json",),
            TORN,
            again=False,
        ),
        Way("an edit of a broken file", torn, [refused(anew), commit(two)], ("teams/c.json",), TORN),
        Way("a damaged plan", _changed(several, ".tuiokr/intent.json", _damaged(plan)), [commit(two)], INTENT),
        Way("a plan, and a file edited by hand since", by_hand, [commit(anew)], (), BY_HAND),
        Way("commits that expect a rev", several, [commit(expecting), commit([Edit(A, {"n": 10}, 4)])]),
        Way("backups", three, [_back_up, commit(two), _back_up]),
        Way("a backup restored", only_zip, [_restore, commit(two)], again=False),
    ]
