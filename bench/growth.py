"""Measure how time grows with size: each reader on a text or an organisation, and on one several times as large.

With linear growth the time grows by the same factor as the size. Pastes and files come from anywhere, so hostile
ones are included.

python -m bench.growth [--short]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from bench.checks import key_result
from bench.table import Table
from tuiokr.alignment.likeness import LikenessIndex
from tuiokr.alignment.tie_off import analyse
from tuiokr.exchange import json_file, markdown
from tuiokr.exchange.document import ExchangeError, levels
from tuiokr.model.okr import KeyResult, Membership, Objective, TeamOKRs
from tuiokr.model.organisation import Team
from tuiokr.model.workspace import Workspace
from tuiokr.quality import KeyResultText, judge_key_result
from tuiokr.usecases.vote_hands import read_hands

Work = Callable[[], object]
TIMES: Final = 8
"""The factor between the small and the large size."""
EVEN: Final = 1.5
"""The factor above linear growth that is allowed, because caches are smaller than large inputs."""
SHORTEST: Final = 0.02
"""The shortest time in seconds that is measured; shorter work is repeated until it takes so long."""
TYPICAL: Final = "Reduce the share of late deliveries in the northern region from 12 % to 5 % by 31 March "
RING: Final = ("Ana", "Li", "Sam", "Max", "Ola", "Pat")
HANDS: Final = ("a ", " :", "a\t", "10:02 ", "from ", "ana 4, ", "Ana: 4\n")
STATEMENTS: Final = (
    "qwertzuiopas ",
    "a-",
    "1,",
    "1 000 ",
    "((",
    "from 1 to ",
    "and by ",
    "\u2014",
    "x%",
    "__",
    "of the ",
)
PAGES: Final = (
    "[", "[a](", "<!--", "`", "``", "<a", "*", "_", "\\", "&a", "(", "| ", "- ", "#", "> ", "- [x] ", "KR: ", "A: b ",
    "=> ", "\n", "- a\n", "# a\n", "|a|\n", "**a**\n", "1. **A: b** \\\n", "<!-- tuiokr: ", "- **Objective:** x\n", " ",
)  # fmt: skip
BEFORE: Final = {
    "an objective": "- **Objective:** ",
    "a list": "# Team OKRs\n\n- a\n\n",
    "a mark of ours": "## T <!-- tuiokr: team id=t -->\n",
}


def seconds(work: Work) -> float:
    """The processor time of one call in seconds: the shortest of three measurements."""
    best = float("inf")
    for _ in range(3):
        begun, calls = time.process_time(), 0
        while calls == 0 or time.process_time() - begun < SHORTEST:
            work()
            calls += 1
        best = min(best, (time.process_time() - begun) / calls)
    return best


def read_page(text: str) -> None:
    with suppress(ExchangeError):
        markdown.read(text, "page.md")


def json_page(count: int) -> str:
    """Return a file with so many objectives, each with invalid days."""
    rows = [
        {"id": f"o{n}", "team": "t", "title": "T", "due": 1, "key_results": [{"id": f"k{n}", "text": "x", "due": "?"}]}
        for n in range(count)
    ]
    return json.dumps({"teams": [{"id": "t", "name": "T"}], "objectives": rows}, indent=1)


def organisation(count: int) -> Workspace:
    """Return a top team and enough teams below it for so many objectives, each with three key results."""
    luck = random.Random(count)
    teams = {"top": Team(id="top", name="Top")}
    okrs: dict[tuple[str, str], TeamOKRs] = {}
    for number in range(1 + count // 4):
        name = f"t{number}" if number else "top"
        teams.setdefault(name, Team(id=name, name=name, parent="top"))
        ids = [f"{name}o{at}" for at in range(4)]
        okrs["2027-Q1", name] = TeamOKRs(
            team=name,
            cycle="2027-Q1",
            standing=Membership(id=name),
            objectives=tuple(Objective(id=one, title=key_result(luck).text) for one in ids),
            key_results=tuple(
                KeyResult(id=f"{one}k{at}", objective=one, statement=key_result(luck).text)
                for one in ids
                for at in range(3)
            ),
        )
    return Workspace(teams=teams, okrs=okrs)


def chain(count: int) -> list[Team]:
    """Return teams that are each below the next one."""
    return [Team(id=str(own), name="T", parent=str(own + 1)) for own in range(count)]


def worst(kinds: tuple[str, ...], work: Callable[[str], object], size: int) -> tuple[float, str]:
    """Return the largest ratio among texts that repeat one piece, and that piece."""
    found = []
    for piece in kinds:
        small, large = piece * (size // len(piece)), piece * (TIMES * size // len(piece))
        found.append((seconds(lambda text=large: work(text)) / seconds(lambda text=small: work(text)), piece))  # type: ignore[misc]
    return max(found)


def against(plain: Work, more: Work) -> float:
    """The factor by which `more` takes longer than `plain`."""
    return seconds(more) / seconds(plain)


def main() -> int:
    """Run the bench. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description="How time grows with size.")
    parser.add_argument("--short", action="store_true", help="smaller sizes")
    short = parser.parse_args().short
    part = 4 if short else 1
    table = Table("python -m bench.growth" + (" --short" if short else ""))
    limit = TIMES * EVEN
    judge_key_result(KeyResultText(TYPICAL))  # loads the rules

    def judged(text: str) -> object:
        return judge_key_result(KeyResultText(f"{time.perf_counter_ns()} {text}"))  # so that no cache answers

    ratio = against(lambda: judged(TYPICAL), lambda: judged(TYPICAL * TIMES))
    table.add("judging a statement 8 times as long", "8 × is in proportion", ratio, limit)
    ratio, piece = worst(STATEMENTS, judged, 8_000 // part)
    table.add("judging hostile words, 8 times as many", f"the worst: {piece!r}", ratio, limit)
    ratio, piece = worst(HANDS, lambda text: read_hands(text, RING), 8_000 // part)
    table.add("reading a pasted chat, 8 times as long", f"the worst: {piece!r}", ratio, limit)
    for what, before in BEFORE.items():
        ratio, piece = worst(PAGES, lambda text, before=before: read_page(before + text), 16_000 // part)  # type: ignore[misc]
        table.add(f"reading hostile Markdown after {what}, 8 times as long", f"the worst: {piece!r}", ratio, limit)
    small, large = json_page(1_000 // part), json_page(TIMES * 1_000 // part)
    ratio = against(lambda: json_file.read(small, "x"), lambda: json_file.read(large, "x"))
    table.add("reading JSON, 8 times as long", "8 × is in proportion", ratio, limit)
    few, many = chain(6_000 // part), chain(TIMES * 6_000 // part)
    table.add("levels of a chain of teams, 8 times as long", "8 × is in proportion", against(
        lambda: levels(few), lambda: levels(many)), limit)  # fmt: skip
    table.add(*_compared(part))
    table.add(*_tied_off(part))
    return table.finish()


def _compared(part: int) -> tuple[str, str, float, float]:
    luck = random.Random(7)
    texts = {str(at): key_result(luck).text for at in range(TIMES * 120 // part)}
    few = {key: texts[key] for key in list(texts)[: len(texts) // TIMES]}
    ratio = against(lambda: LikenessIndex(few).pairs(0.5), lambda: LikenessIndex(texts).pairs(0.5))
    return "pairs of like statements, 8 times as many", "64 × if each is compared with each", ratio, float(TIMES**2)


def _tied_off(part: int) -> tuple[str, str, float, float]:
    few, many = organisation(60 // part), organisation(TIMES * 60 // part)
    ratio = against(lambda: analyse(few, "2027-Q1", "top"), lambda: analyse(many, "2027-Q1", "top"))
    return "tying off an organisation 8 times as large", "64 × if each is compared with each", ratio, float(TIMES**2)


if __name__ == "__main__":
    sys.exit(main())
