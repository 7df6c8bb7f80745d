"""The question to which file something is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tuiokr.exchange.document import ExchangeError
from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine


def ask_for_file(asker: Asker, name: str, endings: str, write: Callable[[str], Path]) -> None:
    """Ask for a file, with `name` as the proposal, and write it.

    `endings` says which ending means which format, "" if there is only one. `write` returns the whole path, or raises
    ExchangeError, which is reported.
    """

    def keep(path: str | None) -> None:
        if path and path.strip():
            try:
                where = write(path.strip())
            except ExchangeError as error:
                asker.say(str(error), "error")
            else:
                asker.say(f"Written to {where}")

    told = f"Its ending says how: {endings}. " if endings else ""
    asker.ask(AskLine("Write it to which file?", value=name, help=f"{told}An existing file is replaced"), keep)
