"""The composition root: it connects store, session, themes and the first screen."""

from __future__ import annotations

import gc
import os
import tempfile
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual.actions import ActionParseResult
from textual.binding import BindingType
from textual.events import Resize
from textual.filter import LineFilter
from textual.screen import Screen

from tuiokr import keys
from tuiokr.screens.app_memory import ReleasingApp
from tuiokr.screens.app_terminal import TerminalApp
from tuiokr.screens.app_tour import TouringApp
from tuiokr.screens.home import Home
from tuiokr.screens.screen import DeskScreen, Dialog, app_bindings, ask
from tuiokr.screens.trouble import Teller, repair_files, tell_read_only, tell_refused
from tuiokr.session.clock import Clock
from tuiokr.session.follower import Follower
from tuiokr.session.person import own_name
from tuiokr.session.session import Session
from tuiokr.store.folder_store import FileStore
from tuiokr.terminal.textual_private import let_leave
from tuiokr.usecases.desk import Desk
from tuiokr.widgets.themes import STAGE_DARK, STAGE_LIGHT, defaults
from tuiokr.widgets.wall import Wall

SMALLEST = (60, 16)
"""Columns and rows below which the parts beside the work are hidden."""
PHONE_LIMIT = 140
"""Columns above which people who watch on a phone cannot read the screen."""
FEW = 100
"""Number of teams up to which all files are read after the first paint, so that broken ones are reported then."""
KEEPING = 2.0
"""Seconds that saving may take before the program is suspended."""
TELL_EVERY = 2.0
"""Seconds between two checks for unreadable files that were not reported yet."""


class Tuiokr(TerminalApp, ReleasingApp, TouringApp):
    """Runs OKR workshops."""

    TITLE = "tuiokr"
    ENABLE_COMMAND_PALETTE = False
    """Textual's palette is off, because ours is a dialog like all others."""
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "screens/home.tcss",
        "screens/welcome.tcss",
        "screens/presenter.tcss",
        "screens/small.tcss",
    ]
    # Textual does not read the CSS_PATH of the first screen, which is any of these.
    BINDINGS: ClassVar[list[BindingType]] = app_bindings()

    def __init__(self, desk: Desk, *, present: bool = False) -> None:
        """With `present` the first screen is what the room sees."""
        super().__init__()
        self.desk = desk
        self._present = present
        self.animation_level = "none"
        self.HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (SMALLEST[0], "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-flat"), (SMALLEST[1], "-high")]
        self.register_theme(STAGE_DARK)
        self.register_theme(STAGE_LIGHT)
        wanted = os.environ.get("TUIOKR_THEME", "")
        self.theme = wanted if wanted in self.available_themes else STAGE_DARK.name
        self._wall = Wall()
        self._told_small = False
        self.unkept: list[str] = []
        """Words that were in open forms when the program failed; some may be too incomplete to be saved."""
        self._follower = Follower(desk.session, lambda: None)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return defaults(self.current_theme)

    def get_line_filters(self) -> list[LineFilter]:
        return [self._wall, *super().get_line_filters()]

    def get_default_screen(self) -> Screen[None]:
        return first_screen(self.desk, present=self._present)

    def on_mount(self) -> None:
        self._listen()
        self.heed_ending(lambda: self.desk.unsaved > 0)
        self.call_after_refresh(self._settle)

    def _listen(self) -> None:
        """Let the session report changes, and changes that it refuses because the workspace is read only."""
        self.desk.session.deliver_by(self.call_later)
        self.desk.session.refused = lambda: tell_read_only(self, self.desk)

    def _settle(self) -> None:
        """Finish the start after the first paint: turn garbage collection on, follow other processes, report troubles.

        The objects that exist by then are not collected: they live as long as the app.
        """
        gc.enable()
        gc.freeze()
        self.desk.release()
        self._begin_to_follow()
        if self.size.width > PHONE_LIMIT:
            said = f"{self.size.width} columns are too small to read on a phone. Use 100 to 140 columns on a call"
            self.notify(said, markup=False, timeout=8)
        if len(self.desk.workspace.teams) <= FEW:
            self.desk.session.read_all()
        teller = Teller(self)
        teller.tell_place(self.desk)
        teller.tell(self.desk)
        self.set_interval(TELL_EVERY, lambda: teller.tell(self.desk))
        self.set_interval(1.0, self._mind_clocks)

    def _mind_clocks(self) -> None:
        """Show the running clock on every screen, ring when time is up, and report a clock that was corrected."""
        clocks = self.desk.workshop_clock
        for said in clocks.look():
            self.notify(said, severity="warning", markup=False, timeout=15)
        for said in clocks.ring():
            self.notify(said, markup=False, timeout=8)
            if not clocks.muted:
                self.bell()
        if self.desk.workshop.driven:
            for screen in self.screen_stack:
                if isinstance(screen, DeskScreen) and not screen.has_clock and screen.in_sight:
                    screen.update_head()

    def _begin_to_follow(self) -> None:
        self._follower.stop()
        self._follower = Follower(self.desk.session, lambda: self.call_later(self._follow))
        self._follower.start()

    def on_unmount(self) -> None:
        self._follower.stop()

    def _follow(self) -> None:
        """Take in what others saved, but not while somebody writes: an edit is compared with what its writer saw."""
        if any(isinstance(screen, DeskScreen) and screen.busy for screen in self.screen_stack):
            self._follower.later()
        else:
            self.desk.session.take_in()

    def on_resize(self, event: Resize) -> None:
        """Report once that the window is too small to show everything."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self._told_small:
            said = (
                f"{event.size.width}×{event.size.height} is too small to show "
                "everything. Make the window at least 80×24. Nothing is lost"
            )
            self.notify(said, markup=False, timeout=6)
        self._told_small = small

    def after_failure(self) -> None:
        """Save what is typed and stop, without a traceback on the terminal; `launch._run` reports the failure."""
        self.changes.stop()
        for screen in reversed(self.screen_stack):
            if isinstance(screen, DeskScreen | Dialog) and screen.is_mounted:
                # The failure may occur here again, but the other screens must still be saved.
                with suppress(Exception):
                    self.unkept += [screen.unkept] if screen.unkept and not getattr(screen, "secret", False) else []
                try:
                    screen.flush()
                except Exception:
                    with suppress(Exception):
                        screen.salvage()
        with suppress(Exception):
            self.desk.workshop.pause_all()

    def keep_all(self) -> None:
        """Save everything typed to the disk; wait at most `KEEPING` seconds."""
        self.flush()
        self.desk.save(KEEPING)

    def flush(self) -> None:
        """Save everything typed on any open screen."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, DeskScreen | Dialog) and screen.usable:
                screen.flush()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the actions that would change a workspace that is read only."""
        if not super().check_action(action, parameters):
            return False
        gone = action in keys.IDS and isinstance(self.screen, DeskScreen) and self.screen.gone
        return keys.allowed(action, read_only=self.desk.read_only, gone=gone)

    async def run_action(self, action: str | ActionParseResult, *where: Any, **named: Any) -> bool:
        """Run an action. If it may not run because the workspace is read only, report that at each press."""
        if not (done := await super().run_action(action, *where, **named)):
            tell_refused(self, self.desk, action if isinstance(action, str) else action[1])
        return done

    def action_leave(self) -> None:
        """Save and quit; a running clock is paused."""
        self._follower.stop()
        self.after_last_words(self._leave)

    def _leave(self) -> None:
        self.flush()
        self.desk.workshop.pause_all()
        self.exit()

    def action_open_sample(self) -> None:
        """Open the sample organisation in a temporary folder; the person's own workspace does not change."""
        from tuiokr.usecases.sample import fill

        self.desk.session.close()
        self._throw_away = tempfile.TemporaryDirectory(prefix="tuiokr-sample-", ignore_cleanup_errors=True)
        self.desk = open_desk(Path(self._throw_away.name), self.desk.session.clock, beside=not self.is_headless)
        self._listen()
        fill(self.desk.session)
        self._begin_to_follow()
        self.switch_screen(Home(self.desk))

    def action_help(self) -> None:
        from tuiokr.screens.help import HelpPage

        screen = self.screen
        if isinstance(screen, HelpPage):
            screen.dismiss(None)
            return
        below = next((one for one in reversed(self.screen_stack) if isinstance(one, DeskScreen)), None)
        ask(self, HelpPage(below.footer_places() if below else ()))

    def action_park(self) -> None:
        from tuiokr.screens.parking_lot import park

        park(self, self.desk)

    def action_settle(self) -> None:
        from tuiokr.screens.clash import settle_next

        settle_next(self, self.desk)

    def action_history_of_all(self) -> None:
        from tuiokr.screens.asker import Asker
        from tuiokr.screens.history import show_history

        show_history(Asker(self), self.desk, "The last changes", self.desk.history.of_all)

    def action_repair(self) -> None:
        repair_files(self, self.desk)

    def action_command_palette(self) -> None:
        from tuiokr.screens.palette import open_palette

        open_palette(self, self.desk)

    def action_theme(self) -> None:
        from tuiokr.screens.appearance import choose_theme

        choose_theme(self)

    def action_text_size(self) -> None:
        from tuiokr.screens.appearance import tell_text_size

        tell_text_size(self)


def first_screen(desk: Desk, *, present: bool = False) -> Screen[None]:
    """Return Home, or `Welcome` if the workspace is empty, or `Unreadable` if there is one that cannot be read.

    With `present` it is what the room sees.
    """
    if present:
        from tuiokr.screens.presenter import Presenter

        room = Presenter(desk)
        let_leave(room)
        return room
    if not desk.workspace.empty:
        return Home(desk)
    from tuiokr.screens.unreadable import Unreadable
    from tuiokr.screens.welcome import Welcome

    doors: Screen[None] = Unreadable(desk) if desk.repair.hidden() else Welcome(desk)
    let_leave(doors)
    return doors


def open_desk(workspace: Path, clock: Clock | None = None, *, beside: bool = True, read_only: bool = False) -> Desk:
    """Return the desk for a folder. Nothing is written before the first change, and never with `read_only`.

    Raises `StoreError`.
    """
    return Desk(Session(FileStore(workspace, who=own_name(), read_only=read_only), clock, beside=beside))
