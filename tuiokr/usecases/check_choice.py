"""Which checks an organisation wants, and the terms in its glossary."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from tuiokr.model.words import clean, short
from tuiokr.quality import Finding, select
from tuiokr.quality.rule_registry import rules

if TYPE_CHECKING:
    from tuiokr.model.workspace import Organisation

F = TypeVar("F", bound=Finding)


class UnknownName(ValueError):
    """A name that is not the name of a check; the text is one line with the nearest names."""


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """Which findings are wanted, by names or prefixes of names (`no-`). Without any, all findings are wanted."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def of(self, findings: Iterable[F]) -> tuple[F, ...]:
        return select(findings, self.select, self.ignore) if self.select or self.ignore else tuple(findings)

    def over(self, house: CheckChoice) -> CheckChoice:
        """Combine this choice with the organisation's: `select` replaces its whole choice, `ignore` adds to it."""
        return CheckChoice(self.select or house.select, self.ignore + (() if self.select else house.ignore))


def of_house(organisation: Organisation) -> CheckChoice:
    """Return the choice of a workspace without unknown names, so that a typing error cannot silence all checks."""
    return CheckChoice(
        tuple(one for one in organisation.select if _known(one)),
        tuple(one for one in organisation.ignore if _known(one)),
    )


def unknown_in(organisation: Organisation) -> tuple[str, ...]:
    """Return the names that a workspace selects or ignores but that match no check."""
    return tuple(one for one in (*organisation.select, *organisation.ignore) if not _known(one))


def names(said: Iterable[str]) -> tuple[str, ...]:
    """Return the names in strings such as `no-why, jargon`. Raises UnknownName for one that matches no check."""
    found = tuple(part.strip() for one in said for part in one.split(",") if part.strip())
    for name in found:
        if not _known(name):
            raise UnknownName(f"“{short(clean(name), 60)}” is not the name of a check; {near(name)}")
    return found


def near(name: str) -> str:
    """Return `did you mean no-why?` for an unknown name; if no name is near, all names."""
    close = difflib.get_close_matches(name.strip().casefold(), rules(), 3, 0.5)
    return f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(rules())}"


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a glossary, one per line, without duplicates, blank lines and lines that begin with #."""
    lines = (clean(line) for line in text.lstrip("\ufeff").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def glossary(*given: Iterable[str]) -> frozenset[str]:
    """Return terms in the form that the checks need."""
    return frozenset(term.replace("’", "'").lower() for some in given for term in map(clean, some) if term)


def _known(part: str) -> bool:
    return bool(part) and any(name.startswith(part) for name in rules())
