"""Every finding explains itself: a reason and a question, never “wrong”, never a verdict on people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from tuiokr.quality import Finding, explain, judge_key_result
from tuiokr.quality.rule import KeyResultRule, ObjectiveRule, Rule, SetRule, StatementRule, WaiverRule
from tuiokr.quality.rule_pages import documentation
from tuiokr.quality.rule_registry import rules
from tuiokr.quality.score import MEANING
from tuiokr.quality.set_view import SetView
from tuiokr.quality.statement import KeyResultFields, KeyResultText, ObjectiveText
from tuiokr.quality.view import KeyResultView, ObjectiveView, View
from tuiokr.usecases.remarks import page

HARSH = re.compile(
    r"\b(wrong\w*|incorrect\w*|mistake\w*|invalid|bad|poor\w*|terrible|fail(s|ed|ing|ure|ures)?|stupid|"
    r"useless|sloppy|lazy|lazily|careless\w*|incompeten\w*|amateur\w*|unprofessional|nonsense|must not|forbidden|"
    r"violat\w*|blame\w*|fault\w*|guilty|weak|should have)\b",
    re.IGNORECASE,
)
"""Words that judge. None may be said to somebody who wrote a sentence."""
ON_PEOPLE = re.compile(
    r"\b(you (are (not|too)|were|have (not|failed)|did not|don't|can't|failed|forgot|lack)|"
    r"your (fault|failure|mistake|team is)|"
    r"the (author|writer|team|champion|person) (is|was|has not|does not|did not|failed|forgot|lacks|cannot))\b",
    re.IGNORECASE,
)
"""Ways to turn a remark about a sentence into one about people."""
CYCLE = (date(2027, 1, 1), date(2027, 3, 31))
VARIED = (
    "Launch the shop", "Improve things", "Hold 12 talks", "Raise test coverage to 80 %", "Members can pay by phone",
    "The handbook is published", "Publish the guide and reach 4.5/5", "Win 30 shops and cut churn to 3 %",
    "Better service by 30 June 2028", "Ensure we continue to support customers", "Leverage synergies across GTM",
    "Increase revenue by 20 %", "Neue Webseite einführen", "Be world-class", "Build the platform and hire five people",
    "Guests from 20 to 30", "", "Improve onboarding so that 80 % stay", "NPS 50", "All teams have a plan",
)  # fmt: skip


def of_rule(rule: Rule) -> Iterator[Finding]:
    """What a rule says about its own examples and about sentences of all kinds."""
    forms = (None, KeyResultFields(), KeyResultFields(kind="milestone"), KeyResultFields(start=1, target=2, unit="%"))
    if isinstance(rule, KeyResultRule):
        given = [one for one, _ in rule.bad]
        given += [KeyResultText(text, fields=form, cycle=CYCLE) for text in VARIED for form in forms]
        for key in given:
            yield from rule.check(KeyResultView(key))
    elif isinstance(rule, ObjectiveRule):
        for goal in [one for one, _ in rule.bad] + [ObjectiveText(text, why="") for text in VARIED]:
            yield from rule.check(ObjectiveView(goal))
    elif isinstance(rule, StatementRule):
        for text in [one for one, _ in rule.bad] + list(VARIED):
            yield from rule.check(View(text, frozenset()))
    elif isinstance(rule, SetRule):
        for example in rule.bad:
            yield from rule.check(SetView(example.objectives, example.level))
    elif isinstance(rule, WaiverRule):
        for waived in rule.bad:
            yield from rule.check(waived.given)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_the_message_of_a_rule_is_kind_and_complete(rule: Rule) -> None:
    found = list(of_rule(rule))
    assert found
    for finding in found:
        assert finding.name == rule.name
        told = finding.message.replace(finding.words, "") if finding.words else finding.message
        assert told.strip() and "\n" not in finding.message and len(finding.message) < 160
        assert re.match(r"[A-Z“0-9]", finding.message) and finding.message[-1] in ".”"
        assert finding.question.endswith("?") and "\n" not in finding.question and len(finding.question) < 120
        for said in (told, finding.question, finding.frame):
            assert not HARSH.search(said), said
            assert not ON_PEOPLE.search(said), said


@pytest.mark.parametrize("name", rules())
def test_the_page_of_a_rule_is_kind_and_complete(name: str) -> None:
    rule = rules()[name]
    for said in (rule.what, rule.why, rule.ignore):
        assert len(said.split()) >= 5 and said.endswith((".", "?"))
        assert not HARSH.search(said), said
        assert not ON_PEOPLE.search(said), said


@pytest.mark.parametrize("name", rules())
def test_the_page_in_the_app_is_the_same_as_the_documentation(name: str) -> None:
    plain = page(name)
    assert plain.splitlines()[0] == name
    assert not re.search(r"[*#]", plain)
    bare = re.sub(r"[*#]", "", explain(name)).split()
    assert plain.split() == bare
    rule = rules()[name]
    for said in (rule.what, rule.why, rule.ignore, "Worth a second look", "Better"):
        assert said.replace("*", "") in plain


def test_an_unknown_check_has_no_page() -> None:
    with pytest.raises(KeyError):
        page("no-such-check")


def test_the_documentation_says_what_a_score_does_not_mean() -> None:
    said = documentation()
    assert MEANING in " ".join(said.split())
    assert "never a verdict on people" in " ".join(said.split())
    assert re.search(r"nobody is to be appraised", MEANING)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        (
            "Members can export their data by 31 March",
            "Share of members who export their data, from __ % to __ % by 31 Mar",
        ),
        ("Launch the new booking page", "People who use the new booking page every week, from __ to __ by 31 Mar"),
        ("Publish the night guide", "People who act on the night guide, from __ to __ by 31 Mar"),
        ("A health score exists for each account", "__ (what changes through A health score), from __ to __ by 31 Mar"),
        (
            "Decommission the old booking portal",
            "__ (what gets better without the old booking portal), from __ to __ by 31 Mar",
        ),
        ("Raise test coverage", "__ (what gets better with test coverage), from __ to __ by 31 Mar"),
    ],
)
def test_a_frame_keeps_only_the_nouns(text: str, frame: str) -> None:
    findings = judge_key_result(KeyResultText(text, cycle=CYCLE)).findings
    assert [finding.frame for finding in findings if finding.name == "output-not-outcome"] == [frame]


def test_a_multiple_is_not_a_target_value() -> None:
    findings = judge_key_result(KeyResultText("Double revenue in the south", cycle=CYCLE)).findings
    assert [finding.frame for finding in findings if finding.name == "no-baseline"] == ["revenue, from __ to __"]


def test_a_quote_within_a_statement_stays_complete() -> None:
    findings = judge_key_result(KeyResultText('Answer 50 "silly questions"')).findings
    assert [f.frame for f in findings if f.name == "no-deadline"] == ['Answer 50 "silly questions" by __']
