"""The program itself fails, wherever that is: the typed words are on disk or in a file of their own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from tests.journeys.driver import Person, desk_on, fresh, on_stage, sample_on
from tests.limits import PATIENCE
from tuiokr.cli import crash_report
from tuiokr.screens.draft import Draft
from tuiokr.screens.setup import Setup
from tuiokr.screens.team_form import TeamForm
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases import key_result_form

TYPED = "Nobody waits longer than a day"


class Mistake(Exception):
    """A defect in the program."""


def _fail(*_: Any, **__: Any) -> None:
    raise Mistake


async def _in_a_callback(person: Person) -> None:
    person.app.call_later(_fail)


async def _in_a_timer(person: Person) -> None:
    person.app.screen.set_timer(0.01, _fail)


async def _in_a_worker(person: Person) -> None:
    async def work() -> None:
        _fail()

    person.app.screen.run_worker(work())


async def _in_an_action(person: Person) -> None:
    setattr(person.app, "action_help", _fail)  # noqa: B010
    person._send("f1")


async def _while_a_screen_opens(person: Person) -> None:
    class Broken(TeamForm):
        def compose(self) -> Any:
            yield Static("")
            _fail()

    person.app.push_screen(Broken(person.desk, "payments"))


async def _while_painting(person: Person) -> None:
    shown = person.app.focused
    assert shown is not None
    for name in ("render_line", "render_lines"):  # which of them is called depends on the kind of field
        setattr(shown, name, _fail)
    shown.refresh(layout=True)


FAILS: dict[str, Callable[[Person], Awaitable[None]]] = {
    "a callback": _in_a_callback,
    "a timer": _in_a_timer,
    "a worker": _in_a_worker,
    "an action": _in_an_action,
    "a screen that opens": _while_a_screen_opens,
    "painting": _while_painting,
}


async def _draft(person: Person) -> None:
    await person.app.push_screen(Draft(person.desk, "payments"))
    await person.settle()
    await person.press("o")


async def _notes(person: Person) -> None:
    workshop_id = person.desk.workshop.start("payments", "team")
    await person.app.push_screen(WorkshopScreen(person.desk, workshop_id))
    await person.settle()
    await person.press("f3")


async def _parking(person: Person) -> None:
    await person.light("payments")
    await person.press("f4")


async def _team_form(person: Person) -> None:
    await person.app.push_screen(TeamForm(person.desk, "payments"))
    await person.settle()
    await person.press("end")


EDITORS: dict[str, Callable[[Person], Awaitable[None]]] = {
    "a statement": _draft,
    "notes": _notes,
    "a line": _parking,
    "a form": _team_form,
}


async def _typed_and_failed(folder: Path, to: Callable[[Person], Awaitable[None]], fail: Any) -> list[str]:
    """Type into an editor and let the program fail. Return the words in open forms."""
    desk = desk_on(folder)
    app = None
    with pytest.raises(Exception):  # noqa: B017  the framework raises it once more, sometimes in another one
        async with on_stage(desk, (100, 30)) as person:
            app = person.app
            await to(person)
            await person.write(TYPED)
            await fail(person)
            give_up = time.monotonic() + PATIENCE
            while person.app.failure is None and time.monotonic() < give_up:
                await asyncio.sleep(0.02)  # the pilot's own wait paints: it would fail instead of the app
    assert app is not None
    assert app.failure is not None
    desk.session.close()
    return app.unkept


def _on_disk(folder: Path) -> str:
    fresh(folder)
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.json") if ".tuiokr" not in path.parts)


@pytest.mark.parametrize("where", FAILS)
@pytest.mark.parametrize("editor", EDITORS)
async def test_words_that_are_being_typed_are_saved_when_the_program_fails(
    tmp_path: Path, editor: str, where: str
) -> None:
    sample_on(tmp_path).session.close()
    await _typed_and_failed(tmp_path, EDITORS[editor], FAILS[where])
    assert TYPED in _on_disk(tmp_path)


async def test_a_failure_in_reading_a_sentence_does_not_lose_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_on(tmp_path).session.close()

    async def to(person: Person) -> None:
        await person.app.push_screen(Draft(person.desk, "payments"))
        await person.settle()
        await person.light("p-easy", "#board")
        await person.press("k")
        monkeypatch.setattr(key_result_form, "from_sentence", _fail)

    await _typed_and_failed(tmp_path, to, _in_a_callback)
    assert TYPED in _on_disk(tmp_path)


async def test_words_that_cannot_be_saved_yet_are_written_to_a_file_of_their_own(tmp_path: Path) -> None:
    async def to(person: Person) -> None:
        await person.press("1")
        await person.on(Setup)

    words = await _typed_and_failed(tmp_path, to, _in_a_callback)
    assert words == [TYPED]
    file = Path(crash_report.write_words(words))
    assert file.read_text(encoding="utf-8") == f"{TYPED}\n"
    file.unlink()


def test_without_words_no_file_is_written() -> None:
    assert crash_report.write_words([]) == ""
