"""The desk: all use-cases over one session. This is what a screen is given."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from tuiokr.workshop.drafting import Drafting
from tuiokr.workshop.running import Running
from tuiokr.workshop.session import Session
from tuiokr.workshop.setting_up import SettingUp

if TYPE_CHECKING:
    from tuiokr.store.protocol import Trouble
    from tuiokr.workshop.asking import Asking
    from tuiokr.workshop.carrying import Carrying
    from tuiokr.workshop.checking import Checking
    from tuiokr.workshop.depending import Depending
    from tuiokr.workshop.looking_back import LookingBack
    from tuiokr.workshop.mending import Mending
    from tuiokr.workshop.overview import Overview
    from tuiokr.workshop.publishing import Publishing
    from tuiokr.workshop.recording import Recording
    from tuiokr.workshop.settling import Settling
    from tuiokr.workshop.timekeeping import Timekeeping
    from tuiokr.workshop.tying_off import TyingOff


class Desk:
    """Rooms of work by name; what a start does not need comes in on first use."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.setting_up = SettingUp(session)
        self.drafting = Drafting(session)
        self.running = Running(session)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What was found wrong so far with files and folders, each place once."""
        found: dict[str, Trouble] = {}
        for one in (*self.session.store.troubles, *self.session.unread.values()):
            path = one.path.removeprefix("./")
            if not any(str(above) in found for above in (PurePath(path), *PurePath(path).parents)):
                found[path] = one._replace(path=path)
        return tuple(found.values())

    @cached_property
    def checking(self) -> Checking:
        from tuiokr.workshop.checking import Checking

        return Checking(self.session)

    @cached_property
    def carrying(self) -> Carrying:
        from tuiokr.workshop.carrying import Carrying

        return Carrying(self.session)

    @cached_property
    def asking(self) -> Asking:
        from tuiokr.workshop.asking import Asking

        return Asking(self.session, self.running)

    @cached_property
    def recording(self) -> Recording:
        from tuiokr.workshop.recording import Recording

        return Recording(self.session)

    @cached_property
    def timekeeping(self) -> Timekeeping:
        from tuiokr.workshop.timekeeping import Timekeeping

        return Timekeeping(self.session, self.running)

    @cached_property
    def tying_off(self) -> TyingOff:
        from tuiokr.workshop.tying_off import TyingOff

        return TyingOff(self.session)

    @cached_property
    def depending(self) -> Depending:
        from tuiokr.workshop.depending import Depending

        return Depending(self.session)

    @cached_property
    def looking_back(self) -> LookingBack:
        from tuiokr.workshop.looking_back import LookingBack

        return LookingBack(self.session)

    @cached_property
    def settling(self) -> Settling:
        from tuiokr.workshop.settling import Settling

        return Settling(self.session)

    @cached_property
    def mending(self) -> Mending:
        from tuiokr.workshop.mending import Mending

        return Mending(self.session)

    @cached_property
    def overview(self) -> Overview:
        from tuiokr.workshop.overview import Overview

        return Overview(self.session, self.running, self.tying_off)

    @cached_property
    def publishing(self) -> Publishing:
        from tuiokr.workshop.publishing import Publishing

        return Publishing(self.session, self.checking, self.tying_off)
