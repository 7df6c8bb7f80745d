"""Hostile words in every field, on every screen: they are shown and have no other effect."""

from __future__ import annotations

import re
from pathlib import Path

from tests.journeys.driver import CYCLE, Person, desk_on, fresh, on_stage, segments, two_levels
from tests.journeys.hostile import CONTROL, HOSTILE, MARKUP, past_the_model, poison
from tests.journeys.tour import every_dialog, every_screen, every_step
from tuiokr.model.words import clean
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.publish import Publish
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.vote import VoteScreen
from tuiokr.widgets.themes import STAGE_LIGHT

ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


async def harmless(person: Person, what: str) -> None:
    """Assert that the app still runs, and that nothing painted can act on a terminal or on the app."""
    assert person.app._running and person.app._exception is None, what
    assert person.app.return_code is None, f"{what}: somebody's words have ended the app"
    for line in segments(person.app):
        for one in line:
            if one.control:
                continue
            found = ACTS.search(one.text)
            assert not found, f"{what}: {found[0]!r} is painted in {one.text!r}" if found else ""
            if one.style is not None:
                assert one.style.link is None, f"{what}: a link is painted"
                clicked = one.style.meta.get("@click")
                assert clicked is None, f"{what}: {clicked} would be run by a click"


async def test_hostile_words_are_harmless_on_every_screen_step_and_dialog(tmp_path: Path) -> None:
    """The light theme, so that one tour also checks that everything opens in it."""
    poison(tmp_path, " ".join(words[:32] for words in HOSTILE.values()))
    async with on_stage(desk_on(tmp_path), (80, 24)) as person:
        assert not person.desk.session.spoilt and not person.desk.session.store.troubles
        person.app.theme = STAGE_LIGHT.name
        await every_screen(person, "below", harmless)
        await every_step(person, "below", harmless)
        await every_dialog(person, "below", harmless)


async def test_hostile_words_are_shown_as_words(tmp_path: Path) -> None:
    poison(tmp_path / "first", "words")
    async with on_stage(desk_on(tmp_path / "first"), (100, 36)) as person:
        session = person.desk.session
        await person.app.push_screen(Draft(person.desk, "below"))
        for name, words in HOSTILE.items():
            poison(tmp_path / name, words)
            found = fresh(tmp_path / name)
            assert not found.spoilt and not found.store.troubles, name
            session.workspace = found.workspace
            session._publish()
            await person.settle()
            await harmless(person, name)
            wanted = clean(words)[:12].rstrip()
            if name not in ("right-to-left", "tower", "emoji"):  # the terminal decides how these look
                assert wanted in person.reads, f"{wanted} is not seen\n{person.sees}"


async def test_typed_brackets_are_shown_as_brackets(tmp_path: Path) -> None:
    words = " ".join(MARKUP.values())
    async with on_stage(two_levels(tmp_path), (160, 40)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.press("o")
        await person.write(words)
        await person.press("tab")
        await person.write(words)
        await person.press("escape")
        await person.wait_in("Rows", words)
        await person.press("x")
        await person.wait_for("Deleted “[b]x[/b] [/ ")
        await harmless(person, "deleted")
        await person.press("u f4")
        await person.write(words)
        await person.press("enter")
        await person.wait_for("Parked")
        await person.press("f4")
        await harmless(person, "parked")
        await person.press("escape escape")
        await person.on(Home)
    (objective,) = fresh(tmp_path).workspace.of(CYCLE, "payments").objectives
    assert (objective.title, objective.why) == (words, words)


async def test_hostile_words_that_bypass_the_model_are_harmless_on_screen(tmp_path: Path) -> None:
    poison(tmp_path, "words")
    async with on_stage(desk_on(tmp_path), (100, 30)) as person:
        past_the_model(person.desk, " ".join(CONTROL.values()))
        for screen in (
            Draft(person.desk, "below"),
            VoteScreen(person.desk, "w-poison", "v-1"),
            TieOffScreen(person.desk, "above"),
            Publish(person.desk, "below"),
        ):
            await person.app.push_screen(screen)
            await person.settle()
            await harmless(person, type(screen).__name__)
            person.app.pop_screen()
            await person.settle()
        await harmless(person, "home")


def test_the_check_itself_finds_what_it_looks_for() -> None:
    assert all(ACTS.search(CONTROL[name]) for name in ("csi", "osc-52", "osc-8", "title", "dcs", "c1", "c0", "bidi"))
    assert not any(ACTS.search(words) for words in MARKUP.values())
