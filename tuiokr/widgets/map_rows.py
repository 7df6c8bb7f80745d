"""The three views of the map as rows: reach, tree and thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from textual.content import Content

from tuiokr.alignment.reach import Cell, OrganisationMap, Place
from tuiokr.model.words import plural
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row

COLUMN = 12
"""Cells of a column of the matrix, with the gap before it."""
TITLE = 34
"""Lowest number of cells for the words beside the columns."""
ALL = 8
_LEGEND = "3·2 = three objectives, two levels deep", "○ only through the objective"
_LOOKS = ("$primary", "$warning", "$success", "$sun", "$lilac", "$error")
_STATE = 26
_ASKS = 12
_WIDEST = 48
"""Most cells of the team and of its objectives: on a wide screen they stay near each other."""
_DEEPEST = 10
"""Levels that are indented; deeper ones show their number instead."""
THROUGH, NAMED = "○", "●"


def mark(found: OrganisationMap, objective: str) -> tuple[str, str]:
    """Return the letter of the top objective in which an objective ends, with its style; a dot for nowhere."""
    ends = found.ends.get(objective, ())
    if not ends:
        return "·", "$hint"
    number = found.tops.index(ends[0])
    return found.letters[ends[0]] + ("+" if len(ends) > 1 else ""), f"bold {_LOOKS[number % len(_LOOKS)]}"


# ---- reach


@dataclass(frozen=True)
class ReachTable:
    """The matrix of one upper team: the columns from which something arrives, and the cells."""

    upper: str
    columns: tuple[str, ...]
    """Teams right below it from which something arrives."""
    empty: tuple[str, ...]
    cells: Mapping[str, Mapping[str, Cell]]
    """Key result, or objective, of the upper team → column → cell."""
    totals: Mapping[str, Cell]


def matrix_of(found: OrganisationMap, upper: str) -> ReachTable:
    """Return the matrix of an upper team with everything below it."""
    columns = found.columns(upper)
    mine = [place.id for place in found.places.values() if place.team == upper]
    cells = {key: found.cells(key, columns) for key in mine}
    whole = {"": frozenset().union(*columns.values())}
    totals = {key: cell for key in mine for cell in found.cells(key, whole).values()}
    used = {column for those in cells.values() for column in those}
    return ReachTable(
        upper,
        tuple(column for column in columns if column in used),
        tuple(column for column in columns if column not in used),
        cells,
        totals,
    )


def reach_rows(found: OrganisationMap, matrix: ReachTable, column: str, shown: Collection[str] | None) -> list[Row]:
    """Return a row for each statement of the upper team; `shown` are those that the filter leaves."""
    keys = [key for key in matrix.cells if shown is None or key in shown]
    if not keys:
        why = "No statement here matches." if matrix.cells else "This team has no objectives in this cycle."
        return [Row("nothing", lambda width: [text.words(why, "$soft")], selectable=False)]
    return [
        *(row for key in keys for row in _reach_group(found, matrix, column, found.places[key])),
        Row("empty", partial(_reach_empty, found, matrix), selectable=False),
    ]


def _window(matrix: ReachTable, column: str, width: int) -> tuple[Sequence[str], int, int]:
    """Return the columns that fit, with the highlighted one among them, and how many are left out on each side."""
    most = max(1, (width - TITLE - ALL) // COLUMN)
    at = matrix.columns.index(column) if column in matrix.columns else 0
    first = max(0, min(at - most // 2, len(matrix.columns) - most))
    shown = matrix.columns[first : first + most]
    return shown, first, len(matrix.columns) - first - len(shown)


def _in_line(words: Content, total: text.Part, cells: Sequence[text.Part], width: int) -> Content:
    room = width - ALL - COLUMN * len(cells)
    padded = [text.fit(cell, COLUMN - 1) for cell in cells]
    return text.line(text.fit(words, room - 1), " ", text.fit(total, ALL), *(text.line(one, " ") for one in padded))


def _in_lines(words: Content, indent: int, total: text.Part, cells: Sequence[text.Part], width: int) -> list[Content]:
    """Return a row whose words may take two lines."""
    room = width - ALL - COLUMN * len(cells) - 1
    if words.cell_length <= room:
        return [_in_line(words, total, cells, width)]
    first, *rest = words.wrap(room)
    more = text.wrap(Content(" ").join(one.rstrip() for one in rest).truncate(2 * room), room, indent=indent, most=1)
    return [_in_line(first, total, cells, width), *more]


def _cut_apart(names: Sequence[str], width: int) -> list[str]:
    """Cut names to a width; those that would be equal get a number."""
    cut = [text.cut(name, width) for name in names]
    return [
        one if cut.count(one) == 1 else f"{text.cut(name, width - 2)}{cut[: at + 1].count(one)}"
        for at, (name, one) in enumerate(zip(names, cut, strict=True))
    ]


def reach_heading(found: OrganisationMap, matrix: ReachTable, column: str, width: int) -> list[Content]:
    """Return what the cells mean, and the names of the columns that fit."""
    shown, left, right = _window(matrix, column, width)
    names = _cut_apart([found.team_name(team) for team in matrix.columns], COLUMN - 2)
    called = dict(zip(matrix.columns, names, strict=True))
    heads: list[text.Part] = [text.words(called[team], "bold reverse" if team == column else "$soft") for team in shown]
    more = text.line((f"‹ {left} more  " if left else "", "$hint"), (f"{right} more ›" if right else "", "$hint"))
    parts: list[text.Part] = [(part, "$hint") for part in _LEGEND]
    if matrix.empty:
        parts.append((f"▲ {_nothing(matrix)}", "$warning"))
    legend = text.flow(parts, width)
    return [*legend, _in_line(more, ("all", "$soft"), heads, width)]


def _cell(cell: Cell | None) -> text.Part:
    if cell is None:
        return "·", "$hint"
    said = f"{THROUGH if cell.through else NAMED} {len(cell.objectives)}·{cell.levels}"
    return said, "$warning" if cell.through else "$success"


def _reach_group(found: OrganisationMap, matrix: ReachTable, column: str, place: Place) -> list[Row]:
    """Return the row of a statement; a blank one is above an objective."""
    gap = Row(f"above {place.id}", lambda width: [text.BLANK], selectable=False)
    row = Row(place.id, partial(_reach_row, found, matrix, column, place))
    return [gap, row] if place.kind == "objective" else [row]


def _reach_row(found: OrganisationMap, matrix: ReachTable, column: str, place: Place, width: int) -> list[Content]:
    shown, _, _ = _window(matrix, column, width)
    is_objective = place.kind == "objective"
    total = matrix.totals.get(place.id)
    said, style = mark(found, place.objective)
    if is_objective:
        words = text.line((f"{said} ", style), (f"{place.label}  ", "bold $primary"), text.words(place.text, "bold"))
        all_words: text.Part = (f"{len(total.objectives)}·{total.levels}" if total else "nobody", "$soft")
        return _in_lines(words, 4, all_words, ["" for _ in shown], width)
    words = text.line((f"   {place.label.rpartition('·')[2]}  ", "$soft"), text.words(place.text))
    deep = 3 + len(place.label.rpartition("·")[2]) + 2
    cells = [_cell(matrix.cells[place.id].get(team)) for team in shown]
    return _in_lines(words, deep, _cell(total) if total else ("nobody", "bold $error"), cells, width)


def _nothing(matrix: ReachTable) -> str:
    count = len(matrix.empty)
    return f"{plural(count, 'team')} {'reaches' if count == 1 else 'reach'} nothing"


def _reach_empty(found: OrganisationMap, matrix: ReachTable, width: int) -> list[Content]:
    if not matrix.columns and not matrix.empty:
        return [text.BLANK, *text.wrap(("There is no team below this one.", "$soft"), width)]
    if not matrix.empty:
        return []
    names = ", ".join(found.team_name(team) for team in matrix.empty)
    said = text.line((f"▲ {_nothing(matrix)}: ", "$warning"), text.words(names, "$soft"))
    return [text.BLANK, *text.wrap(said, width, most=3)]


# ---- tree


@dataclass(frozen=True)
class Branch:
    """What a row of the tree needs besides the map."""

    state: Callable[[str], str]
    """The state of a team's tie-off with the team above."""
    asks: Callable[[str], tuple[int, int]]
    """The open dependencies that are asked of a team, and those that it asks for."""
    folded: Collection[str]
    item: str
    """The highlighted objective."""


def unfolded(found: OrganisationMap, folded: Collection[str], shown: Collection[str] | None) -> Iterator[str]:
    """Yield the teams of the tree that are not inside a folded one; with `shown` only these, folded or not."""
    below = 0
    for level, team in found.tree.places:
        if shown is not None:
            if team.id in shown:
                yield team.id
        elif not below or level <= below:
            below = level if team.id in folded else 0
            yield team.id


def tree_rows(found: OrganisationMap, branch: Branch, shown: Collection[str] | None) -> list[Row]:
    """Return one row for each team; `shown` are the teams that the filter leaves."""
    teams = list(unfolded(found, branch.folded, shown))
    if not teams:
        return [Row("nothing", lambda width: [text.words("No team matches.", "$soft")], selectable=False)]
    return [
        *(Row(f"team {team}", partial(_tree_row, found, branch, team), lines=1) for team in teams),
    ]


def _tree_parts(width: int) -> tuple[int, int, int]:
    """Return the cells of the team, of its objectives and of the state."""
    state = _STATE if width >= 90 else 16
    rest = width - state - _ASKS
    return min(_WIDEST, rest - rest * 2 // 5), min(_WIDEST, rest * 2 // 5), state


def tree_heading(found: OrganisationMap, width: int) -> list[Content]:
    """Return the letters of the top objectives, and what the columns are."""
    team, chips, state = _tree_parts(width)
    tops: list[text.Part] = [
        text.line(mark(found, top), " ", text.words(text.cut(found.places[top].text, 26), "$soft"))
        for top in found.tops
    ]
    ends = text.flow_within([*tops, ("· ends nowhere", "$hint")], width, 2, gap=2)
    heads: list[tuple[text.Part, int]] = [
        (("TEAM", "$hint"), team - 1), (("OBJECTIVES END IN", "$hint"), chips - 1),
        (("TIE-OFF", "$hint"), state - 1), (("ASKED  ASKS", "$hint"), _ASKS),
    ]  # fmt: skip
    return [*ends, text.row(*heads, gap=1)]


def _tree_row(found: OrganisationMap, branch: Branch, team: str, width: int) -> list[Content]:
    name_room, chip_room, state_room = _tree_parts(width)
    level = found.levels[team]
    below = len(found.tree.below(team)) if team in branch.folded else 0
    sign = ("▸" if team in branch.folded else "▾") if found.tree.children(team) else " "
    deep = f"L{level} " if level > _DEEPEST else ""
    head = text.line(
        f"{'  ' * (min(level, _DEEPEST) - 1)}{sign} ",
        (deep, "$hint"),
        text.words(found.team_name(team), "bold" if level == 1 else ""),
        (f"  +{below}" if below else "", "$hint"),
    )
    state = branch.state(team)
    look = "$success" if state == "tied off" else "$warning" if state.startswith("signed") else "$soft"
    said = ("✓ " if state == "tied off" else "▲ " if state.startswith("signed") else "○ " if state else "") + state
    given, asked = branch.asks(team)
    asks = text.line(
        (f"{given:>4}" if given else "   ·", "bold $warning" if given else "$hint"),
        (f"{asked:>6}" if asked else "     ·", "bold $warning" if asked else "$hint"),
    )
    cells: list[tuple[text.Part, int]] = [
        (head, name_room - 1), (_chips(found, branch, team), chip_room - 1), ((said, look), state_room - 1),
        (asks, _ASKS),
    ]  # fmt: skip
    return [text.row(*cells, gap=1)]


def _chips(found: OrganisationMap, branch: Branch, team: str) -> Content:
    parts: list[text.Part] = []
    for key in found.of_team.get(team, ()):
        said, style = mark(found, key)
        parts.append((f"[{said}]", f"{style} reverse") if key == branch.item else (said, style))
    return Content(" ").join(map(text.line, parts)) if parts else text.words("none", "$hint")


# ---- thread


@dataclass(frozen=True)
class ThreadStep:
    """One row of a thread: a place, how deep it is below the top of the thread, and how it hangs on the row above."""

    place: str
    depth: int
    through: bool = False


def thread(found: OrganisationMap, middle: str) -> list[ThreadStep]:
    """Return the chain up from a place, the place, and everything that hangs on it below, each place once."""
    steps = [ThreadStep(place, depth) for depth, place in enumerate(found.chain(middle))]
    seen = {step.place for step in steps}
    lower_of = [*(step.place for step in steps), middle]
    loose = {lower for upper, lower in pairwise(lower_of) if found.places[lower].kind == "objective"
             and found.places[upper].kind == "objective" and found.through(lower, upper)}  # fmt: skip
    steps = [ThreadStep(one.place, one.depth, one.place in loose) for one in steps]
    stack = [ThreadStep(middle, len(steps), middle in loose)]
    while stack:
        step = stack.pop()
        if step.place in seen:
            continue
        seen.add(step.place)
        steps.append(step)
        stack.extend(
            reversed([ThreadStep(one, step.depth + 1, loose) for one, loose in _right_below(found, step.place)])
        )
    return steps


def _right_below(found: OrganisationMap, place: str) -> list[tuple[str, bool]]:
    """Return what is right below a place: the key results of an objective first, then the objectives on it."""
    hanging = list(found.hangs_on(place))
    if found.places[place].kind == "key result":
        return sorted(hanging, key=lambda one: one[1])
    keys = found.key_results.get(place, ())
    exact = {lower for key in keys for lower, loose in found.hangs_on(key) if not loose}
    return [*((key, False) for key in keys), *(one for one in hanging if one[0] not in exact)]


def thread_rows(found: OrganisationMap, middle: str) -> list[Row]:
    """Return one row for each place of a thread."""
    steps = thread(found, middle)
    return [Row(step.place, partial(_thread_row, found, step, step.place == middle), lines=1) for step in steps]


def _thread_row(found: OrganisationMap, step: ThreadStep, middle: bool, width: int) -> list[Content]:
    place = found.places[step.place]
    said, style = mark(found, place.objective)
    is_objective = place.kind == "objective"
    deep = f"{step.depth} ↓ " if step.depth > _DEEPEST else ""
    head: text.Part = (f"{found.name(place.id)}  ", "bold $primary") if is_objective else (f"{place.label}  ", "$soft")
    count = found.counts[place.id] if is_objective else 0
    words = text.line(
        f"{'  ' * min(step.depth, _DEEPEST)}",
        (deep, "$hint"),
        (f"{said} " if is_objective else "  ", style),
        (f"{THROUGH} " if step.through else "", "$warning"),
        head,
        text.words(place.text, "bold underline" if middle else "bold" if is_objective else ""),
    )
    return [text.both_ends(words, (f"{count} below" if count else "", "$hint"), width)]


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
