"""The tie-off stage: the upper level's matrix, the lower objectives with their decisions, findings, signatures."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from tuiokr.model.okr import Objective
from tuiokr.model.tieoff import Choice
from tuiokr.model.workspace import labels
from tuiokr.screens.base import bindings
from tuiokr.screens.stages import tie_off_dialogs, tie_off_pane
from tuiokr.screens.stages.base import Stage
from tuiokr.widgets import matrix, pairs, text
from tuiokr.widgets.rows import Row, Rows

NARROW = 90


class TieOffStage(Stage):
    """The upper team is `team`; the lower ones are those below it."""

    place = "tie_off"
    BINDINGS: ClassVar[list[BindingType]] = bindings("tie_off")
    DEFAULT_CSS = """
    TieOffStage { layout: horizontal; }
    TieOffStage #pairs { padding: 0 1; width: 1fr; }
    TieOffStage #findings { width: 36; background: $surface; padding: 1 2; }
    TieOffStage #findings { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    TieOffStage #findings Static { height: auto; width: 100%; }
    TieOffStage.-narrow { layout: vertical; }
    TieOffStage.-narrow #findings { width: 1fr; height: 8; padding: 0 2; border-top: tall $panel; }
    """

    def compose(self) -> ComposeResult:
        yield Rows(id="pairs")
        with VerticalScroll(id="findings", can_focus=False):
            yield Static("", markup=False, id="said")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self._show_findings)

    # ---- what is shown

    @property
    def lit(self) -> str:
        return self.query_one(Rows).lit

    @property
    def highlighted_okr(self) -> str:
        return self.lit

    @property
    def lower(self) -> tuple[str, ...]:
        return self.desk.tying_off.of(self.team).lower

    def lower_objective(self) -> Objective | None:
        """The lit lower objective; None when something else is lit."""
        okrs = self.desk.tying_off.owner(self.lit, self.lower)
        return okrs.objective(self.lit) if okrs else None

    def names(self) -> dict[str, str]:
        """Id → name of every team of the cycle."""
        session = self.desk.session
        return {team.id: team.name for team in session.workspace.tree(session.cycle_id).teams}

    def update(self) -> None:
        session, tying = self.desk.session, self.desk.tying_off
        analysis, tie_off, names = tying.analysis(self.team), tying.of(self.team), self.names()
        workspace = session.workspace
        short = dict(labels(workspace.of(session.cycle_id, self.team)).by_id)
        rows = matrix.rows(analysis.coverage.rows, short, tie_off.lower, names)
        if len(rows) == 1:
            rows = [
                Row(
                    "none",
                    partial(pairs.said, f"{names.get(self.team, self.team)} has no objectives in this cycle yet."),
                    selectable=False,
                )
            ]
        waiting = set(tying.undecided(self.team))
        tree = workspace.tree(session.cycle_id)
        for team in tie_off.lower:
            okrs = workspace.of(session.cycle_id, team)
            found = tree.get(team)
            rows.append(
                Row(
                    f"team {team}",
                    partial(pairs.team, tree.level(team), names.get(team, team), found.leader if found else ""),
                    selectable=False,
                )
            )
            own = labels(okrs).by_id
            for objective in okrs.objectives:
                linked = [
                    short[one]
                    for one in (
                        *objective.parent_key_results,
                        *(key.parent_link or "" for key in okrs.of(objective.id)),
                    )
                    if one in short
                ]
                linked = list(dict.fromkeys(linked)) or [
                    short[one] for one in (objective.parent or "",) if one in short
                ]
                decision = tie_off.decision(objective.id)
                choice = decision.choice if decision else None
                stale = bool(decision) and objective.id in waiting
                note = decision.note if decision else ""
                rows.append(
                    Row(
                        objective.id,
                        partial(pairs.lower, own[objective.id], objective.title, linked, choice, stale, note),
                    )
                )
            if not okrs.objectives:
                rows.append(Row(f"bare {team}", partial(pairs.said, "   no objectives yet"), selectable=False))
        self.query_one(Rows).show(rows)
        self._show_findings()

    @on(Rows.Lit)
    def _lit(self) -> None:
        self._show_findings()

    def _show_findings(self) -> None:
        if not self.is_mounted:
            return
        box = self.query_one("#findings")
        width = max(16, box.scrollable_content_region.width or 30)
        lines = tie_off_pane.lines(self.desk, self.team, self.lit, width)
        self.query_one("#said", Static).update(text.stack(lines))

    # ---- commands

    def action_side(self) -> None:
        """To the next team's objectives, and back to the matrix after the last."""
        rows = self.query_one(Rows)
        firsts: list[str] = []
        for okrs in (self.desk.drafting.okrs(team) for team in (self.team, *self.lower)):
            firsts += [one.id for one in okrs.objectives[:1]]
        if not firsts:
            return
        order = list(rows.ids)
        here = order.index(rows.lit) if rows.lit in order else -1
        after = [one for one in firsts if order.index(one) > here]
        rows.light(after[0] if after else firsts[0])

    def action_link(self) -> None:
        tie_off_dialogs.link(self)

    def action_note(self) -> None:
        tie_off_dialogs.note(self)

    def action_sign(self) -> None:
        tie_off_dialogs.sign(self)

    def action_unlink(self) -> None:
        objective = self.lower_objective()
        if objective is None:
            self.say("Light a lower objective to take its links away")
        elif self.desk.tying_off.unlink_all(self.team, objective.id):
            self.say("Unlinked; u brings it back")
        else:
            self.say("It supports nothing above")

    def _decide(self, choice: Choice) -> None:
        objective = self.lower_objective()
        if objective is None:
            self.say("Light a lower objective to decide it; tab goes there")
            return
        tie_off_dialogs.decide(self, objective, choice)

    def next_undecided(self) -> None:
        """Light the next objective that waits for a decision; the lit one stays lit where none does."""
        waiting = self.desk.tying_off.undecided(self.team)
        ids = self.query_one(Rows).ids
        here = ids.index(self.lit) if self.lit in ids else 0
        after = [one for one in waiting if one in ids and ids.index(one) > here]
        if after:
            self.query_one(Rows).light(after[0])

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
        owner = self.desk.tying_off.owner(objective.id, self.lower) if objective else None
        self.app.push_screen(Dependencies(self.desk, owner.team if owner else self.team, (self.team, *self.lower)))
