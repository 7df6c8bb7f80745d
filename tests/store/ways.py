"""Everything that writes to a workspace, as ways to take step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tests.store.power_disk import Image, PowerDisk
from tests.store.saves import (
    FORM,
    LONG,
    OWN,
    ROOT,
    TORN,
    ZIP,
    A,
    B,
    C,
    Do,
    Way,
    commit,
    date,
    make_disk,
    make_store,
    refused,
    tend,
)
from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.folder import intent
from tuiokr.store.folder_store import FileStore
from tuiokr.store.migrations import MIGRATIONS, Step
from tuiokr.store.protocol import WORKSPACE, Edit
from tuiokr.store.recovery.snapshots import KEPT

COMMITS: Final[Sequence[list[Edit]]] = (
    [Edit(A, {"n": 1}, None)],  # creates the workspace too
    [Edit(A, {"n": 2, "text": LONG}, None)],  # one existing file
    [Edit(B, {"n": 3}, None)],  # new folders
    [Edit(A, {"n": 4}, None), Edit(B, {"n": 4}, None), Edit(C, {"n": 4}, None)],  # several files
    [Edit(B, {"n": 5}, None)],
    [Edit(C, None, None)],  # deletes a file
    [Edit(A, None, None), Edit(B, {"n": 6}, None), Edit(WORKSPACE, {"name": "N"}, None)],
    [Edit(WORKSPACE, {"name": "M"}, None)],  # the workspace document alone
    [Edit(A, {"n": 8}, None)],
)

INTENT: Final = (".tuiokr/intent.json",)
BY_HAND: Final = codec.encode({"team": {"this": {"n": "by hand", "rev": 9}}})
TWO: Final = [Edit(A, {"n": 9}, None), Edit(B, {"n": 9}, None)]
ANEW: Final = [Edit(C, {"n": 9}, None)]
PLANNED: Final = [Edit(A, {"n": 77}, None), Edit(B, {"n": 77}, None)]
FEW: Final = ([Edit(A, {"n": 1}, None)], [Edit(B, {"n": 1}, None)])
ONE: Final = [Edit(A, {"n": 9}, None)]
OLDER: Final = ([Edit(A, {FORM: 1, "n": 1}, None), Edit(B, {FORM: 1, "n": 1}, None)],)
"""Commits of a version that knows only the first layout."""


def _second(_: str, tables: Tables) -> Tables:
    """Layout 1 to 2: documents with a form get the new one."""
    return _formed(tables, 2)


def _third(_: str, tables: Tables) -> Tables:
    """Layout 2 to 3: each document with a form gets another one in the table `notes`."""
    formed = _formed(tables, 3)
    notes = {key: {FORM: 3} for docs in formed.values() for key, doc in docs.items() if FORM in doc}
    return {**formed, "notes": notes} if notes else formed


def _formed(tables: Tables, layout: int) -> Tables:
    return {
        name: {key: {**doc, FORM: layout} if FORM in doc else doc for key, doc in docs.items()}
        for name, docs in tables.items()
    }


def _after(commits: Sequence[Sequence[Edit]], steps: Sequence[Step] = MIGRATIONS) -> Image:
    """A disk after these commits, made by a version that knows these layouts."""
    return _then({"disk": {}}, *(commit(edits) for edits in commits), steps=steps)


def _then(image: Image, *taken: Do, steps: Sequence[Step] = MIGRATIONS) -> Image:
    """A disk after further steps, all of it on the medium."""
    disk = make_disk(image)
    store = make_store(disk, steps)
    for step in taken:
        step(store, disk)
    return disk.image()


def _changed(image: Image, path: str, data: bytes | None) -> Image:
    """An image with one file or folder of the workspace written, or removed (None)."""
    disk = make_disk(image)
    if data is None:
        disk.take(f"{ROOT}/{path}")
    else:
        disk.put(f"{ROOT}/{path}", data)
    return disk.image()


def _planned(image: Image, edits: Sequence[Edit], steps: Sequence[Step] = MIGRATIONS) -> bytes:
    """The plan of a commit that is about to be carried out."""
    seen: list[bytes] = []
    disk = make_disk(image)
    store = make_store(disk, steps)

    def watch(_: str) -> None:
        if disk.stat(f"{OWN}/intent.json") and not seen:
            seen.append(disk.read(f"{OWN}/intent.json", 10**6))

    disk.watch = watch
    store.commit(edits)
    return seen[0]


def _read(image: Image, file: str) -> bytes:
    return make_disk(image).read(f"{ROOT}/{file}.json", 10**6)


def _take_own_folder(_: FileStore, disk: PowerDisk) -> None:
    disk.take(OWN)


def _set_aside(store: FileStore, _: PowerDisk) -> None:
    store.set_aside("teams/c")


def _back_up(store: FileStore, _: PowerDisk) -> None:
    store.backup(ZIP)


def _restore(store: FileStore, _: PowerDisk) -> None:
    store.restore(ZIP)


def _put_back(file: str, snapshot: str) -> Do:
    def do(store: FileStore, _: PowerDisk) -> None:
        store.restore_file(file, snapshot)

    return do


def _tend_without_links(store: FileStore, disk: PowerDisk) -> None:
    disk.links = False
    tend()(store, disk)


def _damaged(plan: bytes) -> bytes:
    """A plan that can be decoded but is not what was planned."""
    assert intent.decode(plan)
    return plan.replace(b'\\"n\\": 77', b'\\"n\\": 78')


def ways(full: bool = False) -> list[Way]:
    """All ways, or those of the quick share."""
    return [way for kind in (saving, tending, putting_back, bringing_along) for way in kind() if full or not way.full]


KINDS: Final = ("saving", "tending", "putting back", "bringing along")


def quick(kind: Callable[[], list[Way]]) -> list[Way]:
    """The ways of one kind in the quick share."""
    return [way for way in kind() if not way.full]


def saving() -> list[Way]:
    """Commits, and what is kept or restored without snapshots."""
    empty: Image = {"disk": {}}
    numbered = [commit(edits, f"commit {number}") for number, edits in enumerate(COMMITS, start=1)]
    three = _after(COMMITS[:3])
    several = _after(COMMITS[:5])
    from_git = _changed(several, ".tuiokr", None)
    plan = _planned(several, PLANNED)
    torn = _changed(several, "teams/c.json", TORN)
    edited = _changed(several, "teams/a.json", BY_HAND)
    backed_up = make_disk(several)
    make_store(backed_up).backup(ZIP)
    only_zip: Image = {"disk": {"backup.zip": backed_up.read(ZIP, 10**6)}}
    by_hand = _changed(edited, ".tuiokr/intent.json", plan)
    expecting = [Edit(A, {"n": 9}, 3), Edit(C, {"n": 9}, 1)]
    return [
        Way("founding, and all kinds of commits", empty, numbered),
        Way("a folder that git brought", from_git, [commit(TWO), *numbered[5:7]]),
        Way("the own folder taken away meanwhile", several, [commit(TWO), _take_own_folder, numbered[6]]),
        Way("a broken file set aside", torn, [_set_aside, commit(ANEW)], ("teams/c.json",), TORN, again=False),
        Way(
            "a broken file of a folder that git brought, set aside",
            _changed(torn, ".tuiokr", None),
            [_set_aside, commit(ANEW)],
            ("teams/c.json",),
            TORN,
            again=False,
        ),
        Way("an edit of a broken file", torn, [refused(ANEW), commit(TWO)], ("teams/c.json",), TORN),
        Way("a damaged plan", _changed(several, ".tuiokr/intent.json", _damaged(plan)), [commit(TWO)], INTENT),
        Way("a plan, and a file edited by hand since", by_hand, [commit(ANEW)], (), BY_HAND),
        Way("commits that expect a rev", several, [commit(expecting), commit([Edit(A, {"n": 10}, 4)])]),
        Way("backups", three, [_back_up, commit(TWO), _back_up]),
        Way("a backup restored", only_zip, [_restore, commit(TWO)], again=False),
    ]


def tending() -> list[Way]:
    """Daily snapshots."""
    few = _after(FEW)
    week = _after(FEW[:1])
    for day in range(-KEPT, 0):
        week = _then(week, commit([Edit(A, {"day": day}, None)]), tend(day))
    with_c = _then(few, commit(ANEW), tend(-1))
    torn = _changed(with_c, "teams/c.json", TORN)
    c = ("teams/c.json",)
    return [
        Way("a snapshot", few, [tend(), commit(ONE)], tends=True),
        Way("a snapshot of a folder that git brought", _changed(few, ".tuiokr", None), [tend()], tends=True),
        Way("a snapshot where there are no links", few, [_tend_without_links], tends=True),
        Way("an eighth snapshot, and the oldest dropped", week, [tend()], tends=True),
        Way("a snapshot while a file is broken", torn, [tend()], c, TORN, tends=True),
    ]


def putting_back() -> list[Way]:
    """Files restored from snapshots."""
    start = _then(_then(_after(FEW), commit(ANEW), tend(-1)), commit([Edit(C, {"n": 10}, None)]))
    words = _read(start, C.file)
    torn = _changed(start, "teams/c.json", TORN)
    gone = _changed(start, "cycles", None)
    c = ("teams/c.json",)
    return [
        Way("a file put back", start, [_put_back(C.file, date(-1)), commit(ONE)], (), words, tends=True),
        Way("a broken file put back", torn, [_put_back(C.file, date(-1))], c, TORN, tends=True),
        Way("a file put back whose folder is gone", gone, [_put_back(B.file, date(-1)), commit(TWO)]),
    ]


def bringing_along() -> list[Way]:
    """Older layouts, migrated by the first commit."""
    forms = (_second, _third)
    older = _after(OLDER, ())
    alone = _after([[Edit(WORKSPACE, {"name": "N"}, None)]], ())
    name = [Edit(WORKSPACE, {"name": "M"}, None)]
    planned = _changed(older, ".tuiokr/intent.json", _planned(older, PLANNED, ()))
    from_git = _changed(older, ".tuiokr", None)
    newer = _then(_then(older, commit([Edit(C, {FORM: 1}, None)]), steps=()), commit(ONE), steps=forms)
    torn = _changed(newer, "teams/c.json", TORN)
    put_back = _put_back(A.file, f"{date()}.layout-1")
    ahead = _then(older, commit(ONE), steps=forms)
    c = ("teams/c.json",)
    return [
        Way("an older layout", older, [commit(ONE)], layouts=forms),
        Way("an older layout, of the workspace file alone", alone, [commit(name)], layouts=forms),
        Way("an older layout, brought by git", from_git, [commit(ONE)], layouts=forms, full=True),
        Way("an older layout, and a plan of that version", planned, [commit(ONE)], layouts=forms, full=True),
        Way("an older layout, with a snapshot", older, [tend(), commit(ONE)], layouts=forms, full=True),
        Way("a file put back out of an older layout", ahead, [put_back, commit(TWO)], layouts=forms, full=True),
        Way("a broken file, last whole in an older layout", torn, [tend()], c, TORN, layouts=forms, full=True),
    ]
