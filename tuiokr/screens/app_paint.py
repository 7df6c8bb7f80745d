"""Painting: a screen paints no widget that is gone.

The framework takes a widget away at once, and lays out anew when the screen has its next turn. In between the last
layout still holds the widget, and whatever paints it then, such as a dialog that opens above, fails: its styles and
its parent went with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

if TYPE_CHECKING:
    _Screen = Screen[Any]
else:
    _Screen = object


def leave_out_what_is_gone(screen: Screen[Any]) -> bool:
    """Take what is gone out of the last layout of a screen. Whether there was anything.

    A new layout would not do: while a widget is being removed its scroll bars are gone, and it is laid out with them.
    """
    places = screen._compositor.visible_widgets
    gone = [widget for widget in places if widget.parent is None]
    for widget in gone:
        del places[widget]
    if gone:
        screen._compositor._layers_visible = None  # made of the places
    return bool(gone)


class PaintsWhatIsThere(_Screen):
    """A screen that is painted, as are those seen through it, without what is gone."""

    def _compositor_refresh(self) -> None:
        if self.app.screen is self:
            for screen in (*self.app._background_screens, self):
                leave_out_what_is_gone(screen)
        super()._compositor_refresh()
