"""backup, restore and doctor, as people and scripts call them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tuiokr.store.folder.disk import RealDisk
from tuiokr.store.folder.intent import Intent, encode
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Edit, Key

PAYMENTS = "cycles/2027-Q1/teams/payments.json"


@pytest.fixture
def zipped(call: Call, filled: Path, tmp_path: Path) -> Path:
    assert call("backup", tmp_path / "b.zip").status == 0
    return tmp_path / "b.zip"


def test_a_backup_is_made_and_restored(call: Call, filled: Path, tmp_path: Path) -> None:
    done = call("backup", tmp_path / "b.zip")
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{filled} is backed up in {tmp_path / 'b.zip'}. The backup was checked\n"
    assert call("backup", tmp_path / "b.zip").status == 0  # the same name again
    back = call("restore", tmp_path / "b.zip", "--workspace", tmp_path / "new")
    count = len(dict(FileStore(filled).scan()))
    assert (back.status, back.err) == (0, "")
    assert back.out == f"{tmp_path / 'b.zip'} is restored into {tmp_path / 'new'}: {count} files\n"
    assert dict(FileStore(tmp_path / "new").scan()) == dict(FileStore(filled).scan())


def test_wrong_calls_of_backup_are_refused(call: Call, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("words")
    for args, said in (
        (
            (tmp_path / "thesis.txt",),
            "thesis.txt is not a .zip; expected one made with tuiokr backup. It was not changed",
        ),
        ((tmp_path,), "is a folder. It was not changed"),
        ((tmp_path / "none/b.zip",), f"b.zip was not saved: there is no such folder ({tmp_path / 'none'}). Make it"),
        ((tmp_path / "b.zip", "--workspace", tmp_path / "nowhere"), f"no workspace in {tmp_path / 'nowhere'}"),
        ((), "Missing argument"),
    ):
        done = call("backup", *args)
        assert done.status == 2 and said in done.err and done.err.count("\n") == 1, done
    assert (tmp_path / "thesis.txt").read_text() == "words"


def test_a_backup_with_a_broken_file_reports_it(call: Call, filled: Path, tmp_path: Path) -> None:
    (filled / PAYMENTS).write_text("{ half")
    done = call("backup", tmp_path / "b.zip")
    assert done.status == 3
    assert f"{PAYMENTS}, line 1: this is not JSON" in done.err
    back = call("restore", tmp_path / "b.zip", "--workspace", tmp_path / "new")
    assert back.status == 3 and f"{PAYMENTS}: not restored: this is not JSON" in back.err
    assert (tmp_path / "new/workspace.json").exists()


def test_restoring_over_a_workspace_needs_replace(call: Call, filled: Path, zipped: Path) -> None:
    (filled / PAYMENTS).unlink()
    done = call("restore", zipped)
    assert done.status == 2
    assert "already is a workspace. Restore into a new or empty folder, or use --replace" in done.err
    assert not (filled / PAYMENTS).exists()
    done = call("restore", zipped, "--replace")
    assert done.status == 0
    assert (filled / PAYMENTS).exists()
    kept = Path(done.out.strip().rpartition("the old workspace is in ")[2])
    assert kept.is_file() and kept.suffix == ".zip"


def test_wrong_calls_of_restore_are_refused(call: Call, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_text("words")
    os.mkfifo(tmp_path / "pipe.zip")
    for name, status, said in (
        ("x.zip", 2, "x.zip is not a .zip; expected one made with tuiokr backup"),
        (".", 2, "is a folder; expected a .zip made with tuiokr backup"),
        ("none.zip", 2, "no such file; expected a backup made with tuiokr backup"),
        ("pipe.zip", 2, "pipe.zip is a device or a pipe; expected a .zip made with tuiokr backup"),
    ):
        done = call("restore", tmp_path / name, "--workspace", tmp_path / "new")
        assert done.status == status and said in done.err and done.err.count("\n") == 1, done
    assert not (tmp_path / "new").exists()


# ---- doctor


def doctor(call: Call, *args: object, status: int) -> dict[str, Any]:
    """Call doctor with --format json; `names` of the report are the findings about the workspace."""
    done = call("doctor", "--format", "json", *args)
    assert (done.status, done.err) == (status, ""), done
    report: dict[str, Any] = json.loads(done.out)
    report["names"] = sorted({one["name"] for one in report["findings"] if one["about"] == "workspace"})
    return report


def found(report: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in report["findings"] if one["name"] == name)


def tree(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_sound_workspace_has_no_findings_but_a_hint(call: Call, filled: Path) -> None:
    before = tree(filled)
    report = doctor(call, status=0)
    assert report["sound"] and report["names"] == ["no-snapshot"]
    assert report["files"] == len(dict(FileStore(filled).scan()))
    done = call("doctor")
    assert done.status == 0
    assert f"workspace: {filled}: {report['files']} files\n" in done.out
    assert done.out.splitlines()[-1].startswith("Sound")
    assert tree(filled) == before


def test_a_missing_workspace_is_an_error_only_if_it_was_named(call: Call, tmp_path: Path) -> None:
    assert doctor(call, status=0)["files"] is None
    done = call("doctor", "--workspace", tmp_path / "nowhere")
    assert (done.status, done.out) == (2, "")
    assert f"no workspace in {tmp_path / 'nowhere'}" in done.err
    (tmp_path / "thesis.txt").write_text("words")
    assert call("doctor", "--workspace", tmp_path / "thesis.txt").status == 2
    assert not (tmp_path / "workspace").exists()


def test_a_torn_file_is_explained_and_restored(call: Call, filled: Path) -> None:
    whole = FileStore(filled).load(PAYMENTS.removesuffix(".json"))
    torn = (filled / PAYMENTS).read_bytes()[:300]
    (filled / PAYMENTS).write_bytes(torn)
    report = doctor(call, status=3)
    one = found(report, "broken")
    assert one["where"] == PAYMENTS and one["line"] > 1 and one["mendable"]
    assert "Can be restored: " in one["why"] and "from the history of" in one["why"]
    assert (filled / PAYMENTS).read_bytes() == torn
    done = call("doctor", "--mend")
    assert done.status == 0
    assert f"{PAYMENTS}:{one['line']}" in done.out
    assert f"repaired  {PAYMENTS}  restored: " in done.out
    assert FileStore(filled).load(PAYMENTS.removesuffix(".json")) == whole
    assert [path.read_bytes() for path in (filled / ".tuiokr/quarantine").iterdir()] == [torn]
    assert doctor(call, status=0)["names"] == ["no-snapshot", "quarantine"]


def test_a_file_that_cannot_be_repaired_is_left_to_people(call: Call, filled: Path) -> None:
    (filled / "teams/new.json").write_text("{ half")
    report = doctor(call, "--mend", status=3)
    assert not found(report, "broken")["mendable"]
    assert "Repair it by hand" in found(report, "broken")["do"]
    assert (filled / "teams/new.json").read_text() == "{ half"


def test_git_markers_are_reported(call: Call, filled: Path) -> None:
    data = (filled / PAYMENTS).read_bytes()
    (filled / PAYMENTS).write_bytes(b"<<<<<<< HEAD\n" + data + b"=======\n" + data + b">>>>>>> other\n")
    one = found(doctor(call, status=3), "git-conflict")
    assert one["line"] == 1 and "Resolve it in git" in one["do"]
    assert call("doctor", "--mend").status == 0
    assert (filled / PAYMENTS).read_bytes() == data


def test_a_stopped_save_is_finished(call: Call, filled: Path) -> None:
    file, data = "teams/payments", (filled / "teams/payments.json").read_bytes()
    after = data.replace(b"Payments", b"Payments!")
    plan = encode(Intent({file: after}, {file: None}))
    (filled / ".tuiokr/intent.json").write_bytes(plan)
    (filled / ".tuiokr/clean").rename(filled / ".tuiokr/unclean")
    (filled / "teams/.x.json.0123456789ab.tmp").write_text("half")
    (filled / ".tuiokr/backups/.draft-0123456789ab").mkdir(parents=True)
    report = doctor(call, status=1)
    assert {"intent-pending", "leftovers"} <= set(report["names"])
    assert "2 half-written files" in found(report, "leftovers")["what"]
    assert (filled / ".tuiokr/intent.json").exists()
    report = doctor(call, "--mend", status=0)
    assert all(one["done"] for one in report["mended"])
    assert (filled / "teams/payments.json").read_bytes() == after
    left = [
        path.name
        for path in filled.rglob("*")
        if path.name.startswith(".") and path.name not in (".tuiokr", ".gitignore")
    ]
    assert left == []


def test_an_unclean_stop_and_a_damaged_plan_are_reported(call: Call, filled: Path) -> None:
    (filled / ".tuiokr/clean").rename(filled / ".tuiokr/unclean")
    assert "unclean-stop" in doctor(call, status=1)["names"]
    (filled / ".tuiokr/intent.json").write_text("{ half")
    assert "intent-damaged" in doctor(call, status=1)["names"]
    doctor(call, "--mend", status=0)
    assert doctor(call, status=0)["names"] == ["no-snapshot", "quarantine"]


def test_a_held_lock_is_reported(call: Call, filled: Path) -> None:
    with RealDisk().lock(str(filled / ".tuiokr/lock"), 1):
        assert doctor(call, status=3)["names"][0] == "busy"


def test_strange_files_in_a_workspace_are_reported(call: Call, filled: Path, tmp_path: Path) -> None:
    (filled / "teams/Zürich.json").write_text("{}")
    (filled / "teams/growth (conflicted copy 2027-01-01).json").write_text("{}")
    (filled / "teams/growth.sync-conflict-20270101-1.json").write_text("{}")
    (filled / "teams/l.json").symlink_to(tmp_path / "x")
    (filled / "elsewhere").symlink_to(tmp_path)
    os.mkfifo(filled / "teams/pipe.json")
    (filled / "README.md").write_text("is nobody's business")
    report = doctor(call, status=3)
    told = {(one["name"], one["where"]) for one in report["findings"]}
    assert {
        ("misnamed", "teams/Zürich.json"),
        ("conflict-copy", "teams/growth (conflicted copy 2027-01-01).json"),
        ("conflict-copy", "teams/growth.sync-conflict-20270101-1.json"),
        ("link", "teams/l.json"),
        ("link", "elsewhere"),
        ("not-a-file", "teams/pipe.json"),
    } <= told
    assert not any("README" in where for _, where in told)


def test_large_files_and_duplicate_documents_are_reported(call: Call, filled: Path) -> None:
    place = filled / "teams/growth.json"
    text = json.dumps({"team": {"growth": {"name": "Growth", "rev": 1, "note": "x" * 1_200_000}}}, indent=2)
    place.write_text(text)
    assert "1.2 MB" in found(doctor(call, status=1), "large")["what"]
    place.write_text(
        '{\n  "team": {\n    "growth": {\n      "n": 1\n    },\n    "growth": {\n      "n": 2\n    }\n  }\n}\n'
    )
    one = found(doctor(call, status=1), "twice")
    assert (one["where"], one["line"]) == ("teams/growth.json", 6)
    place.write_text('{"team": {"growth": {"name": "Growth",\n"name": "Grown"}}}')
    one = found(doctor(call, status=1), "twice")
    assert (one["what"], one["line"]) == ("the field “name” exists twice in “growth” (team)", 2)


def test_permissions_that_are_too_wide_are_reported(call: Call, filled: Path) -> None:
    (filled / "teams/growth.json").chmod(0o666)
    (filled / ".tuiokr/journal.jsonl").chmod(0o644)
    (filled / ".tuiokr").chmod(0o755)
    report = doctor(call, status=1)
    assert found(report, "open-to-all")["where"] == "teams/growth.json"
    assert found(report, "own-open")["mendable"]
    report = doctor(call, "--mend", status=1)
    assert [one["name"] for one in report["remaining"] if one["severity"] != "hint"] == ["open-to-all"]
    assert (filled / ".tuiokr/journal.jsonl").stat().st_mode & 0o777 == 0o600
    assert (filled / ".tuiokr").stat().st_mode & 0o777 == 0o700
    assert (filled / "teams/growth.json").stat().st_mode & 0o777 == 0o666


def test_a_git_repository_that_would_include_the_own_folder_is_reported(call: Call, filled: Path) -> None:
    subprocess.run(["git", "init", "-q", str(filled)], check=True)
    assert doctor(call, status=0)["names"] == ["no-snapshot"]
    (filled / ".tuiokr/.gitignore").write_text("")
    assert "not-ignored" in doctor(call, status=1)["names"]
    subprocess.run(["git", "-C", str(filled), "add", "-A"], check=True)
    assert "in-git" in doctor(call, status=1)["names"]
    doctor(call, "--mend", status=1)
    assert (filled / ".tuiokr/.gitignore").read_text() == "*\n"
    subprocess.run(["git", "-C", str(filled), "rm", "-rqf", "--cached", ".tuiokr"], check=True)
    assert doctor(call, status=0)["names"] == ["no-snapshot"]


def test_a_newer_workspace_is_reported_and_not_changed(call: Call, filled: Path) -> None:
    place = filled / "workspace.json"
    text = place.read_text()
    place.write_text(text.replace('"oldest_writer": 1', '"oldest_writer": 9'))
    (filled / ".tuiokr/clean").rename(filled / ".tuiokr/unclean")
    before = tree(filled)
    report = doctor(call, "--mend", status=3)
    assert "newer" in report["names"] and not report["mended"][0]["done"]
    assert tree(filled) == before
    place.write_text(text.replace('"oldest_reader": 1', '"oldest_reader": 9'))
    assert doctor(call, status=3)["names"] == ["too-new"]


def test_documents_with_missing_references_are_reported(call: Call, filled: Path) -> None:
    (filled / "teams/payments.json").unlink()
    (filled / "cycles/2027-Q1/teams/northwind.json").unlink()
    (filled / ".tuiokr/history").rename(filled.parent / "history")
    report = doctor(call, status=1)
    said = " ".join(one["what"] for one in report["findings"])
    assert "these are the OKRs of “payments”, which does not exist" in said
    assert "the objective “p1” supports “n1”, which is not in this cycle" in said


def test_a_copy_of_a_file_is_reported(call: Call, filled: Path) -> None:
    for name in ("teams/growth", "cycles/2027-Q1/teams/growth"):
        (filled / f"{name}-DESKTOP-1.json").write_bytes((filled / f"{name}.json").read_bytes())
    report = doctor(call, status=1)
    copies = [one["where"] for one in report["findings"] if one["name"] == "copy"]
    assert copies == ["cycles/2027-Q1/teams/growth-DESKTOP-1.json", "teams/growth-DESKTOP-1.json"]


def test_a_deleted_file_is_restored_on_request(call: Call, filled: Path) -> None:
    whole = (filled / "teams/payments.json").read_bytes()
    (filled / "teams/payments.json").unlink()
    report = doctor(call, "--mend", status=1)  # git may have deleted it on purpose
    assert "tuiokr doctor --put-back teams/payments" in found(report, "gone")["do"]
    assert not (filled / "teams/payments.json").exists()
    report = doctor(call, "--put-back", "teams/payments", status=0)
    assert report["mended"][0]["done"]
    assert (filled / "teams/payments.json").read_bytes() == whole
    report = doctor(call, "--put-back", "teams/nobody.json", status=3)
    assert not report["mended"][0]["done"]


def test_deleted_okrs_are_a_warning(call: Call, filled: Path) -> None:
    (filled / PAYMENTS).unlink()
    one = found(doctor(call, status=1), "gone")
    assert (one["where"], one["severity"]) == (PAYMENTS, "warning")


def test_partly_missing_okrs_are_reported(call: Call, filled: Path) -> None:
    file = PAYMENTS.removesuffix(".json")
    whole = FileStore(filled).load(file)
    key = Key(file, "standing", "payments")
    FileStore(filled).commit([Edit(key, {"state": "drafted"}, None)])
    assert doctor(call, status=0)["names"] == ["no-snapshot"]
    thin = {"objectives": whole["objectives"]}
    (filled / PAYMENTS).write_text(json.dumps(thin))
    one = found(doctor(call, status=1), "thinned")
    assert (one["where"], one["severity"]) == (PAYMENTS, "warning")
    assert "“payments” (standing)" in one["what"] and "missing, and tuiokr did not delete them" in one["what"]
    assert "from the history of" in one["why"] and one["do"].endswith(f"tuiokr doctor --put-back {file}")
    doctor(call, "--put-back", file, status=0)
    assert FileStore(filled).load(file)["key_results"] == whole["key_results"]
    (filled / "workspace.json").write_text("{}")
    assert found(doctor(call, status=1), "thinned")["where"] == "workspace.json"
    doctor(call, "--put-back", "workspace", status=0)


def test_a_broken_workspace_file_is_reported_and_repaired(call: Call, filled: Path) -> None:
    whole = (filled / "workspace.json").read_bytes()
    (filled / "workspace.json").write_bytes(whole[:50])
    assert found(doctor(call, status=3), "broken")["where"] == "workspace.json"
    doctor(call, "--mend", status=0)
    assert (filled / "workspace.json").read_bytes() == whole


def test_a_deleted_workspace_file_is_reported_and_restored(call: Call, filled: Path) -> None:
    whole = (filled / "workspace.json").read_bytes()
    (filled / "workspace.json").unlink()
    one = found(doctor(call, "--workspace", filled, status=3), "gone")
    assert (one["where"], one["severity"]) == ("workspace.json", "error")
    doctor(call, "--put-back", "workspace.json", status=0)
    assert (filled / "workspace.json").read_bytes() == whole


def test_a_folder_of_a_sync_program_is_reported(call: Call, exchange_file: Path, tmp_path: Path) -> None:
    place = tmp_path / "Dropbox/okrs"
    assert call("import", exchange_file, "--workspace", place).status == 0
    one = found(doctor(call, "--workspace", place, status=1), "place")
    assert "Dropbox keeps in step" in one["what"] and "\n" not in one["what"]


def test_no_file_name_acts_on_the_terminal(call: Call, filled: Path) -> None:
    (filled / "teams/\x1b[31mred.json").write_text("{}")
    done = call("doctor")
    assert "\x1b" not in done.out and "misnamed" in done.out


def test_the_advice_names_the_given_workspace(call: Call, filled: Path) -> None:
    (filled / PAYMENTS).unlink()
    here = f"tuiokr doctor --workspace {filled} --put-back {PAYMENTS.removesuffix('.json')}"
    assert here in call("doctor", "--workspace", filled).out
    assert here in found(doctor(call, "--workspace", filled, status=1), "gone")["do"]
    assert "--workspace" not in call("doctor").out


def test_the_error_of_a_backup_does_not_name_the_temporary_file(call: Call, filled: Path, tmp_path: Path) -> None:
    done = call("backup", tmp_path / "none/b.zip")
    assert done.err == (
        f"tuiokr: {tmp_path / 'none/b.zip'} was not saved: there is no such folder ({tmp_path / 'none'}). "
        "Make it, or choose another place.\n"
    )


# ---- imports from something that is not a file


def test_importing_a_pipe_a_folder_or_a_huge_file_is_refused(call: Call, filled: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "big.json").touch()
    os.truncate(tmp_path / "big.json", 200_000_000)
    for name, said in (
        (tmp_path / "pipe.json", "it is a pipe or a device"),
        (Path("/dev/null"), "it is a pipe or a device"),
        (Path("/dev/zero"), "it is a pipe or a device"),
        (tmp_path, "is a directory; expected a file to read"),
        (tmp_path / "big.json", "larger than 20 MB; expected OKRs"),
    ):
        done = call("import", name)
        assert done.status == 2 and said in done.err and done.err.count("\n") == 1, done


def test_the_output_of_another_command_can_be_imported(exchange_file: Path, tmp_path: Path) -> None:
    command = (
        f"{sys.executable} -m tuiokr import <(sleep 0.2; cat {exchange_file}) --from json --workspace {tmp_path / 'w'}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
