"""The session: one open workspace. It keeps its state as frozen values and publishes one signal, "it changed".

A change is a new `Workspace`. The session finds the documents that differ, shows the new value at once and saves it
in a thread. Undo is a change back to the old documents; it is refused if someone else edited them since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tuiokr.model.cycle import Cycle, coming, current
from tuiokr.model.workspace import Workspace
from tuiokr.session import documents
from tuiokr.session.archive import Archive
from tuiokr.session.clashes import NEVER, Clashes
from tuiokr.session.clock import Clock, WallClock
from tuiokr.session.ledger import Ledger, as_expected
from tuiokr.session.saver import Batch, Saver, SavingState
from tuiokr.session.undo import Body, Rows, Turn, Undo, plain
from tuiokr.store.protocol import Clash, Committed, Conflict, Edit, File, Key, Store, StoreError


class Session:
    """A workspace with its store, its clock and its undo."""

    def __init__(self, store: Store, clock: Clock | None = None, *, beside: bool = False) -> None:
        """`beside=True` saves in a thread, whose events wait until `deliver_by` connects it to the screen's thread."""
        self.store = store
        self.clock: Clock = clock or WallClock()
        self.spoilt: list[str] = []
        """Rows that do not fit the model, as `file: what`."""
        self._clashes = Clashes()
        self._early: list[Callable[[], None]] = []
        self._deliver: Callable[[Callable[[], None]], object] = self._early.append if beside else lambda call: call()
        self._watchers: list[Callable[[], None]] = []
        self.refused: Callable[[], object] = lambda: None
        """Called when a change is refused because the workspace is read only."""
        self._ledger = Ledger()
        self._undoing = Undo(store, standing=self._documents, stand=self._show)
        self._own: set[str] = set()
        """Files edited since the last look. The store reports no change for one created and deleted in between."""
        self.saver = Saver(store, done=self._saved, moved=lambda: self._deliver(self._publish), beside=beside)
        self._archive = Archive(store, self._ledger, self.spoilt)
        self.unread = self._archive.unread
        """Folders that cannot be opened, by name."""
        self.workspace = self._archive.open()
        self.cycle_id = self._cycle_of_today()

    @property
    def cycle(self) -> Cycle:
        """The selected cycle; the coming quarter if there is none yet."""
        return self.workspace.cycles.get(self.cycle_id) or coming(self.clock.today())

    @property
    def saving(self) -> SavingState:
        return self.saver.state

    @property
    def clashes(self) -> tuple[Conflict, ...]:
        """Edits that conflict with the edits of someone else, with both versions."""
        return self._clashes.open

    def deliver_by(self, way: Callable[[Callable[[], None]], object]) -> None:
        """Set how events of the saving thread get into the screen's thread. Earlier events are delivered at once."""
        self._deliver = way
        while self._early:
            way(self._early.pop(0))

    def undo_by(self, turn: Turn) -> None:
        """Set how undo restores documents that need special rules, which the engine does not know."""
        self._undoing.turn = turn

    def look_at(self, cycle_id: str) -> None:
        """Select another cycle. Raises KeyError for an unknown one."""
        if cycle_id not in self.workspace.cycles:
            raise KeyError(cycle_id)
        self.cycle_id = cycle_id
        self._publish()

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call `watcher` after every change. The returned function stops that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def unwatch(self) -> None:
        """Remove all watchers and deliver events of the saving thread directly, for when the screens are closed."""
        self._watchers.clear()
        self.deliver_by(lambda call: call())

    def change(self, label: str, after: Workspace, *, undoable: bool = True, series: str = "") -> None:
        """Make `after` the workspace, unless it is read only. Without a thread it is saved on return, or StoreError."""
        before = self.workspace
        rows = documents.changed(before, after)
        if not rows:
            return
        if self.saver.refuses:
            self.refused()
            return
        rows, disputed = self._clashes.apart(rows)
        if disputed:  # they clash again, which keeps their text; the version on disk stays until a person decides
            again = [Edit(key, body, NEVER) for key, (_, body) in disputed.items()]
            self.saver.put(again, label, self._undoing.tag(series))
            after = documents.with_rows(before, {key: body for key, (_, body) in rows.items()}, self.spoilt)
        if not rows:
            return
        self._stand(label, rows, self._undoing.tag(series) if undoable else "", after)
        if undoable:
            self._undoing.remember(label, rows, series)
        self._publish()

    def undo(self, *, stop_at: Key | None = None) -> str:
        """Undo the last change. Return a message: what was done, or why not.

        The creation of the document `stop_at` is not undone, so nothing before it is either.
        """
        return self._undoing.travel(back=True, stop_at=stop_at)

    def redo(self) -> str:
        """Redo the change that was last undone. Return a message: what was done, or why not."""
        return self._undoing.travel(back=False)

    @property
    def undo_label(self) -> str:
        """The label of the change that `undo` would undo, "" if there is none."""
        return self._undoing.label

    def refresh(self) -> bool:
        """Take in what other processes saved, unless own edits are being saved. Return whether something changed."""
        self.look()
        return self.take_in()

    def look(self) -> bool:
        """Look for changes; return whether there may be some to take in. Can be called in any thread."""
        self._archive.look()
        return self._archive.waiting or bool(self._own)

    def take_in(self) -> bool:
        """Take in the changes that `look` found; see `refresh`."""
        if self.saver.waiting:
            return False
        files, self._own = self._archive.take() | self._own, set()
        if foreign := self._archive.foreign(files, self.workspace):
            self._take(foreign)
            self._publish()
        return bool(foreign)

    def read_all(self) -> None:
        """Read everything that was not needed yet, so that all `spoilt` rows and all troubles are known."""
        self._archive.read_all(self.workspace)

    def settle(self, conflict: Conflict, body: Body) -> None:
        """End a clash. `body` is the final document, None to delete it: one of the two versions, or made from both."""
        edits = self._clashes.settle(conflict, body)
        rows = {conflict.key: body, **{one.key: plain(one.body) for one in edits}}
        self.workspace = documents.with_rows(self.workspace, rows, self.spoilt)
        self._own.add(conflict.key.file)  # it may have been saved again since the clash, so it is read again
        if edits:
            self._own |= {edit.key.file for edit in edits}
            self.saver.put(edits, "settle a clash", self._undoing.tag(""))
            self._undoing.remember("settle a clash", {one.key: (plain(one.base), plain(one.body)) for one in edits}, "")
        self._publish()

    def close(self) -> bool:
        """Wait for the disk and close the store. Return whether everything is on disk."""
        clean = self.saver.close()
        self.store.close()
        return clean

    def _cycle_of_today(self) -> str:
        found = current(tuple(self.workspace.cycles.values()), self.clock.today())
        return found.id if found else coming(self.clock.today()).id

    def _publish(self) -> None:
        if self.workspace.cycles and self.cycle_id not in self.workspace.cycles:
            self.cycle_id = self._cycle_of_today()  # the selected cycle was deleted
        for watcher in tuple(self._watchers):
            watcher()

    def _stand(self, label: str, rows: Rows, tag: str, after: Workspace | None = None) -> None:
        """Apply `rows` to the workspace, then save them: a merge or clash during the save then changes the result.

        `after` is the resulting workspace, if it is already known.
        """
        before = self.workspace
        new = {key: body for key, (_, body) in rows.items()}
        self.workspace = after or documents.with_rows(before, new, self.spoilt)
        try:
            self._put(label, rows, tag)
        except StoreError:
            self.workspace = before
            raise

    def _show(self, label: str, rows: Rows, tag: str) -> None:
        self._stand(label, rows, tag)
        self._publish()

    def _put(self, label: str, rows: Rows, tag: str) -> None:
        edits, before = self._ledger.edits(rows)
        self._own |= {key.file for key in rows}
        self._archive.follow(self._own)
        try:
            self.saver.put(edits, label, tag)
        except StoreError:
            self._ledger.restore(before)
            raise

    def _documents(self, files: Iterable[str]) -> documents.Documents:
        """Return the documents of some files from memory, without those in conflict with a deletion."""
        standing = (documents.of_file(self.workspace, file).items() for file in files)
        return {key: body for items in standing for key, body in items if key not in self._clashes.kept}

    def _take(self, files: Mapping[str, File]) -> None:
        self._archive.note(files)
        self.workspace = documents.applied(self.workspace, files, self.spoilt)
        if kept := self._clashes.kept:
            self.workspace = documents.with_rows(self.workspace, kept, self.spoilt)

    def _saved(self, batch: Batch, outcome: Committed | Clash) -> None:
        """Handle the outcome of a commit. Called in the saving thread."""
        if isinstance(outcome, Clash):
            self._deliver(lambda: self._clashed(outcome, batch))
        elif not as_expected(batch.edits, outcome):
            self._deliver(lambda: self._merged({edit.key.file for edit in batch.edits}))

    def _merged(self, files: set[str]) -> None:
        if not self.saver.waiting:
            self._take(self._archive.load(files))
            self._publish()

    def _clashed(self, clash: Clash, batch: Batch) -> None:
        """Show all files of a commit as they are on disk, because nothing of it was written."""
        self._clashes.add(clash, batch.edits)
        self._take(self._archive.load({edit.key.file for edit in batch.edits}))
        self._publish()
