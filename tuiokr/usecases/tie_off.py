"""The tie-off of an upper team with the teams below it: links, decisions, dependencies, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tuiokr.alignment.signature import covered, names, signature_of, uncovered
from tuiokr.model import fingerprint
from tuiokr.model.okr import Objective, TeamOKRs
from tuiokr.model.shelf import put
from tuiokr.model.stale import why_stale
from tuiokr.model.tie_off import Choice, Decision, Signature, TieOff
from tuiokr.model.words import clean, short
from tuiokr.model.workspace import Workspace
from tuiokr.session import joint_fields
from tuiokr.session.session import Session
from tuiokr.usecases import field_words

if TYPE_CHECKING:
    from tuiokr.alignment.suggestion import Suggestion
    from tuiokr.alignment.tie_off import Analysis
    from tuiokr.alignment.tie_off_state import TieOffState


class TieOffDesk:
    """The tie-offs of one cycle."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._analysed: tuple[Workspace, str, Analysis] | None = None
        self._decided: dict[tuple[str, str], Decision] = {}
        """The decisions made in this window, by cycle and objective."""

    def levels(self) -> tuple[str, ...]:
        """Return the teams that have teams below them, in tree order: these can have a tie-off."""
        tree = self._session.workspace.tree(self._session.cycle_id)
        return tuple(team.id for _, team in tree.walk() if tree.children(team.id))

    def of(self, upper: str) -> TieOff:
        """Return the present tie-off of a team with those below it; a blank one before the first decision."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        lower = tuple(team.id for team in workspace.tree(cycle).children(upper))
        one = workspace.tie_off_of(cycle, upper)
        if one:
            return one.but(lower=lower) if lower else one
        return TieOff(id=f"{cycle}-{upper}", cycle=cycle, upper=upper, lower=lower)

    def analysis(self, upper: str) -> Analysis:
        """Return coverage, findings and suggestions. They are computed again only after a change."""
        workspace = self._session.workspace
        if self._analysed and self._analysed[0] is workspace and self._analysed[1] == upper:
            return self._analysed[2]
        lower = self.of(upper).lower
        # Imported here because it is slow to import, and the state of the teams is shown without it.
        from tuiokr.alignment.tie_off import analyse

        found = analyse(workspace, self._session.cycle_id, upper, lower)
        self._analysed = (workspace, upper, found)
        return found

    def closest(self, upper: str, lower_objective: str) -> tuple[Suggestion, ...]:
        """Return the likeliest parents of a lower objective with reasons, best first, even if it already has one."""
        known = self.analysis(upper).suggestions.get(lower_objective)
        if known is not None:
            return known
        from tuiokr.alignment.tie_off import analyse

        lower = self.of(upper).lower
        found = analyse(self._session.workspace, self._session.cycle_id, upper, lower, suggest_for=(lower_objective,))
        return found.suggestions.get(lower_objective, ())

    def owner(self, thing: str, teams: Sequence[str]) -> TeamOKRs | None:
        """Return the set, among those of these teams, that contains an objective or key result."""
        for team in teams:
            okrs = self._session.workspace.of(self._session.cycle_id, team)
            if okrs.objective(thing) or okrs.key_result(thing):
                return okrs
        return None

    def link(self, upper: str, lower_objective: str, above: str) -> None:
        """Link a lower objective to an upper objective or key result. Raises KeyError for unknown ids.

        It has only one objective above, and a new one replaces it, so call `parent_replaced` first. It can support
        several key results above, also of another objective than the one above it.
        """
        tie_off = self.of(upper)
        high = self.owner(above, (upper,))
        low = self.owner(lower_objective, tie_off.lower)
        if high is None or low is None:
            raise KeyError(above if high is None else lower_objective)
        objective = low.objective(lower_objective)
        if objective is None:
            raise KeyError(lower_objective)
        key = high.key_result(above)
        if key:
            linked = tuple(dict.fromkeys((*objective.parent_key_results, above)))
            parent = objective.parent if self.words_of(objective.parent) else key.objective
            changed = objective.but(parent=parent, parent_key_results=linked)
        else:
            changed = objective.but(parent=above)
        self._keep(low, changed, "link")

    def parent_replaced(self, upper: str, lower_objective: str, above: str) -> str:
        """Return the text of the objective that a link would replace, "" if none."""
        low = self.owner(lower_objective, self.of(upper).lower)
        objective = low.objective(lower_objective) if low else None
        high = self.owner(above, (upper,))
        if objective is None or high is None or high.key_result(above) or objective.parent == above:
            return ""
        return self.words_of(objective.parent)

    def words_of(self, thing: str | None) -> str:
        """Return a statement of any team with its label, `Northwind O1 “People come back”`; "" if it does not exist."""
        if not thing:
            return ""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        okrs = self.owner(thing, [team.id for team in workspace.tree(cycle).teams])
        if okrs is None:
            return ""
        return f"{names(workspace, cycle, (okrs.team,))[thing]} “{short(okrs.words_of(thing), 60)}”"

    def unlink(self, upper: str, lower_objective: str, above: str) -> bool:
        """Remove a link. Return whether there was one."""
        low = self.owner(lower_objective, self.of(upper).lower)
        high = self.owner(above, (upper,))
        objective = low.objective(lower_objective) if low else None
        if low is None or high is None or objective is None:
            raise KeyError(lower_objective)
        if high.key_result(above):
            kept = tuple(one for one in objective.parent_key_results if one != above)
            changed = objective.but(parent_key_results=kept)
            keys = tuple(
                key.but(parent_link=None) if key.objective == lower_objective and key.parent_link == above else key
                for key in low.key_results
            )
            if changed == objective and keys == low.key_results:
                return False
            self._keep(low.but(key_results=keys), changed, "unlink")
            return True
        if objective.parent != above:
            return False
        inside = {key.id for key in high.of(above)}
        kept = tuple(one for one in objective.parent_key_results if one not in inside)
        self._keep(low, objective.but(parent=None, parent_key_results=kept), "unlink")
        return True

    def unlink_all(self, upper: str, lower_objective: str) -> bool:
        """Remove every link of a lower objective to the upper team. Return whether there was one."""
        low = self.owner(lower_objective, self.of(upper).lower)
        objective = low.objective(lower_objective) if low else None
        if low is None or objective is None:
            raise KeyError(lower_objective)
        above = set(fingerprint.parts(self._session.workspace.of(self._session.cycle_id, upper)))
        linked = [one for one in (objective.parent, *objective.parent_key_results) if one in above]
        linked += [key.parent_link for key in low.of(lower_objective) if key.parent_link in above]
        if not linked:
            return False
        kept = tuple(one for one in objective.parent_key_results if one not in above)
        parent = None if objective.parent in above else objective.parent
        keys = tuple(
            key.but(parent_link=None) if key.objective == lower_objective and key.parent_link in above else key
            for key in low.key_results
        )
        self._keep(low.but(key_results=keys), objective.but(parent=parent, parent_key_results=kept), "unlink")
        return True

    def _keep(self, okrs: TeamOKRs, objective: Objective, label: str) -> None:
        objectives = tuple(objective if one.id == objective.id else one for one in okrs.objectives)
        self._session.change(
            f"{label} “{short(objective.title)}”", self._session.workspace.with_okrs(okrs.but(objectives=objectives))
        )

    def decide(self, upper: str, lower_objective: str, choice: Choice, note: str = "") -> None:
        """Record what both levels decided about a lower objective. It replaces an earlier decision (undo restores it).

        Call `would_replace` first, so that no decision is replaced without a confirmation.
        """
        tie_off = self.of(upper)
        low = self.owner(lower_objective, tie_off.lower)
        objective = low.objective(lower_objective) if low else None
        if objective is None:
            raise KeyError(lower_objective)
        new = Decision(
            objective=lower_objective,
            choice=choice,
            note=note,
            when=self._session.clock.now(),
            by=self._session.store.who,
            fingerprint=fingerprint.of_objective(objective),
        )
        self._keep_decision(tie_off, new, f"decide “{short(objective.title)}”")

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
        self._keep_tie_off(tie_off.but(decisions=(*rest, new)), label)

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
        self._keep_tie_off(tie_off.but(signatures=(*rest, new)), f"{clean(name)} signs")

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

    def _keep_tie_off(self, tie_off: TieOff, label: str) -> None:
        standing = self._session.workspace
        after = replace(standing, tie_offs=put(standing.tie_offs, {tie_off.id: tie_off}))
        self._session.change(label, after)
