"""The tie-off stage: the commands of a tie-off, on its objectives or on the queue of a step."""

from __future__ import annotations

from typing import ClassVar, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tuiokr.alignment.tie_off_queue import QueueName
from tuiokr.model.step_kind import StepKind
from tuiokr.model.tie_off import Choice
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option
from tuiokr.screens.screen import bindings
from tuiokr.screens.search_pick import SearchPick
from tuiokr.screens.stages.links import TieOffLinks
from tuiokr.screens.stages.stage import Stage
from tuiokr.screens.stages.tie_off_decisions import TieOffDecisions
from tuiokr.screens.stages.tie_off_queue import TieOffQueue
from tuiokr.screens.stages.tie_off_signatures import TieOffSignatures, write_record
from tuiokr.screens.stages.tie_off_view import TieOffView
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.tie_off_queue import QUEUE_OF
from tuiokr.widgets.rows import Rows


class TieOffStage(Stage):
    """The stage for a tie-off of `team`, the upper team, with the teams below it."""

    place = "tie_off"
    kinds: ClassVar = (StepKind.TIE_OFF, *QUEUE_OF)
    BINDINGS: ClassVar[list[BindingType]] = bindings("tie_off")

    def __init__(self, desk: Desk, team: str, workshop_id: str = "", queue: QueueName | None = None) -> None:
        """`queue` is what the step settles; None shows the objectives."""
        super().__init__(desk, team, workshop_id)
        asker = Asker(self)
        self._queue = queue
        self._view = TieOffView(desk, team, queue, asking=bool(workshop_id))
        self._links = TieOffLinks(desk, team, asker)
        self._decisions = TieOffDecisions(desk, team, asker, self._decided)
        self._signatures = TieOffSignatures(desk, team, asker)
        self._settling = TieOffQueue(desk, team, workshop_id, asker, self._settled)
        self._back_to = ""
        """The finding from which the person jumped to its place; "" before that."""

    @classmethod
    def at_step(cls, desk: Desk, team: str, workshop_id: str, kind: StepKind) -> Self:
        return cls(desk, team, workshop_id, QUEUE_OF.get(kind))

    def compose(self) -> ComposeResult:
        yield self._view

    @property
    def highlighted_okr(self) -> str:
        return self._view.highlighted_okr

    @property
    def remaining(self) -> str:
        count = len(self._view.waiting) if self._queue else 0
        return f"{count} left" if count else ""

    def update(self) -> None:
        if self._view.is_mounted:
            self._view.update()

    # ---- moving

    def action_side(self) -> None:
        self._view.to_other_side()

    def action_next_team(self) -> None:
        self._view.to_team(1)

    def action_previous_team(self) -> None:
        self._view.to_team(-1)

    def action_column_right(self) -> None:
        self._view.step_column(1)

    def action_column_left(self) -> None:
        self._view.step_column(-1)

    def action_find_team(self) -> None:
        """Ask for a team below by typing, and go to it."""
        names = self.desk.tree.names
        options = [Option(team, names.get(team, team)) for team in self._view.lower]
        if options:
            pick = SearchPick("Go to which team?", options, nothing="No team below has such a name")
            Asker(self).ask(pick, lambda team: self._view.to_column(team) if team else None)

    def action_findings(self) -> None:
        """Show all findings below; from the findings, go back to the list before."""
        showing = self._view.view == "findings"
        self._view.turn_to(self._queue if showing else "findings", "" if showing else self._back_to)

    def action_next_undecided(self) -> None:
        if not self._view.light_next_open():
            self.say("Nothing is left here" if self._view.view else "Every lower objective is decided")

    @on(Rows.Chosen)
    def _chosen(self, message: Rows.Chosen) -> None:
        """Settle the highlighted item, or go to the card; from all findings, go to the place of the finding."""
        message.stop()
        view, item = self._view, self._view.item
        if item is None:
            view.to_card()
            return
        if view.view == "findings":
            self._back_to = item.id
            view.turn_to(None)
            if not any(view.light(one) for one in item.about):
                self.say("Its place is not on this screen")
        elif not self.desk.read_only:
            self._settling.settle(item)

    # ---- changing

    def _decided(self) -> None:
        if self._view.view:
            self._view.light_next_open()
        else:
            self._view.light_next_objective()

    def _settled(self) -> None:
        self._view.update()
        if not self._view.light_next_open():
            self.say("Everything here is settled")

    def action_link(self) -> None:
        """Ask what the highlighted lower objective supports, or who supports the highlighted item above."""
        objective = self._view.lower_objective()
        if objective:
            self._links.from_below(objective)
        else:
            self._links.from_above(self._view.highlighted_okr)

    def action_unlink(self) -> None:
        objective = self._view.lower_objective()
        if objective is None:
            self.say("Highlight a lower objective to remove its links")
        elif self.desk.tie_off.unlink_all(self.team, objective.id):
            self.say("Unlinked. Press u to undo")
        else:
            self.say("It does not support anything above")

    def action_note(self) -> None:
        self._decisions.note(self._view.lower_objective())

    def action_sign(self) -> None:
        self._signatures.sign()

    def _decide(self, choice: Choice) -> None:
        objective = self._view.lower_objective()
        if objective is None:
            self.say("Highlight a lower objective to decide about it. Press tab to go there")
            return
        self._decisions.decide(objective, choice)

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
        """Ask what the team of the highlighted objective needs for it."""
        from tuiokr.screens.dependency_form import DependencyForm

        objective = self._view.lower_objective()
        owner = self.desk.tie_off.owner(objective.id, self._view.lower) if objective else None
        if objective is None or owner is None:
            self.say("Highlight a lower objective: what does it need from another team?")
            return
        Asker(self).ask(DependencyForm(self.desk, owner.team, about=objective.id))

    def action_dependencies(self) -> None:
        from tuiokr.screens.dependencies import Dependencies
        from tuiokr.screens.stages.dependency_content import BOARD

        objective = self._view.lower_objective()
        owner = self.desk.tie_off.owner(objective.id, self._view.lower) if objective else None
        team = owner.team if owner else self.team
        self.app.push_screen(Dependencies(self.desk, team, (self.team, *self._view.lower), BOARD))

    def action_map(self) -> None:
        from tuiokr.screens.map import MapScreen

        self.app.push_screen(MapScreen(self.desk, self.team, item=self.highlighted_okr))

    def action_record(self) -> None:
        write_record(self.desk, self.team, Asker(self))
