"""Text out: nobody waits for a terminal, frames that are too old are dropped, orders are not."""

from __future__ import annotations

import os
import select
import threading
import time

from tests.limits import PATIENCE
from tuiokr.terminal.output import BEHIND, FRAME, TerminalWriter


def test_a_terminal_that_takes_nothing_holds_up_nobody_and_gets_the_orders_later() -> None:
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


def test_it_ends_although_nothing_is_taken() -> None:
    ours, theirs = os.pipe()
    writer = TerminalWriter(theirs, caught_up=lambda: None, gone=lambda: None)
    writer.start()
    writer.write("x" * 300_000)
    writer.stop()  # it would hang here
    assert writer.is_alive()
    while writer.is_alive():
        if select.select([ours], [], [], 0.05)[0]:
            os.read(ours, 65536)
    os.close(ours)
    os.close(theirs)


def test_it_says_once_that_the_terminal_is_gone() -> None:
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


def test_what_cannot_be_encoded_is_replaced() -> None:
    ours, theirs = os.pipe()
    writer = TerminalWriter(theirs, caught_up=lambda: None, gone=lambda: None)
    writer.start()
    writer.write("a\ud800b")
    writer.stop()
    assert os.read(ours, 100) == b"a?b"
    os.close(ours)
    os.close(theirs)


def test_a_terminal_that_somebody_else_set_not_to_wait_is_waited_for() -> None:
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
