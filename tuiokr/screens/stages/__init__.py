"""The stages: one kind of work each, alone on a screen or inside a workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from tuiokr.model.agenda import StepKind, Workshop

if TYPE_CHECKING:
    from tuiokr.screens.stages.stage import Stage
    from tuiokr.usecases.desk import Desk


def for_step(desk: Desk, workshop: Workshop) -> Stage:
    """The stage for the step a workshop is at."""
    from tuiokr.screens.stages.confidence import CountStage
    from tuiokr.screens.stages.draft import DraftStage
    from tuiokr.screens.stages.lists import DependencyStage, ParkingStage
    from tuiokr.screens.stages.notes import NotesStage
    from tuiokr.screens.stages.team_tests import TeamTestStage
    from tuiokr.screens.stages.tie_off import TieOffStage
    from tuiokr.screens.stages.vote import VoteStage

    team, workshop_id = workshop.team, workshop.id
    match workshop.step.kind:
        case StepKind.TALK | StepKind.UPPER | StepKind.THEMES:
            return NotesStage(desk, team, workshop_id)
        case StepKind.OBJECTIVES | StepKind.KEY_RESULTS:
            return DraftStage(desk, team, workshop_id)
        case StepKind.TESTS:
            return TeamTestStage(desk, team, workshop_id, ("espresso", "townhall"))
        case StepKind.NAIL:
            return TeamTestStage(desk, team, workshop_id, ("nail",))
        case StepKind.VOTE:
            return VoteStage(desk, team, workshop_id)
        case StepKind.CONFIDENCE:
            return CountStage(desk, team, workshop_id, "confidence")
        case StepKind.CHAMPIONS:
            return CountStage(desk, team, workshop_id, "champion")
        case StepKind.DEPENDENCIES:
            return DependencyStage(desk, team, workshop_id)
        case StepKind.PARKING:
            return ParkingStage(desk, team, workshop_id)
        case StepKind.TIE_OFF:
            return TieOffStage(desk, team, workshop_id)
        case other:
            assert_never(other)
