"""Write docs/tuiokr.1, the man page, from the command line and the table of commands.

python -m bench.man_page
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tuiokr import __version__
from tuiokr.cli.main import MODULES, tuiokr
from tuiokr.keys import PLACES, key_labels, of

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "tuiokr.1"

ENVIRONMENT = (
    ("TUIOKR_WORKSPACE", "The workspace's folder where none is given."),
    ("TUIOKR_WHO", "The name under which you save."),
    ("TUIOKR_THEME", "The colours at the start, such as stage-light for a bright room."),
    ("NO_COLOR", "No colours."),
    ("TERM", "What the terminal is. The app refuses one that it cannot draw on."),
    ("ESCDELAY", "Milliseconds that Escape waits for the rest of a key: 100, and 1000 over ssh."),
)
EXIT = (
    ("0", "Done."),
    ("1", "Done, and something was found."),
    ("2", "The call or the input was wrong."),
    ("3", "The workspace is busy or broken."),
)


def page() -> str:
    """Return the page as roff."""
    return "\n".join(_lines()) + "\n"


def _commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(tuiokr)
    for name in sorted(MODULES):
        if command := tuiokr.get_command(context, name):
            yield name, command


def _lines() -> Iterator[str]:
    yield f'.TH TUIOKR 1 "" "tuiokr {__version__}" "User Commands"'
    yield from (".SH NAME", f"tuiokr \\- {_text(_first_sentence(tuiokr)).rstrip('.')}")
    yield from (".SH SYNOPSIS", ".B tuiokr", "[\\fB\\-\\-workspace\\fR \\fIDIR\\fR] [\\fB\\-\\-read\\-only\\fR]")
    for name, command in _commands():
        context = click.Context(command, info_name=f"tuiokr {name}")
        yield from (".br", f".B tuiokr {_text(name)}", _text(" ".join(command.collect_usage_pieces(context))))
    yield from (".SH DESCRIPTION", *_paragraphs(tuiokr.help or ""))
    yield from (".SH OPTIONS", *_options(tuiokr))
    yield from (".TP", f".B {_text('-h, --help')}", "Show what there is, here and after each command.")
    yield ".SH COMMANDS"
    for name, command in _commands():
        yield from (f".SS tuiokr {_text(name)}", *_paragraphs(command.help or ""), *_options(command))
    yield from (".SH KEYS", "Every key of the app, by the place where it works.")
    for place, title in PLACES.items():
        if of(place):
            yield f".SS {_text(title)}"
        for one in of(place):
            yield from (".TP", f".B {_text(key_labels(one))}", f"{_text(one.title)}: {_text(one.help)}.")
    yield from (".SH ENVIRONMENT", *_terms(ENVIRONMENT))
    yield from (".SH EXIT STATUS", *_terms(EXIT))


def _first_sentence(command: click.Command) -> str:
    return " ".join((command.help or "").split()).partition(". ")[0]


def _paragraphs(words: str) -> Iterator[str]:
    for paragraph in words.split("\n\n"):
        yield from (".PP", _text(" ".join(paragraph.split())))


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command)
    for one in command.get_params(context):
        record = one.get_help_record(context) if isinstance(one, click.Option) and "--help" not in one.opts else None
        if record:
            yield from (".TP", f".B {_text(record[0])}", _text(record[1]))


def _terms(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, words in pairs:
        yield from (".TP", f".B {_text(term)}", _text(words))


def _text(words: str) -> str:
    """Escape words so that roff takes them literally."""
    safe = words.replace("\\", "\\e").replace("-", "\\-")
    safe = "".join(letter if letter.isascii() else f"\\[u{ord(letter):04X}]" for letter in safe)
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


def main() -> int:
    """Write the page. Returns the exit status."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
