"""A workspace in memory: for tests, demonstrations and temporary sessions."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tuiokr.store import codec, commit_rules
from tuiokr.store.folder.history import by_file, in_short, remembered
from tuiokr.store.limits import WARN_SIZE
from tuiokr.store.paths import SUFFIX, Layout
from tuiokr.store.protocol import (
    WORKSPACE,
    Clash,
    Committed,
    Edit,
    File,
    Past,
    ReadOnlyBecause,
    Stamp,
    Trouble,
)


@dataclass(frozen=True, slots=True)
class MemoryStamp(Stamp):
    """The number of the last commit to each file."""

    commits: Mapping[str, int] = field(default_factory=dict)


class MemoryStore:
    """A `Store` in memory only. It keeps files as the bytes that a folder would contain, so both behave the same."""

    def __init__(self, *, who: str = "", clock: Callable[[], float] = time.time) -> None:
        self._who = who
        self._clock = clock
        self._lock = threading.Lock()
        self._names = Layout(os.sep)
        self._files: dict[str, bytes] = {}
        self._commits: dict[str, int] = {}
        self._history: dict[str, list[Past]] = {}
        self._recent: list[Past] = []
        self._refused: list[Past] = []
        self._count = 0

    @property
    def who(self) -> str:
        """See `Store.who`."""
        return self._who

    @property
    def read_only(self) -> bool:
        """See `Store.read_only`."""
        return bool(self.read_only_because)

    @property
    def read_only_because(self) -> ReadOnlyBecause:
        """See `Store.read_only_because`."""
        try:
            self._check_workspace()
        except commit_rules.ReadOnly:
            return "newer"
        return ""

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """See `Store.troubles`: files that are so large that they are slow."""
        large = sorted(file for file, data in self._files.items() if len(data) > WARN_SIZE)
        return tuple(Trouble(self._path(file), 0, commit_rules.large(self._files[file]), "large") for file in large)

    def load(self, file: str) -> File:
        """See `Store.load`."""
        return self._tables(file)

    def scan(self, prefix: str = "", *, holding: str = "") -> Iterator[tuple[str, File]]:
        """See `Store.scan`."""
        prefix = prefix.strip("/")
        for file in sorted(self._files):
            if not prefix or file == prefix or file.startswith(f"{prefix}/"):
                tables = self._tables(file) if codec.may_hold(self._files[file], holding) else {}
                if tables:
                    yield file, tables

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        """See `Store.commit`."""
        wishes = commit_rules.checked(edits)
        if not wishes:
            return Committed({})
        with self._lock:
            self._check_workspace()
            staged = commit_rules.stage(wishes, self._tables)
            if isinstance(staged, Clash):
                self._refused.append(
                    remembered(commit_rules.asked_for(staged, wishes), note, tag, self._who, self._clock)
                )
                return staged
            for file, data in commit_rules.contents(staged).items():
                self._put(file, data)
            self._remember(staged, note, tag)
        return Committed(staged.docs)

    def changed(
        self, since: Stamp | None, prefix: str = "", *, levels: int = 0, closely: Collection[str] = ()
    ) -> tuple[Stamp, frozenset[str]]:
        """See `Store.changed`."""
        above = f"{prefix}/" if prefix else ""
        old = since.commits if isinstance(since, MemoryStamp) else {}
        with self._lock:
            now = {
                file: number
                for file, number in self._commits.items()
                if (file in self._files or file in old)
                and file.startswith(above)
                and (not levels or file.count("/", len(above)) < levels)
            }
        changed = {file for file in now if now[file] != old.get(file)}
        return MemoryStamp({file: number for file, number in now.items() if file in self._files}), frozenset(changed)

    def history(self, file: str, limit: int = 50) -> tuple[Past, ...]:
        """See `Store.history`."""
        self._path(file)
        return tuple(self._history.get(file, [])[: -limit - 1 : -1])

    def recent(self, limit: int = 50, *, refused: bool = False) -> tuple[Past, ...]:
        """See `Store.recent`."""
        return tuple((self._refused if refused else self._recent)[: -limit - 1 : -1])

    def close(self) -> None:
        """See `Store.close`."""

    def _path(self, file: str) -> str:
        return self._names.inside(self._names.path(file))

    def _check_workspace(self) -> None:
        tables = self._tables(WORKSPACE.file)
        if tables:
            commit_rules.check_writable(tables, WORKSPACE.file + SUFFIX)

    def _tables(self, file: str) -> codec.Tables:
        path = self._path(file)
        data = self._files.get(file)
        return {} if data is None else codec.parse(data, path)

    def _put(self, file: str, data: bytes | None) -> None:
        self._count += 1
        self._commits[file] = self._count
        if data is None:
            self._files.pop(file, None)
        else:
            self._files[file] = data

    def _remember(self, staged: commit_rules.Staged, note: str, tag: str) -> None:
        whole = remembered(staged.changes, note, tag, self._who, self._clock)
        if whole.changes:
            self._recent.append(in_short(whole)[0])
        for file, past in by_file(whole):
            self._history.setdefault(file, []).append(past)
