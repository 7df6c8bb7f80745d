"""Documents to bytes and back: sorted, indented, one last newline, nothing that another reader would refuse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any, Final, TypeAlias

import orjson

from tuiokr.store.protocol import Broken, Doc, File, Key, StoreError

Tables: TypeAlias = dict[str, dict[str, dict[str, Any]]]

DEEPEST: Final = 100
"""How far values may be nested; the JSON library stops at 254, and a document's own place takes some of it."""

_SORTED: Final = orjson.OPT_SORT_KEYS
_FILE: Final = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
_MARKER: Final = rb"(?m)^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)"
_FORM: Final = "expected tables of documents: {table: {id: {…}}}"


def encode(tables: File) -> bytes:
    """The bytes of one file. Its documents must have passed `clean`."""
    return orjson.dumps(tables, option=_FILE)


def compact(value: object) -> bytes:
    """One line of JSON with sorted keys, no newline."""
    return orjson.dumps(value, option=_SORTED)


def parse(data: bytes, path: str) -> Tables:
    """The tables in a file's bytes. A document without `rev` gets 1. Raises `Broken` with the line if it is no such."""
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
    """Whether these are just the bytes that `encode` makes of what was parsed out of them: nothing else is in them."""
    try:
        return encode(tables) == data
    except TypeError:  # nested deeper than it is ever written
        return False


def may_hold(data: bytes, name: str) -> bool:
    """Whether a field of this name may be in a file's bytes; False is sure. "" is in every file."""
    # A hand may write any letter as an escape. One character alone is found fastest.
    return not name or compact(name)[1:] in data or (b"\\" in data and b"\\u" in data)


def value(data: bytes) -> Any:
    """Any JSON value. Raises ValueError if it is none."""
    return orjson.loads(data)


def clean(doc: Doc, key: Key) -> dict[str, Any]:
    """A deep copy in plain JSON types, without `rev`. Raises StoreError that names the field that cannot be stored."""
    where = f"{key.file}, {key.table} {key.id}"
    if not isinstance(doc, Mapping):
        raise StoreError(f"{where}: a document must be a mapping of fields, but this is {type(doc).__name__}")
    copy = _object(doc, where, "", 0)
    copy.pop("rev", None)
    return copy


def same(one: object, other: object) -> bool:
    """Whether two JSON values are written alike; 1, 1.0 and true are three different ones."""
    return one == other and compact(one) == compact(other)


def text(word: str, where: str, what: str) -> str:
    """A plain copy of a word. Raises StoreError if it has half a surrogate pair, which no file can hold."""
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
    """What is wrong with JSON that is no tables of documents."""
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
