"""The stage for parked questions: at the close each one is answered, given to somebody, kept or dropped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr import keys
from tuiokr.model.parked import Parked, ParkedState, said
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import plural
from tuiokr.screens.park_line import ask_what
from tuiokr.screens.pick import ask_to_replace
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases import presence
from tuiokr.usecases.parking_lot import ParkedItem
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

LOOKS: dict[ParkedState, tuple[str, str]] = {
    "open": ("◆", "$accent"),
    "owned": ("●", "$primary"),
    "kept": ("→", "$warning"),
    "risk": ("▲", "$lilac"),
    "resolved": ("✓", "$success"),
    "dependency": ("✓", "$success"),
    "dropped": ("–", "$hint"),
}
EARLIER = "earlier"
"""The id of the heading above the questions of earlier workshops."""


class ParkingStage(Stage):
    """Shows the parking lot of a workshop and of earlier ones of its team; outside a workshop, what is open."""

    place = "parking"
    kinds: ClassVar = (StepKind.PARKING,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("parking")
    DEFAULT_CSS = """
    ParkingStage { padding: 1 2; }
    ParkingStage #ways { height: auto; margin: 1 0 0 0; }
    """

    def compose(self) -> ComposeResult:
        yield Rows(id="parked")
        yield Static("", markup=False, id="ways")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    def _items(self) -> tuple[ParkedItem, ...]:
        parking = self.desk.parking
        return parking.lot(self.workshop_id) if self.workshop_id else parking.open_of(self.team)

    def update(self) -> None:
        items, today = self._items(), self.desk.today()
        rows = [Row(one.id, partial(_paint, one, today)) for one in items]
        earlier = sum(bool(one.source) for one in items)
        if earlier and self.workshop_id:
            rows.insert(len(rows) - earlier, Row(EARLIER, partial(_heading, earlier), selectable=False))
        words = "The parking lot is empty. F4 parks a question from any screen."
        nothing = Row("", lambda width: text.wrap((words, "$soft"), width), selectable=False)
        self.query_one(Rows).show(rows or [nothing])
        ways = self.query_one("#ways", Static)
        ways.display = bool(items and self.workshop_id)
        parts = [text.line((keys.key_label(one), "bold $accent"), f" {one.title}") for one in keys.of(self.place)]
        ways.update(text.stack(text.flow(parts, max(20, self.content_size.width or self.size.width - 4), gap=2)))

    @property
    def highlighted_okr(self) -> str:
        found = self._lit
        return (found.parked.about or "") if found else ""

    @property
    def _lit(self) -> ParkedItem | None:
        lit = self.query_one(Rows).lit
        return next((one for one in self._items() if one.id == lit), None)

    def light(self, parked: Parked) -> None:
        """Highlight a parked question, such as a new one."""
        self.update()
        found = next((one for one in self._items() if one.parked.id == parked.id), None)
        if found:
            self.query_one(Rows).light(found.id)

    def action_add_parked(self) -> None:
        ask_what(self.app, self.desk, self.workshop_id or self.desk.vote.workshop_for(self.team), then=self.light)

    # ---- at the close

    def _open_one(self) -> ParkedItem | None:
        """Return the highlighted question if it is open; otherwise say how to open it."""
        found = self._lit
        if found and not found.parked.open:
            self.say("This question is closed. To open it again, press ⏎ and delete the answer")
            return None
        return found

    def _keep(self, seen: ParkedItem, own: str, change: Callable[[], None], words: str = "") -> None:
        """Make a change, unless another window has changed the question since it was `seen`: then ask first."""
        now = self.desk.parking.get(seen.workshop_id, seen.parked.id)
        if now is None:
            self.say("Not saved: another window deleted the question", "warning")
        elif _close(now) != _close(seen.parked):
            again = partial(self._keep, ParkedItem(now, seen.workshop_id, seen.source, seen.about), own, change, words)
            title = "Another window has already changed this question"
            ask_to_replace(self.app, title, said(now, self.desk.today()) or "open", own, again, words=words)
        else:
            change()

    def _ask(self, item: ParkedItem, dialog: AskLine, keep: Callable[[str], None]) -> None:
        about = presence.parked(self.desk.session, item.workshop_id, item.parked.id)
        ask(self.app, dialog, lambda typed: keep(typed) if typed is not None else None, about=about)

    def action_resolve(self) -> None:
        item = self._lit
        if item is None:
            return
        change = partial(self.desk.parking.resolve, item.workshop_id, item.parked.id)
        self._ask(
            item,
            AskLine(
                "Resolve it: what was the answer?",
                lines=(_flat(item.parked.words),),
                value=item.parked.resolved,
                help="Leave it empty to open the question again" if item.parked.resolved else "",
            ),
            lambda words: self._keep(item, words or "open again", partial(change, words), words),
        )

    def action_owner(self) -> None:
        if item := self._open_one():
            change = partial(self.desk.parking.own, item.workshop_id, item.parked.id)
            help_line = "A name and a day, such as Jonas 15 Jan or Jonas Friday. Leave it empty to remove both"
            self._ask_owner(item, "Who takes it, and by when?", help_line, change, empty=True)

    def action_risk(self) -> None:
        if item := self._open_one():
            change = partial(self.desk.parking.risk, item.workshop_id, item.parked.id)
            self._ask_owner(item, "Who carries it as a risk?", "A name. A day can follow, such as Jonas 15 Jan", change)

    def _ask_owner(
        self,
        item: ParkedItem,
        title: str,
        help_line: str,
        change: Callable[[str, date | None], None],
        *,
        empty: bool = False,
    ) -> None:
        parking, one = self.desk.parking, item.parked

        def wrong(typed: str) -> str:
            try:
                read = parking.read_owner(item.workshop_id, typed)
            except ValueError as error:
                return str(error)
            return "" if read.owner or empty else "Write the name of a person"

        def keep(typed: str) -> None:
            read = parking.read_owner(item.workshop_id, typed)
            self._keep(item, typed or "nobody", lambda: change(read.owner, read.due), typed)

        due = f"{one.due.day} {one.due:%b} {one.due.year}" if one.due else ""
        value = f"{one.owner} {due}".strip()
        self._ask(item, AskLine(title, lines=(_flat(one.words),), value=value, help=help_line, check=wrong), keep)

    def action_keep_open(self) -> None:
        if item := self._open_one():
            change = partial(self.desk.parking.keep, item.workshop_id, item.parked.id)
            self._keep(item, "kept for the next workshop", change)

    def action_drop(self) -> None:
        if item := self._open_one():
            change = partial(self.desk.parking.drop, item.workshop_id, item.parked.id)
            self._ask(
                item,
                AskLine(
                    "Drop it: why?",
                    lines=(_flat(item.parked.words),),
                    check=lambda typed: "" if typed.strip() else "Write the reason in a few words",
                ),
                lambda words: self._keep(item, f"dropped: {words}", partial(change, words), words),
            )

    def action_dependency(self) -> None:
        from tuiokr.screens.dependency_form import DependencyForm

        if item := self._open_one():
            one, depend = item.parked, partial(self.desk.parking.depend, item.workshop_id, item.parked.id)
            form = DependencyForm(
                self.desk,
                self.team,
                what=_flat(one.words),
                by=one.due,
                about=one.about,
                make=lambda giving, what, by, about: depend(giving, what, by=by, about=about),
            )
            ask(self.app, form, about=presence.parked(self.desk.session, item.workshop_id, one.id))


def _flat(words: str) -> str:
    return " ".join(words.split())


def _close(parked: Parked) -> tuple[object, ...]:
    """Return what a change at the close replaces."""
    return parked.owner, parked.due, parked.outcome, parked.resolved


def _heading(count: int, width: int) -> list[Content]:
    said_so = f"STILL OPEN FROM EARLIER WORKSHOPS: {plural(count, 'question')}"
    return [text.BLANK, *text.wrap((said_so, "$hint"), width)]


def _paint(item: ParkedItem, today: date, width: int) -> list[Content]:
    one = item.parked
    late = bool(one.overdue(today))
    symbol, style = LOOKS[one.state]
    lines = [
        text.BLANK,
        *text.wrap(text.words(_flat(one.words), "" if one.open else "$soft"), width, first=(f"{symbol} ", style)),
    ]
    if what := said(one, today):
        unclear = ": which one? Press o" if one.open and one.owner.startswith("@") else ""
        mark, tone = ("▲ ", "$error") if late else ("", "$warning" if unclear else style if one.open else "$success")
        lines += text.wrap(text.words(f"{mark}{what}{unclear}", tone), width, indent=2, most=3)
    asked = f"asked by {one.by}" if one.by else ""
    facts = [text.words(part, "$hint") for part in (item.about, asked, item.source) if part]
    return [*lines, *text.flow(facts, width, indent=2)]
