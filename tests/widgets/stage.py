"""A stage for one widget alone, in the app's own colours."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from tuiokr.widgets.themes import STAGE_DARK, defaults
from tuiokr.widgets.wall import Wall


class Alone(App[None]):
    """Shows some widgets and keeps the messages that they post."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self._widgets = widgets
        self.posted: list[Message] = []
        self.register_theme(STAGE_DARK)
        self.theme = STAGE_DARK.name
        self._wall = Wall()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return defaults(self.current_theme)

    def get_line_filters(self) -> list[LineFilter]:
        return [self._wall, *super().get_line_filters()]

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def hear(self, message: Message) -> None:
        """Each message once, although every widget on its way up receives it."""
        if not any(one is message for one in self.posted):
            self.posted.append(message)

    def strips(self) -> list[Strip]:
        return self.screen._compositor.render_strips()

    @property
    def sees(self) -> str:
        return "\n".join(strip.text.rstrip() for strip in self.strips())


@asynccontextmanager
async def alone(*widgets: Widget, size: tuple[int, int] = (40, 10)) -> AsyncIterator[tuple[Alone, Pilot[None]]]:
    app = Alone(*widgets)
    async with app.run_test(size=size, message_hook=app.hear) as pilot:
        await pilot.pause()
        yield app, pilot
