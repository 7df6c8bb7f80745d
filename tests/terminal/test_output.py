"""Text out: nobody waits for a terminal; old frames are dropped, control sequences are not."""

from __future__ import annotations

import os
import select
import threading
import time

from tests.limits import PATIENCE
from tuiokr.terminal.output import BEHIND, FRAME, TerminalWriter


def test_a_blocked_terminal_delays_nobody_and_gets_the_control_sequences_later() -> None:
    ours, theirs = os.pipe()
    caught_up, gone = threading.Event(), threading.Event()
    writer = TerminalWriter(theirs, caught_up=caught_up.set, gone=gone.set)
    writer.start()
    frame = "x" * (FRAME * 100)
    for _ in range(3 * BEHIND // len(frame)):
        writer.write(frame)
    writer.write("\x1b[?1004h")
    clipboard = "\x1b]52;c;" + "A" * FRAME * 2
    writer.write(clipboard)
    for _ in range(3 * BEHIND // len(frame)):
        writer.write(frame)
    seen, give_up = b"", time.monotonic() + PATIENCE
    while not caught_up.is_set() or clipboard.encode() not in seen:
        if select.select([ours], [], [], 0.05)[0]:
            seen += os.read(ours, 65536)
        assert time.monotonic() < give_up
    assert b"\x1b[?1004h" in seen
    assert len(seen) < 4 * BEHIND
    writer.stop()
    assert not gone.is_set()
    os.close(ours)
    os.close(theirs)


def test_the_writer_ends_although_the_terminal_is_blocked() -> None:
    ours, theirs = os.pipe()
    writer = TerminalWriter(theirs, caught_up=lambda: None, gone=lambda: None)
    writer.start()
    writer.write("x" * 300_000)
    writer.stop()  # if it waited for the terminal, it would hang here
    assert writer.is_alive()
    while writer.is_alive():
        if select.select([ours], [], [], 0.05)[0]:
            os.read(ours, 65536)
    os.close(ours)
    os.close(theirs)


def test_a_closed_terminal_is_reported_once() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    told: list[str] = []
    writer = TerminalWriter(theirs, caught_up=lambda: None, gone=lambda: told.append("gone"))
    writer.start()
    writer.write("words")
    writer.join(PATIENCE)
    writer.write("more")
    writer.stop()
    assert told == ["gone"]
    os.close(theirs)


def test_characters_that_cannot_be_encoded_are_replaced() -> None:
    ours, theirs = os.pipe()
    writer = TerminalWriter(theirs, caught_up=lambda: None, gone=lambda: None)
    writer.start()
    writer.write("a\ud800b")
    writer.stop()
    assert os.read(ours, 100) == b"a?b"
    os.close(ours)
    os.close(theirs)


def test_a_terminal_in_non_blocking_mode_is_waited_for() -> None:
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    writer = TerminalWriter(theirs, caught_up=lambda: None, gone=lambda: None)
    writer.start()
    writer.write("x" * 300_000)
    seen = 0
    while seen < 300_000:
        seen += len(os.read(ours, 65536))
    writer.stop()
    os.close(ours)
    os.close(theirs)
