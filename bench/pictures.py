"""Take pictures of every screen of the sample organisation, at three sizes and in both themes.

    python -m bench.pictures FOLDER [--size 100x30] [--theme stage-dark] [--only vote] [--png]

Each picture is an SVG named `NAME-SIZE-THEME.svg`. The clock is fixed, so two versions of the program can be compared
picture by picture. `--png` also writes PNGs, if a program that draws SVGs is installed.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from textual.pilot import Pilot

from tuiokr.app import Tuiokr, open_desk
from tuiokr.screens.home import Home
from tuiokr.session.clock import SetClock
from tuiokr.usecases.sample import fill

MONDAY: Final = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SIZES: Final = {"80x24": (80, 24), "100x30": (100, 30), "160x45": (160, 45)}
THEMES: Final = ("stage-dark", "stage-light")
DRAWERS: Final = (
    ("rsvg-convert", "{svg}", "-o", "{png}"),
    ("inkscape", "{svg}", "--export-filename={png}"),
    ("cairosvg", "{svg}", "-o", "{png}"),
)
"""Programs that convert an SVG to a PNG, the best one first."""
UPPER, LOWER = "northwind", "payments"
"""Teams of the sample organisation."""


@dataclass(frozen=True)
class Picture:
    """One picture, and the way to it: the highlighted team on Home, then the names of keys."""

    name: str
    team: str = ""
    keys: str = ""
    sample: bool = True
    """Whether the workspace contains the sample organisation; otherwise it is empty."""


PICTURES: Final = (
    Picture("welcome", sample=False),
    Picture("setup", keys="1", sample=False),
    Picture("home", LOWER),
    Picture("help", LOWER, "f1"),
    Picture("palette", LOWER, "ctrl+p v o t e"),
    Picture("draft", LOWER, "enter"),
    Picture("draft-writing", LOWER, "enter k L a u n c h space c h e c k o u t"),
    Picture("vote-masked", LOWER, "enter v v 4 3 5"),
    Picture("vote-revealed", LOWER, "enter v 4 4 2 r"),
    Picture("team-test", LOWER, "enter q"),
    Picture("workshop", LOWER, "w 1"),
    Picture("past-workshops", LOWER, "W"),
    Picture("parking-lot", LOWER, "P"),
    Picture("tie-off", UPPER, "t"),
    Picture("tie-off-link", UPPER, "t tab l"),
    Picture("tie-off-decide", UPPER, "t tab c"),
    Picture("tie-off-sign", UPPER, "t S"),
    Picture("publish", LOWER, "p"),
)
"""Taken in this order in one workspace: the changes of one picture are visible in the later ones."""


@contextmanager
def desk_for(sample: bool) -> Iterator[Any]:
    """Yield the desk of a temporary folder."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = open_desk(Path(folder), SetClock(MONDAY), beside=False)
        if sample:
            fill(desk.session)
        yield desk
        desk.session.unwatch()
        desk.session.close()


async def settle(pilot: Pilot[Any]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    pilot.app.clear_notifications()
    await pilot.pause()


async def home(pilot: Pilot[Any]) -> None:
    """Return to the first screen from any screen, as a person does. Raises RuntimeError if this is not possible."""
    for _ in range(12):
        if len(pilot.app.screen_stack) == 1:
            return
        await pilot.press("escape")
        await settle(pilot)
    raise RuntimeError(f"escape does not lead home from {pilot.app.screen}")


async def light(pilot: Pilot[Any], team: str) -> None:
    """Highlight a team on Home. Raises RuntimeError if it is not in the list."""
    screen = pilot.app.screen
    if not isinstance(screen, Home):
        raise RuntimeError(f"not on Home, but on {screen}")
    rows: Any = screen.query_one("#teams")
    rows.light(team)
    await settle(pilot)
    if rows.lit != team:
        raise RuntimeError(f"{team} is not among {rows.ids}")


async def take(pictures: Sequence[Picture], size: tuple[int, int], theme: str) -> dict[str, str]:
    """Return the pictures as SVG by name."""
    taken: dict[str, str] = {}
    for sample in (False, True):
        wanted = [one for one in pictures if one.sample is sample]
        if not wanted:
            continue
        with desk_for(sample) as desk:
            app = Tuiokr(desk)
            async with app.run_test(size=size, tooltips=False) as pilot:
                app.theme = theme
                for picture in wanted:
                    await home(pilot)
                    if picture.team:
                        await light(pilot, picture.team)
                    for key in picture.keys.split():
                        await pilot.press(key)
                        await settle(pilot)
                    taken[picture.name] = app.export_screenshot(title=picture.name)
                await home(pilot)
    return taken


def draw(svg: Path) -> bool:
    """Write a PNG beside an SVG; False if no program for it is installed."""
    for name, *words in DRAWERS:
        if program := shutil.which(name):
            given = [word.format(svg=svg, png=svg.with_suffix(".png")) for word in words]
            subprocess.run([program, *given], check=True, stdout=subprocess.DEVNULL)
            return True
    return False


def main(words: Sequence[str] | None = None) -> int:
    """Take the pictures. Returns the exit status: 2 for an unknown picture, 3 if no PNG can be drawn."""
    parser = argparse.ArgumentParser(prog="python -m bench.pictures", description="Pictures of the screens.")
    parser.add_argument("folder", type=Path, help="where to write them; made if it is not there")
    parser.add_argument("--size", choices=SIZES, action="append", help="default: all three")
    parser.add_argument("--theme", choices=THEMES, action="append", help="default: both")
    parser.add_argument("--only", choices=[one.name for one in PICTURES], action="append", help="default: all")
    parser.add_argument("--png", action="store_true", help="PNGs too")
    wanted = parser.parse_args(words)
    pictures = [one for one in PICTURES if not wanted.only or one.name in wanted.only]
    wanted.folder.mkdir(parents=True, exist_ok=True)
    for size in wanted.size or SIZES:
        for theme in wanted.theme or THEMES:
            for name, svg in asyncio.run(take(pictures, SIZES[size], theme)).items():
                file = wanted.folder / f"{name}-{size}-{theme}.svg"
                file.write_text(svg, encoding="utf-8")
                if wanted.png and not draw(file):
                    print(f"no PNG: none of {', '.join(one[0] for one in DRAWERS)} is installed", file=sys.stderr)
                    return 3
                print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
