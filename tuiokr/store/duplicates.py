"""What exists twice in a file that reads well. Pure: of two equal names a JSON reader takes the last, and says nothing.

No writer makes such a file; a merge by hand does, when both sides are kept.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tuiokr.store import codec

_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\],]', re.DOTALL)


class Double(NamedTuple):
    """A name that stands a second time in one object: its table, its document, its field and so on down; its line."""

    path: tuple[str, ...]
    line: int

    @property
    def what(self) -> str:
        """The same in words."""
        *above, name = self.path
        match above:
            case []:
                return f"the table “{name}” exists twice"
            case [table]:
                return f"“{name}” exists twice in {table}"
            case [table, document, *_]:
                return f"the field “{name}” exists twice in “{document}” ({table})"
        raise AssertionError(self.path)  # a path has at least the name itself


def doubles(data: bytes) -> tuple[Double, ...]:
    """The doubles in the bytes of a file that parses, in order. Looks at every word, so a large file takes a while."""
    found: list[Double] = []
    names: list[set[bytes] | None] = []  # of each object that is open; None for a list
    path: list[bytes] = []  # the name that each of them is at
    awaited = False
    for hit in _TOKEN.finditer(data):
        token = hit[0]
        if token in (b"{", b"["):
            awaited = token == b"{"
            names.append(set() if awaited else None)
            path.append(b"")
        elif token in (b"}", b"]"):
            names.pop()
            path.pop()
            awaited = False
        elif token == b",":
            awaited = names[-1] is not None
        elif awaited and (seen := names[-1]) is not None:
            awaited = False
            # An escape can write one name in two ways.
            name = codec.compact(codec.value(token)) if b"\\" in token else token
            path[-1] = name
            if name in seen:
                words = tuple(str(codec.value(one)) for one in path if one)
                found.append(Double(words, data.count(b"\n", 0, hit.start()) + 1))
            seen.add(name)
    return tuple(found)
