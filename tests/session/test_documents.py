from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import CYCLE, HARD_IDS, alike, fill_in, objective, open_desk, some
from tuiokr.model import agenda as clockwork
from tuiokr.model.agenda import Agenda, Phase, Run, Step, Workshop
from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import Dependency, KeyResult, Membership, Objective, TeamOKRs, Waiver
from tuiokr.model.organisation import Team
from tuiokr.model.parked import Parked
from tuiokr.model.preparation import Foreseen, Preparation, SessionAim, Tick
from tuiokr.model.step_kind import StepKind
from tuiokr.model.team_test import TeamTest
from tuiokr.model.tie_off import Decision, Signature, TieOff
from tuiokr.model.vote import Ballot, Heard, Round, Vote
from tuiokr.model.vote_rule import VOTE_RULES
from tuiokr.model.words import clean, clean_lines
from tuiokr.model.workspace import FullWorkshop, Organisation, Workspace
from tuiokr.session import documents as records
from tuiokr.store.folder_store import FileStore
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Edit, File, Key
from tuiokr.usecases.sample import fill
from tuiokr.usecases.setup import read_cycle

Files = dict[str, dict[str, dict[str, Any]]]
AGENDA = Agenda(id="own", title="Own", kind="team", steps=(Step(id="only", title="Only", minutes=5),))

ids = st.one_of(
    st.sampled_from(HARD_IDS),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=6),
)
lines = st.text(max_size=12).map(clean)
proses = st.text(max_size=20).map(clean_lines)
names = st.lists(lines, max_size=3).map(tuple)
floats = st.floats(allow_nan=False, allow_infinity=False)
numbers = st.none() | floats
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))
maybe = st.none() | moments
others = st.dictionaries(st.sampled_from(["Status", "x/y", ""]), st.none() | lines | st.booleans(), max_size=2)
waivers = st.lists(st.builds(Waiver, name=lines, words=lines, reason=lines), max_size=2).map(tuple)

foreseen = st.builds(Foreseen, id=ids, noted=moments, words=lines, sign=lines)
preparations = st.none() | st.builds(
    Preparation,
    ticks=st.lists(st.builds(Tick, item=ids), max_size=2, unique_by=lambda one: one.item).map(tuple),
    aims=st.lists(
        st.builds(SessionAim, kind=ids, objective=lines, reached=proses), max_size=2, unique_by=lambda one: one.kind
    ).map(tuple),
    works=proses,
    sources=proses,
    foreseen=st.lists(foreseen, max_size=3, unique_by=lambda one: one.id).map(
        lambda those: tuple(sorted(those, key=lambda one: (str(one.noted), one.id)))
    ),
)

teams = st.builds(Team, id=ids, name=lines, parent=st.none() | ids, leader=lines, people=names)
cycles = st.builds(
    Cycle,
    id=ids.map(clean).filter(bool),
    first=st.none() | st.dates(date(2020, 1, 1), date(2024, 12, 31)),
    last=st.none() | st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    state=st.sampled_from(["open", "closed"]),
    organisation=lines,
    roster=st.sampled_from(["everyone", "listed"]),
)
objectives = st.builds(
    Objective,
    id=ids,
    title=lines,
    why=proses,
    theme=lines,
    ambition=st.sampled_from(["committed", "aspirational"]),
    parent=st.none() | ids,
    parent_key_results=st.lists(ids, max_size=2).map(tuple),
    co_teams=names,
    owner=lines,
    score=numbers,
    result=proses,
    waivers=waivers,
    order=floats,
    other=others,
)
key_results = st.builds(
    KeyResult,
    id=ids,
    objective=ids,
    statement=lines,
    kind=st.sampled_from(["metric", "baseline", "milestone"]),
    start=numbers,
    target=numbers,
    unit=lines,
    due=days,
    champion=lines,
    contributors=names,
    data_source=lines,
    confidence=st.none() | st.integers(0, 10),
    parent_link=st.none() | ids,
    waivers=waivers,
    order=floats,
    other=others,
)
dependencies = st.builds(
    Dependency,
    id=ids,
    asking=ids,
    giving=st.just("") | ids,
    what=lines,
    about=st.none() | ids,
    by=days,
    state=st.sampled_from(["requested", "accepted", "countered", "declined", "risk"]),
    carried_by=lines,
    answered_by=lines,
    promised=days,
    declined_because=lines,
    note=lines,
)


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3, unique_by=lambda one: one.id).map(tuple)


def in_order(things: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(things, key=lambda one: (one.order, one.id)))


@st.composite
def sets(draw: st.DrawFn) -> TeamOKRs:
    team = draw(ids)
    standing = Membership(
        id=team,
        state=draw(st.sampled_from(["drafted", "published", "closed"])),
        since=draw(maybe),
        published=draw(st.sampled_from(["", "0123456789abcdef"])),
        placed=draw(st.booleans()),
        name=draw(lines),
        parent=draw(st.none() | ids),
        leader=draw(lines),
    )
    return TeamOKRs(
        team=team,
        cycle=draw(ids),
        standing=standing,
        objectives=in_order(draw(several(objectives))),
        key_results=in_order(draw(several(key_results))),
        dependencies=draw(several(dependencies)),
        preparation=draw(preparations),
    )


@st.composite
def workshops(draw: st.DrawFn) -> Workshop:
    step_ids = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    steps = tuple(
        Step(
            id=one,
            title=draw(lines),
            kind=draw(st.sampled_from(list(StepKind))),
            minutes=draw(st.floats(0, 600)),
            prompts=draw(names),
            phases=tuple(Phase(title=draw(lines), minutes=1.5) for _ in range(draw(st.integers(0, 2)))),
        )
        for one in step_ids
    )
    runs = {
        one: Run(
            minutes=draw(st.floats(0, 600)),
            left=draw(st.floats(-9000, 9000)),
            state=draw(st.sampled_from(["open", "done", "skipped"])),
            notes=draw(proses),
        )
        for one in step_ids
    }
    return Workshop(
        id=draw(ids),
        team=draw(ids),
        cycle=draw(ids),
        title=draw(lines),
        agenda=Agenda(id="own", title=draw(lines), kind="team", steps=steps),
        facilitator=draw(lines),
        people=draw(names),
        current=draw(st.sampled_from(step_ids)),
        deadline=draw(maybe),
        runs=runs,
        begun=draw(maybe),
        paused=draw(maybe),
        ended=draw(maybe),
        themes=draw(names),
    )


ballots = st.builds(Ballot, person=lines, hand=st.none() | st.integers(0, 5), mark=st.sampled_from(["", "absent"]))
heard = st.builds(Heard, person=lines, words=proses, becomes=st.sampled_from(["", "change", "risk", "parked"]))
rounds = st.builds(
    Round,
    opened=moments,
    revealed=maybe,
    ballots=st.lists(ballots, max_size=2).map(tuple),
    heard=st.lists(heard, max_size=2).map(tuple),
    fingerprint=lines,
)
votes = st.builds(
    Vote,
    id=ids,
    about=ids,
    question=lines,
    rule=st.sampled_from(list(VOTE_RULES)),
    people=names,
    names_shown=st.booleans(),
    rounds=st.lists(rounds, max_size=2).map(tuple),
    decided_by_owner=lines,
)
tests = st.builds(
    TeamTest,
    id=ids,
    about=ids,
    test=st.sampled_from(["espresso", "townhall", "nail"]),
    yes=st.integers(0, 999),
    asked=maybe,
)
parked = st.builds(
    Parked,
    id=ids,
    words=proses,
    by=lines,
    about=st.none() | ids,
    parked=maybe,
    owner=lines,
    due=days,
    outcome=st.sampled_from(["", "kept", "risk", "dependency", "dropped"]),
    resolved=lines,
)
sessions = st.builds(
    FullWorkshop, workshop=workshops(), votes=several(votes), team_tests=several(tests), parked=several(parked)
)
tie_offs = st.builds(
    TieOff,
    id=ids,
    cycle=ids,
    upper=ids,
    lower=st.lists(ids, max_size=3).map(tuple),
    decisions=st.lists(
        st.builds(
            Decision,
            objective=ids,
            choice=st.sampled_from(["confirm", "change", "drop", "escalate"]),
            note=proses,
            when=maybe,
            fingerprint=lines,
        ),
        max_size=2,
    ).map(tuple),
    signatures=st.lists(
        st.builds(Signature, team=ids, name=lines, when=moments, saw=st.dictionaries(ids, lines, max_size=2)),
        max_size=2,
    ).map(tuple),
)


templates = st.builds(
    Agenda,
    id=ids,
    title=lines,
    kind=st.sampled_from(["team", "retrospective"]),
    steps=workshops().map(lambda one: one.agenda.steps),
)


def as_files(documents: records.Documents) -> Files:
    """Documents as a store returns them: as tables by file, through JSON, each with a rev."""
    files: Files = {}
    for key, body in documents.items():
        row = {**json.loads(json.dumps(body)), "rev": 3}
        files.setdefault(key.file, {}).setdefault(key.table, {})[key.id] = row
    return files


def back(documents: records.Documents) -> Workspace:
    spoilt: list[str] = []
    found = records.applied(Workspace(), as_files(documents), spoilt)
    assert not spoilt
    return found


@some
@given(teams)
def test_a_team_survives_the_round_trip(team: Team) -> None:
    assert back(records.of_team(team)).teams == {team.id: team}


@some
@given(cycles)
def test_a_cycle_survives_the_round_trip(cycle: Cycle) -> None:
    assert back(records.of_cycle(cycle)).cycles == {cycle.id: cycle}


@some
@given(lines, lines, st.booleans())
def test_the_organisation_survives_the_round_trip(name: str, mission: str, sample: bool) -> None:
    organisation = Organisation(name=name, mission=mission, sample=sample)
    assert back(records.of_organisation(organisation)).organisation == organisation


@some
@given(sets())
def test_the_okrs_of_a_team_survive_the_round_trip(okrs: TeamOKRs) -> None:
    found = back(records.of_okrs(okrs)).okrs
    assert list(found) == [(okrs.cycle, okrs.team)]
    assert found[okrs.cycle, okrs.team] == okrs


@some
@given(sessions)
def test_a_workshop_survives_the_round_trip(session: FullWorkshop) -> None:
    found = back(records.of_session(session))
    workspace = Workspace(workshops=MappingProxyType({session.workshop.id: session}))
    assert alike(found) == alike(workspace)


@some
@given(tie_offs)
def test_a_tie_off_survives_the_round_trip(tie_off: TieOff) -> None:
    assert back(records.of_tie_off(tie_off)).tie_offs == {tie_off.id: tie_off}


@some
@given(templates)
def test_a_template_survives_the_round_trip(template: Agenda) -> None:
    assert back(records.of_template(template)).templates == {template.id: template}


@some
@given(ids)
def test_any_text_survives_as_one_segment_of_a_path(text: str) -> None:
    assert "/" not in records.segment(text)
    assert records.plain(records.segment(text)) == text


@some
@given(st.text(max_size=10), st.text(max_size=10))
def test_two_ids_never_have_the_same_segment(one: str, other: str) -> None:
    assert (one == other) == (records.segment(one) == records.segment(other))


@some
@given(st.lists(teams, max_size=3, unique_by=lambda one: one.id), sets(), sessions, tie_offs)
def test_the_content_of_a_file_is_what_was_put_there(
    some: list[Team], okrs: TeamOKRs, session: FullWorkshop, tie_off: TieOff
) -> None:
    workspace = Workspace(
        teams=MappingProxyType({team.id: team for team in some}),
        okrs=MappingProxyType({(okrs.cycle, okrs.team): okrs}),
        workshops=MappingProxyType({session.workshop.id: session}),
        tie_offs=MappingProxyType({tie_off.id: tie_off}),
    )
    expected = [records.of_okrs(okrs), records.of_session(session), records.of_tie_off(tie_off)]
    expected += [records.of_team(team) for team in some]
    for documents in expected:
        assert len({key.file for key in documents}) == 1
        assert records.of_file(workspace, next(iter(documents)).file) == documents


@pytest.mark.parametrize("file", ["teams/nobody", "cycles/x/cycle", "cycles/x/teams/y", "cycles/x/sessions/y", "z/y/x"])
def test_an_unknown_file_has_no_documents(file: str) -> None:
    assert records.of_file(Workspace(), file) == {}


# ---- changed


def northwind() -> Workspace:
    desk = open_desk(MemoryStore())
    fill(desk.session)
    return desk.session.workspace


def edited(workspace: Workspace, team: str, **fields: object) -> Workspace:
    """Replace fields of a team's first objective."""
    okrs = workspace.of(CYCLE, team)
    first = okrs.objectives[0].but(**fields)
    return workspace.with_okrs(okrs.but(objectives=(first, *okrs.objectives[1:])))


def test_a_workspace_does_not_differ_from_itself() -> None:
    workspace = northwind()
    assert records.changed(workspace, workspace) == {}
    assert records.changed(workspace, replace(workspace, teams=MappingProxyType(dict(workspace.teams)))) == {}


def test_an_equal_value_in_a_new_object_is_not_a_change() -> None:
    workspace = northwind()
    assert records.changed(workspace, edited(workspace, "payments", title="Make paying with us feel effortless")) == {}


def test_one_field_changes_one_document() -> None:
    workspace = northwind()
    rows = records.changed(workspace, edited(workspace, "payments", title="Other"))
    key = Key(records.team_file(CYCLE, "payments"), "objectives", "p-easy")
    assert list(rows) == [key]
    old, new = rows[key]
    assert old is not None
    assert new == {**old, "title": "Other"}


def test_added_and_removed_documents_differ_from_none() -> None:
    workspace = northwind()
    okrs = workspace.of(CYCLE, "payments")
    fewer = workspace.with_okrs(okrs.but(key_results=okrs.key_results[1:]))
    gone = records.changed(workspace, fewer)
    came = records.changed(fewer, workspace)
    [(key, (old, new))] = gone.items()
    assert (key.table, key.id, new) == ("key_results", okrs.key_results[0].id, None)
    assert came == {key: (None, old)}


def test_everything_of_the_first_workspace_is_new() -> None:
    rows = records.changed(Workspace(), northwind())
    tables = {key.table for key in rows}
    assert {"workspace", "team", "cycle", "standing", "objectives", "key_results", "workshop", "tie_off"} <= tables
    assert all(new is not None for _, new in rows.values())


def test_the_document_of_the_workspace_is_never_removed() -> None:
    rows = records.changed(northwind(), Workspace())
    old, new = rows[records.WORKSPACE_KEY]
    assert old is not None and old["name"] == "Northwind"
    assert new == {"schema": 1, "oldest_reader": 1, "oldest_writer": 1}


@pytest.mark.parametrize(
    ("field", "table"), [("teams", "team"), ("cycles", "cycle"), ("workshops", "workshop"), ("tie_offs", "tie_off")]
)
def test_a_removed_aggregate_differs_by_all_its_documents(field: str, table: str) -> None:
    workspace = northwind()
    things = dict(getattr(workspace, field))
    name, _ = things.popitem()
    changes: dict[str, Any] = {field: MappingProxyType(things)}
    rows = records.changed(workspace, replace(workspace, **changes))
    assert rows
    assert all(new is None for _, new in rows.values())
    assert (table, name) in {(key.table, key.id) for key in rows}
    assert len({key.file for key in rows}) == 1


@some
@given(sets(), sets())
def test_the_differences_turn_one_set_of_okrs_into_the_other(one: TeamOKRs, other: TeamOKRs) -> None:
    other = other.but(team=one.team, cycle=one.cycle, standing=other.standing.but(id=one.team))
    before, after = Workspace().with_okrs(one), Workspace().with_okrs(other)
    documents = records.of_okrs(one)
    for key, (old, new) in records.changed(before, after).items():
        assert documents.pop(key, None) == old
        assert old != new
        if new is not None:
            documents[key] = new
    assert documents == records.of_okrs(other)


# ---- invalid rows


@pytest.mark.parametrize(
    ("file", "table", "body", "words"),
    [
        ("teams/x", "team", {"people": "Ana"}, "team x: name is missing"),
        ("teams/x", "team", {}, "team x: name is missing"),
        ("cycles/c/cycle", "cycle", {"first": "2027-04-01", "last": "2027-01-01"}, "cycle x: "),
        ("cycles/c/teams/t", "objectives", {"title": 7}, "objectives x: title should be text, found 7"),
        (
            "cycles/c/teams/t",
            "key_results",
            {"objective": "o", "confidence": 11},
            "key_results x: confidence should be at most 10",
        ),
        ("cycles/c/teams/t", "dependencies", {"asking": "t", "state": "maybe"}, "dependencies x: state should be "),
        ("cycles/c/teams/t", "standing", {"state": "lost"}, "standing x: state should be "),
        ("cycles/c/sessions/s", "workshop", {"title": "only"}, "workshop x: team is missing"),
        ("cycles/c/tieoffs/t", "tie_off", {"cycle": "c"}, "tie_off x: upper is missing"),
    ],
)
def test_an_invalid_row_is_reported_with_its_name(file: str, table: str, body: dict[str, Any], words: str) -> None:
    spoilt: list[str] = []
    tables = {table: {"x": {**body, "rev": 1}}}
    if table in ("key_results", "dependencies"):
        tables["standing"] = {"t": {"rev": 1}}
    records.applied(Workspace(), {file: tables}, spoilt)
    assert len(spoilt) == 1
    assert spoilt[0].startswith(f"{file}.json: ")
    assert words in spoilt[0]


def test_the_valid_rows_beside_an_invalid_row_are_read() -> None:
    spoilt: list[str] = []
    tables = {"objectives": {"good": {"title": "Good"}, "bad": {"order": "first"}}}
    found = records.applied(Workspace(), {"cycles/c/teams/t": tables}, spoilt).of("c", "t")
    assert [one.id for one in found.objectives] == ["good"]
    assert len(spoilt) == 1


def test_an_unknown_file_is_reported_and_changes_nothing() -> None:
    spoilt: list[str] = []
    workspace = northwind()
    found = records.applied(workspace, {"notes/today": {"x": {"y": {"rev": 1}}}}, spoilt)
    assert found == workspace
    assert len(spoilt) == 1
    assert spoilt[0].startswith("notes/today.json: not a file of a workspace")


def test_an_unknown_field_is_not_an_error() -> None:
    spoilt: list[str] = []
    found = records.applied(Workspace(), {"teams/x": {"team": {"x": {"name": "X", "colour": "red"}}}}, spoilt)
    assert found.teams["x"].name == "X"
    assert not spoilt


def test_an_empty_file_removes_its_aggregate() -> None:
    workspace = northwind()
    found = records.applied(workspace, {"teams/delivery": {}, records.team_file(CYCLE, "growth"): {}}, [])
    assert set(workspace.teams) - set(found.teams) == {"delivery"}
    assert set(workspace.okrs) - set(found.okrs) == {(CYCLE, "growth")}
    assert found.cycles is workspace.cycles


def test_key_results_without_an_order_are_sorted_by_their_ids() -> None:
    tables: File = {"objectives": {"o": {}}, "key_results": {"b": {"objective": "o"}, "a": {"objective": "o"}}}
    found = records.applied(Workspace(), {"cycles/c/teams/t": tables}, []).of("c", "t")
    assert [key.id for key in found.key_results] == ["a", "b"]


# ---- on disk


def rows_on_disk(root: Path, file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / f"{file}.json").read_text(encoding="utf-8"))
    return found


def test_an_invalid_row_stays_on_disk_through_later_saves(root: Path) -> None:
    desk = open_desk(FileStore(root))
    fill_in(desk)
    kept = objective(desk, "payments", "Paying feels effortless", "Completion from 71 % to 85 %")
    file = records.team_file(CYCLE, "payments")
    tables = rows_on_disk(root, file)
    tables["objectives"]["odd"] = {"title": "A hand-made one", "ambition": "huge", "rev": 1}
    tables["key_results"]["odder"] = {"statement": "Nobody's", "rev": 1}
    (root / f"{file}.json").write_text(json.dumps(tables), encoding="utf-8")

    again = open_desk(FileStore(root))
    again.session.read_all()
    assert sorted(line.split(": ")[1] for line in again.session.spoilt) == ["key_results odder", "objectives odd"]
    again.draft.edit("payments", kept, title="Paying feels like nothing")
    again.draft.add_objective("payments")
    again.draft.delete("payments", kept)
    again.session.undo()
    again.draft.move("payments", kept, 1)

    after = rows_on_disk(root, file)
    assert after["objectives"]["odd"] == {"title": "A hand-made one", "ambition": "huge", "rev": 1}
    assert after["key_results"]["odder"] == {"statement": "Nobody's", "rev": 1}
    assert after["objectives"][kept]["title"] == "Paying feels like nothing"


def test_an_invalid_row_is_reported_once_and_not_after_it_is_repaired(root: Path) -> None:
    desk = open_desk(FileStore(root))
    fill_in(desk)
    file = "teams/growth"
    good = rows_on_disk(root, file)
    for number in range(3):
        bad = {"team": {"growth": {**good["team"]["growth"], "people": "Kim", "rev": 2 + number}}}
        (root / f"{file}.json").write_text(json.dumps(bad) + "\n" * number, encoding="utf-8")
        assert desk.session.refresh()
        assert len(desk.session.spoilt) == 1
        assert "growth" not in desk.session.workspace.teams
    (root / f"{file}.json").write_text(json.dumps(good), encoding="utf-8")
    assert desk.session.refresh()
    assert desk.session.spoilt == []
    assert desk.session.workspace.teams["growth"].people == ("Kim", "Jo")


def test_an_unknown_file_is_reported_and_left_alone(root: Path) -> None:
    desk = open_desk(FileStore(root))
    fill_in(desk)
    stranger = root / "notes" / "today.json"
    stranger.parent.mkdir()
    stranger.write_text('{"lines": {"1": {"text": "buy milk", "rev": 1}}}', encoding="utf-8")
    again = open_desk(FileStore(root))
    again.session.read_all()
    assert [line for line in again.session.spoilt if line.startswith("notes/today.json")]
    objective(again, "payments", "Anything")
    assert "buy milk" in stranger.read_text(encoding="utf-8")


@pytest.mark.parametrize("hard", HARD_IDS, ids=range(len(HARD_IDS)))
def test_difficult_ids_survive_on_disk(root: Path, hard: str) -> None:
    desk = open_desk(FileStore(root))
    fill_in(desk)
    name = clean(hard) or "x"
    desk.setup.set_cycle(read_cycle(name, "2027-01-01", "2027-03-31"))
    session = desk.session
    team = Team(id=hard, name="Hard", parent="northwind")
    workshop_id = FullWorkshop(
        clockwork.begin(hard, agenda=AGENDA, team=hard, cycle=name, title="Hard", people=()),
        parked=(Parked(id=hard, words="What now?"),),
    )
    okrs = TeamOKRs(
        team=hard,
        cycle=name,
        standing=Membership(id=hard),
        objectives=(Objective(id=hard, title="Hard"),),
        key_results=(KeyResult(id=hard, objective=hard),),
    )
    workspace = replace(
        session.workspace,
        teams=MappingProxyType({**session.workspace.teams, hard: team}),
        workshops=MappingProxyType({hard: workshop_id}),
        tie_offs=MappingProxyType({hard: TieOff(id=hard, cycle=name, upper=hard, lower=())}),
    ).with_okrs(okrs)
    session.change("hard", workspace)
    again = open_desk(FileStore(root)).session
    assert again.spoilt == []
    assert again.workspace == workspace
    assert all(path.resolve().is_relative_to(root.resolve()) for path in root.rglob("*"))


def test_rows_of_unknown_tables_survive_an_edit(store: MemoryStore) -> None:
    desk = open_desk(store)
    fill_in(desk)
    file = "teams/growth"
    store.commit([Edit(Key(file, "badges", "b"), {"shape": "star"}, 0)])
    again = open_desk(store)
    again.setup.edit_team("growth", name="Growing", leader="Jo", names="Jo", parent="northwind")
    assert store.load(file)["badges"]["b"]["shape"] == "star"
    assert store.load(file)["team"]["growth"]["name"] == "Growing"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"objective": "o", "confidence": 11}, "confidence should be at most 10, found 11"),
        ({"objective": "o", "confidence": -1}, "confidence should be at least 0, found -1"),
        ({"objective": "o", "confidence": "high"}, 'confidence should be a whole number, found "high"'),
        ({"objective": "o", "due": "soon"}, 'due should be a day such as 2027-01-31, found "soon"'),
        ({"objective": "o", "statement": ["a"]}, 'statement should be text, found ["a"]'),
        ({"objective": "o", "statement": {"words": "w" * 90}}, 'statement should be text, found {"words": "www'),
        ({}, "objective is missing"),
    ],
)
def test_the_error_of_a_row_is_reported_in_plain_words(body: dict[str, Any], words: str) -> None:
    spoilt: list[str] = []
    tables = {"standing": {"t": {"rev": 1}}, "key_results": {"x": {**body, "rev": 1}}}
    records.applied(Workspace(), {"cycles/c/teams/t": tables}, spoilt)
    [told] = spoilt
    assert told.startswith(f"cycles/c/teams/t.json: key_results x: {words}")
    assert not any(word in told for word in ("KeyResult", "Input", "valid")) and len(told) < 140
