"""Whatever people do, in whatever order: what is on screen is what is read back from disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.usecases.office import NOW, alike, fill_in, open_desk
from tuiokr.model.agenda import ANSWERS as WAYS
from tuiokr.model.team_test import TEAM_TEST_ANSWERS, TeamTestName
from tuiokr.model.tie_off import CHOICE_SAYS
from tuiokr.model.vote_rule import VOTE_RULES
from tuiokr.session.clock import SetClock
from tuiokr.session.undo import plain
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Store
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.sample import fill
from tuiokr.usecases.setup import WrongInput, read_cycle
from tuiokr.usecases.workshop_undo import HANDS_STAY

WORDS = ("", "Paying feels effortless", "[red]x[/red]", "日本 🙂", "a\nb", "\x1b[31m", "71 % to 85 %", "“q”")
TESTS: tuple[TeamTestName, ...] = ("townhall", "espresso", "nail")
REFUSED = (KeyError, ValueError, WrongInput, ValidationError)
"""The errors that a use-case may raise for nonsense."""


class Person:
    """A person who turns numbers into acts at a desk."""

    def __init__(self, desk: Desk, clock: SetClock) -> None:
        self.desk = desk
        self.clock = clock
        self.acts: tuple[Callable[[int, int, int], object], ...] = (
            self.draft,
            self.draft,
            self.change_a_team,
            self.run,
            self.run,
            self.ask,
            self.ask,
            self.tie,
            self.publish,
            self.travel,
        )

    def do(self, act: int, one: int, two: int, three: int) -> None:
        self.clock.move(7)  # consecutive acts have different times
        try:
            self.acts[act % len(self.acts)](one, two, three)
        except REFUSED:
            return

    def team(self, number: int) -> str:
        names = sorted(self.desk.session.workspace.teams) or ["nobody"]
        return names[number % len(names)]

    def thing(self, team: str, number: int) -> str:
        okrs = self.desk.draft.okrs(team)
        ids = [one.id for one in okrs.objectives] + [key.id for key in okrs.key_results] + ["unknown"]
        return ids[number % len(ids)]

    def objective(self, team: str, number: int) -> str:
        ids = [one.id for one in self.desk.draft.okrs(team).objectives]
        return ids[number % len(ids)] if ids else self.desk.draft.add_objective(team)

    def draft(self, one: int, two: int, three: int) -> None:
        team, drafting, words = self.team(one), self.desk.draft, WORDS[two % len(WORDS)]
        thing = self.thing(team, two)
        match three % 9:
            case 0 | 1:
                drafting.add_key_result(team, self.objective(team, two), after=thing)
            case 2:
                drafting.add_objective(team, after=thing)
            case 3:
                drafting.edit(team, self.objective(team, one), title=words, why=f"{words}\n{words}")
            case 4:
                drafting.edit(team, thing, waivers=(), order=float(two))
            case 5:
                drafting.move(team, thing, 1 if two % 2 else -1)
            case 6:
                drafting.duplicate(team, thing)
            case 7:
                drafting.waive(team, thing, "jargon", words, words)
            case _:
                (drafting.drop_blank if two % 3 else drafting.delete)(team, thing)

    def change_a_team(self, one: int, two: int, three: int) -> None:
        setting_up, team, words = self.desk.setup, self.team(one), WORDS[two % len(WORDS)]
        match three % 6:
            case 0:
                setting_up.add_team(words, parent=team, names="Ana, Li")
            case 1:
                setting_up.edit_team(team, name=words, leader=words, names=words, parent=self.team(two))
            case 2:
                setting_up.remove_team(team)
            case 3:
                setting_up.rename(words, words)
            case 4:
                setting_up.set_cycle(read_cycle(("2027-Q1", "Q2 2027", "Q1/Q2 100%", "2026-Q4")[two % 4]))
            case _:
                self.desk.session.look_at(("2027-Q1", "2027-Q2", "2026-Q4", "unknown")[two % 4])

    def workshop_id(self, number: int) -> str:
        ids = sorted(self.desk.session.workspace.workshops)
        agenda = ("team", "executive", "tie-off")[number % 3]
        return ids[number % len(ids)] if ids and number % 5 else self.desk.workshop.start(self.team(number), agenda)

    def run(self, one: int, two: int, three: int) -> None:
        running, workshop_id, words = self.desk.workshop, self.workshop_id(one), WORDS[two % len(WORDS)]
        steps = [step.id for step in running.full(workshop_id).workshop.agenda.steps]
        match three % 12:
            case 0:
                running.resume(workshop_id)
            case 1:
                running.pause(workshop_id)
            case 2:
                running.next(workshop_id, leaving="skipped" if two % 2 else "done")
            case 3:
                running.back(workshop_id)
            case 4:
                running.go(workshop_id, steps[two % len(steps)])
            case 5:
                running.stretch(workshop_id, two % 30 - 10)
            case 6:
                self.clock.move(two * 60)
                running.catch_up(workshop_id, tuple(WAYS)[two % len(WAYS)])
            case 7:
                running.note(workshop_id, steps[two % len(steps)], words)
            case 8:
                self.desk.parking.park(workshop_id, words, about=words or None)
            case 9:
                self.open_with(workshop_id, words, two)
            case 10:
                for each in running.full(workshop_id).parked[:1]:
                    self.desk.parking.resolve(workshop_id, each.id, words)
            case _ if two % 3:
                running.attend(workshop_id, ["Ana", "Li", "Eve"][: two % 4])
            case _:
                running.end(workshop_id)

    def open_with(self, workshop_id: str, words: str, number: int) -> None:
        interview, theme = self.desk.interview, self.desk.theme
        lines, themes = self.desk.workshop.full(workshop_id).opening, theme.of(workshop_id)
        match number % 6:
            case 0:
                theme.add(workshop_id, f"{words}\n{words}")
            case 1:
                interview.add(workshop_id, "hard", f"{words}\n- {words}")
            case 2 if lines:
                theme.mark(workshop_id, lines[0].id)
            case 3 if lines:
                interview.move(workshop_id, lines[-1].id, 1)
            case 4 if themes:
                theme.rename(workshop_id, themes[0].words, words)
            case _:
                theme.give_dots(workshop_id, "3, 1")

    def ask(self, one: int, two: int, three: int) -> None:
        asking, team = self.desk.vote, self.team(one)
        about, workshop_id = self.thing(team, two), asking.workshop_for(team)
        vote = asking.open(workshop_id, about)
        people = (*asking.vote(workshop_id, vote).people, "nobody")
        match three % 12:
            case 0 | 1:
                asking.cast(workshop_id, vote, people[two % len(people)], two % 7)
            case 2:
                asking.mark(workshop_id, vote, people[two % len(people)], ("absent", "abstain")[two % 2])
            case 3:
                asking.take_line(workshop_id, vote, f"ana {two % 7}, rest {one % 6}")
            case 4:
                asking.take_back(workshop_id, vote)
            case 5:
                asking.set_rule(workshop_id, vote, list(VOTE_RULES)[two % len(VOTE_RULES)])
            case 6 | 7:
                asking.reveal(workshop_id, vote)
            case 8:
                asking.hear(workshop_id, vote, "Ana", WORDS[two % len(WORDS)], ("", "risk", "parked")[two % 3])
            case 9:
                asking.again(workshop_id, vote)
            case 10:
                asking.join(workshop_id, vote, WORDS[two % len(WORDS)])
            case _:
                self.desk.team_test.answer(
                    workshop_id, about, TESTS[two % 3], TEAM_TEST_ANSWERS[one % 3], by=two % 3 - 1
                )
                self.desk.team_test.show_counts(workshop_id, about, TESTS[two % 3], one % 2 == 0)

    def tie(self, one: int, two: int, three: int) -> None:
        tying, upper, lower = self.desk.tie_off, self.team(one), self.team(two)
        low, high = self.objective(lower, two), self.thing(upper, three)
        match three % 8:
            case 0 | 1:
                tying.link(upper, low, high)
            case 2:
                tying.unlink(upper, low, high)
            case 6:
                tying.unlink_all(upper, low)
            case 3:
                tying.decide(upper, low, [*CHOICE_SAYS][two % len(CHOICE_SAYS)], WORDS[two % len(WORDS)])
            case 4:
                tying.sign(upper, lower, WORDS[two % len(WORDS)])
            case 5:
                self.desk.dependency.ask(lower, upper, WORDS[two % len(WORDS)], about=low)
            case _:
                for need in self.desk.dependency.dependencies((lower,))[:1]:
                    state = ("accepted", "risk", "declined")[two % 3]
                    self.desk.dependency.answer(lower, need.id, state, carried_by="Ana")

    def publish(self, one: int, two: int, three: int) -> None:
        team = self.team(one)
        (self.desk.publish.publish if two % 3 else self.desk.publish.withdraw)(team)

    def travel(self, one: int, two: int, three: int) -> None:
        (self.desk.session.undo if two % 3 else self.desk.session.redo)()


numbers = st.integers(0, 60)
acts = st.lists(st.tuples(st.integers(0, 9), numbers, numbers, numbers), max_size=30)
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def whole(desk: Desk, store: Store) -> None:
    """Assert that the workspace is what is on disk, and that everything computed from it works."""
    again = open_desk(store, SetClock(NOW))
    assert again.session.spoilt == []
    assert alike(again.session.workspace) == alike(desk.session.workspace)
    for each in (desk, again):
        each.home.rows()
        each.home.next()
        each.home.sentence()
        for upper in each.tie_off.levels():
            each.tie_off.analysis(upper)
            each.tie_off.undecided(upper)
        for team in each.session.workspace.tree(each.session.cycle_id).by_id:
            assert each.publish.gates(team)
            each.publish.text(team)


@many
@given(acts, st.booleans())
def test_any_sequence_of_acts_survives_on_disk(doing: Sequence[tuple[int, int, int, int]], sample: bool) -> None:
    store, clock = MemoryStore(), SetClock(NOW)
    desk = open_desk(store, clock)
    if sample:
        fill(desk.session)
    else:
        fill_in(desk)
    person = Person(desk, clock)
    for one in doing:
        person.do(*one)
        assert desk.session.clashes == ()
    whole(desk, store)
    assert not desk.session.refresh()


@many
@given(acts)
def test_everything_that_can_be_undone_can_be_redone(doing: Sequence[tuple[int, int, int, int]]) -> None:
    store, clock = MemoryStore(), SetClock(NOW)
    desk = open_desk(store, clock)
    fill_in(desk)
    person = Person(desk, clock)
    drafts = [one for one in doing if one[0] in (0, 1, 2, 8)]
    for one in drafts:
        person.do(*one)
    after = desk.session.workspace
    back = 0
    while desk.session.undo().startswith("Undone"):
        back += 1
    assert desk.session.workspace.empty
    whole(desk, store)
    for _ in range(back):
        assert desk.session.redo().startswith("Done again")
    assert alike(desk.session.workspace) == alike(after)
    whole(desk, store)


@many
@given(acts)
def test_undo_blames_nobody_else_when_there_is_one_window(doing: Sequence[tuple[int, int, int, int]]) -> None:
    """Only hands that were revealed, and what they are in, cannot be undone."""
    stays = (f"Not undone, as {HANDS_STAY}", "Not undone, as part of it cannot change")
    store, clock = MemoryStore(), SetClock(NOW)
    desk = open_desk(store, clock)
    fill_in(desk)
    person = Person(desk, clock)
    for one in doing:
        person.do(*one)
    while not (said := desk.session.undo()).startswith("Nothing"):
        assert "somebody" not in said
        assert said.startswith(("Undone: ", *stays)), said
        clock.move(3)
    whole(desk, store)
    if not any(each.rounds[0].tabled for one in desk.session.workspace.workshops.values() for each in one.votes):
        assert desk.session.workspace.empty


UNDER_SOMEBODY = [
    *[(0, 0, 0, 0, 4)] * 3,
    (0, 0, 0, 0, 2),
    (0, 2, 0, 0, 0),
    (0, 9, 0, 1, 0),
    (1, 2, 0, 1, 0),
    (0, 9, 0, 1, 0),
]
"""Somebody undoes the set-up after another person has added a team."""


SAVED_AGAIN = [(1, 3, 0, 0, 0), (0, 3, 1, 0, 1), (1, 3, 1, 0, 1), (0, 9, 0, 1, 0)]
"""Both pause a workshop, which is a clash, and one of them takes it back before the clash is settled."""


@many
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 9), numbers, numbers, numbers), max_size=24))
@example(UNDER_SOMEBODY)
@example(SAVED_AGAIN)
def test_two_people_end_with_the_same_workspace(doing: Sequence[tuple[int, int, int, int, int]]) -> None:
    """They see little of each other's work, so there may be clashes. In the end both see what is on disk."""
    store, clock = MemoryStore(), SetClock(NOW)
    fill_in(open_desk(store, clock))
    people = [Person(open_desk(store, clock), clock) for _ in range(2)]
    for who, *one in doing:
        people[who].do(*one)
        if one[0] == 9:
            people[1 - who].desk.session.refresh()
    for person in people:
        for conflict in person.desk.session.clashes:
            person.desk.session.settle(conflict, plain(conflict.mine if len(doing) % 2 else conflict.theirs))
    for person in people:
        person.desk.session.refresh()
    for person in people:
        whole(person.desk, store)


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_acts_survives_in_a_folder(root: Path, seed: int) -> None:
    store, clock = FileStore(root), SetClock(NOW)
    desk = open_desk(store, clock)
    fill_in(desk)
    person = Person(desk, clock)
    number = seed + 1
    for _ in range(60):
        number = number * 1103515245 % 2**31
        person.do(number // 7 % 10, number // 70 % 61, number // 4270 % 61, number // 260470 % 61)
    whole(desk, FileStore(root))
