"""The program in a real pseudo-terminal: what it writes, what a person would see, how it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import pyte

from tests.limits import PATIENCE

PROJECT = Path(__file__).parents[2]
_START = "\nimport sys\nfrom tuiokr.__main__ import main\nsys.exit(main())"


class Terminal:
    """Run `python -m tuiokr …` in a terminal of its own; `first` is Python code that breaks something before it starts.

    With `shell`, run that program instead, such as a shell that starts tuiokr; `env` changes the environment.
    """

    def __init__(
        self,
        *args: str,
        home: Path,
        size: tuple[int, int] = (100, 30),
        first: str = "",
        shell: tuple[str, ...] = (),
        env: dict[str, str] | None = None,
    ) -> None:
        columns, rows = size
        self.raw = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._ours, theirs = pty.openpty()
        self._theirs = theirs
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes: list[Any] = termios.tcgetattr(theirs)
        keep = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "PYTHONPATH") if key in os.environ}
        self.process = subprocess.Popen(
            shell or [sys.executable, *(("-c", first + _START) if first else ("-m", "tuiokr")), *args],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=PROJECT,
            env=keep
            | {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "TMPDIR": str(home)}
            | (env or {}),
            preexec_fn=_own_terminal,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the window, as when the connection breaks."""
        for handle in (self._ours, self._theirs):
            if handle >= 0:
                os.close(handle)
        self._ours = self._theirs = -1

    @property
    def sees(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def said(self) -> str:
        """Everything that the program ever wrote, as text."""
        return self.raw.decode("utf-8", "replace")

    @property
    def title(self) -> str:
        return str(self._screen.title)

    def press(self, keys: str | bytes) -> None:
        os.write(self._ours, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, rows: int) -> None:
        """Resize the window."""
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def forget(self) -> None:
        """Clear the emulated screen without telling the program."""
        self._screen.erase_in_display(2)

    def wait_calm(self) -> None:
        """Wait until the program has written nothing for a second."""
        while self._read(1.0):
            pass

    def read_on(self, seconds: float) -> None:
        """Read what the program writes for some seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(min(left, 0.05))

    def paste(self, words: str) -> None:
        self.press(f"\x1b[200~{words}\x1b[201~")

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def wait_for(self, *words: str) -> None:
        self._until(lambda: all(one in self.sees for one in words), " | ".join(words))

    def wait_gone(self, words: str) -> None:
        self._until(lambda: words not in self.sees, f"{words} to go")

    def wait_until(self, condition: Any, what: str) -> None:
        """Wait for something outside the terminal; go on reading what the program writes."""
        self._until(condition, what)

    def end(self) -> int:
        """Wait until the program ends by itself. Return its exit status."""
        self._until(lambda: self.process.poll() is not None, "the end")
        while self._read(0.05):
            pass
        return self.process.returncode

    def _until(self, condition: Any, what: str) -> None:
        give_up = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > give_up:
                raise AssertionError(f"never came: {what}\n{self.sees}\n{bytes(self.raw[-600:])!r}")
            self._read(0.02)

    def _read(self, wait: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], wait)
        if not ready:
            return False
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # no process has the other end open
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def assert_restored(self) -> None:
        """Assert that the alternate screen is left, the cursor is visible and the line discipline is as before."""
        for mode, on, off in ((b"1049", b"h", b"l"), (b"25", b"l", b"h"), (b"2004", b"h", b"l")):
            there, back = b"\x1b[?" + mode + on, b"\x1b[?" + mode + off
            assert self.raw.rfind(there) < self.raw.rfind(back) or there not in self.raw, f"{there!r} is not taken back"
        for mouse in (b"1000", b"1003", b"1006"):
            assert self.raw.rfind(b"\x1b[?" + mouse + b"h") <= self.raw.rfind(b"\x1b[?" + mouse + b"l"), mouse
        assert termios.tcgetattr(self._theirs) == self.modes, "the terminal is left in another mode"


def _own_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
