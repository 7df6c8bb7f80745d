"""The use-cases of single steps of a workshop. A part of the desk."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuiokr.session.session import Session
    from tuiokr.usecases.candidate import CandidateDesk
    from tuiokr.usecases.confidence import ConfidenceDesk
    from tuiokr.usecases.interview import InterviewDesk
    from tuiokr.usecases.last_cycle import LastCycleDesk
    from tuiokr.usecases.no_go import NoGoDesk
    from tuiokr.usecases.team_test import TeamTestDesk
    from tuiokr.usecases.theme import ThemeDesk
    from tuiokr.usecases.workshop import WorkshopDesk


class StepDesk:
    """Use-cases that need only the session and its workshops. They are imported on first use."""

    session: Session
    workshop: WorkshopDesk

    @cached_property
    def candidate(self) -> CandidateDesk:
        from tuiokr.usecases.candidate import CandidateDesk

        return CandidateDesk(self.session, self.workshop)

    @cached_property
    def confidence(self) -> ConfidenceDesk:
        from tuiokr.usecases.confidence import ConfidenceDesk

        return ConfidenceDesk(self.session, self.workshop)

    @cached_property
    def last_cycle(self) -> LastCycleDesk:
        from tuiokr.usecases.last_cycle import LastCycleDesk

        return LastCycleDesk(self.session, self.workshop)

    @cached_property
    def no_go(self) -> NoGoDesk:
        from tuiokr.usecases.no_go import NoGoDesk

        return NoGoDesk(self.session, self.workshop)

    @cached_property
    def team_test(self) -> TeamTestDesk:
        from tuiokr.usecases.team_test import TeamTestDesk

        return TeamTestDesk(self.session, self.workshop)

    @cached_property
    def interview(self) -> InterviewDesk:
        from tuiokr.usecases.interview import InterviewDesk

        return InterviewDesk(self.session, self.workshop)

    @cached_property
    def theme(self) -> ThemeDesk:
        from tuiokr.usecases.theme import ThemeDesk

        return ThemeDesk(self.session, self.workshop)
