"""All formats in `formats/`, chosen by name, by the ending of a file, or by the beginning of its content."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from tuiokr.exchange.file_format import Format, Where

if TYPE_CHECKING:
    from tuiokr.exchange.document import Document, PositionedText
    from tuiokr.exchange.statements import StatementAt


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format]:
    """Return all formats by name, in their order.

    Raises RuntimeError when a file defines no format, one with another name, or one that can do nothing, which is a
    programming error.
    """
    found: list[Format] = []
    folder = import_module("tuiokr.exchange.formats")
    for module in pkgutil.iter_modules(folder.__path__):
        one = getattr(import_module(f"{folder.__name__}.{module.name}"), "FORMAT", None)
        if not isinstance(one, Format) or one.name != module.name:
            raise RuntimeError(f"formats/{module.name}.py holds no FORMAT of that name")
        if not (one.read or one.statements or one.write) or not one.endings or (one.write and not one.offered):
            raise RuntimeError(f"formats/{module.name}.py: nothing can be done with it, or it has no ending")
        found.append(one)
    return MappingProxyType({one.name: one for one in sorted(found, key=lambda one: (one.order, one.name))})


def imported() -> tuple[Format, ...]:
    """Return the formats that OKRs are imported from."""
    return tuple(one for one in formats().values() if one.read)


def checked() -> tuple[Format, ...]:
    """Return the formats whose statements are checked."""
    return tuple(one for one in formats().values() if one.statements)


def offered(where: Where) -> tuple[Format, ...]:
    """Return the formats that can be chosen for writing in a place; the first is the default."""
    return tuple(one for one in formats().values() if one.write and where in one.offered)


def named_by(file: str) -> Format | None:
    """Return the format that a file's ending names; None when it names none."""
    ending = PurePath(file).suffix.lower()
    return next((one for one in formats().values() if ending in one.endings), None)


def detect(name: str, data: bytes) -> str:
    """Return the name of the format: by the file's ending, else the format that its beginning looks most like.

    Return "" when it looks like none. Never fails.
    """
    from tuiokr.exchange import encodings
    from tuiokr.exchange.document import ExchangeError

    if by_name := named_by(name):
        return by_name.name
    start = data[:4096]
    try:
        text = encodings.decode(start, name).text
    except ExchangeError:
        text = start.decode("utf-8", "replace")
    likely = {one.name: one.likeness(text.lstrip()) for one in formats().values()}
    best = max(likely, key=lambda one: likely[one], default="")
    return best if likely.get(best) else ""


def chosen(data: bytes, name: str, wanted: str | None) -> Format:
    """Return the format to use: the wanted one, else the detected one.

    Raises ExchangeError for a name that is not a format, and for files of programs whose formats are not read.
    """
    from tuiokr.exchange import encodings
    from tuiokr.exchange.document import ExchangeError, shown

    if wanted is None and (other := encodings.other_format(name, data)) is not None:
        raise ExchangeError(name, None, f"{other.title} is not read; {other.instead}")
    format_name = wanted or detect(name, data)
    if format_name not in formats():
        found = f"the format {shown(format_name)}" if format_name else "an unknown format"
        raise ExchangeError(name, None, f"found {found}, expected {', '.join(formats())}")
    return formats()[format_name]


def read(data: bytes, name: str, wanted: str | None = None, cycle: str | None = None) -> Document:
    """Return the document in a file's bytes. `name` is for messages and for detecting the format; `wanted` names it.

    When a file contains several cycles, only `cycle` is read.

    Raises ExchangeError when the format is not known, cannot be imported, or the file cannot be read.
    """
    from tuiokr.exchange.document import ExchangeError

    one = chosen(data, name, wanted)
    if one.read is None:
        known = ", ".join(each.name for each in imported())
        what = "single statements, which are for lint" if one.statements else f"{one.title}, which is only written"
        raise ExchangeError(name, None, f"found {what}; expected one of {known}")
    return one.read(data, name, cycle)


def read_statements(data: bytes, name: str, wanted: str | None = None) -> Iterator[StatementAt]:
    """Yield all statements of a file in its order; lazily for JSON Lines.

    `wanted` names the format (None: by name and content). Raises ExchangeError with the faulty line, at the latest
    while iterating; the statements before it were yielded.
    """
    from tuiokr.exchange.document import ExchangeError

    one = chosen(data, name, wanted)
    if one.statements is None:
        known = ", ".join(each.name for each in checked())
        raise ExchangeError(name, None, f"found {one.title}, which is not checked; expected one of {known}")
    yield from one.statements(data, name)


def background(data: bytes, name: str, wanted: str | None = None) -> tuple[str | None, tuple[PositionedText, ...]]:
    """Return the cycle that a file names, and its teams, which the checks need in addition to the statements.

    Raises ExchangeError as an import of the file would.
    """
    from tuiokr.exchange.document import PositionedText

    one = chosen(data, name, wanted)
    if one.background:
        return one.background(data, name)
    document = read(data, name, wanted)
    return document.cycle, tuple(PositionedText(team.id, team.name, team.parent) for team in document.teams)
