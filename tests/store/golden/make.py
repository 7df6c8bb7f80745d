"""Makes the golden workspaces: `python -m tests.store.golden.make` in the project's folder.

`v1` and its like are workspaces as that layout had them at first, and `v1.json` is what the store reads from them. They
are never made again, because old workspaces do not change either. `today` is in the current format, and `v9-newer`
simulates a future one.
"""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tuiokr.model.agenda import Agenda, Phase, Run, Spoken, Step, Workshop
from tuiokr.model.candidate import Candidate
from tuiokr.model.confidence import ConfidenceBallot, ConfidenceHeard, ConfidenceRound, TeamConfidence
from tuiokr.model.cycle import Cycle
from tuiokr.model.interview import OpeningLine
from tuiokr.model.no_go import NoGo
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs, Waiver
from tuiokr.model.organisation import Former, Team
from tuiokr.model.outcome import OutcomeAnswer
from tuiokr.model.parked import Parked
from tuiokr.model.preparation import Foreseen, Preparation, SessionAim, Tick
from tuiokr.model.step_kind import StepKind
from tuiokr.model.team_test import TeamTest
from tuiokr.model.tie_off import Decision, SettledFinding, SideHand, Signature, TieOff
from tuiokr.model.vote import Ballot, Heard, Round, Vote
from tuiokr.model.workspace import FullWorkshop, Organisation
from tuiokr.session import documents as records
from tuiokr.store import codec
from tuiokr.store.folder_store import FileStore
from tuiokr.store.protocol import Edit

HERE = Path(__file__).parent
CYCLE = "2027-Q1"
TODAY = "today"
"""The golden workspace in the current format."""
MORNING = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)


def organisation() -> Organisation:
    return Organisation(
        name="Northwind",
        mission="Good things, found in a minute and on the table tomorrow",
        sample=True,
        glossary=("Harbour", "NPS"),
        select=("no-", "output-not-outcome"),
        ignore=("jargon",),
    )


def teams() -> tuple[Team, ...]:
    return (
        Team(id="northwind", name="Northwind", leader="Noor", people=("Noor", "Ana")),
        Team(id="payments", name="Payments", parent="northwind", leader="Ana", people=("Ana", "Li", "Sam")),
        Team(id="größe/ü", name="Größe & Maß", parent="payments", leader="Jo"),
        Team(
            id="growth",
            name="Growth",
            here=False,
            past=(Former(before="2027-Q1", name="Growing", parent="northwind", leader="Kim", people=("Kim", "Jo")),),
        ),
    )


def okrs() -> TeamOKRs:
    objectives = (
        Objective(
            id="o1",
            title="Make paying with us feel effortless",
            why="One in four buyers gives up at the last step.\nThey tell us why.",
            theme="Ease",
            ambition="committed",
            parent="n1",
            parent_key_results=("n1k1",),
            co_teams=("Growth",),
            owner="Ana",
            score=0.7,
            result="Most of it held",
            waivers=(Waiver(name="jargon", words="effortless", reason="our word for it"),),
            order=1.5,
            other={"priority": 1, "tags": ["a", {"b": None}]},
        ),
        Objective(id="o2", title="हर किसी के लिए 👩‍👩‍👧 [bold]", order=2.0),
    )
    key_results = (
        KeyResult(
            id="k1",
            objective="o1",
            statement="Checkout completion from 71 % to 85 % by 31 March",
            kind="baseline",
            start=71.0,
            target=85.0,
            unit="%",
            due=date(2027, 3, 31),
            champion="Ana",
            contributors=("Li", "Sam"),
            data_source="the till",
            confidence=6,
            parent_link="n1k1",
            score=0.4,
            result="79 %",
            waivers=(Waiver(name="no-baseline", reason="told last year"),),
            order=1.0,
            other={"jira": "PAY-1"},
        ),
        KeyResult(id="k2", objective="o1", statement="Launch one-click checkout", kind="milestone", order=2.0),
    )
    dependency = Dependency(
        id="d1",
        asking="payments",
        giving="northwind",
        what="The new till",
        about="k1",
        by=date(2027, 2, 1),
        state="risk",
        carried_by="Sam",
        answered_by="Ana",
        promised=date(2027, 2, 9),
        declined_because="No time",
        note="The maker is late",
    )
    standing = Membership(
        id="payments",
        state="published",
        since=MORNING,
        published="0123456789abcdef",
        placed=True,
        name="Payments & Tills",
        parent="northwind",
        leader="Li",
        people=("Li", "Sam"),
    )
    preparation = Preparation(
        ticks=(Tick(item="team primer"),),
        aims=(SessionAim(kind="team", objective="Agree on three objectives", reached="Each has\na vote"),),
        works="We ship every week",
        hard="The old till",
        vision="Nobody thinks about paying",
        goal="Paying feels effortless",
        hypothesis="Fewer steps bring buyers back",
        sources="Buyers: the till",
        foreseen=(Foreseen(id="f1", noted=MORNING, words="Nobody looked", sign="No check-in for two weeks"),),
    )
    return TeamOKRs(
        team="payments",
        cycle=CYCLE,
        standing=standing,
        objectives=objectives,
        key_results=key_results,
        dependencies=(dependency,),
        preparation=preparation,
    )


def session() -> FullWorkshop:
    steps = (
        Step(
            id="s1",
            title="Check-in",
            kind=StepKind.TALK,
            minutes=5,
            prompts=("One word: how are you here?",),
            phases=(Phase(title="Alone", minutes=1, size=1, instruction="Think"), Phase(title="Together", minutes=4)),
        ),
        Step(
            id="s2",
            title="Fist of five",
            kind=StepKind.VOTE,
            minutes=10,
            purpose="Agree that it is right",
            done_when="all agree",
        ),
    )
    workshop = Workshop(
        id="w1",
        team="payments",
        cycle=CYCLE,
        title="Payments: team workshop",
        agenda=Agenda(id="team", title="Team workshop", kind="team", steps=steps),
        facilitator="Kim",
        people=("Ana", "Li", "Sam"),
        late=("Li",),
        gone=("Sam",),
        current="s2",
        deadline=MORNING,
        runs={
            "s1": Run(
                minutes=5,
                left=-70.0,
                state="done",
                notes="Tired, curious\nready",
                asked=1,
                pairs=(("Ana", "Li", "Sam"),),
                fours=False,
                said=(Spoken(person="Li", words="curious"), Spoken(person="Ana")),
            ),
            "s2": Run(minutes=12, left=600.0),
        },
        begun=MORNING,
        paused=MORNING,
        ended=MORNING,
        themes=("Ease", "Trust"),
        pace=1.25,
        theme_dots={"Trust": 4},
        unprepared=("primer",),
    )
    rounds = (
        Round(
            opened=MORNING,
            revealed=MORNING,
            ballots=(Ballot(person="Ana", hand=4), Ballot(person="Li", hand=2), Ballot(person="Sam", mark="absent")),
            heard=(Heard(person="Li", words="Who pays for it?", becomes="risk"),),
            fingerprint="00ff",
        ),
        Round(opened=MORNING, ballots=(Ballot(person="Ana", hand=5), Ballot(person="Li", mark="abstain"))),
    )
    vote = Vote(
        id="v1",
        about="o1",
        question="Is it the right thing?",
        rule="only a fist blocks",
        legend=("no", "hm", "well", "fine", "good", "mine"),
        people=("Ana", "Li", "Sam"),
        names_shown=False,
        rounds=rounds,
        decided_by_owner="We start, Li's worry stands",
    )
    test = TeamTest(
        id="t1",
        about="o1",
        test="townhall",
        yes=5,
        meh=1,
        eye_roll=1,
        asked=MORNING,
        fingerprint="00ff",
        words="Paying feels effortless",
        rolled=("Sam",),
        masked=True,
    )
    confidence = TeamConfidence(
        id="k1",
        about="k1",
        names_shown=False,
        rounds=(
            ConfidenceRound(
                opened=MORNING,
                revealed=MORNING,
                ballots=(ConfidenceBallot(hand=3), ConfidenceBallot(hand=10), ConfidenceBallot(person="Sam")),
                heard=(ConfidenceHeard(words="Who tests it?", hand=3),),
                fingerprint="00ff",
            ),
            ConfidenceRound(opened=MORNING, ballots=(ConfidenceBallot(person="Ana", mark="absent"),)),
        ),
    )
    parked = Parked(
        id="p1",
        words="What of returns?",
        by="Sam",
        about="o1",
        parked=MORNING,
        owner="Li",
        due=date(2027, 2, 1),
        outcome="dropped",
        resolved="Growth takes it",
    )
    candidate = Candidate(id="n1", words="Paying feels easy", by=("Ana", "Li"), noted=MORNING, dots=3, taken="o1")
    line = OpeningLine(id="l1", column="hard", words="Trust of buyers", noted=MORNING, theme="Trust")
    outcome = OutcomeAnswer(id="k1", about="k1", says="output", fingerprint="00ff", noted=MORNING)
    no_go = NoGo(id="g1", words="The monthly report", owner="Growth", reason="Nobody reads it", noted=MORNING)
    more = ((confidence,), (line,), (outcome,), (no_go,))
    return FullWorkshop(workshop, (vote,), (test,), (parked,), (candidate,), *more)


def tie_off() -> TieOff:
    return TieOff(
        id="northwind",
        cycle=CYCLE,
        upper="northwind",
        lower=("payments",),
        decisions=(
            Decision(objective="o1", choice="change", note="Sooner", when=MORNING, fingerprint="00ff"),
            Decision(objective="o2", choice="drop"),
        ),
        signatures=(
            Signature(
                team="payments",
                name="Ana",
                when=MORNING,
                saw={"o1": "00ff", "k1": "01ff"},
                texts={"o1": "Paying is easy"},
            ),
        ),
        settled=(
            SettledFinding(
                finding="no-parent 00ff", how="parked", note="Ask Noor", words="01ff", when=MORNING, by="Kim"
            ),
        ),
        hands=(SideHand(team="payments", fingers=2, why="Fewer objectives", when=MORNING),),
    )


def template() -> Agenda:
    step = Step(id="s1", title="Look back", minutes=12.5, prompts=("What did we learn?",))
    return Agenda(id="look-back", title="Look back, short", kind="retrospective", steps=(step,))


def documents() -> records.Documents:
    """Every document of the workspace, with every kind of file."""
    cycle = Cycle(
        id=CYCLE,
        first=date(2027, 1, 1),
        last=date(2027, 3, 31),
        state="closed",
        organisation="Northwind of old",
        roster="listed",
        other={"licence": "ours", "source": "made up"},
    )
    found = records.of_organisation(organisation())
    for team in teams():
        found |= records.of_team(team)
    return {
        **found,
        **records.of_cycle(cycle),
        **records.of_okrs(okrs()),
        **records.of_session(session()),
        **records.of_tie_off(tie_off()),
        **records.of_template(template()),
    }


def make(folder: Path, rows: records.Documents) -> dict[str, Any]:
    """Write a workspace as in a git clone, without the program's own folder. Return what a store reads from it."""
    store = FileStore(folder)
    store.commit([Edit(key, body, None) for key, body in rows.items()])
    shutil.rmtree(folder / ".tuiokr")
    return dict(store.scan())


def from_the_future() -> records.Documents:
    """The same workspace with a layout that may be read but not written."""
    rows = {key: {**body, "of_the_future": {"kept": [1, 2.5, None]}} for key, body in documents().items()}
    rows[records.WORKSPACE_KEY] |= {"schema": 9, "oldest_reader": 1, "oldest_writer": 9}
    return rows


def main() -> None:
    """Make the current one and the future one again."""
    for name, rows in ((TODAY, documents()), ("v9-newer", from_the_future())):
        shutil.rmtree(HERE / name, ignore_errors=True)
        (HERE / f"{name}.json").write_bytes(codec.encode(make(HERE / name, rows)))


if __name__ == "__main__":
    main()
