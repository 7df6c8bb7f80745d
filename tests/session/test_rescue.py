"""When the workspace cannot be written, what is on screen is saved in another place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.office import NOW, fill_in, objective, open_desk, titles
from tuiokr.session.clock import SetClock
from tuiokr.session.rescue import rescue
from tuiokr.session.session import Session
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.sample import fill


def test_everything_is_rescued_into_a_workspace_of_its_own(tmp_path: Path) -> None:
    desk = Desk(Session(MemoryStore(), SetClock(NOW)))
    fill(desk.session)
    workshop_id = desk.workshop.start("growth")
    desk.workshop.note(workshop_id, "check-in", "Everybody is here")
    desk.parking.park(workshop_id, "Who pays for this?")
    folder = rescue(desk.session, [tmp_path])
    found = Session(FileStore(folder), SetClock(NOW))
    assert found.workspace == desk.session.workspace
    assert not found.spoilt and not found.store.troubles
    [parked] = found.workspace.workshops[workshop_id].parked
    assert parked.words == "Who pays for this?"


def test_words_in_a_clash_are_rescued_as_the_person_wrote_them(tmp_path: Path) -> None:
    kept = MemoryStore()
    one, other = open_desk(kept), open_desk(kept)
    fill_in(one)
    thing = objective(one, "payments", "Paying feels effortless")
    other.session.refresh()
    assert titles(other, "payments") == ["Paying feels effortless"]
    one.draft.edit("payments", thing, title="Theirs")
    other.draft.edit("payments", thing, title="Mine")
    assert other.session.clashes
    assert titles(open_desk(FileStore(rescue(other.session, [tmp_path]))), "payments") == ["Mine"]


def test_the_first_writable_place_is_used_and_nothing_is_left_in_the_others(desk: Desk, tmp_path: Path) -> None:
    a_file = tmp_path / "file"
    a_file.write_text("")
    (tmp_path / "there").mkdir()
    folder = rescue(desk.session, [a_file, tmp_path / "nowhere", tmp_path / "there"])
    assert folder.parent == tmp_path / "there"
    with pytest.raises(OSError, match="No such file"):
        rescue(desk.session, [a_file, tmp_path / "nowhere"])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "there"]
