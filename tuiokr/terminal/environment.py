"""What the environment says about the terminal: whether the app can draw on it, and whether ssh connects it.

This module is loaded before the first paint, so it imports nothing that costs time.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # the standard name, without importing `typing` before the first paint
if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILIES = frozenset(
    (
        "alacritty", "ansi", "contour", "cygwin", "eterm", "foot", "ghostty", "gnome", "hterm", "iTerm", "iTerm2",
        "kitty", "konsole", "linux", "mintty", "mlterm", "ms", "nsterm", "pcansi", "putty", "rio", "rxvt", "screen",
        "st", "stterm", "teraterm", "terminator", "tmux", "vscode", "vt100", "vt102", "vt200", "vt220", "vt320",
        "vt340", "vt400", "vt420", "vt510", "vt520", "vt525", "vte", "wezterm", "xterm",
    )
)  # fmt: skip
"""Terminals that the app can draw on, by the first part of TERM. This computer's terminfo often does not contain them,
because the terminal is on another computer.
"""
SET_TERM = "Set TERM to the name of your terminal, such as TERM=xterm-256color."
CURSOR_ADDRESS = 10
"""The index of `cup` among the strings of terminfo."""
SLOW_ESCAPE = 1000
"""Milliseconds that Escape waits over ssh: a slow line may split an arrow key in two parts, and the first is Escape."""


def unfit(term: str) -> str:
    """Return why the app cannot draw on a terminal with this name, or "" if it can.

    A name of a well-known family is accepted. Any other name must be in terminfo, with a cursor that is placed as on
    ANSI terminals.
    """
    name = term.strip()
    if not name:
        return "TERM is not set"
    if name in ("dumb", "unknown"):
        return f"TERM is {name}, a terminal that cannot place text"
    if name.partition("-")[0].partition(".")[0].partition("+")[0] in FAMILIES:
        return ""
    return _unfit_by_terminfo(name)


def _unfit_by_terminfo(name: str) -> str:
    folders = [folder for folder in _terminfo_folders(os.environ) if os.path.isdir(folder)]  # noqa: PTH112
    entry = _entry(name, folders)
    if entry is None:  # without any terminfo the name may be valid
        return f"TERM is {name}, which this computer does not know" if folders else ""
    if _cursor_address(entry).startswith(b"\x1b["):
        return ""
    return f"TERM is {name}, a terminal that cannot place text as ANSI terminals do"


def _terminfo_folders(environment: Mapping[str, str]) -> list[str]:
    own = [environment.get("TERMINFO", ""), os.path.expanduser("~/.terminfo")]  # noqa: PTH111
    usual = ["/etc", "/lib", "/usr/share", "/usr/lib", "/usr/local/share", "/usr/local/lib", "/opt/homebrew/share"]
    return [
        *filter(None, [*own, *environment.get("TERMINFO_DIRS", "").split(":")]),
        *(f"{one}/terminfo" for one in usual),
    ]


def _entry(name: str, folders: list[str]) -> bytes | None:
    """Return the terminfo entry of a name, or None if there is none."""
    if "/" in name or "\0" in name:
        return None
    for folder in folders:
        for letter in (name[0], f"{ord(name[0]):x}"):  # macOS names the folders by number
            try:
                with open(f"{folder}/{letter}/{name}", "rb") as file:  # noqa: PTH123
                    return file.read(32_768)
            except OSError:
                continue
    return None


def _cursor_address(entry: bytes) -> bytes:
    """Return the first two bytes of `cup` in a compiled entry (see term(5)), or b"" if it has no `cup`."""

    def short(at: int) -> int:
        return int.from_bytes(entry[at : at + 2], "little", signed=True)

    magic, names, flags, numbers, strings, _ = (short(at) for at in range(0, 12, 2))
    offsets = 12 + names + flags
    offsets += offsets % 2 + numbers * (4 if magic == 0o1036 else 2)
    at = short(offsets + 2 * CURSOR_ADDRESS)
    table = offsets + 2 * strings + at
    return entry[table : table + 2] if strings > CURSOR_ADDRESS and at >= 0 else b""


def over_ssh(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is at the other end of an ssh connection."""
    return bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))


def escape_delay(environment: Mapping[str, str]) -> str:
    """Return the milliseconds that Escape waits for the rest of a key, or "" to keep the default or ESCDELAY."""
    return str(SLOW_ESCAPE) if over_ssh(environment) and not environment.get("ESCDELAY") else ""
