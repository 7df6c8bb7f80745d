"""How long a test may take, by its kind, and how long it waits for something to come about: all in one place.

The figures are for a machine that is busy with fifteen other things. Nothing is faster or slower because of them: a
test that passes ends as soon as it is done.
"""

from __future__ import annotations

from typing import Final

SECONDS: Final = {"proof": 1800.0, "long": 900.0}
"""How long one phase of a test (set-up, call, tear-down) may take, by the marker that names its kind."""
ORDINARY: Final = 300.0
"""The same for a test without such a marker."""
PATIENCE: Final = 120.0
"""Seconds after which a condition that a test waits for counts as never coming."""
AGAIN: Final = 60.0
"""Seconds after which a test that has swallowed the alarm is stopped once more."""
