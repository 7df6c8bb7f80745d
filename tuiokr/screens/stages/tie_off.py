"""The tie-off stage: the coverage of the upper level, the lower objectives with decisions, findings, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tuiokr.model.okr import Objective
from tuiokr.model.step_kind import StepKind
from tuiokr.model.tie_off import Choice, TieOff
from tuiokr.model.workspace import labels
from tuiokr.screens.asker import Asker
from tuiokr.screens.screen import bindings
from tuiokr.screens.stages import tie_off_pane
from tuiokr.screens.stages.links import TieOffLinks
from tuiokr.screens.stages.stage import Stage
from tuiokr.screens.stages.tie_off_decisions import TieOffDecisions
from tuiokr.screens.stages.tie_off_signatures import TieOffSignatures
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import matrix, pairs, text
from tuiokr.widgets.rows import Row, Rows
from tuiokr.widgets.side_pane import SidePane

NARROW = 90
"""Width in cells below which the findings are below the list and not beside it."""
WIDE = 140


class TieOffStage(Stage):
    """The stage for a tie-off of `team`, the upper team, with the teams below it."""

    place = "tie_off"
    kinds: ClassVar = (StepKind.TIE_OFF,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("tie_off")
    DEFAULT_CSS = """
    TieOffStage { layout: horizontal; }
    TieOffStage #pairs { padding: 0 1; width: 1fr; }
    TieOffStage #findings { width: 36; height: 1fr; }
    TieOffStage.-wide #findings { width: 48; }
    TieOffStage.-narrow { layout: vertical; }
    TieOffStage.-narrow #findings { width: 1fr; height: 8; padding: 0 2; border-top: tall $panel; }
    TieOffStage.-narrow #findings:focus { height: 60%; }
    """

    def __init__(self, desk: Desk, team: str, workshop_id: str = "") -> None:
        super().__init__(desk, team, workshop_id)
        asker = Asker(self)
        self._links = TieOffLinks(desk, team, asker)
        self._decisions = TieOffDecisions(desk, team, asker, self._light_next)
        self._signatures = TieOffSignatures(desk, team, asker)
        self._last: dict[bool, str] = {}
        """The last highlighted id above (True) and below (False)."""
        self._shown_for = ""

    def compose(self) -> ComposeResult:
        yield Rows(id="pairs")
        yield SidePane(id="findings")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.width >= WIDE, "-wide")

    # ---- what is shown

    @property
    def lit(self) -> str:
        return self.query_one(Rows).lit

    @property
    def highlighted_okr(self) -> str:
        return self.lit

    @property
    def lower(self) -> tuple[str, ...]:
        return self.desk.tie_off.of(self.team).lower

    def lower_objective(self) -> Objective | None:
        """Return the highlighted lower objective; None if something else is highlighted."""
        okrs = self.desk.tie_off.owner(self.lit, self.lower)
        return okrs.objective(self.lit) if okrs else None

    def names(self) -> dict[str, str]:
        """Return a map from id to name of all teams of the cycle."""
        desk = self.desk
        return {team.id: team.name for team in desk.tree.teams}

    def update(self) -> None:
        desk, tying = self.desk, self.desk.tie_off
        short = dict(labels(desk.workspace.of(desk.cycle_id, self.team)).by_id)
        tie_off, names = tying.of(self.team), self.names()
        covered = tying.analysis(self.team).coverage.rows
        rows = [Row("upper", partial(pairs.upper, *self._heading(self.team, names)), selectable=False)]
        if covered:
            rows += matrix.rows(covered, short, tie_off.lower, names)
        else:
            none = f"{names.get(self.team, self.team)} has no objectives in this cycle yet."
            rows.append(Row("none", partial(pairs.said, none), selectable=False))
        waiting = frozenset(tying.undecided(self.team))
        for team in tie_off.lower:
            heading = partial(pairs.team, *self._heading(team, names))
            rows.append(Row(f"team {team}", heading, selectable=False))
            rows += self._objectives(team, tie_off, short, waiting)
        self.query_one(Rows).show(rows)
        self._show_findings()

    def _heading(self, team: str, names: Mapping[str, str]) -> tuple[int, str, str, text.Part]:
        desk = self.desk
        tree = desk.tree
        found = tree.get(team)
        signed = tie_off_pane.signed(self.desk, self.team, team)
        return tree.level(team), names.get(team, team), found.leader if found else "", signed

    def _objectives(
        self, team: str, tie_off: TieOff, short: Mapping[str, str], waiting: frozenset[str]
    ) -> Iterator[Row]:
        okrs = self.desk.draft.okrs(team)
        own = labels(okrs).by_id
        for one in okrs.objectives:
            named = [*one.parent_key_results, *(key.parent_link or "" for key in okrs.of(one.id))]
            linked = tuple(dict.fromkeys(short[each] for each in named if each in short))
            linked = linked or tuple(short[each] for each in (one.parent or "",) if each in short)
            decision = tie_off.decision(one.id)
            choice, note = (decision.choice, decision.note) if decision else (None, "")
            stale = decision is not None and one.id in waiting
            shown = (own[one.id], one.title, linked, choice, stale, note)
            yield Row(one.id, partial(pairs.lower, *shown), shows=shown)
        if not okrs.objectives:
            yield Row(f"bare {team}", partial(pairs.said, "   no objectives yet"), selectable=False)

    @on(Rows.Lit)
    def _lit(self) -> None:
        if not self.gone:
            self._last[self._is_above(self.lit)] = self.lit
            self._show_findings()

    def _is_above(self, thing: str) -> bool:
        okrs = self.desk.draft.okrs(self.team)
        return bool(okrs.objective(thing) or okrs.key_result(thing))

    def _show_findings(self) -> None:
        lit = self.lit
        paint = partial(tie_off_pane.lines, self.desk, self.team, lit)
        self.query_one(SidePane).show(paint, top=lit != self._shown_for)
        self._shown_for = lit

    # ---- commands

    @on(SidePane.Left)
    def _to_list(self) -> None:
        self.query_one(Rows).focus()

    def action_side(self) -> None:
        """Move the focus from the upper level to the lower one, to the findings, and back to the upper one."""
        rows, pane = self.query_one(Rows), self.query_one(SidePane)
        if pane.has_focus:
            rows.focus()
            self._light_side(above=True)
        elif not (self._is_above(rows.lit) and self._light_side(above=False)):
            pane.focus()

    def _light_side(self, *, above: bool) -> bool:
        """Highlight the last highlighted item of a side, else its first objective; False if it has none."""
        rows = self.query_one(Rows)
        last = self._last.get(above, "")
        wanted = [last, *self._firsts((self.team,) if above else self.lower)]
        found = next((one for one in wanted if one in rows.ids and self._is_above(one) is above), "")
        rows.light(found)
        return bool(found)

    def _firsts(self, teams: Sequence[str]) -> list[str]:
        """Return the id of the first objective of each team that has one."""
        sets = (self.desk.draft.okrs(team) for team in teams)
        return [okrs.objectives[0].id for okrs in sets if okrs.objectives]

    def _to_team(self, step: Literal[-1, 1]) -> None:
        """Go to the first objective of the next or the previous team; after the last, begin again."""
        rows = self.query_one(Rows)
        order = {one: at for at, one in enumerate(rows.ids)}
        here = order.get(rows.lit, -1)
        firsts = [one for one in self._firsts((self.team, *self.lower)) if one in order]
        ahead = [one for one in firsts if (order[one] - here) * step > 0] or firsts
        if ahead:
            rows.focus()
            rows.light(ahead[0 if step == 1 else -1])

    def action_next_team(self) -> None:
        self._to_team(1)

    def action_previous_team(self) -> None:
        self._to_team(-1)

    def action_link(self) -> None:
        """Ask what the highlighted lower objective supports, or who supports the highlighted item above."""
        objective = self.lower_objective()
        if objective:
            self._links.from_below(objective)
        else:
            self._links.from_above(self.lit)

    def action_note(self) -> None:
        self._decisions.note(self.lower_objective())

    def action_sign(self) -> None:
        self._signatures.sign()

    def action_unlink(self) -> None:
        objective = self.lower_objective()
        if objective is None:
            self.say("Highlight a lower objective to remove its links")
        elif self.desk.tie_off.unlink_all(self.team, objective.id):
            self.say("Unlinked. Press u to undo")
        else:
            self.say("It does not support anything above")

    def _decide(self, choice: Choice) -> None:
        objective = self.lower_objective()
        if objective is None:
            self.say("Highlight a lower objective to decide about it. Press tab to go there")
            return
        self._decisions.decide(objective, choice)

    def _light_next(self) -> None:
        """Highlight the next lower objective; after the last, nothing changes."""
        rows = self.query_one(Rows)
        order = {one: at for at, one in enumerate(rows.ids)}
        lower = (one.id for team in self.lower for one in self.desk.draft.okrs(team).objectives)
        after = next((one for one in lower if order.get(one, -1) > order.get(self.lit, -1)), "")
        rows.light(after)

    def _light_undecided(self) -> bool:
        """Highlight the next objective without a decision; after the last, begin again. Return whether there is one."""
        ids = {one: at for at, one in enumerate(self.query_one(Rows).ids)}
        waiting = [one for one in self.desk.tie_off.undecided(self.team) if one in ids]
        here = ids.get(self.lit, 0)
        after = [one for one in waiting if ids[one] > here] or [one for one in waiting if one != self.lit]
        if after:
            self.query_one(Rows).light(after[0])
        return bool(waiting)

    def action_next_undecided(self) -> None:
        if not self._light_undecided():
            self.say("Every lower objective is decided")

    def action_confirm_rest(self) -> None:
        self._decisions.confirm_rest()

    def action_confirm(self) -> None:
        self._decide("confirm")

    def action_change(self) -> None:
        self._decide("change")

    def action_drop(self) -> None:
        self._decide("drop")

    def action_escalate(self) -> None:
        self._decide("escalate")

    def action_dependency(self) -> None:
        from tuiokr.screens.dependencies import Dependencies

        objective = self.lower_objective()
        owner = self.desk.tie_off.owner(objective.id, self.lower) if objective else None
        self.app.push_screen(Dependencies(self.desk, owner.team if owner else self.team, (self.team, *self.lower)))
