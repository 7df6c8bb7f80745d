"""Write the files of a new rule, format, screen or step kind, ready to be changed.

    python -m bench.scaffold rule no-hedging
    python -m bench.scaffold format opml
    python -m bench.scaffold screen check_in
    python -m bench.scaffold step retrospective

The new files work at once: the program finds them, and its self-checks pass. Then replace what they do. The command
says what is left to write by hand. A field, a vote rule and an agenda are one row or one file, so they need no command.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent

RULE = '''"""A statement with the word {words}. Replace this sentence: what does the rule find?"""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "{kebab}"
WORD = "{words}"


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one hint at the first place of the word."""
    at = view.text.lower().find(WORD)
    if at >= 0:
        yield found(view, NAME, "hint", (at, at + len(WORD)), "What is wrong, in one sentence.", "What to ask?")


RULE = KeyResultRule(
    name=NAME,
    severity="hint",
    cost=2,
    order=500,
    what="Finds the word {words}.",
    why="Why this matters, for somebody who has never heard of it.",
    ignore="When it is right anyway.",
    bad=(key_result("Cut {words} from 9 to 4 a week", "{words}"),),
    good=(KeyResultText("Cut complaints from 9 to 4 a week"),),
    check=check,
)
'''

FORMAT = '''"""{words}: objectives and key results as lines. Replace this sentence: what is the format for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuiokr.exchange.file_format import Format, bytes_of

if TYPE_CHECKING:
    from tuiokr.exchange.document import Document


def _write(document: Document) -> bytes:
    lines = [document.organisation]
    for okrs in document.okrs:
        for objective in okrs.objectives:
            lines += [objective.title, *(f"  {{key.statement}}" for key in okrs.of(objective.id))]
    return bytes_of("\\n".join(lines) + "\\n")


FORMAT = Format(
    name="{snake}",
    title="{title}",
    order=500,
    endings=(".{snake}",),
    write=_write,
    offered=("export",),
)
'''

SCREEN = '''"""{title}. Replace this sentence: what is the screen for?"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from tuiokr.screens.screen import DeskScreen
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head


class {camel}(DeskScreen):
    """{title}, a full screen."""

    CSS_PATH = "{snake}.tcss"

    def compose(self) -> ComposeResult:
        yield Head()
        yield Static("", markup=False, id="body")
        yield Foot()

    def title_words(self) -> text.Part:
        return text.words("{title}", "bold")

    def update_body(self) -> None:
        self.query_one("#body", Static).update(text.words(self.desk.workspace.organisation.name))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
'''

SHEET = "{camel} #body {{ padding: 1 2; height: 1fr; }}\n"

JOURNEY = '''"""{title}, as a person sees it."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import on_stage, sample_on
from tuiokr.screens.{snake} import {camel}


async def test_the_organisation_is_shown(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await person.app.push_screen({camel}(person.desk))
        await person.on({camel})
        await person.wait_for("{title}", person.desk.workspace.organisation.name)
'''

STAGE = '''"""The stage of the step {words}. Replace this sentence: what do people do in the step?"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from tuiokr.model.step_kind import StepKind
from tuiokr.screens.stages.stage import Stage


class {camel}Stage(Stage):
    """What people see in the step {words}."""

    kinds: ClassVar = (StepKind.{upper},)
    DEFAULT_CSS = "{camel}Stage {{ padding: 1 2; }}"

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="body")

    def on_mount(self) -> None:
        self.update()

    def update(self) -> None:
        step = self.desk.workshop.full(self.workshop_id).workshop.step
        self.query_one("#body", Static).update(step.title)
'''
STEP_ROW = '    {upper} = "{words}", "the notes say what was said", _notes\n'
STEPS: Final = "tuiokr/model/step_kind.py"


class Scaffold(NamedTuple):
    """What is written for one kind of thing, and what is left to do by hand."""

    files: Mapping[str, str]
    """Path below the project → template."""
    rows: Mapping[str, str]
    """Path of an existing file → template of the row that is added at its end."""
    left: str


SCAFFOLDS: Final[Mapping[str, Scaffold]] = {
    "rule": Scaffold(
        {"tuiokr/quality/rules/{snake}.py": RULE},
        {},
        "Write its words, its place in the order and its examples, then: python -m bench.rules_page",
    ),
    "format": Scaffold(
        {"tuiokr/exchange/formats/{snake}.py": FORMAT},
        {},
        "Write what it reads or writes, and a test in tests/exchange.",
    ),
    "screen": Scaffold(
        {
            "tuiokr/screens/{snake}.py": SCREEN,
            "tuiokr/screens/{snake}.tcss": SHEET,
            "tests/journeys/test_{snake}.py": JOURNEY,
        },
        {},
        "Add its keys in tuiokr/keys.py, its name in docs/glossary.md, and how it opens in bench/alone.py.",
    ),
    "step": Scaffold(
        {"tuiokr/screens/stages/{snake}.py": STAGE},
        {STEPS: STEP_ROW},
        "Name it in an agenda of tuiokr/usecases/agendas; say when it is done in its row of tuiokr/model/step_kind.py.",
    ),
}


def names(name: str) -> dict[str, str]:
    """Return the spellings of a name: kebab, snake, camel, upper, words and title. Raises ValueError."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:[-_ ][a-z0-9]+)*", name):
        raise ValueError(f"{name!r} is not a name; expected small letters and digits, such as no-hedging")
    parts = re.split(r"[-_ ]", name)
    return {
        "kebab": "-".join(parts),
        "snake": "_".join(parts),
        "camel": "".join(map(str.capitalize, parts)),
        "upper": "_".join(parts).upper(),
        "words": " ".join(parts),
        "title": " ".join(parts).capitalize(),
    }


def write(kind: str, name: str, root: Path = ROOT) -> list[Path]:
    """Write the files, and return their paths. Raises ValueError for a bad name, FileExistsError before any write."""
    spelled = names(name)
    scaffold = SCAFFOLDS[kind]
    made = {root / path.format(**spelled): template.format(**spelled) for path, template in scaffold.files.items()}
    if there := next((path for path in made if path.exists()), None):
        raise FileExistsError(f"{there.relative_to(root)} exists already")
    for place, template in scaffold.rows.items():
        file = root / place
        file.write_text(file.read_text(encoding="utf-8") + template.format(**spelled), encoding="utf-8")
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return [*made, *(root / path for path in scaffold.rows)]


def main(arguments: list[str] | None = None, say: Callable[[str], object] = print) -> int:
    """Run the command. Returns the exit status: 2 for a bad name or an existing file."""
    parser = argparse.ArgumentParser(prog="python -m bench.scaffold", description="Write the files of a new part.")
    parser.add_argument("kind", choices=sorted(SCAFFOLDS))
    parser.add_argument("name", help="small letters and digits, such as no-hedging")
    wanted = parser.parse_args(arguments)
    try:
        for path in write(wanted.kind, wanted.name):
            say(f"wrote {path.relative_to(ROOT)}")
    except (ValueError, FileExistsError) as error:
        print(error, file=sys.stderr)
        return 2
    say(SCAFFOLDS[wanted.kind].left)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
