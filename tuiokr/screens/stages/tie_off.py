"""The tie-off stage: the upper level's matrix, the lower objectives with their decisions, findings, signatures."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.okr import Objective, TeamOKRs
from tuiokr.model.tieoff import CHOICE_SAYS, Choice
from tuiokr.model.workspace import labels
from tuiokr.screens.ask_line import AskLine, ask
from tuiokr.screens.base import bindings
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.stages.base import Stage
from tuiokr.widgets import matrix, text
from tuiokr.widgets.looks import STYLE, SYMBOL
from tuiokr.widgets.rows import Row, Rows
from tuiokr.workshop.remarks import title as finding_title

NARROW = 90
CHOICE_STYLE: dict[Choice, tuple[str, str]] = {
    "confirm": ("✓", "$success"),
    "change": ("◆", "$warning"),
    "drop": ("▲", "$error"),
    "escalate": ("▲", "$lilac"),
}
ASKS: dict[Choice, str] = {
    "change": "What has to change?",
    "drop": "Why not this cycle?",
    "escalate": "Who decides, and what?",
}


class TieOffStage(Stage):
    """The upper team is `team`; the lower ones are those below it."""

    place = "tie_off"
    BINDINGS: ClassVar[list[BindingType]] = bindings("tie_off")
    DEFAULT_CSS = """
    TieOffStage { layout: horizontal; }
    TieOffStage #pairs { padding: 0 1; width: 1fr; }
    TieOffStage #findings { width: 36; background: $surface; padding: 1 2; scrollbar-size-vertical: 1; }
    TieOffStage #findings Static { height: auto; width: 100%; }
    TieOffStage.-narrow { layout: vertical; }
    TieOffStage.-narrow #findings { width: 1fr; height: 8; padding: 0 2; border-top: tall $panel; }
    """

    def compose(self) -> ComposeResult:
        yield Rows(id="pairs")
        with VerticalScroll(id="findings", can_focus=False):
            yield Static("", markup=False, id="said")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self._show_findings)

    # ---- what is shown

    @property
    def lit(self) -> str:
        return self.query_one(Rows).lit

    @property
    def lower(self) -> tuple[str, ...]:
        return self.desk.tying_off.of(self.team).lower

    def lower_objective(self) -> Objective | None:
        """The lit lower objective; None when something else is lit."""
        okrs = self.desk.tying_off.owner(self.lit, self.lower)
        return okrs.objective(self.lit) if okrs else None

    def _names(self) -> dict[str, str]:
        session = self.desk.session
        return {team.id: team.name for team in session.workspace.tree(session.cycle_id).teams}

    def update(self) -> None:
        session, tying = self.desk.session, self.desk.tying_off
        analysis, tie_off, names = tying.analysis(self.team), tying.of(self.team), self._names()
        workspace = session.workspace
        short = dict(labels(workspace.of(session.cycle_id, self.team)).by_id)
        rows = matrix.rows(analysis.coverage.rows, short, tie_off.lower, names)
        if len(rows) == 1:
            rows = [
                Row(
                    "none",
                    partial(_said, f"{names.get(self.team, self.team)} has no objectives in this cycle yet."),
                    selectable=False,
                )
            ]
        waiting = set(tying.undecided(self.team))
        tree = workspace.tree(session.cycle_id)
        for team in tie_off.lower:
            okrs = workspace.of(session.cycle_id, team)
            found = tree.get(team)
            rows.append(
                Row(
                    f"team {team}",
                    partial(_team, tree.level(team), names.get(team, team), found.leader if found else ""),
                    selectable=False,
                )
            )
            own = labels(okrs).by_id
            for objective in okrs.objectives:
                linked = [
                    short[one]
                    for one in (
                        *objective.parent_key_results,
                        *(key.parent_link or "" for key in okrs.of(objective.id)),
                    )
                    if one in short
                ]
                linked = list(dict.fromkeys(linked)) or [
                    short[one] for one in (objective.parent or "",) if one in short
                ]
                decision = tie_off.decision(objective.id)
                choice = decision.choice if decision else None
                stale = bool(decision) and objective.id in waiting
                note = decision.note if decision else ""
                rows.append(
                    Row(objective.id, partial(_lower, own[objective.id], objective.title, linked, choice, stale, note))
                )
            if not okrs.objectives:
                rows.append(Row(f"bare {team}", partial(_said, "   no objectives yet"), selectable=False))
        self.query_one(Rows).show(rows)
        self._show_findings()

    @on(Rows.Lit)
    def _lit(self) -> None:
        self._show_findings()

    def _show_findings(self) -> None:
        if not self.is_mounted:
            return
        box = self.query_one("#findings")
        width = max(16, box.scrollable_content_region.width or 30)
        lines = [*self._suggested(width), *self._found(width), *self._signed(width)]
        self.query_one("#said", Static).update(text.stack(lines))

    def _found(self, width: int) -> list[Content]:
        analysis = self.desk.tying_off.analysis(self.team)
        mine = analysis.about(self.lit)
        rest = [one for one in analysis.findings if one not in mine]
        lines = [text.both_ends(("FINDINGS", "$hint"), (str(len(analysis.findings)), "bold"), width)]
        for one in (*mine, *rest):
            lines += text.wrap(
                (finding_title(one.name), f"bold {STYLE[one.severity]}"),
                width,
                first=(f"{SYMBOL[one.severity]} ", STYLE[one.severity]),
            )
            lines += text.wrap(text.words(one.message, "$foreground" if one in mine else "$soft"), width, indent=2)
            if one in mine:
                lines += text.wrap(text.words(one.question), width, indent=2)
        return [*lines, text.BLANK]

    def _suggested(self, width: int) -> list[Content]:
        """The closest above for a lower objective that supports nothing."""
        analysis = self.desk.tying_off.analysis(self.team)
        suggested = analysis.suggestions.get(self.lit, ())
        if not suggested:
            return []
        session = self.desk.session
        okrs = session.workspace.of(session.cycle_id, self.team)
        short = labels(okrs).by_id
        lines = [text.words("CLOSEST ABOVE", "$hint")]
        for one in suggested[:3]:
            lines += text.wrap(
                text.words(_words_of(okrs, one.id)),
                width,
                first=(f"{short.get(one.id, '')}  ", "bold $primary"),
                most=2,
            )
            lines += text.wrap(text.words(", ".join(one.because), "$hint"), width, indent=2, most=2)
        return [*lines, text.line(("l", "bold $accent"), (" links it", "$hint")), text.BLANK]

    def _signed(self, width: int) -> list[Content]:
        tie_off, names = self.desk.tying_off.of(self.team), self._names()
        lines = [text.words("SIGNATURES", "$hint")]
        for team in (tie_off.upper, *tie_off.lower):
            signature = tie_off.signature(team)
            stale = self.desk.tying_off.stale(self.team, team)
            if signature is None:
                said: text.Part = ("not yet", "$hint")
            elif stale:
                said = ("◆ stale", "$warning")
            else:
                said = (f"✓ {signature.when.astimezone():%H:%M}", "$success")
            who = f" {signature.name}" if signature else ""
            lines.append(
                text.both_ends(
                    text.line(text.words(names.get(team, team), "bold"), text.words(who, "$soft")), said, width
                )
            )
            if stale:
                more = f" and {len(stale) - 3} more" if len(stale) > 3 else ""
                lines += text.wrap(text.words(f"{', '.join(stale[:3])}{more}", "$warning"), width, indent=2)
        return lines

    # ---- commands

    def action_side(self) -> None:
        """To the next team's objectives, and back to the matrix after the last."""
        rows = self.query_one(Rows)
        firsts: list[str] = []
        for okrs in (self.desk.drafting.okrs(team) for team in (self.team, *self.lower)):
            firsts += [one.id for one in okrs.objectives[:1]]
        if not firsts:
            return
        order = list(rows.ids)
        here = order.index(rows.lit) if rows.lit in order else -1
        after = [one for one in firsts if order.index(one) > here]
        rows.light(after[0] if after else firsts[0])

    def action_link(self) -> None:
        objective = self.lower_objective()
        session = self.desk.session
        upper = session.workspace.of(session.cycle_id, self.team)
        short = labels(upper).by_id
        if objective is None:
            self._link_to(self.lit)
            return
        suggested = self.desk.tying_off.analysis(self.team).suggestions.get(objective.id, ())
        options = [
            Option(one.id, f"{short.get(one.id, '')}  {_words_of(upper, one.id)}", (", ".join(one.because),))
            for one in suggested[:3]
        ]
        taken = {one.id for one in options}
        for above in upper.objectives:
            options += [Option(above.id, f"{short[above.id]}  {above.title}")] if above.id not in taken else []
            options += [
                Option(key.id, f"   {short[key.id].split('·')[1]}  {key.statement}")
                for key in upper.of(above.id)
                if key.id not in taken
            ]

        def keep(chosen: str | None) -> None:
            if chosen:
                self.desk.tying_off.link(self.team, objective.id, chosen)

        if options:
            self.app.push_screen(
                Pick(
                    f"“{text.cut(objective.title, 44)}” supports…",
                    options,
                    help="The closest come first, with the reason",
                ),
                keep,
            )
        else:
            self.say("Nothing stands on the level above yet")

    def _link_to(self, above: str) -> None:
        """The other way round: which lower objective supports the lit one above."""
        options: list[Option] = []
        names = self._names()
        for team in self.lower:
            okrs = self.desk.drafting.okrs(team)
            options += [
                Option(one.id, f"{names.get(team, team)} {labels(okrs)[one.id]}  {one.title}")
                for one in okrs.objectives
            ]

        def keep(chosen: str | None) -> None:
            if chosen:
                self.desk.tying_off.link(self.team, chosen, above)

        if above and options:
            self.app.push_screen(Pick("Who supports it?", options), keep)

    def action_unlink(self) -> None:
        objective = self.lower_objective()
        if objective is None:
            self.say("Light a lower objective to take its links away")
        elif self.desk.tying_off.unlink_all(self.team, objective.id):
            self.say("Unlinked; u brings it back")
        else:
            self.say("It supports nothing above")

    def _decide(self, choice: Choice) -> None:
        objective = self.lower_objective()
        if objective is None:
            self.say("Light a lower objective to decide it; tab goes there")
            return
        if choice == "confirm":
            self.desk.tying_off.decide(self.team, objective.id, choice)
            self._next_undecided()
            return

        def keep(note: str | None) -> None:
            if note is not None:
                self.desk.tying_off.decide(self.team, objective.id, choice, note)

        ask(self.app, AskLine(ASKS[choice], lines=(objective.title,)), keep)

    def _next_undecided(self) -> None:
        waiting = self.desk.tying_off.undecided(self.team)
        ids = self.query_one(Rows).ids
        here = ids.index(self.lit) if self.lit in ids else 0
        after = [one for one in waiting if one in ids and ids.index(one) > here]
        if after:
            self.call_after_refresh(self.query_one(Rows).light, after[0])

    def action_confirm(self) -> None:
        self._decide("confirm")

    def action_change(self) -> None:
        self._decide("change")

    def action_drop(self) -> None:
        self._decide("drop")

    def action_escalate(self) -> None:
        self._decide("escalate")

    def action_note(self) -> None:
        objective = self.lower_objective()
        decision = self.desk.tying_off.of(self.team).decision(objective.id) if objective else None
        if objective is None or decision is None:
            self.say("Decide first; then a note can stand beside it")
            return

        def keep(note: str | None) -> None:
            if note is not None:
                self.desk.tying_off.note(self.team, objective.id, note)

        ask(self.app, AskLine(f"A note: {CHOICE_SAYS[decision.choice]}", value=decision.note.replace("\n", " ")), keep)

    def action_dependency(self) -> None:
        from tuiokr.screens.dependencies import Dependencies

        objective = self.lower_objective()
        owner = self.desk.tying_off.owner(objective.id, self.lower) if objective else None
        self.app.push_screen(Dependencies(self.desk, owner.team if owner else self.team, (self.team, *self.lower)))

    def action_sign(self) -> None:
        session = self.desk.session
        tree = session.workspace.tree(session.cycle_id)
        teams = [team for team in (self.team, *self.lower) if team in tree.by_id]
        options = [
            Option(team, f"{tree.by_id[team].name}: {tree.by_id[team].leader or 'no leader named'}") for team in teams
        ]
        undecided = len(self.desk.tying_off.undecided(self.team))
        help_line = f"{undecided} lower objectives are not decided yet" if undecided else "Everything is decided"

        def name_of(team: str | None) -> None:
            if team is None:
                return

            def keep(name: str | None) -> None:
                if name:
                    self.desk.tying_off.sign(self.team, team, name)

            ask(
                self.app,
                AskLine(
                    f"Who signs for {text.cut(tree.by_id[team].name, 40)}?",
                    value=tree.by_id[team].leader,
                    check=lambda typed: "" if typed.strip() else "A signature needs a name",
                ),
                keep,
            )

        self.app.push_screen(Pick("Which team signs?", options, help=help_line), name_of)


def _words_of(okrs: TeamOKRs, thing: str) -> str:
    objective, key = okrs.objective(thing), okrs.key_result(thing)
    return objective.title if objective else key.statement if key else ""


def _said(words: str, width: int) -> list[Content]:
    return text.wrap((words, "$hint"), width)


def _team(level: int, name: str, leader: str, width: int) -> list[Content]:
    title = text.line(
        (f"L{level}  ", "$hint"),
        text.words(name, "bold"),
        ("  ", ""),
        text.words(leader, "$soft") if leader else text.line(("no leader", "$error")),
    )
    return [
        text.BLANK,
        text.line(("╌" * width, "$lilac")),
        text.row((title, max(10, width - 34)), (("supports", "$hint"), 14), (("decision", "$hint"), 16)),
    ]


def _lower(
    label: str, title: str, linked: list[str], choice: Choice | None, stale: bool, note: str, width: int
) -> list[Content]:
    if choice:
        symbol, style = CHOICE_STYLE[choice]
        said: text.Part = (
            f"{symbol} {CHOICE_SAYS[choice]}" + (", changed" if stale else ""),
            "$warning" if stale else style,
        )
    else:
        said = ("undecided", "$hint")
    room = max(10, width - 34)
    words = text.wrap(
        text.words(title or "an objective without words yet"), room, first=(f"  {label}  ", "bold $primary")
    )
    supports: text.Part = (
        (", ".join(linked[:2]) + ("…" if len(linked) > 2 else ""), "$soft") if linked else ("no parent", "$error")
    )
    lines = [text.row((words[0], room), (supports, 14), (said, 16)), *words[1:]]
    if note:
        lines += text.wrap(text.words(note.replace("\n", " "), "$soft"), width, indent=6)
    return lines
