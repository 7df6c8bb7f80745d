"""What the words of a heading or a list item say about it: a label, an owner, a cycle, a result, a priority."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tuiokr.exchange.markdown_text import plain
from tuiokr.model.words import clean

_OBJECTIVE = re.compile(
    r"(?:Objective|OBJECTIVE|Obj)(?:[ ]?\#?\d+)?[ ]?[:–—-][ ]*(?P<title>.*)"
    r"|O\d{1,2}(?:[ ]?[:–—-]|\.(?=[ ]))[ ]*(?P<short>\S.*)"
)
_KEY_RESULT = re.compile(
    r"(?:(?P<owner>[A-Z][^:=>]{0,79}?)[ ])?(?:Key [Rr]esult|KEY RESULT|KR)"
    r"(?:[ ]?\#?\d[\d.]*(?:[ ]?[:–—)-]|[ ])|[ ]?[:–—-])[ ]*(?P<text>.*)"
)
_KEY_RESULTS = re.compile(r"(?:Key [Rr]esults|KEY RESULTS|KRs)\b")
_ONLY_OBJECTIVE = re.compile(r"objectives?:?\Z", re.IGNORECASE)
_ONLY_KEY_RESULTS = re.compile(r"key results?:?\Z|krs?:?\Z", re.IGNORECASE)
_OWNER = re.compile(r"(?P<owner>[A-Z][^:.!?]{0,59}?):[ ]+(?P<title>\S.*)")
_META = re.compile(r"\*\*[^*:]{1,60}:\*\*|\*\*[^*:]{1,60}\*\*[ ]?:|__[^_:]{1,60}:__")
_ANCHOR = re.compile(r"\[.*\]\(\#[^()]*\)\Z")
_PRIORITY = re.compile(r"\[?(?P<priority>P\d)\]?(?:[ ]?[-–—:])?[ ]+(?=\S)")
_RESULT = re.compile(r"[ ]*=+>[ .]*")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)[ ]?%")
_AT_END = re.compile(r"[ ][-–—][ ]@(?P<name>[\w-]{1,60})\Z")
_MEMBER = re.compile(r"<[A-Z]\w{0,40} [^<>]{0,40}?name=[\"'](?P<name>[^\"'<>]{1,80})[\"']")
_ISSUE = re.compile(r"[ ]\(\[\#(?P<issue>\d{1,9})\]\([^()\s]*\)\)\Z")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\#\d{1,3}[:.]?)[ ]+(?=\S)")

_YEAR_QUARTER = re.compile(
    r"\b(?P<kind>FY|CY)?[ ]?(?P<year>\d{4}|\d{2})[ ]?[-_/]?[ ]?Q(?P<quarter>[1-4])\b", re.IGNORECASE
)
_QUARTER_YEAR = re.compile(
    r"\bQ(?P<quarter>[1-4])[ ]?[-_/,]?[ ]?(?P<kind>FY|CY)?[ ]?(?P<year>\d{4}|\d{2})\b", re.IGNORECASE
)
_OTHER_CYCLE = re.compile(
    r"\b(?:20\d\d Set \d{1,2}|FY ?(?:20)?\d\d(?: Annual)?|(?:19|20)\d\d(?:[- ]?H[12])?)\b", re.IGNORECASE
)
_ABOUT_OKRS = re.compile(r"\bOKRs?\b|\bobjectives?\b|\bkey results?\b|\bgoals?\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:OKRs?|objectives?|key results?|goals?|quarterly|annual|yearly|personal|our|teams?|drafts?|overview|archive"
    r"|table of contents|on this page)\b",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"\A(?:\W|\b(?:and|at|for|of|the|in)\b)+|(?:[^\w)}\]]|[(]|\b(?:and|at|for|of|the|in)\b)+\Z", re.IGNORECASE
)


@dataclass(frozen=True)
class Words:
    """A piece of Markdown taken apart. `text` is plain and without what is in the other fields."""

    text: str
    before: int = 0
    """How many characters stood before `text` in the plain words: a label, a priority."""
    label: str = ""
    """objective, key result, key results (a list of them follows), only objective, only key results, meta, or ""."""
    owner: str = ""
    """Who stands before the label: `Sales KR: …`."""
    champion: str = ""
    """Who stands at the end: `… - @ana`."""
    priority: str = ""
    issue: str = ""
    result: str = ""
    numbered: bool = False


@lru_cache(maxsize=256)  # each block is looked at several times in a row
def read(raw: str, *, heading: bool = False) -> Words:
    """Take the Markdown of a heading or a list item apart."""
    member = _MEMBER.search(raw) if heading else None
    issue = _ISSUE.search(raw[-200:])
    words = clean(plain(raw[: len(raw) - len(issue[0])] if issue else raw))
    whole = words
    priority = _PRIORITY.match(words)
    words = words[priority.end() :] if priority else words
    number = _NUMBER.match(words) if heading else None
    words = words[number.end() :] if number else words
    label, owner, words = _label(words, raw)
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
    )


def _label(words: str, raw: str) -> tuple[str, str, str]:
    if _ONLY_OBJECTIVE.match(words):
        return "only objective", "", words
    if _ONLY_KEY_RESULTS.match(words):
        return "only key results", "", words
    if _KEY_RESULTS.match(words):
        return "key results", "", words
    if hit := _OBJECTIVE.match(words):
        return "objective", "", hit["title"] if hit["title"] is not None else hit["short"]
    if hit := _KEY_RESULT.match(words):
        return "key result", hit["owner"] or "", hit["text"]
    return ("meta" if _META.match(raw) else ""), "", words


def split_result(words: str) -> tuple[str, str]:
    """`Hire two => Hired one` into what was wanted and what came of it."""
    before, *after = _RESULT.split(words, maxsplit=1)
    return (before, after[0]) if after else (words, "")


def score_of(result: str) -> float | None:
    """The score a result begins with: `80 % of it` is 0.8; None when it does not say."""
    hit = _PERCENT.match(result)
    return float(hit[1]) / 100 if hit and float(hit[1]) <= 100 else None


def owner_of(words: str) -> tuple[str, str] | None:
    """(`Sales`, `Grow the pipeline`) of `Sales: Grow the pipeline`."""
    hit = _OWNER.match(words)
    return (hit["owner"].strip(), hit["title"]) if hit else None


def to_an_anchor(raw: str) -> bool:
    """True for an entry of a table of contents."""
    return raw.startswith("[") and _ANCHOR.match(raw) is not None


def cycle_of(heading: str) -> str | None:
    """The cycle a title says: `FY21-Q2 OKRs`, `Q2 2018`, `OKRs (2020 Set 1)`; None when it says none."""
    for pattern in (_YEAR_QUARTER, _QUARTER_YEAR):
        if hit := pattern.search(heading):
            kind = (hit["kind"] or "").upper()
            year = hit["year"] if kind or len(hit["year"]) == 4 else f"20{hit['year']}"
            if _ABOUT_OKRS.search(heading) or not rest_of(heading):
                return f"{kind}{year}-Q{hit['quarter']}"
    hit = _OTHER_CYCLE.search(heading)
    if hit and (_ABOUT_OKRS.search(heading) or not rest_of(heading)):
        return hit[0]
    return None


def rest_of(heading: str) -> str:
    """Whose OKRs a title is about: `Payments OKRs 2027-Q1` → `Payments`; "" when it says nobody.

    A heading about neither OKRs nor a cycle stays as it is.
    """
    words = heading
    for pattern in (_YEAR_QUARTER, _QUARTER_YEAR, _OTHER_CYCLE):
        words = pattern.sub(" ", words)
    if words == heading and not _FILLERS.search(heading):
        return heading
    if _ABOUT_OKRS.search(heading) or words != heading or not _JOINTS.sub("", _FILLERS.sub(" ", words)).strip():
        words = _FILLERS.sub(" ", words)
        return clean(_JOINTS.sub("", words.strip()).strip()) if re.search(r"\w", words) else ""
    return heading
