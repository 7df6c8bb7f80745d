"""What every screen shares: the head line, the foot line, and following the session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

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
    """The queue through which every change of what is on screen goes."""
    return cast(_Orderly, app).changes


def some(place: str, *ids: str) -> list[BindingType]:
    """Bindings for some commands of a place: what the rest of its keys do, a widget does by itself."""
    return _bindings(tuple(command for command in commands.of(place) if command.id in ids))


APP_COMMANDS = (
    "help", "park", "command_palette", "settle", "leave", "theme", "text_size", "history_of_all", "repair", "redraw",
    "suspend",
)  # fmt: skip
"""What the app itself does; the rest of *everywhere* every screen does for itself."""


def bindings(*places: str) -> list[BindingType]:
    """Bindings for the commands of some places; the footer is our own, so none is shown by the framework."""
    return _bindings(tuple(command for place in places for command in commands.of(place)))


def app_bindings() -> list[BindingType]:
    """Bindings of the app itself."""
    return _bindings(tuple(command for command in commands.of("everywhere") if command.id in APP_COMMANDS))


def _bindings(those: tuple[Command, ...]) -> list[BindingType]:
    found: list[BindingType] = []
    for command in those:
        if command.id in ("hands", "digit"):
            keys = command.all_keys
            found += [Binding(key, f"{command.id}({key})", command.title, show=False) for key in keys]
        else:
            found += [_binding(command, key) for key in command.all_keys]
    return found


def _binding(command: Command, key: str) -> Binding:
    """One key of a command. What works above everything still leaves a text field its letters, and ctrl+z."""
    yields = command.priority and (commands.types(key) or key == "ctrl+z")
    action = f"unless_typing('{command.id}')" if yields else command.id
    return Binding(key, action, command.title, show=False, priority=command.priority)


QUITTING: tuple[BindingType, ...] = (
    Binding("ctrl+c", "app.copy_or_tell", "Copy", show=False),
    Binding("ctrl+d", "app.tell_how_to_quit", "Quit", show=False),
)
"""Keys that quit other programs."""


class Guarded(Selective):
    """Does nothing of its own once it is left, or what it is about is gone: what still comes has nothing to act on."""

    _left = False

    @property
    def left(self) -> bool:
        """Whether it has been left: its widgets are being taken away, and nobody sees it any more."""
        return self._left

    def leave_behind(self) -> None:
        """It is left from now on, and nothing is done in it any more."""
        self._left = True

    @property
    def gone(self) -> bool:
        """Whether what it is about is there no more."""
        return False

    @property
    def busy(self) -> bool:
        """Whether somebody is writing on it."""
        return False

    @property
    def highlighted_okr(self) -> str:
        """Id of the objective or key result that what is highlighted is about; "" when it is about none."""
        return ""

    def salvage(self) -> None:
        """Keep the typed words as they are when `flush` has failed: what reads them may be what fails."""

    def heeds(self, owner: type) -> bool:
        """The framework's handlers and this module's; those of a screen or a stage only while its subject is there."""
        foreign = owner.__module__ == __name__ or not owner.__module__.startswith("tuiokr.screens")
        return foreign or (not self.left and (self.busy or not self.gone))

    def makes(self, callback: Callable[..., Any]) -> bool:
        """Once it is left, only the framework's own: among them are coroutines that somebody has to wait for."""
        return not self.left or is_of_textual(callback)

    @property
    def usable(self) -> bool:
        """Whether its widgets are there to be asked and written on."""
        return self.is_mounted and not self.left

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **named: Any) -> bool:
        """Do something once all is painted, unless it is left by then."""

        async def unless_left() -> None:
            if not self.left:
                await invoke(partial(callback, *args, **named))

        return super().call_after_refresh(unless_left)


class Dialog(Guarded, PaintsWhatIsThere, ModalScreen[str | None]):
    """A question above a screen, to be opened by `ask`. Escape goes back and keeps nothing."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False), *QUITTING]
    typed_into: ClassVar[bool] = False
    """Whether there is somewhere to type: then it is not closed over the words in it."""
    secret = False
    """Whether what is typed must not be said anywhere else, such as hands before the reveal."""

    def __init__(self) -> None:
        super().__init__()
        self.about: Subject = ALWAYS
        self.below: tuple[Subject, ...] = ()
        """What the screens are about that it stands upon."""
        self.answered: Callable[[str | None], None] | None = None
        """What is done with the answer."""

    @property
    def missing(self) -> Subject | None:
        """What is gone of what it is about; None while all is there."""
        return next((one for one in (*self.below, self.about) if not one.there()), None)

    @property
    def unkept(self) -> str:
        """Words typed and not kept yet, in it or in what led to it."""
        return ""

    def refuse(self, why: str) -> None:
        """Say why what is typed cannot be kept; it stays as it is."""

    def stays(self, about: Subject) -> bool:
        """Whether it must not be closed although `about` is gone, for the words in it. Then it says so."""
        stays = self.typed_into and bool(self.unkept)
        if stays:
            self.refuse(
                f"{about.named} was deleted, so this cannot be saved now. Your words stay here until you press esc"
            )
        return stays

    def flush(self) -> None:
        """Keep what is typed when the program is closed in the middle of it."""

    def action_leave(self) -> None:
        missing = self.missing
        if missing and self.unkept:
            _tell(self.app, f"Not saved: {missing.named} was deleted", self.unkept)
        self.dismiss(None)


def ask(
    app: App[Any], dialog: Dialog, then: Callable[[str | None], None] | None = None, *, about: Subject = ALWAYS
) -> None:
    """Open a dialog and do `then` with its answer, None when nobody answered.

    `about` is what the answer needs besides what the screens below are about. When that is gone by then, it is said.
    """
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
    """Leave each screen whose subject is gone, and what stands upon it, for the one below. Words typed stay open.

    `own` says what this person did that took it away; without it somebody else did. True when there is one to leave.
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
    """A full screen over the desk. It is left when what it is about is gone."""

    AUTO_FOCUS = "Rows"
    """Where the framework puts the focus when nothing has it, as after a dialog: never into a text field."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *_bindings(tuple(command for command in commands.of("everywhere") if command.id not in APP_COMMANDS)),
        *QUITTING,
    ]
    places: ClassVar[tuple[str, ...]] = ()
    """Where its commands stand in the table."""
    about: Subject = ALWAYS

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._unwatch: Callable[[], None] | None = None
        self._pending = False
        self._told_gone = False
        self._shown: tuple[object, ...] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a workspace that is read only, what would change it does nothing; once it is left, nothing does."""
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
        """Words typed into it that nothing keeps."""
        return ""

    def stays(self, about: Subject) -> bool:
        """Whether it is not left although `about` is gone: not while somebody writes, until they are done."""
        if self.busy and not self._told_gone:
            self._told_gone = True
            self.say(
                f"{about.named} was deleted. You can continue writing. Press esc to "
                "leave; F12 shows what you wrote if it clashes with the deletion"
            )
        return self.busy

    def on_mount(self) -> None:
        if self._unwatch is None:  # the framework calls this once more after an own one of a screen
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
        """Whether somebody sees it: on top, or behind dialogs only.

        The framework's `is_current` holds for the screen below the top one too, and painting that paints all of both.
        """
        seen = (one for one in reversed(self.app.screen_stack) if not isinstance(one, ModalScreen))
        return self.is_mounted and not self.left and bool(self.children) and next(seen, None) is self

    def _changed(self) -> None:
        """Many changes in one turn are one update."""
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
        """What the body is made of."""
        desk = self.desk
        return desk.workspace, desk.cycle_id, desk.session.clashes

    def _follow_session(self) -> None:
        """The disk moves at every save, mostly while somebody types: that is news for the head line only."""
        now = self._standing
        if len(self._shown) == len(now) and all(one is other for one, other in zip(self._shown, now, strict=True)):
            self._pending = False
            if self.in_sight:
                self.update_head()
        else:
            self._update()

    def update_head(self) -> None:
        """Title at the left, saved or not at the right."""
        head = self.query_one(Head)
        desk = self.desk
        clashes, unread = len(desk.session.clashes), sum(trouble.unread for trouble in desk.troubles)
        there = not self.gone
        if there:
            head.left = text.line(self.title_words())
        said, state = self.saving_words(), desk.saving
        # Why, and what to do, is longer than the line: it stands whole below it.
        head.warning = text.words(state.why) if state.word == "not saved" else text.BLANK
        warnings = [f"{plural(clashes, 'clash', 'clashes')}: F12"] if clashes else []
        warnings += [f"{plural(unread, 'file')} unread: ^p Repair"] if unread else []
        more = text.line(*((f"▲ {words} · ", "bold $error") for words in warnings))
        head.right = text.line(more, said, *(part for part in (self.aside() if there else None,) if part))

    def saving_words(self) -> text.Part:
        """What the head line says about the disk."""
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
        """What the head line says at the left."""
        return text.words(self.desk.workspace.organisation.name, "bold")

    def aside(self) -> text.Part | None:
        """More for the right end of the head line."""
        return None

    def footer_places(self) -> tuple[str, ...]:
        """Whose keys the footer shows now."""
        return self.places

    def update_body(self) -> None:
        """Show what the session now holds."""

    def flush(self) -> None:
        """Keep what is typed and not yet kept: called before leaving, closing and being closed."""

    def refresh_foot(self) -> None:
        """The footer follows the focus."""
        foot = self.query_one(Foot)
        foot.commands = commands.footer(*self.footer_places())
        foot.typing = self.focused is not None and self.focused.check_consume_key("a", "a")

    def on_descendant_focus(self) -> None:
        if self.usable and not self.gone:
            self.refresh_foot()

    def on_descendant_blur(self) -> None:
        """Who was writing may be done: what is gone meanwhile is left now."""
        if self.gone:
            self.call_later(self._update)

    def on_foot_clicked(self, message: Foot.Clicked) -> None:
        self.run_command(message.command)

    def run_command(self, command: Command) -> None:
        """Do what a key would do, where the focus is, else on this screen."""
        node = self.focused or self
        for one in node.ancestors_with_self:
            if isinstance(one, Widget | App) and hasattr(one, f"action_{command.id}"):
                self.call_later(one.run_action, command.id)
                return

    def say(self, message: str, severity: str = "information") -> None:
        """A line to the person, gone after a while; their words in it stay words."""
        self.app.notify(message, severity=severity, markup=False, timeout=6)  # type: ignore[arg-type]

    def on_paste(self, event: Paste) -> None:
        if not self.gone and not takes_text(self.focused):
            event.stop()
            self.pasted(event.text)

    def pasted(self, words: str) -> None:
        """Something was pasted while no field has the focus."""
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
        """Go back to the screen below; nothing happens when it is not on top any more."""

        def pop() -> None:
            if self.app.screen is self:
                self.app.pop_screen()

        changes_of(self.app).make(pop)

    def action_undo(self) -> None:
        self.flush()
        self._say_turned(self.desk.session.undo(), "U to redo")

    def action_redo(self) -> None:
        self._say_turned(self.desk.session.redo(), "u to undo")

    def _say_turned(self, said: str, other_way: str) -> None:
        """Name what was removed or done again; a screen that was about it is left."""
        if not said.startswith(NOTHING_TURNED):
            said = f"{said}. Press {other_way}."
        if not leave_gone(self.app, said):
            self.say(said)
