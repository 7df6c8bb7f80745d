"""Check that every file of a workspace can be read, and in one way only. Writes nothing."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator
from shlex import quote
from typing import Final

from tuiokr.doctor.defects import Defect, unreadable
from tuiokr.store.duplicates import Double
from tuiokr.store.folder.access import Access
from tuiokr.store.folder.scan import paths
from tuiokr.store.limits import MOST_SIZE, WARN_SIZE
from tuiokr.store.paths import OWN, SUFFIX, join, logical, parent
from tuiokr.store.protocol import Broken, StoreError, TooLarge
from tuiokr.store.recoverable import Recovery

_COPY: Final = re.compile(
    r"\.sync-conflict-|[ (]conflicted copy|\(Conflict|[ -]Konflikt|\((?:\d+|copy|Kopie)\)$", re.IGNORECASE
)
_REPAIRS: Final = "Run tuiokr doctor --mend."


class FilesExaminer:
    """Examines the files of one workspace. `recovery` returns what can be restored of a file."""

    def __init__(self, access: Access, recovery: Callable[[str], Recovery]) -> None:
        self._disk = access.disk
        self._layout = access.layout
        self._reader = access.reader
        self._recovery = recovery

    def findings(self) -> Iterator[Defect]:
        """Yield all findings, file by file in the order of the paths, then those about folders and other names."""
        closed: dict[str, OSError] = {}
        for file, path in paths(self._reader).items():
            inside = self._layout.inside(path)
            if _COPY.search(inside.removesuffix(SUFFIX)):
                yield _copy(inside)
            try:
                self._reader.tables(file)
                data = self._reader.data(file) or b""
            except (Broken, TooLarge) as error:
                try:
                    yield self._broken(file, inside, error)
                except OSError as reason:  # even `stat` fails, so the cause is the folder
                    closed[parent(path)] = reason
                continue
            except OSError as error:
                closed[parent(path) if error.errno == errno.EACCES else path] = error
                continue
            yield from _doubles(inside, self._reader.doubled.get(inside, ()))
            if len(data) > WARN_SIZE:
                yield _large(inside, len(data))
        for place, why in closed.items():
            yield self._unreadable(place, why)
        for trouble in list(self._reader.troubles.values()):
            path = trouble.path
            if path == OWN:
                continue  # `OwnFolder` examines it
            match trouble.kind:
                case "link":
                    yield _link(path)
                case "misnamed":
                    yield _copy(path) if _COPY.search(path.removesuffix(SUFFIX)) else _misnamed(path)
                case "unread folder":
                    why = OSError(trouble.error, os.strerror(trouble.error))
                    yield self._unreadable(join(self._layout.root, *path.split("/")), why)
                case "not a file":
                    yield _not_a_file(logical(path) or "", path, trouble.what)
                case _:
                    pass  # troubles inside a file were reported when it was read

    def _broken(self, file: str, inside: str, error: Broken | TooLarge) -> Defect:
        found = self._disk.stat(self._layout.path(file))
        if found and found.kind == "link":
            return _link(inside)
        if isinstance(error, TooLarge) or (found and found.kind != "file"):
            return _not_a_file(file, inside, error.what if isinstance(error, Broken) else error.message)
        if isinstance(error.__cause__, OSError):
            return self._unreadable(self._layout.path(file), error.__cause__)
        is_git = isinstance(error, Broken) and error.kind == "git conflict"
        why = "Its content is not shown, and the file is never overwritten."
        try:
            can = self._recovery(file)
        except StoreError as none:
            name, do = "git-conflict" if is_git else "broken", f"Repair it by hand, or solve this first: {none.message}"
            return Defect(name, "error", error.what, inside, why, do, error.line)
        if not can.tables:
            do = "Repair it by hand. No snapshot and no history has any of it. Look in the backups and in git."
            return Defect("git-conflict" if is_git else "broken", "error", error.what, inside, why, do, error.line)
        parts = f"Can be restored: {'; '.join(can.parts)}."
        lost = f" Lost: {', '.join(can.lost)}." if can.lost else ""
        do = f"{'Resolve it in git' if is_git else 'Repair it by hand'}, or restore it: {_REPAIRS}"
        name = "git-conflict" if is_git else "broken"
        return Defect(
            name, "error", error.what, inside, f"{why} {parts}{lost}", do, error.line, repair="recover", file=file
        )

    def _unreadable(self, path: str, error: OSError) -> Defect:
        return unreadable(self._layout.inside(path) or ".", path, error, "error", "Its content is not shown.")


def _doubles(inside: str, found: Iterable[Double]) -> Iterator[Defect]:
    for one in found:
        yield Defect(
            "twice",
            "warning",
            one.what,
            inside,
            "Only the last one is read. The next save drops the other, and keeps a copy of the file in the quarantine.",
            "Find out which one is right, and delete the other by hand.",
            one.line,
        )


def _copy(inside: str) -> Defect:
    return Defect(
        "conflict-copy",
        "warning",
        "this looks like a copy that a synchronising program made",
        inside,
        "It may contain work that is not in the file that is read.",
        "Compare it with the original, copy what is missing, and delete it.",
    )


def _not_a_file(file: str, inside: str, what: str) -> Defect:
    why = "Until then it is not part of the workspace or of any backup."
    do = f"Move it away. Then restore the file with: tuiokr doctor --put-back {quote(file)}"
    return Defect("not-a-file", "error", what, inside, why, do, file=file)


def _misnamed(inside: str) -> Defect:
    return Defect(
        "misnamed",
        "warning",
        "tuiokr does not give files such names",
        inside,
        "It is not read, so its content is not shown.",
        "Move it away, or import it with tuiokr import.",
    )


def _link(inside: str) -> Defect:
    return Defect(
        "link",
        "warning",
        "this is a symbolic link",
        inside,
        "tuiokr does not follow links inside a workspace, because they could point anywhere.",
        "Put the file or folder itself there.",
    )


def _large(inside: str, size: int) -> Defect:
    too = size > MOST_SIZE
    return Defect(
        "large",
        "error" if too else "warning",
        f"the file has {size / 1e6:.1f} MB",
        inside,
        f"Changes in it cannot be saved above {MOST_SIZE / 1e6:.0f} MB."
        if too
        else "It makes every save and start slow.",
        "Split it, or delete what you do not need.",
    )
