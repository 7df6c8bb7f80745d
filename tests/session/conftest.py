"""The same desks and stores as in the tests of the use-cases."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # helpers of these tests are imported as tests.usecases.…

from tests.usecases.conftest import any_store, bare, clock, desk, root, store

__all__ = ["any_store", "bare", "clock", "desk", "root", "store"]
