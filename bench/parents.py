"""How often the right parent is suggested, on organisations of others: top-1 and mean reciprocal rank (MRR).

    python -m bench.parents FOLDER

FOLDER contains one JSON file for each organisation: `teams` (id, name, level, parent) and `objectives` (id, team,
title, parent, level, key_results of id and text, and `parent_kr` where the organisation says which key result it
serves).
Nothing of it is stored here. Each objective with a known parent is asked about, with all objectives one level up as
candidates:

- *text only*: the words decide alone.
- *own chart*: the team right above is known too.
- *half confirmed*: the chart, and the links of a random half of the other objectives (the mean of five draws).
- *key result*: among all key results one level up, with the chart; for the objectives that name one.

Beside each result are the figure of chance (any candidate is as likely) and of the chart alone (any objective of the
team right above, else any). Every organisation counts by its objectives.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tuiokr.alignment.suggestion import LinkEnd, suggest, suggest_key_results

DRAWS: Final = 5
"""How many random halves are confirmed, one after the other."""


@dataclass(frozen=True)
class Organisation:
    """Objectives by id, with the level and the parent of each, and the chart of the teams."""

    name: str
    goals: Mapping[str, LinkEnd]
    level: Mapping[str, int]
    parent: Mapping[str, str]
    """Objective → the objective that it supports."""
    parent_key: Mapping[str, str]
    """Objective → the key result that it supports."""
    above: Mapping[str, str]
    """Team → the team right above."""

    def candidates(self, goal: str) -> list[LinkEnd]:
        """All objectives one level up."""
        return [self.goals[one] for one, level in self.level.items() if level == self.level[goal] - 1]


def read(file: Path) -> Organisation:
    """Read one organisation."""
    raw: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    goals = {
        one["id"]: LinkEnd(
            one["id"],
            one["team"],
            one["id"],
            one["title"],
            tuple((key["id"], key["text"]) for key in one["key_results"]),
            tuple(key["id"] for key in one["key_results"]),
        )
        for one in raw["objectives"]
    }
    keys = {key: one.id for one in goals.values() for key, _ in one.key_results}
    parent_key = {one["id"]: one["parent_kr"] for one in raw["objectives"] if one.get("parent_kr") in keys}
    parent = {one["id"]: one["parent"] for one in raw["objectives"] if one["parent"] in goals}
    level = {one["id"]: int(one["level"]) for one in raw["objectives"]}
    chart = {team["id"]: team["parent"] for team in raw["teams"] if team["parent"]}
    return Organisation(file.stem, goals, level, parent, parent_key, chart)


@dataclass(frozen=True)
class Figures:
    """The reciprocal rank of the right answer, for each question."""

    reciprocal: tuple[float, ...]

    @property
    def first(self) -> float:
        """The share in which the right one is the first."""
        return sum(one == 1 for one in self.reciprocal) / max(1, len(self.reciprocal))

    @property
    def mean(self) -> float:
        return sum(self.reciprocal) / max(1, len(self.reciprocal))


def rank(ranked: Sequence[str], right: str) -> float:
    """1 for the first, 1/2 for the second, …; 0 when it is not among them."""
    return 1 / (1 + ranked.index(right)) if right in ranked else 0.0


def by_chance(count: int) -> tuple[float, float]:
    """(top-1, reciprocal rank) that a random order of so many candidates has."""
    return 1 / count, sum(1 / place for place in range(1, count + 1)) / count


def questions(whole: Organisation, parent: Mapping[str, str]) -> Iterator[tuple[LinkEnd, str, list[LinkEnd]]]:
    """Yield (objective, its parent, the candidates) wherever the parent is among at least two candidates."""
    for goal, right in parent.items():
        among = whole.candidates(goal)
        if len(among) > 1 and any(right in one.ids for one in among):
            yield whole.goals[goal], right, among


def objectives(whole: Organisation, *, chart: bool, confirmed: Sequence[tuple[LinkEnd, str]] = ()) -> list[float]:
    """The reciprocal ranks of the parents of one organisation."""
    found = []
    for goal, right, among in questions(whole, whole.parent):
        team = whole.above.get(goal.team) if chart else None
        links = [(child, above) for child, above in confirmed if child.id != goal.id]
        ranked = suggest(among, goal, parent_team=team, confirmed=links, limit=len(among))
        found.append(rank([one.id for one in ranked], right))
    return found


def half_confirmed(whole: Organisation) -> list[float]:
    """The same where the links of a random half are known, for the objectives of the other half."""
    found = []
    for draw in range(DRAWS):
        luck = random.Random(draw)
        known = {goal for goal in whole.parent if luck.random() < 0.5}
        links = [(whole.goals[goal], above) for goal, above in whole.parent.items() if goal in known]
        rest = {goal: above for goal, above in whole.parent.items() if goal not in known}
        found += objectives(
            Organisation(whole.name, whole.goals, whole.level, rest, {}, whole.above), chart=True, confirmed=links
        )
    return found


def key_results(whole: Organisation) -> list[float]:
    """The reciprocal ranks of the key results that objectives support, among all key results one level up."""
    found = []
    for goal, right, among in questions(whole, whole.parent_key):
        every = sum(len(one.key_results) for one in among)
        ranked = suggest_key_results(among, goal, parent_team=whole.above.get(goal.team), limit=every)
        found.append(rank([one.id for one in ranked], right))
    return found


def floors(whole: Organisation, parent: Mapping[str, str]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield what chance and the chart alone reach for each question, as (top-1, reciprocal rank) each."""
    keys = parent is whole.parent_key

    def count(goals: Sequence[LinkEnd]) -> int:
        return sum(len(one.key_results) if keys else 1 for one in goals)

    for goal, right, among in questions(whole, parent):
        own = [one for one in among if one.team == whole.above.get(goal.team)]
        everyone = by_chance(count(among))
        if not own:
            yield everyone, everyone
        elif any(right in one.ids for one in own):
            yield everyone, by_chance(count(own))
        else:
            others = count(among) - count(own)
            below = sum(1 / (count(own) + place) for place in range(1, others + 1)) / others
            yield everyone, (0.0, below)


def report(organisations: Sequence[Organisation]) -> Iterator[str]:
    """Yield the table line by line."""
    kinds: dict[str, tuple[Callable[[Organisation], list[float]], bool]] = {
        "text only": (lambda whole: objectives(whole, chart=False), False),
        "own chart": (lambda whole: objectives(whole, chart=True), False),
        "half confirmed": (half_confirmed, False),
        "key result": (key_results, True),
    }
    yield f"{'':<26}{'asked':>6}{'top-1':>8}{'MRR':>7}   {'chance':>14}   {'chart alone':>14}"
    for kind, (measure, keys) in kinds.items():
        each: dict[str, list[float]] = {whole.name: measure(whole) for whole in organisations}
        base: dict[str, list[tuple[tuple[float, float], tuple[float, float]]]] = defaultdict(list)
        for whole in organisations:
            base[whole.name] += floors(whole, whole.parent_key if keys else whole.parent)
        names = [name for name, ranks in each.items() if ranks]
        lines = [("", [one for name in names for one in each[name]], [one for name in names for one in base[name]])]
        lines += [(name, each[name], base[name]) for name in names]
        for name, ranks, floor in lines:
            figures = Figures(tuple(ranks))
            said = f"{figures.first:>8.2f}{figures.mean:>7.2f}"
            for which in (0, 1):
                first = sum(one[which][0] for one in floor) / max(1, len(floor))
                mean = sum(one[which][1] for one in floor) / max(1, len(floor))
                said += f"   {first:>6.2f}{mean:>8.2f}"
            yield f"{f'  {name}' if name else kind:<26}{len(ranks):>6}{said}"


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.parents", description="How often the right parent is first.")
    parser.add_argument("folder", type=Path, help="a folder of organisations, one JSON file each")
    files = sorted(parser.parse_args().folder.glob("*.json"))
    if not files:
        parser.error("there is no JSON file in this folder")
    for line in report([read(file) for file in files]):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
