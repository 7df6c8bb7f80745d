"""Searching: what a person means by a few words. Commands, teams, people, statements and parked questions.

Commands are few and looked through at once. What people wrote may be ten thousand statements in as many files: it is
read and looked through a few milliseconds at a time, by `work`.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache
from heapq import nlargest
from typing import Final, Literal

from tuiokr import keys
from tuiokr.keys import COMMANDS, PLACES, Command
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.words import plural
from tuiokr.model.workspace import labels
from tuiokr.quality.lexicon.word_forms import slips
from tuiokr.session.session import Session
from tuiokr.usecases import word_match
from tuiokr.usecases.word_match import Text, WordIndex

MOST: Final = 40
"""Hits that are shown."""
LEAST: Final = 0.3
"""Score below which something is not a hit."""
CHUNK: Final = 50
"""Statements that are looked through between two looks at the clock."""
NEAREST: Final = 8
"""Commands that are shown where nothing fits."""
HERE: Final = 0.42
"""What a command of the place where the person is counts more than one of another place."""
EVERYWHERE: Final = 0.34
CALLED: Final = 0.2
"""The same of a command of another place, one of whose best known phrases was typed."""
SLIPPED: Final = 4
"""Letters of a word from which a slip of the finger in it is forgiven."""
SAID: Final = 2.1
"""Score of a command of this place whose key, or one of whose phrases word for word, was typed."""
NAMED: Final = 3.0
"""Score of a team or a person whose whole name was typed: more than any command has."""
TOGETHER: Final = 0.25
"""What each word counts, beside the first and up to three, that stands in what people wrote as it was typed."""
ALTOGETHER: Final = frozenset(["command_palette"])
"""Commands that the palette does not offer: it is open."""

Kind = Literal["command", "team", "person", "statement", "parked"]


@dataclass(frozen=True)
class Hit:
    """Something found. What it is about is named by ids, as far as it has them."""

    kind: Kind
    id: str
    """Tells it from every other hit."""
    title: str
    help: str
    where: str
    """The place where a command works, or the team that wrote something."""
    key: str = ""
    here: bool = True
    """Whether a command works where the person is."""
    command: Command | None = None
    team: str = ""
    thing: str = ""
    """Id of a statement; of a workshop for a parked question."""


@dataclass
class Person:
    """What somebody has a part in."""

    name: str
    leads: list[str] = field(default_factory=list)
    """Ids of teams."""
    member: list[str] = field(default_factory=list)
    holds: list[tuple[str, str]] = field(default_factory=list)
    """(team, key result) whose champion it is."""

    def told(self, names: dict[str, str]) -> str:
        """What it is, in one line; `names` of teams by their ids."""
        parts = [f"leads {', '.join(names[team] for team in self.leads)}"] if self.leads else []
        parts += [f"in {', '.join(names[team] for team in self.member)}"] if self.member else []
        parts += [f"champion of {plural(len(self.holds), 'key result')}"] if self.holds else []
        return " · ".join(parts)


@dataclass
class _Thing:
    """Something people named or wrote."""

    kind: Kind
    id: str
    words: str
    """Folded, all of them."""
    title: str
    team: str
    thing: str = ""
    label: str = ""

    @cached_property
    def parts(self) -> frozenset[str]:
        """Each of its words."""
        return frozenset(word_match.words(self.words))


class Search:
    """One search over everything. `ask`, then `work` until it returns False; `hits` can be read at any time."""

    def __init__(self, session: Session, places: Sequence[str]) -> None:
        """`places` are those whose keys work where the person is, the nearest first."""
        self._session = session
        self._places = tuple(places)
        self._offered = tuple(self._all())
        self._names: dict[str, str] = {}
        self._people: dict[str, Person] = {}
        self._things: list[_Thing] = []
        self._coming: Iterator[_Thing] | None = self._read()
        self._asked: tuple[str, ...] = ()
        self._commands: list[tuple[float, Hit]] = []
        self._found: list[tuple[float, int, _Thing]] = []
        self._at = 0
        self.closest = False
        """Whether nothing fits, and the hits are only what comes nearest."""
        self.ask("")

    def ask(self, query: str) -> None:
        """Look for something else. An empty query asks for every command."""
        self._query = query[: word_match.LONGEST].strip()
        self._asked = word_match.words(self._query)
        self._terms = word_match.terms(self._query)
        self._found, self._at = [], 0
        self._commands = self._rank() if self._query else [(0.0, hit) for hit in self._offered]

    def work(self, seconds: float) -> bool:
        """Read and look through more for about so long; False when everything has been."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            if self._asked and self._at < len(self._things):
                some = self._things[self._at : self._at + CHUNK]
                self._look(some)
                self._at += len(some)
            elif self._coming is not None:
                thing = next(self._coming, None)
                if thing is None:
                    self._coming = None
                else:
                    self._things.append(thing)
            else:
                return False
        return True

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The best first; never empty."""
        if not self._query:
            self.closest = False
            return tuple(hit for _, hit in self._commands)
        ranked = [(score, hit) for score, hit in self._commands if score >= LEAST]
        ranked += [(score, self._hit(thing)) for score, _, thing in self._found]
        best = nlargest(MOST, ranked, key=lambda one: one[0])
        self.closest = not best
        return tuple(hit for _, hit in best) or self._nearest()

    def person(self, name: str) -> Person | None:
        """Somebody who was found, with all that is known by now."""
        return self._people.get(name)

    # ---- commands

    def _all(self) -> Iterable[Hit]:
        """Every command: of this place, of everywhere, of the other places; what does the same only once."""
        order = dict.fromkeys((*self._places, "everywhere", *PLACES))
        offered = [one for place in order for one in keys.of(place) if one.id not in ALTOGETHER]
        common = {(one.id, one.title) for one in keys.of("everywhere")}
        met: dict[tuple[str, str], Command] = {}
        for one in offered:
            if (one.id, one.title) in common and one.where != "everywhere":
                continue  # a second key of the same
            if met.setdefault((one.id, one.title), one) is one or one.where in self._places:
                yield self._offer(one)

    def _offer(self, one: Command) -> Hit:
        here = one.where in (*self._places, "everywhere")
        return Hit(
            "command", f"command {one.name}", one.title, one.help, PLACES[one.where], keys.key_label(one), here, one
        )

    def _rank(self) -> list[tuple[float, Hit]]:
        index = _index()
        scores = index.scores(self._terms)
        found: list[tuple[float, Hit]] = []
        for hit in self._offered:
            if hit.command is None:
                continue
            fit = scores.get(hit.command.name, 0.0)
            if hit.here and (self._query in _keys(hit.command) or self._terms in index.texts[hit.command.name].phrases):
                fit = max(fit, SAID)
            if fit:
                found.append((fit + self._nearness(hit, index.texts[hit.command.name]), hit))
        return found

    def _nearness(self, hit: Hit, text: Text) -> float:
        """What the place of a command counts; one that is called by its name may be of another place."""
        if hit.where == PLACES["everywhere"]:
            return EVERYWHERE
        if hit.here or self._terms == text.title:
            return HERE
        return CALLED if self._terms in text.known else 0.0

    def _nearest(self) -> tuple[Hit, ...]:
        """The commands whose words look most like the query, whatever it is."""
        query = word_match.fold(self._query)
        likeness = SequenceMatcher(b=query, autojunk=False)

        def like(hit: Hit) -> float:
            likeness.set_seq1(hit.title.casefold())
            return likeness.ratio() + (HERE if hit.here else 0.0)

        return tuple(nlargest(NEAREST, self._offered, key=like))

    # ---- what people named and wrote

    def _read(self) -> Iterator[_Thing]:
        """Teams and people, then what they wrote in this cycle, then what is parked."""
        workspace, cycle = self._session.workspace, self._session.cycle_id
        teams = [team for _, team in workspace.tree(cycle).places]
        for team in teams:
            self._names[team.id] = team.name
            yield _Thing("team", f"team {team.id}", word_match.fold(team.name), team.name, team.id)
            for name in team.everyone:
                known = name in self._people
                person = self._people.setdefault(name, Person(name))
                (person.leads if name == team.leader else person.member).append(team.id)
                if not known:
                    yield self._someone(name)
        for team in teams:
            yield from self._written(workspace.of(cycle, team.id))
        for full in workspace.open_workshops(cycle):
            one = full.workshop
            for parked in full.parked:
                if not parked.resolved:
                    yield _Thing(
                        "parked", f"parked {parked.id}", word_match.fold(parked.words), parked.words, one.team, one.id
                    )

    def _written(self, okrs: TeamOKRs) -> Iterator[_Thing]:
        names = labels(okrs)
        statements = [(one.id, one.title) for one in okrs.objectives]
        for key in okrs.key_results:
            statements.append((key.id, key.statement))
            if key.champion:
                known = key.champion in self._people
                self._people.setdefault(key.champion, Person(key.champion)).holds.append((okrs.team, key.id))
                if not known:
                    yield self._someone(key.champion)
        for thing, words in statements:
            if words:
                told = f"{okrs.team} {thing}"
                yield _Thing(
                    "statement", f"statement {told}", word_match.fold(words), words, okrs.team, thing, names[thing]
                )

    def _someone(self, name: str) -> _Thing:
        return _Thing("person", f"person {name}", word_match.fold(name), name, "", name)

    def _look(self, things: Sequence[_Thing]) -> None:
        """Keep those that hold every telling word of the query."""
        telling = [word for word in self._asked if word not in word_match.FILLERS] or list(self._asked)
        for thing in things:
            fit = _fit(thing, telling)
            if fit:
                self._found.append((fit, -len(self._found), thing))
        if len(self._found) > 4 * MOST:
            self._found = nlargest(MOST, self._found)

    def _hit(self, thing: _Thing) -> Hit:
        team = self._names.get(thing.team, thing.team)
        help, where = "", team
        match thing.kind:
            case "team":
                help, where = "Open this team's draft", "Team"
            case "person":
                help, where = self._people[thing.title].told(self._names), "Person"
            case "statement":
                help = f"{'Key result' if 'KR' in thing.label else 'Objective'} {thing.label} of {team}: open it"
                where = f"{team} {thing.label}"
            case _:
                help = "A question on the parking lot: open its workshop"
                where = f"parked, {team}"
        return Hit(thing.kind, thing.id, thing.title, help, where, team=thing.team, thing=thing.thing)


def _fit(thing: _Thing, asked: Sequence[str]) -> float:
    """How well something that people wrote fits: 0 unless every word is in it; a name written out in full is best."""
    missing = [word for word in asked if word not in thing.words]
    if missing:
        return _slipped(thing, missing, len(asked))
    mine = word_match.words(thing.words)
    near, said = 0.0, 0
    for word in asked:
        best = max((_near(word, one) for one in mine), default=0.0)
        near += best
        said += best > 0.85
    covered = min(1.0, said / max(1, len(mine)))
    named = thing.kind in ("team", "person")
    if named and tuple(asked) == mine:
        return NAMED
    together = TOGETHER * min(said - 1, 3) if said > 1 else 0.0
    return near / len(asked) * (1.0 if named else 0.9) + covered * (0.95 if named else 0.9) + together


def _near(word: str, other: str) -> float:
    if word == other:
        return word_match.EXACT
    if other.startswith(word):
        return 0.6 + 0.3 * len(word) / len(other)
    return word_match.INSIDE if word in other else 0.0


def _slipped(thing: _Thing, missing: Sequence[str], asked: int) -> float:
    """Something with a slip of the finger in one of the words that were `asked`, or in each word of a name."""
    named = thing.kind in ("team", "person")
    if any(len(word) < SLIPPED or not word.isalpha() for word in missing) or (len(missing) > 1 and not named):
        return 0.0
    hit = all(not thing.parts.isdisjoint(_slips(word)) for word in missing)
    return (1.0 - (1.0 - word_match.SLIP) * len(missing) / asked) * (1.0 if named else 0.9) if hit else 0.0


@lru_cache(maxsize=64)
def _slips(word: str) -> frozenset[str]:
    return frozenset(slips(word))


@cache
def _keys(command: Command) -> frozenset[str]:
    """Its keys, as Textual names them and as they are written for people."""
    return frozenset((*keys.key_labels(command).split(), keys.key_label(command), *command.all_keys))


@lru_cache(maxsize=1)
def _index() -> WordIndex:
    """The words of every command, by its name."""
    from tuiokr.usecases import phrasebook

    more = phrasebook.phrases()
    return WordIndex(
        {one.name: Text(one.title, one.also.split(","), more.get(one.name, ()), one.help) for one in COMMANDS}
    )


__all__ = ["Hit", "Person", "Search"]
