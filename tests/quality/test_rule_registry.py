"""A rule is one file: added to the folder, it judges, has a cost and a page; removed, it is gone everywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tuiokr.quality import KeyResultText, explain, explained, judge_key_result, judgement, rule_registry
from tuiokr.quality import rules as folder
from tuiokr.quality.rule_pages import documentation
from tuiokr.quality.rule_registry import rules

LAUNCH = KeyResultText("Launch the shop")
SHOUTING = """
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultText

def check(view):
    if view.text.isupper():
        yield found(view, "shouting", "warning", view.whole, "It shouts.", "Who is hard of hearing?")

RULE = KeyResultRule(
    name="shouting", severity="warning", cost=7, order=105, what="Looks for capitals.", why="They are loud.",
    ignore="When it is an acronym.", bad=(key_result("RAISE NPS", "RAISE NPS"),), good=(KeyResultText("Raise NPS"),),
    check=check,
)
"""


def _forget() -> None:
    for kept in (
        rule_registry.rules,
        rule_registry.key_result_rules,
        rule_registry.objective_rules,
        rule_registry.statement_rules,
        rule_registry.set_rules,
        rule_registry.waiver_rules,
        rule_registry.set_names,
        rule_registry.quiet_names,
        judgement.judge_key_result,
        judgement.judge_objective,
    ):
        kept.cache_clear()


@pytest.fixture
def other_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A copy of the folder of rules that is used in its place, to add and remove files."""
    for path in Path(folder.__path__[0]).glob("*.py"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(folder, "__path__", [str(tmp_path)])
    before = {name for name in sys.modules if name.startswith(f"{folder.__name__}.")}
    _forget()
    yield tmp_path
    for name in {name for name in sys.modules if name.startswith(f"{folder.__name__}.")} - before:
        del sys.modules[name]
    monkeypatch.undo()
    _forget()


def test_a_file_added_to_the_folder_is_a_rule(other_rules: Path) -> None:
    quiet = judge_key_result(KeyResultText("RAISE NPS FROM 20 TO 40"))
    (other_rules / "shouting.py").write_text(SHOUTING, encoding="utf-8")
    _forget()
    verdict = judge_key_result(KeyResultText("RAISE NPS FROM 20 TO 40"))
    assert {one.name for one in verdict.findings} - {one.name for one in quiet.findings} == {"shouting"}
    assert verdict.score == quiet.score - 7
    assert any("7  shouting" in line for line in explained(verdict))
    assert "It shouts" not in explain("shouting") and "Looks for capitals." in explain("shouting")
    assert "| [shouting](#shouting) | key result | warning | 7 |" in documentation()
    names = list(rules())
    assert names[names.index("shouting") - 1] == "not-energising"


@pytest.mark.parametrize("name", rules())
def test_a_rule_whose_file_was_removed_is_gone_everywhere(other_rules: Path, name: str) -> None:
    (other_rules / f"{name.replace('-', '_')}.py").unlink()
    _forget()
    assert name not in rules()
    assert f"## {name}\n" not in documentation() and f"(#{name})" not in documentation()
    for text in ("Launch the shop", "Neue Webseite einführen", "Leverage synergies", ""):
        verdict = judge_key_result(KeyResultText(text))
        assert name not in {one.name for one in verdict.findings}
        assert 0 <= verdict.score <= 100


def test_a_ceiling_is_removed_with_its_rule(other_rules: Path) -> None:
    assert judge_key_result(LAUNCH).score <= rules()["output-not-outcome"].ceiling
    (other_rules / "output_not_outcome.py").unlink()
    _forget()
    assert judge_key_result(KeyResultText("Launch the shop by 30 June for 40 of 50 guests")).score > 49


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no RULE"),
        (SHOUTING.replace('name="shouting"', 'name="loud"'), "of another name"),
        (SHOUTING.replace('bad=(key_result("RAISE NPS", "RAISE NPS"),)', "bad=()"), "lacks examples or a page"),
        (SHOUTING.replace('why="They are loud."', 'why=""'), "lacks examples or a page"),
        (SHOUTING.replace("cost=7, ", ""), "cost"),
    ],
)
def test_an_incomplete_rule_is_refused(other_rules: Path, text: str, says: str) -> None:
    (other_rules / "shouting.py").write_text(text, encoding="utf-8")
    _forget()
    with pytest.raises((RuntimeError, TypeError), match=says):
        rules()
