"""Run the app: open the workspace, show the screen, and at the end save everything or report what was not saved."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tuiokr.app import Tuiokr, open_desk
from tuiokr.cli.crash_report import write_report, write_words
from tuiokr.cli.errors import WRONG_CALL, complain
from tuiokr.model.words import plural
from tuiokr.session.rescue import rescue
from tuiokr.store.protocol import StoreError
from tuiokr.terminal.first_ink import wipe
from tuiokr.terminal.signals import ENDING
from tuiokr.usecases.desk import Desk


def run_app(
    *,
    workspace: Path | None,
    demo: bool = False,
    keep: Path | None = None,
    read_only: bool = False,
    present: bool = False,
) -> int:
    """Run the app until the person quits; return the exit status.

    With `demo` it opens a sample organisation in a temporary folder, or in `keep`; otherwise `workspace` is needed.
    With `read_only` nothing is written into the workspace. With `present` it shows the running workshop to the room.
    """
    if demo and keep is None:
        with tempfile.TemporaryDirectory(prefix="tuiokr-demo-", ignore_cleanup_errors=True) as folder:
            return _run(Path(folder), sample=True, kept=False)
    if demo:
        return _run(keep or Path(), sample=True)
    return _run(workspace or Path(), sample=False, read_only=read_only, present=present)


def _run(workspace: Path, *, sample: bool, kept: bool = True, read_only: bool = False, present: bool = False) -> int:
    ENDING.check()
    try:
        desk = open_desk(workspace, read_only=read_only)
    except StoreError as error:
        wipe()
        print(f"tuiokr: {error.told}", file=sys.stderr)  # noqa: T201
        return 3
    if read_only and desk.workspace.empty and not desk.repair.hidden():
        wipe()
        complain(f"no workspace in {workspace}; {'present' if present else '--read-only'} opens one that is there")
        return WRONG_CALL
    if sample and desk.workspace.empty and not desk.repair.hidden():
        from tuiokr.usecases.sample import fill

        desk.hold()
        fill(desk.session)
    app = Tuiokr(desk, present=present)
    if sample:
        from tuiokr.usecases.tour import Tour

        app.tour = Tour()
    ENDING.check()
    app.run()
    ENDING.left()
    desk = app.desk
    desk.session.unwatch()
    waiting = desk.unsaved
    if not desk.session.close():
        why = desk.saving.why
        print(f"tuiokr: {plural(waiting, 'change')} could not be saved: {why} {_rescue(desk)}", file=sys.stderr)  # noqa: T201
        return 3
    if desk.session.clashes:
        met = f"clashes that were not settled; your version is only in the history: {len(desk.session.clashes)}"
        print(f"tuiokr: {met}. Press H on the item, then enter, to restore it", file=sys.stderr)  # noqa: T201
    if app.failure:
        report = write_report(app.failure)
        where = f" The report in {report} helps to find the cause." if report else ""
        words = write_words(app.unkept)
        where += f" The words in an open form were saved to {words}." if words else ""
        entered = f"saved in {workspace}" if kept else "deleted with the demo"
        print(f"tuiokr: the program failed. What you entered was {entered}.{where}", file=sys.stderr)  # noqa: T201
        return 3
    return app.return_code or 0


def _rescue(desk: Desk) -> str:
    """Save the content of the session to another folder; return a message that says where."""
    try:
        folder = rescue(desk.session)
    except (OSError, StoreError) as error:
        return f"A copy could not be written to another folder either ({error})."
    return f"A copy of everything is in {folder}. Open it with: tuiokr --workspace {folder}"
