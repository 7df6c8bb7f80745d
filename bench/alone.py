"""Show one widget or screen alone: `python -m tuiokr.widgets.vote`, `python -m tuiokr.screens.vote`.

A module of a widget or a screen ends with a call of `show`. Its data is defined here, so that it is not part of the
installed program. F2 switches between the two themes. A screen runs in the whole app, on the sample
organisation in a temporary folder; ctrl+q ends it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePath
from typing import Any, ClassVar, Final, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget

import tuiokr
from tuiokr import keys
from tuiokr.app import Tuiokr, open_desk
from tuiokr.model.confidence import ConfidenceBallot, ConfidenceHeard, ConfidenceRound, spread
from tuiokr.model.preparation import Foreseen
from tuiokr.model.stale import last_team_test
from tuiokr.model.theme import Theme
from tuiokr.model.timeline import timeline
from tuiokr.model.vote import Ballot, Round, Vote, verdict
from tuiokr.model.vote_rule import VOTE_RULES
from tuiokr.model.workspace import FullWorkshop
from tuiokr.screens.dependencies import Dependencies
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.map import MapScreen
from tuiokr.screens.parking_lot import ParkingLot
from tuiokr.screens.preparation import PreparationScreen
from tuiokr.screens.presenter import Presenter
from tuiokr.screens.publish import Publish
from tuiokr.screens.setup import Setup
from tuiokr.screens.team_tests import TeamTests
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.unreadable import Unreadable
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.welcome import Welcome
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.screens.workshop_record import Records
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.remarks import Remarks
from tuiokr.usecases.sample import fill
from tuiokr.usecases.step_result import results
from tuiokr.widgets import (
    big_clock,
    board,
    confidence,
    decision_card,
    dependency_cards,
    dependency_matrix,
    map_item,
    map_rows,
    matrix,
    preparation,
    rail,
    team_test,
    text,
    tie_off_rows,
    tie_off_seats,
    vote,
)
from tuiokr.widgets.ballot_names import ballot_names
from tuiokr.widgets.band import Band, Guide
from tuiokr.widgets.big_clock import BigClock
from tuiokr.widgets.block_letters import block_letters
from tuiokr.widgets.cards import Cards
from tuiokr.widgets.chips import ThemeBar
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.dependency_board import DependencyBoard
from tuiokr.widgets.finding_pane import FindingPane
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.line_input import NamesInput
from tuiokr.widgets.lines_input import Lines
from tuiokr.widgets.parked_list import ParkedList
from tuiokr.widgets.room_strip import RoomStrip
from tuiokr.widgets.rows import Row, Rows
from tuiokr.widgets.session_bar import session_bars
from tuiokr.widgets.side_by_side import side_by_side
from tuiokr.widgets.side_pane import SidePane
from tuiokr.widgets.statement import StatementEditor
from tuiokr.widgets.themes import STAGE_DARK, STAGE_LIGHT, defaults
from tuiokr.widgets.ticker import Ticker
from tuiokr.widgets.typed_choice import TypedChoice
from tuiokr.widgets.vote_columns import columns
from tuiokr.widgets.vote_result import result
from tuiokr.widgets.wall import Wall

PACKAGE: Final = Path(tuiokr.__path__[0])
UPPER, LOWER = "northwind", "payments"
"""Teams of the sample organisation."""


class Shown(NamedTuple):
    """A widget, and the function that gives it its data after it is mounted."""

    widget: Widget
    then: Callable[[], object] = lambda: None


class Alone(App[None]):
    """Shows widgets in the colours of the app."""

    BINDINGS: ClassVar[list[BindingType]] = [("f2", "other_theme", "Other theme")]

    def __init__(self, make: Callable[[], Shown]) -> None:
        super().__init__()
        self._make = make
        self.register_theme(STAGE_DARK)
        self.register_theme(STAGE_LIGHT)
        self.theme = STAGE_DARK.name
        self._wall = Wall()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return defaults(self.current_theme)

    def get_line_filters(self) -> list[LineFilter]:
        return [self._wall, *super().get_line_filters()]

    def compose(self) -> ComposeResult:
        shown = self._make()
        yield shown.widget
        self.call_after_refresh(shown.then)

    def action_other_theme(self) -> None:
        self.theme = STAGE_LIGHT.name if self.theme == STAGE_DARK.name else STAGE_DARK.name


def _in_rows(rows: Sequence[Row]) -> Shown:
    widget = Rows()
    return Shown(widget, lambda: widget.show(rows))


def _painted(paint: Callable[[int], Sequence[Content]]) -> Shown:
    widget = SidePane()
    return Shown(widget, lambda: widget.show(paint))


def _band(desk: Desk) -> Shown:
    widget = Band()
    guide = Guide(
        "Learn from the last cycle.", ("What did we learn?", "What surprised us?"), 1, "it is noted", "", False
    )
    return Shown(widget, lambda: widget.show(guide, low=False))


def _big_clock(desk: Desk) -> Shown:
    widget = BigClock()

    def show() -> None:
        widget.face = big_clock.face(_workshop(desk).workshop, desk.now())

    return Shown(widget, show)


def _workshop(desk: Desk) -> FullWorkshop:
    return desk.workshop.full(desk.vote.workshop_for(LOWER))


def _board(desk: Desk) -> Shown:
    okrs = desk.draft.okrs(LOWER)
    lines: list[board.Line] = []
    for number, objective in enumerate(okrs.objectives, 1):
        lines.append(board.ObjectiveLine(objective, f"O{number}", "", 90.0, "O1", (("", "espresso 5 of 6"),)))
        lines += [board.KeyLine(key, "KR", "warning") for key in okrs.key_results if key.objective == objective.id]
    return _in_rows(board.rows(lines))


def _cards(desk: Desk) -> Shown:
    widget, home = Cards(), desk.home
    return Shown(widget, lambda: widget.tell(home.pick_up(), home.next(), LOWER, desk.now()))


def _finding_pane(desk: Desk) -> Shown:
    widget = FindingPane()
    remarks = Remarks("KR2  Launch one-click checkout", 31.0, ask=("Once it is done, what will be different?",))
    return Shown(widget, lambda: widget.show(remarks))


def _foot(desk: Desk) -> Shown:
    widget = Foot()
    widget.commands = keys.footer("home")
    return Shown(widget)


def _a_vote(desk: Desk) -> Vote:
    people = ("Ana", "Li", "Sam", "Max", "Ola", "Pat")
    now = desk.now()
    rounds = [
        Round(
            opened=now,
            revealed=now,
            ballots=tuple(Ballot(person=person, hand=hand) for person, hand in zip(people, hands, strict=True)),
        )
        for hands in ((4, 5, 3, 1, 2, 4), (4, 5, 3, 3, 2, 4))
    ]
    rule = next(iter(VOTE_RULES))
    return Vote(id="v", about="o", question="Is it the right thing?", rule=rule, people=people, rounds=tuple(rounds))


def _vote_table(desk: Desk) -> Shown:
    shown = _a_vote(desk)
    last = shown.rounds[-1]
    said = verdict(shown.rule, last.ballots)
    return _painted(lambda width: [*vote.table(shown, last, said, width), *vote.verdict_lines(shown, said, width)])


def _confidence(desk: Desk) -> Shown:
    numbers = zip(("Ana", "Li", "Sam", "Max", "Ola"), (7, 3, 8, 8, 6), strict=True)
    ballots = tuple(ConfidenceBallot(person=person, hand=number) for person, number in numbers)
    heard = (ConfidenceHeard(person="Li", words="Nobody has time for the tests"),)
    shown = ConfidenceRound(opened=desk.now(), revealed=desk.now(), ballots=ballots, heard=heard)
    said = spread(ballots)
    return _painted(lambda width: confidence.numbers_lines(shown, said, width) if said else [])


def _vote_columns(desk: Desk) -> Shown:
    shown = _a_vote(desk)
    return _painted(lambda width: columns(shown, shown.rounds[-1], width, 16))


def _vote_result(desk: Desk) -> Shown:
    def paint(width: int) -> list[Content]:
        hands, words = result(_a_vote(desk), width, 30)
        return [*hands, text.BLANK, *words]

    return _painted(paint)


def _team_test(desk: Desk) -> Shown:
    full = _workshop(desk)
    last = last_team_test(full.team_tests[-1], desk.draft.okrs(LOWER))
    return _painted(lambda width: team_test.reveal(last, width, 20))


def _head(desk: Desk) -> Shown:
    widget = Head()
    widget.left, widget.right = text.words("Payments: team workshop"), text.line(("✓ saved", "$success"))
    return Shown(widget)


def _matrix(desk: Desk) -> Shown:
    rows = desk.tie_off.analysis(UPPER).coverage.rows
    names = {team.id: team.name for team in desk.tree.teams}
    those = matrix.teams(rows, desk.tie_off.of(UPPER).lower, names, LOWER)
    heading = Row("heading", lambda width: matrix.heading(those, width), selectable=False)
    return _in_rows([heading, *matrix.rows(rows, {row.id: row.kind for row in rows}, those)])


def _map_rows(desk: Desk) -> Shown:
    found = desk.map.of_cycle()
    table = map_rows.matrix_of(found, UPPER)
    return _in_rows(map_rows.reach_rows(found, table, table.columns[0], None))


def _map_item(desk: Desk) -> Shown:
    return _painted(
        lambda width: map_item.item_lines(desk.map.of_cycle(), desk.draft.okrs(LOWER).objectives[0].id, width)
    )


def _needs(desk: Desk) -> list[dependency_cards.DependencyCard]:
    return [
        dependency_cards.DependencyCard(one.but(id=f"{one.id} {state}", state=state), "Payments", "Platform", "O1·KR2")
        for one in desk.dependency.of_cycle()
        for state in dependency_cards.COLUMNS
    ]


def _dependency_board(desk: Desk) -> Shown:
    widget = DependencyBoard()
    return Shown(widget, lambda: widget.show(_needs(desk)))


def _dependency_matrix(desk: Desk) -> Shown:
    teams = {team.id: team.name for team in desk.tree.teams}
    return _in_rows(dependency_matrix.rows(desk.dependency.of_cycle(), teams))


def _tie_off_rows(desk: Desk) -> Shown:
    def paint(width: int) -> list[Content]:
        team = tie_off_rows.team(2, "Payments", "Ana", ("not signed", "$hint"), width)
        lower = ("O1", "Make paying with us feel effortless", ["O1·KR1"], None, False, "")
        items = [line for one in desk.queue.items(UPPER, "findings") for line in tie_off_rows.item(one, width)]
        return [*team, *tie_off_rows.lower(*lower, width), *items]

    return _in_rows([Row("rows", paint)])


def _decision_card(desk: Desk) -> Shown:
    card = desk.decision_card.card(UPPER, desk.draft.okrs(LOWER).objectives[0].id)
    return _in_rows([Row("card", lambda width: decision_card.card(card, width) if card else [])])


def _tie_off_seats(desk: Desk) -> Shown:
    return _in_rows([Row(one.team, partial(tie_off_seats.seat, one, ())) for one in desk.seat.seats(UPPER)])


def _rail(desk: Desk) -> Shown:
    full = _workshop(desk)
    return _in_rows(rail.rows(full.workshop, results(desk.session, full)))


def _ticker(desk: Desk) -> Shown:
    widget = Ticker()
    return Shown(widget, lambda: widget.show([text.words("18:42")]))


def _parked_list(desk: Desk) -> Shown:
    widget = ParkedList()
    return Shown(widget, lambda: widget.show(("Who owns the refunds data?", "Is instant transfer in scope?")))


def _room_strip(desk: Desk) -> Shown:
    widget = RoomStrip()
    return Shown(widget, lambda: widget.show(_workshop(desk).workshop))


def _chips(desk: Desk) -> Shown:
    widget = ThemeBar()
    themes = (Theme("Ease", 7, ("O1", "O3")), Theme("Trust", 4))
    return Shown(widget, lambda: widget.show(themes, asking=True, low=False))


def _side_by_side(desk: Desk) -> Shown:
    found = (("Checkout", "On call"), ("Refunds",), ("Nobody gives up",))
    return _painted(lambda width: side_by_side([[text.words(one) for one in column] for column in found], width))


def _preparation(desk: Desk) -> Shown:
    okrs = desk.draft.okrs(LOWER)
    one = Foreseen(id="f", noted=desk.now(), words="Nobody looked at the numbers", sign="no check-in for two weeks")
    rows = [
        Row("done", partial(preparation.point, "The level above has published", "Northwind has", True)),
        Row("open", partial(preparation.point, "The one-page primer is sent", "", False)),
        Row("field", partial(preparation.field, "What works", "What works in this team?", "We ship every week")),
        Row("key", partial(preparation.source, "O1·KR1", okrs.key_results[0])),
        Row("foreseen", partial(preparation.foreseen, one)),
        *preparation.scored(okrs),
        *preparation.wanted(okrs),
        *preparation.page("# One page\n\nWords **in bold**\n\n- one\n- two"),
    ]
    return _in_rows(rows)


def _painted_session_bar(desk: Desk) -> Shown:
    return _painted(lambda width: session_bars(timeline(_workshop(desk).workshop, desk.now()), width))


def _line(words: str, width: int) -> list[Content]:
    return [text.fit(words, width)]


def _statement(desk: Desk) -> Shown:
    widget = StatementEditor()

    def write() -> None:
        widget.write("Launch one-click checkout")
        widget.underline([(0, 6, "error")])

    return Shown(widget, write)


WIDGETS: Final[Mapping[str, Callable[[Desk], Shown]]] = {
    "band": _band,
    "big_clock": _big_clock,
    "block_letters": lambda desk: _painted(lambda width: [text.words(one) for one in block_letters("AGREED")]),
    "board": _board,
    "cards": _cards,
    "chips": _chips,
    "choice": lambda desk: Shown(Choice(("metric", "baseline", "milestone"))),
    "finding_pane": _finding_pane,
    "foot": _foot,
    "head": _head,
    "line_input": lambda desk: Shown(NamesInput("Ana, Li, Sam")),
    "lines_input": lambda desk: Shown(Lines("Paying feels effortless\nRefunds just work")),
    "map_item": _map_item,
    "map_rows": _map_rows,
    "dependency_board": _dependency_board,
    "dependency_cards": lambda desk: _in_rows(dependency_cards.by_state(_needs(desk))),
    "dependency_matrix": _dependency_matrix,
    "matrix": _matrix,
    "tie_off_rows": _tie_off_rows,
    "tie_off_seats": _tie_off_seats,
    "decision_card": _decision_card,
    "parked_list": _parked_list,
    "rail": _rail,
    "room_strip": _room_strip,
    "rows": lambda desk: _in_rows([Row(word, partial(_line, word)) for word in ("First", "Second", "Third")]),
    "session_bar": _painted_session_bar,
    "side_by_side": _side_by_side,
    "side_pane": lambda desk: _painted(partial(_line, "What stands beside the work")),
    "statement": _statement,
    "ticker": _ticker,
    "team_test": _team_test,
    "typed_choice": lambda desk: Shown(TypedChoice([team.name for team in desk.tree.teams], id="giver")),
    "vote": _vote_table,
    "confidence": _confidence,
    "ballot_names": lambda desk: _painted(
        lambda width: ballot_names(("Ana", "Li", "Sam"), (Ballot(person="Ana", hand=4),), "Li", width)
    ),
    "vote_columns": _vote_columns,
    "vote_result": _vote_result,
    "preparation": _preparation,
}
"""Module of `tuiokr/widgets/` → what it shows. Rows are painted in a list, other lines in a side pane."""


def _vote(desk: Desk) -> Screen[Any]:
    workshop = desk.vote.workshop_for(LOWER)
    return VoteScreen(desk, workshop, desk.vote.open(workshop, desk.draft.okrs(LOWER).objectives[-1].id))


SCREENS: Final[Mapping[str, Callable[[Desk], Screen[Any]]]] = {
    "dependencies": lambda desk: Dependencies(desk, LOWER, (UPPER, LOWER)),
    "draft": lambda desk: Draft(desk, LOWER),
    "home": Home,
    "map": lambda desk: MapScreen(desk, LOWER),
    "parking_lot": lambda desk: ParkingLot(desk, LOWER),
    "preparation": lambda desk: PreparationScreen(desk, LOWER),
    "presenter": Presenter,
    "publish": lambda desk: Publish(desk, LOWER),
    "setup": lambda desk: Setup(desk, workshop=True, typed={}),
    "team_tests": lambda desk: TeamTests(desk, LOWER, desk.draft.okrs(LOWER).objectives[0].id),
    "tie_off": lambda desk: TieOffScreen(desk, UPPER),
    "unreadable": Unreadable,
    "vote": _vote,
    "welcome": Welcome,
    "workshop": lambda desk: WorkshopScreen(desk, desk.vote.workshop_for(LOWER)),
    "workshop_record": lambda desk: Records(desk, LOWER),
}
"""Module of a full screen in `tuiokr/screens/` → the screen with its data."""

HIDDEN: Final = ("unreadable",)
"""Screens for a workspace without its main file."""


class AloneScreen(Tuiokr):
    """The app with one screen on top of its first screen."""

    # Textual looks for these beside the file of the class.
    CSS_PATH: ClassVar[list[str | PurePath]] = [PACKAGE / one for one in Tuiokr.CSS_PATH]
    BINDINGS: ClassVar[list[BindingType]] = [("f2", "other_theme", "Other theme")]

    def __init__(self, desk: Desk, make: Callable[[Desk], Screen[Any]]) -> None:
        super().__init__(desk)
        self._make = make

    def on_mount(self) -> None:
        super().on_mount()
        self.push_screen(self._make(self.desk))

    def action_other_theme(self) -> None:
        self.theme = STAGE_LIGHT.name if self.theme == STAGE_DARK.name else STAGE_DARK.name


@contextmanager
def on_the_sample(file: str) -> Iterator[App[None]]:
    """Yield the app for a module, which is given by its file. Raises KeyError for a module without one."""
    room, name = Path(file).parent.name, Path(file).stem
    with tempfile.TemporaryDirectory(prefix="tuiokr-alone-", ignore_cleanup_errors=True) as folder:
        desk = open_desk(Path(folder), beside=False)
        fill(desk.session)
        if name in HIDDEN:
            desk.session.close()
            (Path(folder) / "workspace.json").unlink()
            desk = open_desk(Path(folder), beside=False)
        try:
            if room == "widgets":
                yield Alone(partial(WIDGETS[name], desk))
            else:
                yield AloneScreen(desk, SCREENS[name])
        finally:
            desk.session.unwatch()
            desk.session.close()


def show(file: str) -> None:
    """Run the app for a module until it ends. Raises SystemExit with the exit status, or with the failure."""
    with on_the_sample(file) as app:
        app.run()
        failure = app.failure if isinstance(app, Tuiokr) else None
        raise SystemExit(repr(failure) if failure else app.return_code)
