"""What can be taken back: steps with every document before and after, the latest last."""

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
"""Steps kept."""

Body = dict[str, Any] | None
Rows = dict[Key, tuple[Body, Body]]
"""Key → (document before, document after); None where there is none."""
Sides = dict[Key, tuple[Body, Body, Body]]
"""Key → (document as it stands, what a step made of it, what is wanted instead)."""
Turn = Callable[[Sides, Mapping[Key, Body], bool], dict[Key, Body]]
"""What documents become when a step is taken back (True), or done again, from their sides and all that stands in their
files. Raises ChangedSince where that would go over something else."""


@dataclass(frozen=True)
class UndoStep:
    """One step: what it is called, and every document before and after."""

    label: str
    rows: Rows
    series: str = ""
    """Steps of the same series in a row, such as keystrokes in one field, are taken back as one."""

    def turned(self, *, back: bool) -> Rows:
        """The rows as a change: from what should stand now to what shall stand."""
        return {key: (new, old) if back else (old, new) for key, (old, new) in self.rows.items()}


_ABSENT: Final = object()
DONE: Final = "step"
UNDONE: Final = "undo"
DONE_AGAIN: Final = "redo"
NOTHING_TURNED: Final = ("Not", "Nothing")
"""How the answer begins where nothing was removed or done again."""


class UndoMark(NamedTuple):
    """What the history keeps of a step beside its documents, so that it can still be taken back after a restart."""

    kind: str
    """DONE, UNDONE or DONE_AGAIN."""
    session: str
    """Which opening of the workspace it was made in."""
    series: str = ""

    @property
    def tag(self) -> str:
        return f"{self.kind} {self.session} {self.series}".rstrip()

    @classmethod
    def of(cls, past: Past) -> UndoMark | None:
        """The mark of a commit; None for one that cannot be taken back, or that another program made."""
        kind, _, rest = past.tag.partition(" ")
        session, _, series = rest.partition(" ")
        return cls(kind, session, series) if kind in (DONE, UNDONE, DONE_AGAIN) and session else None


class Steps:
    """The steps taken and those taken back."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def label(self) -> str:
        """What would be taken back next, "" when there is nothing."""
        return self._done[-1].label if self._done else ""

    def remember(self, step: UndoStep) -> None:
        """One more step; what was removed before can no longer be done again."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and step.series and last.series == step.series:
            rows = dict(last.rows)
            for key, (old, new) in step.rows.items():
                rows[key] = (rows[key][0] if key in rows else old, new)
            self._done[-1] = replace(last, label=step.label, rows=rows)
            if all(old == new for old, new in rows.values()):  # typed and typed away again
                self._done.pop()
            return
        self._done = [*self._done, step][-STEPS:]

    def recall(self, pasts: Iterable[Past], who: str, session: str, opened: str) -> None:
        """Put the steps that `who` took before this session `opened` below those of this session.

        `pasts` come newest first. What is later than the opening is what the same person does in another window.
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
        """The step to take back, or to do again; None when there is none."""
        row = self._done if back else self._undone
        return row[-1] if row else None

    def drop(self, *, back: bool) -> None:
        """Forget that step: it no longer fits."""
        (self._done if back else self._undone).pop()

    def turn(self, *, back: bool) -> None:
        """That step was removed, or done again."""
        step = (self._done if back else self._undone).pop()
        (self._undone if back else self._done).append(step)


class Undo:
    """Taking back and doing again, never over what somebody else has edited since."""

    def __init__(
        self,
        store: Store,
        *,
        standing: Callable[[set[str]], Mapping[Key, Body]],
        stand: Callable[[str, Rows, str], None],
    ) -> None:
        """`standing` gives the documents of some files as they are now; `stand` lets rows stand, with label and tag."""
        self._store = store
        self._standing = standing
        self._stand = stand
        self.turn: Turn = lambda sides, _standing, _back: {key: put_back(*one) for key, one in sides.items()}
        """May be another one, for documents that need more care than `put_back` has."""
        self._steps = Steps()
        self._session = token_hex(4)
        self._opened = datetime.now(UTC).isoformat(timespec="milliseconds")
        """In the time of the machine, as the history has it."""
        self._recalled = False
        """Whether the steps of earlier sessions are among them: the history is read when somebody asks for them."""

    @property
    def label(self) -> str:
        """What would be taken back next, "" when there is nothing."""
        return self._steps.label

    def tag(self, series: str) -> str:
        """What the history keeps of a step that can be taken back."""
        return UndoMark(DONE, self._session, series).tag

    def remember(self, label: str, rows: Rows, series: str) -> None:
        """One more step was taken."""
        self._steps.remember(UndoStep(label, rows, series))

    def travel(self, *, back: bool) -> str:
        """Take the last step back, or do it again; says what was done, or why not."""
        if not self._recalled:
            self._recalled = True
            with suppress(StoreError):  # without a history there is less to take back
                self._steps.recall(self._store.recent(STEPS), self._store.who, self._session, self._opened)
        step = self._steps.next(back=back)
        if step is None:
            return "Nothing to undo" if back else "Nothing to redo"
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
    """What a step made is no longer what stands; the text goes on after "not undone, as"."""

    def __init__(self, why: str = "somebody changed it after that") -> None:
        super().__init__(why)


def put_back(standing: Any, made: Any, wanted: Any) -> Any:
    """`standing` with whatever differs between `made` and `wanted` as wanted; what came besides stays.

    Raises ChangedSince where what is to be put back has become something else again.
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
    """What a change is taken back to. The document of the workspace is never taken away, but left blank."""
    if change.key == documents.WORKSPACE_KEY and change.before is None:
        return documents.of_organisation(Organisation())[change.key]
    return _now(change.key, change.before)


def _now(key: Key, doc: Mapping[str, Any] | None) -> Body:
    """A document of the history in the form that is stored now."""
    body = plain(doc)
    return None if body is None else joint_fields.current(key.table, body)


def plain(doc: Mapping[str, Any] | None) -> Body:
    """A document without its revision."""
    return None if doc is None else {key: value for key, value in doc.items() if key != "rev"}
