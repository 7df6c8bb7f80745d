"""Two programs on one disk against a model that is a plain dict: clashes, faults, power cuts, broken files, polling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store.faults import FAULTS, Fault, FaultDisk
from tests.store.power_disk import Stopped, images
from tests.store.saves import FIELDS, OWN, ROOT, TORN, ZIP, make_store
from tuiokr.store import codec
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import SCHEMA, WORKSPACE, Broken, Clash, Committed, Edit, Key, NotSaved, Stamp, StoreError
from tuiokr.store.recovery.backup_file import unpack

pytestmark = pytest.mark.proof

State: TypeAlias = "dict[Key, dict[str, Any]]"
"""Every document, with its rev."""

ABSENT: Final = object()
KEYS: Final = (
    Key("teams/a", "team", "this"),
    Key("teams/a", "people", "p1"),
    Key("teams/b", "team", "this"),
    Key("cycles/2027-Q1/teams/b", "objectives", "o1"),
)
FOUNDED: Final = {**dict.fromkeys(FIELDS, SCHEMA), "rev": 1}
BODIES = st.dictionaries(st.sampled_from("fgh"), st.integers(0, 2), max_size=3)


class Wish(NamedTuple):
    """What somebody wants a document to be, and what they based it on."""

    body: dict[str, Any] | None
    against: str
    """"now": the current rev; "whatever": no rev; "old": an older one; "base": an older one, with its document."""


WISHES = st.dictionaries(
    st.sampled_from(KEYS),
    st.builds(Wish, st.none() | BODIES, st.sampled_from(("now", "whatever", "old", "base", "base"))),
    min_size=1,
    max_size=3,
)
WHO = st.integers(0, 1)


class TwoPrograms(RuleBasedStateMachine):
    """`now` is what must be visible, `possible` what a power cut may leave of it."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = self.make_disk()
        self.now: State = {}
        self.possible: list[State] = [{}]
        self.former: dict[Key, dict[str, Any]] = {}
        self.log: list[tuple[str, State, State]] = []
        self.count = 0

    @initialize()
    def start(self) -> None:
        self.stores = [self.open(), self.open()]
        self.stamps: list[Stamp | None] = [None, None]
        self.views: list[dict[str, Any]] = [{}, {}]

    def make_disk(self) -> FaultDisk:
        disk = FaultDisk()
        disk.fill({"disk": {}})
        return disk

    def open(self) -> FileStore:
        return make_store(self.disk)

    @rule(who=WHO, wishes=WISHES)
    def commit(self, who: int, wishes: Mapping[Key, Wish]) -> None:
        edits = self.edits(wishes)
        after = expected(self.now, edits)
        done = self.stores[who].commit(edits, self.note())
        if after is None:
            assert isinstance(done, Clash)
            clashing = [edit for edit in edits if expected(self.now, [edit]) is None]
            assert [conflict.key for conflict in done.conflicts] == [edit.key for edit in clashing]
            assert [conflict.theirs for conflict in done.conflicts] == [self.now.get(edit.key) for edit in clashing]
            return
        assert isinstance(done, Committed)
        self.acknowledge(done, after)

    @rule(who=WHO, wishes=WISHES, fault=st.sampled_from(FAULTS), at=st.integers(1, 70))
    def commit_with_a_fault(self, who: int, wishes: Mapping[Key, Wish], fault: Fault, at: int) -> None:
        edits = self.edits(wishes)
        after = expected(self.now, edits)
        note = self.note()
        store = self.stores[who]
        self.disk.arm(fault, at)
        try:
            done = store.commit(edits, note)
        except (StoreError, KeyboardInterrupt, Stopped) as stop:
            self.disk.disarm()
            if isinstance(stop, Stopped):
                self.open_again(who)
            self.in_doubt(after, note)
            if isinstance(stop, StoreError):
                assert isinstance(stop, NotSaved)
                again = store.commit(edits, note)
                assert isinstance(again, Committed) == (after is not None)
                if isinstance(again, Committed):
                    self.acknowledge(again, after or {}, logged=self.now == after)
            return
        self.disk.disarm()
        assert isinstance(done, Committed) == (after is not None)
        if isinstance(done, Committed):
            self.acknowledge(done, after or {})
        assert not self.disk.retried

    @rule(which=st.integers(0, 500))
    def cut_the_power(self, which: int) -> None:
        left = list(images(self.disk, 16))
        self.disk = self.make_disk()
        self.disk.root.names.clear()
        self.disk.fill(left[which % len(left)])
        self.start()
        self.see(self.possible)
        self.possible = [self.now]

    @rule(who=WHO, wishes=WISHES, at=st.integers(1, 60), which=st.integers(0, 500))
    def cut_the_power_while_it_saves(self, who: int, wishes: Mapping[Key, Wish], at: int, which: int) -> None:
        self.commit_with_a_fault(who, wishes, FAULTS[-2], at)
        self.cut_the_power(which)

    @rule(who=WHO)
    def open_again(self, who: int) -> None:
        self.stores[who] = self.open()
        self.stamps[who], self.views[who] = None, {}

    @precondition(
        lambda self: len(self.now) > 1 and len(self.possible) == 1 and not self.disk.stat(f"{OWN}/intent.json")
    )
    @rule(who=WHO, choice=st.integers(0, 9))
    def something_breaks_a_file(self, who: int, choice: int) -> None:
        files = sorted({key.file for key in self.now} - {WORKSPACE.file})
        file = files[choice % len(files)]
        self.disk.put(f"{ROOT}/{file}.json", TORN)
        key = next(key for key in self.now if key.file == file)
        with pytest.raises(Broken):
            self.stores[1 - who].load(file)
        with pytest.raises(Broken):
            self.stores[1 - who].commit([Edit(key, {}, None)])
        moved = self.stores[who].set_aside(file)
        assert self.disk.read(moved, 1000) == TORN
        self.settle({key: doc for key, doc in self.now.items() if key.file != file})
        assert self.stores[1 - who].load(file) == {}

    @rule(who=WHO)
    def look_what_changed(self, who: int) -> None:
        """Check that somebody who reads only the reported changes sees every document."""
        self.stamps[who], files = self.stores[who].changed(self.stamps[who])
        view = self.views[who]
        for file in files:
            view[file] = self.stores[who].load(file)
        assert {file: tables for file, tables in view.items() if tables} == by_file(self.now)

    @precondition(lambda self: self.now)
    @rule(who=WHO)
    def back_up(self, who: int) -> None:
        self.stores[who].backup(ZIP)
        files = unpack(self.disk.read(ZIP, 10**6), ZIP)
        assert files == {f"{file}.json": codec.encode(tables) for file, tables in by_file(self.now).items()}
        self.settle(self.now)  # it holds the lock, and so finishes what was left unfinished

    @invariant()
    def both_see_the_same(self) -> None:
        for store in self.stores:
            assert dict(store.scan()) == by_file(self.now)
            assert not store.read_only
            assert {trouble.path for trouble in store.troubles} <= {".tuiokr/history", ".tuiokr/intent.json"}

    @invariant()
    def the_history_tells_of_nothing_that_never_was(self) -> None:
        truth = iter(reversed(self.log))
        for past in self.stores[0].recent(1000):
            changes = {change.key: (change.before, change.after) for change in past.changes}
            assert any((past.note, changes) == (note, differing(before, after)) for note, before, after in truth), past

    def edits(self, wishes: Mapping[Key, Wish]) -> list[Edit]:
        found = []
        for key, wish in wishes.items():
            rev = self.now.get(key, {"rev": 0})["rev"]
            old = self.former.get(key)
            base = content(old) if wish.against == "base" else None
            older = old["rev"] if old and old["rev"] != rev else rev + 1
            expect = {"now": rev, "whatever": None}.get(wish.against, older)
            found.append(Edit(key, wish.body, expect, base))
        return found

    def note(self) -> str:
        self.count += 1
        return f"commit {self.count}"

    def acknowledge(self, done: Committed, after: State, logged: bool = False) -> None:
        assert done.docs == {key: after.get(key) for key in done.docs}
        if not logged:
            self.log.append((f"commit {self.count}", self.now, after))
        self.settle(after)

    def in_doubt(self, after: State | None, note: str) -> None:
        """Handle a commit that was not acknowledged: it was made completely, or not at all."""
        before = self.now
        self.possible = [*self.possible, *([] if after is None else [after])]
        self.see([before] if after is None else [after, before])
        if self.now == after:
            self.log.append((note, before, after))

    def see(self, allowed: list[State]) -> None:
        seen = dict(self.open().scan())
        found = [state for state in allowed if by_file(state) == seen]
        assert found, f"found {seen}, expected one of {allowed}"
        self.now = found[-1]

    def settle(self, state: State) -> None:
        for key, doc in self.now.items():
            if doc != state.get(key):
                self.former[key] = doc
        self.now = state
        self.possible = [state]


def expected(now: State, edits: list[Edit]) -> State | None:
    """The documents after these edits by the rules of the protocol, None if one of them clashes."""
    after = dict(now) if WORKSPACE in now else {**now, WORKSPACE: FOUNDED}
    for edit in edits:
        doc = now.get(edit.key)
        theirs = content(doc)
        wanted = None if edit.body is None else dict(edit.body)
        if edit.expect not in (None, doc["rev"] if doc else 0) and not (wanted is None and theirs is None):
            outcome = merged(edit.base, wanted, theirs)
            if outcome is ABSENT:
                return None
            wanted = outcome
        if wanted is None:
            after.pop(edit.key, None)
        elif wanted != theirs:
            after[edit.key] = {**wanted, "rev": (doc["rev"] if doc else 0) + 1}
    return after


def merged(base: Any, mine: Any, theirs: Any) -> Any:
    """Merge two documents with the common `base`. ABSENT if both changed the same thing."""
    if base is not None and base == theirs:
        return mine
    if base is None or mine is None or theirs is None:
        return ABSENT
    found = {}
    for name in {**theirs, **mine}:
        was, here, there = (side.get(name, ABSENT) for side in (base, mine, theirs))
        if here != there and was not in (here, there):
            return ABSENT
        found[name] = there if here == was else here
    return {name: value for name, value in found.items() if value is not ABSENT}


def content(doc: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A document without its rev."""
    return None if doc is None else {name: value for name, value in doc.items() if name != "rev"}


def by_file(state: State) -> dict[str, Any]:
    """The same in the form of `scan`."""
    found: dict[str, Any] = {}
    for key, doc in state.items():
        found.setdefault(key.file, {}).setdefault(key.table, {})[key.id] = doc
    return found


def differing(before: State, after: State) -> dict[Key, tuple[Any, Any]]:
    """What the history must contain for a commit."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return {key: (before.get(key), after.get(key)) for key in keys}


TestTwoPrograms = TwoPrograms.TestCase
TestTwoPrograms.settings = settings(max_examples=250, stateful_step_count=30, deadline=None)
