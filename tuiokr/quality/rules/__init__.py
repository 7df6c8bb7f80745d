"""One rule a file. No rule knows another; the registry finds them all.

`tuiokr.quality.rules` is the name of this folder and of the public function that returns all rules. Python binds the
folder to that name as soon as any rule is imported, so the folder answers the call itself.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuiokr.quality.rule import Rule


class _RuleFolder(ModuleType):
    """A module that can be called."""

    def __call__(self) -> Mapping[str, Rule]:
        """Return all rules by name, in the order of the documentation."""
        from tuiokr.quality.registry import rules

        return rules()


sys.modules[__name__].__class__ = _RuleFolder
