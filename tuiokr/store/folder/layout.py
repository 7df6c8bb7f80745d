"""Which layout a workspace has on disk, and reading it as if it had the newest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.migrations import Step, layout_of, upgrade
from tuiokr.store.protocol import WORKSPACE, Broken, TooLarge


class Layouts:
    """The layout of one workspace. `steps` bring each to the next; where there are none, nothing here costs a thing."""

    def __init__(self, read: Callable[[str], bytes | None], steps: Sequence[Step]) -> None:
        """`read` gives the bytes of a file by its logical path, None if there is none."""
        self.newest = 1 + len(steps)
        """The layout that tables are handed out in."""
        self.steps = steps
        self.current = not steps
        """Whether the workspace is known to have the newest layout; then it stays so."""
        self._read = read

    def schema(self) -> int:
        """The layout the workspace has on disk; `newest` if that cannot be told."""
        return self.on_disk() or self.newest

    def on_disk(self) -> int | None:
        """The layout that the workspace has on disk, None if there is no file of the workspace that tells it."""
        if self.current:
            return self.newest
        try:
            data = self._read(WORKSPACE.file)
            found = None if data is None else layout_of(codec.parse(data, WORKSPACE.file))
        except (Broken, TooLarge):
            return None
        self.current = found is not None and found >= self.newest
        return found

    def tables(self, file: str, inside: str, source: Callable[[], bytes | None]) -> Tables:
        """The tables in the bytes that `source` gives, in the newest layout. Raises Broken, told of `inside`."""
        while True:
            schema = self.schema()
            data = source()
            if schema == self.schema():  # else the layout changed in between, and the bytes may be of either
                break
        try:
            return {} if data is None else upgrade(file, codec.parse(data, inside), schema, self.steps)
        except Broken as error:
            raise Broken(inside, error.line, error.what, error.hint) from error
