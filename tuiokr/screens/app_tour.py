"""The guided tour of the demo above the footer of each screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.actions import ActionParseResult

from tuiokr.screens.screen import DeskScreen, action_name
from tuiokr.terminal.textual_private import HookedApp
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot

if TYPE_CHECKING:
    from tuiokr.usecases.tour import Tour


class TouringApp(HookedApp):
    """An app that can show what to try next. It ticks what was tried, in any order, and locks nothing."""

    tour: Tour | None = None
    """The tour, in the demo only."""

    def on_mount(self) -> None:
        if self.tour:
            self.screen_change_signal.subscribe(self, lambda _: self._show_tour())
            self.call_after_refresh(self._show_tour)

    async def run_action(self, action: str | ActionParseResult, *where: Any, **named: Any) -> bool:
        """Run an action, and show the next stop if the action was a stop of the tour."""
        done = await super().run_action(action, *where, **named)
        if done and self.tour and isinstance(action, str) and self.tour.did(action_name(action)):
            self._show_tour()
        return done

    def action_tour(self) -> None:
        """Show or hide the tour."""
        if self.tour is None:
            self.notify("The guided tour is in the demo: tuiokr demo", markup=False, timeout=8)
            return
        self.tour.hidden = not self.tour.hidden
        self._show_tour()
        if not self.tour.hidden and self.tour.next is None:
            self.notify("You have seen every stop of the tour", markup=False, timeout=8)

    def _show_tour(self) -> None:
        stop = self.tour.next if self.tour else None
        hint = text.BLANK
        if stop:
            count = f"TOUR {stop.number}/{stop.of}  "
            hint = text.line((count, "bold $accent"), stop.words, ("   J hides it", "$hint"))
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                for foot in screen.query(Foot):
                    foot.hint = hint
