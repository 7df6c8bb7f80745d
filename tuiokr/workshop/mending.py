"""Files that cannot be read, what can be had back of each, and putting it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from tuiokr.store.naming import logical
from tuiokr.store.protocol import Recovery, StoreError
from tuiokr.workshop.session import Session


@dataclass(frozen=True)
class BrokenFile:
    """One file that cannot be read, and where what it held can be had from."""

    file: str
    path: str
    """Inside the workspace."""
    what: str
    """What is the matter, with the line."""
    parts: tuple[str, ...]
    """A line for each source of what can be had back."""
    lost: tuple[str, ...]
    """What no source has any more."""


class Mending:
    """What the store keeps for the day a file breaks, as something a person can do."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def broken(self) -> tuple[BrokenFile, ...]:
        """The files of which something can be had back, by path."""
        found: list[BrokenFile] = []
        store = self._session.store
        for trouble in store.troubles:
            file = logical(trouble.path) if trouble.path.endswith(".json") else None
            if file is None or not self._reads_badly(file):
                continue
            recovery = Recovery({}, (), ())
            with suppress(StoreError):
                recovery = store.recovery(file)
            if recovery.tables:
                what = f"line {trouble.line}: {trouble.what}" if trouble.line else trouble.what
                found.append(BrokenFile(file, trouble.path, what, recovery.parts, recovery.lost))
        return tuple(found)

    def mend(self, broken: BrokenFile) -> str:
        """Put back what can be had; says what came of it, in one line. The broken file is kept aside."""
        try:
            recovery = self._session.store.recover(broken.file)
        except StoreError as error:
            return f"Not put back: {error.told}"
        self._session.refresh()
        lost = f"; lost: {', '.join(recovery.lost)}" if recovery.lost else ""
        return (
            f"{broken.path} is put back: {'; '.join(recovery.parts)}{lost}. What stood there is in .tuiokr/quarantine"
        )

    def _reads_badly(self, file: str) -> bool:
        try:
            self._session.store.load(file)
        except StoreError:
            return True
        return False
