"""A short monkey run (`python -m tests.journeys.monkey` is the long one), and input while the screen changes."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen
from textual.widgets import Static, TextArea

from tests.journeys.driver import Person, desk_on, on_stage, sample_on
from tests.journeys.monkey import STARTS, Happening, Play, made_up, play, signature
from tuiokr.app import Tuiokr
from tuiokr.keys import COMMANDS
from tuiokr.model.step_kind import StepKind
from tuiokr.screens import app_changes
from tuiokr.screens.draft import Draft
from tuiokr.screens.help import HelpPage
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.screen import Dialog, ask
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.desk import Desk


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("monkey") / "sample"
    sample_on(folder).session.close()
    return folder


@pytest.mark.parametrize("seed", range(5))
async def test_random_input_does_not_end_the_program(template: Path, seed: int) -> None:
    one = made_up(random.Random(seed), 300)
    failure = await play(one, template)
    assert failure is None, f"{signature(failure)}\nfrom {one.start} at {one.size}: {one.happenings}"


AT_ONCE: dict[str, tuple[str, tuple[Happening, ...]]] = {
    "the same key twice": ("home", (("key", "enter"), ("key", "enter"))),
    "a screen and back": ("home", (("key", "enter"), ("key", "escape"))),
    "help, and left before it is there": ("home", (("key", "f1"), ("key", "f1"), ("key", "f1"))),
    "a click while a screen opens": ("home", (("key", "w"), ("down", 40, 10), ("up", 40, 10), ("key", "1"))),
    "clicks while a dialog closes": ("home", (("key", "w"), ("key", "1"), ("down", 30, 9), ("up", 30, 9))),
    "the next steps, faster than the stage": ("step key results", (("key", "n"), ("key", "n"), ("key", "b"))),
    "left while the stage changes": ("step key results", (("key", "n"), ("key", "escape"))),
    "a smaller window while a screen opens": ("home", (("key", "enter"), ("size", 30, 8), ("key", "k"))),
    "the workshop ends elsewhere": ("step key results", (("other", 8), ("key", "n"), ("key", "k"), ("key", "x"))),
}


@pytest.mark.parametrize("what", AT_ONCE)
@pytest.mark.parametrize("turns", [0, 1, 3, 8])
async def test_input_while_the_screen_changes_does_not_end_the_program(template: Path, what: str, turns: int) -> None:
    start, inputs = AT_ONCE[what]
    apart = tuple(one for happening in inputs for one in (happening, ("turns", turns)))
    failure = await play(Play(start, (80, 24), apart * 4), template)
    assert failure is None, signature(failure)


async def test_the_program_can_be_quit_from_everywhere(template: Path) -> None:
    (leave,) = [one.keys for one in COMMANDS if one.name == "everywhere:leave"]
    for start in STARTS:
        failure = await play(Play(start, (80, 24), (("key", "f1"), ("key", leave))), template)
        assert failure is None, f"{start}: {signature(failure)}"


class Foreign(ModalScreen[str]):
    """A screen that is not ours, as Textual has some."""

    def compose(self) -> ComposeResult:
        yield Static("foreign")


@pytest.mark.parametrize("made", [Foreign, lambda: Pick("Which?", [Option("a", "A")])], ids=["foreign", "ours"])
async def test_a_screen_is_dismissed_once_and_only_when_it_is_on_top(tmp_path: Path, made: type[Foreign]) -> None:
    answers: list[object] = []
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        screen = made()
        await person.app.push_screen(screen, answers.append)
        above = HelpPage(())
        await person.app.push_screen(above)
        screen.dismiss("while it is covered")
        await person.settle()
        assert person.app.screen_stack[-2:] == [screen, above]
        assert answers == []
        above.dismiss(None)
        await person.settle()
        screen.dismiss("a")
        screen.dismiss("b")
        await person.settle()
        screen.dismiss("c")
        await person.settle()
        assert answers == ["a"]
        await person.on(Home)


async def test_changes_of_the_screen_are_made_one_after_the_other(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        app, desk = person.app, person.desk
        draft = Draft(desk, "payments")
        opened = app.push_screen(draft)
        assert app.changes.under_way
        app.push_screen(HelpPage(()))
        assert app.screen is draft, "the second one waits for the first"
        left = app.pop_screen()
        await opened
        assert draft.is_mounted
        await left
        assert app.screen is draft
        for _ in range(5):
            app.pop_screen()
        await person.settle()
        await person.on(Home)


async def test_a_screen_is_not_opened_twice(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        draft: Screen[None] = Draft(person.desk, "payments")
        person.app.push_screen(draft)
        person.app.push_screen(draft)
        await person.settle()
        assert person.app.screen_stack[1:] == [draft]


async def test_a_closed_screen_does_nothing(tmp_path: Path) -> None:
    """The timers, callbacks and workers of a screen end with it."""
    begun: list[str] = []
    done: list[str] = []
    left = False

    def do(what: str) -> None:
        (done if left else begun).append(what)

    async def work() -> None:
        while True:
            do("worker")
            await asyncio.sleep(0.02)

    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        for screen in (Draft(person.desk, "payments"), HelpPage(())):
            await person.app.push_screen(screen)
            screen.set_interval(0.02, lambda: do("timer"))
            screen.run_worker(work())
            begun.clear()
            await person.until(lambda: {"timer", "worker"} <= set(begun), "timer and worker")
            removed = person.app.pop_screen()
            screen.call_next(lambda: done.append("next"))
            screen.call_after_refresh(lambda: done.append("painted"))
            await removed
            left = True
            await asyncio.sleep(0.1)
            await person.settle()
            left = False
        assert done == []


async def test_an_answer_is_saved_although_the_step_has_changed_since(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    other = desk_on(tmp_path)
    async with on_stage(desk_on(tmp_path), (100, 30)) as person:
        workshop_id = person.desk.workshop.start("payments", "team")
        person.desk.workshop.go(
            workshop_id, next(s.id for s in person.desk.workshop.full(workshop_id).workshop.agenda.steps)
        )
        screen = WorkshopScreen(person.desk, workshop_id)
        await person.app.push_screen(screen)
        await person.settle()
        await person.press("f4")
        await person.write("Who pays for this?")
        other.session.look()
        other.session.take_in()
        other.workshop.next(workshop_id)
        session = person.desk.session
        session.look()
        session.take_in()
        await person.settle()
        await person.press("enter")
        assert [one.words for one in person.desk.workshop.full(workshop_id).parked] == ["Who pays for this?"]


async def test_keys_typed_while_a_screen_opens_go_to_it(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        answers: list[str | None] = []
        from tuiokr.screens.question import AskLine

        dialog: Dialog = AskLine("What?")
        ask(person.app, dialog, answers.append)
        for key in "all of it":
            person._send("space" if key == " " else key)
        person._send("enter")
        await person.settle()
        assert answers == ["all of it"]


async def _notes(person: Person) -> WorkshopScreen:
    """Open a workshop at a step with a page of notes."""
    workshop_id = person.desk.workshop.start("payments", "retrospective")
    running = person.desk.workshop
    steps = running.full(workshop_id).workshop.agenda.steps
    running.go(workshop_id, next(step.id for step in steps if step.kind is StepKind.TALK))
    screen = WorkshopScreen(person.desk, workshop_id)
    await person.app.push_screen(screen)
    await person.settle()
    return screen


@pytest.mark.parametrize("gone", ["page", "scroll bar"])
async def test_a_removed_widget_is_not_painted_behind_a_dialog(tmp_path: Path, gone: str) -> None:
    """The dialog above may be painted after a widget was removed and before the next layout of its screen.

    A scroll bar is removed before its widget.
    """
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        screen = await _notes(person)
        page = screen.query_one(TextArea)
        page.text = "a\n" * 100
        await person.settle()
        dialog = Pick("Which?", [Option("a", "A")])
        await person.app.push_screen(dialog)
        await person.settle()
        part = page if gone == "page" else page.vertical_scrollbar
        assert part in screen._compositor.visible_widgets
        page.remove()
        while part.parent is not None:
            await asyncio.sleep(0)
        assert gone == "page" or page.parent is not None
        dialog.refresh()
        dialog._on_timer_update()
        assert person.app.failure is None
        assert part not in screen._compositor.visible_widgets


def _open_a_dialog(person: Person, _: WorkshopScreen) -> None:
    person.app.push_screen(Pick("Which?", [Option("a", "A")]))


def _open_a_screen(person: Person, _: WorkshopScreen) -> None:
    person.app.push_screen(Draft(person.desk, "payments"))


def _go_on(_: Person, screen: WorkshopScreen) -> None:
    screen.action_next_step()


@pytest.mark.parametrize("begin", [_open_a_dialog, _open_a_screen, _go_on])
@pytest.mark.parametrize("end", ["asked to", "closed"])
@pytest.mark.parametrize("turns", [0, 1, 2, 4, 8])
async def test_a_change_in_progress_is_finished_before_the_program_ends(
    tmp_path: Path, begin: Callable[[Person, WorkshopScreen], None], end: str, turns: int
) -> None:
    """Textual mounts nothing in a program that ends: half a screen would fail because widgets are missing."""
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        app = person.app
        begin(person, await _notes(person))
        while not app.changes.under_way:
            await asyncio.sleep(0)
        for _ in range(turns):
            await asyncio.sleep(0)
        if end == "asked to":
            app.exit()
            await person.until(lambda: not app._running, "the end")
    assert app.failure is None


@pytest.mark.parametrize("made", [sample_on, desk_on])
@pytest.mark.parametrize("turns", [0, 1, 2, 4, 8])
async def test_the_first_screen_is_mounted_before_the_program_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[Path], Desk], turns: int
) -> None:
    """The program can be asked to end as soon as it handles such requests."""
    asked: list[asyncio.Task[None]] = []

    async def end(app: Tuiokr) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        app.exit()

    monkeypatch.setattr(Tuiokr, "heed_ending", lambda app, _: asked.append(asyncio.create_task(end(app))))
    app = Tuiokr(made(tmp_path))
    async with app.run_test(size=(80, 24)):
        await asked[0]
        while app._running:
            await asyncio.sleep(0)
    assert app.failure is None


async def test_a_change_that_never_finishes_does_not_keep_the_program_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_changes, "LONGEST_END", 0.05)
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        app = person.app
        never: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        app.changes.make(lambda: never)
        app.exit()
        person._send("f1")
        await person.until(lambda: not app._running, "the end")
        never.cancel()
    assert app.failure is None
