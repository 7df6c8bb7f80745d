"""Importing OKRs from a file. What the file contains is shown before the import."""

from __future__ import annotations

from tuiokr.exchange.document import ExchangeError, WhichCycle
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import DeskScreen, ask
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.imports import import_file, read_named, titles

_NOTES = 4
"""Highest number of notes that are shown before the import."""


def bring_in(screen: DeskScreen, desk: Desk) -> None:
    """Ask for a file, show what it contains, and import it if the person agrees."""

    def chosen(path: str | None) -> None:
        if not path or not path.strip():
            return
        try:
            name, data = read_named(path)
        except ExchangeError as error:
            screen.say(str(error), "error")
            return
        _offer(screen, desk, name, data, None)

    ask(screen.app, AskLine("Which file do you import?", help=", ".join(titles())), chosen)


def _offer(screen: DeskScreen, desk: Desk, name: str, data: bytes, cycle: str | None) -> None:
    """Show what a file contains of a cycle. If it names several, ask; if it names none, use the current one."""
    try:
        dry = import_file(desk.session, name, data, cycle=cycle, dry_run=True)
    except WhichCycle as several:
        if cycle is not None:
            screen.say(str(several), "error")
        elif several.cycles:

            def picked(one: str | None) -> None:
                if one is not None:
                    _offer(screen, desk, name, data, one)

            title = f"{name} contains the OKRs of several cycles. Which one do you import?"
            ask(screen.app, Pick(title, [Option(one, one) for one in several.cycles]), picked)
        else:
            _offer(screen, desk, name, data, desk.cycle_id)
        return
    except ExchangeError as error:
        screen.say(str(error), "error")
        return

    def keep(answer: str | None) -> None:
        if answer == "yes":
            try:
                import_file(desk.session, name, data, cycle=cycle)
            except ExchangeError as error:  # somebody else may have changed the workspace while the question was open
                screen.say(str(error), "error")
                return
            screen.say("Imported. Press u to undo")

    more = len(dry.notes) - _NOTES
    rest = (f"and {more} more; tuiokr import --dry-run {name} lists all",) if more > 0 else ()
    options = [Option("yes", "Import it", (dry.line, *dry.notes[:_NOTES], *rest)), Option("no", "Not now")]
    ask(screen.app, Pick("What the file contains", options), keep)
