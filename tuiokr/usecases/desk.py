"""The desk: all use-cases over one session. This is what a screen is given."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from tuiokr.session.session import Session
from tuiokr.usecases.draft import DraftDesk
from tuiokr.usecases.setup import SetupDesk
from tuiokr.usecases.workshop import WorkshopDesk

if TYPE_CHECKING:
    from tuiokr.session.history import HistoryDesk
    from tuiokr.session.repair import RepairDesk
    from tuiokr.session.settlement import SettlementDesk
    from tuiokr.store.protocol import Trouble
    from tuiokr.usecases.checks import CheckDesk
    from tuiokr.usecases.cycle_copy import CycleCopy
    from tuiokr.usecases.dependency import DependencyDesk
    from tuiokr.usecases.home import Overview
    from tuiokr.usecases.publish import PublishDesk
    from tuiokr.usecases.team_test import TeamTestDesk
    from tuiokr.usecases.tie_off import TieOffDesk
    from tuiokr.usecases.vote import VoteDesk
    from tuiokr.usecases.workshop_clock import WorkshopClock
    from tuiokr.usecases.workshop_record import WorkshopRecordDesk


class Desk:
    """Rooms of work by name; what a start does not need comes in on first use."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.setup = SetupDesk(session)
        self.draft = DraftDesk(session)
        self.workshop = WorkshopDesk(session)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What was found wrong so far with files and folders, each place once."""
        found: dict[str, Trouble] = {}
        for one in (*self.session.store.troubles, *self.session.unread.values()):
            path = one.path.removeprefix("./")
            if not any(str(above) in found for above in (PurePath(path), *PurePath(path).parents)):
                found[path] = one._replace(path=path)
        return tuple(found.values())

    @cached_property
    def checks(self) -> CheckDesk:
        from tuiokr.usecases.checks import CheckDesk

        return CheckDesk(self.session)

    @cached_property
    def cycle_copy(self) -> CycleCopy:
        from tuiokr.usecases.cycle_copy import CycleCopy

        return CycleCopy(self.session)

    @cached_property
    def vote(self) -> VoteDesk:
        from tuiokr.usecases.vote import VoteDesk

        return VoteDesk(self.session, self.workshop)

    @cached_property
    def team_test(self) -> TeamTestDesk:
        from tuiokr.usecases.team_test import TeamTestDesk

        return TeamTestDesk(self.session, self.workshop)

    @cached_property
    def workshop_record(self) -> WorkshopRecordDesk:
        from tuiokr.usecases.workshop_record import WorkshopRecordDesk

        return WorkshopRecordDesk(self.session)

    @cached_property
    def workshop_clock(self) -> WorkshopClock:
        from tuiokr.usecases.workshop_clock import WorkshopClock

        return WorkshopClock(self.session, self.workshop)

    @cached_property
    def tie_off(self) -> TieOffDesk:
        from tuiokr.usecases.tie_off import TieOffDesk

        return TieOffDesk(self.session)

    @cached_property
    def dependency(self) -> DependencyDesk:
        from tuiokr.usecases.dependency import DependencyDesk

        return DependencyDesk(self.session)

    @cached_property
    def history(self) -> HistoryDesk:
        from tuiokr.session.history import HistoryDesk

        return HistoryDesk(self.session)

    @cached_property
    def settlement(self) -> SettlementDesk:
        from tuiokr.session.settlement import SettlementDesk

        return SettlementDesk(self.session)

    @cached_property
    def repair(self) -> RepairDesk:
        from tuiokr.session.repair import RepairDesk

        return RepairDesk(self.session)

    @cached_property
    def home(self) -> Overview:
        from tuiokr.usecases.home import Overview

        return Overview(self.session, self.workshop, self.tie_off)

    @cached_property
    def publish(self) -> PublishDesk:
        from tuiokr.usecases.publish import PublishDesk

        return PublishDesk(self.session, self.checks, self.tie_off)
