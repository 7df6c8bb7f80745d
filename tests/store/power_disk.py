"""A disk in memory that can lose its power: what was not synced is then kept, lost, or torn, as chance will have it."""

from __future__ import annotations

import errno
import random
from collections.abc import Iterator
from contextlib import contextmanager

from tuiokr.store.disk import Entry, Kind, Numbered, Stat


class PowerCut(BaseException):
    """The power went away. No `except Exception` may go on after it."""


class Node:
    """A file or folder: what programs see, and what is on the medium."""

    def __init__(self, kind: Kind, number: int, mode: int) -> None:
        self.kind: Kind = kind
        self.number = number
        self.mode = mode
        self.time = number
        self.data = b""
        self.safe_data = b""
        self.names: dict[str, Node] = {}
        self.safe_names: dict[str, Node] = {}
        self.steps: list[dict[str, Node | None]] = []
        """Changes of names since they were last synced, each all or nothing."""


class PowerDisk:
    """Keeps two truths: `names` and `data` as programs see them, `safe_…` as a power cut leaves them.

    `fail_at` is the number of the changing call (from 1) that meets `failure`: an error, or a PowerCut before or after
    the call has done its work.
    """

    def __init__(self, fail_at: int = 0, failure: BaseException | None = None, after: bool = False) -> None:
        self.root = Node("folder", 1, 0o755)
        self.fail_at = fail_at
        self.failure = failure
        self.after = after
        self.calls: list[str] = []
        self._numbers = 1
        self._handles: dict[int, Node] = {}

    def cut(self, chance: random.Random, keep: float) -> None:
        """Lose the power. Each step not synced survives with the chance `keep`; unsynced contents may be torn."""
        for node in self._all(self.root, set()):
            for step in node.steps:
                if chance.random() < keep:
                    _apply(node.safe_names, step)
            if node.data != node.safe_data and chance.random() < keep:
                node.safe_data = node.data[: chance.randrange(len(node.data) + 1)]
        for node in self._all(self.root, set()):
            node.names = dict(node.safe_names)
            node.data = node.safe_data
            node.steps = []
        self._handles = {}
        self.fail_at = 0

    def stat(self, path: str) -> Stat | None:
        try:
            node = self._node(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Stat(node.kind, node.mode, node.number, node.time, len(node.data))

    def list(self, path: str) -> list[Entry]:
        node = self._node(path)
        if node.kind != "folder":
            raise NotADirectoryError(errno.ENOTDIR, "no folder", path)
        return [Entry(name, inner.kind) for name, inner in node.names.items()]

    def numbered(self, path: str) -> Numbered:
        names = self._node(path).names
        return [(name, kind, names[name].number) for name, kind in self.list(path)]

    def read(self, path: str, limit: int) -> bytes:
        node = self._node(path)
        if node.kind == "folder":
            raise IsADirectoryError(errno.EISDIR, "a folder", path)
        if len(node.data) > limit:
            raise OSError(errno.EFBIG, "too big", path)
        return node.data

    def create(self, path: str, mode: int) -> int:
        with self._call("create"):
            folder, name = self._place(path)
            if name in folder.names:
                raise FileExistsError(errno.EEXIST, "there", path)
            node = self._new("file", mode)
            self._step(folder, {name: node})
            self._handles[node.number] = node
            return node.number

    def write(self, handle: int, data: bytes) -> int:
        with self._call("write"):
            some = data[: len(data) // 2] if len(data) > 64 else data  # a write may take less than it is given
            self._handles[handle].data += some
            return len(some)

    def fsync(self, handle: int) -> None:
        with self._call("fsync"):
            self._handles[handle].safe_data = self._handles[handle].data

    def close(self, handle: int) -> None:
        self._handles.pop(handle, None)

    def replace(self, source: str, target: str) -> None:
        with self._call("replace"):
            old, name = self._place(source)
            new, other = self._place(target)
            if name not in old.names:
                raise FileNotFoundError(errno.ENOENT, "not there", source)
            node = old.names[name]
            if old is new:
                self._step(old, {name: None, other: node})
            else:
                self._step(new, {other: node})
                self._step(old, {name: None})

    def unlink(self, path: str) -> None:
        with self._call("unlink"):
            folder, name = self._place(path)
            if name not in folder.names:
                raise FileNotFoundError(errno.ENOENT, "not there", path)
            self._step(folder, {name: None})

    def mkdir(self, path: str) -> None:
        with self._call("mkdir"):
            folder, name = self._place(path)
            if name in folder.names:
                raise FileExistsError(errno.EEXIST, "there", path)
            self._step(folder, {name: self._new("folder", 0o700)})

    def rmdir(self, path: str) -> None:
        with self._call("rmdir"):
            folder, name = self._place(path)
            node = self._node(path)
            if node.kind != "folder":
                raise NotADirectoryError(errno.ENOTDIR, "no folder", path)
            if node.names:
                raise OSError(errno.ENOTEMPTY, "not empty", path)
            self._step(folder, {name: None})

    def link(self, source: str, target: str) -> None:
        with self._call("link"):
            folder, name = self._place(target)
            if name in folder.names:
                raise FileExistsError(errno.EEXIST, "there", target)
            self._step(folder, {name: self._node(source)})

    def fsync_dir(self, path: str) -> None:
        with self._call("fsync_dir"):
            self._keep(self._node(path))

    def append(self, path: str, data: bytes) -> None:
        with self._call("append"):
            folder, name = self._place(path)
            if name not in folder.names:
                self._step(folder, {name: self._new("file", 0o600)})
            folder.names[name].data += data

    def sync(self) -> None:
        with self._call("sync"):
            for node in self._all(self.root, set()):
                self._keep(node)

    @contextmanager
    def lock(self, path: str, wait: float) -> Iterator[None]:
        self._place(path)
        yield

    @contextmanager
    def _call(self, name: str) -> Iterator[None]:
        self.calls.append(name)
        due = self.failure is not None and len(self.calls) == self.fail_at
        if self.failure and ((due and not self.after) or self._dead()):
            raise self.failure
        yield
        if due and self.failure:
            raise self.failure

    def _dead(self) -> bool:
        return isinstance(self.failure, PowerCut) and 0 < self.fail_at < len(self.calls)

    def _step(self, folder: Node, step: dict[str, Node | None]) -> None:
        _apply(folder.names, step)
        folder.steps.append(step)
        self._numbers += 1
        folder.time = self._numbers

    def _keep(self, node: Node) -> None:
        node.safe_data = node.data
        node.safe_names = dict(node.names)
        node.steps = []

    def _new(self, kind: Kind, mode: int) -> Node:
        self._numbers += 1
        return Node(kind, self._numbers, mode)

    def _all(self, node: Node, seen: set[int]) -> Iterator[Node]:
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            inside = [*node.names.values(), *node.safe_names.values()]
            inside += [inner for step in node.steps for inner in step.values() if inner]
            for inner in inside:
                yield from self._all(inner, seen)

    def _node(self, path: str) -> Node:
        node = self.root
        for name in path.split("/"):
            if name not in ("", "."):
                if node.kind != "folder":
                    raise NotADirectoryError(errno.ENOTDIR, "no folder", path)
                if name not in node.names:
                    raise FileNotFoundError(errno.ENOENT, "not there", path)
                node = node.names[name]
        return node

    def _place(self, path: str) -> tuple[Node, str]:
        above, _, name = path.rpartition("/")
        return self._node(above), name


def _apply(names: dict[str, Node], step: dict[str, Node | None]) -> None:
    for name, node in step.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node
