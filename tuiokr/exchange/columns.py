"""What the columns of a table are called, in our words and in those of other programs and languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tuiokr.model.units import is_unit
from tuiokr.model.words import clean

SYNONYMS: dict[str, tuple[str, ...]] = {
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
    "objective": (
        "objective", "objective title", "objective name", "objective text", "objective statement", "goal",
        "goal name", "goal title", "o", "ziel", "zielsetzung", "objectif", "objetivo", "obiettivo", "doel",
        "doelstelling", "mål", "cel", "目标", "目標",
    ),
    "objective id": ("objective id", "goal identifier", "goal id", "objective number", "objective #", "objective no"),
    "why": (
        "why", "rationale", "reason", "motivation", "objective description", "goal description", "description",
        "warum", "begründung", "beschreibung", "pourquoi", "raison", "descripción", "descrizione", "descrição",
        "omschrijving", "目标说明", "说明",
    ),
    "theme": ("theme", "pillar", "category", "goal category", "thema", "thème", "tema"),
    "key result": (
        "key result", "keyresult", "kr", "key result title", "key result name", "key result text",
        "key result statement", "kr title", "kr name", "kr text", "measure", "metric name", "metric", "kpi",
        "messgröße", "metrik", "kennzahl", "indicateur", "indicador", "indicatore", "métrica", "metrica",
        "schlüsselergebnis", "schlüsselresultat", "kernergebnis", "résultat clé", "resultado clave",
        "resultado chave", "risultato chiave", "kernresultaat", "sleutelresultaat", "nyckelresultat",
        "kluczowy rezultat", "关键结果", "主要な結果",
    ),
    "key result id": ("key result id", "kr id", "metric id", "kr number", "kr #", "key result number"),
    "title": (
        "title", "name", "statement", "text", "objective / key result", "objective/key result",
        "objective or key result", "okr", "titel", "bezeichnung", "titre", "título", "titolo",
    ),
    "type": ("type", "kind", "goal type", "objective type", "okr type", "item type", "row type", "level", "typ"),
    "id": ("id", "row id", "identifier"),
    "parent": (
        "parent", "parent id", "parent objective", "parent goal", "aligned to", "supports", "parent row id",
        "übergeordnetes ziel",
    ),
    "owner": (
        "owner", "owner name", "owner email", "champion", "dri", "who", "responsible", "lead", "assignee",
        "email", "owner email id", "owner email address", "verantwortlich", "verantwortliche", "verantwortlicher",
        "zuständig", "responsable", "responsável", "responsabile", "eigenaar", "ansvarig", "负责人", "担当者",
    ),
    "start": (
        "baseline", "baseline value", "start value", "start", "from", "initial value", "initial", "starting value",
        "ausgangswert", "startwert", "départ", "valeur initiale", "valor inicial", "valore iniziale", "startwaarde",
        "起始值", "基线",
    ),
    "target": (
        "target", "target value", "goal value", "end value", "to", "zielwert", "soll", "cible", "valeur cible",
        "meta", "valor objetivo", "valore obiettivo", "streefwaarde", "doelwaarde", "målvärde", "目标值",
    ),
    "unit": (
        "unit", "units", "metric unit", "unit of measure", "einheit", "unité", "unidad", "unità", "unidade",
        "eenheid", "单位",
    ),
    "metric type": ("metric type", "value type", "target type", "measure type", "unit type"),
    "due": (
        "due", "due date", "due at", "due on", "deadline", "end date", "by", "target date", "finish date", "fällig",
        "fällig am", "fälligkeit", "frist", "termin", "échéance", "date limite", "fecha límite", "vencimiento",
        "scadenza", "prazo", "vervaldatum", "截止日期", "期限",
    ),
    "confidence": (
        "confidence", "confidence level", "confidence score", "zuversicht", "confiance", "confianza", "fiducia",
        "confiança", "vertrouwen", "信心指数",
    ),
    "score": (
        "score", "grade", "end-q", "final score", "current score", "final grade", "end of quarter score", "bewertung",
        "note finale",
    ),
    "data source": ("data source", "source", "source of data", "datenquelle", "quelle", "fuente", "fonte", "bron"),
    "contributors": ("contributors", "with", "contributor", "co-owners", "beteiligte", "contributeurs"),
    "result": ("result", "outcome", "comment", "comments", "ergebnis", "kommentar", "commentaire", "comentario"),
    "priority": ("priority", "prio", "priorität", "priorité", "prioridad", "priorità", "prioridade", "优先级"),
    "action": ("action", "operation", "import action"),
    "status": ("status", "state", "statut", "estado", "stato", "状态"),
}  # fmt: skip
"""What a column may be called, by what it means; of two columns that mean the same, the earlier name counts."""
_MEANING = {name.casefold(): (meaning, rank) for meaning, names in SYNONYMS.items() for rank, name in enumerate(names)}
_SCOPES = {"objective": "objective", "goal": "objective", "okr": "objective"} | dict.fromkeys(
    ("key result", "keyresult", "kr", "metric", "measure"), "key result"
)
_SCOPED = re.compile(rf"({'|'.join(sorted(_SCOPES, key=len, reverse=True))}) (?P<rest>.+)\Z")
_WIDE = re.compile(r"(?:key results?|kr) ?(?P<number>\d{1,2})(?: (?P<rest>.+))?\Z")
_HINT = re.compile(r"(?P<words>.*\S)\s*[\[(](?P<hint>[^\[\]()]{1,20})[\])]\Z")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_UNNAMED = frozenset(("action", "status", "objective", "key result", "title", "type"))
"""Meanings of the row as a whole: `Objective Status` is still about the row's status."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    """As it is in the file."""
    meaning: str = ""
    """One of `SYNONYMS`; "" when nothing is read from the column."""
    about: str = ""
    """`objective` or `key result` where the name says which one it is about."""
    number: int = 0
    """2 for `key_result_2_title`."""
    unit: str = ""
    """`%` of `Target (%)`."""
    rank: int = 0
    """The smaller, the likelier of two columns that mean the same."""


def known(name: str) -> str:
    """A column's name as it is compared."""
    words = _CAMEL.sub(" ", clean(re.sub(r"[_*`]", " ", unicodedata.normalize("NFC", name))))
    return re.sub(r"\A[^\w#]+|[\s:：]+\Z", "", words).casefold()


def meaning_of(name: str) -> str:
    """What a label such as `Owner` or `Due date` means; "" when it is not known."""
    return _MEANING.get(known(name), ("", 0))[0]


def read(name: str) -> Column:
    """What one column is about."""
    words, unit = known(name), ""
    if words not in _MEANING and (hint := _HINT.match(words)):
        words, inside = hint["words"], clean(name)[hint.start("hint") - len(words) : -1].strip()
        unit = inside if is_unit(inside) else ""
    found = _named(words)
    if found is None and (wide := _WIDE.match(words)):
        meaning = _MEANING.get(wide["rest"] or "title", ("", 0))[0] if wide["rest"] != "completion" else "score"
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
    """The columns of a header; of several that mean the same only one is read, the others have no meaning."""
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
    """True when the names of the columns are those of a table of OKRs."""
    columns = [read(name) for name in header]
    meanings = {column.meaning for column in columns if not column.number}
    wide = any(column.number and column.meaning == "key result" for column in columns)
    named = meanings & {"objective", "key result"}
    return (
        bool(named) or (wide and "title" in meanings) or ("title" in meanings and bool(meanings & {"type", "parent"}))
    )


def known_columns(header: Sequence[str]) -> int:
    """How many columns are understood."""
    return sum(bool(read(name).meaning) for name in header)
