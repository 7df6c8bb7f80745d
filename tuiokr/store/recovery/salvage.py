"""Read what is still readable in the bytes of a broken file. Pure: bytes in, documents and losses out.

Files are written with an indent of two, so every document begins on its own line with four spaces. No text in a
document can look like that, because its line ends are escaped. So damage costs only the documents it touches, and the
ones after it are found again.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tuiokr.store import codec
from tuiokr.store.codec import Tables
from tuiokr.store.protocol import Broken

_TABLE: Final = re.compile(rb'^ {2}("(?:[^"\\\x00-\x1f]|\\.)*"): \{', re.MULTILINE)
_DOCUMENT: Final = re.compile(rb'^ {4}("(?:[^"\\\x00-\x1f]|\\.)*"): \{', re.MULTILINE)
_END: Final = re.compile(rb"^ {4}\},?\r?$", re.MULTILINE)
_REST: Final = re.compile(rb"[\s{},]*")
_EMPTY: Final = re.compile(rb"\},?\r?$", re.MULTILINE)
_OURS, _BASE, _THEIRS, _OVER = b"<" * 7, b"|" * 7, b"=" * 7, b">" * 7


class Lost(NamedTuple):
    """A document that could not be read; `table` and `id` are empty if they could not be read either."""

    table: str
    id: str
    line: int
    what: str


class Salvaged(NamedTuple):
    """The documents that could be read, the lost ones, and those with two versions from git, of which one was taken.

    `unsure` are the documents read after damage that may have hidden the beginning of another table.
    """

    tables: Tables
    lost: tuple[Lost, ...]
    contested: tuple[tuple[str, str], ...] = ()
    unsure: tuple[tuple[str, str], ...] = ()


def salvage(data: bytes) -> Salvaged:
    """Return what can be read in a file's bytes.

    If git left two versions of a document, the one with the higher `rev` is taken; ours if they are equal.
    """
    sides = _sides(data)
    if sides is None:
        return _read(data)
    mine, theirs = (_read(side) for side in sides)
    tables = {name: dict(docs) for name, docs in mine.tables.items()}
    contested = []
    for name, docs in theirs.tables.items():
        for key, doc in docs.items():
            own = tables.setdefault(name, {}).get(key)
            if own is None:
                tables[name][key] = doc
            elif not codec.same(own, doc):
                contested.append((name, key))
                tables[name][key] = doc if doc["rev"] > own["rev"] else own
    known = {(name, key) for name, docs in tables.items() for key in docs}
    lost = [one for one in (*mine.lost, *theirs.lost) if (one.table, one.id) not in known]
    return Salvaged(tables, tuple(dict.fromkeys(lost)), tuple(contested), (*mine.unsure, *theirs.unsure))


def _read(data: bytes) -> Salvaged:
    """Return the documents of one version: all if it can be parsed, else the undamaged ones."""
    try:
        return Salvaged(codec.parse(data, ""), ())
    except Broken as error:
        broken = error
    tables: Tables = {}
    lost: list[Lost] = []
    unsure: list[tuple[str, str]] = []
    last, torn = "", False
    for table, key, start, part in _places(data):
        if key is None:
            last, torn = "", not _is_rest(part)
            continue
        line = data.count(b"\n", 0, start) + 1
        doc, clean = _document(part)
        unsafe, torn = torn, torn or not clean
        if doc is None or not key:
            named = f"“{key}”" if key else "a document"
            lost.append(Lost(table, key, line, f"{named} in {table or 'an unknown table'} (line {line})"))
        elif not table or (unsafe and key < last):  # in a table the ids are in order
            lost.append(Lost("", key, line, f"“{key}” (line {line}), whose table is not known"))
        else:
            tables.setdefault(table, {})[key] = doc
            last = key
            if unsafe:
                unsure.append((table, key))
    if not lost:
        lost.append(Lost("", "", broken.line, f"the text near line {broken.line or 1}"))
    return Salvaged(tables, tuple(lost), (), tuple(unsure))


def _places(data: bytes) -> list[tuple[str, str | None, int, bytes]]:
    """Return every table (id: None) and document in order: table, id ("" if damaged), offset, bytes.

    The bytes of a document start at its brace, those of a table after its brace. They end where the next begins.
    """
    starts = [(hit.start(), True, hit) for hit in _TABLE.finditer(data)]
    starts += [(hit.start(), False, hit) for hit in _DOCUMENT.finditer(data)]
    starts.sort(key=lambda start: start[0])
    ends = [*(start for start, _, _ in starts), len(data)][1:]
    found: list[tuple[str, str | None, int, bytes]] = []
    table = ""
    for (start, is_table, hit), end in zip(starts, ends, strict=True):
        name = _word(hit[1])
        if is_table:
            table = name
            found.append((table, None, start, data[hit.end() : end]))
        else:
            found.append((table, name, start, data[hit.end() - 1 : end]))
    return found


def _document(part: bytes) -> tuple[dict[str, object] | None, bool]:
    """Return the document at the start of these bytes, if it is whole, and whether the rest of them is undamaged.

    If the rest is damaged, the beginning of another table may have been there.
    """
    end = _EMPTY.match(part, 1) or _END.search(part)
    if end is None:
        return None, False
    try:
        [doc] = codec.parse(b'{"":{"":' + part[: end.start()] + b"}}}", "")[""].values()
    except (Broken, ValueError):
        return None, False
    return doc, _is_rest(part[end.end() :])


def _is_rest(part: bytes) -> bool:
    """Whether these bytes contain only what is between documents."""
    return _REST.fullmatch(part) is not None


def _word(quoted: bytes) -> str:
    """Return a name, "" if it is damaged."""
    try:
        return str(codec.value(quoted))
    except ValueError:
        return ""


def _sides(data: bytes) -> tuple[bytes, bytes] | None:
    """Return both versions of a file with git conflict markers, None if it has none."""
    mine: list[bytes] = []
    theirs: list[bytes] = []
    to: tuple[list[bytes], ...] = (mine, theirs)
    marked = False
    for line in data.splitlines(keepends=True):
        word = line[:7]
        if line[7:8] not in (b"", b" ", b"\r", b"\n"):
            word = b""
        if word == _OURS:
            to, marked = (mine,), True
        elif word == _BASE and marked:
            to = ()
        elif word == _THEIRS and marked:
            to = (theirs,)
        elif word == _OVER and marked:
            to = (mine, theirs)
        else:
            for side in to:
                side.append(line)
    return (b"".join(mine), b"".join(theirs)) if marked else None
