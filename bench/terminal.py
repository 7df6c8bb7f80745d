"""Run a program on a pseudo-terminal and record its output, its times, and what a person would see.

During the measurement the output is only recorded. A terminal emulator (pyte) reads the record afterwards, so that
its time is not included. Between the marks of synchronised output nothing counts as shown.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyte

QUIET: Final = 0.25
"""The seconds without output after which a program counts as idle."""

_ANSWERS: Final[tuple[tuple[re.Pattern[bytes], bytes], ...]] = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;4;22c"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
    (re.compile(rb"\x1b\[>0?q"), b"\x1bP>|bench\x1b\\"),
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
)
"""Queries to a terminal, and its replies; without a reply a program may wait for a time-out."""

_END_OF_FRAME: Final = b"\x1b[?2026l"
_BEGIN_OF_FRAME: Final = b"\x1b[?2026h"
_UNREAD_BY_PYTE: Final = re.compile(rb"\x1b\[[<=>?][0-9;:]*[um]|\x1b\[[0-9;]*\$[a-z]|\x1bP.*?\x1b\\", re.DOTALL)


@dataclass(frozen=True)
class Frame:
    """The content of the screen from a moment on (seconds of time.perf_counter)."""

    when: float
    lines: tuple[str, ...]

    def holds(self, text: str) -> bool:
        return any(text in line for line in self.lines)

    @property
    def blank(self) -> bool:
        return not any(line.strip() for line in self.lines)


@dataclass
class Terminal:
    """One running program. Use it as a context manager; the exit ends the program."""

    command: Sequence[str]
    columns: int = 120
    rows: int = 36
    env: Mapping[str, str] = field(default_factory=dict)
    record: list[tuple[float, bytes]] = field(default_factory=list)
    """(time.perf_counter() of arrival, bytes) of all output so far."""
    began: float = 0.0
    pid: int = 0
    _fd: int = -1
    _tail: bytes = b""

    def __enter__(self) -> Terminal:
        env = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "TEXTUAL_ANIMATIONS": "none",
            **self.env,
        }
        for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES"):
            env.pop(name, None)
        window = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        self.began = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            # The child sets the size itself, so that it is right when the program first reads it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, window)
            os.execvpe(self.command[0], list(self.command), env)
        os.set_blocking(self._fd, False)
        return self

    def __exit__(self, *_: object) -> None:
        for how in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, how)
            until = time.monotonic() + 3
            while time.monotonic() < until:
                self._read(0.02)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self._fd)
                    return

    def send(self, text: str) -> float:
        """Type `text`; return the time when it was written."""
        when = time.perf_counter()
        os.write(self._fd, text.encode())
        return when

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def run_for(self, seconds: float) -> None:
        """Let the program run for so many seconds and record its output."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def settle(self, longest: float = 15.0) -> None:
        """Wait until the program has written nothing for a while."""
        until = time.perf_counter() + longest
        while time.perf_counter() < until:
            if not self._read(QUIET):
                return

    def wait_for(self, text: str, *, since: float = 0.0, longest: float = 30.0) -> float:
        """Wait until `text` is on the screen; return the time when it appeared, not before `since`.

        Raises TimeoutError with the last screen.
        """
        until = time.perf_counter() + longest
        while time.perf_counter() < until:
            # The screen is read only when the program is idle, so that reading does not take its processor time.
            if self._read(0.08):
                continue
            came = first(self.frames(since), lambda frame: frame.holds(text))
            if came is not None:
                return came
        last = next(reversed(list(self.frames())), None)
        shown = "\n".join(line.rstrip() for line in last.lines if line.strip()) if last else "(nothing)"
        raise TimeoutError(f"{text!r} did not come within {longest:g} s; the screen holds:\n{shown}")

    def frames(self, since: float = 0.0) -> Iterator[Frame]:
        """Yield every screen that was shown, in order; those before `since` are replayed but not yielded."""
        screen = pyte.Screen(self.columns, self.rows)
        stream = pyte.ByteStream(screen)
        held = b""
        inside = False
        for when, data in self.record:
            held += data
            while held:
                if not inside and (at := held.find(_BEGIN_OF_FRAME)) >= 0:
                    stream.feed(_plain(held[:at]))
                    held, inside = held[at + len(_BEGIN_OF_FRAME) :], True
                elif inside and (at := held.find(_END_OF_FRAME)) >= 0:
                    stream.feed(_plain(held[:at]))
                    held, inside = held[at + len(_END_OF_FRAME) :], False
                    if when >= since:
                        yield Frame(when, tuple(screen.display))
                elif inside:
                    break
                else:
                    stream.feed(_plain(held))
                    held = b""
                    if when >= since:
                        yield Frame(when, tuple(screen.display))

    def bytes_since(self, when: float) -> int:
        return sum(len(data) for at, data in self.record if at >= when)

    def _read(self, seconds: float) -> bool:
        """Record the output that arrives within `seconds`; False when there is none."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError as error:
            if error.errno == errno.EIO:  # the other side is closed
                time.sleep(min(seconds, 0.02))
                return False
            raise
        if data:
            self.record.append((time.perf_counter(), data))
            self._answer(data)
        return bool(data)

    def _answer(self, data: bytes) -> None:
        text = self._tail + data
        last = 0
        for pattern, answer in _ANSWERS:
            for found in pattern.finditer(text):
                if found.end() > len(self._tail):
                    os.write(self._fd, answer)
                    last = max(last, found.end())
        self._tail = text[last:][-16:]


def _plain(data: bytes) -> bytes:
    """Remove the sequences that pyte would print as letters."""
    return _UNREAD_BY_PYTE.sub(b"", data)


@dataclass(frozen=True)
class Load:
    """What a process uses: seconds of processor time so far, resident bytes."""

    cpu: float
    resident: int


def load(pid: int) -> Load:
    """Return the load of one process, from /proc (Linux). Raises OSError elsewhere."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    ticks = os.sysconf("SC_CLK_TCK")
    return Load((int(fields[11]) + int(fields[12])) / ticks, int(fields[21]) * os.sysconf("SC_PAGE_SIZE"))


def first(frames: Iterator[Frame], wanted: Callable[[Frame], bool]) -> float | None:
    """The time of the first wanted frame; None when there is none."""
    return next((frame.when for frame in frames if wanted(frame)), None)
