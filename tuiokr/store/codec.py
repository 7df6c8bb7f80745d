"""Encode documents as bytes and parse them: sorted, indented, one final newline, valid JSON for any reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any, Final, TypeAlias

import orjson

from tuiokr.store.protocol import Broken, Doc, File, Key, StoreError

Tables: TypeAlias = dict[str, dict[str, dict[str, Any]]]

DEEPEST: Final = 100
"""How deep values may be nested. The JSON library stops at 254, and the levels above a document use some of that."""

_SORTED: Final = orjson.OPT_SORT_KEYS
_FILE: Final = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
_MARKER: Final = rb"(?m)^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)"
_FORM: Final = "expected tables of documents: {table: {id: {…}}}"


def encode(tables: File) -> bytes:
    """Return the bytes of one file. Its documents must have passed `clean`."""
    return orjson.dumps(tables, option=_FILE)


def compact(value: object) -> bytes:
    """Return one line of JSON with sorted keys and without a newline."""
    return orjson.dumps(value, option=_SORTED)


def parse(data: bytes, path: str) -> Tables:
    """Return the tables in a file's bytes. A document without `rev` gets 1. Raises `Broken`, with the line if known."""
    try:
        tables: Tables = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _unreadable(data, path, error) from None
    try:
        for docs in tables.values():
            for doc in docs.values():
                rev = doc["rev"]
                if type(rev) is not int or rev < 1:
                    raise _misshapen(data, tables, path)
    except KeyError:
        for docs in tables.values():
            for doc in docs.values():
                doc.setdefault("rev", 1)
    except (AttributeError, TypeError):
        raise _misshapen(data, tables, path) from None
    return tables


def as_written(data: bytes, tables: Tables) -> bool:
    """Whether `encode` turns the parsed tables back into exactly these bytes."""
    try:
        return encode(tables) == data
    except TypeError:  # nested deeper than `encode` can write
        return False


def may_hold(data: bytes, name: str) -> bool:
    """Whether a file's bytes may contain a field of this name. False is certain. "" is in every file."""
    # A file written by hand may contain any letter as an escape. A search for one byte is the fastest.
    return not name or compact(name)[1:] in data or (b"\\" in data and b"\\u" in data)


def value(data: bytes) -> Any:
    """Return the JSON value in these bytes. Raises ValueError if they are not JSON."""
    return orjson.loads(data)


def clean(doc: Doc, key: Key) -> dict[str, Any]:
    """Return a deep copy in plain JSON types, without `rev`. Raises StoreError that names a field that is not JSON."""
    where = f"{key.file}, {key.table} {key.id}"
    if not isinstance(doc, Mapping):
        raise StoreError(f"{where}: a document must be a mapping of fields, but this is {type(doc).__name__}")
    copy = _object(doc, where, "", 0)
    copy.pop("rev", None)
    return copy


def same(one: object, other: object) -> bool:
    """Whether two JSON values have the same text; 1, 1.0 and true are three different values."""
    return one == other and compact(one) == compact(other)


def text(word: str, where: str, what: str) -> str:
    """Return a plain copy of a string. Raises StoreError for a lone surrogate, which no file can contain."""
    if not word.isascii():
        try:
            word.encode()
        except UnicodeEncodeError:
            raise StoreError(
                f"{where}: {what} has an incomplete character (a lone surrogate), which cannot be saved"
            ) from None
    return str(word)


def _object(doc: Mapping[Any, Any], where: str, field: str, depth: int) -> dict[str, Any]:
    copy: dict[str, Any] = {}
    for name, item in doc.items():
        if not isinstance(name, str):
            raise StoreError(f"{where}: {field or 'the document'} has the field name {name!r}; expected a word")
        inner = f"{field}.{name}" if field else name
        copy[text(name, where, f"a field name in {field or 'the document'}")] = _value(item, where, inner, depth + 1)
    return copy


def _value(item: Any, where: str, field: str, depth: int) -> Any:
    if depth > DEEPEST:
        raise StoreError(f"{where}: {field[:60]}… is nested more than {DEEPEST} levels deep")
    if isinstance(item, str):
        return text(str.__str__(item), where, f"the field {field}")
    if item is None or isinstance(item, bool):
        return item
    if isinstance(item, int):
        if not -(2**63) <= item < 2**63:
            raise StoreError(f"{where}: the number in {field} is too large; expected at most 64 bits")
        return int(item)
    if isinstance(item, float):
        if not isfinite(item):
            raise StoreError(f"{where}: {field} is {item}; expected a finite number")
        return float(item)
    if isinstance(item, Mapping):
        return _object(item, where, field, depth)
    if isinstance(item, list | tuple):
        return [_value(part, where, f"{field}[{index}]", depth + 1) for index, part in enumerate(item)]
    kind = type(item).__name__
    raise StoreError(f"{where}: {field} is of type {kind}; expected text, number, true, false, null, list or mapping")


def _unreadable(data: bytes, path: str, error: orjson.JSONDecodeError) -> Broken:
    marker = re.search(_MARKER, data)
    if marker:
        line = data.count(b"\n", 0, marker.start()) + 1
        hint = f"Resolve the conflict in {path} (keep one side, delete the marker lines), then open it again."
        what = "git left conflict markers here; expected one version"
        return Broken(path, line, what, hint, "git conflict")
    if not data.strip():
        return Broken(path, 1, f"the file is empty; {_FORM}")
    return Broken(path, error.lineno, f"this is not JSON ({error.msg}, column {error.colno})")


def _misshapen(data: bytes, tables: Any, path: str) -> Broken:
    """Describe what is wrong with JSON that does not have the form of tables of documents."""
    if not isinstance(tables, dict):
        return Broken(path, 1, _FORM)
    for table, docs in tables.items():
        if not isinstance(docs, dict):
            return Broken(path, _line(data, table), f"“{table}” is not a table; {_FORM}")
        for doc_id, doc in docs.items():
            if not isinstance(doc, dict):
                return Broken(path, _line(data, doc_id), f"“{doc_id}” in {table} is not a document; {_FORM}")
            rev = doc.get("rev", 1)
            if type(rev) is not int or rev < 1:
                what = f"the rev of “{doc_id}” in {table} is {rev!r}; expected a whole number from 1 up"
                return Broken(path, _line(data, doc_id), what)
    return Broken(path, 1, _FORM)


def _line(data: bytes, name: str) -> int:
    found = data.find(compact(name))
    return data.count(b"\n", 0, found) + 1 if found >= 0 else 0
