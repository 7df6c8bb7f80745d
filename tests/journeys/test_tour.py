"""The guided tour of the demo: it shows the next thing to try, follows what is tried, and gets out of the way."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import on_stage, sample_on
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.tour import Tour


async def test_the_tour_follows_what_is_tried_and_is_hidden_with_one_key(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24), tour=Tour()) as person:
        await person.wait_for("TOUR 1/16 On Home, press g", "? Help")
        await person.press("g")
        await person.on(WorkshopScreen)
        await person.wait_for("TOUR 2/16 Press .", "? Help")
        await person.press("b")
        await person.press(".")
        await person.wait_for("TOUR 3/16")
        await person.press("J")
        await person.wait_gone("TOUR")
        await person.press("f4 escape")
        await person.press("J")
        await person.wait_for("TOUR 3/16")


async def test_outside_the_demo_the_key_says_where_the_tour_is(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await person.press("J")
        await person.wait_in("Toast", "The guided tour is in the demo: tuiokr demo")
        assert "TOUR" not in person.sees
