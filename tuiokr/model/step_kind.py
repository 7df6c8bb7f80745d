"""The kinds of steps of an agenda, one row each: when such a step is done, and what it has produced so far.

The stage of a kind is the class in `screens/stages/` that names the kind among its `kinds`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from tuiokr.model.interview import COLUMNS, Column
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.words import plural


@dataclass(frozen=True)
class SoFar:
    """What a workshop has produced when a step is judged."""

    okrs: TeamOKRs
    people: int = 0
    """How many people are in the room."""
    heard: int = 0
    """How many of them have spoken in the step."""
    notes: str = ""
    """The notes of the step."""
    opening: frozenset[Column] = frozenset()
    """The columns of the interview that have a line."""
    themes: int = 0
    uncovered: int = 0
    """How many of the themes no objective is about."""
    agreed: frozenset[str] = frozenset()
    """Ids of what the last vote agreed to, if it has not changed since."""
    tested: frozenset[str] = frozenset()
    """Ids of the objectives with shown answers to espresso and to townhall about their present words."""
    nailed: frozenset[str] = frozenset()
    """Ids of the objectives with shown answers to *if we nail these*."""
    parked: int = 0
    parked_open: int = 0
    """How many of the parked questions nobody has decided anything about."""
    sorted_out: frozenset[str] = frozenset()
    """Ids of the key results about which the room said *outcome*, *output* or *cannot say*, in their present words."""
    no_gos: int = 0
    waiting: int = 0
    """How many items of the step's queue in a tie-off are open."""
    queued: int = 0
    """How many items the queue has."""
    unscored: int = 0
    """How many key results of the last cycle have no score, and can be given one."""


class Result(NamedTuple):
    """What a step has produced."""

    made: bool
    """Whether there is anything."""
    lacks: str = ""
    """One line about what is missing; "" when the step is done."""


NO_OBJECTIVE: Final = "There is no objective yet. Press o to write one"
Judge = Callable[[SoFar], Result]


def _notes(so_far: SoFar) -> Result:
    """Judge a talk: nothing is missing, because the room may have no need for notes."""
    return Result(bool(so_far.notes))


def _nothing(so_far: SoFar) -> Result:
    """Judge a step that produces nothing, such as a break."""
    return Result(False)


def _go_around(so_far: SoFar) -> Result:
    lacks = f"{so_far.heard} of {so_far.people} people were heard" if so_far.heard < so_far.people else ""
    return Result(bool(so_far.heard or so_far.notes), lacks)


def _opening(so_far: SoFar) -> Result:
    """Judge the interview. In older workshops the leader's words are in the notes, and nothing is missing."""
    bare = [column for column in COLUMNS if column not in so_far.opening]
    if bare and (so_far.opening or not so_far.notes):
        return Result(bool(so_far.opening), f"Nothing yet on {', '.join(bare)}")
    return Result(True)


def _themes(so_far: SoFar) -> Result:
    return Result(so_far.themes > 0, "" if so_far.themes else "There is no theme yet")


def _on_themes(so_far: SoFar, nothing: str) -> Result:
    """Judge whether there are objectives, and one for each theme; without objectives `nothing` is missing."""
    if not so_far.okrs.objectives:
        return Result(False, nothing)
    bare = f"{so_far.uncovered} of {plural(so_far.themes, 'theme')} without an objective"
    return Result(True, bare if so_far.uncovered else "")


def _objectives(so_far: SoFar) -> Result:
    return _on_themes(so_far, NO_OBJECTIVE)


def _last_cycle(so_far: SoFar) -> Result:
    bare = f"{so_far.unscored} without a score" if so_far.unscored else ""
    return Result(bool(so_far.notes), bare)


def _no_gos(so_far: SoFar) -> Result:
    some = so_far.no_gos > 0
    return Result(
        some or bool(so_far.notes), "" if some or so_far.notes else "Nothing is listed yet. Press a to add it"
    )


def _taken_over(so_far: SoFar) -> Result:
    return _on_themes(so_far, "Nothing is taken over yet")


def _each_objective(so_far: SoFar, those: frozenset[str], without: str) -> Result:
    every = so_far.okrs.objectives
    bare = sum(one.id not in those for one in every)
    if not every:
        return Result(False, NO_OBJECTIVE)
    return Result(bare < len(every), f"{bare} of {plural(len(every), 'objective')} {without}" if bare else "")


def _tests(so_far: SoFar) -> Result:
    return _each_objective(so_far, so_far.tested, "not tested yet")


def _vote(so_far: SoFar) -> Result:
    return _each_objective(so_far, so_far.agreed, "not agreed yet")


def _nail(so_far: SoFar) -> Result:
    return _each_objective(so_far, so_far.nailed, "not asked yet")


def _key_results(so_far: SoFar) -> Result:
    okrs = so_far.okrs
    return _each_objective(so_far, frozenset(one.objective for one in okrs.key_results), "without a key result")


def _each_key_result(so_far: SoFar, bare: int, without: str) -> Result:
    every = len(so_far.okrs.key_results)
    lacks = f"{bare} of {plural(every, 'key result')} without {without}" if bare else ""
    return Result(bare < every, lacks if every else "There is no key result yet")


def _outcome(so_far: SoFar) -> Result:
    bare = sum(key.id not in so_far.sorted_out for key in so_far.okrs.key_results)
    return _each_key_result(so_far, bare, "an answer")


def _champions(so_far: SoFar) -> Result:
    return _each_key_result(so_far, sum(not key.champion for key in so_far.okrs.key_results), "a champion")


def _confidence(so_far: SoFar) -> Result:
    bare = sum(key.confidence is None for key in so_far.okrs.key_results)
    return _each_key_result(so_far, bare, "a confidence")


def _dependencies(so_far: SoFar) -> Result:
    every = so_far.okrs.dependencies
    waiting = sum(one.state == "requested" for one in every)
    return Result(bool(every), f"{waiting} of {plural(len(every), 'dependency')} without an answer" if waiting else "")


def _parking(so_far: SoFar) -> Result:
    waiting = f"{so_far.parked_open} of {plural(so_far.parked, 'question')} without an answer or an owner"
    return Result(so_far.parked > so_far.parked_open, waiting if so_far.parked_open else "")


def _queue(so_far: SoFar) -> Result:
    waiting = f"{so_far.waiting} of {so_far.queued} left" if so_far.waiting else ""
    return Result(so_far.queued > so_far.waiting or bool(so_far.notes), waiting)


class StepKind(StrEnum):
    """A kind of step: its word in agendas, when it is done, and the judge of what it has produced."""

    done_when: str
    judge: Judge

    def __new__(cls, word: str, done_when: str, judge: Judge) -> StepKind:
        """Create a row. `word` is saved in agendas and workshops, so it must not change."""
        kind = str.__new__(cls, word)
        kind._value_ = word
        kind.done_when = done_when
        kind.judge = judge
        return kind

    TALK = "talk", "the notes say what was said", _notes
    GO_AROUND = "go-around", "everybody was heard", _go_around
    UPPER = "upper", "each column has a line", _opening
    LAST_CYCLE = "last cycle", "every key result has a score, and the notes say what we learned", _last_cycle
    THEMES = "themes", "there are two or three themes", _themes
    OBJECTIVES = "objectives", "one to three objectives are written, and no theme is left out", _objectives
    ONE_TWO_FOUR = "1-2-4-all", "one to three objectives are taken over, and no theme is left out", _taken_over
    MERGE = "merge", "the three to five that matter most are objectives", _taken_over
    TESTS = "tests", "every objective is tested", _tests
    VOTE = "vote", "every objective is agreed", _vote
    KEY_RESULTS = "key results", "every objective has key results", _key_results
    OUTCOME = "outcome", "the room has an answer for every key result", _outcome
    NAIL = "nail", "every objective was asked about", _nail
    CONFIDENCE = "confidence", "every key result has a confidence", _confidence
    CHAMPIONS = "champions", "every key result has a champion", _champions
    NO_GO = "no-go", "what stops is listed", _no_gos
    BREAK = "break", "the break is over", _nothing
    DEPENDENCIES = "dependencies", "every need has an answer", _dependencies
    PARKING = "parking", "every question has an answer or an owner", _parking
    INTENT = "intent", "everybody knows what the upper level wants", _queue
    COVERAGE = "coverage", "every key result that nobody takes on is meant so, or taken on", _queue
    RELEVANCE = "relevance", "every objective without a parent is decided", _queue
    OVERLAP = "overlap", "every overlap has one owner or a shared goal", _queue
    LOAD = "load", "nobody carries too much", _queue
    SIGNATURES = "signatures", "both sides have signed", _queue
    TIE_OFF = "tie-off", "every lower objective is decided", _notes
