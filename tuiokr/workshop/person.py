"""Who sits at this machine."""

from __future__ import annotations

import os


def own_name() -> str:
    """Who saves, as the history names them: $TUIOKR_WHO, else the name of the user."""
    names = (os.environ.get(name, "").strip() for name in ("TUIOKR_WHO", "LOGNAME", "USER", "USERNAME"))
    return next((name for name in names if name), "")
