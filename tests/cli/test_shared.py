"""How a call is read, and how a wrong call is reported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tuiokr
from tests.cli.conftest import Call
from tuiokr.__main__ import _app_call
from tuiokr.cli.errors import default_workspace
from tuiokr.cli.shared import addressed, given_workspace


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ([], (False, None, None, False)),
        (["--workspace", "x"], (False, "x", None, False)),
        (["--workspace=x"], (False, "x", None, False)),
        (["--read-only"], (False, None, None, True)),
        (["--read-only", "--workspace", "x"], (False, "x", None, True)),
        (["--workspace=x", "--read-only"], (False, "x", None, True)),
        (["demo"], (True, None, None, False)),
        (["demo", "--keep", "x"], (True, None, "x", False)),
        (["demo", "--keep=x"], (True, None, "x", False)),
    ],
)
def test_calls_that_open_the_app_are_read_without_the_library(args: list[str], wanted: object) -> None:
    assert _app_call(args) == wanted


@pytest.mark.parametrize(
    "args",
    [
        ["--workspace"],
        ["--workspace="],
        ["--workspace", ""],
        ["--workspace", " "],
        ["--workspace= "],
        ["demo", "--keep", ""],
        ["--workspace", "--help"],
        ["demo", "x"],
        ["demo", "--read-only"],
        ["--read-only", "lint"],
        ["--read-only", "--read-only"],
        ["demo", "--help"],
        ["--version"],
        ["lint"],
    ],
)
def test_every_other_call_is_left_to_the_library(args: list[str]) -> None:
    assert _app_call(args) is None


def test_version_and_help_are_printed(call: Call) -> None:
    assert call("--version").out == f"tuiokr {tuiokr.__version__}\n"
    shown = call("--help")
    assert shown.status == 0
    for command in ("demo", "lint", "import", "export", "minutes", "tie-off"):
        assert command in shown.out
        assert call(command, "--help").status == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["lnt"], ["did you mean lint?", "tuiokr --help"]),
        (["qqqqqq"], ["there are backup, demo, doctor, export, import, lint, minutes, present, restore, tie-off"]),
        (["lint", "--forma", "json"], ["--forma", "tuiokr lint --help"]),
        (["lint", "--format", "xml"], ["xml", "sarif"]),
        (["import"], ["FILE"]),
        (["--workspace"], ["--workspace"]),
        (["--workspace", "x", "demo"], ["--keep"]),
        (["--read-only", "lint"], ["--read-only is for the app"]),
        (["demo", "--read-only"], ["--read-only"]),
        (["lint", "--select", "no-whyy", "x.md"], ["no-whyy", "no-why"]),
        (["lint", "--ignore", "qqqqqqqq", "x.md"], ["qqqqqqqq", "output-not-outcome"]),
        (["lint", "there-is-no-such-file.md"], ["there-is-no-such-file.md: no such file"]),
        (["export"], ["no workspace in"]),
        (["lint"], ["name files"]),
        (["tie-off", "x"], ["no workspace in"]),
        (["minutes"], ["WORKSHOP"]),
        (["minutes", "x"], ["no workspace in"]),
        (["minutes", "x", "--to", "pdf"], ["pdf", "chat"]),
    ],
)
def test_a_wrong_call_is_reported_in_one_line(call: Call, args: list[str], words: list[str]) -> None:
    said = call(*args)
    assert said.status == 2
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("tuiokr: ")
    for word in words:
        assert word in said.err


@pytest.mark.parametrize("args", [[], ["demo"], ["--workspace", "x"], ["demo", "--keep", "x"]])
def test_the_app_is_not_started_without_a_terminal(call: Call, args: list[str], tmp_path: Path) -> None:
    said = call(*args)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert "needs a terminal" in said.err
    assert list(tmp_path.iterdir()) == []


def test_the_workspace_is_named_by_the_environment_or_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUIOKR_WORKSPACE", "~/okrs")
    assert default_workspace() == Path.home() / "okrs"
    monkeypatch.setenv("TUIOKR_WORKSPACE", " ")
    assert default_workspace().name == "tuiokr"


def test_an_unexpected_error_is_one_line_too(call: Call, exchange_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a\nb")

    monkeypatch.setattr("tuiokr.usecases.lint.read_statements", fail)
    said = call("lint", exchange_file)
    assert said.status == 3
    assert said.err.count("\n") == 1
    assert "unexpected RuntimeError: a b" in said.err
    monkeypatch.setenv("TUIOKR_DEBUG", "1")
    with pytest.raises(RuntimeError):
        call("lint", exchange_file)


def test_a_reader_that_closes_early_is_not_an_error(exchange_file: Path) -> None:
    line = '{"id": "x", "kind": "key_result", "text": "Launch the portal"}\n'
    command = [sys.executable, "-m", "tuiokr", "lint", "-", "--from", "jsonl", "--format", "jsonl"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin and process.stdout and process.stderr
    process.stdout.close()
    process.stdin.write((line * 500).encode())
    process.stdin.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_is_quiet() -> None:
    command = [sys.executable, "-m", "tuiokr", "lint", "-", "--from", "jsonl"]

    def as_in_a_terminal() -> None:
        """Restore the default reaction to an interrupt, which a run in the background may ignore."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, preexec_fn=as_in_a_terminal)
    time.sleep(3)  # it reads standard input by then
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize(
    "args",
    [
        *(
            [*command, *empty]
            for command in (
                ["export"],
                ["lint"],
                ["import", "x.md"],
                ["tie-off", "x"],
                ["minutes", "x"],
                ["backup", "x"],
            )
            for empty in (["--workspace", ""], ["--workspace="], ["--workspace", "  "])
        ),
        ["restore", "x.zip", "--workspace", ""],
        ["doctor", "--workspace", ""],
        ["--workspace", ""],
        ["--workspace="],
        ["--workspace", "", "export"],
        ["demo", "--keep", ""],
    ],
)
def test_an_empty_folder_is_refused(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_text("## Team\n### Objective\n- From 1 to 2\n")
    done = call(*args)
    assert (done.status, done.out) == (2, "")
    assert "it is empty; expected a folder" in done.err and done.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUIOKR_WORKSPACE")
    usual = default_workspace()
    for value in ("", " "):
        monkeypatch.setenv("TUIOKR_WORKSPACE", value)
        assert default_workspace() == usual


@pytest.mark.parametrize(
    ("args", "given"),
    [
        (["export"], ""),
        (["export", "--workspace", "d"], "d"),
        (["--workspace=d e", "export"], "d e"),
        (["export", "--workspace"], ""),
    ],
)
def test_the_given_workspace_is_found_in_the_arguments(args: list[str], given: str) -> None:
    assert given_workspace(args) == given


def test_a_hint_names_the_given_workspace() -> None:
    assert addressed("Mend it: Run tuiokr doctor --mend.", "") == "Mend it: Run tuiokr doctor --mend."
    assert addressed("Run tuiokr doctor --mend.", "a b") == "Run tuiokr doctor --workspace 'a b' --mend."
    assert addressed("Make a backup: tuiokr backup FILE", "d") == "Make a backup: tuiokr backup --workspace d FILE"
