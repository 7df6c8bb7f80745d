"""Read the label, owner, cycle, result and priority in the words of a heading or a list item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tuiokr.exchange import columns
from tuiokr.exchange.markdown.escape import plain
from tuiokr.model.cycle_name import canonical, names_in, read_name
from tuiokr.model.words import clean

_SEPARATOR = r"(?:[ ]?[:：]|[ ]?[–—-](?=[ ]|\Z))"
_OBJECTIVE_WORD = "objective|objectif|objetivo|obiettivo|obj|ziel|doelstelling|doel|mål|cel|目标|目標"
_OBJECTIVE_WORDS = rf"{_OBJECTIVE_WORD}|objectives|objectifs|objetivos|obiettivi|ziele|doelstellingen|cele"
_KEY_RESULT_WORDS = (
    "key results?|(?-i:KRs?|RC(?=[ ]?\\d)|kr(?=\\d))|schlüssel(?:ergebnis(?:se)?|resultate?)|kernergebnis(?:se)?"
    "|résultats? clés?"
    "|resultados? claves?|resultados?[ -]chaves?|risultat[oi] chiave|(?:sleutel|kern)resulta(?:at|ten)|nyckelresultat"
    "|kluczow[ey] rezultaty?|关键结果|主要な結果"
)
_OBJECTIVE = re.compile(
    rf"(?:{_OBJECTIVE_WORD})[ ]?(?:\#?\d{{1,3}}|[A-Z]\d?)?{_SEPARATOR}[ ]*(?P<title>.*)"
    rf"|goal[ ]?\#?\d{{1,3}}{_SEPARATOR}[ ]*(?P<goal>.*)"
    r"|(?-i:O)\d{1,2}(?:[ ]?[:：]|[ ]?[–—-](?=[ ])|\.(?=[ ]))[ ]*(?P<short>\S.*)",
    re.IGNORECASE,
)
_NUMBERED_OBJECTIVE = re.compile(rf"(?:{_OBJECTIVE_WORD}|goal)[ ]?\#?\d{{1,3}}[ ]+(?P<title>\S.*)", re.IGNORECASE)
"""In a heading, where no colon is needed after the number."""
_BOLD_NUMBER = re.compile(r"\*\*O\d{1,2}\*\*[ ]")
_SHORT_NUMBER = re.compile(r"O\d{1,2}[ ]+(?P<title>\S.*)")
_KEY_RESULT = re.compile(
    rf"(?:{_KEY_RESULT_WORDS})(?:[ ]?\#?[A-Z]?\d[\d.]*(?:[ ]?[:：–—)-]|[ ]+[:：]?)|[ ][A-Z](?=[ ]?[:：])|{_SEPARATOR})"
    r"[ ]*(?P<text>.*)",
    re.IGNORECASE,
)
_OWNED_KEY_RESULT = re.compile(
    r"(?P<owner>[A-Z][^:=>]{0,79}?)[ ](?:Key [Rr]esult|KEY RESULT|KR)"
    r"(?:[ ]?\#?\d[\d.]*(?:[ ]?[:–—)-]|[ ])|[ ]?[:–—-])[ ]*(?P<text>.*)"
)
_KEY_RESULTS = re.compile(
    r"(?:key results|krs|schlüssel(?:ergebnisse|resultate)|kernergebnisse|résultats clés|resultados claves?"
    r"|resultados[ -]chaves?|risultati chiave|(?:sleutel|kern)resultaten)\b",
    re.IGNORECASE,
)
_ONLY_OBJECTIVE = re.compile(
    rf"(?:{_OBJECTIVE_WORDS})(?P<number>[ ]?\#?\d{{1,3}})?[ ]?[:：]?\Z|goal[ ]?\#?\d{{1,3}}[ ]?[:：]?\Z", re.IGNORECASE
)
_ONLY_KEY_RESULTS = re.compile(rf"(?:{_KEY_RESULT_WORDS})[ ]?[:：]?\Z", re.IGNORECASE)
_ORNAMENT = re.compile(r"(?:[^\w\s(\[“\"'`<#@&$€£+~-]\ufe0f?)+[ ]+(?=\w)")
"""A sign before the words, such as an emoji."""
_ASIDE = re.compile(
    r"(?:(?:key |planned |main |supporting )?initiatives?|actions?(?: items?| plan)?|tasks?|to-?dos?|projects?"
    r"|road ?map|deliverables|activities|(?:\w+ )?notes?|tracking|(?:final |overall )?scor(?:es?|ing)|grading"
    r"|risks?(?: .*)?"
    r"|assumptions|dependencies|links|resources|references|retro(?:spective)?|learnings|lessons learned|next steps"
    r"|backlog|ideas|parking lot|glossary|appendix|changelog|history|health (?:metrics|checks?)|team members|members"
    r"|budget|timeline|(?:weekly )?check-?ins?|updates?|progress|comments?|faq|initiativen|maßnahmen|aufgaben"
    r"|notizen|risiken|projekte|tâches|risques|iniciativas|acciones|tareas|notas|riesgos|iniziative|azioni|rischi)"
    r"[ ]?[:：]?\Z",
    re.IGNORECASE,
)
"""Sections beside objectives and key results that are neither."""
_PROPERTY = re.compile(r"(?P<name>[^\W\d_][^:：|]{0,39}?)[ ]?[:：][ ]*(?P<value>\S.*)")
_CHARTER = re.compile(
    r"(?:charter|team|group|department|squad|tribe|crew|abteilung|équipe|equipo)[ ]?[:：][ ]*(?=\S)", re.I
)
_TASK = re.compile(
    r"[ ]*[📅📆🗓⏰]\ufe0f?[ ]*(?P<due>\d{4}-\d{2}-\d{2})|[ ]*[➕🛫⏳✅❌]\ufe0f?[ ]*\d{4}-\d{2}-\d{2}"
    r"|[ ]*[⏫🔺🔼🔽⏬]\ufe0f?(?=[ ]|\Z)"
)
"""What task programs write after the words: a due date, other dates, the priority."""
_OWNER = re.compile(r"(?P<owner>[A-Z][^:.!?]{0,59}?):[ ]+(?P<title>\S.*)")
_META = re.compile(r"\*\*[^*:：]{1,60}[:：]\*\*|\*\*[^*:：]{1,60}\*\*[ ]?[:：]|__[^_:]{1,60}:__")
_ANCHOR = re.compile(r"\[.*\]\(\#[^()]*\)\Z")
_PRIORITY = re.compile(r"\[?(?P<priority>P\d)\]?(?:[ ]?[-–—:])?[ ]+(?=\S)")
_RESULT = re.compile(r"[ ]*=+>[ .]*")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)[ ]?%")
_AT_END = re.compile(r"[ ][-–—][ ]@(?P<name>[\w-]{1,60})\Z")
_MEMBER = re.compile(r"<[A-Z]\w{0,40} [^<>]{0,40}?name=[\"'](?P<name>[^\"'<>]{1,80})[\"']")
_ISSUE = re.compile(r"[ ]\(\[\#(?P<issue>\d{1,9})\]\([^()\s]*\)\)\Z")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\#\d{1,3}[:.]?)[ ]+(?=\S)")

_OTHER_CYCLE = re.compile(r"\b(?:20\d\d Set \d{1,2}|FY ?(?:20)?\d\d Annual|(?:19|20)\d\d)\b", re.IGNORECASE)
"""Names of cycles that `names_in` does not know."""
_OKRS = re.compile(r"\bOKRs?\b")
_ABOUT_OKRS = re.compile(r"\bOKRs?\b|\bobjectives?\b|\bkey results?\b|\bgoals?\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:OKRs?|objectives?|key results?|goals?|quarterly|annual|yearly|personal|our|teams?|drafts?|overview|archive"
    r"|table of contents|on this page)\b",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"\A(?:\W|\b(?:and|at|for|of|the|in)\b)+|(?:[^\w)}\]]|[(]|\b(?:and|at|for|of|the|in)\b)+\Z", re.IGNORECASE
)


_IN_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Words:
    """The parts of a piece of Markdown. `text` is plain text without the parts in the other fields."""

    text: str
    before: int = 0
    """The number of characters before `text` in the plain words: a label, a priority."""
    label: str = ""
    """objective, key result, key results (a list follows), only objective, only key results, meta, aside, or ""."""
    owner: str = ""
    """The name before the label: `Sales KR: …`."""
    champion: str = ""
    """The name at the end: `… - @ana`."""
    priority: str = ""
    issue: str = ""
    result: str = ""
    numbered: bool = False
    due: str = ""
    """The day after a sign for it: `… 📅 2027-03-31`."""


@lru_cache(maxsize=256)  # each block is read several times in a row
def read(raw: str, *, heading: bool = False) -> Words:
    """Split the Markdown of a heading or a list item into its parts."""
    member = _MEMBER.search(raw) if heading else None
    issue = _ISSUE.search(raw[-200:])
    words = clean(plain(raw[: len(raw) - len(issue[0])] if issue else raw))
    whole = words
    words, due = _without_task(words)
    priority = _PRIORITY.match(words)
    words = words[priority.end() :] if priority else words
    number = _NUMBER.match(words) if heading else None
    words = words[number.end() :] if number else words
    label, owner, words = _label(words, raw, heading=heading)
    words, result = split_result(words) if not heading else (words, "")
    at_end = _AT_END.search(words)
    found = words[: at_end.start()] if at_end else words
    return Words(
        text=found.strip(),
        before=max(0, whole.find(found)) if found else 0,
        label=label,
        owner=owner,
        champion=at_end["name"] if at_end else member["name"] if member else "",
        priority=priority["priority"] if priority else "",
        issue=issue["issue"] if issue else "",
        result=result,
        numbered=number is not None,
        due=due,
    )


def _without_task(words: str) -> tuple[str, str]:
    """Return (words without the additions of a task program, the due date in them)."""
    if words.isascii() or not (hits := list(_TASK.finditer(words))):
        return words, ""
    return _TASK.sub("", words).strip(), next((hit["due"] for hit in hits if hit["due"]), "")


def _label(words: str, raw: str, *, heading: bool) -> tuple[str, str, str]:
    bare = _ORNAMENT.sub("", words, count=1) if (hit := _ORNAMENT.match(words)) and hit.end() < 12 else words
    if _ONLY_OBJECTIVE.match(bare):
        return "only objective", "", words
    if _ONLY_KEY_RESULTS.match(bare):
        return "only key results", "", words
    if _ASIDE.match(bare):
        return "aside", "", words
    if _KEY_RESULTS.match(bare):
        return "key results", "", words
    if hit := _OBJECTIVE.match(bare):
        return "objective", "", next(one for one in (hit["title"], hit["goal"], hit["short"]) if one is not None)
    if raw.startswith("**O") and _BOLD_NUMBER.match(raw) and (hit := _SHORT_NUMBER.match(bare)):
        return "objective", "", hit["title"]
    if (heading or raw.startswith("**")) and (hit := _NUMBERED_OBJECTIVE.match(bare)):
        return "objective", "", hit["title"]
    if hit := _KEY_RESULT.match(bare):
        return "key result", "", hit["text"]
    if hit := _OWNED_KEY_RESULT.match(bare):
        return "key result", hit["owner"], hit["text"]
    return ("meta" if _META.match(raw) else ""), "", words


def property_of(raw: str) -> tuple[str, str, str]:
    """Return (meaning, name, value) of `**Owner:** Ana`, by the names of columns; an unknown meaning is ""."""
    hit = _PROPERTY.match(clean(plain(raw)))
    if hit is None:
        return "", "", ""
    return columns.meaning_of(hit["name"]), hit["name"], hit["value"].strip()


def split_result(words: str) -> tuple[str, str]:
    """Split `Hire two => Hired one` into the plan and the result."""
    before, *after = _RESULT.split(words, maxsplit=1)
    return (before, after[0]) if after else (words, "")


def score_of(result: str) -> float | None:
    """The score at the beginning of a result: `80 % of it` is 0.8; None without one."""
    hit = _PERCENT.match(result)
    return float(hit[1]) / 100 if hit and float(hit[1]) <= 100 else None


def owner_of(words: str) -> tuple[str, str] | None:
    """Split `Sales: Grow the pipeline` into (`Sales`, `Grow the pipeline`); None without an owner."""
    hit = _OWNER.match(words)
    return (hit["owner"].strip(), hit["title"]) if hit else None


def charter_of(raw: str) -> str:
    """Return `Lending` for `**Team:** Lending`; "" for any other line."""
    words = clean(plain(raw))
    hit = _CHARTER.match(words)
    return words[hit.end() :] if hit and len(words) - hit.end() <= 60 else ""


def is_about_okrs(words: str) -> bool:
    """Whether a title is about OKRs or a cycle."""
    return bool(_ABOUT_OKRS.search(words)) or cycle_of(words) is not None


def says_okrs(words: str) -> bool:
    """Whether words name OKRs or a cycle, and are so the title of a section rather than an objective."""
    return _OKRS.search(words) is not None or cycle_of(words) is not None


def to_an_anchor(raw: str) -> bool:
    """Whether a line is an entry of a table of contents."""
    return raw.startswith("[") and _ANCHOR.match(raw) is not None


def cycle_in(words: str) -> str | None:
    """The first cycle that words name, among other words: `Plan of Q1 2027 (January to March)`."""
    named = list(names_in(words))
    for _, _, name in sorted(named, key=lambda one: one[2].kind in ("month", "months")):
        return name.id
    hit = _OTHER_CYCLE.search(words)
    return canonical(hit[0]) if hit else None


def cycle_named(cell: str) -> str:
    """The canonical name of the cycle in a cell, a line of front matter or an option of a command."""
    return canonical(cell if read_name(cell).kind else cycle_in(cell) or cell)


def cycle_key(cell: str) -> str:
    """A key that is equal for all names of one cycle."""
    return read_name(cycle_named(cell)).key


def cycle_of(heading: str) -> str | None:
    """The cycle in a title: `FY21-Q2 OKRs`, `Q2 2018`, `OKRs (2020 Set 1)`; None when it is about something else.

    A month is a cycle only in a title of OKRs: `Open by May 2027` is about something else.
    """
    found = cycle_in(heading)
    if found is None or not rest_of(heading):
        return found
    about = _OKRS if read_name(found).kind in ("month", "months") else _ABOUT_OKRS
    return found if about.search(heading) else None


def _is_part_of_year(heading: str) -> bool:
    """Whether a heading is a part of a year such as `Q1`; a heading above names the year."""
    said = read_name(heading)
    return said.needs_year and said.kind not in ("month", "months")


def _without_cycles(words: str) -> str:
    for begin, end, _ in reversed(list(names_in(words))):
        words = f"{words[:begin]} {words[end:]}"
    return _OTHER_CYCLE.sub(" ", words)


def rest_of(heading: str) -> str:
    """The team in a title: `Payments OKRs 2027-Q1` → `Payments`; "" when it names no team.

    A heading about neither OKRs nor a cycle stays unchanged.
    """
    heading = "" if _is_part_of_year(heading) else _CHARTER.sub("", heading, count=1)
    words = _IN_BRACKETS.sub(lambda hit: " " if any(names_in(hit[0])) else hit[0], heading)
    words = _without_cycles(words)
    if words == heading and not _FILLERS.search(heading):
        return heading
    if _ABOUT_OKRS.search(heading) or words != heading or not _JOINTS.sub("", _FILLERS.sub(" ", words)).strip():
        words = _FILLERS.sub(" ", words)
        return clean(_JOINTS.sub("", words.strip()).strip()) if re.search(r"\w", words) else ""
    return heading
