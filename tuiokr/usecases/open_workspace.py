"""One open workspace: what is selected in it, the time, and whether everything is on the disk."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from tuiokr.store.recoverable import recoverable

if TYPE_CHECKING:
    from datetime import date, datetime

    from tuiokr.model.cycle import Cycle
    from tuiokr.model.organisation import Tree
    from tuiokr.model.workspace import Workspace
    from tuiokr.session.saver import SavingState
    from tuiokr.session.session import Session
    from tuiokr.store.protocol import Trouble


class OpenWorkspace:
    """What a screen asks about a session, without the use-cases."""

    def __init__(self, session: Session) -> None:
        self.session = session

    # ---- what is selected

    @property
    def workspace(self) -> Workspace:
        """The present workspace, a frozen value."""
        return self.session.workspace

    @property
    def cycle(self) -> Cycle:
        """The selected cycle; the coming quarter if there is none yet."""
        return self.session.cycle

    @property
    def cycle_id(self) -> str:
        return self.session.cycle_id

    @property
    def tree(self) -> Tree:
        """The teams of the selected cycle."""
        return self.session.workspace.tree(self.session.cycle_id)

    def now(self) -> datetime:
        """Return the present time in UTC."""
        return self.session.clock.now()

    def today(self) -> date:
        """Return today's date in the person's time zone."""
        return self.session.clock.today()

    # ---- the disk

    @property
    def saving(self) -> SavingState:
        """Whether everything on screen is on the disk."""
        return self.session.saving

    @property
    def read_only(self) -> bool:
        """Whether the workspace cannot be changed; `saving` says why."""
        return self.session.store.read_only

    @property
    def unsaved(self) -> int:
        """The number of changes that are not on the disk yet."""
        return self.session.saver.waiting

    def save(self, seconds: float) -> bool:
        """Wait until the save queue is empty, for at most this many seconds. Return whether it is."""
        return self.session.saver.flush(seconds)

    def hold(self) -> None:
        """Save nothing until `release`: a second thread would slow down the painting of the first screen."""
        self.session.saver.hold()

    def release(self) -> None:
        """Start to save."""
        self.session.saver.release()

    def look_again(self) -> None:
        """Check whether the reason for read-only was repaired; if so, allow saving again."""
        self.session.saver.look_again()

    def place_warnings(self) -> tuple[str, ...]:
        """Return the risks of the location of the workspace, one line each for a person."""
        keeping = recoverable(self.session.store)
        return keeping.warnings() if keeping else ()

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """The troubles found so far with files and folders, each place once."""
        found: dict[str, Trouble] = {}
        for one in (*self.session.store.troubles, *self.session.unread.values()):
            path = one.path.removeprefix("./")
            if not any(str(above) in found for above in (PurePath(path), *PurePath(path).parents)):
                found[path] = one._replace(path=path)
        return tuple(found.values())
