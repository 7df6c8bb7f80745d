"""The document layer: one TinyDB per file, over a dict in memory. Its own JSON storage is never used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from tuiokr.store.codec import Tables
from tuiokr.store.protocol import Doc


class StagedStorage(Storage):
    """A TinyDB storage that keeps the tables in a dict."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def read(self) -> Tables:
        """Return the staged tables; TinyDB may change them."""
        return self.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Stage these tables."""
        self.tables = data


class DocumentTable(Table):
    """A table whose ids are strings, and which never answers a query from a cache of shared documents."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB has type hints for int only, but supports any class

    # TinyDB binds its own default of 10 to this argument: a class attribute would have no effect.
    def __init__(self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        super().__init__(storage, name, cache_size, persist_empty)


class Aggregate:
    """The tables of one file as a TinyDB database."""

    def __init__(self, tables: Tables) -> None:
        self._storage = StagedStorage(tables)
        self._database = _Database(storage=lambda: self._storage)

    def put(self, table: str, docs: Mapping[str, Doc | None]) -> None:
        """Replace whole documents by their ids; None removes a document."""
        place = self._database.table(table)
        # Ids are str, see DocumentTable. All documents go into one call because TinyDB copies the table at each call.
        standing = self._storage.tables.get(table, {})
        gone = [cast(int, doc_id) for doc_id in docs if doc_id in standing]
        if gone:
            place.remove(doc_ids=gone)
        new = [Document(doc, cast(int, doc_id)) for doc_id, doc in docs.items() if doc is not None]
        if new:
            place.insert_multiple(new)

    def tables_with_documents(self) -> Tables:
        """Return the staged tables without empty ones."""
        return {name: docs for name, docs in self._storage.tables.items() if docs}


class _Database(TinyDB):
    table_class = DocumentTable
