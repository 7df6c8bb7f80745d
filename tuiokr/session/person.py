"""Who sits at this machine."""

from __future__ import annotations

import os


def own_name() -> str:
    """Who saves, as the history names them: $TUIOKR_WHO, else the name of the user, "" where there is none."""
    named = os.environ.get("TUIOKR_WHO", "").strip()
    if named:
        return named
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""
