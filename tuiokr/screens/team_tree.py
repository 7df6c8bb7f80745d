"""The tree of teams with their numbers, as Home shows it. Only what is looked at is worked out at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import work
from textual.content import Content
from textual.message import Message

from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.workspace import Organisation
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows
from tuiokr.workshop.desk import Desk
from tuiokr.workshop.overview import TeamRow, TeamRows

STATE_STYLE = {
    "not started": "$hint",
    "drafted": "$soft",
    "in workshop": "$accent",
    "published": "$success",
    "tied off": "$primary",
}
CHUNK = 8
"""Teams whose quality is worked out before the screen gets a turn."""
TURN = 0.004
"""Seconds of counting, and of leaving the screen alone, in turns."""


class TeamTree(Rows):
    """A row a team."""

    class Counted(Message):
        """Every row is known, where not all were at once."""

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._teams: TeamRows | tuple[TeamRow, ...] = ()
        self._quality: dict[tuple[str, str], tuple[tuple[object, ...], float | None]] = {}
        """By cycle and team: what it was worked out from, and the quality."""
        self._wanted: dict[str, None] = {}
        """Teams that are shown before their quality was worked out."""
        self._working = False

    def tell(self, rows: TeamRows) -> None:
        """Other rows, or other numbers."""
        self._teams = rows
        self.show([Row(team, partial(self._paint_row, rows, at), lines=1) for at, team in enumerate(rows.teams)])
        self._work_out()

    def _paint_row(self, rows: TeamRows, at: int, width: int) -> Sequence[Content]:
        """One line, when it is looked at; its quality comes by and by."""
        row = rows[at]
        known, score = self._quality.get(self._place(row.team.id), ((), None))
        if not row.objectives:
            score = None
        elif not known or known != self._basis(row.team.id):
            self._wanted[row.team.id] = None
            if not self._working:
                self._working = True
                self.call_later(self._work_out)
        return _paint(row, score, width)

    def _place(self, team: str) -> tuple[str, str]:
        return self._desk.session.cycle_id, team

    def _basis(self, team: str) -> tuple[TeamOKRs, Cycle, Organisation]:
        """What a team's quality depends on: its set, the days of the cycle, and what the organisation has checked."""
        session = self._desk.session
        return session.workspace.of(session.cycle_id, team), session.cycle, session.workspace.organisation

    @work(exclusive=True, group="quality")
    async def _work_out(self) -> None:
        """The quality of each team that is shown, then where all teams stand.

        A few at a time, so that no key waits for it.
        """
        import asyncio

        self._working = True
        while self._wanted:
            for team in list(self._wanted)[:CHUNK]:
                del self._wanted[team]
                basis = self._basis(team)
                self._quality[self._place(team)] = basis, self._desk.checking.quality(basis[0])
            await asyncio.sleep(0)
            if not self._wanted:
                self.repaint()
        rows = self._teams
        if isinstance(rows, TeamRows) and not rows.complete:
            while rows.work_out(TURN) or self._wanted:
                await asyncio.sleep(TURN)
                if self._wanted:
                    break
            else:
                self.post_message(self.Counted())
        self._working = False
        if self._wanted:
            self.call_later(self._work_out)


def _widths(width: int) -> tuple[int, int, int, int, int, int, int]:
    """Cells for name, leader, objectives, key results, quality, confidence, state."""
    leader = 16 if width >= 92 else 0
    words = width >= 112
    fixed = (
        leader + (10 if words else 4) + (11 if words else 4) + 7 + (10 if words else 5) + 18 + (12 if leader else 10)
    )
    return (max(14, width - fixed), leader, 10 if words else 4, 11 if words else 4, 7, 10 if words else 5, 18)


def columns(width: int) -> Content:
    name, leader, objectives, keys, quality, confidence, state = _widths(width)
    wide = objectives > 4
    heads: list[tuple[text.Part, int] | tuple[text.Part, int, bool]] = [
        (("TEAMS", "$hint"), name),
        (("leader", "$hint"), leader),
        (("objectives" if wide else "obj", "$hint"), objectives, True),
        (("key results" if wide else "KRs", "$hint"), keys, True),
        (("quality", "$hint"), quality),
        (("confidence" if wide else "conf", "$hint"), confidence, True),
        (("state", "$hint"), state),
    ]
    return text.row(*heads)


def _paint(row: TeamRow, quality: float | None, width: int) -> Sequence[Content]:
    name, leader, objectives, keys, meter, confidence, state = _widths(width)
    stem = "  " * max(0, row.level - 2) + (("└─ " if row.last_child else "├─ ") if row.level > 1 else "")
    called = text.line((stem, "$hint"), text.words(row.team.name, "bold" if row.level < 3 else ""))
    lead = text.words(row.team.leader, "$soft") if row.team.leader else text.words("no leader", "$error")
    many = row.objectives > (5 if row.level == 1 else 3)
    said = f"{row.state}, changed ◆" if row.stale else row.state
    cells: list[tuple[text.Part, int] | tuple[text.Part, int, bool]] = [
        (called, name),
        (lead, leader),
        ((f"{'◆ ' if many else ''}{row.objectives}", "$warning" if many else ""), objectives, True),
        (str(row.key_results), keys, True),
        (text.meter(quality), meter),
        ("–" if row.confidence is None else f"{row.confidence:.1f}", confidence, True),
        ((said, STATE_STYLE.get(row.state, "$soft")), state),
    ]
    return [text.row(*cells)]
