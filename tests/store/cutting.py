"""One disk as it may be found after the power went: for tests that cut it at each call."""

from __future__ import annotations

import random

from tests.store.power_disk import PowerDisk, Stopped, images

__all__ = ["Stopped", "after_a_cut"]


def after_a_cut(disk: PowerDisk, seed: str, keep: float) -> PowerDisk:
    """The disk after a power cut: with nothing of what was not synced (keep 0.0), all of it (1.0), or a part."""
    found = list(images(disk, 64))
    image = found[0] if keep == 0.0 else found[-1] if keep == 1.0 else random.Random(seed).choice(found)
    after = PowerDisk()
    after.fill(image)
    return after
