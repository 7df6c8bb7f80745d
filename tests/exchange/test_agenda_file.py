"""An agenda as a file: what is written can be read again, and a wrong file is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import some
from tuiokr.exchange import agenda_file
from tuiokr.exchange.document import ExchangeError
from tuiokr.model.agenda import Agenda, Phase, Step
from tuiokr.model.limits import MOST_PHASES, MOST_PROMPTS, MOST_STEPS
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import clean
from tuiokr.usecases.agenda_files import FOLDER, shipped

STEP = '{"title": "Look back", "minutes": 20}'
lines = st.text(max_size=20).map(clean)
titles = lines.filter(bool)
minutes = st.floats(0, 600).map(lambda number: round(number, 2))


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    phases = st.builds(Phase, title=titles, minutes=minutes, size=st.sampled_from([0, 1, 2, 4]), instruction=lines)
    count = draw(st.integers(1, 4))
    return Agenda(
        id=draw(titles),
        title=draw(titles),
        kind=draw(st.sampled_from(["executive", "team", "tie-off", "check-in", "retrospective"])),
        steps=tuple(
            Step(
                id=f"s{number}",
                title=draw(titles),
                kind=draw(st.sampled_from(list(StepKind))),
                minutes=draw(minutes),
                purpose=draw(lines),
                done_when=draw(lines),
                prompts=tuple(draw(st.lists(lines, max_size=3))),
                phases=tuple(draw(st.lists(phases, max_size=3))),
            )
            for number in range(count)
        ),
    )


@some
@given(agendas())
def test_an_agenda_that_was_written_is_read_again(agenda: Agenda) -> None:
    assert agenda_file.read(agenda_file.write(agenda), "a.json") == (agenda, ())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_the_agendas_that_ship_are_such_files(path: Path) -> None:
    assert agenda_file.read(path.read_bytes(), path.name) == (shipped(path.stem), ())


def test_a_file_has_one_line_for_each_step_and_whole_numbers() -> None:
    written = agenda_file.write(shipped("retrospective")).decode()
    assert '"minutes": 20,' in written and ".0" not in written.replace("0.0 to 1.0", "")
    assert len(written.splitlines()) == 5 + len(shipped("retrospective").steps) + 2


def test_an_id_and_a_kind_of_step_may_be_left_out() -> None:
    text = f'{{"title": "Mine", "kind": "team", "steps": [{STEP}, {STEP}]}}'
    agenda, notes = agenda_file.read(text.encode(), "a.json")
    assert [(step.id, step.kind, step.title) for step in agenda.steps] == [
        ("step-1", StepKind.TALK, "Look back"),
        ("step-2", StepKind.TALK, "Look back"),
    ]
    assert notes == ()


def test_names_that_are_not_known_are_noted_with_their_line() -> None:
    text = '{"title": "Mine", "kind": "team", "colour": 1,\n"steps": [\n{"title": "A", "minutes": 5, "promts": []}]}'
    agenda, notes = agenda_file.read(text.encode(), "a.json")
    assert agenda.minutes == 5
    assert notes == (
        'line 1: "colour" in the agenda is not known and is left out',
        'line 3: "promts" in step 1 is not known and is left out',
    )


def of_steps(*steps: str) -> str:
    return '{"title": "Mine", "kind": "team",\n"steps": [\n' + ",\n".join(steps) + "]}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.json:1: this is not JSON"),
        ("[1]", "a.json: found a list without steps, expected an agenda"),
        ('{"title": "A"}', "without steps, expected an agenda"),
        ('{"title": "A", "kind": "party", "steps": []}', 'a.json:1: kind: found "party", expected executive'),
        ('{"title": "\\u001b[31m", "kind": "team", "steps": []}', "expected a title"),
        (of_steps(), "a.json:2: found no step, expected at least one"),
        (of_steps("7"), "a.json:2: found 7, expected a step"),
        (of_steps(STEP, '{"title": "B", "minutes": 5, "kind": "jig"}'), 'a.json:4: kind: found "jig", expected talk'),
        (of_steps('{"title": "B"}'), 'a.json:3: found no "minutes"'),
        (of_steps('{"title": "B", "minutes": -1}'), "a.json:3: minutes: found -1, expected 0 to 600 minutes"),
        (of_steps('{"title": "B", "minutes": 1e999}'), "a.json:3"),
        (of_steps('{"title": "B", "minutes": "5"}'), 'minutes: found "5", expected a number'),
        (of_steps('{"title": "B", "minutes": 5, "prompts": "Why?"}'), 'found "Why?", expected a list of prompts'),
        (of_steps('{"title": "B", "minutes": 5, "prompts": [1]}'), "prompts: found 1, expected text"),
        (of_steps(f'{{"title": "{"x" * 401}", "minutes": 5}}'), "expected at most 400"),
        (of_steps('{"title": "B", "minutes": 5, "phases": [{"title": "P", "minutes": 1, "size": 3}]}'), "found 3"),
        (of_steps('{"title": "B", "minutes": 5, "phases": [5]}'), "found 5, expected a phase"),
        (of_steps(*['{"id": "s", "title": "B", "minutes": 5}'] * 2), 'a.json:4: found "s" twice, expected another id'),
        (of_steps(*[STEP] * (MOST_STEPS + 1)), "found 41 steps, expected at most 40"),
        (of_steps('{"title": "B", "minutes": 5, "prompts": [' + '"a",' * MOST_PROMPTS + '"a"]}'), "at most 20"),
        (of_steps('{"title": "B", "minutes": 5, "phases": [' + "1," * MOST_PHASES + "1]}"), "expected at most 8"),
        ("[" * 100_000, "nested too deeply"),
        ('{"title": "A", "title": "B", "steps": []}', 'found "title" twice'),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(ExchangeError) as error:
        agenda_file.read(text.encode(), "a.json")
    assert said in str(error.value) and "\x1b" not in str(error.value)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["title", "minutes", "x"]), inner),
    max_leaves=8,
)


@some
@given(st.dictionaries(st.sampled_from(["id", "title", "kind", "steps", "offer", "x"]), values | st.just("team")))
def test_any_json_is_read_or_refused(top: dict[str, object]) -> None:
    try:
        agenda, _ = agenda_file.read(json.dumps(top).encode(), "a.json")
    except ExchangeError:
        return
    assert agenda.sound


@some
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        agenda_file.read(data, "a.json")
