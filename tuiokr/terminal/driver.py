"""The driver of the terminal: it reads, writes, restores the terminal and sets it up again.

It replaces Textual's driver. The threads of that driver end the program when a byte cannot be read or written. That
driver also waits for a terminal that accepts no output, and sets the terminal up twice when the process is continued
without having been stopped.
"""

from __future__ import annotations

import contextvars
import os
import selectors
import signal
import sys
import termios
import time
import tty
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, Final, Protocol

from textual import constants
from textual.app import App

from tuiokr.terminal.input import TerminalReader
from tuiokr.terminal.output import TerminalWriter
from tuiokr.terminal.textual_private import OpenDriver, fail

LOOK: Final = 0.1
"""Seconds between two checks whether reading must stop."""
SOON: Final = 0.02
"""The same, while a sequence is incomplete."""
TAKE: Final = ("?1049h", "?25l", "?1004h", "?2004h", "?7l")
"""Alternate screen, no cursor, focus reports, pastes in brackets, no line wrap."""
GIVE_BACK: Final = ("?2004l", "?7h", "?2048l", "?1000l", "?1003l", "?1015l", "?1006l", "?1016l", "<u", "?1049l")
GIVE_BACK_LAST: Final = ("?25h", "?1004l")
KEYBOARD: Final = 0b11001
"""Flags requested from kitty's keyboard protocol: unambiguous Escape, all keys, their text."""


class Listener(Protocol):
    """What the driver asks the app to do."""

    def repaint(self) -> None:
        """Paint the whole screen again."""

    def suspend_now(self, *, alone: bool) -> None:
        """Save what is typed, and suspend."""

    def action_leave(self) -> None:
        """Save and quit."""


class TerminalDriver(OpenDriver):
    """One terminal, on standard input and standard output."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Textual writes to standard error, which may be a file although the screen is a terminal.
        self._out = sys.__stdout__.fileno() if sys.__stdout__ else 1
        self._taken = False
        self._continued = False
        self._context = contextvars.copy_context()
        signal.signal(signal.SIGTSTP, lambda *_: self._ask(lambda: self._listener.suspend_now(alone=True)))
        signal.signal(signal.SIGCONT, self._heard_continue)

    @property
    def _listener(self) -> Listener:
        return self.app  # type: ignore[return-value]

    def _ask(self, what: Callable[[], object]) -> None:
        """Run `what` in the app's event loop, from a thread or a signal handler."""
        with suppress(RuntimeError):  # the app is closed
            self.loop.call_soon_threadsafe(what, context=self._context.copy())

    # ---- setting the terminal up and restoring it

    def start_application_mode(self) -> None:
        """Set the terminal up for the app."""
        if self._taken:
            return
        self._taken = True
        self.write_in(
            TerminalWriter(
                self._out,
                caught_up=lambda: self._ask(self._listener.repaint),
                gone=lambda: self._ask(self._listener.action_leave),
            )
        )
        signal.signal(signal.SIGWINCH, lambda *_: self._heard_resize())
        self.report_size()
        self._set_line_modes()
        self.write("".join(f"\x1b[{mode}" for mode in TAKE))
        self.enable_mouse()
        if not constants.DISABLE_KITTY_KEY:
            self.write(f"\x1b[>{KEYBOARD}u")
        self.exit_event.clear()
        self.read_in(Thread(target=self._read, name="terminal-input", daemon=True))
        self.ask_terminal()

    def _heard_resize(self) -> None:
        if not self.reports_resizes:
            self.report_size()

    def _set_line_modes(self) -> None:
        """Make the terminal pass each key on at once, without showing it or acting on it."""
        with suppress(termios.error):
            now = termios.tcgetattr(self.fileno)
            if self.attrs_before is None:
                self.attrs_before = [*now[:6], [*now[6]]]
            now[tty.LFLAG], now[tty.IFLAG] = self.raw_flags(now[tty.LFLAG], now[tty.IFLAG])
            now[tty.CC][termios.VMIN] = 1
            termios.tcsetattr(self.fileno, termios.TCSANOW, now)

    def stop_application_mode(self) -> None:
        """Restore the terminal. Waits only for the thread that reads."""
        if not self._taken:
            return
        self._taken = False
        self.disable_input()
        self._give_back_line()
        self.write("".join(f"\x1b[{mode}" for mode in (*GIVE_BACK, *GIVE_BACK_LAST)))

    def _give_back_line(self) -> None:
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def give_back_at_once(self) -> None:
        """Restore the terminal of a program that is stuck: works in any thread and waits for no other thread."""
        self._give_back_line()
        with suppress(OSError):
            os.set_blocking(self._out, False)
            os.write(self._out, "".join(f"\x1b[{mode}" for mode in (*GIVE_BACK, *GIVE_BACK_LAST)).encode())
            os.set_blocking(self._out, True)

    def disable_input(self) -> None:
        """Stop reading, and drop the input that waits in the terminal."""
        if self.reading is None:
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self.exit_event.set()
        self.reading.join(LOOK * 20)
        self.read_in(None)
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    # ---- suspending

    def suspend_here(self, *, alone: bool) -> bool:
        """Suspend until the shell continues the program; call it in the app's event loop.

        With `alone` only this process stops, and it always stops, because something outside asked for it. Otherwise
        the whole process group stops, as for ctrl+z in a terminal. If no shell could continue the group, nothing
        stops and the result is False.
        """
        self._continued = False
        self.stop_application_mode()
        self.close()
        self.attrs_before = None  # the shell may have other modes by then
        if alone:
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(0, signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, ours)
        stopped = self._was_continued()
        while stopped and not self._in_foreground():
            os.kill(os.getpid(), signal.SIGSTOP)
        self.start_application_mode()
        self._listener.repaint()
        return stopped

    def _was_continued(self) -> bool:
        """Whether this process was stopped and continued. Waits a moment, as it may run on before it stops."""
        for _ in range(20):
            if self._continued:
                break
            time.sleep(0.01)
        return self._continued

    def _in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            return True

    def _heard_continue(self, *_: object) -> None:
        self._continued = True
        if self._taken:  # SIGSTOP came without notice, so the shell has changed a terminal that was not restored
            self._ask(self._take_again)

    def _take_again(self) -> None:
        if self._taken:
            before = self.attrs_before
            self.stop_application_mode()
            self.close()
            self.attrs_before = before
            self.start_application_mode()
            self._listener.repaint()

    # ---- reading

    def _read(self) -> None:
        try:
            self.run_input_thread()
        except OSError:  # the terminal was closed
            self._ask(self._listener.action_leave)
        except Exception as error:
            self.app.call_later(fail, self.app, error)

    def run_input_thread(self) -> None:
        """Read until `exit_event` is set."""
        reader = TerminalReader(constants.ESCAPE_DELAY)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(SOON if reader.waits else LOOK):
                    try:
                        data = os.read(self.fileno, 4096)
                    except BlockingIOError:
                        continue
                    if not data:
                        raise OSError("the terminal was closed")
                    for event in reader.feed(data):
                        self.process_message(event)
                for event in reader.tick():
                    self.process_message(event)
