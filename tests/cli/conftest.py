"""Calls of the command line in this process, and a workspace for them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tuiokr.__main__ import main

EXCHANGE: dict[str, Any] = {
    "organisation": "Northwind",
    "cycle": "2027-Q1",
    "teams": [
        {"id": "northwind", "name": "Northwind", "level": 1, "parent": None},
        {"id": "payments", "name": "Payments", "level": 2, "parent": "northwind"},
        {"id": "growth", "name": "Growth", "level": 2, "parent": "northwind"},
    ],
    "objectives": [
        {
            "id": "n1",
            "team": "northwind",
            "title": "Make buying from us feel effortless",
            "parent": None,
            "key_results": [
                {"id": "n1k1", "text": "Checkout completion from 71 % to 85 %"},
                {"id": "n1k2", "text": "Support calls per 1,000 orders from 30 to 12"},
            ],
        },
        {
            "id": "p1",
            "team": "payments",
            "title": "Make paying with us feel effortless",
            "parent": "n1",
            "key_results": [
                {"id": "p1k1", "text": "Launch the new payment page", "parent_link": "n1k1"},
                {"id": "p1k2", "text": "Paying by phone takes 40 seconds instead of 90"},
            ],
        },
        {"id": "g1", "team": "growth", "title": "Turn a first order into a second", "parent": None, "key_results": []},
    ],
}


@dataclass(frozen=True)
class Called:
    """The result of one call."""

    status: int
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture(autouse=True)
def _nobodys_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point to an empty place, so that no test changes the workspace of the person who runs it."""
    monkeypatch.setenv("TUIOKR_WORKSPACE", str(tmp_path / "workspace"))
    for name in ("NO_COLOR", "TUIOKR_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call tuiokr with some arguments and, if given, bytes on standard input."""

    def calling(*args: object, stdin: bytes = b"") -> Called:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        status = main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return Called(status, out, err)

    return calling


@pytest.fixture
def exchange_file(tmp_path: Path) -> Path:
    path = tmp_path / "northwind.json"
    path.write_text(json.dumps(EXCHANGE, indent=1), encoding="utf-8")
    return path


@pytest.fixture
def filled(call: Call, exchange_file: Path, tmp_path: Path) -> Path:
    """A workspace into which the exchange file was imported."""
    assert call("import", exchange_file).status == 0
    return tmp_path / "workspace"
