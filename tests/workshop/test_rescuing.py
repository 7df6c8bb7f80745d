"""What stands on screen is had elsewhere when the workspace takes nothing any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workshop.office import NOW, fill_in, objective, open_desk, titles
from tuiokr.store.files import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.workshop.clock import SetClock
from tuiokr.workshop.desk import Desk
from tuiokr.workshop.rescuing import rescue
from tuiokr.workshop.sample import fill
from tuiokr.workshop.session import Session


def test_everything_is_in_a_workspace_of_its_own(tmp_path: Path) -> None:
    desk = Desk(Session(MemoryStore(), SetClock(NOW)))
    fill(desk.session)
    meeting = desk.running.start("growth")
    desk.running.note(meeting, "check-in", "Everybody is here")
    desk.running.park(meeting, "Who pays for this?")
    folder = rescue(desk.session, [tmp_path])
    found = Session(FileStore(folder), SetClock(NOW))
    assert found.workspace == desk.session.workspace
    assert not found.spoilt and not found.store.troubles
    [parked] = found.workspace.sessions[meeting].parked
    assert parked.words == "Who pays for this?"


def test_words_in_dispute_are_rescued_as_one_wrote_them(tmp_path: Path) -> None:
    kept = MemoryStore()
    one, other = open_desk(kept), open_desk(kept)
    fill_in(one)
    thing = objective(one, "payments", "Paying feels effortless")
    other.session.refresh()
    assert titles(other, "payments") == ["Paying feels effortless"]
    one.drafting.edit("payments", thing, title="Theirs")
    other.drafting.edit("payments", thing, title="Mine")
    assert other.session.clashes
    assert titles(open_desk(FileStore(rescue(other.session, [tmp_path]))), "payments") == ["Mine"]


def test_the_first_place_that_takes_it_has_it_and_nothing_is_left_elsewhere(desk: Desk, tmp_path: Path) -> None:
    a_file = tmp_path / "file"
    a_file.write_text("")
    (tmp_path / "there").mkdir()
    folder = rescue(desk.session, [a_file, tmp_path / "nowhere", tmp_path / "there"])
    assert folder.parent == tmp_path / "there"
    with pytest.raises(OSError, match="No such file"):
        rescue(desk.session, [a_file, tmp_path / "nowhere"])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "there"]
