"""TinyDB's own tests pass on our storage, except those listed here with their reasons."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from tests.store import tinydb_suite
from tests.store.tinydb_suite import Tables

LISTED_FOR = "4.9.0"

ITS_FILE = "is about the one JSON file of TinyDB: its text, its encoding, its handle, how it is opened or made"
ANY_JSON = "writes JSON that is no tables of documents, which our files always are"
NO_EMPTY_TABLE = "keeps a table without documents; our files have none"
REFUSAL = "wants TypeError for what JSON cannot hold; ours refuses it too, with an error that names the field"
ITS_NAMES = "compares the printed name of TinyDB's own class"
OTHER_FORMAT = "is about a storage in YAML, and is skipped without that library"
NUMBERS = "counts on ids that are numbers, and on TinyDB to give them; ours are words that the program gives"
NO_CACHE = "looks into the cache of answered queries; our tables have none, for it would share documents"


def both(name: str) -> tuple[str, str]:
    """A test that TinyDB runs on each of the two storages."""
    return f"{name}[memory]", f"{name}[json]"


OUR_STORAGE = {
    "test_middlewares.py::test_caching_json_write": ITS_FILE,
    "test_storages.py::test_json": ANY_JSON,
    "test_storages.py::test_json_kwargs": ITS_FILE,
    "test_storages.py::test_json_read": ITS_FILE,
    "test_storages.py::test_create_dirs": ITS_FILE,
    "test_storages.py::test_json_invalid_directory": ITS_FILE,
    "test_storages.py::test_encoding": ITS_FILE,
    "test_storages.py::test_json_invalid_mode_warning": ITS_FILE,
    "test_storages.py::test_yaml": OTHER_FORMAT,
    "test_tables.py::test_persist_table[json]": NO_EMPTY_TABLE,
    **dict.fromkeys(both("test_tables.py::test_table_repr"), ITS_NAMES),
    "test_tinydb.py::test_insert_invalid_dict": REFUSAL,
}
"""The tests that fail with TinyDB's tables on our storage."""

OUR_TABLES_TOO = {
    **OUR_STORAGE,
    "test_tinydb.py::test_repr": ITS_NAMES,
    **dict.fromkeys(
        [
            *both("test_tinydb.py::test_insert_with_doc_id"),
            *both("test_tinydb.py::test_insert_with_duplicate_doc_id"),
            *both("test_tinydb.py::test_insert_multiple_with_doc_ids"),
            *both("test_tinydb.py::test_remove_ids"),
            *both("test_tinydb.py::test_remove_returns_ids"),
            *both("test_tinydb.py::test_remove_ids_mixed"),
            *both("test_tinydb.py::test_update_returns_ids"),
            *both("test_tinydb.py::test_update_ids"),
            *both("test_tinydb.py::test_update_ids_mixed"),
            *both("test_tinydb.py::test_upsert_by_id"),
            "test_tinydb.py::test_unique_ids",
            "test_tinydb.py::test_lastid_after_open",
            "test_tinydb.py::test_doc_ids_json",
            "test_tinydb.py::test_insert_on_existing_db",
        ],
        NUMBERS,
    ),
    **dict.fromkeys(
        [
            *both("test_tables.py::test_query_cache"),
            *both("test_tinydb.py::test_search"),
            *both("test_tinydb.py::test_search_path"),
            "test_tinydb.py::test_query_cache",
        ],
        NO_CACHE,
    ),
}
"""The tests that fail when the tables are ours as well."""

MODULES = ("middlewares", "operations", "queries", "storages", "tables", "tinydb", "utils")


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """The folder with TinyDB's tests."""
    return tinydb_suite.unpack(tinydb_suite.PACKAGE, tmp_path / "tinydb")


@pytest.mark.parametrize(("tables", "listed"), [("theirs", OUR_STORAGE), ("ours", OUR_TABLES_TOO)])
def test_all_tests_but_the_listed_ones_pass(
    suite: Path, tmp_path: Path, tables: Tables, listed: dict[str, str]
) -> None:
    ended = {
        name.removeprefix("tests/"): how for name, how in tinydb_suite.run(suite, tables, tmp_path / "run").items()
    }
    passed = {name for name, how in ended.items() if how == "passed"}
    print(f"TinyDB {tinydb_suite.VERSION}, tables {tables}: {len(passed)} of {len(ended)} pass, {len(listed)} listed")
    unlisted, needless = (ended.keys() - passed) - listed.keys(), listed.keys() - (ended.keys() - passed)
    assert not (unlisted or needless), f"TinyDB {tinydb_suite.VERSION}, the lists were made for {LISTED_FOR}"
    assert {name for name, how in ended.items() if how == "skipped"} == {"test_storages.py::test_yaml"}
    assert {name.split("::")[0] for name in passed} == {f"test_{module}.py" for module in MODULES}
    assert len(passed) > 150


def test_only_the_tests_of_a_package_are_unpacked(tmp_path: Path) -> None:
    package = tmp_path / "some.tar.gz"
    with tarfile.open(package, "w:gz") as archive:
        for name in ("t-1/tests/conftest.py", "t-1/tests/../../out.py", "t-1/setup.py", "/t/tests/x.py", "t-1/tests/d"):
            info = tarfile.TarInfo(name)
            info.size = 2
            archive.addfile(info, io.BytesIO(b"#\n"))
        link = tarfile.TarInfo("t-1/tests/link.py")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    tinydb_suite.unpack(package, tmp_path / "to")
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert found == ["some.tar.gz", "to/tests/conftest.py"]
    assert not [path for path in (tmp_path / "to").rglob("*") if path.is_symlink()]


def test_a_package_without_tests_is_reported(tmp_path: Path) -> None:
    package = tmp_path / "some.tar.gz"
    with tarfile.open(package, "w:gz"):
        pass
    with pytest.raises(ValueError, match=r"some\.tar\.gz has no tests in it"):
        tinydb_suite.unpack(package, tmp_path / "to")
