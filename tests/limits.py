"""The time limits of tests by kind, and how long a test waits for a condition: all in one place.

The figures are for a machine that is busy with fifteen other things. They make nothing faster or slower: a test that
passes ends as soon as it is done.
"""

from __future__ import annotations

from typing import Final

SECONDS: Final = {"proof": 1800.0, "long": 900.0}
"""Seconds that one phase of a test (set-up, call, tear-down) may take, by the marker that names its kind."""
ORDINARY: Final = 300.0
"""The same for a test without such a marker."""
PATIENCE = 15.0
"""Seconds after which a test gives up waiting for a condition."""
AGAIN: Final = 60.0
"""Seconds between the alarms for a test that has swallowed the one before."""
