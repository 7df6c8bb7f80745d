"""The man page says the same as the command line and the table of commands, and is installed with the program."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from bench.man_page import PAGE, page
from tests.cli.conftest import Call
from tests.limits import PATIENCE
from tuiokr.cli.main import MODULES
from tuiokr.keys import COMMANDS

PROJECT = Path(__file__).parents[2]


def test_the_page_is_current(call: Call) -> None:
    assert call("backup", "--help").status == 0  # click remembers the name of the first call
    assert PAGE.read_text(encoding="utf-8") == page(), "write it again: python -m bench.man_page"


def test_the_page_is_installed_with_the_program() -> None:
    build = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    shared = build["targets"]["wheel"]["shared-data"]
    assert shared == {str(PAGE.relative_to(PROJECT)): "share/man/man1/tuiokr.1"}


def test_the_page_names_every_command_and_every_key() -> None:
    words = re.sub(r"\\\[u(\w+)\]", lambda found: chr(int(found[1], 16)), page())
    words = words.replace("\\-", "-").replace("\\e", "\\").replace("\\&", "")
    for name in MODULES:
        assert f".SS tuiokr {name}" in words
    for one in COMMANDS:
        assert f"{one.title}: {one.help}" in words, one.id


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff on this machine")
def test_the_page_is_valid_roff() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", str(PAGE)], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 0 and not done.stderr.strip(), done.stderr
    assert "TUIOKR(1)" in re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)
