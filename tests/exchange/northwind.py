"""A small organisation and hostile words, for these tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tuiokr.exchange.document import Document
from tuiokr.model import field
from tuiokr.model.okr import KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.words import clean, clean_lines, distinct

HOSTILE = (
    "# no heading",
    "a | b | c",
    "`code` and ``more``",
    "<!-- open",
    "close -->",
    "<!-- tuiokr: team id=evil -->",
    "<script>alert(1)</script>",
    "[link](javascript:x)",
    "![picture](x)",
    "**bold** __bold__ _thin_ snake_case a_ _b",
    "~~gone~~",
    "&amp; &lt;b&gt; &#9656;",
    "1. one",
    "- item",
    "> quoted",
    "O1 · title",
    "71 % ▸ 85 %",
    "due 2027-01-01 · champion Eve",
    "**Score** 0.5",
    "ends in a backslash \\",
    "$x$ costs $5",
    ":smile:",
    "=> done",
    "===",
    "```",
    "Ana, Li",
    "result: nothing",
    "€ 5",
    "日本語 हिन्दी 🙂",
)

_ids = st.one_of(
    st.sampled_from(["o1", "k--1", "a b", "-->", "x,y", "ü", "%2D", "a=b"]),
    st.text(min_size=1, max_size=8).filter(lambda text: clean(text) == text),
)
_words = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), max_size=3).map(
    lambda parts: clean(" ".join(parts))
)
_prose = st.lists(_words, max_size=4).map(lambda lines: clean_lines("\n".join(lines)))
_names = st.lists(_words.filter(bool), max_size=3).map(tuple)
_numbers = st.one_of(
    st.none(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**6), 10**6).map(float),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of one organisation with links, numbers and hostile words in every field."""
    team_ids = draw(st.lists(_ids, min_size=1, max_size=4, unique=True))
    teams = []
    for place, team_id in enumerate(team_ids):
        parent = draw(st.one_of(st.none(), st.sampled_from(team_ids[:place]))) if place else None
        teams.append(
            Team(
                id=team_id,
                name=draw(_words) or team_id,
                parent=parent,
                leader=draw(_words),
                people=distinct(draw(_names)),
            )
        )
    ids = draw(st.lists(_ids, max_size=8, unique=True))
    okrs: dict[str, tuple[list[Objective], list[KeyResult]]] = {}
    order = 0
    while ids:
        order += 1
        team = draw(st.sampled_from(team_ids))
        objectives, keys = okrs.setdefault(team, ([], []))
        own = ids.pop()
        objectives.append(_objective(draw, own, order))
        for place in range(draw(st.integers(0, 2))):
            if ids:
                keys.append(_key_result(draw, ids.pop(), own, place + 1))
    cycle = draw(_words) or None
    sets = tuple(
        TeamOKRs(
            team=team.id,
            cycle=cycle or "",
            standing=Membership(id=team.id),
            objectives=tuple(okrs[team.id][0]),
            key_results=tuple(okrs[team.id][1]),
        )
        for team in teams
        if team.id in okrs
    )
    return Document(organisation=draw(_words), cycle=cycle, teams=tuple(teams), okrs=sets)


_SHAPES: dict[field.Shape, st.SearchStrategy[Any]] = {
    "words": _words, "line": _words, "person": _words, "prose": _prose, "names": _names,
    "amount": _numbers, "number": _numbers, "unit": st.one_of(_words, st.sampled_from(["%", "€", "?", "000", "e5"])),
    "score": st.one_of(st.none(), st.floats(0, 1)), "level": st.one_of(st.none(), st.integers(0, 10)),
    "day": st.one_of(st.none(), st.dates()), "link": st.one_of(st.none(), _ids),
    "links": st.lists(_ids, max_size=2, unique=True).map(tuple),
}  # fmt: skip
"""Values by the shape of a field. Fields that are not on a page keep their default."""


def _values(draw: st.DrawFn, rows: tuple[field.Field, ...]) -> dict[str, object]:
    return {
        row.name: draw(st.sampled_from(row.choices) if row.choices else _SHAPES[row.shape])
        for row in rows
        if row.choices or row.shape in _SHAPES
    }


def _objective(draw: st.DrawFn, own: str, order: int) -> Objective:
    return Objective.model_validate({**_values(draw, field.OBJECTIVE), "id": own, "order": float(order)})


def _key_result(draw: st.DrawFn, own: str, objective: str, order: int) -> KeyResult:
    values = _values(draw, field.KEY_RESULT)
    return KeyResult.model_validate({**values, "id": own, "objective": objective, "order": float(order)})


def northwind() -> Document:
    """Two levels and three objectives with links between them."""
    top = Team(id="northwind", name="Northwind", leader="Mia Berg")
    payments = Team(id="payments", name="Payments", parent="northwind", leader="Ana Silva", people=("Li", "Sam"))
    return Document(
        organisation="Northwind",
        cycle="2027-Q1",
        teams=(top, payments),
        okrs=(
            TeamOKRs(
                team="northwind",
                cycle="2027-Q1",
                standing=Membership(id="northwind"),
                objectives=(
                    Objective(
                        id="n1", title="Small shops would miss us", why="They leave when it gets hard.", order=1.0
                    ),
                ),
                key_results=(
                    KeyResult(
                        id="n1k1", objective="n1", statement="Shops that stay", start=80, target=90, unit="%", order=1.0
                    ),
                ),
            ),
            TeamOKRs(
                team="payments",
                cycle="2027-Q1",
                standing=Membership(id="payments"),
                objectives=(
                    Objective(
                        id="p1",
                        title="Make paying with us feel effortless",
                        why="People give up at the last step.\nEvery one of them was ours already.",
                        ambition="committed",
                        parent="n1",
                        parent_key_results=("n1k1",),
                        theme="Trust",
                        order=2.0,
                    ),
                    Objective(id="p2", title="Be the team others call first", order=3.0),
                ),
                key_results=(
                    KeyResult(
                        id="p1k1",
                        objective="p1",
                        statement="Checkout completion",
                        start=71,
                        target=85,
                        unit="%",
                        due=date(2027, 3, 31),
                        champion="Ana Silva",
                        confidence=7,
                        order=1.0,
                    ),
                    KeyResult(
                        id="p1k2",
                        objective="p1",
                        statement="Money back within a day",
                        start=5.5,
                        target=1,
                        unit="days",
                        champion="Li",
                        parent_link="n1k1",
                        order=2.0,
                    ),
                ),
            ),
        ),
    )
