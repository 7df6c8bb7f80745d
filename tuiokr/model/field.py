"""The fields of an objective and of a key result, one row each.

A field's type and default are in `okr.py`. Everything else about it is in its row here: forms, history, exports,
imports, copies and fingerprints use the rows. A format that treats one field differently says so beside the field's
name. The rows are plain data without pydantic. The annotations are not strings, because each would be compiled when
the app starts.
"""

from typing import Literal, NamedTuple, get_args

from tuiokr.model.vocabulary import Ambition, Kind

Shape = Literal[
    "id", "place", "words", "line", "person", "prose", "names", "amount", "unit", "number", "score", "level", "day",
    "choice", "link", "links", "waivers", "rest",
]  # fmt: skip
"""The kind of value of a field. Every format reads and writes the field by it.

`id`: its own id. `place`: its position among others. `words`: the title or the statement. `line`: one line of words.
`person`: one line that names somebody. `prose`: several lines. `names`: a tuple of names. `amount`: a number in the
unit of the thing. `unit`: that unit. `number`: any other number. `score`: 0.0 to 1.0. `level`: a whole number from 0 to
10. `day`: a date. `choice`: one of `choices`. `link`: the id of what it supports above. `links`: a tuple of such ids.
`waivers`: findings that somebody waived. `rest`: imported values that have no field.
"""
Stale = Literal["never", "always", "when given"]
"""Whether a different value makes a vote about the thing stale.

`always`: the value is part of the fingerprint even when it is empty. `when given`: an empty value is not part of it,
so a thing without the value keeps the fingerprint that it had before the field existed. A new field is one of these.
"""
QUOTE = ">"
"""Used instead of `page` words: the page quotes the value."""


class Names(NamedTuple):
    """The names that other programs and languages use for something in imported files."""

    meaning: str = ""
    """What the readers of tables call it; "" when no table contains it."""
    columns: tuple[str, ...] = ()
    """Names of table columns and of labels on a page, the most likely first."""
    keys: tuple[str, ...] = ()
    """Other names in JSON, in lower case, without underscores, hyphens and spaces, the most likely first."""


class Field(NamedTuple):
    """One field of an objective or a key result."""

    name: str
    """Its name in the model, and so in the files of a workspace."""
    shape: Shape
    label: str
    """What people call it, in forms and in the history."""
    key: str = ""
    """Its name in the exchange file; "" when that is `name`."""
    names: Names = Names()
    choices: tuple[str, ...] = ()
    """The values of a `choice`, the default first."""
    stale: Stale = "never"
    page: str = ""
    """The words before its value on a published page, when they are not the label; or QUOTE."""
    turn: int = 0
    """Its position in the line of a published page; with equal positions the earlier row comes first."""
    form: tuple[int, int] | None = None
    """(line, place in the line) in the form for drafting, both from 1; None when it is not typed there."""
    copied: bool = True
    """Whether a copy into another cycle includes it."""
    telling: bool = True
    """Whether its presence in a file shows that the file has the fields of the form, so an empty one is missing."""

    @property
    def exchange_key(self) -> str:
        """Its name in the exchange file."""
        return self.key or self.name

    @property
    def words(self) -> str:
        """The words before its value on a published page."""
        return self.page or self.label


_OWNER = Names(
    "owner",
    (
        "owner", "owner name", "owner email", "champion", "dri", "who", "responsible", "lead", "assignee",
        "email", "owner email id", "owner email address", "verantwortlich", "verantwortliche", "verantwortlicher",
        "zuständig", "responsable", "responsável", "responsabile", "eigenaar", "ansvarig", "负责人", "担当者",
    ),
    ("champion", "assignee", "responsible", "ownername"),
)  # fmt: skip
_SCORE = Names(
    "score",
    (
        "score", "grade", "end-q", "final score", "current score", "final grade", "end of quarter score", "bewertung",
        "note finale",
    ),
    ("grade", "finalscore"),
)  # fmt: skip
_RESULT = Names(
    "result",
    ("result", "outcome", "comment", "comments", "ergebnis", "kommentar", "commentaire", "comentario"),
)

OBJECTIVE = (
    Field(
        "id", "id", "id",
        names=Names(
            "objective id",
            ("objective id", "goal identifier", "goal id", "objective number", "objective #", "objective no"),
        ),
    ),
    Field(
        "title", "words", "title",
        names=Names(
            "objective",
            (
                "objective", "objective title", "objective name", "objective text", "objective statement", "goal",
                "goal name", "goal title", "o", "ziel", "zielsetzung", "objectif", "objetivo", "obiettivo", "doel",
                "doelstelling", "mål", "cel", "目标", "目標",
            ),
            ("text", "name", "objective", "statement", "objectivetitle", "desc"),
        ),
        stale="always",
    ),
    Field(
        "why", "prose", "why",
        names=Names(
            "why",
            (
                "why", "rationale", "reason", "motivation", "objective description", "goal description", "description",
                "warum", "begründung", "beschreibung", "pourquoi", "raison", "descripción", "descrizione", "descrição",
                "omschrijving", "目标说明", "说明",
            ),
        ),
        stale="always",
        page=QUOTE,
        form=(1, 1),
    ),
    Field(
        "theme", "line", "theme",
        names=Names("theme", ("theme", "pillar", "category", "goal category", "thema", "thème", "tema")),
        form=(2, 2),
    ),
    Field(
        "ambition", "choice", "ambition",
        names=Names("ambition", ("ambition",)),
        choices=get_args(Ambition),
        stale="always",
        turn=-1,
        form=(2, 1),
    ),
    Field(
        "parent", "link", "supports",
        names=Names(
            "parent",
            (
                "parent", "parent id", "parent objective", "parent goal", "aligned to", "supports", "parent row id",
                "übergeordnetes ziel",
            ),
            ("parentid", "parentobjective", "parentobjectiveid"),
        ),
    ),
    Field("parent_key_results", "links", "supports key results", key="parent_kr"),
    Field(
        "co_teams", "names", "together with",
        names=Names("together with", ("together with", "co-teams", "co teams")),
        turn=1,
    ),
    Field("owner", "person", "owner", names=_OWNER),
    Field("score", "score", "score", names=_SCORE, turn=2, copied=False, telling=False),
    Field("result", "prose", "result", names=_RESULT, copied=False, telling=False),
    Field("waivers", "waivers", "waived findings", telling=False),
    Field("order", "place", "place"),
    Field("other", "rest", "other values", copied=False, telling=False),
)  # fmt: skip
"""In the order of the exchange file and of the fingerprint."""

KEY_RESULT = (
    Field(
        "id", "id", "id",
        names=Names(
            "key result id",
            ("key result id", "kr id", "metric id", "kr number", "kr #", "key result number"),
        ),
    ),
    Field("objective", "place", "objective"),
    Field(
        "statement", "words", "statement",
        key="text",
        names=Names(
            "key result",
            (
                "key result", "keyresult", "kr", "key result title", "key result name", "key result text",
                "key result statement", "kr title", "kr name", "kr text", "measure", "metric name", "metric", "kpi",
                "messgröße", "metrik", "kennzahl", "indicateur", "indicador", "indicatore", "métrica", "metrica",
                "schlüsselergebnis", "schlüsselresultat", "kernergebnis", "résultat clé", "resultado clave",
                "resultado chave", "risultato chiave", "kernresultaat", "sleutelresultaat", "nyckelresultat",
                "kluczowy rezultat", "关键结果", "主要な結果",
            ),
            ("title", "name", "statement", "desc", "description", "keyresult", "kr"),
        ),
        stale="always",
    ),
    Field("parent_link", "link", "supports", turn=2, telling=False),
    Field(
        "kind", "choice", "kind",
        names=Names("metric type", ("metric type", "value type", "target type", "measure type", "unit type")),
        choices=get_args(Kind),
        stale="always",
        form=(2, 3),
    ),
    Field(
        "start", "amount", "from",
        key="baseline",
        names=Names(
            "start",
            (
                "baseline", "baseline value", "start value", "start", "from", "initial value", "initial",
                "starting value", "ausgangswert", "startwert", "départ", "valeur initiale", "valor inicial",
                "valore iniziale", "startwaarde", "起始值", "基线",
            ),
            ("start", "startvalue", "initialvalue", "from"),
        ),
        stale="always",
        form=(1, 1),
    ),
    Field(
        "target", "amount", "to",
        names=Names(
            "target",
            (
                "target", "target value", "goal value", "end value", "to", "zielwert", "soll", "cible",
                "valeur cible", "meta", "valor objetivo", "valore obiettivo", "streefwaarde", "doelwaarde", "målvärde",
                "目标值",
            ),
            ("targetvalue", "goalvalue", "to"),
        ),
        stale="always",
        form=(1, 2),
    ),
    Field(
        "unit", "unit", "unit",
        names=Names(
            "unit",
            (
                "unit", "units", "metric unit", "unit of measure", "einheit", "unité", "unidad", "unità", "unidade",
                "eenheid", "单位",
            ),
        ),
        stale="always",
        page="in",
        form=(1, 3),
    ),
    Field(
        "due", "day", "due",
        names=Names(
            "due",
            (
                "due", "due date", "due at", "due on", "deadline", "end date", "by", "target date", "finish date",
                "fällig", "fällig am", "fälligkeit", "frist", "termin", "échéance", "date limite", "fecha límite",
                "vencimiento", "scadenza", "prazo", "vervaldatum", "截止日期", "期限",
            ),
            ("duedate", "deadline", "enddate", "targetdate"),
        ),
        stale="always",
        form=(1, 4),
        copied=False,
    ),
    Field("champion", "person", "champion", key="owner", names=_OWNER, stale="always", form=(2, 1)),
    Field(
        "contributors", "names", "contributors",
        names=Names(
            "contributors",
            ("contributors", "with", "contributor", "co-owners", "beteiligte", "contributeurs"),
        ),
        page="with",
    ),
    Field(
        "data_source", "line", "read off",
        names=Names(
            "data source",
            ("data source", "source", "source of data", "datenquelle", "quelle", "fuente", "fonte", "bron"),
        ),
        page="data from",
        turn=1,
        form=(3, 1),
    ),
    Field(
        "confidence", "level", "confidence",
        names=Names(
            "confidence",
            (
                "confidence", "confidence level", "confidence score", "zuversicht", "confiance", "confianza",
                "fiducia", "confiança", "vertrouwen", "信心指数",
            ),
        ),
        form=(2, 2),
        copied=False,
    ),
    Field("score", "score", "score", names=_SCORE, turn=3, copied=False, telling=False),
    Field("result", "prose", "result", names=_RESULT, copied=False, telling=False),
    Field("waivers", "waivers", "waived findings", telling=False),
    Field("order", "place", "place"),
    Field("other", "rest", "other values", copied=False, telling=False),
)  # fmt: skip
"""In the order of the exchange file and of the fingerprint."""


def of_shape(rows: tuple[Field, ...], *shapes: Shape) -> tuple[Field, ...]:
    """The rows with one of these shapes, in order."""
    return tuple(row for row in rows if row.shape in shapes)


def by_turn(rows: tuple[Field, ...]) -> tuple[Field, ...]:
    """The rows in the order of a published page."""
    return tuple(sorted(rows, key=lambda row: row.turn))
