"""lint: every kind of input, and the output in every format."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Call
from tuiokr.cli.lint_report import jsonl, verdict_of
from tuiokr.cli.shared import dumped
from tuiokr.cli.style import Style
from tuiokr.quality.rule_registry import rules
from tuiokr.usecases.check_choice import CheckChoice
from tuiokr.usecases.lint import Judged, LintTally, judge_file

LINES = [
    {"id": "a", "kind": "key_result", "text": "Launch the new website"},
    {"id": "b", "kind": "objective", "text": "Make paying with us feel effortless"},
    {"id": "a", "kind": "key_result", "text": "Checkout completion from 71 % to 85 %", "objective": "Make paying easy"},
    {"id": "", "kind": "key_result", "text": ""},
    {"id": "ü", "kind": "key_result", "text": "Die Abschlussrate steigt von 71 % auf 85 % bis Ende März"},
]
SOURCE = "\n".join(map(json.dumps, LINES)).encode()
MARKDOWN = """# Payments 2027-Q1

## Objective: Make paying with us feel effortless

- KR: Launch the new payment page
- KR: Checkout completion from 71 % to 85 %
"""


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    path = tmp_path / "payments.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


# ---- JSON Lines, exactly


def test_each_line_gets_one_verdict_in_the_same_order(call: Call) -> None:
    said = call("lint", "--from", "jsonl", "--format", "jsonl", "-", stdin=SOURCE)
    told = [json.loads(line) for line in said.out.splitlines()]
    assert said.status == 1
    assert [(one["id"], one["kind"]) for one in told] == [(one["id"], one["kind"]) for one in LINES]
    for one in told:
        own = {"strength"} if one["kind"] == "objective" else {"class", "measurable"}
        assert set(one) == {"id", "kind", "score", "findings"} | own
        assert 0 <= one["score"] <= 100
    (first, *_) = told[0]["findings"]
    assert set(first) == {"name", "severity", "start", "end", "words", "message", "question", "frame"}
    assert first["words"] == LINES[0]["text"][first["start"] : first["end"]]


def test_a_statement_that_is_not_english_is_not_judged(call: Call) -> None:
    told = [json.loads(line) for line in call("lint", "-", "--format", "jsonl", stdin=SOURCE).out.splitlines()]
    assert (told[4]["class"], told[4]["measurable"]) == ("unsure", "unsure")
    assert "not-judged" in {one["name"] for one in told[4]["findings"]}


def test_empty_input_gives_no_output(call: Call) -> None:
    said = call("lint", "-", "--from", "jsonl", "--format", "jsonl")
    assert (said.status, said.out, said.err) == (0, "", "")


@given(st.lists(st.tuples(st.text(max_size=60), st.sampled_from(["key_result", "objective"])), max_size=6))
def test_every_line_gets_a_verdict_whatever_it_says(texts: list[tuple[str, str]]) -> None:
    rows = [{"id": str(number), "kind": kind, "text": text} for number, (text, kind) in enumerate(texts)]
    data = "\n".join(map(json.dumps, rows)).encode()
    tally = LintTally()
    out = "".join(jsonl(tally.through(judge_file(data, "stdin", "jsonl", CheckChoice())), tally, Style()))
    assert [json.loads(line)["id"] for line in out.split("\n")[:-1]] == [row["id"] for row in rows]
    for item, row in zip(judge_file(data, "stdin", "jsonl", CheckChoice()), rows, strict=True):
        assert isinstance(item, Judged)
        assert item.text == row["text"]
        for finding in item.findings:
            assert finding.words == row["text"][finding.start : finding.end]


def test_a_lone_surrogate_survives(call: Call) -> None:
    said = call(
        "lint",
        "-",
        "--from",
        "jsonl",
        "--format",
        "jsonl",
        stdin=b'{"id": "\\ud800", "kind": "objective", "text": "\\ud800"}',
    )
    assert said.status in (0, 1, 2)
    assert "unexpected" not in said.err
    assert json.loads(dumped({"id": "\ud800"})) == {"id": "\ud800"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not json", "stdin:1: "),
        (SOURCE + b"\n\n[1]", "stdin:7: "),
        (SOURCE + b'\n{"id": "x", "kind": "key_result"}', 'stdin:6: "text"'),
        (SOURCE + b'\n{"id": "x", "text": "y"}', 'stdin:6: "kind"'),
        (b'{"id": 3, "kind": "objective", "text": "x"}', 'stdin:1: "id"'),
        (SOURCE + b"\n\xff\xfe", "stdin:6: "),
    ],
)
def test_wrong_input_is_reported_by_line_before_any_output(call: Call, data: bytes, words: str) -> None:
    for how in ("jsonl", "json", "text", "sarif", "github"):
        said = call("lint", "-", "--from", "jsonl", "--format", how, stdin=data)
        assert (said.status, said.out.strip(" []\n"), said.err.count("\n")) == (2, "", 1)
        assert words in said.err


# ---- what may be checked


def test_a_folder_is_walked_and_files_without_okrs_are_skipped(call: Call, markdown: Path) -> None:
    folder = markdown.parent
    (folder / "deep").mkdir()
    (folder / "deep" / "okrs.jsonl").write_bytes(SOURCE)
    (folder / "README.md").write_text("Nothing of the kind.\n", encoding="utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "okrs.jsonl").write_bytes(SOURCE)
    said = call("lint", folder)
    assert said.status == 1
    assert re.search(r"in 8 statements in 2 files$", said.out.strip())
    assert "passed over" in said.err and "README.md" in said.err
    (folder / "deep" / "okrs.jsonl").unlink()
    assert call("lint", folder / "deep").status == 2


def test_the_current_cycle_of_the_workspace_is_checked(call: Call, filled: Path) -> None:
    said = call("lint", "--format", "json")
    told = json.loads(said.out)
    assert said.status == 1
    launch = next(one for one in told if one["id"] == "p1k1")
    assert launch["file"].endswith(str(Path("cycles") / "2027-Q1" / "teams" / "payments.json"))
    line = Path(launch["file"]).read_text(encoding="utf-8").splitlines()[launch["line"] - 1]
    assert line[launch["column"] - 1 :].startswith("Launch the new payment page")


def test_the_folder_of_a_workspace_is_checked_as_a_workspace(call: Call, filled: Path) -> None:
    assert call("lint", filled).out == call("lint").out


def test_sets_are_checked_if_the_source_has_sets(call: Call, exchange_file: Path) -> None:
    said = call("lint", exchange_file, "--format", "json", "--select", "too-few-key-results")
    (told,) = [one for one in json.loads(said.out) if one["kind"] == "set"]
    assert (said.status, told["id"]) == (1, "growth")
    assert told["findings"][0]["about"] == ["g1"]
    line = exchange_file.read_text(encoding="utf-8").splitlines()[told["line"] - 1]
    assert "Turn a first order" in line
    assert "kind" in verdict_of(next(judge_file(SOURCE, "x.jsonl", None, CheckChoice())))
    assert all(isinstance(one, Judged) for one in judge_file(SOURCE, "x.jsonl", None, CheckChoice()))


def test_waived_findings_are_not_reported(call: Call, exchange_file: Path) -> None:
    top = json.loads(exchange_file.read_text(encoding="utf-8"))
    launch = top["objectives"][1]["key_results"][0]
    launch |= {"owner": "Ana", "waivers": [{"name": "output-not-outcome", "words": "Launch", "reason": "we must"}]}
    before = call("lint", exchange_file, "--select", "output-not-outcome")
    exchange_file.write_text(json.dumps(top), encoding="utf-8")
    after = call("lint", exchange_file, "--select", "output-not-outcome")
    assert (before.status, after.status) == (1, 0)


# ---- choosing


def test_select_ignore_and_exit_zero_work(call: Call, markdown: Path) -> None:
    everything = json.loads(call("lint", markdown, "--format", "json").out)
    found = {finding["name"] for one in everything for finding in one["findings"]}
    assert "output-not-outcome" in found
    one = call("lint", markdown, "--format", "json", "--select", "output-not-outcome")
    assert {finding["name"] for each in json.loads(one.out) for finding in each["findings"]} == {"output-not-outcome"}
    assert len([each for each in json.loads(one.out) if each["kind"] != "set"]) == 3
    none = call("lint", markdown, "--ignore", ",".join(sorted(found)))
    assert (none.status, none.out) == (0, "nothing found in 3 statements in 1 file\n")
    assert call("lint", markdown, "--select", "output-", "--ignore", "output-not-outcome").status == 0
    assert call("lint", markdown, "--exit-zero").status == 0


# ---- formats


def test_the_text_format_names_the_place_and_asks_a_question(call: Call, markdown: Path) -> None:
    said = call("lint", markdown)
    first, question, *_, last = said.out.splitlines()
    assert re.match(rf"{re.escape(str(markdown))}:\d+:\d+: (error|warning|hint) [a-z-]+: \S", first)
    assert question.startswith("    ") and question.endswith("?")
    assert re.search(r"(errors?|warnings?|hints?) in 3 statements in 1 file$", last)
    launch = next(line for line in said.out.splitlines() if "output-not-outcome" in line)
    line, column = map(int, launch.removeprefix(f"{markdown}:").split(":")[:2])
    assert MARKDOWN.splitlines()[line - 1][column - 1 :].startswith("Launch")


def test_no_word_of_a_file_acts_on_the_terminal(call: Call, tmp_path: Path) -> None:
    evil = tmp_path / "evil\x1b]0;x\x07.jsonl"
    evil.write_text(
        json.dumps({"id": "x", "kind": "key_result", "text": "Launch \x1b]52;c;AAAA\x07 \x9b31m ‮synergies"}),
        encoding="utf-8",
    )
    for how in ("text", "github"):
        said = call("lint", evil, "--format", how)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said.out + said.err)


def test_output_has_colour_only_on_a_terminal(markdown: Path) -> None:
    def shown(**env: str) -> str:
        leader, follower = pty.openpty()
        command = [sys.executable, "-m", "tuiokr", "lint", str(markdown)]
        own = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"} | env
        process = subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL, env=own)
        os.close(follower)
        data = b""
        try:
            while chunk := os.read(leader, 4096):
                data += chunk
        except OSError:  # the other side is closed
            pass
        os.close(leader)
        assert process.wait() == 1
        return data.decode().replace("\r\n", "\n")

    coloured = shown()
    assert "\x1b[1;4;31mLaunch" in coloured
    assert "\x1b" not in shown(NO_COLOR="1")
    assert "\x1b" not in shown(TERM="dumb")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert re.search(rf"^{re.escape(str(markdown))}:5:\d+: error output-not-outcome: ", plain, re.MULTILINE)


def test_sarif_output_follows_the_standard(call: Call, markdown: Path) -> None:
    spaced = markdown.rename(markdown.parent / "our okrs ä.md")
    said = call("lint", spaced, "--format", "sarif")
    log = json.loads(said.out)
    (run,) = log["runs"]
    known = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert (said.status, log["version"], known) == (1, "2.1.0", list(rules()))
    assert run["results"]
    for result in run["results"]:
        assert known[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (place,) = result["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", uri) and unquote(uri) == str(spaced)
        region = place["physicalLocation"]["region"]
        assert region["startLine"] >= 1 and 1 <= region["startColumn"] <= region["endColumn"]
        if "snippet" in region:
            line = MARKDOWN.splitlines()[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"] and rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_github_annotations_are_escaped(call: Call, markdown: Path) -> None:
    odd = markdown.rename(markdown.parent / "a,b:c%d.md")
    said = call("lint", odd, "--format", "github")
    assert said.status == 1
    pattern = r"::(error|warning|notice) file=([^,]+),line=\d+,col=\d+(,endColumn=\d+)?,title=[a-z-]+::.+"
    for line in said.out.splitlines():
        found = re.fullmatch(pattern, line)
        assert found
        assert found[2].endswith("a%2Cb%3Ac%25d.md")
        assert not re.search(r"%(?!25|0A|0D|2C|3A)", line)


def test_progress_is_shown_only_on_a_terminal(markdown: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tuiokr", "lint", str(markdown)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
