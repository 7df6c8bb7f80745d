"""The files that the scaffold writes work at once: the program finds them, and they keep to the style."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.scaffold import SCAFFOLDS, main, names, write

PROJECT = Path(__file__).parents[2]
NAMES = {"rule": "no-hedging", "format": "opml", "screen": "check_in", "step": "retrospective"}
FOUND = """
from tuiokr.exchange.document import Document
from tuiokr.exchange.format_registry import formats
from tuiokr.model.step_kind import StepKind
from tuiokr.quality import judge_key_result
from tuiokr.quality.rule_registry import rules
from tuiokr.screens.check_in import CheckIn
from tuiokr.screens.stage_registry import stages

rule = rules()["no-hedging"]
for text, words in rule.bad:
    assert [one.words for one in judge_key_result(text).findings if one.name == rule.name] == [words]
for text in rule.good:
    assert not [one for one in judge_key_result(text).findings if one.name == rule.name]
assert formats()["opml"].write(Document("Harbour")) == b"Harbour\\n"
assert stages()[StepKind("retrospective")].__name__ == "RetrospectiveStage"
assert CheckIn.CSS_PATH == "check_in.tcss"
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(PROJECT / "tuiokr", root / "tuiokr", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", root)
    (root / "tests" / "journeys").mkdir(parents=True)
    (root / "tests" / "journeys" / "driver.py").touch()  # by it ruff knows that these tests belong to the project
    for kind, name in NAMES.items():
        write(kind, name, root)
    return root


def test_every_scaffold_has_an_example() -> None:
    assert set(NAMES) == set(SCAFFOLDS)


def test_the_program_finds_what_was_written(copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FOUND],
        env=os.environ | {"PYTHONPATH": str(copy)},
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_was_written_keeps_to_the_style(copy: Path) -> None:
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--no-cache", "tuiokr", "tests"],
            cwd=copy,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", list(NAMES))
def test_nothing_that_exists_is_written_over(copy: Path, kind: str) -> None:
    before = {path: path.read_bytes() for path in copy.rglob("*.py")}
    with pytest.raises(FileExistsError, match="exists already"):
        write(kind, NAMES[kind], copy)
    assert {path: path.read_bytes() for path in copy.rglob("*.py")} == before


@pytest.mark.parametrize("name", ["", "No", "1st", "a--b", "../a", "a/b", "x" * 3 + "\n"])
def test_what_is_not_a_name_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="expected small letters"):
        names(name)
    assert main(["rule", name]) == 2
    assert "is not a name" in capsys.readouterr().err
