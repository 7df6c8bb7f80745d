"""What the map of an organisation says, ready to be written as a picture or as a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MapLink:
    """A link to an objective above."""

    upper: str
    """Id of the block."""
    through: bool
    """Whether it names the objective and none of its key results."""


@dataclass(frozen=True)
class MapStatement:
    """An objective or a key result, in full."""

    label: str
    """`O1` or `O1·KR2`."""
    words: str
    below: int
    """The number of objectives that reach it, over any number of levels."""


@dataclass(frozen=True)
class MapBlock:
    """One objective with its key results."""

    id: str
    level: int
    """The level of its team, 1 at the top."""
    team: str
    statement: MapStatement
    key_results: tuple[MapStatement, ...] = ()
    links: tuple[MapLink, ...] = ()
    hangs_on: tuple[str, ...] = ()
    """The names of what it supports, the main parent first."""
    ends: tuple[str, ...] = ()
    """The letters of the top objectives in which it ends; empty when it ends nowhere."""

    @property
    def name(self) -> str:
        return f"{self.team} {self.statement.label}"

    @property
    def loose(self) -> bool:
        """Whether it hangs on everything above only through the objective."""
        return bool(self.links) and all(link.through for link in self.links)


@dataclass(frozen=True)
class MapRecord:
    """The map of one cycle."""

    title: str
    blocks: tuple[MapBlock, ...]
    """In tree order."""
    tops: tuple[tuple[str, str], ...] = ()
    """(letter, name and words) of each top objective."""
    wrong: tuple[str, ...] = ()
    """What is wrong in the links, a few words each."""
