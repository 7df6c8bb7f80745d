"""How often two statements that a tie-off lists as alike are worth a minute, on organisations of others.

    python -m bench.alike FOLDER
    python -m bench.alike FOLDER --unlabelled

FOLDER is the one of `bench.parents`. Listed is what *duplicate-effort* and *shared-metric* say in the tie-off of every
team with the teams right below it, and in one of the top team with all other teams, where the search covers the whole
organisation. A finding about a group stands for at most three of its pairs, drawn with a fixed seed, so that one goal
that twelve teams share does not decide the figure.

`alike_labels.json` holds a label for each pair, under a hash of its words; nothing of the words is stored. A language
model gave the labels, pair by pair; no person has checked them. It read both statements with their teams and up to
250 characters of the objective or the key results of each. It knew whether a pair was listed or random, and it had the
pairs of both halves before it, so that the labels are not blind. It asked: "If these two leaders talk about this pair
for a minute, can something change?"

- *worth a minute*: yes: the same work or number in two teams (who leads?), one goal that needs an owner, or a goal
  copied from above, where the team's own part is not said.
- *same recipe*: no: the words are alike because each team does the same kind of thing for itself: hiring, error
  budgets, engagement, its own test coverage.
- *wrong*: no: the words are alike, the things are not.

In doubt the label is not *worth a minute*. A goal copied from above whose key results differ already says the team's
own part. Labels of one reader have an error that this bench does not know.

*Chance* is the same figure for random pairs of statements of one kind and two teams, drawn with a fixed seed from the
same organisations and labelled in the same way. The organisations in `HELD_OUT` are *held out*: what the checks say,
and their limits, may be chosen by the others only.

The silent checks (`tuiokr.alignment.tie_off_checks.SILENT`) are judged in the same way from `--silent`, which prints
what they would say. They speak when seven of ten of their findings are right, on at least ten findings.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from tuiokr.alignment.tie_off import analyse
from tuiokr.alignment.tie_off_checks import SILENT
from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Workspace

LABELS: Final = Path(__file__).with_name("alike_labels.json")
CYCLE: Final = "cycle"
ALIKE: Final = ("duplicate-effort", "shared-metric")
QUIET: Final = ("opposing-directions", "sum-below-parent", *ALIKE)
HELD_OUT: Final = ("gitlab", "nodejs")
OF_A_GROUP: Final = 3
"""At most so many pairs stand for a finding about a group."""
RANDOM_PAIRS: Final = 5
"""So many random pairs of each organisation show what chance reaches."""
GOOD: Final = "worth a minute"
KINDS: Final = (GOOD, "same recipe", "wrong")


@dataclass(frozen=True)
class Sample:
    """Two statements of two teams, and what is around them."""

    organisation: str
    words: tuple[str, str]
    around: tuple[str, str]
    """The team of each, and the objective or the key results."""

    @property
    def key(self) -> str:
        """A hash of the organisation and the words of both with their teams, the same in either order."""
        said = "\n".join((self.organisation, *sorted(map("\t".join, zip(self.words, self.around, strict=True)))))
        return hashlib.sha256(said.encode("utf-8")).hexdigest()[:16]


class Organisation:
    """One organisation as a workspace, with the statements by id."""

    def __init__(self, file: Path) -> None:
        raw: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        self.name = file.stem
        self.teams = {one["id"]: Team(id=one["id"], name=one["name"], parent=one["parent"]) for one in raw["teams"]}
        self.statements: dict[str, tuple[str, str, str, str]] = {}
        """Id → team, kind, words, what is around it."""
        sets: dict[str, list[dict[str, Any]]] = {}
        for one in raw["objectives"]:
            sets.setdefault(one["team"], []).append(one)
            name = self.teams[one["team"]].name
            keys = " / ".join(key["text"] for key in one["key_results"])
            self.statements[one["id"]] = (one["team"], "objective", one["title"], f"{name}: {keys}")
            for key in one["key_results"]:
                self.statements[key["id"]] = (one["team"], "key result", key["text"], f"{name}: {one['title']}")
        self.workspace = Workspace(
            teams=self.teams,
            cycles={CYCLE: Cycle(id=CYCLE)},
            okrs={(CYCLE, team): self._set(team, objectives) for team, objectives in sets.items()},
        )

    def _set(self, team: str, objectives: Sequence[Mapping[str, Any]]) -> TeamOKRs:
        return TeamOKRs(
            team=team,
            cycle=CYCLE,
            standing=Membership(id=team, parent=self.teams[team].parent),
            objectives=tuple(
                Objective(id=one["id"], title=one["title"], parent=one["parent"], order=place)
                for place, one in enumerate(objectives)
            ),
            key_results=tuple(
                KeyResult(id=key["id"], objective=one["id"], statement=key["text"], order=place)
                for one in objectives
                for place, key in enumerate(one["key_results"])
            ),
        )

    def sample(self, one: str, other: str) -> Sample:
        first, second = self.statements[one], self.statements[other]
        return Sample(self.name, (first[2], second[2]), (first[3], second[3]))

    def findings(self, names: Sequence[str], *, silent: bool = True) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (message, ids of the statements) of what every tie-off lists, each set of ids once."""
        tops = [team.id for team in self.teams.values() if team.parent is None]
        below = {team.parent for team in self.teams.values() if team.parent}
        sides: list[tuple[str, list[str] | None]] = [(team, None) for team in self.teams if team in below]
        sides += [(top, [team for team in self.teams if team != top]) for top in tops]
        met: set[tuple[str, ...]] = set()
        for upper, lower in sides:
            found = analyse(self.workspace, CYCLE, upper, lower, silent=SILENT if silent else ())
            for one in found.findings:
                if one.name in names and one.about not in met:
                    met.add(one.about)
                    yield one.message, one.about

    def listed(self) -> Iterator[Sample]:
        """Yield the pairs that are listed as alike."""
        met: set[str] = set()
        for _, about in self.findings(ALIKE):
            pairs = [pair for pair in combinations(about, 2) if self._apart(pair)]
            luck = random.Random("\n".join((self.name, *about)))
            for pair in luck.sample(pairs, min(OF_A_GROUP, len(pairs))):
                one = self.sample(*pair)
                if one.key not in met:
                    met.add(one.key)
                    yield one

    def by_chance(self) -> Iterator[Sample]:
        """Yield random pairs of one kind and two teams."""
        pairs = [pair for pair in combinations(self.statements, 2) if self._apart(pair)]
        for pair in random.Random(self.name).sample(pairs, min(RANDOM_PAIRS, len(pairs))):
            yield self.sample(*pair)

    def _apart(self, pair: tuple[str, str]) -> bool:
        one, other = (self.statements[key] for key in pair)
        return one[0] != other[0] and one[1] == other[1]


def held_out(name: str) -> bool:
    """Whether an organisation is in the held-out half; cycles of one organisation are in the same half."""
    return name.partition("_")[0] in HELD_OUT


def report(organisations: Sequence[Organisation], labels: Mapping[str, str]) -> Iterator[str]:
    """Yield the table line by line."""
    listed = {whole.name: list(whole.listed()) for whole in organisations}
    every = [one for those in listed.values() for one in those]
    parts = {
        "listed as alike": every,
        "  chosen by": [one for one in every if not held_out(one.organisation)],
        "  held out": [one for one in every if held_out(one.organisation)],
        **{f"    {name}": those for name, those in listed.items() if those},
        "chance": [one for whole in organisations for one in whole.by_chance()],
    }
    yield f"{'':<28}{'pairs':>6}{'labelled':>10}" + "".join(f"{kind:>16}" for kind in KINDS)
    for name, those in parts.items():
        known = [labels[one.key] for one in those if one.key in labels]
        shares = (f"{known.count(kind) / len(known):>16.2f}" if known else f"{'-':>16}" for kind in KINDS)
        yield f"{name:<28}{len(those):>6}{len(known):>10}" + "".join(shares)


def unlabelled(organisations: Sequence[Organisation], labels: Mapping[str, str]) -> Iterator[str]:
    """Yield the pairs without a label, for a person to read."""
    for whole in organisations:
        for kind, those in (("listed", whole.listed()), ("chance", whole.by_chance())):
            for one in those:
                if one.key not in labels:
                    yield f"{one.key} {kind} {whole.name}"
                    for words, around in zip(one.words, one.around, strict=True):
                        yield f"    {words}\n        {around[:300]}"


def quiet(organisations: Sequence[Organisation]) -> Iterator[str]:
    """Yield what the silent checks would say, for a person to judge."""
    for whole in organisations:
        said = {about for _, about in whole.findings(ALIKE)}
        for message, about in whole.findings(QUIET, silent=False):
            if about in said:
                continue
            yield f"{whole.name}: {message}"
            yield from (f"    {whole.statements[key][2]}" for key in about)


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.alike", description="How often what is alike is worth it.")
    parser.add_argument("folder", type=Path, help="a folder of organisations, one JSON file each")
    parser.add_argument("--unlabelled", action="store_true", help="print the pairs that have no label yet")
    parser.add_argument("--silent", action="store_true", help="print what the silent checks would say")
    wanted = parser.parse_args()
    files = sorted(wanted.folder.glob("*.json"))
    if not files:
        parser.error("there is no JSON file in this folder")
    labels: dict[str, str] = json.loads(LABELS.read_text(encoding="utf-8")) if LABELS.exists() else {}
    organisations = [Organisation(file) for file in files]
    if wanted.silent:
        lines = quiet(organisations)
    elif wanted.unlabelled:
        lines = unlabelled(organisations, labels)
    else:
        lines = report(organisations, labels)
    for line in list(lines) or ["nothing"]:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
