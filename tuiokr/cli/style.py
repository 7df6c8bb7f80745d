"""Optional colour for plain terminal output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_CODES: Final = {"bold": 1, "dim": 2, "underline": 4, "red": 31, "green": 32, "yellow": 33, "cyan": 36}


@dataclass(frozen=True, slots=True)
class Style:
    """A function that adds the named looks to a text; with colour off, it returns the text unchanged."""

    on: bool = False

    def __call__(self, words: str, *looks: str) -> str:
        if not self.on or not words:
            return words
        return f"\x1b[{';'.join(str(_CODES[look]) for look in looks)}m{words}\x1b[0m"
