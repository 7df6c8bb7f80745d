"""A pytest plugin that replaces TinyDB's storage with ours, and on request its tables, under TinyDB's own tests.

It is loaded before those tests, in a process of its own. Their storage in memory is our `StagedStorage`; their JSON
file is a folder of our `FileStore`, so that everything they write goes through our commits and our codec. With
`TUIOKR_TINYDB_TABLES=ours` the database is ours too: ids are words, and no query is answered from a cache. The result
of each test is written to the file `TUIOKR_TINYDB_RESULTS`, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tinydb
import tinydb.storages
from tinydb.storages import Storage

from tuiokr.store import document_layer
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Committed, Edit, Key

FILE = "everything"
_ended: dict[str, str] = {}


class InMemory(document_layer.StagedStorage):
    """Our staged tables, with the constructor and the attribute of TinyDB's storage in memory that its tests use."""

    def __init__(self) -> None:
        super().__init__({})

    @property
    def memory(self) -> dict[str, dict[str, Any]] | None:
        """The staged tables; None if there are none."""
        return self.tables or None


class InFolder(Storage):
    """A workspace folder in place of TinyDB's one JSON file: a write is one commit of all differences."""

    def __init__(self, path: str | os.PathLike[str], **_: object) -> None:
        self._store = FileStore(path)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The content of the folder, without the revs that TinyDB does not know; None if it is empty."""
        tables = self._store.load(FILE)
        bare = {
            table: {doc_id: {name: item for name, item in doc.items() if name != "rev"} for doc_id, doc in docs.items()}
            for table, docs in tables.items()
        }
        return bare or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Commit the differences from the current content."""
        before = _flat(self.read() or {})
        wanted = _flat(data)
        edits = [Edit(key, doc, None) for key, doc in wanted.items() if before.get(key) != doc]
        edits += [Edit(key, None, None) for key in before.keys() - wanted.keys()]
        assert isinstance(self._store.commit(edits), Committed)


def _flat(tables: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> dict[Key, Mapping[str, Any]]:
    return {Key(FILE, table, str(doc_id)): doc for table, docs in tables.items() for doc_id, doc in docs.items()}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Install our classes before a test of TinyDB is imported and binds these names."""
    sys.modules["yaml"] = None  # type: ignore[assignment]  # a third party's format: skipped wherever this runs
    for theirs in (tinydb.storages.MemoryStorage, tinydb.storages.JSONStorage):
        theirs.__init__ = _not_this_one  # type: ignore[method-assign]
    for place in (tinydb, tinydb.storages):
        setattr(place, "JSONStorage", InFolder)  # noqa: B010
    tinydb.storages.MemoryStorage = InMemory  # type: ignore[misc,assignment]
    if os.environ.get("TUIOKR_TINYDB_TABLES") == "ours":
        tinydb.TinyDB = document_layer._Database  # type: ignore[misc]
    tinydb.TinyDB.default_storage_class = InFolder  # type: ignore[assignment]


def _not_this_one(*_: object, **__: object) -> None:
    raise RuntimeError("this is a storage of TinyDB's own, and only ours is to be tested")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep the worst result of a test: of its set-up, of itself, or of its tear-down."""
    if report.outcome != "passed" or report.when == "call":
        _ended[report.nodeid] = report.outcome if _ended.get(report.nodeid) != "failed" else "failed"


def pytest_sessionfinish() -> None:
    """Write the result of each test to the file."""
    Path(os.environ["TUIOKR_TINYDB_RESULTS"]).write_text(json.dumps(_ended, indent=1))
