"""Which checks a house wants, and the words it calls its own."""

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
    """A name that no check has; the text is one line with the nearest ones."""


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """Which findings are wanted: names or beginnings of names (`no-`); all of them without any."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def of(self, findings: Iterable[F]) -> tuple[F, ...]:
        return select(findings, self.select, self.ignore) if self.select or self.ignore else tuple(findings)

    def over(self, house: CheckChoice) -> CheckChoice:
        """This choice made on top of the house's own: to select is to want exactly that, to ignore is to want less."""
        return CheckChoice(self.select or house.select, self.ignore + (() if self.select else house.ignore))


def of_house(organisation: Organisation) -> CheckChoice:
    """The choice of a workspace. Names that no check has are passed over, so that a slip cannot silence everything."""
    return CheckChoice(
        tuple(one for one in organisation.select if _known(one)),
        tuple(one for one in organisation.ignore if _known(one)),
    )


def unknown_in(organisation: Organisation) -> tuple[str, ...]:
    """What a workspace selects or ignores and no check is called."""
    return tuple(one for one in (*organisation.select, *organisation.ignore) if not _known(one))


def names(said: Iterable[str]) -> tuple[str, ...]:
    """The names in `no-why, jargon`, given once or several times. Raises UnknownName for one that fits no check."""
    found = tuple(part.strip() for one in said for part in one.split(",") if part.strip())
    for name in found:
        if not _known(name):
            raise UnknownName(f"“{short(clean(name), 60)}” is not the name of a check; {near(name)}")
    return found


def near(name: str) -> str:
    """`did you mean no-why?` for a name that no check has; without a near one, all there are."""
    close = difflib.get_close_matches(name.strip().casefold(), rules(), 3, 0.5)
    return f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(rules())}"


def terms(text: str) -> tuple[str, ...]:
    """The terms of a glossary, one a line, each once; blank lines and lines that begin with # are none."""
    lines = (clean(line) for line in text.lstrip("\ufeff").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def glossary(*given: Iterable[str]) -> frozenset[str]:
    """Terms as the checks want them."""
    return frozenset(term.replace("’", "'").lower() for some in given for term in map(clean, some) if term)


def _known(part: str) -> bool:
    return bool(part) and any(name.startswith(part) for name in rules())
