"""Publish: the gates with their reasons, and the page to publish."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuiokr.alignment.publish_gates import Gate
from tuiokr.model.stale import with_stale
from tuiokr.screens.asker import Asker
from tuiokr.screens.file_question import ask_for_file
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.screen import DeskScreen, ask, bindings
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head


class Publish(DeskScreen):
    """The screen for publishing a team's OKRs of the current cycle."""

    CSS_PATH = "publish.tcss"
    places = ("publish",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("publish")

    def __init__(self, desk: Desk, team: str) -> None:
        super().__init__(desk)
        self._team = team
        self.about = presence.team(desk.session, team)

    def compose(self) -> ComposeResult:
        yield Head()
        with Horizontal(id="both"):
            with VerticalScroll(id="gates"):
                yield Static("", markup=False, id="gate-lines")
            with VerticalScroll(id="page"):
                yield Static("", markup=False, id="page-text")
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#page").focus()

    def on_resize(self) -> None:
        self.set_class(self.size.width < 90, "-narrow")
        self.call_after_refresh(self._update)

    def title_words(self) -> text.Part:
        team = self.desk.tree.get(self._team)
        state, stale = self.desk.home.state(self._team)
        return text.line(
            ("Publish  ", "bold"),
            text.words(team.name if team else self._team, "bold"),
            (f"  {with_stale(state, stale)}", "$hint"),
        )

    def aside(self) -> text.Part | None:
        return text.line("  ", text.words(self.desk.cycle_id, "bold"))

    def update_body(self) -> None:
        if not self.is_mounted:
            return
        width = max(20, self.query_one("#gates").scrollable_content_region.width)
        gates = self.desk.publish.gates(self._team)
        shut = sum(gate.ok is False for gate in gates)
        lines: list[Content] = [
            text.both_ends(
                ("GATES", "$hint"),
                ("all open" if not shut else f"{shut} to look at", "$success" if not shut else "$warning"),
                width,
            )
        ]
        for gate in sorted(gates, key=lambda gate: gate.ok is not False):
            lines += [text.BLANK] if gate.ok is False else []
            lines += _gate(gate, width)
            lines += [text.BLANK] if gate.ok is False else []
        blocked = any(gate.blocking and gate.ok is False for gate in gates)
        said = (
            "Nothing to publish yet." if blocked else "Only the first gate has to be open. You decide about the others."
        )
        lines += [text.BLANK, *text.wrap((said, "$hint"), width)]
        if no_gos := self.desk.no_go.of_team(self._team):
            lines += [text.BLANK, text.line(("WHAT WE WILL NOT DO", "$hint"))]
            for one in no_gos:
                lines += text.wrap(text.words(one.whole), width, first=("✗ ", "$error"))
        self.query_one("#gate-lines", Static).update(text.stack(lines))
        self.query_one("#page-text", Static).update(text.words(readable(self.desk.publish.text(self._team))))

    # ---- commands

    def action_side(self) -> None:
        """Move the focus between the gates and the page."""
        page = self.query_one("#page")
        (self.query_one("#gates") if page.has_focus else page).focus()

    def action_publish_now(self) -> None:
        shut = [gate for gate in self.desk.publish.gates(self._team) if gate.ok is False]
        if not shut or any(gate.blocking for gate in shut):
            self._publish("yes")
            return
        options = [
            Option("no", "Not yet"),
            Option("yes", "Publish anyway", tuple(f"◆ {gate.name}: {gate.reason}" for gate in shut)),
        ]
        ask(self.app, Pick("Some gates are not open", options), self._publish)

    def _publish(self, answer: str | None) -> None:
        gates = self.desk.publish.gates(self._team)
        shut = next((gate for gate in gates if gate.blocking and gate.ok is False), None)
        if answer == "yes" and shut:  # the gate may have closed while the question was open
            self.say(f"Not published: {shut.reason}", "warning")
        elif answer == "yes":
            self.desk.publish.publish(self._team)
            self.say("Published. Press w to write the page to a file, y to copy it")

    def action_withdraw(self) -> None:
        self.desk.publish.withdraw(self._team)
        self.say("It is a draft again")

    def action_write(self) -> None:
        name = self.desk.publish.file_name(self._team).replace(" ", "-")
        endings = ", ".join(f"{one.endings[0]} {one.title}" for one in self.desk.publish.formats)
        ask_for_file(Asker(self), name, endings, lambda path: self.desk.publish.write(self._team, path))

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self.desk.publish.text(self._team))


def _gate(gate: Gate, width: int) -> list[Content]:
    """Return a gate in `width` cells, with its reason; an open gate has only its name."""
    if gate.ok:
        return [text.line(("✓ ", "$success"), gate.name)]
    symbol, style = ("·", "$hint") if gate.ok is None else ("▲", "$error") if gate.blocking else ("◆", "$warning")
    name = (gate.name, f"bold {style}" if gate.ok is False else "bold")
    return [text.line((f"{symbol} ", style), name), *text.wrap(text.words(gate.reason, "$soft"), width, indent=2)]


def readable(markdown: str) -> str:
    """Return the page for reading: without the marks that tuiokr needs to import it."""
    import re

    return re.sub(r"[ \t]*<!-- tuiokr:.*?-->", "", markdown)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
