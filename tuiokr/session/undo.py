"""Undo and redo: steps with every document before and after, the latest last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any, Final, NamedTuple

from tuiokr.model.workspace import Organisation
from tuiokr.session import documents, joint_fields
from tuiokr.store.protocol import Change, Key, Past, Store, StoreError

STEPS = 200
"""The number of steps kept."""

Body = dict[str, Any] | None
Rows = dict[Key, tuple[Body, Body]]
"""Key → (document before, document after); None where it does not exist."""
Sides = dict[Key, tuple[Body, Body, Body]]
"""Key → (the present document, the result of a step, the wanted document)."""
Turn = Callable[[Sides, Mapping[Key, Body], bool], dict[Key, Body]]
"""Returns the documents after a step is undone (True) or redone, from their sides and all documents in their files.
Raises ChangedSince if that would overwrite a later change."""


@dataclass(frozen=True)
class UndoStep:
    """One step: its label, and every document before and after."""

    label: str
    rows: Rows
    series: str = ""
    """Successive steps of one series, such as keystrokes in one field, are undone as one."""

    def turned(self, *, back: bool) -> Rows:
        """Return the rows as a change: (the expected present document, the new document)."""
        return {key: (new, old) if back else (old, new) for key, (old, new) in self.rows.items()}


_ABSENT: Final = object()
DONE: Final = "step"
UNDONE: Final = "undo"
DONE_AGAIN: Final = "redo"
AT_ITS_START: Final = "Nothing more to undo here. Older work is not touched"
"""The message if the next step created what must stay."""
NOTHING_TURNED: Final = ("Not", "Nothing")
"""The first word of the message if nothing was undone or redone."""


class UndoMark(NamedTuple):
    """What the history stores of a step besides its documents, so that it can be undone after a restart."""

    kind: str
    """DONE, UNDONE or DONE_AGAIN."""
    session: str
    """The id of the `Undo` object, and so of the opened workspace, in which it was made."""
    series: str = ""

    @property
    def tag(self) -> str:
        return f"{self.kind} {self.session} {self.series}".rstrip()

    @classmethod
    def of(cls, past: Past) -> UndoMark | None:
        """Return the mark of a commit; None if it cannot be undone or another program made it."""
        kind, _, rest = past.tag.partition(" ")
        session, _, series = rest.partition(" ")
        return cls(kind, session, series) if kind in (DONE, UNDONE, DONE_AGAIN) and session else None


class Steps:
    """The steps that were done and those that were undone."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def label(self) -> str:
        """The label of the step to undo next, "" if there is none."""
        return self._done[-1].label if self._done else ""

    def remember(self, step: UndoStep) -> None:
        """Add one step. Undone steps can then not be redone."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and step.series and last.series == step.series:
            rows = dict(last.rows)
            for key, (old, new) in step.rows.items():
                rows[key] = (rows[key][0] if key in rows else old, new)
            self._done[-1] = replace(last, label=step.label, rows=rows)
            if all(old == new for old, new in rows.values()):  # typed, then deleted again
                self._done.pop()
            return
        self._done = [*self._done, step][-STEPS:]

    def recall(self, pasts: Iterable[Past], who: str, session: str, opened: str) -> None:
        """Put the steps that `who` made before this session `opened` below the steps of this session.

        `pasts` are newest first. Later commits by the same person come from another window and are ignored.
        """
        earlier = Steps()
        for past in reversed(list(pasts)):
            mark = UndoMark.of(past)
            if mark is None or past.who != who or mark.session == session or past.when > opened:
                continue
            if mark.kind == DONE:
                rows = {change.key: (_before(change), _now(change.key, change.after)) for change in past.changes}
                earlier.remember(UndoStep(past.note, rows, mark.series and f"{mark.session} {mark.series}"))
            elif earlier.next(back=mark.kind == UNDONE):
                earlier.turn(back=mark.kind == UNDONE)
        if not (self._done or self._undone):
            self._undone = earlier._undone
        self._done = [*earlier._done, *self._done][-STEPS:]

    def next(self, *, back: bool) -> UndoStep | None:
        """Return the step to undo or redo, None if there is none."""
        row = self._done if back else self._undone
        return row[-1] if row else None

    def drop(self, *, back: bool) -> None:
        """Forget the next step, because it does not fit the present documents."""
        (self._done if back else self._undone).pop()

    def turn(self, *, back: bool) -> None:
        """Mark the next step as undone or redone."""
        step = (self._done if back else self._undone).pop()
        (self._undone if back else self._done).append(step)


class Undo:
    """Undo and redo, without overwriting later edits."""

    def __init__(
        self,
        store: Store,
        *,
        standing: Callable[[set[str]], Mapping[Key, Body]],
        stand: Callable[[str, Rows, str], None],
    ) -> None:
        """`standing` returns the present documents of some files; `stand` applies rows, with label and tag."""
        self._store = store
        self._standing = standing
        self._stand = stand
        self.turn: Turn = lambda sides, _standing, _back: {key: put_back(*one) for key, one in sides.items()}
        """Can be replaced, for documents that need other rules than `put_back`."""
        self._steps = Steps()
        self._session = token_hex(4)
        self._opened = datetime.now(UTC).isoformat(timespec="milliseconds")
        """The time of the machine, as in the history."""
        self._recalled = False
        """Whether the steps of earlier sessions were read. The history is read at the first undo or redo."""

    @property
    def label(self) -> str:
        """The label of the step to undo next, "" if there is none."""
        return self._steps.label

    def tag(self, series: str) -> str:
        """Return what the history stores of a step that can be undone."""
        return UndoMark(DONE, self._session, series).tag

    def remember(self, label: str, rows: Rows, series: str) -> None:
        """Add one step."""
        self._steps.remember(UndoStep(label, rows, series))

    def travel(self, *, back: bool, stop_at: Key | None = None) -> str:
        """Undo or redo the last step, unless it created the document `stop_at`. Return a message: what was done."""
        if not self._recalled:
            self._recalled = True
            with suppress(StoreError):  # without a history there are fewer steps to undo
                self._steps.recall(self._store.recent(STEPS), self._store.who, self._session, self._opened)
        step = self._steps.next(back=back)
        if step is None:
            return "Nothing to undo" if back else "Nothing to redo"
        if stop_at in step.rows and step.rows[stop_at][0] is None:
            return AT_ITS_START
        turned = step.turned(back=back)
        standing = self._standing({key.file for key in turned})
        try:
            sides = {key: (standing.get(key), *both) for key, both in turned.items()}
            rows = {key: (standing.get(key), body) for key, body in self.turn(sides, standing, back).items()}
        except ChangedSince as why:
            self._steps.drop(back=back)
            return f"Not {'undone' if back else 'done again'}, as {why}: {step.label}"
        mark = UndoMark(UNDONE if back else DONE_AGAIN, self._session)
        self._stand(f"{'undo' if back else 'redo'} {step.label}", rows, mark.tag)
        self._steps.turn(back=back)
        return f"{'Undone' if back else 'Done again'}: {step.label}"


class ChangedSince(Exception):
    """Someone changed the result of a step since then. The text continues "Not undone, as"."""

    def __init__(self, why: str = "somebody changed it after that") -> None:
        super().__init__(why)


def put_back(standing: Any, made: Any, wanted: Any) -> Any:
    """Return `standing` with the differences between `made` and `wanted` applied; other changes stay.

    Raises ChangedSince if something to be restored was changed after the step.
    """
    if standing == made:
        return wanted
    if not (isinstance(standing, dict) and isinstance(made, dict) and isinstance(wanted, dict)):
        raise ChangedSince
    result = dict(standing)
    for name in {**made, **wanted}:
        mine, other, now = (one.get(name, _ABSENT) for one in (made, wanted, standing))
        if mine != other:
            there = put_back(now, mine, other)
            result.pop(name, None)
            if there is not _ABSENT:
                result[name] = there
    return result


def _before(change: Change) -> Body:
    """Return the document to restore on undo. The workspace document is never deleted, but left blank."""
    if change.key == documents.WORKSPACE_KEY and change.before is None:
        return documents.of_organisation(Organisation())[change.key]
    return _now(change.key, change.before)


def _now(key: Key, doc: Mapping[str, Any] | None) -> Body:
    """Return a document of the history in the present stored form."""
    body = plain(doc)
    return None if body is None else joint_fields.current(key.table, body)


def plain(doc: Mapping[str, Any] | None) -> Body:
    """Return a document without its revision."""
    return None if doc is None else {key: value for key, value in doc.items() if key != "rev"}
