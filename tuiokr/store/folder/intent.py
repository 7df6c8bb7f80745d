"""The plan of a commit to several files. It is written before the first file, so that any process can complete it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from tuiokr.store import codec
from tuiokr.store.protocol import TooNew

FORMAT: Final = 1


class Invalid(ValueError):
    """The bytes are not an intent, or not a whole one."""


@dataclass(frozen=True, slots=True)
class Intent:
    """The new content of each file (None: delete it), and the digest of the old content (None: no file)."""

    after: Mapping[str, bytes | None]
    before: Mapping[str, str | None]


def digest(data: bytes | None) -> str | None:
    """Return the SHA-256 of a file's bytes, None for no file."""
    return None if data is None else sha256(data).hexdigest()


def encode(intent: Intent) -> bytes:
    """Return the bytes of an intent, with a checksum over its files."""
    files = {
        file: {"before": intent.before[file], "after": None if data is None else data.decode()}
        for file, data in intent.after.items()
    }
    return codec.compact({"checksum": _checksum(files), "files": files, "format": FORMAT})


def decode(data: bytes) -> Intent:
    """Return the intent in these bytes. Raises Invalid if they are damaged, TooNew if a newer version wrote them."""
    try:
        value = codec.value(data)
        if isinstance(value, dict) and isinstance(value.get("format"), int) and value["format"] > FORMAT:
            raise TooNew("a newer tuiokr was stopped while it was saving here", "Open it once with that version.")
        files = value["files"]
        if value["checksum"] != _checksum(files):
            raise Invalid("the checksum is wrong")
        after = {file: None if side["after"] is None else side["after"].encode() for file, side in files.items()}
        return Intent(after, {file: side["before"] for file, side in files.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Invalid(str(error)) from None


def _checksum(files: Any) -> str:
    return sha256(codec.compact(files)).hexdigest()
