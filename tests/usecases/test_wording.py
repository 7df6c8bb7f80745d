"""The versions of the words of a statement: what changed, why, and going back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import NOW, fill_in, objective, open_desk
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.wording import Wording, compared


def timed(clock: SetClock) -> MemoryStore:
    """A store whose history has the times of the clock of the test."""
    return MemoryStore(who="Ana", clock=lambda: clock.now().timestamp())


def reworded() -> tuple[Desk, str]:
    """Payments with one objective in three versions: typed, changed after a vote, and changed a day later."""
    clock = SetClock(NOW)
    desk = open_desk(timed(clock), clock)
    fill_in(desk)
    one = objective(desk, "payments", "Raise conversion to 40 %")
    clock.move(600)
    workshop = desk.vote.workshop_for("payments")
    vote = desk.vote.open(workshop, one)
    people = desk.vote.vote(workshop, vote).people
    for at, person in enumerate(people):
        desk.vote.cast(workshop, vote, person, 4 if at else 2)
    desk.vote.reveal(workshop, vote)
    desk.vote.hear(workshop, vote, people[0], "Say it without the number", becomes="change")
    clock.move(60)
    desk.draft.edit("payments", one, title="Paying feels effortless")
    clock.move(86_400)
    desk.draft.edit("payments", one, title="Paying feels effortless to everybody")
    return desk, one


def said(one: Wording) -> str:
    """The words of a version, without those that it removed."""
    return " ".join(words for words, kind in one.parts if kind != "gone")


def test_each_version_says_what_changed_and_why() -> None:
    desk, thing = reworded()
    third, second, first = desk.wording.of("payments", thing)
    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert {one.who for one in (first, second, third)} == {"Ana"}
    assert (said(first), first.why) == ("Raise conversion to 40 %", ())
    assert ("Raise conversion to 40 %", "gone") in second.parts and said(second) == "Paying feels effortless"
    assert second.why[0] == "after round 1 of the vote: not yet, one below three"
    assert second.why[1].endswith("2: Say it without the number (a change)")
    assert any(why.startswith("settles ") and "metric-in-objective" in why for why in second.why)
    assert third.parts == (("Paying feels effortless", "same"), ("to everybody", "new"))
    assert not any("vote" in why for why in third.why), "a vote is the reason of the first change after it only"


def test_a_version_is_put_back_with_its_own_undo_step() -> None:
    desk, thing = reworded()
    first = desk.wording.of("payments", thing)[-1]
    assert desk.wording.restore("payments", thing, first) == "Version 1 is back. Press u to undo"
    assert desk.draft.okrs("payments").objectives[0].title == "Raise conversion to 40 %"
    newest = desk.wording.of("payments", thing)[0]
    assert newest.number == 4 and any(why.startswith("bring back a version of") for why in newest.why)
    assert desk.wording.restore("payments", thing, newest) == "It already has these words"
    desk.session.undo()
    assert desk.draft.okrs("payments").objectives[0].title == "Paying feels effortless to everybody"


def test_a_key_result_gets_its_numbers_back_and_keeps_its_champion() -> None:
    clock = SetClock(NOW)
    desk = open_desk(timed(clock), clock)
    fill_in(desk)
    key = desk.draft.add_key_result("payments", objective(desk, "payments", "Nobody waits"))
    desk.draft.edit("payments", key, statement="Refunds within a day to 90 %", target=90.0)
    clock.move(600)
    desk.draft.edit("payments", key, statement="Refunds within a day to 60 %", target=60.0)
    desk.draft.edit("payments", key, champion="Li")
    old = desk.wording.of("payments", key)[-1]
    desk.wording.restore("payments", key, old)
    now = desk.draft.okrs("payments").key_result(key)
    assert now is not None
    assert (now.statement, now.target, now.champion) == ("Refunds within a day to 90 %", 90.0, "Li")
    desk.draft.delete("payments", key)
    assert desk.wording.restore("payments", key, old) == "Not restored, because it was deleted"


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_versions_compared_contain_every_word_of_both(before: str, now: str) -> None:
    parts = compared(before, now)
    assert " ".join(words for words, kind in parts if kind != "gone").split() == now.split()
    if before:
        assert " ".join(words for words, kind in parts if kind != "new").split() == before.split()
