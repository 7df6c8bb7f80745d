"""Fist of five: hands are entered masked in a ring of names, then come the reveal, the verdict and the reasons."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.vote import Vote, progress, turnout
from tuiokr.screens.asker import Asker
from tuiokr.screens.countdown import Countdown, moves
from tuiokr.screens.screen import DeskScreen, bindings
from tuiokr.screens.vote_line import VoteLine
from tuiokr.screens.vote_settings import VoteSettings
from tuiokr.screens.vote_words import VoteWords
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.vote_tally import TALLY_STANDS
from tuiokr.widgets import text
from tuiokr.widgets import vote as paint
from tuiokr.widgets.chips import with_chip
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.vote_result import result

MOST_UNREAD = 8
"""Highest number of unreadable entries that are shown."""
RISE = 0.05
"""Seconds for each line of the rising columns."""


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
        self._asker = asker = Asker(self)
        self._words = VoteWords(desk, workshop_id, vote, asker)
        self._settings = VoteSettings(desk, workshop_id, vote, asker, self.light)
        self._line = VoteLine(desk, workshop_id, vote, asker, self._tell_unread)
        self._lit = ""
        self._asked: Vote | None = None
        """The vote when a reveal with people missing was asked for: the same vote is revealed by the second press."""
        self._risen: int | None = None
        """How many lines of the columns are shown while they rise; None if all are."""
        self._tallest = 0
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

    def update_body(self) -> None:
        self.refresh_foot()
        vote, shown = self.vote, self.shown
        if self.has_class("-shown") is not shown:
            self.set_class(shown, "-shown")
            self.call_after_refresh(self._update)  # the parts of the screen get another width
        width = max(20, self.size.width - 5 if shown else self.query_one("#ballots").content_size.width or 60)
        label, words, theme = self.desk.vote_statement.shown(self.workshop_id, self.vote_id)
        self._tell("#question", [text.words(vote.question.upper(), "$hint")])
        first, worded = (f"{label}  ", "bold $primary"), with_chip(text.words(words, "bold"), theme)
        thing = text.wrap(worded, max(16, width - 4), first=first, most=4)
        self._tell("#thing", thing)
        if shown:
            edges = 4 if self.has_class("-low") else 6
            hands, said = result(vote, width, self.size.height - edges - len(thing))
            below = len(hands) - self._risen if self._risen is not None else 0
            self._tell("#hands", [text.BLANK] * below + hands[below:])
            self._tell("#verdict", said if below <= 0 else [text.BLANK])
            self._tallest = len(hands)
        else:
            self._show_ring(vote, width)
            beside = max(16, self.query_one("#beside").content_size.width or 30)
            self._tell("#more", paint.beside(vote, beside))

    def _show_ring(self, vote: Vote, width: int) -> None:
        self._tell("#hands", paint.ring(vote, self.lit, width))
        if not vote.people:
            said = [text.line(("Nobody is asked yet. ", "bold"), ("+", "bold $accent"), " adds a person")]
        elif self._asked == vote:
            said = text.wrap(text.words(self.desk.vote.unready(vote), "bold $warning"), width, first=("▲ ", "$warning"))
            said.append(text.line("  ", ("r", "bold $accent"), " again reveals anyway"))
        elif vote.last and vote.last.tallied:
            said = [text.line(("The tally is in. ", "bold"), ("r", "bold $accent"), " puts it on the table")]
        elif self.lit:
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
        if self.vote.last and self.vote.last.tallied:
            self.say(TALLY_STANDS)
        elif not self.shown and self.lit:
            self.desk.vote.cast(self.workshop_id, self.vote_id, self.lit, hand)

    def _mark(self, mark: str) -> None:
        self._unread = ()
        if not self.shown and self.lit:
            self.desk.vote.mark(self.workshop_id, self.vote_id, self.lit, mark)

    def action_absent(self) -> None:
        self._mark("absent")

    def action_abstain(self) -> None:
        self._mark("abstain")

    def action_facilitator(self) -> None:
        if self._told_revealed():
            return
        if self.vote.last and self.vote.last.tallied:
            self.say(TALLY_STANDS)
        elif not self.desk.vote.abstain_facilitator(self.workshop_id, self.vote_id):
            self.say("Nobody here is known as the facilitator. Highlight the person with the arrow keys, then press s")

    def action_take_back(self) -> None:
        if self._told_revealed():
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
        if not self._told_revealed():
            self._line.ask()

    def pasted(self, words: str) -> None:
        if not self._told_revealed():
            self._line.take(words)

    def _told_revealed(self) -> bool:
        """Say that no hand can be entered after the reveal. Return whether that is so."""
        if self.shown:
            self.say("The hands are revealed. Press v to vote again")
        return self.shown

    def _tell_unread(self, unread: tuple[str, ...]) -> None:
        self._unread = unread
        self._update()

    def action_reveal(self) -> None:
        vote = self.vote
        self._unread = ()
        if self.shown:
            return
        if not vote.last or not vote.last.ballots:
            self.say("Nobody has voted yet")
        elif self.desk.vote.unready(vote) and self._asked != vote:
            self._asked = vote
            self._update()
        elif moves():
            self._asker.ask(Countdown(), lambda said: self._reveal(rising=True) if said else None)
        else:
            self._reveal()

    def _reveal(self, *, rising: bool = False) -> None:
        if self.shown:
            return
        self._risen = 0 if rising else None
        self.desk.vote.reveal(self.workshop_id, self.vote_id)
        if rising:
            self.set_timer(RISE, self._rise)

    def _rise(self) -> None:
        """Show one more line of the columns, from their base up."""
        if self._risen is not None and self.usable:
            self._risen = self._risen + 1 if self._risen < self._tallest else None
            self._update()
            self.set_timer(RISE, self._rise)

    def action_again(self) -> None:
        if self.shown:
            self._lit = ""
            self.desk.vote.again(self.workshop_id, self.vote_id)

    def action_names(self) -> None:
        self._settings.name_hands()

    def action_hear(self) -> None:
        self._words.hear()

    def action_become(self) -> None:
        self._words.become()

    def action_reword(self) -> None:
        self._words.reword()

    def action_rule(self) -> None:
        self._settings.choose_rule()

    def action_decide(self) -> None:
        self._words.decide()

    def action_join(self) -> None:
        self._settings.join()


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
