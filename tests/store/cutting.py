"""One possible disk after a power cut, for tests that cut at each call."""

from __future__ import annotations

import random

from tests.store.power_disk import PowerDisk, Stopped, images

__all__ = ["Stopped", "after_a_cut"]


def after_a_cut(disk: PowerDisk, seed: str, keep: float) -> PowerDisk:
    """The disk after a power cut: with nothing that was not synced (keep 0.0), all of it (1.0), or a random part."""
    found = list(images(disk, 64))
    image = found[0] if keep == 0.0 else found[-1] if keep == 1.0 else random.Random(seed).choice(found)
    after = PowerDisk()
    after.fill(image)
    return after
