"""The formats of minutes, one row each. A writer is imported when it is called, as in `formats/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuiokr.exchange.minutes import Minutes
    from tuiokr.exchange.minutes_page import RecordPage


@dataclass(frozen=True)
class MinutesFormat:
    """One way to write minutes."""

    name: str
    """Its name in `--to`, and of its function in `minutes_page`."""
    title: str
    """Its name for people."""
    endings: tuple[str, ...] = ()
    """Endings of its files, in lower case with the dot, the usual one first; a chat has none."""

    def write(self, minutes: Minutes) -> str:
        """Return minutes in this format."""
        from tuiokr.exchange.minutes import lines
        from tuiokr.exchange.minutes_page import RecordPage

        return self.write_page(RecordPage(minutes.record.title, lines(minutes)))

    def write_page(self, page: RecordPage) -> str:
        """Return any record in this format."""
        from tuiokr.exchange import minutes_page

        written: str = getattr(minutes_page, self.name)(page)
        return written


FORMATS: Mapping[str, MinutesFormat] = MappingProxyType(
    {
        one.name: one
        for one in (
            MinutesFormat("markdown", "Markdown", (".md", ".markdown")),
            MinutesFormat("html", "HTML", (".html", ".htm")),
            MinutesFormat("text", "plain text", (".txt", ".text")),
            MinutesFormat("chat", "lines for a chat"),
        )
    }
)
"""By name; the first is the default."""
DEFAULT = next(iter(FORMATS.values()))


def named_by(file: str) -> MinutesFormat:
    """Return the format that a file's ending names; the default when it names none."""
    ending = PurePath(file).suffix.lower()
    return next((one for one in FORMATS.values() if ending in one.endings), DEFAULT)
