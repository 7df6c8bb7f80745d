"""The findings of a draft: going to the next statement with one, the page of its rule, and waiving it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.screens.asker import Asker
from tuiokr.screens.help import RulePage
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases import presence, remarks
from tuiokr.usecases.desk import Desk


class DraftFindings:
    """What a person can do about the findings of one team's statements."""

    def __init__(self, desk: Desk, team: str, asker: Asker) -> None:
        self._desk = desk
        self._team = team
        self._asker = asker

    def beside(self, lit: str, shown: Sequence[str], step: Literal[-1, 1]) -> str:
        """Return the next id of `shown` after `lit`, or before it, whose statement has an open finding.

        After the last one it begins again at the other end. If there is none, it says so and returns "".
        """
        here = shown.index(lit) if lit in shown else 0
        places = [shown.index(one) for one in remarks.with_findings(self._desk, self._team) if one in shown]
        ahead = [at for at in places if (at - here) * step > 0] or places
        if not ahead:
            self._asker.say("No statement has an open finding")
            return ""
        return shown[min(ahead) if step == 1 else max(ahead)]

    def page(self, thing: Objective | KeyResult | None) -> None:
        """Show the page of a rule that has a finding in a statement; if there are several, ask which one."""
        found = remarks.open_findings(self._desk, self._team, thing) if thing else ()
        names = tuple(dict.fromkeys(one.name for one in found))
        if not names:
            self._asker.say("There is no finding here. Press F1 to see the keys")
            return

        def show(name: str | None) -> None:
            if name:
                self._asker.ask(RulePage(remarks.title(name), remarks.page(name)))

        if len(names) == 1:
            show(names[0])
        else:
            self._asker.ask(Pick("Which finding?", [Option(name, remarks.title(name)) for name in names]), show)

    def waive(self, thing: Objective | KeyResult | None) -> None:
        """Ask which finding of a statement to waive, and why; or which waiver to remove."""
        if thing is None:
            return
        found = remarks.open_findings(self._desk, self._team, thing)
        waived = {waiver.name: waiver for waiver in thing.waivers}
        options = [Option(one.name, remarks.title(one.name), (one.message,)) for one in found]
        options += [
            Option(name, f"{remarks.title(name)} (take the waiver back)", (one.reason,)) for name, one in waived.items()
        ]
        if not options:
            self._asker.say("There is no finding to waive")
            return
        words = {one.name: one.words for one in found}

        def chosen(name: str | None) -> None:
            if name is not None and name in waived:
                self._desk.draft.waive(self._team, thing.id, name, "", "")
            elif name is not None:
                self._ask_reason(thing, name, words.get(name, ""))

        about = presence.things(self._desk.session, (self._team, thing.id))
        self._asker.ask(Pick("Which finding do you waive?", options), chosen, about=about)

    def _ask_reason(self, thing: Objective | KeyResult, name: str, words: str) -> None:
        def keep(reason: str | None) -> None:
            if reason:
                self._desk.draft.waive(self._team, thing.id, name, words, reason)

        line = AskLine(
            "Why do you waive it?",
            help="The reason is shown at the tie-off",
            check=lambda typed: "" if typed.strip() else "A few words",
        )
        self._asker.ask(line, keep, about=presence.things(self._desk.session, (self._team, thing.id)))
