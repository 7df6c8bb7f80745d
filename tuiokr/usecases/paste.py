"""Paste several lines into a statement: each line becomes an objective or a key result, without its label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tuiokr.model.names import who
from tuiokr.model.okr import KeyResult
from tuiokr.model.words import clean, clean_lines, plural
from tuiokr.session.session import Session
from tuiokr.usecases import key_result_form
from tuiokr.usecases.draft import DraftDesk, Pasted

Kind = Literal["objective", "key result"]
_MARKS = re.compile(r"(?:#{1,6}\s+|(?:[-*+•◦▪‣·–—]|\[[ xX]?\]|[☐☑✓])\s+|\d{1,3}[.)]\s+|[a-z]\)\s+)+")
"""The marks at the start of a list item: a heading sign, a bullet, a box, a number."""


@dataclass(frozen=True)
class Item:
    """One pasted line. `sure` means that its label, its list mark or its nesting shows what it is."""

    kind: Kind
    words: str
    sure: bool


def read_items(text: str, into: Kind) -> tuple[Item, ...]:
    """Return the objectives and key results in lines that are pasted into a field of the kind `into`."""
    from tuiokr.exchange.markdown import labels

    lines = [line for line in _cleaned(text).split("\n") if line.strip()]
    nested = _nested(lines) if into == "objective" else frozenset()
    found: list[Item] = []
    under: Kind | None = None
    for at, line in enumerate(lines):
        marks = _MARKS.match(line.strip())
        bare = line.strip()[marks.end() :] if marks else line.strip()
        read = labels.read(bare)
        if read.label in ("only objective", "only key results", "key results"):
            under = "objective" if read.label == "only objective" else "key result"
            continue
        labelled = read.label in ("objective", "key result") and not (read.owner or read.champion or read.result)
        words = clean(read.text if labelled else bare)
        if not words:
            continue
        kind: Kind = "objective" if read.label == "objective" else "key result"
        if not labelled:
            kind = "key result" if at in nested else under or into
        if kind == "objective" and labelled:
            under = "key result"  # lines without a label after an objective are its key results
        found.append(Item(kind, words, labelled or marks is not None or at in nested))
    return tuple(found)


def read_said(text: str, people: Sequence[str], by: tuple[str, ...] = ()) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return (people, words) of each line of a list, or of each message of a pasted chat, which names its person.

    The others are from `by`. List marks are removed.
    """
    from tuiokr.usecases.vote_chat import said

    messages = [(who(each.name, people) if each.name else (), each.words) for each in said(text, people)]
    if any(len(whose) == 1 for whose, _ in messages):
        return tuple((whose if len(whose) == 1 else by, clean(words)) for whose, words in messages if clean(words))
    return tuple((by, item.words) for item in read_items(text, "objective"))


def _cleaned(text: str) -> str:
    """Clean the lines one by one, so that each keeps its indent."""
    lines = text.replace("\t", "    ").splitlines()
    return "\n".join(" " * (len(line) - len(line.lstrip(" "))) + clean_lines(line) for line in lines)


def _nested(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines under another one: indented lines, and bullets below a first line without."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    bullets = [bool(_MARKS.match(line.strip())) for line in lines]
    mixed = not all(bullets) and bool(lines) and not bullets[0]
    least = min(indents, default=0)
    return frozenset(at for at in range(len(lines)) if indents[at] > least or (mixed and bullets[at]))


def may_be_one(items: Sequence[Item]) -> bool:
    """Whether it may be one wrapped statement: no line is `sure`, and a later line begins in lower case."""
    return not any(item.sure for item in items) and any(item.words[:1].islower() for item in items[1:])


def paste(
    session: Session, drafting: DraftDesk, team: str, at: str, items: Sequence[Item], *, instead: bool = False
) -> tuple[str, ...]:
    """Add the items at the id `at`: the first into it if it is blank (or with `instead`), the others after it."""
    new: list[Pasted] = []
    for item in items:
        if item.kind == "objective":
            new.append((item.kind, {"title": item.words}))
            continue
        blank = KeyResult(id="", objective="")
        said = key_result_form.from_sentence(blank, item.words, session.cycle, session.clock.today())
        new.append((item.kind, {"statement": item.words, **said}))
    return drafting.add_all(team, at, new, instead=instead)


def counted(items: Sequence[Item]) -> str:
    """Return `1 objective and 2 key results`."""
    kinds: tuple[Kind, Kind] = ("objective", "key result")
    numbers = [(sum(item.kind == kind for item in items), kind) for kind in kinds]
    return " and ".join(plural(number, kind) for number, kind in numbers if number)
