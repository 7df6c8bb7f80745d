"""Templates: agendas that people saved, to start workshops with them and to share them as files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tuiokr.exchange import agenda_file
from tuiokr.exchange.agenda_file import AgendaRead
from tuiokr.exchange.limits import LARGEST_AGENDA
from tuiokr.exchange.named_file import file_in, read_file, typed_file, write_file
from tuiokr.model import ids
from tuiokr.model.agenda import Agenda
from tuiokr.model.limits import MOST_TEMPLATES
from tuiokr.model.shelf import put
from tuiokr.model.words import LONGEST_NAME, clean, plural, same
from tuiokr.session.session import Session
from tuiokr.usecases.agenda_files import agenda_files
from tuiokr.usecases.workshop import WorkshopDesk


class TemplateDesk:
    """Saves, offers and shares the templates of an organisation."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    def every(self) -> tuple[Agenda, ...]:
        """Return the templates that a workshop can run, sorted by name."""
        found = [
            one for key, one in self._session.workspace.templates.items() if one.sound and key not in agenda_files()
        ]
        return tuple(sorted(found, key=lambda one: (same(one.title), one.id)))

    def offered(self, *, above_others: bool) -> tuple[Agenda, ...]:
        """Return the templates for a team; a tie-off needs teams below it."""
        return tuple(one for one in self.every() if above_others or one.kind != "tie-off")

    def get(self, template: str) -> Agenda | None:
        """Return a template, or a built-in agenda; None if there is none of that id."""
        built_in = agenda_files().get(template)
        return built_in.agenda if built_in else self._session.workspace.templates.get(template)

    def named(self, title: str) -> Agenda | None:
        """Return the template of a name, whatever its case; None if there is none."""
        return next((one for one in self.every() if same(one.title) == same(clean(title))), None)

    def of_workshop(self, workshop: str) -> Agenda:
        """Return the agenda of a workshop with the timeboxes that it has now, without the pace that was planned."""
        one = self._running.full(workshop).workshop
        steps = [step.lasting(one.runs[step.id].minutes / one.pace) for step in one.agenda.steps]
        return one.agenda.but(steps=tuple(steps))

    def wrong_name(self, title: str, own: str = "") -> str:
        """Return what is wrong with a name, "" if nothing; `own` is the template that gets it, if it exists already."""
        if not clean(title):
            return "Write a name for the template"
        if len(clean(title)) > LONGEST_NAME:
            return f"A name has at most {LONGEST_NAME} characters; this one has {len(clean(title)):,}"
        there = self.named(title)
        if own:
            return f"Another template is called “{there.title}”" if there and there.id != own else ""
        if there is None and len(self._session.workspace.templates) >= MOST_TEMPLATES:
            return f"There are {plural(MOST_TEMPLATES, 'template')} already. Use the name of one, to replace it"
        return ""

    def save(self, agenda: Agenda, title: str) -> str:
        """Save an agenda as a template, in place of the one of the same name. Return its id.

        Raises ValueError for a wrong name.
        """
        if wrong := self.wrong_name(title):
            raise ValueError(wrong)
        there, taken = self.named(title), {*self._session.workspace.templates, *agenda_files()}
        template = there.id if there else ids.from_name(clean(title), taken, "template")
        label = f"{'replace' if there else 'save'} template “{clean(title)}”"
        self._change(label, agenda.but(id=template, title=title))
        return template

    def rename(self, template: str, title: str) -> None:
        """Give a template another name. Raises ValueError for a wrong name, KeyError for an unknown template."""
        one = self._session.workspace.templates[template]
        if wrong := self.wrong_name(title, template):
            raise ValueError(wrong)
        self._change(f"rename template “{one.title}”", one.but(title=title))

    def delete(self, template: str) -> None:
        """Delete a template. Workshops that were started with it keep their agenda."""
        standing = self._session.workspace
        if one := standing.templates.get(template):
            after = replace(standing, templates=put(standing.templates, {template: None}))
            self._session.change(f"delete template “{one.title}”", after)

    def _change(self, label: str, template: Agenda) -> None:
        standing = self._session.workspace
        after = replace(standing, templates=put(standing.templates, {template.id: template}))
        self._session.change(label, after)

    # ---- files

    def read(self, typed: str) -> AgendaRead:
        """Return the agenda in a file, by its typed path. Changes nothing. Raises ExchangeError."""
        file = typed_file(typed)
        return agenda_file.read(read_file(file, LARGEST_AGENDA, expected="an agenda"), file.name)

    def file_name(self, agenda: Agenda) -> str:
        """Return a name for the file of an agenda."""
        return f"agenda-{ids.slug(agenda.title) or agenda.kind}.json"

    def write(self, agenda: Agenda, path: str) -> Path:
        """Write an agenda into a file, replacing an existing one, whole or not at all. Raises FileRefused."""
        target = file_in(path, self.file_name(agenda))
        write_file(target, agenda_file.write(agenda))
        return target.absolute()
