"""Check that this terminal and its Python can run the app. Collects facts, then judges them; without Textual."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tuiokr.doctor.defects import Defect, Severity
from tuiokr.terminal.environment import SET_TERM, SLOW_ESCAPE, over_ssh, unfit

SMALLEST = (80, 24)
"""The least columns and rows for the app."""

OLDEST = (3, 11)


class Facts(NamedTuple):
    """The facts about the terminal and Python. `textual` is the installed version ("" if none), `pinned` the required
    one ("" if unknown).
    """

    is_terminal: bool
    columns: int
    rows: int
    encoding: str
    term: str
    no_color: bool
    colours: str
    python: tuple[int, int, int]
    textual: str
    pinned: str
    caches: bool
    slow_escape: bool = False
    """Whether Escape has a longer delay because the terminal is connected over ssh."""

    @property
    def line(self) -> str:
        """The facts in one line."""
        place = f"{self.columns}×{self.rows}, {self.colours}" if self.is_terminal else "none"
        version = ".".join(map(str, self.python))
        return f"{place}, {self.encoding}, Python {version}, Textual {self.textual or 'missing'}"


def facts(environment: Mapping[str, str] = os.environ) -> Facts:
    """Collect the present facts."""
    size = shutil.get_terminal_size()
    term, colour = environment.get("TERM", ""), environment.get("COLORTERM", "")
    many = (
        "16 million colours" if colour in ("truecolor", "24bit") else "256 colours" if "256" in term else "16 colours"
    )
    no_color = bool(environment.get("NO_COLOR"))
    textual, pinned = _textual()
    return Facts(
        is_terminal=bool(sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()),
        columns=size.columns,
        rows=size.lines,
        encoding=(getattr(sys.stdout, "encoding", None) or "unknown").upper(),
        term=term,
        no_color=no_color,
        colours="no colours" if no_color or term == "dumb" else many,
        python=sys.version_info[:3],
        textual=textual,
        pinned=pinned,
        caches=not sys.dont_write_bytecode,
        slow_escape=over_ssh(environment) and environment.get("ESCDELAY", str(SLOW_ESCAPE)) == str(SLOW_ESCAPE),
    )


def examined(known: Facts) -> Iterator[Defect]:
    """Yield the problems, and what is useful to know."""
    if not known.is_terminal:
        why = "The app needs one; lint, import, export, tie-off and this command do not."
        yield _finding(
            "no-terminal", "hint", "the input or the output is not a terminal", why, "Start tuiokr without pipes."
        )
    elif cause := unfit(known.term):
        yield _finding("dumb", "warning", cause, "The app cannot draw its screen, so it does not start.", SET_TERM)
    if known.is_terminal and known.slow_escape:
        what = f"this terminal is connected over ssh, so Escape takes {SLOW_ESCAPE / 1000:g} s"
        why = "On a slow connection an arrow key can arrive in two parts, and the first part looks like Escape."
        yield _finding("ssh", "hint", what, why, "On a fast connection set ESCDELAY=100 (milliseconds).")
    if known.is_terminal and (known.columns < SMALLEST[0] or known.rows < SMALLEST[1]):
        what = f"the window has {known.columns}×{known.rows}"
        yield _finding(
            "small", "warning", what, "Below 80×24 not everything is visible.", "Enlarge it, or use a smaller font."
        )
    if known.encoding.replace("-", "").replace("_", "") != "UTF8":
        what = f"text goes out as {known.encoding}, not as UTF-8"
        do = "Set LANG, such as en_US.UTF-8, or PYTHONUTF8=1."
        yield _finding("encoding", "warning", what, "Names, bars and symbols are shown as question marks.", do)
    if known.no_color:
        why = "Votes and states are then shown by words and shapes only. No information is missing."
        yield _finding("no-colour", "hint", "NO_COLOR is set", why, "Unset it to see colours.")
    elif known.is_terminal and known.colours == "16 colours":
        why = "The themes use more colours, so the nearest of 16 are shown."
        yield _finding("few-colours", "hint", "the terminal supports only 16 colours", why, "Set COLORTERM=truecolor.")
    if known.python < OLDEST:
        what = f"this is Python {known.python[0]}.{known.python[1]}"
        yield _finding(
            "python", "error", what, "tuiokr needs Python 3.11 or later.", "Install tuiokr with a newer Python."
        )
    yield from _libraries(known)


def _libraries(known: Facts) -> Iterator[Defect]:
    if not known.textual:
        why = "The app cannot start; the other commands can."
        yield _finding("no-textual", "error", "Textual is not installed", why, "Install tuiokr again.")
    elif known.pinned and known.textual != known.pinned:
        what = f"Textual is {known.textual}; tuiokr is made with {known.pinned}"
        why = "This combination has not been tested."
        yield _finding("textual", "warning", what, why, f"pip install textual=={known.pinned}")
    if not known.caches:
        what = "Python does not keep compiled files (PYTHONDONTWRITEBYTECODE)"
        yield _finding("no-caches", "hint", what, "Every start takes several times as long.", "Unset it.")


def _textual() -> tuple[str, str]:
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        there = version("textual")
    except PackageNotFoundError:
        there = ""
    try:
        asked = [one.partition("==")[2] for one in requires("tuiokr") or [] if one.startswith("textual==")]
    except PackageNotFoundError:
        asked = []
    return there, asked[0].partition(";")[0].strip() if asked else ""


def _finding(name: str, severity: Severity, what: str, why: str, do: str) -> Defect:
    return Defect(name, severity, what, "terminal", why, do)
