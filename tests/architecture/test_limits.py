"""A test that hangs is one failure: the other tests still run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.limits import PATIENCE

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
CONFTEST = """
from tests import limits
limits.ORDINARY, limits.AGAIN = 1.0, 0.5
from tests.conftest import pytest_collection_modifyitems, pytest_timeout_set_timer
"""
OTHERS = """
import signal
import time
import pytest
@pytest.mark.parametrize("number", range(20))
def test_other(number):
    pass
"""
HANGS = """
def test_hangs():
    time.sleep(1000)
"""
SWALLOWS = """
def test_swallows_the_alarm():
    try:
        time.sleep(1000)
    except BaseException:
        time.sleep(1000)
"""
DEAF = """
def test_hears_no_alarm():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    time.sleep(1000)
"""
PROOF = """
@pytest.mark.proof
def test_proof():
    pass
"""


def run(folder: Path, words: str, *options: str) -> str:
    """The summary of a pytest run with our settings and these tests."""
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_some.py").write_text(words)
    command = [sys.executable, "-m", "pytest", "-c", str(PROJECT / "pyproject.toml"), "--rootdir", str(folder)]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_hanging_test_fails_and_the_others_run(tmp_path: Path, processes: str) -> None:
    said = run(tmp_path, OTHERS + HANGS + SWALLOWS, "-n", processes, str(tmp_path))
    assert "2 failed, 20 passed" in said, said


def test_a_test_that_ignores_the_alarm_ends_its_process_and_the_others_run(tmp_path: Path) -> None:
    said = run(tmp_path, DEAF + OTHERS, "-n", "2", "-o", "faulthandler_timeout=3", str(tmp_path))
    assert "1 failed, 20 passed" in said and "test_hears_no_alarm" in said, said


def test_proofs_are_deselected_unless_they_are_asked_for(tmp_path: Path) -> None:
    words = OTHERS + PROOF
    assert "20 passed, 1 deselected" in run(tmp_path, words, "-n", "0", str(tmp_path))
    assert "1 passed, 20 deselected" in run(tmp_path, words, "-n", "0", "-m", "proof", str(tmp_path))
    assert "21 passed" in run(tmp_path, words, "-n", "0", str(tmp_path / "test_some.py"))
