"""Errors of the command line: an exit status and one line, without a traceback.

Imports almost nothing, because it is loaded before the first paint.
"""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # the standard name, without importing `typing` before the first paint
if TYPE_CHECKING:
    from pathlib import Path

OK, FOUND, WRONG_CALL, STORE_TROUBLE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit status: done; done with findings; wrong call or input; workspace busy or broken; Ctrl+C."""

LONGEST_LINE = 1000


def default_workspace() -> Path:
    """Return $TUIOKR_WORKSPACE, else `tuiokr` in the platform's user data folder. Creates nothing."""
    from pathlib import Path

    named = os.environ.get("TUIOKR_WORKSPACE", "").strip()
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("tuiokr", appauthor=False)


def shown(words: str, *, lines: bool = False) -> str:
    """Return text that is safe for a terminal: control characters become “?”. With `lines`, line breaks stay."""
    import re

    def safe(found: re.Match[str]) -> str:
        letter = found[0]
        if letter.isprintable() or letter in "\u200c\u200d":
            return letter
        return " " if letter.isspace() else "?"

    return re.sub(r"[^\n\t -~]" if lines else "[^ -~]", safe, words)


def complain(line: str) -> None:
    """Write one line to standard error, safe for a terminal. A closed standard error is ignored.

    A very long line, for example with a long argument in it, loses its middle.
    """
    if len(line) > LONGEST_LINE:
        line = f"{line[: LONGEST_LINE // 2]} … {line[-LONGEST_LINE // 2 :]}"
    try:
        sys.stderr.write(f"tuiokr: {shown(line)}\n")
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        sys.stderr = None


def unusable(folder: str | Path) -> str:
    """Return why this path is invalid, "" if it is valid. It need not exist."""
    try:
        os.stat(folder)  # noqa: PTH116
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL):
            return wrong_path(error)
    return ""


def wrong_path(error: OSError) -> str:
    """Return the message about a path that the user gave."""
    return f"{os.fsdecode(error.filename)}: {(error.strerror or str(error)).lower()}; name another file or folder"
