"""The minutes on the command line: which workshop, which format, and what is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tuiokr.session.session import Session
from tuiokr.store.folder_store import FileStore
from tuiokr.usecases.desk import Desk


@pytest.fixture
def desk(filled: Path) -> Iterator[Desk]:
    found = Desk(Session(FileStore(filled)))
    found.session.look_at("2027-Q1")
    yield found
    found.session.close()


@pytest.fixture
def held(desk: Desk) -> str:
    """An ended workshop of Payments."""
    workshop = desk.workshop.start("payments", people=("Ana", "Li"))
    desk.workshop.resume(workshop)
    desk.workshop.note(workshop, "check-in", "Li leaves at 11 <b>")
    desk.parking.park(workshop, "Who owns refunds?")
    desk.workshop.end(workshop)
    assert desk.save(10)
    return workshop


def test_a_workshop_is_named_by_its_id_its_title_or_its_team(call: Call, held: str) -> None:
    by_id = call("minutes", held)
    assert (by_id.status, by_id.err) == (0, "")
    assert by_id.out.startswith("# Payments: team workshop\n")
    assert "Li leaves at 11 &lt;b>" in by_id.out and "Make paying with us feel effortless" in by_id.out
    for words in ("payments", "Payments", "payments: TEAM workshop", "ments: team"):
        assert call("minutes", words).out == by_id.out, words


def test_the_latest_workshop_of_a_team_is_taken_and_an_untouched_one_is_not(call: Call, desk: Desk, held: str) -> None:
    desk.workshop.start("payments", "tie-off")
    assert "Li leaves at 11" in call("minutes", "payments").out
    second = desk.workshop.start("payments", "executive")
    desk.workshop.note(second, "check-in", "All here")
    desk.workshop.end(second)
    assert "executive workshop" in call("minutes", "payments").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nobody", ["no workshop “nobody”", "Payments: team workshop", "Growth: team workshop"]),
        ("growths", ["no workshop “growths”"]),
        (" ", ["no workshop “ ”"]),
        ("team workshop", ["names workshops of several teams", "Payments: team", "Growth: team", "give an id"]),
    ],
)
def test_none_or_several_are_one_clear_error_with_the_candidates(
    call: Call, desk: Desk, held: str, words: str, said: list[str]
) -> None:
    desk.workshop.note(desk.workshop.start("growth"), "check-in", "Hello")
    done = call("minutes", words)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    for one in said:
        assert one in done.err
    if "no workshop" in said[0]:
        assert held in done.err


def test_without_any_workshop_the_error_says_so(call: Call, filled: Path) -> None:
    done = call("minutes", "payments")
    assert (done.status, done.out) == (2, "")
    assert done.err == "tuiokr: no workshop “payments”: no workshop was held yet\n"


@pytest.mark.parametrize(
    ("how", "begins"),
    [
        ("markdown", "# Payments: team workshop\n"),
        ("html", "<!doctype html>\n"),
        ("text", "Payments: team workshop\n===="),
        ("chat", "Payments: team workshop\nPayments, 2027-Q1"),
    ],
)
def test_each_format_is_written_to_standard_output_and_to_a_file(
    call: Call, held: str, tmp_path: Path, how: str, begins: str
) -> None:
    shown = call("minutes", held, "--to", how)
    assert (shown.status, shown.err) == (0, "") and shown.out.startswith(begins)
    done = call("minutes", held, "--to", how, "-o", tmp_path / "out.odd")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert (tmp_path / "out.odd").read_text(encoding="utf-8") == shown.out
    assert call("minutes", held, "--to", how, "-o", "-").out == shown.out


def test_the_ending_of_the_file_decides_unless_the_format_is_given(call: Call, held: str, tmp_path: Path) -> None:
    for name, how in (("a.md", "markdown"), ("b.HTML", "html"), ("c.txt", "text"), ("d", "markdown")):
        assert call("minutes", held, "-o", tmp_path / name).status == 0
        assert (tmp_path / name).read_text(encoding="utf-8") == call("minutes", held, "--to", how).out, name
    assert call("minutes", held, "--to", "chat", "-o", tmp_path / "a.md").status == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == call("minutes", held, "--to", "chat").out


@pytest.mark.parametrize(
    ("name", "why"),
    [("old.md", "it is read-only"), ("folder", "is a directory"), ("pipe", "it is a pipe or a device")],
)
def test_no_folder_pipe_or_read_only_file_is_overwritten(
    call: Call, held: str, tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / "old.md").write_text("old", encoding="utf-8")
    (tmp_path / "old.md").chmod(0o444)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    there = sorted(tmp_path.iterdir())
    done = call("minutes", held, "-o", tmp_path / name)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"tuiokr: {tmp_path / name}: not written, {why}; name another file\n"
    assert sorted(tmp_path.iterdir()) == there and (tmp_path / "old.md").read_text(encoding="utf-8") == "old"


def test_a_file_is_written_completely_or_not_at_all(
    call: Call, held: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.md"
    target.write_text("as it was", encoding="utf-8")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    done = call("minutes", held, "-o", target)
    assert done.status == 2 and "no space left" in done.err
    assert target.read_text(encoding="utf-8") == "as it was"
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == ["out.md"]


def test_a_broken_file_is_reported_and_the_minutes_are_written(call: Call, filled: Path, held: str) -> None:
    (filled / "cycles" / "2027-Q1" / "teams" / "growth.json").write_text('{\n  "objectives": {\n', encoding="utf-8")
    done = call("minutes", held)
    assert done.status == 3 and "growth.json" in done.err and "Li leaves at 11" in done.out


def test_a_command_changes_nothing_in_the_workspace(call: Call, filled: Path, held: str) -> None:
    def content() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in filled.rglob("*.json") if ".tuiokr" not in path.parts}

    before = content()
    assert call("minutes", held, "--to", "html").status == 0
    assert content() == before
