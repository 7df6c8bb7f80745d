"""The same calls of the command line and the same workspace as in the tests of the commands."""

from __future__ import annotations

from tests.cli.conftest import _nobodys_workspace, call, exchange_file, filled

__all__ = ["_nobodys_workspace", "call", "exchange_file", "filled"]
