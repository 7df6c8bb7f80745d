"""The ring of names while hands or numbers are hidden: who is next, and whose are in."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tuiokr.model.vote import Ballot
from tuiokr.widgets import text


def ballot_names(
    people: Sequence[str], ballots: Sequence[Ballot], lit: str, width: int, *, waits: str = "·", close: bool = False
) -> list[Content]:
    """Return each name with a mark: whether the ballot is in, never what it says. The `lit` person is next.

    `waits` is the mark of a person without a ballot. With `close`, the names are not in columns, so that one long name
    takes no line from the others.
    """
    cast = {ballot.person: ballot for ballot in ballots}
    marks = {name: f" {ballot.mark}" for name, ballot in cast.items() if ballot.mark}
    longest = max((text.cells(name + marks.get(name, "")) for name in people), default=8)
    longest = min(longest, max(8, width - 4))
    per_line = max(1, width // (longest + 5))
    pieces: list[Content] = []
    for name in people:
        ballot = cast.get(name)
        if name == lit:
            mark, style = "▶", "bold $accent"
        elif ballot is None:
            mark, style = waits, "$hint"
        else:
            mark, style = ("✓", "$success") if ballot.hand is not None else ("–", "$hint")
        said = marks.get(name, "")
        piece = text.line((f"{mark} ", style), text.words(name, "bold" if name == lit else ""), (said, "$hint"))
        pieces.append(piece if close else text.fit(piece, longest + 4))
    if close:
        return text.flow(pieces, width, gap=2)
    return [text.line(*pieces[at : at + per_line]) for at in range(0, len(pieces), per_line)] or [text.BLANK]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
