"""What the stage for confidence shows: the ring of names, and the key results with their hidden or revealed numbers."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from tuiokr.model.confidence import spread
from tuiokr.model.okr import KeyResult
from tuiokr.model.stale import LastConfidence
from tuiokr.model.workspace import labels
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import confidence as paint
from tuiokr.widgets import text
from tuiokr.widgets.ballot_names import ballot_names
from tuiokr.widgets.rows import Row

MOST_UNREAD = 4
"""Highest number of unreadable parts that are shown."""
VALUE_ROOM = 22
"""Cells at the right of a key result."""


class ConfidencePage:
    """Paints the numbers of one workshop. Before the reveal it shows only how many are in."""

    def __init__(self, desk: Desk, team: str, workshop_id: str) -> None:
        self._desk = desk
        self._team = team
        self._workshop_id = workshop_id

    # ---- what to do next

    def after_reveal(self, width: int) -> list[Content]:
        """Return what can be done about revealed numbers."""
        said = text.line(
            ("h", "bold $accent"), " what they say   ", ("0-9 t", "bold $accent"), " set it by hand   ",
            ("v", "bold $accent"), " new numbers",
        )  # fmt: skip
        return text.wrap(said, width)

    def by_hand(self, width: int, *, chosen: bool) -> list[Content]:
        """Return how to set a confidence by hand; `chosen` says that everybody could give a number."""
        said = text.line(("0-9 t ", "bold $accent"), ("confidence by hand; t is ten", "$soft"))
        more = (("   m", "bold $accent"), " everybody gives a number") if chosen else ()
        return text.wrap(text.line(said, *more), width)

    def ring(self, key: str, person: str, width: int, *, asked: bool) -> list[Content]:
        """Return whose number on a key result is asked for, and the ring of names.

        `asked` says that a reveal was asked for while numbers are missing.
        """
        desk = self._desk.confidence
        last = desk.of(self._workshop_id, key).last
        okrs = self._desk.draft.okrs(self._team)
        label = labels(okrs)[key]
        if asked:
            why = text.words(desk.unready(self._workshop_id), "bold $warning")
            said = text.wrap(why, width, first=("▲ ", "$warning"))
            said.append(text.line(("r", "bold $accent"), " again reveals anyway"))
        elif person:
            question = text.line(
                ("How sure is ", "$soft"), text.words(person, "bold $accent"), (" of ", "$soft"),
                (label, "bold $primary"), ("?  0 to 9, t is ten", "$soft"),
            )  # fmt: skip
            said = text.wrap(question, width)
        else:
            every = [each for one in okrs.objectives for each in okrs.of(one.id)]
            waits = any(desk.waiting(self._workshop_id, each.id) for each in every)
            whose = f"All numbers on {label} are in. " if waits else "All numbers are in. "
            said = text.wrap(text.line((whose, "bold"), ("r", "bold $accent"), " reveals them all at once"), width)
        names = desk.asked(self._workshop_id, key)
        ring = ballot_names(names, last.ballots if last else (), person, width, close=True)
        anonymous = desk.anonymous(self._workshop_id)
        kind = "anonymous: the reveal removes the names" if anonymous else "named: the numbers are shown with names"
        return [*said, *ring, text.line((kind, "$hint"))]

    def unread(self, parts: tuple[str, ...], width: int) -> list[Content]:
        """Return the parts of a line or a chat that could not be read."""
        lines: list[Content] = []
        for one in parts[:MOST_UNREAD]:
            lines += text.wrap(text.words(one, "$warning"), width, first=("▲ ", "$warning"))
        if len(parts) > MOST_UNREAD:
            lines.append(text.line((f"and {len(parts) - MOST_UNREAD} more", "$warning")))
        return lines

    # ---- the key results

    def rows(self, *, everybody: bool) -> list[Row]:
        """Return the key results below their objectives; with `everybody`, with how many numbers are in."""
        okrs = self._desk.draft.okrs(self._team)
        short, before = labels(okrs), self._desk.confidence.last_time(self._workshop_id)
        rows: list[Row] = []
        for one in okrs.objectives:
            rows.append(Row(one.id, partial(_heading, short[one.id], one.title), selectable=False))
            for key in okrs.of(one.id):
                value = self._value(key, everybody=everybody)
                rows.append(Row(key.id, partial(self._paint, short[key.id], key, value, before.get(key.id))))
        nothing = Row("", lambda width: [text.words("There is no key result yet", "$soft")], selectable=False)
        return rows if okrs.key_results else [nothing]

    def _value(self, key: KeyResult, *, everybody: bool) -> Content:
        """Return what is at the right of a key result: its confidence, or how many numbers are in."""
        desk = self._desk.confidence
        if not everybody or desk.of(self._workshop_id, key.id).shown:
            return paint.level(key.confidence)
        arrived = desk.arrived(self._workshop_id, key.id)
        whole = arrived.given and arrived.given >= arrived.asked
        return text.line((f"{'✓ ' if whole else ''}{arrived.words}", "$success" if whole else "$soft"))

    def _paint(
        self, label: str, key: KeyResult, value: Content, before: LastConfidence | None, width: int
    ) -> list[Content]:
        """Return one key result, with the dot plot of its revealed numbers."""
        statement = text.wrap(
            text.words(key.statement or "a key result without words yet"),
            width - VALUE_ROOM,
            first=(f"  {label.split('·')[1]}  ", "$soft"),
        )
        lines = [text.both_ends(statement[0], text.fit(value, VALUE_ROOM - 2, right=True), width), *statement[1:]]
        facts = [text.words(f"last time {before.words}", "$hint")] if before else []
        shown = self._desk.confidence.of(self._workshop_id, key.id).shown
        said = spread(shown.ballots) if shown else None
        if shown and said:
            if key.confidence != said.rounded:
                facts.insert(0, text.words("set by hand", "$warning"))
            if missing := paint.nobody(shown.ballots):
                facts.append(text.words(missing, "$hint"))
            indent = Content(" " * 7)
            lines += [indent + one for one in paint.numbers_lines(shown, said, width - 7)]
        return [*lines, *(text.flow(facts, width, indent=7) if facts else [])]


def _heading(label: str, title: str, width: int) -> list[Content]:
    return [text.BLANK, text.fit(text.line((f"{label}  ", "bold $primary"), text.words(title, "bold")), width)]
