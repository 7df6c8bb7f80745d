"""The desk: all use-cases of one session, passed to every screen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tuiokr.session.session import Session
from tuiokr.usecases.draft import DraftDesk
from tuiokr.usecases.open_workspace import OpenWorkspace
from tuiokr.usecases.setup import SetupDesk
from tuiokr.usecases.step_desk import StepDesk
from tuiokr.usecases.workshop import WorkshopDesk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuiokr.session.undo import Body, Sides
    from tuiokr.store.protocol import Key
    from tuiokr.usecases.agenda_edit import AgendaDesk
    from tuiokr.usecases.checks import CheckDesk
    from tuiokr.usecases.cycle_copy import CycleCopy
    from tuiokr.usecases.decision_card import CardDesk
    from tuiokr.usecases.dependency import DependencyDesk
    from tuiokr.usecases.example import ExampleDesk
    from tuiokr.usecases.history import HistoryDesk
    from tuiokr.usecases.home import Overview
    from tuiokr.usecases.map import MapDesk
    from tuiokr.usecases.minutes import MinutesDesk
    from tuiokr.usecases.outcome import OutcomeDesk
    from tuiokr.usecases.parking_lot import ParkingDesk
    from tuiokr.usecases.preparation import PreparationDesk
    from tuiokr.usecases.presenter import PresenterDesk
    from tuiokr.usecases.publish import PublishDesk
    from tuiokr.usecases.repair import RepairDesk
    from tuiokr.usecases.room import RoomDesk
    from tuiokr.usecases.settlement import SettlementDesk
    from tuiokr.usecases.template import TemplateDesk
    from tuiokr.usecases.tie_off import TieOffDesk
    from tuiokr.usecases.tie_off_queue import QueueDesk
    from tuiokr.usecases.tie_off_record import TieOffRecordDesk
    from tuiokr.usecases.tie_off_seats import SeatDesk
    from tuiokr.usecases.vote import VoteDesk
    from tuiokr.usecases.vote_statement import VoteStatement
    from tuiokr.usecases.wording import WordingDesk
    from tuiokr.usecases.workshop_clock import WorkshopClock
    from tuiokr.usecases.workshop_record import WorkshopRecordDesk


class Desk(OpenWorkspace, StepDesk):
    """Use-cases by name. Those that the start does not need are imported on first use."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        session.undo_by(self._turned)
        self.setup = SetupDesk(session)
        self.draft = DraftDesk(session)
        self.workshop = WorkshopDesk(session)

    def _turned(self, sides: Sides, standing: Mapping[Key, Body], back: bool) -> dict[Key, Body]:
        from tuiokr.usecases.workshop_undo import turn_back

        bodies = turn_back(self.session.clock, sides, standing, back)
        for key, body in bodies.items():
            if key.table == "workshop" and _runs(body) and not _runs(sides[key][0]):
                self.workshop.driven.add(key.id)
        return bodies

    @cached_property
    def checks(self) -> CheckDesk:
        from tuiokr.usecases.checks import CheckDesk

        return CheckDesk(self.session)

    @cached_property
    def example(self) -> ExampleDesk:
        from tuiokr.usecases.example import ExampleDesk

        return ExampleDesk(self.session)

    @cached_property
    def cycle_copy(self) -> CycleCopy:
        from tuiokr.usecases.cycle_copy import CycleCopy

        return CycleCopy(self.session)

    @cached_property
    def vote_statement(self) -> VoteStatement:
        from tuiokr.usecases.vote_statement import VoteStatement

        return VoteStatement(self.session, self.draft, self.vote)

    @cached_property
    def vote(self) -> VoteDesk:
        from tuiokr.usecases.vote import VoteDesk

        return VoteDesk(self.session, self.workshop)

    @cached_property
    def presenter(self) -> PresenterDesk:
        from tuiokr.usecases.presenter import PresenterDesk

        return PresenterDesk(self.session, self.candidate, self.confidence, self.outcome)

    @cached_property
    def preparation(self) -> PreparationDesk:
        from tuiokr.usecases.preparation import PreparationDesk

        return PreparationDesk(self.session, self.workshop)

    @cached_property
    def room(self) -> RoomDesk:
        from tuiokr.usecases.room import RoomDesk

        return RoomDesk(self.workshop)

    @cached_property
    def agenda(self) -> AgendaDesk:
        from tuiokr.usecases.agenda_edit import AgendaDesk

        return AgendaDesk(self.session, self.workshop)

    @cached_property
    def template(self) -> TemplateDesk:
        from tuiokr.usecases.template import TemplateDesk

        return TemplateDesk(self.session, self.workshop)

    @cached_property
    def outcome(self) -> OutcomeDesk:
        from tuiokr.usecases.outcome import OutcomeDesk

        return OutcomeDesk(self.session, self.workshop, self.draft, self.checks)

    @cached_property
    def workshop_record(self) -> WorkshopRecordDesk:
        from tuiokr.usecases.workshop_record import WorkshopRecordDesk

        return WorkshopRecordDesk(self.session)

    @cached_property
    def minutes(self) -> MinutesDesk:
        from tuiokr.usecases.minutes import MinutesDesk

        return MinutesDesk(self.session, self.workshop_record, self.history)

    @cached_property
    def workshop_clock(self) -> WorkshopClock:
        from tuiokr.usecases.workshop_clock import WorkshopClock

        return WorkshopClock(self.session, self.workshop)

    @cached_property
    def tie_off(self) -> TieOffDesk:
        from tuiokr.usecases.tie_off import TieOffDesk

        return TieOffDesk(self.session)

    @cached_property
    def queue(self) -> QueueDesk:
        from tuiokr.usecases.tie_off_queue import QueueDesk

        return QueueDesk(self.session, self.tie_off)

    @cached_property
    def tie_off_record(self) -> TieOffRecordDesk:
        from tuiokr.usecases.tie_off_record import TieOffRecordDesk

        return TieOffRecordDesk(self.session, self.tie_off, self.queue)

    @cached_property
    def seat(self) -> SeatDesk:
        from tuiokr.usecases.tie_off_seats import SeatDesk

        return SeatDesk(self.session, self.tie_off)

    @cached_property
    def decision_card(self) -> CardDesk:
        from tuiokr.usecases.decision_card import CardDesk

        return CardDesk(self.session, self.tie_off)

    @cached_property
    def dependency(self) -> DependencyDesk:
        from tuiokr.usecases.dependency import DependencyDesk

        return DependencyDesk(self.session)

    @cached_property
    def parking(self) -> ParkingDesk:
        from tuiokr.usecases.parking_lot import ParkingDesk

        return ParkingDesk(self.session, self.workshop, lambda: self.dependency)

    @cached_property
    def history(self) -> HistoryDesk:
        from tuiokr.usecases.history import HistoryDesk

        return HistoryDesk(self.session)

    @cached_property
    def wording(self) -> WordingDesk:
        from tuiokr.usecases.wording import WordingDesk

        return WordingDesk(self.session, self.history, self.draft, self.checks)

    @cached_property
    def settlement(self) -> SettlementDesk:
        from tuiokr.usecases.settlement import SettlementDesk

        return SettlementDesk(self.session)

    @cached_property
    def repair(self) -> RepairDesk:
        from tuiokr.usecases.repair import RepairDesk

        return RepairDesk(self.session)

    @cached_property
    def home(self) -> Overview:
        from tuiokr.usecases.home import Overview

        return Overview(self.session, self.workshop, self.tie_off)

    @cached_property
    def map(self) -> MapDesk:
        from tuiokr.usecases.map import MapDesk

        return MapDesk(self.session, self.tie_off)

    @cached_property
    def publish(self) -> PublishDesk:
        from tuiokr.usecases.publish import PublishDesk

        return PublishDesk(self.session, self.checks, self.tie_off)


def _runs(workshop: Body) -> bool:
    """Whether the clock of a workshop runs, according to its document."""
    return bool(workshop and workshop.get("deadline"))
