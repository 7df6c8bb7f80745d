"""Detect the layout of a workspace on disk, and read it as if it had the newest layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.migrations import Step, layout_of, upgrade
from tuiokr.store.protocol import WORKSPACE, Broken, TooLarge


class Layouts:
    """The layout of one workspace. `steps` upgrade each layout to the next; without steps there is no extra cost."""

    def __init__(self, read: Callable[[str], bytes | None], steps: Sequence[Step]) -> None:
        """`read` takes a logical path and returns the bytes of the file, None if there is none."""
        self.newest = 1 + len(steps)
        """The layout of the tables that are returned."""
        self.steps = steps
        self.current = not steps
        """Whether the workspace is known to have the newest layout. Once true, it stays true."""
        self._read = read

    def schema(self) -> int:
        """Return the layout of the workspace on disk; `newest` if it is unknown."""
        return self.on_disk() or self.newest

    def on_disk(self) -> int | None:
        """Return the layout of the workspace on disk, None if no readable workspace file states it."""
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
        """Return the tables in the bytes from `source`, in the newest layout. Raises Broken with the path `inside`."""
        while True:
            schema = self.schema()
            data = source()
            if schema == self.schema():  # else the layout changed in between, and the bytes may have either layout
                break
        try:
            return {} if data is None else upgrade(file, codec.parse(data, inside), schema, self.steps)
        except Broken as error:
            raise Broken(inside, error.line, error.what, error.hint) from error
