"""The program in a real terminal: a whole journey, signals, a crash, a tiny window, a folder that cannot be opened."""

from __future__ import annotations

import json
import re
import shutil
import signal
from pathlib import Path

import pytest

from tests.journeys.driver import CYCLE, fresh, sample_on, two_levels
from tests.journeys.hostile import CONTROL, poison
from tests.journeys.terminal import Terminal

ENTER, ESCAPE, DOWN, CTRL_Q = "\r", "\x1b", "\x1b[B", "\x11"
F4, F9 = "\x1bOS", "\x1b[20~"


def titles(folder: Path, team: str = "payments") -> list[str]:
    return [one.title for one in fresh(folder).workspace.of(CYCLE, team).objectives]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with two levels and nothing drafted on the lower one; its cycle is that of `MONDAY`."""
    two_levels(tmp_path / "work").session.close()
    return tmp_path / "work"


def test_a_whole_journey_ends_cleanly(tmp_path: Path) -> None:
    with Terminal("demo", "--keep", str(tmp_path / "kept"), home=tmp_path) as terminal:
        terminal.wait_for("Northwind · sample", "Payments", "✓ saved")
        terminal.press(DOWN * 3 + ENTER)
        terminal.wait_for("Make paying with us feel effortless", "o Objective")
        terminal.press("o")
        terminal.wait_for("what will be different", "esc Done")
        terminal.press("Make [b]every[/b] refund friendly")
        terminal.wait_for("Make [b]every[/b] refund friendly")
        terminal.press(ESCAPE)
        terminal.wait_for("o Objective")
        terminal.press("v")
        terminal.wait_for("IS IT THE RIGHT THING?", "▶ Ana")
        terminal.press("5")
        terminal.wait_for("✓ Ana", "▶ Li")
        for hand, following in zip("43453", ("▶ Sam", "▶ Max", "▶ Ola", "▶ Pat", "All hands are in"), strict=True):
            terminal.press(hand)
            terminal.wait_for(following)
        terminal.press("r")
        terminal.wait_for("median and average 4")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0
        terminal.assert_restored()
    session = fresh(tmp_path / "kept")
    drafted = session.workspace.of(session.cycle_id, "payments").objectives
    assert "Make [b]every[/b] refund friendly" in [one.title for one in drafted]
    votes = session.workspace.workshops["w-payments"].votes
    assert [[ballot.hand for ballot in vote.rounds[0].ballots] for vote in votes][-1] == [5, 4, 3, 4, 5, 3]


@pytest.mark.parametrize(("number", "size"), [(signal.SIGHUP, (100, 30)), (signal.SIGTERM, (40, 10))])
def test_a_signal_in_the_middle_of_a_word_saves_it_and_ends_cleanly(
    folder: Path, tmp_path: Path, number: signal.Signals, size: tuple[int, int]
) -> None:
    with Terminal("--workspace", str(folder), home=tmp_path, size=size) as terminal:
        terminal.wait_for("✓ saved")
        terminal.press(DOWN + ENTER)
        terminal.wait_for("A blank page")
        terminal.press("o")
        terminal.wait_gone("A blank page")
        terminal.press("Half a wo")
        terminal.wait_for("Half a wo")
        terminal.signal(number)
        assert terminal.end() == 0
        terminal.assert_restored()
        assert "Traceback" not in terminal.said
    assert titles(folder) == ["Half a wo"]


def test_everything_reported_as_saved_survives_a_kill(folder: Path, tmp_path: Path) -> None:
    with Terminal("--workspace", str(folder), home=tmp_path) as terminal:
        terminal.wait_for("✓ saved")
        terminal.press(DOWN + ENTER)
        terminal.wait_for("A blank page")
        terminal.press("o")
        terminal.wait_for("what will be different")
        terminal.press("First thing")
        terminal.wait_until(lambda: titles(folder) == ["First thing"], "the words on disk")
        terminal.wait_for("✓ saved", "First thing")
        terminal.signal(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    session = fresh(folder)
    assert not session.spoilt and not session.store.troubles
    assert titles(folder) == ["First thing"]


def test_no_word_reaches_the_terminal_as_a_control_sequence(tmp_path: Path) -> None:
    poison(tmp_path / "work", " ".join(CONTROL.values()))
    with Terminal("--workspace", str(tmp_path / "work"), home=tmp_path) as terminal:
        terminal.wait_for("✓ saved")
        terminal.press(DOWN + ENTER)
        terminal.wait_for("o Objective")
        terminal.press(ENTER)
        terminal.wait_for("esc Done")
        terminal.paste("pasted \x1b]52;c;cGFzdGVk\x07 words")
        terminal.wait_for("pasted")
        terminal.press(ESCAPE)
        terminal.wait_for("o Objective")
        terminal.press("p")
        terminal.wait_for("GATES")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0
        terminal.assert_restored()
        assert not re.search("\x1b\\]52|\x9d|\x90", terminal.said), "the clipboard is written to"
        assert not re.search("\x1b\\][0-2];[^\x07\x1b]*owned", terminal.said), "the title is changed"
        assert "owned" not in terminal.title
        assert "x.invalid" not in terminal.said, "a link is written"


def test_keys_that_arrive_together_reach_the_right_screens(folder: Path, tmp_path: Path) -> None:
    with Terminal("--workspace", str(folder), home=tmp_path) as terminal:
        terminal.wait_for("✓ saved", "Payments")
        terminal.press(DOWN + ENTER + "oMake every refund just work" + ENTER + "Refunds from 1 % to 2 %" + ESCAPE)
        terminal.wait_until(lambda: titles(folder) == ["Make every refund just work"], "the objective on disk")
        terminal.wait_for("Refunds from 1 % to 2 %", "✓ saved")
        terminal.press("vq")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0
    [key] = fresh(folder).workspace.of(CYCLE, "payments").key_results
    assert key.statement == "Refunds from 1 % to 2 %"


def test_changes_that_could_not_be_saved_are_in_another_workspace(tmp_path: Path) -> None:
    sample_on(tmp_path / "work").session.close()
    with Terminal("--workspace", str(tmp_path / "work"), home=tmp_path) as terminal:
        terminal.wait_for("✓ saved", "PICK UP")
        shutil.rmtree(tmp_path / "work" / ".tuiokr")
        (tmp_path / "work" / ".tuiokr").write_text("in the way", encoding="utf-8")
        terminal.press("g" + F4 + "Who pays for this?" + ENTER + CTRL_Q)
        assert terminal.end() == 3
        terminal.assert_restored()
        assert "Traceback" not in terminal.said
    [folder] = tmp_path.glob("tuiokr-rescued-*")
    parked = fresh(folder).workspace.workshops["w-payments"].parked
    assert "Who pays for this?" in [one.words for one in parked]


def test_a_failure_of_the_program_saves_the_words_and_prints_one_line(folder: Path, tmp_path: Path) -> None:
    breaks = """
from tuiokr.screens.stages.draft import DraftStage
def broken(self):
    raise ZeroDivisionError("by a test")
DraftStage.action_next_words = broken
"""
    with Terminal("--workspace", str(folder), home=tmp_path, first=breaks) as terminal:
        terminal.wait_for("✓ saved")
        terminal.press(DOWN + ENTER)
        terminal.wait_for("A blank page")
        terminal.press("o")
        terminal.wait_for("what will be different")
        terminal.press("Words in the making")
        terminal.wait_for("Words in the making")
        terminal.press(F9)
        assert terminal.end() == 3
        terminal.assert_restored()
        _one_line(terminal)
    assert titles(folder) == ["Words in the making"]
    [report] = tmp_path.glob("tuiokr-report-*")
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_a_failure_during_the_start_prints_one_line(tmp_path: Path) -> None:
    breaks = """
from tuiokr.app import Tuiokr
def broken(self):
    raise ZeroDivisionError("by a test")
Tuiokr.on_mount = broken
"""
    with Terminal("demo", home=tmp_path, first=breaks) as terminal:
        assert terminal.end() == 3
        terminal.assert_restored()
        _one_line(terminal)
        assert "deleted with the demo" in terminal.said


def test_a_workspace_that_cannot_be_opened_prints_one_line(tmp_path: Path) -> None:
    a_file = tmp_path / "file"
    a_file.write_text("not a folder", encoding="utf-8")
    with Terminal("--workspace", str(a_file), home=tmp_path) as terminal:
        assert terminal.end() == 3
        terminal.assert_restored()
        _one_line(terminal)
    newer = tmp_path / "newer"
    sample_on(newer).session.close()
    marks = json.loads((newer / "workspace.json").read_text(encoding="utf-8"))
    marks["workspace"]["this"]["oldest_reader"] = 99
    (newer / "workspace.json").write_text(json.dumps(marks), encoding="utf-8")
    with Terminal("--workspace", str(newer), home=tmp_path) as terminal:
        assert terminal.end() == 3
        terminal.assert_restored()
        _one_line(terminal)


def _one_line(terminal: Terminal) -> None:
    """Assert that one line is left on the screen after the program, and that it says what is wrong."""
    after = terminal.said.rpartition("\x1b[?1049l")[2]
    words = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07", "", after).strip()
    assert words.startswith("tuiokr: ") and "Traceback" not in terminal.said
    assert len(words.splitlines()) == 1, words
