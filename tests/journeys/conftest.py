"""Fixtures of the journeys. They free the memory of each journey, so that hundreds of them fit into one process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all journeys as long: each runs the whole program for about a second. scripts/check leaves them out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.long)


@pytest.fixture(autouse=True)
def released() -> Iterator[None]:
    """Undo `gc.freeze()`: the app freezes all objects at its first paint, because it lives as long as its process."""
    yield
    gc.unfreeze()
    gc.collect()
