"""Questions about agendas that are kept or shared: the name of a template, and the file of an agenda."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuiokr.exchange.document import ExchangeError
from tuiokr.model.agenda import Agenda
from tuiokr.model.words import clean, plural
from tuiokr.screens.asker import Asker
from tuiokr.screens.file_question import ask_for_file
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk

_NOTES = 4
"""Highest number of notes that are shown about a file."""


def told(agenda: Agenda, pace: float = 1.0) -> str:
    """Return `120 minutes, 13 steps`."""
    return f"{plural(round(agenda.minutes * pace), 'minute')}, {plural(len(agenda.steps), 'step')}"


def save_template(
    asker: Asker, desk: Desk, agenda: Agenda, title: str, then: Callable[[str], None], *, lines: Sequence[str] = ()
) -> None:
    """Ask for a name, with `title` as the proposal, and save an agenda as a template; `then` gets its id.

    The template of the same name is replaced only after a question. `lines` are shown above the name.
    """

    def keep(name: str | None) -> None:
        if name is None:
            return
        there = desk.template.named(name)
        if there is None:
            save(name)
            return
        standing, own = (f"{one.kind}, {told(one)}" for one in (there, agenda))
        asker.ask_to_replace(f"There is a template “{there.title}” already", standing, own, lambda: save(name))

    def save(name: str) -> None:
        try:
            template = desk.template.save(agenda, name)
        except ValueError as error:  # another window has saved templates since then
            asker.say(str(error), "warning")
            return
        asker.say(f"Saved as the template “{clean(name)}”. It is offered when a workshop starts")
        then(template)

    asker.ask(
        AskLine("The name of the template", value=title, lines=tuple(lines), check=desk.template.wrong_name), keep
    )


def write_agenda(asker: Asker, desk: Desk, agenda: Agenda) -> None:
    """Ask for a file, and write an agenda to it."""
    ask_for_file(asker, desk.template.file_name(agenda), "", lambda path: desk.template.write(agenda, path))


def read_agenda(asker: Asker, desk: Desk, then: Callable[[str], None]) -> None:
    """Ask for a file, show what it contains, and save it as a template; `then` gets its id."""

    def read(path: str | None) -> None:
        if not path or not path.strip():
            return
        try:
            agenda, notes = desk.template.read(path)
        except ExchangeError as error:
            asker.say(str(error), "error")
            return
        more = (f"and {len(notes) - _NOTES} more",) if len(notes) > _NOTES else ()
        lines = (f"{agenda.kind}: {told(agenda)}", *notes[:_NOTES], *more)
        save_template(asker, desk, agenda, agenda.title, then, lines=lines)

    asker.ask(AskLine("Which file contains the agenda?", help="A JSON file, as the agenda editor writes it"), read)


def rename_template(asker: Asker, desk: Desk, template: str, then: Callable[[], None]) -> None:
    """Ask for another name of a template."""

    def title() -> str:
        one = desk.template.get(template)
        return one.title if one else ""

    def rename(name: str | None) -> None:
        if name is None:
            return
        try:
            desk.template.rename(template, name)
        except KeyError:
            asker.say("Cancelled: the template was deleted", "warning")
        except ValueError as error:
            asker.say(str(error), "warning")
        then()

    check = desk.template.wrong_name
    asker.ask(AskLine("The name of the template", current=title, check=lambda name: check(name, template)), rename)
