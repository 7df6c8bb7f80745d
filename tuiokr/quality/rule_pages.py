"""The pages of the rules as Markdown: one rule, or all rules as in `docs/rules.md`."""

from __future__ import annotations

import textwrap

from tuiokr.quality.rule import KeyResultRule, ObjectiveRule, Rule, SetRule, StatementRule, WaiverRule
from tuiokr.quality.rule_registry import rules
from tuiokr.quality.score import CLASS_SHARE, MEANING


def explain(name: str) -> str:
    """Return the page of a rule as Markdown. Raises KeyError for a name that is not a rule."""
    rule = rules()[name]
    lines = [
        f"## {rule.name}",
        "",
        f"*On: {rule.on}. Usually: {rule.severity}.*",
        "",
        f"**What it does.** {rule.what}",
        "",
    ]
    lines += [f"**Why it matters.** {rule.why}", "", "**Worth a second look**", "", *_bad(rule), "", "**Better**", ""]
    lines += [*_good(rule), "", f"**When to ignore it.** {rule.ignore}", ""]
    return "\n".join(lines)


def _bad(rule: Rule) -> list[str]:
    if isinstance(rule, SetRule | WaiverRule):
        return [f"- {example.told}" for example in rule.bad]
    if isinstance(rule, StatementRule):
        return [f"- {text}" for text, _ in rule.bad]
    if isinstance(rule, KeyResultRule):
        return [f"- {given.text}{_told(words)}" for given, words in rule.bad]
    if isinstance(rule, ObjectiveRule):
        return [f"- {given.text}{_told(words)}" for given, words in rule.bad]
    return []


def _told(words: str) -> str:
    return f" (*{words}*)" if words else ""


def _good(rule: Rule) -> list[str]:
    if isinstance(rule, SetRule | WaiverRule):
        return [f"- {example.told}" for example in rule.good]
    if isinstance(rule, StatementRule):
        return [f"- {text}" for text in rule.good]
    if isinstance(rule, KeyResultRule):
        return [f"- {given.text}" for given in rule.good]
    if isinstance(rule, ObjectiveRule):
        return [f"- {given.text}" for given in rule.good]
    return []


def _scores() -> str:
    ceilings = [f"with {one.name} it stays below {one.ceiling + 1}" for one in rules().values() if one.ceiling < 100]
    return (
        f"Each wording has a score from 0 to 100. {MEANING} A finding takes the points of the last column once, half "
        f"of them when it is a hint; up to {CLASS_SHARE} more go by how little the wording reads like an effect or a "
        f"strong objective{''.join(f', and {one}' for one in ceilings)}. The score of a set is the mean of its "
        "statements less its own findings. `tuiokr lint --verbose` tells all parts of each score."
    )


def documentation() -> str:
    """Return the page of all rules as Markdown, as in `docs/rules.md`."""
    head = [
        "# The checks",
        "",
        "Generated from the rules themselves by `python -m bench.rules_page`; the examples are the rules' own tests.",
        "",
        "A check names the words at fault, says why in a line and asks a question. It is never a verdict on people,",
        "and every finding can be waived with a reason. What the machine cannot tell, it calls *unsure*.",
        "",
        *textwrap.wrap(_scores(), 118),
        "",
        "| check | on | usually | points |",
        "|---|---|---|---|",
        *(f"| [{one.name}](#{one.name}) | {one.on} | {one.severity} | {one.cost} |" for one in rules().values()),
        "",
    ]
    return "\n".join(head) + "\n" + "\n".join(explain(name) for name in rules())
