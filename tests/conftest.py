"""What every test starts from: no settings of the person who runs them."""

from __future__ import annotations

import os

for _name in ("TUIOKR_WORKSPACE", "TUIOKR_THEME", "NO_COLOR"):
    os.environ.pop(_name, None)
os.environ["TEXTUAL_ANIMATIONS"] = "none"
