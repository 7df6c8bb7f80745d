"""A sample of what `python -m tests.store.kills --full` runs completely, and a check that it finds a wrong store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store import strace
from tests.store.chain import COMMITS, after, states
from tests.store.crowd import ENOUGH, NAMES, crowd
from tests.store.kills import (
    ELSEWHERE,
    ERRORS,
    STATES,
    Tally,
    Trials,
    acknowledged,
    crowd_line,
    failed,
    killed,
    killed_again,
    look,
    table,
)
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore

pytestmark = pytest.mark.proof

SECONDS = 10.0


@pytest.fixture
def trials(tmp_path: Path) -> Trials:
    """Trials in a folder of their own; skips where strace does not work."""
    if reason := strace.missing():
        pytest.skip(f"no system call can be stopped here: {reason}")
    return Trials(tmp_path)


def whole(tally: Tally, least: int) -> None:
    """Assert that every trial met its call, nothing was wrong, and there were enough trials to prove something."""
    print(table([tally]))
    assert tally.wrong == []
    assert tally.points == tally.struck >= least
    assert (tally.lost, tally.torn, tally.closed) == (0, 0, 0)


def test_the_expected_states_are_those_of_the_store_in_memory() -> None:
    store = MemoryStore()
    for edits, state in zip(COMMITS, STATES[1:], strict=True):
        store.commit(edits)
        assert dict(store.scan()) == state
    assert all(one not in STATES[:index] for index, one in enumerate(STATES))


def test_the_probe_runs_strace() -> None:
    reason = strace.missing()
    if reason:
        pytest.skip(f"no system call can be stopped here: {reason}")
    assert strace.run(["-c", "pass"], Path("/nowhere/at-all"), Path("/dev/null")).code == 0


def test_a_strace_that_may_not_trace_is_reported_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = tmp_path / "strace"
    refusing.write_text("#!/bin/sh\necho 'strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted' >&2\nexit 1\n")
    refusing.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    probe = strace.missing.__wrapped__
    assert probe() == "strace may not trace here: strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted"
    refusing.write_text("#!/bin/sh\nexit 0\n")
    assert probe() == "strace does not put signals in: status 0"
    monkeypatch.setenv("PATH", "")
    assert probe() == "strace is not installed"


def test_a_kill_at_a_sample_of_the_calls_loses_nothing(trials: Trials) -> None:
    whole(killed(trials, step=13), 40)


def test_a_kill_during_the_repair_loses_nothing(trials: Trials) -> None:
    whole(killed_again(trials, first=26, step=9), 10)


def test_a_failing_call_is_reported_in_one_line(trials: Trials) -> None:
    tally = failed(trials, step=29)
    whole(tally, 40)
    assert 0 < tally.refused < tally.points


def test_a_call_that_keeps_failing_is_reported_in_one_line(trials: Trials) -> None:
    tally = failed(trials, step=16, for_good=True)
    whole(tally, 6)
    assert tally.refused


def test_each_error_is_injected_into_calls_that_are_made(trials: Trials) -> None:
    made = {call.name for call in trials.calls()}
    assert {"openat", "write", "fsync", "close", "flock"} <= made
    assert {ELSEWHERE.get(name, name) for name in made} >= {"rename", "unlink", "mkdir"}
    assert "writev" in made
    assert "writev" not in ERRORS


@pytest.mark.parametrize(("defect", "call", "step"), [("no-temp-file", "write", 2), ("no-intent", "rename", 1)])
def test_a_store_that_tears_files_is_detected(trials: Trials, defect: str, call: str, step: int) -> None:
    tally = killed(trials, "--defect", defect, only=call, step=step)
    assert tally.torn, tally
    assert tally.wrong


def test_a_store_that_acknowledges_too_early_is_detected(trials: Trials) -> None:
    tally = killed(trials, "--defect", "acknowledged-early", only="fsync", step=6)
    assert tally.lost, tally


def test_look_reports_a_lost_commit(root: Path) -> None:
    store = FileStore(root)
    for edits in COMMITS[:2]:
        store.commit(edits)
    found = look(root, STATES, 3)
    assert found.lost
    assert found.why == "3 commits were acknowledged, 2 are there"


def test_look_reports_a_torn_commit(root: Path) -> None:
    FileStore(root).commit(COMMITS[2])  # this commit alone is not a state of the chain
    assert look(root, STATES, 1).torn


def test_look_reports_a_workspace_that_does_not_open(root: Path) -> None:
    FileStore(root).commit(COMMITS[0])
    (root / "teams" / "a.json").write_text('{"team": {"thi')
    found = look(root, STATES, 1)
    assert found.torn
    assert found.closed
    root.with_name("file").write_text("")
    assert look(root.with_name("file"), STATES, 0).closed


def test_look_allows_one_commit_more_than_was_acknowledged(root: Path) -> None:
    FileStore(root).commit(COMMITS[0])
    assert look(root, STATES, 0).why == ""


def test_the_last_saved_line_counts_as_acknowledged() -> None:
    assert acknowledged(["ready", "saved 1", "not saved 2 NotSaved: …", "saved 2"]) == 2
    assert acknowledged(["ready", "not saved 1 NotSaved: …"]) == 0
    assert states(COMMITS[:1])[1] == after({}, COMMITS[0])


def test_four_writers_killed_at_random_lose_nothing(root: Path) -> None:
    found = crowd(root, SECONDS, seed=4711)
    print(crowd_line(found))
    assert found.wrong == []
    assert (found.lost, found.torn, found.closed, found.refused) == (0, 0, 0, 0)
    assert found.kills >= ENOUGH * len(NAMES)
    assert min(found.saved[kind] for kind in ("alone", "together", "turns")) >= ENOUGH * len(NAMES)
