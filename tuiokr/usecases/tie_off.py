"""The tie-off of an upper team with the teams below it: links, decisions, dependencies, signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tuiokr.alignment.signature import covered, signature_of, uncovered
from tuiokr.model import fingerprint
from tuiokr.model.okr import Objective, TeamOKRs
from tuiokr.model.organisation import Tree
from tuiokr.model.shelf import put
from tuiokr.model.stale import why_stale
from tuiokr.model.tie_off import Choice, Decision, Signature, TieOff
from tuiokr.model.words import clean, plural, short
from tuiokr.session import joint_fields
from tuiokr.session.session import Session
from tuiokr.usecases import field_words
from tuiokr.usecases.tie_off_link import LinkDesk

if TYPE_CHECKING:
    from tuiokr.alignment.suggestion import Suggestion
    from tuiokr.alignment.tie_off import Analysis
    from tuiokr.alignment.tie_off_state import TieOffState


class _Analysed(NamedTuple):
    """An analysis, and what it was computed from: the sets, the tree, and what was asked."""

    okrs: Mapping[tuple[str, str], TeamOKRs]
    tree: Tree
    asked: tuple[str, str, tuple[str, ...]]
    found: Analysis


class TieOffDesk(LinkDesk):
    """The tie-offs of one cycle."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._analysed: _Analysed | None = None
        self._decided: dict[tuple[str, str], Decision] = {}
        """The decisions made in this window, by cycle and objective."""

    def analysis(self, upper: str, suggest_for: tuple[str, ...] = ()) -> Analysis:
        """Return coverage, findings and suggestions. They are computed again only after a change of the OKRs or teams.

        Parents are suggested for the objectives without one, and for those in `suggest_for`.
        """
        workspace, cycle = self._session.workspace, self._session.cycle_id
        tree = workspace.tree(cycle)
        known = self._analysed
        asked = (cycle, upper, suggest_for)
        if known and known.okrs is workspace.okrs and known.tree is tree and known.asked == asked:
            return known.found
        # Imported here because it is slow to import, and the state of the teams is shown without it.
        from tuiokr.alignment.tie_off import analyse

        before = known.found if known else None
        found = analyse(
            workspace, cycle, upper, self.of(upper).lower, suggest_for=suggest_for, tree=tree, before=before
        )
        if not suggest_for:
            self._analysed = _Analysed(workspace.okrs, tree, asked, found)
        return found

    def closest(self, upper: str, lower_objective: str) -> tuple[Suggestion, ...]:
        """Return the likeliest parents of a lower objective with reasons, best first, even if it already has one.

        Up to three objectives come first, then up to three key results.
        """
        known = self.analysis(upper).suggestions.get(lower_objective)
        if known is not None:
            return known
        return self.analysis(upper, (lower_objective,)).suggestions.get(lower_objective, ())

    def decide(self, upper: str, lower_objective: str, choice: Choice, note: str = "") -> None:
        """Record what both levels decided about a lower objective. It replaces an earlier decision (undo restores it).

        Call `would_replace` first, so that no decision is replaced without a confirmation.
        """
        tie_off = self.of(upper)
        low = self.owner(lower_objective, tie_off.lower)
        objective = low.objective(lower_objective) if low else None
        if objective is None:
            raise KeyError(lower_objective)
        new = self._decision(objective, choice, note)
        self._keep_decision(tie_off, new, f"decide “{short(objective.title)}”")

    def without_finding(self, upper: str) -> tuple[str, ...]:
        """Return the undecided lower objectives about which, and about whose key results, nothing was found."""
        tie_off, about = self.of(upper), {key for one in self.analysis(upper).findings for key in one.about}
        found: list[str] = []
        for objective in self.undecided(upper):
            okrs = self.owner(objective, tie_off.lower)
            parts = [objective, *(key.id for key in okrs.of(objective))] if okrs else [objective]
            if tie_off.decision(objective) is None and about.isdisjoint(parts):
                found.append(objective)
        return tuple(found)

    def confirm_all(self, upper: str, objectives: Sequence[str]) -> int:
        """Confirm those of these lower objectives that have no decision, as one change. Return how many."""
        tie_off = self.of(upper)
        new = []
        for key in dict.fromkeys(objectives):
            okrs = self.owner(key, tie_off.lower)
            objective = okrs.objective(key) if okrs else None
            if objective is not None and tie_off.decision(key) is None:
                new.append(self._decision(objective, "confirm", ""))
        for one in new:
            self._decided[self._session.cycle_id, one.objective] = one
        if new:
            said = f"confirm {plural(len(new), 'objective')} without a finding"
            self.keep(tie_off.but(decisions=(*tie_off.decisions, *new)), said)
        return len(new)

    def _decision(self, objective: Objective, choice: Choice, note: str) -> Decision:
        return Decision(
            objective=objective.id,
            choice=choice,
            note=note,
            when=self._session.clock.now(),
            by=self._session.store.who,
            fingerprint=fingerprint.of_objective(objective),
        )

    def would_replace(self, upper: str, lower_objective: str, choice: Choice) -> Decision | None:
        """Return the decision that a choice would replace, if that needs a confirmation; else None.

        It needs one if the decision has a note, or was not made in this window and session.
        """
        old = self.of(upper).decision(lower_objective)
        if old is None or old.choice == choice:
            return None
        own = self._decided.get((self._session.cycle_id, lower_objective)) == old
        return None if own and not old.note else old

    def said(self, choice: Choice, note: str = "") -> str:
        """Return a decision as text: `change: Aim at 500`."""
        return field_words.said(joint_fields.DECISION, {"choice": choice, "note": note})

    def said_of(self, decision: Decision) -> str:
        """Return a decision as text, with who made it and when: `dropped: No designer (Kim, Tue 24 Nov 10:31)`."""
        return field_words.said(joint_fields.DECISION, decision.document())

    def note(self, upper: str, lower_objective: str, note: str) -> None:
        """Replace the note on a decision. Raises KeyError if there is no decision.

        The decision stays one about the objective as it was then: a note does not confirm later changes.
        """
        tie_off = self.of(upper)
        decision = tie_off.decision(lower_objective)
        if decision is None:
            raise KeyError(lower_objective)
        low = self.owner(lower_objective, tie_off.lower)
        objective = low.objective(lower_objective) if low else None
        new = decision.but(note=note, when=self._session.clock.now(), by=self._session.store.who)
        self._keep_decision(tie_off, new, f"note on “{short(objective.title if objective else '')}”")

    def _keep_decision(self, tie_off: TieOff, new: Decision, label: str) -> None:
        old = tie_off.decision(new.objective)
        if old and old.but(when=None, by="") == new.but(when=None, by=""):
            return  # nothing changes
        rest = tuple(one for one in tie_off.decisions if one.objective != new.objective)
        self._decided[self._session.cycle_id, new.objective] = new
        self.keep(tie_off.but(decisions=(*rest, new)), label)

    def undecided(self, upper: str) -> tuple[str, ...]:
        """Return the lower objectives without a decision or with a stale one."""
        tie_off = self.of(upper)
        found: list[str] = []
        for team in tie_off.lower:
            for objective in self._session.workspace.of(tie_off.cycle, team).objectives:
                decision = tie_off.decision(objective.id)
                if decision is None or why_stale(decision.fingerprint, fingerprint.of_objective(objective)):
                    found.append(objective.id)
        return tuple(found)

    def sight(self, upper: str, team: str) -> Signature:
        """Return what a team's signature would cover now: the state that a leader sees before signing."""
        return signature_of(self._session.workspace, self.of(upper), team, "", self._session.clock.now())

    def changed_since(self, upper: str, sight: Signature) -> tuple[str, ...]:
        """Return what changed since the state in `sight`, a few words each."""
        return uncovered(sight, covered(self._session.workspace, self.of(upper), sight.team))

    def sign(self, upper: str, team: str, name: str) -> None:
        """Sign the present state for a team. Raises ValueError without a name."""
        if not clean(name):
            raise ValueError("Write a name to sign: who signs for this team?")
        tie_off = self.of(upper)
        new = signature_of(self._session.workspace, tie_off, team, name, self._session.clock.now())
        rest = tuple(one for one in tie_off.signatures if one.team != team)
        self.keep(tie_off.but(signatures=(*rest, new)), f"{clean(name)} signs")

    def stale(self, upper: str, team: str) -> tuple[str, ...]:
        """Return why a team's signature does not cover the present state; empty if it does, or if it is missing."""
        tie_off = self.of(upper)
        signature = tie_off.signature(team)
        return uncovered(signature, covered(self._session.workspace, tie_off, team)) if signature else ()

    def state(self, upper: str, lower: str = "") -> TieOffState:
        """Return whether a tie-off is open, signed with reservations or tied off: with one lower team, or with all."""
        from tuiokr.alignment.tie_off_state import tie_off_state

        workspace = self._session.workspace
        return tie_off_state(workspace, self.of(upper), lower, tree=workspace.tree(self._session.cycle_id))

    def keep(self, tie_off: TieOff, label: str) -> None:
        """Save a tie-off as one change."""
        standing = self._session.workspace
        after = replace(standing, tie_offs=put(standing.tie_offs, {tie_off.id: tie_off}))
        self._session.change(label, after)
