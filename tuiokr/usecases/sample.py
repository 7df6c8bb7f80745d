"""The sample organisation: Northwind, an online shop, with a half-finished workshop and an open tie-off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from tuiokr.model import agenda as clockwork
from tuiokr.model import fingerprint
from tuiokr.model.agenda import Spoken
from tuiokr.model.cycle import Cycle, coming
from tuiokr.model.interview import Column, OpeningLine
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.parked import Parked
from tuiokr.model.team_test import TeamTest
from tuiokr.model.tie_off import Decision, TieOff
from tuiokr.model.vote import Ballot, Heard, Round, Vote
from tuiokr.model.workspace import FullWorkshop, Organisation, Workspace
from tuiokr.session.session import Session
from tuiokr.usecases.agenda_files import shipped

TEAMS = (
    Team(id="northwind", name="Northwind", leader="Noor", people=("Noor", "Ana", "Kim", "Sam")),
    Team(
        id="payments",
        name="Payments",
        parent="northwind",
        leader="Ana",
        people=("Ana", "Li", "Sam", "Max", "Ola", "Pat"),
    ),
    Team(id="growth", name="Growth", parent="northwind", leader="Kim", people=("Kim", "Jo", "Uma", "Teo")),
    Team(id="platform", name="Platform", parent="northwind", leader="Sam", people=("Sam", "Ira", "Bo")),
    Team(id="delivery", name="Delivery", parent="northwind", people=("Eve", "Gus")),
)

# (objective id, title, why, ambition, objective above, key results above)
OBJECTIVES: dict[str, tuple[tuple[str, str, str, str, str | None, tuple[str, ...]], ...]] = {
    "northwind": (
        ("n-back", "Become the shop people come back to", "Two of three buyers order once and never again.", "aspirational", None, ()),
        ("n-calm", "Make the busiest day feel like any other", "Last winter we lost a Saturday to an outage.", "committed", None, ()),
    ),
    "payments": (
        ("p-easy", "Make paying with us feel effortless", "One in four buyers gives up at the last step.", "aspirational", "n-back", ("n-repeat",)),
        ("p-fraud", "Cut what fraud costs honest buyers", "We turn away three good orders for every bad one.", "aspirational", None, ()),
        ("p-refund", "Own the refund promise", "Refunds are what people write reviews about.", "committed", "n-back", ()),
    ),
    "growth": (
        ("g-second", "Turn a first order into a second", "Nobody hears from us between order one and order two.", "aspirational", "n-back", ("n-repeat", "n-promise")),
        ("g-site", "Launch the new website and improve SEO", "", "aspirational", None, ()),
    ),
    "platform": (
        ("f-quiet", "Let every team ship on a Friday afternoon", "Freezes cost us a month of the year.", "committed", "n-calm", ("n-hours",)),
    ),
}  # fmt: skip

# (id, objective, statement, from, to, unit, champion, confidence)
KEY_RESULTS: dict[str, tuple[tuple[str, str, str, float | None, float | None, str, str, int | None], ...]] = {
    "northwind": (
        ("n-repeat", "n-back", "Buyers who order again within 60 days from 31 % to 40 %", 31, 40, "%", "Noor", 7),
        ("n-promise", "n-back", "Orders delivered on the promised day from 86 % to 97 %", 86, 97, "%", "Sam", 6),
        ("n-hours", "n-calm", "Hours of lost trade from 14 to 2", 14, 2, "h", "Sam", 7),
        ("n-fail", "n-calm", "Changes that have to be taken back from 18 % to 5 %", 18, 5, "%", "Ira", 8),
    ),
    "payments": (
        ("p-done", "p-easy", "Checkout completion from 71 % to 85 %", 71, 85, "%", "Ana", 6),
        ("p-click", "p-easy", "Launch one-click checkout", None, None, "", "", None),
        ("p-tickets", "p-easy", "Payment tickets per 1,000 orders from 18 to 9", 18, 9, "", "Li", 5),
        ("p-good", "p-fraud", "Good orders turned away from 3.1 % to 1 %", 3.1, 1, "%", "Max", 4),
        ("p-back", "p-refund", "Refunds settled within a day from 42 % to 90 %", 42, 90, "%", "Pat", 7),
        ("p-ask", "p-refund", "Buyers asking “where is my money” from 210 a week to 50", 210, 50, "a week", "Ola", 6),
    ),
    "growth": (
        ("g-week", "g-second", "First-time buyers who open the care mail from 12 % to 35 %", 12, 35, "%", "Jo", 5),
        ("g-two", "g-second", "Second orders a week from 340 to 600", 340, 600, "a week", "Kim", 5),
        ("g-blog", "g-site", "Publish 12 blog posts", None, 12, "", "Uma", 9),
        ("g-aware", "g-site", "Improve brand awareness", None, None, "", "", None),
    ),
    "platform": (
        ("f-lead", "f-quiet", "Hours from merge to live from 30 to 2", 30, 2, "h", "Ira", 7),
        ("f-night", "f-quiet", "Calls at night a month from 9 to 1", 9, 1, "a month", "Bo", 6),
    ),
}  # fmt: skip


def fill(session: Session) -> None:
    """Put the sample into an empty workspace, with dates around today, as one change that cannot be undone."""
    cycle = coming(session.clock.today())
    session.change("open the sample", sample(cycle, session), undoable=False)
    session.look_at(cycle.id)


THEMES = {"p-easy": "Ease"}
"""The theme of an objective, by its id."""


def _okrs(cycle: Cycle, team: str) -> TeamOKRs:
    due = cycle.last
    objectives = tuple(
        Objective(id=key, title=title, why=why, theme=THEMES.get(key, ""), ambition=ambition, parent=parent, parent_key_results=above, order=float(place))
        for place, (key, title, why, ambition, parent, above) in enumerate(OBJECTIVES.get(team, ()), 1)
    )  # fmt: skip
    keys = tuple(
        KeyResult(
            id=key, objective=objective, statement=statement, start=start, target=target, unit=unit, champion=champion,
            confidence=confidence, due=due if target is not None else None, order=float(place),
        )
        for place, (key, objective, statement, start, target, unit, champion, confidence) in enumerate(KEY_RESULTS.get(team, ()), 1)
    )  # fmt: skip
    return TeamOKRs(team=team, cycle=cycle.id, standing=Membership(id=team), objectives=objectives, key_results=keys)


def _vote(session: Session, about: str, hands: dict[str, int], okrs: TeamOKRs, heard: tuple[Heard, ...] = ()) -> Vote:
    when = session.clock.now() - timedelta(days=1)
    objective = okrs.objective(about)
    shown = Round(
        opened=when,
        revealed=when + timedelta(minutes=3),
        ballots=tuple(Ballot(person=person, hand=hand) for person, hand in hands.items()),
        heard=heard,
        fingerprint=fingerprint.of_objective(objective) if objective else "",
    )
    return Vote(id=f"v-{about}", about=about, question="Is it the right thing?", people=tuple(hands), rounds=(shown,))


TOOK = {
    "check-in": 6.0,
    "leader-opens": 17.0,
    "themes": 9.0,
    "objectives": 27.0,
    "tests": 6.0,
    "vote": 7.0,
    "key-results": 11.3,
}
"""Minutes that each step of the half-finished workshop took; the last one is not over."""
SAID = tuple(
    Spoken(person=person, words=words)
    for person, words in (("Ana", "curious"), ("Li", "in a hurry"), ("Sam", "hopeful"), ("Max", ""), ("Ola", "tired"), ("Pat", "ready"))
)  # fmt: skip
OPENED: tuple[tuple[Column, str, str], ...] = (
    ("works", "The checkout is ours to decide", ""),
    ("works", "Payment tickets are answered the same day", ""),
    ("hard", "One in four buyers gives up at the last step", "Ease"),
    ("hard", "A refund takes nine days", ""),
    ("vision", "Buyers trust us with their card", "Trust"),
)
"""What the leader said: the column, the words, and the theme that was made of them."""
NOTED = {
    "objectives": "“Fewer clicks” was left out: it is what we do, not what changes",
}


def _payments_workshop(session: Session, cycle: Cycle, okrs: TeamOKRs) -> FullWorkshop:
    now = session.clock.now()
    team = TEAMS[1]
    workshop = clockwork.begin(
        "w-payments",
        agenda=shipped("team"),
        team=team.id,
        cycle=cycle.id,
        title="Payments: team workshop",
        people=team.people,
    )
    at = now - timedelta(hours=20, minutes=sum(TOOK.values()))
    begun = clockwork.resume(workshop, at)
    for step, following in pairwise(TOOK):
        at += timedelta(minutes=TOOK[step])
        begun = clockwork.go_to(begun, following, at, leaving="done")
    paused = clockwork.pause(begun, now - timedelta(hours=20))
    runs = {
        step.id: paused.runs[step.id].but(
            asked=len(step.prompts) if paused.runs[step.id].state == "done" else 0,
            notes=NOTED.get(step.id, ""),
            said=SAID if step.id == "check-in" else (),
        )
        for step in workshop.agenda.steps
    }
    paused = paused.but(runs=runs, themes=("Ease", "Trust"), theme_dots={"Ease": 7, "Trust": 4})
    easy = okrs.objectives[0]
    mark = fingerprint.of_objective(easy)
    return FullWorkshop(
        workshop=paused,
        votes=(
            _vote(session, "p-easy", {"Ana": 5, "Li": 5, "Sam": 4, "Max": 3, "Ola": 4, "Pat": 4}, okrs),
            _vote(
                session,
                "p-fraud",
                {"Ana": 4, "Li": 4, "Sam": 4, "Max": 3, "Ola": 2, "Pat": 5},
                okrs,
                (Heard(person="Ola", words="Can we do this without the bank?"),),
            ),
        ),
        team_tests=(
            TeamTest(id="espresso-p-easy", about="p-easy", test="espresso", yes=5, meh=1, asked=now, fingerprint=mark, words=easy.title),
            TeamTest(id="townhall-p-easy", about="p-easy", test="townhall", yes=4, meh=2, asked=now, fingerprint=mark, words=easy.title),
        ),
        opening=tuple(
            OpeningLine(id=f"l-{number}", column=column, words=words, noted=now - timedelta(hours=21, minutes=-number), theme=theme)
            for number, (column, words, theme) in enumerate(OPENED)
        ),
        parked=tuple(
            Parked(id=f"p-{number}", words=words, by=by, about=about, parked=now - timedelta(hours=20, minutes=-number))
            for number, (words, by, about) in enumerate(
                (("Who owns the refunds data?", "Pat", "p-refund"), ("Is instant transfer in scope?", "Max", "p-easy"), ("Ask Platform for a baseline", "Li", "p-done"))
            )
        ),
    )  # fmt: skip


def sample(cycle: Cycle, session: Session) -> Workspace:
    """Return the whole sample organisation as one value."""
    okrs: dict[tuple[str, str], Any] = {(cycle.id, team): _okrs(cycle, team) for team in OBJECTIVES}
    upper = okrs[cycle.id, "northwind"]
    when = session.clock.now() - timedelta(days=3)
    standing = Membership(id="northwind", state="published", since=when, published=fingerprint.of_set(upper))
    okrs[cycle.id, "northwind"] = upper.but(standing=standing)
    middle = cycle.first + timedelta(days=45) if cycle.first else date.today()
    payments = okrs[cycle.id, "payments"]
    need = Dependency(
        id="d-gateway",
        asking="payments",
        giving="platform",
        what="A second bank gateway, live",
        about="p-done",
        by=middle,
    )
    okrs[cycle.id, "payments"] = payments.but(dependencies=(need,))
    full = _payments_workshop(session, cycle, payments)
    decided = Decision(
        objective="p-easy", choice="confirm", when=when, fingerprint=fingerprint.of_objective(payments.objectives[0])
    )
    tie_off = TieOff(
        id=f"{cycle.id}-northwind",
        cycle=cycle.id,
        upper="northwind",
        lower=("payments", "growth", "platform", "delivery"),
        decisions=(decided,),
    )
    return replace(
        Workspace(),
        organisation=Organisation(name="Northwind", mission="Good things, there when promised.", sample=True),
        teams=MappingProxyType({team.id: team for team in TEAMS}),
        cycles=MappingProxyType({cycle.id: cycle}),
        okrs=MappingProxyType(okrs),
        workshops=MappingProxyType({full.workshop.id: full}),
        tie_offs=MappingProxyType({tie_off.id: tie_off}),
    )
