"""Undo for a workshop and its votes: elapsed time stays elapsed, and a revealed hand never changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from tuiokr.model.agenda import Workshop, resume
from tuiokr.model.confidence import TeamConfidence
from tuiokr.model.value import Value
from tuiokr.model.vote import Rounds, Vote
from tuiokr.session import joint_fields
from tuiokr.session.clock import Clock
from tuiokr.session.undo import Body, ChangedSince, Sides, put_back
from tuiokr.store.protocol import Key

Doc = dict[str, Any]
HANDS_STAY: Final = "revealed hands never change"
CHOICE_STAYS: Final = "a vote with hands stays named or anonymous"
IN_ROUNDS: Final[Mapping[str, type[Rounds]]] = {"votes": Vote, "confidence": TeamConfidence}
"""By table: what people show in rounds, each hand of which never changes after its reveal."""
_NO_HAND: Final = (None, "")


def turn_back(clock: Clock, sides: Sides, standing: Mapping[Key, Body], back: bool) -> dict[Key, Body]:
    """Return the documents after a step is undone or redone; see `session.undo.Turn`."""
    bodies = {key: _turned(clock, key, each, back) for key, each in sides.items()}
    for key, body in bodies.items():
        others = [one for one in standing if one.file == key.file and bodies.get(one, standing[one]) is not None]
        if key.table == "workshop" and body is None and others:
            raise ChangedSince("part of it cannot change")
    return bodies


def _turned(clock: Clock, key: Key, sides: tuple[Body, Body, Body], back: bool) -> Body:
    match key.table:
        case "workshop":
            return _workshop(clock.now(), key.id, sides, back)
        case table if table in IN_ROUNDS:
            return _in_rounds(table, key.id, sides)
    body: Body = put_back(*sides)
    return body


def _document(value: Value, table: str) -> Doc:
    return joint_fields.packed(table, {name: one for name, one in value.document().items() if name != "id"})


# ---- a workshop


def _workshop(now: datetime, name: str, sides: tuple[Body, Body, Body], back: bool) -> Body:
    """Undo or redo the step itself. The time since then stays elapsed, and is not counted twice."""
    standing, made, wanted = sides
    body = put_back(*(_without_clock(one) for one in sides))
    if not (standing and made and wanted and body):  # it was created or deleted
        return body and wanted
    was, had, old = (Workshop.model_validate({**one, "id": name}) for one in (standing, made, wanted))
    runs = {step: {**run, "left": run["minutes"] * 60} for step, run in body["runs"].items()}
    new = Workshop.model_validate({**body, "id": name, "runs": runs})
    # A step that was removed and comes back has the time that it had.
    left = {
        step: run.minutes * 60 - (was if step in was.runs else old).spent(step, now) for step, run in new.runs.items()
    }
    if back and new.current != was.current and was.current in had.runs and was.current in left:
        # The move was a mistake: the time since then belongs to the step that was left.
        run = had.runs[was.current]
        since = max(0.0, was.spent(was.current, now) - (run.minutes * 60 - run.left))
        left[was.current] += since
        left[new.current] -= since
    new = new.but(
        runs={step: run.but(left=left[step]) for step, run in new.runs.items()},
        paused=(now if was.running else was.paused) if new.begun else None,
    )
    runs_on = _runs(was, had, old) and not new.ended
    return _document(resume(new, now).but(begun=new.begun) if runs_on else new, "workshop")


def _runs(was: Workshop, had: Workshop, old: Workshop) -> bool:
    """Whether the clock runs afterwards. That changes only if a start or a pause is undone or redone."""
    return was.running if had.running == old.running or had.ended != old.ended else old.running


def _without_clock(body: Body) -> Body:
    """Return a workshop without the fields that its clock changes."""
    if body is None:
        return None
    runs = {step: {name: one for name, one in run.items() if name != "left"} for step, run in body["runs"].items()}
    return {name: one for name, one in body.items() if name not in ("deadline", "paused")} | {"runs": runs}


# ---- a vote, or the numbers on a key result


def _in_rounds(table: str, name: str, sides: tuple[Body, Body, Body]) -> Body:
    """Undo or redo a change of what people show.

    Undoing a reveal hides the hands again, but revealed hands do not change.
    """
    standing, made, wanted = (_whole(one) for one in sides)
    on_table = any(_tabled(one) for one in _rounds(standing))
    try:
        body = put_back(*(_by_name(one) for one in (standing, made, wanted)))
    except ChangedSince:
        if on_table:
            raise ChangedSince(HANDS_STAY) from None
        raise
    if body is None:
        if on_table:
            raise ChangedSince(HANDS_STAY)
        return None
    result = {**body, "rounds": [_in_order(body["rounds"][number]) for number in sorted(body["rounds"], key=int)]}
    named = standing is None or standing.get("names_shown", True)
    if named != result.get("names_shown", True) and _has_hands(result):
        raise ChangedSince(CHOICE_STAYS)
    for number, was in enumerate(_rounds(standing)):
        new: Doc = result["rounds"][number] if number < len(result["rounds"]) else {}
        kept = _tabled(was)
        if new and was.get("revealed") and not new.get("revealed"):
            if not named:
                raise ChangedSince(HANDS_STAY)  # hiding the hands again would restore their names
            before = _rounds(wanted)[number] if number < len(_rounds(wanted)) else {}
            shown = [_person(one) for one in before.get("ballots", ()) if _hand(one) != _NO_HAND]
            new["tabled"] = list(dict.fromkeys([*was.get("tabled", ()), *shown]))
            kept = {ballot: hand for ballot, hand in kept.items() if ballot[0] in new["tabled"]}
        after = _hands(new)
        if any(after.get(ballot) != hand for ballot, hand in kept.items()):
            raise ChangedSince(HANDS_STAY)
    return _document(IN_ROUNDS[table].model_validate({**result, "id": name}), table)


def _whole(body: Body) -> Body:
    """Return a vote, or the numbers on a key result, in the form of the model; both are stored alike."""
    return None if body is None else joint_fields.unpacked("votes", body)


def keeps_hands(standing: Body, wanted: Body) -> bool:
    """Whether a form of a vote has every revealed hand unchanged."""
    wanted_rounds = _rounds(_whole(wanted))
    for number, was in enumerate(_rounds(_whole(standing))):
        new = wanted_rounds[number] if number < len(wanted_rounds) else {}
        after = _hands(new)
        if any(after.get(ballot) != hand for ballot, hand in _tabled(was).items()):
            return False
    return True


def _rounds(body: Body) -> list[Doc]:
    return list(body.get("rounds", ())) if body else []


def _hand(one: Doc) -> tuple[Any, Any]:
    return one.get("hand"), one.get("mark", "")


def _person(one: Doc) -> str:
    return str(one.get("person", ""))


def _hands(one: Doc) -> dict[tuple[str, int], tuple[Any, Any]]:
    """Return the ballots of a round by person and number: an anonymous round has many without a name."""
    found: dict[tuple[str, int], tuple[Any, Any]] = {}
    for each in one.get("ballots", ()):
        person = _person(each)
        found[person, sum(name == person for name, _ in found)] = _hand(each)
    return found


def _has_hands(body: Doc) -> bool:
    return any(hand != _NO_HAND for one in _rounds(body) for hand in _hands(one).values())


def _tabled(one: Doc) -> dict[tuple[str, int], tuple[Any, Any]]:
    """Return the ballots of a round that are or were revealed, by person and number."""
    names, whole = set(one.get("tabled", ())), bool(one.get("revealed"))
    return {ballot: hand for ballot, hand in _hands(one).items() if whole or ballot[0] in names}


def _by_name(body: Body) -> Body:
    """Return a vote with its rounds by number and their ballots by person, so that each is restored separately."""
    if body is None:
        return None
    rounds: Doc = {}
    for number, one in enumerate(_rounds(body)):
        ballots: Doc = {}
        for ballot in one.get("ballots", ()):
            person = _person(ballot)
            namesakes = sum(_person(each) == person for each in ballots.values())
            ballots[f"{person} {namesakes}"] = ballot
        heard = {str(place): each for place, each in enumerate(one.get("heard", ()))}
        rounds[str(number)] = {**one, "ballots": ballots, "heard": heard}
    return {**body, "rounds": rounds}


def _in_order(one: Mapping[str, Any]) -> Doc:
    """Return a round in its stored form."""
    heard = [one["heard"][place] for place in sorted(one["heard"], key=int)]
    return {**one, "ballots": list(one["ballots"].values()), "heard": heard}
