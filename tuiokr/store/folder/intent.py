"""The plan of a commit to several files: written whole before the first of them, so that anybody can carry it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from tuiokr.store import codec
from tuiokr.store.protocol import TooNew

FORMAT: Final = 1


class Invalid(ValueError):
    """The bytes are no intent, or not all of one."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What each file shall hold (None: be gone), and the digest of what it held before (None: was not there)."""

    after: Mapping[str, bytes | None]
    before: Mapping[str, str | None]


def digest(data: bytes | None) -> str | None:
    """A fingerprint of a file's bytes, None for no file."""
    return None if data is None else sha256(data).hexdigest()


def encode(intent: Intent) -> bytes:
    """The bytes of an intent, with a checksum over what matters."""
    files = {
        file: {"before": intent.before[file], "after": None if data is None else data.decode()}
        for file, data in intent.after.items()
    }
    return codec.compact({"checksum": _checksum(files), "files": files, "format": FORMAT})


def decode(data: bytes) -> Intent:
    """The intent in these bytes. Raises Invalid if they were torn or changed, TooNew if a newer version wrote them."""
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
