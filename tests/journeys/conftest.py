"""Every journey is long; what it leaves behind is released, so that hundreds of them fit into one process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The whole program runs in each, so each takes about a second: scripts/check leaves them out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.long)


@pytest.fixture(autouse=True)
def released() -> Iterator[None]:
    """The app freezes what exists at its first paint, as it lives as long as the process. In tests it does not."""
    yield
    gc.unfreeze()
    gc.collect()
