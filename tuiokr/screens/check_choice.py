"""An organisation's settings of the checks: its own words, and the checks that it does not want."""

from __future__ import annotations

from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine
from tuiokr.usecases.check_choice import UnknownName, names
from tuiokr.usecases.desk import Desk


def write_glossary(asker: Asker, desk: Desk) -> None:
    """Ask for the organisation's names of products, teams and measures, which the checks do not call jargon."""

    def keep(terms: str | None) -> None:
        if terms is not None:
            desk.setup.set_glossary("\n".join(terms.split(",")))

    def known() -> str:
        return ", ".join(desk.workspace.organisation.glossary)

    help_line = "Products, teams and acronyms, separated by commas. The checks do not call them jargon"
    asker.ask(AskLine("Words that your organisation uses", current=known, help=help_line, several=True), keep)


def choose_checks(asker: Asker, desk: Desk) -> None:
    """Ask for the checks that the organisation does not want."""

    def without() -> str:
        return ", ".join(desk.workspace.organisation.ignore)

    def wrong(typed: str) -> str:
        try:
            names(typed.splitlines())
        except UnknownName as error:
            return str(error)
        return ""

    def keep(typed: str | None) -> None:
        if typed is not None:
            desk.setup.set_checks(",".join(desk.workspace.organisation.select), ",".join(typed.splitlines()))

    help_line = (
        "Names of checks or their beginnings, separated by commas, such "
        "as no-data-source, jargon. Leave it empty to use all checks"
    )
    asker.ask(
        AskLine("Which checks do you not want?", current=without, help=help_line, check=wrong, several=True),
        keep,
    )
