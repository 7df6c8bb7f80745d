"""Importing OKRs from a path that is not a readable file: it is refused at once, and the program does not hang."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journeys.driver import on_stage, two_levels
from tuiokr.screens.home import Home
from tuiokr.screens.question import AskLine

SIZE = (120, 40)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("pipe.md", "it is a pipe or a device; expected a file to read"),
        ("folder", "is a directory; expected a file to read"),
        ("none.md", "no such file or directory; expected a file to read"),
        ("big.md", "larger than 20 MB"),
        ("~nobody-of-that-name/x.md", "expected a file to read"),
    ],
)
async def test_a_path_that_is_not_a_file_is_refused_with_one_message(tmp_path: Path, name: str, why: str) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder").mkdir()
    (tmp_path / "big.md").touch()
    os.truncate(tmp_path / "big.md", 200_000_000)
    async with on_stage(two_levels(tmp_path / "work"), SIZE) as person:
        await person.press("i")
        await person.on(AskLine)
        await person.fill(name if name.startswith("~") else str(tmp_path / name))
        await person.press("enter")
        await person.on(Home)
        await person.wait_in("Toast", "expected")
        [told] = person.app._notifications
        assert why in told.message and told.severity == "error"
