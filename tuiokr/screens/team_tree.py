"""The tree of teams with their numbers, as Home shows it. Numbers are computed first for the rows in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from textual import work
from textual.content import Content
from textual.message import Message

from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.stale import with_stale
from tuiokr.model.workspace import Organisation
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.home import RESERVATIONS, TeamRow, TeamRows
from tuiokr.usecases.parking_lot import ParkedCount
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

STATE_STYLE = {
    "not started": "$hint",
    "drafted": "$soft",
    "in workshop": "$accent",
    "published": "$success",
    "tied off": "$primary",
    RESERVATIONS: "$warning",
}
CHUNK = 8
"""Number of teams whose quality is computed before the event loop handles other events."""
TURN = 0.004
"""Seconds of counting, and then of waiting for other events, in turns."""


LONGEST_LEADER = 16
LONGEST_STATE = 18
"""Highest widths of these columns in cells; for the state, the width while not all states are known."""
WITH_WORDS = 112
"""Width in cells from which the tree has its headings in full."""
NAME = 34
"""Width in cells, branch included, up to which the names have priority over the column of leaders."""


class Widths(NamedTuple):
    """The width of each column in cells; 0 hides a column."""

    name: int
    leader: int
    objectives: int
    key_results: int
    quality: int
    confidence: int
    parked: int
    state: int


def _measured(rows: TeamRows, parked: Mapping[str, ParkedCount], width: int) -> Widths:
    """Return the widths of the columns for their content: the names get what the others leave."""
    known = rows.known if rows.complete else ()
    state = max((text.cells(_said(row)) for row in known), default=LONGEST_STATE)
    objectives, keys, confidence = (10, 11, 10) if width >= WITH_WORDS else (3, 3, 4)
    others = (objectives, keys, len("quality"), confidence, state)
    room = width - sum(others) - 2 * len(others)
    longest = max((text.cells(team.leader) for _, team in rows.places), default=0)
    leader = min(LONGEST_LEADER, max(len("leader"), longest)) if longest else 0
    widest = max((2 * level + text.cells(team.name) for level, team in rows.places), default=0)
    if leader and room - leader - 2 < min(widest, NAME):
        leader = 0
    room -= leader + 2 if leader else 0
    waiting = len("parked") if parked else 0
    if waiting and room - waiting - 2 < min(widest, NAME):
        waiting = 0
    name = max(14, room - waiting - 2 if waiting else room)
    return Widths(name, leader, objectives, keys, len("quality"), confidence, waiting, state)


class TeamTree(Rows):
    """A list with one row for each team."""

    class Counted(Message):
        """Every row is known; posted only if some were not known at first."""

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._teams = TeamRows.none()
        self._quality: dict[tuple[str, str], tuple[tuple[object, ...], float | None]] = {}
        """By cycle and team: the values from which the quality was computed, and the quality."""
        self._wanted: dict[str, None] = {}
        """Teams that are shown but whose quality is not computed yet."""
        self._working = False
        self._widths: dict[int, Widths] = {}
        self._parked: Mapping[str, ParkedCount] = {}

    def tell(self, rows: TeamRows, parked: Mapping[str, ParkedCount]) -> None:
        """Show other rows or other numbers; `parked` is team id → its parked questions."""
        self._teams, self._parked = rows, parked
        self._widths.clear()
        self.show([Row(team, partial(self._paint_row, rows, at), lines=1) for at, team in enumerate(rows.teams)])
        self._work_out()

    def _paint_row(self, rows: TeamRows, at: int, width: int) -> Sequence[Content]:
        """Return the line of a row that came into view. Its quality follows later if it is not known."""
        row = rows[at]
        known, score = self._quality.get(self._place(row.team.id), ((), None))
        if not row.objectives:
            score = None
        elif not known or known != self._basis(row.team.id):
            self._wanted[row.team.id] = None
            if not self._working:
                self._working = True
                self.call_later(self._work_out)
        return _paint(row, score, self._parked.get(row.team.id), self._measure(width))

    def heading(self) -> Content:
        """Return the line above the columns."""
        return _heading(self._measure(max(1, self.scrollable_content_region.width - 2)))

    def _measure(self, width: int) -> Widths:
        if width not in self._widths:
            self._widths[width] = _measured(self._teams, self._parked, width)
        return self._widths[width]

    def _place(self, team: str) -> tuple[str, str]:
        return self._desk.cycle_id, team

    def _basis(self, team: str) -> tuple[TeamOKRs, Cycle, Organisation]:
        """Return what a team's quality depends on: its set, the cycle, and the settings of the organisation."""
        desk = self._desk
        return desk.workspace.of(desk.cycle_id, team), desk.cycle, desk.workspace.organisation

    @work(exclusive=True, group="quality")
    async def _work_out(self) -> None:
        """Compute the quality of each team that is shown, then the rows of all teams.

        It computes a few at a time, so that no key waits for it.
        """
        import asyncio

        self._working = True
        while self._wanted:
            for team in list(self._wanted)[:CHUNK]:
                del self._wanted[team]
                basis = self._basis(team)
                self._quality[self._place(team)] = basis, self._desk.checks.quality(basis[0])
            await asyncio.sleep(0)
            if not self._wanted:
                self.repaint()
        rows = self._teams
        if not rows.complete:
            while rows.work_out(TURN) or self._wanted:
                await asyncio.sleep(TURN)
                if self._wanted:
                    break
            else:
                self.post_message(self.Counted())
        self._working = False
        if self._wanted:
            self.call_later(self._work_out)


def _heading(cells: Widths) -> Content:
    wide = cells.objectives > len("obj")
    heads: list[tuple[text.Part, int] | tuple[text.Part, int, bool]] = [
        (("TEAMS", "$hint"), cells.name),
        (("leader", "$hint"), cells.leader),
        (("objectives" if wide else "obj", "$hint"), cells.objectives, True),
        (("key results" if wide else "KRs", "$hint"), cells.key_results, True),
        (("quality", "$hint"), cells.quality),
        (("confidence" if wide else "conf", "$hint"), cells.confidence, True),
        (("parked", "$hint"), cells.parked, True),
        (("state", "$hint"), cells.state),
    ]
    return text.row(*heads)


def _said(row: TeamRow) -> str:
    """Return the state in words, and whether it is stale."""
    return with_stale(row.state, row.stale) + (" ◆" if row.stale else "")


def _paint(row: TeamRow, quality: float | None, parked: ParkedCount | None, widths: Widths) -> Sequence[Content]:
    stem = "  " * max(0, row.level - 2) + (("└─ " if row.last_child else "├─ ") if row.level > 1 else "")
    called = text.line((stem, "$hint"), text.words(row.team.name, "bold" if row.level < 3 else ""))
    lead = text.words(row.team.leader, "$soft") if row.team.leader else text.line(("–", "$hint"))
    mark, style = ("◆ ", "$warning") if row.too_many else ("", "")
    late = parked is not None and parked.overdue > 0
    cells: list[tuple[text.Part, int] | tuple[text.Part, int, bool]] = [
        (called, widths.name),
        (lead, widths.leader),
        ((f"{mark}{row.objectives}", style), widths.objectives, True),
        (str(row.key_results), widths.key_results, True),
        (text.meter(quality), widths.quality),
        ("–" if row.confidence is None else f"{row.confidence:.1f}", widths.confidence, True),
        (text.line(("▲ ", "$error") if late else "", str(parked.open) if parked else ""), widths.parked, True),
        ((_said(row), STATE_STYLE.get(row.state, "$soft")), widths.state),
    ]
    return [text.row(*cells)]
