"""Fist of five: hands are entered masked in a ring of names, then come the reveal, the verdict and the reasons."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.vote import Vote, progress, turnout, verdict
from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import DeskScreen, ask, bindings
from tuiokr.screens.vote_settings import VoteSettings
from tuiokr.screens.vote_words import VoteWords
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets import vote as paint
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head

MOST_UNREAD = 8
"""Highest number of unreadable entries that are shown."""


class VoteScreen(DeskScreen):
    """One vote about one objective or key result."""

    CSS_PATH = "vote.tcss"
    places = ("vote", "vote_shown")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("vote", "vote_shown"),
        Binding("down,right", "turn(1)", show=False),
        Binding("up,left", "turn(-1)", show=False),
    ]

    def __init__(self, desk: Desk, workshop_id: str, vote: str) -> None:
        super().__init__(desk)
        self.workshop_id = workshop_id
        self.vote_id = vote
        self.about = presence.vote(desk.session, workshop_id, vote)
        asker = Asker(self)
        self._words = VoteWords(desk, workshop_id, vote, asker)
        self._settings = VoteSettings(desk, workshop_id, vote, asker, self.light)
        self._lit = ""
        self._unread: tuple[str, ...] = ()
        """The entries of the last line or chat that could not be read; they reveal no hand."""

    def compose(self) -> ComposeResult:
        yield Head()
        with Horizontal():
            with Vertical(id="ballots"):
                yield Static("", markup=False, id="question")
                yield Static("", markup=False, id="thing")
                yield Static("", markup=False, id="hands")
                yield Static("", markup=False, id="verdict")
            with Vertical(id="beside"):
                yield Static("", markup=False, id="more")
        yield Foot()

    @property
    def vote(self) -> Vote:
        return self.desk.vote.vote(self.workshop_id, self.vote_id)

    @property
    def highlighted_okr(self) -> str:
        return self.vote.about

    @property
    def lit(self) -> str:
        """The person whose hand is asked for: the chosen one, else the next in the ring; "" if all hands are in."""
        waiting = self.desk.vote.waiting(self.vote)
        return self._lit if self._lit in waiting else waiting[0] if waiting else ""

    def light(self, person: str) -> None:
        """Ask for this person's hand next, such as after adding the person."""
        self._lit = person
        self._update()

    @property
    def shown(self) -> bool:
        """Whether the hands of the last round are revealed."""
        last = self.vote.last
        return bool(last and last.revealed)

    def on_resize(self) -> None:
        self.set_class(self.size.width < 90, "-narrow")
        self.set_class(self.size.height < 28, "-low")
        if self.is_mounted:
            self.call_after_refresh(self._update)

    def footer_places(self) -> tuple[str, ...]:
        return ("vote_shown",) if self.is_mounted and not self.gone and self.shown else ("vote",)

    def title_words(self) -> text.Part:
        vote = self.vote
        return text.line(("Fist of five", "bold"), (f"  round {len(vote.rounds)}", "$soft"))

    def aside(self) -> text.Part | None:
        vote = self.vote
        said = turnout(vote.last.ballots) if vote.last and vote.last.revealed else progress(vote)
        return text.line("  ", (said, "bold"))

    def _thing(self) -> tuple[str, str]:
        workshop = self.desk.workshop.full(self.workshop_id).workshop
        okrs = self.desk.workspace.of(workshop.cycle, workshop.team)
        objective, key = okrs.objective(self.vote.about), okrs.key_result(self.vote.about)
        from tuiokr.model.workspace import labels

        words = objective.title if objective else key.statement if key else "it was deleted"
        return labels(okrs).by_id.get(self.vote.about, ""), words or "nothing is written yet"

    def update_body(self) -> None:
        self.refresh_foot()
        vote = self.vote
        width = max(20, self.query_one("#ballots").content_size.width or 60)
        label, words = self._thing()
        self._tell("#question", [text.words(vote.question.upper(), "$hint")])
        inner = max(16, width - 4)
        self._tell("#thing", text.wrap(text.words(words, "bold"), inner, first=(f"{label}  ", "bold $primary"), most=4))
        last = vote.last
        if last is None or not last.revealed:
            self._show_ring(vote, width)
        else:
            said = verdict(vote.rule, last.ballots)
            told = paint.verdict_lines(vote, said, width)
            above = 3 + self.query_one("#thing").outer_size.height
            room = self.query_one("#ballots").content_size.height - above - len(told)
            self._tell("#hands", paint.table(vote, last, said, width, most=max(1, room)))
            self._tell("#verdict", told)
        beside = max(16, self.query_one("#beside").content_size.width or 30)
        self._tell("#more", paint.beside(vote, beside))

    def _show_ring(self, vote: Vote, width: int) -> None:
        waiting = self.desk.vote.waiting(vote)
        self._tell("#hands", paint.ring(vote, self.lit, width))
        if not vote.people:
            said = [text.line(("Nobody is asked yet. ", "bold"), ("+", "bold $accent"), " adds a person")]
        elif waiting:
            said = text.wrap(
                text.line(("Hand of ", "$soft"), text.words(self.lit, "bold $accent"), ("?  0 to 5", "$soft")), width
            )
        else:
            said = [text.line(("All hands are in. ", "bold"), ("r", "bold $accent"), " puts them on the table")]
        if self._unread:
            said.append(text.BLANK)
        for one in self._unread[:MOST_UNREAD]:
            said += text.wrap(text.words(one, "$warning"), width, first=("▲ ", "$warning"))
        if len(self._unread) > MOST_UNREAD:
            said.append(text.line((f"and {len(self._unread) - MOST_UNREAD} more", "$warning")))
        self._tell("#verdict", said)

    def _tell(self, where: str, lines: list[Content]) -> None:
        self.query_one(where, Static).update(text.stack(lines))

    # ---- commands

    def action_hands(self, hand: int) -> None:
        self._unread = ()
        if not self.shown and self.lit:
            self.desk.vote.cast(self.workshop_id, self.vote_id, self.lit, hand)

    def _mark(self, mark: str) -> None:
        self._unread = ()
        if not self.shown and self.lit:
            self.desk.vote.mark(self.workshop_id, self.vote_id, self.lit, mark)

    def action_absent(self) -> None:
        self._mark("absent")

    def action_abstain(self) -> None:
        self._mark("abstain")

    def action_take_back(self) -> None:
        if self.shown:
            self.say("The hands are revealed. Press b to vote again")
            return
        whose = self.desk.vote.take_back(self.workshop_id, self.vote_id)
        self._lit = whose or self._lit
        self._update()

    def action_turn(self, step: int) -> None:
        """Choose another name in the ring, for a person who votes out of turn."""
        waiting = self.desk.vote.waiting(self.vote)
        if waiting and not self.shown:
            self._lit = waiting[(waiting.index(self.lit) + step) % len(waiting)]
            self._update()

    def action_line(self) -> None:
        if self.shown:
            self.say("The hands are revealed. Press b to vote again")
            return

        def keep(line: str | None) -> None:
            if line:
                self._fill(line)

        help_line = "ana 4, li 3, max absent, rest 5; or paste the chat of the call as it is"
        ask(self.app, AskLine("Many hands at once", help=help_line, several=True, secret=True), keep)

    def pasted(self, words: str) -> None:
        if self.shown:
            self.say("The hands are revealed. Press b to vote again")
        else:
            self._fill(words)

    def _fill(self, line: str) -> None:
        self._unread = self.desk.vote.take_line(self.workshop_id, self.vote_id, line)
        self._update()

    def action_reveal(self) -> None:
        last = self.vote.last
        self._unread = ()
        if last and last.ballots and not self.shown:
            self.desk.vote.reveal(self.workshop_id, self.vote_id)
        elif not self.shown:
            self.say("Nobody has voted yet")

    def action_again(self) -> None:
        if self.shown:
            self._lit = ""
            self.desk.vote.again(self.workshop_id, self.vote_id)

    def action_names(self) -> None:
        self.desk.vote.show_names(self.workshop_id, self.vote_id, not self.vote.names_shown)

    def action_hear(self) -> None:
        self._words.hear()

    def action_rule(self) -> None:
        self._settings.choose_rule()

    def action_decide(self) -> None:
        self._words.decide()

    def action_join(self) -> None:
        self._settings.join()


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
