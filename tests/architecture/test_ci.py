"""The command in the README is the command that is run on a fresh machine."""

from __future__ import annotations

import os
import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
COMMAND = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest"
_SECTION = re.compile(r"^#+ +(?:Run the tests|Develop\w*)\s*$.*?^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_readme_tells_how_to_run_the_tests() -> None:
    found = _SECTION.search((PROJECT / "README.md").read_text(encoding="utf-8"))
    assert found, "the README has no fenced block under “Run the tests” or “Develop”"
    assert COMMAND in found[1].splitlines()


def test_ci_runs_that_very_command() -> None:
    script = PROJECT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert COMMAND in lines
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines


def test_ci_names_no_host() -> None:
    text = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    assert not re.search(r"https?://|@[\w.-]+:|\b\d+\.\d+\.\d+\.\d+\b", text)
