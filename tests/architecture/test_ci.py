"""The command in the README is the command that runs on a fresh machine."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

from tests.limits import ORDINARY, PATIENCE, SECONDS

PROJECT = Path(__file__).parents[2]
COMMAND = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest"
PROOFS = ".venv/bin/python -m pytest -m proof"
_SECTION = re.compile(r"^#+ +(?:Run the tests|Develop\w*)\s*$.*?^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_readme_says_how_to_run_the_tests() -> None:
    found = _SECTION.search((PROJECT / "README.md").read_text(encoding="utf-8"))
    assert found, "the README has no fenced block under “Run the tests” or “Develop”"
    assert COMMAND in found[1].splitlines()


def test_ci_runs_the_command_of_the_readme() -> None:
    script = PROJECT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert COMMAND in lines
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines


def test_ci_runs_every_test_once() -> None:
    """The command of the README leaves out only the proofs, which are a step of their own."""
    lines = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    runs = [line for line in lines if "pytest" in line]
    assert runs == [COMMAND, PROOFS]
    found = _SECTION.search((PROJECT / "README.md").read_text(encoding="utf-8"))
    assert found and PROOFS in (PROJECT / "README.md").read_text(encoding="utf-8")[found.end() :].splitlines()


def test_the_quick_check_leaves_out_long_tests_and_runs_before_a_push() -> None:
    script = PROJECT / "scripts" / "check"
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    assert '-m "not proof and not long"' in text and "set -euo pipefail" in text
    assert "entry: scripts/check" in (PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def test_every_kind_of_test_has_a_time_limit() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert {marker.partition(":")[0] for marker in settings["markers"]} == set(SECONDS)
    assert PATIENCE < ORDINARY < min(SECONDS.values())
    assert settings["faulthandler_timeout"] > max(SECONDS.values()) and settings["faulthandler_exit_on_timeout"]
    assert settings["timeout_func_only"], "an alarm between two tests ends the run"


def test_ci_names_no_host() -> None:
    text = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    assert not re.search(r"https?://|@[\w.-]+:|\b\d+\.\d+\.\d+\.\d+\b", text)
