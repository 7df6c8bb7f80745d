"""Bring in OKRs from a file: what would come is said first, then it comes."""

from __future__ import annotations

from pathlib import Path

from tuiokr.exchange.document import ExchangeError
from tuiokr.screens.ask_line import AskLine
from tuiokr.screens.base import Place, ask
from tuiokr.screens.pick import Option, Pick
from tuiokr.workshop.desk import Desk
from tuiokr.workshop.importing import import_file

_NOTES = 4
"""Notes that are shown before the import."""


def bring_in(screen: Place, desk: Desk) -> None:
    """Ask for a file, show what it holds, import it on a yes."""

    def chosen(path: str | None) -> None:
        if not path or not path.strip():
            return
        file = Path(path.strip()).expanduser()
        try:
            data = file.read_bytes()
            dry = import_file(desk.session, file.name, data, otherwise=desk.session.cycle_id, dry_run=True)
        except ExchangeError as error:
            screen.say(str(error), "error")
            return
        except OSError as error:
            screen.say(f"{file}: {error.strerror or error}; expected a file with OKRs", "error")
            return

        def keep(answer: str | None) -> None:
            if answer == "yes":
                try:
                    import_file(desk.session, file.name, data, otherwise=desk.session.cycle_id)
                except ExchangeError as error:
                    screen.say(str(error), "error")
                    return
                screen.say("Brought in; u takes it back")

        more = len(dry.notes) - _NOTES
        rest = (f"and {more} more; tuiokr import --dry-run {file.name} lists all",) if more > 0 else ()
        options = [Option("yes", "Bring it in", (dry.line, *dry.notes[:_NOTES], *rest)), Option("no", "Not now")]
        ask(screen.app, Pick("What the file holds", options), keep)

    ask(screen.app, AskLine("From which file?", help="Markdown, JSON or CSV"), chosen)
