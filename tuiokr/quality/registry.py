"""All rules: found in `rules/`, checked when first used, explained by name, selected by name or prefix."""

from __future__ import annotations

import pkgutil
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import TypeVar

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, ObjectiveRule, Rule, SetRule, StatementRule, WaiverRule
from tuiokr.quality.score import BEST_OUTPUT, CLASS_SHARE, COST, MEANING

F = TypeVar("F", bound=Finding)

ORDER = (
    "not-judged",
    "metric-in-objective", "task-as-objective", "jargon", "business-as-usual", "several-goals", "vague-objective",
    "too-long", "no-why", "not-energising",
    "output-not-outcome", "not-measurable", "no-baseline", "no-target", "no-deadline", "due-outside-cycle",
    "vague-words", "several-results", "milestone-without-effect", "no-champion", "no-data-source",
    "too-many-objectives", "too-few-key-results", "too-many-key-results", "all-lagging", "no-counter-metric",
    "champion-overloaded", "repeats-itself",
    "stale-waiver",
)  # fmt: skip
"""Every name there is, in the order of the documentation. A rule file without a place here is refused."""


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Return all rules by name, in the order of the documentation.

    Raises RuntimeError when a rule file holds no rule, an unknown name, or no examples: a mistake of the programmer.
    """
    loaded: dict[str, Rule] = {}
    folder = import_module("tuiokr.quality.rules")
    for module in pkgutil.iter_modules(folder.__path__):
        rule = getattr(import_module(f"{folder.__name__}.{module.name}"), "RULE", None)
        if not isinstance(rule, KeyResultRule | ObjectiveRule | StatementRule | SetRule | WaiverRule):
            raise RuntimeError(f"rules/{module.name}.py holds no RULE")
        if rule.name.replace("-", "_") != module.name or rule.name not in ORDER:
            raise RuntimeError(f"rules/{module.name}.py holds a rule of another name: {rule.name}")
        if not rule.bad or not rule.good or not (rule.what and rule.why and rule.ignore):
            raise RuntimeError(f"rule {rule.name} lacks examples or a page")
        loaded[rule.name] = rule
    missing = [name for name in ORDER if name not in loaded]
    if missing:
        raise RuntimeError(f"rules without a file: {', '.join(missing)}")
    return MappingProxyType({name: loaded[name] for name in ORDER})


@lru_cache(maxsize=1)
def key_result_rules() -> tuple[KeyResultRule, ...]:
    """Return the rules on one key result."""
    return tuple(rule for rule in rules().values() if isinstance(rule, KeyResultRule))


@lru_cache(maxsize=1)
def objective_rules() -> tuple[ObjectiveRule, ...]:
    """Return the rules on one objective."""
    return tuple(rule for rule in rules().values() if isinstance(rule, ObjectiveRule))


@lru_cache(maxsize=1)
def statement_rules() -> tuple[StatementRule, ...]:
    """Return the rules that come before all others."""
    return tuple(rule for rule in rules().values() if isinstance(rule, StatementRule))


@lru_cache(maxsize=1)
def set_rules() -> tuple[SetRule, ...]:
    """Return the rules on a whole set."""
    return tuple(rule for rule in rules().values() if isinstance(rule, SetRule))


@lru_cache(maxsize=1)
def waiver_rules() -> tuple[WaiverRule, ...]:
    """Return the rules on what people let stand."""
    return tuple(rule for rule in rules().values() if isinstance(rule, WaiverRule))


def names_like(given: Iterable[str]) -> frozenset[str]:
    """Return the names that are given or begin with what is given (`no-`). Raises KeyError for what fits none."""
    chosen: set[str] = set()
    for part in given:
        fitting = [part] if part in ORDER else [name for name in ORDER if part and name.startswith(part)]
        if not fitting:
            raise KeyError(part)
        chosen.update(fitting)
    return frozenset(chosen)


def select(findings: Iterable[F], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[F, ...]:
    """Return the findings whose name is selected (all when nothing is) and not ignored.

    Names may be prefixes (`no-`); the longer of two that fit wins, so `no-` may be ignored and `no-target` selected.
    Findings of other parts of the program (alignment) are matched by the same prefixes.
    """
    return tuple(finding for finding in findings if _kept(finding.name, select, ignore))


def _kept(name: str, chosen: Sequence[str], ignored: Sequence[str]) -> bool:
    into = max((len(part) for part in chosen if part and name.startswith(part)), default=-1)
    out = max((len(part) for part in ignored if part and name.startswith(part)), default=-1)
    if chosen and into < 0:
        return False
    return out < 0 or into > out


def explain(name: str) -> str:
    """Return the page of a rule as Markdown. Raises KeyError for a name that no rule has."""
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


_SCORES = (
    f"Each wording has a score from 0 to 100. {MEANING} A finding takes the points of the last column once, half of "
    f"them when it is a hint; up to {CLASS_SHARE} more go by how little the wording reads like an effect or a strong "
    f"objective, and what names work stays below {BEST_OUTPUT + 1}. The score of a set is the mean of its statements "
    "less its own findings. `tuiokr lint --verbose` tells all parts of each score."
)


def documentation() -> str:
    """Return the page of all rules as Markdown, as it stands in `docs/rules.md`."""
    head = [
        "# The checks",
        "",
        "Generated from the rules themselves by `python bench/rules_page.py`; the examples are the rules' own tests.",
        "",
        "A check names the words at fault, says why in a line and asks a question. It is never a verdict on people,",
        "and every finding can be waived with a reason. What the machine cannot tell, it calls *unsure*.",
        "",
        *textwrap.wrap(_SCORES, 118),
        "",
        "| check | on | usually | points |",
        "|---|---|---|---|",
        *(f"| [{one.name}](#{one.name}) | {one.on} | {one.severity} | {COST[one.name]} |" for one in rules().values()),
        "",
    ]
    return "\n".join(head) + "\n" + "\n".join(explain(name) for name in rules())
