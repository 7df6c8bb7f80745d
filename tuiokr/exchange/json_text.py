"""Strict reading of JSON: every error names its line, and values that could not be written again are refused."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tuiokr.exchange.document import ExchangeError, shown

if TYPE_CHECKING:
    from pydantic import JsonValue

DEEPEST = 50
"""Most levels of lists and groups in a value that has no field."""
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]:,]')
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
_PLACED = 8
"""Levels of lists and groups whose place in the text is recorded: key results of objectives of teams of teams."""
_LONGEST_INT = 18
"""Digits of a whole number that always fits into 64 bits."""

Path = tuple[str | int, ...]


class _Refused(ValueError):
    """Well-formed JSON that is refused; `literal` is the text to search for."""

    def __init__(self, message: str, literal: str = "") -> None:
        super().__init__(message)
        self.literal = literal


def _constant(literal: str) -> float:
    raise _Refused(f"found {literal}, expected a number", literal)


def _float(literal: str) -> float:
    value = float(literal)
    if math.isinf(value):
        raise _Refused(f"found the number {literal[:30]}, which is too large", literal)
    return value


def _int(literal: str) -> int:
    if len(literal) > _LONGEST_INT:
        raise _Refused(f"found the number {literal[:30]}, which is too large", literal)
    return int(literal)


def _group(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    group = dict(pairs)
    if len(group) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Refused(f"found {shown(twice)} twice in the same group, expected each name once")
    return group


class LineIndex:
    """Line and column of an offset. Fast when each offset is near the previous one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1

    def at(self, offset: int) -> tuple[int, int]:
        """Return (line, column), both from 1."""
        if offset >= self._at:
            self._line += self._text.count("\n", self._at, offset)
        else:
            self._line -= self._text.count("\n", offset, self._at)
        self._at = offset
        return self._line, offset - self._text.rfind("\n", 0, offset)


def _line_of_literal(text: str, literal: str) -> int | None:
    pattern = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|(' + re.escape(literal) + r")(?![\w.])")
    return next((text.count("\n", 0, hit.start()) + 1 for hit in pattern.finditer(text) if hit[1]), None)


def _line_of_double(text: str) -> int | None:
    groups: list[set[str] | None] = []
    before = ""
    for hit in _TOKEN.finditer(text):
        token = hit[0]
        if token == "{":
            groups.append(set())
        elif token == "[":
            groups.append(None)
        elif token in "}]" and groups:
            groups.pop()
        elif token[0] == '"' and before in ("{", ",") and groups and (names := groups[-1]) is not None:
            name = _unquoted(token)
            if name in names:
                return text.count("\n", 0, hit.start()) + 1
            names.add(name)
        before = token
    return None


def _unquoted(token: str) -> str:
    return str(json.loads(token, strict=False)) if "\\" in token else token[1:-1]


def parse(text: str, name: str, first_line: int = 1) -> JsonValue:
    """Parse a JSON text. `first_line` is the line of its file in which it begins.

    Raises ExchangeError for invalid JSON, duplicate names in one group, numbers that are invalid or too large,
    half characters (lone surrogates) and nesting that is too deep to parse.
    """
    try:
        value: JsonValue = json.loads(
            text, object_pairs_hook=_group, parse_constant=_constant, parse_float=_float, parse_int=_int
        )
    except json.JSONDecodeError as error:
        what = error.msg[:1].lower() + error.msg[1:]
        raise ExchangeError(
            name, first_line + error.lineno - 1, f"this is not JSON: {what} (column {error.colno})"
        ) from None
    except _Refused as error:
        found = _line_of_literal(text, error.literal) if error.literal else _line_of_double(text)
        raise ExchangeError(name, first_line + (found or 1) - 1, str(error)) from None
    except RecursionError:
        raise ExchangeError(name, None, "lists and groups are nested too deeply, expected an exchange file") from None
    if "\\" in text:
        for hit in _ESCAPE.finditer(text):
            if hit[1]:
                line = first_line + text.count("\n", 0, hit.start())
                raise ExchangeError(name, line, f"found \\{hit[1]}, which is an incomplete character")
    return value


def too_deep(value: JsonValue) -> bool:
    """Whether lists and groups are nested too deeply to be kept."""
    layer: Sequence[JsonValue] = [value]
    for _ in range(DEEPEST):
        layer = [
            inner
            for one in layer
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not layer:
            return False
    return True


class LinePositions:
    """The places of teams, objectives and key results in the text of an exchange file. It is scanned on first use."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups: dict[Path, int] | None = None
        self._lines = LineIndex(text)

    def of(self, path: Path) -> tuple[int, int]:
        """Return (line, column) of the value at a path such as `("objectives", 3, "key_results", 0, "text")`."""
        if self._groups is None:
            self._groups = dict(self._scan())
        last = path[-1] if path else 0
        if isinstance(last, str) and path[:-1] in self._groups:
            return self._lines.at(self._field(self._groups[path[:-1]], last))
        return self._lines.at(self._groups.get(path, 0))

    def line(self, path: Path) -> int:
        """Return the line of the value at a path, from 1."""
        return self.of(path)[0]

    def _value_after(self, offset: int) -> int:
        while offset < len(self._text) and self._text[offset] in " \t\r\n":
            offset += 1
        return offset

    def _field(self, start: int, name: str) -> int:
        """Return the offset of a field's value in the group that begins at `start`; `start` when it is missing."""
        depth, key, before = 0, "", ""
        for hit in _TOKEN.finditer(self._text, start):
            token = hit[0]
            if token in "{[":
                depth += 1
            elif token in "}]":
                depth -= 1
                if not depth:
                    break
            elif depth == 1 and token == ":" and key == name:
                return self._value_after(hit.end())
            elif depth == 1 and token[0] == '"' and before in ("{", ","):
                key = _unquoted(token)
            before = token
        return start

    def _scan(self) -> Iterator[tuple[Path, int]]:
        path: list[str | int] = []
        yield (), self._value_after(0)
        before = ""
        for hit in _TOKEN.finditer(self._text):
            token = hit[0]
            if token == "{":
                if len(path) <= _PLACED:
                    yield tuple(path), hit.start()
                path.append("")
            elif token == "[":
                if len(path) <= _PLACED:
                    yield tuple(path), hit.start()
                path.append(0)
            elif token in "}]":
                path.pop()
            elif token == "," and isinstance(index := path[-1], int):
                path[-1] = index + 1
            elif token[0] == '"' and before in ("{", ",") and isinstance(path[-1], str):
                path[-1] = _unquoted(token)
            before = token
