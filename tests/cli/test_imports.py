"""Import and export: an import is all or nothing, a second one changes nothing, and all of it can be exported."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import EXCHANGE, Call
from tuiokr.exchange.document import ExchangeError
from tuiokr.session.session import Session
from tuiokr.store.folder.disk import RealDisk
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.paths import Layout
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.imports import import_file


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*.json") if ".tuiokr" not in path.parts}


def test_each_imported_file_is_reported_in_one_line(call: Call, exchange_file: Path) -> None:
    said = call("import", exchange_file)
    line = f"{exchange_file}: 3 teams, 3 objectives, 4 key results, 2 links into 2027-Q1"
    assert (said.status, said.out) == (0, f"{line} (3 + 3 + 4 new, 0 changed, 0 unchanged)\n")


def test_the_same_file_again_changes_nothing(call: Call, filled: Path, exchange_file: Path) -> None:
    before = files_in(filled)
    said = call("import", exchange_file)
    assert said.status == 0
    assert said.out.endswith("(0 new, 0 changed, 3 + 3 + 4 unchanged)\n")
    assert files_in(filled) == before


def test_a_dry_run_writes_nothing(call: Call, exchange_file: Path, tmp_path: Path) -> None:
    said = call("import", exchange_file, "--dry-run")
    assert said.status == 0
    assert said.out.endswith("(3 + 3 + 4 new, 0 changed, 0 unchanged; nothing was written)\n")
    assert not (tmp_path / "workspace").exists()


def test_the_report_of_an_import_is_available_as_json(call: Call, exchange_file: Path) -> None:
    (told,) = json.loads(call("import", exchange_file, "--format", "json").out)
    assert told["added"] == {"teams": 3, "objectives": 3, "key_results": 4}
    assert told["found"]["links"] == 2
    assert (told["cycle"], told["dry_run"]) == ("2027-Q1", False)


def test_each_imported_file_is_one_commit(call: Call, exchange_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[int] = []
    real = FileStore.commit

    def commit(store: FileStore, edits: Any, note: str = "", tag: str = "") -> Any:
        commits.append(len(edits))
        return real(store, edits, note, tag)

    monkeypatch.setattr(FileStore, "commit", commit)
    call("import", exchange_file)
    call("import", exchange_file)
    assert len(commits) == 1


def test_a_bad_file_is_reported_and_the_good_ones_are_imported(call: Call, exchange_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"teams": [],\n "objectives": [{]}', encoding="utf-8")
    said = call("import", bad, exchange_file)
    assert said.status == 2
    assert said.out.count("\n") == 1
    assert said.err.startswith(f"tuiokr: {bad}:2: ")
    assert said.err.count("\n") == 1


def test_the_workspace_option_can_be_before_or_after_the_command(
    call: Call, exchange_file: Path, tmp_path: Path
) -> None:
    assert call("--workspace", tmp_path / "a", "import", exchange_file).status == 0
    assert call("import", exchange_file, "--workspace", tmp_path / "b").status == 0
    assert files_in(tmp_path / "a").keys() != files_in(tmp_path / "b").keys()
    assert call("export", "--workspace", tmp_path / "a").out == call("--workspace", tmp_path / "b", "export").out


def test_an_import_can_choose_the_cycle_and_the_team(call: Call, filled: Path, exchange_file: Path) -> None:
    said = call("import", exchange_file, "--cycle", "2027-Q2", "--team", "Growth")
    assert said.status == 0, said.err
    out = json.loads(call("export", "--cycle", "2027-Q2", "--to", "json").out)
    assert {one["team"] for one in out["objectives"]} == {"growth"}


@pytest.mark.parametrize("option", ["--team", "--under"])
def test_an_unknown_team_is_reported(call: Call, filled: Path, exchange_file: Path, option: str) -> None:
    said = call("import", exchange_file, option, "nobody")
    assert said.status == 2
    assert str(exchange_file) in said.err and "nobody" in said.err


def test_the_first_organisation_names_the_workspace(call: Call, filled: Path) -> None:
    assert (
        json.loads((filled / "workspace.json").read_text(encoding="utf-8"))["workspace"]["this"]["name"] == "Northwind"
    )


def test_importing_an_export_changes_nothing(call: Call, filled: Path, tmp_path: Path) -> None:
    for how, name in (("json", "out.json"), ("markdown", "out.md")):
        said = call("export", "--to", how, "-o", tmp_path / name)
        assert (said.status, said.out) == (0, "")
        again = call("import", tmp_path / name)
        assert again.out.endswith("(0 new, 0 changed, 3 + 3 + 4 unchanged)\n"), again.out


def test_workshop_records_are_exported_and_reported_when_not_imported(call: Call, filled: Path, tmp_path: Path) -> None:
    desk = Desk(Session(FileStore(filled)))
    desk.session.look_at("2027-Q1")
    workshop = desk.workshop.start("payments")
    desk.workshop.note(workshop, "check-in", "Li leaves at 11")
    desk.session.close()
    for how, name in (("json", "out.json"), ("markdown", "out.md")):
        args = ("export", "--cycle", "2027-Q1", "--to", how)
        assert "Li leaves at 11" in call(*args).out
        assert "Li leaves at 11" not in call(*args, "--team", "growth").out
        assert "orkshop" not in call(*args, "--no-workshops").out
        assert call(*args, "-o", tmp_path / name).status == 0
        again = call("import", tmp_path / name)
        assert again.out.endswith("(0 new, 0 changed, 3 + 3 + 4 unchanged)\n"), again.out
        assert "what was said in workshops is left out: only OKRs are imported" in again.err


def test_ids_are_exported_as_they_were_imported(call: Call, filled: Path) -> None:
    out = json.loads(call("export", "--to", "json").out)
    assert [one["id"] for one in out["objectives"]] == [
        one["id"]
        for team in ("northwind", "growth", "payments")
        for one in EXCHANGE["objectives"]
        if one["team"] == team
    ]


def test_one_team_is_exported_by_its_id_or_name(call: Call, filled: Path) -> None:
    by_id, by_name = call("export", "--team", "payments"), call("export", "--team", "Payments")
    assert by_id.out == by_name.out
    assert "Launch the new payment page" in by_id.out
    assert "Turn a first order into a second" not in by_id.out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--cycle", "2031-Q1"], ["2031-Q1", "2027-Q1"]),
        (["--team", "paymints"], ["did you mean", "payments"]),
        (["--team", "qqqq"], ["growth", "northwind", "payments"]),
    ],
)
def test_an_unknown_team_or_cycle_is_reported_with_the_known_ones(
    call: Call, filled: Path, args: list[str], words: list[str]
) -> None:
    said = call("export", *args)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    for word in words:
        assert word in said.err


def test_a_file_is_written_completely_or_not_at_all(
    call: Call, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.md"
    target.write_text("as it was", encoding="utf-8")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", fail)
        said = call("export", "-o", target)
    assert said.status == 2
    assert "no space left" in said.err
    assert target.read_text(encoding="utf-8") == "as it was"
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == ["out.md"]
    assert call("export", "-o", tmp_path / "no" / "such" / "folder.md").status == 2
    assert call("export", "-o", target).status == 0
    assert "Payments" in target.read_text(encoding="utf-8")


def test_a_busy_workspace_is_reported(
    call: Call, filled: Path, exchange_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults: dict[str, Any] | None = FileStore.__init__.__kwdefaults__
    assert defaults
    monkeypatch.setitem(defaults, "wait", 0.05)
    with RealDisk().lock(Layout(filled).lock, 1.0):
        said = call("import", exchange_file, "--cycle", "2027-Q3")
    assert (said.status, said.out, said.err.count("\n")) == (3, "", 1)
    assert "another tuiokr" in said.err and "Try again" in said.err


def test_a_broken_file_is_reported_and_the_rest_is_exported(call: Call, filled: Path) -> None:
    (filled / "cycles" / "2027-Q1" / "teams" / "growth.json").write_text('{\n  "objectives": {\n', encoding="utf-8")
    said = call("export")
    assert said.status == 3
    assert "cycles/2027-Q1/teams/growth.json" in said.err
    assert "Payments" in said.out
    assert "Turn a first order" not in said.out


def test_a_failed_import_does_not_change_the_session() -> None:
    session = Session(MemoryStore())
    before = session.workspace
    with pytest.raises(ExchangeError) as wrong:
        import_file(session, "x.json", b'{"objectives": []}')
    assert str(wrong.value).startswith("x.json")
    assert session.workspace is before


def test_an_import_can_be_undone_on_a_screen() -> None:
    session = Session(MemoryStore())
    result = import_file(session, "northwind.json", json.dumps(EXCHANGE).encode())
    assert (result.added.total, session.undo_label) == (10, "import northwind.json")
    session.undo()
    assert not session.workspace.teams


@pytest.mark.parametrize("where", ["file", "objective", "key result"])
@pytest.mark.parametrize("kind", ["many", "large", "a large name"])
def test_an_import_refuses_values_that_are_too_large_to_save(call: Call, tmp_path: Path, where: str, kind: str) -> None:
    kinds: dict[str, dict[str, Any]] = {
        "many": {f"k{number}": number for number in range(60_000)},
        "large": {"big": "x" * 1_200_000},
        "a large name": {"n" * 1_200_000: 1},
    }
    data: dict[str, Any] = json.loads(json.dumps(EXCHANGE))
    place = data if where == "file" else data["objectives"][0]
    place = place["key_results"][0] if where == "key result" else place
    place.update(kinds[kind])
    file = tmp_path / "odd.json"
    file.write_text(json.dumps(data))
    said = call("import", file)
    assert said.status == 2 and "expected at most 1 MB" in said.err and "have no field in tuiokr" in said.err
    assert not (tmp_path / "workspace").exists()


def test_everything_that_an_import_accepts_is_exported_again(call: Call, tmp_path: Path) -> None:
    data: dict[str, Any] = json.loads(json.dumps(EXCHANGE))
    data["objectives"][0] |= {f"k{number}": "x" * 40 for number in range(10_000)}
    file = tmp_path / "odd.json"
    file.write_text(json.dumps(data))
    assert call("import", file).status == 0
    out = call("export", "--to", "json")
    assert (out.status, out.err) == (0, "") and json.loads(out.out)["objectives"][0]["k9999"] == "x" * 40
    assert "slows" not in call("doctor").out


def test_a_file_that_is_only_large_is_exported(call: Call, filled: Path) -> None:
    path = next(path for path in filled.rglob("*.json") if "teams" in path.parts and "cycles" in path.parts)
    data = json.loads(path.read_text())
    next(iter(data["objectives"].values()))["other"] = {"big": "x" * 1_500_000}
    path.write_text(json.dumps(data))
    out = call("export", "--to", "json")
    assert out.status == 0 and "left out" not in out.err and "makes everything slow" in out.err


# ---- what export overwrites


@pytest.mark.parametrize(
    ("name", "why"),
    [("old.md", "it is read-only"), ("folder", "is a directory"), ("pipe", "it is a pipe or a device")],
)
def test_export_overwrites_no_folder_pipe_or_read_only_file(
    call: Call, filled: Path, tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / "old.md").write_text("old", encoding="utf-8")
    (tmp_path / "old.md").chmod(0o444)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    there = sorted(tmp_path.iterdir())
    done = call("export", "-o", tmp_path / name)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"tuiokr: {tmp_path / name}: not written, {why}; name another file\n"
    assert sorted(tmp_path.iterdir()) == there and (tmp_path / "old.md").read_text(encoding="utf-8") == "old"
