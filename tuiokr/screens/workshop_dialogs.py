"""What the workshop screen asks: which step, how to catch up, who is here, the notes, whether it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuiokr.model import agenda as clockwork
from tuiokr.model.names import namesakes
from tuiokr.model.words import people
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask
from tuiokr.screens.stages.notes import NotesStage
from tuiokr.usecases.workshop import holdings

if TYPE_CHECKING:
    from tuiokr.screens.workshop import WorkshopScreen


def go_to_step(screen: WorkshopScreen) -> None:
    """Any step of the agenda."""
    one = screen.workshop
    options = [
        Option(step.id, f"{step.title}  {one.runs[step.id].minutes:g} min  {one.runs[step.id].state}")
        for step in one.agenda.steps
    ]

    def go(step: str | None) -> None:
        if step:
            screen.flush()
            screen.desk.workshop.go(screen.workshop_id, step)

    ask(screen.app, Pick("Which step on the stage?", options, lit=one.current), go)


def catch_up(screen: WorkshopScreen) -> None:
    """Win an overrun back; each answer says when it would end."""
    one, now = screen.workshop, screen.desk.now()
    over = -one.left(one.current, now)
    if over <= 0:
        screen.say("There is no overrun to win back")
        return
    options = []
    for answer, words in clockwork.ANSWERS.items():
        end = clockwork.catch_up(one, answer, over, now).ends(now)
        options.append(Option(answer, f"{words}: ends {end.astimezone():%H:%M}"))

    def go(answer: str | None) -> None:
        found = next((key for key in clockwork.ANSWERS if key == answer), None)
        if found:
            screen.desk.workshop.catch_up(screen.workshop_id, found)

    ask(screen.app, Pick(f"Over by {clockwork.clock(over)}. How do we win it back?", options), go)


def attend(screen: WorkshopScreen) -> None:
    """The people asked in votes."""

    def keep(names: str | None) -> None:
        if names is not None:
            before, here = screen.workshop.people, people(names)
            screen.desk.workshop.attend(screen.workshop_id, here)
            if twice := namesakes(here, before):
                screen.say(f"{twice}: F7", "warning")

    ask(
        screen.app,
        AskLine(
            "Who is here?",
            current=lambda: ", ".join(screen.workshop.people),
            help="Names with commas, or one a line: Ana, Li, Sam. They are asked in every vote.",
            several=True,
        ),
        keep,
    )


def notes(screen: WorkshopScreen) -> None:
    """Notes of the step; where the step is a page of notes, the caret goes there."""
    stage = screen.stage
    if isinstance(stage, NotesStage):
        stage.write()
        return
    step = screen.workshop.step.id

    def keep(words: str | None) -> None:
        if words is not None:
            screen.desk.workshop.note(screen.workshop_id, step, words)

    ask(
        screen.app,
        AskLine(f"Notes: {screen.workshop.step.title}", current=lambda: screen.workshop.runs[step].notes, several=True),
        keep,
    )


def end(screen: WorkshopScreen) -> None:
    """End the workshop."""

    def end(answer: str | None) -> None:
        if answer == "end":
            screen.flush()
            screen.desk.workshop.end(screen.workshop_id)
            screen.leave()
            screen.say("Ended. W on Home shows its notes, votes and parked questions; u takes the end back")

    options = [Option("no", "Go on"), Option("end", "End it", ("All is kept; the OKRs stay open for drafting.",))]
    ask(screen.app, Pick("End the workshop?", options), end)


def discard(screen: WorkshopScreen) -> None:
    """Take a workshop out that was started by mistake; one that holds words or votes only after a question."""

    def discard(answer: str | None) -> None:
        if answer == "discard":
            title = screen.workshop.title
            screen.desk.workshop.discard(screen.workshop_id)
            screen.leave()
            screen.say(f"Discarded: {title}. Press u to bring it back")

    screen.flush()
    held = holdings(screen.desk.workshop.full(screen.workshop_id))
    if not held:
        discard("discard")
        return
    said = f"It holds {held}. The OKRs stay. u brings the workshop back."
    options = [Option("no", "Keep it"), Option("discard", "Discard it", (said,))]
    ask(screen.app, Pick(f"Discard “{screen.workshop.title}”?", options), discard)
