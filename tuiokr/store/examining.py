"""Is a workspace sound? Looks at every file and at the program's own folder, and writes nothing."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from .access import Access
from .disk import LockTimeout
from .doubles import Double
from .findings import Finding
from .history import History
from .naming import HISTORY_SUFFIX, SUFFIX, decode, join, temporary
from .placing import in_the_way
from .protocol import WORKSPACE, Broken, Recovery, StoreError, TooLarge, TooNew
from .scanning import paths
from .snapshots import Snapshots
from .staging import MOST_SIZE, WARN_SIZE

_COPY: Final = re.compile(
    r"\.sync-conflict-|[ (]conflicted copy|\(Conflict|[ -]Konflikt|\((?:\d+|copy|Kopie)\)$", re.IGNORECASE
)
_MENDS: Final = "tuiokr doctor --mend does it."


class Examiner:
    """Looks a workspace over. `recovery` tells what can be had back of a file."""

    def __init__(self, access: Access, recovery: Callable[[str], Recovery]) -> None:
        self._access = access
        self._disk = access.disk
        self._layout = access.layout
        self._reader = access.reader
        self._recovery = recovery

    def findings(self) -> Iterator[Finding]:
        """Everything, the most pressing first."""
        yield from self._unfinished()
        yield from self._layout_of_it()
        yield from self._files()
        yield from self._gone()
        yield from self._leftovers()

    def _unfinished(self) -> Iterator[Finding]:
        disk, layout = self._disk, self._layout
        if disk.stat(layout.lock):
            try:
                with disk.lock(layout.lock, 1.0):
                    pass
            except LockTimeout:
                yield Finding(
                    "busy",
                    "error",
                    "another tuiokr has held the lock for a second",
                    ".tuiokr/lock",
                    "Nothing can be saved meanwhile; a program that ends lets go of it, even when it crashes.",
                    "Look for a tuiokr that hangs, also on other machines, and end it.",
                )
                return
            except OSError:
                pass  # a folder that may only be read has no use for a lock
        if disk.stat(layout.intent):
            yield self._intent()
        elif disk.stat(layout.unclean):
            yield Finding(
                "unclean-stop",
                "warning",
                "the last save was stopped in the middle",
                ".tuiokr/unclean",
                "What stands is whole; leftovers may lie about, and the next save waits for the disk once.",
                f"Save anything, or tidy up now: {_MENDS}",
                mend="settle",
            )

    def _intent(self) -> Finding:
        where = ".tuiokr/intent.json"
        try:
            intent = self._reader.intent()
        except TooNew as error:
            return Finding("intent-newer", "error", error.message, where, "It must be brought to its end.", error.hint)
        if intent is None:
            return Finding(
                "intent-damaged",
                "warning",
                "the plan of a stopped save is damaged",
                where,
                "It was never acknowledged, so nothing is lost; the next save sets it aside.",
                f"Set it aside now: {_MENDS}",
                mend="settle",
            )
        return Finding(
            "intent-pending",
            "warning",
            f"a save of {len(intent.after)} files was stopped after it was made",
            where,
            "It stands and readers see it; the files themselves are brought in line by the next save.",
            f"Put them in place now: {_MENDS}",
            mend="settle",
        )

    def _layout_of_it(self) -> Iterator[Finding]:
        try:
            self._access.gate.check()
        except TooNew as error:
            yield Finding(
                "newer", "warning", error.message, "workspace.json", "Nothing can be saved with this one.", error.hint
            )
        except StoreError:
            return  # a broken file is told with the others
        schema, newest = self._reader.layouts.schema(), self._reader.layouts.newest
        if schema < newest:
            yield Finding(
                "older",
                "hint",
                f"this workspace has layout {schema}, this version writes {newest}",
                "workspace.json",
                "The first save brings it along, after a snapshot; older versions cannot open it then.",
                "Update the others who work in it first.",
            )

    def _files(self) -> Iterator[Finding]:
        for file, path in paths(self._reader).items():
            inside = self._layout.inside(path)
            if _COPY.search(inside.removesuffix(SUFFIX)):
                yield _copy(inside)
            try:
                self._reader.tables(file)
                data = self._reader.data(file) or b""
            except (Broken, TooLarge) as error:
                yield self._broken(file, inside, error)
                continue
            except OSError as error:
                yield _unreadable(inside, error)
                continue
            yield from _doubles(inside, self._reader.doubled.get(inside, ()))
            if len(data) > WARN_SIZE:
                yield _large(inside, len(data))
        for trouble in list(self._reader.troubles.values()):
            path, what = trouble.path, trouble.what
            if "link" in what and not path.endswith(SUFFIX):
                yield _link(path)
            elif what.startswith("not read: its name"):
                yield _copy(path) if _COPY.search(path.removesuffix(SUFFIX)) else _misnamed(path)
            elif what.startswith("the folder cannot be read"):
                yield _unreadable(path, OSError(errno.EACCES, what.rpartition(": ")[2]))

    def _broken(self, file: str, inside: str, error: Broken | TooLarge) -> Finding:
        found = self._disk.stat(self._layout.path(file))
        if found and found.kind == "link":
            return _link(inside)
        if isinstance(error, TooLarge) or (found and found.kind != "file"):
            what = error.what if isinstance(error, Broken) else error.message
            why = "It is not part of the workspace as long as it is so."
            return Finding("not-a-file", "error", what, inside, why, "Move it away.", file=file)
        is_git = "conflict markers" in error.what
        can = self._recovery(file)
        why = "What is in it is not shown, and it is never written over."
        if not can.tables:
            do = (
                "Mend it by hand; neither a snapshot nor the history has anything of it. Look into the backups and git."
            )
            return Finding("git-conflict" if is_git else "broken", "error", error.what, inside, why, do, error.line)
        parts = f"Can be had back: {'; '.join(can.parts)}."
        lost = f" Lost for good: {', '.join(can.lost)}." if can.lost else ""
        do = f"{'Resolve it in git' if is_git else 'Mend it by hand'}, or have it put back: {_MENDS}"
        name = "git-conflict" if is_git else "broken"
        return Finding(
            name, "error", error.what, inside, f"{why} {parts}{lost}", do, error.line, mend="recover", file=file
        )

    def _gone(self) -> Iterator[Finding]:
        """Files that the history knows, and that nobody removed here."""
        history = History(self._disk, self._layout)
        for file in _histories(self._access, self._layout.past, ""):
            if self._disk.stat(self._layout.path(file)) or file in self._reader.pending():
                continue
            if in_the_way(self._disk, self._layout, self._layout.path(file)):
                continue
            last = history.read(file, 1)
            if last and any(change.after is not None for change in last[0].changes):
                yield Finding(
                    "gone",
                    "error" if file == WORKSPACE.file else "hint",
                    f"the file is gone, and was not removed with tuiokr; last saved {last[0].when[:16]}Z",
                    self._layout.inside(self._layout.path(file)),
                    "Git does that when branches change; if it was not meant, the history and snapshots have it.",
                    f"To have it back: tuiokr doctor --put-back {file}",
                    file=file,
                )

    def _leftovers(self) -> Iterator[Finding]:
        found = [*_temps(self._access, self._layout.root), *_temps(self._access, self._layout.own)]
        found += [f".tuiokr/backups/{name}" for name in Snapshots(self._reader).half_made()]
        if found:
            few = ", ".join(found[:3])
            yield Finding(
                "leftovers",
                "warning",
                f"{len(found)} half-written {'file' if len(found) == 1 else 'files'} of a stopped process",
                few if len(found) <= 3 else f"{few}, …",
                "They take room and mean nothing.",
                f"Remove them: {_MENDS}",
                mend="sweep",
            )


def _histories(access: Access, folder: str, prefix: str) -> Iterator[str]:
    """The logical paths of the files that have a history."""
    found = access.disk.stat(folder)
    if found is None or found.kind != "folder":
        return
    for name, kind in sorted(access.disk.list(folder)):
        segment = decode(name.removesuffix(HISTORY_SUFFIX), folder=kind == "folder")
        if segment is None or name.endswith(f".older{HISTORY_SUFFIX}"):
            continue
        if kind == "folder":
            yield from _histories(access, join(folder, name), f"{prefix}{segment}/")
        elif kind == "file":
            yield prefix + segment


def _temps(access: Access, folder: str) -> Iterator[str]:
    """The temp files below a folder, by their paths inside the workspace."""
    try:
        entries = access.disk.list(folder)
    except OSError:
        return
    for name, kind in sorted(entries):
        path = join(folder, name)
        if kind == "file" and temporary(name):
            yield access.layout.inside(path)
        elif kind == "folder" and decode(name, folder=True) is not None and path != access.layout.backups:
            yield from _temps(access, path)


def _doubles(inside: str, found: Iterable[Double]) -> Iterator[Finding]:
    for one in found:
        yield Finding(
            "twice",
            "warning",
            one.what,
            inside,
            "Only the last one is read; the next save drops the other, and keeps the file as it is in the quarantine.",
            "Look which one is right, and delete the other by hand.",
            one.line,
        )


def _copy(inside: str) -> Finding:
    return Finding(
        "conflict-copy",
        "warning",
        "this looks like a copy that a program made which keeps folders in step",
        inside,
        "Somebody's work may be in it, and not in the file that is read.",
        "Compare it with the original, take over what is missing, and delete it.",
    )


def _misnamed(inside: str) -> Finding:
    return Finding(
        "misnamed",
        "warning",
        "this name is not one that tuiokr gives to a file",
        inside,
        "It is not read, so what is in it is not shown.",
        "Move it away, or import it with tuiokr import.",
    )


def _link(inside: str) -> Finding:
    return Finding(
        "link",
        "warning",
        "this is a symbolic link",
        inside,
        "Links inside a workspace are never followed: they could lead anywhere.",
        "Put the file or folder itself there.",
    )


def _unreadable(inside: str, error: OSError) -> Finding:
    return Finding(
        "unreadable",
        "error",
        f"it cannot be read: {error.strerror}",
        inside,
        "What is in it is not shown.",
        "See to the rights of the file, or to the disk.",
    )


def _large(inside: str, size: int) -> Finding:
    too = size > MOST_SIZE
    return Finding(
        "large",
        "error" if too else "warning",
        f"the file has {size / 1e6:.1f} MB",
        inside,
        f"Nothing in it can be saved above {MOST_SIZE / 1e6:.0f} MB." if too else "It slows every save and start down.",
        "Part it into several, or remove what is no longer needed.",
    )
