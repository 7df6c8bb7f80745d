"""Templates: an agenda is saved, offered, renamed, deleted and shared as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.office import fill_in, open_desk
from tuiokr.exchange.document import ExchangeError
from tuiokr.exchange.limits import LARGEST_AGENDA
from tuiokr.model.limits import MOST_TEMPLATES
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.agenda_files import shipped
from tuiokr.usecases.desk import Desk


@pytest.fixture
def desk() -> Desk:
    made = open_desk(MemoryStore(who="Ana"))
    fill_in(made)
    return made


def names(desk: Desk) -> list[str]:
    return [one.title for one in desk.template.every()]


def test_an_edited_agenda_is_saved_and_starts_a_workshop(desk: Desk) -> None:
    first = desk.workshop.start("payments")
    desk.agenda.retime(first, "objectives", 25)
    desk.agenda.remove(first, "themes")
    made = desk.template.save(desk.template.of_workshop(first), "  Our Planning ")
    assert desk.session.undo_label == "save template “Our Planning”"
    one = desk.workshop.full(desk.workshop.start("growth", made)).workshop
    assert (one.title, one.agenda.kind, one.agenda.id) == ("Growth: Our Planning", "team", "our-planning")
    assert "themes" not in one.runs and one.runs["objectives"].minutes == 50
    [objectives] = [step for step in one.agenda.steps if step.phases]
    assert [phase.minutes for phase in objectives.phases] == [10, 10, 10, 20]


def test_remote_pace_applies_to_a_template_from_the_start(desk: Desk) -> None:
    made = desk.template.save(shipped("check-in"), "Weekly")
    started = desk.workshop.start("payments", made, pace=1.25)
    assert sum(run.minutes for run in desk.workshop.full(started).workshop.runs.values()) == 15 * 1.25
    assert desk.template.of_workshop(started).minutes == 15
    desk.workshop.pace(started, 1.0)
    assert sum(run.minutes for run in desk.workshop.full(started).workshop.runs.values()) == 15


def test_the_same_name_replaces_and_undo_restores(desk: Desk) -> None:
    made = desk.template.save(shipped("check-in"), "Weekly")
    assert desk.template.named(" WEEKLY ") and desk.template.named("Weekl") is None
    assert desk.template.save(shipped("retrospective"), "weekly") == made
    assert [(one.title, one.kind) for one in desk.template.every()] == [("weekly", "retrospective")]
    assert desk.session.undo() == "Undone: replace template “weekly”"
    assert [(one.title, one.kind) for one in desk.template.every()] == [("Weekly", "check-in")]


def test_a_template_is_renamed_and_deleted(desk: Desk) -> None:
    made = desk.template.save(shipped("check-in"), "Weekly")
    desk.template.save(shipped("team"), "Planning")
    with pytest.raises(ValueError, match="Another template is called “Planning”"):
        desk.template.rename(made, "planning")
    desk.template.rename(made, "WEEKLY")
    desk.template.rename(made, "Monday")
    assert names(desk) == ["Monday", "Planning"]
    running = desk.workshop.start("payments", made)
    desk.template.delete(made)
    assert names(desk) == ["Planning"]
    assert desk.workshop.full(running).workshop.agenda.title == "Monday"
    assert desk.session.undo() == "Undone: delete template “Monday”"
    assert names(desk) == ["Monday", "Planning"]


@pytest.mark.parametrize(("name", "said"), [("  ", "Write a name"), ("x" * 81, "at most 80 characters")])
def test_a_wrong_name_is_refused(desk: Desk, name: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        desk.template.save(shipped("team"), name)


def test_there_are_only_so_many_templates(desk: Desk) -> None:
    for number in range(MOST_TEMPLATES):
        desk.template.save(shipped("check-in"), f"Number {number}")
    with pytest.raises(ValueError, match="50 templates already"):
        desk.template.save(shipped("check-in"), "One more")
    desk.template.save(shipped("team"), "Number 7")


def test_no_template_takes_the_place_of_a_built_in_agenda(desk: Desk) -> None:
    assert desk.template.save(shipped("team"), "Votes") == "votes-2"
    assert desk.template.save(shipped("team"), "目標") == "template"
    assert desk.template.get("team") == shipped("team") and desk.template.get("none") is None


def test_a_tie_off_is_offered_only_above_other_teams(desk: Desk) -> None:
    desk.template.save(shipped("tie-off"), "Short tie-off")
    assert desk.template.offered(above_others=False) == ()
    assert [one.title for one in desk.template.offered(above_others=True)] == ["Short tie-off"]


def test_another_window_and_a_later_session_see_it(tmp_path: Path) -> None:
    here = open_desk(FileStore(tmp_path, who="Ana"))
    fill_in(here)
    there = open_desk(FileStore(tmp_path, who="Li"))
    assert there.template.every() == ()
    made = here.template.save(shipped("check-in"), "Weekly")
    assert (tmp_path / "templates" / "weekly.json").is_file()
    there.session.refresh()
    assert there.template.every() == here.template.every()
    there.template.rename(made, "Monday")
    here.session.refresh()
    assert names(here) == ["Monday"] == names(open_desk(FileStore(tmp_path)))
    here.template.delete(made)
    assert not (tmp_path / "templates" / "monday.json").exists() and names(open_desk(FileStore(tmp_path))) == []


def test_a_template_that_somebody_wrote_wrong_is_left_out(tmp_path: Path) -> None:
    here = open_desk(FileStore(tmp_path))
    fill_in(here)
    here.template.save(shipped("check-in"), "Weekly")
    file = tmp_path / "templates" / "weekly.json"
    whole = file.read_text(encoding="utf-8")
    (tmp_path / "templates" / "bare.json").write_text(
        '{"template": {"bare": {"title": "Bare", "kind": "team", "steps": [], "rev": 1}}}', encoding="utf-8"
    )
    file.write_text(whole.replace('"go-around"', '"dance"'), encoding="utf-8")
    later = open_desk(FileStore(tmp_path))
    assert later.template.every() == ()
    assert any("templates/weekly.json" in one for one in later.session.spoilt)


def test_a_template_is_shared_as_a_file(desk: Desk, tmp_path: Path) -> None:
    weekly = shipped("check-in").but(title="Weekly: Ours")
    written = desk.template.write(weekly, str(tmp_path))
    assert written.name == "agenda-weekly-ours.json"
    assert desk.template.read(f" {written} ") == (weekly, ())
    assert desk.template.every() == ()


@pytest.mark.parametrize("what", ["missing", "folder", "huge"])
def test_a_file_that_cannot_be_read_is_refused(desk: Desk, tmp_path: Path, what: str) -> None:
    file = tmp_path / "a.json"
    if what == "folder":
        file.mkdir()
    elif what == "huge":
        file.write_bytes(b" " * (LARGEST_AGENDA + 1))
    said = "larger than 300 kB; expected an agenda" if what == "huge" else "expected a file to read"
    with pytest.raises(ExchangeError, match=said):
        desk.template.read(str(file))
