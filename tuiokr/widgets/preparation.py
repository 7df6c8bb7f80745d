"""The lines of a preparation: points of the checklist, fields of words, sources of numbers, the pre-mortem, OKRs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content

from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.preparation import Foreseen
from tuiokr.model.progress import amount, number
from tuiokr.model.workspace import Labels, labels
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row

_Facts = Callable[[Objective | KeyResult], text.Part]
DONE = ("✓ ", "$success")
OPEN = ("○ ", "$hint")


def section(title: str, done: int, total: int, width: int) -> list[Content]:
    """Return the name of a section, with how much of it is done; without a count if there is nothing to do."""
    whole = bool(total) and done == total
    count = text.line(("✓ ", "$success")) if whole else text.line((f"{done}/{total} " if total else "", "$hint"))
    return [text.both_ends(text.words(title), count, width)]


def point(words: str, known: str, done: bool, width: int) -> list[Content]:
    """Return a point of a checklist; `known` says how the workspace knows that it is done."""
    said = text.line(text.words(words, "$soft" if done else ""), (f"  {known}" if known else "", "$hint"))
    return text.wrap(said, width, first=DONE if done else OPEN)


def field(label: str, question: str, words: str, width: int) -> list[Content]:
    """Return a field of words below its label; an empty one shows its question."""
    lines = [text.words(label, "bold")]
    for one in words.split("\n") if words else ():
        lines += text.wrap(text.words(one), width)
    return [*lines, *([] if words else text.wrap((question, "$hint"), width)), text.BLANK]


def source(label: str, key: KeyResult, width: int) -> list[Content]:
    """Return a key result and where its number comes from."""
    words = text.words(key.statement or "a key result without words yet")
    lines = text.wrap(words, width, first=(f"{label}  ", "bold $primary"))
    known = text.words(key.data_source) if key.data_source else ("no source yet", "$warning")
    return [*lines, *text.wrap(known, width, first=("  from ", "$hint")), text.BLANK]


def foreseen(one: Foreseen, width: int) -> list[Content]:
    """Return a line of the pre-mortem and its sign."""
    sign = text.words(one.sign) if one.sign else ("none yet", "$warning")
    return [
        *text.wrap(text.words(one.words), width, first=("▸ ", "$accent")),
        *text.wrap(sign, width, first=("  sign: ", "$hint")),
        text.BLANK,
    ]


def scored(okrs: TeamOKRs) -> list[Row]:
    """Return a set with the score and the result of each statement."""
    return _set(okrs, _score)


def wanted(okrs: TeamOKRs) -> list[Row]:
    """Return a set with the numbers of each key result."""
    return _set(okrs, _numbers)


def page(markdown: str) -> list[Row]:
    """Return a page of Markdown as rows of paragraphs."""
    return [Row(f"part {at}", partial(_paragraph, one)) for at, one in enumerate(markdown.strip().split("\n\n"))]


def _set(okrs: TeamOKRs, facts: _Facts) -> list[Row]:
    short = labels(okrs)
    rows: list[Row] = []
    for one in okrs.objectives:
        rows.append(Row(one.id, partial(_statement, short, one, facts(one))))
        rows += [Row(key.id, partial(_statement, short, key, facts(key))) for key in okrs.of(one.id)]
    return [*rows, *(Row(key.id, partial(_statement, short, key, facts(key))) for key in okrs.strays)]


def _score(one: Objective | KeyResult) -> text.Part:
    if one.score is None and not one.result:
        return ("no score", "$warning") if isinstance(one, KeyResult) else text.BLANK
    score = f"score {one.score:.1f}" if one.score is not None else ""
    return text.words(", ".join(part for part in (score, " ".join(one.result.split())) if part), "$soft")


def _numbers(one: Objective | KeyResult) -> text.Part:
    if isinstance(one, Objective) or one.target is None:
        return text.BLANK
    before = "?" if one.start is None else number(one.start)
    return (f"{before} ▸ {amount(one.target, one.unit)}", "$soft")


def _statement(short: Labels, one: Objective | KeyResult, fact: text.Part, width: int) -> list[Content]:
    label = short[one.id].rpartition("·")[2]
    if isinstance(one, Objective):
        mark, words = text.line((f"{label}  ", "bold $primary")), text.words(one.words or "without words yet", "bold")
    else:
        mark, words = text.line((f"    {label}  ", "$hint")), text.words(one.words or "without words yet")
    said = text.line(fact)
    more = text.wrap(said, width, indent=mark.cell_length) if said.cell_length else []
    return [*text.wrap(words, width, first=mark), *more]


def _paragraph(markdown: str, width: int) -> list[Content]:
    """Return a paragraph, or the items of a list, each wrapped."""
    lines: list[Content] = []
    items: list[str] = []
    for one in markdown.replace("**", "").split("\n"):
        if items and not one.startswith(("- ", "#", *(f"{digit}. " for digit in range(1, 10)))):
            items[-1] += " " + one.strip().removeprefix("> ")
        else:
            items.append(one)
    for one in items:
        style = "bold" if one.startswith("#") else "italic $soft" if one.startswith(">") else ""
        mark = next((each for each in ("- ", "> ") if one.startswith(each)), "")
        words = one.removeprefix(mark).lstrip("#").strip()
        lines += text.wrap(text.words(words, style), width, first={"- ": "· ", "> ": "  "}.get(mark))
    return [*lines, text.BLANK]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
