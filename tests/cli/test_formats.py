"""The command line offers the formats that are in their folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.exchange.scratch_format import MARK, SHOUT

CODE = """
import sys
from tuiokr.exchange import formats
formats.__path__.append(sys.argv[1])
from tuiokr.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


def with_shout(workspace: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Call the command line with one more file in the folder of formats."""
    place = workspace.parent / "more"
    place.mkdir(exist_ok=True)
    (place / "shout.py").write_text(SHOUT, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-c", CODE, str(place), *args],
        capture_output=True,
        env={**os.environ, "TUIOKR_WORKSPACE": str(workspace), "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=workspace.parent,
        check=False,
    )


def test_a_format_that_can_be_written_is_offered_by_export(filled: Path) -> None:
    assert b"--to [markdown|json|shout]" in with_shout(filled, "export", "--help").stdout
    done = with_shout(filled, "export", "--to", "shout", "--team", "payments")
    assert (done.returncode, done.stdout) == (0, MARK + b"MAKE PAYING WITH US FEEL EFFORTLESS")
    assert with_shout(filled, "export", "--to", "shout", "--team", "payments", "-o", "page").returncode == 0
    assert (filled.parent / "page").read_bytes() == done.stdout


def test_a_format_that_cannot_be_read_is_not_offered_for_reading(filled: Path) -> None:
    for command in ("import", "lint"):
        done = with_shout(filled, command, "--from", "shout", "x")
        assert done.returncode == 2 and b"'shout' is not one of 'markdown', 'json', 'csv'" in done.stderr
