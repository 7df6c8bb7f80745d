"""What every call of the command line says when it goes wrong: the exit status, one line, and no traceback.

Imports next to nothing: it is read before the first paint.
"""

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
