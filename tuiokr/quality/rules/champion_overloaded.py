"""A champion of too many key results."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import SetFinding
from tuiokr.quality.rule import SetExample, SetRule
from tuiokr.quality.set_view import SetKeyResult, SetObjective, SetView

NAME = "champion-overloaded"


def check(view: SetView) -> Iterator[SetFinding]:
    """Yield one finding for each champion above the limit, about all their key results."""
    most = view.limits.champion
    load: dict[str, list[SetKeyResult]] = {}
    for key_result in view.key_results:
        name = " ".join(key_result.champion.split())
        if name:
            load.setdefault(name.casefold(), []).append(key_result)
    for held in load.values():
        if len(held) > most:
            name = " ".join(held[0].champion.split())
            yield SetFinding(
                NAME,
                "warning",
                0,
                0,
                name,
                f"{name} looks after {len(held)} key results; {most} are the most one can follow.",
                "Which of them would somebody else gladly look after?",
                about=tuple(key_result.id for key_result in held),
            )


def _with(count: int) -> tuple[SetObjective, ...]:
    held = tuple(SetKeyResult(f"k{i}", f"Stop {i} served on time on 9 of 10 days", "Ana") for i in range(1, count + 1))
    return (SetObjective("o1", "On time", held),)


RULE = SetRule(
    name=NAME,
    severity="warning",
    cost=8,
    order=270,
    what="Counts the key results of each champion: seven at most (can be set).",
    why="A champion speaks for a number every week. Beyond seven the weekly look is a glance.",
    ignore="When somebody is only the scribe of numbers that others look after.",
    bad=(SetExample(told="Ana is champion of eight.", objectives=_with(8), about=("k1", "k8")),),
    good=(SetExample(told="Ana is champion of seven.", objectives=_with(7)),),
    check=check,
)
