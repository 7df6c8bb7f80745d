"""Links between two levels: which objective or key result above a lower one supports, and moving key results."""

from __future__ import annotations

from functools import partial

from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.workspace import labels
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.search_pick import SearchPick
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text


class Links:
    """Asks before a link replaces another one."""

    def __init__(self, desk: Desk, asker: Asker) -> None:
        self._desk = desk
        self._asker = asker

    def of_objective(self, upper: str, lower_objective: str, above: str) -> None:
        """Link an objective to one above. Ask before that replaces the objective that it supports."""
        tie_off = self._desk.tie_off
        old = tie_off.parent_replaced(upper, lower_objective, above)
        link = partial(tie_off.link, upper, lower_objective, above)
        if not old:
            link()
            return
        title = "It already supports another objective. It can support one objective and any number of key results."
        about = presence.things(self._desk.session, (upper, above))
        self._asker.ask_to_replace(title, old, tie_off.words_of(above), link, about=about)

    def of_key_result(self, team: str, key: KeyResult, above: str) -> None:
        """Link a key result of a team to one above, or to none (""). Ask before a new link replaces another."""
        tie_off, draft = self._desk.tie_off, self._desk.draft
        now = draft.okrs(team).key_result(key.id)
        old = tie_off.words_of(now.parent_link) if now and now.parent_link != above else ""
        link = partial(draft.edit, team, key.id, parent_link=above or None)
        if old and above:
            title = "It already supports another key result. A key result can support only one."
            about = presence.things(self._desk.session, (team, key.id))
            self._asker.ask_to_replace(title, old, tie_off.words_of(above), link, about=about)
        else:
            link()


class DraftLinks:
    """Asks under which objective a key result belongs, what it supports above, and what an objective is about."""

    def __init__(self, desk: Desk, team: str, asker: Asker) -> None:
        self._desk = desk
        self._team = team
        self._asker = asker
        self._links = Links(desk, asker)

    def move(self, thing: Objective | KeyResult | None) -> None:
        """Ask to which other objective a key result moves."""
        okrs = self._desk.draft.okrs(self._team)
        if not isinstance(thing, KeyResult) or not {one.id for one in okrs.objectives} - {thing.objective}:
            self._asker.say("Highlight a key result. There must be a second objective to move it to")
            return
        short = labels(okrs)
        others = [one for one in okrs.objectives if one.id != thing.objective]
        options = [Option(one.id, f"{short[one.id]}  {one.title}") for one in others]

        def keep(chosen: str | None) -> None:
            if chosen:
                self._desk.draft.move_to(self._team, thing.id, chosen)

        about = presence.things(self._desk.session, (self._team, thing.id))
        self._asker.ask(Pick("To which objective?", options), keep, about=about)

    def theme(self, thing: Objective | KeyResult | None) -> None:
        """Ask which theme an objective is about; for a key result that of its objective."""
        okrs = self._desk.draft.okrs(self._team)
        objective = okrs.objective(thing.objective) if isinstance(thing, KeyResult) else thing
        themes = self._desk.theme.offered(self._team)
        if objective is None or not themes:
            self._asker.say("There is no theme yet. Write one into the objective, or choose some in a workshop")
            return

        def keep(chosen: str | None) -> None:
            if chosen is not None:
                self._desk.theme.put_on(self._team, objective.id, chosen)

        options = [*(Option(one, one) for one in themes), Option("", "no theme", key="0")]
        title = f"Which theme is “{text.cut(objective.title, 44)}” about?"
        about = presence.things(self._desk.session, (self._team, objective.id))
        self._asker.ask(Pick(title, options, lit=objective.theme), keep, about=about)

    def support(self, thing: Objective | KeyResult | None) -> None:
        """Ask what an objective or key result supports on the level above."""
        desk = self._desk
        above = desk.tree.parent(self._team)
        upper = desk.workspace.of(desk.cycle_id, above.id) if above else None
        if thing is None or upper is None or above is None or not upper.objectives:
            self._asker.say("The team above has no objectives yet")
            return
        is_key = isinstance(thing, KeyResult)
        short = labels(upper)
        options = [Option("", "nothing")]
        for objective in upper.objectives:
            options += [] if is_key else [Option(objective.id, f"{short[objective.id]}  {objective.title}")]
            options += [Option(key.id, f"   {short[key.id]}  {key.statement}") for key in upper.of(objective.id)]

        def keep(chosen: str | None) -> None:
            if chosen is None:
                return
            if isinstance(thing, KeyResult):
                self._links.of_key_result(self._team, thing, chosen)
            elif chosen:
                self._links.of_objective(above.id, thing.id, chosen)
            else:
                self._desk.draft.edit(self._team, thing.id, parent=None, parent_key_results=())

        title = f"What does it support at {text.cut(above.name, 40)}?"
        lit = (thing.parent_link if isinstance(thing, KeyResult) else thing.parent) or ""
        about = presence.things(self._desk.session, (self._team, thing.id))
        self._asker.ask(Pick(title, options, lit=lit), keep, about=about)


class TieOffLinks:
    """Links between the upper team of a tie-off and the teams below it."""

    def __init__(self, desk: Desk, upper: str, asker: Asker) -> None:
        self._desk = desk
        self._upper = upper
        self._asker = asker
        self._links = Links(desk, asker)

    def from_below(self, objective: Objective) -> None:
        """Ask by typing what a lower objective supports; the likeliest statements above come first."""
        desk = self._desk
        upper = desk.workspace.of(desk.cycle_id, self._upper)
        linked = desk.tie_off.supported(self._upper, objective.id)
        reasons = {one.id: ", ".join(one.because) for one in desk.tie_off.closest(self._upper, objective.id)}
        every = [one for above in upper.objectives for one in (above.id, *(key.id for key in upper.of(above.id)))]
        options = [
            self._option(upper, one, reasons.get(one, ""), "✓ linked" if one in linked else "")
            for one in dict.fromkeys((*reasons, *every))
        ]

        def keep(chosen: str | None) -> None:
            if chosen:
                self._links.of_objective(self._upper, objective.id, chosen)

        if options:
            owner = self._desk.tie_off.owner(objective.id, self._lower)
            offered = [(owner.team if owner else "", objective.id), *((self._upper, one.id) for one in options)]
            about = presence.things(self._desk.session, *offered, named="One of the choices")
            title = f"“{text.cut(objective.title, 44)}” supports…"
            help_line = "The closest matches come first, with the reason"
            self._asker.ask(SearchPick(title, options, help=help_line), keep, about=about)
        else:
            self._asker.say("The team above has no objectives yet")

    def from_above(self, above: str) -> None:
        """Ask by typing which lower objective supports an objective or key result above; the closest come first."""
        desk, options = self._desk, []
        offered = [(self._upper, above)]
        card = desk.decision_card.card(self._upper, above)
        closest = [one.id for one in card.closest] if card else []
        for team in self._lower:
            okrs, found = self._desk.draft.okrs(team), desk.tree.get(team)
            for one in okrs.objectives:
                offered.append((team, one.id))
                linked = above in desk.tie_off.supported(self._upper, one.id)
                name = found.name if found else team
                options.append(self._option(okrs, one.id, "", "✓ linked" if linked else "", name))
        options.sort(key=lambda one: closest.index(one.id) if one.id in closest else len(closest))

        def keep(chosen: str | None) -> None:
            if chosen:
                self._links.of_objective(self._upper, chosen, above)

        if card and options:
            about = presence.things(self._desk.session, *offered, named="One of the choices")
            self._asker.ask(SearchPick("Who supports it?", options), keep, about=about)

    @staticmethod
    def _option(okrs: TeamOKRs, thing: str, reason: str, beside: str, team: str = "") -> Option:
        label = labels(okrs).by_id.get(thing, "")
        return Option(
            thing, f"{team} {label}  {okrs.words_of(thing)}".strip(), (reason,) if reason else (), beside=beside
        )

    @property
    def _lower(self) -> tuple[str, ...]:
        return self._desk.tie_off.of(self._upper).lower
