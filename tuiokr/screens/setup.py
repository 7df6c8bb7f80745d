"""The set-up: the organisation, its cycle, and its teams as an outline, with a preview of the tree beside it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from tuiokr import keys
from tuiokr.model.cycle import coming
from tuiokr.model.names import namesakes
from tuiokr.model.words import plural
from tuiokr.screens.cycle_days import A_DAY, CycleDays
from tuiokr.screens.outline_editor import OutlineEditor
from tuiokr.screens.screen import DeskScreen, bindings, changes_of
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import OutlineTeam, WrongInput, read_cycle, read_outline
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head

EXAMPLE = "Northwind: Noor\n  Payments: Ana, Li, Sam\n  Growth: Kim, Jo"


class Setup(DeskScreen):
    """A page of fields: Tab goes to the next field, F9 saves and begins."""

    CSS_PATH = "setup.tcss"
    places = ("setup",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("setup")

    def __init__(self, desk: Desk, *, workshop: bool, typed: dict[str, str]) -> None:
        """`typed` contains the text of each field: it fills the fields, and is updated when the person goes back."""
        super().__init__(desk)
        self._workshop = workshop
        self._typed = typed

    def compose(self) -> ComposeResult:
        cycle = coming(self.desk.today())
        yield Head()
        with Horizontal(id="setup"):
            with Vertical(id="form"):
                yield Static("Organisation", classes="label")
                known = {
                    "cycle": cycle.id,
                    "first": str(cycle.first or ""),
                    "last": str(cycle.last or ""),
                } | self._typed
                yield Input(
                    known.get("organisation"), placeholder="Northwind", id="organisation", compact=True, max_length=200
                )
                yield Static("Cycle, its first and its last day", classes="label")
                with Horizontal(id="days"):
                    yield Input(known["cycle"], id="cycle", compact=True, max_length=60)
                    yield Input(known["first"], id="first", placeholder=A_DAY, compact=True, max_length=20)
                    yield Input(known["last"], id="last", placeholder=A_DAY, compact=True, max_length=20)
                yield Static("", markup=False, id="said")
                yield Static(
                    (
                        "Teams, one per line. Press Tab to put a team below "
                        "the one above. After a colon: people, leader first"
                    ),
                    classes="label",
                )
                yield OutlineEditor(
                    known.get("outline", ""),
                    id="outline",
                    compact=True,
                    placeholder=EXAMPLE,
                    show_line_numbers=False,
                    tab_behavior="focus",
                )
                yield Static("", markup=False, id="wrong")
            with Vertical(id="preview"):
                yield Static("", markup=False, id="tree")
        yield Foot()

    def on_mount(self) -> None:
        super().on_mount()
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one("#outline", TextArea).cursor_blink = False
        self._days = CycleDays(self, "cycle", self.desk.today())
        self.query_one("#organisation").focus()
        self._preview()

    def footer_places(self) -> tuple[str, ...]:
        return ("outline", "setup") if isinstance(self.focused, OutlineEditor) else self.places

    def refresh_foot(self) -> None:
        """Update the footer; it does not show Tab as the key for the next field in the outline."""
        inside = isinstance(self.focused, OutlineEditor)
        those = keys.footer(*self.footer_places())
        self.query_one(Foot).commands = tuple(one for one in those if one.id != "next_field" or not inside)

    def title_words(self) -> text.Part:
        what = "run a workshop" if self._workshop else "draft alone"
        return text.line(("Set up", "bold"), f" to {what}")

    def saving_words(self) -> text.Part:
        return text.line(("F9", "bold $accent"), " saves and begins")

    @on(Input.Submitted)
    def action_next_field(self) -> None:
        self.focus_next()

    @on(Input.Changed)
    def _days_follow(self, event: Input.Changed) -> None:
        if hasattr(self, "_days"):
            self._days.changed(event.input)

    @on(OutlineEditor.Left)
    def _to_the_first_field(self) -> None:
        self.query_one("#organisation").focus()

    @on(TextArea.Changed)
    def _preview(self) -> None:
        lines = read_outline(self.query_one("#outline", TextArea).text)
        shown: list[Content] = [text.words("YOUR TEAMS", "$hint"), text.BLANK]
        shown += [_tree_line(lines, index) for index in range(len(lines))]
        for twice in dict.fromkeys(filter(None, (namesakes(line.people) for line in lines))):
            shown += [text.BLANK, text.line(("▲ ", "$warning"), text.words(twice, "$warning"))]
        if not lines:
            shown.append(text.words("Write the first team, such as Payments: Ana, Li, Sam", "$soft"))
        else:
            shown += [text.BLANK, text.line(("F9", "bold $accent"), f" begin with {plural(len(lines), 'team')}")]
        self.query_one("#tree", Static).update(text.stack(shown))

    def action_back(self) -> None:
        """Go back to the first screen; what is typed is shown again when the page is opened again."""
        self._typed |= {field.id or "": field.value for field in self.query(Input)}
        self._typed["outline"] = self.query_one("#outline", TextArea).text
        self.leave()

    @property
    def unkept(self) -> str:
        outline = self.query_one("#outline", TextArea).text
        name = self.query_one("#organisation", Input).value
        return "\n".join(part for part in (name, outline) if part.strip())

    def flush(self) -> None:
        """Save the teams that were typed when the program ends while the page is open."""
        if read_outline(self.query_one("#outline", TextArea).text):
            self._begin()

    def action_begin(self) -> None:
        """Save the set-up, and go to the workshop or the draft that was chosen on the first screen."""
        if asked := self._days.ask():
            self._refuse(asked)
            return
        teams = self._begin()
        if teams:
            lines = read_outline(self.query_one("#outline", TextArea).text)
            first = next((team for team, line in zip(teams, lines, strict=True) if line.above is not None), teams[0])
            _after_setup(self.app, self.desk, first, workshop=self._workshop, many=len(teams) > 1)

    def _begin(self) -> tuple[str, ...]:
        """Save the page; return the ids of the teams, or none if something does not fit (a message says what)."""
        values = {field.id: field.value for field in self.query(Input)}
        lines = read_outline(self.query_one("#outline", TextArea).text)
        try:
            today = self.desk.today()
            cycle = read_cycle(values["cycle"], values["first"], values["last"], today=today)
            return self.desk.setup.begin(values["organisation"], cycle, lines)
        except WrongInput as error:
            self._refuse(str(error))
            return ()

    def _refuse(self, why: str) -> None:
        self.query_one("#wrong", Static).update(text.line(("▲ ", "$error"), text.words(why, "$error")))


def _tree_line(lines: tuple[OutlineTeam, ...], index: int) -> Content:
    level, above = 0, lines[index].above
    while above is not None:
        level, above = level + 1, lines[above].above
    one = lines[index]
    who = f"  {', '.join(one.people)}" if one.people else "  no people yet"
    return text.line((f"L{level + 1} ", "$hint"), "  " * level, text.words(one.name, "bold"), text.words(who, "$soft"))


def _after_setup(app: App[Any], desk: Desk, team: str, *, workshop: bool, many: bool) -> None:
    """Open Home, and above it the workshop or the draft; with `many` teams only Home."""
    changes_of(app).make(lambda: _go_on(app, desk, team, workshop=workshop, many=many))


def _go_on(app: App[Any], desk: Desk, team: str, *, workshop: bool, many: bool) -> None:
    from tuiokr.screens.home import Home

    for _ in app.screen_stack[1:]:
        app.pop_screen()
    app.switch_screen(Home(desk))
    if workshop and not many:
        from tuiokr.screens.workshop import WorkshopScreen

        app.push_screen(WorkshopScreen(desk, desk.workshop.start(team)))
    elif not many:
        from tuiokr.screens.draft import Draft

        app.push_screen(Draft(desk, team))
    else:
        key = "w" if workshop else "⏎"
        app.notify(f"Ready. Highlight a team and press {key}", markup=False, timeout=8)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
