"""The person at this machine."""

from __future__ import annotations

import os


def own_name() -> str:
    """Return the name for the history: $TUIOKR_WHO, else the user's login name, "" if there is none."""
    named = os.environ.get("TUIOKR_WHO", "").strip()
    if named:
        return named
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""
