"""What the room sees of a running workshop: one thing at a time, without notes, hidden hands or hidden counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tuiokr.model.agenda import Workshop
from tuiokr.model.candidate import ranked
from tuiokr.model.confidence import ConfidenceRound, spread
from tuiokr.model.interview import COLUMNS
from tuiokr.model.okr import KeyResult
from tuiokr.model.outcome import SAYS, SHOWN_AS
from tuiokr.model.progress import score_band, score_words
from tuiokr.model.step_kind import StepKind
from tuiokr.model.theme import Theme, after_themes, themes_of
from tuiokr.model.vocabulary import Light
from tuiokr.model.vote import Vote, progress
from tuiokr.model.workspace import FullWorkshop, labels
from tuiokr.session.session import Session
from tuiokr.usecases.candidate import CandidateDesk
from tuiokr.usecases.confidence import ConfidenceDesk
from tuiokr.usecases.interview import columns_of, is_theme
from tuiokr.usecases.last_cycle import NO_LAST_CYCLE, LastCycle, last_cycle
from tuiokr.usecases.outcome import OutcomeDesk, SortedKeyResult
from tuiokr.usecases.workshop import last_used


@dataclass(frozen=True)
class PresentedLine:
    """One line for the room."""

    words: str
    kind: Literal["large", "item", "more"] = "item"
    label: str = ""
    """`O1` or `O1·KR2` in front of the words."""
    theme: str = ""
    """The theme of an objective, or of a line of the leader that became one."""
    numbers: ConfidenceRound | None = None
    """The revealed numbers on a key result, as people may see them."""
    beside: str = ""
    """What is shown after the words: how many numbers are in, or the median and the spread."""
    tone: Light | None = None
    """The colour of what is shown after the words, which also says it in words."""


@dataclass(frozen=True)
class PresentedColumn:
    """One of several columns beside each other."""

    title: str
    lines: tuple[PresentedLine, ...]


@dataclass(frozen=True)
class Presented:
    """What the room sees now."""

    workshop_id: str = ""
    """"" when no workshop is open."""
    question: str = ""
    """What the room is asked, or told to do."""
    columns: tuple[PresentedColumn, ...] = ()
    """What is above the lines, side by side."""
    lines: tuple[PresentedLine, ...] = ()
    themes: tuple[Theme, ...] = ()
    """The themes of the workshop in the steps after them."""
    vote_id: str = ""
    """The vote with hands to show; "" when none is on the table."""
    silent: bool = False
    """Whether people think now, so that nothing but the question is shown."""


class PresenterDesk:
    """Reads what the room sees. Changes nothing."""

    def __init__(
        self, session: Session, candidates: CandidateDesk, confidence: ConfidenceDesk, outcome: OutcomeDesk
    ) -> None:
        self._session = session
        self._candidates = candidates
        self._confidence = confidence
        self._outcome = outcome

    def present(self, workshop: str = "") -> Presented:
        """Return what the room sees of a workshop, by default of the one that runs or was used last."""
        workspace = self._session.workspace
        found = workspace.workshops.get(workshop) if workshop else last_used(workspace, workspace.cycles)
        if found is None:
            return Presented()
        one = found.workshop
        phase = one.phase(self._session.clock.now())
        prompts, asked = one.step.prompts, one.runs[one.current].asked
        prompt = prompts[min(asked, len(prompts) - 1)] if prompts else one.step.purpose
        question = phase[0].instruction if phase and phase[0].instruction else prompt
        silent = bool(phase and phase[0].size == 1 and one.running)
        vote = _vote_on(found)
        okrs = workspace.of(one.cycle, one.team)
        themes = () if silent or not after_themes(one) else themes_of(one, okrs)
        if vote and vote.last and (one.step.kind is StepKind.VOTE or not vote.last.revealed):
            return replace(self._vote(found, vote), themes=themes)
        lines = () if silent else tuple(self._lines(found, phase[0].size if phase else 0))
        columns = _columns(found) if one.step.kind is StepKind.UPPER and found.opening else ()
        return Presented(one.id, question, columns, lines, themes, silent=silent)

    def _vote(self, full: FullWorkshop, vote: Vote) -> Presented:
        one = full.workshop
        okrs = self._session.workspace.of(one.cycle, one.team)
        objective, label = okrs.objective(vote.about), labels(okrs).by_id.get(vote.about, "")
        theme = objective.theme if objective else ""
        lines = [PresentedLine(okrs.words_of(vote.about), "large", label, theme)]
        shown = bool(vote.last and vote.last.revealed)
        if not shown:
            lines.append(PresentedLine(progress(vote), "more"))
        return Presented(one.id, vote.question, lines=tuple(lines), vote_id=vote.id if shown else "")

    def _lines(self, full: FullWorkshop, size: int) -> Iterable[PresentedLine]:
        """Return the lines of the step; `size` is how many people work together in its phase, 0 for all."""
        one = full.workshop
        match one.step.kind:
            case StepKind.THEMES:
                found = themes_of(one, self._session.workspace.of(one.cycle, one.team))
                return [PresentedLine(each.words, "large", _count(each.dots)) for each in found]
            case StepKind.ONE_TWO_FOUR | StepKind.MERGE if size in (2, 4):
                return [PresentedLine(" + ".join(group)) for group in self._candidates.groups(one.id, size)]
            case StepKind.ONE_TWO_FOUR | StepKind.MERGE:
                return [PresentedLine(each.words, label=_count(each.dots)) for each in ranked(full.candidates)]
            case StepKind.GO_AROUND:
                return [PresentedLine(each.words, label=each.person) for each in one.runs[one.current].said]
            case StepKind.LAST_CYCLE:
                return _past(last_cycle(self._session.workspace, one.cycle, one.team))
            case StepKind.OUTCOME:
                return [_sorted_out(each) for each in self._outcome.sorted(one.id)]
            case StepKind.NO_GO:
                return [PresentedLine(each.words, beside=each.more) for each in full.no_gos]
            case (
                StepKind.TALK
                | StepKind.BREAK
                | StepKind.PARKING
                | StepKind.DEPENDENCIES
                | StepKind.COVERAGE
                | StepKind.RELEVANCE
                | StepKind.OVERLAP
                | StepKind.LOAD
                | StepKind.SIGNATURES
                | StepKind.TIE_OFF
            ):
                return ()
            case (
                StepKind.UPPER
                | StepKind.INTENT
                | StepKind.OBJECTIVES
                | StepKind.TESTS
                | StepKind.VOTE
                | StepKind.KEY_RESULTS
                | StepKind.NAIL
                | StepKind.CONFIDENCE
                | StepKind.CHAMPIONS
            ):
                return self._okrs(one)

    def _okrs(self, one: Workshop) -> tuple[PresentedLine, ...]:
        workspace = self._session.workspace
        team = one.team
        if one.step.kind is StepKind.UPPER:
            above = workspace.tree(one.cycle).parent(one.team)
            team = above.id if above else ""
        okrs = workspace.of(one.cycle, team)
        short = labels(okrs)
        lines: list[PresentedLine] = []
        for objective in okrs.objectives:
            lines.append(PresentedLine(objective.title, "large", short[objective.id], objective.theme))
            if one.step.kind is not StepKind.TESTS:
                for key in okrs.of(objective.id):
                    lines += self._key_result(one, key, short[key.id])
        return tuple(lines)

    def _key_result(self, one: Workshop, key: KeyResult, label: str) -> Iterator[PresentedLine]:
        """Yield a key result; in the step about confidence how many numbers are in, or after the reveal which."""
        if one.step.kind is not StepKind.CONFIDENCE:
            yield PresentedLine(key.statement, "item", label)
            return
        shown = self._confidence.of(one.id, key.id).shown
        arrived = self._confidence.arrived(one.id, key.id)
        said = spread(shown.ballots) if shown else None
        beside = said.words if said else arrived.words if arrived.given else ""
        yield PresentedLine(key.statement, "item", label, numbers=shown, beside=beside)


def _past(found: LastCycle) -> Iterator[PresentedLine]:
    """Yield the last cycle of a team, worst first, then the teams below."""
    if found.cycle is None:
        yield PresentedLine(NO_LAST_CYCLE, "more")
    for each in found.key_results:
        score = each.key.score
        beside = "never scored" if score is None else f"{score_words(score)} {score_band(score)}"
        tone = None if score is None else score_band(score)
        yield PresentedLine(each.key.statement, "item", each.label, beside=beside, tone=tone)
    for team in found.teams:
        tone = None if team.mean is None else score_band(team.mean)
        yield PresentedLine(team.name, "item", beside=team.words, tone=tone)


def _sorted_out(one: SortedKeyResult) -> PresentedLine:
    """Return a key result with what the room says; what the check says follows only after that."""
    said = [SAYS[one.room], one.check_words] if one.room else []
    beside = ", ".join(part for part in said if part)
    return PresentedLine(
        one.key.statement, "item", one.label, beside=beside, tone=SHOWN_AS[one.room] if one.room else None
    )


def _count(dots: int) -> str:
    return str(dots) if dots else ""


def _columns(full: FullWorkshop) -> tuple[PresentedColumn, ...]:
    """Return what the leader said, column by column."""
    return tuple(
        PresentedColumn(
            COLUMNS[column],
            tuple(PresentedLine(each.words, theme=each.theme if is_theme(full, each) else "") for each in lines),
        )
        for column, lines in columns_of(full).items()
    )


def _vote_on(full: FullWorkshop) -> Vote | None:
    """Return the vote with the last opened round, None if there is none."""
    return max((one for one in full.votes if one.last), key=lambda one: one.rounds[-1].opened, default=None)
