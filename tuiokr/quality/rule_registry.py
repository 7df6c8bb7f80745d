"""All rules in `rules/`, checked on first use, selected by name or prefix."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import TypeVar

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, ObjectiveRule, Rule, SetRule, StatementRule, WaiverRule

F = TypeVar("F", bound=Finding)


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Return all rules by name, in the order of the documentation.

    Raises RuntimeError when a rule file has no rule, one with another name, or no examples: a programming error.
    """
    loaded: list[Rule] = []
    folder = import_module("tuiokr.quality.rules")
    for module in pkgutil.iter_modules(folder.__path__):
        rule = getattr(import_module(f"{folder.__name__}.{module.name}"), "RULE", None)
        if not isinstance(rule, KeyResultRule | ObjectiveRule | StatementRule | SetRule | WaiverRule):
            raise RuntimeError(f"rules/{module.name}.py holds no RULE")
        if rule.name.replace("-", "_") != module.name:
            raise RuntimeError(f"rules/{module.name}.py holds a rule of another name: {rule.name}")
        if not rule.bad or not rule.good or not (rule.what and rule.why and rule.ignore):
            raise RuntimeError(f"rule {rule.name} lacks examples or a page")
        loaded.append(rule)
    return MappingProxyType({rule.name: rule for rule in sorted(loaded, key=lambda one: (one.order, one.name))})


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
    """Return the rules on waivers."""
    return tuple(rule for rule in rules().values() if isinstance(rule, WaiverRule))


@lru_cache(maxsize=1)
def set_names() -> frozenset[str]:
    """Return the names of the rules on a whole set."""
    return frozenset(rule.name for rule in set_rules())


@lru_cache(maxsize=1)
def quiet_names() -> frozenset[str]:
    """Return the names of the rules that are silent when a more obvious finding exists."""
    return frozenset(rule.name for rule in objective_rules() if rule.quiet)


def select(findings: Iterable[F], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[F, ...]:
    """Return the findings whose name is selected (all when nothing is) and not ignored.

    Names may be prefixes (`no-`). The longer of two matches wins, so `no-` may be ignored and `no-target` selected.
    Findings of other parts of the program (alignment) are matched in the same way.
    """
    return tuple(finding for finding in findings if _kept(finding.name, select, ignore))


def _kept(name: str, chosen: Sequence[str], ignored: Sequence[str]) -> bool:
    into = max((len(part) for part in chosen if part and name.startswith(part)), default=-1)
    out = max((len(part) for part in ignored if part and name.startswith(part)), default=-1)
    if chosen and into < 0:
        return False
    return out < 0 or into > out
