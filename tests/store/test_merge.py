"""Revs and merges, compared with a model that is simple enough to trust."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store.power_disk import PowerDisk
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Clash, Committed, Doc, Edit, Key, Store

KEYS = [Key(file, table, number) for file in ("a", "teams/b") for table in ("t", "u") for number in ("1", "2")]
VALUES = st.sampled_from([0, 1, True, 1.0, "x", None, [1], {"y": 1}])
BODIES = st.dictionaries(st.sampled_from(["f", "g", "h"]), VALUES, max_size=3)
ABSENT = object()


def strict(value: object) -> str:
    """A text that is different for 1, 1.0 and true."""
    return repr(value)


@given(BODIES, BODIES, BODIES)
def test_a_merge_takes_every_change_or_none(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    key = KEYS[0]
    store = MemoryStore()
    store.commit([Edit(key, base, 0)])
    store.commit([Edit(key, theirs, 1)])
    stale = 1 if strict(base) != strict(theirs) else 7
    outcome = store.commit([Edit(key, mine, stale, base)])

    def changed(side: dict[str, Any], name: str) -> bool:
        return strict(side.get(name, ABSENT)) != strict(base.get(name, ABSENT))

    both = [name for name in "fgh" if changed(mine, name) and changed(theirs, name)]
    clashing = [name for name in both if strict(mine.get(name, ABSENT)) != strict(theirs.get(name, ABSENT))]
    if clashing:
        assert isinstance(outcome, Clash)
        return
    assert isinstance(outcome, Committed)
    merged = dict(outcome.docs[key] or {})
    for name in "fgh":
        side = mine if changed(mine, name) else theirs
        assert strict(merged.get(name, ABSENT)) == strict(side.get(name, ABSENT))


class Revs(RuleBasedStateMachine):
    """Two kinds of store and a plain dict get the same edits and must agree on everything visible."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = PowerDisk()
        self.stores: list[Store] = [MemoryStore(clock=lambda: 0.0), FileStore("/ws", self.disk, clock=lambda: 0.0)]
        self.model: dict[Key, dict[str, Any]] = {}

    @rule(
        wishes=st.dictionaries(
            st.sampled_from(KEYS), st.tuples(st.none() | BODIES, st.none() | st.integers(0, 3)), max_size=3
        )
    )
    def commit(self, wishes: dict[Key, tuple[dict[str, Any] | None, int | None]]) -> None:
        edits = [Edit(key, body, expect) for key, (body, expect) in wishes.items()]
        outcomes = [store.commit(edits) for store in self.stores]
        assert strict(outcomes[0]) == strict(outcomes[1])
        fits = [self.fits(edit) for edit in edits]
        assert isinstance(outcomes[0], Committed) == all(fits)
        if all(fits):
            for edit in edits:
                self.take(edit)

    def fits(self, edit: Edit) -> bool:
        now = self.model.get(edit.key)
        rev = now["rev"] if now else 0
        return edit.expect is None or edit.expect == rev or (now is None and edit.body is None)

    def take(self, edit: Edit) -> None:
        now = self.model.pop(edit.key, None)
        if edit.body is not None:
            rev = now["rev"] if now else 0
            old = {name: value for name, value in (now or {}).items() if name != "rev"}
            same = now is not None and sorted(map(strict, old.items())) == sorted(map(strict, edit.body.items()))
            self.model[edit.key] = {**edit.body, "rev": rev if same else rev + 1}

    @rule()
    def open_again(self) -> None:
        self.stores[1] = FileStore("/ws", self.disk, clock=lambda: 0.0)

    @invariant()
    def all_agree(self) -> None:
        for store in self.stores:
            docs: dict[Key, Doc] = {
                Key(file, table, number): doc
                for file, tables in store.scan()
                for table, found in tables.items()
                for number, doc in found.items()
                if file != "workspace"
            }
            assert docs == self.model
            assert all(strict(docs[key]) == strict(dict(sorted(doc.items()))) for key, doc in self.model.items())


TestRevs = Revs.TestCase
TestRevs.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)


@pytest.mark.parametrize("mine", [{"f": 2, "g": 1}, {"g": 1}, None])
def test_an_edit_of_a_document_that_was_changed_back_is_made(mine: dict[str, Any] | None) -> None:
    """The rev is another one, the content is not: a document was changed and changed back."""
    store = MemoryStore()
    base = {"f": 1, "g": 1}
    for body in (base, {"f": 9}, base):
        store.commit([Edit(KEYS[0], body, None)])
    outcome = store.commit([Edit(KEYS[0], mine, 1, base)])
    assert outcome == Committed({KEYS[0]: None if mine is None else {**mine, "rev": 4}})
