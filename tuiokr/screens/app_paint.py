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


def lay_out_what_is_there(screen: Screen[Any]) -> None:
    """Lay a screen out anew when something of its last layout is gone."""
    if any(widget.parent is None for widget in screen._compositor.visible_widgets):
        screen._refresh_layout()


class PaintsWhatIsThere(_Screen):
    """A screen that is laid out, as are those seen through it, before it is painted with something that is gone."""

    def _compositor_refresh(self) -> None:
        if self.app.screen is self:
            for screen in (*self.app._background_screens, self):
                lay_out_what_is_there(screen)
        super()._compositor_refresh()
