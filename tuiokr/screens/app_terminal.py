"""The part of the app that deals with the terminal: ending, suspending, painting again, copying."""

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
    """An app on a terminal, with its own driver. Without a terminal, as in tests, most of this does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._typing = Typing()

    def get_driver_class(self) -> type[Driver]:
        return TerminalDriver

    @property
    def _terminal(self) -> TerminalDriver | None:
        return driver if isinstance(driver := self.terminal_driver, TerminalDriver) else None

    def heed_ending(self, saving: Callable[[], bool]) -> None:
        """Leave when a signal asks the process to end. `saving` returns whether changes are not yet on the disk."""
        if terminal := self._terminal:
            loop, context = self.event_loop, contextvars.copy_context()
            ENDING.saving = saving
            ENDING.give_back = terminal.give_back_at_once
            ENDING.then(lambda: loop.call_soon_threadsafe(self.action_leave, context=context.copy()))

    def action_leave(self) -> None:
        """Save and quit."""
        self.exit()

    def keep_all(self) -> None:
        """Save everything typed to the disk."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable `unless_typing` in a text field, which needs letters and ctrl+z itself."""
        if action != "unless_typing":
            return True
        field = self.focused
        return not is_text_area(field) and (not isinstance(field, Input) or parameters == ("suspend",))

    async def action_unless_typing(self, action: str) -> None:
        """Run the action of a key, or undo typing if a field of one line has the focus."""
        if isinstance(self.focused, Input):
            self._typing.undo(self.focused)
        else:
            await self.run_action(action)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Begin the undo steps of a field."""
        if isinstance(event.widget, Input):
            self._typing.begin(event.widget)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Record an undo step."""
        self._typing.changed(event.input, event.value)

    def action_tell_how_to_quit(self) -> None:
        """Answer a key that quits other programs."""
        self.notify(HOW_TO_QUIT, timeout=6, markup=False)

    def action_copy_or_tell(self) -> None:
        """Copy the text selected with the mouse, if any; otherwise say how to quit."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.action_tell_how_to_quit()

    def action_help_quit(self) -> None:
        """Replace Textual's action for a key that quits other programs."""
        self.action_tell_how_to_quit()

    def action_redraw(self) -> None:
        """Clear the terminal and paint the whole screen again, in case another program wrote on it."""
        if terminal := self._terminal:
            terminal.write("\x1b[0m\x1b[2J")
        self.repaint()

    def repaint(self) -> None:
        """Paint the whole screen again."""
        self.refresh(layout=True)

    def action_suspend(self) -> None:
        """Suspend the program until `fg`."""
        self.suspend_now(alone=False)

    def suspend_now(self, *, alone: bool) -> None:
        """Save what is typed and suspend: with `alone` only this process, otherwise its process group."""
        if terminal := self._terminal:
            self.keep_all()
            if not terminal.suspend_here(alone=alone):
                self.notify(NOT_SUSPENDED, severity="warning", timeout=8, markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the clipboard, and report the result."""
        done = self.copy(text)
        self.notify(done.words, severity="information" if done.sent else "warning", timeout=8, markup=False)

    def copy(self, text: str) -> Copy:
        """Put a text on the clipboard and on the app's own clipboard; return the result."""
        self.remember_copied(text)
        driver = self.terminal_driver
        return copy(text, os.environ, driver.write if driver else None)
