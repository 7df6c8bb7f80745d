"""lint in an organisation with its own words and choice of checks; waivers; the pages of the checks."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tuiokr.quality.rule_registry import rules
from tuiokr.session.session import Session
from tuiokr.store.folder_store import FileStore
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.remarks import page

MARKDOWN = "# Payments 2027-Q1\n\n## Objective: Make the QMX loved by every shop\n\n- KR: Launch the QMX\n"


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    path = tmp_path / "payments.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


def found(call: Call, *args: object) -> set[str]:
    """Names of the findings of a call."""
    said = call("lint", *args, "--format", "json")
    return {finding["name"] for one in json.loads(said.out) for finding in one["findings"]}


def house(folder: Path, glossary: str = "", select: str = "", ignore: str = "") -> None:
    """Save a glossary and a choice of checks in a workspace."""
    desk = Desk(Session(FileStore(folder, who="test")))
    desk.setup.set_glossary(glossary)
    desk.setup.set_checks(select, ignore)
    assert desk.session.close()


# ---- the organisation's own words


def test_a_glossary_file_excuses_its_words(call: Call, markdown: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("# products\nQMX\n", encoding="utf-8")
    assert "jargon" in found(call, markdown)
    assert "jargon" not in found(call, markdown, "--glossary", words)
    assert "output-not-outcome" in found(call, markdown, "--glossary", words)


def test_an_unreadable_glossary_is_reported_in_one_line(call: Call, markdown: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    said = call("lint", markdown, "--glossary", words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    words.write_bytes(b"QMX\n\xff\n")
    said = call("lint", markdown, "--glossary", words)
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert "words.txt:2:" in said.err


def test_the_glossary_of_the_workspace_is_used(call: Call, filled: Path, markdown: Path) -> None:
    assert call("import", markdown, "--cycle", "2027-Q1", "--team", "payments").status == 0
    assert "jargon" in found(call)
    house(filled, glossary="QMX")
    assert "jargon" not in found(call)
    assert "jargon" not in found(call, filled)
    assert "jargon" in found(call, markdown)
    assert "jargon" not in found(call, markdown, "--workspace", filled)


# ---- the organisation's choice of checks


def test_the_choice_of_a_call_is_added_to_that_of_the_workspace(call: Call, filled: Path, exchange_file: Path) -> None:
    everything = found(call)
    assert {"output-not-outcome", "no-champion"} <= everything
    house(filled, ignore="no-")
    assert found(call) == {name for name in everything if not name.startswith("no-")}
    assert found(call, "--ignore", "output-") == found(call) - {"output-not-outcome"}
    assert found(call, "--select", "no-champion") == {"no-champion"}
    house(filled, select="output-not-outcome")
    assert found(call) == {"output-not-outcome"}
    assert found(call, exchange_file, "--workspace", filled) == {"output-not-outcome"}
    assert len(found(call, exchange_file)) > 1


def test_an_unknown_check_is_reported_and_ignored(call: Call, filled: Path) -> None:
    everything = found(call)
    path = filled / "workspace.json"
    path.write_text(
        re.sub(r'("name": "Northwind")', r'\1, "select": ["output-not-outcme"]', path.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    said = call("lint")
    assert said.status == 1
    assert "output-not-outcme" in said.err and "did you mean output-not-outcome" in said.err
    assert found(call) == everything


# ---- waivers


def waived(exchange_file: Path, **waiver: str) -> dict[str, Any]:
    top: dict[str, Any] = json.loads(exchange_file.read_text(encoding="utf-8"))
    top["objectives"][1]["key_results"][0]["waivers"] = [{"name": "", "words": "", "reason": "", **waiver}]
    exchange_file.write_text(json.dumps(top, indent=1), encoding="utf-8")
    return top


def test_a_waiver_counts_in_a_file_without_other_fields(call: Call, exchange_file: Path) -> None:
    assert "output-not-outcome" in found(call, exchange_file)
    waived(exchange_file, name="output-not-outcome", words="Launch", reason="we must")
    assert not {"output-not-outcome", "stale-waiver", "no-champion"} & found(call, exchange_file)


def test_a_stale_waiver_is_found_in_a_file_and_in_the_workspace(call: Call, exchange_file: Path) -> None:
    waived(exchange_file, name="output-not-outcome", words="Ship", reason="we must")
    said = call("lint", exchange_file, "--select", "stale-waiver")
    assert said.status == 1
    line = int(said.out.removeprefix(f"{exchange_file}:").split(":")[0])
    assert "Launch the new payment page" in exchange_file.read_text(encoding="utf-8").splitlines()[line - 1]
    assert {"stale-waiver", "output-not-outcome"} <= found(call, exchange_file)
    assert call("import", exchange_file).status == 0
    assert {"stale-waiver", "output-not-outcome"} <= found(call)


def test_a_finding_about_a_set_is_waived_in_a_file(call: Call, exchange_file: Path) -> None:
    assert "too-few-key-results" in found(call, exchange_file)
    top = json.loads(exchange_file.read_text(encoding="utf-8"))
    top["objectives"][2]["waivers"] = [{"name": "too-few-key-results", "words": "", "reason": "yet to come"}]
    exchange_file.write_text(json.dumps(top), encoding="utf-8")
    assert not {"too-few-key-results", "stale-waiver"} & found(call, exchange_file)


# ---- the pages


@pytest.mark.parametrize("name", rules())
def test_every_check_explains_itself(call: Call, name: str) -> None:
    said = call("lint", "--explain", name)
    assert (said.status, said.out, said.err) == (0, page(name), "")


@pytest.mark.parametrize(
    ("name", "words"),
    [("output-not-outcom", "did you mean output-not-outcome"), ("qqqq", "there are not-judged"), ("", "there are")],
)
def test_an_unknown_check_is_answered_with_similar_names(call: Call, name: str, words: str) -> None:
    said = call("lint", "--explain", name)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert words in said.err


# ---- many


def many(folder: Path, files: int, each: int) -> None:
    for number in range(files):
        rows = [
            {
                "id": f"{number}-{row}",
                "kind": "key_result",
                "text": f"Raise orders of house {number} from {row} to 90 %",
            }
            for row in range(each)
        ]
        (folder / f"team-{number:03}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


@pytest.mark.long
def test_a_folder_of_files_shows_its_progress(tmp_path: Path) -> None:
    many(tmp_path, 40, 100)
    leader, follower = pty.openpty()
    env = os.environ | {"TERM": "xterm"}
    command = [sys.executable, "-m", "tuiokr", "lint", str(tmp_path), "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=follower, env=env)
    os.close(follower)
    told = b""
    try:
        while chunk := os.read(leader, 4096):
            told += chunk
    except OSError:  # the other side is closed
        pass
    os.close(leader)
    assert process.wait() == 1
    assert re.search(r"checked [\d,]+ statements in [\d,]+ files …", told.decode())
    assert told.decode().endswith("\r\x1b[K")


@pytest.mark.long
def test_ten_thousand_statements_are_all_judged(tmp_path: Path) -> None:
    many(tmp_path, 20, 500)
    command = [sys.executable, "-m", "tuiokr", "lint", str(tmp_path), "--format", "jsonl", "--exit-zero"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 10_000


def test_the_pre_commit_hook_calls_an_existing_command(call: Call, markdown: Path) -> None:
    text = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    said = dict(re.findall(r"^[- ] (\w+): (.+)$", text, re.MULTILINE))
    assert (said["id"], said["language"]) == ("tuiokr-lint", "python")
    assert said["types_or"] == "[markdown, json, csv]"
    program, *args = said["entry"].split()
    assert program == "tuiokr"
    assert call(*args, markdown).status == 1
    for name in ("OKRs.md", "team/payments-okrs.json", "okr/2027-q1.csv", "2027 OKR.md"):
        assert re.search(said["files"], name), name
    for name in ("README.md", "package.json", "smokr.csv"):
        assert not re.search(said["files"], name), name
