from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.limits import PATIENCE
from tests.usecases.office import CYCLE, Balky, fill_in, objective, open_desk, titles, until
from tuiokr.session import saver as saving
from tuiokr.session.saver import Batch, Saver, SavingState
from tuiokr.session.undo import plain
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Broken, Busy, Clash, Committed, Edit, Key, NotSaved
from tuiokr.usecases.desk import Desk


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "RETRY_AFTER", 0.005)


@pytest.fixture
def balky() -> Balky:
    return Balky()


class Ears:
    """Records what a saver reports, and in which thread."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.outcomes: list[Committed | Clash] = []
        self.states: list[SavingState] = []
        self.threads: set[str] = set()
        self.saver: Saver | None = None

    def finished(self, batch: Batch, outcome: Committed | Clash) -> None:
        self.threads.add(threading.current_thread().name)
        self.done.append(batch.note)
        self.outcomes.append(outcome)

    def moved(self) -> None:
        assert self.saver is not None
        self.states.append(self.saver.state)


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def saver(balky: Balky, ears: Ears) -> Iterator[Saver]:
    made = Saver(balky, done=ears.finished, moved=ears.moved)
    ears.saver = made
    yield made
    balky.refusing = None
    made.close()


def edit(number: int, body: dict[str, object] | None = None) -> tuple[Edit, ...]:
    return (Edit(Key("teams/t", "team", str(number)), {"n": number} if body is None else body, 0),)


def test_commits_are_made_in_order_in_a_thread_of_their_own(saver: Saver, balky: Balky, ears: Ears) -> None:
    for number in range(40):
        saver.put(edit(number), f"n{number}")
    assert saver.flush(PATIENCE)
    assert until(lambda: saver.state.word == "saved")
    assert balky.notes == ears.done == [f"n{number}" for number in range(40)]
    assert ears.threads == {"saving"}
    assert len(balky.load("teams/t")["team"]) == 40
    assert saver.waiting == 0


def test_the_saver_reports_saving_and_then_saved(saver: Saver, ears: Ears) -> None:
    assert saver.state == SavingState("saved")
    saver.put(edit(1), "one")
    assert until(lambda: len(ears.states) >= 2)
    assert [state.word for state in ears.states][-1] == "saved"
    assert "saving" in [state.word for state in ears.states]


def test_a_refusal_is_reported_and_the_commit_is_retried_until_it_works(saver: Saver, balky: Balky, ears: Ears) -> None:
    balky.refusing = NotSaved("teams/t was not saved: the disk is full", "Free some space.")
    saver.put(edit(1), "one")
    saver.put(edit(2), "two")
    assert until(lambda: saver.state.word == "not saved")
    assert saver.state.why == "teams/t was not saved: the disk is full. Free some space."
    assert until(lambda: balky.tries >= 5)
    assert saver.waiting == 2
    assert ears.done == []
    balky.refusing = None
    assert saver.flush(PATIENCE)
    assert until(lambda: saver.state == SavingState("saved"))
    assert balky.notes == ears.done == ["one", "two"]


def test_a_permanent_refusal_does_not_hold_up_other_commits(saver: Saver, balky: Balky, ears: Ears) -> None:
    balky.refusing = Broken("teams/t.json", 3, "no JSON")
    saver.put(edit(1), "one")
    assert until(lambda: saver.state.word == "not saved")
    assert until(lambda: balky.tries == 1)
    balky.refusing = None
    saver.put(edit(2), "two")
    assert until(lambda: ears.done == ["two"])
    assert saver.state.word == "not saved" and "teams/t.json" in saver.state.why
    assert saver.waiting == 1
    assert not saver.close()


def test_another_reason_is_reported_again(saver: Saver, balky: Balky, ears: Ears) -> None:
    balky.refusing = NotSaved("the disk is full")
    saver.put(edit(1), "one")
    assert until(lambda: saver.state.why == "the disk is full")
    balky.refusing = Busy("somebody else is saving")
    assert until(lambda: saver.state.why == "somebody else is saving")
    assert [state.why for state in ears.states if state.word == "not saved"] == [
        "the disk is full",
        "somebody else is saving",
    ]


def test_more_commits_can_be_queued_while_the_store_refuses(saver: Saver, balky: Balky) -> None:
    balky.refusing = NotSaved("the disk is full")
    for number in range(5):
        saver.put(edit(number), f"n{number}")
    assert until(lambda: balky.tries > 2)
    saver.put(edit(5), "n5")
    assert saver.state.word == "not saved"
    balky.refusing = None
    assert saver.flush(PATIENCE)
    assert balky.notes == [f"n{number}" for number in range(6)]


def test_flush_and_close_do_not_wait_forever(balky: Balky) -> None:
    saver = Saver(balky, done=lambda batch, outcome: None, moved=lambda: None)
    balky.refusing = NotSaved("the disk is full")
    saver.put(edit(1), "one")
    assert not saver.flush(0.05)
    assert not saver.close(0.05)
    assert saver.waiting == 1


def test_closing_waits_for_queued_commits(balky: Balky, ears: Ears) -> None:
    saver = Saver(balky, done=ears.finished, moved=lambda: None)
    for number in range(10):
        saver.put(edit(number), f"n{number}")
    assert saver.close()
    assert len(balky.notes) == 10


def test_closing_a_saver_that_never_saved_is_quick(balky: Balky) -> None:
    assert Saver(balky, done=lambda batch, outcome: None, moved=lambda: None).close()


def test_closing_ends_the_thread(balky: Balky) -> None:
    others = {thread for thread in threading.enumerate() if thread.name == "saving"}
    saver = Saver(balky, done=lambda batch, outcome: None, moved=lambda: None)
    saver.put(edit(1), "one")
    saver.close()
    assert until(lambda: {thread for thread in threading.enumerate() if thread.name == "saving"} <= others)


def test_a_clash_is_an_outcome_and_the_queue_continues(saver: Saver, ears: Ears) -> None:
    saver.put(edit(1), "one")
    saver.put(edit(1, {"n": "other"}), "again")
    saver.put(edit(2), "two")
    assert saver.flush(PATIENCE)
    assert until(lambda: len(ears.outcomes) == 3)
    assert [type(outcome) for outcome in ears.outcomes] == [Committed, Clash, Committed]


def test_in_the_callers_thread_a_commit_is_on_disk_on_return(balky: Balky, ears: Ears) -> None:
    saver = Saver(balky, done=ears.finished, moved=lambda: None, beside=False)
    saver.put(edit(1), "one")
    assert (balky.notes, ears.done) == (["one"], ["one"])
    assert ears.threads == {threading.current_thread().name}
    balky.refusing = NotSaved("the disk is full")
    with pytest.raises(NotSaved):
        saver.put(edit(2), "two")
    assert saver.waiting == 0


# ---- a session that saves in a thread of its own


class Screen:
    """A thread that news is delivered to, as a screen has one."""

    def __init__(self) -> None:
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def deliver(self, call: Callable[[], None]) -> None:
        self.calls.put(call)

    def work(self) -> int:
        """Run what was delivered; return how many."""
        done = 0
        while not self.calls.empty():
            self.calls.get()()
            done += 1
        return done


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def beside(balky: Balky, screen: Screen) -> Iterator[Desk]:
    desk = open_desk(balky, beside=True)
    desk.session.deliver_by(screen.deliver)
    yield desk
    balky.refusing = None
    assert desk.session.close()


def saved(desk: Desk, screen: Screen) -> bool:
    """Wait until everything is on disk and the screen was notified."""

    def done() -> bool:
        screen.work()
        return desk.session.saving.word == "saved" and not desk.session.saver.waiting

    return until(done)


def test_a_change_is_visible_at_once_and_on_disk_later(beside: Desk, balky: Balky, screen: Screen) -> None:
    balky.refusing = NotSaved("the disk is full")
    fill_in(beside)
    objective(beside, "payments", "Paying feels effortless")
    assert titles(beside, "payments") == ["Paying feels effortless"]
    assert until(lambda: beside.session.saving.word == "not saved")
    assert open_desk(balky).session.workspace.empty
    balky.refusing = None
    assert saved(beside, screen)
    assert open_desk(balky).session.workspace == beside.session.workspace


def test_no_word_is_lost_while_the_disk_refuses(beside: Desk, balky: Balky, screen: Screen) -> None:
    fill_in(beside)
    made = objective(beside, "payments", "P")
    balky.refusing = NotSaved("the disk is full")
    for end in range(1, 24):
        beside.draft.edit("payments", made, title="Paying feels effortless"[:end].strip())
    beside.session.undo()
    beside.session.redo()
    balky.refusing = None
    assert saved(beside, screen)
    assert beside.session.clashes == ()
    assert open_desk(balky).session.workspace == beside.session.workspace
    assert titles(beside, "payments") == ["Paying feels effortless"]


def test_the_screen_is_notified_of_saves_in_its_own_thread(beside: Desk, screen: Screen) -> None:
    threads: set[str] = set()
    words: list[str] = []

    def watch() -> None:
        threads.add(threading.current_thread().name)
        words.append(beside.session.saving.word)

    beside.session.watch(watch)
    fill_in(beside)
    assert saved(beside, screen)
    assert threads == {threading.current_thread().name}
    assert words[-1] == "saved"


def test_news_from_before_the_screen_opened_is_delivered_at_once(balky: Balky, screen: Screen) -> None:
    desk = open_desk(balky, beside=True)
    fill_in(desk)
    assert until(lambda: desk.session.saving.word == "saved")
    heard: list[str] = []
    desk.session.watch(lambda: heard.append(desk.session.saving.word))
    desk.session.deliver_by(screen.deliver)
    assert heard == []
    assert screen.work() > 0
    assert heard[-1] == "saved"
    desk.session.close()


def test_no_changes_of_others_are_taken_in_while_own_edits_wait(beside: Desk, balky: Balky, screen: Screen) -> None:
    fill_in(beside)
    assert saved(beside, screen)
    open_desk(balky).setup.add_team("Delivery", parent="northwind")
    balky.refusing = NotSaved("the disk is full")
    beside.setup.rename("Other")
    assert not beside.session.refresh()
    balky.refusing = None
    assert saved(beside, screen)
    assert beside.session.refresh()
    assert "delivery" in beside.session.workspace.teams
    assert beside.session.workspace.organisation.name == "Other"


def test_the_result_of_a_merge_reaches_the_screen(beside: Desk, balky: Balky, screen: Screen) -> None:
    fill_in(beside)
    made = objective(beside, "payments", "Paying")
    assert saved(beside, screen)
    open_desk(balky).draft.edit("payments", made, why="One in four gives up")
    beside.draft.edit("payments", made, title="Paying feels effortless")
    assert saved(beside, screen)
    found = beside.draft.okrs("payments").objectives[0]
    assert (found.title, found.why) == ("Paying feels effortless", "One in four gives up")
    assert open_desk(balky).session.workspace == beside.session.workspace


def test_a_merge_with_more_edits_queued_keeps_all_of_them(beside: Desk, balky: Balky, screen: Screen) -> None:
    fill_in(beside)
    made = objective(beside, "payments", "Paying")
    assert saved(beside, screen)
    open_desk(balky).draft.edit("payments", made, why="One in four gives up")
    for title in ("Paying feels", "Paying feels effortless"):
        beside.draft.edit("payments", made, title=title)
    beside.draft.edit("payments", made, theme="Buyers")
    assert saved(beside, screen)
    found = open_desk(balky).draft.okrs("payments").objectives[0]
    assert (found.title, found.why, found.theme) == ("Paying feels effortless", "One in four gives up", "Buyers")
    assert beside.session.clashes == ()
    beside.session.refresh()
    assert beside.draft.okrs("payments").objectives[0] == found


def test_a_clash_shows_their_version_and_can_be_settled(beside: Desk, balky: Balky, screen: Screen) -> None:
    fill_in(beside)
    made = objective(beside, "payments", "Paying")
    assert saved(beside, screen)
    open_desk(balky).draft.edit("payments", made, title="Theirs")
    beside.draft.edit("payments", made, title="Mine")
    assert titles(beside, "payments") == ["Mine"]
    assert saved(beside, screen)
    [conflict] = beside.session.clashes
    assert titles(beside, "payments") == ["Theirs"]
    beside.session.settle(conflict, plain(conflict.mine))
    assert saved(beside, screen)
    assert titles(beside, "payments") == ["Mine"]
    assert open_desk(balky).session.workspace.of(CYCLE, "payments").objectives[0].title == "Mine"
    assert beside.session.clashes == ()


def test_closing_a_session_saves_queued_changes() -> None:
    store = MemoryStore()
    desk = open_desk(store, beside=True)
    fill_in(desk)
    objective(desk, "payments", "Paying")
    standing = desk.session.workspace
    assert desk.session.close()
    assert open_desk(store).session.workspace == standing


def test_closing_reports_that_something_could_not_be_saved(balky: Balky, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk(balky, beside=True)
    fill_in(desk)
    assert until(lambda: not desk.session.saver.waiting)
    balky.refusing = NotSaved("the disk is full")
    objective(desk, "payments", "Paying")
    monkeypatch.setattr(Saver.close, "__defaults__", (0.05,))
    assert not desk.session.close()


def test_held_commits_wait_until_they_are_released(saver: Saver, balky: Balky, ears: Ears) -> None:
    saver.hold()
    saver.put(edit(1), "one")
    saver.put(edit(2), "two")
    assert (saver.waiting, balky.tries, saver.state.word) == (2, 0, "saving")
    saver.release()
    assert until(lambda: ears.done == ["one", "two"])


def test_flushing_releases_held_commits(saver: Saver, balky: Balky) -> None:
    saver.hold()
    saver.put(edit(1), "one")
    assert saver.flush(PATIENCE)
    assert balky.notes == ["one"]


def test_the_state_does_not_stay_at_saving(saver: Saver) -> None:
    for number in range(100):
        saver.put(edit(number), "n")
        assert saver.flush(PATIENCE)
        assert until(lambda: saver.state.word == "saved")


class Kept(FileStore):
    """A store that counts how often its housekeeping runs, and how many commits were saved by then."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.tended: list[int] = []

    def tend(self) -> None:
        self.tended.append(len(self.recent()))


def test_housekeeping_runs_once_a_day_when_nothing_waits(
    ears: Ears, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    store = Kept(root)
    saver = Saver(store, done=ears.finished, moved=ears.moved)
    ears.saver = saver
    saver.hold()
    for number in range(5):
        saver.put(edit(number), f"n{number}")
    assert store.tended == []
    assert saver.flush(PATIENCE)
    assert until(lambda: store.tended == [5])
    saver.put(edit(6), "n6")
    assert saver.flush(PATIENCE)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + saving.DAY)
    saver.put(edit(7), "n7")
    assert until(lambda: store.tended == [5, 7])
    saver.close()


def test_a_script_does_no_housekeeping(ears: Ears, root: Path) -> None:
    store = Kept(root)
    saver = Saver(store, done=ears.finished, moved=ears.moved, beside=False)
    saver.put(edit(1), "one")
    assert store.tended == []
