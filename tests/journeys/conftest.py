"""What every journey leaves behind is released, so that hundreds of them fit into one process."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def released() -> Iterator[None]:
    """The app freezes what exists at its first paint, as it lives as long as the process. In tests it does not."""
    yield
    gc.unfreeze()
    gc.collect()
