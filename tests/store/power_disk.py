"""A disk in memory that knows what is on the medium, and lists every state that a power cut may leave.

It promises what a file system promises, and nothing else:

- a name (created, renamed, linked, removed) is on the medium once its folder was synced; until then each such step is
  kept or lost on its own, in any order;
- a rename within a folder is one step. Between two folders, the old name never disappears before the new one exists;
- bytes are on the medium once their file was synced; until then any part of them may be missing, cut short, or zeros;
- when a sync of a file fails, the bytes that were not on the medium never get there, whatever later syncs report.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import chain, combinations, islice, product
from typing import Final, TypeAlias, TypeVar

from tuiokr.store.folder.disk import ByName, Entry, Kind, Numbered, Stat

Image: TypeAlias = "dict[str, Image | bytes]"
"""A whole disk as plain values: names with the bytes of a file, or with the content of a folder.

The files of a disk have their times. Two names of one file become two files.
"""

T = TypeVar("T")

FEW: Final = 4
"""With this many unsynced steps of a folder or fewer, every subset is tried; each step more doubles their number."""
BLOCK: Final = 4096
"""Bytes that a medium writes at once."""


NOON: Final = 1_800_000_000.0
"""The time of a machine that was just started."""


class Dated(bytes):
    """The bytes of a file with the time of their last change: it survives a power cut, and snapshots depend on it."""

    time: int


class Stopped(BaseException):
    """The process ended or the power was cut. No `except Exception` may catch it."""


@dataclass(eq=False, slots=True)
class Step:
    """One change of names in a folder, all or nothing; None removes a name. If this step is kept, so is `needs`."""

    folder: Node
    names: Mapping[str, Node | None]
    needs: Step | None = None


@dataclass(eq=False, slots=True)
class Node:
    """A file or folder: what programs see, and (safe) what is certainly on the medium."""

    kind: Kind
    number: int
    mode: int
    time: int
    data: bytes = b""
    safe_data: bytes = b""
    names: dict[str, Node] = field(default_factory=dict)
    safe_names: dict[str, Node] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    doomed: bool = False
    """A sync of this file has failed."""


class PowerDisk:
    """A `Disk`. The changing call number `fail_at` (from 1) raises `failure`, before or `after` its work.

    If `failure` is `Stopped`, every later call raises it too. `watch` gets the name of every call when it is done.
    """

    def __init__(self, fail_at: int = 0, failure: BaseException | None = None, after: bool = False) -> None:
        self.root = Node("folder", 1, 0o755, 1)
        self.fail_at = fail_at
        self.failure = failure
        self.after = after
        self.calls: list[str] = []
        self.watch: Callable[[str], None] | None = None
        self.now = NOON
        """The time of the machine."""
        self.links = True
        """Whether a file may have two names on this disk."""
        self.retried = False
        """Whether a file was synced again after a failed sync."""
        self._numbers = 1
        self._handles: dict[int, Node] = {}

    def fill(self, image: Image) -> None:
        """Put an image on this disk, which is empty, and on its medium."""
        self._fill(self.root, image)

    def put(self, path: str, data: bytes) -> None:
        """Write a file, on the medium too, as another program does that takes its time."""
        folder, name = self._place(path)
        node = self._new("file", 0o600)
        node.data = node.safe_data = data
        folder.names[name] = folder.safe_names[name] = node
        folder.time = self._numbers

    def take(self, path: str) -> None:
        """Remove a file or a whole folder, from the medium too, as another program does."""
        folder, name = self._place(path)
        folder.names.pop(name)
        folder.safe_names.pop(name, None)
        folder.steps = [step for step in folder.steps if name not in step.names]
        self._numbers += 1
        folder.time = self._numbers

    def image(self, folder: str = "") -> Image:
        """What programs see now, of the whole disk or of one folder."""
        return _image(self._node(folder), {}, {})

    def nodes(self) -> list[Node]:
        """Every file and folder that has a name, or may have one after a power cut."""
        found: dict[int, Node] = {}
        rest = [self.root]
        while rest:
            node = rest.pop()
            if id(node) not in found:
                found[id(node)] = node
                rest += [*node.names.values(), *node.safe_names.values()]
                rest += [inner for step in node.steps for inner in step.names.values() if inner]
        return list(found.values())

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
        return [(name, inner.kind) for name, inner in node.names.items()]

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

    def reading(self, folder: str) -> AbstractContextManager[ByName]:
        return nullcontext(lambda name, limit: self.read(f"{folder}/{name}", limit))

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
            some = data[: len(data) // 2] if len(data) > 64 else data  # a write may take fewer bytes than it is given
            self._change(self._handles[handle], some)
            return len(some)

    def fsync(self, handle: int) -> None:
        node = self._handles[handle]
        self.retried = self.retried or node.doomed
        try:
            with self._call("fsync"):
                _keep_data(node)
        except OSError:
            node.doomed = True
            raise

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
                arrival = self._step(new, {other: node})
                self._step(old, {name: None}).needs = arrival

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
            if not self.links:
                raise PermissionError(errno.EPERM, "no links", target)
            if name in folder.names:
                raise FileExistsError(errno.EEXIST, "there", target)
            self._step(folder, {name: self._node(source)})

    def fsync_dir(self, path: str) -> None:
        with self._call("fsync_dir"):
            _keep_names(self._node(path))

    def append(self, path: str, data: bytes) -> None:
        with self._call("append"):
            folder, name = self._place(path)
            if name not in folder.names:
                self._step(folder, {name: self._new("file", 0o600)})
            self._change(folder.names[name], data)

    def sync(self) -> None:
        with self._call("sync"):
            for node in self.nodes():
                _keep_names(node)
                _keep_data(node)

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
        if self.watch:
            self.watch(name)
        if due and self.failure:
            raise self.failure

    def _dead(self) -> bool:
        return isinstance(self.failure, Stopped) and 0 < self.fail_at < len(self.calls)

    def _step(self, folder: Node, names: dict[str, Node | None]) -> Step:
        step = Step(folder, names)
        _apply(folder.names, step)
        folder.steps.append(step)
        self._numbers += 1
        folder.time = self._numbers
        return step

    def _change(self, file: Node, more: bytes) -> None:
        file.data += more
        self._numbers += 1
        file.time = self._numbers

    def _new(self, kind: Kind, mode: int) -> Node:
        self._numbers += 1
        return Node(kind, self._numbers, mode, self._numbers)

    def _fill(self, folder: Node, image: Image) -> None:
        for name, inside in image.items():
            node = self._new("file" if isinstance(inside, bytes) else "folder", 0o600)
            folder.names[name] = folder.safe_names[name] = node
            if isinstance(inside, bytes):
                node.data = node.safe_data = bytes(inside)
                node.time = inside.time if isinstance(inside, Dated) else node.time
                self._numbers = max(self._numbers, node.time)
            else:
                self._fill(node, inside)

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


def images(disk: PowerDisk, most: int, one_of: int = 1, turn: int = 0) -> Iterator[Image]:
    """The possible states if the power is cut now; some come twice. In the first one, everything unsynced is lost.

    With `one_of`, only every so many states; `turn` selects which, so that every turn has others. If there are fewer
    states, at least the last one: otherwise the loss of an acknowledged commit could be missed by chance.
    """
    nodes = disk.nodes()
    unsynced = [node for node in nodes if node.steps or node.data != node.safe_data]
    unsynced.sort(key=lambda node: -node.time)
    every = selections([_choices(node) for node in unsynced], most)
    first = list(islice(every, one_of))
    for chosen in chain(
        first[turn % one_of : turn % one_of + 1] or first[-1:], islice(every, turn % one_of, None, one_of)
    ):
        steps = {id(step) for kept in chosen if not isinstance(kept, bytes) for step in kept}
        contents = {id(node): data for node, data in zip(unsynced, chosen, strict=True) if isinstance(data, bytes)}
        yield _image(disk.root, _names_after(unsynced, steps), contents)


def _choices(node: Node) -> Sequence[Sequence[Step] | bytes]:
    return subsets(node.steps) if node.steps else remains(node.safe_data, node.data)


def selections(choices: Sequence[Sequence[T]], most: int) -> Iterator[tuple[T, ...]]:
    """Combine one choice of each; the last change comes first, and each goes from all lost to all kept.

    Every combination of the newest, up to `most`, with all the older lost and with all the older kept; then every
    choice of an older one, with all others lost and with all others kept. The full product would grow without bound,
    because the history and the mark of an unclean stop are not synced for many commits.
    """
    split, size = 0, 1
    while split < len(choices) and size * len(choices[split]) <= most:
        size *= len(choices[split])
        split += 1
    ends = (0, -1) if split < len(choices) else (0,)
    for end in ends:
        for chosen in product(*choices[:split]):
            yield (*chosen, *(options[end] for options in choices[split:]))
    for turn in range(split, len(choices)):
        for end in ends:
            for option in choices[turn]:
                yield tuple(option if at == turn else options[end] for at, options in enumerate(choices))


def subsets(steps: Sequence[Step]) -> list[tuple[Step, ...]]:
    """Possible kept steps of a folder: any subset of FEW; of more, each prefix, each suffix, one, and all but one."""
    if len(steps) <= FEW:
        return [kept for size in range(len(steps) + 1) for kept in combinations(steps, size)]
    whole = tuple(steps)
    turns = range(len(whole))
    some = [part for at in turns for part in (whole[:at], whole[at:], whole[at : at + 1], whole[:at] + whole[at + 1 :])]
    return [(), *dict.fromkeys(part for part in some if 0 < len(part) < len(whole)), whole]


def remains(safe: bytes, data: bytes) -> list[bytes]:
    """What may be left of a file: the old bytes, cut short, zeros for some or all, half overwritten, complete."""
    stem = len(safe) if data.startswith(safe) else 0  # the bytes before that are not written again
    fresh = data[stem:]
    half = len(fresh) // 2
    cuts = {1, half, len(fresh) - 1, *range(BLOCK - stem % BLOCK, len(fresh), BLOCK)}
    torn = [fresh[:cut] for cut in sorted(cuts) if 0 < cut < len(fresh)]
    zeroed = [fresh[:cut] + bytes(len(fresh) - cut) for cut in (0, half, len(fresh) - 1) if len(fresh)]
    late = [bytes(half) + fresh[half:]]  # the later block was written first
    parts = [data[:stem] + part for part in (b"", *torn, *zeroed, *late)]
    if not stem:
        parts += [data[:cut] + safe[cut:] for cut in (1, half, len(data)) if cut < len(safe)]
    return list(dict.fromkeys([safe, *(part for part in parts if part != data), data]))


def _names_after(folders: Sequence[Node], kept: set[int]) -> dict[int, dict[str, Node]]:
    """The names in each folder that has unsynced steps, if these steps are kept."""
    waiting = {id(step) for folder in folders for step in folder.steps}
    found: dict[int, dict[str, Node]] = {}
    for folder in folders:
        names = found[id(folder)] = dict(folder.safe_names)
        for step in folder.steps:
            held_back = step.needs is not None and id(step.needs) in waiting - kept
            if id(step) in kept and not held_back:
                _apply(names, step)
    return found


def _image(folder: Node, names: Mapping[int, Mapping[str, Node]], contents: Mapping[int, bytes]) -> Image:
    inside = names.get(id(folder), folder.names)
    return {
        name: _image(node, names, contents)
        if node.kind == "folder"
        else _dated(contents.get(id(node), node.data), node.time)
        for name, node in inside.items()
    }


def _dated(data: bytes, time: int) -> Dated:
    made = Dated(data)
    made.time = time
    return made


def _keep_names(folder: Node) -> None:
    for step in folder.steps:
        needed = step.needs
        if needed and needed in needed.folder.steps:  # both ends of a rename are one entry in the journal
            _apply(needed.folder.safe_names, needed)
    folder.safe_names = dict(folder.names)
    folder.steps = []


def _keep_data(file: Node) -> None:
    if not file.doomed:
        file.safe_data = file.data


def _apply(names: dict[str, Node], step: Step) -> None:
    for name, node in step.names.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node
