"""The program and its terminal: unreadable bytes, signals at every moment, suspending, a blocked line."""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.driver import CYCLE, fresh, two_levels
from tests.journeys.terminal import Terminal
from tests.limits import PATIENCE
from tuiokr.terminal import signals

ENTER, ESCAPE, DOWN, CTRL_C, CTRL_D, CTRL_L, CTRL_Q, CTRL_Z = (
    "\r",
    "\x1b",
    "\x1b[B",
    "\x03",
    "\x04",
    "\x0c",
    "\x11",
    "\x1a",
)
HOME = ("✓ saved", "Payments")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    two_levels(tmp_path / "work").session.close()
    return tmp_path / "work"


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    with Terminal("--workspace", str(folder), home=tmp_path) as one:
        one.wait_for(*HOME)
        yield one


def titles(folder: Path) -> list[str]:
    return [one.title for one in fresh(folder).workspace.of(CYCLE, "payments").objectives]


def write(terminal: Terminal, words: str | bytes) -> None:
    """Begin an objective of Payments and type into it."""
    terminal.press(DOWN + ENTER)
    terminal.wait_for("A blank page")
    terminal.press("o")
    terminal.wait_for("what will be different")
    terminal.press(words)


def leave(terminal: Terminal) -> None:
    terminal.press(CTRL_Q)
    assert terminal.end() == 0
    terminal.assert_restored()
    assert "Traceback" not in terminal.said


# ---- input


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (b"Tea in the caf\xe9 ends early", "Tea in the caf\N{REPLACEMENT CHARACTER} ends early"),
        (b"Half a \xe2\x82 euro", "Half a \N{REPLACEMENT CHARACTER} euro"),
        (b"A click \x1b[M \xf0\xf1of old", "A click of old"),
        (b"A \x1b[110;1:1uew key", "A new key"),
        (b"Colours \x1b]11;rgb:0000/0000/0000\x07are told", "Colours are told"),
        (b"No \x1b[999999999999;5uletter", "No letter"),
        (b"Sizes \x1b[48;0;0;0;0t\x1b[<35;5;5M of nothing", "Sizes  of nothing"),
    ],
)
def test_input_that_cannot_be_read_does_not_stop_the_program(
    terminal: Terminal, folder: Path, typed: bytes, shown: str
) -> None:
    write(terminal, typed)
    terminal.wait_for(shown)
    leave(terminal)
    assert titles(folder) == [" ".join(shown.split())]


def test_random_bytes_do_not_stop_the_program(terminal: Terminal) -> None:
    luck = random.Random(6456)
    pieces = [
        b"\x1b[",
        b"\x1bO",
        b"\x1b]",
        b"\x1bP",
        b";",
        b":",
        b"<",
        b"M",
        b"u",
        b"~",
        b"1",
        b"200~",
        b"\xff",
        b"\xc3",
    ]
    for _ in range(60):
        noise = b"".join(luck.choice(pieces) if luck.random() < 0.6 else luck.randbytes(1) for _ in range(40))
        # Leave out ctrl+q, ctrl+z, q and Q: they may quit or suspend the program as they should.
        terminal.press(bytes(one for one in noise if one not in b"\x11\x1aqQ"))
        terminal.read_on(0.02)
        assert terminal.process.poll() is None, terminal.said[-600:]
    terminal.read_on(6.0)  # a paste without an end times out
    terminal.press(CTRL_Q)
    assert terminal.end() == 0
    terminal.assert_restored()
    assert "Traceback" not in terminal.said


def test_an_arrow_key_in_two_parts_is_not_taken_for_escape_over_ssh(folder: Path, tmp_path: Path) -> None:
    with Terminal("--workspace", str(folder), home=tmp_path, env={"SSH_TTY": "/dev/pts/1"}) as terminal:
        terminal.wait_for(*HOME)
        terminal.press(DOWN + ENTER)
        terminal.wait_for("A blank page")
        for rest in ("[A", "[B", "OB"):
            terminal.press(ESCAPE)
            terminal.read_on(0.3)
            terminal.press(rest)
        terminal.read_on(0.5)
        assert "A blank page" in terminal.sees
        terminal.press(ESCAPE)
        terminal.wait_for("Draft", "Workshop", "Tie-off")
        leave(terminal)


# ---- terminals without support


@pytest.mark.parametrize("term", ["dumb", "", "unknown", "nonsense-256color", "vt52"])
def test_a_terminal_that_cannot_be_drawn_on_is_refused_before_the_first_paint(tmp_path: Path, term: str) -> None:
    with Terminal("demo", home=tmp_path, env={"TERM": term}) as terminal:
        assert terminal.end() == 2
        assert "\x1b" not in terminal.said
        [line] = terminal.said.strip().splitlines()
        assert line.startswith("tuiokr: TERM is ") and "Set TERM" in line


# ---- requests to end


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_program_at_any_moment_of_the_start(tmp_path: Path, number: signal.Signals) -> None:
    for wait in (0.06, 0.15, 0.3, 0.5, 0.8, 1.2):
        with Terminal("demo", home=tmp_path) as terminal:
            terminal.wait_until(lambda: "tuiokr" in terminal.said, "the first paint")
            terminal.read_on(wait)
            terminal.signal(number)
            # A shell treats 130 and -SIGINT both as “interrupted”.
            assert terminal.end() in ((0, 130, -signal.SIGINT) if number == signal.SIGINT else (0,))
            terminal.assert_restored()
            assert "Traceback" not in terminal.said
    assert not list(tmp_path.glob("tuiokr-demo-*")), "the throw-away workspace is left behind"


def test_a_signal_ends_the_program_while_a_dialog_is_open(terminal: Terminal, folder: Path) -> None:
    terminal.press("\x1bOS")
    terminal.wait_for("keep")
    terminal.signal(signal.SIGTERM)
    assert terminal.end() == 0
    terminal.assert_restored()


def test_a_signal_ends_the_program_while_the_terminal_is_blocked(folder: Path, tmp_path: Path) -> None:
    with Terminal("--workspace", str(folder), home=tmp_path) as terminal:
        terminal.wait_for(*HOME)
        write(terminal, "Words for a line that is stuck")
        terminal.wait_for("that is stuck")
        for _ in range(80):  # nobody reads what all this paints
            terminal.press("\x1bOP")
            time.sleep(0.02)
        terminal.signal(signal.SIGTERM)
        assert terminal.process.wait(timeout=PATIENCE) == 0
    assert titles(folder) == ["Words for a line that is stuck"]


def test_the_program_ends_when_the_terminal_is_closed(folder: Path, tmp_path: Path) -> None:
    with Terminal("--workspace", str(folder), home=tmp_path) as terminal:
        terminal.wait_for(*HOME)
        write(terminal, "Words before the line broke")
        terminal.wait_for("before the line broke")
        terminal.hang_up()
        assert terminal.process.wait(timeout=PATIENCE) == 0
    assert titles(folder) == ["Words before the line broke"]


def test_a_signal_ends_the_program_although_it_is_stuck(folder: Path, tmp_path: Path) -> None:
    breaks = f"""
import time
import {signals.__name__} as signals
from tuiokr.app import Tuiokr
signals.PATIENCE = 1.0
Tuiokr.action_leave = lambda self: time.sleep(1000)
"""
    with Terminal("--workspace", str(folder), home=tmp_path, first=breaks) as terminal:
        terminal.wait_for(*HOME)
        terminal.signal(signal.SIGTERM)
        assert terminal.end() == 3
        terminal.assert_restored()


# ---- suspending


@pytest.fixture
def shell(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    """A shell with job control in the terminal; tuiokr runs in it."""
    command = f"{sys.executable} -m tuiokr --workspace {folder}"
    with Terminal(home=tmp_path, shell=("bash", "--norc", "-i"), env={"PS1": "at the shell> "}) as one:
        one.wait_for("at the shell>")
        one.press(command + ENTER)
        one.wait_for(*HOME)
        yield one


def test_ctrl_z_suspends_and_fg_paints_the_whole_screen_again(shell: Terminal, folder: Path) -> None:
    shell.wait_calm()
    before = shell.sees
    shell.press(CTRL_Z)
    shell.wait_for("Stopped", "at the shell>")
    shell.press("stty -a | tr ';' '\\n'; echo done" + ENTER)
    shell.wait_for("done", " icanon", " echo")
    shell.forget()
    shell.press("fg" + ENTER)
    shell.wait_until(lambda: _still(shell.sees) == _still(before), "the same screen as before")
    write(shell, "Words after the break")
    shell.wait_for("Words after the break")
    shell.press(ESCAPE)
    shell.wait_for("o Objective")
    shell.press(CTRL_Q)
    shell.wait_for("at the shell>")
    assert titles(folder) == ["Words after the break"]


def test_a_stop_signal_saves_the_words_and_a_new_size_is_used_afterwards(shell: Terminal, folder: Path) -> None:
    write(shell, "Half a wo")
    shell.wait_for("Half a wo")
    os.kill(_child_of(shell), signal.SIGTSTP)
    shell.wait_for("Stopped", "at the shell>")
    assert titles(folder) == ["Half a wo"]
    shell.resize(80, 24)
    shell.forget()
    shell.press("fg" + ENTER)
    shell.wait_for("✓ saved", "esc Done", "Half a wo", "palette")
    assert shell.sees.splitlines()[0].endswith("✓ saved  2027-Q1") and len(shell.sees.splitlines()[0]) == 79
    shell.press("rd")
    shell.wait_for("Half a word")
    shell.press(CTRL_Z)  # in a text field it undoes typing
    shell.wait_gone("Half a word")
    assert "esc Done" in shell.sees
    shell.press(CTRL_Q)
    shell.wait_for("at the shell>")


def test_a_program_in_the_background_stops_again_and_paints_nothing(shell: Terminal) -> None:
    shell.press(CTRL_Z)
    shell.wait_for("Stopped", "at the shell>")
    shell.forget()
    shell.press("bg; sleep 1; jobs; echo looked" + ENTER)
    shell.wait_for("Stopped", "looked")
    shell.read_on(0.5)
    assert "Payments" not in shell.sees
    shell.press("fg" + ENTER)
    shell.wait_for(*HOME)
    shell.press(CTRL_Q)
    shell.wait_for("at the shell>")


def test_the_screen_is_painted_again_after_a_stop_that_cannot_be_caught(shell: Terminal) -> None:
    os.kill(_child_of(shell), signal.SIGSTOP)
    shell.wait_for("Stopped", "at the shell>")
    shell.forget()
    shell.press("fg" + ENTER)
    shell.wait_for(*HOME)
    shell.press(DOWN + ENTER)
    shell.wait_for("A blank page")
    shell.press(CTRL_Q)
    shell.wait_for("at the shell>")


def test_ctrl_z_without_a_shell_says_why_the_program_is_not_suspended(terminal: Terminal) -> None:
    terminal.press(CTRL_Z)
    terminal.wait_for("Not suspended", "ctrl+q")
    leave(terminal)


def test_ctrl_l_paints_the_whole_screen_again(terminal: Terminal) -> None:
    terminal.wait_calm()
    before = terminal.sees
    terminal.forget()
    terminal.press(CTRL_L)
    terminal.wait_until(lambda: _still(terminal.sees) == _still(before), "the same screen as before")
    leave(terminal)


# ---- quitting


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, ESCAPE])
def test_keys_that_quit_other_programs_say_which_key_quits(terminal: Terminal, key: str) -> None:
    terminal.press(key)
    terminal.wait_for("To quit, press q on Home")
    terminal.press(key * 3)
    terminal.read_on(0.5)
    assert terminal.sees.count("To quit, press") == 1
    terminal.press("q")
    assert terminal.end() == 0
    terminal.assert_restored()


def test_a_failure_in_the_reading_thread_is_one_line_and_a_failed_exit_status(folder: Path, tmp_path: Path) -> None:
    breaks = """
from tuiokr.terminal.driver import TerminalDriver
def broken(self, message):
    raise ZeroDivisionError("by a test")
def later():
    TerminalDriver.process_message = broken
import threading
threading.Timer(3.0, later).start()
"""
    with Terminal("--workspace", str(folder), home=tmp_path, first=breaks) as terminal:
        terminal.wait_for(*HOME)
        terminal.read_on(3.5)
        terminal.press("x")
        assert terminal.end() == 3
        terminal.assert_restored()
        assert "Traceback" not in terminal.said and "tuiokr: the program failed" in terminal.said


def _still(seen: str) -> list[str]:
    """What is visible, without the clock."""
    return [re.sub(r"\d\d:\d\d", "", line) for line in seen.splitlines()]


def _child_of(shell: Terminal) -> int:
    listed = Path(f"/proc/{shell.process.pid}/task/{shell.process.pid}/children")
    if not listed.exists():
        pytest.skip("this machine does not list the children of a process")
    return int(listed.read_text().split()[0])
