"""When the program itself fails: what was typed is kept, a report goes to a file, and a person reads one line."""

from __future__ import annotations

import platform
import tempfile
import traceback

from tuiokr import __version__


def write_report(error: BaseException) -> str:
    """Write what happened to a file outside the workspace; returns its path, "" where even that fails.

    The report holds the failing lines of the program, never what people wrote.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"tuiokr {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"{type(error).__module__}.{type(error).__name__}",
        *(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames),
    ]
    try:
        with tempfile.NamedTemporaryFile("w", prefix="tuiokr-report-", suffix=".txt", delete=False) as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return ""
    return file.name
