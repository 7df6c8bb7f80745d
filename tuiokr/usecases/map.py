"""The map of the whole organisation in a cycle: what reaches what, tie-off states, open asks, search and export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tuiokr.alignment.dependencies import is_open
from tuiokr.alignment.reach import OrganisationMap, organisation_map
from tuiokr.exchange.file_format import bytes_of
from tuiokr.exchange.map_record import MapBlock, MapLink, MapRecord, MapStatement
from tuiokr.exchange.named_file import file_in, write_file
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.organisation import Tree
from tuiokr.model.workspace import Workspace
from tuiokr.session.session import Session

if TYPE_CHECKING:
    from tuiokr.usecases.tie_off import TieOffDesk

FORMATS: Final = {".html": "a page with the picture and a table", ".svg": "the picture"}
"""Ending of a file → what is in it; the first is the default."""
TEAM: Final = "team "
"""What the id of a team begins with in `matches` and in rows, to tell it from a place."""


@dataclass(frozen=True)
class _Drawn:
    """A map, and what it was computed from."""

    okrs: Mapping[tuple[str, str], TeamOKRs]
    tree: Tree
    found: OrganisationMap
    asks: Mapping[str, tuple[int, int]]
    haystacks: dict[str, str] = field(default_factory=dict)
    """Place or team → all words by which it is found, in lower case; filled on first use."""


class MapDesk:
    """Reads the whole organisation for the map. Changes nothing in the workspace."""

    def __init__(self, session: Session, tying_off: TieOffDesk) -> None:
        self._session = session
        self._tying_off = tying_off
        self._drawn: _Drawn | None = None
        self._states: tuple[Workspace, dict[str, str]] | None = None

    def of_cycle(self) -> OrganisationMap:
        """Return the map of the selected cycle. It is computed again only after a change of the OKRs or teams."""
        return self._now().found

    def _now(self) -> _Drawn:
        workspace, cycle = self._session.workspace, self._session.cycle_id
        tree, known = workspace.tree(cycle), self._drawn
        if known is None or known.okrs is not workspace.okrs or known.tree is not tree:
            known = _Drawn(workspace.okrs, tree, organisation_map(workspace, cycle), _asks(workspace, cycle, tree))
            self._drawn = known
        return known

    def asks(self, team: str) -> tuple[int, int]:
        """Return how many open dependencies are asked of a team, and how many it asks for."""
        return self._now().asks.get(team, (0, 0))

    def state(self, team: str) -> str:
        """Return the state of a team's tie-off with the team above, such as `open`; "" if there is none."""
        workspace = self._session.workspace
        if self._states is None or self._states[0] is not workspace:
            self._states = (workspace, {})
        known = self._states[1]
        if team not in known:
            above = workspace.tree(self._session.cycle_id).parent(team)
            drafted = workspace.of(self._session.cycle_id, team).objectives
            known[team] = self._tying_off.state(above.id, team).name if above and drafted else ""
        return known[team]

    def matches(self, query: str) -> tuple[str, ...]:
        """Return the teams and places that contain every word of a query: in names, people, labels or statements."""
        words = query.casefold().split()
        hay = self._haystacks()
        return tuple(key for key, told in hay.items() if all(word in told for word in words)) if words else ()

    def _haystacks(self) -> Mapping[str, str]:
        drawn = self._now()
        if not drawn.haystacks:
            found = drawn.found
            of_team: dict[str, list[str]] = {}
            for place in found.places.values():
                of_team.setdefault(place.team, []).append(place.id)
            for team in drawn.tree.teams:
                drawn.haystacks[f"{TEAM}{team.id}"] = " ".join((team.name, team.id, *team.everyone)).casefold()
                for key in of_team.get(team.id, ()):
                    place = found.places[key]
                    drawn.haystacks[key] = " ".join((team.name, place.label, place.text, *place.people)).casefold()
        return drawn.haystacks

    def file_name(self) -> str:
        """Return a file name for the map, with the ending of the first format."""
        return f"map-{self._session.cycle_id}{next(iter(FORMATS))}".replace("/", "-").replace(" ", "-")

    def write(self, path: str) -> Path:
        """Write the map into a file, replacing an existing one, whole or not at all. Raises FileRefused.

        The ending selects the format; if it names none, and for a folder, it is the page.
        """
        from tuiokr.exchange.map_page import page
        from tuiokr.exchange.map_picture import picture

        target = file_in(path, self.file_name())
        workspace, cycle = self._session.workspace, self._session.cycle
        title = f"{cycle.organisation or workspace.organisation.name}, {cycle.id}".removeprefix(", ")
        record = map_record(self.of_cycle(), title)
        written = picture(record) if target.suffix.lower() == ".svg" else page(record)
        write_file(target, bytes_of(written))
        return target.absolute()


def map_record(found: OrganisationMap, title: str) -> MapRecord:
    """Return what the map says, to be written."""
    letters = found.letters
    return MapRecord(
        title,
        tuple(_block(found, key) for key in found.below),
        tuple((letters[top], f"{found.name(top)}: {found.places[top].text}") for top in found.tops),
        found.broken.all,
    )


def _block(found: OrganisationMap, key: str) -> MapBlock:
    place, named = found.places[key], found.above.get(key, ())
    uppers = dict.fromkeys(found.places[one].objective for one in named)
    return MapBlock(
        id=key,
        level=found.levels[place.team],
        team=found.team_name(place.team),
        statement=MapStatement(place.label, place.text, found.counts[key]),
        key_results=tuple(
            MapStatement(found.places[one].label, found.places[one].text, len(found.reached(one).depth))
            for one in found.key_results.get(key, ())
        ),
        links=tuple(MapLink(upper, found.through(key, upper)) for upper in uppers),
        hangs_on=tuple(found.name(one) for one in named),
        ends=tuple(found.letters[top] for top in found.ends.get(key, ())),
    )


def _asks(workspace: Workspace, cycle: str, tree: Tree) -> dict[str, tuple[int, int]]:
    """Return team → (open dependencies asked of it, those that it asks for)."""
    asked_of: dict[str, int] = {}
    asking: dict[str, int] = {}
    for team in tree.teams:
        for one in workspace.of(cycle, team.id).dependencies:
            if is_open(one):
                asking[one.asking] = asking.get(one.asking, 0) + 1
                asked_of[one.giving] = asked_of.get(one.giving, 0) + 1
    return {team: (asked_of.get(team, 0), asking.get(team, 0)) for team in {*asked_of, *asking}}
