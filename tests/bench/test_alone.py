"""Every widget and every full screen runs alone, by a call in its own module."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from bench.alone import SCREENS, WIDGETS, on_the_sample
from tests.journeys.driver import Person
from tests.journeys.terminal import Terminal
from tuiokr.app import Tuiokr
from tuiokr.widgets.themes import STAGE_DARK, STAGE_LIGHT

PACKAGE = Path(__file__).parents[2] / "tuiokr"
BARE = {"page", "text", "themes", "wall"}
"""Modules of widgets that paint nothing by themselves."""


def modules(room: str) -> list[Path]:
    return sorted(path for path in (PACKAGE / room).glob("*.py") if path.stem != "__init__")


def full_screens() -> set[str]:
    """The modules that define a subclass of `DeskScreen`."""
    found = set()
    for path in modules("screens"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id == "DeskScreen" for base in node.bases
            ):
                found.add(path.stem)
    return found


def test_the_lists_contain_every_widget_and_every_screen() -> None:
    assert set(WIDGETS) == {path.stem for path in modules("widgets")} - BARE
    assert set(SCREENS) == full_screens()
    for path in modules("widgets") + modules("screens"):
        shows = path.read_text(encoding="utf-8").endswith("    show(__file__)\n")
        assert shows is (path.stem in (WIDGETS if path.parent.name == "widgets" else SCREENS)), path


@pytest.mark.parametrize("name", sorted(WIDGETS))
async def test_a_widget_shows_something_in_both_themes(name: str) -> None:
    with on_the_sample(str(PACKAGE / "widgets" / f"{name}.py")) as app:
        async with app.run_test(size=(90, 20)) as pilot:
            await pilot.pause()
            await pilot.pause()
            seen = [strip.text.strip() for strip in app.screen._compositor.render_strips()]
            assert "".join(seen)
            assert app.theme == STAGE_DARK.name
            await pilot.press("f2")
            assert app.theme == STAGE_LIGHT.name


@pytest.mark.parametrize("name", sorted(SCREENS))
async def test_a_screen_opens_on_the_sample(name: str) -> None:
    with on_the_sample(str(PACKAGE / "screens" / f"{name}.py")) as app:
        assert isinstance(app, Tuiokr)
        async with app.run_test(size=(100, 30)) as pilot:
            person = Person(app, pilot)
            await person.until(lambda: type(app.screen).__module__ == f"tuiokr.screens.{name}", name)
            await person.settle()
            assert person.reads


@pytest.mark.long
@pytest.mark.parametrize(("module", "words"), [("widgets.vote", "Ana"), ("screens.vote", "LEGEND")])
def test_a_module_runs_in_a_terminal_until_it_is_quit(tmp_path: Path, module: str, words: str) -> None:
    with Terminal(home=tmp_path, shell=(sys.executable, "-m", f"tuiokr.{module}")) as terminal:
        terminal.wait_for(words)
        terminal.press("\x11")
        assert terminal.end() == 0
        terminal.assert_restored()
