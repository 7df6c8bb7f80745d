"""No command loads a screen unless it shows one, and no command loads more than it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tuiokr.cli.main import MODULES

CODE = """
import json, os, sys
from tuiokr.__main__ import main
sys.stdout = open(os.devnull, "w")
status = main(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps([status, sorted(sys.modules)]))
"""


def loaded_by(workspace: Path, *args: str) -> tuple[int, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *args],
        capture_output=True,
        text=True,
        env={**os.environ, "TUIOKR_WORKSPACE": str(workspace), "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=workspace.parent,
        check=True,
    )
    status, modules = json.loads(done.stderr.splitlines()[-1])
    return int(status), set(modules)


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["lint"], 1),
        (["export"], 0),
        (["export", "--to", "json"], 0),
        (["tie-off", "northwind"], 1),
        (["minutes", "payments"], 2),
        (["backup", "b.zip"], 0),
        (["restore", "none.zip"], 2),
        (["doctor"], 0),
        (["--version"], 0),
        (["--help"], 0),
        ([], 2),
        (["demo"], 2),
    ],
)
def test_no_screen_is_loaded(filled: Path, args: list[str], status: int) -> None:
    given, modules = loaded_by(filled, *args)
    assert given == status
    assert not {name for name in modules if name.split(".")[0] in {"textual", "rich"}}


def test_importing_loads_no_screen_and_no_checks(exchange_file: Path, tmp_path: Path) -> None:
    status, modules = loaded_by(tmp_path / "new", "import", str(exchange_file))
    assert status == 0
    assert not {name for name in modules if name.split(".")[0] in {"textual", "rich"}}
    assert not {name for name in modules if name.startswith("tuiokr.quality.rules")}


def test_checking_files_loads_no_store(exchange_file: Path, tmp_path: Path) -> None:
    status, modules = loaded_by(tmp_path / "new", "lint", str(exchange_file))
    assert status == 1
    assert not {name for name in modules if name.split(".")[0] in {"textual", "rich", "tinydb", "filelock"}}
    assert not {name for name in modules if name.startswith("tuiokr.store")}
    assert not (tmp_path / "new").exists()


def test_a_command_loads_no_other_command(tmp_path: Path, exchange_file: Path) -> None:
    _, modules = loaded_by(tmp_path / "new", "lint", str(exchange_file))
    commands = {f"tuiokr.cli.{module}" for module in MODULES.values()}
    assert modules & commands == {"tuiokr.cli.lint"}
