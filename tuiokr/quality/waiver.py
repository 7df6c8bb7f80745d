"""A waiver: a finding that people let stand, with a reason; what it fits.

A waiver names a check and, where words were at fault, those words. It covers what that check says of its statement for
as long as the check speaks up about these words; after that it covers nothing, and is told to be stale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tuiokr.quality.finding import Finding


class AnyWaiver(Protocol):
    """A finding that was let stand."""

    @property
    def name(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, slots=True)
class WaiverView:
    """A waiver of its own, for examples; any value with these fields will do."""

    name: str
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WaivedView:
    """What a rule on waivers is given: a statement, everything said of it, and what was let stand."""

    text: str | None
    """None for what was said of a set."""
    findings: tuple[Finding, ...]
    """All of them, before anybody chose among them."""
    waivers: tuple[AnyWaiver, ...]
    elsewhere: frozenset[str] = frozenset()
    """Names of the waived checks of which these findings cannot tell whether they still speak up."""


def fits(waiver: AnyWaiver, findings: Iterable[Finding], text: str | None = None) -> bool:
    """True when one of the findings is about the words that the waiver was given for, and these stand in the text yet.

    White space and case do not count. A text of None is not looked into.
    """
    words = _folded(waiver.words)
    if words and text is not None and words not in _folded(text):
        return False
    return any(one.name == waiver.name and (not words or _folded(one.words) in words) for one in findings)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
