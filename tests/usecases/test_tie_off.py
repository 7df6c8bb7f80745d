from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest

from tests.usecases.office import CYCLE, NOW, objective, open_desk
from tuiokr.model.okr import Dependency, KeyResult, Objective
from tuiokr.model.tie_off import Choice
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_cycle

UPPER = "northwind"


class Levels:
    """Ids of a small tie-off: Northwind above, Payments and Growth below."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.back = objective(desk, UPPER, "People come back", "Second orders from 31 % to 40 %", "On time to 97 %")
        self.calm = objective(desk, UPPER, "The busiest day feels calm", "Hours lost from 14 to 2")
        self.repeat, self.promise = (key.id for key in desk.draft.okrs(UPPER).of(self.back))
        self.hours = desk.draft.okrs(UPPER).of(self.calm)[0].id
        self.easy = objective(desk, "payments", "Paying feels effortless", "Completion from 71 % to 85 %")
        self.refund = objective(desk, "payments", "Own the refund promise")
        self.second = objective(desk, "growth", "A first order becomes a second")
        self.done = desk.draft.okrs("payments").of(self.easy)[0].id

    def low(self, thing: str) -> Objective:
        for team in ("payments", "growth"):
            if found := self.desk.draft.okrs(team).objective(thing):
                return found
        raise KeyError(thing)

    def key(self, thing: str) -> KeyResult:
        found = self.desk.draft.okrs("payments").key_result(thing)
        assert found is not None
        return found

    def links(self, thing: str) -> tuple[str | None, tuple[str, ...]]:
        one = self.low(thing)
        return one.parent, one.parent_key_results


@pytest.fixture
def at(desk: Desk) -> Levels:
    return Levels(desk)


# ---- levels


def test_a_tie_off_is_possible_for_teams_with_teams_below(desk: Desk) -> None:
    assert desk.tie_off.levels() == (UPPER,)
    desk.setup.add_team("Refunds", parent="payments")
    desk.setup.add_team("Board", parent=None)
    assert desk.tie_off.levels() == (UPPER, "payments")


def test_an_empty_workspace_has_no_levels(bare: Desk) -> None:
    assert bare.tie_off.levels() == ()


def test_a_tie_off_without_decisions_is_blank_and_not_stored(desk: Desk, store: MemoryStore) -> None:
    stamp, _ = store.changed(None)
    one = desk.tie_off.of(UPPER)
    assert (one.upper, one.lower, one.cycle, one.decisions, one.signatures) == (
        UPPER,
        ("growth", "payments"),
        CYCLE,
        (),
        (),
    )
    assert store.changed(stamp)[1] == frozenset()


def test_a_new_team_below_joins_a_tie_off_in_progress(desk: Desk, at: Levels) -> None:
    desk.tie_off.decide(UPPER, at.easy, "confirm")
    desk.setup.add_team("Delivery", parent=UPPER)
    one = desk.tie_off.of(UPPER)
    assert one.lower == ("delivery", "growth", "payments")
    assert len(one.decisions) == 1


# ---- links


def test_an_objective_supports_an_objective_above(desk: Desk, at: Levels, store: MemoryStore) -> None:
    desk.tie_off.link(UPPER, at.easy, at.back)
    assert at.links(at.easy) == (at.back, ())
    row = desk.tie_off.analysis(UPPER).coverage.row(at.back)
    assert row is not None and row.supported_by == (at.easy,)
    assert open_desk(store).draft.okrs("payments").objectives == desk.draft.okrs("payments").objectives


def test_a_link_to_a_key_result_is_one_to_its_objective_too(desk: Desk, at: Levels) -> None:
    for above in (at.repeat, at.promise, at.repeat):
        desk.tie_off.link(UPPER, at.easy, above)
    assert at.links(at.easy) == (at.back, (at.repeat, at.promise))


def test_a_link_to_another_key_result_keeps_the_first_objective(desk: Desk, at: Levels) -> None:
    desk.tie_off.link(UPPER, at.easy, at.back)
    desk.tie_off.link(UPPER, at.easy, at.hours)
    assert at.links(at.easy) == (at.back, (at.hours,))


def test_a_link_can_be_undone(desk: Desk, at: Levels) -> None:
    desk.tie_off.link(UPPER, at.easy, at.back)
    assert desk.session.undo() == "Undone: link “Paying feels effortless”"
    assert at.links(at.easy) == (None, ())


def test_unlinking_an_objective_unlinks_its_key_results(desk: Desk, at: Levels) -> None:
    desk.tie_off.link(UPPER, at.easy, at.repeat)
    desk.tie_off.link(UPPER, at.easy, at.hours)
    assert desk.tie_off.unlink(UPPER, at.easy, at.back)
    assert at.links(at.easy) == (None, (at.hours,))
    assert not desk.tie_off.unlink(UPPER, at.easy, at.back)


def test_unlinking_a_key_result_keeps_the_link_to_its_objective(desk: Desk, at: Levels) -> None:
    desk.tie_off.link(UPPER, at.easy, at.repeat)
    desk.draft.edit("payments", at.done, parent_link=at.repeat)
    assert desk.tie_off.unlink(UPPER, at.easy, at.repeat)
    assert at.links(at.easy) == (at.back, ())
    assert at.key(at.done).parent_link is None
    assert not desk.tie_off.unlink(UPPER, at.easy, at.repeat)


def test_a_link_of_a_key_result_alone_is_removed(desk: Desk, at: Levels) -> None:
    desk.draft.edit("payments", at.done, parent_link=at.repeat)
    assert not desk.tie_off.unlink(UPPER, at.refund, at.repeat)
    assert desk.tie_off.unlink(UPPER, at.easy, at.repeat)
    assert at.key(at.done).parent_link is None


def test_unlinking_all_keeps_links_to_other_teams(desk: Desk, at: Levels) -> None:
    desk.tie_off.link(UPPER, at.easy, at.repeat)
    desk.tie_off.link(UPPER, at.easy, at.hours)
    linked = (*at.low(at.easy).parent_key_results, "elsewhere")
    desk.draft.edit("payments", at.easy, parent_key_results=linked)
    desk.draft.edit("payments", at.done, parent_link=at.back)
    assert desk.tie_off.unlink_all(UPPER, at.easy)
    assert at.links(at.easy) == (None, ("elsewhere",))
    assert at.key(at.done).parent_link is None
    assert not desk.tie_off.unlink_all(UPPER, at.easy)
    desk.session.undo()
    assert at.links(at.easy) == (at.back, linked)


def test_links_of_other_objectives_are_not_changed(desk: Desk, at: Levels) -> None:
    for low in (at.easy, at.refund, at.second):
        desk.tie_off.link(UPPER, low, at.back)
    desk.tie_off.unlink_all(UPPER, at.easy)
    desk.tie_off.unlink(UPPER, at.refund, at.back)
    assert [at.links(low)[0] for low in (at.easy, at.refund, at.second)] == [None, None, at.back]


def test_linking_unknown_statements_is_refused(desk: Desk, at: Levels) -> None:
    before = desk.session.workspace
    tie = desk.tie_off
    calls: list[Callable[[], object]] = [
        lambda: tie.link(UPPER, at.easy, "nothing"),
        lambda: tie.link(UPPER, "nothing", at.back),
        lambda: tie.link(UPPER, at.done, at.back),
        lambda: tie.link("payments", at.easy, at.back),
        lambda: tie.unlink(UPPER, "nothing", at.back),
        lambda: tie.unlink(UPPER, at.easy, "nothing"),
        lambda: tie.unlink_all(UPPER, "nothing"),
        lambda: tie.decide(UPPER, "nothing", "confirm"),
        lambda: tie.decide(UPPER, at.back, "confirm"),
        lambda: tie.note(UPPER, at.easy, "not decided yet"),
    ]
    for call in calls:
        with pytest.raises(KeyError):
            call()
    assert desk.session.workspace is before


def test_the_analysis_is_cached_until_something_changes(desk: Desk, at: Levels) -> None:
    first = desk.tie_off.analysis(UPPER)
    assert desk.tie_off.analysis(UPPER) is first
    assert not any(one.name == "no-parent" and at.easy not in one.about for one in first.about(at.easy))
    desk.tie_off.link(UPPER, at.easy, at.back)
    second = desk.tie_off.analysis(UPPER)
    assert second is not first
    assert "no-parent" in {one.name for one in first.about(at.easy)}
    assert "no-parent" not in {one.name for one in second.about(at.easy)}


def test_the_owner_of_a_statement_is_its_team(desk: Desk, at: Levels) -> None:
    teams = (UPPER, "payments", "growth")
    owners = [desk.tie_off.owner(thing, teams) for thing in (at.repeat, at.done, at.second, "nothing")]
    assert [one.team if one else None for one in owners] == [UPPER, "payments", "growth", None]
    assert desk.tie_off.owner(at.repeat, ("payments",)) is None


# ---- decisions


def test_there_are_four_choices() -> None:
    assert get_args(Choice) == ("confirm", "change", "drop", "escalate")


@pytest.mark.parametrize("choice", get_args(Choice))
def test_a_decision_is_saved(desk: Desk, at: Levels, choice: Choice, store: MemoryStore) -> None:
    desk.tie_off.decide(UPPER, at.easy, choice, "for a reason")
    found = open_desk(store).tie_off.of(UPPER).decision(at.easy)
    assert found is not None
    assert (found.choice, found.note, found.when) == (choice, "for a reason", NOW)
    assert desk.tie_off.undecided(UPPER) == (at.second, at.refund)


def test_a_later_decision_replaces_the_first_and_undo_restores_it(desk: Desk, at: Levels) -> None:
    desk.tie_off.decide(UPPER, at.easy, "confirm")
    desk.tie_off.decide(UPPER, at.easy, "drop", "too much")
    assert [one.choice for one in desk.tie_off.of(UPPER).decisions] == ["drop"]
    desk.session.undo()
    assert [one.choice for one in desk.tie_off.of(UPPER).decisions] == ["confirm"]
    desk.session.undo()
    assert desk.tie_off.of(UPPER).decisions == ()


def test_a_note_keeps_the_decision(desk: Desk, at: Levels) -> None:
    desk.tie_off.decide(UPPER, at.easy, "change", "old")
    desk.tie_off.note(UPPER, at.easy, "new")
    found = desk.tie_off.of(UPPER).decision(at.easy)
    assert found is not None and (found.choice, found.note) == ("change", "new")


def test_an_objective_that_changed_after_its_decision_is_undecided(desk: Desk, at: Levels) -> None:
    assert desk.tie_off.undecided(UPPER) == (at.second, at.easy, at.refund)
    for low in (at.easy, at.refund, at.second):
        desk.tie_off.decide(UPPER, low, "confirm")
    assert desk.tie_off.undecided(UPPER) == ()
    desk.draft.edit("payments", at.refund, title="Keep the refund promise")
    assert desk.tie_off.undecided(UPPER) == (at.refund,)
    desk.session.undo()
    assert desk.tie_off.undecided(UPPER) == ()
    desk.draft.move("payments", at.refund, -1)
    assert desk.tie_off.undecided(UPPER) == ()


def test_each_cycle_has_its_own_decisions(desk: Desk, at: Levels) -> None:
    desk.tie_off.decide(UPPER, at.easy, "confirm")
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    assert desk.tie_off.of(UPPER).decisions == ()
    objective(desk, "growth", "Another quarter")
    assert len(desk.tie_off.undecided(UPPER)) == 1
    desk.session.look_at(CYCLE)
    assert len(desk.tie_off.of(UPPER).decisions) == 1


# ---- signatures


def signed(desk: Desk, *teams: str) -> None:
    for team in teams:
        desk.tie_off.sign(UPPER, team, f" Leader of {team} ")


def test_a_signature_is_saved_and_valid(desk: Desk, at: Levels, store: MemoryStore) -> None:
    signed(desk, UPPER, "payments")
    found = open_desk(store).tie_off.of(UPPER)
    assert [(one.team, one.name, one.when) for one in found.signatures] == [
        (UPPER, f"Leader of {UPPER}", NOW),
        ("payments", "Leader of payments", NOW),
    ]
    assert desk.tie_off.stale(UPPER, UPPER) == desk.tie_off.stale(UPPER, "payments") == ()
    assert desk.tie_off.stale(UPPER, "growth") == ()


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_a_signature_needs_a_name(desk: Desk, at: Levels, name: str) -> None:
    with pytest.raises(ValueError, match="Write a name to sign"):
        desk.tie_off.sign(UPPER, "payments", name)
    assert desk.tie_off.of(UPPER).signatures == ()


def test_signing_again_signs_the_current_state(desk: Desk, at: Levels, clock: SetClock) -> None:
    signed(desk, "payments")
    desk.draft.edit("payments", at.easy, title="Other")
    clock.move(60)
    signed(desk, "payments")
    assert len(desk.tie_off.of(UPPER).signatures) == 1
    assert desk.tie_off.stale(UPPER, "payments") == ()


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("edit below", "Payments O1 changed"),
        ("edit key result below", "Payments O1·KR1 changed"),
        ("edit above", "Northwind O1 changed"),
        ("edit key result above", "Northwind O1·KR2 changed"),
        ("add below", "Payments O3 added"),
        ("add above", "Northwind O2·KR2 added"),
        ("remove below", "Payments O2 “Own the refund promise” removed"),
        ("link", "Payments O1 changed"),
    ],
)
def test_a_signature_is_stale_after_a_change_and_says_why(desk: Desk, at: Levels, what: str, says: str) -> None:
    signed(desk, UPPER, "payments")
    match what:
        case "edit below":
            desk.draft.edit("payments", at.easy, title="Other")
        case "edit key result below":
            desk.draft.edit("payments", at.done, target=90)
        case "edit above":
            desk.draft.edit(UPPER, at.back, why="Because")
        case "edit key result above":
            desk.draft.edit(UPPER, at.promise, champion="Sam")
        case "add below":
            desk.draft.add_objective("payments")
        case "add above":
            desk.draft.add_key_result(UPPER, at.calm)
        case "remove below":
            desk.draft.delete("payments", at.refund)
        case "link":
            desk.tie_off.link(UPPER, at.easy, at.back)
    assert desk.tie_off.stale(UPPER, "payments") == (says,)
    assert desk.tie_off.stale(UPPER, UPPER) == (says,)
    desk.session.undo()
    assert desk.tie_off.stale(UPPER, "payments") == ()


def test_a_change_of_a_sister_team_concerns_only_the_upper_leader(desk: Desk, at: Levels) -> None:
    signed(desk, UPPER, "payments")
    desk.draft.edit("growth", at.second, title="Other")
    assert desk.tie_off.stale(UPPER, "payments") == ()
    assert desk.tie_off.stale(UPPER, UPPER) == ("Growth O1 changed",)


def test_moving_and_waiving_do_not_make_signatures_stale(desk: Desk, at: Levels) -> None:
    signed(desk, UPPER, "payments")
    desk.draft.move("payments", at.easy, 1)
    desk.draft.waive("payments", at.done, "no-champion", "", "later")
    desk.draft.edit("payments", at.done, confidence=3)
    assert desk.tie_off.stale(UPPER, "payments") == desk.tie_off.stale(UPPER, UPPER) == ()


# ---- dependencies


@pytest.fixture
def need(desk: Desk, at: Levels) -> str:
    return desk.dependency.ask("payments", "growth", " A  mail ", by=date(2027, 2, 15), about=at.done)


def only(desk: Desk) -> Dependency:
    [found] = desk.dependency.dependencies(("payments",))
    return found


def test_a_dependency_is_requested(desk: Desk, at: Levels, need: str, store: MemoryStore) -> None:
    one = only(open_desk(store))
    assert (one.id, one.asking, one.giving, one.what, one.by, one.about, one.state) == (
        need,
        "payments",
        "growth",
        "A mail",
        date(2027, 2, 15),
        at.done,
        "requested",
    )


@pytest.mark.parametrize(
    ("giving", "what", "says"),
    [
        ("growth", " ", "few words"),
        ("nobody", "x", "the team that it is needed from"),
        ("payments", "x", "the team that it is needed from"),
    ],
)
def test_a_dependency_needs_words_and_another_team(desk: Desk, giving: str, what: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        desk.dependency.ask("payments", giving, what)
    assert desk.dependency.dependencies(("payments",)) == ()


@pytest.mark.parametrize("state", ["accepted", "countered", "declined", "requested"])
def test_a_dependency_is_answered(desk: Desk, need: str, state: str) -> None:
    desk.dependency.answer("payments", need, state, note="in March", carried_by="nobody asked")
    one = only(desk)
    assert (one.state, one.note, one.carried_by) == (state, "in March", "")
    desk.dependency.answer("payments", need, state)
    assert only(desk).note == "in March"


def test_a_risk_is_carried_by_a_named_person(desk: Desk, need: str) -> None:
    for name in ("", "  "):
        with pytest.raises(ValueError, match="name of the person who carries"):
            desk.dependency.answer("payments", need, "risk", carried_by=name)
    assert only(desk).state == "requested"
    desk.dependency.answer("payments", need, "risk", carried_by="Ana")
    assert (only(desk).state, only(desk).carried_by) == ("risk", "Ana")
    desk.dependency.answer("payments", need, "accepted")
    assert only(desk).carried_by == ""


def test_an_unknown_answer_is_refused(desk: Desk, need: str) -> None:
    with pytest.raises(ValueError, match="state"):
        desk.dependency.answer("payments", need, "perhaps")
    assert only(desk).state == "requested"


def test_a_deleted_dependency_is_restored_by_undo(desk: Desk, need: str) -> None:
    desk.dependency.forget("payments", need)
    assert desk.dependency.dependencies(("payments", "growth")) == ()
    desk.session.undo()
    assert only(desk).id == need


def test_dependencies_are_sorted_by_their_date_whatever_their_ids(desk: Desk, store: MemoryStore) -> None:
    wanted = [("c", None), ("b", None), ("late", date(2027, 3, 1)), ("soon", date(2027, 1, 9)), ("a", None)]
    for what, by in wanted:
        desk.dependency.ask("payments", "growth", what, by=by)
    desk.dependency.ask("growth", "payments", "theirs")
    for one in (desk, open_desk(store)):
        found = one.dependency.dependencies(("payments", "growth"))
        assert [each.what for each in found] == ["soon", "late", "a", "b", "c", "theirs"]


# ---- what is computed again


def test_a_decision_computes_nothing_again_and_a_link_no_likeness(at: Levels) -> None:
    tying = at.desk.tie_off
    first = tying.analysis(UPPER)
    tying.decide(UPPER, at.easy, "confirm")
    assert tying.analysis(UPPER) is first
    tying.link(UPPER, at.refund, at.promise)
    linked = tying.analysis(UPPER)
    assert linked is not first and linked.index is first.index
    assert at.refund in linked.coverage.row(at.promise).supported_by  # type: ignore[union-attr]
    at.desk.draft.edit("payments", at.easy, title="Paying is a joy")
    reworded = tying.analysis(UPPER)
    assert reworded.index is not first.index
    assert tying.closest(UPPER, at.refund) and tying.closest(UPPER, at.refund)[0].id
    assert tying.analysis(UPPER) is reworded, "a question about one objective does not replace the whole"


def test_what_has_no_finding_is_confirmed_in_one_change(at: Levels) -> None:
    desk = at.desk
    tying = desk.tie_off
    for one, above in ((at.easy, at.repeat), (at.second, at.hours)):
        tying.link(UPPER, one, above)
    assert at.refund not in tying.without_finding(UPPER), "it has no parent"
    clear = tying.without_finding(UPPER)
    assert clear and set(clear) <= {at.easy, at.second}
    tying.decide(UPPER, clear[0], "change", "Aim at 500")
    assert clear[0] not in tying.without_finding(UPPER)
    assert tying.confirm_all(UPPER, [*clear, "gone", *clear]) == len(clear) - 1
    assert tying.of(UPPER).decision(clear[0]).choice == "change"  # type: ignore[union-attr]
    assert tying.confirm_all(UPPER, clear) == 0
    if len(clear) > 1:
        desk.session.undo()
        assert tying.of(UPPER).decision(clear[1]) is None


def test_a_signature_covers_what_will_not_be_done(at: Levels) -> None:
    desk = at.desk
    tying = desk.tie_off
    workshop = desk.workshop.start("payments")
    (first,) = desk.no_go.add(workshop, "The monthly report")
    for team in (UPPER, "payments", "growth"):
        tying.sign(UPPER, team, "Leader")
    desk.no_go.add(workshop, "A second gateway")
    assert tying.stale(UPPER, "payments") == ("the no-go “A second gateway” was added",)
    assert tying.stale(UPPER, UPPER) == tying.stale(UPPER, "payments")
    assert tying.stale(UPPER, "growth") == (), "it belongs to another team"
    desk.session.undo()
    assert tying.stale(UPPER, "payments") == ()
    desk.no_go.own(workshop, first, "Growth")
    assert tying.stale(UPPER, "payments") == ("the no-go “The monthly report” was changed",)
    desk.no_go.delete(workshop, first)
    assert tying.stale(UPPER, "payments") == ("the no-go “The monthly report” was removed",)
