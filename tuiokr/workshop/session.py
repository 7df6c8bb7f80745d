"""The session: one workspace, open. It holds what stands as frozen values and publishes one signal, "it changed".

A change is a new `Workspace`; the session finds the documents that differ, shows the new value at once and saves
beside. Undo is a change back to the old documents, refused where somebody else has edited since.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from tuiokr.model.cycle import Cycle, coming, current
from tuiokr.model.workspace import Workspace
from tuiokr.store.protocol import Clash, Committed, Conflict, Edit, Key, Store
from tuiokr.workshop import records
from tuiokr.workshop.clock import Clock, WallClock
from tuiokr.workshop.saving import Batch, Saver, SavingState

UNDO_STEPS = 200

Body = dict[str, Any] | None


@dataclass(frozen=True)
class Undoable:
    """One step that can be taken back: what it is called and every document before and after."""

    label: str
    rows: dict[Key, tuple[Body, Body]]
    series: str = ""
    """Steps of the same series in a row, such as keystrokes in one field, are taken back as one."""


class Session:
    """A workspace with its store, its clock and its undo."""

    def __init__(self, store: Store, clock: Clock | None = None, *, beside: bool = False) -> None:
        """`beside=True` saves in a thread; its news waits until `deliver_by` gives it a way into the screen's own."""
        self.store = store
        self.clock: Clock = clock or WallClock()
        self.spoilt: list[str] = []
        """Rows that did not fit the model, as `file: what`."""
        self.clashes: tuple[Conflict, ...] = ()
        """Edits that somebody else's edit got in the way of, with both versions."""
        self._early: list[Callable[[], None]] = []
        self._deliver: Callable[[Callable[[], None]], object] = self._early.append if beside else lambda call: call()
        self._watchers: list[Callable[[], None]] = []
        self._revs: dict[Key, int] = {}
        self._undo: list[Undoable] = []
        self._redo: list[Undoable] = []
        self._lock = threading.Lock()
        self.saver = Saver(store, done=self._saved, moved=self._saving_moved, beside=beside)
        self._stamp, _ = store.changed(None)
        self.workspace = self._read(Workspace(), "")
        found = current(tuple(self.workspace.cycles.values()), self.clock.today())
        self.cycle_id = found.id if found else coming(self.clock.today()).id

    @property
    def cycle(self) -> Cycle:
        """The cycle being looked at; the coming quarter where there is none yet."""
        return self.workspace.cycles.get(self.cycle_id) or coming(self.clock.today())

    @property
    def saving(self) -> SavingState:
        return self.saver.state

    def deliver_by(self, way: Callable[[Callable[[], None]], object]) -> None:
        """How the saving thread's news gets into the screen's own thread; news from before comes at once."""
        self._deliver = way
        early, self._early = self._early, []
        for call in early:
            way(call)

    def look_at(self, cycle_id: str) -> None:
        """Look at another cycle. Raises KeyError for an unknown one."""
        if cycle_id not in self.workspace.cycles:
            raise KeyError(cycle_id)
        self.cycle_id = cycle_id
        self._publish()

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call `watcher` after every change; the returned function ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def change(self, label: str, after: Workspace, *, undoable: bool = True, series: str = "") -> None:
        """Let `after` stand. With saving beside it is queued, else on disk on return (StoreError when it is not)."""
        before = self.workspace
        rows = records.changed(before, after)
        if not rows:
            return
        self._put(label, rows)
        self.workspace = after
        if undoable:
            self._remember(Undoable(label, rows, series))
        self._publish()

    def undo(self) -> str:
        """Take the last change back; says what was done, or why not."""
        return self._travel(self._undo, self._redo, back=True)

    def redo(self) -> str:
        """Do the change last taken back again."""
        return self._travel(self._redo, self._undo, back=False)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back, "" when there is nothing."""
        return self._undo[-1].label if self._undo else ""

    def refresh(self) -> bool:
        """Take in what other processes have saved; True when something came in. Not while own edits are under way."""
        if self.saver.waiting:
            return False
        self._stamp, files = self.store.changed(self._stamp)
        news = {file: self.store.load(file) for file in files}
        foreign = {file: tables for file, tables in news.items() if self._differs(file, tables)}
        if not foreign:
            return False
        self._take(foreign)
        self._publish()
        return True

    def settle(self, conflict: Conflict, *, mine: bool) -> None:
        """End a clash: with `mine` the own version is written over the other, else the other stands."""
        self.clashes = tuple(one for one in self.clashes if one is not conflict)
        if mine:
            rows = {conflict.key: (_plain(conflict.theirs), _plain(conflict.mine))}
            self._put("keep mine", rows)
            self._show(rows)
        self._publish()

    def close(self) -> bool:
        """Wait for the disk and let go; True when all is on it."""
        clean = self.saver.close()
        self.store.close()
        return clean

    # ---- inside

    def _saving_moved(self) -> None:
        self._deliver(self._publish)

    def _publish(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()

    def _remember(self, step: Undoable) -> None:
        self._redo.clear()
        last = self._undo[-1] if self._undo else None
        if last and step.series and last.series == step.series:
            rows = dict(last.rows)
            for key, (old, new) in step.rows.items():
                rows[key] = (rows[key][0] if key in rows else old, new)
            self._undo[-1] = replace(last, rows=rows)
            return
        self._undo = [*self._undo, step][-UNDO_STEPS:]

    def _put(self, label: str, rows: dict[Key, tuple[Body, Body]]) -> None:
        edits: list[Edit] = []
        with self._lock:
            for key, (old, new) in rows.items():
                expect = self._revs.get(key, 0)
                edits.append(Edit(key, new, expect, base=old))
                self._revs[key] = 0 if new is None else expect + 1
        self.saver.put(edits, label)

    def _travel(self, source: list[Undoable], target: list[Undoable], *, back: bool) -> str:
        if not source:
            return "Nothing to undo" if back else "Nothing to do again"
        step = source.pop()
        standing = self._documents({key.file for key in step.rows})
        expected = {key: (new if back else old) for key, (old, new) in step.rows.items()}
        if any(standing.get(key) != body for key, body in expected.items()):
            return f"Not undone: {step.label} has been changed by somebody else since"
        rows = {key: (new, old) if back else (old, new) for key, (old, new) in step.rows.items()}
        self._put(f"{'undo' if back else 'redo'} {step.label}", rows)
        self._show(rows)
        target.append(step)
        self._publish()
        return f"{'Undone' if back else 'Done again'}: {step.label}"

    def _documents(self, files: Iterable[str]) -> records.Documents:
        """The documents standing in some files, by the values in memory."""
        return {key: body for file in files for key, body in records.of_file(self.workspace, file).items()}

    def _show(self, rows: dict[Key, tuple[Body, Body]]) -> None:
        """Let the new side of `rows` stand in memory."""
        files: dict[str, dict[str, dict[str, Any]]] = {key.file: {} for key in rows}
        for key, standing in self._documents(files).items():
            files[key.file].setdefault(key.table, {})[key.id] = standing
        for key, (_, body) in rows.items():
            table = files[key.file].setdefault(key.table, {})
            table.pop(key.id, None)
            if body is not None:
                table[key.id] = body
        self.workspace = records.applied(self.workspace, files, self.spoilt)

    def _read(self, workspace: Workspace, prefix: str) -> Workspace:
        files = dict(self.store.scan(prefix))
        self._note_revs(files)
        return records.applied(workspace, files, self.spoilt)

    def _take(self, files: dict[str, Any]) -> None:
        self._note_revs(files)
        self.workspace = records.applied(self.workspace, files, self.spoilt)

    def _note_revs(self, files: dict[str, Any]) -> None:
        with self._lock:
            for file, tables in files.items():
                for key in [key for key in self._revs if key.file == file]:
                    del self._revs[key]
                for table, rows in tables.items():
                    for name, row in rows.items():
                        self._revs[Key(file, table, name)] = row["rev"]

    def _differs(self, file: str, tables: Any) -> bool:
        known = {key: rev for key, rev in self._revs.items() if key.file == file and rev}
        found = {Key(file, table, name): row["rev"] for table, rows in tables.items() for name, row in rows.items()}
        return known != found

    def _saved(self, batch: Batch, outcome: Committed | Clash) -> None:
        """In the saving thread: nothing to do when the disk holds what the screen shows."""
        if isinstance(outcome, Clash):
            self._deliver(lambda: self._clashed(outcome))
        elif any(
            (outcome.docs.get(edit.key) or {}).get("rev", 0) != (0 if edit.body is None else (edit.expect or 0) + 1)
            for edit in batch.edits
        ):
            self._deliver(lambda: self._merged({edit.key.file for edit in batch.edits}))

    def _merged(self, files: set[str]) -> None:
        if not self.saver.waiting:
            self._take({file: self.store.load(file) for file in files})
            self._publish()

    def _clashed(self, clash: Clash) -> None:
        self.clashes = (*self.clashes, *clash.conflicts)
        self._take({conflict.key.file: self.store.load(conflict.key.file) for conflict in clash.conflicts})
        self._publish()


def _plain(doc: Any) -> Body:
    return None if doc is None else {key: value for key, value in doc.items() if key != "rev"}
