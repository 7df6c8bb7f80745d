"""Files that cannot be read: what can be restored of each, and the repair."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from tuiokr.session.session import Session
from tuiokr.store.paths import logical
from tuiokr.store.protocol import WORKSPACE, Edit, StoreError
from tuiokr.store.recoverable import Recovery, recoverable

_HEAD = "workspace.json"
_FOLDERS = ("teams", "cycles", "templates")
"""The folders of a workspace that contain its files."""
_MISSING = "it is missing"
_ANEW = "a new file, because the history does not have it. Write the organisation's name again"


@dataclass(frozen=True)
class BrokenFile:
    """One file that cannot be read, and the sources from which it can be restored."""

    file: str
    path: str
    """The path inside the workspace."""
    what: str
    """What is wrong, with the line."""
    parts: tuple[str, ...]
    """What can be restored, one line for each source."""
    lost: tuple[str, ...]
    """What no source contains."""


class Hidden(NamedTuple):
    """Why an existing workspace cannot be read, in one line, and the command that repairs it or says more."""

    why: str
    command: str


class RepairDesk:
    """Restores broken files from what the store keeps for this case."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keeping = recoverable(session.store)

    def hidden(self) -> Hidden | None:
        """Return why the workspace cannot be read; None if something is shown, or if there is nothing to show."""
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
        """Return the broken files of which something can be restored."""
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
        """Restore what can be read, and keep the broken file. Return the result in one line."""
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
