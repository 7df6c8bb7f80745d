"""The links of a tie-off: what the lower objectives support on the level above."""

from __future__ import annotations

from collections.abc import Sequence

from tuiokr.alignment.signature import names
from tuiokr.alignment.two_levels import parents_of
from tuiokr.model import fingerprint
from tuiokr.model.okr import Objective, TeamOKRs
from tuiokr.model.tie_off import TieOff
from tuiokr.model.words import short
from tuiokr.session.session import Session


class LinkDesk:
    """The levels of one cycle that can have a tie-off, and the links between them."""

    def __init__(self, session: Session) -> None:
        self._session = session

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

    def signers(self, upper: str) -> tuple[str, ...]:
        """Return the teams whose hands and signatures a tie-off needs: the upper one, then those with objectives."""
        return self._session.workspace.signers(self.of(upper))

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

    def supported(self, upper: str, lower_objective: str) -> tuple[str, ...]:
        """Return the ids of what a lower objective supports at the upper team, its objective above first."""
        low = self.owner(lower_objective, self.of(upper).lower)
        objective = low.objective(lower_objective) if low else None
        if low is None or objective is None:
            return ()
        high = self._session.workspace.of(self._session.cycle_id, upper)
        named = parents_of(objective, low.of(lower_objective))
        return tuple(one for one in named if high.objective(one) or high.key_result(one))

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
