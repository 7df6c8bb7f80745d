"""Files that cannot be read: each is reported once, and what can be read of them is restored."""

from __future__ import annotations

from typing import Any

from textual.app import App

from tuiokr import keys
from tuiokr.model.words import plural
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.screen import DeskScreen, ask
from tuiokr.usecases.desk import Desk

_LONG = 20
"""Seconds that the message about a trouble stays on screen."""
_MOST_ROWS = 3


class Teller:
    """Reports each trouble of a workspace once."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._told: set[object] = set()
        self._unread = 0

    def tell_place(self, desk: Desk) -> None:
        """Warn if the folder of the workspace is a risk."""
        for warning in desk.place_warnings():
            self._say(warning, "Where this workspace is kept", "warning")

    def tell(self, desk: Desk) -> None:
        """Report new troubles. Call it repeatedly, as many files are read late. The head line shows the count."""
        news = [trouble for trouble in desk.troubles if trouble not in self._told]
        self._told.update(news)
        unread = [f"{one.place}: {one.what}" for one in news if one.unread]
        if unread:
            few = unread[:_MOST_ROWS] if len(unread) <= _MOST_ROWS else unread[: _MOST_ROWS - 1]
            more = f"\nand {len(unread) - len(few)} more" if len(unread) > len(few) else ""
            title = f"{plural(len(unread), 'file')} could not be read. The file was not changed"
            self._say(
                "\n".join(few) + f"{more}\nPress ^p and choose “Repair” to see what can be restored", title, "error"
            )
        for one in [one for one in news if not one.unread]:
            self._say(f"{one.place}: {one.what}", "Some files have a problem", "warning")
        for spoilt in [line for line in desk.session.spoilt if line not in self._told][:_MOST_ROWS]:
            self._told.add(spoilt)
            self._say(spoilt, "An entry could not be read. It was not changed", "warning")
        desk.look_again()
        count = sum(trouble.unread for trouble in desk.troubles)
        if count != self._unread:
            self._unread = count
            for screen in self._app.screen_stack:
                if isinstance(screen, DeskScreen) and screen.in_sight:
                    screen.update_head()

    def _say(self, words: str, title: str, severity: str) -> None:
        self._app.notify(words, title=title, severity=severity, markup=False, timeout=_LONG)  # type: ignore[arg-type]


def tell_refused(app: App[Any], desk: Desk, action: str) -> None:
    """Say why an action did nothing, if it is not allowed in a workspace that is read only."""
    name = action.partition("(")[0].rpartition(".")[2]
    if not keys.allowed(name, read_only=desk.read_only):
        tell_read_only(app, desk)


def tell_read_only(app: App[Any], desk: Desk) -> None:
    """Say that nothing was changed, and why."""
    app.notify(f"Nothing changed: this workspace is read-only, {desk.saving.why}", markup=False, timeout=6)


def repair_files(app: App[Any], desk: Desk) -> None:
    """Ask for a file that cannot be read, and restore what can be read of it."""
    found = {one.file: one for one in desk.repair.broken()}
    if not found:
        app.notify("Nothing to repair", markup=False, timeout=6)
        return

    app.clear_notifications()  # the list shows the same and more

    def put_back(chosen: str | None) -> None:
        if chosen is not None:
            app.notify(desk.repair.restore(found[chosen]), markup=False, timeout=_LONG)

    options = []
    for one in found.values():
        lost = (f"lost: {', '.join(one.lost)}",) if one.lost else ()
        options.append(Option(one.file, one.path, (one.what, *(f"back: {part}" for part in one.parts), *lost)))
    ask(app, Pick("Restore what can be read? The broken file is kept.", options), put_back)
