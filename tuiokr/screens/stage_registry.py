"""The stage of each kind of step. The stages are found in `stages/`; each one names its kinds."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

from tuiokr.model.agenda import Workshop
from tuiokr.model.step_kind import StepKind
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.desk import Desk


@lru_cache(maxsize=1)
def stages() -> Mapping[StepKind, type[Stage]]:
    """Return the stage of each kind of step.

    Raises `RuntimeError` if two stages are for one kind, or no stage is for a kind: an error in the program.
    """
    found: dict[StepKind, type[Stage]] = {}
    folder = import_module("tuiokr.screens.stages")
    for module in pkgutil.iter_modules(folder.__path__):
        loaded = import_module(f"{folder.__name__}.{module.name}")
        for one in vars(loaded).values():
            if not (isinstance(one, type) and issubclass(one, Stage) and one.__module__ == loaded.__name__):
                continue
            for kind in one.kinds:
                if kind in found:
                    raise RuntimeError(f"{found[kind].__name__} and {one.__name__} are both for the step “{kind}”")
                found[kind] = one
    if missing := [kind for kind in StepKind if kind not in found]:
        raise RuntimeError(f"no stage is for the step “{missing[0]}”")
    return MappingProxyType(found)


def stage_of(desk: Desk, workshop: Workshop) -> Stage:
    """Return a new stage for the current step of a workshop."""
    kind = workshop.step.kind
    return stages()[kind].at_step(desk, workshop.team, workshop.id, kind)
