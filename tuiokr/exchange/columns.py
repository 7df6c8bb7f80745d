"""The names of table columns, in our words and in those of other programs and languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tuiokr.model import field
from tuiokr.model.units import is_unit
from tuiokr.model.words import clean

_BESIDE: dict[str, tuple[str, ...]] = {
    "team": (
        "team", "team name", "squad", "équipe", "equipe", "equipo", "squadra", "zespół", "团队", "チーム", "entity",
        "department", "abteilung", "bereich", "afdeling", "部门", "group", "area", "business unit",
    ),
    "parent team": ("parent team", "team above", "reports to", "parent entity", "übergeordnetes team"),
    "organisation": ("organisation", "organization", "company", "unternehmen", "entreprise", "empresa", "azienda"),
    "cycle": (
        "cycle", "quarter", "time period", "period", "okr period", "okr cycle", "quartal", "zeitraum", "trimestre",
        "période", "periode", "periodo", "período", "kwartaal", "季度", "周期",
    ),
    "title": (
        "title", "name", "statement", "text", "objective / key result", "objective/key result",
        "objective or key result", "okr", "titel", "bezeichnung", "titre", "título", "titolo",
    ),
    "type": ("type", "kind", "goal type", "objective type", "okr type", "item type", "row type", "level", "typ"),
    "id": ("id", "row id", "identifier"),
    "priority": ("priority", "prio", "priorität", "priorité", "prioridad", "priorità", "prioridade", "优先级"),
    "action": ("action", "operation", "import action"),
    "status": ("status", "state", "statut", "estado", "stato", "状态"),
}  # fmt: skip
"""Columns of tables that are not fields of objectives and key results."""
SYNONYMS = _BESIDE | {
    row.names.meaning: row.names.columns for row in (*field.OBJECTIVE, *field.KEY_RESULT) if row.names.meaning
}
"""Meaning → the names of a column; of two columns with the same meaning, the one with the earlier name is read."""
_MEANING = {name.casefold(): (meaning, rank) for meaning, names in SYNONYMS.items() for rank, name in enumerate(names)}
_SCOPES = {"objective": "objective", "goal": "objective", "okr": "objective"} | dict.fromkeys(
    ("key result", "keyresult", "kr", "metric", "measure"), "key result"
)
_SCOPED = re.compile(rf"({'|'.join(sorted(_SCOPES, key=len, reverse=True))}) (?P<rest>.+)\Z")
_WIDE = re.compile(r"(?:key results?|kr) ?(?P<number>\d{1,2})(?: (?P<rest>.+))?\Z")
_HINT = re.compile(r"(?P<words>.*\S)\s*[\[(](?P<hint>[^\[\]()]{1,20})[\])]\Z")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_UNNAMED = frozenset(("action", "status", "objective", "key result", "title", "type"))
"""Meanings of the row as a whole: `Objective Status` is the status of the row."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    """Its name in the file."""
    meaning: str = ""
    """One of `SYNONYMS`; "" when nothing is read from the column."""
    about: str = ""
    """`objective` or `key result`, when the name says which one the column is about."""
    number: int = 0
    """2 for `key_result_2_title`."""
    unit: str = ""
    """`%` of `Target (%)`."""
    rank: int = 0
    """Of two columns with the same meaning, the one with the smaller rank is more likely."""


def known(name: str) -> str:
    """A column's name for comparison."""
    words = _CAMEL.sub(" ", clean(re.sub(r"[_*`]", " ", unicodedata.normalize("NFC", name))))
    return re.sub(r"\A[^\w#]+|[\s:：]+\Z", "", words).casefold()


def meaning_of(name: str) -> str:
    """The meaning of a label such as `Owner` or `Due date`; "" when it is not known."""
    return _MEANING.get(known(name), ("", 0))[0]


def read(name: str) -> Column:
    """Read the name of one column."""
    words, unit = known(name), ""
    if words not in _MEANING and (hint := _HINT.match(words)):
        words, inside = hint["words"], clean(name)[hint.start("hint") - len(words) : -1].strip()
        unit = inside if is_unit(inside) else ""
    found = _named(words)
    if found is None and (wide := _WIDE.match(words)):
        meaning = _MEANING.get(wide["rest"] or "title", ("", 0))[0]
        meaning = "key result" if meaning in ("title", "key result") else meaning
        return Column(clean(name), meaning, "key result", int(wide["number"]), unit)
    if found is None and (scoped := _SCOPED.match(words)) and (inner := _named(scoped["rest"])):
        meaning, rank = inner
        about = "" if meaning in _UNNAMED else _SCOPES[scoped[1]]
        return Column(clean(name), meaning, about, 0, unit, rank + 100)
    meaning, rank = found or ("", 0)
    about = "objective" if words in ("objective description", "goal description") else ""
    return Column(clean(name), meaning, about, 0, unit, rank)


def _named(words: str) -> tuple[str, int] | None:
    return _MEANING.get(words) or (_MEANING.get(words[:-1]) if words.endswith("s") else None)


def read_all(header: Sequence[str]) -> list[Column]:
    """Read the columns of a header. Of several with the same meaning only one is read; the others get no meaning."""
    columns = [read(name) for name in header]
    best: dict[tuple[str, str, int], int] = {}
    for place, column in enumerate(columns):
        key = (column.meaning, column.about, column.number)
        if column.meaning and (key not in best or column.rank < columns[best[key]].rank):
            best[key] = place
    return [
        column if best.get((column.meaning, column.about, column.number)) == place else column._replace(meaning="")
        for place, column in enumerate(columns)
    ]


def is_about_okrs(header: Sequence[str]) -> bool:
    """Whether the names of the columns are those of a table of OKRs."""
    columns = [read(name) for name in header]
    meanings = {column.meaning for column in columns if not column.number}
    wide = any(column.number and column.meaning == "key result" for column in columns)
    named = meanings & {"objective", "key result"}
    return (
        bool(named) or (wide and "title" in meanings) or ("title" in meanings and bool(meanings & {"type", "parent"}))
    )


def known_columns(header: Sequence[str]) -> int:
    """The number of columns whose meaning is known."""
    return sum(bool(read(name).meaning) for name in header)
