"""What people said last, and whether it is *stale*: said about words that were changed afterwards.

Votes, team tests, decisions, signatures and publications keep a fingerprint of what they were about. They are stale
when it differs from the fingerprint of the current words. An item can be changed at any time, and the change is always
visible: stale counts for less than agreed, and says why. The consequences:

- **The round that was revealed last counts**, in any workshop, whenever its vote was opened. Voting again is a new
  round and replaces the earlier result. An open round does not count yet. The same applies to team tests: of the counts
  that are shown, those with the latest answer count.
- **A round without a fingerprint is stale.** It does not say which words were voted on, so a change could never be
  noticed.
- **A set is agreed when every objective is agreed, and every key result that was voted on.** A key result need not be
  voted on. But a key result that was voted down is not agreed, and then the set is not agreed either.
- The numbers of everybody's confidence are about the wording: a champion who is named afterwards does not matter.
- The decision of an owner after more rounds counts as agreed, whatever the hands say. It can become stale like a vote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tuiokr.model import fingerprint
from tuiokr.model.confidence import ConfidenceRound, Spread, spread
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.team_test import TEAM_TEST_ASKS, TeamTest
from tuiokr.model.vote import Round, Vote, VoteVerdict, verdict
from tuiokr.model.workspace import Workspace

STALE = "stale"
"""The word for it on every screen."""
CHANGED = "its words changed since"
UNRECORDED = "its words at that time were not recorded"
NOT_VOTED_ON = "not voted on"


def with_stale(words: str, stale: bool) -> str:
    """Return `agreed`, or `agreed, stale`."""
    return f"{words}, {STALE}" if stale else words


def why_stale(seen: str, now: str) -> str:
    """Why something that was said about the fingerprint `seen` is stale when it is `now`; "" when it is not stale."""
    if not seen:
        return UNRECORDED
    return CHANGED if seen != now else ""


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(id, "added" | "removed" | "changed") between two maps of id → fingerprint."""
    gone = tuple((key, "removed") for key in before if key not in after)
    rest = tuple((key, "added" if key not in before else "changed") for key in after if before.get(key) != after[key])
    return gone + rest


@dataclass(frozen=True)
class LastVote:
    """The result of the last revealed round about an objective or key result."""

    vote: Vote
    verdict: VoteVerdict
    why_stale: str
    """`its words changed since`; "" while they are the same."""

    @property
    def stale(self) -> bool:
        return bool(self.why_stale)

    @property
    def agreed(self) -> bool:
        """Whether it is agreed by the rule, or by the owner after more rounds; also when that is stale."""
        return self.verdict.agreed or bool(self.vote.decided_by_owner)

    @property
    def holds(self) -> bool:
        """Whether it is agreed and not stale."""
        return self.agreed and not self.stale

    @property
    def words(self) -> str:
        """The result in words: `agreed, weakly`, `decided by the owner`, `not yet, stale`."""
        by_owner = self.vote.decided_by_owner and not self.verdict.agreed
        return with_stale("decided by the owner" if by_owner else self.verdict.outcome, self.stale)

    @property
    def why_not(self) -> str:
        """Why it is not valid: `not yet: one below three`, `is stale: its words changed since`; "" when it is valid."""
        if not self.agreed:
            return f"{self.verdict.outcome}: {self.verdict.reason}"
        return f"is {STALE}: {self.why_stale}" if self.stale else ""


def last_votes(workspace: Workspace, okrs: TeamOKRs) -> dict[str, LastVote]:
    """Id → the last vote about each objective and key result of a set, in any workshop of the team."""
    latest: dict[str, tuple[tuple[datetime, datetime], Vote, Round]] = {}
    for full in workspace.workshops_of(okrs.cycle, okrs.team):
        for vote in full.votes:
            shown = vote.last_revealed
            if shown is None or shown.revealed is None:
                continue
            when = (shown.revealed, shown.opened)
            if vote.about not in latest or latest[vote.about][0] <= when:
                latest[vote.about] = (when, vote, shown)
    found: dict[str, LastVote] = {}
    for about, (_, vote, shown) in latest.items():
        if now := fingerprint.of_thing(okrs, about):
            found[about] = LastVote(vote, verdict(vote.rule, shown.ballots), why_stale(shown.fingerprint, now))
    return found


@dataclass(frozen=True)
class LastConfidence:
    """The numbers of everybody about a key result that were revealed last."""

    round: ConfidenceRound
    spread: Spread
    why_stale: str
    """`its words changed since`; "" while they are the same."""

    @property
    def words(self) -> str:
        """The numbers in words: `6 (4-8)`, `6 (4-8), stale`."""
        return with_stale(self.spread.words, bool(self.why_stale))


def last_confidences(workspace: Workspace, okrs: TeamOKRs, *, before: str = "") -> dict[str, LastConfidence]:
    """Id → the numbers about each key result that were revealed last, in any workshop of the team except `before`."""
    latest: dict[str, ConfidenceRound] = {}
    for full in workspace.workshops_of(okrs.cycle, okrs.team):
        for one in full.confidences if full.workshop.id != before else ():
            shown, other = one.last_revealed, latest.get(one.about)
            if shown and shown.revealed and (not other or not other.revealed or other.revealed <= shown.revealed):
                latest[one.about] = shown
    found: dict[str, LastConfidence] = {}
    for about, shown in latest.items():
        now, said = fingerprint.of_wording(okrs, about), spread(shown.ballots)
        if now and said:
            found[about] = LastConfidence(shown, said, why_stale(shown.fingerprint, now))
    return found


@dataclass(frozen=True)
class Agreement:
    """The result of the votes on a team's whole set."""

    agreed: bool
    """Whether every objective is agreed, and every key result that was voted on; also when that is stale."""
    stale: bool
    """Whether something was changed after it was agreed."""
    voted: bool
    """Whether anything of the set was voted on."""
    why_not: tuple[tuple[str, str], ...]
    """(id, reason) of each objective and key result that prevents it, the objectives first."""

    @property
    def holds(self) -> bool:
        """Whether the set is agreed and nothing of it is stale."""
        return self.agreed and not self.stale


def agreement(workspace: Workspace, okrs: TeamOKRs) -> Agreement:
    """Whether the people agreed to a set, and to its current words. An empty set is not agreed."""
    last = last_votes(workspace, okrs)

    def why_not() -> Iterator[tuple[str, str]]:
        for one in okrs.objectives:
            yield one.id, last[one.id].why_not if one.id in last else NOT_VOTED_ON
        for key in okrs.key_results:
            if key.id in last:
                yield key.id, last[key.id].why_not

    agreed = all(one.id in last for one in okrs.objectives) and all(one.agreed for one in last.values())
    return Agreement(
        agreed=agreed and bool(okrs.objectives),
        stale=any(one.agreed and one.stale for one in last.values()),
        voted=bool(last),
        why_not=tuple((about, why) for about, why in why_not() if why),
    )


@dataclass(frozen=True)
class LastTeamTest:
    """The last answers to one team test about one objective."""

    test: TeamTest
    why_stale: str
    """`its words changed since`; "" while they are the same, and while the counts are not shown."""
    was: str = ""
    """The words that the counts are about, when the objective has other words since; "" while they are the same."""

    @property
    def stale(self) -> bool:
        return bool(self.why_stale)

    @property
    def holds(self) -> bool:
        """Whether the test is shown, passed and not stale."""
        return self.test.shown and bool(self.test.passed) and not self.stale

    @property
    def words(self) -> str:
        """The result in words: `espresso 5 of 6, green`, `townhall 2 of 6, red, stale`, `espresso not shown yet`."""
        if not self.test.shown:
            return f"{self.test.test} not shown yet"
        return with_stale(f"{self.test.test} {self.test.count}, {self.test.light}", self.stale)

    @property
    def why_not(self) -> str:
        """Why counts that are shown are not valid: `espresso not passed, 1 of 4`, `espresso is stale: …`; else ""."""
        if not self.test.shown or self.holds:
            return ""
        failed = f"not passed, {self.test.count}"
        return f"{self.test.test} " + (f"is {STALE}: {self.why_stale}" if self.test.passed else failed)


def last_team_test(test: TeamTest, okrs: TeamOKRs) -> LastTeamTest:
    """A team test, and whether it is stale. Hidden counts are not stale, because they say nothing yet."""
    if not test.shown:
        return LastTeamTest(test, "")
    objective = okrs.objective(test.about)
    was = test.words if objective is None or objective.title != test.words else ""
    return LastTeamTest(test, why_stale(test.fingerprint, fingerprint.of_thing(okrs, test.about)), was)


def last_team_tests(workspace: Workspace, okrs: TeamOKRs) -> dict[str, tuple[LastTeamTest, ...]]:
    """Id → the last team tests about each objective of a set: one of each kind that was answered, in their order.

    Counts that are shown are preferred to hidden ones, then those with the latest answer.
    """
    latest: dict[tuple[str, str], tuple[tuple[bool, float], TeamTest]] = {}
    for full in workspace.workshops_of(okrs.cycle, okrs.team):
        for test in full.team_tests:
            when = (test.shown, test.asked.timestamp() if test.asked else 0.0)
            key = (test.about, test.test)
            if test.total and (key not in latest or latest[key][0] <= when):
                latest[key] = (when, test)
    return {
        objective.id: tuple(
            last_team_test(latest[objective.id, name][1], okrs)
            for name in TEAM_TEST_ASKS
            if (objective.id, name) in latest
        )
        for objective in okrs.objectives
    }
