"""Files that cannot be read, what can be had back of each, and putting it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from tuiokr.session.session import Session
from tuiokr.store.paths import logical
from tuiokr.store.protocol import WORKSPACE, Edit, StoreError
from tuiokr.store.recoverable import Recovery, recoverable

_HEAD = "workspace.json"
_FOLDERS = ("teams", "cycles")
"""Where the files of a workspace are."""
_MISSING = "it is missing"
_ANEW = "a new file, because the history does not have it. Write the organisation's name again"


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


class Hidden(NamedTuple):
    """Why the workspace cannot be read although there is something, in one line, and the command that says more."""

    why: str
    command: str


class RepairDesk:
    """What the store keeps for the day a file breaks, as something a person can do."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keeping = recoverable(session.store)

    def hidden(self) -> Hidden | None:
        """What is in the way where the workspace cannot be read; None where something is shown, or nothing is there."""
        if not self._session.workspace.empty:
            return None
        put_back = f"tuiokr doctor --put-back {WORKSPACE.file}"
        if self._headless():
            return Hidden(f"This folder contains a workspace, but its {_HEAD} is missing", put_back)
        unread = next((one for one in self._session.store.troubles if one.unread), None)
        if unread is None:
            return None
        why = f"This folder contains a workspace, but {unread.place} cannot be read: {unread.what}"
        return Hidden(why, put_back if unread.path == _HEAD else "tuiokr doctor")

    def _headless(self) -> bool:
        return self._keeping is not None and self._keeping.headless(_FOLDERS)

    def broken(self) -> tuple[BrokenFile, ...]:
        """The files of which something can be had back, by path."""
        found: list[BrokenFile] = []
        store, keeping = self._session.store, self._keeping
        if keeping is None:
            return ()
        if self._session.workspace.empty and self._headless():
            had = keeping.recovery(WORKSPACE.file)
            found.append(BrokenFile(WORKSPACE.file, _HEAD, _MISSING, had.parts or (_ANEW,), had.lost))
        for trouble in store.troubles:
            file = logical(trouble.path) if trouble.path.endswith(".json") else None
            if file is None or not self._reads_badly(file):
                continue
            recovery = Recovery({}, (), ())
            with suppress(StoreError):
                recovery = keeping.recovery(file)
            if recovery.tables:
                what = f"line {trouble.line}: {trouble.what}" if trouble.line else trouble.what
                found.append(BrokenFile(file, trouble.path, what, recovery.parts, recovery.lost))
        return tuple(found)

    def restore(self, broken: BrokenFile) -> str:
        """Restore what can be read; says what came of it, in one line. The broken file is kept aside."""
        try:
            recovery = self._put_back(broken)
        except StoreError as error:
            return f"Not restored: {error.told}"
        self._session.saver.look_again()
        self._session.refresh()
        lost = f"; lost: {', '.join(recovery.lost)}" if recovery.lost else ""
        kept = "" if broken.what == _MISSING else ". The old file is in .tuiokr/quarantine"
        return f"{broken.path} is restored: {'; '.join(recovery.parts)}{lost}{kept}"

    def _put_back(self, broken: BrokenFile) -> Recovery:
        if self._keeping and broken.parts != (_ANEW,):
            return self._keeping.recover(broken.file)
        self._session.store.commit([Edit(WORKSPACE, {}, 0)], "a new workspace.json")
        return Recovery({}, (_ANEW,), ())

    def _reads_badly(self, file: str) -> bool:
        try:
            self._session.store.load(file)
        except StoreError:
            return True
        return False
