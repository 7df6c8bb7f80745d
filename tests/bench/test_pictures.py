"""The command that takes pictures of the screens, in its short form."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from bench.pictures import PICTURES, SIZES, THEMES, main, take
from tuiokr.widgets.themes import STAGE_DARK, STAGE_LIGHT

BY_NAME = {one.name: one for one in PICTURES}


def words(svg: str) -> str:
    """The readable words of a picture, with white space folded."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", svg)
    return " ".join(html.unescape(" ".join(found)).replace("\xa0", " ").split())


async def test_a_picture_shows_what_its_name_says() -> None:
    names = ("welcome", "home", "vote-masked", "vote-revealed")
    taken = await take([BY_NAME[name] for name in names], SIZES["80x24"], STAGE_LIGHT.name)
    assert tuple(taken) == names
    assert "Run a workshop" in words(taken["welcome"])
    assert "Payments" in words(taken["home"])
    assert "LEGEND" in words(taken["vote-masked"]) and "AGREED" not in words(taken["vote-masked"])
    assert "one below three" in words(taken["vote-revealed"])
    assert all((STAGE_LIGHT.background or "") in svg for svg in taken.values())


async def test_the_same_screen_gives_the_same_picture() -> None:
    taken = [await take([BY_NAME["home"]], SIZES["80x24"], STAGE_DARK.name) for _ in range(2)]
    assert taken[0] == taken[1]


def test_picture_files_are_named_by_screen_size_and_theme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pictures"
    assert main([str(folder), "--size", "100x30", "--theme", "stage-dark", "--only", "welcome"]) == 0
    [file] = folder.iterdir()
    assert file.name == "welcome-100x30-stage-dark.svg"
    assert file.read_text(encoding="utf-8").startswith("<svg")
    assert capsys.readouterr().out == f"{file}\n"


def test_pictures_have_three_sizes_and_two_themes() -> None:
    assert list(SIZES) == [f"{columns}x{rows}" for columns, rows in SIZES.values()] == ["80x24", "100x30", "160x45"]
    assert (STAGE_DARK.name, STAGE_LIGHT.name) == THEMES
    assert len({one.name for one in PICTURES}) == len(PICTURES)
