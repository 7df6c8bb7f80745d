"""Teams that do the same work or change the same number, and parts that do not add up to the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tuiokr.alignment.coverage import Coverage, CoverageRow
from tuiokr.alignment.metric import Metric, of_key_result, read, same
from tuiokr.alignment.suggestion import COPIED
from tuiokr.alignment.tie_off_finding import TieOffFinding, listed
from tuiokr.alignment.two_levels import AlignedStatement, TwoLevels, parents_of
from tuiokr.model.progress import amount

LOOK = 0.50
"""Two statements with at least this likeness are worth a look."""
LIKELY = 0.63
"""Two statements with at least this likeness very likely mean the same."""
MOST = 20
"""Most findings about likeness, the most alike first."""
RELATED = 0.30
"""A linked lower key result with at least this likeness counts as a part of the one above."""
SHARED_BY = 3
"""The same goal in at least so many teams is a shared goal."""

_Pair = tuple[str, str, float]


def overlaps(both: TwoLevels, *, same_number: bool = True, opposing: bool = True) -> tuple[TieOffFinding, ...]:
    """duplicate-effort, shared-metric and opposing-directions; at most 20 of the first two, the most alike first.

    Without `same_number`, shared-metric leaves out statements that only measure the same; without `opposing`,
    opposing-directions is left out. Both take most of the time.
    """
    pairs = _pairs(both)
    linked = _linked(both)
    level = [pair for pair in pairs if not _crosses(both, pair) and not _settled(both, pair, linked)]
    found = [(pair[2], _copied(both, pair[0], pair[1])) for pair in pairs if pair[2] >= COPIED and _crosses(both, pair)]
    shared, rest = _shared(both, level)
    found += shared
    found += [(score, _doubled(both, one, other, score)) for one, other, score in rest]
    same_thing = list(_same_thing(both)) if same_number or opposing else []
    if same_number:
        found += _same_metric(both, same_thing, [frozenset(finding.about) for _, finding in found])
    found.sort(key=lambda one: (-one[0], one[1].about))
    return (*(finding for _, finding in found[:MOST]), *(_opposing(both, same_thing) if opposing else ()))


def _pairs(both: TwoLevels) -> list[_Pair]:
    """Pairs of similar statements of one kind and two teams, without key results whose objectives are similar."""
    of = both.statements
    pairs = [
        pair
        for pair in both.index.pairs(LOOK)
        if of[pair[0]].team != of[pair[1]].team and of[pair[0]].kind == of[pair[1]].kind
    ]
    alike = {frozenset(pair[:2]) for pair in pairs if of[pair[0]].kind == "objective" and pair[2] >= LIKELY}
    return [
        pair
        for pair in pairs
        if of[pair[0]].kind == "objective" or frozenset((of[pair[0]].objective, of[pair[1]].objective)) not in alike
    ]


def _crosses(both: TwoLevels, pair: _Pair) -> bool:
    """Whether one side of a pair belongs to the upper level."""
    return both.upper.team in (both.statements[pair[0]].team, both.statements[pair[1]].team)


def _linked(both: TwoLevels) -> set[frozenset[str]]:
    """Pairs of objectives of which one supports the other, or one of its key results."""
    of = {key: one.objective for key, one in both.statements.items()}
    return {
        frozenset((objective.id, of[above]))
        for _, objective in both.lower_objectives()
        for above in parents_of(objective, both.by_objective[objective.id])
        if above in of
    }


def _settled(both: TwoLevels, pair: _Pair, linked: set[frozenset[str]]) -> bool:
    """Whether the link between two statements says already who does what; of a copy it does not."""
    one, other, score = pair
    return score < COPIED and frozenset((both.statements[one].objective, both.statements[other].objective)) in linked


def _copied(both: TwoLevels, one: str, other: str) -> TieOffFinding:
    above, below = (one, other) if both.statements[one].team == both.upper.team else (other, one)
    return TieOffFinding(
        "shared-metric",
        "hint",
        (above, below),
        f"{both.label(below)} says nearly the same as {both.label(above)}: a copied goal",
        "What is this team's own part in it?",
    )


def _doubled(both: TwoLevels, one: str, other: str, score: float) -> TieOffFinding:
    how = "very likely the same work" if score >= LIKELY else "worth a look"
    return TieOffFinding(
        "duplicate-effort",
        "warning" if score >= LIKELY else "hint",
        (one, other),
        f"{both.label(one)} and {both.label(other)} are alike ({score:.2f}): {how}",
        "Who does it, and who helps?",
    )


def _groups(both: TwoLevels, beside: Mapping[str, Mapping[str, float]]) -> list[tuple[str, set[str]]]:
    """(the statement that most others are like, the whole group) for statements that three or more teams share."""

    def teams(keys: Collection[str]) -> int:
        return len({both.statements[key].team for key in keys})

    groups: list[tuple[str, set[str]]] = []
    taken: set[str] = set()
    for centre in sorted(beside, key=lambda key: (-teams(beside[key]), key)):
        group = {centre, *(key for key in beside[centre] if key not in taken)}
        if centre not in taken and teams(group) >= SHARED_BY:
            taken |= group
            groups.append((centre, group))
    for key in sorted(beside):
        if key not in taken:
            home = next((group for _, group in groups if len(group & beside[key].keys()) >= SHARED_BY - 1), None)
            if home is not None:
                home.add(key)
    return groups


def _shared(both: TwoLevels, pairs: list[_Pair]) -> tuple[list[tuple[float, TieOffFinding]], list[_Pair]]:
    """Goals that three or more teams share, with their likeness, and the remaining pairs."""
    beside: dict[str, dict[str, float]] = {}
    for one, other, score in pairs:
        beside.setdefault(one, {})[other] = score
        beside.setdefault(other, {})[one] = score
    found: list[tuple[float, TieOffFinding]] = []
    inside: set[str] = set()
    for centre, group in _groups(both, beside):
        inside |= group
        about = tuple(sorted(group))
        teams = tuple(sorted({both.name(both.statements[key].team) for key in about}))
        message = f"{listed(teams)} have nearly the same goal: {both.label(centre)}"
        question = "Is this one shared goal? Who owns it for all?"
        found.append((max(beside[centre].values()), TieOffFinding("shared-metric", "hint", about, message, question)))
    return found, [pair for pair in pairs if not (pair[0] in inside and pair[1] in inside)]


_Read = tuple[AlignedStatement, Metric]


def _same_thing(both: TwoLevels) -> Iterator[tuple[_Read, _Read]]:
    """Pairs of statements of two teams that measure the same thing and say its direction."""
    by_head: dict[str, list[_Read]] = {}
    for statement in sorted(both.statements.values(), key=lambda one: one.id):
        key = both.key_results.get(statement.id)
        metric = of_key_result(key, moving=True) if key else read(statement.text, moving=True)
        if metric:
            by_head.setdefault(metric.head, []).append((statement, metric))
    for group in by_head.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if one[0].team != other[0].team and same(one[1], other[1]):
                    yield one, other


def _same_metric(
    both: TwoLevels, same_thing: list[tuple[_Read, _Read]], said: list[frozenset[str]]
) -> list[tuple[float, TieOffFinding]]:
    """Key results of two lower teams that move the same number in the same direction with different words.

    Pairs that a finding in `said` (sets of ids) already covers, by themselves or by their objectives, are left out.
    """
    found: list[tuple[float, TieOffFinding]] = []
    for (one, first), (other, second) in same_thing:
        level = both.upper.team not in (one.team, other.team) and one.kind == other.kind == "key result"
        ids, objectives = {one.id, other.id}, {one.objective, other.objective}
        if not level or first.way != second.way or any(ids <= about or objectives <= about for about in said):
            continue
        finding = TieOffFinding(
            "shared-metric",
            "hint",
            (one.id, other.id),
            f"{both.label(one.id)} and {both.label(other.id)} move the same number: {first.head}",
            "Who owns the number, and how is it shared?",
        )
        found.append((both.index.between(one.id, other.id), finding))
    return found


def _opposing(both: TwoLevels, same_thing: list[tuple[_Read, _Read]]) -> list[TieOffFinding]:
    found: list[TieOffFinding] = []
    for (one, first), (other, second) in same_thing:
        if first.way == second.way:
            continue
        up, down = (one, other) if first.way > 0 else (other, one)
        found.append(
            TieOffFinding(
                "opposing-directions",
                "warning",
                (up.id, down.id),
                f"{both.label(up.id)} moves {first.head} up, {both.label(down.id)} moves it down",
                "Which of the two wins when both cannot?",
            )
        )
    return found[:MOST]


def _parts(both: TwoLevels, row: CoverageRow, whole: Metric) -> list[tuple[str, Metric]]:
    """Lower key results that support an upper one and measure the same thing in the same unit."""
    found: dict[str, Metric] = {}
    for support in row.support:
        for key in both.by_objective.get(support.objective, ()):
            metric = of_key_result(key)
            if metric is None or metric.target is None or not metric.additive or metric.unit != whole.unit:
                continue
            alike = metric.head == whole.head or both.index.between(row.id, key.id) >= RELATED
            if alike and metric.way * whole.way >= 0:
                found[key.id] = metric
    return sorted(found.items())


def _short(whole: Metric, parts: list[Metric]) -> tuple[float, float] | None:
    """(sum of the parts, expected sum) when the sum is too small; None when it is not, or cannot be computed."""
    starts = [part.start for part in parts]
    if whole.target is None:
        return None
    if whole.start is not None and None not in starts:
        sign = 1.0 if whole.target >= whole.start else -1.0
        moved = sign * sum((part.target or 0.0) - (part.start or 0.0) for part in parts)
        if moved >= sign * (whole.target - whole.start):
            return None
        if sign < 0:
            return moved, whole.start - whole.target
    elif whole.way < 0:
        return None
    total = sum(part.target or 0.0 for part in parts)
    return (total, whole.target) if total < whole.target else None


def sums(both: TwoLevels, coverage: Coverage) -> tuple[TieOffFinding, ...]:
    """sum-below-parent: the parts can be added, and their sum is less than the key result above."""
    found: list[TieOffFinding] = []
    for row in coverage.rows:
        key = both.key_results.get(row.id) if row.kind == "key result" else None
        whole = of_key_result(key) if key else None
        if key is None or whole is None or not whole.additive:
            continue
        parts = _parts(both, row, whole)
        short = _short(whole, [metric for _, metric in parts]) if parts else None
        if short is None:
            continue
        names = listed(tuple(both.label(part) for part, _ in parts))
        come = "comes" if len(parts) == 1 else "come"
        unit = key.unit or whole.unit
        found.append(
            TieOffFinding(
                "sum-below-parent",
                "warning",
                (row.id, *(part for part, _ in parts)),
                f"{names} {come} to {amount(short[0], unit)}, {both.label(row.id)} needs {amount(short[1], unit)}",
                "Who brings the rest?",
            )
        )
    return tuple(found)
