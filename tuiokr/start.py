"""The start of the app: checks whether it can run here, paints the frame, and reports why it cannot start.

This module is loaded before the first paint, so it imports very little.
"""

from __future__ import annotations

import os
import sys

from tuiokr.cli.errors import OK, STORE_TROUBLE, WRONG_CALL, complain, default_workspace, unusable, wrong_path


def open_app(
    *,
    workspace: str | None = None,
    demo: bool = False,
    keep: str | None = None,
    read_only: bool = False,
    present: bool = False,
) -> int:
    """Open the full-screen app; return its exit status.

    `workspace` and `keep` are folders. Without `workspace` the default one is opened; `demo` needs none. With
    `read_only` nothing is written into the workspace, and with `present` the first screen is what the room sees. If
    input or output is not a terminal, or the app cannot draw on it, nothing is started (exit status 2).
    """
    from tuiokr.terminal.environment import SET_TERM, escape_delay, unfit

    others = "lint, import, export, tie-off, backup, restore, doctor"
    if not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()):
        complain(f"the app needs a terminal. Without one, use {others} (see tuiokr --help)")
        return WRONG_CALL
    if why := unfit(os.environ.get("TERM", "")):
        complain(f"{why}, so the app cannot draw its screen. {SET_TERM}")
        return WRONG_CALL
    for named in (workspace, keep, os.environ.get("TUIOKR_WORKSPACE")):
        if named and (why := unusable(named)):
            complain(why)
            return WRONG_CALL
    if delay := escape_delay(os.environ):
        os.environ["ESCDELAY"] = delay  # Textual reads it there
    from tuiokr.terminal.first_ink import wipe
    from tuiokr.terminal.signals import ENDING, Ended

    try:
        ENDING.give_back = wipe
        ENDING.listen()
        return _painted(workspace, demo, keep, read_only, present)
    except Ended:
        wipe()
        return OK
    except KeyboardInterrupt:
        wipe()
        raise
    except Exception as error:
        wipe()
        return _failed(error)


def _painted(workspace: str | None, demo: bool, keep: str | None, read_only: bool, present: bool) -> int:
    import gc

    # All objects that exist at the first paint live as long as the app, so collecting before it only costs time. The
    # app turns collection on after the first paint.
    gc.disable()
    from tuiokr.terminal.first_ink import paint

    paint("demo" if demo else "home")
    from pathlib import Path

    from tuiokr.launch import run_app

    return run_app(
        workspace=None if demo else Path(workspace).expanduser() if workspace else default_workspace(),
        demo=demo,
        keep=Path(keep).expanduser() if keep else None,
        read_only=read_only,
        present=present,
    )


def _failed(error: Exception) -> int:
    """Report in one line why the app did not start; return the exit status."""
    if isinstance(error, OSError) and error.filename is not None:
        complain(wrong_path(error))
        return WRONG_CALL
    from tuiokr.cli.crash_report import write_report

    report = write_report(error)
    complain(
        f"the program failed before it started.{f' The report in {report} helps to find the cause.' if report else ''}"
    )
    return STORE_TROUBLE
