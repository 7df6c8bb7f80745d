"""The history: what changed, when and by whom. One JSON line per commit; its errors never make a save fail.

Each file has its own history, to follow one document; the journal contains every whole commit, for undo.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final

from tuiokr.store import codec
from tuiokr.store.folder.disk import Disk
from tuiokr.store.folder.reader import KINDS
from tuiokr.store.limits import LARGEST_HISTORY, LONGEST_COMMIT
from tuiokr.store.paths import HISTORY_SUFFIX as ENDING
from tuiokr.store.paths import Layout
from tuiokr.store.protocol import Change, Key, Past

_READ_LIMIT: Final = 64 * LARGEST_HISTORY


def moment(seconds: float) -> str:
    """Return seconds since 1970 as UTC in ISO 8601 with milliseconds."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")


def by_file(past: Past) -> Iterator[tuple[str, Past]]:
    """Split one commit into the parts for each of its files."""
    parts: dict[str, list[Change]] = {}
    for change in past.changes:
        parts.setdefault(change.key.file, []).append(change)
    for file, mine in parts.items():
        yield file, past._replace(changes=tuple(mine))


class HistoryFile:
    """Appends to and reads the history files of one workspace. Not synced: a power cut may lose the last lines."""

    def __init__(self, disk: Disk, layout: Layout) -> None:
        self._disk = disk
        self._layout = layout

    def add(self, past: Past) -> str:
        """Add one commit to the history of each of its files and to the journal. Return what failed, "" if nothing."""
        if not past.changes:
            return ""
        try:
            for file, mine in by_file(past):
                self._append(self._layout.history(file), codec.compact(_as_json(mine)))
            self._append(self._layout.journal, in_short(past)[1])
        except OSError as error:
            return f"saved, but not added to the history: {error.strerror or error}"
        return ""

    def refuse(self, past: Past) -> str:
        """Record the requested changes of a refused commit. Return what failed, "" if nothing."""
        try:
            self._append(self._layout.refused, in_short(past)[1])
        except OSError as error:
            return f"the change that was not saved could not be kept in the history: {error.strerror or error}"
        return ""

    def read(self, file: str, limit: int) -> tuple[Past, ...]:
        """Return the last commits to a file, newest first. Damaged or unknown lines are left out."""
        return self._last(self._layout.history(file), file, limit)

    def recent(self, limit: int, *, refused: bool = False) -> tuple[Past, ...]:
        """Return the last commits to any file, or the last refused ones, in the form that `read` returns."""
        return self._last(self._layout.refused if refused else self._layout.journal, "", limit)

    def _append(self, path: str, line: bytes) -> None:
        self._make_folders(path)
        found = self._disk.stat(path)
        if found and found.kind != "file":
            raise OSError(errno.ENXIO, f"{self._layout.inside(path)} is {KINDS[found.kind]}; expected a file", path)
        if found and found.size > LARGEST_HISTORY:
            self._disk.replace(path, _older(path))
        # The newline comes first: it ends the line of an interrupted writer, so that only that line is lost.
        self._disk.append(path, b"\n" + line)

    def _last(self, path: str, file: str, limit: int) -> tuple[Past, ...]:
        found: list[Past] = []
        for place in (path, _older(path)):
            for line in reversed(self._bytes(place).split(b"\n")):
                if len(found) >= limit:
                    return tuple(found)
                past = _from_json(file, line)
                if past:
                    found.append(past)
        return tuple(found)

    def _bytes(self, path: str) -> bytes:
        with suppress(FileNotFoundError, NotADirectoryError):
            return self._disk.read(path, _READ_LIMIT)
        return b""

    def _make_folders(self, path: str) -> None:
        for folder in self._layout.parents(path):
            found = self._disk.stat(folder)
            if found is None:
                with suppress(FileExistsError):  # another process may be at the same point
                    self._disk.mkdir(folder)
            elif found.kind != "folder":
                what = f"{self._layout.inside(folder)} is {KINDS[found.kind]}; expected a folder"
                raise NotADirectoryError(errno.ENOTDIR, what, folder)


def _older(path: str) -> str:
    return f"{path.removesuffix(ENDING)}.older{ENDING}"


def _as_json(past: Past) -> dict[str, Any]:
    changes = [
        {"table": change.key.table, "id": change.key.id, "before": change.before, "after": change.after}
        for change in past.changes
    ]
    return {"when": past.when, "note": past.note, "who": past.who, "tag": past.tag, "changes": changes}


def in_short(past: Past) -> tuple[Past, bytes]:
    """Return one commit as it is in the journal, and its line. A commit that is too long loses its documents."""
    value = _as_json(past)
    for item, change in zip(value["changes"], past.changes, strict=True):
        item["file"] = change.key.file
    line = codec.compact(value)
    if len(line) <= LONGEST_COMMIT:
        return past, line
    return past._replace(changes=()), codec.compact({**value, "changes": []})


def _from_json(file: str, line: bytes) -> Past | None:
    if not line.strip():
        return None
    try:
        value = codec.value(line)
        changes = [Change(_key(file, item), item["before"], item["after"]) for item in value["changes"]]
        return Past(value["when"], value["note"], value["who"], tuple(changes), value.get("tag", ""))
    except (ValueError, KeyError, TypeError):
        return None  # a crash cut this line; the lines around it are whole


def _key(file: str, item: Any) -> Key:
    return Key(file or item["file"], item["table"], item["id"])


def remembered(changes: Sequence[Change], note: str, tag: str, who: str, clock: Callable[[], float]) -> Past:
    """Return one commit for the history. A lone surrogate in the text becomes “?”, so that no save fails."""
    return Past(moment(clock()), _whole(note), _whole(who), tuple(changes), _whole(tag))


def _whole(words: str) -> str:
    return words.encode("utf-8", "replace").decode()
