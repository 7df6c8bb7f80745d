"""What an app does about the terminal that it is on: ending, suspending, painting again, copying."""

from __future__ import annotations

import contextvars
import os
from collections.abc import Callable

from textual.driver import Driver
from textual.events import DescendantFocus
from textual.widgets import Input

from tuiokr.screens.app_events import OrderlyApp
from tuiokr.screens.app_input import Typing
from tuiokr.terminal.clipboard import Copy, copy
from tuiokr.terminal.driver import TerminalDriver
from tuiokr.terminal.signals import ENDING
from tuiokr.widgets.line_input import is_text_area

HOW_TO_QUIT = "To quit, press q on Home, or ctrl+q anywhere. Everything is saved first"
NOT_SUSPENDED = "Not suspended: no shell started the program, so no shell could resume it. Press ctrl+q to quit"


class TerminalApp(OrderlyApp):
    """An app on a terminal. It is given its own driver; without a terminal, as in tests, nothing here is needed."""

    def __init__(self) -> None:
        super().__init__()
        self._typing = Typing()

    def get_driver_class(self) -> type[Driver]:
        return TerminalDriver

    @property
    def _terminal(self) -> TerminalDriver | None:
        return driver if isinstance(driver := self.terminal_driver, TerminalDriver) else None

    def heed_ending(self, saving: Callable[[], bool]) -> None:
        """From now on leave when the process is asked to end. `saving` says whether the disk is still at work."""
        if terminal := self._terminal:
            loop, context = self.event_loop, contextvars.copy_context()
            ENDING.saving = saving
            ENDING.give_back = terminal.give_back_at_once
            ENDING.then(lambda: loop.call_soon_threadsafe(self.action_leave, context=context.copy()))

    def action_leave(self) -> None:
        """Save and quit."""
        self.exit()

    def keep_all(self) -> None:
        """Have everything typed on the disk."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A text field has its letters for itself, and ctrl+z."""
        if action != "unless_typing":
            return True
        field = self.focused
        return not is_text_area(field) and (not isinstance(field, Input) or parameters == ("suspend",))

    async def action_unless_typing(self, action: str) -> None:
        """Do what a key does that has another meaning in a text field."""
        if isinstance(self.focused, Input):
            self._typing.undo(self.focused)
        else:
            await self.run_action(action)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Typing into a field begins."""
        if isinstance(event.widget, Input):
            self._typing.begin(event.widget)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing goes on."""
        self._typing.changed(event.input, event.value)

    def action_tell_how_to_quit(self) -> None:
        """Answer a key that quits other programs."""
        self.notify(HOW_TO_QUIT, timeout=6, markup=False)

    def action_copy_or_tell(self) -> None:
        """Copy what the mouse has selected; else it is a key that quits other programs."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.action_tell_how_to_quit()

    def action_help_quit(self) -> None:
        """The framework's name for a key that quits other programs."""
        self.action_tell_how_to_quit()

    def action_redraw(self) -> None:
        """Paint the whole screen again, whatever else has written on it."""
        if terminal := self._terminal:
            terminal.write("\x1b[0m\x1b[2J")
        self.repaint()

    def repaint(self) -> None:
        """Paint the whole screen again."""
        self.refresh(layout=True)

    def action_suspend(self) -> None:
        """Give the terminal to the shell until `fg`."""
        self.suspend_now(alone=False)

    def suspend_now(self, *, alone: bool) -> None:
        """Keep what is typed, and stop this process, or with it what the shell started together with it."""
        if terminal := self._terminal:
            self.keep_all()
            if not terminal.suspend_here(alone=alone):
                self.notify(NOT_SUSPENDED, severity="warning", timeout=8, markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the clipboard, and say what is known of it."""
        done = self.copy(text)
        self.notify(done.words, severity="information" if done.sent else "warning", timeout=8, markup=False)

    def copy(self, text: str) -> Copy:
        """Put a text on the clipboard, and in this app's own; what became of it."""
        self.remember_copied(text)
        driver = self.terminal_driver
        return copy(text, os.environ, driver.write if driver else None)
