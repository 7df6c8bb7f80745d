"""Find names that exist twice in a valid file. A JSON reader silently takes the last of two equal names.

No writer creates such a file; a merge by hand does when it keeps both sides.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tuiokr.store import codec

_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\],]', re.DOTALL)


class Double(NamedTuple):
    """The second occurrence of a name in one object: the path to it (table, document, field, …) and its line."""

    path: tuple[str, ...]
    line: int

    @property
    def what(self) -> str:
        """A description for a person."""
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
    """Return the doubles in the bytes of a valid file, in order. Slow for a large file: it looks at every token."""
    found: list[Double] = []
    names: list[set[bytes] | None] = []  # the names seen in each open object; None for a list
    path: list[bytes] = []  # the present name in each of them
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
            # With escapes one name can be written in two ways.
            name = codec.compact(codec.value(token)) if b"\\" in token else token
            path[-1] = name
            if name in seen:
                words = tuple(str(codec.value(one)) for one in path if one)
                found.append(Double(words, data.count(b"\n", 0, hit.start()) + 1))
            seen.add(name)
    return tuple(found)
