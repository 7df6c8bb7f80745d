"""A waiver is a finding that people accept, with a reason; this module decides which findings it matches.

A waiver names a check and, if words were faulty, those words. It covers the check's finding about its statement
until the check has no finding about these words. Then it covers nothing and is reported as stale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tuiokr.quality.finding import Finding


class AnyWaiver(Protocol):
    """A waived finding."""

    @property
    def name(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, slots=True)
class WaiverView:
    """A waiver for examples; any value with these fields can be used."""

    name: str
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WaivedView:
    """The input of a rule on waivers: a statement, all findings about it, and its waivers."""

    text: str | None
    """None for findings about a set."""
    findings: tuple[Finding, ...]
    """All findings, before any selection."""
    waivers: tuple[AnyWaiver, ...]
    elsewhere: frozenset[str] = frozenset()
    """Names of the waived checks for which these findings cannot show whether they still have a finding."""


def fits(waiver: AnyWaiver, findings: Iterable[Finding], text: str | None = None) -> bool:
    """Whether one of the findings is about the words of the waiver, and these words are still in the text.

    White space and case are ignored. A text of None is not searched.
    """
    words = _folded(waiver.words)
    if words and text is not None and words not in _folded(text):
        return False
    return any(one.name == waiver.name and (not words or _folded(one.words) in words) for one in findings)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
