"""All private parts of Textual that the program uses, in one file: look here first when Textual has a new version.

Textual makes no promise about names that begin with an underscore. Each part here says what it is needed for, and
gives it a public name. A test finds such a name in any other file.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._callback import invoke
from textual._parser import ParseTimeout
from textual._styles_cache import StylesCache
from textual._xterm_parser import (
    _MAX_SEQUENCE_SEARCH_THRESHOLD,
    BRACKETED_PASTE_END,
    BRACKETED_PASTE_START,
    XTermParser,
)
from textual.app import App
from textual.await_remove import AwaitRemove
from textual.dom import DOMNode
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.keys import Keys
from textual.message import Message
from textual.message_pump import MessagePump
from textual.notifications import Notification, Notify
from textual.screen import Screen
from textual.style import Style
from textual.visual import RenderOptions
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.widgets import TextArea
    from textual.widgets.text_area import EditResult

    _Screen = Screen[Any]
    _Area = TextArea
    _Pump = Widget
else:
    _Screen = _Area = _Pump = object

__all__ = ["ANSI_SEQUENCES_KEYS", "BRACKETED_PASTE_END", "BRACKETED_PASTE_START", "invoke"]

ESC: Final = "\x1b"


# ---- the app


class HookedApp(App[None]):
    """An app that is asked where Textual asks nobody. What is asked here does nothing by itself."""

    async def before_shutdown(self) -> None:
        """Called before the screens and their widgets are closed."""

    async def after_shutdown(self) -> None:
        """Called once the screens and their widgets are closed."""

    def replaces(self, new: Notification, old: Notification) -> bool:
        """Whether a new message takes the place of an old one that is still shown."""
        return False

    def on_failure(self) -> None:
        """Called when the program itself failed, in place of a traceback on the terminal."""

    def after_removal(self) -> None:
        """Called after widgets were removed."""

    @property
    def failure(self) -> BaseException | None:
        """What made the program itself fail, if anything did."""
        return self._exception

    @property
    def terminal_driver(self) -> Driver | None:
        """What reads and writes the terminal; None before the app runs."""
        return self._driver

    @property
    def event_loop(self) -> asyncio.AbstractEventLoop:
        """The loop that the app runs in. To be used while it runs."""
        assert self._loop is not None
        return self._loop

    def remember_copied(self, copied: str) -> None:
        """Set the app's own clipboard, which its text fields paste from."""
        self._clipboard = copied

    def _fatal_error(self) -> None:
        self.on_failure()
        self._close_messages_no_wait()

    async def _shutdown(self) -> None:
        await self.before_shutdown()
        await super()._shutdown()
        await self.after_shutdown()

    def _on_notify(self, event: Notify) -> None:
        for old in list(self._notifications):
            if self.replaces(event.notification, old):
                self._unnotify(old, refresh=False)

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        removed = super()._prune(*nodes, parent=parent)
        self.call_next(self.after_removal)  # comes after the removal, which waits in the same queue
        return removed


def context_of(app: App[Any]) -> AbstractContextManager[None]:
    """Within it, what is asked for is answered to the app, which exists longer than every screen."""
    return app._context()


def fail(app: App[Any], error: Exception) -> None:
    """End the app because of an error, as if one of its own handlers had raised it."""
    app._handle_exception(error)


def task_of(pump: MessagePump) -> asyncio.Task[None] | None:
    """The task that handles the messages of a widget, a screen or an app; None before it runs."""
    return pump._task


def release_widgets(app: App[Any]) -> None:
    """Release what Textual still holds of widgets that are removed, in two places.

    A cache of colours holds the last 1,024 painted widgets, each with all of its lines, because the widget's cache is
    part of the key. The watchers of the theme hold every text field that was ever opened.
    """
    StylesCache.get_inner_outer.cache_clear()
    for watchers in getattr(app, "__watchers", {}).values():
        watchers[:] = [(node, callback) for node, callback in watchers if not node._closing]


# ---- screens


def mounted(screen: Screen[Any]) -> Coroutine[Any, Any, bool]:
    """Wait until a screen has its widgets."""
    return screen._mounted_event.wait()


def lay_out(screen: Screen[Any]) -> None:
    """Lay a screen out now, not at its next turn."""
    screen._refresh_layout()


def let_leave(screen: Screen[Any]) -> None:
    """Let a default screen be switched away from: that takes off a callback, and a default screen has none."""
    screen._push_result_callback(screen, None)


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
    """A screen that is painted, as are those seen through it, without the widgets that are gone.

    Textual takes a widget away at once, and lays out anew when the screen has its next turn. In between the last
    layout still holds the widget. Whatever paints it then, such as a dialog that opens above, fails: its styles and
    its parent were removed with it.
    """

    def _compositor_refresh(self) -> None:
        if self.app.screen is self:
            for screen in (*self.app._background_screens, self):
                leave_out_what_is_gone(screen)
        super()._compositor_refresh()


# ---- messages

Handler = tuple[type, Callable[[Message], Awaitable[Any]]]


class Selective(_Pump):
    """A widget or a screen that decides which of its handlers are called, and which callbacks that wait."""

    def heeds(self, owner: type) -> bool:
        """Whether the handlers of one of its classes are called now."""
        return True

    def makes(self, callback: Callable[..., Any]) -> bool:
        """Whether a callback that timers or watchers asked for is made now."""
        return True

    def _get_dispatch_methods(self, method_name: str, message: Message) -> Iterable[Handler]:
        for owner, method in super()._get_dispatch_methods(method_name, message):
            if self.heeds(owner):
                yield owner, method

    async def _flush_next_callbacks(self) -> None:
        self._next_callbacks[:] = [one for one in self._next_callbacks if self.makes(one.callback)]
        await super()._flush_next_callbacks()


def is_of_textual(callback: Callable[..., Any]) -> bool:
    """Whether a callback is Textual's own."""
    while isinstance(callback, partial):
        callback = callback.func
    return str(callback.__module__).startswith("textual.")


# ---- widgets


def style_of(widget: Widget, style: str) -> Style:
    """A style such as `on $accent` in the theme that a widget has now."""
    return widget._get_style(style)


def rendering(widget: Widget) -> RenderOptions:
    """What is needed to turn content into lines of this widget."""
    return RenderOptions(widget._get_style, widget.styles.get_rules())


def forget_lines(area: TextArea) -> None:
    """Have a field of several lines build each line anew at its next paint."""
    area._line_cache.clear()


def type_over(area: TextArea, typed: str) -> EditResult | None:
    """Put a text in place of what is selected, as one step of undo. None where the field cannot be changed."""
    return area._replace_via_keyboard(typed, *area.selection)


class KeepsCursor(_Area):
    """A field of several lines in which undo and redo may take away the line that the cursor is on.

    When lines come or go so that the scroll bar does too, Textual asks where the cursor is before it has put it back.
    """

    def _recompute_cursor_offset(self) -> None:
        there = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(there)


# ---- the terminal


class _Thread(Protocol):
    """What writes to the terminal, or reads from it, in a thread."""

    def start(self) -> None: ...
    def join(self, timeout: float | None = None) -> None: ...


class OpenDriver(LinuxDriver):
    """Textual's driver of a terminal, with public names for the parts of which another one is made."""

    @property
    def app(self) -> App[Any]:
        """The app on the terminal."""
        return self._app

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop that the app runs in."""
        return self._loop

    @property
    def reports_resizes(self) -> bool:
        """Whether the terminal reports a new size among the keys."""
        return self._in_band_window_resize

    @property
    def reading(self) -> _Thread | None:
        """The thread that reads, if any does."""
        return self._key_thread

    def read_in(self, thread: _Thread | None) -> None:
        """From now on this thread reads."""
        self._key_thread = thread  # type: ignore[assignment]
        if thread:
            thread.start()

    def write_in(self, thread: _Thread) -> None:
        """From now on this thread writes."""
        self._writer_thread = thread  # type: ignore[assignment]
        thread.start()

    def report_size(self) -> None:
        """Tell the app how large the terminal is."""
        size = Size(*self._get_terminal_size())
        asyncio.run_coroutine_threadsafe(self._app._post_message(events.Resize(size, size)), loop=self._loop)

    def enable_mouse(self) -> None:
        """Have the terminal report the mouse, where the app wants it."""
        self._enable_mouse_support()

    def ask_terminal(self) -> None:
        """Ask the terminal what it can do; it answers among the keys."""
        self._request_terminal_sync_mode_support()
        self._query_in_band_window_resize()

    def raw_flags(self, local: int, incoming: int) -> tuple[int, int]:
        """The local and the input flags of a terminal that hands each key on at once and shows none."""
        return self._patch_lflag(local), self._patch_iflag(incoming)


class KeyParser(XTermParser):
    """Textual's parser of what a terminal sends, given whole sequences only."""

    def __init__(self, possible: Callable[[Message], bool]) -> None:
        """`possible` says whether an event is one that a terminal can mean."""
        super().__init__()
        self._possible = possible

    def events_of(self, whole: str) -> list[Message]:
        """The events of a letter or a whole sequence; none where it cannot be read."""
        if len(whole) > _MAX_SEQUENCE_SEARCH_THRESHOLD:  # it would type out its letters
            return []
        known = self.terminal_size, self.terminal_pixel_size
        try:
            found = list(self.feed(whole))
            if self._awaiting.timeout is not None:  # it waits for more, and there is no more
                if len(whole) == 2:  # a letter with Alt
                    self._awaiting = self._gen.throw(ParseTimeout())
                    found += self._tokens
                    self._tokens.clear()
                else:
                    self._begin_again()
        except Exception:  # whatever it is that cannot be read, the next one can
            self._begin_again()
            return []
        if not all(map(self._possible, found)):
            self.terminal_size, self.terminal_pixel_size = known
        return [event for event in found if self._possible(event)]

    def _begin_again(self) -> None:
        self._tokens.clear()
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)
        self._timeout_time = None

    def _parse_extended_key(  # type: ignore[override]
        self, sequence: str
    ) -> list[events.Key] | None:
        """A key as the keyboard protocol of kitty reports it, also with the parts that come after colons.

        These are the same key on other keyboards, and whether it is pressed, held or let go.
        """
        if sequence[:2] != f"{ESC}[" or ":" not in sequence:
            return super()._parse_extended_key(sequence)
        key, *rest = sequence[2:-1].split(";")
        modifiers, _, kind = (rest[0] if rest else "").partition(":")
        if kind == "3":  # let go
            return [events.Key(Keys.Ignore, sequence)]
        parts = [key.partition(":")[0], modifiers, *rest[1:]]
        return super()._parse_extended_key(f"{ESC}[{';'.join(parts)}{sequence[-1]}")
