"""A chain of commits that covers every way of saving, and the small program that makes them one after the other.

`python -m tests.store.chain ROOT` prints `ready`, then `saved N` for each acknowledged commit or `not saved N …` for
each refused one, and `finished` at the end. It prints through a system call that the store does not use, so that a
fault injected into the calls of the store never affects it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from tuiokr.store.folder.commit_writer import CommitWriter
from tuiokr.store.folder.placement import FilePlacer
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import WORKSPACE, Committed, Edit, Key, StoreError

A: Final = Key("teams/a", "team", "this")
B: Final = Key("cycles/2027-Q1/teams/b", "objectives", "o1")
C: Final = Key("teams/c", "team", "this")
PAD: Final = "x" * 3000

COMMITS: Final[list[list[Edit]]] = [
    [Edit(A, {"n": 1, "pad": PAD}, 0)],  # creates the workspace
    [Edit(A, {"n": 2, "pad": PAD}, 1)],  # one existing file
    [Edit(B, {"n": 3, "pad": PAD}, 0)],  # new folders
    [Edit(A, {"n": 4}, 2), Edit(B, {"n": 4, "pad": PAD}, 1), Edit(C, {"n": 4}, 0)],  # several files
    [Edit(C, None, 1)],  # deletes a file
    [Edit(A, None, 3), Edit(B, {"n": 6}, 2), Edit(WORKSPACE, {"name": "N"}, 1)],  # deletes one, changes two
    [Edit(B, {"n": 7}, 3)],
]
NEXT: Final = [Edit(A, {"n": 98}, None), Edit(C, {"n": 98}, None)]
"""The commit of the program that comes after a killed writer: two files, whatever they contain."""

LAST: Final = [Edit(A, {"n": 99}, None), Edit(C, {"n": 99}, None)]
"""The last commit, which shows that the workspace can be saved to."""

TRIES: Final = 3
"""How often the program tries the same commit before it gives up."""

Snapshot = dict[str, Any]


def states(commits: list[list[Edit]], before: Snapshot | None = None) -> list[Snapshot]:
    """The content after each number of commits, computed without a store."""
    now: Snapshot = before or {}
    found = [now]
    for edits in commits:
        now = after(now, edits)
        found.append(now)
    return found


def after(before: Snapshot, edits: list[Edit]) -> Snapshot:
    """The content after these edits. A missing workspace is created."""
    found = {file: {table: dict(docs) for table, docs in tables.items()} for file, tables in before.items()}
    founding = {"oldest_reader": 1, "oldest_writer": 1, "rev": 1, "schema": 1}
    found.setdefault(WORKSPACE.file, {WORKSPACE.table: {WORKSPACE.id: founding}})
    for key, body, _, _ in edits:
        docs = found.setdefault(key.file, {}).setdefault(key.table, {})
        old = docs.pop(key.id, {"rev": 0})
        if body is None:
            del found[key.file]  # each file of the chain has one document
        else:
            kept = founding if key == WORKSPACE else {}
            docs[key.id] = {**kept, **body, "rev": old["rev"] + 1}
    return found


def _save_in_place(_: FilePlacer, path: str, data: bytes) -> None:
    Path(path).write_bytes(data)


def _save_one_by_one(saver: CommitWriter, contents: Mapping[str, bytes | None]) -> None:
    for file, data in contents.items():
        saver._placer.make_folder(str(Path(saver._layout.path(file)).parent))
        saver._place(file, data)


DEFECTS: Final[dict[str, Callable[[], None]]] = {
    "no-temp-file": lambda: setattr(FilePlacer, "write", _save_in_place),
    "no-intent": lambda: setattr(CommitWriter, "save", _save_one_by_one),
    "acknowledged-early": lambda: None,
}
"""Wrong ways of saving, which the harness must detect."""


def say(words: str) -> None:
    """Print one line, completely or not at all."""
    os.writev(1, [f"{words}\n".encode()])


def commit(store: FileStore, number: int, edits: list[Edit], early: bool = False) -> bool:
    """Try a commit a few times and print the result of each try. Return whether it was made in the end."""
    for _ in range(TRIES):
        if early:
            say(f"saved {number}")
        try:
            outcome = store.commit(edits)
        except StoreError as error:
            say(f"not saved {number} {type(error).__name__}: {error.message} {error.hint}")
            continue
        if not early:
            say(f"saved {number}" if isinstance(outcome, Committed) else f"clash {number} {outcome}")
        return True
    return False


def opened(root: str) -> FileStore | None:
    """Open the store, in several tries. None if all of them failed."""
    for _ in range(TRIES):
        try:
            return FileStore(root, wait=1)
        except StoreError as error:
            say(f"not opened {type(error).__name__}: {error.message} {error.hint}")
    return None


def bring_in() -> None:
    """Import what a save imports on first use, so that only the save happens during it."""
    for name in (
        "filelock",
        "tuiokr.store.document_layer",
        "tuiokr.store.folder.history",
        "tuiokr.store.folder.intent",
    ):
        import_module(name)


def main() -> None:
    """Make the commits of the chain, or with `--next` only the commit that comes after it."""
    bring_in()
    parser = argparse.ArgumentParser()
    parser.add_argument("root")
    parser.add_argument("--next", action="store_true")
    parser.add_argument("--defect", choices=DEFECTS)
    wanted = parser.parse_args()
    if wanted.defect:
        DEFECTS[wanted.defect]()
    say("ready")
    store = opened(wanted.root)
    commits = [NEXT] if wanted.next else COMMITS
    early = wanted.defect == "acknowledged-early"
    if store and all(commit(store, number, edits, early) for number, edits in enumerate(commits, start=1)):
        say("finished")
    else:
        say("gave up")


if __name__ == "__main__":
    main()
