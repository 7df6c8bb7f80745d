"""An agenda is one file: added to the folder, it is offered and can be started; removed, it is not offered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.usecases.office import fill_in, open_desk
from tuiokr.model.agenda import Agenda
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases import agenda_files
from tuiokr.usecases.agenda_files import ONLY_VOTES, digits, offered, shipped, usual

RETRO = {
    "id": "retro",
    "title": "Looking back",
    "kind": "retrospective",
    "steps": [{"id": "a", "title": "What went well", "minutes": 20, "prompts": ["What would we do again?"]}],
}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A copy of the folder of agendas that is used in its place."""
    for path in agenda_files.FOLDER.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(agenda_files, "FOLDER", tmp_path)
    agenda_files.agenda_files.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    agenda_files.agenda_files.cache_clear()


def add(folder: Path, **more: object) -> None:
    (folder / "retro.json").write_text(json.dumps({**RETRO, **more}), encoding="utf-8")
    agenda_files.agenda_files.cache_clear()


def names(*, above_others: bool) -> list[str]:
    return [one.id for one in offered(above_others=above_others)]


def test_each_kind_of_team_is_offered_its_agendas() -> None:
    assert names(above_others=True) == ["team", "executive", "tie-off", "check-in", "retrospective"]
    assert names(above_others=False) == ["team", "executive", "check-in", "retrospective"]
    assert (usual(top=True), usual(top=False)) == ("executive", "team")
    assert {name: digit for name, digit in digits().items() if name != ONLY_VOTES} == {
        "team": "1",
        "executive": "2",
        "tie-off": "3",
        "check-in": "4",
        "retrospective": "5",
    }


def test_a_file_added_to_the_folder_is_an_agenda(folder: Path) -> None:
    add(folder)
    assert names(above_others=False) == ["team", "executive", "check-in", "retrospective", "retro"]
    assert digits()["retro"] in set("6789")
    desk = open_desk(MemoryStore())
    fill_in(desk)
    workshop = desk.workshop.full(desk.workshop.start("payments", "retro")).workshop
    assert workshop.agenda == shipped("retro") and type(workshop.agenda) is Agenda
    assert "offer" not in str(workshop.document()["agenda"])
    assert [one.workshop.id for one in desk.workshop.all_open("payments", "retrospective")] == [workshop.id]


def test_the_file_says_to_which_teams_it_is_offered(folder: Path) -> None:
    add(folder, offer={"to": "teams above others", "order": 5, "digit": "7"})
    assert names(above_others=True)[0] == "retro" and "retro" not in names(above_others=False)
    assert digits()["retro"] == "7"
    add(folder, offer={"to": "nobody"})
    assert "retro" not in names(above_others=True)


@pytest.mark.parametrize("name", ["team", "executive", "tie-off"])
def test_an_agenda_whose_file_was_removed_is_not_offered(folder: Path, name: str) -> None:
    (folder / f"{name}.json").unlink()
    agenda_files.agenda_files.cache_clear()
    assert name not in names(above_others=True) and name not in digits()
    assert usual(top=True) != name and usual(top=False) != name
    with pytest.raises(KeyError):
        shipped(name)


@pytest.mark.parametrize(
    "more",
    [
        {"id": "other"},
        {"steps": []},
        {"steps": [*RETRO["steps"], *RETRO["steps"]]},
        {"steps": [{"id": "a", "title": "A", "minutes": 5, "kind": "dance"}]},
        {"offer": {"to": "everybody"}},
        {"kind": "party"},
    ],
)
def test_an_invalid_agenda_is_refused(folder: Path, more: dict[str, object]) -> None:
    add(folder, **more)
    with pytest.raises(RuntimeError, match=r"agendas/retro\.json"):
        agenda_files.agenda_files()


def test_no_digit_selects_two_agendas() -> None:
    own = [digit for digit in digits().values() if digit]
    assert len(set(own)) == len(own)
