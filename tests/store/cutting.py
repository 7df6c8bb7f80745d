"""One disk as it may be found after the power went: for tests that cut it at each call."""

from __future__ import annotations

import random

from tests.store.power_disk import PowerCut as Stopped
from tests.store.power_disk import PowerDisk

__all__ = ["Stopped", "after_a_cut"]


def after_a_cut(disk: PowerDisk, seed: str, keep: float) -> PowerDisk:
    """The disk after a power cut. As much of what was not synced is there as `keep` says, 0.0 to 1.0."""
    disk.cut(random.Random(seed), keep)
    return disk
