"""The tie-off on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_the_analysis_is_printed_as_json(call: Call, filled: Path) -> None:
    said = call("tie-off", "northwind", "--format", "json")
    told = json.loads(said.out)
    assert said.status == 1
    assert told["upper"] == "northwind"
    assert sorted(told["lower"]) == ["growth", "payments"]
    assert [row["id"] for row in told["coverage"]] == ["n1", "n1k1", "n1k2"]
    assert told["coverage"][0]["supported_by"] == ["p1"]
    assert {one["name"] for one in told["findings"]} >= {"no-parent"}
    assert {"name", "severity", "about", "message", "question"} == set(told["findings"][0])
    assert [one["id"] for one in told["suggestions"]] == ["g1"]
    assert set(told["suggestions"][0]["parents"][0]) == {"id", "score", "because"}


def test_the_analysis_is_printed_as_a_table(call: Call, filled: Path) -> None:
    said = call("tie-off", "Northwind")
    assert said.status == 1
    assert said.out.startswith("Northwind compared with Growth, Payments, 2027-Q1\n")
    assert "● Payments O1" in said.out
    assert "no-parent" in said.out
    assert "Possible parents" in said.out
    assert "\x1b" not in said.out


def test_the_teams_below_can_be_selected(call: Call, filled: Path) -> None:
    told = json.loads(call("tie-off", "Northwind", "Payments", "--format", "json").out)
    assert told["lower"] == ["payments"]
    assert not told["suggestions"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["northwynd"], ["did you mean", "northwind"]),
        (["northwind", "qqqq"], ["qqqq", "payments"]),
        (["northwind", "Northwind"], ["both sides"]),
        (["northwind", "--cycle", "2031-Q1"], ["2027-Q1"]),
    ],
)
def test_an_unknown_team_is_reported_with_the_known_ones(
    call: Call, filled: Path, args: list[str], words: list[str]
) -> None:
    said = call("tie-off", *args)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    for word in words:
        assert word in said.err


@pytest.mark.parametrize("ending", ["md", "html", "txt", "svg"])
def test_the_record_is_written_into_a_file(call: Call, filled: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"record.{ending}"
    said = call("tie-off", "northwind", "--record", str(file))
    assert said.status == 0 and said.out.strip().endswith(file.name)
    written = file.read_text("utf-8")
    assert "Tie-off of Northwind" in written and ("<svg" in written) is (ending in ("html", "svg"))


def test_a_record_that_cannot_be_written_is_refused_in_one_line(call: Call, filled: Path, tmp_path: Path) -> None:
    said = call("tie-off", "northwind", "--record", str(tmp_path / "nowhere" / "record.md"))
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert "not written" in said.err
