"""A format of our own in one file, which tests add to the folder of formats."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tuiokr.exchange import format_registry
from tuiokr.exchange import formats as folder

MARK = b"\x00\xffSHOUT "
"""Bytes that no text begins with: they must arrive unchanged."""
SHOUT = f"""
from tuiokr.exchange.file_format import Format

def _write(document):
    titles = [one.title for okrs in document.okrs for one in okrs.objectives]
    return {MARK!r} + " / ".join(titles).upper().encode()

FORMAT = Format(name="shout", title="Loud", order=25, endings=(".shout", ".loud"), write=_write)
"""


@contextmanager
def formats_in(place: Path) -> Iterator[None]:
    """Use the formats in a folder instead of ours until the block ends."""
    ours = folder.__path__
    before = {name: module for name, module in sys.modules.items() if name.startswith(f"{folder.__name__}.")}
    for name in before:
        del sys.modules[name]
    folder.__path__ = [str(place)]
    format_registry.formats.cache_clear()
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.startswith(f"{folder.__name__}.")]:
            del sys.modules[name]
        sys.modules.update(before)
        folder.__path__ = ours
        format_registry.formats.cache_clear()


def copied_to(place: Path) -> Path:
    """A copy of the folder of formats, to add and remove files."""
    place.mkdir()
    for path in Path(folder.__path__[0]).glob("*.py"):
        (place / path.name).write_bytes(path.read_bytes())
    return place
