"""What all screens share: the head line, the foot line, and showing the changes of the session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol, cast

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from tuiokr import keys as commands
from tuiokr.keys import Command
from tuiokr.model.words import plural
from tuiokr.screens.app_changes import Changes
from tuiokr.session.undo import NOTHING_TURNED
from tuiokr.terminal.textual_private import PaintsWhatIsThere, Selective, invoke, is_of_textual
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.presence import ALWAYS, Subject
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head
from tuiokr.widgets.line_input import takes_text

if TYPE_CHECKING:
    _Pump = Widget
else:
    _Pump = object


class _Orderly(Protocol):
    @property
    def changes(self) -> Changes: ...


def changes_of(app: App[Any]) -> Changes:
    """Return the queue for every change of what is on screen."""
    return cast(_Orderly, app).changes


def some(place: str, *ids: str) -> list[BindingType]:
    """Return bindings for some commands of a place; a widget handles the other keys of the place itself."""
    return _bindings(tuple(command for command in commands.of(place) if command.id in ids))


APP_COMMANDS = (
    "help", "park", "command_palette", "settle", "leave", "theme", "text_size", "history_of_all", "repair", "redraw",
    "suspend", "tour",
)  # fmt: skip
"""The commands of the place *everywhere* that the app handles; each screen handles the others itself."""


def bindings(*places: str) -> list[BindingType]:
    """Return bindings for the commands of some places. Textual shows none of them, because we have our own footer."""
    return _bindings(tuple(command for place in places for command in commands.of(place)))


def app_bindings() -> list[BindingType]:
    """Return the bindings of the app itself."""
    return _bindings(tuple(command for command in commands.of("everywhere") if command.id in APP_COMMANDS))


def _bindings(those: tuple[Command, ...]) -> list[BindingType]:
    found: list[BindingType] = []
    for command in those:
        if command.valued:
            keys = command.all_keys
            found += [Binding(key, f"{command.id}({key})", command.title, show=False) for key in keys]
        else:
            found += [_binding(command, key) for key in command.all_keys]
    return found


def _binding(command: Command, key: str) -> Binding:
    """Return the binding for one key of a command. A priority command leaves letters and ctrl+z to a text field."""
    yields = command.priority and (commands.types(key) or key == "ctrl+z")
    action = f"unless_typing('{command.id}')" if yields else command.id
    return Binding(key, action, command.title, show=False, priority=command.priority)


def action_name(action: str) -> str:
    """Return the name in an action: `hands` for `hands(3)`, and `park` for `unless_typing('park')`."""
    name, _, rest = action.partition("(")
    return rest.strip("')") if name == "unless_typing" else name


MOST_DIALOGS: Final = 10
"""How many dialogs may be open one above another: painting the last one paints all below it within each other."""
QUITTING: tuple[BindingType, ...] = (
    Binding("ctrl+c", "app.copy_or_tell", "Copy", show=False),
    Binding("ctrl+d", "app.tell_how_to_quit", "Quit", show=False),
)
"""Keys that quit other programs."""


class Guarded(Selective):
    """A screen or stage whose handlers are off after it was left or its subject was deleted.

    Messages that still come then have nothing to act on.
    """

    _left = False

    @property
    def left(self) -> bool:
        """Whether it was left: its widgets are being removed, and nobody sees it."""
        return self._left

    def leave_behind(self) -> None:
        """Mark it as left, so that its handlers are off."""
        self._left = True

    @property
    def gone(self) -> bool:
        """Whether its subject was deleted."""
        return False

    @property
    def busy(self) -> bool:
        """Whether the person is writing in it."""
        return False

    @property
    def highlighted_okr(self) -> str:
        """The id of the objective or key result that the highlighted item is about, or ""."""
        return ""

    def salvage(self) -> None:
        """Save the typed words unchanged after `flush` failed: reading them may be what fails."""

    def heeds(self, owner: type) -> bool:
        """Whether handlers of `owner` are called: those of a screen or a stage only while its subject exists."""
        foreign = owner.__module__ == __name__ or not owner.__module__.startswith("tuiokr.screens")
        return foreign or (not self.left and (self.busy or not self.gone))

    def makes(self, callback: Callable[..., Any]) -> bool:
        """Whether a callback is called: after it was left only Textual's own, because some of them are awaited."""
        return not self.left or is_of_textual(callback)

    @property
    def usable(self) -> bool:
        """Whether its widgets exist, so they can be read and changed."""
        return self.is_mounted and not self.left

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **named: Any) -> bool:
        """Call `callback` after the next paint, unless it was left before that."""

        async def unless_left() -> None:
            if not self.left:
                await invoke(partial(callback, *args, **named))

        return super().call_after_refresh(unless_left)


class Dialog(Guarded, PaintsWhatIsThere, ModalScreen[str | None]):
    """A question above a screen. Open it with `ask`. Escape closes it and saves nothing."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False), *QUITTING]
    typed_into: ClassVar[bool] = False
    """Whether it has a text field. Then it is not closed while the field contains unsaved words."""
    secret = False
    """Whether the typed words must not appear anywhere else, such as hands before the reveal."""

    def __init__(self) -> None:
        super().__init__()
        self.about: Subject = ALWAYS
        self.below: tuple[Subject, ...] = ()
        """The subjects of the screens below it."""
        self.answered: Callable[[str | None], None] | None = None
        """The function that receives the answer."""

    @property
    def missing(self) -> Subject | None:
        """The first of its subjects that was deleted, or None."""
        return next((one for one in (*self.below, self.about) if not one.there()), None)

    @property
    def unkept(self) -> str:
        """Words that were typed but not saved, in it or in the dialogs before it."""
        return ""

    def refuse(self, why: str) -> None:
        """Say why the typed words cannot be saved; they stay in the dialog."""

    def stays(self, about: Subject) -> bool:
        """Whether it must stay open for the words in it although `about` was deleted. If so, it says that."""
        stays = self.typed_into and bool(self.unkept)
        if stays:
            self.refuse(
                f"{about.named} was deleted, so this cannot be saved now. Your words stay here until you press esc"
            )
        return stays

    def flush(self) -> None:
        """Save what is typed when the program ends while it is open."""

    def action_leave(self) -> None:
        missing = self.missing
        if missing and self.unkept:
            _tell(self.app, f"Not saved: {missing.named} was deleted", self.unkept)
        self.dismiss(None)


def ask(
    app: App[Any], dialog: Dialog, then: Callable[[str | None], None] | None = None, *, about: Subject = ALWAYS
) -> None:
    """Open a dialog and call `then` with its answer, None if there was no answer.

    `about` is what the answer needs besides the subjects of the screens below. If one of these was deleted before the
    answer, `then` is not called, and a message says so. Above `MOST_DIALOGS` others it is not opened.
    """
    if sum(isinstance(one, Dialog) for one in app.screen_stack) >= MOST_DIALOGS:
        app.notify("Too many questions are open. Press esc to close this one first", markup=False, timeout=6)
        return
    dialog.below = tuple(one.about for one in app.screen_stack if isinstance(one, DeskScreen | Dialog))
    dialog.about = about

    def answered(answer: str | None) -> None:
        missing = dialog.missing
        if missing and answer is not None:
            words = answer if dialog.typed_into and not dialog.secret else dialog.unkept
            _tell(app, f"Cancelled: {missing.named} was deleted", words)
        elif then and not missing:
            then(answer)

    dialog.answered = answered
    app.push_screen(dialog, answered)


def leave_gone(app: App[Any], own: str = "") -> bool:
    """Close each screen whose subject was deleted, and all above it. One with unsaved words stays open.

    `own` says what this person did that deleted it; without `own` somebody else did. True if there is one to close.
    """
    lost = any(isinstance(one, DeskScreen | Dialog) and not one.about.there() for one in app.screen_stack)
    changes_of(app).make(lambda: _leave_gone(app, own))
    return lost


def _leave_gone(app: App[Any], own: str) -> None:
    stack, unkept, left = app.screen_stack, "", False
    lost = next((one for one in stack if isinstance(one, DeskScreen | Dialog) and not one.about.there()), None)
    for one in reversed(stack[stack.index(lost) :] if lost else []):
        if isinstance(one, DeskScreen | Dialog):
            if lost is None or one.stays(lost.about):
                break
            unkept = one.unkept or unkept
        app.pop_screen()
        left = one is lost
    if own and lost:
        app.notify("\n".join(words for words in (own, unkept) if words), markup=False, timeout=8)
    elif lost and left:
        back = (
            "To bring it back, press ^p and choose “History of everything” "
            "or “Repair”, or press u in the window that deleted it."
        )
        _tell(app, f"{lost.about.named} was deleted", f"Another window, git or a person deleted it. {back}", unkept)


def _tell(app: App[Any], title: str, *words: str) -> None:
    said = "\n".join(one for one in words if one)
    app.notify(said or "Nothing changed.", title=title, severity="warning", markup=False, timeout=15)


class DeskScreen(Guarded, PaintsWhatIsThere, Screen[None]):
    """A full screen that shows a part of the workspace. It is closed when its subject was deleted."""

    AUTO_FOCUS = "Rows"
    """Where Textual puts the focus if no widget has it, such as after a dialog: never into a text field."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *_bindings(tuple(command for command in commands.of("everywhere") if command.id not in APP_COMMANDS)),
        *QUITTING,
    ]
    places: ClassVar[tuple[str, ...]] = ()
    """The places of its commands in the table of commands."""
    about: Subject = ALWAYS
    has_clock = False
    """Whether it shows the clock of the workshop itself."""
    workshop_id = ""
    """The workshop that it is a part of; "" outside a workshop. Undo does not reach beyond its start."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._unwatch: Callable[[], None] | None = None
        self._pending = False
        self._told_gone = False
        self._shown: tuple[object, ...] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that would change a workspace that is read only, and all actions after it was left."""
        return not self.left and commands.allowed(action, read_only=self.desk.read_only, gone=self.gone)

    @property
    def gone(self) -> bool:
        return not self.about.there()

    @property
    def highlighted_okr(self) -> str:
        stages = (one for one in self.query("Stage") if isinstance(one, Guarded) and one.is_mounted)
        return next((one.highlighted_okr for one in stages), "")

    @property
    def unkept(self) -> str:
        """Words that were typed into it but not saved."""
        return ""

    def stays(self, about: Subject) -> bool:
        """Whether it stays open although `about` was deleted, because the person is writing in it."""
        if self.busy and not self._told_gone:
            self._told_gone = True
            self.say(
                f"{about.named} was deleted. You can continue writing. Press esc to "
                "leave; F12 shows what you wrote if it clashes with the deletion"
            )
        return self.busy

    def on_mount(self) -> None:
        if self._unwatch is None:  # Textual calls this again after the `on_mount` of a subclass
            self._unwatch = self.desk.session.watch(self._changed)
            if not self.gone:
                self.query_one(Foot).commands = commands.footer(*self.footer_places())
            self._update()

    def on_unmount(self) -> None:
        if self._unwatch:
            self._unwatch()

    def on_screen_resume(self) -> None:
        self._update()

    @property
    def in_sight(self) -> bool:
        """Whether the person sees it: it is on top, or only dialogs are above it.

        Textual's `is_current` is also true for the screen below the top one, and painting that paints both completely.
        """
        seen = (one for one in reversed(self.app.screen_stack) if not isinstance(one, ModalScreen))
        return self.is_mounted and not self.left and bool(self.children) and next(seen, None) is self

    def _changed(self) -> None:
        """Schedule one update, also for many changes at once."""
        if not self._pending and self.in_sight:
            self._pending = True
            self.call_next(self._follow_session)

    def _update(self) -> None:
        self._pending = False
        if self.in_sight:
            leave_gone(self.app)
        if self.in_sight and not self.gone:
            self._shown = self._standing
            self.update_head()
            self.update_body()

    @property
    def _standing(self) -> tuple[object, ...]:
        """The values that the body shows."""
        desk = self.desk
        return desk.workspace, desk.cycle_id, desk.session.clashes

    def _follow_session(self) -> None:
        """Update the screen, or only the head line after a save, which happens often during typing."""
        now = self._standing
        if len(self._shown) == len(now) and all(one is other for one, other in zip(self._shown, now, strict=True)):
            self._pending = False
            if self.in_sight:
                self.update_head()
        else:
            self._update()

    def update_head(self) -> None:
        """Show the title at the left, and at the right whether all is saved."""
        head = next(iter(self.query(Head)), None)
        if head is None:  # it is being closed
            return
        desk = self.desk
        clashes, unread = len(desk.session.clashes), sum(trouble.unread for trouble in desk.troubles)
        there = not self.gone
        if there:
            head.left = text.line(self.title_words())
        said, state = self.saving_words(), desk.saving
        # The reason and what to do are longer than the line, so they are shown below it.
        head.warning = text.words(state.why) if state.word == "not saved" else text.BLANK
        warnings = [f"{plural(clashes, 'clash', 'clashes')}: F12"] if clashes else []
        warnings += [f"{plural(unread, 'file')} unread: ^p Repair"] if unread else []
        more = text.line(*((f"▲ {words} · ", "bold $error") for words in warnings))
        head.right = text.line(
            more, *self._clock_words(), said, *(part for part in (self.aside() if there else None,) if part)
        )

    def _clock_words(self) -> list[text.Part]:
        """Return the time left of the running step, unless the screen has a clock of its own."""
        one = None if self.has_clock else self.desk.workshop.ticking()
        if one is None:
            return []
        from tuiokr.widgets import big_clock

        return [text.line(big_clock.small(one, self.desk.now()), "   ")]

    def saving_words(self) -> text.Part:
        """Return what the head line says about saving."""
        state = self.desk.saving
        match state.word:
            case "saved":
                return text.line(("✓ saved", "$success"))
            case "saving":
                return text.line(("… saving", "$hint"))
            case "read only":
                return text.line((f"▲ READ ONLY {state.why}", "bold $error"))
            case _:
                return text.line(("▲ NOT SAVED", "bold $error"))

    def title_words(self) -> text.Part:
        """Return what the head line says at the left."""
        return text.words(self.desk.workspace.organisation.name, "bold")

    def aside(self) -> text.Part | None:
        """Return more for the right end of the head line, or None."""
        return None

    def footer_places(self) -> tuple[str, ...]:
        """Return the places whose keys the footer shows."""
        return self.places

    def update_body(self) -> None:
        """Show the current content of the session."""

    def flush(self) -> None:
        """Save what is typed: called before the screen is left, and before the program ends or fails."""

    def refresh_foot(self) -> None:
        """Update the footer for the widget that has the focus."""
        foot = self.query_one(Foot)
        foot.commands = commands.footer(*self.footer_places())
        foot.typing = self.focused is not None and self.focused.check_consume_key("a", "a")

    def on_descendant_focus(self) -> None:
        if self.usable and not self.gone:
            self.refresh_foot()

    def on_descendant_blur(self) -> None:
        """Update a screen whose subject was deleted: it can close when the person has stopped writing."""
        if self.gone:
            self.call_later(self._update)

    def on_foot_clicked(self, message: Foot.Clicked) -> None:
        self.run_command(message.command)

    def run_command(self, command: Command) -> None:
        """Run a command as its key does: on the focused widget, or else on the nearest parent that has its action.

        If each of its keys is a value, a message says which keys to press.
        """
        if command.valued:
            self.say(f"Press {commands.key_label(command)}: {command.help}")
            return
        node = self.focused or self
        for one in node.ancestors_with_self:
            if isinstance(one, Widget | App) and hasattr(one, f"action_{command.id}"):
                self.call_later(one.run_action, command.id)
                return

    def say(self, message: str, severity: str = "information") -> None:
        """Show a message for a few seconds; people's words in it are never read as markup."""
        self.app.notify(message, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def on_paste(self, event: Paste) -> None:
        if not self.gone and not takes_text(self.focused):
            event.stop()
            self.pasted(event.text)

    def pasted(self, words: str) -> None:
        """Handle a paste while no field has the focus."""
        if words.strip():
            self.say(
                "What you pasted is not saved, because no field is open. Open a field, then paste again", "warning"
            )

    def action_back(self) -> None:
        self.flush()
        if self.gone:
            leave_gone(self.app)
        else:
            self.leave()

    def leave(self) -> None:
        """Go back to the screen below, unless this screen is not on top."""

        def pop() -> None:
            if self.app.screen is self:
                self.app.pop_screen()

        changes_of(self.app).make(pop)

    def action_undo(self) -> None:
        self.flush()
        said = self.desk.workshop.undo(self.workshop_id) if self.workshop_id else self.desk.session.undo()
        self._say_turned(said, "U to redo")

    def action_redo(self) -> None:
        self._say_turned(self.desk.session.redo(), "u to undo")

    def _say_turned(self, said: str, other_way: str) -> None:
        """Say what was undone or redone; close a screen whose subject this deleted."""
        if not said.startswith(NOTHING_TURNED):
            said = f"{said}. Press {other_way}."
        if not leave_gone(self.app, said):
            self.say(said)
