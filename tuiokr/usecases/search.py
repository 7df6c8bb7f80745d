"""Search for commands, teams, people, statements, parked questions and workshops by a few words.

Commands are few and are searched at once. What people wrote may be ten thousand statements in as many files: `work`
reads and searches it a few milliseconds at a time.
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
from tuiokr.exchange.workshop_record import time_of
from tuiokr.keys import COMMANDS, PLACES, Command
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.words import plural
from tuiokr.model.workspace import labels
from tuiokr.quality.lexicon.word_forms import slips
from tuiokr.session.session import Session
from tuiokr.usecases import word_match
from tuiokr.usecases.word_match import Text, WordIndex
from tuiokr.usecases.workshop_record import WorkshopRecordDesk

MOST: Final = 40
"""The most hits that are shown."""
LEAST: Final = 0.3
"""The least score of a hit."""
CHUNK: Final = 50
"""The number of statements that are searched between two checks of the time."""
NEAREST: Final = 8
"""The number of commands shown if nothing matches."""
HERE: Final = 0.42
"""The bonus for a command of the place where the person is."""
EVERYWHERE: Final = 0.34
CALLED: Final = 0.2
"""The bonus for a command of another place if one of its best-known phrases was typed."""
SLIPPED: Final = 4
"""The least length of a word in which a typing error is accepted."""
SAID: Final = 2.1
"""The least score of a command of this place if its key, or exactly one of its phrases, was typed."""
NAMED: Final = 3.0
"""The score of a team or person whose whole name was typed: higher than that of any command."""
TOGETHER: Final = 0.25
"""The bonus for each of up to three further words that a text contains as typed."""
ALTOGETHER: Final = frozenset(["command_palette"])
"""Commands that the palette does not offer, because it is already open."""

Kind = Literal["command", "team", "person", "statement", "parked", "workshop"]


@dataclass(frozen=True)
class Hit:
    """A search result. It refers to its target by ids, if there are any."""

    kind: Kind
    id: str
    """The unique id of the hit."""
    title: str
    help: str
    where: str
    """The place where a command works, or the team that wrote the text."""
    key: str = ""
    here: bool = True
    """Whether a command works in the present place."""
    command: Command | None = None
    team: str = ""
    thing: str = ""
    """The id of a statement or of a workshop; for a parked question that of its workshop."""


@dataclass
class Person:
    """The teams and key results in which a person is named."""

    name: str
    leads: list[str] = field(default_factory=list)
    """The ids of teams."""
    member: list[str] = field(default_factory=list)
    holds: list[tuple[str, str]] = field(default_factory=list)
    """(team, key result) of which the person is the champion."""

    def told(self, names: dict[str, str]) -> str:
        """Return a description in one line; `names` is team id → name."""
        parts = [f"leads {', '.join(names[team] for team in self.leads)}"] if self.leads else []
        parts += [f"in {', '.join(names[team] for team in self.member)}"] if self.member else []
        parts += [f"champion of {plural(len(self.holds), 'key result')}"] if self.holds else []
        return " · ".join(parts)


@dataclass
class _Thing:
    """A team, a person, a statement, a parked question or a workshop."""

    kind: Kind
    id: str
    words: str
    """The whole text, folded."""
    title: str
    team: str
    thing: str = ""
    label: str = ""

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words of the text."""
        return frozenset(word_match.words(self.words))


END: Final = _Thing("command", "", "", "", "")
"""Comes after everything that is searched."""


class Search:
    """One search over everything. Call `ask`, then `work` until it returns False; read `hits` at any time."""

    def __init__(self, session: Session, places: Sequence[str]) -> None:
        """`places` are those whose keys work at present, the nearest first."""
        self._session = session
        self._places = tuple(places)
        self._offered = tuple(self._all())
        self._names: dict[str, str] = {}
        self._people: dict[str, Person] = {}
        self._things: list[_Thing] = []
        self._coming: Iterator[_Thing | None] | None = self._read()
        self._asked: tuple[str, ...] = ()
        self._commands: list[tuple[float, Hit]] = []
        self._found: list[tuple[float, int, _Thing]] = []
        self._at = 0
        self.closest = False
        """Whether nothing matches, and the hits are only the most similar commands."""
        self.ask("")

    def ask(self, query: str) -> None:
        """Start a new query. An empty one asks for every command."""
        self._query = query[: word_match.LONGEST].strip()
        self._asked = word_match.words(self._query)
        self._terms = word_match.terms(self._query)
        self._found, self._at = [], 0
        self._commands = self._rank() if self._query else [(0.0, hit) for hit in self._offered]

    def work(self, seconds: float) -> bool:
        """Read and search more for about this many seconds. Return False when everything has been searched."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            if self._asked and self._at < len(self._things):
                some = self._things[self._at : self._at + CHUNK]
                self._look(some)
                self._at += len(some)
            elif self._coming is not None:
                thing = next(self._coming, END)
                if thing is END:
                    self._coming = None
                elif thing:
                    self._things.append(thing)
            else:
                return False
        return True

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits, the best first; never empty."""
        if not self._query:
            self.closest = False
            return tuple(hit for _, hit in self._commands)
        ranked = [(score, hit) for score, hit in self._commands if score >= LEAST]
        ranked += [(score, self._hit(thing)) for score, _, thing in self._found]
        best = nlargest(MOST, ranked, key=lambda one: one[0])
        self.closest = not best
        return tuple(hit for _, hit in best) or self._nearest()

    def person(self, name: str) -> Person | None:
        """Return a person who was found, with everything read so far."""
        return self._people.get(name)

    # ---- commands

    def _all(self) -> Iterable[Hit]:
        """Yield every command: of this place, of everywhere, of the other places; equal commands only once."""
        order = dict.fromkeys((*self._places, "everywhere", *PLACES))
        offered = [one for place in order for one in keys.of(place) if one.id not in ALTOGETHER]
        common = {(one.id, one.title) for one in keys.of("everywhere")}
        met: dict[tuple[str, str], Command] = {}
        for one in offered:
            if (one.id, one.title) in common and one.where != "everywhere":
                continue  # a second key for the same command
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
        """Return the bonus for the place of a command. With its whole title typed, another place counts as this one."""
        if hit.where == PLACES["everywhere"]:
            return EVERYWHERE
        if hit.here or self._terms == text.title:
            return HERE
        return CALLED if self._terms in text.known else 0.0

    def _nearest(self) -> tuple[Hit, ...]:
        """Return the commands whose titles are most similar to the query."""
        query = word_match.fold(self._query)
        likeness = SequenceMatcher(b=query, autojunk=False)

        def like(hit: Hit) -> float:
            likeness.set_seq1(hit.title.casefold())
            return likeness.ratio() + (HERE if hit.here else 0.0)

        return tuple(nlargest(NEAREST, self._offered, key=like))

    # ---- names and texts

    def _read(self) -> Iterator[_Thing | None]:
        """Yield teams and people, their statements in this cycle, parked questions, then workshops of all cycles."""
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
                if parked.open:
                    yield _Thing(
                        "parked", f"parked {parked.id}", word_match.fold(parked.words), parked.words, one.team, one.id
                    )

        yield from self._held()

    def _held(self) -> Iterator[_Thing | None]:
        """Yield the workshops of all cycles, with their time as the label, and None for a team without one."""
        desk = WorkshopRecordDesk(self._session)
        for team in self._session.workspace.teams:
            held = desk.of_team(team)
            for one in (full.workshop for full in held):
                title, when = one.title, time_of(one.begun, one.ended)
                yield _Thing("workshop", f"workshop {one.id}", word_match.fold(title), title, team, one.id, when)
            if not held:
                yield None

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
        """Keep those that contain every significant word of the query."""
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
            case "workshop":
                help, where = f"Open the minutes: {thing.label}", "Workshop"
            case _:
                help = "A question on the parking lot: open its workshop"
                where = f"parked, {team}"
        return Hit(thing.kind, thing.id, thing.title, help, where, team=thing.team, thing=thing.thing)


def _fit(thing: _Thing, asked: Sequence[str]) -> float:
    """Return how well a text fits: 0 unless it contains every word, but for typing errors. A whole name is best."""
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
    """Return the score if one word of the query has a typing error, or in a name any number of words; else 0."""
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
    """Return the keys of a command, as Textual names them and as people read them."""
    return frozenset((*keys.key_labels(command).split(), keys.key_label(command), *command.all_keys))


@lru_cache(maxsize=1)
def _index() -> WordIndex:
    """Return the index of the words of every command."""
    from tuiokr.usecases import phrasebook

    more = phrasebook.phrases()
    return WordIndex(
        {one.name: Text(one.title, one.also.split(","), more.get(one.name, ()), one.help) for one in COMMANDS}
    )


__all__ = ["Hit", "Person", "Search"]
