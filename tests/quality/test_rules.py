"""The examples of a rule are its test: every bad one is found at the right words, no good one is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuiokr.quality import Finding, KeyResultText, ObjectiveText, explain, select
from tuiokr.quality.rule import KeyResultRule, ObjectiveRule, SetExample, SetRule, StatementRule
from tuiokr.quality.rule_pages import documentation
from tuiokr.quality.rule_registry import rules
from tuiokr.quality.set_view import SetView
from tuiokr.quality.view import KeyResultView, ObjectiveView, View

KEY_RESULT_RULES = [rule for rule in rules().values() if isinstance(rule, KeyResultRule)]
OBJECTIVE_RULES = [rule for rule in rules().values() if isinstance(rule, ObjectiveRule)]
STATEMENT_RULES = [rule for rule in rules().values() if isinstance(rule, StatementRule)]
SET_RULES = [rule for rule in rules().values() if isinstance(rule, SetRule)]


def sound(finding: Finding, text: str) -> None:
    """Check what every finding about a statement must satisfy."""
    assert 0 <= finding.start <= finding.end <= len(text)
    assert finding.words == text[finding.start : finding.end]
    assert finding.message and finding.message.count("\n") == 0
    assert finding.question.endswith("?")
    assert "wrong" not in finding.message.lower()


@pytest.mark.parametrize(
    ("rule", "given", "words"),
    [(r, g, w) for r in KEY_RESULT_RULES for g, w in r.bad],
    ids=lambda v: getattr(v, "text", None),
)
def test_a_bad_key_result_is_found(rule: KeyResultRule, given: KeyResultText, words: str) -> None:
    found = list(rule.check(KeyResultView(given)))
    assert found, "not flagged"
    assert words in {finding.words for finding in found}
    for finding in found:
        assert finding.name == rule.name
        sound(finding, given.text)


@pytest.mark.parametrize(
    ("rule", "given"), [(r, g) for r in KEY_RESULT_RULES for g in r.good], ids=lambda v: getattr(v, "text", None)
)
def test_a_good_key_result_is_not_found(rule: KeyResultRule, given: KeyResultText) -> None:
    assert list(rule.check(KeyResultView(given))) == []


@pytest.mark.parametrize(
    ("rule", "given", "words"),
    [(r, g, w) for r in OBJECTIVE_RULES for g, w in r.bad],
    ids=lambda v: getattr(v, "text", None),
)
def test_a_bad_objective_is_found(rule: ObjectiveRule, given: ObjectiveText, words: str) -> None:
    found = list(rule.check(ObjectiveView(given)))
    assert found, "not flagged"
    assert words in {finding.words for finding in found}
    for finding in found:
        assert finding.name == rule.name
        sound(finding, given.text)


@pytest.mark.parametrize(
    ("rule", "given"), [(r, g) for r in OBJECTIVE_RULES for g in r.good], ids=lambda v: getattr(v, "text", None)
)
def test_a_good_objective_is_not_found(rule: ObjectiveRule, given: ObjectiveText) -> None:
    assert list(rule.check(ObjectiveView(given))) == []


@pytest.mark.parametrize(("rule", "text", "words"), [(r, t, w) for r in STATEMENT_RULES for t, w in r.bad])
def test_a_bad_statement_is_found(rule: StatementRule, text: str, words: str) -> None:
    assert [finding.words for finding in rule.check(View(text, frozenset()))] == [words]


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in STATEMENT_RULES for t in r.good])
def test_a_good_statement_is_not_found(rule: StatementRule, text: str) -> None:
    assert list(rule.check(View(text, frozenset()))) == []


@pytest.mark.parametrize(
    ("rule", "example"), [(r, e) for r in SET_RULES for e in r.bad], ids=lambda v: getattr(v, "told", None)
)
def test_a_bad_set_is_found(rule: SetRule, example: SetExample) -> None:
    found = list(rule.check(SetView(example.objectives, example.level)))
    assert found
    assert set(example.about) <= {identity for finding in found for identity in finding.about}


@pytest.mark.parametrize(
    ("rule", "example"), [(r, e) for r in SET_RULES for e in r.good], ids=lambda v: getattr(v, "told", None)
)
def test_a_good_set_is_not_found(rule: SetRule, example: SetExample) -> None:
    assert list(rule.check(SetView(example.objectives, example.level))) == []


def test_every_rule_has_a_page() -> None:
    for name in rules():
        page = explain(name)
        assert page.startswith(f"## {name}\n")
        assert "Why it matters" in page and "When to ignore it" in page


def test_explain_refuses_an_unknown_name() -> None:
    with pytest.raises(KeyError):
        explain("no-such-rule")


def test_the_documentation_is_current() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == documentation(), "run: python -m bench.rules_page"


def test_findings_can_be_selected_and_ignored() -> None:
    found = [Finding(name, "hint", 0, 0, "", "m", "q?") for name in ("no-target", "no-deadline", "jargon")]
    assert [f.name for f in select(found)] == ["no-target", "no-deadline", "jargon"]
    assert [f.name for f in select(found, select=["no-"])] == ["no-target", "no-deadline"]
    assert [f.name for f in select(found, ignore=["no-"])] == ["jargon"]
    assert [f.name for f in select(found, select=["no-target"], ignore=["no-"])] == ["no-target"]
