"""Convert logical paths to names on disk and back. Pure string functions: nothing here accesses a disk.

Paths are plain strings in the whole store: a scan creates thousands of them, and pathlib takes ten times as long.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import Final

from tuiokr.store.protocol import StoreError

LONGEST: Final = 150
"""The most bytes in one encoded segment; ".json" and the suffix of a temp file must also fit into 255 bytes."""

join = os.path.join
parent = os.path.dirname
last = os.path.basename
split = os.path.split
absolute = os.path.abspath

OWN: Final = ".tuiokr"
SUFFIX: Final = ".json"
HISTORY_SUFFIX: Final = ".jsonl"

_PLAIN: Final = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._ -]*[A-Za-z0-9_-])?")
_PLAIN_FILE: Final = re.compile(r"[A-Za-z0-9_-]{1,100}\.json")
_KEPT: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._- ")
_ESCAPED: Final = re.compile(r"(?:%[0-9A-F]{2})+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_TEMP: Final = re.compile(r"\..+\.json\.[0-9a-f]{12}\.tmp")


@lru_cache(4096)
def encode(segment: str, folder: bool = False) -> str:
    """Return the name on disk of one segment, without extension; `decode` reverses this.

    What some file system would refuse, change or hide is percent-encoded: all but [A-Za-z0-9._- ], a leading or
    trailing dot, a trailing space, names that Windows reserves for devices, and in a folder's name a final ".json",
    which marks files. Raises StoreError if the segment is empty, not Unicode text, or too long.
    """
    name = segment
    if not _PLAIN.fullmatch(segment):
        name = _escape(segment)
    if _RESERVED.fullmatch(name.partition(".")[0].rstrip(" ")):
        name = _byte(name[0]) + name[1:]
    if folder and name.endswith(SUFFIX):
        name = name[: -len(SUFFIX)] + "%2Ejson"
    if len(name) > LONGEST:
        raise StoreError(
            f"the name “{segment[:40]}…” is too long to be a file: at most {LONGEST} bytes when encoded, "
            f"this has {len(name)}",
            "Choose a shorter name.",
        )
    return name


def decode(name: str, folder: bool = False) -> str | None:
    """Return the segment that `encode` turns into this name, None if there is none (a file that is not ours)."""
    try:
        segment = _ESCAPED.sub(lambda hit: bytes.fromhex(hit[0].replace("%", "")).decode(), name)
        return segment if encode(segment, folder) == name else None
    except (UnicodeDecodeError, StoreError):
        return None


def logical(inside: str) -> str | None:
    """Return the logical path of a file from its path inside the workspace, None if it is not one of ours.

    The extension may be left out.
    """
    *folders, name = inside.removesuffix(SUFFIX).split("/")
    parts = [*(decode(folder, folder=True) for folder in folders), decode(name)]
    return "/".join(part for part in parts if part) if all(parts) else None


@lru_cache(1 << 16)
def segment_of(name: str) -> str | None:
    """Return the segment for a file's name on disk, without ".json"; None for a file that is not ours."""
    # A fast path: most names are plain, and a folder may have ten thousand files.
    if _PLAIN_FILE.fullmatch(name) and not _RESERVED.match(name):
        return name[: -len(SUFFIX)]
    return decode(name[: -len(SUFFIX)]) if name.endswith(SUFFIX) else None


def segments(file: str) -> tuple[str, ...]:
    """Return the parts of a logical path. Raises StoreError if one is empty."""
    parts = tuple(file.split("/"))
    if not all(parts):
        raise StoreError(
            f"“{file}” is not a file of a workspace; expected names separated by single slashes, such as teams/a"
        )
    return parts


def temporary(name: str) -> bool:
    """Whether a name on disk is the name of one of our temp files."""
    return _TEMP.fullmatch(name) is not None


def _escape(segment: str) -> str:
    if not segment:
        raise StoreError("a name is empty; expected at least one character")
    try:
        name = "".join(letter if letter in _KEPT else _byte(letter) for letter in segment)
    except UnicodeEncodeError:
        raise StoreError(f"the name {segment!r} is not Unicode text and cannot be a file") from None
    if name[0] == ".":
        name = "%2E" + name[1:]
    if name[-1] in ". ":
        name = name[:-1] + _byte(name[-1])
    return name


def _byte(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())


class Layout:
    """The paths of everything in one root. All paths are absolute strings of the running system."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = absolute(root)
        self.own = join(self.root, OWN)
        self.lock = join(self.own, "lock")
        self.intent = join(self.own, "intent.json")
        self.clean = join(self.own, "clean")
        self.unclean = join(self.own, "unclean")
        self.ignore = join(self.own, ".gitignore")
        self.past = join(self.own, "history")
        self.journal = join(self.own, "journal" + HISTORY_SUFFIX)
        self.refused = join(self.own, "refused" + HISTORY_SUFFIX)
        self.quarantine = join(self.own, "quarantine")
        self.backups = join(self.own, "backups")
        self.tending = join(self.own, "tending")

    def path(self, file: str) -> str:
        """Return the path on disk of the file with this logical path."""
        return join(self.root, *self._names(file)) + SUFFIX

    def folder(self, prefix: str) -> str:
        """Return the path on disk of the folder with this logical path; an empty path is the root."""
        return join(self.root, *(encode(part, True) for part in segments(prefix))) if prefix else self.root

    def history(self, file: str) -> str:
        """Return the path on disk of a file's history."""
        return join(self.past, *self._names(file)) + HISTORY_SUFFIX

    def temp(self, path: str) -> str:
        """Return a new random path in the same folder; a counter would repeat in the next process."""
        folder, name = os.path.split(path)
        stem = name if name.endswith(SUFFIX) else name + SUFFIX
        return join(folder, f".{stem}.{os.urandom(6).hex()}.tmp")

    def inside(self, path: str) -> str:
        """Return a path for display: relative to the root of the workspace, with forward slashes."""
        return path[len(self.root) :].lstrip(os.sep).replace(os.sep, "/")

    def parents(self, path: str) -> list[str]:
        """Return the folders between the root and a path below it, outermost first, without the root."""
        found: list[str] = []
        folder = parent(path)
        while len(folder) > len(self.root):
            found.append(folder)
            folder = parent(folder)
        return found[::-1]

    def _names(self, file: str) -> tuple[str, ...]:
        *folders, name = segments(file)
        return (*(encode(part, True) for part in folders), encode(name))
