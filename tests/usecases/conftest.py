"""Desks of a small organisation, in memory and on disk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # helpers of these tests are imported as tests.usecases.…

from tests.usecases.office import NOW, fill_in, open_desk
from tuiokr.session.clock import SetClock
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Store
from tuiokr.usecases.desk import Desk


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bare(store: MemoryStore, clock: SetClock) -> Desk:
    """The desk of an empty workspace."""
    return open_desk(store, clock)


@pytest.fixture
def desk(bare: Desk) -> Desk:
    """The desk of Northwind, with three teams and nothing drafted."""
    fill_in(bare)
    return bare


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder for a workspace; it does not exist yet."""
    return tmp_path / "northwind-okrs"


@pytest.fixture(params=["memory", "files"])
def any_store(request: pytest.FixtureRequest, root: Path) -> Callable[[], Store]:
    """Return a function that opens a store. Each call opens the same place."""
    if request.param == "files":
        return lambda: FileStore(root)
    kept = MemoryStore()
    return lambda: kept
