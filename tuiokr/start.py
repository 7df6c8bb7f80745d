"""Starting: where work is kept when nobody says, and how the app is opened. Imports next to nothing."""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # the standard name, without importing `typing` before the first paint
if TYPE_CHECKING:
    from pathlib import Path

OK, FOUND, WRONG_CALL, STORE_TROUBLE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit status: done; done and something found; wrong call or input; workspace busy or broken; Ctrl+C."""

LONGEST_LINE = 1000


def default_workspace() -> Path:
    """$TUIOKR_WORKSPACE, else `tuiokr` in the platform's folder for a user's data. Nothing is created."""
    from pathlib import Path

    named = os.environ.get("TUIOKR_WORKSPACE", "").strip()
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("tuiokr", appauthor=False)


def shown(words: str, *, lines: bool = False) -> str:
    """Words as they may go to a terminal: what could act on it becomes a question mark. With `lines` breaks stay."""
    import re

    def safe(found: re.Match[str]) -> str:
        letter = found[0]
        if letter.isprintable() or letter in "\u200c\u200d":
            return letter
        return " " if letter.isspace() else "?"

    return re.sub(r"[^\n\t -~]" if lines else "[^ -~]", safe, words)


def complain(line: str) -> None:
    """One line on standard error, without what could act on a terminal; a closed one is nobody to tell.

    A line that is far too long, as an argument in it is, loses its middle.
    """
    if len(line) > LONGEST_LINE:
        line = f"{line[: LONGEST_LINE // 2]} … {line[-LONGEST_LINE // 2 :]}"
    try:
        sys.stderr.write(f"tuiokr: {shown(line)}\n")
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        sys.stderr = None


def open_app(*, workspace: str | None = None, demo: bool = False, keep: str | None = None) -> int:
    """Open the full-screen app; returns its exit status.

    `workspace` and `keep` are folders; without `workspace` the default one is opened, `demo` needs none. Without a
    terminal on both sides, or with one that the app cannot draw on, nothing is started (exit status 2).
    """
    from tuiokr.environment import SET_TERM, escape_delay, unfit

    others = "lint, import, export, tie-off, backup, restore, doctor"
    if not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()):
        complain(f"the app needs a terminal; without one there are {others} (see tuiokr --help)")
        return WRONG_CALL
    if why := unfit(os.environ.get("TERM", "")):
        complain(f"{why}, so the app cannot draw its screen. {SET_TERM}")
        return WRONG_CALL
    for named in (workspace, keep, os.environ.get("TUIOKR_WORKSPACE")):
        if named and (why := unusable(named)):
            complain(why)
            return WRONG_CALL
    if delay := escape_delay(os.environ):
        os.environ["ESCDELAY"] = delay  # the framework reads it there
    from tuiokr.ending import ENDING, Ended
    from tuiokr.first_ink import wipe

    try:
        ENDING.listen()
        return _painted(workspace, demo, keep)
    except Ended:
        wipe()
        return OK
    except KeyboardInterrupt:
        wipe()
        raise
    except Exception as error:
        wipe()
        return _failed(error)


def _painted(workspace: str | None, demo: bool, keep: str | None) -> int:
    import gc

    # Everything made until the first paint lives as long as the app; collecting in between only costs time. The app
    # turns collection on again after it.
    gc.disable()
    from tuiokr.first_ink import paint

    paint("demo" if demo else "home")
    from pathlib import Path

    from tuiokr.launch import run_app

    return run_app(
        workspace=None if demo else Path(workspace).expanduser() if workspace else default_workspace(),
        demo=demo,
        keep=Path(keep).expanduser() if keep else None,
    )


def unusable(folder: str | Path) -> str:
    """Why nothing can have this name, "" if something can; whether it is there is another matter."""
    try:
        os.stat(folder)  # noqa: PTH116
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL):
            return wrong_path(error)
    return ""


def wrong_path(error: OSError) -> str:
    """What is wrong with a path that somebody named, in words."""
    return f"{os.fsdecode(error.filename)}: {(error.strerror or str(error)).lower()}; name another file or folder"


def _failed(error: Exception) -> int:
    """Say in one line why the app did not start."""
    if isinstance(error, OSError) and error.filename is not None:
        complain(wrong_path(error))
        return WRONG_CALL
    from tuiokr.crash import write_report

    report = write_report(error)
    complain(f"the program failed before it started.{f' The report in {report} helps to mend it.' if report else ''}")
    return STORE_TROUBLE
