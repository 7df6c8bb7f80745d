from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.office import CYCLE, NOW, agree, objective, open_desk
from tuiokr.alignment.publish_gates import Gate
from tuiokr.exchange.named_file import FileRefused
from tuiokr.model import fingerprint
from tuiokr.store.memory import MemoryStore
from tuiokr.usecases.desk import Desk

TEAM = "payments"
UPPER = "northwind"


@pytest.fixture
def goal(desk: Desk) -> str:
    return objective(desk, TEAM, "Paying feels effortless", "Completion from 71 % to 85 %", "Tickets from 18 to 9")


def gates(desk: Desk, team: str = TEAM) -> dict[str, Gate]:
    return {gate.name: gate for gate in desk.publish.gates(team)}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---- gates


def test_a_blank_team_is_blocked_by_one_gate(desk: Desk) -> None:
    found = gates(desk)
    assert [name for name, gate in found.items() if gate.blocking] == ["has objectives"]
    assert found["has objectives"].ok is False
    assert all(gate.reason for gate in found.values())


def test_the_gates_open_one_by_one(desk: Desk, goal: str) -> None:
    def ok() -> dict[str, bool | None]:
        return {name: gate.ok for name, gate in gates(desk).items()}

    assert ok()["has objectives"] is True
    assert ok()["2 to 5 key results each"] is True
    assert ok()["champions named"] is False
    for key in desk.draft.okrs(TEAM).key_results:
        desk.draft.edit(TEAM, key.id, champion="Ana")
    assert ok()["champions named"] is True
    assert ok()["agreed by vote"] is False
    agree(desk, desk.vote.workshop_for(TEAM), goal)
    assert ok()["agreed by vote"] is True
    assert ok()["tied off"] is False
    objective(desk, UPPER, "People come back", "Second orders from 31 % to 40 %")
    desk.tie_off.decide(UPPER, goal, "confirm")
    for team in (UPPER, TEAM):
        desk.tie_off.sign(UPPER, team, "Leader")
    assert ok()["tied off"] is True
    need = desk.dependency.ask(TEAM, "growth", "A mail")
    assert ok()["dependencies settled"] is False
    desk.dependency.answer(TEAM, need, "accepted")
    assert ok()["dependencies settled"] is True


def test_the_checks_decide_whether_a_team_can_be_measured(desk: Desk, goal: str) -> None:
    assert gates(desk)["can be measured"].ok is True
    vague = desk.draft.add_key_result(TEAM, goal)
    desk.draft.edit(TEAM, vague, statement="Improve brand awareness")
    gate = gates(desk)["can be measured"]
    assert gate.ok is not True
    assert "O1·KR3" in gate.reason


def test_one_key_result_is_too_few_and_the_reason_names_the_objective(desk: Desk) -> None:
    objective(desk, TEAM, "A", "a1")
    gate = gates(desk)["2 to 5 key results each"]
    assert (gate.ok, gate.blocking) == (False, False)
    assert "O1" in gate.reason


def test_the_top_team_needs_no_tie_off(desk: Desk) -> None:
    objective(desk, UPPER, "People come back")
    assert gates(desk, UPPER)["tied off"].ok is None


# ---- publish


def test_publishing_without_an_objective_is_refused(desk: Desk) -> None:
    before = desk.session.workspace
    with pytest.raises(ValueError, match="Not published: none yet"):
        desk.publish.publish(TEAM)
    assert desk.session.workspace is before


def test_people_can_publish_past_the_other_gates(desk: Desk, goal: str, store: MemoryStore) -> None:
    desk.publish.publish(TEAM)
    standing = open_desk(store).draft.okrs(TEAM).standing
    assert (standing.state, standing.since) == ("published", NOW)
    assert standing.published == fingerprint.of_set(desk.draft.okrs(TEAM))
    assert desk.home.state(TEAM) == ("published", False)


@pytest.mark.parametrize("change", ["edit", "add", "delete", "key result"])
def test_a_change_after_publishing_is_stale_until_publishing_again(desk: Desk, goal: str, change: str) -> None:
    extra = objective(desk, TEAM, "Another")
    desk.publish.publish(TEAM)
    match change:
        case "edit":
            desk.draft.edit(TEAM, goal, title="Other")
        case "add":
            desk.draft.add_objective(TEAM)
        case "delete":
            desk.draft.delete(TEAM, extra)
        case "key result":
            desk.draft.edit(TEAM, desk.draft.okrs(TEAM).of(goal)[0].id, target=90)
    assert desk.home.state(TEAM) == ("published", True)
    desk.publish.publish(TEAM)
    assert desk.home.state(TEAM) == ("published", False)


def test_published_okrs_can_be_withdrawn(desk: Desk, goal: str) -> None:
    desk.publish.publish(TEAM)
    desk.publish.withdraw(TEAM)
    standing = desk.draft.okrs(TEAM).standing
    assert (standing.state, standing.published) == ("drafted", "")
    assert desk.home.state(TEAM) == ("drafted", False)
    desk.session.undo()
    assert desk.home.state(TEAM) == ("published", False)


# ---- the artefact


def test_the_page_contains_what_was_drafted(desk: Desk, goal: str) -> None:
    objective(desk, "growth", "Not theirs")
    text = desk.publish.text(TEAM)
    for words in ("Payments", "Paying feels effortless", "Completion from 71 % to 85 %", "Tickets from 18 to 9"):
        assert words in text
    assert "Not theirs" not in text


def test_the_page_is_written_to_the_given_path(desk: Desk, goal: str, tmp_path: Path) -> None:
    target = tmp_path / "okrs.md"
    target.write_text("old", encoding="utf-8")
    assert desk.publish.write(TEAM, str(target)) == target
    assert target.read_text(encoding="utf-8") == desk.publish.text(TEAM)
    assert names(tmp_path) == ["okrs.md"]


def test_in_a_folder_the_file_is_named_after_team_and_cycle(desk: Desk, goal: str, tmp_path: Path) -> None:
    written = desk.publish.write(TEAM, str(tmp_path))
    assert written == tmp_path / f"payments-{CYCLE}.md"
    assert written.read_text(encoding="utf-8") == desk.publish.text(TEAM)


def test_a_tilde_is_expanded_and_the_returned_path_is_absolute(
    desk: Desk, goal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert desk.publish.write(TEAM, "~/okrs.md") == tmp_path / "okrs.md"
    monkeypatch.chdir(tmp_path)
    assert desk.publish.write(TEAM, "here.md") == tmp_path / "here.md"
    assert desk.publish.write(TEAM, "") == tmp_path / f"payments-{CYCLE}.md"


@pytest.mark.parametrize("path", ["file/okrs.md", "missing/okrs.md", "nul\0byte.md", "~nobody-of-that-name/okrs.md"])
def test_an_impossible_path_is_reported_and_nothing_is_written(
    desk: Desk, goal: str, tmp_path: Path, path: str
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    where = path if path.startswith("~") else f"{tmp_path}/{path}"
    with pytest.raises(FileRefused, match=r"not written, .+ name another file") as told:
        desk.publish.write(TEAM, where)
    assert "\n" not in str(told.value)
    assert names(tmp_path) == ["file"]


def test_an_interrupted_write_keeps_the_old_file(
    desk: Desk, goal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "okrs.md"
    target.write_text("old", encoding="utf-8")

    def breaks(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(FileRefused, match="no space left on device"):
        desk.publish.write(TEAM, str(target))
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["okrs.md"]
