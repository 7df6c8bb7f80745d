"""Files that cannot be read, what can be had back of each, and putting it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tuiokr.session.session import Session
from tuiokr.store.paths import logical
from tuiokr.store.protocol import WORKSPACE, Edit, Recovery, StoreError

_HEAD = "workspace.json"
_MISSING = "it is missing"
_ANEW = "a new one, as no history has it; the organisation's name has to be written again"


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


class RepairDesk:
    """What the store keeps for the day a file breaks, as something a person can do."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def hidden(self) -> str:
        """Why nothing can be shown although there is something, in one line; "" where there really is nothing."""
        if not self._session.workspace.empty:
            return ""
        if self._beheaded():
            return f"This folder holds a workspace, but its {_HEAD} is missing"
        unread = next((one for one in self._session.store.troubles if one.unread), None)
        return f"This folder holds a workspace, but {unread.place} cannot be read: {unread.what}" if unread else ""

    def _beheaded(self) -> bool:
        """Whether files of a workspace are there without the one that makes them one."""
        root = Path(getattr(self._session.store, "root", ""))
        if self._session.store.load(WORKSPACE.file) or (root / _HEAD).exists():
            return False
        return any(next(root.glob(one), None) for one in ("teams/*.json", "cycles/*/*.json", "cycles/*/*/*.json"))

    def broken(self) -> tuple[BrokenFile, ...]:
        """The files of which something can be had back, by path."""
        found: list[BrokenFile] = []
        store = self._session.store
        if self._session.workspace.empty and self._beheaded():
            had = store.recovery(WORKSPACE.file)
            found.append(BrokenFile(WORKSPACE.file, _HEAD, _MISSING, had.parts or (_ANEW,), had.lost))
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
            recovery = self._anew() if broken.parts == (_ANEW,) else self._session.store.recover(broken.file)
        except StoreError as error:
            return f"Not put back: {error.told}"
        self._session.saver.look_again()
        self._session.refresh()
        lost = f"; lost: {', '.join(recovery.lost)}" if recovery.lost else ""
        kept = "" if broken.what == _MISSING else ". What stood there is in .tuiokr/quarantine"
        return f"{broken.path} is put back: {'; '.join(recovery.parts)}{lost}{kept}"

    def _anew(self) -> Recovery:
        self._session.store.commit([Edit(WORKSPACE, {}, 0)], "a new workspace.json")
        return Recovery({}, (_ANEW,), ())

    def _reads_badly(self, file: str) -> bool:
        try:
            self._session.store.load(file)
        except StoreError:
            return True
        return False
