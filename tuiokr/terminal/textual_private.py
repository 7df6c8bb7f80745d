"""All private parts of Textual that the program uses, in one file: look here first when Textual has a new version.

Textual makes no promise about names that begin with an underscore. Each part here says what it is needed for, and
gives it a public name. A test fails if another file uses a private name.
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
from textual.widgets._toast import ToastRack

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
    """An app with hooks that Textual does not have. By default a hook does nothing."""

    async def before_shutdown(self) -> None:
        """Called before the screens and their widgets are closed."""

    async def after_shutdown(self) -> None:
        """Called once the screens and their widgets are closed."""

    def replaces(self, new: Notification, old: Notification) -> bool:
        """Whether a new message takes the place of an old one that is still shown."""
        return False

    def after_failure(self) -> None:
        """Called when the program itself failed, in place of a traceback on the terminal."""

    def after_removal(self) -> None:
        """Called after widgets were removed."""

    @property
    def failure(self) -> BaseException | None:
        """The exception that made the program fail, or None."""
        return self._exception

    @property
    def terminal_driver(self) -> Driver | None:
        """The driver that reads and writes the terminal; None before the app runs."""
        return self._driver

    @property
    def event_loop(self) -> asyncio.AbstractEventLoop:
        """The event loop of the app. Use it only while the app runs."""
        assert self._loop is not None
        return self._loop

    def remember_copied(self, copied: str) -> None:
        """Set the app's own clipboard, which its text fields paste from."""
        self._clipboard = copied

    def _fatal_error(self) -> None:
        self.after_failure()
        self._close_messages_no_wait()

    async def _shutdown(self) -> None:
        await self.before_shutdown()
        await super()._shutdown()
        await self.after_shutdown()

    def _on_notify(self, event: Notify) -> None:
        for old in list(self._notifications):
            if self.replaces(event.notification, old):
                self._unnotify(old, refresh=False)

    def _refresh_notifications(self) -> None:
        # Textual removes the message that was replaced, but leaves its empty holder on the screen for ever.
        wanted = {ToastRack._toast_id(one) for one in self._notifications}
        for rack in self.screen.query_children(ToastRack) if self.screen_stack else ():
            for holder in rack.children:
                if holder.id not in wanted:
                    holder.remove()
        super()._refresh_notifications()

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        removed = super()._prune(*nodes, parent=parent)
        self.call_next(self.after_removal)  # comes after the removal, which waits in the same queue
        return removed


def context_of(app: App[Any]) -> AbstractContextManager[None]:
    """Return a context in which callbacks and answers go to the app, which exists longer than every screen."""
    return app._context()


def fail(app: App[Any], error: Exception) -> None:
    """End the app because of an error, as if one of its own handlers had raised it."""
    app._handle_exception(error)


def task_of(pump: MessagePump) -> asyncio.Task[None] | None:
    """The task that handles the messages of a widget, a screen or an app; None before it runs."""
    return pump._task


def release_widgets(app: App[Any]) -> None:
    """Release the removed widgets that Textual still keeps in two places.

    A cache of colours keeps the last 1,024 painted widgets, each with all of its lines, because the widget's cache is
    part of the key. The watchers of the theme keep every text field that was ever opened.
    """
    StylesCache.get_inner_outer.cache_clear()
    for watchers in getattr(app, "__watchers", {}).values():
        watchers[:] = [(node, callback) for node, callback in watchers if not node._closing]


# ---- screens


def mounted(screen: Screen[Any]) -> Coroutine[Any, Any, bool]:
    """Wait until a screen has its widgets."""
    return screen._mounted_event.wait()


def lay_out(screen: Screen[Any]) -> None:
    """Lay a screen out at once, not with its next messages."""
    screen._refresh_layout()


def let_leave(screen: Screen[Any]) -> None:
    """Make it possible to switch away from a default screen: a switch removes a callback, and it has none."""
    screen._push_result_callback(screen, None)


def leave_out_what_is_gone(screen: Screen[Any]) -> bool:
    """Delete removed widgets from the last layout of a screen, and return whether there were any.

    A new layout is no alternative: it needs the scroll bars of a widget, and these are removed before the widget.
    """
    places = screen._compositor.visible_widgets
    gone = [widget for widget in places if widget.parent is None]
    for widget in gone:
        del places[widget]
    if gone:
        screen._compositor._layers_visible = None  # it was computed from `places`
    return bool(gone)


class PaintsWhatIsThere(_Screen):
    """A screen that is painted without removed widgets, as are the screens that are visible behind it.

    Textual removes a widget at once, but makes a new layout only when the screen handles its next messages. Until then
    the last layout still contains the widget. Painting it, for example because a dialog opens above, fails: its styles
    and its parent were removed with it.
    """

    def _compositor_refresh(self) -> None:
        if self.app.screen is self:
            for screen in (*self.app._background_screens, self):
                leave_out_what_is_gone(screen)
        super()._compositor_refresh()


# ---- messages

Handler = tuple[type, Callable[[Message], Awaitable[Any]]]


class Selective(_Pump):
    """A widget or a screen that decides which of its handlers and waiting callbacks are called."""

    def heeds(self, owner: type) -> bool:
        """Whether handlers that the class `owner` defines are called now."""
        return True

    def makes(self, callback: Callable[..., Any]) -> bool:
        """Whether a callback that a timer or a watcher asked for is called now."""
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
    """Return a style such as `on $accent` in the current theme of a widget."""
    return widget._get_style(style)


def rendering(widget: Widget) -> RenderOptions:
    """Return the options for rendering content as lines of this widget."""
    return RenderOptions(widget._get_style, widget.styles.get_rules())


def forget_lines(area: TextArea) -> None:
    """Make a multi-line field build each line again at its next paint."""
    area._line_cache.clear()


def type_over(area: TextArea, typed: str) -> EditResult | None:
    """Replace the selected text, as one step of undo. Return None if the field is read-only."""
    return area._replace_via_keyboard(typed, *area.selection)


class KeepsCursor(_Area):
    """A multi-line field in which undo and redo may remove the line that the cursor is on.

    When a change of lines shows or hides the scroll bar, Textual reads the cursor position before it has corrected it.
    """

    def _recompute_cursor_offset(self) -> None:
        there = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(there)


# ---- the terminal


class _Thread(Protocol):
    """A thread that writes to the terminal or reads from it."""

    def start(self) -> None: ...
    def join(self, timeout: float | None = None) -> None: ...


class OpenDriver(LinuxDriver):
    """Textual's terminal driver, with public names for the parts that a driver of our own needs."""

    @property
    def app(self) -> App[Any]:
        """The app on the terminal."""
        return self._app

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The event loop of the app."""
        return self._loop

    @property
    def reports_resizes(self) -> bool:
        """Whether the terminal reports a new size among the keys."""
        return self._in_band_window_resize

    @property
    def reading(self) -> _Thread | None:
        """The thread that reads, or None."""
        return self._key_thread

    def read_in(self, thread: _Thread | None) -> None:
        """Set the thread that reads, and start it. None: nothing reads."""
        self._key_thread = thread  # type: ignore[assignment]
        if thread:
            thread.start()

    def write_in(self, thread: _Thread) -> None:
        """Set the thread that writes, and start it."""
        self._writer_thread = thread  # type: ignore[assignment]
        thread.start()

    def report_size(self) -> None:
        """Send the app the size of the terminal."""
        size = Size(*self._get_terminal_size())
        asyncio.run_coroutine_threadsafe(self._app._post_message(events.Resize(size, size)), loop=self._loop)

    def enable_mouse(self) -> None:
        """Make the terminal report the mouse, if the app wants it."""
        self._enable_mouse_support()

    def ask_terminal(self) -> None:
        """Ask the terminal what it can do; it answers among the keys."""
        self._request_terminal_sync_mode_support()
        self._query_in_band_window_resize()

    def raw_flags(self, local: int, incoming: int) -> tuple[int, int]:
        """Return the local and the input flags of a terminal that passes each key on at once and shows none."""
        return self._patch_lflag(local), self._patch_iflag(incoming)


class KeyParser(XTermParser):
    """Textual's parser of terminal input, for whole sequences only."""

    def __init__(self, possible: Callable[[Message], bool]) -> None:
        """`possible` returns whether an event makes sense; other events are dropped."""
        super().__init__()
        self._possible = possible

    def events_of(self, whole: str) -> list[Message]:
        """Return the events of a character or a whole sequence; none if it cannot be read."""
        if len(whole) > _MAX_SEQUENCE_SEARCH_THRESHOLD:  # Textual would handle its characters as keys
            return []
        known = self.terminal_size, self.terminal_pixel_size
        try:
            found = list(self.feed(whole))
            if self._awaiting.timeout is not None:  # the parser waits for more, but nothing follows
                if len(whole) == 2:  # a letter with Alt
                    self._awaiting = self._gen.throw(ParseTimeout())
                    found += self._tokens
                    self._tokens.clear()
                else:
                    self._begin_again()
        except Exception:  # the parser must still read the next sequence
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
        """Parse a key that kitty's keyboard protocol reports, also with the parts after colons.

        These parts are the same key on other keyboards, and whether it is pressed, held or released.
        """
        if sequence[:2] != f"{ESC}[" or ":" not in sequence:
            return super()._parse_extended_key(sequence)
        key, *rest = sequence[2:-1].split(";")
        modifiers, _, kind = (rest[0] if rest else "").partition(":")
        if kind == "3":  # released
            return [events.Key(Keys.Ignore, sequence)]
        parts = [key.partition(":")[0], modifiers, *rest[1:]]
        return super()._parse_extended_key(f"{ESC}[{';'.join(parts)}{sequence[-1]}")
