"""Words that would do harm if something interpreted them, and a workspace with them in every text field."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

from tests.journeys.driver import CYCLE, MONDAY, a_clock, desk_on
from tuiokr.model import fingerprint
from tuiokr.model.agenda import Agenda, Phase, Run, Step, Workshop
from tuiokr.model.cycle import Cycle, named
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs, Waiver
from tuiokr.model.organisation import Team
from tuiokr.model.parked import Parked
from tuiokr.model.team_test import TeamTest
from tuiokr.model.tie_off import Decision, Signature, TieOff
from tuiokr.model.vote import Ballot, Heard, Round, Vote
from tuiokr.model.workspace import FullWorkshop, Organisation, Workspace
from tuiokr.usecases.agenda_files import shipped
from tuiokr.usecases.desk import Desk

MARKUP = {
    "bold": "[b]x[/b]",
    "open": "[/",
    "close": "[/b]",
    "action": "[@click=app.quit]press[/]",
    "link": "[link=http://x.invalid]here[/]",
    "variable": "$foreground and $error",
    "braces": "{} {0.__class__} %s %(name)s",
    "backslash": "\\[b] \\",
}
CONTROL = {
    "csi": "red \x1b[31m\x1b[2J\x1b[10;10H end",
    "osc-52": "\x1b]52;c;aGVsbG8=\x07copied",
    "osc-8": "\x1b]8;;http://x.invalid\x1b\\link\x1b]8;;\x1b\\",
    "title": "\x1b]0;owned\x07title",
    "dcs": '\x1bP$q"p\x1b\\dcs',
    "half": "cut off \x1b]52;c;aGVs",
    "c1": "\x9b31m\x9d0;owned\x9c\x90x\x9c\x85 c1",
    "c0": "bell\x07 back\x08\x08 tab\t nul\x00 del\x7f",
    "bidi": "abc \u202efed\u202c \u2066ghi\u2069 \u200f",
    "zero": "a\u200bb\u2060c\ufeffd\u00ade",
}
SHAPE = {
    "long": "word " * 2_000,
    "one-word": "w" * 500,
    "tower": "Z" + "\u0301\u0308\u0330" * 300,
    "right-to-left": "שלום עולם مرحبا بالعالم",
    "emoji": "👩‍💻 team 🇳🇴🏳️‍🌈 👍🏽 " * 4,
    "wide": "日本語の目標を書く " * 8,
    "lines": "one\ntwo\r\nthree\u2028four",
    "blank": " \u3000 ",
}
HOSTILE = MARKUP | CONTROL | SHAPE

_MARK = "Qqq"
"""The placeholder in every text field. After the files are written, it is replaced without the model's validation."""


def _okrs(team: str, above: str | None) -> TeamOKRs:
    waivers = (Waiver(name="no-why", words=_MARK, reason=_MARK), Waiver(name=_MARK, reason=_MARK))
    objective = Objective(
        id=f"{team}-o",
        title=_MARK,
        why=_MARK,
        theme=_MARK,
        co_teams=(_MARK,),
        owner=_MARK,
        result=_MARK,
        parent=f"{above}-o" if above else None,
        parent_key_results=(f"{above}-k0",) if above else (),
        waivers=waivers,
        other={"said": _MARK, _MARK: [_MARK]},
    )
    keys = tuple(
        KeyResult(
            id=f"{team}-k{number}",
            objective=objective.id,
            statement=_MARK,
            kind=kind,
            start=1.0,
            target=2.0,
            unit=_MARK,
            champion=_MARK,
            contributors=(_MARK,),
            data_source=_MARK,
            result=_MARK,
            confidence=5,
            parent_link=f"{above}-k1" if above else None,
            waivers=waivers,
            order=float(number),
        )
        for number, kind in enumerate(("metric", "milestone"))
    )
    needs = tuple(
        Dependency(
            id=f"{team}-d{number}",
            asking=team,
            giving=giving,
            what=_MARK,
            carried_by=_MARK,
            answered_by=_MARK,
            declined_because=_MARK,
            note=_MARK,
            about=about,
            state=state,
        )
        for number, (giving, about, state) in enumerate(
            (("below" if team != "below" else "above", keys[0].id, "risk"), (_MARK, _MARK, "countered"))
        )
    )
    standing = Membership(id=team, placed=True, name=_MARK, leader=_MARK, parent=above)
    return TeamOKRs(
        team=team, cycle=CYCLE, standing=standing, objectives=(objective,), key_results=keys, dependencies=needs
    )


def _meeting(okrs: TeamOKRs) -> FullWorkshop:
    everyone = (f"{_MARK} a", f"{_MARK} b", "Ana")
    agenda = shipped("team")
    phases = (Phase(title=_MARK, minutes=5),)
    steps: tuple[Step, ...] = tuple(
        step.but(title=_MARK, prompts=(_MARK, _MARK), phases=phases) for step in agenda.steps
    )
    workshop = Workshop(
        id="w-poison",
        team=okrs.team,
        cycle=CYCLE,
        title=_MARK,
        agenda=Agenda(id="team", title=_MARK, kind="team", steps=steps),
        facilitator=_MARK,
        people=everyone,
        current=steps[0].id,
        runs={step.id: Run(minutes=step.minutes, left=60 * step.minutes, notes=_MARK) for step in steps},
        begun=MONDAY,
        paused=MONDAY,
        themes=(_MARK, _MARK),
    )
    shown = Round(
        opened=MONDAY,
        revealed=MONDAY + timedelta(minutes=1),
        ballots=(
            Ballot(person=everyone[0], hand=1),
            Ballot(person=everyone[1], hand=5),
            Ballot(person="Ana", mark="absent"),
        ),
        heard=(Heard(person=everyone[0], words=_MARK, becomes="risk"),),
        fingerprint=fingerprint.of_objective(okrs.objectives[0]),
    )
    votes = (
        Vote(
            id="v-1",
            about=okrs.objectives[0].id,
            question=_MARK,
            legend=(_MARK,) * 6,
            people=everyone,
            rounds=(shown,),
            decided_by_owner=_MARK,
        ),
        Vote(id="v-2", about=okrs.key_results[0].id, question=_MARK, people=everyone, rounds=(Round(opened=MONDAY),)),
    )
    parked = (
        Parked(id="p-1", words=_MARK, by=_MARK, about=_MARK, parked=MONDAY),
        Parked(id="p-2", words=_MARK, by=_MARK, about=okrs.objectives[0].id, resolved=_MARK),
    )
    test = TeamTest(id="t-1", about=okrs.objectives[0].id, test="espresso", yes=1, meh=1)
    return FullWorkshop(workshop, votes, (test,), parked)


def _workspace() -> Workspace:
    above, below = _okrs("above", None), _okrs("below", "above")
    tie_off = TieOff(
        id=f"{CYCLE}-above",
        cycle=CYCLE,
        upper="above",
        lower=("below",),
        decisions=(Decision(objective="below-o", choice="escalate", note=_MARK, when=MONDAY),),
        signatures=(Signature(team="above", name=_MARK, when=MONDAY, saw={"below-o": "other", "gone": "other"}),),
    )
    teams = {
        "above": Team(id="above", name=_MARK, leader=_MARK, people=(_MARK,)),
        "below": Team(id="below", name=_MARK, parent="above", leader=_MARK, people=(_MARK, f"{_MARK} b")),
        "other": Team(id="other", name=f"{_MARK} c", parent="above", leader=_MARK),
    }
    cycles = {CYCLE: named(CYCLE).but(organisation=_MARK), "Old": Cycle(id="Old", organisation=_MARK)}
    return replace(
        Workspace(),
        organisation=Organisation(name=_MARK, mission=_MARK),
        teams=MappingProxyType(teams),
        cycles=MappingProxyType(cycles),
        okrs=MappingProxyType({(CYCLE, "above"): above, (CYCLE, "below"): below}),
        workshops=MappingProxyType({"w-poison": _meeting(below)}),
        tie_offs=MappingProxyType({tie_off.id: tie_off}),
    )


def poison(folder: Path, words: str) -> None:
    """Make a workspace with these words in every text field: they are written into its files unchanged."""
    desk = desk_on(folder, a_clock())
    desk.session.change("poison", _workspace(), undoable=False)
    desk.session.close()
    raw = json.dumps(words, ensure_ascii=False)[1:-1]
    for path in folder.rglob("*.json"):
        if ".tuiokr" not in path.parts:
            path.write_text(path.read_text(encoding="utf-8").replace(_MARK, raw), encoding="utf-8")


def past_the_model(desk: Desk, words: str) -> None:
    """Put words into the session's workspace without the model's validation: only the screen can make them harmless."""

    def unclean(okrs: TeamOKRs) -> TeamOKRs:
        objectives = tuple(one.model_copy(update={"title": words, "why": words}) for one in okrs.objectives)
        keys = tuple(
            one.model_copy(update={"statement": words, "champion": words, "unit": words}) for one in okrs.key_results
        )
        return okrs.model_copy(update={"objectives": objectives, "key_results": keys})

    standing = desk.session.workspace
    workshops = {
        key: replace(one, workshop=one.workshop.model_copy(update={"title": words, "people": (words, "Ana")}))
        for key, one in standing.workshops.items()
    }
    desk.session.workspace = replace(
        standing,
        organisation=standing.organisation.model_copy(update={"name": words}),
        teams=MappingProxyType(
            {key: one.model_copy(update={"name": words, "leader": words}) for key, one in standing.teams.items()}
        ),
        okrs=MappingProxyType({key: unclean(one) for key, one in standing.okrs.items()}),
        workshops=MappingProxyType(workshops),
    )
