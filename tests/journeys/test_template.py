"""Templates on the screen: an agenda is changed before the workshop, kept, offered, shared and deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import fresh, on_stage, two_levels
from tuiokr.model.agenda import Agenda
from tuiokr.screens.agenda_editor import AgendaEditor
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.screens.workshop_start import WorkshopStart


def templates(folder: Path) -> list[Agenda]:
    return list(fresh(folder).workspace.templates.values())


async def test_an_agenda_is_changed_before_the_workshop_and_kept_as_a_template(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (80, 24)) as person:
        await person.light("payments")
        await person.press("w")
        await person.on(WorkshopStart)
        await person.wait_for("4 Check-in", "15 minutes, 5 steps")
        await person.press("R")
        await person.wait_for("at remote pace, a quarter longer", "19 minutes, 5 steps")
        await person.light("check-in", "#options")
        await person.press("A")
        await person.on(AgendaEditor)
        await person.press("x down plus plus")
        await person.wait_in("Toast", "“Since last time” is on the stage. Go to another step first")
        await person.press("t")
        await person.on(AskLine)
        await person.wait_for("17 minutes, 5 steps, without the remote pace")
        await person.press("enter")
        await person.on(AgendaEditor)
        assert [one.title for one in templates(tmp_path)] == ["Our check-in"]
        await person.press("t")
        await person.on(AskLine)
        await person.press("enter")
        await person.on(Pick)
        await person.wait_for("There is a template “Our check-in” already", "check-in, 17 minutes, 5 steps")
        await person.press("1")
        await person.on(AgendaEditor)
        await person.press("escape escape")
        await person.on(Home)
        await person.press("w")
        await person.on(WorkshopStart)
        await person.wait_for("Go on with Payments: check-in", "its clock has not started yet", "6 Our check-in")
        await person.press("6")
        await person.on(WorkshopScreen)
        await person.wait_for("Payments: Our check-in")
    [kept] = templates(tmp_path)
    assert (kept.title, kept.kind, round(kept.minutes, 1)) == ("Our check-in", "check-in", 16.6)
    found = {one.workshop.agenda.id: one.workshop for one in fresh(tmp_path).workspace.workshops.values()}
    assert {name: one.pace for name, one in found.items()} == {"check-in": 1.25, "our-check-in": 1.0}
    assert found["our-check-in"].agenda == kept and found["our-check-in"].begun is None


async def test_a_template_comes_from_a_file_and_goes_into_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    step = '{"title": "Look back [/b]", "minutes": 20, "kind": "jig"}'
    wrong = tmp_path / "wrong.json"
    wrong.write_text(f'{{"title": "Mine", "kind": "retrospective", "steps": [\n{step}]}}', encoding="utf-8")
    right = tmp_path / "right.json"
    right.write_text(wrong.read_text(encoding="utf-8").replace('"jig"', '"talk", "x": 1'), encoding="utf-8")
    folder = tmp_path / "work"
    async with on_stage(two_levels(folder), (100, 30)) as person:
        await person.light("payments")
        await person.press("w i")
        await person.write(str(wrong))
        await person.press("enter")
        await person.on(WorkshopStart)
        await person.wait_in("Toast", 'wrong.json:2: kind: found "jig", expected talk or go-around')
        await person.press("i")
        await person.write("right.json")
        await person.press("enter")
        await person.wait_for("retrospective: 20 minutes, 1 step", '"x" in step 1 is not known and is left out')
        await person.press("enter")
        await person.on(WorkshopStart)
        await person.wait_for("6 Mine", "retrospective template · 20 minutes, 1 step")
        assert [one.title for one in templates(folder)] == ["Mine"]
        await person.press("w enter e")
        await person.on(AskLine)
        await person.write(" and yours")
        await person.press("enter")
        await person.wait_for("6 Mine and yours")
        await person.press("x")
        await person.wait_gone("6 Mine and yours")
        assert templates(folder) == []
        await person.press("u")
        await person.wait_for("6 Mine and yours")
    [kept] = templates(folder)
    assert kept.title == "Mine and yours" and kept.steps[0].title == "Look back [/b]"
    assert '"title": "Mine"' in (tmp_path / "agenda-mine.json").read_text(encoding="utf-8")
