"""Change the wording that a vote is about, as the room asked, and vote again."""

from __future__ import annotations

from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
from tuiokr.model.vote import Heard
from tuiokr.model.words import clean
from tuiokr.model.workspace import labels
from tuiokr.session.session import Session
from tuiokr.usecases.draft import DraftDesk
from tuiokr.usecases.vote import VoteDesk


class VoteStatement:
    """Reads and changes the objective or key result of a vote."""

    def __init__(self, session: Session, draft: DraftDesk, vote: VoteDesk) -> None:
        self._session = session
        self._draft = draft
        self._vote = vote

    def shown(self, workshop_id: str, vote: str) -> tuple[str, str, str]:
        """Return the label, the words and the theme of what is voted on: `("O1", "Paying is easy", "Ease")`."""
        found = self._thing(workshop_id, vote)
        label = labels(self._okrs(workshop_id)).by_id.get(found.id, "") if found else ""
        theme = found.theme if isinstance(found, Objective) else ""
        return label, (found.words or "nothing is written yet") if found else "it was deleted", theme

    def words(self, workshop_id: str, vote: str) -> str:
        """Return the present wording, "" if the objective or key result was deleted."""
        found = self._thing(workshop_id, vote)
        return found.words if found else ""

    def wanted(self, workshop_id: str, vote: str) -> tuple[Heard, ...]:
        """Return the changes that people asked for in the last round; all that they said if nobody asked for one."""
        last = self._vote.vote(workshop_id, vote).last
        heard = last.heard if last and last.revealed else ()
        return tuple(one for one in heard if one.becomes == "change") or heard

    def change(self, workshop_id: str, vote: str, words: str) -> bool:
        """Save another wording and begin a new round. Return whether the wording is another one."""
        from tuiokr.usecases.key_result_form import reworded

        found = self._thing(workshop_id, vote)
        said = clean(words)
        if found is None or not said or said == found.words:
            return False
        self._draft.edit(
            self._session.workspace.workshops[workshop_id].workshop.team,
            found.id,
            **reworded(found, said, self._session.cycle, self._session.clock.today()),
        )
        self._vote.again(workshop_id, vote)
        return True

    def _okrs(self, workshop_id: str) -> TeamOKRs:
        workshop = self._session.workspace.workshops[workshop_id].workshop
        return self._session.workspace.of(workshop.cycle, workshop.team)

    def _thing(self, workshop_id: str, vote: str) -> Objective | KeyResult | None:
        okrs, about = self._okrs(workshop_id), self._vote.vote(workshop_id, vote).about
        return okrs.objective(about) or okrs.key_result(about)
