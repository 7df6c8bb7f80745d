"""What happens when the program crashes: it saves typed text, and writes a report to a file."""

from __future__ import annotations

import platform
import tempfile
import traceback

from tuiokr import __version__


def write_words(words: list[str]) -> str:
    """Write the text of open forms to a file that only this user may read. Return its path, "" if that fails."""
    return _write("tuiokr-words-", words) if words else ""


def write_report(error: BaseException) -> str:
    """Write a crash report to a file outside the workspace. Return its path, "" if that fails too.

    The report contains the failing lines of the program, never what people wrote.
    """
    lines = [f"tuiokr {__version__}, Python {platform.python_version()}, {platform.system()}"]
    at: BaseException | None = error
    while at is not None and len(lines) < 500:
        lines.append(f"{type(at).__module__}.{type(at).__name__}")
        lines += [f"  {one.filename}:{one.lineno} in {one.name}" for one in traceback.extract_tb(at.__traceback__)]
        # The exception of a failed worker has the original one in `error`.
        at = getattr(at, "error", None) or at.__cause__ or at.__context__
    return _write("tuiokr-report-", lines)


def _write(prefix: str, lines: list[str]) -> str:
    try:
        with tempfile.NamedTemporaryFile("w", prefix=prefix, suffix=".txt", delete=False, encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except (OSError, UnicodeError):
        return ""
    return file.name
