"""What is loaded when: the core without a screen, the start without unnecessary modules."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import tuiokr

PROJECT = Path(__file__).parents[2]
CORE = ("model", "quality", "alignment", "store", "exchange", "session", "usecases", "doctor", "cli")
NOT_AT_START = (
    "textual.widgets._text_area",
    "tuiokr.usecases.vote_chat",
    "click",
    "markdown_it",
    "textual.widgets._markdown",
    "tree_sitter",
    "multiprocessing",
    "sqlite3",
)
"""What the start does not need. Textual itself loads platformdirs and asyncio."""


def loaded_by(code: str) -> set[str]:
    """The modules that a new interpreter has loaded after running `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(names)


def core_modules() -> list[str]:
    found = ["tuiokr.keys", "tuiokr.start", "tuiokr.__main__"]
    for room in CORE:
        path = [str(Path(next(iter(tuiokr.__path__))) / room)]
        found.append(f"tuiokr.{room}")
        found += [module.name for module in pkgutil.walk_packages(path, f"tuiokr.{room}.")]
    return found


def test_the_core_loads_no_screen() -> None:
    found = loaded_by("\n".join(f"import {name}" for name in core_modules()))
    assert not {name for name in found if name.split(".")[0] in {"textual", "rich"}}


def test_the_entry_module_loads_next_to_nothing() -> None:
    before = loaded_by("")
    extra = loaded_by("import tuiokr.__main__") - before
    assert extra <= {"__future__", "tuiokr", "tuiokr.__main__"}


def test_the_start_of_the_app_loads_no_command_line() -> None:
    found = loaded_by("import tuiokr.__main__, tuiokr.start\nimport tuiokr.app")
    assert not {name for name in NOT_AT_START if name in found}


def test_the_first_paint_comes_before_all_libraries() -> None:
    found = loaded_by("import tuiokr.__main__, tuiokr.start, tuiokr.terminal.first_ink")
    assert not {name.split(".")[0] for name in found} & {"textual", "rich", "pydantic", "orjson", "click", "tinydb"}


@pytest.mark.parametrize(
    "room", ["model", "quality", "alignment", "store", "exchange", "session", "usecases", "doctor"]
)
def test_a_package_loads_no_package_above_it(room: str) -> None:
    work = {"session", "usecases", "doctor", "cli"}
    above = {
        "model": {"quality", "alignment", "store", "exchange", *work},
        "quality": {"alignment", "store", "exchange", *work},
        "alignment": {"store", "exchange", *work},
        "store": {"quality", "alignment", "exchange", *work},
        "exchange": {"alignment", "store", *work},
        "session": work - {"session"},
        "usecases": {"doctor", "cli"},
        "doctor": {"cli"},
    }[room]
    names = [name for name in core_modules() if name == f"tuiokr.{room}" or name.startswith(f"tuiokr.{room}.")]
    found = loaded_by("\n".join(f"import {name}" for name in names))
    assert not {name for name in found if name.split(".")[:2] in [["tuiokr", other] for other in above]}
