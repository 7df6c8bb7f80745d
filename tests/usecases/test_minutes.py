"""The minutes of a workshop contain everything that was said in it, and nothing that is hidden."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.usecases.office import CYCLE, fill_in, objective, open_desk
from tuiokr.exchange.minutes import lines
from tuiokr.exchange.minutes_format import FORMATS
from tuiokr.exchange.named_file import FileRefused
from tuiokr.exchange.workshop_record import as_json
from tuiokr.model.okr import Dependency
from tuiokr.session.clock import SetClock
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Past, StoreError
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_cycle
from tuiokr.usecases.workshop_record import WhichWorkshop


class _Forgetful(MemoryStore):
    """A store whose history cannot be read."""

    def history(self, file: str, limit: int = 50) -> tuple[Past, ...]:
        raise StoreError("the history is on a disk that is not there")


@pytest.fixture
def store(clock: SetClock) -> MemoryStore:
    """A store whose history has the times of the clock of the test."""
    return MemoryStore(clock=lambda: clock.now().timestamp())


def page(desk: Desk, workshop: str) -> str:
    found = desk.minutes.of(workshop)
    assert found
    return "\n".join(line.words for line in lines(found))


def section(desk: Desk, workshop: str, heading: str) -> list[str]:
    """The lines below one heading."""
    found = desk.minutes.of(workshop)
    assert found
    said: list[str] = []
    within = False
    for line in lines(found):
        within = line.words == heading if line.kind == "heading" else within
        said += [line.words] if within and line.kind != "heading" else []
    return said


def test_everything_that_was_said_in_each_place_is_in_each_format(desk: Desk, clock: SetClock) -> None:
    made: list[str] = []

    def token() -> str:
        made.append(f"token{len(made)}x")
        return made[-1]

    people = ("tokenAna", "tokenLi", "tokenSam")
    made += people
    workshop = desk.workshop.start("payments", people=people, facilitator=token())
    desk.workshop.resume(workshop)
    for step in desk.workshop.full(workshop).workshop.agenda.steps:
        desk.workshop.note(workshop, step.id, f"{token()}\n  {token()}")
    desk.theme.add(workshop, f"{token()}\n{token()}")
    one = objective(desk, "payments", token(), token())
    (key,) = desk.draft.okrs("payments").of(one)
    desk.draft.edit("payments", one, why=token(), theme=token())
    desk.draft.edit("payments", key.id, champion=token(), data_source=token(), confidence=6, contributors=(token(),))
    desk.draft.waive("payments", key.id, "no-baseline", token(), token())
    for about in (one, key.id):
        vote = desk.vote.open(workshop, about)
        for _ in range(3):
            for person, hand in zip(people, (1, 3, 3), strict=True):
                desk.vote.cast(workshop, vote, person, hand)
            desk.vote.reveal(workshop, vote)
            desk.vote.hear(workshop, vote, people[0], token(), "change")
            desk.vote.again(workshop, vote)
        desk.vote.decide(workshop, vote, token())
    desk.team_test.answer(workshop, one, "espresso", "yes")
    desk.team_test.show_counts(workshop, one, "espresso", True)
    asked = desk.parking.park(workshop, token(), about=one, by=token()).items[0].id
    desk.parking.resolve(workshop, asked, token())
    waiting = desk.parking.park(workshop, token()).items[0].id
    desk.parking.own(workshop, waiting, token(), date(2027, 2, 3))
    desk.room.hear(workshop, people[0], token())
    desk.candidate.add(workshop, token(), (token(), token()))
    okrs = desk.draft.okrs("payments")
    need = Dependency(id="d", asking="payments", giving="growth", what=token(), note=token(), about=key.id)
    desk.session.change("need", desk.workspace.with_okrs(okrs.but(dependencies=(need,))))
    clock.move(600)
    desk.draft.edit("payments", one, title=token(), why=token())
    clock.move(600)
    desk.draft.edit("payments", key.id, statement=token())
    gone = objective(desk, "payments", token())
    desk.draft.delete("payments", gone)
    desk.workshop.end(workshop)
    for how in FORMATS.values():
        written = desk.minutes.text(workshop, how)
        lost = set(made) - set(re.findall(r"token\w+", written))
        assert not lost, f"{how.name} lacks {lost}"
        assert "Growth" in written and "6/10" in written and "espresso" in written


def test_what_is_next_is_what_is_still_open(desk: Desk) -> None:
    workshop = desk.workshop.start("payments")
    one = objective(desk, "payments", "Paying feels effortless", "Calls from 30 to 12")
    (key,) = desk.draft.okrs("payments").of(one)
    need = Dependency(id="d", asking="payments", giving="growth", what="A list of buyers")
    desk.session.change("need", desk.workspace.with_okrs(desk.draft.okrs("payments").but(dependencies=(need,))))
    desk.parking.park(workshop, "Who owns refunds?")
    assert section(desk, workshop, "What is next") == [
        "Answer “Who owns refunds?”",
        "Agree on O1 “Paying feels effortless”: not voted on",
        "Settle “A list of buyers” with Growth: waits for an answer",
        "Find a champion for O1·KR1 “Calls from 30 to 12”",
    ]
    asked = desk.workshop.full(workshop).parked[0].id
    desk.parking.own(workshop, asked, "Ana", date(2027, 2, 3))
    assert section(desk, workshop, "What is next")[0] == "Ana: “Who owns refunds?”, by 3 Feb"
    desk.parking.resolve(workshop, asked, "Ana does")
    vote = desk.vote.open(workshop, one)
    for person in desk.vote.vote(workshop, vote).people:
        desk.vote.cast(workshop, vote, person, 4)
    desk.vote.reveal(workshop, vote)
    desk.dependency.answer("payments", "d", "accepted")
    desk.draft.edit("payments", key.id, champion="Li")
    assert section(desk, workshop, "What is next") == []
    assert section(desk, workshop, "Decided") == ["O1 “Paying feels effortless”: agreed"]
    desk.draft.edit("payments", one, title="Paying is fun")
    assert section(desk, workshop, "Decided") == ["O1 “Paying is fun”: agreed, stale"]
    assert "stale: its words changed since" in page(desk, workshop)


def test_names_of_an_anonymous_vote_are_nowhere(desk: Desk) -> None:
    workshop = desk.workshop.start("payments", people=("Zoe", "Yan", "Xu"))
    one = objective(desk, "payments", "Paying feels effortless")
    vote = desk.vote.open(workshop, one)
    desk.vote.name_hands(workshop, vote, False)
    for person, hand in (("Zoe", 1), ("Yan", 4), ("Xu", 5)):
        desk.vote.cast(workshop, vote, person, hand)
    desk.vote.reveal(workshop, vote)
    desk.vote.hear(workshop, vote, "Zoe", "No slot for this", "risk")
    desk.vote.hear(workshop, vote, "Zoe", "What about the night shift?", "parked")
    desk.parking.park(workshop, "Is this ours?", by="Zoe", about=one)
    for how in FORMATS.values():
        written = desk.minutes.text(workshop, how)
        assert "No slot for this" in written and written.count("What about the night shift?") == 3
        about = [line for line in written.splitlines() if re.search("Zoe|Yan|Xu", line)]
        assert len(about) == 2, about  # who was there, and who parked the other question openly


def test_an_open_round_is_not_in_the_minutes(desk: Desk) -> None:
    workshop = desk.workshop.start("payments", people=("Zoe", "Yan"))
    one = objective(desk, "payments", "Paying feels effortless")
    vote = desk.vote.open(workshop, one)
    desk.vote.take_line(workshop, vote, "Zoe: 2 no slot for this")
    desk.team_test.answer(workshop, one, "espresso", "meh")
    written = page(desk, workshop)
    assert "no round was revealed" in written
    assert "no slot" not in written and "Zoe 2" not in written and "espresso" not in written


def test_each_version_of_the_wording_is_told_once(desk: Desk, clock: SetClock) -> None:
    early = objective(desk, "payments", "Paying is good")
    clock.move(3600)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    new = objective(desk, "payments", "Refunds", "Calls from 30 to 12")
    blank = desk.draft.add_objective("payments")
    clock.move(300)
    for words in ("Paying is e", "Paying is ea", "Paying is easy"):
        clock.move(5)
        desk.draft.edit("payments", early, title=words)
    clock.move(300)
    desk.draft.edit("payments", early, title="Paying feels effortless")
    desk.draft.edit("payments", new, title="Own the refund promise")
    desk.draft.delete("payments", blank)
    desk.draft.delete("payments", desk.draft.okrs("payments").of(new)[0].id)
    clock.move(300)
    desk.workshop.end(workshop)
    clock.move(300)
    desk.draft.edit("payments", early, title="Words of tomorrow")
    assert section(desk, workshop, "What changed in the wording") == [
        "O1 “Words of tomorrow”, title",
        "before: Paying is good",
        "before: Paying is easy",
        "after: Paying feels effortless",
        "O2 “Own the refund promise”, title",
        "before: Refunds",
        "after: Own the refund promise",
        "Deleted key result: Calls from 30 to 12",
    ]


def test_without_a_history_the_minutes_say_so(clock: SetClock) -> None:
    desk = open_desk(_Forgetful(), clock)
    fill_in(desk)
    workshop = desk.workshop.start("payments")
    desk.workshop.resume(workshop)
    (said,) = section(desk, workshop, "What changed in the wording")
    assert said.startswith("This is not known, because the history cannot be read: the history is on a disk")


def test_decisions_and_signatures_of_a_tie_off_are_decided_in_its_workshop(desk: Desk, clock: SetClock) -> None:
    one = objective(desk, "payments", "Paying feels effortless")
    two = objective(desk, "growth", "A second order")
    desk.tie_off.decide("northwind", two, "drop", "Not this time")
    clock.move(60)
    workshop = desk.workshop.start("northwind", "tie-off")
    desk.workshop.resume(workshop)
    clock.move(60)
    desk.tie_off.decide("northwind", one, "change", "Say for whom")
    desk.workshop.end(workshop)
    assert section(desk, workshop, "Decided") == ["Payments O1 “Paying feels effortless”: change: Say for whom"]


def test_the_minutes_are_written_in_the_format_of_the_file(desk: Desk, tmp_path: Path) -> None:
    workshop = desk.workshop.start("payments")
    desk.workshop.note(workshop, "check-in", "All here")
    assert [one.name for one in desk.minutes.formats] == ["markdown", "html", "text"]
    for name, begins in (("a.md", "# "), ("a.html", "<!doctype"), ("a.txt", "Payments: team workshop\n==")):
        assert desk.minutes.write(workshop, str(tmp_path / name)) == tmp_path / name
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    inside = desk.minutes.write(workshop, str(tmp_path))
    assert inside.parent == tmp_path and re.fullmatch(r"minutes-payments-\d{4}-\d\d-\d\d\.md", inside.name)
    with pytest.raises(FileRefused):
        desk.minutes.write(workshop, str(tmp_path / "no" / "a.md"))
    assert desk.minutes.of("unknown") is None and desk.minutes.text("unknown") == ""


def test_a_workshop_of_another_cycle_has_its_own_okrs(desk: Desk) -> None:
    objective(desk, "payments", "Paying feels effortless")
    workshop = desk.workshop.start("payments")
    desk.setup.set_cycle(read_cycle("2027-Q2"))
    assert desk.cycle_id != CYCLE
    assert "Paying feels effortless" in page(desk, workshop)
    assert desk.workshop_record.find("Payments").workshop.id == workshop


def test_a_name_of_no_workshop_is_refused_with_the_candidates(desk: Desk) -> None:
    with pytest.raises(WhichWorkshop, match="no workshop was held yet"):
        desk.workshop_record.find("payments")
    for _ in range(8):
        desk.workshop.start("payments")
    with pytest.raises(WhichWorkshop, match=r"there are w-.* and 2 more"):
        desk.workshop_record.find("x")


@pytest.mark.parametrize("named", [True, False])
def test_the_numbers_of_everybody_are_in_it_after_the_reveal(desk: Desk, named: bool) -> None:
    workshop = desk.workshop.start("payments", people=("Ana", "Li", "Sam"))
    one = objective(desk, "payments", "Paying feels effortless", "Calls from 30 to 12 a week")
    (key,) = desk.draft.okrs("payments").of(one)
    desk.confidence.name_numbers(workshop, named)
    desk.confidence.take_line(workshop, key.id, "ana 9\nli 4: nobody has time\nsam absent")
    assert "Confidence of everybody" not in page(desk, workshop) and "nobody has time" not in page(desk, workshop)
    desk.confidence.reveal(workshop)
    said = page(desk, workshop)
    assert "Confidence of everybody: median 6.5, from 4 to 9" in said
    assert ("Ana 9, Li 4, Sam absent" if named else "4, 9, Sam absent") in said
    assert ("Li: nobody has time" in said) is named and "nobody has time" in said
    record = desk.workshop_record.record(workshop)
    assert record and as_json(record)["confidence"]
