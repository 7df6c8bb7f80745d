"""The stores under test, and the folder that they may use."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # helpers of these tests are imported as tests.store.…

from tests.store.power_disk import PowerDisk
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Store

NOON = 1_800_000_000.0


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder for a workspace; it does not exist yet."""
    return tmp_path / "northwind-okrs"


@pytest.fixture
def files(root: Path) -> FileStore:
    """A store on the real disk."""
    return FileStore(root, who="Ana", clock=lambda: NOON)


def _in_memory(_: Path) -> Store:
    return MemoryStore(who="Ana", clock=lambda: NOON)


def _in_files(root: Path) -> Store:
    return FileStore(root, who="Ana", clock=lambda: NOON)


def _on_a_modelled_disk(_: Path) -> Store:
    return FileStore("/ws", PowerDisk(), who="Ana", clock=lambda: NOON)


@pytest.fixture(params=[_in_memory, _in_files, _on_a_modelled_disk], ids=["memory", "files", "modelled"])
def store(request: pytest.FixtureRequest, root: Path) -> Iterator[Store]:
    """Every kind of store in turn."""
    make: Callable[[Path], Store] = request.param
    made = make(root)
    yield made
    made.close()


@pytest.fixture(params=[_in_files, _on_a_modelled_disk], ids=["files", "modelled"])
def keeping(request: pytest.FixtureRequest, root: Path) -> FileStore:
    """Every kind of store that keeps its own files."""
    make: Callable[[Path], FileStore] = request.param
    return make(root)
